from datetime import date
from decimal import Decimal

import pytest
from helpers.rules import rulebook

from cpim_pdp.core.activities import EvidenceKind, Proof, State
from cpim_pdp.core.credentials import Credential
from cpim_pdp.core.quantities import Quantity, Unit
from cpim_pdp.core.rule_text import CATEGORIES
from cpim_pdp.core.standing import Standing
from cpim_pdp.core.submissions import Decision
from cpim_pdp.wording import amounts, names


def test_everything_in_the_rules_has_a_name() -> None:
    rules = rulebook()
    assert all(names.designation(code) != code for code in rules.designations)
    assert all(names.activity_type(one) != one for one in rules.types)
    assert all(names.topic(one) != one for one in rules.topics)
    assert all(names.policy(one) != one for one in rules.policies)
    assert all(names.edition(one.id) != one.id for one in rules.editions)
    assert all(names.category(one) != one for one in CATEGORIES)
    assert all(names.programme(one) != one for one in rules.programmes)
    exams = [exam for one in rules.programmes.values() for exam in one.exams]
    assert len({names.exam(one) for one in exams} - set(exams)) == len(exams)


def test_states_kinds_and_standings_have_names_of_their_own() -> None:
    assert len({names.state(one) for one in State}) == len(State)
    assert len({names.kind(one) for one in EvidenceKind}) == len(EvidenceKind)
    assert len({names.proof(one) for one in Proof}) == len(Proof)
    assert len({names.standing(one) for one in Standing}) == len(Standing)
    assert len({names.decision(one) for one in Decision}) == len(Decision)
    assert len({amounts.unit(one) for one in Unit}) == len(Unit)


def test_a_code_without_a_name_is_shown_as_it_is() -> None:
    assert names.activity_type("yoga") == "yoga"
    assert names.field("title") == "Title"


def test_a_credential_of_ones_own_is_called_by_its_title() -> None:
    own = Credential("1", "custom", date(2024, 1, 1), title="Lean Green Belt")

    assert names.credential(own) == "Lean Green Belt"
    assert names.credential(Credential("2", "CPIM", date(2024, 1, 1))) == "CPIM"


@pytest.mark.parametrize(
    ("count", "unit", "long", "short"),
    [
        (90, Unit.HOUR, "1.5 hours", "1.5 h"),
        (60, Unit.HOUR, "1 hour", "1 h"),
        (50, Unit.HOUR, "50 min", "50 min"),
        (80, Unit.HOUR, "1 h 20 min", "1 h 20 min"),
        (400, Unit.DAY, "4 days", "4 days"),
        (100, Unit.EXAM, "1 exam", "1 exam"),
        (500, Unit.MEMBERSHIP_YEAR, "5 membership years", "5 membership years"),
        (200, Unit.ENTRY, "2 entries", "2 entries"),
        (250, Unit.UNKNOWN, "2.5 units", "2.5 units"),
    ],
)
def test_a_quantity_has_its_unit(count: int, unit: Unit, long: str, short: str) -> None:
    quantity = Quantity(count, unit)

    assert amounts.amount(quantity) == long
    assert amounts.short_amount(quantity) == short


@pytest.mark.parametrize("unit", list(Unit))
def test_every_unit_has_a_singular_and_a_plural(unit: Unit) -> None:
    one, two = (Quantity(n * (60 if unit is Unit.HOUR else 100), unit) for n in (1, 2))

    assert amounts.amount(one).startswith("1 ")
    assert amounts.amount(one).removeprefix("1 ") != amounts.amount(two).removeprefix("2 ")


@pytest.mark.parametrize(
    ("value", "text"), [("1", "1 point"), ("28.50", "28.5 points"), ("0", "0 points")]
)
def test_points_have_their_unit(value: str, text: str) -> None:
    assert amounts.points(Decimal(value)) == text

"""What two changed is brought together field by field; what can't be is named."""

from cpim_pdp.core.activities import Allocation, Details, same_value
from cpim_pdp.core.clashes import Clash, merged
from cpim_pdp.core.credentials import Holder

ANA = Holder("Ana Souza", "1", "a@example.org")


def test_changes_of_different_fields_come_together() -> None:
    theirs, ours = (
        Holder("Ana Souza", "2", "a@example.org"),
        Holder("Ana Lima", "1", "a@example.org"),
    )

    assert merged(ANA, theirs, ours) == (Holder("Ana Lima", "2", "a@example.org"), ())


def test_the_same_change_on_both_sides_is_no_clash() -> None:
    changed = Holder("Ana Lima")

    assert merged(ANA, changed, changed) == (changed, ())


def test_a_field_changed_on_both_sides_clashes_with_all_three_values() -> None:
    _, clashes = merged(ANA, Holder("A", "1", "a@example.org"), Holder("B", "1", "a@example.org"))

    assert clashes == (Clash("name", "Ana Souza", "A", "B"),)


def test_allocations_in_another_order_are_the_same() -> None:
    first, second = Allocation("a", 1), Allocation("b", 2)
    before, present = (
        Details("x", allocations=(first, second)),
        Details("x", allocations=(second, first)),
    )

    assert merged(before, present, Details("y", allocations=(second, first)), same_value) == (
        Details("y", allocations=(second, first)),
        (),
    )
    assert not same_value("allocations", (first,), (second,))

"""A credential's standing as a sentence, and what a lapse policy does to a missed deadline."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cpim_pdp.core.credentials import CUSTOM_POLICY
from cpim_pdp.core.standing import Pick, PickedBy, Standing, Verdict
from cpim_pdp.wording import amounts, figures, names
from cpim_pdp.wording.sites import sites
from cpim_pdp.wording.translation import Translate, english

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from datetime import date

    from cpim_pdp.core.credentials import Credential
    from cpim_pdp.core.rulebook import Designation, Policy, Programme


def sentence(verdict: Verdict, tr: Translate = english) -> str:
    """Return what a policy says of a credential: its standing, until when, and what it asks."""
    if verdict.standing is Standing.EXPIRED or verdict.until is None:
        return _expired(verdict, tr)
    if verdict.standing is Standing.ACTIVE:
        return tr("Active: {required} points, to be filed by {until}.").format(
            **_facts(verdict, verdict.until, tr)
        )
    return _suspended(verdict, verdict.until, tr)


def under(verdict: Verdict, tr: Translate = english) -> str:
    """Return a verdict with the policy it comes from before it."""
    return tr("{policy}: {sentence}", "a policy and what it says").format(
        policy=names.policy(verdict.policy, tr), sentence=sentence(verdict, tr)
    )


def if_missed(verdicts: Iterable[Verdict], tr: Translate = english) -> tuple[str, ...]:
    """Return for each policy what it says, were it the one in force."""
    return tuple(under(verdict, tr) for verdict in verdicts)


def policy_rule(policy: Policy, designation: Designation, tr: Translate = english) -> str:
    """Return what a policy does to a designation whose deadline is missed."""
    if policy.suspension_years and designation.code in policy.surcharge:
        return tr(
            "A missed deadline suspends it for {years}; each begun year adds {step} points to what"
            " is required; then it expires."
        ).format(
            years=figures.span(12 * policy.suspension_years, tr),
            step=figures.points(policy.surcharge[designation.code], tr),
        )
    if policy.suspension_days:
        return tr(
            "A missed deadline suspends it for %n day(s), in which the application can still be"
            " filed without extra points; then it expires.",
            "",
            policy.suspension_days,
        )
    return tr("A missed deadline lets it expire on the day after.")


def picked(pick: Pick, due: date, tr: Translate = english) -> str:
    """Return why a policy is the one in force for a deadline."""
    policy = pick.policy
    facts = {
        "policy": names.policy(policy.id, tr),
        "due": figures.day(due, tr),
        "first": "" if policy.first is None else figures.day(policy.first, tr),
        "last": "" if policy.last is None else figures.day(policy.last, tr),
    }
    return _why_picked(pick, tr).format(**facts)


def asked(credential: Credential, designation: Designation, tr: Translate = english) -> str:
    """Return what a credential asks of its holder, line by line, and where that was read."""
    text = tr("{credential} asks for {points} in {years}.").format(
        credential=names.credential(credential),
        points=amounts.points(designation.points, tr),
        years=figures.span(12 * designation.years, tr),
    )
    return "\n".join((text, *_behind(designation, tr)))


def explained(verdict: Verdict, pick: Pick, due: date, tr: Translate = english) -> str:
    """Return a standing with the policy it comes from, why that is in force, and its source."""
    lines = under(verdict, tr), picked(pick, due, tr), *_behind(pick.policy, tr)
    return "\n".join(lines)


def _behind(rule: Designation | Policy, tr: Translate) -> Iterator[str]:
    """Yield what is assumed of a rule, and where it was read; nothing of the holder's own."""
    if rule.assumption:
        yield tr("Assumed: {words}").format(words=rule.assumption)
    if rule.sources:
        places = sites(part for one in rule.sources for part in one.address.split(";"))
        yield tr("Read at {places}").format(places=places)


def sources(rule: Policy | Programme, tr: Translate = english) -> tuple[str, ...]:
    """Return where a rule was read, each with how old that is; none for the holder's own."""
    each = tr("{address} ({date})", "a source and its date")
    return tuple(each.format(address=one.address, date=one.date) for one in rule.sources)


def _why_picked(pick: Pick, tr: Translate) -> str:
    if pick.by is PickedBy.HOLDER:
        return tr("{policy} is in force because you chose it for this credential.")
    if pick.by is PickedBy.DESIGNATION:
        return tr("{policy} is in force: no other policy has figures for this credential.")
    if pick.policy.last is None:
        return tr(
            "{policy} is in force: the deadline of {due} is one of those from {first} on, which it"
            " is for."
        )
    return tr(
        "{policy} is in force: the deadline of {due} is one of those up to {last}, which it is for."
    )


def _expired(verdict: Verdict, tr: Translate) -> str:
    if verdict.policy == CUSTOM_POLICY:
        return tr("Expired: it can't be maintained any more; ask its issuer how to earn it again.")
    return tr("Expired: it can't be maintained any more; the exams have to be taken again.")


def _suspended(verdict: Verdict, until: date, tr: Translate) -> str:
    facts = _facts(verdict, until, tr)
    if not verdict.steps:
        return tr(
            "Suspended until {until}: the application over {required} points can still be filed."
        ).format(**facts)
    return tr(
        "Suspended until {until}: {required} points bring it back, {core} and {extra} for %n begun"
        " year(s) past the deadline.",
        "",
        verdict.steps,
    ).format(**facts)


def _facts(verdict: Verdict, until: date, tr: Translate) -> dict[str, str]:
    return {
        "until": figures.day(until, tr),
        "required": figures.points(verdict.required, tr),
        "core": figures.points(verdict.core, tr),
        "extra": figures.points(verdict.required - verdict.core, tr),
    }

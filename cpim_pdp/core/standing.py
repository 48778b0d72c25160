"""Standing: what a missed deadline has done to a credential by a date, under each policy."""

from __future__ import annotations

from datetime import date, timedelta
from decimal import Decimal
from enum import StrEnum, unique
from typing import TYPE_CHECKING

from cpim_pdp.core import dates
from cpim_pdp.core.frozen import dataclass

if TYPE_CHECKING:
    from cpim_pdp.core.credentials import Credential
    from cpim_pdp.core.rulebook import Designation, Policy, Rulebook


@unique
class Standing(StrEnum):
    """Whether a credential may be used."""

    ACTIVE = "active"
    SUSPENDED = "suspended"
    EXPIRED = "expired"


@dataclass(frozen=True, slots=True)
class Verdict:
    """What a policy says of a credential on a date.

    ``required`` is ``core`` and the surcharge of ``steps`` begun years; ``until`` is the last day
    of this standing, None once expired.
    """

    policy: str
    standing: Standing
    required: Decimal
    core: Decimal
    steps: int
    until: date | None


@unique
class PickedBy(StrEnum):
    """What decided which policy is in force for a deadline."""

    HOLDER = "holder"
    DEADLINE = "deadline"
    DESIGNATION = "designation"  # no other policy has figures for it


@dataclass(frozen=True, slots=True)
class Pick:
    """The policy in force, and what decided that."""

    policy: Policy
    by: PickedBy


def policy_of(
    credential: Credential, designation: Designation, rulebook: Rulebook, due: date
) -> Policy:
    """Return the policy in force for a deadline.

    The holder's choice, else the one that the date picks.
    """
    return picked(credential, designation, rulebook, due).policy


def picked(credential: Credential, designation: Designation, rulebook: Rulebook, due: date) -> Pick:
    """Return the policy in force for a deadline, and what picked it."""
    if credential.policy is not None:
        return Pick(rulebook.policies[credential.policy], PickedBy.HOLDER)
    offered = [rulebook.policies[policy] for policy in designation.policies]
    if len(offered) == 1:
        return Pick(offered[0], PickedBy.DESIGNATION)
    covering = next((policy for policy in offered if _covers(policy, due)), offered[-1])
    return Pick(covering, PickedBy.DEADLINE)


def verdict(policy: Policy, designation: Designation, due: date, on: date) -> Verdict:
    """Return what ``policy`` says on ``on`` of a credential due on ``due`` and not filed."""
    end = suspension_end(policy, due)
    if on <= due:
        standing, steps, until = Standing.ACTIVE, 0, due
    elif on <= end:
        standing, steps, until = Standing.SUSPENDED, begun_years(policy, due, on), end
    else:
        standing, steps, until = Standing.EXPIRED, policy.suspension_years, None
    step = policy.surcharge.get(designation.code, Decimal(0))
    return Verdict(
        policy=policy.id,
        standing=standing,
        required=designation.points + step * steps,
        core=designation.points,
        steps=steps if step else 0,
        until=until,
    )


def suspension_end(policy: Policy, due: date) -> date:
    """Return the last day of the suspension; the due date itself where the policy knows none."""
    if policy.suspension_years:
        return dates.years(due, policy.suspension_years)
    return due + timedelta(days=policy.suspension_days)


def begun_years(policy: Policy, due: date, on: date) -> int:
    """Return how many years past the deadline have begun on ``on``, the suspension's at most.

    A begun year counts as one: the day after the deadline it is one, after the first anniversary
    two.
    """
    return sum(on > dates.years(due, n) for n in range(policy.suspension_years))


def surcharge_days(policy: Policy, due: date) -> tuple[date, ...]:
    """Return the days on which the policy's surcharge grows by a step."""
    if not policy.surcharge:
        return ()
    return tuple(dates.day_after(dates.years(due, n)) for n in range(policy.suspension_years))


def _covers(policy: Policy, due: date) -> bool:
    return (policy.first is None or policy.first <= due) and (
        policy.last is None or due <= policy.last
    )

"""The holder and the credentials they have."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from cpim_pdp.core import dates, points, texts
from cpim_pdp.core.frozen import dataclass
from cpim_pdp.core.refusals import Reason, Refusal
from cpim_pdp.core.rulebook import CUSTOM, Designation, Rulebook

if TYPE_CHECKING:
    from datetime import date
    from decimal import Decimal

CUSTOM_POLICY = "none"
_MOST_YEARS = 20


@dataclass(frozen=True, slots=True)
class Holder:
    """The person whose log this is."""

    name: str
    ascm_id: str = ""
    email: str = ""
    former_names: str = ""


@dataclass(frozen=True, slots=True)
class Credential:
    """A designation that the holder has, with the date it was earned.

    ``due`` is the due date that the holder's account shows, None where none was given; ``policy``
    overrides the one that the deadline picks; ``title``, ``points`` and ``years`` are those of a
    custom credential, else empty. ``target`` is what the holder wants to reach instead of just
    what is required; ``programme`` the id of the exams taken on the way back.
    """

    id: str
    designation: str
    certified: date
    due: date | None = None
    number: str = ""
    policy: str | None = None
    title: str = ""
    points: Decimal | None = None
    years: int | None = None
    target: Decimal | None = None
    programme: str | None = None


def holder_checked(holder: Holder) -> Holder:
    """Return the holder with outer spaces gone.

    Raises:
        Refusal: without a name, or with a text of several lines.
    """
    tidy = Holder(
        name=texts.line(holder.name, "name"),
        ascm_id=texts.line(holder.ascm_id, "ascm_id"),
        email=texts.line(holder.email, "email"),
        former_names=texts.line(holder.former_names, "former_names"),
    )
    if not tidy.name:
        raise Refusal(Reason.NAME_EMPTY)
    return tidy


def checked(credential: Credential, rulebook: Rulebook) -> Credential:
    """Return the credential with the designation's present code and outer spaces gone.

    Raises:
        Refusal: unknown designation, policy or programme, a due date not after the certification,
            a custom one without its figures, another one with them, or a target that is not above
            the required points.
    """
    dates.checked(credential.certified)
    tidy = replace(
        credential,
        number=texts.line(credential.number, "number"),
        title=texts.line(credential.title, "title"),
    )
    tidy = _custom(tidy) if _is_custom(tidy) else _declared(tidy, rulebook)
    if tidy.due is not None and dates.checked(tidy.due) <= tidy.certified:
        raise Refusal(Reason.DUE_NOT_AFTER_CERTIFIED, due=tidy.due, certified=tidy.certified)
    _check_policy(tidy, rulebook)
    _check_programme(tidy, rulebook)
    return _with_target(tidy, rulebook)


def designation_of(credential: Credential, rulebook: Rulebook) -> Designation:
    """Return what the credential's maintenance asks: the rules' figures, or the holder's own.

    Raises:
        Refusal: where the rules do not know it.
    """
    if not _is_custom(credential):
        return rulebook.designation(credential.designation)
    if credential.points is None or credential.years is None:
        raise Refusal(Reason.CUSTOM_INCOMPLETE)
    return Designation(
        code=CUSTOM,
        points=credential.points,
        years=credential.years,
        former_codes=(),
        policies=(CUSTOM_POLICY,),
        sources=(),
    )


def _is_custom(credential: Credential) -> bool:
    return credential.designation.strip().lower() == CUSTOM


def _custom(credential: Credential) -> Credential:
    if not credential.title or credential.points is None or credential.years is None:
        raise Refusal(Reason.CUSTOM_INCOMPLETE)
    if not (
        points.ZERO < credential.points <= points.MOST and 1 <= credential.years <= _MOST_YEARS
    ):
        raise Refusal(Reason.CUSTOM_OUT_OF_RANGE)
    return replace(credential, designation=CUSTOM, points=points.rounded(credential.points))


def _declared(credential: Credential, rulebook: Rulebook) -> Credential:
    designation = rulebook.designation(credential.designation)
    if credential.title or credential.points is not None or credential.years is not None:
        raise Refusal(Reason.CUSTOM_ONLY, designation=designation.code)
    return replace(credential, designation=designation.code)


def _check_policy(credential: Credential, rulebook: Rulebook) -> None:
    if credential.policy is None:
        return
    if credential.policy not in rulebook.policies:
        raise Refusal(Reason.POLICY_UNKNOWN, policy=credential.policy)
    designation = designation_of(credential, rulebook)
    if credential.policy not in designation.policies:
        raise Refusal(
            Reason.POLICY_NOT_FOR_DESIGNATION,
            policy=credential.policy,
            designation=designation.code,
        )


def _check_programme(credential: Credential, rulebook: Rulebook) -> None:
    if credential.programme is None:
        return
    offered = [
        one.id for one in rulebook.programmes.values() if credential.designation in one.designations
    ]
    if not offered:
        raise Refusal(Reason.PROGRAMME_NONE, designation=credential.designation)
    if credential.programme not in offered:
        raise Refusal(Reason.PROGRAMME_UNKNOWN, programme=credential.programme)


def _with_target(credential: Credential, rulebook: Rulebook) -> Credential:
    if credential.target is None:
        return credential
    target = points.checked(credential.target)
    required = designation_of(credential, rulebook).points
    if target <= required:
        raise Refusal(Reason.TARGET_TOO_LOW, target=target, required=required)
    return replace(credential, target=target)

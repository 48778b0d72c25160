"""What bringing another log in does, in words: what comes, what both changed, what can't come."""

from collections.abc import Iterator, Mapping

from cpim_pdp.core.merge_plan import Conflict, Kept, LeftOut, MergePlan, Thing
from cpim_pdp.wording import names, refusals, values
from cpim_pdp.wording.translation import Phrase, Translate, english

_THINGS: Mapping[Thing, Phrase] = {
    Thing.HOLDER: lambda tr: tr("The holder"),
    Thing.CREDENTIAL: lambda tr: tr("The credential {title}"),
    Thing.ACTIVITY: lambda tr: tr("The activity “{title}”"),
    Thing.EVIDENCE: lambda tr: tr("Evidence of the activity “{title}”"),
    Thing.SUBMISSION: lambda tr: tr("The application filed on {title}"),
    Thing.SCHEDULE: lambda tr: tr("The schedule “{title}”"),
    Thing.ATTEMPT: lambda tr: tr("The exam “{title}”"),
}


def counts(plan: MergePlan, tr: Translate = english) -> Iterator[str]:
    """Yield how much of each kind comes in; what there is none of is left out."""
    credentials = len(plan.new_credentials) + len(plan.credentials)
    submissions = len(plan.new_submissions) + len(plan.submissions)
    schedules = len(plan.new_schedules) + len(plan.schedules)
    attempts = len(plan.new_attempts) + len(plan.attempts)
    lines = (
        (len(plan.new_activities), tr("%n new activit(y|ies)", "", len(plan.new_activities))),
        (len(plan.activities), tr("%n newer activit(y|ies)", "", len(plan.activities))),
        (len(plan.attached), tr("%n file(s) of evidence", "", len(plan.attached))),
        (len(plan.detached), tr("%n file(s) of evidence detached", "", len(plan.detached))),
        (
            len(plan.relabelled),
            tr("another kind or name of %n file(s) of evidence", "", len(plan.relabelled)),
        ),
        (credentials, tr("%n credential(s)", "", credentials)),
        (submissions, tr("%n application(s)", "", submissions)),
        (schedules, tr("%n schedule(s)", "", schedules)),
        (len(plan.dropped), tr("%n planned entr(y|ies) to the trash", "", len(plan.dropped))),
        (attempts, tr("%n exam(s)", "", attempts)),
        (len(plan.snoozes), tr("%n reminder(s) put off", "", len(plan.snoozes))),
        (plan.holder is not None, tr("what changed of the holder")),
        (plan.known, tr("nothing for %n activit(y|ies) that the log has", "", plan.known)),
        (plan.trash, tr("nothing for %n activit(y|ies) in the trash there", "", plan.trash)),
    )
    found = [line for number, line in lines if number]
    yield from found or (tr("nothing"),)


def conflict(found: Conflict, tr: Translate = english) -> str:
    """Return what both logs changed, and which version stands."""
    thing = _thing(found.thing, found.title, tr)
    if found.kept is Kept.OURS:
        text = tr("{thing} differs in both logs; the version of this log stands.")
    else:
        text = tr("{thing} differs in both logs; the version that was brought in stands.")
    return text.format(thing=thing)


def versions(found: Conflict, tr: Translate = english) -> Iterator[str]:
    """Yield each field with both values, each on one line."""
    phrase = tr("{field}: “{ours}” here, “{theirs}” there")
    for one in found.fields:
        yield phrase.format(
            field=names.field(one.field, tr),
            ours=values.short(values.text(one.field, one.ours, tr)),
            theirs=values.short(values.text(one.field, one.theirs, tr)),
        )


def left_out(found: LeftOut, tr: Translate = english) -> str:
    """Return what could not come in, and why."""
    text = tr("{thing} was left out: {reason}")
    thing = _thing(found.thing, found.title, tr)
    return text.format(thing=thing, reason=refusals.sentence(found.refusal, tr))


def _thing(thing: Thing, title: str, tr: Translate) -> str:
    called = names.exam(title, tr) if thing is Thing.ATTEMPT else values.short(title)
    return _THINGS[thing](tr).format(title=called)

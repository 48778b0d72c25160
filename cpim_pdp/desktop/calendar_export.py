"""Writing what is ahead as a file that calendars take."""

from PySide6.QtWidgets import QWidget

from cpim_pdp.core.refusals import Reason, Refusal
from cpim_pdp.desktop import files
from cpim_pdp.desktop.gateway import Gateway, Offer
from cpim_pdp.desktop.session import Session
from cpim_pdp.desktop.translation import tr
from cpim_pdp.exchange import calendar_entries, calendar_file
from cpim_pdp.store.whole_file import write_whole
from cpim_pdp.wording import names


def export(session: Session, gateway: Gateway, over: QWidget | None) -> None:
    """Ask where the calendar is to be, write it there, and offer to take it in."""
    summaries = session.summaries()
    ahead = calendar_entries.entries(summaries, tr)
    if not ahead:
        credentials = ", ".join(names.credential(one.credential) for one in summaries)
        gateway.refuse(Refusal(Reason.NOTHING_AHEAD, credential=credentials, on=session.today()))
        return
    chosen = files.calendar_to_write(over, session.path.with_suffix(calendar_file.SUFFIX))
    if chosen is None:
        return
    try:
        write_whole(chosen, calendar_file.calendar(ahead, summaries[0].on, tr))
    except Refusal as refusal:
        gateway.refuse(refusal)
        return
    text = tr("%n event(s) written to {path}.", "", len(ahead))
    gateway.notice(
        text.format(path=chosen),
        Offer(tr("Open"), lambda: files.open_with_desktop(chosen)),
        Offer(tr("Show in folder"), lambda: files.open_with_desktop(chosen.parent)),
    )

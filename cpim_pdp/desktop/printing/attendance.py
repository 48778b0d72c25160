"""A confirmation of attendance for an activity: asked where to, made beside the window, offered."""

from collections.abc import Callable
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from cpim_pdp import reports
from cpim_pdp.core.activities import Activity
from cpim_pdp.core.refusals import Refusal
from cpim_pdp.desktop import files
from cpim_pdp.desktop.gateway import Gateway, Offer
from cpim_pdp.desktop.printing.paper import usual_paper
from cpim_pdp.desktop.session import Session
from cpim_pdp.desktop.side_queue import SideQueue
from cpim_pdp.desktop.translation import printed, tr
from cpim_pdp.store.whole_file import write_whole

_TITLE = 60


class AttendanceForms(QObject):
    """Makes them for one session."""

    def __init__(self, session: Session, gateway: Gateway, page: QWidget) -> None:
        super().__init__(page)
        self._session = session
        self._gateway = gateway
        self._page = page
        self._making = SideQueue(self)

    def offer(self, activity: Activity) -> None:
        """Ask where the form of an activity is to be, write it, and offer to open it."""
        path = files.form_to_write(self._page.window(), _proposed(activity))
        if path is not None:
            self._making.add(self._ordered(activity, path), partial(self._tell, path))

    def _ordered(self, activity: Activity, path: Path) -> Callable[[], None]:
        """Return what makes and writes it, in whatever thread."""
        holder, today, paper = self._session.snapshot.holder, self._session.today(), usual_paper()

        def carry_out() -> None:
            data = reports.attendance_sheet(activity, holder, today, paper=paper, tr=printed)
            write_whole(path, data)

        return carry_out

    def _tell(self, path: Path, result: object) -> None:
        if isinstance(result, Refusal):
            self._gateway.refuse(result)
            return
        self._gateway.notice(
            tr("The form is ready to be completed and signed: {name}").format(name=path.name),
            Offer(tr("Open"), lambda: files.open_with_desktop(path)),
            Offer(tr("Show in folder"), lambda: files.open_with_desktop(path.parent)),
        )


def _proposed(activity: Activity) -> Path:
    title = activity.details.title[:_TITLE]
    name = tr("Attendance {title}", "a file name").format(title=title)
    return Path.home() / f"{files.safe_in_names(name)}.pdf"

"""What stands where no activity is to be seen: why, and the button that leads on."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from cpim_pdp.desktop.activities.filter import Filter
from cpim_pdp.desktop.activities.model import ActivitiesModel
from cpim_pdp.desktop.look.empty_page import EmptyPage
from cpim_pdp.desktop.translation import tr


class EmptyList(EmptyPage):
    """Tells a log without activities from a search or filters that find none.

    Signals:
        log_wanted, all_wanted, search_cleared, filters_cleared: what its button leads to.
    """

    log_wanted = Signal()
    all_wanted = Signal()
    search_cleared = Signal()
    filters_cleared = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._leads_to = self.log_wanted
        self.begun.connect(self._lead)
        self._offer_first(writable=True)

    def _lead(self) -> None:
        self._leads_to.emit()

    def explain(self, model: ActivitiesModel, *, in_trash: bool, writable: bool) -> None:
        """Say why the model shows nothing."""
        wanted = model.filter
        if wanted.words:
            self._say_not_found(model, " ".join(wanted.words))
        elif in_trash:
            self.say(tr("The trash is empty. What you delete stays here until you empty it."), "")
        elif not model.everything():
            self._offer_first(writable=writable)
        elif wanted.is_only_this_cycle:
            self._leads_to = self.all_wanted
            self.say(tr("This cycle has no activities yet."), tr("Show those of all cycles"))
        else:
            self._leads_to = self.all_wanted
            self.say(tr("No activity passes these filters."), tr("Show all activities"))

    def _offer_first(self, *, writable: bool) -> None:
        self._leads_to = self.log_wanted
        begin = tr("Log the first activity") if writable else ""
        self.say(tr("What you do for your credential will stand here, with its points."), begin)

    def _say_not_found(self, model: ActivitiesModel, words: str) -> None:
        elsewhere = model.count(Filter(words=model.filter.words))
        if elsewhere:
            self._leads_to = self.filters_cleared
            text = tr(
                "Nothing matches “{words}” with these filters. Without them %n activit(y|ies)"
                " would.",
                "",
                elsewhere,
            )
            self.say(text.format(words=words), tr("Take the filters off"))
        else:
            self._leads_to = self.search_cleared
            self.say(tr("Nothing matches “{words}”.").format(words=words), tr("Clear the search"))

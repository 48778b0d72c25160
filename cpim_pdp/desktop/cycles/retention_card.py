"""How long to keep the papers of a cycle."""

from PySide6.QtWidgets import QWidget

from cpim_pdp.core.retention import keep_until
from cpim_pdp.desktop.cycles.cycle_view import CycleView
from cpim_pdp.desktop.cycles.step_card import StepCard
from cpim_pdp.desktop.look.labels import Label, Tone
from cpim_pdp.desktop.look.theme import Size
from cpim_pdp.desktop.translation import tr
from cpim_pdp.wording import retention


class RetentionCard(StepCard):
    """Says that it is not known, and what others ask."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(tr("How long to keep the papers"), parent)
        self.unknown = Label("", wraps=True)
        self.until = Label("", wraps=True)
        self.others = Label("", Size.SMALL, Tone.SECONDARY, wraps=True)
        for label in (self.unknown, self.others, self.until):
            self.content.addWidget(label)

    def show_view(self, view: CycleView) -> None:
        """Show it for a cycle."""
        book = view.session.rulebook
        self.unknown.setText(retention.unknown_of_own(tr) if view.is_own else retention.unknown(tr))
        self.others.setText(retention.others(book.filing.retention, tr))
        sources = (f"{one.body}: {one.source.address}" for one in book.filing.retention)
        self.others.setToolTip("\n".join(sources))
        self.until.setText(retention.until(keep_until(view.record, book), tr))

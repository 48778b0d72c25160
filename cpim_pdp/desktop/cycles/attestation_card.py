"""The step in which the holder attests: own wording, with a link to the code of ethics."""

from PySide6.QtCore import Qt, QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QWidget

from cpim_pdp.desktop.cycles.cycle_view import CycleView
from cpim_pdp.desktop.cycles.step_card import StepCard
from cpim_pdp.desktop.look.buttons import LinkButton
from cpim_pdp.desktop.look.labels import Label, Tone
from cpim_pdp.desktop.look.theme import GRID, Size
from cpim_pdp.desktop.translation import tr
from cpim_pdp.wording import attestation


class AttestationCard(StepCard):
    """A sentence and a box to tick; it is not remembered from one filing to the next."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(tr("Attestation"), parent)
        self.box = QCheckBox(tr("I a&ttest this"))
        self.text = Label("", wraps=True)
        self.missing = Label("", Size.SMALL, Tone.BAD, wraps=True)
        self.missing.hide()
        self.link = LinkButton(tr("Read the code of &ethics"))
        self.link.setToolTip(attestation.CODE_OF_ETHICS)
        self.link.setAccessibleDescription(attestation.source(tr))
        self.link.clicked.connect(
            lambda: QDesktopServices.openUrl(QUrl(attestation.CODE_OF_ETHICS))
        )
        note = tr("These are this program's own words; what the form asks you to sign decides.")
        row = QHBoxLayout()
        row.setSpacing(4 * GRID)
        row.addWidget(self.box, 0, Qt.AlignmentFlag.AlignVCenter)
        row.addStretch(1)
        row.addWidget(self.link, 0, Qt.AlignmentFlag.AlignVCenter)
        self.content.addWidget(self.text)
        self.content.addLayout(row)
        self.content.addWidget(self.missing)
        self.content.addWidget(Label(note, Size.SMALL, Tone.SECONDARY, wraps=True))
        self.box.toggled.connect(self._ticked)

    def show_view(self, view: CycleView) -> None:
        """Show what is attested for the credential of a cycle."""
        words = attestation.own_text(tr) if view.is_own else attestation.text(tr)
        self.text.setText(words)
        self.box.setAccessibleDescription(words)
        self.link.setVisible(not view.is_own)

    @property
    def is_given(self) -> bool:
        """Whether the holder attests."""
        return self.box.isChecked()

    def refuse(self, sentence: str) -> None:
        """Say that it is missing; an empty sentence takes that back."""
        self.missing.setText(sentence)
        self.missing.setVisible(bool(sentence))

    def take_back(self) -> None:
        """Ask for it anew."""
        self.box.setChecked(False)
        self.refuse("")

    def _ticked(self, is_given: bool) -> None:  # noqa: FBT001 - Qt's signal
        self.refuse("")
        self.show_state(tr("attested") if is_given else "", Tone.GOOD)

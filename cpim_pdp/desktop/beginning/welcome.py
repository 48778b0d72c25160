"""The first page: who the holder is and which credential they have; then the log begins."""

from datetime import date
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLineEdit,
    QPushButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from cpim_pdp.core import credentials
from cpim_pdp.core.credentials import Holder
from cpim_pdp.core.refusals import Refusal
from cpim_pdp.desktop import files
from cpim_pdp.desktop.beginning.credential_fields import CredentialFields
from cpim_pdp.desktop.look.buttons import FilledButton, LinkButton
from cpim_pdp.desktop.look.cards import Card
from cpim_pdp.desktop.look.field_box import FieldBox
from cpim_pdp.desktop.look.labels import Label, Tone
from cpim_pdp.desktop.look.theme import GRID, PAGE_MARGIN, Size
from cpim_pdp.desktop.opening import Opening
from cpim_pdp.desktop.translation import tr
from cpim_pdp.wording import refusals

_WIDEST = 560


class Welcome(QScrollArea):
    """Asks for what a log begins with; what is wrong stands beside its field.

    Signals:
        open_wanted: the holder has a log already.
        given_up: back to the log that is open.
    """

    open_wanted = Signal()
    given_up = Signal()

    def __init__(self, opening: Opening, today: date, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._opening = opening
        self._path = Path()
        self.setObjectName("welcome")
        self.setAccessibleName(tr("Welcome"))
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.name = FieldBox(tr("Your &name, as on the certificate"), QLineEdit())
        self.credential = CredentialFields(opening.rulebook, today)
        self.place = Label("", Size.SMALL, Tone.SECONDARY, wraps=True)
        self.trouble = Label("", Size.SMALL, Tone.BAD, wraps=True)
        self.trouble.hide()
        self.change_place = LinkButton(tr("Chan&ge..."))
        self.back_button = QPushButton(tr("Cancel"))
        self.begin_button = FilledButton(tr("&Begin the log"))
        self.open_button = LinkButton(tr("&Open existing log..."))
        self.change_place.clicked.connect(self._choose_place)
        self.back_button.clicked.connect(self.given_up)
        self.begin_button.clicked.connect(self.begin)
        self.open_button.clicked.connect(self.open_wanted)
        self.name_line.returnPressed.connect(self.begin)
        self.card = self._card()
        self.setWidget(self._built())

    @property
    def name_line(self) -> QLineEdit:
        """The line that the holder's name is typed into."""
        line = self.name.editor
        assert isinstance(line, QLineEdit)  # noqa: S101 - tells the type checker what the constructor made
        return line

    def offer(self, path: Path) -> None:
        """Begin a log at ``path`` when the holder is ready."""
        self._path = path
        self.place.setText(tr("It will be kept in {path}").format(path=path))
        self.trouble.hide()
        self.back_button.setVisible(self._opening.session is not None)
        self.name_line.setFocus()

    def begin(self) -> None:
        """Begin the log, or say what is wrong."""
        self.name.refuse("")
        self.trouble.hide()
        holder = self._holder()
        credential = self.credential.read()
        if holder is None:
            self.name_line.setFocus()
        elif credential is not None:
            try:
                self._opening.begin(self._path, holder, credential)
            except Refusal as refusal:
                self._tell(refusal)

    def _holder(self) -> Holder | None:
        try:
            return credentials.holder_checked(Holder(self.name_line.text()))
        except Refusal as refusal:
            self.name.refuse(refusals.in_window(refusal, tr))
            return None

    def _tell(self, refusal: Refusal) -> None:
        self.trouble.setText(refusals.in_window(refusal, tr))
        self.trouble.show()
        self.change_place.setFocus()

    def _choose_place(self) -> None:
        chosen = files.log_to_begin(self, self._path)
        if chosen is not None:
            self.offer(chosen)

    def _built(self) -> QWidget:
        page = QWidget()
        across = QHBoxLayout(page)
        across.setContentsMargins(PAGE_MARGIN, PAGE_MARGIN, PAGE_MARGIN, PAGE_MARGIN)
        across.addStretch(1)
        column = QVBoxLayout()
        column.addStretch(1)
        column.addWidget(self.card)
        column.addStretch(2)
        across.addLayout(column, 100)
        across.addStretch(1)
        return page

    def _card(self) -> Card:
        card = Card()
        card.setAccessibleName(tr("Begin a log"))
        card.setMaximumWidth(max(_WIDEST, self.fontMetrics().averageCharWidth() * 75))
        card.content.setContentsMargins(7 * GRID, 6 * GRID, 7 * GRID, 6 * GRID)
        card.content.setSpacing(3 * GRID)
        card.content.addWidget(Label(tr("Welcome"), Size.FIGURE))
        promise = tr(
            "Your activities, their points and their certificates: in one file on this computer,"
            " and nowhere else."
        )
        card.content.addWidget(Label(promise, tone=Tone.SECONDARY, wraps=True))
        card.content.addSpacing(GRID)
        card.content.addWidget(self.name)
        card.content.addWidget(self.credential)
        card.content.addLayout(self._place_row())
        card.content.addWidget(self.trouble)
        card.content.addSpacing(GRID)
        card.content.addLayout(self._button_row())
        return card

    def _place_row(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(2 * GRID)
        row.addWidget(self.place, 1)
        row.addWidget(self.change_place, 0, Qt.AlignmentFlag.AlignTop)
        return row

    def _button_row(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.addWidget(self.open_button)
        row.addStretch(1)
        row.addWidget(self.back_button)
        row.addWidget(self.begin_button)
        return row

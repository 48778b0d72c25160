"""The field for an activity's type: chosen by typing a part of its name, or from the list."""

import unicodedata
from collections.abc import Iterable, Mapping

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QSize, Qt
from PySide6.QtGui import QFocusEvent, QPainter, QPalette, QResizeEvent
from PySide6.QtWidgets import (
    QApplication,
    QComboBox,
    QCompleter,
    QSizePolicy,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from cpim_pdp.core.refusals import Reason, Refusal
from cpim_pdp.desktop.activities.filter import folded
from cpim_pdp.desktop.look.labels import Label, Tone
from cpim_pdp.desktop.look.theme import GRID, Size, sized
from cpim_pdp.desktop.look.tips import in_lines
from cpim_pdp.desktop.translation import tr
from cpim_pdp.wording import names

_WORTH = Qt.ItemDataRole.UserRole + 1
_OFFERED = 12


class TypeField(QComboBox):
    """An editable list of names; what is typed may be any part that only one of them has.

    Behind each name stands what it is worth, in the field and in the list.
    """

    def __init__(self, types: Iterable[str], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setEditable(True)
        self.setInsertPolicy(QComboBox.InsertPolicy.NoInsert)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self.setMaxVisibleItems(_OFFERED)
        for kind in types:
            self.addItem(names.activity_type(kind, tr), kind)
        completer = QCompleter(self.model(), self)
        completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        completer.setFilterMode(Qt.MatchFlag.MatchContains)
        completer.setCompletionMode(QCompleter.CompletionMode.PopupCompletion)
        completer.setMaxVisibleItems(_OFFERED)
        self.setCompleter(completer)
        if (line := self.lineEdit()) is not None:
            line.setTextMargins(GRID, 0, GRID, 0)
        for view in (self.view(), completer.popup()):
            if view is not None:
                view.setItemDelegate(_Worths(view))
        self._worth = Label("", Size.SMALL, Tone.SECONDARY, parent=self.lineEdit())
        # Else it is written like what stands in the field.
        self._worth.setForegroundRole(QPalette.ColorRole.WindowText)
        self._worth.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.editTextChanged.connect(lambda _text: self._place_worth())
        self.setCurrentIndex(-1)

    def type_id(self) -> str | None:
        """Return the type that is chosen, None where the field is empty.

        Raises:
            Refusal: where what is typed names none, or several.
        """
        text = folded(self.currentText().strip())
        if not text:
            return None
        known = [
            (str(self.itemData(place)), folded(self.itemText(place)))
            for place in range(self.count())
        ]
        exact = [kind for kind, name in known if text in (name, kind)]
        begun = [kind for kind, name in known if name.startswith(text)]
        within = [kind for kind, name in known if text in name]
        found = exact or (begun if len(begun) == 1 else within)
        if len(found) != 1:
            raise Refusal(Reason.TYPE_UNKNOWN, type=self.currentText().strip())
        return found[0]

    def choose(self, kind: str | None) -> None:
        """Show this type; None empties the field."""
        self.setCurrentIndex(-1 if kind is None else self.findData(kind))
        if kind is None:
            self.clearEditText()

    def show_typed(self, text: str) -> None:
        """Show a type by its id, or what was typed and is none."""
        if self.findData(text) >= 0:
            self.choose(text)
        else:
            self.choose(None)
            self.setEditText(text)

    def complete(self) -> None:
        """Write out the name of which a part is typed, where that is clear."""
        try:
            kind = self.type_id()
        except Refusal:
            return
        if kind is not None:
            self.setCurrentIndex(self.findData(kind))
            self.setEditText(self.itemText(self.findData(kind)))

    # What the types are worth

    def say_worth(self, worth: str, rule: str) -> None:
        """Say what the chosen type is worth, and by which rule."""
        self._worth.setText(worth)
        self.setToolTip(in_lines(rule))
        self._place_worth()

    def say_all(self, worths: Mapping[str, str]) -> None:
        """Say in the list what each type is worth."""
        for place in range(self.count()):
            worth = worths[str(self.itemData(place))]
            if self.itemData(place, _WORTH) != worth:
                self.setItemData(place, worth, _WORTH)
                spoken = tr("{type}, {worth}").format(type=self.itemText(place), worth=worth)
                self.setItemData(place, spoken, Qt.ItemDataRole.AccessibleTextRole)

    def showPopup(self) -> None:
        """Override: the list is as wide as its longest line."""
        self.view().setMinimumWidth(self.view().sizeHintForColumn(0))
        super().showPopup()

    def _place_worth(self) -> None:
        """Put what the type is worth behind its name, where there is room for both."""
        line = self.lineEdit()
        if line is None:
            return
        written = line.fontMetrics().horizontalAdvance(line.text()) + line.textMargins().left()
        left = written + 4 * GRID
        size = self._worth.sizeHint()
        is_name = self.findText(line.text(), Qt.MatchFlag.MatchFixedString) >= 0
        self._worth.setVisible(is_name and left + size.width() <= line.width() - GRID)
        top = (line.height() - size.height()) // 2
        mirrored = _runs_to_the_left(line.text())
        across = line.width() - left - size.width() if mirrored else left
        self._worth.setGeometry(across, top, size.width(), size.height())

    # Qt's side

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Override: see whether there is room for both."""
        super().resizeEvent(event)
        self._place_worth()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Override: write out the name."""
        if event.reason() is not Qt.FocusReason.PopupFocusReason:
            self.complete()
        super().focusOutEvent(event)


def _runs_to_the_left(text: str) -> bool:
    """Say whether Qt sets a text from the right: by its first letter, whatever the layout."""
    strong = (unicodedata.bidirectional(letter) for letter in text)
    return next((one for one in strong if one in ("L", "R", "AL")), "L") != "L"


class _Worths(QStyledItemDelegate):
    """Draws behind a type's name what it is worth."""

    def sizeHint(
        self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> QSize:
        """Override: both, and room between them."""
        size = super().sizeHint(option, index)
        metrics = option.fontMetrics
        worth = metrics.horizontalAdvance(str(index.data(_WORTH) or ""))
        return QSize(size.width() + worth + 6 * GRID, size.height() + GRID)

    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        """Override: the name as ever, then what it is worth at the other side."""
        super().paint(painter, option, index)
        is_on = bool(option.state & QStyle.StateFlag.State_Selected)
        palette = QApplication.palette()
        role = QPalette.ColorRole.HighlightedText if is_on else QPalette.ColorRole.PlaceholderText
        painter.save()
        painter.setPen(palette.color(role))
        painter.setFont(sized(QApplication.font(), Size.SMALL))
        room = option.rect.adjusted(2 * GRID, 0, -2 * GRID, 0)
        side = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignTrailing
        painter.drawText(room, side.value, str(index.data(_WORTH) or ""))
        painter.restore()

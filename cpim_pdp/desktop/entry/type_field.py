"""The field for an activity's type: chosen by typing a part of its name, or from the list."""

from collections.abc import Iterable

from PySide6.QtCore import Qt
from PySide6.QtGui import QFocusEvent
from PySide6.QtWidgets import QComboBox, QCompleter, QSizePolicy, QWidget

from cpim_pdp.core.refusals import Reason, Refusal
from cpim_pdp.desktop.activities.filter import folded
from cpim_pdp.desktop.translation import tr
from cpim_pdp.wording import names


class TypeField(QComboBox):
    """An editable list of names; what is typed may be any part that only one of them has."""

    def __init__(self, types: Iterable[str], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setEditable(True)
        self.setInsertPolicy(QComboBox.InsertPolicy.NoInsert)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self.setMaxVisibleItems(12)
        for kind in types:
            self.addItem(names.activity_type(kind, tr), kind)
        completer = QCompleter(self.model(), self)
        completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        completer.setFilterMode(Qt.MatchFlag.MatchContains)
        completer.setCompletionMode(QCompleter.CompletionMode.PopupCompletion)
        self.setCompleter(completer)
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

    def complete(self) -> None:
        """Write out the name of which a part is typed, where that is clear."""
        try:
            kind = self.type_id()
        except Refusal:
            return
        if kind is not None:
            self.setCurrentIndex(self.findData(kind))
            self.setEditText(self.itemText(self.findData(kind)))

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Override: write out the name."""
        if event.reason() is not Qt.FocusReason.PopupFocusReason:
            self.complete()
        super().focusOutEvent(event)

"""The fields in which many activities are changed at once: what is left alone stays in each."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any, Literal

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtWidgets import QCheckBox, QComboBox, QCompleter, QLineEdit, QWidget

from cpim_pdp.core.activities import Activity, EvidenceKind
from cpim_pdp.core.credentials import Credential
from cpim_pdp.core.placement import allocation_of
from cpim_pdp.core.refusals import Reason
from cpim_pdp.core.rulebook import Rulebook
from cpim_pdp.core.shared_change import SharedChange
from cpim_pdp.core.snapshot import Snapshot
from cpim_pdp.desktop.entry.field_names import tips
from cpim_pdp.desktop.entry.type_field import TypeField
from cpim_pdp.desktop.look import typed
from cpim_pdp.desktop.translation import tr
from cpim_pdp.wording import names

_ON, _OFF, _MIXED = (
    Qt.CheckState.Checked,
    Qt.CheckState.Unchecked,
    Qt.CheckState.PartiallyChecked,
)


class SharedMark(QCheckBox):
    """On, off, or as it is in each: the third only where they differ."""

    def __init__(self, text: str, marks: Iterable[bool], parent: QWidget | None = None) -> None:
        super().__init__(text.replace("&", "&&"), parent)
        found = set(marks)
        state = _MIXED if len(found) > 1 else _ON if True in found else _OFF
        self.setTristate(state is _MIXED)
        self.setCheckState(state)
        self._before = state

    def wish(self) -> bool | None:
        """Return the mark that all are to have, None where each keeps its own."""
        state = self.checkState()
        return None if state in (self._before, _MIXED) else state is _ON


class SharedLine(QLineEdit):
    """A text that all are to have; it shows the one they have already."""

    def __init__(self, texts: Iterable[str], known: Iterable[str] = ()) -> None:
        super().__init__()
        found = set(texts)
        self._before = found.pop() if len(found) == 1 else None
        self.setText(self._before or "")
        self.setModified(False)
        self.setClearButtonEnabled(True)
        if self._before is None:
            self.setPlaceholderText(tr("Several; each keeps its own"))
        completer = QCompleter(sorted(set(known) - {""}), self)
        completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        completer.setFilterMode(Qt.MatchFlag.MatchContains)
        self.setCompleter(completer)

    def wish(self) -> str | None:
        """Return the text that all are to have, None where each keeps its own."""
        text = self.text().strip()
        return None if text == self._before or not self.isModified() else text


class SharedFields(QObject):
    """All fields, filled with what the activities have in common.

    Signals:
        edited: a field was touched.
    """

    edited = Signal()

    def __init__(
        self,
        activities: Sequence[Activity],
        snapshot: Snapshot,
        rulebook: Rulebook,
        parent: QWidget,
    ) -> None:
        super().__init__(parent)
        details = [one.details for one in activities]
        earlier = [one.details for one in snapshot.activities]
        kinds = sorted(rulebook.types, key=lambda one: names.activity_type(one, tr))
        self.type = TypeField(kinds)
        if (line := self.type.lineEdit()) is not None:
            line.setPlaceholderText(tr("As it is"))
        self.provider = SharedLine(
            (one.provider for one in details), (one.provider for one in earlier)
        )
        self.part_of = SharedLine((one.event for one in details), (one.event for one in earlier))
        self.likelihood = SharedLine(
            "" if one.likelihood is None else str(one.likelihood) for one in details
        )
        self.likelihood.setToolTip(tips()["likelihood"])
        if not self.likelihood.placeholderText():
            self.likelihood.setPlaceholderText(tr("The usual"))
        self.category = _choice(_categories(rulebook))
        self.kind = _choice({one.value: names.kind(one, tr) for one in EvidenceKind})
        self.has_files = any(one.evidence for one in activities)
        self.planned = SharedMark(
            tr("Planned, not done yet"), (one.planned for one in details), parent
        )
        self.topics = {
            topic: SharedMark(names.topic(topic, tr), [topic in one.topics for one in details])
            for topic in rulebook.topics
        }
        self.counts_for = {
            one.id: SharedMark(names.credential(one), [_counts(each, one) for each in activities])
            for one in snapshot.credentials
        }
        self._listen()

    def _listen(self) -> None:
        self.type.editTextChanged.connect(lambda _text: self.edited.emit())
        for line in (self.provider, self.part_of, self.likelihood):
            line.textChanged.connect(lambda _text: self.edited.emit())
        for box in (self.category, self.kind):
            box.currentIndexChanged.connect(lambda _place: self.edited.emit())
        for mark in (self.planned, *self.topics.values(), *self.counts_for.values()):
            mark.checkStateChanged.connect(lambda _state: self.edited.emit())

    def wish(self) -> SharedChange:
        """Return what was touched.

        Raises:
            Refusal: TYPE_UNKNOWN where what is typed names no type, LIKELIHOOD_OUT_OF_RANGE where
                it is no per cent.
        """
        kind: Any = self.kind.currentData()
        return SharedChange(
            type=self.type.type_id(),
            provider=self.provider.wish(),
            event=self.part_of.wish(),
            category=self.category.currentData(),
            planned=self.planned.wish(),
            likelihood=self._likelihood(),
            add_topics=_having(self.topics, wish=True),
            remove_topics=_having(self.topics, wish=False),
            kind=None if kind is None else EvidenceKind(kind),
            exclude=_having(self.counts_for, wish=False),
            include=_having(self.counts_for, wish=True),
        )

    def _likelihood(self) -> int | Literal[""] | None:
        wanted = self.likelihood.wish()
        return typed.whole(wanted, Reason.LIKELIHOOD_OUT_OF_RANGE) if wanted else wanted


def _having(marks: Mapping[str, SharedMark], *, wish: bool) -> tuple[str, ...]:
    return tuple(key for key, mark in marks.items() if mark.wish() is wish)


def _counts(activity: Activity, credential: Credential) -> bool:
    decided = allocation_of(activity, credential.id)
    return decided is None or not decided.excluded


def _categories(rulebook: Rulebook) -> Mapping[str, str]:
    known = dict.fromkeys(one for edition in rulebook.editions for one in edition.categories)
    return {"": tr("The usual one of the rules"), **{one: names.category(one, tr) for one in known}}


def _choice(choices: Mapping[str, str]) -> QComboBox:
    """Return a list to choose from, at first nothing."""
    box = QComboBox()
    box.addItem(tr("As it is"), None)
    for value, text in choices.items():
        box.addItem(text, value)
    box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
    box.setMinimumContentsLength(12)
    return box

"""What kind of evidence a file is: read at a glance, changed in place."""

from PySide6.QtCore import Signal
from PySide6.QtGui import QActionGroup
from PySide6.QtWidgets import QWidget

from cpim_pdp.core.activities import WEAK_KINDS, EvidenceKind
from cpim_pdp.desktop.look.menu_link import MenuLink
from cpim_pdp.desktop.translation import tr
from cpim_pdp.wording import names


class KindLink(MenuLink):
    """Shows a kind, with a menu of all.

    Signals:
        chosen: an `EvidenceKind`, another than before.
    """

    chosen = Signal(object)

    def __init__(self, file: str, kind: EvidenceKind, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        self._file = file
        self.kind = kind
        group = QActionGroup(self)
        for one in EvidenceKind:
            offered = self.menu().addAction(_offered(one))
            offered.setCheckable(True)
            offered.setChecked(one is kind)
            offered.setData(one.value)
            group.addAction(offered)
        group.triggered.connect(lambda action: self._choose(EvidenceKind(action.data())))
        self._tell()

    def say(self, kind: EvidenceKind) -> None:
        """Show another kind, chosen elsewhere."""
        for offered in self.menu().actions():
            offered.setChecked(offered.data() == kind.value)
        self.kind = kind
        self._tell()

    def _choose(self, kind: EvidenceKind) -> None:
        if kind is not self.kind:
            self.kind = kind
            self._tell()
            self.chosen.emit(kind)

    def _tell(self) -> None:
        self.setText(_offered(self.kind))
        spoken = tr("Kind of {name}: {kind}")
        self.setAccessibleName(spoken.format(name=self._file, kind=self.text()))
        weak = tr("Audits often refuse it when it stands alone. Say what the file is.")
        self.setToolTip(weak if self.kind in WEAK_KINDS else tr("Say what the file is"))
        self.updateGeometry()


def _offered(kind: EvidenceKind) -> str:
    name = names.kind(kind, tr)
    return tr("{kind} (weak)").format(kind=name) if kind in WEAK_KINDS else name

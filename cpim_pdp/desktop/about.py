"""About: the version, the licences, and what this program is not."""

from PySide6.QtCore import Qt, qVersion
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QHBoxLayout, QVBoxLayout, QWidget

from cpim_pdp import __version__
from cpim_pdp.desktop.look.buttons import ClosingButton
from cpim_pdp.desktop.look.helping import offer_help
from cpim_pdp.desktop.look.labels import Label, Tone
from cpim_pdp.desktop.look.theme import GRID, Size
from cpim_pdp.desktop.translation import tr
from cpim_pdp.wording import disclaimer

_WIDTH = 460


class AboutDialog(QDialog):
    """Tells about the program."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(tr("About CPIM PDP"))
        column = QVBoxLayout(self)
        column.setContentsMargins(6 * GRID, 6 * GRID, 6 * GRID, 5 * GRID)
        column.setSpacing(3 * GRID)
        column.addWidget(Label(tr("CPIM PDP"), Size.FIGURE))
        version = tr("Version {version}, with Qt {qt}").format(version=__version__, qt=qVersion())
        for text, tone in (
            (version, Tone.SECONDARY),
            (disclaimer.text(tr), Tone.INK),
            (_licences(), Tone.SECONDARY),
        ):
            label = Label(text, tone=tone, wraps=True)
            label.setMinimumWidth(_WIDTH)
            label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
            column.addWidget(label)
        buttons = QDialogButtonBox()
        buttons.addButton(ClosingButton(tr("&Close")), QDialogButtonBox.ButtonRole.RejectRole)
        buttons.rejected.connect(self.reject)
        row = QHBoxLayout()
        row.addWidget(buttons)
        column.addLayout(row)
        offer_help(self, "privacy.md", beside=buttons)

    @classmethod
    def tell(cls, parent: QWidget | None) -> "AboutDialog":
        """Open over ``parent``; it frees itself when it is closed."""
        dialog = cls(parent)
        dialog.open()
        return dialog


def _licences() -> str:
    return tr(
        "Free software under the MIT licence. It stands on Qt and PySide6 (LGPL 3), sqlite-utils"
        " (Apache 2.0), ReportLab (BSD) and the Noto fonts (SIL Open Font Licence)."
    )

"""The entry form to test with, and what is typed into it."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from cpim_pdp.core.activities import Activity
from cpim_pdp.desktop.entry.form import EntryForm
from cpim_pdp.desktop.evidence.commands import EvidenceCommands
from cpim_pdp.desktop.gateway import Gateway
from cpim_pdp.desktop.session import Session


def open_form(
    qtbot: QtBot,
    session: Session,
    gateway: Gateway,
    activity: Activity | None = None,
    *,
    key: str = "",
) -> EntryForm:
    """Return a form, shown and active; it stays when it is closed."""
    page = QWidget()
    qtbot.addWidget(page)
    evidence = EvidenceCommands(session, gateway, page)
    form = EntryForm(session, gateway, evidence, activity, key=key)
    # The commands live as long as their page, and that as long as the form.
    form.page = page  # type: ignore[attr-defined]
    form.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, False)
    qtbot.addWidget(form, before_close_func=lambda one: setattr(one, "reject", one.hide))
    form.show()
    form.activateWindow()
    qtbot.waitUntil(form.isActiveWindow)
    return form


def fill(form: EntryForm, **texts: str) -> None:
    """Type texts into fields, as far as the form is concerned."""
    for key, text in texts.items():
        editor = form.fields.boxes[key].editor
        line = editor.findChild(QLineEdit) if not isinstance(editor, QLineEdit) else editor
        assert isinstance(line, QLineEdit)
        line.setText(text)
    form.fields.type.complete()
    form.fields.date.edited.emit()

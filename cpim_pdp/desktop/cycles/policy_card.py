"""What each policy says of a missed deadline, what picked the one in force, and taking another."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from cpim_pdp.core.next_steps import next_step
from cpim_pdp.core.rulebook import Policy
from cpim_pdp.core.standing import PickedBy, picked
from cpim_pdp.core.summary import Summary, summarise
from cpim_pdp.desktop.cycles.cycle_view import CycleView
from cpim_pdp.desktop.cycles.step_card import StepCard
from cpim_pdp.desktop.look.buttons import LinkButton, flush
from cpim_pdp.desktop.look.emptying import emptied
from cpim_pdp.desktop.look.labels import Label, Tone
from cpim_pdp.desktop.look.theme import GRID, Size
from cpim_pdp.desktop.translation import tr
from cpim_pdp.wording import figures, names, next_steps, standing


class PolicyCard(StepCard):
    """Shown on top where the deadline has passed, below the rest where it is ahead.

    Signals:
        chosen: the id of the policy that is to be in force; empty: the one that the date picks.
    """

    chosen = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(tr("If the deadline is missed"), parent)
        self.buttons: dict[str, LinkButton] = {}
        self._rows = QVBoxLayout()
        self._rows.setSpacing(GRID)
        self.content.addLayout(self._rows)

    def show_view(self, view: CycleView) -> None:
        """Show what the policies say of the shown cycle today."""
        summary, book = view.summary, view.session.rulebook
        self.rename(
            tr("The deadline has passed") if view.has_lapsed else tr("If the deadline is missed")
        )
        emptied(self._rows)
        self.buttons = {}
        if view.has_lapsed:
            self._show_lapse(summary)
        pick = picked(summary.credential, summary.designation, book, summary.shown.due)
        self._add(standing.picked(pick, summary.shown.due, tr))
        for policy in summary.designation.policies:
            self._show_policy(view, book.policies[policy], in_force=policy == pick.policy.id)
        if pick.by is PickedBy.HOLDER and not view.session.read_only:
            self._offer("", tr("Let the date of the deadline decide"), "")

    def _show_lapse(self, summary: Summary) -> None:
        self._rows.addWidget(
            Label(standing.sentence(summary.verdict, tr), tone=Tone.BAD, bold=True, wraps=True)
        )
        self._add(next_steps.text(next_step(summary), tr))
        self._rows.addSpacing(2 * GRID)

    def _show_policy(self, view: CycleView, policy: Policy, *, in_force: bool) -> None:
        name = names.policy(policy.id, tr)
        title = tr("{policy}, in force").format(policy=name) if in_force else name
        self._rows.addSpacing(2 * GRID)
        self._rows.addWidget(Label(title, bold=True, wraps=True))
        self._add(standing.policy_rule(policy, view.summary.designation, tr))
        if view.has_lapsed:
            self._add(_now(view, policy))
        if policy.assumption:
            self._small(tr("Assumed: {text}").format(text=policy.assumption))
        self._show_sources(policy)
        if not in_force and not view.session.read_only:
            self._offer(policy.id, tr("Go by this policy"), name)

    def _offer(self, policy: str, words: str, about: str) -> None:
        button = LinkButton(words)
        button.setAccessibleDescription(about)
        button.clicked.connect(lambda: self.chosen.emit(policy))
        self.buttons[policy] = button
        self._rows.addLayout(flush(button))

    def _show_sources(self, policy: Policy) -> None:
        """Offer where it was read; the addresses come up when asked for."""
        sources = standing.sources(policy, tr)
        if not sources:
            return
        button = LinkButton(tr("Where this was read (%n source(s))", "", len(sources)))
        button.setCheckable(True)
        button.setAccessibleDescription(names.policy(policy.id, tr))
        self._rows.addLayout(flush(button))
        listed = self._small("\n".join(sources))
        listed.hide()
        button.toggled.connect(listed.setVisible)

    def _add(self, text: str) -> None:
        self._rows.addWidget(Label(text, wraps=True))

    def _small(self, text: str) -> Label:
        label = Label(text, Size.SMALL, Tone.SECONDARY, wraps=True)
        label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self._rows.addWidget(label)
        return label


def _now(view: CycleView, policy: Policy) -> str:
    """Return what a policy says today, and how many points count under it."""
    session, credential = view.session, view.summary.credential
    under = summarise(
        session.snapshot, session.rulebook, credential, view.summary.on, policy=policy.id
    )
    verdict = standing.sentence(under.verdict, tr)
    if under.verdict.until is None:
        return tr("Today: {verdict}").format(verdict=verdict)
    return tr("Today: {verdict} {counted} count, {remaining} to go.").format(
        verdict=verdict,
        counted=figures.points(under.points.counted, tr),
        remaining=figures.points(under.points.remaining, tr),
    )

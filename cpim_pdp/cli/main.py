"""The command line as a whole: its commands, and how one of them is carried out."""

from collections.abc import Mapping, Sequence
from importlib import import_module
from pathlib import Path

import click

from cpim_pdp import __version__
from cpim_pdp.cli.face import Clock, Face, OpenWindow, system_clock
from cpim_pdp.cli.gate import DONE, guarded
from cpim_pdp.core.refusals import Reason, Refusal
from cpim_pdp.wording.translation import english as tr

PROGRAM = "cpim-pdp"


COMMANDS: Mapping[str, str] = {
    "init": "logs:init",
    "holder": "holder:holder",
    "credential": "credentials:credential",
    "types": "type_list:types",
    "add": "activities:add",
    "list": "listing:list_activities",
    "show": "listing:show",
    "edit": "activities:edit",
    "edit-all": "editing_many:edit_all",
    "delete": "activities:delete",
    "restore": "activities:restore",
    "duplicate": "activities:duplicate",
    "confirm": "confirming:confirm",
    "schedule": "schedules:schedule",
    "exam": "exams:exam",
    "trash": "activities:trash",
    "attach": "evidence:attach",
    "relabel": "evidence:relabel",
    "inbox": "evidence:inbox",
    "attendance": "attendance:attendance",
    "detach": "evidence:detach",
    "evidence": "evidence:evidence",
    "undo": "journal:undo",
    "redo": "journal:redo",
    "history": "journal:history",
    "status": "status:status",
    "remind": "reminders:remind",
    "report": "reporting:report",
    "pack": "packing:pack",
    "form": "application:form",
    "submit": "filing:submit",
    "decide": "filing:decide",
    "reopen": "filing:reopen",
    "submissions": "filing:submissions",
    "import": "importing:import_table",
    "export": "exporting:export",
    "backup": "keeping:backup",
    "backups": "keeping:backups",
    "recover": "keeping:recover",
    "check": "logs:check",
    "sample": "logs:sample",
}
"""The module of each command and its name there, in the order in which a holder comes to need them.

Only that of the command that is given is imported: all of them take longer than most commands.
"""
WITHOUT_A_LOG = frozenset({"init", "sample", "recover", "window"})
"""The commands that need no log."""


class Program(click.Group):
    """A group of commands that are imported when they are given.

    Where a command is refused and there is no log, that is what it says first.
    """

    def list_commands(self, ctx: click.Context) -> list[str]:
        """Override click's: return the names in their order, the window first."""
        del ctx
        return ["window", *COMMANDS]

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """Override click's: import the command."""
        if cmd_name not in self.commands and cmd_name in COMMANDS:
            module, _, name = COMMANDS[cmd_name].partition(":")
            self.add_command(getattr(import_module(f"cpim_pdp.cli.{module}"), name))
        return super().get_command(ctx, cmd_name)

    def invoke(self, ctx: click.Context) -> object:
        """Override click's: whatever else is wrong, a missing log is the first thing to know."""
        try:
            return super().invoke(ctx)
        except Refusal:
            if ctx.invoked_subcommand not in WITHOUT_A_LOG and _is_missing(ctx.obj.path):
                raise Refusal(Reason.LOG_MISSING, path=ctx.obj.path) from None
            raise


def _is_missing(log: Path) -> bool:
    try:
        log.stat()
    except FileNotFoundError:
        return True
    except OSError:
        return False  # it can't be looked for, which has a sentence of its own
    else:
        return False


@click.group(
    cls=Program,
    invoke_without_command=True,
    help=tr(
        "Keep the log of professional development points that a CPIM needs. Without a command it"
        " opens the window. Not a product of ASCM: the holder's account and the official handbook"
        " decide."
    ),
    context_settings={"help_option_names": ["-h", "--help"]},
)
@click.option(
    "--log",
    metavar="FILE",
    help=tr("The log; else $CPIM_PDP_LOG, else the usual place of the platform."),
)
@click.version_option(__version__, prog_name=PROGRAM, message="%(prog)s %(version)s")
@click.pass_context
def program(context: click.Context, log: str | None) -> None:
    """Note the log, and open the window where no command follows."""
    face: Face = context.obj
    face.named_log = log
    if context.invoked_subcommand is None:
        context.exit(face.open_window(face.named_path, exit_when_shown=False, in_tray=False))


@program.command(help=tr("Open the window."))
@click.option(
    "--exit-when-shown",
    is_flag=True,
    help=tr("Leave once the overview was painted with its data; for measuring the start."),
)
@click.option(
    "--in-tray",
    is_flag=True,
    help=tr("Begin in the tray, if the settings say to stay there; for the login."),
)
@click.pass_context
def window(context: click.Context, *, exit_when_shown: bool, in_tray: bool) -> None:
    """Open the window."""
    face: Face = context.obj
    code = face.open_window(face.named_path, exit_when_shown=exit_when_shown, in_tray=in_tray)
    context.exit(code)


def run(arguments: Sequence[str], *, open_window: OpenWindow, clock: Clock = system_clock) -> int:
    """Carry out the command that ``arguments`` say; return the exit code."""
    face = Face(clock, open_window)
    return guarded(lambda: _carried_out(arguments, face))


def _carried_out(arguments: Sequence[str], face: Face) -> int:
    try:
        code = program.main(list(arguments), prog_name=PROGRAM, standalone_mode=False, obj=face)
    except click.ClickException as wrong:
        wrong.show()
        return wrong.exit_code
    except click.Abort:
        raise KeyboardInterrupt from None
    return code if isinstance(code, int) else DONE

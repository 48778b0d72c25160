"""Starting the program as its own process: both faces, exit codes, streams."""

import json
import os
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest
from helpers.nobody import run_as_nobody

from cpim_pdp import __version__
from cpim_pdp.__main__ import WindowStart, window_start
from cpim_pdp.store import places

INIT = ("init", "--name", "B", "--designation", "CPIM", "--certified", "2023-03-14")
WEBINAR = ("--type", "webinar", "--date", "2025-05-20", "--quantity", "1")
NO_QT = """
import sys
class NoQt:
    def find_spec(self, name, path=None, target=None):
        if name.split(".")[0] in ("PySide6", "shiboken6"):
            raise ImportError(name)
sys.meta_path.insert(0, NoQt())
from cpim_pdp.__main__ import main
sys.exit(main())
"""
SMALL_DISK = """
import resource, sys
limit = int(sys.argv.pop(1))
resource.setrlimit(resource.RLIMIT_FSIZE, (limit, limit))
from cpim_pdp.__main__ import main
sys.exit(main())
"""
AS_NOBODY = """
from cpim_pdp.__main__ import main
import contextlib, io
answers = []
for words in eval(sys.argv[1]):
    sys.argv[1:] = words
    out = io.TextIOWrapper(io.BytesIO()); err = io.TextIOWrapper(io.BytesIO())
    with contextlib.redirect_stdout(out), contextlib.redirect_stderr(err):
        code = main()
    answers.append((code, err.buffer.getvalue().decode()))
print(answers)
"""


def python(*arguments: object, **more: object) -> subprocess.CompletedProcess[bytes]:
    """Run Python with the program at hand."""
    path = os.pathsep.join(filter(None, sys.path))
    extra = more.pop("env", {})
    assert isinstance(extra, dict)
    return subprocess.run(
        [sys.executable, *(str(one) for one in arguments)],
        capture_output=True,
        check=False,
        env={**os.environ, "PYTHONPATH": path, **extra},
        **more,  # type: ignore[call-overload]
    )


def program(*arguments: object, **more: object) -> subprocess.CompletedProcess[bytes]:
    """Run the program."""
    return python("-m", "cpim_pdp", *arguments, **more)


@pytest.fixture
def log(tmp_path: Path) -> Path:
    """Return a log with one activity."""
    path = tmp_path / "ana.cpimlog"
    made = program(
        *("--log", path, "init", "--name", "Ana Łucka", "--designation", "CPIM"),
        *("--certified", "2023-03-14"),
    )
    assert made.returncode == 0, made.stderr
    assert program("--log", path, "add", "S&OP – 計画", *WEBINAR).returncode == 0
    return path


def test_the_version_is_told() -> None:
    assert program("--version").stdout.decode().strip() == f"cpim-pdp {__version__}"


@pytest.mark.parametrize("arguments", [("--help",), ("--version",), ("add", "--help")])
def test_the_command_line_needs_no_qt(arguments: tuple[str, ...]) -> None:
    assert python("-c", NO_QT, *arguments).returncode == 0


def test_the_command_line_imports_no_qt_and_nothing_heavy(log: Path) -> None:
    code = (
        "import sys\nfrom cpim_pdp.cli.main import run\n"
        f"run(['--log', {str(log)!r}, 'status'], open_window=None)\n"
        "heavy = {'PySide6', 'reportlab', 'pypdf', 'sqlite_utils', 'charset_normalizer'}\n"
        "print(sorted(heavy & set(sys.modules)))"
    )

    assert python("-c", code).stdout.decode().splitlines()[-1] == "[]"


def test_a_report_imports_what_it_needs_and_no_more(log: Path, tmp_path: Path) -> None:
    code = (
        "import sys\nfrom cpim_pdp.cli.main import run\n"
        f"run(['--log', {str(log)!r}, 'report', {str(tmp_path / 'r.pdf')!r}], open_window=None)\n"
        "heavy = {'reportlab.platypus', 'sqlite_utils', 'pypdf', 'pypdfium2', 'platformdirs',"
        " 'cpim_pdp.logbook.dispatch', 'cpim_pdp.logbook.recovery', 'cpim_pdp.core.commands',"
        " 'cpim_pdp.exchange', 'cpim_pdp.cli.activities'}\n"
        "print(sorted(heavy & set(sys.modules)))"
    )

    assert python("-c", code).stdout.decode().splitlines()[-1] == "[]"
    assert (tmp_path / "r.pdf").is_file()


def test_the_usual_place_is_made_by_init_alone() -> None:
    asked = program("status")
    assert asked.returncode == 1
    assert b"init" in asked.stderr
    assert not places.default_log().parent.exists()

    arguments = ("--name", "Ana", "--designation", "CPIM", "--certified", "2023-03-14")
    assert program("init", *arguments).returncode == 0

    assert places.default_log().is_file()


def test_the_environment_names_the_log(log: Path) -> None:
    found = program("list", "--json", env={"CPIM_PDP_LOG": str(log)})

    assert len(json.loads(found.stdout)) == 1


@pytest.mark.parametrize("encoding", ["ascii", "latin-1", "cp1252", "utf-8"])
def test_a_terminal_of_any_encoding_gets_an_answer(log: Path, encoding: str) -> None:
    env = {"PYTHONIOENCODING": f"{encoding}:strict", "PYTHONUTF8": "0"}

    for arguments in (("status",), ("list",), ("holder",), ("show", "nonsense")):
        ran = program("--log", log, *arguments, env=env)
        assert ran.returncode == (1 if "nonsense" in arguments else 0), ran.stderr
        assert b"Traceback" not in ran.stderr

    shown = json.loads(program("--log", log, "list", "--json", env=env).stdout)
    assert shown[0]["title"] == "S&OP – 計画"


@pytest.mark.skipif(os.name != "posix", reason="pipes of other systems break in other ways")
@pytest.mark.parametrize("arguments", ["history --json", "list", "status", "--help"])
def test_a_reader_that_has_gone_is_no_crash(log: Path, arguments: str) -> None:
    path = os.pathsep.join(filter(None, sys.path))
    ran = subprocess.run(
        ["sh", "-c", f"{sys.executable} -m cpim_pdp --log {log} {arguments} | true"],
        capture_output=True,
        check=False,
        env={**os.environ, "PYTHONPATH": path},
    )

    assert ran.stderr == b""


@pytest.mark.skipif(os.name != "posix", reason="limits are POSIX")
def test_a_disk_without_room_leaves_the_log_as_it_was(log: Path, tmp_path: Path) -> None:
    (tmp_path / "scan.pdf").write_bytes(os.urandom(3_000_000))
    before = log.read_bytes()

    words = ("--log", log, "add", "B", *WEBINAR, "--evidence", tmp_path / "scan.pdf")
    ran = python("-c", SMALL_DISK, len(before) + 50_000, *words)

    (line,) = ran.stderr.decode().splitlines()
    assert ran.returncode == 1
    assert "disk" in line
    assert log.read_bytes() == before
    assert not log.with_name(f"{log.name}-journal").exists()


@pytest.fixture
def anyones_folder() -> Iterator[Path]:
    """Lend a folder that every user can reach: pytest's own are closed to others at each run."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        yield folder
        folder.chmod(0o700)


@pytest.mark.skipif(os.name != "posix", reason="permission bits are POSIX")
def test_reading_works_in_a_folder_that_cant_be_written(log: Path, anyones_folder: Path) -> None:
    folder = anyones_folder
    shared = folder / "ana.cpimlog"
    shared.write_bytes(log.read_bytes())
    shared.chmod(0o444)
    folder.chmod(0o555)
    place = ["--log", str(shared)]
    readers = [[*place, "status"], [*place, "list", "--json"], [*place, "check"]]
    writers = [
        [*place, "add", "B", *WEBINAR],
        [*place, "backup", str(folder / "copy.cpimlog")],
        [*("--log", str(folder / "new.cpimlog"), *INIT)],
    ]

    answers = eval(run_as_nobody(AS_NOBODY, readers + writers))  # noqa: S307 - printed by us

    assert [code for code, _ in answers] == [0, 0, 0, 1, 1, 1], answers
    assert all(err == "" for _, err in answers[:3])
    for _, err in answers[3:]:
        assert str(folder) in err
        assert len(err.splitlines()) == 1
    assert [path.name for path in folder.iterdir()] == ["ana.cpimlog"]
    assert shared.read_bytes() == log.read_bytes()


@pytest.mark.parametrize(
    ("arguments", "start"),
    [
        ([], WindowStart(None, exit_when_shown=False)),
        (["window"], WindowStart(None, exit_when_shown=False)),
        (["window", "--exit-when-shown"], WindowStart(None, exit_when_shown=True)),
        (["--log", "a.cpimlog"], WindowStart("a.cpimlog", exit_when_shown=False)),
        (["--log", "a.cpimlog", "window"], WindowStart("a.cpimlog", exit_when_shown=False)),
        (["window", "--in-tray"], WindowStart(None, exit_when_shown=False, in_tray=True)),
        (["--log"], None),
        (["status"], None),
        (["window", "--help"], None),
        (["--help"], None),
    ],
)
def test_a_start_of_the_window_is_told_from_its_arguments(
    arguments: list[str], start: WindowStart | None
) -> None:
    assert window_start(arguments) == start


def test_a_start_of_the_window_in_other_words_comes_to_the_same() -> None:
    from cpim_pdp.cli.main import run  # noqa: PLC0415

    asked: list[tuple[Path | None, bool, bool]] = []

    def opened(log: Path | None, *, exit_when_shown: bool, in_tray: bool) -> int:
        asked.append((log, exit_when_shown, in_tray))
        return 7

    codes = [
        run(["--log=a.cpimlog"], open_window=opened),
        run(["--log=a.cpimlog", "window", "--exit-when-shown"], open_window=opened),
        run(["--log=a.cpimlog", "window", "--in-tray"], open_window=opened),
    ]

    log = Path("a.cpimlog")
    assert codes == [7, 7, 7]
    assert asked == [(log, False, False), (log, True, False), (log, False, True)]

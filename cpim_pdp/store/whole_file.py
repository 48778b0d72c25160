"""Writing a file whole or not at all: made beside its place, flushed, then put there."""

import errno
import os
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from cpim_pdp.core.refusals import Reason, Refusal
from cpim_pdp.store import failures, identity, open_files

PRIVATE = 0o600
UNFINISHED = ".cpim-pdp-*.tmp"
"""What the files are called that are being filled, or were when the power went."""

ORDINARY = 0o666
"""What a file may be done with that the holder asked for, less the process's mask."""
_NO_LINKS = frozenset(
    {errno.EPERM, errno.ENOTSUP, errno.EOPNOTSUPP, errno.ENOSYS, errno.EMLINK, errno.EINVAL}
)


def write_whole(path: Path, data: bytes, *, replace: bool = True) -> None:
    """Write ``data`` to ``path``: afterwards the file is complete, or all is as it was.

    Without ``replace`` a file that is already there stays; a log always does.

    Raises:
        Refusal: FOLDER_MISSING, FOLDER_NOT_WRITABLE, FILE_NOT_WRITABLE, FILE_EXISTS or DISK_FULL.
    """
    spare_log(path)
    with whole_file(path, replace=replace, mode=ORDINARY) as temporary:
        with temporary.open("r+b") as file:
            file.write(data)
        if replace:
            keep_rights(path, temporary)


def spare_log(path: Path) -> None:
    """Let pass a place where no log lies: what is made from a log never replaces one.

    Raises:
        Refusal: FILE_EXISTS otherwise.
    """
    # Asked first: a log that is open here must not be read by other means.
    if open_files.is_open(path) or _holds_log(path):
        raise Refusal(Reason.FILE_EXISTS, path=path)


@contextmanager
def whole_file(
    path: Path, *, replace: bool = True, mode: int = PRIVATE, follow: bool = True
) -> Iterator[Path]:
    """Lend an empty file beside ``path`` to fill; it takes its place at the end, or is gone.

    ``mode`` is what its owner and others may do, less the process's mask. Without ``follow`` a link
    in its place is replaced itself, not what it leads to.

    Raises:
        Refusal: FOLDER_MISSING, FOLDER_NOT_WRITABLE, FILE_NOT_WRITABLE, FILE_EXISTS or DISK_FULL.
    """
    # A link stays a link: what it leads to is replaced.
    target = Path(os.path.realpath(path)) if follow else path
    _check_target(path, target, replace=replace)
    with refusing(path, denied=Reason.FOLDER_NOT_WRITABLE):
        temporary = _made_beside(target, mode)
    try:
        with refusing(path, denied=Reason.FILE_NOT_WRITABLE):
            yield temporary
            _flush(temporary)
            _put(temporary, target, replace=replace)
    finally:
        # What can't be removed does no harm; the next backup tidies up.
        with suppress(OSError):
            temporary.unlink(missing_ok=True)
    _flush_folder(target.parent)


@contextmanager
def refusing(path: Path, *, denied: Reason = Reason.FOLDER_NOT_WRITABLE) -> Iterator[None]:
    """Turn what the system says while a file for ``path`` is made into refusals."""
    try:
        yield
    except OSError as error:
        refusal = failures.of_file(error, path, denied=denied)
        if refusal is None:
            raise
        raise refusal from error


def _check_target(path: Path, target: Path, *, replace: bool) -> None:
    if not target.parent.is_dir():
        raise Refusal(Reason.FOLDER_MISSING, path=path)
    if target.is_dir():
        raise Refusal(Reason.FILE_NOT_WRITABLE, path=path)
    if not replace and os.path.lexists(path):
        raise Refusal(Reason.FILE_EXISTS, path=path)


def _holds_log(path: Path) -> bool:
    try:
        identity.identify(path)
    except Refusal as refusal:
        return refusal.reason is Reason.LOG_NEWER
    return True


def _made_beside(target: Path, mode: int) -> Path:
    # Not named after the file: its name may already be as long as a name can be.
    temporary = target.parent / f".cpim-pdp-{os.urandom(8).hex()}.tmp"
    os.close(os.open(temporary, os.O_CREAT | os.O_EXCL | os.O_RDWR, mode))
    return temporary


def _flush(path: Path) -> None:
    # Opened for writing: Windows flushes no other handle.
    descriptor = os.open(path, os.O_RDWR)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def keep_rights(path: Path, temporary: Path) -> None:
    """Give a file the rights of the one whose place it is to take, if there is one."""
    with suppress(OSError):
        temporary.chmod(path.stat().st_mode & 0o777)


def _put(temporary: Path, path: Path, *, replace: bool) -> None:
    if replace:
        temporary.replace(path)
        return
    try:
        # A hard link, unlike a rename, never replaces what somebody else put there meanwhile.
        path.hardlink_to(temporary)
    except FileExistsError:
        raise
    except OSError as error:
        if error.errno not in _NO_LINKS:
            raise
        if os.path.lexists(path):
            raise FileExistsError(errno.EEXIST, os.strerror(errno.EEXIST), str(path)) from error
        temporary.rename(path)


def _flush_folder(folder: Path) -> None:
    """Flush the folder's list of names, where the system can (Windows can't, and needs it not)."""
    with suppress(OSError):
        descriptor = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(descriptor)
        finally:
            os.close(descriptor)

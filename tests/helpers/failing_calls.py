"""System calls that fail: the kernel answers them with an error before a file sees anything."""

import ctypes
import errno
import platform
import struct

# The numbers of Linux for each machine.
CALLS = {
    "x86_64": {
        "pread64": 17, "pwrite64": 18, "fsync": 74, "fdatasync": 75, "ftruncate": 77,
        "unlink": 87, "openat": 257,
    },
    "aarch64": {
        "pread64": 67, "pwrite64": 68, "fsync": 82, "fdatasync": 83, "ftruncate": 46,
        "unlinkat": 35, "openat": 56,
    },
}.get(platform.machine() if platform.system() == "Linux" else "", {})  # fmt: skip

_PR_SET_NO_NEW_PRIVS, _PR_SET_SECCOMP, _FILTER = 38, 22, 2
_LOAD, _EQUAL, _RETURN = 0x20, 0x15, 0x06
_ALLOW, _ERRNO = 0x7FFF0000, 0x00050000
_NUMBER = 0
_ARGUMENT = 16
"""Where seccomp's data has the number of a call, and the low half of its first argument."""


class _Program(ctypes.Structure):
    _fields_ = (("length", ctypes.c_ushort), ("filter", ctypes.c_char_p))


def fail(call: str, code: int = errno.EIO, fd: int = -1, offset: int = -1) -> None:
    """Let a call fail from now on in this process: all, or those on one file or at one offset.

    Raises:
        OSError: where the kernel takes no such filter.
    """
    wanted = [(_NUMBER, CALLS[call])]
    if fd >= 0:
        wanted.append((_ARGUMENT, fd))
    if offset >= 0:
        wanted.append((_ARGUMENT + 3 * 8, offset))
    steps = []
    for place, (where, value) in enumerate(wanted):
        left = 2 * (len(wanted) - place) - 1
        steps += [(_LOAD, 0, 0, where), (_EQUAL, 0, left, value)]
    steps += [(_RETURN, 0, 0, _ERRNO | code), (_RETURN, 0, 0, _ALLOW)]
    program = _Program(len(steps), b"".join(struct.pack("HBBI", *step) for step in steps))
    libc = ctypes.CDLL(None, use_errno=True)
    for arguments in (
        (_PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0),
        (_PR_SET_SECCOMP, _FILTER, ctypes.byref(program), 0, 0),
    ):
        if libc.prctl(*arguments) != 0:
            raise OSError(ctypes.get_errno(), "prctl")

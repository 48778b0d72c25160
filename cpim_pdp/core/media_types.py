"""Telling what a file is by how it begins, else by its suffix; the same on every machine."""

import re
from collections.abc import Mapping

from cpim_pdp.core.file_names import safe_name

_BEGINNINGS = (
    (re.compile(rb"%PDF-"), "application/pdf"),
    (re.compile(rb"\x89PNG\r\n\x1a\n"), "image/png"),
    (re.compile(rb"\xff\xd8\xff"), "image/jpeg"),
    (re.compile(rb"GIF8[79]a"), "image/gif"),
    (re.compile(rb"RIFF....WEBP", re.DOTALL), "image/webp"),
    (re.compile(rb"II\*\x00|MM\x00\*"), "image/tiff"),
    (re.compile(rb"....ftyp(heic|heix|mif1|msf1)", re.DOTALL), "image/heic"),
    (re.compile(rb"....ftypavif", re.DOTALL), "image/avif"),
)
_SUFFIXES = {
    "txt": "text/plain",
    "md": "text/markdown",
    "csv": "text/csv",
    "htm": "text/html",
    "html": "text/html",
    "rtf": "application/rtf",
    "eml": "message/rfc822",
    "msg": "application/vnd.ms-outlook",
    "ics": "text/calendar",
    "json": "application/json",
    "svg": "image/svg+xml",
    "bmp": "image/bmp",
    "zip": "application/zip",
    "doc": "application/msword",
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "xls": "application/vnd.ms-excel",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "ppt": "application/vnd.ms-powerpoint",
    "pptx": "application/vnd.openxmlformats-officedocument.presentationml.presentation",
    "odt": "application/vnd.oasis.opendocument.text",
    "ods": "application/vnd.oasis.opendocument.spreadsheet",
    "odp": "application/vnd.oasis.opendocument.presentation",
}
UNKNOWN = "application/octet-stream"
_OPENED: Mapping[str, str] = {
    "pdf": "application/pdf",
    "png": "image/png",
    "jpg": "image/jpeg",
    "jpeg": "image/jpeg",
    "gif": "image/gif",
    "webp": "image/webp",
    "tif": "image/tiff",
    "tiff": "image/tiff",
    "heic": "image/heic",
    "avif": "image/avif",
    **{
        suffix: _SUFFIXES[suffix]
        for suffix in ("txt", "bmp", "ics", "docx", "xlsx", "pptx", "odt", "ods", "odp")
    },
}
"""What another program may be asked to show, by suffix: pages, pictures, and texts without macros.

Web pages and SVG run scripts, the older Office formats macros, and whatever is not here may be a
program. Those can be saved, and opened from there.
"""


def media_type(name: str, beginning: bytes) -> str:
    """Return the media type of a file from its name and its first bytes (16 are enough)."""
    for pattern, found in _BEGINNINGS:
        if pattern.match(beginning):
            return found
    _, dot, suffix = name.rpartition(".")
    return _SUFFIXES.get(suffix.lower(), UNKNOWN) if dot else UNKNOWN


def may_open(name: str, found: str) -> bool:
    """Say whether a file may be handed to another program to be shown.

    ``name`` decides what the system does with it, so it must fit ``found``, the media type.
    """
    _, dot, suffix = safe_name(name).rpartition(".")
    return dot != "" and _OPENED.get(suffix.lower()) == found


def is_program(name: str, beginning: bytes) -> bool:
    """Say whether a file is plainly a program, by its name or its first bytes (16 are enough)."""
    _, dot, suffix = safe_name(name).rpartition(".")
    return bool(_PROGRAMS.match(beginning)) or (dot != "" and suffix.lower() in _RUN)


_PROGRAMS = re.compile(
    # Windows, Linux, macOS (both ways round, for several processors), scripts, links of Windows.
    rb"MZ|\x7fELF|\xfe\xed\xfa[\xce\xcf]|[\xce\xcf]\xfa\xed\xfe|\xca\xfe\xba\xbe|#!|L\0\0\0\x01\x14\x02"
)
_RUN = frozenset(
    {
        *("exe", "com", "bat", "cmd", "msi", "scr", "pif", "ps1", "vbs", "vbe", "js", "jse", "wsf"),
        *("hta", "cpl", "reg", "lnk", "url", "jar", "sh", "command", "app", "desktop", "appimage"),
        *("deb", "rpm", "apk", "dmg", "pkg", "dll", "so", "py"),
    }
)

"""Whether a file of evidence is a program: such a file is never opened from the window.

Evidence may come from somebody else's log, or from an e-mail. A name can lie, so the beginning of
the bytes is looked at too.
"""

from pathlib import PurePath

BEGINNING = 16
"""So many bytes tell what a file is."""

_OF_WINDOWS = (
    "exe com bat cmd ps1 psm1 msi msix msp mst scr pif cpl vbs vbe js jse mjs ws wsf wsh wsc hta"
    " lnk url scf reg inf dll sys jar jnlp chm hlp gadget application appref-ms xll iso img vhd"
    " settingcontent-ms"
)
_OF_MACOS = (
    "app command action workflow pkg mpkg dmg terminal tool scpt applescript fileloc inetloc webloc"
)
_OF_OTHERS = (
    "sh bash zsh csh ksh fish run bin elf so appimage desktop deb rpm flatpak flatpakref snap apk"
    " py pyw pyc pyz pl rb php lua tcl"
)
_ENDINGS = frozenset(f"{_OF_WINDOWS} {_OF_MACOS} {_OF_OTHERS}".split())
_BEGINNINGS = (
    b"MZ",  # Windows
    b"\x7fELF",  # Linux
    b"#!",  # a script
    b"\xca\xfe\xba\xbe",  # macOS for several processors, and Java
    *(bytes.fromhex(magic) for magic in ("feedface", "feedfacf", "cefaedfe", "cffaedfe")),  # macOS
    b"L\x00\x00\x00\x01\x14\x02\x00",  # a shortcut of Windows
    b"[Desktop Entry]",
)


def is_program(name: str, beginning: bytes) -> bool:
    """Say whether a file of that name and beginning would run where it is opened."""
    # Windows leaves dots and blanks at the end of a name out.
    ending = PurePath(name.rstrip(". ")).suffix.lower().removeprefix(".")
    return ending in _ENDINGS or beginning.startswith(_BEGINNINGS)

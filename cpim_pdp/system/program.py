"""What starts this program, as another program has to say it."""

import sys
from pathlib import Path

NAME = "cpim-pdp"


def command() -> tuple[str, ...]:
    """Return what starts this program: itself where it is frozen, else the Python it runs in."""
    if getattr(sys, "frozen", False):
        return (sys.executable,)
    python = Path(sys.executable)
    # The other one opens a console beside the window.
    windowed = python.with_name("pythonw.exe")
    chosen = windowed if sys.platform == "win32" and windowed.exists() else python
    # -P: nothing is imported from whichever folder the system starts it in.
    return (str(chosen), "-P", "-m", "cpim_pdp")

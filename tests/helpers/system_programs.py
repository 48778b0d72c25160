"""Programs of the system played by small ones that note how they were started."""

import json
import sys
from pathlib import Path

import pytest

_PROGRAM = """\
#!{python}
import json, os, sys
with open({notes!r}, "a", encoding="utf-8", errors="surrogateescape") as notes:
    more = {{name: value for name, value in os.environ.items() if name.startswith("CPIM_PDP_")}}
    words = [os.path.basename(sys.argv[0]), *sys.argv[1:]]
    notes.write(json.dumps({{"words": words, "environment": more}}) + chr(10))
sys.exit({code})
"""


class SystemPrograms:
    """Puts programs of any name on the path, alone; ``calls`` are the arguments they got."""

    def __init__(self, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        self._folder = folder / "bin"
        self._notes = folder / "calls.jsonl"
        self._folder.mkdir(parents=True)
        monkeypatch.setenv("PATH", str(self._folder))

    def has(self, *names: str, code: int = 0) -> None:
        """Have these programs, each leaving with ``code``."""
        for name in names:
            program = self._folder / name
            program.write_text(
                _PROGRAM.format(python=sys.executable, notes=str(self._notes), code=code)
            )
            program.chmod(0o755)

    @property
    def calls(self) -> list[list[str]]:
        """How they were called, one after the other."""
        return [call["words"] for call in self.told()]

    def told(self) -> list[dict[str, object]]:
        """The words and our part of the environment of each call."""
        if not self._notes.exists():
            return []
        return [json.loads(line) for line in self._notes.read_text(encoding="utf-8").splitlines()]

"""Running code as a user whom permission bits stop: root is not, so it becomes nobody."""

import os
import subprocess
import sys

_DROP = """
import os, sys
import sqlite_utils
import uuid, cpim_pdp.store.schema, cpim_pdp.logbook.dispatch, cpim_pdp.logbook.recovery
import cpim_pdp.assets, cpim_pdp.wording.refusals
cpim_pdp.assets.rulebook()
if os.name == "posix":
    import resource
if os.name == "posix" and os.geteuid() == 0:
    os.setgroups([])
    os.setgid(65534)
    os.setuid(65534)
"""


def run_as_nobody(code: str, *arguments: object) -> str:
    """Run Python code with ``sys.argv[1:]`` as given; return what it printed.

    What it imports of the program is read before it gives up root's rights.
    """
    done = subprocess.run(
        [sys.executable, "-c", _DROP + code, *map(str, arguments)],
        capture_output=True,
        text=True,
        check=False,
        env={**os.environ, "PYTHONPATH": os.pathsep.join(filter(None, sys.path))},
    )
    assert done.returncode == 0, done.stderr
    return done.stdout.strip()

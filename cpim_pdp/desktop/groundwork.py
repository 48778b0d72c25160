"""What the first look at a log needs and knows no Qt, to be loaded before Qt.

From then on PySide reads the source of each module that is loaded, to see whether it uses PySide
(6.11, ``shibokensupport/feature.py``): as long again as loading it takes.
"""

import hashlib
import json
import sqlite3
from datetime import datetime

from cpim_pdp import assets
from cpim_pdp.core import next_steps, reminder_kinds, summary
from cpim_pdp.logbook import logbook
from cpim_pdp.wording import amounts, forecast, history, milestones, names, standing
from cpim_pdp.wording import next_steps as next_steps_in_words

__all__ = [
    "amounts",
    "assets",
    "datetime",
    "forecast",
    "hashlib",
    "history",
    "json",
    "logbook",
    "milestones",
    "names",
    "next_steps",
    "next_steps_in_words",
    "reminder_kinds",
    "sqlite3",
    "standing",
    "summary",
]

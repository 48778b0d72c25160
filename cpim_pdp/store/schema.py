"""The tables of a log and how an older log becomes a newer one.

The statements are written out because sqlite-utils' ``create()`` has no CHECK. A change of the
schema is a new migration; one that was released never changes.
"""

import sqlite3
from datetime import datetime

from sqlite_utils import Database, Migrations

from cpim_pdp.store import older_entries
from cpim_pdp.store.failures import Damaged
from cpim_pdp.store.identity import APPLICATION_ID, SCHEMA

migrations = Migrations("cpim_pdp")

# A day or time is one that SQLite writes in the same way once it has reckoned with it: '+0 days'
# turns 30 February into a day of March. JSON is known by its brackets only, for SQLite forbids its
# JSON functions in a schema that is not trusted. Points and money are hundredths.
_FIRST = (
    """
    CREATE TABLE log (
        one INTEGER PRIMARY KEY CHECK (one = 1),
        id TEXT NOT NULL CHECK (id <> ''),
        created TEXT NOT NULL CHECK (created IS strftime('%Y-%m-%dT%H:%M:%SZ', created, '+0 days')),
        revision INTEGER NOT NULL CHECK (revision >= 0),
        changed TEXT NOT NULL CHECK (changed IS strftime('%Y-%m-%dT%H:%M:%SZ', changed, '+0 days'))
    ) STRICT
    """,
    """
    CREATE TABLE holder (
        id TEXT PRIMARY KEY NOT NULL CHECK (id = 'holder'),
        name TEXT NOT NULL CHECK (name <> ''),
        ascm_id TEXT NOT NULL,
        email TEXT NOT NULL,
        former_names TEXT NOT NULL
    ) STRICT
    """,
    """
    CREATE TABLE credentials (
        id TEXT PRIMARY KEY NOT NULL CHECK (id <> ''),
        position INTEGER NOT NULL UNIQUE,
        designation TEXT NOT NULL CHECK (designation <> ''),
        certified TEXT NOT NULL CHECK (certified IS date(certified, '+0 days')),
        due TEXT CHECK (due IS date(due, '+0 days') AND due > certified),
        number TEXT NOT NULL,
        policy TEXT CHECK (policy <> ''),
        title TEXT NOT NULL,
        points INTEGER CHECK (points BETWEEN 1 AND 99999),
        years INTEGER CHECK (years >= 1)
    ) STRICT
    """,
    """
    CREATE TABLE activities (
        id TEXT PRIMARY KEY NOT NULL CHECK (id <> ''),
        title TEXT NOT NULL CHECK (title <> ''),
        type TEXT CHECK (type <> ''),
        date TEXT CHECK (date IS date(date, '+0 days')),
        until TEXT CHECK (until IS date(until, '+0 days') AND until >= date),
        quantity INTEGER CHECK (quantity > 0),
        unit TEXT CHECK (unit <> ''),
        weeks INTEGER CHECK (weeks > 0),
        points INTEGER CHECK (points BETWEEN 0 AND 99999),
        reason TEXT NOT NULL,
        provider TEXT NOT NULL,
        notes TEXT NOT NULL,
        topics TEXT NOT NULL CHECK (topics GLOB '[[]*]'),
        category TEXT CHECK (category <> ''),
        score INTEGER CHECK (score >= 0),
        event TEXT NOT NULL,
        row TEXT CHECK (row <> ''),
        planned INTEGER NOT NULL CHECK (planned IN (0, 1)),
        draft INTEGER NOT NULL CHECK (draft IN (0, 1)),
        created TEXT NOT NULL CHECK (created IS strftime('%Y-%m-%dT%H:%M:%SZ', created, '+0 days')),
        changed TEXT NOT NULL CHECK (changed IS strftime('%Y-%m-%dT%H:%M:%SZ', changed, '+0 days')),
        trashed TEXT CHECK (trashed IS strftime('%Y-%m-%dT%H:%M:%SZ', trashed, '+0 days')),
        CHECK ((quantity IS NULL) = (unit IS NULL)),
        CHECK (until IS NULL OR date IS NOT NULL),
        CHECK (draft = 1 OR (type IS NOT NULL AND date IS NOT NULL))
    ) STRICT
    """,
    """
    CREATE TABLE allocations (
        id TEXT PRIMARY KEY NOT NULL CHECK (id <> ''),
        activity TEXT NOT NULL REFERENCES activities (id),
        credential TEXT NOT NULL REFERENCES credentials (id),
        cycle INTEGER CHECK (cycle >= 1),
        excluded INTEGER NOT NULL CHECK (excluded IN (0, 1)),
        reason TEXT NOT NULL,
        CHECK (cycle IS NOT NULL OR excluded = 1),
        UNIQUE (activity, credential)
    ) STRICT
    """,
    "CREATE INDEX allocations_by_credential ON allocations (credential)",
    """
    CREATE TABLE contents (
        id INTEGER PRIMARY KEY,
        sha256 TEXT NOT NULL UNIQUE CHECK (length(sha256) = 64),
        size INTEGER NOT NULL CHECK (size > 0 AND size = length(bytes)),
        bytes BLOB NOT NULL
    ) STRICT
    """,
    """
    CREATE TABLE evidence (
        id TEXT PRIMARY KEY NOT NULL CHECK (id <> ''),
        activity TEXT NOT NULL REFERENCES activities (id),
        position INTEGER NOT NULL,
        sha256 TEXT NOT NULL REFERENCES contents (sha256),
        name TEXT NOT NULL CHECK (name <> ''),
        kind TEXT NOT NULL CHECK (kind <> ''),
        size INTEGER NOT NULL CHECK (size > 0),
        media_type TEXT NOT NULL CHECK (media_type <> ''),
        added TEXT NOT NULL CHECK (added IS strftime('%Y-%m-%dT%H:%M:%SZ', added, '+0 days')),
        trashed TEXT CHECK (trashed IS strftime('%Y-%m-%dT%H:%M:%SZ', trashed, '+0 days'))
    ) STRICT
    """,
    "CREATE INDEX evidence_by_content ON evidence (sha256)",
    "CREATE INDEX evidence_by_activity ON evidence (activity)",
    """
    CREATE UNIQUE INDEX evidence_attached_once ON evidence (activity, sha256) WHERE trashed IS NULL
    """,
    """
    CREATE TABLE submissions (
        id TEXT PRIMARY KEY NOT NULL CHECK (id <> ''),
        position INTEGER NOT NULL UNIQUE,
        credential TEXT NOT NULL REFERENCES credentials (id),
        cycle INTEGER NOT NULL CHECK (cycle >= 1),
        filed TEXT NOT NULL CHECK (filed IS date(filed, '+0 days')),
        figures TEXT NOT NULL CHECK (figures GLOB '{*}'),
        report TEXT NOT NULL REFERENCES contents (sha256),
        fee INTEGER CHECK (fee >= 0),
        receipt TEXT NOT NULL,
        audited TEXT CHECK (audited IS date(audited, '+0 days') AND audited >= filed),
        approved TEXT CHECK (approved IS date(approved, '+0 days') AND approved >= filed),
        next_due TEXT CHECK (next_due IS date(next_due, '+0 days')),
        denied TEXT CHECK (denied IS date(denied, '+0 days') AND denied >= filed),
        denial_reason TEXT NOT NULL,
        reopened_reason TEXT NOT NULL,
        CHECK (approved IS NULL OR denied IS NULL),
        CHECK (next_due IS NULL OR approved IS NOT NULL),
        CHECK ((denied IS NULL) = (denial_reason = ''))
    ) STRICT
    """,
    "CREATE INDEX submissions_by_report ON submissions (report)",
    """
    CREATE UNIQUE INDEX submissions_live_once ON submissions (credential, cycle)
    WHERE denied IS NULL AND reopened_reason = ''
    """,
    """
    CREATE TABLE journal (
        id INTEGER PRIMARY KEY AUTOINCREMENT,
        at TEXT NOT NULL CHECK (at IS strftime('%Y-%m-%dT%H:%M:%SZ', at, '+0 days')),
        command TEXT NOT NULL CHECK (command <> ''),
        source TEXT NOT NULL,
        state TEXT NOT NULL CHECK (state IN ('done', 'undone', 'ended', 'final'))
    ) STRICT
    """,
    "CREATE INDEX journal_by_state ON journal (state)",
    """
    CREATE TABLE journal_changes (
        id INTEGER PRIMARY KEY AUTOINCREMENT,
        entry INTEGER NOT NULL REFERENCES journal (id),
        table_name TEXT NOT NULL CHECK (table_name <> ''),
        row_id TEXT NOT NULL CHECK (row_id <> ''),
        before TEXT CHECK (before GLOB '{*}'),
        after TEXT CHECK (after GLOB '{*}'),
        CHECK (before IS NOT NULL OR after IS NOT NULL)
    ) STRICT
    """,
    "CREATE INDEX journal_changes_by_entry ON journal_changes (entry)",
    "CREATE INDEX journal_changes_by_row ON journal_changes (table_name, row_id)",
)

# A column that is added may only be one that is empty in all rows: they stay as they are written,
# and `older_rows` knows how long they are. Allowed values depend on no other table: what a schedule
# made stays when that is removed.
_SECOND = (
    "ALTER TABLE credentials ADD COLUMN target INTEGER CHECK (target BETWEEN 1 AND 99999)",
    "ALTER TABLE credentials ADD COLUMN programme TEXT CHECK (programme <> '')",
    """
    ALTER TABLE activities ADD COLUMN likelihood INTEGER CHECK (likelihood BETWEEN 0 AND 100)
    """,
    "ALTER TABLE activities ADD COLUMN schedule TEXT CHECK (schedule <> '')",
    """
    ALTER TABLE activities ADD COLUMN occurrence TEXT CHECK (
        occurrence IS date(occurrence, '+0 days') AND (occurrence IS NULL) = (schedule IS NULL)
    )
    """,
    """
    CREATE INDEX activities_by_schedule ON activities (schedule) WHERE schedule IS NOT NULL
    """,
    """
    CREATE TABLE schedules (
        id TEXT PRIMARY KEY NOT NULL CHECK (id <> ''),
        title TEXT NOT NULL CHECK (title <> ''),
        type TEXT NOT NULL CHECK (type <> ''),
        quantity INTEGER CHECK (quantity > 0),
        unit TEXT CHECK (unit <> ''),
        weeks INTEGER CHECK (weeks > 0),
        points INTEGER CHECK (points BETWEEN 0 AND 99999),
        reason TEXT NOT NULL,
        provider TEXT NOT NULL,
        notes TEXT NOT NULL,
        topics TEXT NOT NULL CHECK (topics GLOB '[[]*]'),
        category TEXT CHECK (category <> ''),
        event TEXT NOT NULL,
        row TEXT CHECK (row <> ''),
        likelihood INTEGER CHECK (likelihood BETWEEN 0 AND 100),
        frequency TEXT NOT NULL CHECK (frequency IN ('weekly', 'monthly', 'yearly')),
        interval INTEGER NOT NULL CHECK (interval BETWEEN 1 AND 99),
        weekday TEXT CHECK (weekday IN ('MO', 'TU', 'WE', 'TH', 'FR', 'SA', 'SU')),
        ordinal INTEGER CHECK (ordinal = -1 OR ordinal BETWEEN 1 AND 5),
        start TEXT NOT NULL CHECK (start IS date(start, '+0 days')),
        until TEXT CHECK (until IS date(until, '+0 days') AND until >= start),
        days INTEGER NOT NULL CHECK (days BETWEEN 1 AND 365),
        made_until TEXT NOT NULL CHECK (made_until IS date(made_until, '+0 days')),
        exceptions TEXT NOT NULL CHECK (exceptions GLOB '[[]*]'),
        created TEXT NOT NULL CHECK (created IS strftime('%Y-%m-%dT%H:%M:%SZ', created, '+0 days')),
        changed TEXT NOT NULL CHECK (changed IS strftime('%Y-%m-%dT%H:%M:%SZ', changed, '+0 days')),
        CHECK ((quantity IS NULL) = (unit IS NULL)),
        CHECK ((weekday IS NULL) = (ordinal IS NULL)),
        CHECK (weekday IS NULL OR frequency = 'monthly')
    ) STRICT
    """,
    """
    CREATE TABLE attempts (
        id TEXT PRIMARY KEY NOT NULL CHECK (id <> ''),
        credential TEXT NOT NULL REFERENCES credentials (id),
        exam TEXT NOT NULL CHECK (exam <> ''),
        date TEXT NOT NULL CHECK (date IS date(date, '+0 days')),
        score INTEGER NOT NULL CHECK (score >= 0)
    ) STRICT
    """,
    """
    CREATE TABLE snoozes (
        id TEXT PRIMARY KEY NOT NULL CHECK (id <> ''),
        until TEXT NOT NULL CHECK (until IS date(until, '+0 days'))
    ) STRICT
    """,
)


@migrations()
def first_schema(db: Database) -> None:
    """Make the tables of the first release."""
    for statement in _FIRST:
        db.execute(statement)


@migrations()
def schedules_and_plans(db: Database) -> None:
    """Add schedules, likelihoods, exam attempts, snoozes, and what a credential aims at."""
    for statement in _SECOND:
        db.execute(statement)


def migrate(connection: sqlite3.Connection, now: datetime) -> None:
    """Bring an empty or older database to the schema of this program, in one transaction.

    The journal of an older one notes it, dated ``now``.

    Raises:
        Damaged: where a reference leads nowhere afterwards.
    """
    number: int = connection.execute("PRAGMA user_version").fetchone()[0]
    # Foreign keys can't be switched inside a transaction, and rebuilding a table needs them off.
    connection.execute("PRAGMA foreign_keys = OFF")
    db = Database(connection, execute_plugins=False, strict=True)
    connection.execute("BEGIN IMMEDIATE")
    try:
        # Inside our transaction, `apply` nests: its tables, its record and both numbers come
        # together or not at all.
        migrations.apply(db)
        if number:
            older_entries.close_off(connection, now)
        connection.execute(f"PRAGMA application_id = {APPLICATION_ID}")
        connection.execute(f"PRAGMA user_version = {SCHEMA}")
        _check_references(connection)
        connection.execute("COMMIT")
    except BaseException:
        if connection.in_transaction:
            connection.execute("ROLLBACK")
        raise
    connection.execute("PRAGMA foreign_keys = ON")


def _check_references(connection: sqlite3.Connection) -> None:
    broken = connection.execute("PRAGMA foreign_key_check").fetchone()
    if broken is not None:
        raise Damaged(broken)

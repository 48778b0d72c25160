"""Why a command is refused.

A code and the facts of the case. The sentence is in ``wording.refusals``.
"""

from enum import StrEnum, unique


@unique
class Reason(StrEnum):
    """Everything that the world or the holder's input can do to stop a command."""

    # what was typed
    DATE_NOT_ISO = "date-not-iso"  # text
    DATE_NOT_UNDERSTOOD = "date-not-understood"  # text, example
    DATE_DOES_NOT_EXIST = "date-does-not-exist"  # text
    DATE_OUT_OF_RANGE = "date-out-of-range"  # date
    POINTS_NOT_A_NUMBER = "points-not-a-number"  # text
    POINTS_OUT_OF_RANGE = "points-out-of-range"  # value
    QUANTITY_NOT_A_NUMBER = "quantity-not-a-number"  # text
    QUANTITY_OUT_OF_RANGE = "quantity-out-of-range"  # value
    QUANTITY_NEEDED = "quantity-needed"  # type, unit
    WEEKS_NEEDED = "weeks-needed"  # type
    WEEKS_OUT_OF_RANGE = "weeks-out-of-range"  # value
    WEEKS_NOT_FOR_TYPE = "weeks-not-for-type"  # type
    WEEKS_NOT_IN_EDITION = "weeks-not-in-edition"  # type, edition
    SCORE_OUT_OF_RANGE = "score-out-of-range"  # value
    SCORE_NOT_FOR_TYPE = "score-not-for-type"  # type
    POINTS_NEEDED = "points-needed"  # type, edition
    REASON_NEEDED = "reason-needed"  # type, points
    REASON_EMPTY = "reason-empty"
    TITLE_EMPTY = "title-empty"
    NOT_ONE_LINE = "not-one-line"  # field
    TEXT_NOT_STORABLE = "text-not-storable"  # field
    TEXT_TOO_LONG = "text-too-long"  # field, most
    ID_MALFORMED = "id-malformed"
    NAME_EMPTY = "name-empty"
    TYPE_UNKNOWN = "type-unknown"  # type
    TYPE_NEEDED = "type-needed"
    DATE_NEEDED = "date-needed"
    UNTIL_BEFORE_DATE = "until-before-date"  # date, until
    TOPIC_UNKNOWN = "topic-unknown"  # topic
    CATEGORY_UNKNOWN = "category-unknown"  # category
    CATEGORY_NOT_THEN = "category-not-then"  # category, date, last
    ROW_NOT_FOR_TYPE = "row-not-for-type"  # row, type
    KIND_UNKNOWN = "kind-unknown"  # kind
    STATE_UNKNOWN = "state-unknown"  # state
    NOTHING_TO_CHANGE = "nothing-to-change"
    LIKELIHOOD_OUT_OF_RANGE = "likelihood-out-of-range"  # value
    # credentials and cycles
    DESIGNATION_UNKNOWN = "designation-unknown"  # designation
    DESIGNATION_NOT_MAINTAINED = "designation-not-maintained"  # designation
    DESIGNATION_RULES_UNKNOWN = "designation-rules-unknown"  # designation
    CUSTOM_INCOMPLETE = "custom-incomplete"
    CUSTOM_OUT_OF_RANGE = "custom-out-of-range"
    CUSTOM_ONLY = "custom-only"  # designation
    CERTIFIED_NEEDED = "certified-needed"
    DUE_NOT_AFTER_CERTIFIED = "due-not-after-certified"  # due, certified
    POLICY_UNKNOWN = "policy-unknown"  # policy
    POLICY_NOT_FOR_DESIGNATION = "policy-not-for-designation"  # policy, designation
    CREDENTIAL_UNKNOWN = "credential-unknown"  # credential
    CREDENTIAL_AMBIGUOUS = "credential-ambiguous"  # credential
    CREDENTIAL_LAST = "credential-last"
    CREDENTIAL_CHANGED_ELSEWHERE = "credential-changed-elsewhere"  # credential, clashes
    HOLDER_CHANGED_ELSEWHERE = "holder-changed-elsewhere"  # clashes
    CREDENTIAL_FILED = "credential-filed"  # credential
    CYCLE_OUT_OF_RANGE = "cycle-out-of-range"  # cycle, most
    CYCLE_TARGET_MALFORMED = "cycle-target-malformed"  # text
    CYCLE_FILED = "cycle-filed"  # cycle, credential
    # activities and evidence
    ACTIVITY_UNKNOWN = "activity-unknown"  # id
    ACTIVITY_IN_TRASH = "activity-in-trash"  # id
    ACTIVITY_NOT_IN_TRASH = "activity-not-in-trash"  # id
    ACTIVITY_FILED = "activity-filed"  # title, cycle
    ACTIVITY_CHANGED_ELSEWHERE = "activity-changed-elsewhere"  # title, clashes
    EVIDENCE_UNKNOWN = "evidence-unknown"  # sha256
    EVIDENCE_ALREADY_THERE = "evidence-already-there"  # name
    EVIDENCE_NAME_EMPTY = "evidence-name-empty"
    EVIDENCE_TOO_LARGE = "evidence-too-large"  # name
    EVIDENCE_EMPTY = "evidence-empty"  # name
    EVIDENCE_NOT_READABLE = "evidence-not-readable"  # name
    EVIDENCE_NOT_A_FILE = "evidence-not-a-file"  # name
    EVIDENCE_NONE = "evidence-none"  # title
    TRASH_NOT_CONFIRMED = "trash-not-confirmed"
    # schedules and plans
    SCHEDULE_UNKNOWN = "schedule-unknown"  # id
    SCHEDULE_CHANGED_ELSEWHERE = "schedule-changed-elsewhere"  # title, clashes
    SCHEDULE_EMPTY = "schedule-empty"  # title
    SCHEDULE_UNTIL_BEFORE_START = "schedule-until-before-start"  # start, until
    SCHEDULE_DAYS_OUT_OF_RANGE = "schedule-days-out-of-range"  # value
    INTERVAL_OUT_OF_RANGE = "interval-out-of-range"  # value
    RECURRENCE_MALFORMED = "recurrence-malformed"
    RECURRENCE_NOT_UNDERSTOOD = "recurrence-not-understood"  # text
    ACTIVITY_NOT_PLANNED = "activity-not-planned"  # title
    ACTIVITY_STILL_AHEAD = "activity-still-ahead"  # title, date
    REMINDER_MALFORMED = "reminder-malformed"
    REMINDER_UNKNOWN = "reminder-unknown"  # key
    REMINDER_AMBIGUOUS = "reminder-ambiguous"  # key
    SNOOZE_NOT_AHEAD = "snooze-not-ahead"  # until
    NOTHING_AHEAD = "nothing-ahead"  # credential, on
    # the way back
    TARGET_TOO_LOW = "target-too-low"  # target, required
    PROGRAMME_NONE = "programme-none"  # designation
    PROGRAMME_UNKNOWN = "programme-unknown"  # programme
    EXAM_UNKNOWN = "exam-unknown"  # exam, exams
    ATTEMPT_UNKNOWN = "attempt-unknown"  # id
    ATTEMPT_AHEAD = "attempt-ahead"  # date
    ATTEMPT_BEFORE_EXPIRY = "attempt-before-expiry"  # date, credential
    ATTEMPT_CHANGED_ELSEWHERE = "attempt-changed-elsewhere"  # exam, clashes
    # filing
    ATTESTATION_MISSING = "attestation-missing"
    FILING_NOT_OPEN = "filing-not-open"  # opens
    FILING_EXPIRED = "filing-expired"  # since
    FILING_TOO_FEW_POINTS = "filing-too-few-points"  # counted, required
    FILING_UNDECIDED = "filing-undecided"  # filed
    FILING_BEFORE_DECISION = "filing-before-decision"  # decided
    SUBMISSION_UNKNOWN = "submission-unknown"  # id
    SUBMISSION_DECIDED = "submission-decided"
    SUBMISSION_REOPENED = "submission-reopened"
    SUBMISSION_LATER_EXISTS = "submission-later-exists"
    DAY_AHEAD = "day-ahead"  # day
    DECISION_BEFORE_FILING = "decision-before-filing"  # filed
    NEXT_DUE_TOO_EARLY = "next-due-too-early"  # due, present
    FEE_NOT_A_NUMBER = "fee-not-a-number"  # text
    # history
    NOTHING_TO_UNDO = "nothing-to-undo"
    TOO_FEW_TO_UNDO = "too-few-to-undo"  # steps, possible
    NOTHING_TO_REDO = "nothing-to-redo"
    UNDO_CHANGED_SINCE = "undo-changed-since"  # command
    UNDO_OUT_OF_REACH = "undo-out-of-reach"  # command
    ENTRY_UNKNOWN = "entry-unknown"  # entry
    # the log and other files
    LOG_MISSING = "log-missing"  # path
    LOG_EXISTS = "log-exists"  # path
    LOG_NOT_A_LOG = "log-not-a-log"  # path
    LOG_NEWER = "log-newer"  # path
    LOG_DAMAGED = "log-damaged"  # path
    LOG_DAMAGED_BACKED_UP = "log-damaged-backed-up"  # path, backup
    LOG_SOUND = "log-sound"  # path
    BACKUP_FOLDER_AWAY = "backup-folder-away"  # path
    LOG_LOCKED = "log-locked"  # path
    LOG_READ_ONLY = "log-read-only"  # path
    LOG_ALTERED = "log-altered"  # path
    LOG_REPLACED = "log-replaced"  # path
    LOG_GONE = "log-gone"  # path
    LOG_INTERRUPTED = "log-interrupted"  # path
    LOG_NOT_READABLE = "log-not-readable"  # path
    DISK_FULL = "disk-full"  # path
    DISK_FAULT = "disk-fault"  # path
    FOLDER_MISSING = "folder-missing"  # path
    FOLDER_NOT_WRITABLE = "folder-not-writable"  # path
    FILE_EXISTS = "file-exists"  # path
    FILE_NOT_WRITABLE = "file-not-writable"  # path
    FILE_MISSING = "file-missing"  # path
    FILE_NOT_READABLE = "file-not-readable"  # path
    FILE_NOT_OF_TYPE = "file-not-of-type"  # path, types
    FILE_TOO_LARGE = "file-too-large"  # path
    PACK_FILE_TOO_LARGE = "pack-file-too-large"  # name, size, needed
    MERGE_CHANGED_MEANWHILE = "merge-changed-meanwhile"  # path
    # bringing activities in
    TABLE_EMPTY = "table-empty"  # path
    TABLE_NO_TITLES = "table-no-titles"
    TABLE_ENCODING = "table-encoding"  # path
    FIELD_UNKNOWN = "field-unknown"  # field
    COLUMN_UNKNOWN = "column-unknown"  # column
    MAP_MALFORMED = "map-malformed"  # text
    DATE_ORDER_AMBIGUOUS = "date-order-ambiguous"  # column
    TABLE_BROKEN = "table-broken"  # path, row
    COLUMN_AMBIGUOUS = "column-ambiguous"  # column
    ROW_TOO_LONG = "row-too-long"  # most
    TYPE_NOT_NAMED = "type-not-named"  # text
    DATE_MONTH_ONLY = "date-month-only"  # text
    DATE_NOT_READ = "date-not-read"  # text
    DATE_NOT_IN_ORDER = "date-not-in-order"  # text, order
    NUMBER_AMBIGUOUS = "number-ambiguous"  # text
    NOT_A_WHOLE_NUMBER = "not-a-whole-number"  # text
    QUANTITY_OF_OTHER_UNIT = "quantity-of-other-unit"  # text, type, given, unit
    # the program
    NO_DISPLAY = "no-display"  # missing
    NO_NOTIFICATIONS = "no-notifications"  # programs
    SYSTEM_REFUSES = "system-refuses"  # program
    SAMPLE_OUT_OF_RANGE = "sample-out-of-range"


class Refusal(Exception):  # noqa: N818 - the world or the input said no
    """Stop a command without changing anything.

    Carries a `Reason` and the facts for its sentence.
    """

    def __init__(self, reason: Reason, **facts: object) -> None:
        super().__init__(reason.value)
        self.reason = reason
        self.facts = facts

    def __str__(self) -> str:
        facts = ", ".join(f"{name}={value}" for name, value in sorted(self.facts.items()))
        return f"{self.reason.value}({facts})"

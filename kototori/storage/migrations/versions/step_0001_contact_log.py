"""The contact log: lists, contacts in revisions, the day's changes, the days of the desk.

Every text column of a contact is a date, one of a closed set, or a code that stands in a list: there is
no column that could hold a name, a number or a sentence about a visitor.
"""

from alembic import op

revision = "0001"
down_revision = None

LISTS = """
CREATE TABLE setting (
    name TEXT NOT NULL PRIMARY KEY,
    value TEXT NOT NULL
) {strict};
CREATE TABLE need (
    code TEXT NOT NULL PRIMARY KEY CHECK (length(code) BETWEEN 1 AND 2),
    position INTEGER NOT NULL,
    parent TEXT REFERENCES need (code),
    fi TEXT NOT NULL, sv TEXT NOT NULL, en TEXT NOT NULL,
    authorities TEXT NOT NULL,
    sensitive INTEGER NOT NULL CHECK (sensitive IN (0, 1)),
    act_11 TEXT NOT NULL,
    valid_from {date}, valid_to {date},
    successor TEXT REFERENCES need (code),
    tile_fi TEXT, tile_sv TEXT, tile_en TEXT,
    hint_fi TEXT, hint_sv TEXT, hint_en TEXT
) {strict};
CREATE TABLE authority (
    code TEXT NOT NULL PRIMARY KEY CHECK (length(code) = 3),
    position INTEGER NOT NULL,
    fi TEXT NOT NULL, sv TEXT NOT NULL, en TEXT NOT NULL,
    valid_from {date}, valid_to {date},
    successor TEXT REFERENCES authority (code)
) {strict};
CREATE TABLE language (
    code TEXT NOT NULL PRIMARY KEY CHECK (length(code) BETWEEN 2 AND 16),
    position INTEGER NOT NULL,
    endonym TEXT NOT NULL,
    fi TEXT NOT NULL, sv TEXT NOT NULL, en TEXT NOT NULL,
    direction TEXT NOT NULL CHECK (direction IN ('ltr', 'rtl')),
    on_strip INTEGER NOT NULL CHECK (on_strip IN (0, 1)),
    aliases TEXT NOT NULL
) {strict};
CREATE TABLE place (
    code TEXT NOT NULL PRIMARY KEY CHECK (length(code) BETWEEN 2 AND 32),
    position INTEGER NOT NULL,
    name TEXT NOT NULL,
    valid_from {date}, valid_to {date}
) {strict};
CREATE TABLE leaflet_topic (
    code TEXT NOT NULL PRIMARY KEY CHECK (length(code) BETWEEN 2 AND 48)
) {strict};
CREATE TABLE synonym (
    word TEXT NOT NULL,
    language TEXT NOT NULL,
    code TEXT NOT NULL,
    kind TEXT NOT NULL CHECK (kind IN ('need', 'task', 'language_means')),
    PRIMARY KEY (word, language, code)
) {strict}
"""

CONTACTS = """
CREATE TABLE contact (
    id {uuid} NOT NULL,
    rev INTEGER NOT NULL CHECK (rev >= 1),
    is_newest INTEGER NOT NULL CHECK (is_newest IN (0, 1)),
    desk_id {uuid} NOT NULL,
    origin {uuid} NOT NULL,
    recorded_on {date} NOT NULL {day:recorded_on},
    updated_on {date} NOT NULL {day:updated_on},
    deleted_on {date} {day:deleted_on},
    source TEXT NOT NULL CHECK (source IN ('live', 'busy', 'late', 'tally', 'import')),
    occurred_at {instant} {quarter:occurred_at},
    local_date {date} NOT NULL {day:local_date},
    local_hour INTEGER CHECK (local_hour BETWEEN 0 AND 23),
    local_minute INTEGER CHECK (local_minute IN (0, 15, 30, 45)),
    place TEXT REFERENCES place (code),
    channel TEXT CHECK (channel IN ('walk_in', 'phone', 'message', 'outreach', 'group')),
    persons INTEGER NOT NULL CHECK (persons BETWEEN 1 AND 99),
    language TEXT REFERENCES language (code),
    language_known TEXT CHECK (language_known IN ('observed', 'asked', 'pinned')),
    language_means TEXT CHECK (language_means IN ('shared', 'own_language_adviser', 'community_adviser',
        'interpreter_phone', 'interpreter_present', 'companion', 'translation_app', 'not_met')),
    served_by TEXT CHECK (served_by IN ('professional', 'own_language_adviser', 'community_adviser',
        'visiting_authority', 'volunteer')),
    age_band TEXT CHECK (age_band IN ('0-17', '18-29', '30-49', '50-64', '65+')),
    first_visit TEXT CHECK (first_visit IN ('yes', 'no')),
    own_worker TEXT CHECK (own_worker IN ('yes', 'no')),
    task TEXT CHECK (task IN ('application', 'additional_information', 'letter_explained',
        'review_or_appeal', 'appointment', 'e_service', 'information', 'interpreting', 'other')),
    authority TEXT REFERENCES authority (code),
    why_here TEXT CHECK (why_here IN ('sent_by_authority', 'not_understood', 'digital_barrier',
        'queue_or_no_answer', 'no_own_language', 'wrong_information', 'trusts_this_place')),
    minutes TEXT CHECK (minutes IN ('<5', '5-15', '15-30', '30-60', '>60')),
    PRIMARY KEY (id, rev)
) {table};
CREATE UNIQUE INDEX contact_newest ON contact (id) WHERE is_newest = 1;
CREATE INDEX contact_by_day ON contact (local_date) WHERE is_newest = 1;
CREATE TABLE contact_need (
    contact_id {uuid} NOT NULL,
    rev INTEGER NOT NULL,
    code TEXT NOT NULL REFERENCES need (code),
    position INTEGER NOT NULL,
    local_date {date} NOT NULL {day:local_date},
    PRIMARY KEY (contact_id, rev, code),
    FOREIGN KEY (contact_id, rev) REFERENCES contact (id, rev)
) {table};
CREATE INDEX contact_need_by_day ON contact_need (local_date, code);
CREATE TABLE contact_outcome (
    contact_id {uuid} NOT NULL,
    rev INTEGER NOT NULL,
    code TEXT NOT NULL CHECK (code IN ('solved', 'advised', 'application_sent', 'booked', 'guided_on',
        'referral_requested', 'come_again', 'not_our_remit', 'unmet')),
    position INTEGER NOT NULL,
    PRIMARY KEY (contact_id, rev, code),
    FOREIGN KEY (contact_id, rev) REFERENCES contact (id, rev)
) {table};
CREATE TABLE contact_handout (
    contact_id {uuid} NOT NULL,
    rev INTEGER NOT NULL,
    leaflet TEXT NOT NULL REFERENCES leaflet_topic (code),
    language TEXT NOT NULL REFERENCES language (code),
    copies INTEGER NOT NULL CHECK (copies BETWEEN 1 AND 99),
    PRIMARY KEY (contact_id, rev, leaflet, language),
    FOREIGN KEY (contact_id, rev) REFERENCES contact (id, rev)
) {table};
CREATE TABLE contact_audit (
    contact_id {uuid} NOT NULL,
    rev INTEGER NOT NULL,
    act TEXT NOT NULL CHECK (act IN ('recorded', 'corrected', 'withdrawn', 'restored')),
    made_on {date} NOT NULL {day:made_on},
    PRIMARY KEY (contact_id, rev),
    FOREIGN KEY (contact_id, rev) REFERENCES contact (id, rev)
) {table};
CREATE TABLE imported_row (
    digest TEXT NOT NULL CHECK (length(digest) = 64),
    nth INTEGER NOT NULL CHECK (nth >= 1),
    contact_id {uuid} NOT NULL,
    PRIMARY KEY (digest, nth)
) {table}
"""

DAYS = """
CREATE TABLE change (
    seq {counter},
    made_on {date} NOT NULL {day:made_on},
    contact_id {uuid} NOT NULL,
    act TEXT NOT NULL CHECK (act IN ('recorded', 'corrected', 'withdrawn', 'restored')),
    rev_before INTEGER,
    rev_after INTEGER NOT NULL,
    state TEXT NOT NULL CHECK (state IN ('done', 'undone', 'dropped'))
) {strict};
CREATE INDEX change_by_day ON change (made_on, state);
CREATE INDEX change_by_contact ON change (contact_id);
CREATE TABLE desk_day (
    day {date} NOT NULL PRIMARY KEY {day:day},
    desk_id {uuid} NOT NULL,
    state TEXT NOT NULL CHECK (state IN ('served', 'shut', 'not_counted')),
    book TEXT NOT NULL CHECK (book IN ('running', 'closed')),
    corrected INTEGER NOT NULL CHECK (corrected IN (0, 1)),
    rev INTEGER NOT NULL,
    updated_on {date} NOT NULL {day:updated_on}
) {strict}
"""


class _Dialect(dict[str, str]):
    """The words in which SQLite and PostgreSQL differ; SQLite has no date type, so dates are checked."""

    def __init__(self, name: str) -> None:
        self._sqlite = name == "sqlite"
        if self._sqlite:
            words = {"uuid": "BLOB", "date": "TEXT", "instant": "TEXT", "strict": "STRICT"}
            words |= {
                "table": "STRICT, WITHOUT ROWID",
                "counter": "INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT",
            }
        else:
            words = {"uuid": "UUID", "date": "DATE", "instant": "TIMESTAMP WITH TIME ZONE", "strict": ""}
            words |= {"table": "", "counter": "INTEGER GENERATED BY DEFAULT AS IDENTITY PRIMARY KEY"}
        super().__init__(words)

    def must_be_day(self, column: str) -> str:
        return f"CHECK (date({column}) IS {column})" if self._sqlite else ""

    def must_be_quarter(self, column: str) -> str:
        exact = f"strftime('%Y-%m-%dT%H:%MZ', {column}) IS {column}"
        return f"CHECK ({exact} AND {column} GLOB '*:[0134][05]Z')" if self._sqlite else ""


def _statements(script: str, dialect: _Dialect) -> list[str]:
    for kind, check in (("day", dialect.must_be_day), ("quarter", dialect.must_be_quarter)):
        parts = script.split("{" + kind + ":")
        script = parts[0] + "".join(
            check(column) + rest for column, rest in (part.split("}", 1) for part in parts[1:])
        )
    for word, meaning in dialect.items():
        script = script.replace("{" + word + "}", meaning)
    return script.split(";\n")


def upgrade() -> None:
    """Makes the tables."""
    dialect = _Dialect(op.get_bind().dialect.name)
    for script in (LISTS, CONTACTS, DAYS):
        for statement in _statements(script, dialect):
            op.get_bind().exec_driver_sql(statement)

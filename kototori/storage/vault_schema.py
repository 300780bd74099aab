"""The tables of the vault. In the clear of a request's columns stand days and states alone; what a visitor
said, for whom it is and in which language is one sealed value. `counted` is what stays of it.

Keys are random and no table keeps an order: not even the opened vault tells which request of a day came
first.
"""

from sqlalchemy import BLOB, Column, Integer, MetaData, Table, Text

from kototori.storage.columns import CivilDay, DayOrderedId

APPLICATION_ID = 0x4B4F5651  # "KOVQ"
VERSION = 2

metadata = MetaData()

meta = Table(
    "meta",
    metadata,
    Column("name", Text, primary_key=True),
    Column("value", Text, nullable=False),
)

request = Table(
    "request",
    metadata,
    Column("id", DayOrderedId, primary_key=True),
    Column("made_on", CivilDay, nullable=False),
    Column("state", Text, nullable=False),
    Column("state_on", CivilDay, nullable=False),
    Column("erase_on", CivilDay, nullable=False),
    Column("erased_on", CivilDay),
    Column("contents", BLOB),
)

register = Table(
    "register",
    metadata,
    Column("id", DayOrderedId, primary_key=True),
    Column("day", CivilDay, nullable=False),
    Column("role", Text, nullable=False),
    Column("computer", DayOrderedId, nullable=False),
    Column("deed", Text, nullable=False),
    Column("request", DayOrderedId),
    Column("way", Text, nullable=False),
)

counted = Table(
    "counted",
    metadata,
    Column("month", Text, primary_key=True),
    Column("team", Text, primary_key=True),
    Column("need", Text, primary_key=True),
    Column("n", Integer, nullable=False),
)

REGISTER = """CREATE TABLE register (
        id BLOB NOT NULL PRIMARY KEY CHECK (length(id) = 16),
        day TEXT NOT NULL CHECK (date(day) IS day),
        role TEXT NOT NULL CHECK (role IN ('desk', 'program')),
        computer BLOB NOT NULL CHECK (length(computer) = 16),
        deed TEXT NOT NULL CHECK (deed IN ('set_up', 'made', 'handed_over', 'acknowledged', 'withdrawn',
            'expired', 'erased', 'passphrase_changed', 'recovered', 'restored', 'sealed', 'keyring_on',
            'keyring_off', 'recovery_code_new', 'stick_erased', 'taken_back', 'key_mended', 'started_anew',
            'keeping_changed')),
        request BLOB CHECK (length(request) = 16),
        way TEXT NOT NULL DEFAULT '' CHECK (way IN ('', 'slip', 'file', 'phone')),
        CHECK (way = '' OR deed = 'handed_over')
    ) STRICT, WITHOUT ROWID"""

REGISTER_STANDS = (
    """CREATE TRIGGER register_is_not_changed BEFORE UPDATE ON register
        BEGIN SELECT raise(ABORT, 'the register is only added to'); END""",
    """CREATE TRIGGER register_is_not_cut BEFORE DELETE ON register
        BEGIN SELECT raise(ABORT, 'the register is only added to'); END""",
)

COUNTED = """CREATE TABLE counted (
        month TEXT NOT NULL CHECK (date(month || '-01') IS month || '-01'),
        team TEXT NOT NULL,
        need TEXT NOT NULL,
        n INTEGER NOT NULL CHECK (n >= 1),
        PRIMARY KEY (month, team, need)
    ) STRICT, WITHOUT ROWID"""

CREATE = (
    """CREATE TABLE meta (name TEXT NOT NULL PRIMARY KEY, value TEXT NOT NULL) STRICT, WITHOUT ROWID""",
    """CREATE TABLE request (
        id BLOB NOT NULL PRIMARY KEY CHECK (length(id) = 16),
        made_on TEXT NOT NULL CHECK (date(made_on) IS made_on),
        state TEXT NOT NULL CHECK (state IN ('waiting', 'handed_over', 'acknowledged', 'withdrawn',
            'expired')),
        state_on TEXT NOT NULL CHECK (date(state_on) IS state_on),
        erase_on TEXT NOT NULL CHECK (date(erase_on) IS erase_on),
        erased_on TEXT CHECK (date(erased_on) IS erased_on),
        contents BLOB,
        CHECK ((erased_on IS NULL) = (contents IS NOT NULL)),
        CHECK (erased_on IS NOT NULL OR state NOT IN ('withdrawn', 'expired'))
    ) STRICT, WITHOUT ROWID""",
    REGISTER,
    *REGISTER_STANDS,
    """CREATE TRIGGER erased_stays_erased BEFORE UPDATE ON request
        WHEN old.erased_on IS NOT NULL AND new.contents IS NOT NULL
        BEGIN SELECT raise(ABORT, 'what was erased does not come back'); END""",
    COUNTED,
)

"""The tables, as the newest step in `migrations` leaves them. Their checks stand in the steps."""

from sqlalchemy import (
    Column,
    ForeignKey,
    ForeignKeyConstraint,
    Integer,
    MetaData,
    Table,
    Text,
)

from kototori.storage.columns import CivilDay, DayOrderedId, Instant, QuarterHour

metadata = MetaData()


def _validity() -> list[Column[object]]:
    return [Column("valid_from", CivilDay), Column("valid_to", CivilDay)]


def _ways() -> list[Column[str]]:
    return [Column(way, Text, nullable=False) for way in ("secure_address", "age_recipient")]


def _words() -> list[Column[str]]:
    return [Column(language, Text, nullable=False) for language in ("fi", "sv", "en")]


setting = Table(
    "setting",
    metadata,
    Column("name", Text, primary_key=True),
    Column("value", Text, nullable=False),
)

need = Table(
    "need",
    metadata,
    Column("code", Text, primary_key=True),
    Column("position", Integer, nullable=False),
    Column("parent", Text, ForeignKey("need.code")),
    *_words(),
    Column("authorities", Text, nullable=False),
    Column("sensitive", Integer, nullable=False),
    Column("act_11", Text, nullable=False),
    *_validity(),
    Column("successor", Text, ForeignKey("need.code")),
    *[Column(f"{part}_{lang}", Text) for part in ("tile", "hint") for lang in ("fi", "sv", "en")],
)

authority = Table(
    "authority",
    metadata,
    Column("code", Text, primary_key=True),
    Column("position", Integer, nullable=False),
    *_words(),
    *_validity(),
    Column("successor", Text, ForeignKey("authority.code")),
)

language = Table(
    "language",
    metadata,
    Column("code", Text, primary_key=True),
    Column("position", Integer, nullable=False),
    Column("endonym", Text, nullable=False),
    *_words(),
    Column("direction", Text, nullable=False),
    Column("on_strip", Integer, nullable=False),
    Column("aliases", Text, nullable=False),
)

place = Table(
    "place",
    metadata,
    Column("code", Text, primary_key=True),
    Column("position", Integer, nullable=False),
    Column("name", Text, nullable=False),
    *_validity(),
)

leaflet_topic = Table(
    "leaflet_topic",
    metadata,
    Column("code", Text, primary_key=True),
)

leaflet_language = Table(
    "leaflet_language",
    metadata,
    Column("code", Text, primary_key=True),
)

synonym = Table(
    "synonym",
    metadata,
    Column("word", Text, primary_key=True),
    Column("language", Text, primary_key=True),
    Column("code", Text, primary_key=True),
    Column("kind", Text, nullable=False),
)

contact = Table(
    "contact",
    metadata,
    Column("id", DayOrderedId, primary_key=True),
    Column("rev", Integer, primary_key=True),
    Column("is_newest", Integer, nullable=False),
    Column("desk_id", DayOrderedId, nullable=False),
    Column("origin", DayOrderedId, nullable=False),
    Column("recorded_on", CivilDay, nullable=False),
    Column("updated_on", CivilDay, nullable=False),
    Column("deleted_on", CivilDay),
    Column("source", Text, nullable=False),
    Column("occurred_at", QuarterHour),
    Column("local_date", CivilDay, nullable=False),
    Column("local_hour", Integer),
    Column("local_minute", Integer),
    Column("place", Text, ForeignKey("place.code")),
    Column("channel", Text),
    Column("persons", Integer, nullable=False),
    Column("language", Text, ForeignKey("language.code")),
    Column("language_known", Text),
    Column("language_means", Text),
    Column("served_by", Text),
    Column("age_band", Text),
    Column("first_visit", Text),
    Column("own_worker", Text),
    Column("task", Text),
    Column("authority", Text, ForeignKey("authority.code")),
    Column("why_here", Text),
    Column("minutes", Text),
)


def _of_contact() -> list[Column[object]]:
    return [
        Column("contact_id", DayOrderedId, primary_key=True),
        Column("rev", Integer, primary_key=True),
    ]


def _to_contact() -> ForeignKeyConstraint:
    return ForeignKeyConstraint(["contact_id", "rev"], ["contact.id", "contact.rev"])


contact_need = Table(
    "contact_need",
    metadata,
    *_of_contact(),
    Column("code", Text, ForeignKey("need.code"), primary_key=True),
    Column("position", Integer, nullable=False),
    Column("local_date", CivilDay, nullable=False),
    _to_contact(),
)

contact_outcome = Table(
    "contact_outcome",
    metadata,
    *_of_contact(),
    Column("code", Text, primary_key=True),
    Column("position", Integer, nullable=False),
    _to_contact(),
)

contact_handout = Table(
    "contact_handout",
    metadata,
    *_of_contact(),
    Column("leaflet", Text, ForeignKey("leaflet_topic.code"), primary_key=True),
    Column("language", Text, ForeignKey("leaflet_language.code"), primary_key=True),
    Column("copies", Integer, nullable=False),
    _to_contact(),
)


def _leaflet_on_a_day() -> list[Column[object]]:
    return [
        Column("day", CivilDay, primary_key=True),
        Column("leaflet", Text, ForeignKey("leaflet_topic.code"), primary_key=True),
        Column("language", Text, ForeignKey("leaflet_language.code"), primary_key=True),
        Column("desk_id", DayOrderedId, nullable=False),
    ]


leaflet_wish = Table(
    "leaflet_wish",
    metadata,
    *_leaflet_on_a_day(),
    Column("times", Integer, nullable=False),
)

shelf_copy = Table(
    "shelf_copy",
    metadata,
    *_leaflet_on_a_day(),
    Column("copies", Integer, nullable=False),
)

contact_audit = Table(
    "contact_audit",
    metadata,
    *_of_contact(),
    Column("act", Text, nullable=False),
    Column("made_on", CivilDay, nullable=False),
    _to_contact(),
)

imported_row = Table(
    "imported_row",
    metadata,
    Column("digest", Text, primary_key=True),
    Column("nth", Integer, primary_key=True),
    Column("contact_id", DayOrderedId, nullable=False),
)

change = Table(
    "change",
    metadata,
    Column("seq", Integer, primary_key=True),
    Column("made_on", CivilDay, nullable=False),
    Column("act", Text, nullable=False),
    Column("state", Text, nullable=False),
    Column("batch", Integer),
    Column("contact_id", DayOrderedId),
    Column("rev_before", Integer),
    Column("rev_after", Integer),
    Column("day", CivilDay),
    Column("day_before", Text),
    Column("day_after", Text),
    Column("draft", Integer),
)

draft = Table(
    "draft",
    metadata,
    Column("slot", Text, primary_key=True),
    Column("nth", Integer, primary_key=True),
    Column("begun_at", Instant, nullable=False),
    Column("content", Text, nullable=False),
)

desk_day = Table(
    "desk_day",
    metadata,
    Column("day", CivilDay, primary_key=True),
    Column("desk_id", DayOrderedId, nullable=False),
    Column("state", Text, nullable=False),
    Column("book", Text, nullable=False),
    Column("corrected", Integer, nullable=False),
    Column("rev", Integer, nullable=False),
    Column("updated_on", CivilDay, nullable=False),
    Column("door_count", Integer),
)

day_line = Table(
    "day_line",
    metadata,
    Column("day", CivilDay, primary_key=True),
    Column("prompt", Text, primary_key=True),
    Column("text", Text, nullable=False),
)

worker = Table(
    "worker",
    metadata,
    Column("code", Text, primary_key=True),
    Column("name", Text, nullable=False),
    Column("title", Text, nullable=False),
    Column("team", Text, nullable=False),
    Column("organisation", Text, nullable=False),
    Column("area", Text, nullable=False),
    Column("languages", Text, nullable=False),
    Column("phone", Text, nullable=False),
    *_validity(),
    *_ways(),
)

worker_absence = Table(
    "worker_absence",
    metadata,
    Column("worker", Text, ForeignKey("worker.code"), primary_key=True),
    Column("first_day", CivilDay, primary_key=True),
    Column("last_day", CivilDay),
    Column("stand_in", Text, ForeignKey("worker.code")),
)

team_contact = Table(
    "team_contact",
    metadata,
    Column("team", Text, primary_key=True),
    Column("phone", Text, nullable=False),
    *_ways(),
)

referral_request = Table(
    "referral_request",
    metadata,
    Column("id", DayOrderedId, primary_key=True),
    Column("desk_id", DayOrderedId, nullable=False),
    Column("made_on", CivilDay, nullable=False),
    Column("team", Text, nullable=False),
    Column("state", Text, nullable=False),
    Column("state_on", CivilDay, nullable=False),
)

ledger_year = Table(
    "ledger_year",
    metadata,
    Column("year", Integer, primary_key=True, autoincrement=False),
    Column("base", Integer, nullable=False),
    Column("needs_by", Text, nullable=False),
    Column("languages", Text, nullable=False),
    Column("teams", Text, nullable=False),
    Column("shared_by", Text, nullable=False),
)

ledger_entry = Table(
    "ledger_entry",
    metadata,
    Column("unit", Text, primary_key=True),
    Column("first_day", CivilDay, primary_key=True),
    Column("tbl", Text, primary_key=True),
    Column("cell", Text, primary_key=True),
    Column("fives", Integer, nullable=False),
)

ledger_seal = Table(
    "ledger_seal",
    metadata,
    Column("unit", Text, primary_key=True),
    Column("first_day", CivilDay, primary_key=True),
    Column("tbl", Text, primary_key=True),
    Column("seal", Text, nullable=False),
)

export_audit = Table(
    "export_audit",
    metadata,
    Column("seq", Integer, primary_key=True),
    Column("made_on", CivilDay, nullable=False),
    Column("use", Text, nullable=False),
    Column("by_what", Text, nullable=False),
    Column("first_day", CivilDay, nullable=False),
    Column("last_day", CivilDay, nullable=False),
    Column("form", Text, nullable=False),
    Column("names", Text, nullable=False),
    Column("purpose", Text, nullable=False),
)

day_duty = Table(
    "day_duty",
    metadata,
    Column("day", CivilDay, primary_key=True),
    Column("role", Text, primary_key=True),
    Column("persons", Integer, nullable=False),
)

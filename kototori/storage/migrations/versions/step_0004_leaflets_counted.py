"""Leaflets in languages that nobody is served in, such as easy Finnish; what was asked for and not there; and
copies that were printed with no visitor in hand."""

from alembic import op

revision = "0004"
down_revision = "0003"

TABLES = """
CREATE TABLE leaflet_language (
    code TEXT NOT NULL PRIMARY KEY CHECK (length(code) BETWEEN 2 AND 16)
) {strict};
INSERT INTO leaflet_language (code) SELECT code FROM language;
INSERT INTO leaflet_language (code) VALUES ('fi-easy');
ALTER TABLE contact_handout RENAME TO handout_in_language_of_service;
CREATE TABLE contact_handout (
    contact_id {uuid} NOT NULL,
    rev INTEGER NOT NULL,
    leaflet TEXT NOT NULL REFERENCES leaflet_topic (code),
    language TEXT NOT NULL REFERENCES leaflet_language (code),
    copies INTEGER NOT NULL CHECK (copies BETWEEN 1 AND 99),
    PRIMARY KEY (contact_id, rev, leaflet, language),
    FOREIGN KEY (contact_id, rev) REFERENCES contact (id, rev)
) {table};
INSERT INTO contact_handout (contact_id, rev, leaflet, language, copies)
    SELECT contact_id, rev, leaflet, language, copies FROM handout_in_language_of_service;
DROP TABLE handout_in_language_of_service;
CREATE TABLE leaflet_wish (
    day {date} NOT NULL {day},
    leaflet TEXT NOT NULL REFERENCES leaflet_topic (code),
    language TEXT NOT NULL REFERENCES leaflet_language (code),
    desk_id {uuid} NOT NULL,
    times INTEGER NOT NULL CHECK (times >= 1),
    PRIMARY KEY (day, leaflet, language)
) {table};
CREATE TABLE shelf_copy (
    day {date} NOT NULL {day},
    leaflet TEXT NOT NULL REFERENCES leaflet_topic (code),
    language TEXT NOT NULL REFERENCES leaflet_language (code),
    desk_id {uuid} NOT NULL,
    copies INTEGER NOT NULL CHECK (copies >= 1),
    PRIMARY KEY (day, leaflet, language)
) {table}
"""


def upgrade() -> None:
    """Makes the tables; what was given before is taken over as it is."""
    sqlite = op.get_bind().dialect.name == "sqlite"
    words = {
        "uuid": "BLOB" if sqlite else "UUID",
        "date": "TEXT" if sqlite else "DATE",
        "day": "CHECK (date(day) IS day)" if sqlite else "",
        "strict": "STRICT" if sqlite else "",
        "table": "STRICT, WITHOUT ROWID" if sqlite else "",
    }
    for statement in TABLES.format(**words).split(";\n"):
        op.get_bind().exec_driver_sql(statement)

"""The step that takes out of the directory whom nobody knew by name."""

from pathlib import Path

from kototori.storage import opening, workers
from kototori.storage.database import Database
from kototori.storage.migrating import migrate

ADD = (
    "INSERT INTO worker (code, name, title, team, organisation, area, languages, phone, secure_address, "
    "age_recipient) VALUES (?, ?, 'sosiaalityöntekijä', ?, '', '', '', '', '', '')"
)
AWAY = "INSERT INTO worker_absence VALUES (?, '2026-11-20', NULL, ?)"


def test_the_directory_keeps_the_named_ones_alone(tmp_path: Path) -> None:
    path = tmp_path / "kototori.db"
    migrate(path, to=7)
    older = Database(path)
    with older.writing() as connection:
        connection.exec_driver_sql(ADD, ("own-worker", "Oma sosiaalityöntekijä", "tiimi ei tiedossa"))
        connection.exec_driver_sql(ADD, ("kaisa", "Kaisa Keksitty", "Perhetyö"))
        connection.exec_driver_sql(AWAY, ("own-worker", "kaisa"))
        connection.exec_driver_sql(AWAY, ("kaisa", "own-worker"))
    older.close()

    database = opening.open_log(path, tmp_path / "backups")

    with database.reading() as connection:
        [left] = workers.all_workers(connection)
    assert left.name == "Kaisa Keksitty"
    assert [absence.stand_in for absence in left.absences] == [""]
    database.close()

"""How long the day's report takes an adviser, by the keystroke-level model, driven with keys alone."""

from datetime import date

from pytestqt.qtbot import QtBot

from kototori.domain.contact import ServedBy
from kototori.domain.day import Book
from tests.ui.conftest import Person

KEY = 0.28  # seconds: an ordinary typist, Card, Moran and Newell 1983
THOUGHT = 1.35  # seconds before each step
COMPOSED = 6.0  # seconds to think of each line: longer than a thought
TODAY = date(2026, 11, 24)
LINES = (
    "Kelan lisäselvityspyynnöt tulevat suomeksi, vaikka asiointikieli on muu.",
    "Ajanvaraus oli poissa koko iltapäivän, ja moni lähti kotiin odottamaan.",
    "Useampi kysyi sähkölaskun ennakkomaksusta ensimmäistä kertaa.",
)


def test_three_lines_and_a_closed_day_take_less_than_two_minutes(whole: Person, qtbot: QtBot) -> None:
    for at in ("09:15", "10:30", "10:45"):
        given = {"occurred_at": f"{TODAY}T{at}", "needs": "A1", "language": "ar", "served_by": "volunteer"}
        whole.desk.log.record(whole.desk.log.read(given))
    whole.key_presses = 0

    whole.press("Ctrl+PgDown", "Ctrl+PgDown")  # to the page of the day
    whole.press("Up", "Up", "Up")  # from the backup, which is the first open row, to the report
    whole.press("Enter")
    for line in LINES:
        whole.type(line)
        whole.press("Enter")
    whole.press("Enter")  # on “Close the day”

    report = whole.desk.reports.of_day(TODAY)
    assert tuple(report.lines.values()) == LINES
    assert report.day is not None
    assert report.day.book is Book.CLOSED
    assert report.duty.is_told
    assert report.duty.there == {ServedBy.VOLUNTEER: 1}
    steps = 2 + 1 + 1 + len(LINES) + 1  # turning, finding, opening, going on from each line, closing
    seconds = whole.key_presses * KEY + steps * THOUGHT + len(LINES) * COMPOSED
    assert seconds <= 120
    assert whole.key_presses - sum(len(line) for line in LINES) <= 12
    qtbot.waitUntil(lambda: whole.desk.backups.latest() is not None)

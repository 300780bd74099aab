"""What papers are put together from."""

from kototori.domain.papers import Piece, pieces, plain
from kototori.domain.recorded import (
    Holds,
    RecordedField,
    RecordedFile,
    RecordedTable,
    TableNote,
    Whose,
    overdescribed,
    undescribed,
)

FIELDS = (RecordedField(name="day", holds=Holds.DAY), RecordedField(name="nickname", holds=Holds.TEXT))
FILES = (RecordedFile("log", "kototori.db", (RecordedTable("contact", FIELDS),)),)


def test_a_place_to_fill_in_keeps_brackets_for_whoever_sees_no_colour() -> None:
    text = "Kept for long. [[How long]] And then?"

    assert pieces(text) == (Piece("Kept for long. "), Piece("[How long]", is_open=True), Piece(" And then?"))
    assert plain(text) == "Kept for long. [How long] And then?"


def test_a_field_that_nobody_described_is_named() -> None:
    notes = {"log": {"contact": TableNote("log", {"day": Whose.NONE})}}

    assert undescribed(FILES, notes) == ("log.contact.nickname",)
    assert undescribed(FILES, {}) == ("log.contact.day", "log.contact.nickname")


def test_a_description_whose_field_is_gone_is_named() -> None:
    known = {"day": Whose.NONE, "nickname": Whose.VISITOR, "phone": Whose.VISITOR}

    assert overdescribed(FILES, {"log": {"contact": TableNote("log", known)}}) == ("log.contact.phone",)

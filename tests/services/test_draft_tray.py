"""Unfinished contacts: in exactly one place each, whatever is done with them."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import datetime, timedelta
from pathlib import Path

import pytest

from kototori import assets
from kototori.app import late_desk_opener
from kototori.domain.draft import BESIDE, Draft, Slot
from kototori.domain.errors import CodeNotValid, DatabaseBusy, DeskError, NoPlaceBeside, UnknownCode
from kototori.home import Home
from kototori.services.desk import Desk, open_desk
from kototori.services.late_desk import LateDesk


@pytest.fixture
def draft(desk: Desk) -> Callable[..., Draft]:
    """A contact in hand with these needs."""

    def make(*needs: str, **more: object) -> Draft:
        made = Draft(begun_at=desk.drafts.now(), choices=tuple(("need", need) for need in needs))
        return replace(made, **more)  # type: ignore[arg-type]  # fields by name

    return make


@pytest.fixture
def late(desk: Desk, home: Path, standing_clock: Callable[[], datetime]) -> Iterator[LateDesk]:
    opening = late_desk_opener(Home(home), standing_clock)()
    yield opening
    opening.close()


Make = Callable[..., Draft]


def lying(desk: Desk) -> dict[str, tuple[str, ...]]:
    return {str(one.slot): tuple(code for _, code in one.choices) for one in desk.drafts.all()}


def test_what_is_in_hand_is_found_again_by_another_start(desk: Desk, draft: Make, late: LateDesk) -> None:
    assert late.desk.drafts.all() == ()
    desk.drafts.keep(draft("A"))
    desk.drafts.keep(draft("A", "B"))
    assert lying(desk) == {"hand": ("A", "B")}


def test_an_empty_hand_leaves_no_trace(desk: Desk, draft: Make) -> None:
    desk.drafts.keep(draft("A"))
    desk.drafts.keep(draft())
    assert desk.drafts.all() == ()


def test_five_wait_beside_under_the_first_free_letters_and_a_sixth_stays_in_hand(
    desk: Desk, draft: Make
) -> None:
    for need in "ABCDE":
        desk.drafts.park(draft(need))
    assert lying(desk) == {"A": ("A",), "B": ("B",), "C": ("C",), "D": ("D",), "E": ("E",)}
    desk.drafts.keep(draft("F"))
    with pytest.raises(NoPlaceBeside):
        desk.drafts.park(draft("F"))
    with pytest.raises(NoPlaceBeside):
        desk.drafts.switch(draft("F"), Slot.A)
    assert lying(desk)["hand"] == ("F",)
    assert lying(desk)["A"] == ("A",)


def test_one_goes_back_to_its_own_letter_when_another_is_taken_up(desk: Desk, draft: Make) -> None:
    for need in "ABC":
        desk.drafts.park(draft(need))
    taken = desk.drafts.switch(draft(), Slot.B)
    assert taken is not None
    assert (taken.slot, taken.beside) == (Slot.HAND, Slot.B)
    assert lying(desk) == {"hand": ("B",), "A": ("A",), "C": ("C",)}
    other = desk.drafts.switch(taken, Slot.A)
    assert lying(desk) == {"hand": ("A",), "B": ("B",), "C": ("C",)}
    assert other is not None
    desk.drafts.park(other)
    assert lying(desk) == {"A": ("A",), "B": ("B",), "C": ("C",)}


def test_a_new_one_in_hand_gets_a_letter_when_another_is_taken_up(desk: Desk, draft: Make) -> None:
    desk.drafts.park(draft("A"))
    desk.drafts.switch(draft("F"), Slot.A)
    assert lying(desk) == {"hand": ("A",), "B": ("F",)}


def test_a_letter_with_nothing_left_under_it_is_free_again(desk: Desk, draft: Make) -> None:
    desk.drafts.park(draft("A"))
    taken = desk.drafts.switch(draft(), Slot.A)
    assert taken is not None
    emptied = replace(taken, choices=())
    desk.drafts.keep(emptied)
    assert lying(desk) == {"hand": ()}
    desk.drafts.park(emptied)
    assert desk.drafts.all() == ()


def test_a_letter_that_nobody_has_takes_nothing_out_of_the_hand(desk: Desk, draft: Make) -> None:
    desk.drafts.keep(draft("A"))
    assert desk.drafts.switch(draft("A"), Slot.C) is None
    assert lying(desk) == {"hand": ("A",)}


def test_a_saved_contact_is_not_in_hand_any_more(desk: Desk, draft: Make) -> None:
    desk.drafts.keep(draft("A"))
    recorded = desk.log.record(desk.log.read({"needs": "A"}), from_hand=True)
    assert desk.drafts.all() == ()
    desk.drafts.keep(draft("B", correcting=recorded.contact.id))
    desk.log.correct(recorded.contact.id, desk.log.read({"needs": "B"}), from_hand=True)
    assert desk.drafts.all() == ()
    desk.drafts.keep(draft("B", correcting=recorded.contact.id))
    desk.log.correct(recorded.contact.id, desk.log.read({"needs": "B"}), from_hand=True)  # changes nothing
    assert desk.drafts.all() == ()
    desk.drafts.keep(draft("B", correcting=recorded.contact.id))
    desk.log.withdraw(recorded.contact.id, from_hand=True)
    assert desk.drafts.all() == ()


def test_what_was_refused_is_still_in_hand(desk: Desk, draft: Make) -> None:
    desk.drafts.keep(draft("Z"))
    with pytest.raises((UnknownCode, CodeNotValid)):
        desk.log.record(desk.log.read({"needs": "Z"}), from_hand=True)
    assert lying(desk) == {"hand": ("Z",)}


def test_a_command_leaves_the_hand_alone(desk: Desk, draft: Make) -> None:
    desk.drafts.keep(draft("A"))
    desk.log.record(desk.log.read({"needs": "B"}))
    assert lying(desk) == {"hand": ("A",)}


def test_an_emptied_pad_comes_back_and_goes_again(desk: Desk, draft: Make) -> None:
    desk.drafts.park(draft("A"))
    taken = desk.drafts.switch(draft(), Slot.A)
    assert taken is not None
    desk.drafts.empty(taken)
    assert desk.drafts.all() == ()

    undone = desk.history.undo()
    assert undone is not None
    assert undone.draft_nth is not None
    assert desk.drafts.bring_back(draft("F"), undone.draft_nth) == taken
    assert lying(desk) == {"hand": ("A",), "B": ("F",)}

    redone = desk.history.redo()
    assert redone is not None
    assert redone.draft_nth == undone.draft_nth
    desk.drafts.empty_again(taken, redone.draft_nth)
    assert "hand" not in lying(desk)
    again = desk.history.undo()
    assert again is not None
    assert desk.drafts.bring_back(draft(), undone.draft_nth) == taken


def test_what_comes_back_finds_its_letter_taken_and_gets_another(desk: Desk, draft: Make) -> None:
    desk.drafts.park(draft("A"))
    taken = desk.drafts.switch(draft(), Slot.A)
    assert taken is not None
    desk.drafts.empty(taken)
    desk.drafts.park(draft("F"))
    back = desk.drafts.bring_back(draft(), 1)
    assert back is not None
    assert back.beside is Slot.B
    assert lying(desk) == {"hand": ("A",), "A": ("F",)}


def test_with_five_beside_and_one_in_hand_nothing_comes_back_and_nothing_is_lost(
    desk: Desk, draft: Make
) -> None:
    desk.drafts.empty(draft("G"))
    for need in "ABCDE":
        desk.drafts.park(draft(need))
    desk.drafts.keep(draft("F"))
    with pytest.raises(NoPlaceBeside):
        desk.drafts.bring_back(draft("F"), 1)
    assert lying(desk)["hand"] == ("F",)
    desk.drafts.discard(Slot.E)
    assert desk.drafts.bring_back(draft("F"), 1) is not None


def test_emptied_ones_are_gone_for_good_the_next_day(
    desk: Desk, draft: Make, home: Path, standing_clock: Callable[[], datetime]
) -> None:
    desk.drafts.park(draft("A"))
    desk.drafts.empty(draft("B", pending="Matti"))
    desk.drafts.purge()
    assert count_emptied(desk) == 1
    tomorrow = open_desk(Home(home), assets.folder("resources"), lambda: standing_clock() + timedelta(days=1))
    assert count_emptied(tomorrow) == 0
    assert lying(tomorrow) == {"A": ("A",)}
    assert tomorrow.history.undo() is None
    tomorrow.close()


def count_emptied(desk: Desk) -> int:
    with desk.database.reading() as connection:
        found = connection.exec_driver_sql("SELECT count(*) FROM draft WHERE slot = 'emptied'")
        return int(found.scalar_one())


def test_a_broken_draft_is_as_if_it_were_not_there(desk: Desk, draft: Make, late: LateDesk) -> None:
    with desk.database.writing() as connection:
        for slot in ("hand", "A"):
            connection.exec_driver_sql(
                f"INSERT INTO draft VALUES ('{slot}', 0, '2026-11-24T08:42:00Z', '{{broken')"
            )
    assert desk.drafts.all() == ()
    assert desk.drafts.park(draft("B")).slot is Slot.A
    assert lying(desk) == {"A": ("B",)}


def test_a_key_does_not_wait_for_another_program_that_writes(desk: Desk, draft: Make, another: Desk) -> None:
    with another.database.writing(), pytest.raises(DatabaseBusy):
        desk.drafts.keep(draft("A"))
    desk.drafts.keep(draft("A"))
    assert lying(another) == {"hand": ("A",)}


@pytest.fixture
def another(desk: Desk, home: Path, standing_clock: Callable[[], datetime]) -> Iterator[Desk]:
    """The same contact log, opened by another program."""
    other = open_desk(Home(home), assets.folder("resources"), standing_clock)
    yield other
    other.close()


# --- before the desk is open ----------------------------------------------------------------------


def test_the_first_picture_shows_what_was_in_hand_and_beside(
    desk: Desk, draft: Make, home: Path, standing_clock: Callable[[], datetime]
) -> None:
    for need in "ABC":
        desk.drafts.park(draft(need))
    desk.drafts.keep(draft("D", pending="ty"))
    desk.drafts.empty(draft("E"))
    desk.drafts.keep(draft("D", pending="ty"))
    opening = late_desk_opener(Home(home), standing_clock)()
    assert opening.desk.drafts.all() == desk.drafts.all()
    assert [one.slot for one in opening.desk.drafts.all()] == [Slot.HAND, *BESIDE[:3]]
    assert not opening.is_open
    opening.close()


def test_the_first_key_is_on_disk_before_the_desk_is_open(desk: Desk, draft: Make, late: LateDesk) -> None:
    late.desk.drafts.keep(draft("A", pending="työ"))
    assert not late.is_open
    assert late.desk.drafts.all() == desk.drafts.all() == (draft("A", pending="työ"),)
    late.desk.drafts.keep(draft())
    assert late.desk.drafts.all() == desk.drafts.all() == ()
    late.desk.drafts.keep(draft("B"))
    parked = late.desk.drafts.park(draft("B"))
    assert late.is_open
    assert parked.slot is Slot.A
    assert lying(desk) == {"A": ("B",)}


def test_a_contact_of_today_that_is_corrected_is_found_before_the_desk_is_open(
    desk: Desk, home: Path, standing_clock: Callable[[], datetime]
) -> None:
    today = desk.log.record(desk.log.read({"needs": "B"})).contact
    earlier = desk.log.record(desk.log.read({"needs": "B", "occurred_at": "2026-11-20T10:30"})).contact
    opening = late_desk_opener(Home(home), standing_clock)()
    assert opening.desk.log.find(today.id) == today
    assert not opening.is_open
    assert opening.desk.log.find(earlier.id) == earlier
    opening.close()


def test_an_early_key_does_not_wait_for_another_program_either(
    desk: Desk, draft: Make, late: LateDesk
) -> None:
    with desk.database.writing(), pytest.raises(DatabaseBusy):
        late.desk.drafts.keep(draft("A"))
    late.desk.drafts.keep(draft("A"))
    assert lying(desk) == {"hand": ("A",)}


def test_a_log_that_may_not_be_written_says_so(draft: Make, home: Path, late: LateDesk) -> None:
    Home(home).database.rename(home / "elsewhere")
    with pytest.raises(DeskError):
        late.desk.drafts.keep(draft("A"))
    (home / "elsewhere").rename(Home(home).database)

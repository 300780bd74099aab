from datetime import date

from kototori.domain.day_cells import Given, Names, Turn, add_cells, by_table, count_cells
from kototori.domain.need import Authority, Language, Need, Place, Validity, Wordings
from kototori.domain.vocabulary import Vocabulary

NO_WORDS = Wordings("", "", "")
UNTIL_2024, FROM_2025 = Validity(None, date(2024, 12, 31)), Validity(date(2025, 1, 1), None)
VOCABULARY = Vocabulary(
    needs={
        "A": Need(code="A", parent=None, words=NO_WORDS),
        "A1": Need(code="A1", parent="A", words=NO_WORDS, authorities=("TYO",)),
        "A2": Need(code="A2", parent="A", words=NO_WORDS, validity=UNTIL_2024, successor="A1"),
        "B": Need(code="B", parent=None, words=NO_WORDS),
        "B1": Need(code="B1", parent="B", words=NO_WORDS, authorities=("KEL",)),
    },
    authorities={
        "TEO": Authority(code="TEO", words=NO_WORDS, validity=UNTIL_2024, successor="TYO"),
        "TYO": Authority(code="TYO", words=NO_WORDS, validity=FROM_2025),
        "KEL": Authority(code="KEL", words=NO_WORDS),
    },
    languages={"ar": Language(code="ar", endonym="ar", words=NO_WORDS)},
    places={"puhos": Place(code="puhos", name="Puhos")},
)
NOTHING = Turn("2026-11-24", None, None, None, 1, *[None] * 8, source="live", needs=None, outcome=None)
BEFORE = NOTHING._replace(day="2024-12-31")


def test_an_authority_counts_once_and_a_given_one_overrides() -> None:
    cells = count_cells(
        [NOTHING._replace(needs="A1 B1 A"), NOTHING._replace(needs="B1", authority="TYO"), NOTHING],
        Names(VOCABULARY),
    )

    assert by_table(cells)["authority"] == {("TYO",): 2, ("KEL",): 1, ("not_recorded",): 1}


def test_a_need_is_the_authoritys_of_its_day_and_today_it_is_its_successors() -> None:
    turns = [BEFORE._replace(needs="A1"), NOTHING._replace(needs="A1")]

    assert by_table(count_cells(turns, Names(VOCABULARY)))["authority"] == {("TEO",): 1, ("TYO",): 1}
    assert by_table(count_cells(turns, Names(VOCABULARY, date(2026, 1, 1))))["authority"] == {("TYO",): 2}
    assert by_table(count_cells(turns[:1], Names(VOCABULARY, date(2024, 1, 1))))["authority"] == {("TEO",): 1}


def test_a_contact_with_a_need_and_its_successor_counts_once_today() -> None:
    turns = [BEFORE._replace(needs="A1 A2")]

    then = by_table(count_cells(turns, Names(VOCABULARY)))["need"]
    now = by_table(count_cells(turns, Names(VOCABULARY, date(2026, 1, 1))))["need"]
    assert (then, now) == ({("A",): 1, ("A1",): 1, ("A2",): 1}, {("A",): 1, ("A1",): 1})


def test_what_a_need_is_held_by_follows_its_names() -> None:
    assert Names(VOCABULARY).held_by("A") == {"A", "A1", "A2"}
    assert Names(VOCABULARY).held_by("A1") == {"A1"}
    assert Names(VOCABULARY, date(2026, 1, 1)).held_by("A1") == {"A1", "A2"}
    assert Names(VOCABULARY, date(2026, 1, 1)).held_by("A2") == {"A1", "A2"}
    assert Names(VOCABULARY).held_by("Z9") == {"Z9"}  # nobody's; never the contacts without a need


def test_the_digest_of_names_is_another_one_where_they_count_otherwise() -> None:
    other = Vocabulary(
        VOCABULARY.needs | {"B1": VOCABULARY.needs["B1"]._replace(authorities=("TYO",))},
        VOCABULARY.authorities,
        VOCABULARY.languages,
        VOCABULARY.places,
    )
    added = Vocabulary(VOCABULARY.needs, VOCABULARY.authorities, VOCABULARY.languages, {})

    digests = {Names(VOCABULARY).digest, Names(VOCABULARY, date(2026, 1, 1)).digest, Names(other).digest}
    assert len(digests) == 3
    assert Names(added).digest == Names(VOCABULARY).digest
    assert Names(VOCABULARY, date(2026, 1, 1)).digest == Names(VOCABULARY, date(2026, 9, 1)).digest


def test_days_add_up_to_what_they_hold_together() -> None:
    one = [
        NOTHING._replace(needs="A1 B", outcome="unmet", hour=9),
        NOTHING._replace(why_here="not_understood"),
    ]
    other = [BEFORE._replace(needs="A2 B1", persons=3, why_here="digital_barrier"), BEFORE]
    names = Names(VOCABULARY)

    sums: dict[str, int] = {}
    for turns in (one, other):
        add_cells(sums, count_cells(turns, names, [Given("this-place", "ar", 2)]))

    assert sums == count_cells([*one, *other], names, [Given("this-place", "ar", 2)] * 2)

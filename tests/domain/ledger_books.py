"""Small books of contacts at random, counted by themselves, for the tests of the ledger."""

import datetime as dt
from collections import Counter
from collections.abc import Iterable, Mapping
from random import Random

from kototori.domain.contact import AgeBand, Answer, Channel, LanguageMeans, Outcome, Task, WhyHere
from kototori.domain.figures import WEEKDAYS
from kototori.domain.ledger import PLAN, Unit, YearLedger, plan_seal
from kototori.domain.ledger_closing import close
from kototori.domain.ledger_proof import SealKey, seal_all
from kototori.domain.ledger_rules import Draw
from kototori.domain.ledger_truth import TrueSums
from kototori.domain.need import Authority, Language, Need, Place, Wordings
from kototori.domain.period import By
from kototori.domain.release_plan import NeedsBy, YearPlan
from kototori.domain.vocabulary import Vocabulary

NO_WORDS = Wordings("", "", "")
NEW_YEAR = dt.date(2025, 1, 1)
END_OF_MARCH = dt.date(2025, 3, 31)
YEARS_END = dt.date(2025, 12, 31)
NEEDS = ("A", "A1", "A2", "B", "B1", "J", "J1")
OWNERS = ("KEL", "MIG")
PLACES = ("hervanta", "puhos")
LANGUAGES = ("fi", "ar", "so", "ti", "other")
VOCABULARY = Vocabulary(
    needs={
        code: Need(code=code, parent=code[0] if code[1:] else None, words=NO_WORDS, sensitive=code == "J1")
        for code in NEEDS
    },
    authorities={code: Authority(code=code, words=NO_WORDS) for code in OWNERS},
    languages={code: Language(code=code, endonym=code, words=NO_WORDS) for code in LANGUAGES},
    places={code: Place(code=code, name=code) for code in PLACES},
)
DRAW = Draw(bytes(range(32)))
Contact = Mapping[str, int]
Book = dict[dt.date, list[Contact]]


def plan_of(needs_by: NeedsBy = NeedsBy.WEEK, base: int = 5, shared_by: By = By.WEEK) -> YearPlan:
    return YearPlan(2025, base, needs_by, ("fi", "ar", "so"), ("North", "South"), shared_by)


def contact(day: dt.date, random: Random) -> Contact:
    """The cells that one contact counts in."""
    needs = random.sample(NEEDS, random.randint(0, 3))
    tops = {need[0] for need in needs}
    every = tops | {need for need in needs if need[1:]}
    language = random.choices(("fi", "ar", "so", "other", "not_recorded"), (2, 6, 2, 1, 1))[0]
    band = random.choice([*map(str, AgeBand), "not_recorded"])
    cells = Counter({"visits": 1, "persons": random.choice((1, 1, 1, 4)), "handouts": random.randint(0, 2)})
    cells["leaflet_language|ar"] = cells["handouts"]
    cells["requests"] = cells[f"request_team|{random.choice(('North', 'other'))}"] = random.randint(0, 1)
    cells |= {f"need|{need}": 1 for need in every}
    cells |= {f"need_language|{need}|{language}": 1 for need in every}
    cells |= {f"need_age_band|{need}|{band}": 1 for need in every}
    cells |= {f"language|{language}": 1, f"age_band|{band}": 1}
    chosen = {"channel": Channel, "first_visit": Answer, "task": Task, "language_means": LanguageMeans}
    chosen |= {"why_here": WhyHere}
    cells |= {
        f"{table}|{random.choice([*map(str, codes), 'not_recorded'])}": 1 for table, codes in chosen.items()
    }
    cells |= {f"place|{random.choice((*PLACES, 'not_recorded'))}": 1}
    cells |= {f"outcome|{code}": 1 for code in random.sample(list(Outcome), random.randint(0, 2))}
    cells |= {f"authority|{code}": 1 for code in random.sample(OWNERS, random.randint(0, 2))}
    cells |= {f"weekday_hour|{WEEKDAYS[day.weekday()]}|{random.choice(('09', '10', 'not_recorded'))}": 1}
    return {cell: number for cell, number in cells.items() if number}


def some_book(random: Random, last: dt.date = END_OF_MARCH, busiest: int = 12) -> Book:
    """Two days a week, some of them without anybody."""
    book: Book = {}
    for number in range((last - NEW_YEAR).days + 1):
        day = NEW_YEAR + dt.timedelta(days=number)
        if day.weekday() in (1, 4):
            book[day] = [contact(day, random) for _ in range(random.randint(0, busiest))]
    return book


def truth_of(book: Book, served: Iterable[dt.date] = ()) -> TrueSums:
    """The counts of each day of which anything is known."""
    truth: dict[dt.date, dict[str, int]] = {day: {"coverage|served": 1} for day in served}
    for day, contacts in book.items():
        if contacts:
            cells = sum((Counter(one) for one in contacts), Counter({"coverage|served": 1}))
            truth[day] = dict(cells)
    return TrueSums(truth)


def closed_book(book: Book, plan: YearPlan | None = None, last: dt.date = END_OF_MARCH) -> YearLedger:
    ledger = YearLedger(plan or plan_of())
    close(ledger, truth_of(book), VOCABULARY, DRAW, last)
    return ledger


def seals_of(ledger: YearLedger) -> dict[SealKey, str]:
    key = Unit.YEAR, dt.date(ledger.plan.year, 1, 1), PLAN
    return seal_all(ledger.units.values(), DRAW) | {key: plan_seal(DRAW, ledger.plan)}

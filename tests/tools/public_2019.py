"""Makes the internal and the public figures of one year's contacts by itself, to hold the program's files against.

    python public_2019.py contacts.csv LISTS SECRET OUT

LISTS is the folder of needs.csv, authorities.csv, languages.csv and places.csv, SECRET the desk's 32 bytes in hex.
Writes internal-day.csv.xz … public-year.csv.xz into OUT, from 1 January to the end of the month of the last
contact. It shares no code with the program. The rules are those of the fives ledger; the contacts are those of a desk's first
year, so that the languages printed are the nine it begins with, and needs stand in the files from the week on.
"""

import csv
import hmac
import lzma
import sys
from collections import Counter
from datetime import date, timedelta
from itertools import product
from pathlib import Path

BASE = 5
BYS = ("day", "week", "month", "quarter", "year")
COLUMNS = ("period", "table", "dim1", "cat1", "dim2", "cat2", "measure", "count", "note")
LISTED = "fi sv en ar so fa ru prs ckb".split()
WEEKDAYS = "mon tue wed thu fri sat sun".split()
HOURS = [f"{hour:02d}" for hour in range(24)]
ANSWERS = {
    "age_band": "0-17 18-29 30-49 50-64 65+".split(),
    "channel": "walk_in phone message outreach group".split(),
    "first_visit": "yes no".split(),
    "task": "application additional_information letter_explained review_or_appeal appointment e_service "
    "information interpreting other".split(),
    "why_here": "sent_by_authority not_understood digital_barrier queue_or_no_answer no_own_language "
    "wrong_information trusts_this_place".split(),
    "language_means": "shared own_language_adviser community_adviser interpreter_phone interpreter_present "
    "companion translation_app not_met".split(),
    "outcome": "solved advised application_sent booked guided_on referral_requested come_again not_our_remit "
    "unmet".split(),
}
ONE = ("language", "age_band", "channel", "place", "first_visit", "hour", "task", "why_here", "language_means")
CROSSED = ("need_language", "need_age_band")
DIMENSIONS = {"visits": ("visits",), "weekday_hour": ("weekday", "hour"), "need_language": ("need", "language"),
              "need_age_band": ("need", "age_band"), "leaflet_language": ("language",), "request_team": ("team",)}
MEASURES = {"leaflet_language": "handouts", "request_team": "requests", "coverage": "days"}


# --- the calendar -------------------------------------------------------------------------------


def unit_of(day, unit):
    """The first and the last day of the unit that a day lies in; a week is cut at New Year, its part at every month."""
    if unit == "day":
        return day, day
    if unit == "part":
        return tuple(f(*both) for f, *both in zip((max, min), unit_of(day, "week"), unit_of(day, "month")))
    if unit == "week":
        monday = day - timedelta(day.weekday())
        return max(monday, date(day.year, 1, 1)), min(monday + timedelta(6), date(day.year, 12, 31))
    months = {"month": 1, "quarter": 3, "year": 12}[unit]
    first = (day.month - 1) // months * months
    after = day.year * 12 + first + months
    return date(day.year, first + 1, 1), date(after // 12, after % 12 + 1, 1) - timedelta(1)


def made_of(first, last, unit):
    """Whether the days are whole units."""
    if unit == "week" and first.weekday() == 0 and last.weekday() == 6:
        return True
    unit = "month" if unit == "week" else unit
    return unit_of(first, unit)[0] == first and unit_of(last, unit)[1] == last


def periods(first, last, by):
    """Name, first and last day of each."""
    while first <= last:
        begin, end = unit_of(first, by)
        name = {"day": f"{begin}", "week": "{}-W{:02d}".format(*first.isocalendar()), "month": f"{begin}"[:7],
                "quarter": f"{begin.year}-Q{begin.month // 3 + 1}", "year": f"{begin.year}"}[by]
        whole = begin == first and end <= last and (by != "week" or (end - begin).days == 6)
        end = min(end, last)
        yield name if whole else f"{first}/{end}", first, end
        first = end + timedelta(1)


# --- what is counted ----------------------------------------------------------------------------


class Lists:
    """The desk's lists, as far as figures need them."""

    def __init__(self, folder, year):
        def table(name):
            with open(Path(folder) / name, encoding="utf-8-sig") as file:
                return {row["code"]: row for row in csv.DictReader(file)}

        self.needs, self.authorities = table("needs.csv"), table("authorities.csv")
        self.top = {code: row["parent"] or code for code, row in self.needs.items()}
        self.tops = [code for code in self.needs if self.top[code] == code]
        self.subs = [code for code in self.needs if self.top[code] != code]
        self.sensitive = {code for code in self.subs if self.needs[code]["sensitive"] == "yes"}
        valid = [c for c, row in self.authorities.items() if f"{year}" <= (row["valid_to"] or "9999") and row["valid_from"][:4] <= f"{year}"]
        self.of = {**ANSWERS, "language": [*LISTED, "other"], "place": list(table("places.csv")), "hour": HOURS}
        for field in self.of:
            if field != "outcome":
                self.of[field] = [*self.of[field], "not_recorded"]
        self.of |= {"authority": valid, "leaflet_language": [*LISTED, "other"], "request_team": ["other", "not_recorded"]}

    def owner(self, need, day):
        """The authority responsible on a day: the first that was there then, or its forerunner."""
        for code in self.needs[need]["authorities"].split():
            for one in (code, *(c for c, row in self.authorities.items() if row["successor"] == code)):
                row = self.authorities[one]
                if row["valid_from"] <= f"{day}" <= (row["valid_to"] or "9999"):
                    return one
        return None


def categories(row, lists):
    """The categories of a contact in each dimension, as recorded."""
    day = date.fromisoformat(row["occurred_at"][:10])
    codes = list(dict.fromkeys(row["needs"].split()))
    found = {field: [row.get(field) or "not_recorded"] for field in ONE}
    found["hour"] = [row["occurred_at"][11:13] or "not_recorded"]
    found["weekday"] = [WEEKDAYS[day.weekday()]]
    found["need"] = list(dict.fromkeys([lists.top[code] for code in codes] + codes)) or ["not_recorded"]
    found["outcome"] = row["outcome"].split() or ["not_recorded"]
    owners = [row["authority"]] if row.get("authority") else [lists.owner(code, day) for code in codes]
    found["authority"] = list(dict.fromkeys(one for one in owners if one)) or ["not_recorded"]
    return day, found


def public_cells(found):
    """The cells of a contact for the ledger, without margins; what is not listed is `other`."""
    if found["language"][0] not in (*LISTED, "not_recorded"):
        found = {**found, "language": ["other"]}
    cells = [("visits",)]
    for table in (*ONE, "need", "outcome", "authority", "weekday_hour", *CROSSED):
        cells += [(table, *cats) for cats in product(*(found[dim] for dim in DIMENSIONS.get(table, (table,))))]
    return cells


def internal_cells(found, by, lists):
    """The rows of a contact for the desk itself, margins included: sensitive needs are not apart for short periods."""
    hidden = lists.sensitive if by in ("day", "week") else ()
    uncrossed = lists.subs if by in ("day", "week", "month") else ()
    cells = []
    for table in (*ONE, "need", "outcome", "authority", "weekday_hour", *CROSSED):
        for cats in product(*([*found[dim], "total"] for dim in DIMENSIONS.get(table, (table,)))):
            if not (table == "need" and cats[0] in hidden) and not (table in CROSSED and cats[0] in uncrossed):
                cells.append((table, *cats))
    return cells


# --- the ledger ---------------------------------------------------------------------------------


class Ledger:
    """Decides every number once: `days` holds the true counts of each day, `draw` the secret numbers."""

    def __init__(self, days, lists, draw, needs_by="week"):
        self.days, self.lists, self.draw, self.needs_by = days, lists, draw, needs_by
        self.entries = []  # (first day, last day, {cell: fives})
        self.out = Counter()  # P

    def decide(self, first, last):
        """Everything from the first to the last day, in the order of the calendar."""
        day = first
        while day <= last:
            for unit in ("day", "part", "month", "quarter", "year"):
                begin, end = unit_of(day, unit)
                if end == day and any(begin <= one <= end for one in self.days):
                    row = _Unit(self, begin, end)
                    getattr(row, unit)()
                    self.entries.append((begin, end, row.fives))
                    self.out.update(row.fives)
            day += timedelta(1)

    def sums(self, first, last):
        """The fives of all that was decided within the days."""
        found = Counter()
        for begin, end, fives in self.entries:
            if first <= begin and end <= last:
                found.update(fives)
        return found

    def true(self, first, last):
        """The true counts of the days."""
        found = Counter()
        for day, cells in self.days.items():
            if first <= day <= last:
                found.update(cells)
        return found


class _Unit:
    """A day, a week's part, month, quarter or year while it is decided."""

    def __init__(self, ledger, first, last):
        self.ledger, self.lists, self.first, self.last = ledger, ledger.lists, first, last
        self.x = ledger.true(first, last)
        self.c = ledger.true(date(first.year, 1, 1), last)
        self.sum = ledger.sums(first, last)
        self.fives = {}
        self.longer = []  # what cells are owed in the periods that are longer, and how much that weighs
        for unit, weight in (("month", 1), ("quarter", 1), ("year", 2)):
            begin, end = unit_of(last, unit)
            if unit == "year" or end - begin > last - first:
                owed = ledger.true(begin, last)
                owed.subtract(ledger.sums(begin, last))
                self.longer.append((weight, owed))

    def day(self):
        self._count(("visits",))
        self._count(("persons",), least=self.sum["visits",])
        if self.ledger.needs_by == "day":
            self._tops()

    def part(self):
        if self.ledger.needs_by == "week":
            self._tops()
        for field in ("language", "age_band", "first_visit", "channel", "place"):
            self._share([(field, code) for code in self.lists.of[field]], self.sum["visits",])

    def month(self):
        if self.ledger.needs_by == "month":
            self._tops()
        for sub in self.lists.subs:
            self._count(("need", sub), cap=self.sum["need", self.lists.top[sub]])
        for field in ("task", "language_means"):
            self._share([(field, code) for code in self.lists.of[field]], self.sum["visits",])
        shared = []
        for number, weekday in enumerate(WEEKDAYS):
            served = [day for day in self.ledger.days if self.first <= day <= self.last and day.weekday() == number]
            visits = sum(self.ledger.sums(day, day)["visits",] for day in served)
            self._share([("weekday_hour", weekday, hour) for hour in self.lists.of["hour"]], visits,
                        also=lambda cell: self._waits(cell[2], shared))
            shared.append(weekday)
        self._count(("handouts",))
        self._share([("leaflet_language", code) for code in self.lists.of["leaflet_language"]], self.sum["handouts",])
        for top in self.lists.tops:
            self._cross(top, lambda table, code: (table[5:], code))

    def quarter(self):
        self._share([("why_here", code) for code in self.lists.of["why_here"]], self.sum["visits",])
        for field in ("outcome", "authority"):
            for code in self.lists.of[field]:
                self._count((field, code), cap=self.sum["visits",])
        self._count(("requests",))
        self._share([("request_team", code) for code in self.lists.of["request_team"]], self.sum["requests",])
        self._subs(set(self.lists.subs) - self.lists.sensitive)

    def year(self):
        self._subs(self.lists.sensitive)

    def _tops(self):
        for top in self.lists.tops:
            self._count(("need", top), cap=self.sum["visits",])

    def _subs(self, subs):
        for sub in subs:
            self._cross(sub, lambda table, code, top=self.lists.top[sub]: (table, top, code))

    def _cross(self, need, cap):
        for table in CROSSED:
            cells = {(table, need, code): self.sum[cap(table, code)] for code in self.lists.of[table[5:]]}
            self._share(list(cells), self.sum["need", need], cells)

    def _set(self, cell, y):
        self.fives[cell] = y
        self.sum[cell] += y

    def _count(self, cell, cap=None, least=0):
        x, c, p = self.x[cell], self.c[cell], self.ledger.out[cell]
        y = BASE * ((c + self.ledger.draw(self.first.year, *cell) % BASE) // BASE) - p
        y = max(min(y, BASE * -(-x // BASE)), BASE * (x // BASE), least)
        self._set(cell, y if cap is None else min(y, cap))

    def _waits(self, hour, shared):
        """H: what an hour waits for on all weekdays, with what the weekdays shared before have been given."""
        return sum(self.c[cell] - self.ledger.out[cell] - (self.fives[cell] if cell[1] in shared else self.x[cell])
                   for cell in [("weekday_hour", weekday, hour) for weekday in WEEKDAYS])

    def _share(self, cells, total, caps=None, also=lambda cell: 0):
        x = self.x
        y = {cell: BASE * (x[cell] // BASE) for cell in cells}
        due = {cell: sum(weight * owed[cell] for weight, owed in self.longer) + 2 * also(cell) for cell in cells}
        w = sum(weight for weight, _ in self.longer)
        tie = {cell: self.ledger.draw(self.first.year, self.first, *cell) for cell in cells}
        while sum(y.values()) < total:
            best = max(cells, key=lambda one: (x[one] > 0, y[one] + BASE <= BASE * -(-x[one] // BASE),
                                               caps is None or y[one] + BASE <= caps[one], due[one] - w * y[one], tie[one]))
            y[best] += BASE
        while sum(y.values()) > total:
            y[max((one for one in cells if y[one]), key=lambda one: (y[one] > BASE, w * y[one] - due[one], tie[one]))] -= BASE
        for cell in cells:
            self._set(cell, y[cell])


# --- the rows -----------------------------------------------------------------------------------

PLAN = {"need": "week", **dict.fromkeys(("language", "age_band", "channel", "place", "first_visit"), "week"),
        **dict.fromkeys(("hour", "weekday_hour", "need_language", "need_age_band", "task", "language_means",
                         "leaflet_language"), "month"),
        **dict.fromkeys(("authority", "why_here", "outcome", "request_team"), "quarter")}


def public_numbers(ledger, first, last):
    """(table, categories, measure) -> (count, own unit) of a period; the own unit tells what a 0 may hide."""
    lists, f = ledger.lists, ledger.sums(first, last)
    served = sum(first <= day <= last for day in ledger.days)
    if not served:
        return
    yield "visits", ("total",), "contacts", f["visits",], "any"
    yield "visits", ("total",), "persons", f["persons",], "day"
    if made_of(first, last, "month"):
        yield "visits", ("total",), "handouts", f["handouts",], "month"
    if made_of(first, last, "quarter"):
        yield "visits", ("total",), "requests", f["requests",], "quarter"
    for table, unit in PLAN.items():
        if made_of(first, last, unit):
            for cats, number, own in _of_table(table, unit, lists, f, first, last):
                yield table, cats, MEASURES.get(table, "contacts"), number, own
    for state, days in (("served", served), ("shut", 0), ("not_counted", 0), ("total", served)):
        yield "coverage", (state,), "days", days, "exact"


def _of_table(table, unit, lists, f, first, last):
    shared_by_day = unit == "week" or table in ("hour", "weekday_hour")
    if table == "need":
        yield from (((top,), f["need", top], "any") for top in lists.tops)
        if made_of(first, last, "month"):
            yield from (((sub,), f["need", sub], "month") for sub in lists.subs)
    elif table == "hour":
        yield from (((hour,), sum(f["weekday_hour", day, hour] for day in WEEKDAYS), "never") for hour in lists.of["hour"])
    elif table == "weekday_hour":
        for day in WEEKDAYS:
            yield from (((day, hour), f[table, day, hour], "never") for hour in lists.of["hour"])
        for hour in lists.of["hour"]:
            yield ("total", hour), sum(f[table, day, hour] for day in WEEKDAYS), "never"
    elif table in CROSSED:
        yield from _crossed(table, lists, f, first, last)
    else:
        own = "any" if table in ("outcome", "authority") else "never" if shared_by_day else unit
        yield from (((code,), f[table, code], own) for code in lists.of[table])
    whole = {"leaflet_language": ("handouts",), "request_team": ("requests",)}.get(table, ("visits",))
    own = {"leaflet_language": "month", "request_team": "quarter"}.get(table, "any")
    yield ("total",) * len(DIMENSIONS.get(table, (table,))), f[whole], own


def _crossed(table, lists, f, first, last):
    other = table[5:]
    for need in lists.needs:
        unit = "month" if need in lists.tops else "year" if need in lists.sensitive else "quarter"
        if made_of(first, last, unit):
            own = "month" if need in lists.tops else "never"
            yield from (((need, code), f[table, need, code], own) for code in lists.of[other])
            yield (need, "total"), f["need", need], "any" if need in lists.tops else "month"
    yield from ((("total", code), f[other, code], "never") for code in lists.of[other])


def public_rows(ledger, first, last, by):
    """The rows of a public file."""
    for name, begin, end in periods(first, last, by):
        for table, cats, measure, number, own in public_numbers(ledger, begin, end):
            once = own == "any" or (own in BYS and unit_of(begin, own) == (begin, end))
            note = "" if number or own == "exact" else "0-4" if once else "0-10"
            yield _row(name, table, cats, measure, number, note)


def internal_rows(contacts, lists, first, last, by):
    """The rows of an internal file: what is above 0, and totals."""
    for name, begin, end in periods(first, last, by):
        inside = [(day, row, found) for day, row, found in contacts if begin <= day <= end]
        if not inside:
            continue
        counts = Counter()
        for _, _, found in inside:
            counts.update(internal_cells(found, by if "/" not in name else _as_long_as(begin, end), lists))
        sums = {"contacts": len(inside), "persons": sum(int(row["persons"] or 1) for _, row, _ in inside),
                "needs": sum(len([c for c in found["need"] if c in lists.tops]) for _, _, found in inside),
                "handouts": 0, "requests": 0}
        for measure, number in sums.items():
            yield _row(name, "visits", ("total",), measure, number, "internal")
        for (table, *cats), number in sorted(counts.items()):
            yield _row(name, table, cats, "contacts", number, "internal")
        for table in ("leaflet_language", "request_team"):
            yield _row(name, table, ("total",), MEASURES[table], 0, "internal")
        for state in ("served", "total"):
            yield _row(name, "coverage", (state,), "days", len({day for day, _, _ in inside}), "internal")


def _as_long_as(first, last):
    return next((unit for unit in ("quarter", "month") if last >= unit_of(first, unit)[1] and unit_of(first, unit)[0] == first), "week")


def _row(name, table, cats, measure, number, note):
    dims = DIMENSIONS.get(table, (table,))
    return (name, table, dims[0], cats[0], *((dims[1], cats[1]) if len(dims) > 1 else ("", "")), measure, number, note)


# --- files --------------------------------------------------------------------------------------


def drawn(secret):
    """The secret numbers of a desk."""
    def draw(*words):
        told = "|".join(str(word) for word in words).encode()
        return int.from_bytes(hmac.digest(secret, told, "sha256")[:8], "big")
    return draw


def files(contacts_path, lists_folder, secret):
    """All ten files of the contacts: name -> rows."""
    with open(contacts_path, encoding="utf-8-sig") as file:
        rows = list(csv.DictReader(file))
    lists = Lists(lists_folder, int(rows[0]["occurred_at"][:4]))
    contacts = [(*categories(row, lists)[:1], row, categories(row, lists)[1]) for row in rows]
    days = {}
    for day, row, found in contacts:
        cells = days.setdefault(day, Counter())
        cells.update(public_cells(found))
        cells["persons",] += int(row["persons"] or 1)
    first, last = date(min(days).year, 1, 1), unit_of(max(days), "month")[1]
    ledger = Ledger(days, lists, drawn(secret))
    ledger.decide(first, last)
    made = {f"public-{by}": list(public_rows(ledger, first, last, by)) for by in BYS}
    return made | {f"internal-{by}": list(internal_rows(contacts, lists, first, last, by)) for by in BYS}


def main():
    contacts, lists, secret, out = sys.argv[1:]
    Path(out).mkdir(parents=True, exist_ok=True)
    for name, rows in files(contacts, lists, bytes.fromhex(secret)).items():
        with lzma.open(Path(out) / f"{name}.csv.xz", "wt", encoding="utf-8", newline="") as file:
            writer = csv.writer(file, lineterminator="\n")
            writer.writerow(COLUMNS)
            writer.writerows(rows)


if __name__ == "__main__":
    main()

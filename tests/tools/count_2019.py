"""Counts a spreadsheet of contacts by itself, to hold the program's exports against; it shares no code with it.

    python count_2019.py contacts.csv needs.csv authorities.csv day|week|month|quarter|year

prints one line a number: period, table, cat1, cat2, measure, count. The file must span whole periods, or the
periods at its ends count as cut at its first and last day of January and September.
"""

import csv
import sys
from collections import Counter
from datetime import date, timedelta

FIRST, LAST = date(2019, 1, 1), date(2019, 9, 30)
ONE_WAY = ["language", "age_band", "channel", "place", "first_visit", "task", "why_here", "language_means"]


def period_of(day, by):
    """(name, first, last) of the period as an export from FIRST to LAST calls it."""
    if by == "day":
        first = last = day
        name = day.isoformat()
    elif by == "week":
        first = day - timedelta(days=day.isoweekday() - 1)
        last = first + timedelta(days=6)
        name = "%d-W%02d" % day.isocalendar()[:2]
    else:
        length = {"month": 1, "quarter": 3, "year": 12}[by]
        month = (day.month - 1) // length * length + 1
        first = date(day.year, month, 1)
        after = month + length
        last = date(day.year + (after > 12), after - 12 if after > 12 else after, 1) - timedelta(days=1)
        name = {"month": "%d-%02d" % (day.year, month), "quarter": "%d-Q%d" % (day.year, month // 3 + 1), "year": str(day.year)}[by]
    if first < FIRST or last > LAST:
        first, last = max(first, FIRST), min(last, LAST)
        name = first.isoformat() + "/" + last.isoformat()
    return name, first, last


def authority_of(need, day, needs, authorities):
    for code in needs[need]["authorities"].split():
        for candidate in [code] + [a for a in authorities if authorities[a]["successor"] == code]:
            row = authorities[candidate]
            if row["valid_from"] <= day.isoformat() <= (row["valid_to"] or "9999"):
                return candidate
    return None


def count(contacts_path, needs_path, authorities_path, by):
    with open(needs_path, encoding="utf-8") as file:
        needs = {row["code"]: row for row in csv.DictReader(file)}
    with open(authorities_path, encoding="utf-8") as file:
        authorities = {row["code"]: row for row in csv.DictReader(file)}
    with open(contacts_path, encoding="utf-8-sig") as file:
        contacts = list(csv.DictReader(file))
    found = Counter()
    days = {}
    for row in contacts:
        day = date.fromisoformat(row["occurred_at"][:10])
        name, first, last = period_of(day, by)
        days.setdefault(name, set()).add(day)
        codes = list(dict.fromkeys(row["needs"].split()))
        tops = list(dict.fromkeys(code[0] for code in codes))
        subs = [code for code in codes if len(code) == 2]
        shown = [s for s in subs if by in ("month", "quarter", "year") or needs[s]["sensitive"] != "yes"]
        crossed = tops + (subs if by in ("quarter", "year") else [])
        hour = row["occurred_at"][11:13] or "not_recorded"
        weekday = "mon tue wed thu fri sat sun".split()[day.weekday()]
        for measure, number in [("contacts", 1), ("persons", int(row["persons"] or 1)), ("needs", len(tops)), ("handouts", 0), ("requests", 0)]:
            found[name, "visits", "total", "", measure] += number

        def add(table, cats):
            for cat in (cats or ["not_recorded"]):
                found[name, table, cat, "", "contacts"] += 1
            found[name, table, "total", "", "contacts"] += 1

        def cross(table, firsts, seconds):
            for one in (firsts or ["not_recorded"]) + ["total"]:
                for other in seconds + ["total"]:
                    found[name, table, one, other, "contacts"] += 1

        add("need", tops + shown)
        for field in ONE_WAY:
            add(field, [row[field]] if row[field] else [])
        add("hour", [hour])
        add("outcome", row["outcome"].split())
        owners = [authority_of(code, day, needs, authorities) for code in codes]
        add("authority", list(dict.fromkeys(owner for owner in owners if owner)))
        cross("weekday_hour", [weekday], [hour])
        cross("need_language", crossed, [row["language"] or "not_recorded"])
        cross("need_age_band", crossed, [row["age_band"] or "not_recorded"])
        for table, measure in [("leaflet_language", "handouts"), ("request_team", "requests")]:
            found[name, table, "total", "", measure] += 0
    for name, served in days.items():
        found[name, "coverage", "served", "", "days"] = found[name, "coverage", "total", "", "days"] = len(served)
    return found


if __name__ == "__main__":
    for key, number in sorted(count(*sys.argv[1:5]).items()):
        print(*key, number, sep=";")

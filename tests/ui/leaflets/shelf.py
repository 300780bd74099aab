"""A small shelf of invented leaflets in every state, as the files that the rack reads."""

from pathlib import Path
from typing import NamedTuple

HOME, LETTER, PERMIT, SCHOOL = "looking-for-a-home", "letter-from-kela", "permit-in-time", "day-care"
REFUGE, POOL = "where-help-is", "swimming-hall"


class Invented(NamedTuple):
    """One leaflet: what it is about, its titles, and the state of each translation."""

    topic: str
    need: str
    titles: dict[str, str]
    states: dict[str, str]
    sensitive: bool = False
    review_by: str = "2027-05-31"
    card: str = "[]"


LEAFLETS = (
    Invented(
        HOME,
        "A1",
        {
            "fi": "Asunnon etsiminen",
            "sv": "Att söka bostad",
            "en": "Looking for a home",
            "ar": "البحث عن سكن",
        },
        {"sv": "translated", "en": "checked", "ar": "draft", "so": "draft", "fi-easy": "approved"},
    ),
    Invented(
        LETTER,
        "B1",
        {
            "fi": "Kela pyytää lisätietoja",
            "sv": "FPA vill veta mer",
            "en": "Kela asks for more",
            "ar": "كيلا",
        },
        {"sv": "draft", "en": "draft", "ar": "approved", "so": "old", "ti": "draft", "fi-easy": "draft"},
    ),
    Invented(
        PERMIT,
        "C1",
        {"fi": "Jatkolupa ajoissa", "sv": "Förläng i tid", "en": "A permit in time"},
        {"sv": "draft", "en": "draft", "so": "draft", "ar": "draft", "ti": "tested"},
    ),
    Invented(SCHOOL, "F1", {"fi": "Päivähoito", "en": "Day care"}, {"en": "draft", "so": "draft"}),
    Invented(
        REFUGE,
        "J1",
        {"fi": "Mistä saa apua", "en": "Where help is"},
        {"en": "draft", "ar": "draft"},
        sensitive=True,
        card='["lead", "call"]',
    ),
    Invented(POOL, "K1", {"fi": "Uimahalli", "en": "Swimming hall"}, {"en": "draft"}, review_by="2026-05-31"),
)
LEAD, STEP = "Lue tämä rauhassa.", "Kysy, jos et ymmärrä."


def lay_shelf(folder: Path) -> tuple[Path, Path]:
    """Writes the leaflets and their translations; returns where each lie."""
    leaflets, translations = folder / "leaflets", folder / "translations"
    leaflets.mkdir()
    gaps = "name,language,value,source,checked\n"
    gaps += "phone,,020 000 0000,https://example.fi/,2026-11-01\nweb,,example.fi,https://example.fi/,\n"
    (leaflets / "contacts.csv").write_text(gaps, "utf-8")
    for one in LEAFLETS:
        (leaflets / f"{one.topic}.toml").write_text(_source(one), "utf-8")
        for language, state in one.states.items():
            path = translations / language / "leaflets" / f"{one.topic}.po"
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(_catalogue(one, language, state), "utf-8")
    return leaflets, translations


def _source(one: Invented) -> str:
    return f"""version = "2026-11"
owner = "Neuvontapisteen vastaava"
review_by = {one.review_by}
needs = ["{one.need}"]
rank = 10
state = "checked"
state_by = "Neuvontapisteen vastaava"
state_on = "2026-11-01"
title = "{one.titles["fi"]}"
sensitive = {str(one.sensitive).lower()}
card = {one.card}

[[sources]]
name = "Esimerkki"
address = "https://example.fi/"

[[blocks]]
id = "lead"
kind = "lead"
text = "{LEAD}"

[[blocks]]
id = "step"
kind = "step"
text = "{STEP}"

[[blocks]]
id = "web"
kind = "link"
text = "Verkossa"
detail = "{{web}}"

[[blocks]]
id = "call"
kind = "contact"
text = "Soita"
detail = "{{phone}}"
"""


def _catalogue(one: Invented, language: str, state: str) -> str:
    """A translation; `old` lacks a block, as it does when the Finnish text has changed."""
    said = one.titles.get(language, f"{one.titles['fi']} {language}")
    head = f"""msgid ""
msgstr ""
"Language: {language}\\n"
"Content-Type: text/plain; charset=utf-8\\n"
"X-State: {"draft" if state == "old" else state}\\n"
"X-State-By: Neuvontapisteen vastaava\\n"
"X-State-Date: 2026-11-01\\n"

"""
    entries = [("title", one.titles["fi"], said), ("lead", LEAD, said), ("web", "Verkossa", "Web")]
    entries += [("call", "Soita", "Call")]
    if state != "old":
        entries.append(("step", STEP, said))
    return head + "\n".join(
        f'msgctxt "{place}"\nmsgid "{source}"\nmsgstr "{text}"\n' for place, source, text in entries
    )

"""What the program says to the visitor, in the visitor's language; the Finnish here is the source.

The same texts serve the adviser's sheets where the visitor must hear them word for word. Translations are
`translations/LANGUAGE/visitor.po`, made from `translations/visitor.pot`.
"""

from collections.abc import Mapping
from enum import StrEnum
from pathlib import Path
from types import MappingProxyType

from kototori.domain.leaflet import LeafletState
from kototori.wording.po_file import Catalogue, read_catalogue

SOURCE_LANGUAGE = "fi"
CONSENT_TEXT = "2026-11"  # the version of the consent text below; a slip says which one was agreed to


class Said(StrEnum):
    """One text; the value stands beside it in the catalogues, for translators."""

    CHOOSE_LANGUAGE = "choose-language"
    OTHER_LANGUAGE = "other-language"
    MORE_LANGUAGES = "more-languages"
    CHOOSE_NEED = "choose-need"
    SEVERAL = "several"
    NEED_A = "need-A"
    NEED_B = "need-B"
    NEED_C = "need-C"
    NEED_D = "need-D"
    NEED_E = "need-E"
    NEED_F = "need-F"
    NEED_G = "need-G"
    NEED_H = "need-H"
    NEED_I = "need-I"
    NEED_J = "need-J"
    NEED_K = "need-K"
    NEED_L = "need-L"
    READY = "ready"
    BACK = "back"
    CONSENT_TITLE = "consent-title"
    CONSENT = "consent"
    NOT_STORED = "not-stored"
    ERASED = "erased"
    AGREE = "agree"
    DECLINE = "decline"
    THANKS = "thanks"
    GIVE_BACK = "give-back"
    DRAFT = "draft"


FINNISH: Mapping[Said, str] = MappingProxyType(
    {
        Said.CHOOSE_LANGUAGE: "Valitse kielesi",
        Said.OTHER_LANGUAGE: "Muu kieli",
        Said.MORE_LANGUAGES: "Lisää kieliä",
        Said.CHOOSE_NEED: "Missä asiassa tarvitset apua?",
        Said.SEVERAL: "Voit valita monta.",
        Said.NEED_A: "Asuminen",
        Said.NEED_B: "Tuet ja etuudet (Kela)",
        Said.NEED_C: "Oleskelulupa ja kansalaisuus",
        Said.NEED_D: "Työ",
        Said.NEED_E: "Kieli ja opiskelu",
        Said.NEED_F: "Lapset ja perhe",
        Said.NEED_G: "Terveys",
        Said.NEED_H: "Raha, laskut ja velat",
        Said.NEED_I: "Henkilöllisyys ja verkkopalvelut",
        Said.NEED_J: "Turvallisuus ja oikeudet",
        Said.NEED_K: "Tapaaminen ja harrastukset",
        Said.NEED_L: "Kirje, tulkki tai lomake",
        Said.READY: "Valmis",
        Said.BACK: "Takaisin",
        Said.CONSENT_TITLE: "Saako sosiaalityöntekijä ottaa sinuun yhteyttä?",
        Said.CONSENT: (
            "Voimme pyytää, että sosiaalityöntekijä ottaa sinuun yhteyttä. Silloin annamme hänelle nimesi, "
            "puhelinnumerosi, kielesi, tiedon tulkin tarpeesta ja sopivasta ajasta sekä asian, jonka kerrot. "
            "Tämä on vapaaehtoista. Saat neuvontaa, vaikka et suostu. Voit perua suostumuksesi milloin "
            "tahansa. Jos pyyntö on jo toimitettu, kerromme perumisesta sen saajalle."
        ),
        Said.NOT_STORED: (
            "Nimeäsi ja puhelinnumeroasi ei tallenneta. Ne ovat vain paperilla, joka menee "
            "sosiaalityöntekijälle."
        ),
        Said.ERASED: (
            "Poistamme tietosi täältä {days} päivän kuluttua siitä, kun pyyntö on toimitettu, ja viimeistään "
            "{max} päivän kuluttua tästä päivästä."
        ),
        Said.AGREE: "Suostun",
        Said.DECLINE: "En suostu",
        Said.THANKS: "Kiitos",
        Said.GIVE_BACK: "Käännä näyttö takaisin neuvojalle",
        Said.DRAFT: "Käännös on luonnos. Sitä ei ole vielä tarkistettu.",
    }
)


class VisitorWords:
    """The texts in one language; what is not translated stays Finnish."""

    def __init__(self, language: str, catalogue: Catalogue) -> None:
        self.language = language
        self._catalogue = catalogue

    @property
    def is_draft(self) -> bool:
        """Whether nobody has checked the translation yet."""
        state = self._catalogue.headers.get("X-State", LeafletState.DRAFT)
        return self.language != SOURCE_LANGUAGE and state == LeafletState.DRAFT

    def __call__(self, said: Said) -> str:
        forms = self._catalogue.forms(FINNISH[said], said)
        return forms[0] if forms else FINNISH[said]

    def need(self, top: str) -> str:
        """A top need in a few words; empty for one that has none."""
        name = f"need-{top}"
        return self(Said(name)) if name in tuple(Said) else ""

    def everything(self) -> str:
        """All texts in a row: what a font must be able to draw."""
        return "".join(self(said) for said in Said)


def read_visitor_words(
    translations_folder: Path, language: str, cache_folder: Path | None
) -> VisitorWords | None:
    """The texts in a language; None where there is no catalogue."""
    if language == SOURCE_LANGUAGE:
        return VisitorWords(language, Catalogue())
    path = translations_folder / language / "visitor.po"
    return VisitorWords(language, read_catalogue(path, cache_folder)) if path.is_file() else None

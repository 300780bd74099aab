"""What the program says to the visitor, in the visitor's language; the Finnish here is the source.

The same texts serve the adviser's sheets where the visitor must hear them word for word. Translations are
`translations/LANGUAGE/visitor.po`, made from `translations/visitor.pot`.
"""

from collections.abc import Mapping
from enum import StrEnum
from pathlib import Path
from types import MappingProxyType

from kototori.domain.leaflet import LeafletState
from kototori.domain.referral import Keeping
from kototori.wording.po_file import Catalogue, read_catalogue

SOURCE_LANGUAGE = "fi"
CONSENT_TEXT = "2026-11-22"  # the version of the consent text below; a slip says which one was agreed to


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
    CARD_TITLE = "card-title"
    CARD_NO_NAME = "card-no-name"
    CARD_CALL = "card-call"
    CARD_URGENT = "card-urgent"
    CARD_MADE = "card-made"
    CARD_CHANGE = "card-change"
    CARD_WITHDRAW = "card-withdraw"
    CARD_TOLD = "card-told"
    CARD_UNTIL = "card-until"
    CARD_KEEP = "card-keep"
    CODE = "code"
    DESK = "desk"
    PHONE = "phone"
    OPEN = "open"
    NOTICE_TITLE = "notice-title"
    NOTICE_CONTROLLER = "notice-controller"
    NOTICE_JOINT = "notice-joint"
    NOTICE_OFFICER = "notice-officer"
    NOTICE_PURPOSE = "notice-purpose"
    NOTICE_BASIS = "notice-basis"
    NOTICE_DATA = "notice-data"
    NOTICE_RECEIVERS = "notice-receivers"
    NOTICE_OUTSIDE = "notice-outside"
    NOTICE_KEPT = "notice-kept"
    NOTICE_RIGHTS = "notice-rights"
    NOTICE_COMPLAINT = "notice-complaint"
    NOTICE_VOLUNTARY = "notice-voluntary"
    NOTICE_AUTOMATIC = "notice-automatic"
    NOTICE_DRAFT = "notice-draft"
    NOTICE_OWN = "notice-own"
    HELP_TITLE = "help-title"
    HELP_STORED = "help-stored"
    HELP_LATER = "help-later"
    HELP_SELF_TITLE = "help-self-title"
    HELP_SELF = "help-self"
    HELP_ADVICE = "help-advice"
    HELP_URGENT_TITLE = "help-urgent-title"
    HELP_DANGER = "help-danger"
    HELP_ON_CALL = "help-on-call"
    HELP_ON_CALL_PHONE = "help-on-call-phone"
    HELP_LAW_TITLE = "help-law-title"
    HELP_LAW_CHILD = "help-law-child"
    HELP_LAW_ADULT = "help-law-adult"
    HELP_LAW_WAY = "help-law-way"
    CONSENT_ALOUD = "consent-aloud"


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
        Said.CARD_TITLE: "Sosiaalityöntekijä ottaa sinuun yhteyttä",
        Said.CARD_NO_NAME: "Oma työntekijäsi. Emme tiedä vielä hänen nimeään.",
        Said.CARD_CALL: (
            "Hän soittaa sinulle. Puhelu voi tulla numerosta, jota et tunne. Emme tiedä, minä päivänä "
            "hän soittaa."
        ),
        Said.CARD_URGENT: (
            "Jos asia on kiireellinen, älä odota puhelua. Soita sosiaalipäivystykseen tai, jos joku on "
            "vaarassa, hätänumeroon {emergency_number}."
        ),
        Said.CARD_MADE: "Pyyntö on tehty {day}.",
        Said.CARD_CHANGE: "Jos muutat mielesi",
        Said.CARD_WITHDRAW: (
            "Voit perua pyynnön milloin tahansa. Sinun ei tarvitse kertoa syytä. Tule neuvontapisteeseen "
            "tai soita sinne, ja kerro tämä koodi. Nimeäsi ei tarvita."
        ),
        Said.CARD_TOLD: ("Jos sosiaalityöntekijä on jo saanut pyynnön, kerromme hänelle, että peruit sen."),
        Said.CARD_UNTIL: (
            "Koodi toimii niin kauan kuin tietosi ovat täällä, viimeistään {day} asti. Jos haluat perua "
            "pyynnön sen jälkeen, kerro se sosiaalityöntekijälle."
        ),
        Said.CARD_KEEP: "Säilytä tämä kortti. Älä näytä koodia muille.",
        Said.CODE: "Koodi",
        Said.DESK: "Neuvontapiste",
        Said.PHONE: "Puhelin",
        Said.OPEN: "Auki",
        Said.NOTICE_TITLE: "Miten käsittelemme tietojasi",
        Said.NOTICE_CONTROLLER: "Tiedoista vastaa (”rekisterinpitäjä”)",
        Said.NOTICE_JOINT: (
            "Nämä kaksi vastaavat tiedoista yhdessä. Voit kysyä tiedoistasi kummalta tahansa."
        ),
        Said.NOTICE_OFFICER: "Tietosuojavastaava",
        Said.NOTICE_PURPOSE: (
            "Käytämme tietojasi vain siihen, että sosiaalityöntekijä voi ottaa sinuun yhteyttä."
        ),
        Said.NOTICE_BASIS: (
            "Laki sallii tämän, koska suostut siihen: EU:n tietosuoja-asetus, artikla 6(1)(a). Jos "
            "kerrot esimerkiksi terveydestäsi, myös artikla 9(2)(a)."
        ),
        Said.NOTICE_DATA: (
            "Tiedot ovat nimesi, puhelinnumerosi, kielesi, tulkin tarve, sinulle sopiva aika, saako "
            "sinulle jättää viestin, asiasi, sen kiireellisyys ja suostumuksesi."
        ),
        Said.NOTICE_RECEIVERS: (
            "Tiedot saa sosiaalityöntekijä tai hänen sijaisensa ja tiimi, jolle pyyntö menee. Sen "
            "jälkeen myös heidän organisaationsa vastaa tiedoista. Emme anna tietoja muille, ellei laki "
            "määrää niin."
        ),
        Said.NOTICE_OUTSIDE: ("Tietoja ei siirretä EU:n ja Euroopan talousalueen ulkopuolelle."),
        Said.NOTICE_KEPT: (
            "Poistamme tietosi täältä {days} päivän kuluttua siitä, kun pyyntö on toimitettu, ja "
            "viimeistään {max} päivän kuluttua siitä, kun pyyntö on tehty. Jos perut pyynnön, poistamme "
            "tiedot heti. Jäljelle jää vain lukumäärä ja merkintä poistamisesta. Niistä ei näe, kuka "
            "olet."
        ),
        Said.NOTICE_RIGHTS: (
            "Voit perua suostumuksesi milloin tahansa. Se ei muuta sitä, mitä on jo tehty. Voit myös "
            "pyytää, että saat nähdä tietosi tai saat ne itsellesi, että ne korjataan tai poistetaan tai "
            "että niiden käyttöä rajoitetaan. Pyydä sitä neuvojalta tai rekisterinpitäjältä."
        ),
        Said.NOTICE_COMPLAINT: (
            "Jos tietojasi on mielestäsi käsitelty väärin, voit valittaa tietosuojavaltuutetulle: {ombudsman}"
        ),
        Said.NOTICE_VOLUNTARY: (
            "Sinun ei ole pakko antaa tietoja. Ilman nimeä ja puhelinnumeroa emme voi tehdä pyyntöä, "
            "mutta saat silti neuvontaa."
        ),
        Said.NOTICE_AUTOMATIC: "Tietokone ei tee päätöksiä sinusta.",
        Said.NOTICE_DRAFT: "Luonnos: organisaatio ei ole vielä hyväksynyt tätä tekstiä.",
        Said.NOTICE_OWN: "Tämän tekstin on kirjoittanut organisaatio.",
        Said.HELP_TITLE: "Saat apua, vaikka et suostu pyyntöön",
        Said.HELP_STORED: ("Emme tehneet pyyntöä. Emme tallentaneet nimeäsi emmekä puhelinnumeroasi."),
        Said.HELP_LATER: (
            "Saat täällä neuvontaa nyt ja myöhemmin. Voit myös pyytää yhteydenottoa toisena päivänä."
        ),
        Said.HELP_SELF_TITLE: "Voit ottaa yhteyttä itse",
        Said.HELP_SELF: (
            "Soita oman alueesi sosiaalipalveluihin. Voit pyytää ”palvelutarpeen arviointia”. Silloin "
            "sosiaalityön ammattilainen keskustelee kanssasi siitä, millaista apua tarvitset. Voit "
            "pyytää tulkkia."
        ),
        Said.HELP_ADVICE: "Sosiaalipalvelujen neuvonta",
        Said.HELP_URGENT_TITLE: "Jos asia on kiireellinen",
        Said.HELP_DANGER: ("Jos sinä tai joku muu on vaarassa, soita hätänumeroon {emergency_number}."),
        Said.HELP_ON_CALL: (
            "”Sosiaalipäivystys” auttaa kiireellisissä tilanteissa päivällä ja yöllä. Siihen saa "
            "yhteyden myös hätänumerosta."
        ),
        Said.HELP_ON_CALL_PHONE: "Sosiaalipäivystys",
        Said.HELP_LAW_TITLE: "Milloin laki vaatii ilmoituksen",
        Said.HELP_LAW_CHILD: (
            "Jos lapsi voi tarvita suojelua, laki voi vaatia meitä tekemään ”lastensuojeluilmoituksen” "
            "(lastensuojelulaki 417/2007, 25 §)."
        ),
        Said.HELP_LAW_ADULT: (
            "Jos joku selvästi ei pysty huolehtimaan itsestään, terveydestään tai turvallisuudestaan, "
            "laki voi vaatia meitä ilmoittamaan siitä sosiaalihuoltoon (sosiaalihuoltolaki 1301/2014, 35 "
            "§)."
        ),
        Said.HELP_LAW_WAY: (
            "Tällaiseen ilmoitukseen ei tarvita suostumusta. Se menee viranomaiselle omaa tietään. Jos "
            "voimme, kerromme siitä sinulle."
        ),
        Said.CONSENT_ALOUD: (
            "Kerro vastauksesi neuvojalle tai näytä se sormella. Tähän paperiin ei kirjoiteta mitään."
        ),
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


def consent_paragraphs(words: VisitorWords, keeping: Keeping) -> tuple[str, str]:
    """What a visitor agrees to, word for word: who is told what, and when it is forgotten."""
    erased = words(Said.ERASED).format(days=keeping.after_hand_over, max=keeping.at_the_latest)
    return words(Said.CONSENT), erased


def read_visitor_words(
    translations_folder: Path, language: str, cache_folder: Path | None
) -> VisitorWords | None:
    """The texts in a language; None where there is no catalogue."""
    if language == SOURCE_LANGUAGE:
        return VisitorWords(language, Catalogue())
    path = translations_folder / language / "visitor.po"
    return VisitorWords(language, read_catalogue(path, cache_folder)) if path.is_file() else None

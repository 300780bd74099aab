"""Makes a paper of the organisation: its written sections, with what the program knows put in."""

from collections.abc import Callable, Iterator, Mapping

from kototori.domain.paper_facts import PaperFacts, VaultState
from kototori.domain.papers import Blank, Block, Grid, Heading, Paper, PaperKind, Paragraph, Points
from kototori.domain.recorded import Whose
from kototori.wording.catalogue import Words
from kototori.wording.paper_fields import FieldWords
from kototori.wording.paper_measures import security
from kototori.wording.paper_texts import Level, PaperText, PaperTexts, Section

_POINT, _OPEN_LINE, _PUT_IN = "- ", "? ", "= "
_TWO = (0.32, 0.68)


def compose(kind: PaperKind, facts: PaperFacts, texts: PaperTexts, words: Words) -> Paper:
    """One paper in the language of `texts`."""
    text = texts.paper(kind)
    composer = _Composer(facts, text, texts, words)
    return Paper(
        kind=kind,
        language=texts.language,
        title=text.title,
        under=composer.under(),
        foot=composer.foot(),
        blocks=tuple(composer.blocks()),
    )


class _Composer:
    def __init__(self, facts: PaperFacts, text: PaperText, texts: PaperTexts, words: Words) -> None:
        self._facts = facts
        self._text = text
        self._texts = texts
        self._words = words
        self._fields = FieldWords(facts, texts, words)
        self._gaps: Mapping[str, object] = {
            "after_hand_over": facts.keeping.after_hand_over,
            "at_the_latest": facts.keeping.at_the_latest,
            "log_copies": facts.most_log_copies,
            "idle_minutes": facts.idle_minutes,
            "longest_pause": facts.longest_pause,
            "version": facts.version,
            "step": facts.step,
            "day": words.date(facts.day),
        }
        self._put_in: Mapping[str, Callable[[], Iterator[Block]]] = {
            "state": self._state,
            "controllers": self._controllers,
            "keeping": self._keeping,
            "security": self._security,
            "files": self._fields.files,
            "lists": self._fields.lists,
            "visitor fields": lambda: self._fields.of(Whose.VISITOR, Whose.LINKED),
            "staff fields": lambda: self._fields.of(Whose.STAFF),
            "contact fields": self._fields.of_contacts,
            "risks": self._risks,
            "risk summary": self._risk_summary,
        }

    def under(self) -> tuple[str, ...]:
        """The desk, and that and when a program made this."""
        facts, say = self._facts, self._texts.say
        made = say(
            "frame",
            "made",
            day=self._words.date(facts.day),
            version=facts.version,
            step=facts.step,
            vault=facts.vault_version,
        )
        return tuple(line for line in (facts.desk, made) if line)

    def foot(self) -> str:
        """What stands on every page."""
        return self._texts.say("frame", "foot", day=self._words.date(self._facts.day))

    def blocks(self) -> Iterator[Block]:
        """The whole paper."""
        for section in self._text.sections:
            yield Heading(section.title, section.level)
            yield from self._below(section)

    def _below(self, section: Section) -> Iterator[Block]:
        points: list[str] = []
        for line in section.text:
            if line.startswith(_POINT):
                points.append(self._filled(line.removeprefix(_POINT)))
                continue
            if points:
                yield Points(tuple(points))
                points = []
            if line.startswith(_PUT_IN):
                yield from self._put_in[line.removeprefix(_PUT_IN)]()
            elif line.startswith(_OPEN_LINE):
                yield Blank(line.removeprefix(_OPEN_LINE))
            else:
                yield Paragraph(self._filled(line))
        if points:
            yield Points(tuple(points))

    def _filled(self, text: str) -> str:
        return text.format(**self._gaps)

    # --- what the program puts in ---------------------------------------------------------------

    def _state(self) -> Iterator[Block]:
        """What this paper could not see."""
        if self._facts.vault is not VaultState.OPEN:
            yield Paragraph(self._texts.say("vault", self._facts.vault))
        missing = [file.name for file in self._facts.files if not file.is_read]
        if missing:
            yield Paragraph(self._texts.say("frame", "not_read", files=", ".join(missing)))

    def _controllers(self) -> Iterator[Block]:
        say, organisation = self._texts.say, self._facts.organisation
        known = [(one.name, one.contact) for one in organisation.controllers]
        for name, contact in known or [("", "")]:
            named = {"name": name, "contact": contact, "officer": organisation.officer}
            yield Grid(
                tuple(
                    (say("controller", key), value or say("controller", f"no_{key}"))
                    for key, value in named.items()
                ),
                _TWO,
            )
        if len(known) > 1:
            yield Paragraph(say("controller", "joint"))
        if organisation.arrangement:
            yield Paragraph(say("controller", "arrangement", text=organisation.arrangement))

    def _keeping(self) -> Iterator[Block]:
        key = "live" if self._facts.keeping_is_set else "default"
        yield Paragraph(self._texts.say("keeping", key, **self._gaps))

    def _security(self) -> Iterator[Block]:
        yield Points(tuple(security(self._facts, self._texts)))

    def _risk_summary(self) -> Iterator[Block]:
        say = self._texts.say
        yield Grid(
            tuple(
                (str(number), risk.title, self._level(risk.before), self._level(risk.after))
                for number, risk in enumerate(self._text.risks, start=1)
            ),
            (0.07, 0.49, 0.22, 0.22),
            tuple(say("risk", key) for key in ("number", "title", "before", "after")),
        )

    def _risks(self) -> Iterator[Block]:
        say = self._texts.say
        for number, risk in enumerate(self._text.risks, start=1):
            yield Heading(f"{number}. {risk.title}", 3)
            yield Paragraph(self._filled(risk.what))
            yield Points(tuple(self._filled(measure) for measure in risk.measures))
            yield Grid(
                (
                    (say("risk", "before"), self._level(risk.before)),
                    (say("risk", "after"), self._level(risk.after)),
                    (say("risk", "left"), self._filled(risk.left)),
                    (say("risk", "judged"), say("risk", "not_judged")),
                ),
                _TWO,
            )

    def _level(self, level: Level) -> str:
        say = self._texts.say
        return say(
            "risk",
            "level",
            likelihood=say("likelihood", str(level.likelihood)),
            severity=say("severity", str(level.severity)),
        )

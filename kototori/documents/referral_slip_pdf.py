"""The slip that asks a named social worker to get in touch: one page, A4, in one language or two."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from io import BytesIO
from pathlib import Path
from types import MappingProxyType

from reportlab.lib.pagesizes import A4
from reportlab.platypus.flowables import Flowable

from kototori.documents.look import BLUE, GREY, INK, LINE, MILLIMETRE, PALE_BLUE, WHITE
from kototori.domain.need import Wordings
from kototori.domain.referral_slip import SlipContents
from kototori.domain.worker import Worker
from kototori.typesetting.blocks import Block, Row
from kototori.typesetting.pages import Page, deal
from kototori.typesetting.paragraph import ShapedParagraph
from kototori.typesetting.sheet import Sheet
from kototori.typesetting.style import TextStyle
from kototori.typesetting.tagging import Role
from kototori.typesetting.typesetter import Typesetter
from kototori.wording.catalogue import N_, Words

_MARGIN = 20 * MILLIMETRE
_HEAD = 30 * MILLIMETRE
_TEXT_WIDTH = A4[0] - 2 * _MARGIN
_LABEL_SHARE = 0.36
_FOOT_MARGIN = 12 * MILLIMETRE
_SCALES = (1.0, 0.95, 0.9, 0.85, 0.8, 0.75, 0.7, 0.65, 0.6)  # of all letters; the largest that fits one page
_BETWEEN = " / "  # the same word in two languages

_TITLE = TextStyle(size=24, bold=True, colour=WHITE)
_UNDER_TITLE = TextStyle(size=11, colour=WHITE)
_HEADING = TextStyle(size=13, bold=True, colour=BLUE, space_before=14, space_after=5, keep_with_next=True)
_LABEL = TextStyle(size=11, colour=GREY, space_after=4)
_VALUE = TextStyle(size=11, colour=INK, space_after=4)
_STRONG = TextStyle(size=13, bold=True, colour=INK, space_after=4)
_NUMBER = replace(_VALUE, bold=True)
_READ = TextStyle(size=9, colour=GREY, space_after=4)
_SMALL = TextStyle(size=9, colour=GREY)


class SlipPress:
    """Sets slips in the language of `words`, and of `second` as well where a desk wants both.

    `consent` holds the text that visitors agree to by language: of the version `consent_version`, and of no
    other one.
    """

    def __init__(
        self,
        fonts: Path,
        words: Words,
        second: Words | None = None,
        *,
        consent: Mapping[str, str] = MappingProxyType({}),
        consent_version: str = "",
    ) -> None:
        self._fonts = fonts
        self._languages = (words,) if second is None else (words, second)
        self._consent = consent
        self._consent_version = consent_version

    def set(self, contents: SlipContents) -> bytes:
        """One page; raises MissingGlyphs before it draws. What the file says of itself names nobody."""
        # A typesetter remembers the texts it has set; this one is forgotten with the visitor's name.
        typesetter = Typesetter(self._fonts)
        is_read = contents.consent.version == self._consent_version
        consent = self._consent if is_read else {}
        for scale in _SCALES:
            slip = _Slip(typesetter, self._languages, contents, consent, scale)
            typesetter.check(slip.written_by_hand(), self._languages[0].language)
            pages = slip.pages()
            if len(pages) == 1:
                break
        return slip.draw(pages)


class _Slip:
    """One slip being drawn, all its letters in one scale."""

    def __init__(
        self,
        typesetter: Typesetter,
        languages: Sequence[Words],
        contents: SlipContents,
        consent: Mapping[str, str],
        scale: float,
    ) -> None:
        self._typesetter = typesetter
        self._languages = languages
        self._first = languages[0]
        self._contents = contents
        self._consent_texts = consent
        self._scale = scale
        self._target = BytesIO()
        title = self._said(N_("Contact request"))
        self._sheet = Sheet(self._target, A4, language=self._first.language, title=title)

    def written_by_hand(self) -> str:
        """All that people wrote, for the check of letters."""
        contents, worker = self._contents, self._contents.worker
        own = (contents.name, contents.phone, contents.good_time, contents.matter, contents.place)
        needs = (self._in_words(need) for need in contents.needs)
        theirs = (worker.name, worker.organisation, worker.phone)
        named = (worker.title, worker.team) if isinstance(worker, Worker) else ()
        return "\n".join((*own, *needs, *theirs, *named, contents.consent.version))

    def pages(self) -> list[Page]:
        """What stands between head and foot; more than one page where this scale is too large."""
        story = [*self._worker(), *self._visitor(), *self._matter(), *self._consent(), *self._answer()]
        room = self._top() - self._foot_height()
        return deal(story, _TEXT_WIDTH, lambda _: room)

    def draw(self, pages: Sequence[Page]) -> bytes:
        self._draw_head()
        for page in pages:
            for placed in page:
                placed.flowable.drawOn(self._sheet, _MARGIN, self._top() - placed.top - placed.height)
            self._draw_foot()
            self._sheet.showPage()
        self._sheet.save()
        return self._target.getvalue()

    def _top(self) -> float:
        return A4[1] - _HEAD - 6 * MILLIMETRE

    def _draw_head(self) -> None:
        with self._sheet.marked(None):
            self._sheet.setFillColorRGB(*BLUE)
            self._sheet.rect(0, A4[1] - _HEAD, A4[0], _HEAD, stroke=0, fill=1)
        title = self._set(self._said(N_("Contact request")), _TITLE, Role.H1)
        day = self._first.date(self._contents.made_on)
        where_and_when = " · ".join(part for part in (self._contents.place, day) if part)
        self._put(title, A4[1] - 6 * MILLIMETRE)
        self._put(self._set(where_and_when, _UNDER_TITLE), A4[1] - 18.5 * MILLIMETRE)

    def _foot(self) -> list[ShapedParagraph]:
        return [self._text(said, _SMALL, words) for words, said in self._said_of_keeping()]

    def _foot_height(self) -> float:
        """From the edge of the paper to where text may end."""
        heights = (part.wrap(_TEXT_WIDTH, A4[1])[1] for part in self._foot())
        return _FOOT_MARGIN + sum(heights) + 4 * MILLIMETRE

    def _draw_foot(self) -> None:
        top = self._foot_height() - 4 * MILLIMETRE
        with self._sheet.marked(None):
            self._sheet.setFillColorRGB(*LINE)
            self._sheet.rect(_MARGIN, top + 1.5 * MILLIMETRE, _TEXT_WIDTH, 0.5, stroke=0, fill=1)
        for part in self._foot():
            self._put(part, top)
            top -= part.height

    def _said_of_keeping(self) -> list[tuple[Words, str]]:
        erased_on = self._contents.erased_on
        if erased_on is None:
            return self._sentences(
                N_(
                    "Confidential: for the named worker alone. Kototori has not stored what stands here. "
                    "Destroy the paper when the matter has been taken on."
                )
            )
        return self._sentences(
            N_(
                "Confidential: for the named worker alone. The desk erases what stands here by {day}. "
                "Destroy the paper when the matter has been taken on."
            ),
            lambda words: {"day": words.date(erased_on)},
        )

    def _put(self, paragraph: ShapedParagraph, top: float) -> None:
        _, height = paragraph.wrap(_TEXT_WIDTH, A4[1])
        paragraph.drawOn(self._sheet, _MARGIN, top - height)

    # --- the parts, from the top down -----------------------------------------------------------

    def _worker(self) -> list[Flowable]:
        worker = self._contents.worker
        name = worker.name if isinstance(worker, Worker) else self._said(N_("The visitor's own worker"))
        parts: list[Flowable] = [self._heading(self._said(N_("To"))), self._text(name, _STRONG)]
        if isinstance(worker, Worker):
            parts += self._row(self._said(N_("Title")), worker.title)
            parts += self._row(self._said(N_("Team")), worker.team)
        else:
            parts += self._paragraphs(
                N_("The desk does not know the worker's name; please pass it on in the team.")
            )
            parts += self._row(self._said(N_("Team")), worker.name)
        parts += self._row(self._said(N_("Organisation")), worker.organisation)
        parts += self._row(self._said(N_("Phone")), worker.phone)
        return parts

    def _visitor(self) -> list[Flowable]:
        contents = self._contents
        language = contents.language.words if contents.language is not None else None
        spoken = self._said(N_("not recorded")) if language is None else self._in_words(language)
        return [
            self._heading(self._said(N_("Please get in touch with"))),
            self._text(contents.name, _STRONG),
            *self._row(self._said(N_("Phone")), contents.phone, _NUMBER),
            *self._row(self._said(N_("Language")), spoken),
            *self._row(self._said(N_("Interpreter needed")), self._yes_or_no(contents.interpreter_needed)),
            *self._row(self._said(N_("Good time")), contents.good_time),
            *self._row(self._said(N_("A message may be left")), self._yes_or_no(contents.message_allowed)),
        ]

    def _matter(self) -> list[Flowable]:
        contents = self._contents
        needs = self._first.list_of([self._in_words(need) for need in contents.needs])
        if not needs and not contents.matter and not contents.urgent:
            return []
        parts: list[Flowable] = [self._heading(self._said(N_("What it is about")))]
        if contents.urgent:
            parts += self._row(self._said(N_("Urgent")), self._yes_or_no(True), _NUMBER)
        if contents.needs:
            parts += self._row(self._said(N_("Needs")), needs)
        if contents.matter:
            whose = self._said(N_("In the visitor's own words"))
            said = f"{whose}: {contents.matter}"
            parts.append(Block(self._text(said, _VALUE), right_to_left=False, ground=PALE_BLUE, padding=8))
        return parts

    def _consent(self) -> list[Flowable]:
        consent = self._contents.consent
        parts: list[Flowable] = [self._heading(self._said(N_("Consent")))]
        for words, said in self._sentences(
            N_("The visitor has consented to this request. Consent text: version {version}, in {language}."),
            lambda words: {
                "version": consent.version,
                "language": consent.language.words.in_language(words.language),
            },
        ):
            parts.append(self._text(said, _VALUE, words))
            if words.language in self._consent_texts:
                # It goes on with the days after which the desk forgets; the foot says the day itself.
                parts.append(self._text(f"”{self._consent_texts[words.language]} …”", _READ, words))
        return parts

    def _answer(self) -> list[Flowable]:
        """How the desk learns that it came to the right person."""
        code = self._contents.acknowledgement
        if not code:
            return []
        told = self._paragraphs(
            N_("Please tell the desk this code when you have taken the matter on: {code}"), _NUMBER, code=code
        )
        return [self._heading(self._said(N_("Answer"))), *told]

    # --- words in one language or two -------------------------------------------------------------

    def _said(self, message: str) -> str:
        """A word or two, in both languages on one line; once where they are the same."""
        return _BETWEEN.join(dict.fromkeys(words(message) for words in self._languages))

    def _sentences(
        self, message: str, gaps: Callable[[Words], Mapping[str, object]] = lambda words: {}
    ) -> list[tuple[Words, str]]:
        return [(words, words(message, **gaps(words))) for words in self._languages]

    def _paragraphs(self, message: str, style: TextStyle = _VALUE, **gaps: object) -> list[Flowable]:
        """A whole sentence, each language in a paragraph of its own."""
        return [self._text(said, style, words) for words, said in self._sentences(message, lambda _: gaps)]

    def _yes_or_no(self, answer: bool) -> str:
        return self._said(N_("Yes")) if answer else self._said(N_("No"))

    def _in_words(self, wordings: Wordings) -> str:
        return _BETWEEN.join(dict.fromkeys(wordings.in_language(one.language) for one in self._languages))

    # --- pieces -----------------------------------------------------------------------------------

    def _heading(self, text: str) -> ShapedParagraph:
        return self._text(text, _HEADING, role=Role.H2)

    def _row(self, name: str, value: str, style: TextStyle = _VALUE) -> list[Flowable]:
        """A named value; nothing where there is no value."""
        if not value:
            return []
        shares = (_LABEL_SHARE, 1 - _LABEL_SHARE)
        return [Row([self._text(name, _LABEL), self._text(value, style)], 2 * MILLIMETRE, shares)]

    def _text(
        self, text: str, style: TextStyle, words: Words | None = None, role: Role = Role.PARAGRAPH
    ) -> ShapedParagraph:
        scaled = replace(
            style,
            size=style.size * self._scale,
            space_before=style.space_before * self._scale**2,
            space_after=style.space_after * self._scale**2,
        )
        return self._set(text, scaled, role, words)

    def _set(
        self, text: str, style: TextStyle, role: Role = Role.PARAGRAPH, words: Words | None = None
    ) -> ShapedParagraph:
        language = (words or self._first).language
        element = self._sheet.structure.add(role, language, text=text)
        return self._typesetter.paragraph(text, language=language, style=style, element=element)

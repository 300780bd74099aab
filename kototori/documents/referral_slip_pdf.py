"""The slip that asks a named social worker to get in touch: one page, A4, made in memory."""

from dataclasses import replace
from io import BytesIO
from pathlib import Path

from reportlab.lib.pagesizes import A4
from reportlab.platypus.flowables import Flowable

from kototori.documents.look import BLUE, GREY, INK, LINE, MILLIMETRE, PALE_BLUE, WHITE
from kototori.domain.need import Wordings
from kototori.domain.referral_slip import SlipContents
from kototori.domain.worker import Worker
from kototori.typesetting.blocks import Block, Row
from kototori.typesetting.pages import deal
from kototori.typesetting.paragraph import ShapedParagraph
from kototori.typesetting.sheet import Sheet
from kototori.typesetting.style import TextStyle
from kototori.typesetting.tagging import Role
from kototori.typesetting.typesetter import Typesetter
from kototori.wording.catalogue import Words

_MARGIN = 20 * MILLIMETRE
_HEAD = 30 * MILLIMETRE
_TEXT_WIDTH = A4[0] - 2 * _MARGIN
_LABEL_SHARE = 0.32

_TITLE = TextStyle(size=24, bold=True, colour=WHITE)
_UNDER_TITLE = TextStyle(size=11, colour=WHITE)
_HEADING = TextStyle(size=13, bold=True, colour=BLUE, space_before=16, space_after=5, keep_with_next=True)
_LABEL = TextStyle(size=11, colour=GREY, space_after=4)
_VALUE = TextStyle(size=11, colour=INK, space_after=4)
_STRONG = TextStyle(size=13, bold=True, colour=INK, space_after=4)
_NUMBER = replace(_VALUE, bold=True)
_SMALL = TextStyle(size=9, colour=GREY)


class SlipPress:
    """Sets slips in the language of `words`."""

    def __init__(self, fonts: Path, words: Words) -> None:
        self._fonts = fonts
        self._words = words

    def set(self, contents: SlipContents) -> bytes:
        """One page; raises MissingGlyphs before it draws. What the file says of itself names nobody."""
        # A typesetter remembers the texts it has set; this one is forgotten with the visitor's name.
        typesetter = Typesetter(self._fonts)
        slip = _Slip(typesetter, self._words, contents)
        typesetter.check(slip.written_by_hand(), self._words.language)
        return slip.draw()


class _Slip:
    """One slip being drawn."""

    def __init__(self, typesetter: Typesetter, words: Words, contents: SlipContents) -> None:
        self._typesetter = typesetter
        self._words = words
        self._contents = contents
        self._target = BytesIO()
        self._sheet = Sheet(self._target, A4, language=words.language, title=words("Contact request"))

    def written_by_hand(self) -> str:
        """All that people wrote, for the check of letters."""
        contents, worker = self._contents, self._contents.worker
        own = (contents.name, contents.phone, contents.good_time, contents.matter, contents.place)
        needs = (self._in_words_language(need) for need in contents.needs)
        named = (worker.title, worker.team) if isinstance(worker, Worker) else ()
        theirs = (worker.name, *named, worker.organisation, worker.phone)
        return "\n".join((*own, *needs, *theirs, contents.consent.version))

    def draw(self) -> bytes:
        self._draw_head()
        story = [*self._worker(), *self._visitor(), *self._matter(), *self._consent(), *self._answer()]
        top = A4[1] - _HEAD - 6 * MILLIMETRE
        # One page, unless somebody names a dozen needs in long words.
        for page in deal(story, _TEXT_WIDTH, lambda _: top - 2 * _MARGIN):
            for placed in page:
                placed.flowable.drawOn(self._sheet, _MARGIN, top - placed.top - placed.height)
            self._draw_foot()
            self._sheet.showPage()
        self._sheet.save()
        return self._target.getvalue()

    def _draw_head(self) -> None:
        with self._sheet.marked(None):
            self._sheet.setFillColorRGB(*BLUE)
            self._sheet.rect(0, A4[1] - _HEAD, A4[0], _HEAD, stroke=0, fill=1)
        title = self._text(self._words("Contact request"), _TITLE, Role.H1)
        day = self._words.date(self._contents.made_on)
        where_and_when = " · ".join(part for part in (self._contents.place, day) if part)
        under = self._text(where_and_when, _UNDER_TITLE)
        self._put(title, A4[1] - 6 * MILLIMETRE)
        self._put(under, A4[1] - 18.5 * MILLIMETRE)

    def _draw_foot(self) -> None:
        foot = self._text(self._said_of_keeping(), _SMALL)
        _, height = foot.wrap(_TEXT_WIDTH, A4[1])
        with self._sheet.marked(None):
            self._sheet.setFillColorRGB(*LINE)
            self._sheet.rect(_MARGIN, _MARGIN + height - 4 * MILLIMETRE, _TEXT_WIDTH, 0.5, stroke=0, fill=1)
        self._put(foot, _MARGIN + height - 6 * MILLIMETRE)

    def _said_of_keeping(self) -> str:
        erased_on = self._contents.erased_on
        if erased_on is None:
            return self._words(
                "Confidential: for the named worker alone. Kototori has not stored what stands here. "
                "Destroy the paper when the matter has been taken on."
            )
        return self._words(
            "Confidential: for the named worker alone. The desk erases what stands here by {day}. "
            "Destroy the paper when the matter has been taken on.",
            day=self._words.date(erased_on),
        )

    def _put(self, paragraph: ShapedParagraph, top: float) -> None:
        _, height = paragraph.wrap(_TEXT_WIDTH, A4[1])
        paragraph.drawOn(self._sheet, _MARGIN, top - height)

    # --- the parts, from the top down -----------------------------------------------------------

    def _worker(self) -> list[Flowable]:
        worker = self._contents.worker
        return [
            self._heading(self._words("To")),
            self._text(worker.name, _STRONG),
            *(self._row(self._words("Title"), worker.title) if isinstance(worker, Worker) else ()),
            *(self._row(self._words("Team"), worker.team) if isinstance(worker, Worker) else ()),
            *self._row(self._words("Organisation"), worker.organisation),
            *self._row(self._words("Phone"), worker.phone),
        ]

    def _visitor(self) -> list[Flowable]:
        contents = self._contents
        language = contents.language.words if contents.language is not None else None
        spoken = self._words("not recorded") if language is None else self._in_words_language(language)
        return [
            self._heading(self._words("Please get in touch with")),
            self._text(contents.name, _STRONG),
            *self._row(self._words("Phone"), contents.phone, _NUMBER),
            *self._row(self._words("Language"), spoken),
            *self._row(self._words("Interpreter needed"), self._yes_or_no(contents.interpreter_needed)),
            *self._row(self._words("Good time"), contents.good_time),
            *self._row(self._words("A message may be left"), self._yes_or_no(contents.message_allowed)),
        ]

    def _matter(self) -> list[Flowable]:
        contents = self._contents
        needs = self._words.list_of([self._in_words_language(need) for need in contents.needs])
        if not needs and not contents.matter and not contents.urgent:
            return []
        parts: list[Flowable] = [self._heading(self._words("What it is about"))]
        if contents.urgent:
            parts += self._row(self._words("Urgent"), self._words("Yes"), _NUMBER)
        if contents.needs:
            parts += self._row(self._words("Needs"), needs)
        if contents.matter:
            said = self._text(
                self._words("In the visitor's own words: {words}", words=contents.matter), _VALUE
            )
            parts.append(Block(said, right_to_left=False, ground=PALE_BLUE, padding=8))
        return parts

    def _consent(self) -> list[Flowable]:
        consent = self._contents.consent
        sentence = self._words(
            "The visitor has consented to this request. Consent text: version {version}, in {language}.",
            version=consent.version,
            language=self._in_words_language(consent.language.words),
        )
        return [self._heading(self._words("Consent")), self._text(sentence, _VALUE)]

    def _answer(self) -> list[Flowable]:
        """How the desk learns that it came to the right person."""
        code = self._contents.acknowledgement
        if not code:
            return []
        said = self._words(
            "Please tell the desk this code when you have taken the matter on: {code}", code=code
        )
        return [self._heading(self._words("Answer")), self._text(said, _NUMBER)]

    # --- pieces ---------------------------------------------------------------------------------

    def _heading(self, text: str) -> ShapedParagraph:
        return self._text(text, _HEADING, Role.H2)

    def _row(self, name: str, value: str, style: TextStyle = _VALUE) -> list[Flowable]:
        """A named value; nothing where there is no value."""
        if not value:
            return []
        shares = (_LABEL_SHARE, 1 - _LABEL_SHARE)
        return [Row([self._text(name, _LABEL), self._text(value, style)], 0, shares)]

    def _text(self, text: str, style: TextStyle, role: Role = Role.PARAGRAPH) -> ShapedParagraph:
        language = self._words.language
        element = self._sheet.structure.add(role, language, text=text)
        return self._typesetter.paragraph(text, language=language, style=style, element=element)

    def _yes_or_no(self, answer: bool) -> str:
        return self._words("Yes") if answer else self._words("No")

    def _in_words_language(self, wordings: Wordings) -> str:
        return wordings.in_language(self._words.language)

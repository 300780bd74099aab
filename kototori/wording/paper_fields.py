"""Tables, fields and codes of the program's files, as a person reads them."""

from collections.abc import Iterator

from kototori.domain.paper_facts import PaperFacts
from kototori.domain.papers import Block, Grid, Heading, Paragraph, Points
from kototori.domain.recorded import Holds, RecordedField, RecordedFile, RecordedTable, TableNote, Whose
from kototori.wording.catalogue import Words
from kototori.wording.labels import LABELS
from kototori.wording.paper_texts import PaperTexts

_SHARES = (0.17, 0.29, 0.38, 0.16)
_LIST_SHARES = (0.2, 0.8)
_NOT_DESCRIBED = TableNote("not_described", {})
_CONTACTS = ("contact", "contact_need", "contact_outcome", "contact_handout")


class FieldWords:
    """Says what stands in the files of one desk."""

    def __init__(self, facts: PaperFacts, texts: PaperTexts, words: Words) -> None:
        self._facts = facts
        self._texts = texts
        self._words = words

    def files(self) -> Iterator[Block]:
        """Every file with its tables and their fields."""
        for file in self._facts.files:
            yield Heading(self._texts.say("files", f"{file.key}_title", name=file.name), 2)
            yield Paragraph(self._texts.say("files", file.key, log_copies=self._facts.most_log_copies))
            if file.tables and not file.is_read:
                yield Paragraph(self._texts.say("frame", "as_declared"))
            for table in self._ordered(file):
                yield from self._table(file, table)

    def of(self, *whose: Whose) -> Iterator[Block]:
        """The fields that are somebody's personal data, table by table."""
        found = []
        for file in self._facts.files:
            for table in file.tables:
                mine = [field for field in table.fields if self._whose(file, table, field) in whose]
                if mine:
                    what = "; ".join(self._texts.what_is(file.key, table.name, field.name) for field in mine)
                    found.append(f"{file.name}, {table.name}: {what}")
        yield Points(tuple(found))

    def of_contacts(self) -> Iterator[Block]:
        """What is recorded of a visit, in one sentence."""
        what = dict.fromkeys(
            self._texts.what_is(file.key, table.name, field.name)
            for file in self._facts.files
            for table in self._ordered(file)
            if file.key == "log" and table.name in _CONTACTS
            for field in table.fields
            if field.holds in (Holds.CODES, Holds.LISTED, Holds.QUARTER_HOUR) or field.name == "persons"
        )
        yield Points(("; ".join(what),))

    def lists(self) -> Iterator[Block]:
        """The lists whose codes other fields take, with the words for each code."""
        for name, codes in self._facts.lists.items():
            yield Heading(self._texts.say("lists", name), 2)
            head = (self._texts.say("head", "code"), self._texts.say("head", "words"))
            yield Grid(tuple(codes.items()), _LIST_SHARES, head)

    def _ordered(self, file: RecordedFile) -> list[RecordedTable]:
        """What is told most of first, as the notes have it; a database has no order of its own."""
        order = list(self._facts.notes.get(file.key, {}))
        return sorted(file.tables, key=lambda t: order.index(t.name) if t.name in order else len(order))

    # --- one table ------------------------------------------------------------------------------

    def _table(self, file: RecordedFile, table: RecordedTable) -> Iterator[Block]:
        texts = self._texts
        note = self._note(file, table)
        yield Heading(table.name, 3)
        kept = texts.say(
            "kept",
            note.kept,
            after_hand_over=self._facts.keeping.after_hand_over,
            at_the_latest=self._facts.keeping.at_the_latest,
            log_copies=self._facts.most_log_copies,
        )
        yield Paragraph(texts.what_table(file.key, table.name))
        yield Paragraph(f"{texts.say('head', 'kept')} {kept}")
        yield Grid(
            tuple(
                (
                    field.name,
                    texts.what_is(file.key, table.name, field.name),
                    self._values(table, field),
                    texts.say("whose", self._whose(file, table, field)),
                )
                for field in table.fields
            ),
            _SHARES,
            tuple(texts.say("head", key) for key in ("field", "what", "values", "whose")),
        )

    def _note(self, file: RecordedFile, table: RecordedTable) -> TableNote:
        return self._facts.notes.get(file.key, {}).get(table.name, _NOT_DESCRIBED)

    def _whose(self, file: RecordedFile, table: RecordedTable, field: RecordedField) -> str:
        return self._note(file, table).fields.get(field.name, "not_described")

    def _values(self, table: RecordedTable, field: RecordedField) -> str:
        said = self._holds(table, field)
        return self._texts.say("holds", "or_nothing", values=said) if field.optional else said

    def _holds(self, table: RecordedTable, field: RecordedField) -> str:
        say = self._texts.say
        if field.holds is Holds.CODES:
            return "; ".join(self._code(table.name, field.name, code) for code in field.codes)
        if field.holds is Holds.LISTED:
            return say("holds", "listed", list=say("lists", field.listed_in))
        if field.holds in (Holds.NUMBER, Holds.TEXT):
            return say("holds", _bounded(field), least=field.least, most=field.most)
        return say("holds", field.holds)

    def _code(self, table: str, field: str, code: str) -> str:
        """`live` = recorded at once; what says itself, or is a number or a letter, needs no words."""
        meant = self.words_of(table, field, code)
        says_itself = meant.casefold() == code.replace("_", " ").casefold()
        return f"{code or '–'} = {meant}" if meant and not says_itself else code

    def words_of(self, table: str, field: str, code: str) -> str:
        """The words for a code: those of this field alone, else those of the program."""
        own = self._texts.common["codes"]
        for key in (f"{table}.{field}.{code}", code):
            if key in own:
                return str(own[key])
        return self._words(LABELS[code]) if code in LABELS else ""


def _bounded(field: RecordedField) -> str:
    """Which sentence tells the bounds of a number or a text."""
    if field.least is not None and field.least == field.most:
        return f"{field.holds}_exactly"
    if field.most is None:
        return f"{field.holds}_from" if field.least and field.holds is Holds.NUMBER else f"{field.holds}"
    return f"{field.holds}_between" if field.holds is Holds.NUMBER else f"{field.holds}_up_to"

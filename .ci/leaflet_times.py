"""Times leaflets for `bench.py`: every topic of the rack in one language, in turn with WeasyPrint.

python .ci/leaflet_times.py warm ar --beside fi     a line a leaflet: our seconds, WeasyPrint's
python .ci/leaflet_times.py cold sheet.pickle       sets the leaflet that is pickled there, and ends
python .ci/leaflet_times.py pickle sheet.pickle     pickles one for that
"""

import argparse
import pickle
import sys
import time
from html import escape
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).parents[1]))

FONTS = Path(__file__).parents[1] / "resources" / "fonts"
FAMILIES = ("NotoSans", "NotoSansArabic", "NotoSansEthiopic")
STYLE = (
    "".join(
        f"@font-face {{ font-family: {name}; src: url('{(FONTS / name).as_uri()}.ttf') }}"
        for name in FAMILIES
    )
    + f"""
@page {{ size: A4; margin: 17mm }}
body {{ font: 11pt {", ".join(FAMILIES)} }}
td {{ vertical-align: top; padding: 0 5mm }}
"""
)


def reader() -> Any:
    from kototori import assets
    from kototori.wording.leaflet_texts import LeafletFolders, LeafletReader

    folders = LeafletFolders(assets.folder("resources") / "leaflets", assets.folder("translations"))
    return LeafletReader(folders)


def languages() -> Any:
    from kototori import assets
    from kototori.services.shipped_lists import read_lists

    return read_lists(assets.folder("resources") / "lists").languages


def sheets_in(language: str, beside: str | None) -> list[Any]:
    from kototori.domain.leaflet import LeafletSheet

    leaflets = reader().shelf().leaflets.values()
    wanted = {language, beside or language}
    whole = [one for one in leaflets if all(code in one.versions for code in wanted)]
    return [
        LeafletSheet(one, one.versions[language], one.versions[beside] if beside else None) for one in whole
    ]


def warm(language: str, beside: str | None) -> None:
    """Ours and theirs have drawn something before, and neither has seen the text.

    In seconds of the processor, which each has for itself: others at work bear on them less.
    """
    from weasyprint import CSS, HTML
    from weasyprint.text.fonts import FontConfiguration

    from kototori import assets
    from kototori.documents.leaflet_pdf import LeafletPress
    from kototori.domain.leaflet import DeskSign, PaperSize
    from kototori.typesetting.typesetter import Typesetter
    from kototori.wording.catalogue import read_words

    press = LeafletPress(Typesetter(FONTS), read_words(assets.folder("translations"), "fi", None))
    known, fonts = languages(), FontConfiguration()
    look = CSS(string=STYLE, font_config=fonts)
    for turn, sheet in enumerate(sheets_in(language, beside)):
        page = html(sheet)
        started = time.process_time()
        press.set([sheet], languages=known, sign=DeskSign(), size=PaperSize.A4, large=False)
        ours = time.process_time() - started
        started = time.process_time()
        HTML(string=page).write_pdf(font_config=fonts, stylesheets=[look])
        theirs = time.process_time() - started
        if turn:
            print(ours, theirs, flush=True)


def html(sheet: Any) -> str:
    """The same text with the same letters: a heading and paragraphs, in columns where two languages stand."""
    from kototori.typesetting.languages import writing_of

    cells = []
    for version in (sheet.version, sheet.beside) if sheet.beside else (sheet.version,):
        turned = "rtl" if writing_of(version.language).right_to_left else "ltr"
        parts = [f"<h1>{escape(version.title)}</h1>"]
        parts += [f"<p>{escape(f'{block.text} {block.detail}'.strip())}</p>" for block in version.blocks]
        cells.append(f'<td dir="{turned}" lang="{version.language}">{"".join(parts)}</td>')
    return f"<table><tr>{''.join(cells)}</tr></table>"


def cold(path: Path) -> None:
    sheet, known = pickle.loads(path.read_bytes())
    from kototori.documents.leaflet_pdf import LeafletPress
    from kototori.domain.leaflet import DeskSign, PaperSize
    from kototori.typesetting.typesetter import Typesetter
    from kototori.wording.catalogue import Words
    from kototori.wording.po_file import Catalogue

    press = LeafletPress(Typesetter(FONTS), Words("fi", Catalogue()))
    press.set([sheet], languages=known, sign=DeskSign(), size=PaperSize.A4, large=False)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("what", choices=("warm", "cold", "pickle"))
    parser.add_argument("of")
    parser.add_argument("--beside")
    given = parser.parse_args()
    if given.what == "warm":
        warm(given.of, given.beside)
    elif given.what == "cold":
        cold(Path(given.of))
    else:
        Path(given.of).write_bytes(pickle.dumps((sheets_in("fi", None)[0], languages())))


if __name__ == "__main__":
    main()

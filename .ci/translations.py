"""Brings the catalogues of leaflets in step with their Finnish texts, or begins new ones.

    python .ci/translations.py                        every template and catalogue of the program's leaflets
    python .ci/translations.py --begin sw             empty catalogues in another language, for all leaflets
    python .ci/translations.py --begin sw housing     for one leaflet
    python .ci/translations.py --own ~/desk/leaflets  the catalogues beside a desk's own leaflets

A changed text marks its translations as doubtful (fuzzy) and keeps what they were made of. What is in step
already is not touched.
"""

import argparse
import sys
from pathlib import Path

from kototori.domain.errors import DeskError
from kototori.services.shipped_lists import read_lists
from kototori.wording.catalogue import Words
from kototori.wording.leaflet_catalogues import CatalogueFolders, begin, update_all
from kototori.wording.po_file import Catalogue
from kototori.wording.sentences import sentence

ROOT = Path(__file__).resolve().parent.parent
OUR_OWN = CatalogueFolders(ROOT / "resources" / "leaflets", ROOT / "translations")


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    parser.add_argument("--begin", metavar="LANGUAGE")
    parser.add_argument("--own", metavar="FOLDER", type=Path)
    parser.add_argument("topics", metavar="TOPIC", nargs="*")
    given = parser.parse_args()
    folders = OUR_OWN if given.own is None else CatalogueFolders.of_desk(given.own)
    try:
        if given.begin:
            changed = begin(folders, given.begin, english_name(given.begin), given.topics)
        else:
            changed = update_all(folders)
    except DeskError as error:
        print(sentence(error, Words("en", Catalogue())), file=sys.stderr)
        return 1
    for path, text in changed.items():
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8", newline="\n")
        print(path.relative_to(ROOT) if path.is_relative_to(ROOT) else path)
    print(f"Written: {len(changed)}." if changed else "Everything was in step.")
    return 0


def english_name(language: str) -> str:
    known = read_lists(ROOT / "resources" / "lists").languages
    return known[language].words.en if language in known else language


if __name__ == "__main__":
    sys.exit(main())

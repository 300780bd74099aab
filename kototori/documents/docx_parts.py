"""What every document for a word processor begins with: page, language, properties without a time, foot."""

from datetime import datetime, time
from typing import Any

from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Length, Mm, Pt, RGBColor

TAGS = {"fi": "fi-FI", "sv": "sv-FI", "en": "en-GB"}
SMALL = Pt(9)
FACE = "Calibri"
"""Letters of the whole document. Where it is not there, Carlito with the same widths stands in for it."""
BLUE = RGBColor(0x1C, 0x5C, 0xA6)


def set_up(
    document: Any, *, title: str, language: str, foot: str, made: datetime, margin: Length, size: Length
) -> None:
    """A4 in one language; `made` is cut to its day, and nobody is named as the author."""
    section = document.sections[0]
    section.page_width, section.page_height = Mm(210), Mm(297)
    section.left_margin = section.right_margin = section.top_margin = section.bottom_margin = margin
    properties = document.core_properties
    day = datetime.combine(made.date(), time())
    properties.title, properties.language = title, TAGS[language]
    properties.author, properties.comments, properties.last_modified_by = "Kototori", "", "Kototori"
    properties.created = properties.modified = day
    properties.revision = 1
    normal = document.styles["Normal"]
    normal.font.size = size
    for style in document.styles:
        if style.element.rPr is not None or style is normal:
            _speak(style.element.get_or_add_rPr(), language)
    for defaults in document.styles.element.iter(qn("w:rPrDefault")):
        _speak(defaults.find(qn("w:rPr")), language)
    _set_in_one_face(document.styles.element)
    for level in (1, 2, 3):  # the light blue that they come with is too pale for paper
        document.styles[f"Heading {level}"].font.color.rgb = BLUE
    _put_foot(section.footer.paragraphs[0], foot)


def _speak(properties: Any, language: str) -> None:
    """The language in which a word processor spells and reads aloud."""
    found = properties.find(qn("w:lang"))
    if found is None:
        found = OxmlElement("w:lang")
        properties.append(found)
    for kind in ("w:val", "w:eastAsia"):
        found.set(qn(kind), TAGS[language])


def _set_in_one_face(styles: Any) -> None:
    """The faces that the styles came with are two, and one of them has serifs."""
    for fonts in styles.iter(qn("w:rFonts")):
        for kind in ("w:asciiTheme", "w:hAnsiTheme"):
            if fonts.attrib.pop(qn(kind), None):
                fonts.set(qn(kind.removesuffix("Theme")), FACE)


def _put_foot(paragraph: Any, text: str) -> None:
    paragraph.add_run(f"{text}  ·  ").font.size = SMALL
    run = paragraph.add_run()
    run.font.size = SMALL
    for kind, instruction in (("begin", ""), ("", "PAGE"), ("end", "")):
        if kind:
            mark = OxmlElement("w:fldChar")
            mark.set(qn("w:fldCharType"), kind)
        else:
            mark = OxmlElement("w:instrText")
            mark.text = instruction
        run._r.append(mark)

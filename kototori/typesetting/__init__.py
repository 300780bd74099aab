"""Any script on a PDF page: shaping, right-to-left order, line breaks, fonts, and accessible structure.

It knows nothing of desks. A caller gives text, a language and a style, and nothing about fonts:

    typesetter = Typesetter(fonts_folder)                      # once; fonts open when needed
    sheet = Sheet(target, A4, language="fi", title="Esite")    # a ReportLab canvas, tagged
    heading = sheet.structure.add(Role.H1, "ar", text=title)   # the order of reading aloud
    style = TextStyle(size=20, bold=True)
    paragraph = typesetter.paragraph(title, language="ar", style=style, element=heading)
    paragraph.wrapOn(sheet, width, height)
    paragraph.drawOn(sheet, x, y)                              # or in a Frame, or a Table
    sheet.save()

`Typesetter.paragraph` takes a text or a list of `Span`s (bold or coloured words). Phone numbers, addresses,
dates and times need no care: written with plain spaces, they come out right in every language.
`Typesetter.check(text, language)` raises what a text cannot be drawn for, such as a letter in no font; ask it
before drawing. `Typesetter.missing_glyphs` only names the letters that would print as boxes.
Without an `element` a paragraph is decoration. Importing this package's modules imports ReportLab, HarfBuzz
and ICU, about half a second: do so when something is to be set, not when the program starts.
"""

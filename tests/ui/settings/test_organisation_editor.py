"""Who answers for the data and the organisation's own notice, by keys and clicks."""

from collections.abc import Callable
from functools import partial

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from kototori.domain.organisation import LONGEST_NOTICE, Controller
from kototori.services.desk import Desk
from kototori.ui.notices import Notices
from kototori.ui.settings.organisation_editor import OrganisationEditor
from kototori.wording.catalogue import Words

LEFT = Qt.MouseButton.LeftButton


@pytest.fixture
def editor(desk: Desk, words: Words, notices: Notices, show: Callable[[QWidget], None]) -> OrganisationEditor:
    editor = OrganisationEditor(
        lambda: desk.organisation, partial(desk.visitor_papers, words), words, notices
    )
    show(editor)
    editor.refresh()
    return editor


def line(editor: OrganisationEditor, name: str) -> QLineEdit:
    found = editor._fields[name].editor
    assert isinstance(found, QLineEdit)
    return found


def write(qtbot: QtBot, editor: OrganisationEditor, **said: str) -> None:
    for name, text in said.items():
        line(editor, name).selectAll()
        qtbot.keyClicks(line(editor, name), text)


def test_what_was_typed_is_stored_with_save_and_not_before(
    editor: OrganisationEditor, desk: Desk, qtbot: QtBot
) -> None:
    write(
        qtbot, editor, name0="Keksitty kunta", contact0="03 000 0000", officer="tietosuoja", desk_phone="040"
    )
    assert editor._unnamed.isVisible()
    assert not desk.organisation.facts().is_named

    with qtbot.waitSignal(editor.changed):
        qtbot.mouseClick(editor.save_button, LEFT)

    facts = desk.organisation.facts()
    assert facts.controllers == (Controller("Keksitty kunta", "03 000 0000"),)
    assert (facts.officer, facts.desk_phone, facts.slip_in_two) == ("tietosuoja", "040", False)
    assert not editor._unnamed.isVisible()


def test_contact_details_without_a_name_are_explained_below_that_field(
    editor: OrganisationEditor, desk: Desk, qtbot: QtBot
) -> None:
    write(qtbot, editor, name0="Keksitty kunta", contact1="03 000 0000")
    qtbot.mouseClick(editor.save_button, LEFT)

    assert editor._fields["name1"].error
    assert not editor._fields["name0"].error
    assert line(editor, "name1").hasFocus()
    assert not desk.organisation.facts().is_named


def test_each_language_has_a_text_of_its_own(editor: OrganisationEditor, desk: Desk, qtbot: QtBot) -> None:
    editor._buttons["fi"].click()
    qtbot.keyClicks(editor._text, "Oma teksti.")
    editor._buttons["sv"].click()
    assert editor._text.toPlainText() == ""
    qtbot.keyClicks(editor._text, "Egen text.")
    editor._buttons["fi"].click()
    assert editor._text.toPlainText() == "Oma teksti."

    qtbot.mouseClick(editor.save_button, LEFT)
    assert desk.organisation.facts().notices == {"fi": "Oma teksti.", "sv": "Egen text."}

    editor._text.selectAll()
    qtbot.keyClick(editor._text, Qt.Key.Key_Delete)
    qtbot.mouseClick(editor.save_button, LEFT)
    assert desk.organisation.facts().notices == {"sv": "Egen text."}


def test_the_draft_is_a_beginning_and_never_takes_the_place_of_a_text(
    editor: OrganisationEditor, qtbot: QtBot
) -> None:
    qtbot.mouseClick(editor.draft_button, LEFT)
    assert "{days}" in editor._text.toPlainText()
    editor._text.setPlainText("Own text.")
    qtbot.mouseClick(editor.draft_button, LEFT)
    assert editor._text.toPlainText() == "Own text."


def test_a_text_that_would_not_fit_the_page_is_refused_in_its_language(
    editor: OrganisationEditor, desk: Desk, qtbot: QtBot
) -> None:
    editor._buttons["sv"].click()
    editor._text.setPlainText("w" * (LONGEST_NOTICE + 1))
    editor._buttons["en"].click()
    qtbot.mouseClick(editor.save_button, LEFT)

    assert editor._buttons["sv"].isChecked()
    assert str(LONGEST_NOTICE) in editor._text_field.error
    assert desk.organisation.facts().notices == {}


def test_the_page_is_shown_as_it_will_be_printed(editor: OrganisationEditor, qtbot: QtBot) -> None:
    write(qtbot, editor, name0="Keksitty kunta")
    assert not editor.preview.isVisible()
    qtbot.mouseClick(editor.look_button, LEFT)
    qtbot.waitUntil(lambda: editor.preview.view.pages == 1, timeout=10_000)
    editor._buttons["sv"].click()
    assert not editor.preview.isVisible()  # it would be the page of another language


def test_another_programs_change_shows_and_does_not_disturb_who_is_writing(
    editor: OrganisationEditor, desk: Desk, qtbot: QtBot
) -> None:
    desk.organisation.write_notice("en", "From the command line.")
    editor.refresh()
    editor._buttons["en"].click()
    assert editor._text.toPlainText() == "From the command line."

    write(qtbot, editor, name0="Keksitty")
    desk.organisation.write_notice("en", "")
    editor.refresh()
    assert line(editor, "name0").text() == "Keksitty"


def test_slips_in_two_languages_are_ticked_by_a_key(
    editor: OrganisationEditor, desk: Desk, qtbot: QtBot
) -> None:
    editor._in_two.setFocus()
    qtbot.keyClick(editor._in_two, Qt.Key.Key_Space)
    qtbot.mouseClick(editor.save_button, LEFT)
    assert desk.organisation.facts().slip_in_two

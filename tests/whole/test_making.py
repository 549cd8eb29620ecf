"""A session from a wish, in the window: said, seen, changed, played and edited; and the other ways to
begin."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from player import paths
from player.app.window import Front
from player.ui.making_screen.screen import MakingScreen


@pytest.fixture
def screen(front: Front, qtbot: QtBot) -> MakingScreen:
    front.window.actions_table["new session"].trigger()
    made: MakingScreen = front.making.screen
    settle(front, qtbot)
    return made


def settle(front: Front, qtbot: QtBot) -> None:
    """Wait until what is wished has been made and is shown."""
    qtbot.waitUntil(lambda: not front.making.making, timeout=20_000)
    QApplication.processEvents()


def say(front: Front, screen: MakingScreen, qtbot: QtBot, sentence: str) -> None:
    """Write a sentence and press Enter."""
    screen.sentence.setText(sentence)
    QTest.keyClick(screen.sentence, Qt.Key.Key_Return)
    settle(front, qtbot)


def own_files() -> list[str]:
    """Return the names of the person's own sessions."""
    return sorted(path.name for path in (paths.data_folder() / "sessions").glob("*.toml"))


def test_a_sentence_becomes_a_session_that_is_played(
    front: Front, screen: MakingScreen, qtbot: QtBot
) -> None:
    assert front.window.stack.shown is screen
    assert screen.made.page.lines
    say(front, screen, qtbot, "ten minutes for hips, gentle, no kneeling, zumba")
    assert screen.made.page.title == "Loosening: hips"
    assert screen.made.page.facts.startswith("10 minutes")
    assert screen.form.parts.value == {"hips"}
    assert screen.form.without.value == {"kneeling"}
    assert own_files() == []
    screen.play.click()
    qtbot.waitUntil(lambda: front.state == "playing", timeout=20_000)
    assert front.timeline is not None
    assert front.timeline.title == "Loosening: hips"
    assert own_files() == ["loosening-hips.toml"]
    front.window.player.library_asked.emit()
    front.making.show()
    settle(front, qtbot)
    screen.play.click()
    assert own_files() == ["loosening-hips.toml"]


def test_the_fields_change_what_the_sentence_said(front: Front, screen: MakingScreen, qtbot: QtBot) -> None:
    say(front, screen, qtbot, "hips, ten minutes")
    screen.form.minutes.segments[5].click()
    settle(front, qtbot)
    assert screen.made.page.facts.startswith("20 minutes")
    say(front, screen, qtbot, "hips and back")
    assert screen.made.page.title == "Loosening: back and hips"
    assert screen.made.page.facts.startswith("20 minutes")


def test_another_one_is_another_one(front: Front, screen: MakingScreen, qtbot: QtBot) -> None:
    say(front, screen, qtbot, "hips, fifteen minutes")
    seen = {screen.made.page.lines}
    for _ in range(3):
        screen.another.click()
        settle(front, qtbot)
        seen.add(screen.made.page.lines)
    assert len(seen) == 4


def test_it_is_changed_by_hand_and_opened_in_the_editor(
    front: Front, screen: MakingScreen, qtbot: QtBot
) -> None:
    say(front, screen, qtbot, "hips, fifteen minutes")
    names = [line.identity for line in screen.made.page.lines]
    screen.moved.emit(0, 1)
    settle(front, qtbot)
    assert [line.identity for line in screen.made.page.lines][:2] == [names[1], names[0]]
    assert screen.focusWidget() is screen.made.rows[1]
    screen.removed.emit(1)
    settle(front, qtbot)
    assert names[0] not in [line.identity for line in screen.made.page.lines]
    screen.edit.click()
    editor = front.editor.screen
    assert front.window.stack.shown is editor
    assert editor.text.startswith("#:schema limber-session.schema.json\n# Made from a wish: ")
    assert own_files() == []
    text = editor.text
    editor.left.emit()
    front.making.show()
    unsaved = screen.beginnings[0]
    assert (unsaved.name, "Loosening hips" in unsaved.text) == ("unsaved", True)
    screen.begun.emit("unsaved")
    front.editor.screen.top.answers[0].click()
    assert front.editor.screen.text == text
    front.editor.save()
    assert own_files() == ["loosening-hips.toml"]


def test_what_was_changed_by_hand_stays_when_the_time_changes(
    front: Front, screen: MakingScreen, qtbot: QtBot
) -> None:
    say(front, screen, qtbot, "hips, fifteen minutes")
    gone = screen.made.page.lines[0].identity
    screen.removed.emit(0)
    settle(front, qtbot)
    screen.moved.emit(1, -1)
    settle(front, qtbot)
    names = [line.identity for line in screen.made.page.lines]
    screen.form.minutes.segments[3].click()
    settle(front, qtbot)
    assert [line.identity for line in screen.made.page.lines] == names
    assert screen.made.page.facts.startswith("12 minutes")
    say(front, screen, qtbot, "hips and back, fifteen minutes")
    assert gone not in [line.identity for line in screen.made.page.lines]
    front.making.show()
    settle(front, qtbot)
    say(front, screen, qtbot, "hips, fifteen minutes")
    assert gone in [line.identity for line in screen.made.page.lines]


def names_of(screen: MakingScreen) -> list[str]:
    """Return the exercises that are shown, in order."""
    return [line.identity for line in screen.made.page.lines]


def test_what_was_swapped_and_added_stays_whatever_else_is_wished(
    front: Front, screen: MakingScreen, qtbot: QtBot
) -> None:
    say(front, screen, qtbot, "hamstrings, twenty minutes")
    place = next(row for row, line in enumerate(screen.made.page.lines) if line.role == "Stretch")
    screen.swapped.emit(place, "butterfly")
    screen.made.add.click()
    QTest.keyClicks(screen.picker.search, "clamshell")
    QTest.keyClick(screen.picker.search, Qt.Key.Key_Return)
    assert {"butterfly", "clamshell"} <= set(names_of(screen))  # at once
    settle(front, qtbot)
    assert screen.made.page.facts.startswith("20 minutes")
    screen.form.level.segments[1].click()
    settle(front, qtbot)
    assert {"butterfly", "clamshell"} <= set(names_of(screen))
    screen.another.click()
    settle(front, qtbot)
    assert {"butterfly", "clamshell"} <= set(names_of(screen))
    screen.form.aim.segments[2].click()
    settle(front, qtbot)
    assert "butterfly" not in names_of(screen)
    assert any("Butterfly" in remark and "is not kept" in remark for remark in screen.made.page.remarks)
    screen.form.aim.segments[0].click()
    settle(front, qtbot)
    assert "butterfly" in names_of(screen)


def test_changes_by_hand_that_come_fast_are_all_kept(
    front: Front, screen: MakingScreen, qtbot: QtBot
) -> None:
    say(front, screen, qtbot, "hamstrings, twenty minutes")
    names = names_of(screen)
    screen.made.rows[0].setFocus()
    for _ in range(3):
        row = screen.focusWidget()
        assert row is not None
        QTest.keyClick(row, Qt.Key.Key_Down, Qt.KeyboardModifier.AltModifier)
    screen.removed.emit(0)
    settle(front, qtbot)
    assert names_of(screen)[:4] == [names[2], names[3], names[0], names[4]]


def test_a_wish_that_cannot_be_met_says_so_and_offers_what_can(
    front: Front, screen: MakingScreen, qtbot: QtBot
) -> None:
    say(front, screen, qtbot, "one hour neck, no floor")
    page = screen.made.page
    assert not page.lines
    assert "60 minutes were asked for" in page.problem
    assert not screen.play.isEnabled()
    screen.made.other_time.click()
    settle(front, qtbot)
    assert screen.made.page.lines
    assert screen.form.wish.minutes == page.minutes


def test_one_can_begin_otherwise(front: Front, screen: MakingScreen, qtbot: QtBot) -> None:
    names = [each.name for each in screen.beginnings]
    assert names[:3] == ["nothing", "list", "copy"]
    assert "template pnf" in names
    seen = []
    for how in ("template pnf", "nothing", "list", "copy"):
        front.making.show()
        screen.begun.emit(how)
        seen.append((front.window.stack.shown, front.editor.screen.text))
    editor, window = front.editor.screen, front.window
    assert [shown for shown, _ in seen] == [editor, editor, window.bringing, window.library]
    assert "My contract and relax" in seen[0][1]
    assert seen[1][1].endswith('title = "New session"\n')


def _text_of(folder: Path) -> dict[str, bytes]:
    return {str(path.relative_to(folder)): path.read_bytes() for path in sorted(folder.rglob("*.toml"))}


@pytest.mark.parametrize("way", ["card", "start page", "path", "link", "line", "palette"])
def test_what_ships_is_copied_by_every_way_in(way: str, front: Front, home: Path, qtbot: QtBot) -> None:
    shipped = paths.shipped_folder("sessions")
    before = _text_of(shipped)
    path = shipped / "lower-back-relief.toml"
    qtbot.waitUntil(lambda: not front.reading, timeout=60_000)
    library = front.window.library
    if way in ("card", "palette"):
        row = library.cards.row_of(path)
        assert row is not None
        library.grid.setCurrentIndex(library.cards.index(row))
        action = front.window.actions_table["edit"]
        QTest.keyClick(library.grid, Qt.Key.Key_E, Qt.KeyboardModifier.ControlModifier)
        if way == "palette" or front.window.stack.shown is library:
            action.trigger()
    elif way == "start page":
        front.show_start(path)
        front.window.actions_table["edit"].trigger()
    elif way == "link":
        link = home / "link.toml"
        link.symlink_to(path)
        front.edit(link)
    else:
        front.edit(shipped / "es" / ".." / path.name, 12 if way == "line" else 0)
    editor = front.editor.screen
    assert front.window.stack.shown is editor
    assert own_files() == []
    editor.view.apply(editor.text.replace("Lower back relief", "Mine", 1))
    front.editor.save()
    assert own_files() == ["lower-back-relief.toml"]
    own = paths.data_folder() / "sessions"
    assert 'title = "Mine"' in (own / path.name).read_text("utf-8")
    assert (own / "es" / path.name).read_bytes() == before[f"es/{path.name}"]
    assert _text_of(shipped) == before
    front.edit(path)
    assert 'title = "Mine"' in front.editor.screen.text

"""The file that is written in the editor: kept to the byte, and never lost, whatever becomes of it."""

from __future__ import annotations

import errno
import os
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QFileDialog
from pytestqt.qtbot import QtBot

from player.app.session_file import SessionFile
from player.app.window import Front
from player.editing.line_ends import sign_not_kept
from player.editing.new_steps import REST, group
from player.editing.step_edits import spot_after, spot_before
from player.errors import PlayerError
from player.files import write_over
from player.timeline.frames import RATE
from player.ui.editor_screen.line_field import LineField
from player.ui.editor_screen.screen import EditorScreen
from player.ui.editor_screen.text_view import TextView
from player.ui.theme import LIGHT

SESSION = """# kept to the last byte
format = 1
title = "Evening"   # mine

[[step]]
exercise = "leg-swing"
reps = 12
side = "each"

# the heart
[[step]]
exercise = "plank"
hold = "30s"

[[step]]
repeat = 2

[[step.step]]
rest = "10s"
"""
CHANGED = SESSION.replace("Evening", "Night")


@pytest.fixture
def file(home: Path) -> Path:
    folder = home / "mine"
    folder.mkdir()
    path = folder / "evening.toml"
    path.write_bytes(SESSION.encode())
    return path


@pytest.fixture
def screen(front: Front, file: Path) -> EditorScreen:
    front.edit(file)
    return front.editor.screen


def _answer(screen: EditorScreen, words: str) -> None:
    """Give an answer to the question at the top."""
    buttons = {button.text(): button for button in screen.top.answers}
    assert words in buttons, list(buttons)
    buttons[words].click()


def _drafts(front: Front) -> list[str]:
    return [draft.text for draft in front.editor._file.drafts.all()]


def test_a_file_that_is_gone_is_asked_about_and_written_anew(
    front: Front, screen: EditorScreen, file: Path, qtbot: QtBot
) -> None:
    file.unlink()
    qtbot.waitUntil(lambda: screen.changed, timeout=10_000)
    assert "is gone" in screen.top.note.text and _drafts(front) == [SESSION]
    front.editor.save()
    assert not file.exists() and "moved, renamed or deleted" in screen.top.question.text
    _answer(screen, "Write it anew")
    assert file.read_text() == SESSION and not screen.changed and _drafts(front) == []


def test_what_was_written_in_a_file_that_is_gone_comes_back_at_the_next_start(
    front: Front, screen: EditorScreen, file: Path, qtbot: QtBot
) -> None:
    screen.view.apply(CHANGED)
    file.unlink()
    qtbot.waitUntil(lambda: "is gone" in screen.top.note.text, timeout=10_000)
    front.editor.close()
    front.editor.open(file)
    _answer(screen, "Take them up")
    assert screen.text == CHANGED and screen.changed


def test_a_folder_that_is_gone_is_made_anew_or_the_text_goes_elsewhere(
    front: Front, screen: EditorScreen, file: Path, home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    screen.view.apply(CHANGED)
    shutil.rmtree(file.parent)
    front.editor.save()
    assert str(file.parent) in screen.top.question.text and not file.parent.exists()
    _answer(screen, "Copy the text")
    assert QGuiApplication.clipboard().text() == CHANGED and _drafts(front) == [CHANGED]
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(home / "other"), ""))
    front.editor.save()
    _answer(screen, "Save elsewhere…")
    assert (home / "other.toml").read_text() == CHANGED and not screen.changed and _drafts(front) == []
    screen.view.apply(SESSION)
    front.editor.save()
    assert (home / "other.toml").read_text() == SESSION and not file.parent.exists()


def test_a_file_that_is_no_text_any_more_is_not_written_over_unasked(
    front: Front, screen: EditorScreen, file: Path
) -> None:
    screen.view.apply(CHANGED)
    file.write_bytes(b"\xff\xfe\x00")
    front.editor.save()
    assert file.read_bytes() == b"\xff\xfe\x00" and "cannot be read" in screen.top.question.text
    _answer(screen, "Not now")
    assert screen.changed and _drafts(front) == [CHANGED]


def test_a_file_that_can_only_be_read_is_saved_elsewhere(
    front: Front, screen: EditorScreen, file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    screen.view.apply(CHANGED)
    monkeypatch.setattr(SessionFile, "trouble", "read-only")
    front.editor.save()
    _answer(screen, "Try again")
    assert file.read_text() == SESSION and "only be read" in screen.top.question.text
    _answer(screen, "Save it with my sessions")
    own = Path(os.environ["LIMBER_HOME"]) / "data" / "sessions" / "evening.toml"
    assert own.read_text() == CHANGED and file.read_text() == SESSION and not screen.changed


def test_a_folder_that_was_renamed_is_told_and_a_question_goes_once_the_file_is_written(
    front: Front, screen: EditorScreen, file: Path, qtbot: QtBot
) -> None:
    away = file.parent.rename(file.parent.with_name("elsewhere"))
    screen.view.apply(CHANGED)
    qtbot.waitUntil(lambda: "is gone" in screen.top.note.text, timeout=10_000)
    assert _drafts(front) == [CHANGED]
    front.editor.save()
    assert "folder" in screen.top.question.text and screen.top.answers
    away.rename(file.parent)
    front.editor.save()
    assert file.read_text() == CHANGED and not screen.top.answers and not screen.changed


def test_a_full_disk_loses_nothing_and_is_told(
    front: Front, screen: EditorScreen, file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_args: object) -> None:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    def write_to_full(path: Path, data: bytes) -> None:
        with monkeypatch.context() as inner:
            inner.setattr(os, "fsync", full)
            write_over(path, data)

    screen.view.apply(CHANGED)
    with monkeypatch.context() as patch:
        patch.setattr("player.app.session_file.write_over", write_to_full)
        front.editor.save()
        assert file.read_bytes() == SESSION.encode() and list(file.parent.iterdir()) == [file]
        assert "No space left" in screen.top.question.text and "kept as a draft" in screen.top.note.text
        assert _drafts(front) == [CHANGED] and screen.changed
        patch.setattr(os, "fsync", full)
        screen.view.apply(CHANGED.replace("12", "9"))
        front.editor.save()
        assert "No space left" in screen.top.note.text and "kept as a draft" not in screen.top.note.text
        assert _drafts(front) == [CHANGED], "the one before is still there"
        screen.view.apply(CHANGED)
    _answer(screen, "Try again")
    assert file.read_text() == CHANGED and not screen.changed


def test_a_question_leaves_room_for_the_text_whatever_the_size_of_words(
    front: Front, screen: EditorScreen, file: Path
) -> None:
    file.unlink()
    screen.view.apply(CHANGED)
    front.editor.save()
    for scale in (1.0, 2.0):
        screen.set_text_scale(scale)
        screen.views.show("text")
        screen.views.open_find()
        answers = [button.geometry() for button in screen.top.answers]
        assert not any(one.intersects(other) for one in answers for other in answers if one is not other)
        assert all(screen.top.rect().contains(box) for box in answers)
        assert screen.find_bar.geometry().bottom() < screen.view.y()
        assert screen.view.geometry().bottom() <= screen.bar.y() and screen.view.height() > 45 * scale


SIGNS = [*map(chr, (0, 1, 8, 9, 11, 12, 0x1C, 0x1E, 0x7F, 0x85, 0xA0, 0xAD, 0x200B, 0x2028, 0x2029)), "\r"]
SIGNS += [*map(chr, (0xE000, 0xFDD0, 0xFDD1, 0xFEFF, 0xFFFC, 0xFFFE, 0xFFFF, 0x1F600))]


@pytest.mark.parametrize("sign", SIGNS, ids=lambda sign: f"U+{ord(sign):04X}")
def test_every_sign_is_kept_or_refused_by_name(qtbot: QtBot, sign: str) -> None:
    text, view = f'title = "a{sign}b"\n', TextView(LIGHT)
    qtbot.addWidget(view)
    kept = view.begin(text)
    assert kept == (sign_not_kept(text) is None)
    if kept:
        view.apply(f"{text}{text}")
        assert view.text == f"{text}{text}"


def test_a_sign_that_is_refused_is_named_with_its_line_and_nothing_else_changes(
    front: Front, screen: EditorScreen, file: Path
) -> None:
    screen.view.apply(CHANGED)
    other = file.with_name("other.toml")
    other.write_text('format = 1\ntitle = "a\u2029b"\n', encoding="utf-8")
    with pytest.raises(PlayerError, match=r"line 2 .*paragraph separator \(U\+2029\)"):
        front.editor.open(other)
    assert screen.text == CHANGED and front.editor._file.path == file
    other.write_text(SESSION.replace("Evening", "Eve\u2028ning"), encoding="utf-8")
    front.editor.open(other)
    screen.view.apply(screen.text.replace("reps = 12", "reps = 9"))
    front.editor.save()
    assert "Eve\u2028ning" in other.read_text(encoding="utf-8")


def test_a_sign_from_outside_that_cannot_be_kept_is_asked_about(
    front: Front, screen: EditorScreen, file: Path
) -> None:
    screen.view.apply(CHANGED)
    theirs = SESSION.replace("reps = 12", 'note = "a\u2029b"')
    file.write_bytes(theirs.encode())
    front.editor.save()
    assert file.read_bytes() == theirs.encode() and screen.text == CHANGED
    _answer(screen, "Keep mine")
    assert file.read_text() == CHANGED


# -- to the byte

ENDS: dict[str, Callable[[str], str]] = {
    "plain": lambda text: text,
    "windows": lambda text: text.replace("\n", "\r\n"),
    "sign": lambda text: "\ufeff" + text.replace("\n", "\r\n"),
    "mixed": lambda text: text.replace("\n", "\r\n", 4),
    "open": lambda text: text.rstrip("\n"),
}
KINDS = ("field", "dose", "length", "drop", "copies", "cut", "paste", "double", "wrap", "unwrap", "off")
MORE = ("delete", "up", "down", "add", "type", "lines", "replace", "undo", "redo", "fold", "save")
TEXT = ("line up", "line down", "line twice", "line out", "comment", "indent", "pairs", "break")
EDITS = st.lists(st.tuples(st.sampled_from((*KINDS, *MORE, *TEXT)), st.integers(0, 99)), max_size=9)


@settings(max_examples=40, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.sampled_from(sorted(ENDS)), EDITS)
def test_edits_of_all_views_are_undone_to_the_bytes_of_the_file(
    front: Front, file: Path, ends: str, edits: list[tuple[str, int]]
) -> None:
    editor, held = front.editor, ENDS[ends](SESSION).encode()
    file.write_bytes(held)
    written = file.stat().st_mtime_ns
    reader = editor._reader
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(reader, "submit", lambda *_: None)  # what follows from a text is asked for here
        editor.open(file)
        screen, saved = editor.screen, False
        for what, number in edits:
            if what == "save":
                saved = saved or (screen.changed and ends != "mixed")
                if ends != "mixed":
                    editor.save()
                    assert not screen.changed and not screen.top.answers
                continue
            row = number % len(screen.freshen().rows)
            screen.outline.setCurrentIndex(screen.outline.rows.index(row))
            screen.view.go_to(screen.freshen().blocks[row].header + 1)
            if what == "length":
                reader._read(screen.text, file)
            _do(screen, what, number)
            assert screen.view.toPlainText().replace("\xa0", " ") == screen.text.replace("\xa0", " ")
        while screen.view.document().isUndoAvailable():
            screen.undo()
        assert screen.text.encode() == SESSION.encode() or ends == "open"
        editor.save()
    assert file.read_bytes() == held
    assert saved or file.stat().st_mtime_ns == written
    editor._file.drafts.forget(file)


def _do(screen: EditorScreen, what: str, number: int) -> None:
    menu, lines, blocks = screen.menu, screen.view.lines, screen.freshen().blocks
    other = blocks[number * 7 % len(blocks)]
    calls: dict[str, Callable[[], object]] = {
        "field": lambda: _write_field(screen, number),
        "dose": lambda: screen.form.dose_wanted.emit(("hold", "reps", "for")[number % 3]),
        "length": lambda: _drag(screen, number),
        "drop": lambda: screen.outline.steps_dropped.emit([screen.row], spot_before(other), False),
        "copies": lambda: screen.outline.steps_dropped.emit([screen.row], spot_after(other), True),
        "cut": menu.cut,
        "paste": menu.paste,
        "double": menu.double,
        "wrap": menu.wrap,
        "unwrap": menu.unwrap,
        "off": menu.toggle_off,
        "delete": menu.delete,
        "up": lambda: menu.move(down=False),
        "down": lambda: menu.move(down=True),
        "add": lambda: screen.insert(group() if number % 2 else REST),
        "type": lambda: QTest.keyClicks(screen.view, "# a"),
        "lines": lambda: screen.view.insertPlainText("# é😀\r\n\n"),
        "replace": lambda: _replace(screen),
        "undo": screen.undo,
        "redo": screen.redo,
        "fold": screen.view.folding.fold_all,
        "line up": lambda: lines.move(down=False),
        "line down": lambda: lines.move(down=True),
        "line twice": lines.double,
        "line out": lines.remove,
        "comment": lines.comment,
        "indent": lines.indent,
        "pairs": lambda: QTest.keyClicks(screen.view, "[{\"a'"),
        "break": lambda: QTest.keyClick(screen.view, Qt.Key.Key_Return),
    }
    calls[what]()


def _write_field(screen: EditorScreen, number: int) -> None:
    fields = [field for field in screen.form.fields.values() if isinstance(field, LineField)]
    if fields:
        fields[number % len(fields)].line.setText(("5", "x\u2029y", 'a"b')[number % 3])
        fields[number % len(fields)].take()


def _drag(screen: EditorScreen, number: int) -> None:
    timeline = screen.draft.timeline
    if timeline is not None and timeline.phases:
        screen.ruler.length_dragged.emit(number % len(timeline.phases), (number + 3) * RATE)


def _replace(screen: EditorScreen) -> None:
    screen.find_bar.wanted.setText("s")
    screen.find_bar.instead.setText("ss")
    screen.find_bar.replace_all()

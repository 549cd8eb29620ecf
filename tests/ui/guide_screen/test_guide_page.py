"""The guide can be read, followed and left by keyboard, at any size and in any colours."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt, QUrl
from PySide6.QtGui import QColor, QTextCursor
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from player.ui.guide_screen.screen import GuidePage
from player.ui.theme import DARK, LIGHT

TEXT = (
    "# Writing\n\nSee [the last part](#the-last-part-of-it) or `hold`.\n\n"
    + "\n\n".join(f"Paragraph {number}, which says little." for number in range(200))
    + "\n\n## The last part: of it\n\n```toml\nhold = 1\n"
    + "working = { hip = { flexion = 50 } }, " * 8
    + "\n```\n"
    + "\n| not | but |\n|---|---|\n| `a`<br>`b` | c |\n"
)


def made(qtbot: QtBot, text: float = 1.0, width: int = 900) -> GuidePage:
    """Return a page that is shown."""
    page = GuidePage(LIGHT, text)
    qtbot.addWidget(page)
    page.resize(width, 600)
    page.show_text(TEXT)
    page.show()
    qtbot.waitExposed(page)
    page.take_focus()
    return page


def test_the_title_stands_once_and_a_table_keeps_all_its_words(qtbot: QtBot) -> None:
    page = made(qtbot)
    text = page.box.toPlainText()
    assert not text.startswith("Writing")
    assert all(word in text for word in ("hold = 1", "a ↵ b", "c"))


def test_a_link_leads_to_its_heading_and_one_to_nowhere_leads_nowhere(qtbot: QtBot) -> None:
    page = made(qtbot)
    bar = page.box.verticalScrollBar()
    page.box.anchorClicked.emit(QUrl("#nowhere"))
    assert bar.value() == 0
    page.box.anchorClicked.emit(QUrl("#the-last-part-of-it"))
    assert bar.value() > 2000


def test_the_keys_scroll_and_the_way_back_is_a_button(qtbot: QtBot) -> None:
    page = made(qtbot)
    QTest.keyClick(page.box, Qt.Key.Key_PageDown)
    assert page.box.verticalScrollBar().value() > 0
    with qtbot.waitSignal(page.left):
        QTest.keyClick(page.way_back, Qt.Key.Key_Return)


def test_other_colours_and_sizes_are_taken_where_one_is_reading(qtbot: QtBot) -> None:
    page = made(qtbot)
    bar = page.box.verticalScrollBar()
    bar.setValue(bar.maximum() // 2)
    before = page.box.document().defaultFont().pixelSize()
    page.set_theme(DARK)
    page.set_text_scale(1.5)
    assert bar.value() > bar.maximum() // 3
    assert page.box.document().defaultFont().pixelSize() > before
    cursor = page.box.document().find("the last part", 0)
    assert cursor.charFormat().foreground().color() == QColor(DARK.accent)


@pytest.mark.parametrize(("width", "text"), [(420, 1.0), (1280, 1.0), (900, 2.0)])
def test_nothing_is_cut_off_at_the_side(qtbot: QtBot, width: int, text: float) -> None:
    page = made(qtbot, text, width)
    page.box.moveCursor(QTextCursor.MoveOperation.End)
    block = page.box.document().findBlock(page.box.document().find("working = ").position())
    widest = max(block.layout().lineAt(line).naturalTextWidth() for line in range(block.layout().lineCount()))
    assert widest <= page.box.viewport().width()
    assert page.box.document().size().width() <= page.box.viewport().width()
    assert page.title.geometry().right() <= page.width()


def test_what_is_shown_is_not_written_piece_by_piece(qtbot: QtBot) -> None:
    page = made(qtbot)
    changes: list[int] = []
    page.box.document().contentsChanged.connect(lambda: changes.append(1))
    page.box.moveCursor(QTextCursor.MoveOperation.End)
    read = page.box.textCursor().position()
    page.set_theme(DARK)
    assert changes == []  # each would lay out all of a long page anew
    assert page.box.textCursor().position() == read


def test_the_link_that_has_the_keyboard_has_the_ring(qtbot: QtBot) -> None:
    page = made(qtbot)
    qtbot.waitUntil(page.box.hasFocus)
    before = _ringed(page)
    QTest.keyClick(page.box, Qt.Key.Key_Tab)
    assert page.box.textCursor().selectedText() == "the last part"
    assert _ringed(page) > before + 150  # pixels: its two long sides, 3 thick
    page.way_back.setFocus(Qt.FocusReason.TabFocusReason)
    assert _ringed(page) < before + 150


def _ringed(page: GuidePage) -> int:
    """Return how many pixels of the text have the colour of the ring, besides the links themselves."""
    image = page.box.viewport().grab().toImage()
    ring = QColor(LIGHT.focus).rgb()
    return sum(image.pixel(x, y) == ring for x in range(image.width()) for y in range(image.height()))

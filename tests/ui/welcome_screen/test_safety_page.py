"""The first start and the safety card can be read, answered and left by keyboard, at any size."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from player.ui.theme import DARK, LIGHT
from player.ui.welcome_screen.safety import SAFETY_CARD
from player.ui.welcome_screen.screen import SafetyPage


def made(
    qtbot: QtBot, width: int = 1280, height: int = 800, text: float = 1.0, *, greets: bool = True
) -> SafetyPage:
    """Return a page that is shown."""
    page = SafetyPage(LIGHT, text, greets=greets)
    qtbot.addWidget(page)
    page.resize(width, height)
    page.show()
    qtbot.waitExposed(page)
    page.take_focus()
    return page


def test_enter_leads_on(qtbot: QtBot) -> None:
    page = made(qtbot)
    with qtbot.waitSignal(page.begun):
        QTest.keyClick(page.yes, Qt.Key.Key_Return)


def test_who_wants_to_choose_can(qtbot: QtBot) -> None:
    page = made(qtbot)
    with qtbot.waitSignal(page.left):
        QTest.keyClick(page.no, Qt.Key.Key_Return)


def test_the_tighter_side_is_asked_and_nobody_has_to_know(qtbot: QtBot) -> None:
    page = made(qtbot)
    page.show_tighter("")
    assert page.sheet.tighter.segments[2].isChecked()
    with qtbot.waitSignal(page.tighter_chosen) as told:
        page.sheet.tighter.segments[0].click()
    assert told.args == ["left"]


def test_the_card_alone_asks_nothing(qtbot: QtBot) -> None:
    page = made(qtbot, greets=False)
    assert not page.sheet.tighter.isVisible() and not page.no.isVisible()
    with qtbot.waitSignal(page.left):
        QTest.keyClick(page.yes, Qt.Key.Key_Return)


def test_the_red_flags_are_all_there(qtbot: QtBot) -> None:
    page = made(qtbot, greets=False)
    told = page.sheet.accessibleName()
    for section in SAFETY_CARD:
        assert section.heading in told
        assert all(point in told for point in section.points)
    for word in (
        "pins and needles",
        "112",
        "passage",
        "both legs",
        "Chest pain",
        "hot and swollen",
        "pregnancy",
    ):
        assert word in told


@pytest.mark.parametrize("text", [1.0, 2.0])
@pytest.mark.parametrize("size", [(480, 420), (900, 600), (1280, 800), (1920, 1080)])
def test_everything_stands_inside_and_apart(qtbot: QtBot, size: tuple[int, int], text: float) -> None:
    page = made(qtbot, *size, text)
    sheet = page.sheet
    boxes = [box for box, _ in sheet.sections] + [sheet.tighter.geometry()]
    for place, box in enumerate(boxes):
        assert box.left() >= 0 and box.right() <= sheet.width() and box.bottom() <= sheet.height()
        assert not any(box.intersects(other) for other in boxes[place + 1 :])
    for button in (page.yes, page.no):
        assert page.rect().contains(button.geometry()) and button.height() >= 48
        assert button.sizeHint().width() <= button.width() + 1
    assert not page.yes.geometry().intersects(page.no.geometry())
    assert page.area.geometry().bottom() < min(page.yes.y(), page.no.y())
    assert page.area.height() > 60


def test_it_takes_other_colours_and_sizes(qtbot: QtBot) -> None:
    page = made(qtbot)
    page.set_theme(DARK)
    page.set_text_scale(1.5)
    assert page.grab().toImage().pixelColor(3, 3).name().upper() == DARK.window

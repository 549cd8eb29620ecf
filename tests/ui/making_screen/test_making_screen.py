"""The making screen: a sentence and chips are given on, what comes of them is shown, by keyboard, at any
size."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

import pytest
from PySide6.QtCore import QEvent, QPoint, QPointF, QRect, Qt
from PySide6.QtGui import QMouseEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from player.making.wish import Wish
from player.ui.exercise_browser.entries import ExerciseEntry
from player.ui.making_screen.page import Heard, MadeLine, MadePage, Other
from player.ui.making_screen.screen import MakingScreen
from player.ui.theme import DARK, LIGHT

THINGS = ("mat", "chair", "strap", "roller")
LINES = tuple(
    MadeLine(name, name.replace("-", " ").capitalize(), "Stretch", "30 s hold, each side", "1:24")
    for name in ("leg-swing", "glute-bridge", "figure-4-supine")
)
PAGE = MadePage("Loosening: hips", "10 minutes · 3 exercises", LINES)


@pytest.fixture
def screen(qtbot: QtBot) -> Iterator[MakingScreen]:
    made = MakingScreen(LIGHT, THINGS)
    qtbot.addWidget(made)
    made.resize(1200, 800)
    made.show()
    made.show_wish(Wish(("hips",), 10))
    made.show_page(PAGE)
    yield made
    made.close()


def test_a_sentence_is_given_once_it_has_settled(qtbot: QtBot, screen: MakingScreen) -> None:
    given: list[str] = []
    screen.sentence_given.connect(given.append)
    with qtbot.waitSignal(screen.sentence_given, timeout=2000):
        QTest.keyClicks(screen.sentence, "hips")
    assert given == ["hips"]


def test_enter_reads_it_at_once_and_goes_on_to_play(qtbot: QtBot, screen: MakingScreen) -> None:
    QTest.keyClicks(screen.sentence, "hips")
    with qtbot.waitSignal(screen.sentence_given, timeout=100):
        QTest.keyClick(screen.sentence, Qt.Key.Key_Return)
    assert screen.focusWidget() is screen.play
    with qtbot.waitSignal(screen.play_asked, timeout=100):
        QTest.keyClick(screen.play, Qt.Key.Key_Return)


def test_every_question_changes_the_wish(screen: MakingScreen) -> None:
    wishes: list[Wish] = []
    screen.wish_changed.connect(wishes.append)
    form = screen.form
    form.parts.chips["back"].click()
    form.minutes.segments[5].click()
    form.level.segments[1].click()
    form.aim.segments[3].click()
    form.tighter.segments[1].click()
    form.equipment.chips["roller"].click()
    form.without.chips["kneeling"].click()
    assert len(wishes) == 7
    wish = wishes[-1]
    assert wish.parts == ("back", "hips")
    assert (wish.minutes, wish.level, wish.aim, wish.tighter) == (20, "moderate", "wind down", "left")
    assert "roller" in wish.equipment
    assert wish.without == {"kneeling"}


def test_minutes_that_nobody_offers_are_shown_all_the_same(screen: MakingScreen) -> None:
    screen.show_wish(Wish((), 17))
    chosen = [segment.text() for segment in screen.form.minutes.segments if segment.isChecked()]
    assert chosen == ["17"]


def test_exercises_are_swapped_moved_and_left_out_by_keyboard(screen: MakingScreen) -> None:
    told: list[tuple[object, ...]] = []
    screen.swap_asked.connect(lambda place: told.append(("swap", place)))
    screen.removed.connect(lambda place: told.append(("out", place)))
    screen.moved.connect(lambda place, by: told.append(("move", place, by)))
    rows = screen.made.shown
    QTest.keyClick(rows[1], Qt.Key.Key_Return)
    QTest.keyClick(rows[1], Qt.Key.Key_Delete)
    QTest.keyClick(rows[1], Qt.Key.Key_Up, Qt.KeyboardModifier.AltModifier)
    QTest.keyClick(rows[1], Qt.Key.Key_Down, Qt.KeyboardModifier.AltModifier)
    QTest.keyClick(rows[0], Qt.Key.Key_Up, Qt.KeyboardModifier.AltModifier)
    QTest.keyClick(rows[2], Qt.Key.Key_Down, Qt.KeyboardModifier.AltModifier)
    assert told == [("swap", 1), ("out", 1), ("move", 1, -1), ("move", 1, 1)]
    assert not rows[0].up.isEnabled()
    assert not rows[2].down.isEnabled()


def test_the_buttons_of_a_row_do_the_same(screen: MakingScreen) -> None:
    told: list[tuple[object, ...]] = []
    screen.swap_asked.connect(lambda place: told.append(("swap", place)))
    screen.removed.connect(lambda place: told.append(("out", place)))
    screen.moved.connect(lambda place, by: told.append(("move", place, by)))
    for button in screen.made.shown[1].buttons:
        button.click()
    assert told == [("swap", 1), ("move", 1, -1), ("move", 1, 1), ("out", 1)]


class Mouse:
    """A mouse that holds on to a row, wherever that goes meanwhile."""

    def __init__(self, row: QWidget) -> None:
        self._row, self._at = row, row.mapToGlobal(row.rect().center())
        QTest.mousePress(row, Qt.MouseButton.LeftButton, pos=row.rect().center())

    def move(self, by: int) -> None:
        """Move so many pixels down."""
        kind, held = QEvent.Type.MouseMove, Qt.MouseButton.LeftButton
        none = Qt.KeyboardModifier.NoModifier
        for _ in range(abs(by)):
            self._at += QPoint(0, 1 if by > 0 else -1)
            place = QPointF(self._row.mapFromGlobal(self._at))
            event = QMouseEvent(kind, place, QPointF(self._at), held, held, none)
            QApplication.sendEvent(self._row, event)

    def release(self) -> None:
        """Let go."""
        place = self._row.mapFromGlobal(self._at)
        QTest.mouseRelease(self._row, Qt.MouseButton.LeftButton, pos=place)


@pytest.mark.parametrize(
    ("place", "rows_down", "moved"), [(0, 1.1, (0, 1)), (0, 5, (0, 2)), (2, -2.2, (2, -2)), (1, 0.3, None)]
)
def test_a_row_is_dragged_to_another_place(
    screen: MakingScreen, place: int, rows_down: float, moved: tuple[int, int] | None
) -> None:
    told: list[tuple[int, int]] = []
    swaps: list[int] = []
    screen.moved.connect(lambda place, by: told.append((place, by)))
    screen.swap_asked.connect(swaps.append)
    rows = screen.made.shown
    before = [row.geometry() for row in rows]
    mouse = Mouse(rows[place])
    mouse.move(round(rows_down * rows[place].height()))
    assert screen.made.dragging.moves
    if moved:
        assert [row.y() for row in rows] != [box.y() for box in before]
    mouse.release()
    assert told == ([moved] if moved else [])
    assert swaps == []
    assert [row.geometry() for row in rows] == before


def test_a_drag_is_called_off(screen: MakingScreen) -> None:
    told: list[tuple[int, int]] = []
    screen.moved.connect(lambda place, by: told.append((place, by)))
    rows = screen.made.shown
    before = [row.geometry() for row in rows]
    mouse = Mouse(rows[0])
    mouse.move(2 * rows[0].height())
    QTest.keyClick(rows[0], Qt.Key.Key_Escape)
    assert [row.geometry() for row in rows] == before
    mouse.release()
    assert told == []


def test_one_more_is_chosen_among_the_exercises(qtbot: QtBot, screen: MakingScreen) -> None:
    entries = tuple(ExerciseEntry(name, name.capitalize()) for name in ("plank", "squat"))
    screen.picker.set_exercises(lambda: entries, lambda _identity: None, moves=False)
    screen.made.add.click()
    assert screen.picker.isVisible()
    assert screen.rect().contains(screen.picker.geometry())
    QTest.keyClicks(screen.picker.search, "squ")
    with qtbot.waitSignal(screen.added, timeout=1000) as added:
        QTest.keyClick(screen.picker.search, Qt.Key.Key_Return)
    assert added.args == ["squat"]
    assert not screen.picker.isVisible()
    screen.open_picker()
    QTest.keyClick(screen.picker, Qt.Key.Key_Escape)
    assert not screen.picker.isVisible()
    assert screen.focusWidget() is screen.made.add


def test_another_one_is_chosen_from_a_menu(screen: MakingScreen) -> None:
    swapped: list[tuple[int, str]] = []
    screen.swapped.connect(lambda place, name: swapped.append((place, name)))
    menu = screen.menus.others(1, (Other("bird-dog", "Bird dog"), Other("dead-bug", "Dead bug")))
    assert [action.text() for action in menu.actions()] == ["Bird dog", "Dead bug"]
    menu.actions()[1].trigger()
    menu.deleteLater()
    assert swapped == [(1, "dead-bug")]
    empty = screen.menus.others(1, ())
    assert not empty.actions()[0].isEnabled()
    empty.deleteLater()


def test_where_there_is_no_session_it_says_why_and_what_would_do(qtbot: QtBot, screen: MakingScreen) -> None:
    screen.show_page(MadePage(problem="These wishes fill 8 minutes.", hint="Ask for less.", minutes=8))
    assert not screen.play.isEnabled()
    assert not screen.edit.isEnabled()
    assert "These wishes fill 8 minutes" in screen.made.accessibleName()
    with qtbot.waitSignal(screen.minutes_asked, timeout=100) as asked:
        screen.made.other_time.click()
    assert asked.args == [8]
    screen.show_page(PAGE)
    assert screen.play.isEnabled()
    assert not screen.made.other_time.isVisible()


def test_what_was_not_understood_is_seen(screen: MakingScreen) -> None:
    top = screen.area.y()
    screen.show_heard(Heard(("zumba",), ("Ask a doctor.",)))
    assert screen.area.y() > top
    screen.show_heard(Heard())
    assert screen.area.y() == top


def test_the_other_ways_to_begin_are_in_a_menu(screen: MakingScreen) -> None:
    begun: list[str] = []
    screen.begun.connect(begun.append)
    screen.beginnings = (Other("nothing", "Nothing"), Other("", ""), Other("template core", "Core"))
    menu = screen.menus.beginnings(screen.beginnings)
    texts = [action.text() for action in menu.actions() if not action.isSeparator()]
    assert texts == ["Nothing", "Core"]
    menu.actions()[2].trigger()
    assert begun == ["template core"]
    assert [name for name, _, _ in screen.commands()][-2:] == texts


def test_the_keyboard_stays_with_the_last_one_when_a_row_goes(screen: MakingScreen) -> None:
    screen.made.rows[2].setFocus()
    screen.show_page(MadePage("Loosening: hips", "8 minutes", LINES[:2]))
    assert screen.focusWidget() is screen.made.rows[1]


@pytest.mark.parametrize("size", [(1500, 900), (900, 640), (420, 700)])
@pytest.mark.parametrize("scale", [1.0, 2.0])
def test_nothing_is_cut_off_or_covered(screen: MakingScreen, size: tuple[int, int], scale: float) -> None:
    screen.resize(*size)
    screen.set_text_scale(scale)
    screen.show_heard(Heard(("zumba",), ("Ask a doctor or a physiotherapist what is right for you.",)))
    whole = screen.rect()
    upper = (screen.way_back, screen.otherwise, screen.sentence, screen.another, screen.edit, screen.play)
    for widget in upper:
        assert whole.contains(widget.geometry()), widget.accessibleName()
    for one, other in pairwise((screen.another, screen.edit, screen.play)):
        assert not one.geometry().intersects(other.geometry())
    assert screen.area.geometry().height() > 0
    inside = screen.area.widget()
    assert inside is not None
    sheet = QRect(QPoint(), inside.size())
    for inner in (*screen.form.widgets(), *screen.made.shown):
        box = QRect(inner.mapTo(inside, QPoint()), inner.size())
        assert sheet.contains(box), inner.accessibleName()
    for upper_row, lower_row in pairwise(screen.made.shown):
        assert upper_row.geometry().bottom() < lower_row.geometry().top()
    for row in screen.made.shown:
        assert all(row.rect().contains(button.geometry()) for button in row.buttons)


def test_tab_goes_from_the_top_to_the_bottom(screen: MakingScreen) -> None:
    seen: list[QWidget] = []
    widget: QWidget | None = screen.sentence
    for _ in range(80):
        assert widget is not None
        seen.append(widget)
        widget = widget.nextInFocusChain()
    made = screen.made
    wanted = [screen.sentence, screen.form.parts.chips["hamstrings"], *made.shown, made.add, screen.play]
    places = [seen.index(each) for each in wanted]
    assert places == sorted(places)


def test_it_takes_other_colours(screen: MakingScreen) -> None:
    light = screen.grab().toImage().pixelColor(5, 5)
    screen.set_theme(DARK)
    dark = screen.grab().toImage().pixelColor(5, 5)
    assert dark.lightness() < light.lightness()

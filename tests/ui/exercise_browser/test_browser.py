"""Exercises are found by words and filters, and only the figures that are seen are drawn and move."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QObject, QSize, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from player import paths
from player.app.exercise_cards import entry_of, figure_loop
from player.figures.drawing import Drawing
from player.session.catalogue import Catalogue
from player.ui.exercise_browser.browser import ExerciseBrowser
from player.ui.exercise_browser.entries import ExerciseEntry, Sought, found
from player.ui.exercise_browser.moving import FigureLoop, MovingFigures
from player.ui.theme import LIGHT

ENTRIES = (
    ExerciseEntry("plank", "Front plank", "", "strength", "abdominals", "", ("trunk",), ("mat",)),
    ExerciseEntry("squat", "Squat", "yours", "strength", "quadriceps", "Down and up.", ("thighs",)),
    ExerciseEntry(
        "strap-stretch",
        "Strap stretch",
        kind="stretch",
        words="hamstrings quadriceps",
        parts=("hamstrings",),
        equipment=("mat", "strap"),
    ),
)


@pytest.mark.parametrize(
    ("sought", "names"),
    [
        (Sought(), ["plank", "squat", "strap-stretch"]),
        (Sought("STRETCH strap"), ["strap-stretch"]),
        (Sought("quadriceps"), ["squat", "strap-stretch"]),
        (Sought("yours"), ["squat"]),
        (Sought("s"), ["squat", "strap-stretch", "plank"]),
        (Sought(part="trunk"), ["plank"]),
        (Sought(kind="strength"), ["plank", "squat"]),
        (Sought(have=()), ["squat"]),
        (Sought(have=("mat",)), ["plank", "squat"]),
        (Sought("plank", kind="stretch"), []),
    ],
)
def test_exercises_are_found_by_words_part_kind_and_equipment(sought: Sought, names: list[str]) -> None:
    assert [entry.identity for entry in found(ENTRIES, sought)] == names


@pytest.fixture
def browser(qtbot: QtBot) -> Iterator[ExerciseBrowser]:
    made = ExerciseBrowser(LIGHT, "Find")
    made.resize(700, 500)
    made.set_pixels(15)
    made.show_entries(ENTRIES, "squat")
    made.show()
    yield made
    made.close()
    made.deleteLater()
    QApplication.processEvents()


def test_words_and_menus_narrow_and_enter_takes(browser: ExerciseBrowser) -> None:
    taken: list[str] = []
    browser.chosen.connect(taken.append)
    assert browser.entry is not None and browser.entry.identity == "squat"
    menu = browser.kind.filled_menu()
    next(each for each in menu.actions() if each.text() == "Stretch").trigger()
    assert [each.identity for each in browser.exercises] == ["strap-stretch"]
    assert browser.kind.text() == "Stretch"
    QTest.keyClick(browser.search, Qt.Key.Key_Return)
    assert taken == ["strap-stretch"]
    browser.forget()
    assert len(browser.exercises) == 3
    gear = browser.gear.filled_menu()
    next(each for each in gear.actions() if each.text() == "Mat").trigger()
    assert [each.identity for each in browser.exercises] == [
        "plank",
        "squat",
    ] and browser.gear.text() == "mat"


def test_keys_lead_from_the_words_to_the_cards_and_back(browser: ExerciseBrowser) -> None:
    browser.activateWindow()
    browser.search.setFocus()
    QTest.keyClick(browser.search, Qt.Key.Key_Down)
    assert browser.grid.hasFocus()
    QTest.keyClick(browser.grid, Qt.Key.Key_Up)
    assert browser.search.hasFocus()
    browser.grid.setFocus()
    QTest.keyClicks(browser.grid, "p")
    assert browser.search.hasFocus() and browser.search.text() == "p"


def test_where_nothing_is_found_it_is_said_and_nothing_taken(browser: ExerciseBrowser) -> None:
    taken: list[str] = []
    browser.chosen.connect(taken.append)
    browser.search.setText("zebra")
    assert browser.none.isVisible() and browser.entry is None
    browser.take()
    assert taken == []


SQUARE = Drawing(view_box=(0.0, 0.0, 1.0, 1.0), shapes=())


def test_only_figures_that_are_seen_are_drawn_each_first_picture_first(qtbot: QtBot) -> None:
    drawn: list[tuple[str, int]] = []

    def loop_of(identity: str) -> FigureLoop | None:
        def draw(place: int) -> Drawing:
            drawn.append((identity, place))
            return SQUARE

        return FigureLoop((50, 50, 50), draw) if identity != "none" else None

    around = QObject()
    figures = MovingFigures(around)
    figures.set_source(loop_of, moves=True)
    figures.start()
    size = QSize(40, 40)
    for identity in ("a", "b", "none"):
        assert figures.picture(identity, size, 1.0) is None
    # what is painted asks anew each time that figures move
    figures.moved.connect(lambda: [figures.picture(each, size, 1.0) for each in ("a", "b", "none")])
    qtbot.waitUntil(lambda: len(drawn) == 6, timeout=5_000)
    assert drawn[:2] == [("a", 0), ("b", 0)]
    assert sorted(drawn) == [(name, at) for name in "ab" for at in range(3)]
    empty = figures.picture("none", size, 1.0)
    assert empty is not None and empty.isNull()
    seen = set()

    def all_seen() -> bool:
        picture = figures.picture("a", size, 1.0)
        seen.add(picture.cacheKey() if picture is not None else 0)
        return len(seen) == 3

    qtbot.waitUntil(all_seen, timeout=5_000)
    figures.stop()
    figures.moved.disconnect()
    assert not figures.is_running
    figures.set_source(loop_of, moves=False)
    figures.start()
    del drawn[:]
    figures.moved.connect(lambda: figures.picture("a", size, 1.0))
    qtbot.waitUntil(lambda: len(drawn) == 1, timeout=5_000)
    qtbot.wait(60)
    assert drawn == [("a", 0)]
    figures.stop()
    figures.deleteLater()


def test_every_shipped_exercise_has_an_entry_and_most_a_movement() -> None:
    catalogue = Catalogue((paths.shipped_folder("media") / "exercises",))
    entries = [entry_of(identity, catalogue) for identity in catalogue.names()]
    assert all(entry is not None and entry.kind and entry.summary for entry in entries)
    loop = figure_loop("glute-bridge", catalogue, "light")
    assert loop is not None and 10 <= len(loop.durations) <= 20 and 2_000 < sum(loop.durations) < 6_000
    assert loop.draw(0) != loop.draw(len(loop.durations) // 2)
    assert figure_loop("no-such", catalogue, "light") is None

"""What was measured is drawn by side, told in words above, and told column by column to a screen reader."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as some
from PySide6.QtCore import QEvent, QPointF, Qt
from PySide6.QtGui import QMouseEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from player.history.runs import Run
from player.ui.history_screen.charts import Chart, _scale, charts_of, tighter_offer
from player.ui.history_screen.page import page_of
from player.ui.history_screen.plot import Plot
from player.ui.history_screen.screen import HistoryScreen
from player.ui.theme import DARK, HIGH_LIGHT, LIGHT
from tests.eight_weeks import eight_weeks

DAY = date(2026, 11, 25)
_, RUNS = eight_weeks(DAY)


def chart_of(name: str, runs: tuple[Run, ...] = RUNS) -> Chart:
    """Return a chart by its name."""
    return next(chart for chart in charts_of(runs) if chart.name == name)


def made(
    qtbot: QtBot,
    runs: tuple[Run, ...] = RUNS,
    size: tuple[int, int] = (1366, 768),
    text: float = 1.0,
    tighter: str = "",
) -> HistoryScreen:
    """Return a history screen that is shown."""
    screen = HistoryScreen(LIGHT, text)
    qtbot.addWidget(screen)
    screen.resize(*size)
    screen.show_page(page_of(runs, DAY, 3, tighter))
    screen.show()
    qtbot.waitExposed(screen)
    return screen


def move_mouse(widget: QWidget, place: QPointF) -> None:
    """Move the mouse over a widget."""
    none = Qt.MouseButton.NoButton
    event = QMouseEvent(
        QEvent.Type.MouseMove, place, widget.mapToGlobal(place), none, none, Qt.KeyboardModifier.NoModifier
    )
    QApplication.sendEvent(widget, event)


def test_left_and_right_are_told_apart_by_shape_dashes_and_name() -> None:
    left, right = chart_of("active-knee-extension").lines
    assert (left.name, left.mark, left.dashed) == ("Left", "disc", False)
    assert (right.name, right.mark, right.dashed) == ("Right", "square", True)
    before, after = chart_of("pain").lines
    assert (before.name, before.mark) == ("Before", "ring") and (after.name, after.mark) == ("After", "disc")


def test_each_chart_says_what_has_changed_and_has_its_table() -> None:
    chart = chart_of("active-knee-extension")
    assert chart.title == "Active knee extension. Less is better."
    assert chart.text.startswith("Left 8° better, right about as before in 5 weeks. The sides differ by 7°")
    assert chart.table.startswith("Sun 18 Oct: left 39°, right 28°, difference 11°. Mon 26 Oct: left 38°")


def test_the_charts_are_those_of_what_was_measured() -> None:
    names = [chart.name for chart in charts_of(RUNS)]
    assert names == ["active-knee-extension", "fingertip-to-floor", "side-plank", "pain"]
    assert charts_of(()) == ()


def test_arrows_tell_column_after_column(qtbot: QtBot) -> None:
    screen = made(qtbot)
    plot = screen.sheet.plots[1]
    plot.setFocus()
    assert plot.told.startswith("Sun 22 Nov: left 31°")
    QTest.keyClick(plot, Qt.Key.Key_Home)
    assert plot.told.startswith("Sun 18 Oct: left 39°")
    QTest.keyClick(plot, Qt.Key.Key_Right)
    assert plot.told.startswith("Mon 26 Oct: left 38°")
    QTest.keyClick(plot, Qt.Key.Key_End)
    QTest.keyClick(plot, Qt.Key.Key_Right)
    assert plot.told.startswith("Sun 22 Nov: left 31°")
    assert "Sun 15 Nov: left 34°, right 25°, difference 9°" in plot.accessibleDescription()
    assert plot.accessibleName().startswith("Active knee extension. Less is better. Left 8° better")


def test_the_mouse_finds_the_nearest_column(qtbot: QtBot) -> None:
    screen = made(qtbot)
    plot = screen.sheet.plots[0]
    area = plot._area()
    move_mouse(plot, QPointF(area.left() + 3, area.center().y()))
    assert plot.told.startswith("Week of Mon 7 Sep: 0 min")
    move_mouse(plot, QPointF(area.right() - 3, area.center().y()))
    assert plot.told == "Week of Mon 23 Nov: 11 min, 1 session"


def test_both_lines_are_drawn_in_their_colours(qtbot: QtBot) -> None:
    screen = made(qtbot)
    plot = screen.sheet.plots[1]
    image = plot.grab().toImage()
    seen = {
        image.pixelColor(x, y).name().upper() for x in range(image.width()) for y in range(image.height())
    }
    assert LIGHT.phase("stretch") in seen and LIGHT.phase("contract") in seen


def test_where_nothing_was_measured_it_invites_to_it(qtbot: QtBot) -> None:
    screen = made(qtbot, tuple(replace(run, answers=()) for run in RUNS))
    assert screen.sheet.measure.isVisible() and "quarter of an hour" in screen.sheet.measure.words.text
    with qtbot.waitSignal(screen.measure_wanted):
        screen.sheet.measure.button.click()
    measured = made(qtbot)
    assert not measured.sheet.measure.isVisible()


def test_the_tighter_side_is_offered_to_sessions(qtbot: QtBot) -> None:
    _, early = eight_weeks(DAY, 2)
    offer = tighter_offer(early, "")
    assert offer is not None and offer.side == "left" and not offer.used
    assert offer.text == "The left is the tighter side, by 11°: Active knee extension, Mon 16 Nov."
    screen = made(qtbot, early)
    with qtbot.waitSignal(screen.tighter_chosen) as told:
        screen.sheet.tighter.button.click()
    assert told.args == ["left"]
    used = made(qtbot, early, tighter="left")
    assert not used.sheet.tighter.button.isVisible() and "already" in used.sheet.tighter.words.text
    later = made(qtbot)
    assert not later.sheet.tighter.isVisible()  # seven degrees may be chance


@pytest.mark.parametrize("text", [1.0, 2.0])
@pytest.mark.parametrize("size", [(480, 400), (900, 600), (1366, 768), (1920, 1080)])
def test_everything_stands_inside_and_apart(qtbot: QtBot, size: tuple[int, int], text: float) -> None:
    _, early = eight_weeks(DAY, 2)
    screen = made(qtbot, early, size, text)
    sheet = screen.sheet
    shown = [
        each
        for each in (sheet.calendar, sheet.measure, sheet.tighter, *sheet.plots, *sheet.rows)
        if each.isVisible()
    ]
    boxes = [each.geometry() for each in shown]
    for place, box in enumerate(boxes):
        assert sheet.rect().contains(box)
        assert not any(box.intersects(other) for other in boxes[place + 1 :])
    for plot in sheet.plots:
        assert plot.rect().toRectF().contains(plot._area())


@pytest.mark.parametrize("theme", [DARK, HIGH_LIGHT])
def test_charts_take_other_colours(qtbot: QtBot, theme: object) -> None:
    screen = made(qtbot)
    screen.set_theme(theme)  # type: ignore[arg-type]
    plot: Plot = screen.sheet.plots[1]
    assert plot.grab().toImage().pixelColor(8, 60).name().upper() == theme.card  # type: ignore[attr-defined]


@given(some.floats(0, 500), some.floats(0, 500))
def test_a_scale_holds_its_values_with_few_lines(one: float, other: float) -> None:
    least, most = sorted((one, other))
    low, high, ticks = _scale(least, most, "cm")
    assert low <= least and most <= high + 1e-9 and low < high
    assert 2 <= len(ticks) <= 7
    assert ticks[0][0] == low and abs(ticks[-1][0] - high) < 1e-6

"""What flashes, when, and how often at most."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from player.timeline.frames import RATE, Span
from player.timeline.timeline import Cue, Phase, Timeline
from player.ui.player_screen.flash import GAP_MS, Flash, FlashKind, due_between

PHASES = (
    Phase(Span(0, 10 * RATE), "hold", "Hold", 0),
    Phase(Span(10 * RATE, 15 * RATE), "rep", "Lift", 0),
    Phase(Span(15 * RATE, 30 * RATE), "rest", "Rest", 0, open=True),
)
CUES = (
    Cue(Span(0, RATE), 0, line="Hold."),
    Cue(Span(2 * RATE, 2 * RATE + 100), 0, tone="tick"),
    Cue(Span(3 * RATE, 3 * RATE + 100), 0, tone="start"),
)
TIMELINE = Timeline("One", "en", (), PHASES, CUES)


@pytest.fixture
def flash(qtbot: QtBot) -> Iterator[Flash]:
    window = QWidget()
    qtbot.addWidget(window)
    window.resize(400, 300)
    made = Flash(window)
    made.resize(400, 300)
    window.show()
    yield made
    window.close()


@pytest.mark.parametrize(
    ("before", "now", "told"),
    [
        (0, 4000, False),  # a line is no tone
        (2 * RATE - 10, 2 * RATE - 1, False),
        (2 * RATE - 10, 2 * RATE, True),
        (2 * RATE, 2 * RATE + 1600, False),  # told once
        (3 * RATE - 1, 3 * RATE + 1600, True),
        (7 * RATE - 800, 7 * RATE + 1, True),  # three
        (8 * RATE - 800, 8 * RATE + 1, True),  # two
        (9 * RATE - 800, 9 * RATE + 1, True),  # one
        (6 * RATE - 800, 6 * RATE + 1, False),  # four is not counted
        (8 * RATE + 1, 8 * RATE + 1600, False),
        (10 * RATE - 800, 10 * RATE, True),  # another phase
        (13 * RATE - 800, 13 * RATE + 1, False),  # reps are counted otherwise
        (28 * RATE - 800, 28 * RATE + 1, False),  # nothing runs out
        (0, 3 * RATE, False),  # a jump
        (3 * RATE, RATE, False),  # back
    ],
)
def test_a_tone_a_change_and_a_count_are_due_once(before: int, now: int, told: bool) -> None:
    assert due_between(TIMELINE, before, now) is told


def test_what_is_off_does_not_flash(flash: Flash) -> None:
    flash.flash("#FF0000")
    assert flash.count == 0
    assert not flash.isVisible()


def test_three_flashes_in_a_second_are_never_passed(flash: Flash) -> None:
    assert 3 * GAP_MS > 1000
    flash.set_kind("screen")
    for _ in range(50):
        flash.flash("#FF0000")
    assert flash.count == 1


@pytest.mark.parametrize(("kind", "middle"), [("edge", False), ("screen", True)])
def test_the_edge_leaves_the_middle_alone(flash: Flash, kind: FlashKind, middle: bool) -> None:
    flash.set_kind(kind)
    assert flash.mask().contains(QPoint(200, 150)) is middle
    assert flash.mask().contains(QPoint(2, 2))


def test_a_flash_is_gone_after_a_moment(qtbot: QtBot, flash: Flash) -> None:
    flash.set_kind("edge")
    flash.flash("#FF0000")
    assert flash.isVisible()
    qtbot.waitUntil(lambda: not flash.isVisible(), timeout=3000)

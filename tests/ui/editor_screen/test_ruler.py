"""The time ruler under mouse and keys."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QColor, QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from player.timeline.compiler import compile_session
from player.timeline.frames import RATE
from player.timeline.kept_steps import KeptSteps
from player.timeline.timeline import Timeline
from player.ui.editor_screen.ruler import TimeRuler
from player.ui.theme import LIGHT
from tests.session.made import WORDS, session, spoken, timeline

STEPS = """[[step]]
name = "Lean"
hold = "40s"
say = "Lean in."

[[step]]
name = "Tense"
hold = "20s"
"""
MADE = timeline(STEPS)


@pytest.fixture
def ruler(qtbot: QtBot) -> Iterator[TimeRuler]:
    made = TimeRuler(LIGHT)
    qtbot.addWidget(made)
    made.resize(1000, 130)
    made.show_timeline(MADE)
    made.show()
    yield made


def _phase(kind: str, which: int = 0) -> int:
    return [index for index, phase in enumerate(MADE.phases) if phase.kind == kind][which]


def _spot(ruler: TimeRuler, frame: float, lane: str = "phases") -> QPoint:
    box = getattr(ruler._lanes, lane)
    return QPoint(round(ruler._scale.x(frame)), round(box.center().y()))


def test_a_click_goes_there_and_words_are_heard(ruler: TimeRuler, qtbot: QtBot) -> None:
    gone: list[int] = []
    heard: list[int] = []
    ruler.frame_chosen.connect(gone.append)
    ruler.hear_wanted.connect(heard.append)
    hold = MADE.phases[_phase("hold")].span
    QTest.mouseClick(ruler, Qt.MouseButton.LeftButton, pos=_spot(ruler, hold.start + 20 * RATE))
    assert not heard and abs(gone[-1] - hold.start - 20 * RATE) < RATE // 4
    cue = next(cue for cue in MADE.cues if cue.line == "Lean in.")
    middle = (cue.span.start + cue.span.end) / 2
    QTest.mouseClick(ruler, Qt.MouseButton.LeftButton, pos=_spot(ruler, middle, "words"))
    assert heard == [cue.span.start] and gone[-1] == cue.span.start


def test_an_edge_is_dragged_and_a_held_one_let_go_by_escape(ruler: TimeRuler) -> None:
    told: list[tuple[int, int]] = []
    ruler.length_dragged.connect(lambda index, frames: told.append((index, frames)))
    index = _phase("hold")
    span = MADE.phases[index].span
    left = Qt.MouseButton.LeftButton
    QTest.mousePress(ruler, left, pos=_spot(ruler, span.end))
    QTest.mouseMove(ruler, _spot(ruler, span.end + 10 * RATE))
    QTest.keyClick(ruler, Qt.Key.Key_Escape)
    QTest.mouseRelease(ruler, left, pos=_spot(ruler, span.end + 10 * RATE))
    assert told == []
    QTest.mousePress(ruler, left, pos=_spot(ruler, span.end))
    QTest.mouseMove(ruler, _spot(ruler, span.end + 10 * RATE))
    QTest.mouseRelease(ruler, left, pos=_spot(ruler, span.end + 10 * RATE))
    assert told[0][0] == index and abs(told[0][1] - 50 * RATE) < RATE // 4


def test_an_edge_that_no_value_moves_is_not_taken_hold_of(ruler: TimeRuler) -> None:
    told: list[int] = []
    ruler.length_dragged.connect(lambda index, _frames: told.append(index))
    ruler.set_adjustable(lambda _index: False)
    end = MADE.phases[_phase("hold")].span.end
    QTest.mousePress(ruler, Qt.MouseButton.LeftButton, pos=_spot(ruler, end))
    QTest.mouseMove(ruler, _spot(ruler, end + 10 * RATE))
    QTest.mouseRelease(ruler, Qt.MouseButton.LeftButton, pos=_spot(ruler, end + 10 * RATE))
    assert told == []


def test_keys_go_by_phases_and_steps_change_lengths_and_zoom(ruler: TimeRuler) -> None:
    told: list[tuple[int, int]] = []
    ruler.frame_chosen.connect(lambda frame: ruler.show_head(frame, frozenset()))
    ruler.length_dragged.connect(lambda index, frames: told.append((index, frames)))
    starts = [phase.span.start for phase in MADE.phases]
    QTest.keyClick(ruler, Qt.Key.Key_Right)
    QTest.keyClick(ruler, Qt.Key.Key_Right)
    assert ruler.head == starts[2]
    QTest.keyClick(ruler, Qt.Key.Key_Left)
    assert ruler.head == starts[1]
    QTest.keyClick(ruler, Qt.Key.Key_PageDown)
    assert ruler.head == MADE.steps[MADE.phases[1].step + 1].span.start
    QTest.keyClick(ruler, Qt.Key.Key_Home)
    assert ruler.head == 0
    hold = _phase("hold")
    ruler.show_head(starts[hold], frozenset())
    QTest.keyClick(ruler, Qt.Key.Key_Right, Qt.KeyboardModifier.ShiftModifier)
    QTest.keyClick(ruler, Qt.Key.Key_Left, Qt.KeyboardModifier.ShiftModifier)
    assert told == [(hold, 41 * RATE), (hold, 39 * RATE)]
    seen = []
    for key in (Qt.Key.Key_Plus, Qt.Key.Key_0, Qt.Key.Key_Z, Qt.Key.Key_F):
        QTest.keyClick(ruler, key)
        seen.append(ruler.shows_all)
    assert seen == [False, True, False, True]


def test_the_wheel_zooms_with_control(ruler: TimeRuler) -> None:
    place = QPointF(400, 60)
    wheel = QWheelEvent(
        place,
        ruler.mapToGlobal(place),
        QPoint(),
        QPoint(0, 120),
        Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.ControlModifier,
        Qt.ScrollPhase.NoScrollPhase,
        False,
    )
    QApplication.sendEvent(ruler, wheel)
    assert not ruler.shows_all


def test_a_screen_reader_is_told_the_place_and_a_hint_tells_estimates(ruler: TimeRuler) -> None:
    hold = _phase("hold")
    ruler.show_head(MADE.phases[hold].span.start, frozenset())
    assert "Lean" in ruler.accessibleDescription() and "40 s" in ruler.accessibleDescription()
    cue = next(cue for cue in MADE.cues if cue.line == "Lean in.")
    spot = QPointF(_spot(ruler, (cue.span.start + cue.span.end) / 2, "words"))
    assert "until it has been spoken" not in ruler.hint_at(spot)
    ruler.show_timeline(MADE, (), frozenset({"Lean in."}))
    assert "until it has been spoken" in ruler.hint_at(spot)


def test_what_finds_no_room_is_red_where_it_is_too_much(ruler: TimeRuler) -> None:
    words = "Lean in and stay there, and go on breathing as quietly as you have done before it began."
    long = timeline(STEPS.replace("Lean in.", words).replace('"40s"', '"5s"'))
    unfit = [each for each in long.unfit if each.text == words]
    assert unfit and unfit[0].span.length > unfit[0].over > 0
    ruler.show_timeline(long, tuple(unfit))
    picture, lane = ruler.grab().toImage(), ruler._lanes.words
    y = round(lane.top() + lane.height() * 0.2)
    too_much = ruler._scale.x(unfit[0].span.end - unfit[0].over / 2)
    assert picture.pixelColor(round(too_much), y).name().upper() == LIGHT.error.upper()
    before = ruler._scale.x(unfit[0].span.start)
    assert picture.pixelColor(round(before) + 3, y).name().upper() != LIGHT.error.upper()


def test_the_times_of_before_stay_paler_and_cannot_be_dragged(ruler: TimeRuler) -> None:
    ruler.show_timeline(None)
    end = MADE.phases[_phase("hold")].span.end
    assert ruler._edge_at(QPointF(_spot(ruler, end))) == -1
    ruler.forget()
    QTest.keyClick(ruler, Qt.Key.Key_Right)
    assert ruler.head == 0


def _written_on(bodies: list[str]) -> Timeline:
    """Return the timeline of the last of some sessions, with what was kept of those before."""
    kept = KeptSteps()
    made = [compile_session(session(body), WORDS, spoken, None, kept) for body in bodies]
    return made[-1]


def test_what_is_put_together_step_by_step_looks_like_the_whole(ruler: TimeRuler) -> None:
    longer = STEPS.replace("40s", "55s")
    made = _written_on([STEPS, longer])
    for zooms in range(3):
        pictures = []
        for shown in (made, timeline(longer)):
            ruler.show_timeline(shown)
            pictures.append(ruler.grab().toImage())
        assert pictures[0] == pictures[1], zooms
        ruler.zoom_in()


def test_steps_that_are_too_narrow_for_more_are_strokes_in_the_colour_of_what_they_ask_most(
    ruler: TimeRuler,
) -> None:
    body = "".join(f'[[step]]\nname = "Step {number}"\nhold = "60s"\n' for number in range(400))
    made = _written_on([body])
    ruler.show_timeline(made)
    chosen = made.steps[200]
    ruler.show_head(0, frozenset({chosen.line}))
    picture = ruler.grab().toImage()
    spot = _spot(ruler, (chosen.span.start + chosen.span.end) / 2)
    colours = {picture.pixelColor(spot.x() + by, spot.y()).name() for by in (-1, 0, 1)}
    faint = QColor(LIGHT.faint("hold")).name()
    assert QColor(LIGHT.phase("hold")).name() in colours
    assert {picture.pixelColor(x, spot.y()).name() for x in range(60, spot.x() - 6)} == {faint}

"""The bridge asks while anything moves, and once after every command."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

import pytest
from pytestqt.qtbot import QtBot

from player.playback.transport import State
from player.session.asking import Answer, Question
from player.timeline.moment import Moment
from player.ui.bridge import Bridge
from tests.ui.handmade import StillPosition, StillTransport, hamstring_session

SESSION = hamstring_session()


class Heard:
    """What a bridge told."""

    def __init__(self, bridge: Bridge) -> None:
        self.moments: list[tuple[int, str]] = []
        self.states: list[str] = []
        self.titles: list[str] = []
        bridge.moment_changed.connect(self._take_moment)
        bridge.state_changed.connect(self.states.append)
        bridge.timeline_changed.connect(lambda timeline: self.titles.append(timeline.title))

    def _take_moment(self, moment: Moment, state: str) -> None:
        self.moments.append((moment.frame, state))


@pytest.fixture
def transport() -> StillTransport:
    return StillTransport(SESSION, "stopped")


@pytest.fixture
def bridge(qtbot: QtBot, transport: StillTransport) -> Iterator[Bridge]:
    made = Bridge(transport)
    yield made
    made.stop()


def test_the_first_poll_tells_everything_once(bridge: Bridge) -> None:
    heard = Heard(bridge)
    bridge.poll()
    bridge.poll()
    assert heard.titles == [SESSION.title]
    assert heard.states == ["stopped"]
    assert heard.moments == [(0, "stopped"), (0, "stopped")]


@pytest.mark.parametrize(
    ("state", "polls"),
    [("stopped", False), ("playing", True), ("paused", False), ("waiting", True), ("finished", False)],
)
def test_it_asks_on_only_while_something_moves(
    bridge: Bridge, transport: StillTransport, state: State, polls: bool
) -> None:
    transport.put(state)
    bridge.poll()
    assert bridge.polling is polls


def test_a_timeline_compiled_anew_is_told(bridge: Bridge, transport: StillTransport) -> None:
    heard = Heard(bridge)
    bridge.poll()
    transport.timeline = replace(SESSION, title="Another")
    bridge.poll()
    assert heard.titles == [SESSION.title, "Another"]


@pytest.mark.parametrize(
    ("command", "calls"),
    [
        ("play", ["play"]),
        ("pause", ["pause"]),
        ("toggle_or_done", ["toggle_or_done"]),
        ("next_phase", ["next_phase"]),
        ("back", ["back"]),
        ("restart_step", ["restart_step"]),
        ("restart", ["restart"]),
        ("repeat_side", ["repeat_side"]),
        ("slower", ["slower"]),
        ("faster", ["faster"]),
        ("skip", ["skip"]),
        ("end_early", ["end_early"]),
        ("stop", ["stop"]),
    ],
)
def test_a_command_reaches_the_transport_and_is_answered_at_once(
    bridge: Bridge, transport: StillTransport, command: str, calls: list[str]
) -> None:
    heard = Heard(bridge)
    getattr(bridge, command)()
    assert transport.calls == calls
    assert len(heard.moments) == 1


def test_an_answer_is_shown_and_no_answer_is_not(bridge: Bridge) -> None:
    answers: list[str] = []
    bridge.answered.connect(answers.append)
    bridge.change_time(10)
    bridge.faster()
    assert answers == ["Ten seconds more."]


def test_in_a_lead_in_every_poll_tells_how_much_of_it_is_left_and_what_is_said(
    bridge: Bridge, transport: StillTransport
) -> None:
    told: list[tuple[int, int, str]] = []
    bridge.moment_changed.connect(lambda moment, _: told.append((moment.frame, moment.lead, moment.caption)))
    for left in (96_000, 95_000):
        transport.now = StillPosition("playing", 480_000, lead=left, said="Left leg, push, in")
        bridge.poll()
    assert told == [(480_000, 96_000, "Left leg, push, in"), (480_000, 95_000, "Left leg, push, in")]


def test_seeking_passes_the_frame_on(bridge: Bridge, transport: StillTransport) -> None:
    bridge.seek(480_000)
    assert transport.calls == ["seek 480000"]


def test_while_playing_the_moments_come_by_themselves(
    qtbot: QtBot, bridge: Bridge, transport: StillTransport
) -> None:
    heard = Heard(bridge)
    transport.put("playing", 96_000)
    bridge.poll()
    qtbot.waitUntil(lambda: len(heard.moments) >= 4, timeout=2000)
    assert heard.moments[-1] == (96_000, "playing")


def test_within_a_tenth_of_a_second_only_the_frame_is_told(bridge: Bridge, transport: StillTransport) -> None:
    heard = Heard(bridge)
    passed: list[int] = []
    bridge.frame_passed.connect(passed.append)
    transport.put("playing", 100_000)
    bridge.poll()
    for frame in (101_600, 103_200, 104_900, 106_500, 99_000):
        transport.put("playing", frame)
        bridge.poll()
    assert [frame for frame, _ in heard.moments] == [100_000, 104_900, 99_000]
    assert passed == [101_600, 103_200, 106_500]


def test_another_second_phase_or_timeline_is_told_as_a_moment(
    bridge: Bridge, transport: StillTransport
) -> None:
    heard = Heard(bridge)
    phase = SESSION.phases[1]
    for frame in (phase.span.start - 200, phase.span.start, phase.span.end - 48_100, phase.span.end - 47_900):
        transport.put("playing", frame)
        bridge.poll()
    transport.timeline = replace(SESSION, title="Another")
    transport.put("playing", phase.span.end - 47_800)
    bridge.poll()
    assert len(heard.moments) == 5


def test_an_answer_is_told_to_whoever_keeps_it(bridge: Bridge, transport: StillTransport) -> None:
    kept: list[Answer] = []
    bridge.question_answered.connect(kept.append)
    bridge.answer(4)
    assert kept == []  # nothing is asked here
    question = Question(0, "pain", "How much?", "1")
    asking = replace(SESSION.phases[-1], question=question)
    transport.timeline = replace(SESSION, phases=(*SESSION.phases[:-1], asking))
    transport.put("playing", asking.span.start)
    bridge.answer(4)
    assert kept == [Answer(question, 4)]

"""The transport: commands and what comes of them, in simulated time."""

from __future__ import annotations

import threading

import numpy as np
import pytest

from player.audio.mixer import Clips, Levels, Mixer
from player.playback.feeder import AHEAD
from player.playback.transport import Position, State, Transport
from player.timeline.frames import RATE, frames_of
from player.timeline.timeline import Timeline
from tests.audio.handmade import chime, line, nothing, session, steady, talk
from tests.playback.ear import Ear


class Player:
    """A transport and its simulated time."""

    def __init__(self, timeline: Timeline, clips: Clips = nothing, levels: Levels | None = None) -> None:
        self.ear = Ear()
        self.transport = Transport(self.ear, timeline, clips, levels=levels, background=False)

    def wait(self, seconds: float, step: float = 0.05) -> Position:
        end = self.ear.now + seconds
        while self.ear.now < end - 1e-9:
            self.ear.now = min(end, self.ear.now + step)
            self.transport.position()
        return self.transport.position()

    def at(self, state: State, seconds: float, waited: float = 0) -> None:
        expected = Position(state, frames_of(seconds), frames_of(waited))
        position = self.transport.position()
        assert (position.state, position.frame / RATE, position.waited / RATE) == pytest.approx(
            (expected.state, expected.frame / RATE, expected.waited / RATE), abs=2e-3
        )


def test_it_starts_stopped_plays_and_finishes() -> None:
    player = Player(session(2, 3))
    player.at("stopped", 0)
    player.transport.play()
    player.wait(1)
    player.at("playing", 1)
    player.wait(3.9)
    player.at("playing", 4.9)
    player.wait(0.2)
    player.at("finished", 5)
    player.wait(9)
    player.at("finished", 5)


def test_a_pause_holds_the_frame_and_playing_goes_on_from_it() -> None:
    player = Player(session(10))
    player.transport.play()
    player.wait(2.5)
    player.transport.pause()
    player.wait(60)
    player.at("paused", 2.5)
    player.transport.toggle()
    player.wait(1)
    player.at("playing", 3.5)
    player.transport.toggle()
    player.at("paused", 3.5)


def test_stopping_goes_back_to_the_start() -> None:
    player = Player(session(10))
    player.transport.play()
    player.wait(2)
    player.transport.stop()
    player.at("stopped", 0)


def test_playing_again_after_the_end_begins_anew() -> None:
    player = Player(session(1))
    player.transport.play()
    player.wait(2)
    player.transport.play()
    player.wait(0.5)
    player.at("playing", 0.5)


@pytest.mark.parametrize(("before", "after"), [("playing", "playing"), ("paused", "paused")])
def test_seeking_keeps_playing_or_paused(before: State, after: State) -> None:
    player = Player(session(10, 10))
    player.transport.play()
    player.wait(1)
    if before == "paused":
        player.transport.pause()
    player.transport.seek(frames_of(12))
    player.at(after, 12)
    player.transport.seek(frames_of(-3))
    player.at(after, 0)
    player.transport.seek(frames_of(99))
    player.at(after, 20)


def test_seeking_before_playing_sets_where_to_begin() -> None:
    player = Player(session(10, 10))
    player.transport.go_to_step(1)
    player.at("stopped", 10)
    player.transport.play()
    player.wait(1)
    player.at("playing", 11)


def test_seeking_from_the_end_is_a_pause_there() -> None:
    player = Player(session(1, 1))
    player.transport.play()
    player.wait(3)
    player.transport.seek(frames_of(0.5))
    player.at("paused", 0.5)


def test_next_and_back_go_by_phases() -> None:
    player = Player(session(5, 5, 5))
    player.transport.play()
    player.transport.next_phase()
    player.at("playing", 5)
    player.wait(3)
    player.transport.back()
    player.at("playing", 5)
    player.wait(1)
    player.transport.back()
    player.at("playing", 0)
    player.transport.back()
    player.at("playing", 0)
    player.transport.seek(frames_of(12))
    player.transport.next_phase()
    player.at("finished", 15)


def test_steps_can_be_restarted_and_chosen() -> None:
    player = Player(session(5, 5, 5))
    player.transport.play()
    player.transport.go_to_step(1)
    player.wait(4)
    player.transport.restart_step()
    player.at("playing", 5)
    player.transport.next_step()
    player.at("playing", 10)
    player.transport.next_step()
    player.at("finished", 15)


def test_an_open_phase_waits_at_its_end_until_done() -> None:
    player = Player(session(2, 3, 4, open_phases=(1,)))
    player.transport.play()
    player.wait(30)
    player.at("waiting", 5, 25)
    assert player.transport.position().frame == frames_of(5) - 1
    player.transport.done()
    player.at("playing", 5)
    player.wait(5)
    player.at("finished", 9)


def test_done_ends_an_open_phase_before_its_words_end_and_no_other() -> None:
    player = Player(session(2, 3, 4, open_phases=(1,)))
    player.transport.play()
    player.wait(1)
    player.transport.done()
    player.at("playing", 1)
    player.wait(2)
    player.transport.done()
    player.at("playing", 5)


def test_done_in_a_last_open_phase_is_the_end() -> None:
    player = Player(session(2, open_phases=(0,)))
    player.transport.play()
    player.wait(3)
    player.at("waiting", 2, 1)
    player.transport.done()
    player.at("finished", 2)


def test_open_phases_after_one_another_each_wait() -> None:
    player = Player(session(1, 1, 1, open_phases=(0, 1)))
    player.transport.play()
    player.wait(2)
    player.at("waiting", 1, 1)
    player.transport.done()
    player.wait(3)
    player.at("waiting", 2, 2)
    player.transport.back()
    player.at("playing", 1)
    player.transport.back()
    player.at("playing", 0)


def test_a_wait_can_be_paused_and_goes_on_waiting() -> None:
    player = Player(session(1, 1, open_phases=(0,)))
    player.transport.play()
    player.wait(3)
    player.transport.pause()
    player.wait(10)
    player.at("paused", 1, 2)
    player.transport.play()
    player.wait(1)
    player.at("waiting", 1, 3)


def test_seeking_onto_the_end_of_an_open_phase_is_the_next_phase() -> None:
    player = Player(session(1, 1, 1, open_phases=(0,)))
    player.transport.play()
    player.transport.seek(frames_of(1))
    player.wait(0.5)
    player.at("playing", 1.5)


def test_what_is_heard_is_the_mix_and_nothing_else() -> None:
    cues = (chime("start", 0), line("a", 0.7, 2), chime("tick", 20), line("b", 21, 1), chime("finish", 29))
    timeline = session(10, 20, cues=cues)
    player = Player(timeline, talk)
    player.transport.play()
    player.wait(60)
    heard = player.ear.heard()
    mixer = Mixer(timeline, talk)
    assert len(heard) >= mixer.end
    assert np.array_equal(heard[: mixer.end], mixer.mix(0, mixer.end))
    assert not heard[mixer.end :].any()


def test_a_hundred_pauses_just_before_a_boundary_lose_nothing() -> None:
    cues = tuple(chime("tick", second) for second in range(1, 101))
    timeline = session(102, cues=cues)
    player = Player(timeline)
    player.transport.play()
    player.wait(0.9)
    for _ in range(100):
        player.transport.pause()
        player.wait(0.37)
        player.transport.play()
        player.wait(1)
    player.at("playing", 100.9)
    player.wait(5)
    heard, mixer = player.ear.heard(), Mixer(timeline, nothing)
    assert np.array_equal(heard[: mixer.end], mixer.mix(0, mixer.end))


def test_a_line_that_was_paused_goes_on_where_its_voice_ended() -> None:
    player = Player(session(9, cues=(line("x", 1, 2), line("y", 4, 1))), lambda _: steady(2))
    player.transport.play()
    player.wait(2)
    player.transport.pause()
    player.transport.play()
    player.wait(4)
    player.transport.pause()
    heard = player.ear.heard()[:, 0]
    said = heard[: frames_of(4.4)]
    assert said[frames_of(1) : frames_of(2.4)].all()
    assert abs(np.count_nonzero(said) - frames_of(2)) <= 2


def test_in_a_wait_the_last_tone_rings_out_and_the_next_phase_is_not_heard() -> None:
    timeline = session(2, 2, cues=(chime("relax", 1.8), line("after", 2, 1)), open_phases=(0,))
    player = Player(timeline, lambda _: steady(1))
    player.transport.play()
    player.wait(6)
    player.transport.done()
    player.wait(0.5)
    player.transport.pause()
    waited, after = player.ear.pieces
    assert waited[frames_of(2.1)].any()
    assert not waited[frames_of(5.5) :].any()
    assert np.all(after == np.float32(0.25))


def test_replacing_changes_what_lies_ahead_and_keeps_the_place() -> None:
    player = Player(session(10, 10, cues=(line("x", 1, 1), line("y", 15, 1))), lambda _: steady(1))
    player.transport.play()
    player.wait(2)
    player.transport.replace(session(10, 12, cues=(line("x", 1, 1), line("z", 5, 1))))
    player.at("playing", 2)
    player.wait(25)
    player.at("finished", 22)
    heard = np.flatnonzero(player.ear.heard()[:, 0])
    seconds = (heard / RATE).astype(int)
    assert set(seconds) == {1, 5}


def test_replacing_brings_the_clips_that_have_come_meanwhile() -> None:
    timeline = session(10, cues=(line("x", 0.5, 2), line("y", 5, 1)))
    player = Player(timeline)
    player.transport.play()
    player.wait(1)
    player.transport.replace(timeline, lambda _: steady(2))
    player.wait(8)
    player.transport.pause()
    heard = player.ear.heard()[:, 0]
    assert np.flatnonzero(heard)[0] == frames_of(5)


def test_replacing_while_waiting_keeps_waiting() -> None:
    player = Player(session(2, 3, open_phases=(0,)))
    player.transport.play()
    player.wait(5)
    player.transport.replace(session(2, 30, open_phases=(0,)))
    player.at("waiting", 2, 3)
    player.transport.done()
    player.wait(4)
    player.at("playing", 6)


@pytest.mark.parametrize("length", [1.0, 4.0])
def test_replacing_while_waiting_in_a_phase_that_got_another_length_stays_in_the_session(
    length: float,
) -> None:
    player = Player(session(2, 3, open_phases=(0,)))
    player.transport.play()
    player.wait(5)
    player.transport.replace(session(length, 3, open_phases=(0,)))
    player.at("playing", 2)
    player.wait(20)
    assert player.transport.position().state == ("waiting" if length > 2 else "finished")


def test_replacing_before_playing_and_after_the_end_is_taken_as_it_comes() -> None:
    player = Player(session(2))
    player.transport.replace(session(5))
    player.transport.play()
    player.wait(3)
    player.at("playing", 3)
    player.wait(3)
    player.transport.replace(session(7))
    player.at("finished", 7)


def test_levels_act_on_what_the_device_does_not_hold_yet() -> None:
    player = Player(session(9, cues=(line("x", 0, 8),)), lambda _: steady(8))
    player.transport.play()
    player.wait(2)
    player.transport.set_levels(voice=0.5)
    player.wait(2)
    player.transport.pause()
    heard = player.ear.heard()[:, 0]
    assert np.all(heard[: frames_of(2.3)] == np.float32(0.25))
    assert np.all(heard[frames_of(2.4) :] == np.float32(0.125))


def test_the_whole_volume_is_the_outputs() -> None:
    player = Player(session(9), levels=Levels(whole=0.7))
    assert player.ear.level == 0.7
    player.transport.set_levels(whole=0.2)
    assert player.ear.level == 0.2
    assert player.transport.levels == Levels(whole=0.2)


def test_a_session_without_phases_is_finished_at_once() -> None:
    player = Player(session())
    for command in (player.transport.back, player.transport.restart_step, player.transport.done):
        command()
    player.transport.play()
    player.at("finished", 0)
    player.transport.next_phase()
    player.at("finished", 0)


def test_twelve_hours_with_seeks_over_them_stay_small() -> None:
    hours = 12
    cues = tuple(chime("tick", second) for second in range(0, hours * 3600, 3))
    player = Player(session(*[60] * (hours * 60), cues=cues))
    player.transport.play()
    for minute in range(0, hours * 60, 40):
        player.transport.seek(frames_of(minute * 60 + 7))
        player.wait(0.2)
        player.at("playing", minute * 60 + 7.2)
    assert max(player.ear.written) <= RATE
    assert sum(player.ear.written) <= 18 * (AHEAD + RATE)


def test_two_hours_pass_in_a_moment() -> None:
    player = Player(session(*[30] * 240))
    player.transport.play()
    for minute in range(1, 120):
        player.ear.now = minute * 60.0
        player.at("playing", minute * 60)
    player.ear.now = 7200.0
    player.at("finished", 7200)


def test_its_own_thread_mixes_ahead_and_ends() -> None:
    ear = Ear()
    transport = Transport(ear, session(60, cues=(chime("tick", 5),)), nothing)
    transport.play()
    assert ear.enough.wait(5)
    transport.close()
    assert not [thread for thread in threading.enumerate() if thread.name == "feeder"]

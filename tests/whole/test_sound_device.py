"""The real sound device, recorded at the monitor of a sink: what is heard, when, and on bad days."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
import pytest

from player.timeline.frames import RATE, frames_of
from tests.whole import sound_bed
from tests.whole.onsets import onset_near, onsets
from tests.whole.sound_bed import Recording, SoundBed
from tests.whole.sound_player import Report, Wish, clip_of

if TYPE_CHECKING:
    from numpy.typing import NDArray

pytestmark = pytest.mark.skipif(not sound_bed.is_possible(), reason="needs PulseAudio (Linux)")

_MILLISECOND = RATE // 1000
_TRIES = 3
"""A server on a busy machine is now and then late itself; what Limber does wrong, it does each time."""


@pytest.fixture
def bed(tmp_path: Path) -> Iterator[SoundBed]:
    """A sound server with a sink to record."""
    server = SoundBed(tmp_path / "sound")
    server.start()
    yield server
    server.stop()


def play(bed: SoundBed, wish: Wish, meanwhile: Callable[[], None] = lambda: None) -> Report:
    """Play a wish in a process of its own; ``meanwhile`` happens to the world outside."""
    player = subprocess.Popen(
        [sys.executable, "-m", "tests.whole.sound_player"],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        env=bed.environment | {"QT_QPA_PLATFORM": "offscreen"},
        cwd=Path(__file__).parents[2],
    )
    assert player.stdin is not None
    player.stdin.write(json.dumps(asdict(wish)))
    player.stdin.close()
    player.stdin = None
    meanwhile()
    out, err = player.communicate(timeout=60)
    assert player.returncode == 0, err
    return Report(**json.loads(out))


def record(bed: SoundBed, wish: Wish) -> tuple[Recording, Report]:
    recorder = bed.recorder()
    report = play(bed, wish)
    return recorder.stop(), report


def numbered(wish: Wish, first: int, count: int) -> tuple[list[NDArray[np.float32]], list[int]]:
    """Clips of the lines from a number on, and the frames at which they start."""
    numbers = range(first, first + count)
    clips = [clip_of(str(number), wish.length, wish.hum) for number in numbers]
    return clips, [number * frames_of(wish.every) for number in numbers]


def test_every_cue_is_heard_at_its_sample_whatever_the_main_thread_does(bed: SoundBed) -> None:
    wish = Wish(seconds=7, busy=True)
    clips, starts = numbered(wish, 0, 26)
    gaps: list[int] = []
    for _ in range(_TRIES):
        recording, report = record(bed, wish)
        found = onsets(recording.samples[:, 0], clips, starts, RATE)
        assert report.stalls >= 3
        late = [sample - start for sample, start in zip(found, starts, strict=True) if sample is not None]
        gaps.append(len(clips) - len(late) + int(np.count_nonzero(np.diff(late))))
        if gaps[-1] == 0:
            moments = np.array([(at, frame) for at, frame, _ in report.positions if frame > RATE])
            ear = (moments[:, 0] - recording.time_of(late[0])) * recording.speed
            assert np.percentile(np.abs(moments[:, 1] - ear), 90) < 20 * _MILLISECOND
            assert recording.time_of(late[0]) - report.acts[0][0] < 0.15
            return
    if os.getloadavg()[0] > 1.5 * (os.cpu_count() or 1):
        pytest.skip(f"the machine is too busy to keep a sound server running: gaps {gaps}")
    pytest.fail(f"the sound had gaps: {gaps}")


def test_pausing_resuming_and_seeking_lose_no_frame_and_let_the_word_end(bed: SoundBed) -> None:
    wish = Wish(
        seconds=5.5,
        every=0.5,
        length=0.3,
        hum=True,
        acts=[(1.12, "pause", 0), (1.62, "play", 0), (3.12, "seek", 12.4), (4.6, "volume", 0.25)],
    )
    problems: list[str] = []
    for _ in range(_TRIES):
        recording, report = record(bed, wish)
        problems = control_problems(recording, report, wish)
        if not problems:
            return
    pytest.fail("; ".join(problems))


def test_a_lead_in_runs_into_the_session_without_a_sample_between_them(bed: SoundBed) -> None:
    wish = Wish(seconds=4.5, acts=[(1.1, "pause", 0), (1.5, "led", 0)])
    errors: list[tuple[int, ...] | None] = []
    for _ in range(_TRIES):
        recording, report = record(bed, wish)
        errors.append(lead_errors(recording, report, wish))
        if errors[-1] == (0, 0, 0, 0):
            return
    pytest.fail(f"lines after the first of the lead-in came late by {errors}")


def lead_errors(recording: Recording, report: Report, wish: Wish) -> tuple[int, ...] | None:
    """Return by how many samples the second line of the lead-in and the first three of the session came late,
    counted from the first one; None where one was not heard."""
    _, frame = report.acts[-1][1:]
    begin = recording.sample_at(report.acts[-1][0])
    sound = recording.samples[:, 0]
    next_line = -(-frame // frames_of(wish.every))
    starts = {"900": frames_of(0.1), "901": frames_of(0.5)}
    for number in range(next_line, next_line + 3):
        starts[str(number)] = RATE + number * frames_of(wish.every) - frame
    found = [
        onset_near(sound, clip_of(text, wish.length, False), begin + start - 4800, begin + start + 9600)
        for text, start in starts.items()
    ]
    if None in found:
        return None
    late = [onset - start for onset, start in zip(found, starts.values(), strict=True) if onset is not None]
    return tuple(each - late[0] for each in late[1:])


def control_problems(recording: Recording, report: Report, wish: Wish) -> list[str]:
    """What was wrong with a pause within a line, going on after it, a seek, and a change of volume."""
    sound = recording.samples[:, 0]
    (_, pause, resume, seek, volume) = report.acts
    problems = []

    def sample(act: tuple[float, str, int]) -> int:
        return recording.sample_at(act[0])

    left = frames_of(wish.length) - pause[2] % frames_of(wish.every)
    silent = np.abs(sound[sample(pause) + left + 80 * _MILLISECOND : sample(resume)])
    if silent.max() > 0:
        problems.append("the pause was not silent 80 ms after the word")
    problems += cut_problems(sound, sample(pause), left)
    # A hum of 640 Hz at 0.3 rises by 0.025 in a sample; a cut of it could jump by 0.3.
    around = sound[sample(pause) : sample(pause) + left + 80 * _MILLISECOND]
    if np.abs(np.diff(around)).max() > 0.2:
        problems.append("the pause clicked")
    frame = resume[2]
    following = int(np.ceil(frame / frames_of(wish.every)))
    expected = sample(resume) + following * frames_of(wish.every) - frame
    onset = onset_near(sound, clip_of(str(following), wish.length, True), expected - 4800, expected + 4800)
    if onset is None or not 0 <= onset - expected < 80 * _MILLISECOND:
        problems.append(f"after the pause the next line came {onset} for {expected}")
    if np.abs(sound[sample(resume) : expected]).max() > 0:
        problems.append("a line was taken up in its middle")
    left = frames_of(wish.length) - (resume[2] + sample(seek) - sample(resume)) % frames_of(wish.every)
    problems += cut_problems(sound, sample(seek), left)
    expected = sample(seek) + left + frames_of(0.1)
    onset = onset_near(sound, clip_of("25", wish.length, True), expected - 4800, expected + 4800)
    if onset is None or not 0 <= onset - expected < 120 * _MILLISECOND:
        problems.append(f"after the seek the next line came {onset} for {expected}")
    loud = np.abs(sound[sample(seek) + RATE // 2 : sample(volume)]).max()
    quiet = np.abs(sound[sample(volume) + 100 * _MILLISECOND :]).max()
    if not 0.23 < quiet / loud < 0.27:
        problems.append(f"a quarter of the volume was {quiet / loud}")
    return problems


def cut_problems(sound: NDArray[np.float64], sample: int, left: int) -> list[str]:
    """What was wrong with the end of a hum of which so much was left at a sample."""
    heard = np.abs(sound[sample : sample + left - 10 * _MILLISECOND])
    pieces = heard[: len(heard) // 240 * 240].reshape(-1, 240).max(axis=1)
    return [] if left > 0 and pieces.min() > 0.2 else [f"a word of which {left} frames were left was cut"]


def test_a_device_that_is_pulled_out_and_plugged_in_again_is_said_once_each(bed: SoundBed) -> None:
    after: list[Recording] = []

    def meanwhile() -> None:
        time.sleep(2.5)
        bed.pull_out()
        time.sleep(1.5)
        bed.plug_in()
        recorder = bed.recorder()
        time.sleep(3)
        after.append(recorder.stop())

    report = play(bed, Wish(seconds=7.5), meanwhile)
    said = [text for _, text in report.notices]
    assert [text.split(":")[0] for text in said] == ["The sound device is gone", "Sound is back"]
    assert len(report.unplugged) == 1
    assert after[0].samples.any()
    frames = [frame for _, frame, _ in report.positions]
    assert frames == sorted(frames)
    gone, back = report.notices[0][0], report.notices[1][0]
    # it goes on after the device is back; how far it comes depends on how fast the server starts
    assert frames[-1] > max(frame for at, frame, _ in report.positions if at <= back)
    silent = [(at, frame) for at, frame, _ in report.positions if gone < at < back]
    (first, start), (last, end) = silent[0], silent[-1]
    assert abs((end - start) / RATE - (last - first)) < 0.02


def test_a_server_that_dies_ends_the_sound_and_nothing_else(bed: SoundBed) -> None:
    def meanwhile() -> None:
        time.sleep(2.5)
        bed.kill()

    report = play(bed, Wish(seconds=6, acts=[(4.5, "pause", 0), (5.0, "play", 0)]), meanwhile)
    assert [text.split(":")[0] for _, text in report.notices] == ["The sound device is gone"]
    assert report.positions[-1][2] == "playing"
    assert report.positions[-1][1] > frames_of(3)


def test_a_server_that_hangs_does_not_hang_the_player(bed: SoundBed) -> None:
    def meanwhile() -> None:
        time.sleep(2.5)
        bed.freeze(True)
        time.sleep(2)
        bed.freeze(False)

    report = play(bed, Wish(seconds=5, acts=[(2.6, "pause", 0), (2.9, "play", 0)]), meanwhile)
    times = np.array([at for at, _, _ in report.positions])
    assert np.diff(times).max() < 0.5
    assert report.positions[-1][2] == "playing"


def test_without_a_device_time_goes_on_and_it_is_said_once(tmp_path: Path) -> None:
    empty = SoundBed(tmp_path / "nothing")
    report = play(empty, Wish(seconds=1.5))
    assert [text.split(":")[0] for _, text in report.notices] == ["No sound device was found"]
    (first, start, _), (last, end, _) = report.positions[5], report.positions[-1]
    assert abs((end - start) / RATE - (last - first)) < 0.01
    assert os.environ.get("XDG_RUNTIME_DIR") != str(tmp_path / "nothing")

"""The program itself, in a real window with real sound: what is heard is what was exported, sample for
sample.

Intervals are judged in recorded samples. A busy machine schedules a sound server late now and then, and then
samples are lost in the server: one such jump is forgiven, and the whole is tried twice.
"""

from __future__ import annotations

import itertools
import os
import subprocess
import sys
import time
import wave
from typing import TYPE_CHECKING

import numpy as np
import pytest

from player import paths
from player.settings import Settings, save_settings
from player.timeline.frames import RATE
from tests.whole import sound_bed, virtual_screen
from tests.whole.sound_bed import Recording, SoundBed
from tests.whole.virtual_screen import VirtualScreen

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from numpy.typing import NDArray

pytestmark = pytest.mark.skipif(
    not (sound_bed.is_possible() and virtual_screen.is_possible()),
    reason="needs PulseAudio, Xvfb and xdotool (Linux; dev.py test installs them)",
)

SESSION = """
format = 1
title = "End to end"
cautions = ["Stop at pain."]
[defaults]
announce = "off"
prepare = "3s"
[[step]]
exercise = "supine-strap-hamstring"
side = "left"
pnf = { cycles = 1, stretch = "4s", contract = "4s", relax = "2s", deepen = "4s" }
[[step]]
exercise = "glute-bridge"
reps = 2
tempo = "1-0-1-0"
"""
_WINDOW = RATE // 2
_MILLISECOND = RATE // 1000


@pytest.fixture
def bed(tmp_path: Path) -> Iterator[SoundBed]:
    """Return a sound server with a sink to record."""
    server = SoundBed(tmp_path / "sound")
    server.start()
    yield server
    server.stop()


@pytest.fixture
def screen() -> Iterator[VirtualScreen]:
    """Return a screen."""
    server = VirtualScreen()
    yield server
    server.stop()


def limber(*words: str, environment: dict[str, str]) -> subprocess.Popen[str]:
    """Start the program."""
    return subprocess.Popen(
        [sys.executable, "-m", "player", *words],
        env=environment,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
    )


def samples_of(path: Path) -> NDArray[np.float64]:
    """Return a sound file's samples, both sides added."""
    with wave.open(str(path)) as file:
        pcm = np.frombuffer(file.readframes(file.getnframes()), "<i2").reshape(-1, 2)
    whole: NDArray[np.float64] = pcm.astype(np.float64).sum(axis=1) / 65536
    return whole


def lags_of(heard: NDArray[np.float64], wanted: NDArray[np.float64]) -> list[int]:
    """Return how many samples late each loud half second is heard, against the first one.

    Raises ``AssertionError`` for one that is not heard at all.
    """
    loud = [start for start in range(0, len(wanted) - _WINDOW, _WINDOW) if _loudness(wanted, start) > 0.03]
    first = _best_place(heard, wanted[loud[0] : loud[0] + 4 * _WINDOW]) - loud[0]
    lags, lag = [], 0
    for start in loud:
        low = max(0, first + start + lag - RATE // 10)
        piece = wanted[start : start + _WINDOW]
        lag = low + _best_place(heard[low : low + _WINDOW + RATE // 5], piece) - start - first
        rest = heard[first + start + lag : first + start + lag + _WINDOW] - piece
        if np.sqrt(np.mean(rest**2)) < 0.3 * _loudness(wanted, start):
            lags.append(lag)
        else:
            lag = lags[-1] if lags else 0
    assert len(lags) > 0.9 * len(loud), f"only {len(lags)} of {len(loud)} half seconds were heard"
    return lags


def jumps_in(lags: list[int]) -> list[int]:
    """Return the changes of lag that are longer than a millisecond: sound that was lost or held up."""
    return [
        after - before for before, after in itertools.pairwise(lags) if abs(after - before) > _MILLISECOND
    ]


def _loudness(samples: NDArray[np.float64], start: int) -> float:
    return float(np.sqrt(np.mean(samples[start : start + _WINDOW] ** 2)))


def _best_place(heard: NDArray[np.float64], piece: NDArray[np.float64]) -> int:
    size = 1 << (len(heard) + len(piece)).bit_length()
    product = np.fft.irfft(np.fft.rfft(heard, size) * np.conj(np.fft.rfft(piece, size)), size)
    return int(np.argmax(product[: len(heard)]))


def played(bed: SoundBed, screen: VirtualScreen, session: Path, tmp_path: Path) -> Recording:
    """Play a session in a window to its end and return what was heard; keep pictures of it."""
    environment = {**bed.environment, **screen.environment}
    recorder = bed.recorder()
    with limber("play", str(session), environment=environment) as program:
        try:
            screen.wait_for_window("End to end")
            time.sleep(10)
            screen.picture(tmp_path / "playing.png", environment)
            time.sleep(4)
            screen.picture(tmp_path / "later.png", environment)
            time.sleep(22)
            screen.picture(tmp_path / "finished.png", environment)
            assert program.poll() is None, program.communicate()[0]
            screen.press("ctrl+q")
            output = program.communicate(timeout=20)[0]
            assert program.returncode == 0, output
            assert "Traceback" not in output, output
        finally:
            program.kill()
            recording = recorder.stop()
    return recording


def test_what_is_heard_in_the_window_is_what_was_exported(
    bed: SoundBed, screen: VirtualScreen, tmp_path: Path
) -> None:
    session = tmp_path / "end-to-end.toml"
    session.write_text(SESSION, encoding="utf-8")
    save_settings(Settings(welcomed=True), paths.settings_folder())
    exported = tmp_path / "wanted.wav"
    with limber("export", str(session), "-o", str(exported), environment=dict(os.environ)) as export:
        output = export.communicate(timeout=120)[0]
    assert export.returncode == 0, output
    wanted = samples_of(exported)
    for _ in range(2):
        heard = played(bed, screen, session, tmp_path).samples.sum(axis=1) / 2
        lags = lags_of(heard, wanted)
        jumps = jumps_in(lags)
        if not jumps:
            break
    assert len(lags) > 20
    assert len(jumps) <= 1, lags
    assert float(np.abs(heard).max()) < 1.0
    pictures = [(tmp_path / name).read_bytes() for name in ("playing.png", "later.png", "finished.png")]
    assert len(set(pictures)) == 3, "the screen stands still"

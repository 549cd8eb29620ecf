"""How exactly cues are heard at the sound device, beside the naive way, recorded at the monitor of a null
sink.

``python -m tests.bench.sound [--seconds 25] [--steps 5]`` prints JSON. Times are milliseconds unless they say
otherwise. Linux with PulseAudio. Both players paint 60 times a second, and their main threads are stalled for
150 ms every 1.7 s.
"""

from __future__ import annotations

import argparse
import json
import os
import shutil
import subprocess
import sys
import tempfile
import threading
import time
from dataclasses import asdict
from pathlib import Path
from typing import Any

import numpy as np
import psutil
from numpy.typing import NDArray

from player.timeline.frames import RATE, frames_of
from tests.whole.onsets import onsets
from tests.whole.sound_bed import Recording, SoundBed, is_possible
from tests.whole.sound_player import Report, Wish, clip_of

_ROOT = Path(__file__).parents[2]
_STEP = 5.0


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--seconds", type=float, default=25, help="how long cues are played")
    parser.add_argument("--steps", type=int, default=5, help="how many steps of 5 s the naive way is given")
    arguments = parser.parse_args()
    print(json.dumps(measure(arguments.seconds, arguments.steps), indent=2))


def measure(seconds: float, steps: int) -> dict[str, Any]:
    """Return all figures; ``skipped`` says why, where they cannot be had."""
    if not is_possible():
        return {"skipped": "needs PulseAudio"}
    with tempfile.TemporaryDirectory() as folder:
        bed = SoundBed(Path(folder) / "bed")
        bed.start()
        bed.environment.setdefault("QT_QPA_PLATFORM", "offscreen")
        try:
            return {
                "cues": cues(bed, seconds),
                "controls": controls(bed),
                "naive": naive(bed, steps, Path(folder)) if steps else {"skipped": "not asked for"},
            }
        finally:
            bed.stop()


def cues(bed: SoundBed, seconds: float) -> dict[str, Any]:
    """Onsets against the timeline, counted from the first; drift; the position that the screen is told."""
    wish = Wish(seconds=seconds, busy=True)
    recording, report, memory = _record(bed, wish)
    numbers = range(int(seconds / wish.every) - 1)
    starts = [number * frames_of(wish.every) for number in numbers]
    clips = [clip_of(str(number), wish.length, wish.hum) for number in numbers]
    sound = recording.samples[:, 0]
    heard = onsets(sound, clips, starts, RATE // 10)
    at = np.array([sample for sample in heard if sample is not None])
    due = np.array([start for start, sample in zip(starts, heard, strict=True) if sample is not None])
    errors = (at - at[0] - due) / RATE * 1000
    told = np.array([(moment, frame) for moment, frame, _ in report.positions if frame > RATE])
    ear = (told[:, 0] - recording.time_of(at[0])) * recording.speed
    return {
        "heard": len(at),
        "of": len(starts),
        "error": _spread(np.abs(errors)),
        "error_from_cue_to_cue": _spread(np.abs(np.diff(errors))),
        "drift": float(errors[-1]),
        "server_gaps": int(np.count_nonzero(np.diff(errors))),
        "screen_minus_ear": _spread((told[:, 1] - ear) / RATE * 1000),
        "play_to_first_sound": (recording.time_of(at[0]) - report.acts[0][0]) * 1000,
        "stalls": report.stalls,
        "processor_share_painting": report.processor / seconds,
        "memory_mb": memory,
    }


def controls(bed: SoundBed) -> dict[str, Any]:
    """How soon commands are heard, and how much they click."""
    acts: list[tuple[float, str, float]] = []
    for turn in range(8):
        at = 1 + turn * 1.3
        acts += [
            (at, "pause", 0), (at + 0.2, "seek", 3 * turn), (at + 0.35, "play", 0),
            (at + 0.7, "volume", 0.3), (at + 0.9, "volume", 1.0),
        ]  # fmt: skip
    wish = Wish(seconds=15, every=3, length=2.9, hum=True, acts=acts)
    recording, report, _ = _record(bed, wish)
    sound = recording.samples[:, 0]
    first, quiet, silent, loud, clicks = [], [], [], [], []
    for moment, name, _ in report.acts[1:]:
        sample = recording.sample_at(moment)
        piece = np.abs(sound[sample : sample + frames_of(0.15)])
        if name == "play":
            first.append(float(np.argmax(piece > 0.02)))
        if name == "pause":
            quiet.append(float(np.argmax(_envelope(piece) < 0.9 * _envelope(piece)[0])))
            silent.append(float(len(piece) - np.argmax(piece[::-1] > 0)))
            around = sound[sample - frames_of(0.1) : sample + frames_of(0.15)]
            usual = np.abs(np.diff(around[: frames_of(0.1)])).max()
            clicks.append(float(np.abs(np.diff(around[frames_of(0.1) :])).max() / usual))
        if name == "volume":
            envelope = _envelope(piece)
            changed = np.abs(envelope - envelope[0]) > 0.9 * np.abs(envelope[-1] - envelope[0])
            loud.append(float(np.argmax(changed)))
    return {
        "play_to_sound": _spread(np.array(first) / RATE * 1000),
        "pause_begins": _spread(np.array(quiet) / RATE * 1000),
        "pause_to_silence": _spread(np.array(silent) / RATE * 1000),
        "volume_to_90_percent": _spread(np.array(loud) / RATE * 1000),
        "jump_at_pause_in_times_of_the_sounds_own": _spread(np.array(clicks)),
        "processor_share_alone": report.processor / wish.seconds,
    }


def naive(bed: SoundBed, steps: int, folder: Path) -> dict[str, Any]:
    """Onsets of the naive way against the times at which they were due."""
    recorder = bed.recorder()
    player = subprocess.run(
        [sys.executable, "-m", "tests.bench.naive_sound", str(steps), str(_STEP)],
        env=_with_aplay(bed, folder),
        cwd=_ROOT,
        capture_output=True,
        text=True,
        timeout=60 + steps * 2 * _STEP,
    )
    recording = recorder.stop()
    if player.returncode:
        return {"skipped": player.stderr.strip().splitlines()[-1]}
    sound = np.abs(recording.samples[:, 0])
    errors = []
    for due in json.loads(player.stdout):
        begin = recording.sample_at(due - 0.6)
        loud = np.flatnonzero(sound[max(0, begin) : begin + frames_of(3)] > 0.02)
        if loud.size:
            errors.append(float(loud[0]) / RATE * 1000 - 600)
    if not errors:
        return {"skipped": "nothing was heard"}
    return {
        "heard": len(errors),
        "of": steps,
        "error": _spread(np.abs(np.array(errors))),
        "drift": errors[-1] - errors[0],
        "times_due": errors,
    }


def _with_aplay(bed: SoundBed, folder: Path) -> dict[str, str]:
    """The environment in which pyttsx3 can be heard: it plays through ``aplay``; where that is not,
    PulseAudio's own will do."""
    if shutil.which("aplay"):
        return bed.environment
    stand_in = folder / "aplay"
    stand_in.write_text('#!/bin/sh\nexec paplay "$1"\n')
    stand_in.chmod(0o755)
    return bed.environment | {"PATH": f"{folder}{os.pathsep}{bed.environment['PATH']}"}


def _record(bed: SoundBed, wish: Wish) -> tuple[Recording, Report, float]:
    """Return what was heard, what the player told, and the most memory that it had, megabytes."""
    recorder = bed.recorder()
    player = subprocess.Popen(
        [sys.executable, "-m", "tests.whole.sound_player"],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        text=True,
        env=bed.environment,
        cwd=_ROOT,
    )
    most = [0]

    def watch() -> None:
        process = psutil.Process(player.pid)
        try:
            while player.poll() is None:
                most[0] = max(most[0], process.memory_info().rss)
                time.sleep(0.5)
        except psutil.NoSuchProcess:
            return

    threading.Thread(target=watch, daemon=True).start()
    out, _ = player.communicate(json.dumps(asdict(wish)), timeout=60 + 2 * wish.seconds)
    return recorder.stop(), Report(**json.loads(out)), most[0] / 1e6


def _envelope(sound: NDArray[np.float64]) -> NDArray[np.float64]:
    """The greatest size of the sound within the last period of its lowest hum."""
    window = np.lib.stride_tricks.sliding_window_view(sound, RATE // 400)
    greatest: NDArray[np.float64] = window.max(axis=1)
    return greatest


def _spread(values: NDArray[np.float64]) -> dict[str, float]:
    """Median, 99th percentile, least and greatest."""
    return {
        "median": round(float(np.median(values)), 3),
        "p99": round(float(np.percentile(values, 99)), 3),
        "min": round(float(values.min()), 3),
        "max": round(float(values.max()), 3),
    }


if __name__ == "__main__":
    main()

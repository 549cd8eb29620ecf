"""Small things that the tests of the voice share."""

from __future__ import annotations

import sys
from pathlib import Path

import numpy as np

from player.audio.voice.clip import Samples
from player.audio.voice.engines import Engine
from player.audio.voice.voices import Voice
from player.timeline.frames import RATE

FAKE = Path(__file__).with_name("fake_engine.py")


def engine(name: str, folder: Path, manner: str = "", processes: int = 1, line_limit: float = 5.0) -> Engine:
    """Return an engine that is a real process and behaves as told; it notes what it does in the folder."""
    folder.mkdir(parents=True, exist_ok=True)
    return Engine(
        name=name,
        spoken_of=f"The {name} voice",
        version=f"{name} 1",
        command=(sys.executable, str(FAKE), str(folder), manner),
        processes=processes,
        start_limit=10.0 if manner != "never-says-hello" else 0.3,
        line_limit=line_limit,
        letter_limit=0.0,
    )


def voice(name: str, language: str = "en") -> Voice:
    """Return the voice of such an engine."""
    return Voice(name, f"{name}-1", name.title(), language)


def noted(folder: Path, what: str) -> list[str]:
    """Return the ``starts`` or ``requests`` that a fake engine has noted."""
    path = folder / what
    return path.read_text().splitlines() if path.exists() else []


def syllables(seconds: float, level: float, seed: int = 1, pitch: float = 140.0) -> Samples:
    """Return something like speech: a buzz with overtones, four bursts a second, at a peak level."""
    time = np.arange(round(seconds * RATE)) / RATE
    noise = np.random.default_rng(seed).normal(0, 0.1, time.size)
    buzz = sum(np.sin(2 * np.pi * pitch * n * time) / n for n in range(1, 20))
    shaped = (buzz + noise) * (0.55 - 0.45 * np.cos(2 * np.pi * 4 * time)) ** 2
    return np.asarray(shaped / np.abs(shaped).max() * level, np.float32)


def silence(seconds: float) -> Samples:
    """Return nothing to hear."""
    return np.zeros(round(seconds * RATE), np.float32)

"""The engines: how each is started, how many may run, how long they may take, what changes their sound."""

from __future__ import annotations

import os
import sys
from dataclasses import dataclass
from importlib.metadata import PackageNotFoundError, version
from importlib.util import find_spec
from typing import TYPE_CHECKING

from player.audio.voice.voices import KOKORO, SYSTEM
from player.language import said

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

LAUNCHER: tuple[str, ...] = (sys.executable, "-m", "player.audio.voice.worker")
"""Starts a helper process; a packaged build passes another one."""

_NEURAL_SOUND = "1"
"""Version of what ``worker.neural`` and ``worker.phonemes`` make of a text."""


@dataclass(frozen=True, slots=True)
class Engine:
    """One way of speaking."""

    name: str
    """``kokoro`` or ``system``."""
    spoken_of: str
    """What a notice calls it, at the start of a sentence."""
    version: str
    """Changes whenever the same text would sound different."""
    command: tuple[str, ...]
    """Starts a helper process."""
    processes: int = 1
    """How many may speak at once."""
    start_limit: float = 20.0
    """Seconds until a started process must have said hello."""
    line_limit: float = 10.0
    """Seconds for a line, besides what its length adds."""
    letter_limit: float = 0.05
    """Seconds that each character adds."""

    def limit(self, text: str) -> float:
        """Return how many seconds this text may take."""
        return self.line_limit + self.letter_limit * len(text)


def system_engine(launcher: Sequence[str] = LAUNCHER) -> Engine:
    """Return the engine of the machine's own voices."""
    return Engine(
        name=SYSTEM,
        spoken_of=said("The system's voice"),
        version=":".join((SYSTEM, sys.platform, _version("pyttsx3"), _version("espeakng-loader"))),
        command=(*launcher, SYSTEM),
    )


def kokoro_engine(folder: Path, model: str, launcher: Sequence[str] = LAUNCHER) -> Engine | None:
    """Return the neural engine, or None where its run-time library is not to be had.

    ``folder`` is that of the installed pack, ``model`` the checksum of its model.
    """
    if find_spec("onnxruntime") is None or find_spec("espeakng_loader") is None:
        return None
    return Engine(
        name=KOKORO,
        spoken_of=said("The Kokoro voice"),
        version=":".join((KOKORO, _NEURAL_SOUND, model[:16], _version("espeakng-loader"))),
        command=(*launcher, KOKORO, str(folder), "1"),
        processes=max(1, min(2, os.cpu_count() or 1)),
        # A model of ninety megabytes takes long to load where everything else is at work too.
        start_limit=60.0,
        line_limit=30.0,
        letter_limit=0.15,
    )


def _version(package: str) -> str:
    try:
        return version(package)
    except PackageNotFoundError:
        return "?"

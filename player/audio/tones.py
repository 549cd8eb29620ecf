"""The tones that the program makes: soft struck bars on one five-note scale, each with a shape of its own.

All share a timbre (a bar of wood and glass: a round fundamental, an octave and a quickly fading twelfth and
double octave) and the scale C D E G A, so that any of them sounds right after any other. What tells them
apart is their shape: two knocks call for attention, a rising figure asks for effort, a falling one lets go,
two notes walk from one side to the other. Their energy lies between 400 and 2500 Hz, which the small
loudspeakers of a laptop can play.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, get_args

import numpy as np

from player.timeline.frames import RATE
from player.timeline.timeline import ToneName

if TYPE_CHECKING:
    from numpy.typing import NDArray

TONES: tuple[ToneName, ...] = get_args(ToneName)
"""The names of all tones."""

_C5, _D5, _E5, _G5, _A5 = 523.25, 587.33, 659.26, 783.99, 880.0
_C6, _D6, _E6 = 1046.5, 1174.66, 1318.51

_PARTIALS = ((1.0, 1.0, 1.0), (2.0, 0.16, 0.45), (3.0, 0.07, 0.22), (4.0, 0.05, 0.12))
"""Of a struck bar: times the fundamental, its strength, its decay time as a share of the fundamental's."""
_ATTACK = 0.005
_RELEASE = 0.030
_SPREAD = 0.0004
"""How far the partials above the first are apart in pitch between the ears: width without beating."""
_LOUDNESS_WINDOW = RATE * 2 // 5


@dataclass(frozen=True, slots=True)
class _Note:
    """One stroke."""

    at: float
    """Seconds after the tone's start."""
    pitch: float
    """Hertz."""
    decay: float
    """Seconds in which the fundamental falls to 1/e."""
    strength: float = 1.0
    """Relative to the tone's other notes."""
    side: float = 0.0
    """Where it stands: -1 left, 0 in front, 1 right."""
    bright: float = 1.0
    """How strong the partials above the first are."""


_NOTES: dict[ToneName, tuple[_Note, ...]] = {
    "get ready": (_Note(0.0, _A5, 0.16, 0.85, -0.1), _Note(0.20, _A5, 0.26, 1.0, 0.1)),
    "start": (
        _Note(0.0, _C5, 0.45, 0.8),
        _Note(0.0, _G5, 0.40, 0.9, -0.2),
        _Note(0.0, _C6, 0.34, 0.7, 0.2),
    ),
    "end": (
        _Note(0.0, _A5, 0.26, 0.8, 0.1, 0.6),
        _Note(0.17, _D5, 0.55, 0.9, -0.1, 0.6),
    ),
    "contract": (
        _Note(0.0, _C5, 0.16, 0.9, -0.15, 1.8),
        _Note(0.09, _G5, 0.18, 1.0, 0.0, 1.8),
        _Note(0.18, _C6, 0.34, 1.1, 0.15, 1.8),
    ),
    "relax": (
        _Note(0.0, _C6, 0.26, 0.8, 0.15, 0.5),
        _Note(0.15, _G5, 0.32, 0.8, 0.0, 0.5),
        _Note(0.30, _E5, 0.50, 0.9, -0.15, 0.5),
    ),
    "change side": (_Note(0.0, _E5, 0.26, 1.0, -0.85), _Note(0.28, _A5, 0.36, 1.0, 0.85)),
    "tick": (_Note(0.0, _E6, 0.035, 1.0, 0.0, 0.6), _Note(0.0, _E5, 0.030, 0.5, 0.0, 0.3)),
    "halfway": (
        _Note(0.0, _D6, 0.10, 0.8, -0.2),
        _Note(0.11, _E6, 0.10, 0.8, 0.2),
        _Note(0.22, _D6, 0.38, 1.0, 0.0),
    ),
    "finish": (
        _Note(0.0, _G5, 0.28, 0.8, -0.2),
        _Note(0.20, _A5, 0.28, 0.8, 0.2),
        _Note(0.42, _C5, 0.70, 0.8, -0.1),
        _Note(0.42, _E5, 0.65, 0.7, 0.25),
        _Note(0.42, _G5, 0.60, 0.7, -0.25),
        _Note(0.42, _C6, 0.55, 0.9, 0.0),
    ),
}

_LOUDNESS: dict[ToneName, float] = {"contract": -22.0, "tick": -31.0}
"""Level of the loudest 400 ms, decibels of full scale. Speech is levelled to about -20."""
_USUAL_LOUDNESS = -24.0


def tone_length(name: ToneName) -> int:
    """Return how many frames a tone has, without making it. Raises ``KeyError`` as ``tone`` does."""
    return round(max(note.at + note.decay * 5.5 for note in _NOTES[name]) * RATE)


@cache
def tone(name: ToneName) -> NDArray[np.float32]:
    """Return a tone, shape (n, 2), 48 kHz, beginning and ending in silence. Always the same, not to be
    written to.

    Raises ``KeyError`` for a name that is none of ``TONES``.
    """
    notes = _NOTES[name]
    sound = np.zeros((tone_length(name), 2))
    for note in notes:
        first = round(note.at * RATE)
        sound[first:] += _struck(note, len(sound) - first)
    release = round(_RELEASE * RATE)
    sound[-release:] *= (0.5 + 0.5 * np.cos(np.linspace(0, np.pi, release)))[:, np.newaxis]
    sound *= 10 ** (_LOUDNESS.get(name, _USUAL_LOUDNESS) / 20) / _loudest(sound)
    finished = sound.astype(np.float32)
    finished.flags.writeable = False
    return finished


def _struck(note: _Note, count: int) -> NDArray[np.float64]:
    """Return one stroke, shape (count, 2)."""
    seconds = np.arange(count) / RATE
    both = [np.zeros(count), np.zeros(count)]
    for ratio, strength, decay in _PARTIALS:
        # What is quieter than a ten-thousandth is not reckoned.
        heard = seconds[: round(9.2 * note.decay * decay * RATE)]
        fading = strength * (note.bright if ratio > 1 else 1) * np.exp(-heard / (note.decay * decay))
        for wave, ear in zip(both, (-1, 1), strict=True):
            pitch = note.pitch * ratio * (1 + (ear * _SPREAD if ratio > 1 else 0))
            wave[: len(heard)] += fading * np.sin(2 * np.pi * pitch * heard)
    # Equal power: the note keeps its loudness wherever it stands.
    ears = [
        wave * note.strength * np.sqrt(1 + ear * note.side * 0.9)
        for wave, ear in zip(both, (-1, 1), strict=True)
    ]
    sound = np.stack(ears, axis=1)
    attack = min(count, round(_ATTACK * RATE))
    sound[:attack] *= (0.5 - 0.5 * np.cos(np.linspace(0, np.pi, attack)))[:, np.newaxis]
    return sound


def _loudest(sound: NDArray[np.float64]) -> float:
    """Return the root mean square of the loudest 400 ms, over both channels."""
    power = np.concatenate(([0.0], np.cumsum(np.mean(sound**2, axis=1))))
    window = min(_LOUDNESS_WINDOW, len(sound))
    return float(np.sqrt(np.max(power[window:] - power[:-window]) / _LOUDNESS_WINDOW))

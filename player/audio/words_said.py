"""Where the words of a spoken line end: so that a command can let the word be said that is being said.

No engine here tells when it says which word. But words take about as long as they are written, and between
two of them the voice is quieter than within them, if only a little: of all ways to cut the clip into its
words, the one is taken that fits both best. Within a sentence that is a guess (eSpeak says where its words
are: one in ten is missed by more than a tenth of a second); a silence is none.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from player.timeline.frames import RATE

if TYPE_CHECKING:
    from numpy.typing import NDArray

_HOP = RATE // 100
_WORD = 1.0
"""What a word takes beside its letters, in letters."""
_LAST = 2.3
"""What the last word takes longer, in letters."""
_DIGIT = 4.0
"""What a digit takes, in letters."""
_STOPS = {",": 5.5, ";": 8.0, ":": 8.0, ".": 9.0, "!": 9.0, "?": 9.0, "…": 9.0}
"""What the silence after a mark takes, in letters."""
_LOOSE = 0.1
"""By which share of its length a word is easily longer or shorter ..."""
_LOOSE_HOPS = 4.5
"""... and by how many hops."""
_QUIET = 4.0
"""How much the quiet counts against the lengths."""
_SILENT = 0.12
"""The level below which nothing is said ..."""
_SILENCE = 10
"""... for so many hops: the k in "bending" is as quiet, but shorter."""
_SOON = 70
"""Hops within which it is better to wait for a silence than to end between two words, which can only be
guessed; nothing is said for longer than that."""


def word_ends(text: str, samples: NDArray[np.float32]) -> NDArray[np.int64]:
    """Return the frames of a clip at which the words of its text end, in order; the last one is its end.

    ``samples`` are mono, 48 kHz.
    """
    levels = _levels(samples)
    weights = _weights(text)[: max(1, len(levels) // 2)]
    if len(weights) < 2:
        return np.array([len(samples)], np.int64)
    lengths = weights * (len(levels) / weights.sum())
    ends = _cuts(lengths, _QUIET * levels)
    return np.append(ends * _HOP, len(samples)).astype(np.int64)


def word_end(text: str, samples: NDArray[np.float32], frame: int) -> int:
    """Return the frame of a clip at which to let it end that is being said at a frame of it: where it falls
    silent, if that is soon, else where the word ends; the frame itself where it is silent."""
    levels = _levels(samples)
    here = min(frame // _HOP, len(levels) - 1)
    soon = here + _SOON
    quiet = np.append(levels < _SILENT, np.ones(_SILENCE, bool))
    for hop in range(here, min(soon, len(levels)) + 1):
        if quiet[hop : hop + _SILENCE].all():
            return min(max(frame, hop * _HOP), len(samples))
    ends = word_ends(text, samples)
    end = int(ends[np.searchsorted(ends, frame + _HOP)])
    if end > soon * _HOP:
        late = max(here, soon - _SOON // 3)
        end = (late + int(levels[late:soon].argmin())) * _HOP
    return max(frame, end)


def _levels(samples: NDArray[np.float32]) -> NDArray[np.float64]:
    """Return how loud each hop is, with its neighbours, from 0 to 1."""
    count = max(1, len(samples) // _HOP)
    squares = np.square(samples[: count * _HOP], dtype=np.float64)
    power = squares.reshape(count, -1).mean(axis=1) if len(squares) == count * _HOP else np.zeros(count)
    smooth = np.convolve(power, (0.25, 0.5, 0.25), "same")
    loudest = smooth.max()
    return np.sqrt(np.sqrt(smooth / loudest)) if loudest > 0 else smooth


def _weights(text: str) -> NDArray[np.float64]:
    """Return how long each word takes with the silence after it, in letters."""
    weights: list[float] = []
    stop = 0.0
    for word in text.split():
        letters = sum(_DIGIT if char.isdigit() else 1.0 for char in word if char.isalnum())
        if not letters:  # a dash between two words
            stop = max(stop, _STOPS[","])
            continue
        if weights:
            weights[-1] += stop
        weights.append(_WORD + letters)
        stop = _STOPS.get(word[-1], 0.0)
    if weights:
        weights[-1] += _LAST
    return np.array(weights)


def _cuts(lengths: NDArray[np.float64], costs: NDArray[np.float64]) -> NDArray[np.int64]:
    """Return where to cut so many hops as there are ``costs`` into parts of about these lengths, each cut
    costing what its hop does."""
    count, parts = len(costs), len(lengths)
    best = np.full(count + 1, np.inf)
    best[0] = 0.0
    came: list[NDArray[np.int64]] = []
    for part, length in enumerate(lengths):
        spans = np.arange(1, max(2, int(3 * length + 12)))
        misfit = np.square((spans - length) / (_LOOSE * length + _LOOSE_HOPS))
        padded = np.concatenate((np.full(len(spans), np.inf), best))
        windows = np.lib.stride_tricks.sliding_window_view(padded, len(spans))[:-1]
        sums = windows[:, ::-1] + misfit  # from the end of the part before, so many hops earlier
        choice = sums[: count + 1].argmin(axis=1)
        best = sums[np.arange(count + 1), choice]
        came.append(np.arange(count + 1) - spans[choice])
        if part < parts - 1:
            best = best + np.append(costs, 1.0)
    ends = [count]
    for back in reversed(came[1:]):
        ends.append(max(0, int(back[ends[-1]])))
    return np.array(ends[:0:-1], np.int64)

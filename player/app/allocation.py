"""How memory is asked of the system: what is large is given back as soon as it is let go."""

from __future__ import annotations

import contextlib
import sys

_MMAP_THRESHOLD = -3
"""The number that glibc's ``mallopt`` knows the setting by."""
_LARGE = 128 * 1024
"""Bytes from which on something is large: a picture of a moving figure, or a block of sound."""


def give_back_large() -> None:
    """Let glibc map what is large by itself, for good.

    Left alone, it takes what has been freed once as a sign to put the next one among the small things; the
    pictures of a figure then leave holes that are never given back: 14 MB in the first minute. Elsewhere
    nothing is done.
    """
    if not sys.platform.startswith("linux"):
        return
    import ctypes

    with contextlib.suppress(AttributeError, OSError):  # another C library
        ctypes.CDLL(None).mallopt(_MMAP_THRESHOLD, _LARGE)

"""A session as a sound file: the very samples of live play at full levels."""

from __future__ import annotations

from typing import TYPE_CHECKING

from player.audio.mixer import Mixer
from player.audio.outputs.wavfile import WavFile
from player.timeline.frames import RATE

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from player.audio.mixer import Brought, Clips
    from player.timeline.timeline import Timeline

_BLOCK = 2 * RATE
_PATIENCE = 600.0
"""Seconds after which music that is still being decoded is left out."""


def write_wav(
    timeline: Timeline,
    clips: Clips,
    path: Path,
    progress: Callable[[float], None] | None = None,
    brought: Brought | None = None,
) -> None:
    """Write all that is heard to a WAV file, 16 bits, 48 kHz, stereo; a file that is there is replaced when
    it is whole.

    A file cannot wait for anybody: an open phase lasts as long as what is said in it, then the next one
    begins. The file ends when the last tone has rung out. ``progress`` is told the share that is done, 0 to
    1, after each two seconds of sound; if it raises an error, the file is not made. Raises ``PlayerError`` if
    the file cannot be written.
    """
    mixer = Mixer(timeline, clips, brought=brought)
    if brought is not None and brought.music is not None:
        brought.music.decoded_to(mixer.end, _PATIENCE)
    with WavFile(path) as file:
        for start in range(0, mixer.end, _BLOCK):
            file.write(mixer.mix(start, min(_BLOCK, mixer.end - start)))
            if progress is not None:
                progress(min(1.0, (start + _BLOCK) / mixer.end))

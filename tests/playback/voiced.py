"""A session that is led by a guide, with a voice that has every line at once, and an ear that tells which
lines were heard."""

from __future__ import annotations

import zlib
from typing import cast

import numpy as np
from numpy.typing import NDArray

from player.audio.mixer import Levels
from player.audio.voice.synthesis import Notice, Progress, Synthesis
from player.playback.guide import Guide
from player.playback.rehearsal import Rehearsal
from player.playback.transport import Transport
from player.timeline.frames import RATE, frames_of
from player.timeline.lead_in import Lead
from tests.playback.ear import Ear
from tests.session.made import WORDS, session, spoken


def clip_of(text: str) -> NDArray[np.float32]:
    """Return noise that no other line has, as long as the line takes."""
    return np.random.default_rng(zlib.crc32(text.encode())).uniform(0.1, 0.5, spoken(text)).astype(np.float32)


class _Clip:
    def __init__(self, samples: NDArray[np.float32]) -> None:
        self.samples = samples


class Voice:
    """Has every line that it was asked for."""

    def __init__(self) -> None:
        self.asked: dict[str, None] = {}
        self.skipped: dict[str, str] = {}
        self.lengthened: dict[str, int] = {}
        """Frames by which a line takes longer than it was thought to."""
        self.notices: tuple[Notice, ...] = ()
        self.progress = Progress(0, 0)

    def request(self, lines: list[str]) -> None:
        self.asked.update(dict.fromkeys(lines))

    def prioritise(self, lines: list[str]) -> None:
        pass

    def lengths(self) -> dict[str, int]:
        return {text: spoken(text) + self.lengthened.get(text, 0) for text in self.asked}

    def clip(self, text: str) -> _Clip | None:
        return _Clip(clip_of(text)) if text in self.asked else None

    def close(self) -> None:
        pass


class Led:
    """A session in simulated time, and what was heard of it."""

    def __init__(self, body: str, lead: Lead = "full") -> None:
        self.ear = Ear(frames_of(0.3))
        self.voice = Voice()
        self.rehearsal = Rehearsal(session(body), WORDS)
        self.rehearsal.speak(cast("Synthesis", self.voice))
        self.transport = Transport(
            self.ear,
            self.rehearsal.timeline,
            self.rehearsal.clip,
            levels=Levels(tones=0),  # so that each sample that is heard is a line's own
            background=False,
        )
        self.guide = Guide(self.transport, self.rehearsal, lambda: lead, lambda: self.ear.now)

    def wait(self, seconds: float) -> None:
        """Let time pass."""
        end = self.ear.now + seconds
        while self.ear.now < end - 1e-9:
            self.ear.now = min(end, self.ear.now + 0.05)
            self.guide.position()

    def go_to(self, kind: str, into: float = 0.0, which: int = 0) -> None:
        """Go to some seconds into a phase of a kind, and play there for a moment."""
        found = [phase for phase in self.guide.timeline.phases if phase.kind == kind]
        self.guide.seek(found[which].span.start + frames_of(into))
        self.transport.play()
        self.wait(0.05)

    @property
    def phase(self) -> str:
        """Where it is: ``left contract``."""
        phase = self.guide.timeline.phases[self.transport.phase]
        return " ".join(part for part in (phase.side, phase.kind) if part)

    @property
    def into(self) -> float:
        """Seconds into the phase."""
        start = self.guide.timeline.phases[self.transport.phase].span.start
        return (self.guide.position().frame - start) / RATE

    def heard(self) -> list[tuple[str, float, bool]]:
        """Return the lines that were heard since the last time, in order: text, when in seconds, and whether
        to its last sample."""
        self.transport.pause()
        samples = self.ear.heard()[:, 0]
        self.ear.pieces.clear()
        found = []
        for text in self.voice.asked:
            clip = clip_of(text)
            for start in np.flatnonzero(samples == clip[0]):
                piece = samples[start : start + len(clip)]
                if len(piece) > 2 and np.array_equal(piece[:3], clip[:3]):
                    found.append((text, round(int(start) / RATE, 2), np.array_equal(piece, clip)))
        return sorted(found, key=lambda entry: entry[1])

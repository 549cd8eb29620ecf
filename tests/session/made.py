"""What the tests of sessions and timelines share: five small exercises, and sessions made of a few lines."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from player.session.catalogue import Catalogue
from player.session.load import Loaded, load_text
from player.session.words import load_words
from player.timeline.compiler import CompileOptions, compile_session
from player.timeline.frames import RATE

if TYPE_CHECKING:
    from player.session.model import AnyStep, Session, Step
    from player.timeline.timeline import Phase, Timeline

HERE = Path(__file__).resolve().parent
ROOT = HERE.parents[1]
CATALOGUE = Catalogue((HERE / "exercises",))
WORDS = load_words(ROOT / "media" / "words", "en")
HEADER = 'format = 1\ntitle = "Test"\n'
QUIET = CompileOptions(announcements=False)


def loaded(body: str) -> Loaded:
    """Return what comes of a session with these lines after its header."""
    return load_text(HEADER + body, CATALOGUE)


def session(body: str) -> Session:
    """Return the session of these lines, which must have no problem at all."""
    made = loaded(body)
    assert made.session is not None, made.problems
    assert not made.problems
    return made.session


def only_step(lines: str) -> Step:
    """Return the one step of these lines."""
    from player.session.model import Step

    step: AnyStep = session(f"[[step]]\n{lines}").steps[0]
    assert isinstance(step, Step)
    return step


def spoken(text: str) -> int:
    """Return the frames of a line: 0.3 s a word."""
    return round(len(text.replace("-", " ").split()) * 0.3 * RATE)


def timeline(body: str, options: CompileOptions | None = None) -> Timeline:
    """Return the timeline of a session, its lines lasting 0.3 s a word."""
    return compile_session(session(body), WORDS, spoken, options)


def phases(body: str) -> tuple[Phase, ...]:
    """Return the phases of a session without announcements."""
    return tuple(timeline(body, QUIET).phases)


def said(made: Timeline) -> list[str]:
    """Return every line in the order in which it is heard."""
    return [cue.line for cue in made.cues if cue.line is not None]


def seconds(frames: int) -> float:
    """Return frames in seconds."""
    return frames / RATE

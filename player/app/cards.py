"""The cards of the library: each session file read and measured, one at a time."""

from __future__ import annotations

from typing import TYPE_CHECKING

from player.app.supplies import Supplies
from player.audio.voice.estimate import estimated_frames
from player.figures.cast import Cast
from player.figures.figure import read_figure
from player.figures.key_poses import telling_pose
from player.session.load import Loaded
from player.session.model import Group, Step
from player.timeline.compiler import compile_session
from player.timeline.frames import RATE
from player.ui.library_screen.cards import SessionCard

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

    from player.figures.drawing import Drawing
    from player.figures.figure import Figure
    from player.session.catalogue import Catalogue
    from player.session.model import AnyStep, Session


def card_of(path: Path, supplies: Supplies, palette: str) -> SessionCard:
    """Return the card of a session file; one with mistakes has them with it."""
    loaded = supplies.load(path)
    session = loaded.session
    if session is None:
        return SessionCard(path.stem, path.stem, path=path, problems=loaded.problems)
    return SessionCard(
        identity=path.stem,
        title=session.title,
        summary=session.summary,
        length_text=_length_text(session, supplies),
        level=session.level,
        equipment=session.equipment,
        tags=session.tags,
        path=path,
        problems=loaded.problems,
        cover=cover_of(session, supplies.catalogue.beside(path.parent).with_own(session.exercises), palette),
    )


def broken_card(path: Path, loaded: Loaded) -> SessionCard:
    """Return the card of a file that cannot be played, for its problems to be shown."""
    return SessionCard(path.stem, path.name, path=path, problems=loaded.problems)


def figure_of(identity: str, catalogue: Catalogue) -> Figure | None:
    """Return the figure of an exercise; None where it has none that can be drawn."""
    exercise = catalogue.exercise(identity)
    return read_figure(exercise.table)[0] if exercise is not None else None


def cast_of(catalogue: Catalogue) -> Cast:
    """Return the figures of all exercises that a session can name."""
    return Cast(lambda identity: figure_of(identity, catalogue))


def _length_text(session: Session, supplies: Supplies) -> str:
    rate = session.voice.rate
    words = supplies.words(session.language)
    timeline = compile_session(session, words, lambda text: estimated_frames(text, rate))
    return f"{max(1, round(timeline.length / RATE / 60))} min"


def cover_of(session: Session, catalogue: Catalogue, palette: str) -> Drawing | None:
    """Return the figure that stands for a session: its cover, else its first exercise that has one."""
    names = [session.cover] if session.cover else []
    names += [step.exercise.identity for step in inner_steps(session.steps) if step.exercise is not None][:1]
    figure = next(filter(None, (figure_of(name, catalogue) for name in names)), None)
    return figure.drawing_of(telling_pose(figure).name, None, palette) if figure is not None else None


def inner_steps(steps: Sequence[AnyStep]) -> Iterator[Step]:
    """Yield every step that is done, at any depth."""
    for step in steps:
        if isinstance(step, Group):
            yield from inner_steps(step.steps)
        elif isinstance(step, Step):
            yield step

"""The cards of the library: each session file read and measured, one at a time."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from player.app.glance import glance_card
from player.app.picture_cast import telling_picture
from player.app.supplies import Supplies
from player.audio.voice.estimate import estimated_frames
from player.figures.cast import Cast
from player.figures.key_poses import telling_pose
from player.figures.reading import read_figure
from player.session.load import Loaded
from player.session.model import Group, Step
from player.session.parts import parts_of
from player.timeline.compiler import compile_session
from player.timeline.frames import RATE
from player.ui.library_screen.cards import SessionCard

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence
    from pathlib import Path

    from player.figures.drawing import Drawing
    from player.figures.figure import Figure
    from player.session.catalogue import Catalogue
    from player.session.model import AnyStep, Exercise, Session


def card_of(
    path: Path,
    supplies: Supplies,
    palette: str,
    known: Callable[[str], Drawing | None] = lambda key: None,
    origin: str = "",
) -> SessionCard:
    """Return the card of a session file; one with mistakes has them with it.

    ``known`` gives figures that have been drawn already, by their keys.
    """
    loaded = supplies.load(path)
    session = loaded.session
    if session is None:
        glance = glance_card(path, origin) or SessionCard(path.stem, path.stem, path=path, origin=origin)
        return replace(glance, problems=loaded.problems)
    catalogue = supplies.catalogue.beside(path.parent).with_own(session.exercises)
    stands = cover_exercise(session, catalogue)
    key = f"{stands.file or path}#{stands.identity}" if stands is not None else ""
    cover = (known(key) or cover_of(session, catalogue, palette)) if stands is not None else None
    minutes = _minutes(session, supplies)
    exercises = {step.exercise for step in inner_steps(session.steps) if step.exercise is not None}
    muscles = sorted({muscle for exercise in exercises for muscle in _muscles(exercise)})
    return SessionCard(
        identity=path.stem,
        title=session.title,
        summary=session.summary,
        length_text=f"{minutes} min",
        level=session.level,
        equipment=session.equipment,
        tags=session.tags,
        path=path,
        problems=loaded.problems,
        cover=cover,
        picture=telling_picture(stands) if stands is not None and cover is None else None,
        minutes=minutes,
        parts=parts_of(muscles, session.tags),
        words=" ".join((*muscles, *sorted(_names(session)))),
        origin=origin,
        cover_key=key if cover is not None else "",
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


def cover_exercise(session: Session, catalogue: Catalogue) -> Exercise | None:
    """Return the exercise whose figure stands for a session: its cover, else its first one."""
    found = catalogue.exercise(session.cover) if session.cover else None
    if found is not None:
        return found
    return next((step.exercise for step in inner_steps(session.steps) if step.exercise is not None), None)


def cover_of(session: Session, catalogue: Catalogue, palette: str) -> Drawing | None:
    """Return the figure that stands for a session; None where there is none that can be drawn."""
    exercise = cover_exercise(session, catalogue)
    figure = read_figure(exercise.table)[0] if exercise is not None else None
    return figure.drawing_of(telling_pose(figure).name, None, palette) if figure is not None else None


def inner_steps(steps: Sequence[AnyStep]) -> Iterator[Step]:
    """Yield every step that is done, at any depth."""
    for step in steps:
        if isinstance(step, Group):
            yield from inner_steps(step.steps)
        elif isinstance(step, Step):
            yield step


def _minutes(session: Session, supplies: Supplies) -> int:
    rate = session.voice.rate
    words = supplies.words(session.language)
    timeline = compile_session(session, words, lambda text: estimated_frames(text, rate))
    return max(1, round(timeline.length / RATE / 60))


def _muscles(exercise: Exercise) -> tuple[str, ...]:
    target = exercise.table.get("target", ())
    return tuple(filter(_is_text, target)) if isinstance(target, (list, tuple)) else ()


def _names(session: Session) -> set[str]:
    steps = tuple(inner_steps(session.steps))
    return {step.name for step in steps} | {step.exercise.name for step in steps if step.exercise is not None}


def _is_text(value: object) -> bool:
    return isinstance(value, str)

"""The cards of the library: each session file read and measured, one at a time."""

from __future__ import annotations

from typing import TYPE_CHECKING

from player.app.supplies import Supplies
from player.audio.voice.estimate import estimated_frames
from player.figures.cast import Cast
from player.figures.figure import read_figure
from player.session.load import Loaded
from player.timeline.compiler import compile_session
from player.timeline.frames import RATE
from player.ui.library_screen.cards import SessionCard

if TYPE_CHECKING:
    from pathlib import Path

    from player.figures.drawing import Drawing
    from player.figures.figure import Figure
    from player.session.model import Session


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
        cover=_cover(session, supplies, palette),
    )


def broken_card(path: Path, loaded: Loaded) -> SessionCard:
    """Return the card of a file that cannot be played, for its problems to be shown."""
    return SessionCard(path.stem, path.name, path=path, problems=loaded.problems)


def figure_of(identity: str, supplies: Supplies) -> Figure | None:
    """Return the figure of an exercise; None where it has none that can be drawn."""
    exercise = supplies.catalogue.exercise(identity)
    return read_figure(exercise.table)[0] if exercise is not None else None


def cast_of(supplies: Supplies) -> Cast:
    """Return the figures of all exercises."""
    return Cast(lambda identity: figure_of(identity, supplies))


def _length_text(session: Session, supplies: Supplies) -> str:
    rate = session.voice.rate
    words = supplies.words(session.language)
    timeline = compile_session(session, words, lambda text: estimated_frames(text, rate))
    return f"{max(1, round(timeline.length / RATE / 60))} min"


def _cover(session: Session, supplies: Supplies, palette: str) -> Drawing | None:
    figure = figure_of(session.cover, supplies) if session.cover else None
    if figure is None:
        return None
    paths = figure.motion.paths
    shown = next(
        (paths[kind][-1] for kind in ("stretch", "hold", "rep") if kind in paths), figure.motion.start
    )
    return figure.drawing_of(shown, None, palette)

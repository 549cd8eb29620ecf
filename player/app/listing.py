"""What there is, as plain values for other programs: sessions, programmes, exercises."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from player.audio.voice.estimate import estimated_frames
from player.timeline.compiler import compile_session
from player.timeline.frames import RATE

if TYPE_CHECKING:
    from player.app.supplies import Supplies
    from player.session.model import Session
    from player.session.programme import Programme

_TEXTS = ("title", "summary", "language", "level", "license")
_LISTS = ("authors", "equipment", "tags", "cautions", "sources")


def work_values(supplies: Supplies) -> list[dict[str, Any]]:
    """Return the sessions and programmes of the library; of one with mistakes only where its file is."""
    found = []
    for path in supplies.library.paths():
        about: dict[str, Any] = {"name": path.stem, "kind": "session", "file": str(path)}
        session = supplies.load(path).session
        if session is not None:
            about |= {"seconds": round(_seconds(session, supplies), 1), **_header(session)}
        found.append(about | {"playable": session is not None})
    for path in supplies.programmes.paths():
        about = {"name": path.stem, "kind": "programme", "file": str(path)}
        programme = supplies.load_programme(path).programme
        if programme is not None:
            about |= {"weeks": programme.weeks, **_header(programme)}
        found.append(about | {"playable": programme is not None})
    return found


def exercise_values(supplies: Supplies) -> list[dict[str, Any]]:
    """Return the exercises that are known."""
    found = []
    for identity in supplies.catalogue.names():
        exercise = supplies.catalogue.exercise(identity)
        about: dict[str, Any] = {"name": identity, "file": str(supplies.catalogue.path(identity))}
        if exercise is not None:
            also = exercise.table.get("also", ())
            about |= {
                "title": exercise.name,
                "also": [also] if isinstance(also, str) else list(also),
                "kind": exercise.table.get("kind", ""),
                "sides": exercise.unilateral,
                "equipment": list(exercise.equipment),
            }
        found.append(about)
    return found


def _header(work: Session | Programme) -> dict[str, Any]:
    texts = {key: getattr(work, key) for key in _TEXTS if getattr(work, key)}
    return texts | {key: list(getattr(work, key)) for key in _LISTS if getattr(work, key)}


def _seconds(session: Session, supplies: Supplies) -> float:
    rate, words = session.voice.rate, supplies.words(session.language)
    return compile_session(session, words, lambda line: estimated_frames(line, rate)).length / RATE

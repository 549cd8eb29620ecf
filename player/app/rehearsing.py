"""Making a session ready with the best voice there is."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from player import paths
from player.app.voices import studio, wish_of
from player.playback.rehearsal import Rehearsal
from player.session.leading import Announce, announced
from player.settings import Settings, load_settings
from player.timeline.compiler import CompileOptions

if TYPE_CHECKING:
    from collections.abc import Callable

    from player.app.supplies import Supplies
    from player.session.model import Session
    from player.timeline.timeline import Side


def as_led(session: Session, settings: Settings) -> Session:
    """Return the session as the person likes to be led through it."""
    wishes: dict[str, Announce] = {"full": "full", "short": "short", "off": "off"}
    wish = wishes.get(settings.announce)
    return announced(session, wish) if wish is not None else session


def options_of(settings: Settings, *, questions: bool = True) -> CompileOptions:
    """Return how sessions are compiled for this person today."""
    tighter: Side = "left" if settings.tighter == "left" else "right"
    return CompileOptions(tighter=tighter, questions=questions, draw=date.today().toordinal())


def rehearse(
    session: Session,
    supplies: Supplies,
    *,
    silent: bool = False,
    questions: bool = True,
    on_change: Callable[[], None] | None = None,
) -> Rehearsal:
    """Return a session made ready; its lines go on being spoken in the background.

    ``questions`` is whether anything is asked. ``on_change`` is called from other threads whenever a line has
    come.
    """
    settings = load_settings(paths.settings_folder())
    options = options_of(settings, questions=questions)
    session = as_led(session, settings)
    rehearsal = Rehearsal(session, supplies.words(session.language), options)
    if not silent:

        def changed() -> None:
            rehearsal.changed()
            if on_change is not None:
                on_change()

        rehearsal.speak(studio().synthesis(wish_of(session, settings), changed, settings.pronunciations))
    return rehearsal

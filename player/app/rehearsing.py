"""Making a session ready with the best voice there is."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from player import paths
from player.app.chosen import as_led, side_of
from player.app.voices import studio, wish_of
from player.playback.rehearsal import Rehearsal
from player.settings import Settings, load_settings
from player.timeline.compiler import CompileOptions

if TYPE_CHECKING:
    from collections.abc import Callable

    from player.app.supplies import Supplies
    from player.session.model import Session


def options_of(settings: Settings, *, questions: bool = True) -> CompileOptions:
    """Return how sessions are compiled for this person today."""
    draw = date.today().toordinal()
    return CompileOptions(tighter=side_of(settings.tighter), questions=questions, draw=draw)


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

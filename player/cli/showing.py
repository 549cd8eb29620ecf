"""``limber show``: what happens at which second."""

from __future__ import annotations

import json
from datetime import date
from typing import TYPE_CHECKING

from player.app.supplies import Supplies
from player.audio.voice.estimate import estimated_frames
from player.cli.values import add_values, values_of
from player.language import said
from player.session.programme_listing import programme_text, programme_value
from player.timeline.compiler import CompileOptions, compile_session
from player.timeline.listing import listing_text, listing_value

if TYPE_CHECKING:
    import argparse

    from player.session.model import Session
    from player.session.programme import Programme


def add_verb(verbs: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Add the verb to the parser."""
    verb = verbs.add_parser(
        "show",
        help=said("list a session second by second, or a programme day by day"),
        description=said(
            "Lists every phase, tone and spoken line of a session, lengths of speech estimated, or "
            "the days of a programme."
        ),
    )
    verb.add_argument(
        "session", metavar=said("SESSION"), help=said("a session file, or the name of one in the library")
    )
    verb.add_argument("--json", action="store_true", help=said("write seconds and phases as JSON"))
    verb.add_argument(
        "--no-announcements",
        action="store_true",
        help=said("count preparation, side changes and announcements as nothing"),
    )
    verb.add_argument(
        "--start", metavar=said("DATE"), type=date.fromisoformat, help=said("when a programme starts")
    )
    add_values(verb)
    verb.set_defaults(run=_run)


def _run(arguments: argparse.Namespace) -> int:
    supplies = Supplies()
    path = supplies.find(arguments.session)
    loaded = supplies.load(path, values_of(arguments))
    if loaded.is_programme:
        _show_programme(supplies.load_programme(path).require(), arguments)
    else:
        _show_session(loaded.require(), supplies, arguments)
    return 0


def _show_programme(programme: Programme, arguments: argparse.Namespace) -> None:
    if arguments.json:
        print(json.dumps(programme_value(programme, arguments.start), indent=2, ensure_ascii=False))
    else:
        print(programme_text(programme, arguments.start), end="")


def _show_session(session: Session, supplies: Supplies, arguments: argparse.Namespace) -> None:
    rate = session.voice.rate
    options = CompileOptions(announcements=not arguments.no_announcements, draw=date.today().toordinal())
    timeline = compile_session(
        session, supplies.words(session.language), lambda text: estimated_frames(text, rate), options
    )
    if arguments.json:
        print(json.dumps(listing_value(timeline), indent=2, ensure_ascii=False))
    else:
        print(listing_text(timeline), end="")

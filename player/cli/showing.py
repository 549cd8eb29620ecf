"""``limber show``: what happens at which second."""

from __future__ import annotations

import json
from datetime import date
from typing import TYPE_CHECKING

from player.app.supplies import Supplies
from player.audio.voice.estimate import estimated_frames
from player.cli.values import add_values, values_of
from player.timeline.compiler import CompileOptions, compile_session
from player.timeline.listing import listing_text, listing_value

if TYPE_CHECKING:
    import argparse


def add_verb(verbs: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Add the verb to the parser."""
    verb = verbs.add_parser(
        "show",
        help="list a session second by second",
        description="Lists every phase, tone and spoken line. Lengths of speech are estimated.",
    )
    verb.add_argument("session", help="a session file, or the name of one in the library")
    verb.add_argument("--json", action="store_true", help="write seconds and phases as JSON")
    verb.add_argument(
        "--no-announcements",
        action="store_true",
        help="count preparation, side changes and announcements as nothing",
    )
    add_values(verb)
    verb.set_defaults(run=_run)


def _run(arguments: argparse.Namespace) -> int:
    supplies = Supplies()
    session = supplies.load(supplies.library.find(arguments.session), values_of(arguments)).require()
    rate = session.voice.rate
    options = CompileOptions(announcements=not arguments.no_announcements, draw=date.today().toordinal())
    timeline = compile_session(
        session, supplies.words(session.language), lambda text: estimated_frames(text, rate), options
    )
    if arguments.json:
        print(json.dumps(listing_value(timeline), indent=2, ensure_ascii=False))
    else:
        print(listing_text(timeline), end="")
    return 0

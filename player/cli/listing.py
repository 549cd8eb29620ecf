"""``limber list``: the sessions, or the exercises, that are there."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from player.app.listing import exercise_values, work_values
from player.app.supplies import Supplies
from player.audio.voice.estimate import estimated_frames
from player.language import counted, said
from player.timeline.compiler import compile_session
from player.timeline.frames import RATE

if TYPE_CHECKING:
    import argparse

    from player.session.model import Session


def add_verb(verbs: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Add the verb to the parser."""
    verb = verbs.add_parser(
        "list",
        help=said("list the sessions that are there"),
        description=said("Lists the sessions of the library, or the exercises."),
    )
    verb.add_argument("--exercises", action="store_true", help=said("list the exercises instead"))
    verb.add_argument("--json", action="store_true", help=said("write the list as JSON, for other programs"))
    verb.set_defaults(run=run)


def run(arguments: argparse.Namespace) -> int:
    """Print the list."""
    supplies = Supplies()
    if getattr(arguments, "json", False):
        found = exercise_values(supplies) if arguments.exercises else work_values(supplies)
        print(json.dumps(found, indent=2, ensure_ascii=False))
        return 0
    if arguments.exercises:
        for identity in supplies.catalogue.names():
            exercise = supplies.catalogue.exercise(identity)
            print(f"{identity:32} {exercise.name if exercise else said('(its file has mistakes)')}")
        return 0
    for path in supplies.library.paths():
        session = supplies.load(path).session
        if session is None:
            print(f"{path.stem:24} {said('(has mistakes: limber check {path})', path=path)}")
            continue
        length = _length(session, supplies)
        minutes = max(1, round(length / RATE / 60))
        print(f"{path.stem:24} {minutes:3} min  {session.title}")
    for path in supplies.programmes.paths():
        programme = supplies.load_programme(path).programme
        if programme is None:
            print(f"{path.stem:24} {said('(has mistakes: limber check {path})', path=path)}")
        else:
            weeks = counted("1 week", "{count} weeks", programme.weeks)
            print(f"{path.stem:24} {weeks:>9}  {programme.title}")
    return 0


def _length(session: Session, supplies: Supplies) -> int:
    rate = session.voice.rate
    words = supplies.words(session.language)
    return compile_session(session, words, lambda text: estimated_frames(text, rate)).length

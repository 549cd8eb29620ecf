"""``limber new``: a session to change, made of a template."""

from __future__ import annotations

from typing import TYPE_CHECKING

from player.app.beginning import begin_session, place_of
from player.app.supplies import Supplies
from player.errors import PlayerError
from player.language import said

if TYPE_CHECKING:
    import argparse


def add_verb(verbs: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Add the verb to the parser."""
    verb = verbs.add_parser(
        "new",
        help=said("begin a session from a template"),
        description=said(
            "Writes a session that plays as it stands, explained line by line, for you to change; "
            "beside it the schema by which editors complete and explain it. Nothing is written over."
        ),
    )
    verb.add_argument(
        "file",
        metavar=said("FILE"),
        help=said("where to write it, such as evening.toml; or only a name, for your own sessions"),
    )
    verb.add_argument(
        "--template",
        default="stretch",
        metavar=said("NAME"),
        help=said("pnf, core, stretch, breath, break, circuit or roll (default: stretch)"),
    )
    verb.add_argument("--title", default="", help=said("what the session is called"))
    verb.add_argument(
        "--language", default="", metavar=said("TAG"), help=said("language of its texts, such as en or de")
    )
    verb.set_defaults(run=_run)


def _run(arguments: argparse.Namespace) -> int:
    if not arguments.file.removesuffix(".toml").strip("."):
        raise PlayerError(
            said("The session needs a name."), said("Write for example: limber new evening.toml")
        )
    supplies = Supplies()
    written = begin_session(
        place_of(arguments.file), supplies, arguments.template, arguments.title, arguments.language
    )
    for path in written:
        print(path)
    return 0

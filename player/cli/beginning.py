"""``limber new``: a session to change, made of a template or from a wish."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

from player.app.beginning import begin_session, begin_with, place_of
from player.app.supplies import Supplies
from player.cli.wishing import add_wish, wish_of
from player.errors import PlayerError
from player.language import said
from player.making.make import Maker

if TYPE_CHECKING:
    import argparse


def add_verb(verbs: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Add the verb to the parser."""
    verb = verbs.add_parser(
        "new",
        help=said("begin a session from a template, or from a wish"),
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
        metavar=said("NAME"),
        help=said("pnf, core, stretch, breath, break, circuit or roll (default: stretch)"),
    )
    verb.add_argument("--title", metavar=said("TITLE"), default="", help=said("what the session is called"))
    verb.add_argument(
        "--language", default="", metavar=said("TAG"), help=said("language of its texts, such as en or de")
    )
    add_wish(verb)
    verb.set_defaults(run=_run)


def _run(arguments: argparse.Namespace) -> int:
    if not arguments.file.removesuffix(".toml").strip("."):
        raise PlayerError(
            said("The session needs a name."), said("Write for example: limber new evening.toml")
        )
    supplies = Supplies()
    path, title, language = place_of(arguments.file), arguments.title, arguments.language
    wish, remarks = wish_of(arguments)
    if wish is None:
        written = begin_session(path, supplies, arguments.template or "stretch", title, language)
    else:
        if arguments.template:
            raise PlayerError(
                said("A session is made of a template or from a wish."),
                said("Leave out --template, or what you wish."),
            )
        made = Maker(supplies.catalogue, supplies.words).make(wish)
        written = begin_with(path, made.text, supplies, title, language)
        remarks = (*remarks, *made.remarks)
    for remark in remarks:
        print(remark, file=sys.stderr)
    for each in written:
        print(each)
    return 0

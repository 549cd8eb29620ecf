"""``limber edit``: the editor, at a line of a session."""

from __future__ import annotations

from typing import TYPE_CHECKING

from player.app.supplies import Supplies
from player.cli.opening import in_window
from player.errors import PlayerError
from player.language import said

if TYPE_CHECKING:
    import argparse


def add_verb(verbs: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Add the verb to the parser."""
    verb = verbs.add_parser(
        "edit",
        help=said("write on a session in the editor"),
        description=said(
            "Opens the editor: outline, form, text and time ruler of one session. A session that "
            "ships with Limber is copied among your own when you save it."
        ),
    )
    verb.add_argument(
        "session", metavar=said("FILE[:LINE]"), help=said("a session file, or the name of a session")
    )
    verb.set_defaults(run=_run)


def _run(arguments: argparse.Namespace) -> int:
    name, line = file_and_line(arguments.session)
    path = Supplies().find(name)
    reason = in_window(path, line=line)
    if reason is not None:
        raise PlayerError(
            said("{reason} The editor needs a window.", reason=reason), said("The file is {path}", path=path)
        )
    return 0


def file_and_line(named: str) -> tuple[str, int]:
    """Return the name and the line of ``evening.toml:12``; line 1 where none is named."""
    name, colon, line = named.rpartition(":")
    return (name, max(1, int(line))) if colon and name and line.isdecimal() else (named, 1)

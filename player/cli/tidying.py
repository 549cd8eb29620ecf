"""``limber format``: files tidied, with all that they mean and all their comments."""

from __future__ import annotations

import difflib
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from player.editing.tidying import tidied
from player.editing.toml_text import EditError
from player.files import write_over
from player.language import said
from player.session.documents import parse_toml, read_text
from player.session.problems import Problem
from player.session.upgrades import in_newest_format

if TYPE_CHECKING:
    import argparse


def add_verb(verbs: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Add the verb to the parser."""
    verb = verbs.add_parser(
        "format",
        help=said("tidy session files"),
        description=said(
            "Tidies sessions, programmes and exercises: keys in the documented order, times in "
            "quotes, even spaces, a blank line between steps. Comments stay, and so does all that a "
            "file means. With --check or --diff nothing is written, and the exit code is 1 if a file "
            "is not tidy."
        ),
    )
    verb.add_argument(
        "files", nargs="+", metavar=said("FILE"), help=said("files to tidy; - reads one and prints it")
    )
    verb.add_argument("--check", action="store_true", help=said("only name the files that are not tidy"))
    verb.add_argument("--diff", action="store_true", help=said("only show what would change"))
    verb.add_argument(
        "--upgrade",
        action="store_true",
        help=said("also write files of an older format as the newest has it"),
    )
    verb.set_defaults(run=_run)


def _run(arguments: argparse.Namespace) -> int:
    untidy = failed = 0
    for name in arguments.files:
        text = _text_of(name)
        made = text if isinstance(text, Problem) else _tidied(text, name, upgrade=arguments.upgrade)
        if isinstance(made, Problem):
            print(made, file=sys.stderr)
            failed += 1
        elif name == "-" and not (arguments.check or arguments.diff):
            sys.stdout.write(made)
        elif made != text:
            untidy += 1
            _tell(name, str(text), made, arguments)
    if arguments.check or arguments.diff:
        return 1 if untidy or failed else 0
    return 1 if failed else 0


def _tell(name: str, text: str, made: str, arguments: argparse.Namespace) -> None:
    """Write a file that was not tidy, or say what would change."""
    if arguments.diff:
        lines = difflib.unified_diff(
            text.splitlines(), made.splitlines(), name, f"{name} ({said('tidy')})", lineterm=""
        )
        print("\n".join(lines))
    elif arguments.check:
        print(said("{name} is not tidy", name=name))
    else:
        write_over(Path(name), made.encode("utf-8"))
        print(said("{name} is tidy now", name=name))


def _text_of(name: str) -> str | Problem:
    return sys.stdin.read() if name == "-" else read_text(Path(name))


def _tidied(text: str, name: str, *, upgrade: bool) -> str | Problem:
    document = parse_toml(text, name)
    if isinstance(document, Problem):
        return document
    try:
        return tidied(in_newest_format(text) if upgrade else text)
    except EditError as error:
        return Problem("error", "toml-syntax", str(error), said("tell the makers of Limber"), name)

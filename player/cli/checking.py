"""``limber check``: every problem of a session file, with its place and a way out."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING

from player.app.checking import check_file
from player.app.supplies import Supplies
from player.errors import PlayerError
from player.session.problems import has_errors

if TYPE_CHECKING:
    import argparse

    from player.session.problems import Problem


def add_verb(verbs: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Add the verb to the parser."""
    verb = verbs.add_parser(
        "check",
        help="list the mistakes in session files",
        description="Lists every problem with file:line:column, what is wrong and what to write instead. "
        "Errors stop playing, warnings do not. Exit code 1 if there are errors.",
    )
    verb.add_argument("files", nargs="+", metavar="FILE", help="session files, or names in the library")
    verb.add_argument("--json", action="store_true", help="write the problems as JSON")
    verb.set_defaults(run=_run)


def _run(arguments: argparse.Namespace) -> int:
    supplies = Supplies()
    problems: list[Problem] = []
    for file in arguments.files:
        problems += check_file(_path(file, supplies), supplies)
    if arguments.json:
        print(json.dumps([problem.as_table() for problem in problems], indent=2, ensure_ascii=False))
    else:
        for problem in problems:
            print(problem)
        errors = sum(problem.severity == "error" for problem in problems)
        print(f"{_counted(errors, 'error')}, {_counted(len(problems) - errors, 'warning')}")
    return 1 if has_errors(problems) else 0


def _path(file: str, supplies: Supplies) -> Path:
    """Return the file that is meant; one that is not there is a problem of its own, told with the others."""
    try:
        return supplies.find(file)
    except PlayerError:
        return Path(file)


def _counted(count: int, what: str) -> str:
    return f"{count} {what}" if count == 1 else f"{count} {what}s"

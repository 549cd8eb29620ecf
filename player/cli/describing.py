"""``limber schema``: the format described for editors, as JSON Schema, and for people, as a page."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING

from player.app.supplies import Supplies
from player.files import write_whole
from player.session.json_schema import FILE_NAMES, json_schema

if TYPE_CHECKING:
    import argparse


def add_verb(verbs: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Add the verb to the parser."""
    verb = verbs.add_parser(
        "schema",
        help="describe the format, for editors or for people",
        description="Writes the JSON Schema of session files, exercise files or programmes. An editor that "
        "knows TOML schemas completes and explains keys, and underlines mistakes, in a file whose first line "
        "is “#:schema limber-session.schema.json” where the schema lies beside it.",
    )
    verb.add_argument(
        "kind", nargs="?", default="session", choices=list(FILE_NAMES), help="which (default: session)"
    )
    verb.add_argument(
        "-o", "--output", type=Path, metavar="FILE", help="write it to this file, or into this folder"
    )
    verb.set_defaults(run=_run)


def _run(arguments: argparse.Namespace) -> int:
    text = schema_text(arguments.kind, Supplies())
    name = FILE_NAMES[arguments.kind]
    if arguments.output is None:
        print(text, end="")
        return 0
    path: Path = arguments.output / name if arguments.output.is_dir() else arguments.output
    write_whole(path, lambda file: file.write(text.encode("utf-8")))
    print(path)
    return 0


def schema_text(kind: str, supplies: Supplies) -> str:
    """Return the schema of a kind of file, with the exercises that are there, as JSON."""
    found = next(each for each in FILE_NAMES if each == kind)
    schema = json_schema(found, supplies.catalogue.names())
    return json.dumps(schema, indent=1, ensure_ascii=False) + "\n"

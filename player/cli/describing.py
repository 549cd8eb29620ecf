"""``limber schema``: the format described for editors, as JSON Schema, and for people, as a page."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

from player.app.documenting import format_page, schema_text
from player.app.supplies import Supplies
from player.files import write_whole
from player.language import said
from player.session.json_schema import FILE_NAMES

if TYPE_CHECKING:
    import argparse


PAGE = "FORMAT.md"
"""What the documentation is called where it ships, among the sessions."""


def add_verb(verbs: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Add the verb to the parser."""
    verb = verbs.add_parser(
        "schema",
        help=said("describe the format, for editors or for people"),
        description=said(
            "Writes the JSON Schema of session files, exercise files or programmes. An editor that "
            "knows TOML schemas completes and explains keys, and underlines mistakes, in a file "
            "whose first line is “#:schema limber-session.schema.json” where the schema lies beside "
            "it."
        ),
    )
    verb.add_argument(
        "kind", nargs="?", default="session", choices=list(FILE_NAMES), help=said("which (default: session)")
    )
    verb.add_argument(
        "-o",
        "--output",
        type=Path,
        metavar=said("FILE"),
        help=said("write it to this file, or into this folder"),
    )
    verb.add_argument(
        "--docs",
        action="store_true",
        help=said("the documentation of the whole format, as a page of Markdown"),
    )
    verb.set_defaults(run=_run)


def _run(arguments: argparse.Namespace) -> int:
    supplies = Supplies()
    text = format_page(supplies) if arguments.docs else schema_text(arguments.kind, supplies)
    name = PAGE if arguments.docs else FILE_NAMES[arguments.kind]
    if arguments.output is None:
        sys.stdout.write(text)
        return 0
    path: Path = arguments.output / name if arguments.output.is_dir() else arguments.output
    write_whole(path, lambda file: file.write(text.encode("utf-8")))
    print(path)
    return 0

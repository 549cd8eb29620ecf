"""The documentation of the format and its schemas, made with the exercises that are there."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from player import paths
from player.figures.pose_grammar import pose_grammar
from player.language import spoken_language
from player.session.documentation import documentation
from player.session.json_schema import json_schema

if TYPE_CHECKING:
    from player.app.supplies import Supplies
    from player.session.examples import FileKind


def format_page(supplies: Supplies) -> str:
    """Return the documentation of the format in the person's language, as Markdown."""
    folder = paths.shipped_folder("media") / "guide"
    translated = folder / spoken_language() / "guide.md"
    path = translated if translated.is_file() else folder / "guide.md"
    guide = path.read_text(encoding="utf-8")
    known = supplies.catalogue
    found = (known.exercise(name) for name in known.names())
    return documentation(guide, (exercise for exercise in found if exercise is not None), pose_grammar())


def schema_text(kind: FileKind, supplies: Supplies) -> str:
    """Return the schema of a kind of file, as JSON."""
    schema = json_schema(kind, supplies.catalogue.names())
    return json.dumps(schema, indent=1, ensure_ascii=False) + "\n"

"""JSON Schemas of the three kinds of file, made of the format's table: what editors complete, explain on
hover and underline.

A schema knows the shape of a file and how values are written. What depends on other places (which keys go
together, which names are asked for, how long a list must be) is left to ``limber check``.

A value that cannot be read is held against examples (``else``: one of these): editors then show those as the
right form, and offer them, instead of a pattern that nobody reads.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import tomli

from player.language import said
from player.session.explaining import hover
from player.session.patterns import (
    AT,
    BREATH,
    CLOCK,
    DAY,
    EXPRESSION,
    PERCENT,
    REPEAT,
    TEMPO,
    TIME,
    WEEKS,
)
from player.session.schema import METHOD_ALIASES, SPOKEN_KINDS, TABLES
from player.session.upgrades import newest_version
from player.session.weeks import WEEKDAYS

if TYPE_CHECKING:
    from collections.abc import Sequence

    from player.session.examples import FileKind
    from player.session.keys import Key

Schema = dict[str, Any]

FILE_NAMES: dict[FileKind, str] = {
    "session": "limber-session.schema.json",
    "exercise": "limber-exercise.schema.json",
    "programme": "limber-programme.schema.json",
}
"""What the schema of a kind of file is called, in the ``#:schema`` line of such files as well."""
_LONGEST_TEXT = 2000
_LONGEST_NOTATION = 40
_MOST_A_SET = 1000


def json_schema(kind: FileKind, exercises: Sequence[str] = ()) -> Schema:
    """Return the schema of a kind of file; ``exercises`` are the identities that editors offer."""
    made = _Maker(kind, tuple(exercises))
    top = made.table(kind)
    return {
        "$schema": "http://json-schema.org/draft-07/schema#",
        "title": f"Limber: {kind}",
        **top,
        "definitions": {name: made.inner[name] for name in sorted(made.inner)},
    }


class _Maker:
    """Makes the schema of one kind of file, and those of the tables in it."""

    def __init__(self, kind: FileKind, exercises: tuple[str, ...]) -> None:
        self._kind = kind
        self._exercises = exercises
        self.inner: dict[str, Schema] = {}
        """Schemas of the tables that were referred to, by name."""

    def table(self, name: str) -> Schema:
        """Return the schema of a table."""
        keys = TABLES[name].values()
        required = [key.name for key in keys if key.required]
        return {
            "type": "object",
            "properties": {key.name: self._key(name, key) for key in keys},
            "additionalProperties": _no_such_key(),
            **({"required": required, "x-taplo": {"initKeys": required}} if required else {}),
        }

    def _key(self, table: str, key: Key) -> Schema:
        made: Schema = {"description": hover(table, key)}
        if key.default:
            made["default"] = tomli.loads(f"x = {key.default}")["x"]
        if key.meanings:
            made["x-taplo"] = {"docs": {"enumValues": [said(meaning) for meaning in key.meanings]}}
        return {**made, **self._value(table, key)}

    def _value(self, table: str, key: Key) -> Schema:
        if key.kind in ("table", "tables", "named"):
            return self._tables(key)
        one = self._one(table, key)
        if not key.per_set:
            return one
        several = {"type": "array", "minItems": 1, "maxItems": _MOST_A_SET, "items": one}
        return {"if": {"type": "array"}, "then": several, "else": one, **_offered(one, several)}

    def _tables(self, key: Key) -> Schema:
        reference = self._reference(key.inner)
        if key.kind == "tables":
            return {"type": "array", "items": reference}
        if key.kind == "named":
            # an exercise of a session's own is called by its identity where it has no name
            self.inner[key.inner].pop("required" if key.inner == "exercise" else "", None)
            return {"type": "object", "additionalProperties": reference}
        return {"allOf": [reference]}

    def _reference(self, table: str) -> Schema:
        if table not in self.inner:
            self.inner[table] = {}  # tables stand in one another: steps in steps
            self.inner[table] = self.table(table)
        return {"$ref": f"#/definitions/{table}"}

    def _one(self, table: str, key: Key) -> Schema:
        """Return the schema of one value that is no table of the format."""
        kind = key.kind
        if kind == "pnf":
            method = self._one(table, TABLES["pnf"]["method"])
            whole = self._reference("pnf")
            return {"if": {"type": "object"}, "then": whole, "else": method, **_offered(method, whole)}
        if kind in _PLAIN:
            return _plain(key, self._exercises)
        accepted, offered = _notation(key)
        if self._filled(table):
            accepted = [*accepted, {"type": "string", "pattern": EXPRESSION}]
        if len(accepted) == 1 and "enum" in accepted[0]:
            return accepted[0]
        either = accepted[0] if len(accepted) == 1 else {"anyOf": accepted}
        return {"if": either, "else": {"enum": offered}, **_offered({"enum": offered})}

    def _filled(self, table: str) -> bool:
        """Return whether parameters can stand in a table."""
        return self._kind == "session" and table not in ("exercise", "pictures", "parameter")


_PLAIN = frozenset(("text", "texts", "when", "any", "value", "values", "words", "format", "flag"))


def _no_such_key() -> Schema:
    """Return what stands at a key that nobody knows: said of its table, editors underline the whole table."""
    return {"not": {"title": said("A key that is not part of the format")}}


def _offered(*several: Schema) -> Schema:
    """Return schemas that editors look into for what to offer, and that hold for everything."""
    return {"anyOf": [*several, {}]}


def _plain(key: Key, exercises: tuple[str, ...]) -> Schema:
    """Return the schema of a value that has no notation of its own."""
    text: Schema = {"type": "string", "maxLength": _LONGEST_TEXT}
    if key.kind == "text" and key.required:
        return {**text, "pattern": r"\S"}
    if key.name in ("exercise", "cover") and exercises:
        return {**text, **_offered({"enum": list(exercises)})}
    if key.kind == "format":
        return {"type": "integer", "minimum": 1, "maximum": newest_version()}
    scalars = ["string", "number", "boolean"]
    entry = {"enum": list(key.choices)} if key.choices else text
    return {
        "text": text,
        "when": text,
        "texts": {"if": {"type": "array"}, "then": {"items": entry}, "else": entry, **_offered(entry)},
        "any": {} if key.name == "view" else {"type": "object"},
        "value": {"type": scalars},
        "values": {"type": "array", "minItems": 1, "maxItems": 100, "items": {"type": scalars}},
        "words": _words(),
        "flag": {"type": ["boolean", "string"], "pattern": EXPRESSION},
    }[key.kind]


def _words() -> Schema:
    text = {"type": "string", "pattern": r"\S"}
    parts = {
        "type": "object",
        "properties": {
            "full": {**text, "description": said("What is said the first time.")},
            "short": {
                **text,
                "description": said("What is said from then on, or where there is little room."),
            },
        },
        "anyOf": [{"required": ["full"]}, {"required": ["short"]}],
    }
    spoken = {"if": {"type": "object"}, "then": parts, "else": text, **_offered(text, parts)}
    return {
        "type": "object",
        "properties": dict.fromkeys(SPOKEN_KINDS, spoken),
        "additionalProperties": _no_such_key(),
    }


def _notation(key: Key) -> tuple[list[Schema], list[Any]]:
    """Return the schemas of which a value meets one, and examples of it."""
    limits: Schema = {}
    if key.low is not None and key.high is not None:
        limits = {"minimum": key.low, "maximum": key.high}
    if key.kind in ("choice", "method"):
        words = [*key.choices, *(METHOD_ALIASES if key.kind == "method" else ())]
        return [{"enum": words}], words
    own = tomli.loads(key.example)[key.name]
    numbers: dict[str, Schema] = {
        "count": {"type": "integer", **limits},
        "number": {"type": "number", **limits},
        "repeat": {"type": "integer", **limits},
        "time": {"type": "number", "minimum": 0, "maximum": 86_400},
        "hold": {"type": "number", "minimum": 0, "maximum": 86_400},
        "at": {"type": "number", "minimum": -86_400, "maximum": 86_400},
        "percent": {"type": "integer", "minimum": 0, "maximum": 100},
        "weeks": {"type": "integer", "minimum": 1},
        "days": {"type": "integer", "minimum": 1, "maximum": 7},
    }
    patterns = {
        "time": TIME,
        "hold": f"({TIME}|open)",
        "at": AT,
        "percent": PERCENT,
        "tempo": TEMPO,
        "breath": BREATH,
        "repeat": REPEAT,
        "weeks": WEEKS,
        "days": DAY,
        "clock": CLOCK,
    }
    accepted = [numbers[key.kind]] if key.kind in numbers else []
    if key.kind in patterns:
        length = {"maxLength": _LONGEST_NOTATION} if key.kind in ("time", "hold") else {}
        accepted.append({"type": "string", "pattern": f"^{patterns[key.kind]}$", **length})
    if key.kind in ("weeks", "days"):
        accepted.append({"type": "array", "minItems": 1, "items": {"anyOf": list(accepted)}})
    return accepted, _unique(own, *_EXAMPLES.get(key.kind, ()))


_EXAMPLES: dict[str, tuple[Any, ...]] = {
    "count": (),
    "time": ("30s", "1m30s", "1:30"),
    "hold": ("30s", "1m30s", "open"),
    "at": ("50%", "10s", "-5s"),
    "percent": ("20%", "30%", "50%"),
    "tempo": ("3-1-1-0", "2-0-X-0"),
    "breath": ("4-4-4-4", "4-7-8", "4-6"),
    "repeat": (2, 3, "2..4", "2.."),
    "weeks": ("1-3", "4-", "odd", "even"),
    "days": (*WEEKDAYS, "daily", "weekdays", "weekend"),
}


def _unique(*values: Any) -> list[Any]:
    found: list[Any] = []
    for value in values:
        if value not in found:
            found.append(value)
    return found

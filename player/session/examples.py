"""Examples: the line that the format's table gives for a key, set into the smallest file in which it has a
meaning.

The documentation shows the lines; tests load the files.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from player.session.schema import TABLES

if TYPE_CHECKING:
    from player.session.keys import Key

FileKind = Literal["session", "exercise", "programme"]
"""What sort of file."""

_STEP = '[[step]]\nexercise = "plank"\nhold = "30s"\n'
_STRETCH = '[[step]]\nexercise = "supine-strap-hamstring"\n'
_ASKED = '[[step]]\nask = "pain"\n\n'
_HEADS = {
    "session": 'format = 1\ntitle = "Example"\n',
    "programme": 'format = 1\nkind = "programme"\ntitle = "Example"\nweeks = 6\ndays = "daily"\n',
    "exercise": 'name = "Example"\n',
}
_BEFORE = {
    "parameter": "[parameters.example]\n",
    "step": "[[step]]\n",
    "extra": f'{_STRETCH}hold = "30s"\n\n[step.extra]\n',
    "cue": f"{_STEP}\n[[step.cue]]\n",
    "phase": f"{_STRETCH}\n[[step.phases]]\n",
    "pnf": f"{_STRETCH}\n[step.pnf]\n",
    "pictures": "[pictures]\n",
    "plan": "[[plan]]\n",
    "session": "",
    "programme": "",
    "exercise": "",
}
_WHOLE = {"defaults", "voice", "music", "sounds", "parameter"}
"""Tables beside which a session still needs a step."""


@dataclass(frozen=True, slots=True)
class Example:
    """A key in use."""

    kind: FileKind
    """What sort of file it is in."""
    text: str
    """The whole file."""


def kind_of_table(table: str) -> FileKind:
    """Return in what sort of file a table stands."""
    if table in ("exercise", "pictures"):
        return "exercise"
    return "programme" if table in ("programme", "plan") else "session"


def lines_beside(table: str, key: Key) -> tuple[str, ...]:
    """Return the lines that the example of a key needs beside it in its table."""
    if key.beside and table != "defaults":
        return key.beside
    name = key.example.split(" =", 1)[0]
    required = (row for row in TABLES[table].values() if row.required)
    if table in _HEADS:
        return ()
    return tuple(row.example for row in required if row.name != name)


def example_of(table: str, key: Key, line: str = "") -> Example:
    """Return a key in use; ``line`` stands in place of the line of the table, where one is given."""
    kind = kind_of_table(table)
    line = line or key.example
    named = line.split("=", 1)[0].strip().strip('"')
    rows = [] if table == kind else [*lines_beside(table, key), line]
    head = _HEADS[kind]
    if table == kind:  # what stands at the top stands once
        own = [*lines_beside(table, key), line]
        names = {row.split("=", 1)[0].strip() for row in own}
        kept = [row for row in head.splitlines() if row.split("=", 1)[0].strip() not in names]
        head = "".join(f"{row}\n" for row in (*kept, *own))
    before = _BEFORE.get(table, f"[{table}]\n")
    if table == "step" and named == "when":
        before = _ASKED + before
    text = f"{head}\n{before}" + "".join(f"{row}\n" for row in rows)
    if table in _WHOLE or (table == "session" and named != "step"):
        text += f"\n{_STEP}"
    if table == "programme" and named != "plan":
        text += '\n[[plan]]\nsession = "hamstring-pnf"\n'
    return Example(kind, text)

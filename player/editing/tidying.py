"""Tidying a file: keys in the order of the format, times in quotes, one blank line between steps, comments in
a column. What the file means and what its comments say stays; the order of steps and tables is the author's.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

import tomli
import tree_sitter_toml
from tree_sitter import Language, Parser

from player.editing.tidy_values import rank, same_meaning, table_inside, tidy_key, tidy_value
from player.editing.toml_text import EditError
from player.editing.toml_tree import names_of
from player.language import said

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from tree_sitter import Node

_LANGUAGE = Language(tree_sitter_toml.language())
_HEADERS = ("table", "table_array_element")
_KEYS = ("bare_key", "quoted_key", "dotted_key")
_FARTHEST = 60
"""Lines that are longer have their comment right behind them, not in the column."""


@dataclass(slots=True)
class _Comment:
    """A comment on lines of its own."""

    text: str
    """What it says, with its ``#``."""
    apart: bool
    """Whether a blank line stands before it."""


@dataclass(slots=True)
class _Entry:
    """A pair with the comments above it."""

    comments: list[_Comment]
    """Those that stand right above it."""
    name: str
    """Its key, or the first name of it."""
    rank: int
    """Where it belongs in its table."""
    text: str
    """Key and value; several lines where the value has them."""
    behind: str = ""
    """The comment behind it."""
    apart: bool = False
    """Whether a blank line stands before it."""

    def place(self, rests: bool) -> int:
        """Return where it belongs; in a step that is a rest, its length begins."""
        return -1 if rests and self.name == "rest" else self.rank


@dataclass(slots=True)
class _Run:
    """Pairs that may change places."""

    above: list[_Comment] = field(default_factory=list)
    """Comments that stand for themselves before it."""
    entries: list[_Entry] = field(default_factory=list)
    """In order."""


@dataclass(slots=True)
class _Block:
    """A table: its header and its pairs."""

    table: str
    """What the format calls it; nothing where it knows none."""
    header: str = ""
    """Its header; nothing for the top of the file."""
    indent: int = 0
    """Spaces before its lines."""
    above: list[_Comment] = field(default_factory=list)
    """Comments before the header; at the top those that begin the file."""
    apart: bool = False
    """Whether a blank line stands between these comments and what follows."""
    behind: str = ""
    """The comment behind the header."""
    runs: list[_Run] = field(default_factory=lambda: [_Run()])
    """Its pairs."""
    below: list[_Comment] = field(default_factory=list)
    """Comments after the last pair."""

    @property
    def entries(self) -> list[_Entry]:
        """Return all its pairs."""
        return [entry for run in self.runs for entry in run.entries]


def tidied(text: str) -> str:
    """Return the text of a session, a programme or an exercise, tidied.

    Raises ``EditError`` where it is not TOML.
    """
    ends = "\r\n" if "\r\n" in text else "\n"
    text = text.replace("\r\n", "\n")
    try:
        document = tomli.loads(text)
    except (ValueError, RecursionError) as error:
        raise EditError(said("this is not TOML: {error}", error=error)) from error
    root = Parser(_LANGUAGE).parse(text.encode("utf-8")).root_node
    blocks = _Reading(_kind(document)).blocks(root)
    lines: list[str] = []
    for number, block in enumerate(blocks):
        if number and lines:
            lines.append("")
        lines += _lines_of(block)
    made = "\n".join(lines).strip("\n") + "\n"
    if not same_meaning(text, made) or comments_of(made) != comments_of(text):
        raise EditError(said("tidying would change what the file says: it is left as it is"))
    return made.replace("\n", ends)


def comments_of(text: str) -> Counter[str]:
    """Return every comment of a text, and how often it stands there."""
    found: Counter[str] = Counter()
    todo = [Parser(_LANGUAGE).parse(text.encode("utf-8")).root_node]
    while todo:
        node = todo.pop()
        if node.type == "comment":
            found[_text(node)] += 1
        todo += node.named_children
    return found


def _kind(document: dict[str, object]) -> str:
    """Return which table the top of a file is."""
    if document.get("kind") == "programme":
        return "programme"
    return "session" if "step" in document or "format" in document or "title" in document else "exercise"


def _text(node: Node) -> str:
    return (node.text or b"").decode().rstrip()


class _Reading:
    """Reads the blocks of a file from its tree."""

    def __init__(self, kind: str) -> None:
        self._kind = kind
        self._blocks = [_Block(kind)]
        self._pending: list[_Comment] = []
        self._row = -1
        """The last line that was read."""
        self._last: _Entry | _Block | None = None
        """What a comment on that line stands behind."""

    def blocks(self, root: Node) -> list[_Block]:
        """Return the blocks in order; the top is the first one."""
        for node in _flat(root):
            apart = node.start_point[0] - self._row > 1
            if node.type == "comment":
                self._comment(node, apart)
            elif node.type == "pair":
                self._pair(node, apart)
            else:
                self._header(node, apart)
        self._blocks[-1].below += self._pending
        return self._blocks

    def _comment(self, node: Node, apart: bool) -> None:
        if self._last is not None and node.start_point[0] == self._row:
            self._last.behind = _text(node)
            return
        self._pending.append(_Comment(_text(node), apart and self._row >= 0))
        self._row, self._last = node.end_point[0], None

    def _pair(self, node: Node, apart: bool) -> None:
        block = self._blocks[-1]
        key, value = node.named_children[:2]
        names = names_of(key)
        table = block.table
        for name in names[:-1]:
            table = table_inside(table, name)
        begin = f"{tidy_key(key)} = "
        text = begin + tidy_value(value, table, names[-1], block.indent, block.indent + len(begin))
        entry = _Entry([], names[0], rank(block.table, names[0]), text, _behind(node), apart)
        first = not block.header and not block.runs[0].entries
        if first and self._pending:
            block.above, block.apart = self._pending, apart
        elif self._pending and apart:
            block.runs.append(_Run(self._pending))
        else:
            entry.comments = self._pending
            entry.apart = self._pending[0].apart if self._pending else apart
        self._pending = []
        block.runs[-1].entries.append(entry)
        self._row, self._last = value.end_point[0], entry

    def _header(self, node: Node, apart: bool) -> None:
        key = next(child for child in node.named_children if child.type in _KEYS)
        names = names_of(key)
        table = self._kind
        for name in names:
            table = table_inside(table, name)
        own = 0 if not self._pending or self._pending[0].apart or self._row < 0 else self._tail(apart)
        if self._blocks[-1].header or self._blocks[-1].runs[0].entries:
            self._blocks[-1].below += self._pending[:own]
            above = self._pending[own:]
        else:
            above, self._blocks = self._pending, []
        brackets = ("[[", "]]") if node.type == "table_array_element" else ("[", "]")
        block = _Block(
            table,
            f"{brackets[0]}{tidy_key(key)}{brackets[1]}",
            2 * max(0, names.count("step") - 1),
            above,
            apart and bool(above),
        )
        self._blocks.append(block)
        self._pending = []
        self._row, self._last = key.end_point[0], block

    def _tail(self, apart: bool) -> int:
        """Return how many comments belong to the table that ends: those right below its last line, where a
        blank line comes after them."""
        for place, comment in enumerate(self._pending):
            if place and comment.apart:
                return place
        return len(self._pending) if apart else 0


def _flat(root: Node) -> Iterator[Node]:
    """Yield comments, pairs and headers in the order of the text."""
    for node in root.named_children:
        if node.type in _HEADERS:
            yield node
            yield from (child for child in node.named_children if child.type in ("pair", "comment"))
        elif node.type in ("pair", "comment"):
            yield node


def _behind(pair: Node) -> str:
    """Return the comment behind a pair: the parser takes it for a part of the pair."""
    return next((_text(child) for child in pair.named_children if child.type == "comment"), "")


def _lines_of(block: _Block) -> list[str]:
    lines = [*_comment_lines(block.above, block.indent)]
    if block.apart and lines:
        lines.append("")
    if block.header:
        lines.append(" " * block.indent + block.header + (f"  {block.behind}" if block.behind else ""))
    column = _column(block)
    for number, run in enumerate(_in_order(block)):
        if run.above:
            lines += ["", *_comment_lines(run.above, block.indent), ""] if lines else []
        elif number:
            lines.append("")
        for entry in run.entries:
            lines += _comment_lines(entry.comments, block.indent, close=True)
            lines.append(_with_comment(" " * block.indent + entry.text, entry.behind, column))
    if block.below and block.below[0].apart and lines:
        lines.append("")
    return [*lines, *_comment_lines(block.below, block.indent)]


def _in_order(block: _Block) -> list[_Run]:
    """Return the runs of a block with their pairs in order.

    At the top of a file blank lines between pairs are kept where the pairs are in order already.
    """
    runs = []
    for run in block.runs:
        ranks = [entry.rank for entry in run.entries]
        if block.header or ranks != sorted(ranks):
            rests = block.table == "step" and not {"exercise", "name"} & {
                entry.name for entry in block.entries
            }
            runs.append(_Run(run.above, sorted(run.entries, key=lambda entry: entry.place(rests))))
            continue
        parts = [_Run(run.above)]
        for entry in run.entries:
            if entry.apart and parts[-1].entries:
                parts.append(_Run())
            parts[-1].entries.append(entry)
        runs += parts
    return [run for run in runs if run.entries or run.above]


def _comment_lines(comments: Iterable[_Comment], indent: int, *, close: bool = False) -> list[str]:
    lines: list[str] = []
    for comment in comments:
        if comment.apart and lines and not close:
            lines.append("")
        lines.append(" " * indent + comment.text)
    return lines


def _column(block: _Block) -> int:
    """Return where the comments behind the pairs of a block begin."""
    widths = [
        block.indent + len(entry.text) for entry in block.entries if entry.behind and "\n" not in entry.text
    ]
    return max((width for width in widths if width <= _FARTHEST), default=0) + 2


def _with_comment(line: str, comment: str, column: int) -> str:
    if not comment:
        return line
    last = line.rsplit("\n", 1)[-1]
    return line + " " * max(2, column - len(last) if "\n" not in line else 2) + comment

"""The outline: a session's steps as rows, with what each says and how long it takes."""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal, TypeAlias

from player.editing.field_edits import names_of_table
from player.editing.step_blocks import block_at, changed_lines
from player.language import later, said
from player.timeline.frames import clock_text

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from player.editing.step_blocks import Block
    from player.session.problems import Problem
    from player.timeline.timeline import Timeline

RowKind = Literal["session", "step", "rest", "say", "ask", "group", "table"]
"""What a row stands for."""

_Own: TypeAlias = tuple[tuple[str, ...], str, str, bool]
"""All that the words of a row follow from."""
_Told: TypeAlias = "tuple[RowKind, str, str, tuple[str, ...]]"
"""What a row is, its title and detail, and the names in a table's header."""
_Time: TypeAlias = tuple[int | None, int]
"""When it is done first, and for how long in all."""
_Source: TypeAlias = "tuple[_Told, _Time, str, Block]"
"""All that a row follows from."""
_NEVER: _Time = (None, 0)
_PAIR = re.compile(r"^[ \t]*(?:#[ \t]?)?([a-z_]+)[ \t]*=[ \t]*(.+?)[ \t]*\n?$")
_DOSE_HEADER = re.compile(r"^[ \t#]*\[{1,2}[ \t]*step[\w. \t]*\.[ \t]*(pnf|phases)[ \t]*\]")
_GROUPS = ("repeat", "every", "shuffle", "pick", "use")
_DOSES = {
    "hold": later("hold {value}"),
    "reps": later("{value} reps"),
    "pnf": "{value}",
    "breathe": later("breathe {value}"),
    "roll": later("roll {value}"),
    "for": "{value}",
    "phases": later("own phases"),
}
_IN_GROUP = {
    "repeat": later("{value} rounds"),
    "for": later("for {value}"),
    "every": later("every {value}"),
    "pick": later("{value} drawn"),
    "use": "{value}",
}
_SIDES = {
    "each": later("each side"),
    "alternate": later("alternating"),
    "left": later("left"),
    "right": later("right"),
}


@dataclass(frozen=True, slots=True)
class OutlineRow:
    """A step as the outline shows it."""

    index: int
    """Index into the blocks."""
    kind: RowKind
    """What it is."""
    depth: int
    """How many groups stand around it."""
    title: str
    """What it is called."""
    detail: str
    """Its dose, sides and sets in a few words."""
    start: int | None = None
    """Frame at which it is done first; None while the session cannot be played, or where it never is."""
    length: int = 0
    """Frames of all the times it is done."""
    line: int = 1
    """The line of its header, from 1."""
    severity: str = ""
    """The worst of its problems: ``error``, ``warning`` or nothing."""
    off: bool = False
    """Whether it is switched off."""
    names: tuple[str, ...] = ()
    """The names in the header of a table of the session."""

    @property
    def times(self) -> str:
        """Return when it begins and how long it lasts: ``3:20 · 1:45``."""
        if self.start is None:
            return ""
        return f"{clock_text(self.start)} · {clock_text(self.length)}"

    @property
    def spoken(self) -> str:
        """Return all of it as a screen reader says it."""
        state = said("switched off") if self.off else said(self.severity)
        level = said("level {depth}", depth=self.depth + 1) if self.depth else ""
        parts = (self.title, self.detail, self.times.replace(" · ", ", "), level, state)
        return ", ".join(part for part in parts if part)


class Outliner:
    """Makes the rows of one text after the other: of a changed text only the changed steps are read."""

    def __init__(self, name_of: Callable[[str], str]) -> None:
        """Take what gives the name of an exercise by its identity, the same for as long as this lives."""
        self._name_of = name_of
        self._lines: Sequence[str] = ()
        self._blocks: Sequence[Block] = ()
        self._numbers: list[str] = []
        self._own: list[_Own] = []
        self._told: list[_Told] = []
        self._made: list[tuple[_Source, OutlineRow]] = []
        self._times = _Times(None)

    def rows(
        self,
        lines: Sequence[str],
        blocks: Sequence[Block],
        timeline: Timeline | None,
        problems: Sequence[Problem] = (),
    ) -> tuple[OutlineRow, ...]:
        """Return the rows of a text's lines; one that is as it was is the same value."""
        self._read(lines, blocks)
        times, worst = self._times_of(timeline), _worst(blocks, problems)
        made = []
        for index, (block, told, number) in enumerate(zip(blocks, self._told, self._numbers, strict=True)):
            time = times.around(number) if told[0] == "group" else times.of(number)
            if told[0] == "session" and timeline is not None:
                time = 0, timeline.length
            source = (told, time, worst[index], block)
            before = self._made[index] if index < len(self._made) else None
            if before is None or before[0] != source:
                row = _row(index, *source)
                before = source, before[1] if before is not None and before[1] == row else row
            made.append(before)
        self._made = made
        return tuple(row for _, row in made)

    def _read(self, lines: Sequence[str], blocks: Sequence[Block]) -> None:
        """Read what the steps say whose lines are not as they were."""
        if blocks is self._blocks and len(lines) == len(self._lines):
            for index in {block_at(blocks, line) for line in changed_lines(self._lines, lines)}:
                self._own[index] = _own(lines, blocks[index])
                self._told[index] = self._words_of(lines, blocks[index])
        else:
            before = dict(zip(self._own, self._told, strict=True))
            self._own = [_own(lines, block) for block in blocks]
            self._told = [
                before.get(own) or self._words_of(lines, block)
                for own, block in zip(self._own, blocks, strict=True)
            ]
            self._numbers = [block.number for block in blocks]
        self._lines, self._blocks = lines, blocks

    def _words_of(self, lines: Sequence[str], block: Block) -> _Told:
        first = block.header + (block.kind != "head")
        values = _pairs(lines[first : block.own_end])
        kind = _kind(block, values)
        title, detail = _words(kind, block, values, self._name_of)
        return kind, title, detail, names_of_table(block) if kind == "table" else ()

    def _times_of(self, timeline: Timeline | None) -> _Times:
        if self._times.timeline is not timeline:
            self._times = _Times(timeline)
        return self._times


def _own(lines: Sequence[str], block: Block) -> _Own:
    inside = block.end > block.own_end
    return tuple(lines[block.header : block.own_end]), block.kind, block.name, inside


def _row(index: int, told: _Told, time: _Time, worst: str, block: Block) -> OutlineRow:
    kind, title, detail, names = told
    depth, line = max(0, block.depth - 1), block.header + 1
    return OutlineRow(index, kind, depth, title, detail, *time, line, worst, block.off, names)


def _kind(block: Block, values: Mapping[str, str]) -> RowKind:
    if block.kind != "step":
        return "session" if block.kind == "head" else "table"
    if any(key in values for key in _GROUPS) or block.end > block.own_end:
        return "group"
    if "exercise" in values or "name" in values or any(dose in values for dose in _DOSES):
        return "step"
    short: tuple[RowKind, ...] = ("rest", "ask", "say")
    return next((kind for kind in short if kind in values), "step")


def _words(
    kind: RowKind, block: Block, values: Mapping[str, str], name_of: Callable[[str], str]
) -> tuple[str, str]:
    if kind == "session":
        return values.get("title", "") or said("Session"), said(values.get("level", ""))
    if kind == "table":
        return _table_words(block, values)
    if kind == "rest":
        return said("Rest"), " · ".join(part for part in (values["rest"], values.get("say", "")) if part)
    if kind == "say":
        return said("Say"), values["say"]
    if kind == "ask":
        return said("Ask"), " ".join(part for part in (values["ask"], values.get("test", "")) if part)
    if kind == "group":
        return _group_words(values)
    exercise = values.get("exercise", "")
    title = values.get("name") or (name_of(exercise) if exercise else "") or exercise or said("New step")
    parts = [said(text, value=values[key]) for key, text in _DOSES.items() if key in values]
    parts = [re.sub(r"^\{.*", said("PNF"), part) if "{" in part else part for part in parts[:1]]
    if values.get("sets", "1") != "1":
        parts.append(said("{count} sets", count=values["sets"]))
    if values.get("side") in _SIDES:
        parts.append(said(_SIDES[values["side"]]))
    return title, " · ".join(parts)


def _table_words(block: Block, values: Mapping[str, str]) -> tuple[str, str]:
    """An exercise or a parameter is called by its own name; any other table by its header."""
    names = names_of_table(block)
    if len(names) == 2 and names[0] == "exercises":
        return values.get("name") or names[1], said("an exercise of its own")
    if len(names) == 2 and names[0] == "parameters":
        detail = " · ".join(part for part in (said("chosen before"), values.get("default", "")) if part)
        return values.get("label") or names[1], detail
    return f"[{block.name}]", ""


def _group_words(values: Mapping[str, str]) -> tuple[str, str]:
    parts = [said(text, value=values[key]) for key, text in _IN_GROUP.items() if key in values]
    title = values.get("title") or (said("Another session") if "use" in values else said("Group"))
    return title, " · ".join(parts)


def _pairs(lines: Sequence[str]) -> dict[str, str]:
    """The pairs of a step as they are written, quotes aside; of the tables in it only those of a dose are
    looked at, by their headers."""
    found: dict[str, str] = {}
    inside = False
    for line in lines:
        if line.lstrip(" \t#").startswith("["):
            inside = True
            dose = _DOSE_HEADER.match(line)
            if dose is not None:
                found.setdefault(dose[1], "{")
        pair = _PAIR.match(line) if not inside else None
        if pair is not None and pair[1] not in found:
            found[pair[1]] = _bare(pair[2])
    return found


def _bare(value: str) -> str:
    if value[:1] in ("'", '"'):
        end = value.find(value[0], 1)
        while value[0] == '"' and end > 0 and value[end - 1] == "\\":
            end = value.find(value[0], end + 1)
        return value[1:end].replace('\\"', '"') if end > 0 else value[1:]
    if value[:1] == "[":  # one entry a set
        entries = (entry.strip(" \t'\"") for entry in value[1:].split("]", 1)[0].split(","))
        return ", ".join(entry for entry in entries if entry) or value
    return value.split("#", 1)[0].strip()


class _Times:
    """When the steps of a timeline are done first, and for how long in all."""

    def __init__(self, timeline: Timeline | None) -> None:
        self.timeline = timeline
        self._own: dict[str, _Time] = {}
        self._inside: dict[str, _Time] = {}
        for step in timeline.steps if timeline is not None else ():
            _add(self._own, step.path, step.span.start, step.span.length)
            around = step.path.rpartition(".")[0]
            while around:
                _add(self._inside, around, step.span.start, step.span.length)
                around = around.rpartition(".")[0]

    def of(self, number: str) -> _Time:
        """Return the times of a step alone."""
        return self._own.get(number, _NEVER)

    def around(self, number: str) -> _Time:
        """Return the times of a group: of its own rests, and of all that is in it."""
        times = [time for time in (self._own.get(number), self._inside.get(number)) if time is not None]
        starts = [start for start, _ in times if start is not None]
        return min(starts, default=None), sum(length for _, length in times)


def _add(times: dict[str, _Time], number: str, start: int, length: int) -> None:
    first, whole = times.get(number, (start, 0))
    times[number] = first, whole + length


def _worst(blocks: Sequence[Block], problems: Sequence[Problem]) -> list[str]:
    firsts, found = [block.first for block in blocks], [""] * len(blocks)
    for problem in problems:
        index = max(0, bisect_right(firsts, problem.place.line - 1) - 1)
        if problem.severity == "error" or not found[index]:
            found[index] = problem.severity
    return found

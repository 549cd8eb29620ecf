"""Plain text: lists of exercises as people write them, in English.

``3x: 30s plank, 15s rest``, ``Plank 3 x 30s, rest 15s``, ``- 10 squats``, ``Hamstring stretch 30 sec each
side``. A line that cannot be read stays in the session as a comment and is told in the report.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from player.importing.plain_items import Item, read_items
from player.importing.sketch import Seconds, SessionSketch, StepSketch, with_sides_joined
from player.language import later, quoted, said

if TYPE_CHECKING:
    from player.importing.sketch import Sketcher
    from player.importing.source import Source

TITLE = later("plain text")
_BULLET = re.compile(r"^[\s>]*(?:[-*•·–—▪◦‣☐✓]+|\(?\d{1,2}[.)](?!\d)|[a-z][.)]|\[[ xX]?\])\s+")
_ROUNDS = re.compile(
    r"^(?:(?:do|repeat|perform|complete)\s+)?(?:(?:this|these|the following|circuit|block|superset)\s*)?"
    r"(?:(?P<a>\d{1,3})\s*(?:x|times|rounds?|sets?|circuits?|laps?)\b|(?:x|times)\s*(?P<b>\d{1,3}))"
    r"(?:\s+(?:through|total))?(?:\s+of)?(?:\s+the following)?"
    r"(?:\s*[,(;]?\s*(?:with\s+)?(?P<rest>[^:]*\brest\b[^:]*?)\)?)?\s*[:({]\s*(?P<inside>.*)$",
    re.IGNORECASE,
)
_ROUNDS_ALONE = re.compile(
    r"^(?:repeat|do|perform|complete)?\s*(?:(?P<a>\d{1,3})\s*(?:x|times|rounds?|sets?|circuits?)|x\s*(?P<b>\d{1,3}))"
    r"(?:\s+(?:of|through|total))*$",
    re.IGNORECASE,
)
_NAMED_ROUNDS = re.compile(
    r"^(?P<name>[^\d:]{2,60}?)\s*[(,–—-]?\s*(?:(?P<a>\d{1,3})\s*(?:x|times|rounds?|circuits?)|x\s*(?P<b>\d{1,3}))"
    r"(?:\s+through)?\s*\)?\s*:?$",
    re.IGNORECASE,
)
_OF_GROUPS = re.compile(
    r"\b(circuit|rounds?|block|superset|series|complex|tabata|finisher|warm[ -]?up|cool[ -]?down|part)\b",
    re.IGNORECASE,
)
"""What calls a group by its name."""
_EVERY_MINUTE = re.compile(
    r"^(?:EMOM|every minute(?: on the minute)?)\s*(?:for\s*)?(?:x\s*)?(?P<a>\d{1,3})?"
    r"\s*(?:x|min(?:utes?)?|rounds?)?\s*[:–—-]\s*(?P<inside>.*)$",
    re.IGNORECASE,
)
_BETWEEN = re.compile(
    r"\b(?:between|after)\s+(?:each\s+|every\s+|the\s+)?(?:rounds?|circuits?|laps?)\b", re.IGNORECASE
)
_HEADING = re.compile(r"^(?:#+\s*|\*\*|__|=+\s*)?(?P<name>[^\d].*?)(?:\*\*|__|\s*=+)?\s*:?$")
_TITLE = re.compile(
    r"\b(routine|workout|session|program(?:me)?|mobility|warm[ -]?up|stretches|plan)\b", re.IGNORECASE
)
_SHORTEST_HEADING = 3
_PART = re.compile(
    r"warm[ -]?up|cool[ -]?down|main(?: set| part| workout)?|stretch(?:ing|es)|mobility|strength|core"
    r"|finisher|(?:part|block|section|day) (?:\d{1,2}|[a-d])",
    re.IGNORECASE,
)
"""Headings that are no exercise."""
_ENOUGH_LINES = 200
_GOOD_SHARE = 3
"""One line in so many must say what to do."""
_LONGEST_LINE = 400
_MOST_LETTERS = 60_000
"""Letters of the longest list that is read; what comes after them is told."""
_USUAL_REST = 30.0


def recognises(source: Source) -> bool:
    """Return whether it is a list: a good part of its lines, in its beginning, says what to do."""
    lines = [line for line in _lines(source.text) if line.strip()][:_ENOUGH_LINES]
    good = sum(_is_good(line) for line in lines)
    return good * _GOOD_SHARE >= len(lines) and good > 0


def sketches(source: Source, sketcher: Sketcher) -> list[SessionSketch]:
    """Return one session."""
    if len(source.text) > _MOST_LETTERS:
        sketcher.report.dropped(said("what comes after the first {most:,} letters", most=_MOST_LETTERS))
    return [_Reading(sketcher).session(_lines(source.text))]


def _lines(text: str) -> list[str]:
    lines = text[:_MOST_LETTERS].replace("\t", "    ").split("\n")
    return [line.rstrip()[:_LONGEST_LINE] for line in lines]


def _is_good(line: str) -> bool:
    items = read_items(_inside(line))
    return any(item.rest is not None or (item.dosed and (item.name or item.breath)) for item in items)


def _inside(line: str) -> str:
    bare = _bare(line)
    rounds = _ROUNDS.match(bare) or _EVERY_MINUTE.match(bare)
    return rounds["inside"] if rounds else bare


def _bare(line: str) -> str:
    """Return a line without its bullet or number, and with one sort of multiplication sign and dash."""
    bare = _BULLET.sub("", line).replace("×", "x").replace("✕", "x").replace("*", "").strip()
    closed = bare.count(")") + bare.count("}") > bare.count("(") + bare.count("{")
    return bare.rstrip("})").rstrip() if closed else bare


def _is_heading(line: str, following: str = "") -> bool:
    """Return whether a line is the heading of what follows at once: in capitals, or a part of sessions."""
    bare = re.sub(r"\([^)]*\)", "", _bare(line)).strip(" :*#=_-")
    capital = bare.isupper() and len(bare) > _SHORTEST_HEADING and not any(map(str.isdigit, bare))
    return bool(following.strip()) and (capital or _PART.fullmatch(bare) is not None)


class _Reading:
    """Reads line by line; a group takes the lines below its heading, until a blank or less indented one."""

    def __init__(self, sketcher: Sketcher) -> None:
        self._sketcher = sketcher
        self._steps: list[StepSketch] = []
        self._group: StepSketch | None = None
        self._indent = 0
        self._title = ""
        self._unread: list[str] = []

    def session(self, lines: list[str]) -> SessionSketch:
        """Return the session of the lines."""
        for number, line in enumerate(lines):
            if not self._steps and not self._title and self._is_title(lines[number : number + 2]):
                self._title = self._titled(_bare(line))
            elif _is_heading(line, *lines[number + 1 : number + 2]):
                self._begin(_bare(line), line)
            else:
                self._line(line)
        self._close()
        only = self._steps[0] if len(self._steps) == 1 and not self._title else None
        if only is not None and only.keys.keys() == {"title"}:
            self._title, self._steps = only.keys["title"], only.steps
        if self._unread:
            comment = "\n".join(self._unread)
            if self._steps:
                self._steps[-1].comment = "\n".join(filter(None, (self._steps[-1].comment, comment)))
        return SessionSketch(self._title, with_sides_joined(self._steps, self._sketcher.report))

    def _is_title(self, lines: list[str]) -> bool:
        """Return whether the first of two lines is a title that has a time or a number in it."""
        alone = len(lines) > 1 and not lines[1].strip()
        marked = lines[0].startswith(("# ", "## "))
        return marked or (alone and len(lines[0]) <= 80 and _TITLE.search(lines[0]) is not None)

    def _begin(self, bare: str, line: str) -> None:
        """Begin a group that is only called something."""
        self._close()
        title = self._titled(re.sub(r"\s*\([^)]*\)\s*$", "", bare.rstrip(":")))
        self._group = StepSketch({"title": title.capitalize() if title.isupper() else title})
        self._indent = len(line) - len(line.lstrip())

    def _waiting_title(self) -> str:
        """Return the heading below which nothing stands yet, for the rounds that follow it."""
        waits = self._group is not None and not self._group.steps and "repeat" not in self._group.keys
        return str(self._group.keys.get("title", "")) if waits and self._group is not None else ""

    def _titled(self, text: str) -> str:
        return self._sketcher.name(text.strip(" :*#=_-"), "")

    def _line(self, line: str) -> None:
        bare = _bare(line)
        if not bare:
            if self._group is not None and self._group.steps:
                self._close()
            return
        indent = len(line) - len(line.lstrip())
        if self._group is not None and self._group.steps and indent < self._indent:
            self._close()
        if self._minutes(bare, indent) or self._rounds(bare, indent) or self._round_rest(bare):
            return
        items = read_items(bare)
        if any(item.dosed or item.rest is not None for item in items):
            if self._group is not None and not self._group.steps:
                self._indent = indent
            self._take(items)
        else:
            self._words(line, bare)

    def _minutes(self, bare: str, indent: int) -> bool:
        """Begin a group whose rounds start minute by minute; return whether the line says so."""
        found = _EVERY_MINUTE.match(bare)
        if found is None:
            return False
        self._close()
        repeat = self._sketcher.count(found["a"] or "10", "rounds") or 1
        self._group = StepSketch({"repeat": repeat, "every": Seconds(60.0)})
        self._indent = indent
        if found["inside"].strip():
            self._take(read_items(found["inside"]))
            self._close()
        return True

    def _rounds(self, bare: str, indent: int) -> bool:
        """Begin a group where a line says that what follows is repeated; return whether it does."""
        found = _ROUNDS.match(bare) or _ROUNDS_ALONE.match(bare)
        named = None if found else _NAMED_ROUNDS.match(bare)
        if found is None and (named is None or re.search(r"\breps?\b", bare, re.IGNORECASE)):
            return False
        match = found or named
        assert match is not None
        if found is None and not bare.endswith(":") and not _OF_GROUPS.search(named["name"] if named else ""):
            return False  # "Squats x 10" are reps
        title = self._sketcher.name(named["name"].strip(" :#*-–—("), "") if named is not None else ""
        repeat = self._sketcher.count(match["a"] or match["b"], "rounds") or 1
        inside = match.groupdict().get("inside") or ""
        if not inside and named is None and self._follows(bare):
            return self._repeat_last(repeat)
        title = title or self._waiting_title()
        self._close()
        self._group = StepSketch(
            ({"repeat": repeat} if repeat > 1 or not title else {}) | ({"title": title} if title else {})
        )
        self._indent = indent
        between = read_items(match.groupdict().get("rest") or "")
        pause = next((item.rest for item in between if item.rest is not None), None)
        if pause:
            self._group.keys["between"] = Seconds(pause)
        if inside:
            self._take(read_items(inside))
            self._close()
        return True

    def _follows(self, bare: str) -> bool:
        """Return whether a line repeats what stands above it: "Repeat 3 times" at the end."""
        return (
            bare.lower().startswith("repeat") and bool(self._steps or self._group) and not bare.endswith(":")
        )

    def _repeat_last(self, repeat: int) -> bool:
        if self._group is not None:
            self._group.keys["repeat"] = repeat
            self._close()
        else:
            self._steps = [StepSketch({"repeat": repeat}, steps=self._steps)]
        return True

    def _round_rest(self, bare: str) -> bool:
        """Take "rest 60s between rounds", in the group or after it; return whether the line is that."""
        if not _BETWEEN.search(bare):
            return False
        pause = next(
            (item.rest for item in read_items(_BETWEEN.sub("", bare)) if item.rest is not None), None
        )
        group = self._group or next((step for step in reversed(self._steps) if step.steps), None)
        if pause is None or group is None:
            return False
        group.keys["between"] = Seconds(pause)
        return True

    def _take(self, items: list[Item]) -> None:
        into = self._group.steps if self._group is not None else self._steps
        for item in items:
            step = self._step(item, into)
            if step is None:
                continue
            if self._unread:
                step.comment = "\n".join(filter(None, (*self._unread, step.comment)))
                self._unread = []
            into.append(step)

    def _step(self, item: Item, into: list[StepSketch]) -> StepSketch | None:
        sketcher = self._sketcher
        if item.rest is not None and not item.dosed:
            return self._rest(item, into)
        if not item.dosed:
            self._leave(item.text)
            return None
        name = sketcher.name(item.name, "")
        if not name and not item.breath:
            self._leave(item.text)
            return None
        if item.lower is not None:
            sketcher.report.changed(said("“{text}”: the smaller number is taken", text=item.text))
        step = self._dose(item, name)
        if item.sets > 1:
            step.keys["sets"] = sketcher.sets(item.sets, said("sets of “{name}”", name=name))
            if item.rest:
                step.keys["rest"] = Seconds(item.rest)
        elif item.rest:
            sketcher.report.changed(
                said("the rest beside “{name}”, which has one set, is a step of its own", name=name)
            )
            into.append(step)
            return sketcher.rest(Seconds(item.rest))
        if item.note:
            step.keys["note"] = sketcher.words(item.note)
        return step

    def _dose(self, item: Item, name: str) -> StepSketch:
        sketcher = self._sketcher
        if item.breath:
            length = (
                {"cycles": item.reps}
                if item.reps
                else {"for": Seconds(item.seconds or 120.0), "finish": True}
            )
            return StepSketch({"name": name or "Breathe", "breathe": item.breath, **length})
        if item.pnf:
            step = sketcher.action(name, item.side)
            cycles = item.reps or (item.sets if item.sets > 1 else 3)
            table: dict[str, Any] = {"method": item.pnf, "cycles": sketcher.whole(cycles, 20, "cycles") or 3}
            for key, seconds in item.times.items():
                time = sketcher.time(seconds, quoted(name))
                table |= {key: time} if time is not None else {}
            step.keys["pnf"] = table
            item.sets = 1
            return step
        if item.reps:
            step = sketcher.action(name, item.side)
            counts = [sketcher.count(count, quoted(name)) or 1 for count in item.counts]
            step.keys["reps"] = counts or sketcher.count(item.reps, quoted(name)) or 1
            time = sketcher.time(item.seconds, quoted(name))
            if time is not None:
                step.keys["each"] = time
            elif item.tempo:
                step.keys["tempo"] = item.tempo
            return step
        time = sketcher.time(item.seconds, quoted(name)) or Seconds(1.0)
        return sketcher.timed(name, time, item.side)

    def _rest(self, item: Item, into: list[StepSketch]) -> StepSketch | None:
        """Take a rest: between the sets of the step before it, or as a step."""
        last = into[-1] if into else None
        if item.between and last is not None and "sets" in last.keys:
            last.keys["rest"] = Seconds(item.rest or _USUAL_REST)
            return None
        if not item.rest:
            self._sketcher.report.changed(said("a rest without a time is {seconds:g} s", seconds=_USUAL_REST))
        return self._sketcher.rest(Seconds(item.rest or _USUAL_REST))

    def _words(self, line: str, bare: str) -> None:
        """Take a line without a dose: a title, the heading of a group, or nothing that can be read."""
        heading = _HEADING.match(bare)
        first = not self._steps and self._group is None
        if first and not self._title and heading and len(bare) <= 80:
            self._title = self._titled(heading["name"])
        elif heading and bare.endswith(":") and len(bare) <= 60:
            self._begin(heading["name"], line)
        else:
            self._leave(bare)

    def _leave(self, text: str) -> None:
        shown = self._sketcher.text(text, 100)
        self._unread.append(said("Not understood: {shown}", shown=shown))
        self._sketcher.report.dropped(
            said("“{shown}”, which could not be understood (it stands as a comment)", shown=shown)
        )

    def _close(self) -> None:
        if self._group is not None and self._group.steps:
            if self._group.keys in ({}, {"repeat": 1}):
                self._steps += self._group.steps
            else:
                self._steps.append(self._group)
        self._group = None

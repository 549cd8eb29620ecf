"""Plain text: lists of exercises as people write them, in the languages of ``media/words/lists``.

``3x: 30s plank, 15s rest``, ``Plank 3 x 30s, rest 15s``, ``- 10 squats``, ``Hamstring stretch 30 sec each
side``. A line that cannot be read stays in the session as a comment and is told in the report.
"""

from __future__ import annotations

import re
import unicodedata
from typing import TYPE_CHECKING, Any

from player.importing.group_patterns import group_patterns
from player.importing.list_words import list_languages, list_words
from player.importing.plain_items import Item, line_reader
from player.importing.sketch import Seconds, SessionSketch, StepSketch
from player.language import later, quoted, said, said_in

if TYPE_CHECKING:
    from player.importing.sketch import Sketcher
    from player.importing.source import Source

TITLE = later("plain text")
_UNREAD = later("Not understood: {shown}")
_BULLET = re.compile(r"^[\s>]*(?:[-*•·–—▪◦‣☐✓]+|\(?\d{1,2}[.)](?!\d)|[a-z][.)]|\[[ xX]?\])\s+")
_HEADING = re.compile(r"^(?:#+\s*|\*\*|__|=+\s*)?(?P<name>[^\d].*?)(?:\*\*|__|\s*=+)?\s*:?$")
_SHORTEST_HEADING = 3
_ENOUGH_LINES = 200
_GOOD_SHARE = 3
"""One line in so many must say what to do."""
_LONGEST_LINE = 400
_MOST_LETTERS = 60_000
"""Letters of the longest list that is read; what comes after them is told."""
_USUAL_REST = 30.0


def recognises(source: Source) -> bool:
    """Return whether it is a list: a good part of its lines, in its beginning, says what to do in one of the
    languages of lists."""
    lines = [line for line in _lines(source.text) if line.strip()][:_ENOUGH_LINES]
    for language in list_languages():
        good = sum(_is_good(line, language) for line in lines)
        if good * _GOOD_SHARE >= len(lines) and good > 0:
            return True
    return False


def sketches(source: Source, sketcher: Sketcher) -> list[SessionSketch]:
    """Return one session, in the language that the list is written in."""
    if len(source.text) > _MOST_LETTERS:
        sketcher.report.dropped(said("what comes after the first {most:,} letters", most=_MOST_LETTERS))
    lines = _lines(source.text)
    language = sketcher.language_of("\n".join(lines))
    return [_Reading(sketcher.speaking(language)).session(lines)]


def _lines(text: str) -> list[str]:
    lines = unicodedata.normalize("NFC", text[:_MOST_LETTERS]).replace("\t", "    ").split("\n")
    return [line.rstrip()[:_LONGEST_LINE] for line in lines]


def _is_good(line: str, language: str) -> bool:
    bare, groups = _bare(line), group_patterns(language)
    rounds = groups.rounds.match(bare) or groups.every_minute.match(bare)
    items = line_reader(language).items(rounds["inside"] if rounds else bare)
    return any(item.rest is not None or (item.dosed and (item.name or item.breath)) for item in items)


def _bare(line: str) -> str:
    """Return a line without its bullet or number, and with one sort of multiplication sign and dash."""
    bare = _BULLET.sub("", line).replace("×", "x").replace("✕", "x").replace("*", "").strip()
    closed = bare.count(")") + bare.count("}") > bare.count("(") + bare.count("{")
    return bare.rstrip("})").rstrip() if closed else bare


class _Reading:
    """Reads line by line; a group takes the lines below its heading, until a blank or less indented one."""

    def __init__(self, sketcher: Sketcher) -> None:
        self._sketcher = sketcher
        self._groups = group_patterns(sketcher.language)
        self._items = line_reader(sketcher.language).items
        self._texts = list_words(sketcher.language).texts
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
            elif self._is_heading(line, *lines[number + 1 : number + 2]):
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
        steps = self._sketcher.with_sides_joined(self._steps)
        return SessionSketch(self._title, steps, language=self._sketcher.language)

    def _is_heading(self, line: str, following: str = "") -> bool:
        """Return whether a line is the heading of what follows at once: in capitals, or a part of
        sessions."""
        bare = re.sub(r"\([^)]*\)", "", _bare(line)).strip(" :*#=_-")
        capital = bare.isupper() and len(bare) > _SHORTEST_HEADING and not any(map(str.isdigit, bare))
        return bool(following.strip()) and (capital or self._groups.part.fullmatch(bare) is not None)

    def _is_title(self, lines: list[str]) -> bool:
        """Return whether the first of two lines is a title that has a time or a number in it."""
        alone = len(lines) > 1 and not lines[1].strip()
        marked = lines[0].startswith(("# ", "## "))
        return marked or (alone and len(lines[0]) <= 80 and self._groups.title.search(lines[0]) is not None)

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
        items = self._items(bare)
        if any(item.dosed or item.rest is not None for item in items):
            if self._group is not None and not self._group.steps:
                self._indent = indent
            self._take(items)
        else:
            self._words(line, bare)

    def _minutes(self, bare: str, indent: int) -> bool:
        """Begin a group whose rounds start minute by minute; return whether the line says so."""
        found = self._groups.every_minute.match(bare)
        if found is None:
            return False
        self._close()
        repeat = self._sketcher.count(found["a"] or "10", "rounds") or 1
        self._group = StepSketch({"repeat": repeat, "every": Seconds(60.0)})
        self._indent = indent
        if found["inside"].strip():
            self._take(self._items(found["inside"]))
            self._close()
        return True

    def _rounds(self, bare: str, indent: int) -> bool:
        """Begin a group where a line says that what follows is repeated; return whether it does."""
        found = self._groups.rounds.match(bare) or self._groups.rounds_alone.match(bare)
        named = None if found else self._groups.named_rounds.match(bare)
        if found is None and (named is None or self._groups.rep.search(bare)):
            return False
        match = found or named
        assert match is not None
        if (
            found is None
            and not bare.endswith(":")
            and not self._groups.group.search(named["name"] if named else "")
        ):
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
        between = self._items(match.groupdict().get("rest") or "")
        pause = next((item.rest for item in between if item.rest is not None), None)
        if pause:
            self._group.keys["between"] = Seconds(pause)
        if inside:
            self._take(self._items(inside))
            self._close()
        return True

    def _follows(self, bare: str) -> bool:
        """Return whether a line repeats what stands above it: "Repeat 3 times" at the end."""
        return (
            self._groups.repeat.match(bare) is not None
            and bool(self._steps or self._group)
            and not bare.endswith(":")
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
        if not self._groups.between.search(bare):
            return False
        pause = next(
            (item.rest for item in self._items(self._groups.between.sub("", bare)) if item.rest is not None),
            None,
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
            return StepSketch({"name": name or self._texts["breathe"], "breathe": item.breath, **length})
        if item.pnf:
            step = sketcher.action(name, item.side)
            cycles = item.reps or (item.sets if item.sets > 1 else 3)
            table: dict[str, Any] = {
                "method": item.pnf,
                "cycles": sketcher.whole(cycles, 20, quoted(name)) or 3,
            }
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
        self._unread.append(said_in(self._sketcher.language, _UNREAD, shown=shown))
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

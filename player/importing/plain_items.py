"""Items of a line of plain text: what, how long or how often, on which side, and how long to rest."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from functools import lru_cache
from typing import TYPE_CHECKING

from player.importing.list_patterns import BREATH, NUMBER, item_patterns
from player.importing.plain_words import abbreviations
from player.importing.sides import NamedSide, sides_of

if TYPE_CHECKING:
    from player.importing.list_patterns import ItemPatterns

_MOST_ITEMS = 60
_LONG_HOLD = 15.0
"""Seconds from which a held rep is a set of its own."""
_FEW = 10


@dataclass(slots=True)
class Item:
    """One thing of a line."""

    text: str
    """As it is written."""
    name: str = ""
    """What is done."""
    sets: int = 1
    """How many sets."""
    reps: int = 0
    """How many reps; 0 for a time."""
    counts: list[int] = field(default_factory=list)
    """Reps set by set, where they are written so."""
    seconds: float = 0.0
    """How long it, or each rep of it, lasts."""
    rest: float | None = None
    """How long to rest; 0 where it is not said how long; None for no rest."""
    between: bool = False
    """Whether the rest is one between sets."""
    side: NamedSide = ""
    """Which side."""
    tempo: str = ""
    """Beats of a rep."""
    breath: str = ""
    """A breath pattern."""
    pnf: str = ""
    """A PNF method."""
    note: str = ""
    """What else is written."""
    times: dict[str, float] = field(default_factory=dict)
    """Seconds of the phases of a PNF method, where they are said."""
    lower: int | None = None
    """The smaller number of a range, where one was written."""

    @property
    def dosed(self) -> bool:
        """Return whether it says how long or how often."""
        return bool(self.reps or self.seconds or self.breath or self.pnf or self.counts)


class LineReader:
    """Reads lines in one language."""

    def __init__(self, language: str) -> None:
        """Take a language that has words for lists."""
        self._sides = sides_of(language)
        self._patterns: ItemPatterns = item_patterns(language)
        self._short = abbreviations(language)

    def items(self, line: str) -> list[Item]:
        """Return the items of a line; a part that only adds to the one before it is put into that."""
        line, often = self._short.without_frequency(self._short.written_out(line))
        planned = self._method_item(line)
        if planned is not None:
            return [planned]
        items: list[Item] = []
        for part in self._patterns.split.split(line)[:_MOST_ITEMS]:
            if not part.strip():
                continue
            item = self._item(part.strip())
            if items and _adds(item, items[-1]):
                _add(item, items[-1])
            else:
                _inherit(item, items)
                items.append(item)
        if often and items and items[-1].dosed:
            items[-1].note = ", ".join(filter(None, (items[-1].note, often)))
        for item in items:
            _settle(item)
        return items

    def seconds(self, text: str) -> float:
        """Return the seconds of a time as people write it; a bare number is seconds."""
        clock = re.fullmatch(r"(?:(\d+):)?(\d+):(\d+)", text.strip())
        if clock:
            return float(int(clock[1] or 0) * 3600 + int(clock[2]) * 60 + int(clock[3]))
        total = 0.0
        for pattern, worth in ((self._patterns.hour, 3600), (self._patterns.minute, 60)):
            found = pattern.search(text)
            if found:
                total += float(found[1].replace(",", ".")) * worth
                text = text[found.end() :]
        last = re.search(NUMBER, text)
        return total + (float(last[0].replace(",", ".")) if last else 0.0)

    def _item(self, text: str) -> Item:
        """Return what one part of a line says."""
        item = Item(text)
        left, item.note = self._short.without_as_many(text)
        for take in (self._take_rest, self._take_words, self._take_dose, self._take_count):
            left = take(left, item)
        item.side = self._sides.only(left)
        if not item.side:
            left, item.side = self._sides.named(left)
            item.name = self._cleaned(left)
        if self._patterns.rest_alone.fullmatch(item.name):
            item.rest = item.seconds if item.rest is None else item.rest
            item.name, item.seconds, item.reps = "", 0.0, 0
        elif item.rest is not None and not item.dosed and self._patterns.between_alone.match(item.name):
            item.name, item.between = "", True
        return item

    def _take_rest(self, text: str, item: Item) -> str:
        found = self._patterns.rest.search(text)
        if found is None:
            return text
        item.rest = self.seconds(found["a"] or found["b"])
        item.between = found["between"] is not None
        return _without(text, found)

    def _take_words(self, text: str, item: Item) -> str:
        """Take tempo, breath pattern, method and weight."""
        patterns = self._patterns
        found = patterns.tempo.search(text)
        if found:
            beats = next(group for group in found.groups() if group)
            item.tempo = beats if "-" in beats else "-".join(beats)
            text = _without(text, found)
        if patterns.breathing.search(text):
            pattern, box = BREATH.search(text), patterns.box.search(text)
            if pattern or box:
                item.breath = pattern[1] if pattern else "4-4-4-4"
                text = _without(text, pattern) if pattern else text
        for method, name in patterns.methods:
            found = method.search(text)
            if found:
                item.pnf = name
                text = _without(text, found)
                break
        found = patterns.weight.search(text)
        if found:
            item.note = ", ".join(filter(None, (item.note, (found[1] or found[0]).strip(" @"))))
            text = _without(text, found)
        return text

    def _take_dose(self, text: str, item: Item) -> str:
        patterns = self._patterns
        found = patterns.sets_time.search(text)
        if found:
            item.sets, item.seconds = max(1, int(found["sets"])), self.seconds(found["time"])
            if patterns.held_reps.search(text[found.end() :]):
                item.reps, item.sets = item.sets, 1
            return _without(text, found)
        found = patterns.sets_reps.search(text)
        if found:
            item.sets, item.reps = max(1, int(found["sets"])), int(found["low"])
            item.lower = item.reps if found["high"] else None
            return self._take_time(_without(text, found), item)
        found = None if item.breath else patterns.series.search(text)
        if found:
            item.counts = [int(count) for count in re.findall(r"\d+", found[1])]
            item.reps = max(1, item.counts[0])
            return _without(text, found)
        found = patterns.reps.search(text)
        if found:
            item.reps = int(found["a"] or found["b"])
            item.lower = item.reps if found["b2"] else None
            text = _without(text, found)
        found = patterns.sets.search(text)
        if found:
            item.sets = max(1, int(found["a"] or found["b"] or found["c"]))
            text = _without(text, found)
        return self._take_time(text, item)

    def _take_time(self, text: str, item: Item) -> str:
        found = self._patterns.time_range.search(text)
        if found:
            item.seconds = self.seconds(f"{found['low']} {found['unit']}")
            item.lower = int(found["low"])
            return _without(text, found)
        found = self._patterns.times.search(text)
        if found:
            item.seconds = self.seconds(found["low"])
            item.lower = int(item.seconds) if found["high"] else item.lower
            return _without(text, found)
        return text

    def _take_count(self, text: str, item: Item) -> str:
        """Take a bare number, at the start or the end, as reps."""
        if item.dosed or item.rest is not None:
            return text
        bare, side = self._sides.named(text)
        for candidate in (text.strip(), bare.replace("(", " ").replace(")", " ").strip()):
            found = self._patterns.count.search(candidate)
            if found is not None:
                item.reps = int(found["a"] or found["b"])
                item.lower = item.reps if found["high"] else None
                beside = self._sides.written(side) if candidate != text.strip() and side else ""
                return _without(candidate, found) + beside
        return text

    def _cleaned(self, text: str) -> str:
        """Return a name without the small words and marks that stood around its numbers."""
        name = " ".join(text.replace("()", " ").replace("[]", " ").split())
        for _ in range(6):
            shorter = self._patterns.filler.sub("", name).strip()
            shorter = re.sub(r"\(\s*\)", "", shorter).strip()
            if shorter.count("(") != shorter.count(")"):
                shorter = shorter.replace("(", "").replace(")", "").strip()
            if shorter == name:
                break
            name = shorter
        return name[:1].upper() + name[1:]

    def _method_item(self, line: str) -> Item | None:
        """Return the one item of a line that names a PNF method: what stands before it is what is
        stretched."""
        sides, cycles_in = self._sides, self._patterns.cycles
        for method, name in self._patterns.methods:
            found = method.search(line)
            if found is None:
                continue
            before, side = sides.named(line[: found.start()])
            after = line[found.end() :]
            item = Item(line, self._cleaned(before), pnf=name)
            item.side = side or sides.named(after)[1] or sides.only(after)
            if not item.name:
                item.name = self._cleaned(sides.named(cycles_in.sub(" ", after))[0])
            cycles = cycles_in.search(line)
            item.reps = int(cycles["a"] or cycles["b"]) if cycles else 0
            for key, phase in self._patterns.phases:
                time = phase.search(_without(line, found))
                if time:
                    item.times[key] = self.seconds(time[1] or time[2])
            return item
        return None


@lru_cache
def line_reader(language: str) -> LineReader:
    """Return what reads lines in a language."""
    return LineReader(language)


def _without(text: str, found: re.Match[str]) -> str:
    return f"{text[: found.start()]} {text[found.end() :]}"


def _inherit(item: Item, items: list[Item]) -> None:
    """Give a second side the name of the first: "2:00 left + 2:00 right"."""
    if items and not item.name and item.dosed and item.side and items[-1].side:
        item.name = items[-1].name


def _settle(item: Item) -> None:
    """Take long holds that are done a few times for sets."""
    if item.seconds >= _LONG_HOLD and 1 < item.reps <= _FEW and item.sets == 1 and not item.breath:
        item.sets, item.reps, item.counts = item.reps, 0, []


def _adds(item: Item, to: Item) -> bool:
    """Return whether an item only says more about the one before it."""
    if item.rest is not None and not item.dosed and not item.name:
        return to.dosed and to.sets > 1 and to.rest is None
    if item.dosed and to.dosed and item.side and to.side and item.side != to.side:
        return False
    if item.name and to.dosed:
        return not item.dosed and item.rest is None
    if item.name and not to.dosed and to.name:
        return to.rest is None
    return bool(to.name) and (item.dosed or item.sets > 1 or bool(item.side or item.tempo or item.note))


def _add(item: Item, to: Item) -> None:
    if item.reps and not to.reps and to.seconds and not item.seconds:
        item.seconds, to.seconds = to.seconds, 0.0
    for key in ("reps", "seconds", "side", "tempo", "breath", "pnf", "lower", "counts"):
        value = getattr(item, key)
        if value and not getattr(to, key):
            setattr(to, key, value)
    if item.sets > 1:
        to.sets = item.sets
    if item.rest is not None:
        to.rest, to.between = item.rest, item.between
    if item.name and not to.name:
        to.name, item.name = item.name, ""
    extra = ", ".join(filter(None, (item.name, item.note)))
    if extra:
        to.note = ", ".join(filter(None, (to.note, extra)))
    to.text = f"{to.text}, {item.text}"

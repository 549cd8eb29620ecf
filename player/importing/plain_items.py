"""Items of a line of plain text: what, how long or how often, on which side, and how long to rest."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from player.importing.matching import NamedSide, named_side, only_side
from player.importing.plain_words import without_as_many, without_frequency, written_out

_NUMBER = r"(?<![\d.])\d{1,5}(?:[.,]\d{1,2})?"
_SECOND = r"(?:seconds?|secs?|s(?![a-z])|''|”|″|\"|“)"
_MINUTE = r"(?:minutes?|mins?|m(?![a-z])|'(?!')|’|′)"
_HOUR = r"(?:hours?|hrs?|h(?![a-z]))"
TIME = (
    rf"(?:\d{{1,2}}:[0-5]\d(?::[0-5]\d)?(?!\d)"
    rf"|{_NUMBER}\s*-?{_HOUR}(?:\s*(?:and\s*)?{_NUMBER}\s*{_MINUTE})?"
    rf"|{_NUMBER}\s*-?{_MINUTE}(?:\s*(?:and\s*)?{_NUMBER}\s*{_SECOND}?)?"
    rf"|{_NUMBER}\s*-?{_SECOND})"
)
"""A time as people write it."""
_SPLIT = re.compile(
    r"\s*(?:[,;](?!\d)|→|->|=>|\bthen\b|\bfollowed by\b|\s\+\s|\s[|]\s|\s[–—]\s|\.\s+(?=[A-Z\d]))\s*"
)
_REST_WORD = r"(?:rest(?:ing)?|break|pause|recover(?:y)?|off)"
_REST = re.compile(
    rf"(?:\(?\b(?:with\s+(?:a\s+)?|w/\s*|take\s+(?:a\s+)?)?{_REST_WORD}\b\s*(?:of|for|:|=|period)?\s*(?P<a>{TIME}|\d{{1,3}}\b(?!\s*x))"
    rf"|(?:with\s+(?:a\s+)?|w/\s*|take\s+(?:a\s+)?)?(?P<b>{TIME})\s*(?:of\s+)?{_REST_WORD}\b)"
    rf"(?P<between>\s*(?:in\s+)?(?:between|btw|after)\b[^,;]*)?\)?",
    re.IGNORECASE,
)
_REST_ALONE = re.compile(rf"^{_REST_WORD}$", re.IGNORECASE)
_BETWEEN_ALONE = re.compile(r"^(?:in\s+)?between\b", re.IGNORECASE)
_BREATH = re.compile(r"\b(\d{1,2}-\d{1,2}(?:-\d{1,2}){1,2})\b(?!\s*tempo)")
_BOX = re.compile(r"\bbox\s+breath\w*", re.IGNORECASE)
_TEMPO = re.compile(
    r"\btempo\s*[:=]?\s*(\d-\d-\d-\d|\d{4})\b|\b(\d-\d-\d-\d)\s*tempo\b|@\s?(\d-\d-\d-\d|\d{4})\b",
    re.IGNORECASE,
)
_METHODS = (
    (
        re.compile(
            r"\bCRAC\b|\bhold[ -]relax[ -](?:with[ -])?(?:agonist|antagonist)[ -]contract\w*", re.IGNORECASE
        ),
        "crac",
    ),
    (re.compile(r"\bcontract[ -]relax\b", re.IGNORECASE), "contract-relax"),
    (re.compile(r"\b(?:hold[ -]relax|PNF)\b", re.IGNORECASE), "hold-relax"),
)
_WEIGHT = re.compile(
    r"(?:@|at|with)?\s*\b(\d{1,4}(?:[.,]\d)?\s?(?:kg|lbs?|pounds?))\b|\bRPE\s?\d(?:\.\d)?\b|@\s?\d{1,3}\s?%",
    re.IGNORECASE,
)
_SETS_TIME = re.compile(
    rf"(?P<sets>\d{{1,2}})\s*(?:x|sets?\s*(?:of|x|for)?|times|rounds?\s*of)\s*(?P<time>{TIME})", re.IGNORECASE
)
_SETS_REPS = re.compile(
    r"(?P<sets>\d{1,2})\s*(?:x|sets?\s*(?:of|x|,|:)?)\s*(?P<low>\d{1,4})(?:\s*(?:-|–|to)\s*(?P<high>\d{1,4}))?"
    rf"(?!\s*-?(?:{_SECOND}|{_MINUTE})|[:\d])(?:\s*(?:reps?|repetitions|times))?",
    re.IGNORECASE,
)
_SERIES = re.compile(r"(?<![\d:])(\d{1,3}(?:\s?[/-]\s?\d{1,3}){2,9})(?![\d:])(?:\s*reps?)?", re.IGNORECASE)
_REPS = re.compile(
    r"(?:x\s?(?P<a>\d{1,4})\b|(?P<b>\d{1,4})(?:\s*(?:-|–|to)\s*(?P<b2>\d{1,4}))?\s*(?:reps?\b|repetitions\b|times\b|x(?![a-z\d])|cycles?\b|breaths?\b|rounds?\b))"
    rf"(?!\s*-?(?:{_SECOND}|{_MINUTE}))",
    re.IGNORECASE,
)
_SETS = re.compile(
    r"\b(?P<a>\d{1,2})\s*sets?\b|\bsets?\s*[:=x]?\s*(?P<b>\d{1,2})\b|^(?P<c>\d{1,2})\s*x(?=\s+[a-z])",
    re.IGNORECASE,
)
_TIMES = re.compile(rf"(?P<low>{TIME})(?:\s*(?:-|–|to)\s*(?P<high>{TIME}))?", re.IGNORECASE)
_TIME_RANGE = re.compile(
    rf"(?P<low>\d{{1,4}})\s*(?:-|–|to)\s*(?P<high>\d{{1,4}})\s*(?P<unit>{_SECOND}|{_MINUTE})", re.IGNORECASE
)
_COUNT = re.compile(
    r"^(?P<a>\d{1,4})(?:\s*(?:-|–|to)\s*(?P<high>\d{1,4}))?\s+(?=[a-zA-Z])|(?<=[a-zA-Z)])[\s:=]+(?P<b>\d{1,4})$"
)
_FILLER = re.compile(
    r"^(?:(?:of|for|x|with|hold|holds?\s+for|do|a|an|the|and|at|reps?|sets?|work|on|to|each|in)\b|[\s:=@&/x×.,()+\-–—'\"])+(?=\s|$|[^\w])"
    r"|(?:\s|^)(?:of|for|x|with|hold|held|and|at|a|an|the|reps?|sets?|each|on|w|per)$|[\s:=@&/.,(+\-–—]+$",
    re.IGNORECASE,
)
_MOST_ITEMS = 60
_LONG_HOLD = 15.0
"""Seconds from which a held rep is a set of its own."""
_FEW = 10
_CYCLES = re.compile(
    r"\b(?P<a>\d{1,2})\s*(?:cycles?|rounds?|reps?|sets?|times|x)(?![a-z])|\bx\s*(?P<b>\d{1,2})\b",
    re.IGNORECASE,
)
_PNF_TIMES = (
    ("contract", r"push|contract(?!\s*[- ]\s*relax)|press|squeeze|tense"),
    ("relax", "(?<!contract )(?<!hold )(?<!contract-)(?<!hold-)relax|let go"),
    ("deepen", "deepen|deeper|stretch further|then stretch"),
)


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


def read_items(line: str) -> list[Item]:
    """Return the items of a line; a part that only adds to the one before it is put into that."""
    line, often = without_frequency(written_out(line))
    planned = _method_item(line)
    if planned is not None:
        return [planned]
    items: list[Item] = []
    for part in _SPLIT.split(line)[:_MOST_ITEMS]:
        if not part.strip():
            continue
        item = read_item(part.strip())
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


def read_item(text: str) -> Item:
    """Return what one part of a line says."""
    item = Item(text)
    left = text
    left, many = without_as_many(left)
    item.note = many
    for take in (_take_rest, _take_words, _take_dose, _take_count):
        left = take(left, item)
    item.side = only_side(left)
    if not item.side:
        left, item.side = named_side(left)
        item.name = _cleaned(left)
    if _REST_ALONE.fullmatch(item.name):
        item.rest = item.seconds if item.rest is None else item.rest
        item.name, item.seconds, item.reps = "", 0.0, 0
    elif item.rest is not None and not item.dosed and _BETWEEN_ALONE.match(item.name):
        item.name, item.between = "", True
    return item


def seconds_in(text: str) -> float:
    """Return the seconds of a time as people write it; a bare number is seconds."""
    clock = re.fullmatch(r"(?:(\d+):)?(\d+):(\d+)", text.strip())
    if clock:
        return float(int(clock[1] or 0) * 3600 + int(clock[2]) * 60 + int(clock[3]))
    total = 0.0
    for pattern, worth in ((_HOUR, 3600), (_MINUTE, 60)):
        found = re.search(rf"({_NUMBER})\s*-?{pattern}", text, re.IGNORECASE)
        if found:
            total += float(found[1].replace(",", ".")) * worth
            text = text[found.end() :]
    last = re.search(_NUMBER, text)
    return total + (float(last[0].replace(",", ".")) if last else 0.0)


def _take_rest(text: str, item: Item) -> str:
    found = _REST.search(text)
    if found is None:
        return text
    item.rest = seconds_in(found["a"] or found["b"])
    item.between = found["between"] is not None
    return f"{text[: found.start()]} {text[found.end() :]}"


def _take_words(text: str, item: Item) -> str:
    """Take tempo, breath pattern, method and weight."""
    found = _TEMPO.search(text)
    if found:
        beats = next(group for group in found.groups() if group)
        item.tempo = beats if "-" in beats else "-".join(beats)
        text = _without(text, found)
    if re.search(r"breath", text, re.IGNORECASE):
        pattern, box = _BREATH.search(text), _BOX.search(text)
        if pattern or box:
            item.breath = pattern[1] if pattern else "4-4-4-4"
            text = _without(text, pattern) if pattern else text
    for method, name in _METHODS:
        found = method.search(text)
        if found:
            item.pnf = name
            text = _without(text, found)
            break
    found = _WEIGHT.search(text)
    if found:
        item.note = ", ".join(filter(None, (item.note, found[0].strip(" @"))))
        text = _without(text, found)
    return text


def _take_dose(text: str, item: Item) -> str:
    found = _SETS_TIME.search(text)
    if found:
        item.sets, item.seconds = max(1, int(found["sets"])), seconds_in(found["time"])
        if re.search(r"\breps?\b|\beach\b(?!\s+(?:side|leg|arm))", text[found.end() :], re.IGNORECASE):
            item.reps, item.sets = item.sets, 1
        return _without(text, found)
    found = _SETS_REPS.search(text)
    if found:
        item.sets, item.reps = max(1, int(found["sets"])), int(found["low"])
        item.lower = item.reps if found["high"] else None
        return _take_time(_without(text, found), item)
    found = None if item.breath else _SERIES.search(text)
    if found:
        item.counts = [int(count) for count in re.findall(r"\d+", found[1])]
        item.reps = max(1, item.counts[0])
        return _without(text, found)
    found = _REPS.search(text)
    if found:
        item.reps = int(found["a"] or found["b"])
        item.lower = item.reps if found["b2"] else None
        text = _without(text, found)
    found = _SETS.search(text)
    if found:
        item.sets = max(1, int(found["a"] or found["b"] or found["c"]))
        text = _without(text, found)
    return _take_time(text, item)


def _take_time(text: str, item: Item) -> str:
    found = _TIME_RANGE.search(text)
    if found:
        item.seconds = seconds_in(f"{found['low']} {found['unit']}")
        item.lower = int(found["low"])
        return _without(text, found)
    found = _TIMES.search(text)
    if found:
        item.seconds = seconds_in(found["low"])
        item.lower = int(item.seconds) if found["high"] else item.lower
        return _without(text, found)
    return text


def _take_count(text: str, item: Item) -> str:
    """Take a bare number, at the start or the end, as reps."""
    if item.dosed or item.rest is not None:
        return text
    bare, side = named_side(text)
    for candidate in (text.strip(), bare.replace("(", " ").replace(")", " ").strip()):
        found = _COUNT.search(candidate)
        if found is not None:
            item.reps = int(found["a"] or found["b"])
            item.lower = item.reps if found["high"] else None
            named = {"each": " each side", "alternate": " alternating"}.get(side, f" {side}")
            return _without(candidate, found) + (named if candidate != text.strip() and side else "")
    return text


def _without(text: str, found: re.Match[str]) -> str:
    return f"{text[: found.start()]} {text[found.end() :]}"


def _cleaned(text: str) -> str:
    """Return a name without the small words and marks that stood around its numbers."""
    name = " ".join(text.replace("()", " ").replace("[]", " ").split())
    for _ in range(6):
        shorter = _FILLER.sub("", name).strip()
        shorter = re.sub(r"\(\s*\)", "", shorter).strip()
        if shorter.count("(") != shorter.count(")"):
            shorter = shorter.replace("(", "").replace(")", "").strip()
        if shorter == name:
            break
        name = shorter
    return name[:1].upper() + name[1:]


def _method_item(line: str) -> Item | None:
    """Return the one item of a line that names a PNF method: what stands before it is what is stretched."""
    for method, name in _METHODS:
        found = method.search(line)
        if found is None:
            continue
        before, side = named_side(line[: found.start()])
        after = line[found.end() :]
        item = Item(line, _cleaned(before), pnf=name, side=side or named_side(after)[1] or only_side(after))
        if not item.name:
            item.name = _cleaned(named_side(_CYCLES.sub(" ", after))[0])
        cycles = _CYCLES.search(line)
        item.reps = int(cycles["a"] or cycles["b"]) if cycles else 0
        for key, words in _PNF_TIMES:
            time = re.search(
                rf"\b(?:{words})\w*\s*(?:for\s*)?({TIME})|({TIME})\s*(?:{words})", line, re.IGNORECASE
            )
            if time:
                item.times[key] = seconds_in(time[1] or time[2])
        return item
    return None


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

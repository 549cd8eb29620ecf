"""Zwift (``.zwo``): blocks of a ride as XML, with texts at so many seconds after the start of their block."""

from __future__ import annotations

from typing import TYPE_CHECKING

from player.importing.ride import Block, Cue, ride_steps
from player.importing.sketch import SessionSketch
from player.language import said

if TYPE_CHECKING:
    from player.importing.sketch import Sketcher
    from player.importing.source import Source
    from player.importing.xml_tree import Element

TITLE = "Zwift"
_NAMES = {
    "warmup": "Warm up",
    "cooldown": "Cool down",
    "steadystate": "Steady",
    "ramp": "Ramp",
    "freeride": "Free ride",
    "freeRide": "Free ride",
    "maxeffort": "Greatest effort",
    "solidstate": "Steady",
}
_MOST_ROUNDS = 200


def recognises(source: Source) -> bool:
    """Return whether it is a workout."""
    root = source.xml
    return root is not None and root.name == "workout_file" and any(root.all("workout"))


def sketches(source: Source, sketcher: Sketcher) -> list[SessionSketch]:
    """Return one session."""
    root = source.xml
    if root is None:
        return []
    blocks: list[Block] = []
    cues: list[Cue] = []
    late: list[Cue] = []
    start = 0.0
    for workout in root.all("workout"):
        for element in workout.children:
            made = _blocks(element, sketcher)
            length = sum(block.seconds for block in made)
            own = _cues(element, start, sketcher)
            late += [cue for cue in own if cue.at >= start + length]
            cues += own
            blocks += made
            start += length
    for cue in late:
        if cue.at < start:
            sketcher.report.changed(
                said("“{text}” comes after its block’s end, so in a later one", text=cue.text[:60])
            )
    author = sketcher.text(root.first("author"))
    header = {"summary": sketcher.words(root.first("description")), "authors": [author] if author else []}
    sketcher.report.dropped(said("power and cadence as targets: they stand in the names of the steps"))
    return [
        SessionSketch(
            sketcher.name(root.first("name"), ""),
            ride_steps(blocks, cues, sketcher),
            header,
            seamless=True,
        )
    ]


def _blocks(element: Element, sketcher: Sketcher) -> list[Block]:
    kind = element.name.casefold()
    if kind == "intervalst":
        rounds = sketcher.whole(element.attributes.get("Repeat", "1"), _MOST_ROUNDS, "repeats") or 1
        on = Block("Hard" + _power(element, "OnPower", sketcher), _length(element, "OnDuration", sketcher))
        off = Block("Easy" + _power(element, "OffPower", sketcher), _length(element, "OffDuration", sketcher))
        return [block for block in (on, off) if block.seconds] * rounds
    if kind.startswith("textevent"):
        return []
    if kind not in _NAMES:
        sketcher.report.dropped(
            said("a block “{text}”, which is not known", text=sketcher.text(element.name, 40))
        )
        return []
    power = _power(element, "Power", sketcher) or _range(element, sketcher)
    return [Block(_NAMES[kind] + power, _length(element, "Duration", sketcher))]


def _length(element: Element, name: str, sketcher: Sketcher) -> float:
    """Return a length in seconds, without the noise of numbers such as 180.00002."""
    number = sketcher.number(element.attributes.get(name))
    return 0.0 if number is None or number < 0 else round(min(number, 86_400), 1)


def _power(element: Element, name: str, sketcher: Sketcher) -> str:
    number = sketcher.number(element.attributes.get(name))
    return "" if number is None else f", {min(999, max(0, number * 100)):.0f} percent"


def _range(element: Element, sketcher: Sketcher) -> str:
    low, high = (sketcher.number(element.attributes.get(name)) for name in ("PowerLow", "PowerHigh"))
    if low is None or high is None:
        return ""
    low, high = (min(999, max(0, number * 100)) for number in (low, high))
    return f", {low:.0f} to {high:.0f} percent"


def _cues(element: Element, start: float, sketcher: Sketcher) -> list[Cue]:
    """Return the texts of a block, from the start of the whole."""
    found = []
    for event in element.children:
        if not event.name.casefold().startswith("textevent"):
            continue
        attributes = {name.casefold(): value for name, value in event.attributes.items()}
        text = sketcher.words(attributes.get("message") or event.text)
        offset = sketcher.number(attributes.get("timeoffset"))
        if not text or offset is None or offset < 0:
            sketcher.report.dropped(said("a text event without words or a time"))
            continue
        found.append(Cue(start + offset, text))
    return found

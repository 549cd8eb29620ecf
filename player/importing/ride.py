"""What the files of indoor cycling have in common: blocks one after another, and cues at moments of the
whole."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from player.importing.sketch import Seconds, StepSketch
from player.language import quoted, said

if TYPE_CHECKING:
    from player.importing.sketch import Sketcher


_ROOM = 5.0
"""Seconds that the name of a block needs before the first cue."""


@dataclass(frozen=True, slots=True)
class Block:
    """One block of a ride."""

    name: str
    """What it is called: its effort."""
    seconds: float
    """How long it lasts."""


@dataclass(frozen=True, slots=True)
class Cue:
    """Words at a moment."""

    at: float
    """Seconds after the beginning of the whole."""
    text: str
    """What is said."""


def ride_steps(blocks: list[Block], cues: list[Cue], sketcher: Sketcher) -> list[StepSketch]:
    """Return a step for each block, with the cues that fall into it; blocks follow one another without a
    pause."""
    steps: list[StepSketch] = []
    start = 0.0
    waiting = sorted(cues, key=lambda cue: cue.at)
    for block in blocks:
        time = sketcher.time(block.seconds, quoted(block.name))
        if time is None:
            sketcher.report.dropped(said("“{name}”, which takes no time", name=block.name))
            continue
        end = start + block.seconds
        own = [cue for cue in waiting if cue.at < end]
        waiting = waiting[len(own) :]
        step = sketcher.action(block.name)
        step.keys["for"] = time
        if not own or own[0].at - start >= _ROOM:
            step.keys["say"] = f"{block.name}."
        if own:
            step.keys["cue"] = _told(own, start, sketcher)
        steps.append(step)
        start = end
    for cue in waiting:
        sketcher.report.dropped(said("“{text}”, which comes after the end", text=cue.text[:60]))
    return steps


def _told(cues: list[Cue], start: float, sketcher: Sketcher) -> list[dict[str, Seconds | str]]:
    """Return cues as the format writes them; those of one moment become one."""
    at: dict[float, list[str]] = {}
    for cue in cues:
        at.setdefault(round(max(0.0, cue.at - start), 1), []).append(cue.text)
    if any(len(texts) > 1 for texts in at.values()):
        sketcher.report.changed(said("cues of one moment are said as one"))
    return [
        {"at": Seconds(moment), "say": sketcher.text(" ".join(_sentence(text) for text in texts))}
        for moment, texts in at.items()
    ]


def _sentence(text: str) -> str:
    return text if text[-1:] in ".!?…" else f"{text}."

"""A sketch as TOML that a person would write: ordered, short, with a comment where something changed."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from player.importing.sketch import Seconds, SessionSketch, StepSketch
from player.importing.wording import text_value, time_text
from player.language import later, said_in

if TYPE_CHECKING:
    from collections.abc import Iterable

_ORDER = (
    "exercise",
    "name",
    "repeat",
    "every",
    "between",
    "title",
    "hold",
    "reps",
    "tempo",
    "pace",
    "each",
    "release",
    "pnf",
    "breathe",
    "cycles",
    "roll",
    "pass",
    "for",
    "finish",
    "phases",
    "side",
    "first",
    "change_side",
    "extra",
    "sets",
    "rest",
    "prepare",
    "countdown",
    "counting",
    "halfway",
    "announce",
    "say",
    "note",
    "cue",
)
_RANK = {key: rank for rank, key in enumerate(_ORDER)}
_DOSES = frozenset(("hold", "reps", "pnf", "breathe", "roll", "for", "phases"))
_WIDEST = 110
_NOTHING_ADDED = ("[defaults]", 'prepare = "0s"', 'announce = "off"')
_MADE = later("Made by Limber from {kind}.")
_SEAMLESS = later("The blocks follow one another without a pause, as in the original.")
_RESTED = later("The rests are the time to get ready, as in the original.")


def session_text(sketch: SessionSketch, kind: str) -> str:
    """Return the session as TOML; ``kind`` is what the format is called, in English."""
    tongue = sketch.language
    lines = [
        f"# {said_in(tongue, _MADE, kind=said_in(tongue, kind))}",
        "",
        "format = 1",
        f"title = {_value(sketch.title)}",
    ]
    lines += [f"{key} = {_value(value)}" for key, value in sketch.header.items() if value]
    timing = _SEAMLESS if sketch.seamless else _timing(sketch.steps)
    if timing:
        lines += ["", f"# {said_in(tongue, timing)}", *_NOTHING_ADDED]
    exact = bool(timing) and not sketch.seamless
    rested = False
    for step in sketch.steps:
        lines += _step(step, 1, exact, rested)
        rested = "rest" in step.keys and not _DOSES & step.keys.keys()
    return "\n".join(lines) + "\n"


def seconds_of(steps: Iterable[StepSketch]) -> float | None:
    """Return how long steps take by their own times, without the announcements; None where a step waits."""
    total = 0.0
    for step in steps:
        own = _group_seconds(step) if step.steps else _own_seconds(step.keys)
        if own is None:
            return None
        total += own
    return total


def _group_seconds(step: StepSketch) -> float | None:
    inner = seconds_of(step.steps)
    repeat = step.keys.get("repeat", 1)
    return None if inner is None else inner * repeat + _time(step.keys, "between") * (repeat - 1)


def _own_seconds(keys: dict[str, Any]) -> float | None:
    if not _DOSES & keys.keys():
        return _time(keys, "rest")
    sets = int(keys.get("sets", 1))
    if "reps" in keys:
        rep = _time(keys, "pace") or _time(keys, "each") + _time(keys, "release")
        if not rep or isinstance(keys["reps"], list):
            return None
        one = float(keys["reps"] * rep)
    elif "phases" in keys:
        one = sum(_time(phase, "for") for phase in keys["phases"])
    elif "pnf" in keys:
        return None
    else:
        one = _time(keys, "hold") or _time(keys, "for") or _time(keys, "roll")
        if not one:
            return None
    if keys.get("side") in ("each", "alternate"):
        one = 2 * one + _time(keys, "change_side")
    return sets * one + (sets - 1) * _time(keys, "rest")


def _time(keys: dict[str, Any], key: str) -> float:
    value = keys.get(key)
    return value.value if isinstance(value, Seconds) else 0.0


def _timing(steps: list[StepSketch]) -> str:
    """Return why nothing is added to the times of a session whose rests are the time to get ready, or
    nothing."""
    after, loose = _doses_after_rest(steps, rested=False)
    return _RESTED if after > loose else ""


def _doses_after_rest(steps: list[StepSketch], *, rested: bool) -> tuple[int, int]:
    """Return how many steps come after a rest, and how many do not."""
    after = loose = 0
    for step in steps:
        if step.steps:
            inner = _doses_after_rest(step.steps, rested=rested or "between" in step.keys)
            after, loose = after + inner[0], loose + inner[1]
            rested = False
        elif _DOSES & step.keys.keys():
            after, loose = after + rested, loose + (not rested)
            rested = False
        else:
            rested = "rest" in step.keys
    return after, loose


def _step(step: StepSketch, depth: int, exact: bool, rested: bool) -> list[str]:
    """Return the lines of a step; ``exact`` is whether rests are the time to get ready, ``rested`` whether
    one stands before it."""
    indent = "  " * (depth - 1)
    lines = ["", *(f"{indent}# {line}" for line in step.comment.splitlines())]
    lines.append(f"{indent}[[{'.'.join(['step'] * depth)}]]")
    keys = dict(step.keys)
    if exact and not rested and _DOSES & keys.keys():
        keys = {**keys, "prepare": Seconds(5), "announce": "short"}
    for key in sorted(keys, key=lambda key: _RANK.get(key, len(_RANK))):
        lines.append(f"{indent}{key} = {_value(keys[key], len(indent) + len(key) + 3)}")
    inner_rested = "between" in step.keys or rested
    for inner in step.steps:
        lines += _step(inner, depth + 1, exact, inner_rested)
        inner_rested = "rest" in inner.keys and not _DOSES & inner.keys.keys()
    return lines


def _value(value: Any, used: int = 0) -> str:
    if isinstance(value, Seconds):
        return f'"{time_text(value.value)}"'
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, (int, float)):
        return repr(value)
    if isinstance(value, dict):
        return "{ " + ", ".join(f"{key} = {_value(entry)}" for key, entry in value.items()) + " }"
    if isinstance(value, (list, tuple)):
        entries = [_value(entry) for entry in value]
        line = "[" + ", ".join(entries) + "]"
        if len(line) + used <= _WIDEST or len(entries) < 2:
            return line
        return "[\n" + "".join(f"  {entry},\n" for entry in entries) + "]"
    return text_value(str(value))

"""How a field of the form writes a value, reads what a person wrote, and steps it up and down."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from player.editing.step_values import toml_value, typed_value

if TYPE_CHECKING:
    from player.session.keys import Key

_SECONDS = re.compile(r"(?:(\d+)m)?(?:(\d+)s)?")
_PERCENT = re.compile(r"(\d+)\s*%")
_TIME_STEP = 5
"""Seconds by which a time is stepped."""
_PERCENT_STEP = 5
TIMES = ("time", "hold")
"""The kinds of values that are times."""
COUNTED = (*TIMES, "count", "repeat", "number", "percent")
"""The kinds of values that can be stepped."""


def written(key: Key, value: Any) -> str:
    """Return a value as a field shows it: bare where it is one thing, with commas where there is one a set,
    as TOML where it is anything else."""
    if value is None:
        return ""
    if isinstance(value, str):
        return value
    if key.per_set and isinstance(value, list) and all(isinstance(each, (str, int)) for each in value):
        parts = [str(each) for each in value]
        if len(parts) > 1 and not any("," in part or not part for part in parts):
            return ", ".join(parts)
    return toml_value(value)


def as_toml(key: Key, text: str) -> str:
    """Return what was written in a field as TOML; nothing where the key is to go."""
    if not text.strip():
        return ""
    if key.per_set and "," in text and not text.strip().startswith("["):
        parts = [part.strip() for part in text.split(",") if part.strip()]
        return f"[{', '.join(typed_value(key.kind, part) for part in parts)}]"
    return typed_value(key.kind, text)


def stepped(key: Key, text: str, by: int) -> str | None:
    """Return a count one further, a time five seconds, a percentage five, a number a twentieth of its range;
    None for what cannot be stepped."""
    bare = text.strip()
    if key.kind in ("count", "repeat"):
        if bare and not bare.isdecimal():
            return None
        return str(_within(key, int(bare or 0) + by))
    if key.kind == "percent":
        found = _PERCENT.fullmatch(bare)
        if bare and found is None:
            return None
        now = int(found[1]) if found is not None else 0
        return f"{min(100, max(0, now + by * _PERCENT_STEP))}%"
    if key.kind == "number":
        return _stepped_number(key, bare, by)
    return _stepped_time(bare, by) if key.kind in TIMES else None


def _within(key: Key, count: int) -> int:
    least, most = int(key.low or 0), int(key.high or 10**6)
    return min(most, max(least, count))


def _stepped_number(key: Key, bare: str, by: int) -> str | None:
    try:
        now = float(bare or key.default or 0)
    except ValueError:
        return None
    least, most = key.low or 0, key.high if key.high is not None else now + 1
    step = 0.05
    return f"{min(most, max(least, round(now / step) * step + by * step)):.12g}"


def _stepped_time(bare: str, by: int) -> str | None:
    found = _SECONDS.fullmatch(bare)
    if found is None or (bare and not any(found.groups())):
        return f"{max(0, int(bare) + _TIME_STEP * by)}s" if bare.isdecimal() else None
    seconds = int(found[1] or 0) * 60 + int(found[2] or 0)
    down = -(-seconds // _TIME_STEP) * _TIME_STEP - _TIME_STEP
    seconds = max(0, (seconds // _TIME_STEP + by) * _TIME_STEP if by > 0 else down)
    minutes, rest = divmod(seconds, 60)
    return f"{minutes}m{rest}s" if minutes and rest else f"{minutes}m" if minutes else f"{rest}s"

"""Choices: how one person wants to do one session today, as the start page asks and a run remembers."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True, slots=True)
class Choices:
    """What was chosen before a session began. Empty, it is done as its author wrote it."""

    minutes: int | None = None
    """How much time there is; None for as long as it takes."""
    without: tuple[str, ...] = ()
    """Where the steps stand that are left out."""
    values: tuple[tuple[str, str], ...] = ()
    """Values of the session's parameters by name, as they are written in a file."""

    def value(self) -> dict[str, Any]:
        """Return it in plain values; ``choices_from`` reads them back."""
        return {"minutes": self.minutes, "without": list(self.without), "values": dict(self.values)}

    def text(self) -> str:
        """Return it as JSON; empty where nothing was chosen."""
        return "" if self == Choices() else json.dumps(self.value(), separators=(",", ":"))


def choices_from(value: object) -> Choices:
    """Return the choices of plain values or of their JSON; what cannot be understood is not chosen."""
    if isinstance(value, str):
        try:
            value = json.loads(value) if value else {}
        except ValueError:
            return Choices()
    if not isinstance(value, dict):
        return Choices()
    minutes, without, values = value.get("minutes"), value.get("without"), value.get("values")
    whole = isinstance(minutes, int) and not isinstance(minutes, bool) and 0 < minutes <= 24 * 60
    return Choices(
        minutes if whole else None,
        tuple(filter(_is_text, without)) if isinstance(without, list) else (),
        tuple((name, each) for name, each in values.items() if _is_text(each))
        if isinstance(values, dict)
        else (),
    )


def _is_text(value: object) -> bool:
    return isinstance(value, str) and len(value) <= 200

"""What the import screen shows of something that could be taken."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class OfferedLine:
    """One session on the page."""

    title: str
    """What it is called."""
    length: str
    """How long it plays, for people."""
    text: str
    """It as TOML."""


@dataclass(frozen=True, slots=True)
class OfferPage:
    """All that is shown."""

    kind: str
    """What it is made of, in words: ``plain text``."""
    sessions: tuple[OfferedLine, ...]
    """At least one."""
    facts: tuple[tuple[str, str], ...] = ()
    """What must be known before it is taken: a name and a text."""
    report: tuple[tuple[str, str], ...] = ()
    """What became of the original: ``kept``, ``changed`` or ``dropped``, and a text."""

"""Angles beyond the normal range of motion, and what is to be said of them."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

from player.figures.joints import CHANNELS, RANGE_SOURCE, normal_range
from player.language import said


@dataclass(frozen=True, slots=True)
class Beyond:
    """An angle beyond the normal range of motion."""

    pose: str
    """The pose."""
    channel: str
    """The angle."""
    text: str
    """What is to be said of it."""


def beyond_text(channel: str, degrees: float) -> str:
    """Return what is to be said of an angle beyond its normal range; nothing of one within."""
    limits = normal_range(channel)
    if limits is None or limits.least <= degrees <= limits.most:
        return ""
    return said(
        "{degrees:g}° is beyond the normal {least:g}° to {most:g}° ({source})",
        degrees=degrees,
        least=limits.least,
        most=limits.most,
        source=RANGE_SOURCE,
    ).replace("-", "−")


@lru_cache(maxsize=64)
def angles_beyond(angles: tuple[float, ...]) -> tuple[tuple[str, str], ...]:
    """Return the angles of a pose that are beyond their normal range, each with what is to be said of it."""
    told = (
        (channel, "" if channel.startswith("pelvis.") else beyond_text(channel, value))
        for channel, value in zip(CHANNELS, angles, strict=True)
    )
    return tuple((channel, text) for channel, text in told if text)

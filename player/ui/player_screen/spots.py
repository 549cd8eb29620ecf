"""What stands where on the player screen, as values."""

from __future__ import annotations

from dataclasses import dataclass, fields, replace
from typing import Any

from player.ui.theme import FAR_SHARE

HIT = 44
"""Least side of anything that can be pressed, in pixels."""

DIGITS_SHARE = 0.53
"""Font size of one or two digits in the ring, in parts of its diameter."""

TALL = 1.18
"""Windows that are less wide than so many times their height have the seconds below the figure."""


@dataclass(frozen=True, slots=True)
class Wishes:
    """What decides where things stand, besides the size of the window."""

    text_scale: float = 1.0
    """Scale of what is read from a chair, 1 to 3."""
    sided: bool = True
    """Whether the session names sides."""
    upright: bool = False
    """Whether the figure is higher than wide."""
    distant: bool = False
    """Whether only that is shown which is read from the mat."""
    far: float = FAR_SHARE * 1080
    """Font size in pixels at which a capital is seen under ``FAR_ARC_MINUTES`` from the mat."""
    captions: float = 1.0
    """Size of what is said in parts of the usual; 0 where it is not shown."""
    ahead_ems: float = 0.0
    """Width of the longest words for what comes next, in parts of their font size."""
    inset: bool = False
    """Whether it is a small picture of the screen inside another one."""


@dataclass(frozen=True, slots=True)
class Box:
    """A rectangle in pixels."""

    x: int
    """Left edge."""
    y: int
    """Top edge."""
    width: int
    """Width."""
    height: int
    """Height."""

    @property
    def right(self) -> int:
        """Return the pixel column after the last one."""
        return self.x + self.width

    @property
    def bottom(self) -> int:
        """Return the pixel row after the last one."""
        return self.y + self.height

    def scaled(self, by: float) -> Box:
        """Return it so many times as large, edges that met still meeting."""
        x, y = round(self.x * by), round(self.y * by)
        return Box(x, y, round(self.right * by) - x, round(self.bottom * by) - y)


@dataclass(frozen=True, slots=True)
class Arrangement:
    """Boxes and font sizes, in pixels."""

    top: Box
    """The way back, the session's title and notices."""
    stage: Box
    """The coloured card that holds title, heading, figure and caption."""
    title: Box
    """What is being done."""
    count: Box
    """Cycle, set and round."""
    heading: Box
    """The phase's shape and name."""
    figure: Box
    """The figure."""
    caption: Box
    """What is being said."""
    side: Box
    """The side; empty if the session has none."""
    ring: Box
    """The seconds in their ring."""
    ahead: Box
    """What comes next."""
    bar: Box
    """The whole session."""
    controls: Box
    """The buttons."""
    heading_font: int
    """Size of the phase's name."""
    side_font: int
    """Size of the side."""
    ahead_font: int
    """Size of what comes next."""
    caption_font: int
    """Size of what is being said."""
    title_font: int
    """Size of what is being done."""
    small_font: int
    """Size of times, notices and the rest."""
    play: int
    """Diameter of the play button."""
    ahead_lines: int = 2
    """What comes next has at most so many lines."""
    caption_lines: int = 2
    """What is being said has at most so many lines."""
    shared: bool = False
    """Whether what is being said stands in the place of what comes next, for as long as it is said."""
    tray: int = 0
    """Top edge of the buttons where they lie over what comes next; 0 where they have a place of their own."""

    def scaled(self, by: float) -> Arrangement:
        """Return everything so many times as large."""
        sizes = {
            "heading_font",
            "side_font",
            "ahead_font",
            "caption_font",
            "title_font",
            "small_font",
            "play",
            "tray",
        }
        changed: dict[str, Any] = {}
        for each in fields(self):
            value = getattr(self, each.name)
            if isinstance(value, Box):
                changed[each.name] = value.scaled(by)
            elif each.name in sizes:
                changed[each.name] = max(1, round(value * by))
        return replace(self, **changed)

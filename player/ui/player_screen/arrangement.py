"""Where everything stands on the player screen: arithmetic on its size, so that no word moves anything."""

from __future__ import annotations

from dataclasses import dataclass

from player.ui.theme import FAR_SHARE

HIT = 44
"""Least side of anything that can be pressed, in pixels."""

_TALL = 1.18


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


@dataclass(frozen=True, slots=True)
class _Frame:
    width: int
    height: int
    unit: float
    margin: int
    gap: int
    pad: int
    title: int
    caption: int
    ahead: int
    small: int
    play: int
    top: Box
    bar: Box
    controls: Box

    @property
    def body(self) -> Box:
        y = self.top.bottom + self.gap // 2
        return Box(self.margin, y, self.width - 2 * self.margin, max(160, self.bar.y - self.gap // 2 - y))


def arrange(width: int, height: int, text_scale: float = 1.0, *, sided: bool = True) -> Arrangement:
    """Return the arrangement for a size; wide ones have figure and seconds side by side."""
    frame = _frame(width, height, text_scale)
    return _tall(frame, sided) if width < _TALL * height else _wide(frame, sided)


def _frame(width: int, height: int, text_scale: float) -> _Frame:
    unit = min(height / 1080, width / 1920) if width >= _TALL * height else min(height / 1500, width / 1080)
    margin = round(max(12, 36 * unit))
    gap = round(max(10, 24 * unit))
    small = round(max(13 * text_scale, 24 * unit))
    play = round(min(88, max(56, 84 * unit)))
    top_height = max(HIT, round(small * 1.7))
    controls = Box(margin, height - margin // 2 - play, width - 2 * margin, play)
    bar = Box(margin, controls.y - round(max(4, 8 * unit)) - 30, width - 2 * margin, 30)
    return _Frame(
        width=width,
        height=height,
        unit=unit,
        margin=margin,
        gap=gap,
        pad=round(max(12, 36 * unit)),
        title=round(max(15 * text_scale, 36 * unit)),
        caption=round(max(15 * text_scale, 46 * unit)),
        ahead=round(max(15 * text_scale, 50 * unit)),
        small=small,
        play=play,
        top=Box(margin, round(max(6, 14 * unit)), width - 2 * margin, top_height),
        bar=bar,
        controls=controls,
    )


def _wide(frame: _Frame, sided: bool) -> Arrangement:
    body = frame.body
    stage_width = round((body.width - frame.gap) * 0.59)
    stage = Box(body.x, body.y, stage_width, body.height)
    panel = Box(stage.right + frame.gap, body.y, body.width - stage_width - frame.gap, body.height)
    far = FAR_SHARE * min(frame.height, frame.width * 9 / 16)
    side_height = round(far * 0.95) if sided else 0
    side = Box(panel.x, panel.y, panel.width, side_height)
    ahead_height = round(frame.ahead * 1.45)
    ahead = Box(panel.x, panel.bottom - ahead_height, panel.width, ahead_height)
    ring_top = side.bottom + (frame.gap if sided else 0)
    ring = Box(panel.x, ring_top, panel.width, max(80, ahead.y - frame.gap // 2 - ring_top))
    return _arrangement(frame, stage, far, side, ring, ahead)


def _tall(frame: _Frame, sided: bool) -> Arrangement:
    body = frame.body
    far = min(FAR_SHARE * frame.height * 0.6, frame.width * 0.16)
    panel_height = round(min(body.height * 0.36, body.width * 0.5))
    stage = Box(body.x, body.y, body.width, body.height - panel_height - frame.gap)
    panel_y = stage.bottom + frame.gap
    ring_width = min(panel_height, round(body.width * 0.46))
    ring = Box(body.x, panel_y, ring_width, panel_height)
    rest_x = ring.right + frame.gap
    rest_width = body.right - rest_x
    side_height = round(min(far * 0.95, panel_height * 0.5)) if sided else 0
    side = Box(
        rest_x,
        panel_y + (panel_height // 2 - side_height) // 2 if sided else panel_y,
        rest_width,
        side_height,
    )
    ahead_y = panel_y + panel_height // 2 if sided else panel_y
    ahead = Box(rest_x, ahead_y, rest_width, panel_y + panel_height - ahead_y)
    return _arrangement(frame, stage, far, side, ring, ahead)


def _arrangement(frame: _Frame, stage: Box, far: float, side: Box, ring: Box, ahead: Box) -> Arrangement:
    left, inner = stage.x + frame.pad, stage.width - 2 * frame.pad
    title_height = round(frame.title * 1.5)
    title = Box(left, stage.y + frame.pad // 2, round(inner * 0.6), title_height)
    count = Box(title.right, title.y, inner - title.width, title_height)
    heading = Box(left, title.bottom, inner, round(far * 0.98))
    caption_height = round(frame.caption * 2 * 1.28)
    caption = Box(left, stage.bottom - caption_height - frame.pad // 3, inner, caption_height)
    figure_y = heading.bottom + frame.pad // 4
    figure = Box(left, figure_y, inner, max(40, caption.y - figure_y - frame.pad // 4))
    return Arrangement(
        top=frame.top,
        stage=stage,
        title=title,
        count=count,
        heading=heading,
        figure=figure,
        caption=caption,
        side=side,
        ring=ring,
        ahead=ahead,
        bar=frame.bar,
        controls=frame.controls,
        heading_font=round(far),
        side_font=round(min(far, side.height / 0.95)),
        ahead_font=frame.ahead,
        caption_font=frame.caption,
        title_font=frame.title,
        small_font=frame.small,
        play=frame.play,
    )

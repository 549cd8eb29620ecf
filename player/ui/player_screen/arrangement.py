"""Where everything stands on the player screen: arithmetic on its size, so that no word moves anything."""

from __future__ import annotations

from dataclasses import dataclass, replace

from player.ui.player_screen.distance import arrange_distant
from player.ui.player_screen.spots import HIT, TALL, Arrangement, Box, Wishes
from player.ui.theme import FAR_SHARE

_NARROW = 300
"""A stage that is less wide has no room for counts beside the title, in pixels."""
_INSET = (960, 540)
"""The size of screen, in pixels, that a small picture is of."""


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
    captions: float
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


def arrange(width: int, height: int, wishes: Wishes | None = None) -> Arrangement:
    """Return the arrangement for a size; wide ones have figure and seconds side by side."""
    wishes = wishes or Wishes()
    if wishes.inset:
        return _inset(width, height, wishes)
    if wishes.distant:
        return arrange_distant(width, height, wishes)
    frame = _frame(width, height, wishes)
    if width < TALL * height:
        return _beside(frame, _tall(frame, wishes.sided)) if wishes.upright else _tall(frame, wishes.sided)
    return _column(frame, wishes.sided) if wishes.upright else _wide(frame, wishes.sided)


def _inset(width: int, height: int, wishes: Wishes) -> Arrangement:
    """What is seen from afar on a screen of usual size, made smaller with everything on it."""
    by = max(0.05, min(width / _INSET[0], height / _INSET[1]))
    whole = replace(wishes, inset=False, distant=True, far=FAR_SHARE * _INSET[1])
    return arrange_distant(round(width / by), round(height / by), whole).scaled(by)


def _frame(width: int, height: int, wishes: Wishes) -> _Frame:
    text_scale = wishes.text_scale
    unit = min(height / 1080, width / 1920) if width >= TALL * height else min(height / 1500, width / 1080)
    margin = round(max(12, 36 * unit))
    gap = round(max(10, 24 * unit))
    small = round(max(13 * text_scale, 24 * unit))
    larger = min(56 * min(1.4, text_scale), height * 0.11, width * 0.08)
    play = round(min(88, max(56, 84 * unit, larger)))
    head = round(min(HIT * min(1.4, text_scale), height * 0.075))
    top_height = max(HIT, round(small * 1.7), head)
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
        caption=round(max(15 * text_scale, 46 * unit) * (wishes.captions or 1.0)),
        captions=wishes.captions,
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
    ahead_height = round(frame.ahead * 1.9)
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


def _column(frame: _Frame, sided: bool) -> Arrangement:
    """An upright figure has the left side from top to bottom; all words stand beside it."""
    body = frame.body
    far = FAR_SHARE * min(frame.height, frame.width * 9 / 16)
    stage = Box(body.x, body.y, round(min(body.height * 0.86, body.width * 0.42)), body.height)
    left = stage.right + frame.gap
    width = body.right - left
    heading = Box(left, body.y, width, round(far * 0.98))
    side = Box(left, heading.bottom + frame.gap // 2, width, round(far * 0.95) if sided else 0)
    top = side.bottom + frame.gap
    ring_size = max(80, min(body.bottom - top, round(width * 0.5)))
    ring = Box(left, top, ring_size, body.bottom - top)
    rest = Box(ring.right + frame.gap, top, body.right - ring.right - frame.gap, ring.height)
    ahead = Box(rest.x, rest.y, rest.width, round(rest.height * (0.5 if frame.captions else 1.0)))
    caption = Box(rest.x, ahead.bottom, rest.width, rest.bottom - ahead.bottom if frame.captions else 0)
    title = Box(left, frame.top.y, round(width * 0.6) if width > _NARROW else width, frame.top.height)
    count = Box(title.right, title.y, width - title.width, title.height)
    plain = _arrangement(frame, stage, far, side, ring, ahead)
    pad = frame.pad // 2
    return replace(
        plain,
        top=Box(frame.top.x, frame.top.y, stage.width, frame.top.height),
        title=title,
        count=count,
        heading=heading,
        figure=Box(stage.x + pad, stage.y + pad, stage.width - 2 * pad, stage.height - 2 * pad),
        caption=caption,
        ahead_lines=3,
        caption_lines=4,
    )


def _beside(frame: _Frame, spots: Arrangement) -> Arrangement:
    """On the stage of a tall window an upright figure stands to the right, what is said to its left, if it is
    larger so than above what is said."""
    stage, pad = spots.stage, frame.pad
    top = spots.heading.bottom + pad // 4
    height = max(0, stage.bottom - pad // 4 - top)
    width = round(min(height * 0.86, stage.width * 0.55))
    words = Box(stage.x + pad, top, stage.width - 2 * pad, height)
    if not frame.captions:
        return replace(spots, figure=words, caption=Box(words.x, words.bottom, words.width, 0))
    if width <= min(spots.figure.width, spots.figure.height * 0.86):
        return spots
    figure = Box(words.right - width, top, width, height)
    caption = Box(words.x, top, words.width - width - pad // 2, height)
    return replace(spots, figure=figure, caption=caption, caption_lines=6)


def _arrangement(frame: _Frame, stage: Box, far: float, side: Box, ring: Box, ahead: Box) -> Arrangement:
    left, inner = stage.x + frame.pad, stage.width - 2 * frame.pad
    title_height = min(round(frame.title * 1.5), round(stage.height * 0.2))
    title = Box(
        left, stage.y + frame.pad // 2, round(inner * 0.6) if inner > _NARROW else inner, title_height
    )
    count = Box(title.right, title.y, inner - title.width, title_height)
    heading = Box(left, title.bottom, inner, min(round(far * 0.98), round(stage.height * 0.4)))
    figure_y = heading.bottom + frame.pad // 4
    room = stage.bottom - figure_y - frame.pad // 2
    # who wants what is said larger has a smaller figure, but always one that can be made out
    least = max(0.36, 0.45 / max(1.0, frame.captions)) * room
    most = 2 + round(2 * max(0.0, frame.captions - 1.0) + 0.2)
    lines = next(lines for lines in range(most, -1, -1) if lines == 0 or room - _line(frame) * lines > least)
    caption_height = _line(frame) * lines if frame.captions else 0
    caption = Box(left, stage.bottom - caption_height - frame.pad // 3, inner, caption_height)
    figure = Box(left, figure_y, inner, max(0, caption.y - figure_y - frame.pad // 4))
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
        caption_lines=max(1, lines),
    )


def _line(frame: _Frame) -> int:
    """Return the height of a line of what is said."""
    return round(frame.caption * 1.28)

"""The view for those who lie far away: figure, seconds, phase, side and what is next, and nothing else.

Sizes follow from the distance and from the pixels' size in millimetres. First rank: phase, side and seconds
are seen under 20 minutes of arc, capital height; ISO 9241-303 asks for 16 at least and prefers 20 to 22.
Second rank: what is next, and what is said, are running words, set under 16 minutes, which is an x-height of
12: print of less is read more and more slowly (Legge and Bigelow 2011, "Does print size matter for
reading?"). They share the strip at the bottom: what is said comes first, and what is next comes back after
it. Where the screen is too small for all that, words are as large as leaves the figure its room, and the
settings page says so.
"""

from __future__ import annotations

from player.ui.player_screen.spots import DIGITS_SHARE, HIT, TALL, Arrangement, Box, Wishes
from player.ui.theme import FAR_ARC_MINUTES

SECOND_ARC_MINUTES = 16.0
"""Height of a capital of what is next and what is said."""

_SECOND = SECOND_ARC_MINUTES / FAR_ARC_MINUTES
_LEAST, _MOST = 0.09, 0.195
"""The first rank's font size in parts of the height of a wide window, or of the width of a tall one."""
_MOST_SECOND, _MOST_REACHING = 0.155, 0.168
"""The second rank's in such parts: where a little more of the figure's room reaches the angle, that is taken;
where it does not, no more than the first."""
_LINE = 1.21
"""Height of a line of the strip in parts of its font size."""
_HANGS = 0.075
"""Room above and below the phase's name, in parts of its font size."""
_ALONE = 1.35
"""Height of the strip with one line."""


def arrange_distant(width: int, height: int, wishes: Wishes) -> Arrangement:
    """Return the arrangement for a size."""
    page = _Page(width, height, wishes)
    if width < TALL * height:
        return _tall(page)
    return _column(page) if wishes.upright else _wide(page)


class _Page:
    """The size, and what follows from it at once."""

    def __init__(self, width: int, height: int, wishes: Wishes) -> None:
        self.width, self.height, self.wishes = width, height, wishes
        tall = width < TALL * height
        base = min(width * 0.82, height * 0.6) if tall else min(height, width * 9 / 16)
        self.first = min(max(wishes.far, _LEAST * base), _MOST * base)
        second = max(wishes.far * _SECOND, 0.75 * _LEAST * base)
        self.second = min(
            second, (_MOST_REACHING if second <= _MOST_REACHING * base else _MOST_SECOND) * base
        )
        self.margin = round(max(8, base * 0.022))
        self.gap = round(max(6, base * 0.02))
        self.small = round(max(13 * wishes.text_scale, 0.022 * base))
        self.play = round(min(88, max(56, base * 0.078)))
        self.side = round(self.first * 0.98) if wishes.sided else 0
        self.body = Box(self.margin, self.margin, width - 2 * self.margin, height - 2 * self.margin)

        self.buttons = max(HIT, self.play) + 30 + 3 * (self.gap // 2)

    def heading(self, x: int, width: int) -> Box:
        """Return the place of the phase at the top, with room for what hangs below the line."""
        hangs = round(self.first * _HANGS)
        return Box(x, self.body.y - hangs, width, round(self.first * 0.98) + 2 * hangs)

    @property
    def least_ring(self) -> float:
        """Return the diameter at which two digits are as large as the phase."""
        return self.first / DIGITS_SHARE + 4

    def strip(self, lines: float) -> Box:
        """Return the place of what is next, at the bottom: as high as the buttons that may lie over it, and
        of so many lines where what is said shares it, or where what is next is too long for one."""
        wishes = self.wishes
        long = wishes.captions > 0 or wishes.ahead_ems * self.second > self.body.width
        wished = self.second * (_LINE * lines if long else _ALONE)
        height = round(max(wished, self.buttons - self.margin))
        return Box(self.body.x, self.body.bottom - height, self.body.width, height)

    def arrangement(
        self, stage: Box, heading: Box, side: Box, ring: Box, strip: Box, lines: int
    ) -> Arrangement:
        """Put the figure on the stage, what is said and what is next into the strip, and the buttons over
        that."""
        pad = self.gap
        figure_y = stage.y + pad // 2
        figure = Box(
            stage.x + pad, figure_y, stage.width - 2 * pad, max(40, stage.bottom - pad // 2 - figure_y)
        )
        tray = self.height - self.buttons
        bar = Box(self.margin, tray + self.gap // 2, self.body.width, 30)
        controls = Box(self.margin, bar.bottom + self.gap // 2, self.body.width, max(HIT, self.play))
        empty = Box(stage.x, stage.y, 0, 0)
        return Arrangement(
            top=Box(self.margin, self.margin, self.body.width, max(HIT, round(self.small * 1.7))),
            stage=stage,
            title=empty,
            count=empty,
            heading=heading,
            figure=figure,
            caption=strip if self.wishes.captions else Box(strip.x, strip.bottom, strip.width, 0),
            side=side,
            ring=ring,
            ahead=strip,
            bar=bar,
            controls=controls,
            heading_font=round(self.first),
            side_font=round(min(self.first, side.height / 0.95)),
            ahead_font=round(self.second),
            caption_font=round(self.second * max(1.0, self.wishes.captions)),
            title_font=self.small,
            small_font=self.small,
            play=self.play,
            ahead_lines=lines,
            caption_lines=lines + 1,
            shared=self.wishes.captions > 0,
            tray=tray,
        )


def _wide(page: _Page) -> Arrangement:
    """A lying figure: phase and side above, figure and seconds between, the strip below."""
    body, gap = page.body, page.gap
    row = round(page.first * 0.98)
    heading = page.heading(body.x, round(body.width * 0.6) - gap if page.side else body.width)
    side = Box(heading.right + gap, body.y, body.width - heading.width - gap if page.side else 0, page.side)
    strip = page.strip(2)
    top, bottom = body.y + row + gap, strip.y
    ring_size = max(60, min(bottom - top, round(body.width * 0.4)))
    ring = Box(body.right - ring_size, top, ring_size, bottom - top)
    stage = Box(body.x, top, ring.x - gap - body.x, bottom - top)
    return page.arrangement(stage, heading, side, ring, strip, 2)


def _column(page: _Page) -> Arrangement:
    """An upright figure has the left side down to the strip."""
    body, gap = page.body, page.gap
    strip = page.strip(1.6)
    height = strip.y - gap // 2 - body.y
    stage = Box(body.x, body.y, round(min(height * 0.9, body.width * 0.42)), height)
    left = stage.right + gap
    width = body.right - left
    heading = page.heading(left, width)
    below = body.y + round(page.first * 0.98) + gap
    side = Box(left, below, width, page.side)
    top = side.bottom + gap if page.side else below
    if page.side and stage.bottom - top < page.least_ring:
        top = below
        ring = Box(left, top, min(stage.bottom - top, round(page.least_ring)), stage.bottom - top)
        side_y = ring.y + (ring.height - page.side) // 2
        side = Box(ring.right + gap, side_y, body.right - ring.right - gap, page.side)
    else:
        ring = Box(left, top, width, max(60, stage.bottom - top))
    return page.arrangement(stage, heading, side, ring, strip, 2)


def _tall(page: _Page) -> Arrangement:
    """In a tall window everything stands under one another, the side beside the seconds."""
    body, gap = page.body, page.gap
    heading = page.heading(body.x, body.width)
    strip = page.strip(3)
    share = 0.3 if page.wishes.upright else 0.4
    ring_size = max(60, min(round((strip.y - heading.bottom) * share), round(body.width * 0.5)))
    ring_y = strip.y - gap // 2 - ring_size
    ring = Box(body.x, ring_y, ring_size if page.side else body.width, ring_size)
    side_y = ring_y + (ring_size - page.side) // 2
    side = Box(ring.right + gap, side_y, body.right - ring.right - gap if page.side else 0, page.side)
    top = heading.bottom + gap
    stage = Box(body.x, top, body.width, max(60, ring_y - gap - top))
    return page.arrangement(stage, heading, side, ring, strip, 3)

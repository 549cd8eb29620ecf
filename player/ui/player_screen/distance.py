"""The view for those who lie far away: figure, seconds, phase, side and what is next, and nothing else.

Sizes follow from the distance and from the pixels' size in millimetres. First rank: phase, side and seconds
are seen under 20 minutes of arc, capital height; ISO 9241-303 asks for 16 at least and prefers 20 to 22.
Second rank: what is next is running words, set under 16 minutes, which is an x-height of 12: print of less is
read more and more slowly (Legge and Bigelow 2011, "Does print size matter for reading?"). Where the screen is
too small for that, words are as large as leaves the figure its room, and the settings page says so.
"""

from __future__ import annotations

from player.ui.player_screen.spots import HIT, TALL, Arrangement, Box, Wishes
from player.ui.theme import FAR_ARC_MINUTES

SECOND_ARC_MINUTES = 16.0
"""Height of a capital of what is next and what is said."""

_SECOND = SECOND_ARC_MINUTES / FAR_ARC_MINUTES
_LEAST, _MOST = 0.09, 0.195
"""The first rank's font size in parts of the height of a wide window, or of the width of a tall one."""
_MOST_SECOND = 0.155


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
        self.second = min(max(wishes.far * _SECOND, 0.75 * _LEAST * base), _MOST_SECOND * base)
        self.margin = round(max(8, base * 0.022))
        self.gap = round(max(6, base * 0.02))
        self.small = round(max(13 * wishes.text_scale, 0.022 * base))
        self.play = round(min(88, max(56, base * 0.078)))
        self.side = round(self.first * 0.98) if wishes.sided else 0
        self.body = Box(self.margin, self.margin, width - 2 * self.margin, height - 2 * self.margin)

    @property
    def caption_height(self) -> int:
        """Return the height of two lines of what is said; 0 where it is not shown."""
        return round(self.caption * 2 * 1.28) if self.wishes.captions else 0

    @property
    def strip_height(self) -> int:
        """Return the height of what is said on a line across the window: two small lines, or one as large as
        it should be; two of those for who wants it larger."""
        size = self.wishes.captions
        tall = self.caption * (1.5 if size <= 1 else 2.45)
        return round(max(tall, 34 * self.wishes.text_scale)) if size else 0

    @property
    def caption(self) -> float:
        """Return the font size of what is said: as large as what is next, if the figure is left its room."""
        most = min(self.height, self.width * 0.75) * 0.052
        return min(self.second, most) * max(1.0, self.wishes.captions)

    def arrangement(
        self,
        stage: Box,
        heading: Box,
        side: Box,
        ring: Box,
        ahead: Box,
        ahead_lines: int,
        caption: Box | None = None,
    ) -> Arrangement:
        """Put the figure on the stage, what is said below it if it has no place of its own, and the buttons
        over what is next."""
        pad = self.gap
        bottom = stage.bottom - pad // 2
        if caption is None:
            tall = min(self.caption_height, round(stage.height * 0.4))
            caption = Box(stage.x + pad, bottom - tall, stage.width - 2 * pad, tall)
            bottom = caption.y - pad // 2
        figure_y = stage.y + pad // 2
        figure = Box(stage.x + pad, figure_y, stage.width - 2 * pad, max(40, bottom - figure_y))
        strip = max(HIT, self.play) + 30 + 3 * (self.gap // 2)
        panel = Box(0, self.height - strip, self.width, strip)
        bar = Box(self.margin, panel.y + self.gap // 2, self.body.width, 30)
        controls = Box(self.margin, bar.bottom + self.gap // 2, self.body.width, max(HIT, self.play))
        empty = Box(stage.x, stage.y, 0, 0)
        return Arrangement(
            top=Box(self.margin, self.margin, self.body.width, max(HIT, round(self.small * 1.7))),
            stage=stage,
            title=empty,
            count=empty,
            heading=heading,
            figure=figure,
            caption=caption,
            side=side,
            ring=ring,
            ahead=ahead,
            bar=bar,
            controls=controls,
            heading_font=round(self.first),
            side_font=round(min(self.first, side.height / 0.95)),
            ahead_font=round(self.second),
            caption_font=round(self.caption),
            title_font=self.small,
            small_font=self.small,
            play=self.play,
            ahead_lines=ahead_lines,
            caption_lines=2,
        )


def _wide(page: _Page) -> Arrangement:
    """A lying figure: phase and side above, figure and seconds between, what is next below."""
    body, gap = page.body, page.gap
    row = round(page.first * 0.98)
    heading_width = round(body.width * 0.6) - gap if page.side else body.width
    heading = Box(body.x, body.y, heading_width, row)
    side = Box(heading.right + gap, body.y, body.width - heading.width - gap if page.side else 0, page.side)
    ahead_height = round(page.second * 1.35)
    ahead = Box(body.x, body.bottom - ahead_height, body.width, ahead_height)
    tall = page.strip_height
    caption = Box(body.x, ahead.y - tall, body.width, tall)
    top, bottom = heading.bottom + gap, caption.y - gap // (2 if tall else 1)
    ring_size = max(60, min(bottom - top, round(body.width * 0.4)))
    ring = Box(body.right - ring_size, top, ring_size, bottom - top)
    stage = Box(body.x, top, ring.x - gap - body.x, bottom - top)
    return page.arrangement(stage, heading, side, ring, ahead, 2, caption)


def _column(page: _Page) -> Arrangement:
    """An upright figure has the left side from top to bottom."""
    body, gap = page.body, page.gap
    stage = Box(body.x, body.y, round(min(body.height * 0.84, body.width * 0.40)), body.height)
    left = stage.right + gap
    width = body.right - left
    heading = Box(left, body.y, width, round(page.first * 0.98))
    side = Box(left, heading.bottom + gap // 2, width, page.side)
    top = side.bottom + gap
    ring_size = max(60, min(body.bottom - top, round(width * 0.54)))
    ring = Box(left, top, ring_size, body.bottom - top)
    ahead = Box(ring.right + gap, top, body.right - ring.right - gap, body.bottom - top)
    return page.arrangement(stage, heading, side, ring, ahead, 4)


def _tall(page: _Page) -> Arrangement:
    """In a tall window everything stands under one another, the seconds beside what is next."""
    body, gap = page.body, page.gap
    heading = Box(body.x, body.y, body.width, round(page.first * 0.98))
    side = Box(body.x, heading.bottom + gap // 2, body.width, page.side)
    top = side.bottom + gap
    share = 0.38 if page.wishes.upright else 0.5
    ring_size = max(60, min(round((body.bottom - top) * share), round(body.width * 0.55)))
    ring = Box(body.x, body.bottom - ring_size, ring_size, ring_size)
    ahead = Box(ring.right + gap, ring.y, body.right - ring.right - gap, ring_size)
    stage = Box(body.x, top, body.width, max(60, ring.y - gap - top))
    return page.arrangement(stage, heading, side, ring, ahead, 4)

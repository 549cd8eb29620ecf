"""Where everything stands on the editor's screen, at any size of window and text."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRect

from player.language import said

if TYPE_CHECKING:
    from player.ui.buttons import WordButton
    from player.ui.editor_screen.parts import Parts

_FORM, _TEXT, _SIDE = 27, 33, 23
"""The least widths of the form, the text, and the preview with the totals beside them, in font sizes."""
_GAP = 12
_LEAST_RULER = 5.6
"""Sizes of letters below which the ruler's phases could not be told apart."""
_LEAST_ROWS = 10
"""Sizes of letters that the ruler leaves to what stands above it ..."""
_LEAST_LINES = 4
"""... and the find bar to the text."""
_ROWS = 13
"""Font sizes that are left for steps above the preview."""
_BOTH = 46
"""The least width of form and text beside each other, in font sizes."""


def has_room_for_both(width: int, pixels: int) -> bool:
    """Return whether form and text have room beside each other in a width of the screen."""
    return width - 2 * _margin(width) - _outline_width(width, pixels) - _GAP >= pixels * _BOTH


def _margin(width: int) -> int:
    return max(8, round(width * 0.012))


def _outline_width(width: int, pixels: int) -> int:
    return min(max(round(pixels * 19), round(width * 0.22)), round(pixels * 25), round(width * 0.42))


def arrange(parts: Parts, width: int, height: int, pixels: int, seen: str, *, totals: bool = False) -> None:
    """Put everything in its place: outline at the left, ``form``, ``text`` or ``both`` beside it, then, where
    there is room, preview and totals, the ruler below. ``totals`` shows these also where there is none."""
    margin = _margin(width)
    top = parts.top.arrange(width, pixels, margin)
    parts.top.setGeometry(0, 0, width, top)
    for part in (parts.outline, parts.form, parts.preview, parts.totals, parts.bar):
        part.set_pixels(pixels)
    parts.view.set_pixels(pixels)
    parts.ruler.set_pixels(pixels - 2)
    bottom = _arrange_foot(parts, QRect(margin, top, width - 2 * margin, height - margin - top), pixels)
    outline = _outline_width(width, pixels)
    for button in (parts.add, parts.more):
        button.set_font_pixels(pixels)
    tall = parts.add.sizeHint().height()
    _name_add(parts.add, outline - parts.more.sizeHint().width() - 2)
    wide = parts.more.sizeHint().width()
    parts.add.setGeometry(margin, top, outline - wide - 2, tall)
    parts.more.setGeometry(margin + outline - wide, top, wide, tall)
    left = margin + outline + _GAP
    box = QRect(left, top, width - left - margin, bottom - top)
    beside = _arrange_right(parts, box, pixels, seen)
    list_top = top + tall + 2
    under = (
        0
        if beside
        else _arrange_preview_under(parts, QRect(margin, list_top, outline, bottom - list_top - 4), pixels)
    )
    parts.outline.setGeometry(margin, list_top, outline, bottom - list_top - 4 - under)
    if not beside:
        _lay_totals_over(parts, width, bottom, pixels, margin, totals)
    picker = min(width - 40, round(pixels * 68)), min(height - 30, round(pixels * 50))
    parts.picker.set_pixels(pixels)
    parts.picker.setGeometry((width - picker[0]) // 2, (height - picker[1]) // 2, *picker)


def _name_add(button: WordButton, room: int) -> None:
    """Let the button that adds a step say so in as many words as there is room for."""
    for words in (said("Add a step"), said("Step")):
        if button.text() != words:
            button.set_words(words, "add")
        if button.sizeHint().width() <= room:
            break
    button.setAccessibleName(said("Add a step"))


def _arrange_foot(parts: Parts, box: QRect, pixels: int) -> int:
    """Put the ruler and the line above it at the bottom of a box; return where that begins. Where a question
    and large words leave hardly any room, the ruler goes."""
    tall, end = parts.bar.wished_height(), box.y() + box.height()
    wished = min(round(pixels * 8.6), round(parts.screen.height() * 0.17))
    ruler = max(84, round(pixels * _LEAST_RULER), wished)
    seen = box.height() - tall - ruler >= pixels * _LEAST_ROWS
    ruler = ruler if seen else 0
    parts.ruler.setVisible(seen)
    parts.ruler.setGeometry(box.x(), end - ruler, box.width(), ruler)
    line = end - ruler - tall
    parts.bar.setGeometry(box.x(), line, box.width(), tall)
    parts.bar.arrange(box.width())
    return line


def _arrange_right(parts: Parts, box: QRect, pixels: int, seen: str) -> bool:
    """Put form, text, preview and totals into a box; return whether the totals are seen in it."""
    both = seen == "both"
    form_seen, text_seen = seen != "text", seen != "form"
    needed = (_FORM if form_seen else 0) + (_TEXT if text_seen else 0)
    beside = box.width() >= pixels * (needed + _SIDE)
    side = min(round(pixels * 29), max(round(pixels * _SIDE), round(box.width() * 0.29))) if beside else 0
    room = box.adjusted(0, 0, -(side + _GAP) if side else 0, 0)
    form = min(round(pixels * 28), room.width() // 2) if both else room.width()
    parts.form.setVisible(form_seen)
    parts.view.setVisible(text_seen)
    top = room.y()
    if side:
        _arrange_side(parts, QRect(room.right() + 1 + _GAP, top, side, box.height() - 4))
    bottom = room.y() + room.height()
    if form_seen:
        parts.form.setGeometry(room.x(), top + 4, form, bottom - top - 8)
    if text_seen:
        start = room.x() + form + _GAP if both else room.x()
        wide = room.x() + room.width() - start
        most = bottom - top - pixels * _LEAST_LINES
        found = parts.find_bar.arrange(wide, pixels, most) if parts.find_bar.isVisibleTo(parts.screen) else 0
        parts.find_bar.setGeometry(start, top, wide, found)
        parts.view.setGeometry(start, top + found + 4, wide, bottom - top - found - 8)
    elif parts.find_bar.isVisibleTo(parts.screen):
        parts.find_bar.hide()
    return bool(side)


def _arrange_preview_under(parts: Parts, box: QRect, pixels: int) -> int:
    """Put the preview at the end of the box of the outline, where that leaves room for some steps; return how
    much it takes."""
    wished = parts.preview.height_for(box.width())
    least = round(pixels * _ROWS)
    tall = min(wished, box.height() - least)
    parts.preview.setVisible(tall >= wished * 0.8)
    if tall < wished * 0.8:
        return 0
    parts.preview.setGeometry(box.x(), box.y() + box.height() - tall, box.width(), tall)
    return tall + 8


def _arrange_side(parts: Parts, box: QRect) -> None:
    """Put the preview above the totals, which take what they need of what is left."""
    tall = min(parts.preview.height_for(box.width()), round(box.height() * 0.6))
    parts.preview.setVisible(True)
    parts.preview.setGeometry(box.x(), box.y() + 4, box.width(), tall)
    top = box.y() + tall + _GAP + 4
    left = box.y() + box.height() - top
    parts.totals.setVisible(left > 90)
    parts.totals.set_floating(floating=False)
    parts.totals.setGeometry(box.x(), top, box.width(), min(left, parts.totals.wished_height()))
    parts.totals.lower()


def _lay_totals_over(parts: Parts, width: int, bottom: int, pixels: int, margin: int, wanted: bool) -> None:
    """Lay the totals over the other views, above the line that tells them in short."""
    parts.totals.setVisible(wanted)
    parts.totals.set_floating(floating=True)
    wide = min(width - 2 * margin, round(pixels * 28))
    tall = min(parts.totals.wished_height(), round(bottom * 0.75))
    parts.totals.setGeometry(width - margin - wide, bottom - tall - 4, wide, tall)
    if wanted:
        parts.totals.raise_()
        parts.picker.raise_()

"""Where everything stands on the editor's screen, at any size of window and text."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QRect

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from player.ui.buttons import WordButton
    from player.ui.editor_screen.find_bar import FindBar
    from player.ui.editor_screen.outline_list import OutlineList
    from player.ui.editor_screen.picker import ExercisePicker
    from player.ui.editor_screen.preview import Preview
    from player.ui.editor_screen.ruler import TimeRuler
    from player.ui.editor_screen.step_form import StepForm
    from player.ui.editor_screen.text_view import TextView
    from player.ui.editor_screen.top_bar import TopBar
    from player.ui.painted import Words


@dataclass(frozen=True, slots=True)
class Parts:
    """The parts of the screen."""

    screen: QWidget
    """The screen itself."""
    top: TopBar
    """The first lines."""
    add: WordButton
    """What adds a step."""
    more: WordButton
    """What opens the menu of steps."""
    outline: OutlineList
    """The steps."""
    preview: Preview
    """The moment at the play-head."""
    form: StepForm
    """The fields of a step."""
    view: TextView
    """The text."""
    find_bar: FindBar
    """What finds and replaces."""
    picker: ExercisePicker
    """What lies over all while an exercise is chosen."""
    problem: WordButton
    """How many problems there are."""
    totals: Words
    """How long what is worked."""
    ruler: TimeRuler
    """The time ruler."""


def arrange(parts: Parts, width: int, height: int, pixels: int, view_name: str) -> None:
    """Put everything in its place: outline at the left, ``form``, ``text`` or ``both`` beside it, the ruler
    below."""
    margin = max(8, round(width * 0.012))
    top = parts.top.arrange(width, pixels, margin)
    parts.top.setGeometry(0, 0, width, top)
    for part in (parts.outline, parts.form, parts.ruler):
        part.set_pixels(pixels - (2 if part is parts.ruler else 0))
    parts.view.set_pixels(pixels)
    parts.preview.set_pixels(pixels)
    bottom = _arrange_foot(parts, width, height, pixels, margin)
    outline = min(max(round(pixels * 19), round(width * 0.25)), round(width * 0.42))
    for button in (parts.add, parts.more):
        button.set_font_pixels(pixels)
    tall = parts.add.sizeHint().height()
    wide = parts.more.sizeHint().width()
    parts.add.setGeometry(margin, top, outline - wide - 2, tall)
    parts.more.setGeometry(margin + outline - wide, top, wide, tall)
    parts.outline.setGeometry(margin, top + tall + 2, outline, bottom - top - tall - 6)
    box = QRect(margin * 2 + outline, top, width - outline - 3 * margin, bottom - top)
    _arrange_right(parts, box, pixels, view_name)
    picker = min(width - 40, round(pixels * 60)), min(height - 30, round(pixels * 42))
    parts.picker.set_pixels(pixels)
    parts.picker.setGeometry((width - picker[0]) // 2, (height - picker[1]) // 2, *picker)


def _arrange_foot(parts: Parts, width: int, height: int, pixels: int, margin: int) -> int:
    """Put the ruler and the line above it at the bottom; return where that begins."""
    ruler = max(84, min(round(pixels * 8.6), round(height * 0.17)))
    parts.ruler.setGeometry(margin, height - margin - ruler, width - 2 * margin, ruler)
    parts.problem.set_font_pixels(max(12, pixels - 1))
    size = parts.problem.sizeHint()
    line = height - margin - ruler - size.height()
    parts.problem.setGeometry(margin - 4, line, min(size.width(), width // 2), size.height())
    parts.totals.set_sizes(max(12, pixels - 1), max(11, round(pixels * 0.8)))
    left = margin + size.width() + 8
    parts.totals.setGeometry(left, line, width - left - margin - 4, size.height())
    return line


def _arrange_right(parts: Parts, box: QRect, pixels: int, view_name: str) -> None:
    left, top, room, bottom = box.x(), box.y(), box.width(), box.y() + box.height()
    both = view_name == "both" and room >= pixels * 50
    form_seen = both or view_name != "text"
    text_seen = both or not form_seen
    form = min(round(pixels * 27), room // 2) if both else room
    parts.form.setVisible(form_seen)
    previewed = form_seen and bottom - top > pixels * 26
    parts.preview.setVisible(previewed)
    parts.view.setVisible(text_seen)
    if form_seen:
        preview = max(110, min(round(pixels * 12), round((bottom - top) * 0.34))) if previewed else -8
        parts.preview.setGeometry(left, top + 4, form, preview)
        parts.form.setGeometry(left, top + preview + 8, form, bottom - top - preview - 12)
    if text_seen:
        start = left + form + 10 if both else left
        wide = room - form - 10 if both else room
        found = parts.find_bar.arrange(wide, pixels) if parts.find_bar.isVisibleTo(parts.screen) else 0
        parts.find_bar.setGeometry(start, top, wide, found)
        parts.view.setGeometry(start, top + found + 4, wide, bottom - top - found - 8)
    elif parts.find_bar.isVisibleTo(parts.screen):
        parts.find_bar.hide()

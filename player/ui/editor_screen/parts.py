"""The parts of the editor's screen, in the order in which the keyboard goes through them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from player.language import said
from player.ui.buttons import WordButton
from player.ui.editor_screen.find_bar import FindBar
from player.ui.editor_screen.outline_list import OutlineList
from player.ui.editor_screen.picker import ExercisePicker
from player.ui.editor_screen.preview import Preview
from player.ui.editor_screen.ruler import TimeRuler
from player.ui.editor_screen.ruler_bar import RulerBar
from player.ui.editor_screen.step_form import StepForm
from player.ui.editor_screen.text_view import TextView
from player.ui.editor_screen.top_bar import TopBar
from player.ui.editor_screen.totals_panel import TotalsPanel

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtWidgets import QWidget

    from player.ui.theme import Theme


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
    totals: TotalsPanel
    """How long what is worked."""
    picker: ExercisePicker
    """What lies over all while an exercise is chosen."""
    bar: RulerBar
    """The line above the ruler."""
    ruler: TimeRuler
    """The time ruler."""


def make_parts(screen: QWidget, theme: Theme, name_of: Callable[[str], str]) -> Parts:
    """Return new parts of a screen; ``name_of`` gives the name of an exercise by its identity."""
    top = TopBar(theme, screen)
    add = WordButton(theme, said("Add a step"), "main", "add", screen)
    add.setToolTip(said("Add a step (Ctrl+Enter)"))
    more = WordButton(theme, said("More"), "plain", "more", screen)
    outline, preview = OutlineList(theme, screen), Preview(theme, screen)
    form, view = StepForm(theme, name_of, screen), TextView(theme, screen)
    find_bar, totals = FindBar(theme, view, screen), TotalsPanel(theme, screen)
    picker, bar = ExercisePicker(theme, screen), RulerBar(theme, screen)
    ruler = TimeRuler(theme, screen)
    return Parts(
        *(screen, top, add, more, outline, preview, form, view, find_bar, totals, picker, bar, ruler)
    )

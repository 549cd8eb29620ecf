"""The browser: a line to look for exercises, filters, and the cards of those that are found."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAction, QActionGroup, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QMenu, QWidget

from player.language import said
from player.session.parts import PARTS
from player.ui.entry import Entry
from player.ui.exercise_browser.cards import CardGrid
from player.ui.exercise_browser.entries import ExerciseEntry, Sought, found
from player.ui.library_screen.filters import MenuButton
from player.ui.painted import Painted, Words
from player.ui.theme import Theme

if TYPE_CHECKING:
    from collections.abc import Callable

    from player.ui.exercise_browser.moving import FigureLoop

_GAP = 4


class ExerciseBrowser(Painted):
    """What exercises are chosen with."""

    chosen = Signal(str)
    """The identity of the exercise that is taken."""
    changed = Signal(object)
    """The exercise that is the chosen one now, an ``ExerciseEntry``; None where none is found."""

    def __init__(
        self, theme: Theme, prompt: str, parent: QWidget | None = None, *, at_once: bool = True
    ) -> None:
        """Take what stands in the line while it is empty, and whether a click takes an exercise at once, or
        two do."""
        super().__init__(theme, parent)
        self._pixels = 15
        self._all: tuple[ExerciseEntry, ...] = ()
        self.sought = Sought()
        """What is looked for."""
        self.search = Entry(theme, prompt, self, "search")
        self.search.textChanged.connect(lambda text: self._seek(text=text))
        self.search.returnPressed.connect(self.take)
        self.part = MenuButton(theme, said("Body"), self._fill_parts, self)
        self.kind = MenuButton(theme, said("Kind"), self._fill_kinds, self)
        self.gear = MenuButton(theme, said("Equipment"), self._fill_gear, self)
        self.buttons = (self.part, self.kind, self.gear)
        self.grid = CardGrid(theme, self)
        self.grid.chosen.connect(lambda _row: self.take())
        click = self.grid.clicked if at_once else self.grid.doubleClicked
        click.connect(lambda _index: self.take())
        self.grid.typed.connect(self._type)
        self.grid.left_above.connect(lambda: self.search.setFocus(Qt.FocusReason.OtherFocusReason))
        self.grid.selectionModel().currentChanged.connect(lambda *_: self.changed.emit(self.entry))
        self.none = Words(theme, self, ink="muted", where="centre", most_lines=3)
        self.none.set_text(said("No exercise is like that."))
        self.none.hide()
        self._tell()

    @property
    def exercises(self) -> tuple[ExerciseEntry, ...]:
        """Return the exercises that are found."""
        return self.grid.exercises.entries

    @property
    def entry(self) -> ExerciseEntry | None:
        """Return the exercise that is the chosen one."""
        return self.grid.exercises.entry_at(self.grid.currentIndex().row())

    def set_figures(self, loop_of: Callable[[str], FigureLoop | None], *, moves: bool) -> None:
        """Take what gives the movement of an exercise's figure."""
        self.grid.figures.set_source(loop_of, moves=moves)

    def show_entries(self, entries: tuple[ExerciseEntry, ...], identity: str = "") -> None:
        """Show exercises, one of them chosen; what was looked for is still looked for."""
        self._all = entries
        self._seek()
        rows = (row for row, each in enumerate(self.exercises) if each.identity == identity)
        self.grid.show_current(next(rows, 0))

    def forget(self) -> None:
        """Look for nothing any more."""
        self.sought = Sought()
        self.search.clear()
        self._seek()
        self._tell()

    def take(self) -> None:
        """Take the chosen exercise."""
        if self.entry is not None:
            self.chosen.emit(self.entry.identity)

    def set_theme(self, theme: Theme) -> None:
        super().set_theme(theme)
        for each in (self.search, *self.buttons, self.none):
            each.set_theme(theme)
        self.grid.set_theme(theme)

    def set_pixels(self, pixels: int) -> None:
        """Set the size of its words."""
        self._pixels = pixels
        self.search.set_pixels(pixels)
        for button in self.buttons:
            button.set_font_pixels(max(12, pixels - 1))
        self.none.set_sizes(pixels, 11)
        self._arrange()
        self.grid.set_pixels(max(12, pixels - 1))

    # -- what is looked for

    def _seek(self, **changes: object) -> None:
        self.sought = replace(self.sought, **changes)  # type: ignore[arg-type]
        self.grid.exercises.show_entries(found(self._all, self.sought))
        self.grid.show_current(0)
        self.none.setVisible(not self.exercises)
        self._tell()
        self.changed.emit(self.entry)

    def _type(self, text: str) -> None:
        """Go on looking: a letter was typed in the cards."""
        self.search.setFocus(Qt.FocusReason.OtherFocusReason)
        self.search.setText(self.search.text() + text)

    def _tell(self) -> None:
        """Say on the buttons what is chosen."""
        sought = self.sought
        self.part.show_state(said(sought.part).capitalize() or said("Whole body"), lit=bool(sought.part))
        self.kind.show_state(said(sought.kind).capitalize() or said("Any kind"), lit=bool(sought.kind))
        none = sought.have == ()
        gear = said("Any equipment") if sought.have is None else said("Without equipment") if none else ""
        self.gear.show_state(gear or ", ".join(map(said, sought.have or ())), lit=sought.have is not None)
        self._arrange()

    def _fill_parts(self, menu: QMenu) -> None:
        there = {part for entry in self._all for part in entry.parts}
        self._fill(menu, "part", ("", *(part for part in PARTS if part in there)), said("Whole body"))

    def _fill_kinds(self, menu: QMenu) -> None:
        kinds = sorted({entry.kind for entry in self._all if entry.kind})
        self._fill(menu, "kind", ("", *kinds), said("Any kind"))

    def _fill(self, menu: QMenu, name: str, values: tuple[str, ...], every: str) -> None:
        group = QActionGroup(menu)
        for value in values:
            action = self._action(menu, said(value).capitalize() if value else every)
            action.setChecked(getattr(self.sought, name) == value)
            action.triggered.connect(partial(self._seek, **{name: value}))
            group.addAction(action)

    def _fill_gear(self, menu: QMenu) -> None:
        """What the person has: nothing chosen is no matter, and the first row is nothing at all."""
        have = self.sought.have
        every = self._action(menu, said("Any equipment"))
        every.setChecked(have is None)
        every.triggered.connect(partial(self._seek, have=None))
        bare = self._action(menu, said("Without equipment"))
        bare.setChecked(have == ())
        bare.triggered.connect(partial(self._seek, have=()))
        menu.addSeparator()
        for thing in sorted({each for entry in self._all for each in entry.equipment}):
            action = self._action(menu, said(thing).capitalize())
            action.setChecked(have is not None and thing in have)
            action.triggered.connect(partial(self._toggle_thing, thing))

    def _toggle_thing(self, thing: str) -> None:
        have = self.sought.have or ()
        now = tuple(each for each in have if each != thing) if thing in have else (*have, thing)
        self._seek(have=now or None)

    def _action(self, menu: QMenu, words: str) -> QAction:
        action = menu.addAction(words)
        action.setCheckable(True)
        return action

    # -- looks

    def _arrange(self) -> None:
        width, height = self.width(), self.height()
        tall = max(46, round(self._pixels * 2.8))
        wides = [button.sizeHint().width() for button in self.buttons]
        line = self.part.sizeHint().height()
        beside = width - sum(wides) - 3 * _GAP >= self._pixels * 16
        self.search.setGeometry(0, 0, width - sum(wides) - 3 * _GAP if beside else width, tall)
        left, top = (self.search.width() + _GAP, (tall - line) // 2) if beside else (0, tall)
        for button, wide in zip(self.buttons, wides, strict=True):
            if left and left + wide > width and not beside:
                left, top = 0, top + line
            button.setGeometry(left, top, min(wide, width), line)
            left += wide + _GAP
        low = tall + 4 if beside else top + line + 2
        self.grid.setGeometry(-2, low, width + 4, height - low)
        self.none.setGeometry(0, low, width, min(120, height - low))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Down, Qt.Key.Key_PageDown) and self.search.hasFocus():
            self.grid.setFocus(Qt.FocusReason.TabFocusReason)
        else:
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        self._arrange()

"""The field for the motion of an exercise: the poses of each kind of phase, picked with their pictures, and
the figure moving."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtWidgets import QGridLayout, QVBoxLayout

from player.editing.field_edits import FieldEdit, ValueSet
from player.editing.pose_rows import START, is_path, names_in, path_set
from player.editing.step_values import toml_value, typed_value
from player.figures.loop import looped_kind
from player.figures.motion import KINDS
from player.language import called, said
from player.ui.buttons import IconButton
from player.ui.editor_screen.drawn_figure import DrawnFigure, PosePictures
from player.ui.editor_screen.line_field import Line
from player.ui.editor_screen.pose_pick import PosePick
from player.ui.editor_screen.sheet_field import SheetField, emptied
from player.ui.painted import Painted, Words
from player.ui.settings_screen.wide_fields import ListField
from player.ui.theme import Theme
from player.ui.workshop_screen.pick_rows import pick_list

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from player.session.keys import Key
    from player.session.problems import KeyPath
    from player.ui.editor_screen.form_desk import FormDesk

_PICTURE = 12
"""How high the picture is, in sizes of letters."""
_ROUNDS = ("rep", "roll")
"""Kinds of phase that go through more than two poses."""
_MOST = 12


class MotionField(SheetField):
    """The motion."""

    def __init__(self, theme: Theme, key: Key, path: KeyPath, parent: QWidget, desk: FormDesk) -> None:
        """Take what knows exercises."""
        super().__init__(theme, key, path, parent)
        self._desk = desk
        self._pictures = PosePictures()
        self._shape: object = None
        self.figure = DrawnFigure(theme, self.sheet)
        self.column.addWidget(self.figure)
        self._rows = QVBoxLayout()
        self._rows.setSpacing(0)
        self.column.addLayout(self._rows)
        self.picks: dict[str, list[PosePick]] = {}
        """The poses of each kind of phase, and one more to add."""
        self.others: dict[str, Line] = {}
        """All else that is written, as TOML, by its key."""
        self.more: ListField = pick_list(
            theme, said("Add a phase"), (), "", self.sheet, 14, said("Add a phase…")
        )
        self.more.value_changed.connect(self._add)
        self.column.addWidget(self.more)

    def show_value(self, value: Any) -> None:
        super().show_value(value)
        table = value if isinstance(value, dict) else {}
        exercise = self._desk.exercise(str(self.path[-2])) or {}
        fresh = self._pictures.take(exercise, self._desk.palette())
        paths = {key: names_in(each) or [] for key, each in table.items() if is_path(key, each)}
        others = {key: toml_value(each) for key, each in table.items() if key not in paths}
        if value is not None and not isinstance(value, dict):
            others[""] = toml_value(value)
        shape = ([(key, len(names)) for key, names in paths.items()], list(others), self._pixels)
        if shape != self._shape:
            self._shape = shape
            self._make(paths, others)
        names = self._pictures.names
        for key, path in paths.items():
            for place, pick in enumerate(self.picks[key]):
                pick.show_poses(self._pictures, names, path[place] if place < len(path) else "")
        for key, text in others.items():
            if self.others[key].text() != text:
                self.others[key].setText(text)
        self._offer(paths)
        if fresh:
            self._show_figure()
        self._fit()

    def take(self) -> None:
        table = self._value if isinstance(self._value, dict) else {}
        edits: list[FieldEdit] = []
        for key, line in self.others.items():
            before = toml_value(table[key]) if key else toml_value(self._value)
            if line.text() != before:
                text = typed_value("value", line.text()) if line.text().strip() else ""
                edits.append(ValueSet((*self.path, key) if key else self.path, text))
        if edits:
            self._want(*edits)

    def play(self, key: str) -> None:
        """Let the figure move as in a kind of phase, or stand still where it does so already."""
        figure, kind = self._pictures.figure, key.replace("_", " ")
        if figure is None or self.figure.plays:
            self._show_figure()
            return
        self.figure.play(figure, kind, self._desk.palette())

    def _show_figure(self) -> None:
        figure = self._pictures.figure
        self.figure.setVisible(figure is not None)
        if figure is None:
            return
        name = said("How the figure moves")
        kind = looped_kind(figure)
        path = figure.motion.paths.get(kind, (figure.motion.start,))
        self.figure.show_drawing(self._pictures.drawing(path[-1]), name)
        if self._desk.moves() and self.isVisible():
            self.figure.play(figure, kind, self._desk.palette())

    # -- rows

    def _make(self, paths: dict[str, list[str]], others: dict[str, str]) -> None:
        emptied(self._rows)
        self.picks, self.others = {}, {}
        for key, names in paths.items():
            self._add_path(key, len(names))
        for key in others:
            label, line = self._words(key or said("Value")), Line(self._theme, "", self.sheet)
            line.setAccessibleName(key or self.label.text)
            line.set_pixels(self._pixels)
            line.setFixedHeight(max(44, round(self._pixels * 2.7)))
            line.left.connect(self.take)
            line.returnPressed.connect(self.take)
            for widget in (label, line):
                self._rows.addWidget(widget)
                widget.show()
            self.others[key] = line

    def _add_path(self, key: str, count: int) -> None:
        kind = key.replace("_", " ")
        told = said("before anything happens") if key == START else called("phase", kind)
        play = IconButton(self._theme, "play", said("Play {played}", played=told), parent=self.sheet)
        play.clicked.connect(lambda: self.play(key))
        play.setVisible(key != START)
        away = IconButton(self._theme, "close", said("Take {text} away", text=told), parent=self.sheet)
        away.clicked.connect(lambda: self._set_path(key, []))
        side = max(40, round(self._pixels * 1.7))
        for button in (play, away):
            button.setFixedSize(side, side)
        self.add_line(self._words(told[:1].upper() + told[1:]), play, away, column=self._rows)
        grid = QGridLayout()
        grid.setSpacing(0)
        most = 1 if key == START else _MOST if kind in _ROUNDS else 2
        self.picks[key] = []
        for place in range(max(count, min(count + 1, most))):
            first = said("then…") if place == count else "—"
            name = said("{kind}, pose {value}", kind=told, value=place + 1)
            pick = PosePick(self._theme, name, first, self.sheet)
            pick.set_pixels(self._pixels - 1)
            pick.setFixedHeight(max(44, round(self._pixels * 2.6)))
            pick.value_changed.connect(lambda chosen, key=key, place=place: self._take(key, place, chosen))
            grid.addWidget(pick, place // 2, place % 2)
            self.picks[key].append(pick)
            pick.show()
        grid.setColumnStretch(0, 1)
        grid.setColumnStretch(1, 1)
        self._rows.addLayout(grid)

    def _words(self, text: str) -> Words:
        words = Words(self._theme, self.sheet)
        words.set_text(text)
        words.set_sizes(self._pixels, 11)
        words.setFixedHeight(40)
        words.show()
        return words

    def _take(self, key: str, place: int, chosen: str) -> None:
        table = self._value if isinstance(self._value, dict) else {}
        names = names_in(table.get(key)) or []
        if place < len(names):
            names[place : place + 1] = [chosen] if chosen else []
        elif chosen:
            names.append(chosen)
        self._set_path(key, names)

    def _set_path(self, key: str, names: list[str]) -> None:
        self._want(path_set((*self.path, key), names))

    def _offer(self, paths: dict[str, list[str]]) -> None:
        there = {key.replace("_", " ") for key in paths}
        kinds = [kind for kind in (START, *KINDS) if kind not in there]
        options = tuple(
            (kind, said("before anything happens") if kind == START else called("phase", kind))
            for kind in kinds
        )
        self.more.show_value("")
        self.more.set_options(options)
        self.more.setVisible(bool(self._pictures.names))

    def _add(self, kind: str) -> None:
        self.more.show_value("")
        if kind and self._pictures.names:
            self._set_path(kind, [self._pictures.names[-1]])

    # -- looks

    def set_theme(self, theme: Theme) -> None:
        super().set_theme(theme)
        for widget in self.sheet.findChildren(Painted):
            widget.set_theme(theme)
        self._shape = None
        self.more.set_theme(theme)
        self.show_value(self._value)

    def set_pixels(self, pixels: int) -> None:
        self.figure.setFixedHeight(round(pixels * _PICTURE))
        self.more.set_pixels(pixels)
        self.more.setFixedHeight(max(44, round(pixels * 2.7)))
        super().set_pixels(pixels)

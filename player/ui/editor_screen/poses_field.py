"""The field for the poses of an exercise: their pictures, and what is written of the one in hand, row by
row."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from player.editing.pose_edits import free_name
from player.editing.pose_rows import pose_added, pose_removed, pose_renamed
from player.editing.step_values import toml_value, typed_value
from player.language import said
from player.ui.buttons import IconButton, WordButton
from player.ui.editor_screen.drawn_figure import PosePictures
from player.ui.editor_screen.line_field import Line
from player.ui.editor_screen.pose_card import PoseCard
from player.ui.editor_screen.sheet_field import SheetField
from player.ui.theme import Theme
from player.ui.workshop_screen.pose_strip import PoseStrip

if TYPE_CHECKING:
    from collections.abc import Mapping

    from PySide6.QtWidgets import QWidget

    from player.session.keys import Key
    from player.session.problems import KeyPath
    from player.ui.editor_screen.form_desk import FormDesk

_NEW = {"root": "standing", "contact": ["feet"]}
"""What a new pose begins with."""
_STRIP = 8
"""How high the strip is, in sizes of letters."""


class PosesField(SheetField):
    """The poses."""

    def __init__(self, theme: Theme, key: Key, path: KeyPath, parent: QWidget, desk: FormDesk) -> None:
        """Take what knows exercises."""
        super().__init__(theme, key, path, parent)
        self._desk = desk
        self._exercise: Mapping[str, Any] = {}
        self._names: tuple[str, ...] = ()
        self._pictures = PosePictures()
        self.in_hand = ""
        """The pose in hand, by name."""
        self.strip = PoseStrip(theme, self.sheet)
        self.strip.pose_chosen.connect(self.choose)
        self.column.addWidget(self.strip)
        self.draw = WordButton(theme, said("Draw it…"), "plain", "pose", self.sheet)
        self.draw.clicked.connect(lambda: self.workshop_wanted.emit(self._identity, self.in_hand))
        self.add = IconButton(theme, "add", said("Add a pose"), parent=self.sheet)
        self.add.clicked.connect(self._add)
        self.copy = IconButton(theme, "copy", said("Copy of this pose"), parent=self.sheet)
        self.copy.clicked.connect(self._copy)
        self.away = IconButton(theme, "delete", said("Delete this pose"), parent=self.sheet)
        self.away.clicked.connect(self._remove)
        self.add_line(self.draw, self.add, self.copy, self.away)
        self.card = PoseCard(theme, path, self.sheet)
        """What is written of the pose in hand."""
        self.card.edits_wanted.connect(self.edits_wanted)
        self.card.name_wanted.connect(self._rename)
        self.column.addWidget(self.card)
        self.line = Line(theme, "", self.sheet)
        """What is written, where it is no poses."""
        self.line.setAccessibleName(self.label.text)
        self.line.left.connect(self.take)
        self.line.returnPressed.connect(self.take)
        self.column.addWidget(self.line)

    @property
    def names(self) -> tuple[str, ...]:
        """Return the names of the poses."""
        return self._names

    def show_value(self, value: Any) -> None:
        super().show_value(value)
        self._exercise = self._desk.exercise(self._identity) or {}
        is_poses = value is None or isinstance(value, dict)
        poses = value if isinstance(value, dict) else {}
        before, self._names = self._names, tuple(poses)
        if self.in_hand not in poses:
            place = before.index(self.in_hand) if self.in_hand in before else 0
            self.in_hand = self._names[min(place, len(poses) - 1)] if poses else ""
        for widget, seen in (
            (self.strip, bool(poses)),
            (self.card, bool(poses)),
            (self.copy, bool(poses)),
            (self.away, bool(poses)),
            (self.add, is_poses),
            (self.line, not is_poses),
        ):
            widget.setVisible(seen)
        self.line.setText("" if is_poses else toml_value(value))
        fresh = self._pictures.take(self._exercise, self._desk.palette())
        self.strip.show_poses(self._names, self.in_hand, frozenset())
        if fresh:
            drawn = {name: self._pictures.drawing(name) for name in self._names}
            self.strip.show_pictures({name: each for name, each in drawn.items() if each is not None})
        self._show_card()
        self._fit()

    def choose(self, name: str) -> None:
        """Take another pose in hand."""
        self.card.take()
        if name in self._names:
            self.in_hand = name
            self.strip.show_poses(self._names, name, frozenset())
            self._show_card()

    def take(self) -> None:
        if self.line.isVisibleTo(self) and self.line.text() != toml_value(self._value):
            self._set(typed_value("value", self.line.text()) if self.line.text().strip() else "")
        elif self.in_hand:
            self.card.take()

    @property
    def _identity(self) -> str:
        return str(self.path[-2])

    def _show_card(self) -> None:
        poses = self._value if isinstance(self._value, dict) else {}
        if self.in_hand in poses:
            self.card.show_pose(self.in_hand, poses[self.in_hand], self._exercise, self._desk.palette())

    def _add(self) -> None:
        self.card.take()
        self._add_as(free_name(self._names, said("pose")), _NEW)

    def _copy(self) -> None:
        self.card.take()
        poses = self._value if isinstance(self._value, dict) else {}
        there = poses.get(self.in_hand)
        self._add_as(free_name(self._names, self.in_hand), there if isinstance(there, dict) else _NEW)

    def _add_as(self, name: str, values: Mapping[str, Any]) -> None:
        self._want(pose_added(self.path, name, values))
        self.choose(name)

    def _remove(self) -> None:
        self._want(*pose_removed(self.path, self._exercise, self.in_hand))

    def _rename(self, name: str) -> None:
        if name and name not in self._names:
            old, self.in_hand = self.in_hand, name
            self._want(*pose_renamed(self.path, self._exercise, old, name))
        self._show_card()

    def set_theme(self, theme: Theme) -> None:
        super().set_theme(theme)
        for each in (self.strip, self.draw, self.add, self.copy, self.away, self.line, self.card):
            each.set_theme(theme)

    def set_pixels(self, pixels: int) -> None:
        tall = round(pixels * _STRIP)
        self.strip.set_sizes(max(12, pixels - 2), tall)
        self.strip.setFixedHeight(tall + 4)
        self.draw.set_font_pixels(max(12, pixels - 1))
        side = max(44, round(pixels * 1.9))
        for icon in (self.add, self.copy, self.away):
            icon.setFixedSize(side, side)
        self.line.set_pixels(pixels)
        self.line.setFixedHeight(max(44, round(pixels * 2.7)))
        self.card.set_pixels(pixels)
        super().set_pixels(pixels)

"""What is written of one pose: its name, how it stands or lies, its angles, what it rests on and the things
beside it; and as TOML what else is written."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from player.editing.field_edits import FieldEdit, ValueSet
from player.editing.pose_rows import (
    Angle,
    PoseRows,
    angle_edit,
    angle_paths,
    contact_entries,
    contacts_of,
    label_of,
    props_of,
    range_of,
    rows_of,
    whose,
)
from player.editing.step_values import toml_value, typed_value
from player.editing.toml_text import texts_value
from player.figures.pose import ROOTS
from player.language import called, later, said
from player.ui.buttons import IconButton
from player.ui.editor_screen.drawn_figure import DrawnFigure, PosePictures
from player.ui.editor_screen.line_field import Line
from player.ui.editor_screen.sheet_field import emptied
from player.ui.painted import Painted, Words
from player.ui.settings_screen.wide_fields import ListField
from player.ui.theme import Theme
from player.ui.timers import single_shot
from player.ui.workshop_screen.angle_field import AngleField
from player.ui.workshop_screen.pick_rows import PickRows, pick_list
from player.ui.workshop_screen.pose_panel import (
    contact_options,
    holder_options,
    support_options,
    thing_options,
)

if TYPE_CHECKING:
    from collections.abc import Mapping

    from player.session.problems import KeyPath

_SIDES = {
    "both": later("Both sides"),
    "working": later("Working side"),
    "other": later("Other side"),
    "near": later("Near side"),
    "far": later("Far side"),
    "left": later("Left side"),
    "right": later("Right side"),
    "trunk": later("Trunk"),
}
"""Whose angles there are."""
_OFFERED = ("both", "working", "other", "trunk")
"""Those that can be added."""
_STILL_MS = 400
"""How long after a key an angle is written down."""
_INDENT = 6
"""Pixels by which words stand further in than the edges of what can be written in."""
_PICTURE = 11
"""How high the picture is, in sizes of letters."""


class PoseCard(Painted):
    """The rows."""

    edits_wanted = Signal(object)
    """See ``FormField.edits_wanted``."""
    name_wanted = Signal(str)
    """The pose is to have another name."""

    def __init__(self, theme: Theme, path: KeyPath, parent: QWidget) -> None:
        """Take where the poses stand."""
        super().__init__(theme, parent)
        self._pixels = 14
        self._poses_at = path
        self._pose = ""
        self._written: Any = {}
        self._exercise: Mapping[str, Any] = {}
        self._palette = ""
        self._pictures = PosePictures()
        self._changed: dict[tuple[str, ...], Angle] = {}
        self._rows: PoseRows | None = None
        self._side = "both"
        self.angles: dict[tuple[str, ...], AngleField] = {}
        """The angles that are written, by where they stand in the pose."""
        self.others: dict[str, Line] = {}
        """All else that is written, as TOML, by its key."""
        self._soon = single_shot(self, _STILL_MS, self.take)
        self._make_head(theme)
        self._angle_rows = QVBoxLayout()
        self._angle_rows.setSpacing(0)
        self._make_lists(theme)
        self._other_rows = QVBoxLayout()
        self._lay_out()

    def _make_head(self, theme: Theme) -> None:
        self.picture = DrawnFigure(theme, self)
        self._named = Words(theme, self, ink="muted")
        self._named.set_text(said("Name of the pose"))
        self.name = Line(theme, said("Name of the pose"), self)
        self.name.left.connect(self._take_name)
        self.name.returnPressed.connect(self._take_name)
        self._standing = Words(theme, self, ink="muted")
        self._standing.set_text(said("Position"))
        roots = [(root, called("root", root.replace("-", " "))) for root in ROOTS]
        self.root: ListField = pick_list(theme, said("Position"), roots, "", self, 14, "—")
        self.root.value_changed.connect(lambda root: self._set(("root",), toml_value(root) if root else ""))

    def _make_lists(self, theme: Theme) -> None:
        sides = [(side, said(_SIDES[side])) for side in _OFFERED]
        self.side: ListField = pick_list(theme, said("Whose angle"), sides, self._side, self, 14, "—")
        self.side.removeItem(0)
        self.side.value_changed.connect(self._take_side)
        self.more: ListField = pick_list(theme, said("Add an angle"), (), "", self, 14, said("Add an angle…"))
        self.more.value_changed.connect(self._add_angle)
        self.contacts = PickRows(
            theme,
            (said("Contact"), said("Support of contact")),
            (contact_options(), support_options()),
            ("", said("on the floor")),
            self,
        )
        self.contacts.entries_changed.connect(self._take_contacts)
        self.props = PickRows(
            theme,
            (said("Thing"), said("Place of thing")),
            (thing_options(), holder_options()),
            ("", said("nowhere")),
            self,
        )
        self.props.entries_changed.connect(self._take_props)
        self._heads = {name: Words(theme, self, ink="muted") for name in ("angles", "contacts", "props")}
        for name, text in (
            ("angles", said("Angles")),
            ("contacts", said("Rests on")),
            ("props", said("Things")),
        ):
            self._heads[name].set_text(text)

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2)
        head, names = QHBoxLayout(), QVBoxLayout()
        names.addLayout(_indented(self._named))
        names.addWidget(self.name)
        names.addLayout(_indented(self._standing))
        names.addWidget(self.root)
        names.addStretch(1)
        names.setSpacing(1)
        head.addWidget(self.picture, 5)
        head.addLayout(names, 6)
        column.addLayout(head)
        column.addLayout(_indented(self._heads["angles"]))
        column.addLayout(self._angle_rows)
        adding = QHBoxLayout()
        adding.setSpacing(0)
        adding.addWidget(self.side, 2)
        adding.addWidget(self.more, 3)
        column.addLayout(adding)
        for name, rows in (("contacts", self.contacts), ("props", self.props)):
            column.addLayout(_indented(self._heads[name]))
            column.addWidget(rows)
        column.addLayout(self._other_rows)

    def show_pose(self, name: str, written: Any, exercise: Mapping[str, Any], palette: str) -> None:
        """Show what is written of a pose of an exercise."""
        if name != self._pose:
            self._changed.clear()
        self._pose, self._written = name, written
        self._exercise, self._palette = exercise, palette
        table = written if isinstance(written, dict) else {}
        rows = rows_of(table)
        if not isinstance(written, dict):
            rows = replace(rows, others=(("", toml_value(written)),))
        if self.name.text() != name:
            self.name.setText(name)
        root = rows.root
        self.root.show_value("" if root is None else root if isinstance(root, str) else toml_value(root))
        self._show_angles(rows.angles)
        self._show_lists(rows)
        self._show_others(rows.others)
        self._rows = rows
        self._show_picture()

    def take(self) -> None:
        """Take what has been written and not been left yet."""
        self._soon.stop()
        if any(field.slider.isSliderDown() for field in self.angles.values()):
            self._soon.start()
            return
        edits: list[FieldEdit] = [angle_edit(self._at, angle) for angle in self._changed.values()]
        self._changed.clear()
        known = dict(self._rows.others) if self._rows is not None else {}
        for key, line in self.others.items():
            text = line.text()
            if text != known.get(key, text):
                written = typed_value("value", text) if text.strip() else ""
                edits.append(ValueSet((*self._at, key) if key else self._at, written))
        if edits:
            self.edits_wanted.emit(tuple(edits))

    @property
    def _at(self) -> KeyPath:
        return (*self._poses_at, self._pose)

    def _set(self, path: tuple[str, ...], toml: str) -> None:
        self.edits_wanted.emit((ValueSet((*self._at, *path), toml),))

    def _take_name(self) -> None:
        name = self.name.text().strip()
        if name != self._pose:
            self.name_wanted.emit(name)

    # -- angles

    def _show_angles(self, angles: tuple[Angle, ...]) -> None:
        paths = [angle.path for angle in angles]
        if paths != list(self.angles):
            emptied(self._angle_rows)
            self.angles = {}
            side = ""
            for angle in angles:
                if whose(angle.path) != side:
                    side = whose(angle.path)
                    self._add_side(side)
                self._add_row(angle)
        for angle in angles:
            shown = self._changed.get(angle.path, angle)
            self.angles[angle.path].show_degrees(shown.degrees, "")
        self._offer()

    def _add_side(self, side: str) -> None:
        words = Words(self._theme, self, ink="ink")
        words.set_text(said(_SIDES[side]))
        small = max(11, round(self._pixels * 0.92))
        words.set_sizes(small, small)
        words.setFixedHeight(round(self._pixels * 1.6))
        self._angle_rows.addLayout(_indented(words))
        words.show()

    def _add_row(self, angle: Angle) -> None:
        path, label = angle.path, label_of(angle.path)
        is_breath = path == ("breath",)
        field = AngleField(
            self._theme, said(_SIDES[whose(path)]), label, range_of(path), self, percent=is_breath
        )
        field.degrees_changed.connect(lambda degrees: self._turn(Angle(path, degrees)))
        field.released.connect(self.take)
        away = IconButton(self._theme, "close", said("Take {text} away", text=label), parent=self)
        side = max(40, round(self._pixels * 1.7))
        away.setFixedSize(side, side)
        away.clicked.connect(lambda: self._remove(path))
        line = QHBoxLayout()
        line.setSpacing(0)
        line.addSpacing(_INDENT)
        line.addWidget(field, 1)
        line.addWidget(away, 0, Qt.AlignmentFlag.AlignTop)
        self._angle_rows.addLayout(line)
        self.angles[path] = field
        self._size_angle(field)
        field.show()
        away.show()

    def _size_angle(self, field: AngleField) -> None:
        small = max(12, round(self._pixels * 0.92))
        field.set_pixels(small)
        field.label.setFixedWidth(round(small * 8.4))

    def _turn(self, angle: Angle) -> None:
        """Show an angle as it is turned; it is written down when it rests."""
        self._changed[angle.path] = angle
        self.angles[angle.path].show_degrees(angle.degrees, "")
        self._show_picture()
        self._soon.start()

    def _remove(self, path: tuple[str, ...]) -> None:
        self._changed.pop(path, None)
        self._set(path, "")

    def _take_side(self, side: str) -> None:
        self._side = side
        self._offer()

    def _offer(self) -> None:
        """Offer the angles that are not written yet."""
        options = tuple(
            (".".join(path), label_of(path)) for path in angle_paths(self._side) if path not in self.angles
        )
        self.more.show_value("")
        self.more.set_options(options)

    def _add_angle(self, chosen: str) -> None:
        self.more.show_value("")
        if chosen:
            self._set(tuple(chosen.split(".")), "0")

    # -- what it rests on, and the things beside it

    def _show_lists(self, rows: PoseRows) -> None:
        for name, widget, entries in (
            ("contacts", self.contacts, rows.contacts),
            ("props", self.props, rows.props),
        ):
            widget.setVisible(entries is not None)
            self._heads[name].setVisible(entries is not None)
        self.contacts.show_entries(contact_entries(rows.contacts or ()))
        self.props.show_entries([list(entry) for entry in rows.props or ()])

    def _take_contacts(self, entries: list[list[str]]) -> None:
        names = contacts_of(entries)
        self._set(("contact",), texts_value(names) if names else "")

    def _take_props(self, entries: list[list[str]]) -> None:
        props = props_of(entries)
        self._set(("prop",), toml_value(props) if props else "")

    # -- what else is written

    def _show_others(self, others: tuple[tuple[str, str], ...]) -> None:
        if [key for key, _ in others] != list(self.others):
            emptied(self._other_rows)
            self.others = {}
            for key, _ in others:
                label = Words(self._theme, self, ink="muted")
                label.set_text(key or said("Value"))
                small = max(11, round(self._pixels * 0.88))
                label.set_sizes(small, small)
                label.setFixedHeight(round(self._pixels * 1.5))
                line = Line(self._theme, "", self)
                line.setAccessibleName(key or said("Value"))
                line.set_pixels(self._pixels)
                line.setFixedHeight(max(44, round(self._pixels * 2.7)))
                line.left.connect(self.take)
                line.returnPressed.connect(self.take)
                self._other_rows.addLayout(_indented(label))
                self._other_rows.addWidget(line)
                label.show()
                line.show()
                self.others[key] = line
        for key, text in others:
            if self.others[key].text() != text:
                self.others[key].setText(text)

    # -- looks

    def _show_picture(self) -> None:
        """Draw the pose, with the angles as they are being turned."""
        written = self._written if isinstance(self._written, dict) else {}
        for angle in self._changed.values():
            share = angle.degrees / 100 if angle.path == ("breath",) else angle.degrees
            written = _with(written, angle.path, share)
        alone = {**self._exercise, "poses": {self._pose: written}, "motion": {}, "wrong": {}}
        self._pictures.take(alone, self._palette)
        self.picture.show_drawing(self._pictures.drawing(self._pose), said("Pose {name}", name=self._pose))

    def set_theme(self, theme: Theme) -> None:
        super().set_theme(theme)
        for widget in self.findChildren(QWidget):
            if isinstance(widget, (Painted, Words, Line, ListField, IconButton, PickRows)):
                widget.set_theme(theme)

    def set_pixels(self, pixels: int) -> None:
        """Set the size of its words."""
        self._pixels = pixels
        small, tall = max(11, round(pixels * 0.88)), max(44, round(pixels * 2.7))
        for words in (self._named, self._standing, *self._heads.values()):
            words.set_sizes(small, small)
            words.setFixedHeight(round(pixels * 1.5))
        self.name.set_pixels(pixels)
        self.name.setFixedHeight(tall)
        for field in (self.root, self.side, self.more):
            field.set_pixels(pixels)
            field.setFixedHeight(tall)
        self.contacts.set_pixels(max(12, pixels - 1))
        self.props.set_pixels(max(12, pixels - 1))
        self.picture.setFixedHeight(round(pixels * _PICTURE))
        for angle in self.angles.values():
            self._size_angle(angle)


def _indented(words: Words) -> QHBoxLayout:
    """Words above what they are about, where its own words begin."""
    line = QHBoxLayout()
    line.addSpacing(_INDENT)
    line.addWidget(words)
    return line


def _with(written: Mapping[str, Any], path: tuple[str, ...], value: float) -> dict[str, Any]:
    inner = written.get(path[0])
    below = inner if isinstance(inner, dict) else {}
    return {**written, path[0]: value if len(path) == 1 else _with(below, path[1:], value)}

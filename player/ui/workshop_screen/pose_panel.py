"""What a pose is called, how it lies or stands, what rests on what, and what is held."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal

from player.editing.pose_rows import contact_entries, contacts_of, props_of
from player.figures.contacts import SPOTS
from player.figures.joints import SIDES
from player.figures.pose import (
    LIMB_CONTACTS,
    PROP_POINTS,
    PROPS,
    ROOTS,
    SUPPORTS,
    TRUNK_CONTACTS,
    TRUNK_POINTS,
)
from player.language import called, part_of, said
from player.ui.entry import Entry
from player.ui.settings_screen.wide_fields import ListField
from player.ui.workshop_screen.panel import Panel
from player.ui.workshop_screen.pick_rows import PickRows, pick_list

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from player.editing.workbench import Workbench
    from player.ui.theme import Theme

_BOTH = ("foot", "heel", "ball", "knee", "hand", "forearm", "elbow")
_PLURAL = {"foot": "feet"}


def _plural(part: str) -> str:
    return _PLURAL.get(part, f"{part}s")


def _named(value: str) -> str:
    side, dot, part = value.partition(".")
    return part_of(side, part) if dot else part_of("", value)


def contact_options() -> list[tuple[str, str]]:
    """Return what can rest on something, each with what people call it."""
    sided = [f"{side}.{part}" for side in SIDES for part in LIMB_CONTACTS]
    values = [*TRUNK_CONTACTS, *(_plural(part) for part in _BOTH), *sided]
    return [(value, _named(value)) for value in values]


def support_options() -> list[tuple[str, str]]:
    """Return what can be rested on, the floor aside."""
    spots = [f"{side}.{spot}" for side in SIDES for spot in SPOTS]
    return [
        (value, said("on {named}", named=_named(value))) for value in (*SUPPORTS, *spots) if value != "floor"
    ]


def holder_options() -> list[tuple[str, str]]:
    """Return the parts of the body that a thing can be at."""
    parts = [part for part in PROP_POINTS if part not in ("hands", "feet")]
    sided = [f"{side}.{part}" for side in SIDES for part in parts]
    return [
        (value, said("at {named}", named=_named(value))) for value in ("hands", "feet", *TRUNK_POINTS, *sided)
    ]


def thing_options() -> list[tuple[str, str]]:
    """Return the things that can be beside the body."""
    return [(prop, said(prop.replace("-", " "))) for prop in PROPS if prop != "mat"]


class PosePanel(Panel):
    """The words and lists of the pose in hand."""

    renamed = Signal(str)
    """Another name was written."""
    root_chosen = Signal(str)
    """The pose stands, lies or kneels in another way."""
    contacts_changed = Signal(list)
    """What rests on something: `pelvis`, `hands on chair`."""
    props_changed = Signal(dict)
    """The props, each with what holds it."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(theme, said("Pose"), parent)
        self._heads = [self.add_heading(said("Name"))]
        self.name = Entry(theme, said("Name of the pose"), self.sheet)
        self.name.editingFinished.connect(lambda: self.renamed.emit(self.name.text().strip()))
        self.rows.addWidget(self.name)
        self._heads.append(self.add_heading(said("Position")))
        roots = [(root, called("root", root.replace("-", " "))) for root in ROOTS]
        self.root: ListField = pick_list(theme, said("Position"), roots, "standing", self.sheet, 14)
        self.root.value_changed.connect(lambda root: self.root_chosen.emit(root or "standing"))
        self.rows.addWidget(self.root)
        self._heads.append(self.add_heading(said("Rests on")))
        self._notes = [self.add_note(said("The first one is what the figure is put down by."), 2)]
        self.contacts = PickRows(
            theme,
            (said("Contact"), said("Support of contact")),
            (contact_options(), support_options()),
            ("", said("on the floor")),
            self.sheet,
        )
        self.contacts.entries_changed.connect(self._take_contacts)
        self.rows.addWidget(self.contacts)
        self._heads.append(self.add_heading(said("Things")))
        self._notes.append(self.add_note(said("Each thing, and the parts of the body it is at."), 2))
        self.props = PickRows(
            theme,
            (said("Thing"), said("Place of thing")),
            (thing_options(), holder_options()),
            ("", said("nowhere")),
            self.sheet,
        )
        self.props.entries_changed.connect(self._take_props)
        self.rows.addWidget(self.props)
        self.rows.addStretch(1)

    def show_pose(self, bench: Workbench) -> None:
        """Show the pose in hand."""
        if self.name.text() != bench.pose:
            self.name.setText(bench.pose)
        table = bench.document["poses"][bench.pose]
        self.root.show_value(str(table.get("root", "standing")))
        self.contacts.show_entries(contact_entries(bench.contacts()))
        self.props.show_entries(
            [[prop, point] for prop, points in bench.props().items() for point in (points or [""])]
        )

    def set_pixels(self, pixels: int) -> None:
        """Set the size of its words."""
        self._pixels = pixels
        self.name.set_pixels(pixels)
        self.name.setFixedHeight(max(44, round(pixels * 2.6)))
        self.root.set_pixels(pixels)
        self.contacts.set_pixels(max(12, pixels - 1))
        self.props.set_pixels(max(12, pixels - 1))
        for heading in self._heads:
            heading.set_sizes(pixels + 1, 12)
            heading.setFixedHeight(round(pixels * 2.3))

    def set_theme(self, theme: Theme) -> None:
        """Take other colours."""
        super().set_theme(theme)
        self.contacts.set_theme(theme)
        self.props.set_theme(theme)

    def _take_contacts(self, entries: list[list[str]]) -> None:
        self.contacts_changed.emit(contacts_of(entries))

    def _take_props(self, entries: list[list[str]]) -> None:
        self.props_changed.emit(props_of(entries))

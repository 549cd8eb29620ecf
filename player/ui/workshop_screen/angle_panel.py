"""The angles of a pose: by part of the body, for one side or both."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal

from player.editing.normal_angles import beyond_text
from player.figures.joints import LIMB, TRUNK, normal_range
from player.language import called, said
from player.ui.settings_screen.fields import ChoiceField
from player.ui.settings_screen.kinds import Choice
from player.ui.workshop_screen.angle_field import AngleField
from player.ui.workshop_screen.panel import Panel

if TYPE_CHECKING:
    from PySide6.QtGui import QResizeEvent
    from PySide6.QtWidgets import QWidget

    from player.editing.workbench import Workbench
    from player.ui.theme import Theme

_SIDES = (("working", said("Working")), ("other", said("Other")), ("both", said("Both")))
_CALLED = {"lumbar": said("Lower back"), "thorax": said("Upper back")}
"""What people call a joint, where that is not its name."""


class AnglePanel(Panel):
    """A row for every movement of every joint."""

    degrees_changed = Signal(str, float)
    """The angle of a channel was set."""
    released = Signal()
    """A row of changes ended."""
    side_changed = Signal()
    """Another side is edited."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(theme, said("Angles"), parent)
        self.side = "working"
        """``working``, ``other`` or ``both``."""
        self.sides = ChoiceField(theme, said("Side"), Choice(_SIDES), self)
        self.sides.show_value(self.side)
        self.sides.value_changed.connect(self._take_side)
        self.fields: dict[str, AngleField] = {}
        """By channel without its side: `hip.flexion`, `lumbar.bend`."""
        self._headings = []
        for joint, movements in {**TRUNK, **LIMB}.items():
            called_so = _CALLED.get(joint) or called("part", joint).capitalize()
            self._headings.append(self.add_heading(called_so))
            for movement in movements:
                self._add_row(joint, called_so, movement)
        self._headings.append(self.add_heading(said("Breath")))
        self.breath = AngleField(
            theme, said("Breath"), said("breathed in"), (0.0, 100.0), self.sheet, percent=True
        )
        """How far the figure has breathed in, percent."""
        self.breath.degrees_changed.connect(lambda share: self.degrees_changed.emit("breath", share / 100.0))
        self.breath.released.connect(self.released)
        self.rows.addWidget(self.breath)
        self.rows.addStretch(1)

    @property
    def mirrored(self) -> bool:
        """Return whether what is done to one side is done to the other as well."""
        return self.side == "both"

    def channel(self, key: str) -> str:
        """Return the channel that a row shows."""
        joint = key.partition(".")[0]
        return key if joint in TRUNK else f"{'other' if self.side == 'other' else 'working'}.{key}"

    def show_angles(self, bench: Workbench) -> None:
        """Show the angles of the pose in hand."""
        for key, field in self.fields.items():
            channel = self.channel(key)
            degrees = bench.degrees(channel)
            field.show_degrees(degrees, "" if key.startswith("pelvis.") else beyond_text(channel, degrees))

        self.breath.show_degrees(round(bench.degrees("breath") * 100.0, 1), "")

    def reveal(self, channel: str) -> None:
        """Scroll to the row of a channel, and show its side."""
        side, _, key = channel.partition(".")
        if side in ("working", "other") and self.side not in (side, "both"):
            self._take_side(side)
            self.sides.show_value(side)
        field = self.fields.get(key if side in ("working", "other") else channel)
        if field is not None:
            self.ensureWidgetVisible(field, 0, 90)

    def set_pixels(self, pixels: int) -> None:
        """Set the size of its words."""
        self._pixels = pixels
        small = max(12, round(pixels * 0.92))
        self.sides.set_pixels(small)
        self._fit_sides()
        for field in (*self.fields.values(), self.breath):
            field.set_pixels(small)
        for heading in self._headings:
            heading.set_sizes(pixels + 1, 12)
            heading.setFixedHeight(round(pixels * 1.9))

    def set_theme(self, theme: Theme) -> None:
        """Take other colours."""
        super().set_theme(theme)
        self.sides.set_theme(theme)

    def _fit_sides(self) -> None:
        """Keep the sides in sight above the rows."""
        height = self.sides.height_for(max(120, self.width()))
        self.setViewportMargins(0, height + 2, 0, 0)
        self.sides.setGeometry(0, 0, self.width(), height)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit_sides()

    def _add_row(self, joint: str, heading: str, movement: str) -> None:
        key = f"{joint}.{movement}"
        limits = normal_range(key if joint in TRUNK else f"working.{key}")
        assert limits is not None
        field = AngleField(
            self._theme, heading, called("movement", movement), (limits.least, limits.most), self.sheet
        )
        field.degrees_changed.connect(
            lambda degrees, key=key: self.degrees_changed.emit(self.channel(key), degrees)
        )
        field.released.connect(self.released)
        self.fields[key] = field
        self.rows.addWidget(field)

    def _take_side(self, side: object) -> None:
        self.side = str(side)
        self.side_changed.emit()

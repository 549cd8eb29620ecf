"""Where everything stands in the workshop: the figure wide, what can be set of it beside."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from player.ui.painted import Words
    from player.ui.settings_screen.fields import ChoiceField
    from player.ui.work_bar import WorkBar
    from player.ui.workshop_screen.angle_panel import AnglePanel
    from player.ui.workshop_screen.canvas import FigureCanvas
    from player.ui.workshop_screen.motion_panel import MotionPanel
    from player.ui.workshop_screen.pose_bar import PoseBar
    from player.ui.workshop_screen.pose_panel import PosePanel


@dataclass(frozen=True, slots=True)
class Parts:
    """What stands in the workshop."""

    top: WorkBar
    """The title and the commands, along the top."""
    views: ChoiceField
    """From where the figure is seen, above it."""
    canvas: FigureCanvas
    """The figure."""
    hint: Words
    """How it is used, below it."""
    poses: PoseBar
    """All poses, at the bottom."""
    choice: ChoiceField
    """Which panel is shown."""
    panels: tuple[AnglePanel | PosePanel | MotionPanel, ...]
    """The panels, one upon another."""


def arrange(screen: Parts, width: int, height: int, pixels: int) -> None:
    """Give every part its place in so many pixels; ``pixels`` is the size of the words."""
    margin = max(10, round(width * 0.016))
    top = screen.top.arrange(width, pixels, margin)
    screen.top.setGeometry(0, 0, width, top)
    side = min(max(round(pixels * 22), round(width * 0.29)), round(width * 0.46))
    middle = width - side - 3 * margin
    strip = max(78, min(132, round(height * 0.17)))
    hint = round(pixels * 1.7)
    views = screen.views.height_for(middle)
    for field in (screen.views, screen.choice):
        field.set_pixels(max(12, pixels - 1))
    screen.views.setGeometry(margin - 2, top, middle, views)
    canvas_top = top + views + 4
    canvas = height - canvas_top - strip - hint - margin - 6
    screen.canvas.set_pixels(pixels)
    screen.canvas.setGeometry(margin, canvas_top, middle, canvas)
    screen.hint.set_sizes(max(11, pixels - 2), 10)
    screen.hint.setGeometry(margin, canvas_top + canvas + 2, middle, hint)
    screen.poses.setGeometry(margin, canvas_top + canvas + hint + 4, middle, strip)
    screen.poses.arrange(pixels)
    left = margin * 2 + middle
    chooser = screen.choice.height_for(side)
    screen.choice.setGeometry(left, top, side, chooser)
    for panel in screen.panels:
        panel.setGeometry(left, top + chooser + 4, side, height - top - chooser - 8)
        panel.set_pixels(pixels)

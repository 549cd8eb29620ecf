"""From where the figure is looked at: a parallel projection, turned about the vertical and tilted from
above.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from math import cos, radians, sin

import numpy as np

from player.figures.skeleton import Frame, Vector

VIEWS: Mapping[str, tuple[float, float]] = {
    "side": (17.0, 9.0),
    "three-quarter": (42.0, 11.0),
    "front": (86.0, 7.0),
    "top": (0.0, 80.0),
}
"""Turn and tilt in degrees. The side view is not quite from the side: a little depth tells near from far."""


_LEVEL, _TILTED = 28.0, 44.0
"""Degrees of turn up to which the floor is drawn level, and from which on as it is."""


@dataclass(frozen=True, slots=True)
class Camera:
    """Looks at the working side; `turn` goes round towards the figure's front, `tilt` looks down."""

    turn: float
    """Degrees, 0 from the working side, 90 from the front."""
    tilt: float
    """Degrees, 0 level, 90 from above."""
    axes: Frame = field(init=False, compare=False)
    """3x3: rows right on the picture, up on the picture, towards the viewer."""

    def __post_init__(self) -> None:
        """Work out the axes."""
        turn, tilt = radians(self.turn), radians(self.tilt)
        towards = np.array((sin(turn) * cos(tilt), sin(tilt), cos(turn) * cos(tilt)))
        right = np.array((cos(turn), 0.0, -sin(turn)))
        up = np.cross(towards, right)
        aside = abs((self.turn + 90.0) % 180.0 - 90.0)
        level = min(1.0, max(0.0, (_TILTED - aside) / (_TILTED - _LEVEL)))
        if level > 0.0:
            # seen nearly from the side, the floor is kept level: what goes to the right does not go down
            up[0] *= 1.0 - level
            towards = np.cross(right, up)
            towards = towards / np.sqrt(float(towards @ towards))
        object.__setattr__(self, "axes", np.vstack((right, up, towards)))

    def turned(self, turn: float, tilt: float) -> Camera:
        """This camera gone round by so many degrees of turn and tilt; it never looks from below."""
        if turn == tilt == 0.0:
            return self
        # a figure that is tilted is seen no more from below than from the floor, no more from above than down
        return Camera((self.turn + turn + 180.0) % 360.0 - 180.0, min(88.0, max(0.0, self.tilt + tilt)))

    def flat(self, points: Vector) -> Vector:
        """Points or directions (..., 3) on the picture (..., 2): right and UP."""
        picture: Vector = points @ self.axes[:2].T
        return picture

    def depth(self, point: Vector) -> float:
        """How near a point is to the viewer, parts of stature; larger is nearer."""
        return float(self.axes[2] @ point)


def camera_for(view: object) -> Camera | None:
    """The camera of a `view` value: a name, or a table with `turn` and `tilt` in degrees; None when it is
    neither.
    """
    if isinstance(view, str) and view in VIEWS:
        return Camera(*VIEWS[view])
    if isinstance(view, Mapping):
        turn, tilt = view.get("turn", VIEWS["side"][0]), view.get("tilt", VIEWS["side"][1])
        if isinstance(turn, (int, float)) and isinstance(tilt, (int, float)) and -90 <= tilt <= 90:
            return Camera(float(turn), float(tilt))
    return None

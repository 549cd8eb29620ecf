"""Dragging the hips over feet that stand on the floor."""

from __future__ import annotations

from typing import TYPE_CHECKING

from player.editing.joint_drag import Handle, drag
from player.figures.joints import SIDES

if TYPE_CHECKING:
    from player.figures.figure import Figure
    from player.figures.placing import Stance
    from player.figures.pose import Pose

_FEET = ("foot", "heel", "ball", "instep", "edge")
PELVIS = Handle("pelvis", "hips", ())
"""Moves the hips over feet that are planted."""


def planted(pose: Pose) -> tuple[str, ...]:
    """Return the sides whose feet stand on the floor, where they alone carry the body."""
    carried = [name for name in pose.contacts if name.rpartition(".")[2] not in (*_FEET, "hand")]
    if carried:
        return ()
    feet = [name.partition(".") for name in pose.contacts if name not in pose.supports]
    return tuple(side for side in SIDES if any(one == side and part in _FEET for one, _, part in feet))


def hips_to(figure: Figure, stance: Stance, goal: tuple[float, float]) -> dict[str, float]:
    """Return the angles of the legs that bring the hips to a place on the picture (right and up) while the
    feet stay."""
    bones = stance.skeleton()
    here = figure.camera.flat(bones.points["pelvis"])
    changes: dict[str, float] = {}
    for side in planted(stance.pose):
        channels = ((f"{side}.knee.flexion", 1.0), (f"{side}.hip.flexion", 1.0))
        handle = Handle(f"{side}.ankle", "", channels)
        ankle = figure.camera.flat(bones.points[f"{side}.ankle"])
        target = (float(ankle[0] - goal[0] + here[0]), float(ankle[1] - goal[1] + here[1]))
        changes |= drag(stance.pose.angles, stance.root, figure.camera, handle, target)
    return changes

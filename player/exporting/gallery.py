"""The gallery: every exercise with its key poses, both sides, muscles and equipment, as values."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from player.figures.key_poses import KeyPose, key_poses, still, telling_pose

if TYPE_CHECKING:
    from player.figures.drawing import Drawing
    from player.figures.figure import Figure
    from player.session.model import Exercise

MOST_POSES = 3
"""Key poses that a card shows beside the other side."""


@dataclass(frozen=True, slots=True)
class Tile:
    """One picture of a card."""

    caption: str
    """What it is called under the picture."""
    alt: str
    """What is seen, in words."""
    drawing: Drawing
    """The picture in light colours."""
    dark: Drawing
    """The same in dark colours."""


@dataclass(frozen=True, slots=True)
class GalleryCard:
    """One exercise of the gallery."""

    identity: str
    """Its name for sessions."""
    name: str
    """What people call it."""
    summary: str
    """What it is for."""
    muscles: str
    """The muscles that it is about, in one line."""
    equipment: str
    """What is needed, in one line; empty where nothing is."""
    tiles: tuple[Tile, ...]
    """Its pictures: the key poses of the right side, then the other side."""


def card_for(exercise: Exercise, figure: Figure) -> GalleryCard:
    """Return the card of an exercise."""
    table = exercise.table
    poses = _chosen(figure)
    sides = ("right", "left") if exercise.unilateral else ("right",)
    tiles = [_tile(exercise, figure, pose, "right", named=False) for pose in poses]
    if "left" in sides:
        tiles.append(_tile(exercise, figure, telling_pose(figure), "left", named=True))
    return GalleryCard(
        exercise.identity,
        exercise.name,
        str(table.get("summary", "")),
        ", ".join(figure.work.target),
        ", ".join(exercise.equipment),
        tuple(tiles),
    )


def _chosen(figure: Figure) -> tuple[KeyPose, ...]:
    """The first poses; the one that tells most is always among them."""
    poses, telling = key_poses(figure), telling_pose(figure)
    telling = next((pose for pose in poses if pose.name == telling.name), telling)
    kept = poses[:MOST_POSES]
    return kept if telling in kept else (*kept[:-1], telling)


def _tile(exercise: Exercise, figure: Figure, pose: KeyPose, side: str, *, named: bool) -> Tile:
    name = pose.name.replace("-", " ").replace("_", " ")
    caption = f"{name}, {side}" if named else name
    working = f", {side} side working" if exercise.unilateral else ""
    return Tile(
        caption,
        f"{exercise.name}: {name}{working}.",
        still(figure, pose, side, "light"),
        still(figure, pose, side, "dark"),
    )

"""The gallery: every exercise with its key poses, both sides, muscles and equipment, as values."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from player.figures.drawing import Drawing
from player.figures.key_poses import KeyPose, key_poses, still, telling_pose
from player.figures.simplify import simplified
from player.language import called, named, said
from player.session.model import Pictured
from player.session.picture_files import PictureFile, read_picture

if TYPE_CHECKING:
    from player.figures.figure import Figure
    from player.session.model import Exercise

_TOLERANCE = 0.0008
"""Parts of stature that outlines may move to have fewer points: a twentieth of a millimetre on paper."""
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
    """The picture, in light colours unless only dark ones are wanted."""
    dark: Drawing
    """The same in dark colours, where both are wanted."""
    picture: PictureFile | None = None
    """The file that is shown in place of the drawing, which is an empty one of its shape then."""
    mirrored: bool = False
    """Whether left and right of that file are exchanged."""


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


def card_for(
    exercise: Exercise, figure: Figure, look: str = "", grounds: tuple[str, ...] = ("light", "dark")
) -> GalleryCard:
    """Return the card of an exercise; ``look`` is who the figure is, the usual one where empty, and
    ``grounds`` what it is drawn for: ``light``, ``dark``, or both in this order."""
    palettes = tuple(f"{ground} {look}".rstrip() for ground in grounds)
    table = exercise.table
    poses = _chosen(figure)
    sides = ("right", "left") if exercise.unilateral else ("right",)
    tiles = [_tile(exercise, figure, pose, "right", palettes) for pose in poses]
    if "left" in sides:
        tiles.append(_tile(exercise, figure, telling_pose(figure), "left", palettes))
    return GalleryCard(
        exercise.identity,
        exercise.name,
        str(table.get("summary", "")),
        named(figure.work.target),
        named(exercise.equipment),
        tuple(tiles),
    )


def card_of_pictures(exercise: Exercise) -> GalleryCard | None:
    """Return the card of an exercise that has only picture files; None where none of them can be shown."""
    found: dict[str, PictureFile] = {}
    for kind, name in exercise.pictures:
        picture = read_picture(Pictured(name, exercise.file))
        if isinstance(picture, PictureFile):
            found[kind] = picture
    tiles = [_pictured(exercise, kind, picture) for kind, picture in list(found.items())[:MOST_POSES]]
    if tiles and exercise.unilateral and exercise.mirror:
        kind, picture = next(iter(found.items()))
        tiles.append(_pictured(exercise, kind, picture, mirrored=True))
    table = exercise.table
    target = table.get("target", ())
    muscles = named(target) if isinstance(target, (list, tuple)) else ""
    return (
        GalleryCard(
            exercise.identity,
            exercise.name,
            str(table.get("summary", "")),
            muscles,
            named(exercise.equipment),
            tuple(tiles),
        )
        if tiles
        else None
    )


def _pictured(exercise: Exercise, kind: str, picture: PictureFile, *, mirrored: bool = False) -> Tile:
    shape = Drawing((), (0.0, 0.0, picture.size[0] / picture.size[1], 1.0))
    name = called("phase", kind) or exercise.name
    caption = said("{pose}, left", pose=name) if mirrored else name
    return Tile(
        caption,
        f"{exercise.name}: {called('phase', kind) or said('picture')}.",
        shape,
        shape,
        picture,
        mirrored,
    )


def _chosen(figure: Figure) -> tuple[KeyPose, ...]:
    """The first poses, those that are only gone through after the others; what tells most is among
    them.
    """
    poses, telling = key_poses(figure), telling_pose(figure)
    telling = next((pose for pose in poses if pose.name == telling.name), telling)
    through = figure.motion.through
    first = sorted(poses, key=lambda pose: pose.name in through and pose.name != figure.motion.start)
    kept = tuple(pose for pose in poses if pose in first[:MOST_POSES])
    return kept if telling in kept else (*kept[:-1], telling)


def _tile(exercise: Exercise, figure: Figure, pose: KeyPose, side: str, palettes: tuple[str, ...]) -> Tile:
    name = called("pose", pose.name.replace("-", " ").replace("_", " "))
    caption = said("{pose}, left", pose=name) if side == "left" else name
    seen = f"{exercise.name}: {name}."
    if exercise.unilateral:
        seen = said(
            "{name}: {pose}, working on the {side}.",
            name=exercise.name,
            pose=name,
            side=said(f"{side} side"),
        )
    drawings = [simplified(still(figure, pose, side, palette), _TOLERANCE) for palette in palettes]
    return Tile(caption, seen, drawings[0], drawings[-1])

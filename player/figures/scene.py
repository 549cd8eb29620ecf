"""The whole picture in its order: floor, far props, the person, muscles, near props, arrow."""

from __future__ import annotations

from collections.abc import Sequence

from player.figures import gear, props
from player.figures.arrows import Path, movement_arrow, push_arrow
from player.figures.body import body_of
from player.figures.camera import Camera
from player.figures.drawing import Shape
from player.figures.looks import Look
from player.figures.marks import Marks
from player.figures.muscles import MIDDLE, MUSCLES, glows, parts_of
from player.figures.person import ghost_shape, person_of
from player.figures.placing import Stance
from player.figures.skeleton import Skeleton
from player.figures.tubes import seen_from
from player.figures.union import without


def scene(
    stance: Stance,
    camera: Camera,
    look: Look,
    marks: Marks,
    *,
    breath: float,
    mat: tuple[float, float, float, float] | None,
    first: Skeleton,
    standing: tuple[Sequence[Shape], Sequence[Shape]] = ((), ()),
    ghost: Stance | None = None,
    ways: Sequence[Path] = (),
    ground: tuple[float, float, float, float] | None = None,
) -> tuple[Shape, ...]:
    """All shapes of a picture, the furthest first; fixed props stand where the figure had them at `first`.

    `standing` is the furniture, what is behind the body and what hides the far leg; `ghost` is where the
    figure will be next, `ways` the arrows of its movement.
    """
    bones = stance.skeleton()
    shapes: list[Shape] = []
    if mat is not None:
        shapes += props.mat(camera, mat, look)
    if ground is not None:
        shapes += props.ground(camera, ground, stance.travelled, look)
    shapes += props.shadows(bones, camera, look)
    seen = seen_from(bones, body_of(look.build), camera, breath)
    person = person_of(seen, look, marks.limb)
    held = stance.pose.props
    behind, before = list(standing[0]), list(standing[1])
    if "roller" in held:
        place = props.roller_place(held["roller"], bones, first)
        back, face = props.roller(camera, place, look)
        behind += back
        before += face
    near_strap: list[Shape] = []
    if "strap" in held:
        foot, hands = _strap_holders(held["strap"])
        far, near_strap = props.strap(bones, camera, foot, hands, look)
        behind += far
    far, on_body = gear.gear(held, bones, first, camera, look)
    behind += far
    glowing: dict[int, list[Shape]] = {}
    lit = [
        (name, side, look.warm if tone == "warm" else look.cool)
        for name, side, tone in marks.glows
        if side == "working" or MUSCLES[name].chain not in MIDDLE
    ]
    for (name, side, _), shine in zip(lit, glows(lit, seen, marks.strength), strict=True):
        parts = parts_of(name, side)
        over = person.arms_over(part for part in parts if part != "shirt")
        glowing.setdefault(person.last_of(parts), []).extend(without(shine, over))
    shapes += behind
    if ghost is not None:
        shapes.append(ghost_shape(seen_from(ghost.skeleton(), seen.body, camera, 0.0), look))
    split = person.split()
    for index, (_, drawn) in enumerate(person.runs):
        if index == split:
            shapes += [*before, *near_strap, *on_body]
        shapes += [*drawn, *glowing.get(index, ())]
    if split == len(person.runs):
        shapes += [*before, *near_strap, *on_body]
    if marks.way is not None:
        shapes += push_arrow(bones, camera, marks.way, look, marks.strength, marks.slide)
    shapes += movement_arrow(ways, look, marks.fresh)
    return tuple(shapes)


def _strap_holders(points: tuple[str, ...]) -> tuple[str, tuple[str, ...]]:
    feet = [point.partition(".")[0] for point in points if point.endswith(".foot")]
    hands = tuple(point.partition(".")[0] for point in points if point.endswith(".hand"))
    return (feet[0] if feet else "working"), hands or ("working", "other")

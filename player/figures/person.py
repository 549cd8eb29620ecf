"""The whole person as shapes: skin, clothes, hands, feet and head, each part before what it hides."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from player.figures.areas import Filled, shapes_of
from player.figures.body import FINGER_PLACES, Body
from player.figures.chains import Array
from player.figures.contours import to_points
from player.figures.drawing import Shape
from player.figures.head import gathered, gathered_shapes, head_shapes
from player.figures.joints import SIDES
from player.figures.layering import Part, ordered
from player.figures.looks import Look, blend
from player.figures.tubes import Seen, rig_of

_FAR = 0.26
"""How much of the look's shade is mixed into what is far."""
_FAR_FROM, _FAR_TO = 0.03, 0.085
"""A side of the body so much further from the viewer than the other begins to be far, and is quite far."""
_SLEEVE = 0.45
"""A sleeve, which goes over into the shirt, takes so much of that."""
_SHADE = 0.15
"""How much shade is mixed into the edge of a part and its side that is turned from the light."""
_FOLDED = 0.1
"""A knee or elbow whose bones share less of one direction is folded: its two halves are drawn apart."""

_LEGS_FIRST = -0.5
_THIGH, _GROIN = 1.08, 1.18
"""Places along the leg between which the shorts belong to the seat and to the thigh as well."""

Span = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Person:
    """The figure's parts as shapes, from back to front."""

    runs: tuple[tuple[tuple[str, ...], tuple[Shape, ...]], ...]
    """The names of parts that go over into each other, and their shapes."""
    edges: tuple[tuple[Shape, ...], ...]
    """Of each of these runs the shapes that hold all others."""

    def split(self) -> int:
        """From which run on there are only arms, which hold what others lie behind."""
        place = len(self.runs)
        while place and self.runs[place - 1][0][0].rpartition(".")[2] in ARM:
            place -= 1
        return place

    def last_of(self, parts: Iterable[str]) -> int:
        """The run that is painted last of those that have one of some parts."""
        return max(self._places(parts))

    def arms_over(self, parts: Iterable[str]) -> list[Shape]:
        """The outlines of the arms that are painted between the first and the last of some parts."""
        places = self._places(parts)
        if not places:
            return []
        between = range(min(places) + 1, max(places))
        arms = (place for place in between if self.runs[place][0][0].rpartition(".")[2] in ARM)
        return [shape for place in arms for shape in self.edges[place]]

    def _places(self, parts: Iterable[str]) -> list[int]:
        return [place for part in parts for place, (names, _) in enumerate(self.runs) if part in names]


ARM = ("upper", "fore", "hand")
"""The parts of an arm."""


def ghost_shape(seen: Seen, look: Look) -> Shape:
    """All of a figure as one see-through area: where it will be next."""
    spans = [seen.span(name) for name in seen.rig.spans if not name.endswith(".band")]
    whole = Filled(seen.all.outline(spans), blend(look.top, look.shade, 0.15), "")
    ((edge, _),) = shapes_of([whole], seen.all)
    return replace(edge, opacity=0.26)


def person_of(seen: Seen, look: Look, limb: str = "") -> Person:
    """The figure as shapes; `limb` of the working side wears a marker."""
    flows = [
        (f"{side}.{one}", f"{side}.{other}")
        for side in SIDES
        for one, other in _FLOWS
        if _flows(seen, side, one, other)
    ]
    order = ordered(_parts(seen, look), flows)
    looks = {side: _dimmed(look, seen, side) for side in SIDES}
    runs: list[tuple[str, ...]] = []
    parts: list[Filled | Shape] = []
    ends: list[int] = []
    place = 0
    while place < len(order):
        run = _run_at(flows, order, place)
        parts += _run_parts(seen, run, looks, look)
        if limb and f"working.{_MARKED[limb]}" in run:
            parts += _marker(seen, limb)
        runs.append(tuple(run))
        ends.append(len(parts))
        place += len(run)
    shapes = shapes_of(parts, seen.all)
    cuts = [slice(*cut) for cut in pairwise([0, *ends])]
    return Person(
        tuple(
            (run, tuple(shape for part in shapes[cut] for shape in part))
            for run, cut in zip(runs, cuts, strict=True)
        ),
        tuple(tuple(part[0] for part in shapes[cut]) for cut in cuts),
    )


_MARKED = {"leg": "shin", "arm": "fore"}
"""The part that wears the marker of the working side."""
_BAND, _STRIPE = "#1c212b", "#ffffff"
"""Black and white: seen without colour, on every skin and cloth."""


_ROUND = np.linspace(0.0, 2 * np.pi, 21)


def _marker(seen: Seen, limb: str) -> list[Shape]:
    """A striped band round the ankle or the wrist of the working side: what is seen of its outside."""
    tube = seen.tube_of(f"working.{limb}.band")
    ahead, aside = np.cos(_ROUND)[:, None], np.sin(_ROUND)[:, None]
    front = np.where(ahead > 0, tube.widths[:, 0], tube.widths[:, 1]) * ahead
    outer = np.where(aside > 0, tube.widths[:, 2], tube.widths[:, 3]) * aside
    flat = (tube.centres + tube.front * front[:, :, None] + tube.outer * outer[:, :, None])[:, :, :2]
    shapes: list[Shape] = []
    for colour, first, last in ((_BAND, 0, None), (_STRIPE, 2, 5)):
        rows = flat[:, first:last]
        step, along = rows[1:, 0] - rows[:-1, 0], rows[:-1, -1] - rows[:-1, 0]
        # the facets that keep their sense are those that look towards the viewer
        towards = step[:, 0] * along[:, 1] - step[:, 1] * along[:, 0] > 1e-7
        places = np.flatnonzero(towards).tolist()
        if places:
            rings = [np.concatenate((rows[place], rows[place + 1][::-1])) for place in places]
            points = to_points(np.concatenate(rings))
            shapes.append(Shape(points, colour, smooth=False, runs=(2 * rows.shape[1],) * len(places)))
    return shapes


def filled(seen: Seen, spans: Iterable[Span], colour: str, look: Look) -> Filled:
    """Some rings in their colour, with their edge and the side that is turned from the light a little
    darker.
    """
    return Filled(seen.all.outline(spans), blend(colour, look.shade, _SHADE), colour)


_HUNG = (
    # a part of either side, its joint, and what it hangs on
    ("thigh", "hip", "seat"),
    ("shin", "knee", "@.thigh"),
    ("foot", "ankle", "@.shin"),
    ("upper", "shoulder", "shirt"),
    ("fore", "elbow", "@.upper"),
    ("hand", "wrist", "@.fore"),
)


def _parts(seen: Seen, look: Look) -> list[Part]:
    points = seen.bones.points
    names = ["lumbar", "neck", "atlas", *(f"{side}.{joint}" for side in SIDES for _, joint, _ in _HUNG)]
    places = seen.camera.flat(np.concatenate([points[name] for name in names]).reshape(-1, 3))
    joints = dict(zip(names, places, strict=True))
    parts = [
        _part(seen, "seat"),
        # a shirt hangs over the trousers, unless the legs come towards the viewer
        replace(
            _part(seen, "shirt", joints["lumbar"], "seat"),
            usual=1.0 if seen.camera.depth(seen.bones.frames["pelvis"][:, 1]) > _LEGS_FIRST else -1.0,
            sure=True,
        ),
        _part(seen, "neck", joints["neck"], "shirt", usual=-1.0),
        _part(seen, "head", joints["atlas"], "neck"),
    ]
    hair = gathered(seen, look)
    if hair is not None:
        middles, sizes = hair
        flat = seen.camera.flat(middles)
        parts.append(Part("hair", flat, middles @ seen.camera.axes[2], sizes, flat[0], "head", -1.0))
    for side in SIDES:
        parts += [
            _part(
                seen,
                f"{side}.{name}",
                joints[f"{side}.{joint}"],
                on.replace("@", side),
                usual=-1.0 if name == "thigh" and _behind(seen, side) > _FAR_FROM else 1.0,
            )
            for name, joint, on in _HUNG
        ]
    return parts


def _behind(seen: Seen, side: str) -> float:
    """By how much a hip is further from the viewer than the other one, parts of stature."""
    other = SIDES[1] if side == SIDES[0] else SIDES[0]
    here, there = (seen.camera.depth(seen.bones.points[f"{one}.hip"]) for one in (side, other))
    return there - here


def _part(
    seen: Seen,
    name: str,
    joint: Array | None = None,
    belongs_to: str | None = None,
    usual: float = 1.0,
) -> Part:
    rows, at = _balls_of(seen.body)[name], seen.all
    return Part(name, at.centres[rows], at.depths[rows], at.sizes[rows], joint, belongs_to, usual)


@lru_cache(maxsize=8)
def _balls_of(body: Body) -> Mapping[str, NDArray[np.intp]]:
    """Every third ring of each part of the body: the balls by which it is put in its order."""
    groin = body.shorts.row(_GROIN)
    spans = rig_of(body).spans
    hips = [(spans[f"{side}.shorts"][0], spans[f"{side}.shorts"][0] + groin) for side in SIDES]
    found: dict[str, list[Span]] = {
        "seat": [spans["seat"], *hips],
        "shirt": [spans["shirt"], spans["yoke"]],
        "neck": [spans["neck"]],
        "head": [spans["head"]],
    }
    for side in SIDES:
        for limb, names in (("leg", ("thigh", "shin", "foot")), ("arm", ("upper", "fore", "hand"))):
            for name in names:
                skin, worn = _spans_of(body, side, limb, frozenset((name,)))
                found[f"{side}.{name}"] = [*skin, *worn]
    return {
        name: np.concatenate([np.arange(first, last, 3) for first, last in rows])
        for name, rows in found.items()
    }


def _run_at(flows: Sequence[tuple[str, str]], order: list[str], place: int) -> list[str]:
    """The parts from a place on that go over into each other without an edge."""
    run = [order[place]]
    for name in order[place + 1 :]:
        if (run[-1], name) not in flows and (name, run[-1]) not in flows:
            break
        run.append(name)
    return run


_FLOWS = (("thigh", "shin"), ("shin", "foot"), ("upper", "fore"), ("fore", "hand"))
_BONES = {
    ("thigh", "shin"): ("thigh", "shin"),
    ("upper", "fore"): ("upper_arm", "forearm"),
}


def _flows(seen: Seen, side: str, one: str, other: str) -> bool:
    """Whether two parts of a limb go over into each other."""
    if (one, other) in _BONES:
        upper, lower = (seen.bones.frames[f"{side}.{bone}"][:, 1] for bone in _BONES[one, other])
        return float(upper @ lower) > _FOLDED
    if other == "foot":
        # a foot that comes towards the viewer has an edge against the shin
        return abs(seen.camera.depth(seen.bones.frames[f"{side}.foot"][:, 0])) < 0.6
    return True


def _run_parts(seen: Seen, run: list[str], looks: dict[str, Look], look: Look) -> list[Filled | Shape]:
    side, _, first = run[0].rpartition(".")
    if not side:
        return _middle_parts(seen, run[0], look)
    limb = "arm" if first in ARM else "leg"
    look = looks[side]
    names = frozenset(name.rpartition(".")[2] for name in run)
    skin_spans, worn_spans = _spans_of(seen.body, side, limb, names)
    skin: list[Filled | Shape] = [filled(seen, skin_spans, look.skin, look)] if skin_spans else []
    if "hand" in names:
        skin = _with_thumb(seen, side, skin, look)
    if not worn_spans:
        return skin
    worn = filled(seen, worn_spans, look.top if limb == "arm" else look.bottom, look)
    # the limb comes out of its sleeve towards the viewer, or goes away behind the hem
    towards = float(seen.tube.along[seen.rig.spans[f"{side}.{limb}"][0], 2])
    return [worn, *skin] if towards > 0.0 else [*skin, worn]


_ENDS = {"leg": ("foot", ("foot", "toes")), "arm": ("hand", ("palm", *(name for name, *_ in FINGER_PLACES)))}


@lru_cache(maxsize=256)
def _spans_of(
    body: Body, side: str, limb: str, names: frozenset[str]
) -> tuple[tuple[Span, ...], tuple[Span, ...]]:
    """The rings of skin and of cloth that some parts of a limb have."""
    skin, cloth, joint, halves, begin = (
        (body.leg, body.shorts, 2.0, ("thigh", "shin"), _THIGH)
        if limb == "leg"
        else (body.arm, body.sleeve, 1.0, ("upper", "fore"), -1.0)
    )
    worn = "shorts" if limb == "leg" else "sleeve"
    spans = rig_of(body).spans
    found: tuple[list[Span], list[Span]] = ([], [])
    if halves[0] in names or halves[1] in names:
        for place, chain, tube in ((0, skin, limb), (1, cloth, worn)):
            count = len(chain.s)
            # drawn apart, the two halves overlap a little at the joint
            bend = chain.row(joint)
            start = chain.row(begin) if halves[0] in names else max(0, bend - 1)
            end = count if halves[1] in names else min(count, bend + 2)
            if end - start > 1:
                at = spans[f"{side}.{tube}"][0]
                found[place].append((at + start, at + end))
    part, tubes = _ENDS[limb]
    if part in names:
        found[0].extend(spans[f"{side}.{tube}"] for tube in tubes)
    return tuple(found[0]), tuple(found[1])


def _with_thumb(seen: Seen, side: str, skin: list[Filled | Shape], look: Look) -> list[Filled | Shape]:
    """The thumb lies before or behind the rest of the hand."""
    hand = seen.bones.frames[f"{side}.hand"]
    outwards = hand[:, 2] * (1.0 if side == "working" else -1.0)
    nearer = seen.camera.depth(outwards) + 0.5 * seen.camera.depth(hand[:, 0]) > -0.1
    thumb = filled(seen, [seen.span(f"{side}.thumb")], look.skin, look)
    return [*skin, thumb] if nearer else [thumb, *skin]


def _middle_parts(seen: Seen, name: str, look: Look) -> list[Filled | Shape]:
    if name == "seat":
        end = seen.body.shorts.row(_GROIN)
        hips = [seen.span(f"{side}.shorts", 0, end) for side in SIDES]
        return [filled(seen, [seen.span("seat"), *hips], look.bottom, look)]
    if name == "shirt":
        return [filled(seen, [seen.span("shirt"), seen.span("yoke")], look.top, look)]
    if name == "neck":
        return [filled(seen, [seen.span("neck")], blend(look.skin, look.shade, 0.06), look)]
    if name == "hair":
        return [*gathered_shapes(seen, look)]
    head = filled(seen, [seen.span("head"), seen.span("nose")], look.skin, look)
    return [head, *head_shapes(seen, look)]


def _dimmed(look: Look, seen: Seen, side: str) -> Look:
    """The look of the limbs of a side of the body, duller when that is the side turned away.

    The pelvis tells, not the limb: a leg that is lifted towards the viewer must not change its colour.
    """
    part = min(1.0, max(0.0, (_behind(seen, side) - _FAR_FROM) / (_FAR_TO - _FAR_FROM)))
    if part <= 0.0:
        return look
    much = _FAR * round(part * 16) / 16
    return replace(
        look,
        skin=blend(look.skin, look.shade, much),
        top=blend(look.top, look.shade, much * _SLEEVE),
        bottom=blend(look.bottom, look.shade, much),
    )

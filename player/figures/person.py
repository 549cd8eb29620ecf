"""The whole person as shapes: skin, clothes, hands, feet and head, each part before what it hides."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace

import numpy as np

from player.figures.body import FINGER_PLACES
from player.figures.chains import Array
from player.figures.contours import Outlines, to_points
from player.figures.drawing import Shape
from player.figures.head import gathered, gathered_shapes, head_shapes
from player.figures.joints import SIDES
from player.figures.layering import Part, ordered
from player.figures.looks import Look, blend
from player.figures.tubes import Seen

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
        """The shapes of the arms that are painted between the first and the last of some parts."""
        places = self._places(parts)
        between = self.runs[min(places) + 1 : max(places)] if places else ()
        arms = (drawn for names, drawn in between if names[0].rpartition(".")[2] in ARM)
        return [shape for drawn in arms for shape in drawn]

    def _places(self, parts: Iterable[str]) -> list[int]:
        return [place for part in parts for place, (names, _) in enumerate(self.runs) if part in names]


ARM = ("upper", "fore", "hand")
"""The parts of an arm."""


def ghost_shape(seen: Seen, look: Look) -> Shape:
    """All of a figure as one see-through area: where it will be next."""
    edge, _ = seen.all.outlines([seen.span(name) for name in seen.tubes if not name.endswith(".band")])
    return Shape(edge.points, blend(look.top, look.shade, 0.15), 0.26, smooth=False, runs=edge.runs)


def person_of(seen: Seen, look: Look, limb: str = "") -> Person:
    """The figure as shapes; `limb` of the working side wears a marker."""
    flows = [(f"{side}.{one}", f"{side}.{other}") for side in SIDES for one, other in _FLOWS]
    order = ordered(_parts(seen, look), [pair for pair in flows if _flows(seen, *pair)])
    looks = {side: _dimmed(look, seen, side) for side in SIDES}
    found: list[tuple[tuple[str, ...], tuple[Shape, ...]]] = []
    place = 0
    while place < len(order):
        run = _run_at(seen, order, place)
        shapes = _run_shapes(seen, run, looks, look)
        if limb and f"working.{_MARKED[limb]}" in run:
            shapes += _marker(seen, limb)
        found.append((tuple(run), tuple(shapes)))
        place += len(run)
    return Person(tuple(found))


_MARKED = {"leg": "shin", "arm": "fore"}
"""The part that wears the marker of the working side."""
_BAND, _STRIPE = "#1c212b", "#ffffff"
"""Black and white: seen without colour, on every skin and cloth."""


_ROUND = np.linspace(0.0, 2 * np.pi, 21)


def _marker(seen: Seen, limb: str) -> list[Shape]:
    """A striped band round the ankle or the wrist of the working side: what is seen of its outside."""
    tube = seen.tubes[f"working.{limb}.band"]
    ahead, aside = np.cos(_ROUND)[:, None], np.sin(_ROUND)[:, None]
    front = np.where(ahead > 0, tube.widths[:, 0], tube.widths[:, 1]) * ahead
    outer = np.where(aside > 0, tube.widths[:, 2], tube.widths[:, 3]) * aside
    flat = seen.camera.flat(tube.centres + tube.front * front[:, :, None] + tube.outer * outer[:, :, None])
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


def filled(outlines: tuple[Outlines, Outlines], colour: str, look: Look) -> list[Shape]:
    """An area in its colour, with its edge and the side that is turned from the light a little darker."""
    edge, lit = outlines
    dark = blend(colour, look.shade, _SHADE)
    return [
        Shape(edge.points, dark, smooth=False, runs=edge.runs),
        Shape(lit.points, colour, smooth=False, runs=lit.runs),
    ]


def _parts(seen: Seen, look: Look) -> list[Part]:
    points, flat = seen.bones.points, seen.camera.flat
    groin = seen.body.shorts.row(_GROIN)
    parts = [
        _part(seen, "seat", ["seat", *((f"{side}.shorts", 0, groin) for side in SIDES)]),
        # a shirt hangs over the trousers, unless the legs come towards the viewer
        replace(
            _part(seen, "shirt", ["shirt", "yoke"], flat(points["lumbar"]), "seat"),
            usual=1.0 if seen.camera.depth(seen.bones.frames["pelvis"][:, 1]) > _LEGS_FIRST else -1.0,
            sure=True,
        ),
        _part(seen, "neck", ["neck"], flat(points["neck"]), "shirt", usual=-1.0),
        _part(seen, "head", ["head"], flat(points["atlas"]), "neck"),
    ]
    hair = gathered(seen, look)
    if hair is not None:
        middles, sizes = hair
        parts.append(
            Part("hair", flat(middles), middles @ seen.camera.axes[2], sizes, flat(middles[0]), "head", -1.0)
        )
    for side in SIDES:
        hip, wrist = flat(points[f"{side}.hip"]), flat(points[f"{side}.wrist"])
        shoulder, ankle = flat(points[f"{side}.shoulder"]), flat(points[f"{side}.ankle"])
        knee, elbow = flat(points[f"{side}.knee"]), flat(points[f"{side}.elbow"])
        parts += [
            replace(
                _half(seen, side, "thigh", hip, "seat"),
                usual=-1.0 if _behind(seen, side) > _FAR_FROM else 1.0,
            ),
            _half(seen, side, "shin", knee, f"{side}.thigh"),
            _part(seen, f"{side}.foot", [f"{side}.foot", f"{side}.toes"], ankle, f"{side}.shin"),
            _half(seen, side, "upper", shoulder, "shirt"),
            _half(seen, side, "fore", elbow, f"{side}.upper"),
            _part(
                seen, f"{side}.hand", [f"{side}.{part}" for part in _ENDS["arm"][1]], wrist, f"{side}.fore"
            ),
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
    tubes: Iterable[str | tuple[str, int, int | None]],
    joint: Array | None = None,
    belongs_to: str | None = None,
    usual: float = 1.0,
) -> Part:
    rows: list[int] = []
    for tube in tubes:
        first, last = seen.span(*((tube,) if isinstance(tube, str) else tube))
        rows.extend(range(first, last, 3))
    return Part(
        name, seen.all.centres[rows], seen.all.depths[rows], seen.all.sizes[rows], joint, belongs_to, usual
    )


def _half(seen: Seen, side: str, name: str, joint: Array, belongs_to: str) -> Part:
    """One half of a limb."""
    limb = "arm" if name in ARM else "leg"
    rows = [
        row
        for spans in _spans(seen, side, limb, {name})
        for first, last in spans
        for row in range(first, last, 3)
    ]
    at = seen.all
    return Part(f"{side}.{name}", at.centres[rows], at.depths[rows], at.sizes[rows], joint, belongs_to)


def _run_at(seen: Seen, order: list[str], place: int) -> list[str]:
    """The parts from a place on that go over into each other without an edge."""
    run = [order[place]]
    for name in order[place + 1 :]:
        if not any(_flows(seen, one, name) for one in run[-1:]):
            break
        run.append(name)
    return run


_FLOWS = (("thigh", "shin"), ("shin", "foot"), ("upper", "fore"), ("fore", "hand"))
_BONES = {
    ("thigh", "shin"): ("thigh", "shin"),
    ("upper", "fore"): ("upper_arm", "forearm"),
}


def _flows(seen: Seen, one: str, other: str) -> bool:
    side, _, first = one.rpartition(".")
    same, _, second = other.rpartition(".")
    if side != same or not side:
        return False
    pair = next((pair for pair in _FLOWS if pair in ((first, second), (second, first))), None)
    if pair is None:
        return False
    if pair in _BONES:
        upper, lower = (seen.bones.frames[f"{side}.{bone}"][:, 1] for bone in _BONES[pair])
        return float(upper @ lower) > _FOLDED
    if pair == ("shin", "foot"):
        # a foot that comes towards the viewer has an edge against the shin
        return abs(seen.camera.depth(seen.bones.frames[f"{side}.foot"][:, 0])) < 0.6
    return True


def _run_shapes(seen: Seen, run: list[str], looks: dict[str, Look], look: Look) -> list[Shape]:
    side, _, first = run[0].rpartition(".")
    if not side:
        return _middle_shapes(seen, run[0], look)
    limb = "arm" if first in ARM else "leg"
    look = looks[side]
    names = {name.rpartition(".")[2] for name in run}
    skin_spans, worn_spans = _spans(seen, side, limb, names)
    skin = filled(seen.all.outlines(skin_spans), look.skin, look) if skin_spans else []
    if "hand" in names:
        skin = _with_thumb(seen, side, skin, look)
    if not worn_spans:
        return skin
    worn = filled(seen.all.outlines(worn_spans), look.top if limb == "arm" else look.bottom, look)
    # the limb comes out of its sleeve towards the viewer, or goes away behind the hem
    along = seen.tubes[f"{side}.{limb}"].along[0]
    return worn + skin if seen.camera.depth(along) > 0.0 else skin + worn


_ENDS = {"leg": ("foot", ("foot", "toes")), "arm": ("hand", ("palm", *(name for name, *_ in FINGER_PLACES)))}


def _spans(seen: Seen, side: str, limb: str, names: set[str]) -> tuple[list[Span], list[Span]]:
    """The rings of skin and of cloth that some parts of a limb have."""
    body = seen.body
    skin, cloth, joint, halves, begin = (
        (body.leg, body.shorts, 2.0, ("thigh", "shin"), _THIGH)
        if limb == "leg"
        else (body.arm, body.sleeve, 1.0, ("upper", "fore"), -1.0)
    )
    worn = "shorts" if limb == "leg" else "sleeve"
    found: tuple[list[Span], list[Span]] = ([], [])
    if halves[0] in names or halves[1] in names:
        for place, chain, tube in ((0, skin, limb), (1, cloth, worn)):
            count = len(chain.s)
            # drawn apart, the two halves overlap a little at the joint
            bend = chain.row(joint)
            start = chain.row(begin) if halves[0] in names else max(0, bend - 1)
            end = count if halves[1] in names else min(count, bend + 2)
            if end - start > 1:
                found[place].append(seen.span(f"{side}.{tube}", start, end))
    part, tubes = _ENDS[limb]
    if part in names:
        found[0].extend(seen.span(f"{side}.{tube}") for tube in tubes)
    return found


def _with_thumb(seen: Seen, side: str, skin: list[Shape], look: Look) -> list[Shape]:
    """The thumb lies before or behind the rest of the hand."""
    hand = seen.bones.frames[f"{side}.hand"]
    outwards = hand[:, 2] * (1.0 if side == "working" else -1.0)
    nearer = seen.camera.depth(outwards) + 0.5 * seen.camera.depth(hand[:, 0]) > -0.1
    thumb = filled(seen.all.outlines([seen.span(f"{side}.thumb")]), look.skin, look)
    return skin + thumb if nearer else thumb + skin


def _middle_shapes(seen: Seen, name: str, look: Look) -> list[Shape]:
    outlines = seen.all.outlines
    if name == "seat":
        end = seen.body.shorts.row(_GROIN)
        hips = [seen.span(f"{side}.shorts", 0, end) for side in SIDES]
        return filled(outlines([seen.span("seat"), *hips]), look.bottom, look)
    if name == "shirt":
        return filled(outlines([seen.span("shirt"), seen.span("yoke")]), look.top, look)
    if name == "neck":
        return filled(outlines([seen.span("neck")]), blend(look.skin, look.shade, 0.06), look)
    return gathered_shapes(seen, look) if name == "hair" else head_shapes(seen, look)


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

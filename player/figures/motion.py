"""Motion: which key poses a figure moves between in each kind of phase, as an exercise's `[motion]` table
says; and what a figure has to know of an instant of a session.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import get_args

from player.figures.joints import SIDES
from player.figures.pose import Fault, UnknownKey
from player.language import said
from player.timeline.timeline import PhaseKind

KINDS: tuple[str, ...] = get_args(PhaseKind)
"""The kinds of phase, which are the keys of `[motion]` beside `start`, `grow`, `push` ..."""

CIRCLES = ("rep", "roll")
"""The kinds that go there and back, or round through more than two poses."""
_MOST_IN_CIRCLE = 12
POINTS = ("heel", "foot", "knee", "hand", "elbow")
TRUNK_POINTS = ("chest", "pelvis")
"""Where a push or pull may begin: on a side, or in the middle of the body."""
MOVING_POINTS, MOVING_TRUNK = ("foot", "knee", "hand", "elbow"), ("head", "chin", "chest", "pelvis")
"""What a movement may have an arrow for, the same way."""
_MOST_MOVING = 2
WAYS = ("front", "back", "up", "down", "outwards", "inwards", "headwards", "footwards")


@dataclass(frozen=True, slots=True)
class FigureState:
    """What the timeline says about one instant, as far as the figure wants to know."""

    kind: str
    """One of `KINDS`."""
    part: str | None = None
    """Part of a rep or pass of a roll: `lift`, `lower`, `out`, `back`, `pause`, or None when it is paced as
    a whole.
    """
    part_progress: float = 0.0
    """0 to 1 through the part, or through the rep (or the pass of a roll) when `part` is None."""
    after: str | None = None
    """For a `pause`: the part before it."""
    phase_progress: float = 0.0
    """0 to 1 through the phase."""
    seconds: float = 0.0
    """Seconds into the phase."""
    previous_kind: str | None = None
    """The kind of phase before it in the same exercise and side, or None."""
    cycle: int = 1
    """Which cycle of a PNF dose, from 1."""
    cycles: int = 1
    """How many cycles there are."""
    rep: int = 1
    """Which rep, or pass of a roll, from 1."""
    reps: int | None = None
    """How many reps there are, if that is known."""
    effort: float = 1.0
    """How hard a contraction is, 0 to 1."""
    pose: str | None = None
    """A pose that the session asks for by name; one that the exercise does not have is left out."""
    previous_pose: str | None = None
    """The same of the phase before it."""
    ramp: float = 0.0
    """Seconds in which the effort of a contraction is built up, if that is known."""
    yields: bool = False
    """Whether a contraction moves slowly through the range, or has done so in the phase before."""
    reduced: bool = False
    """Whether only key poses are shown, and nothing moves between them."""


@dataclass(frozen=True, slots=True)
class Way:
    """A direction of push: from a point of the body, along a direction of its bone or of the room."""

    point: str
    """As `working.heel`."""
    way: str
    """One of `WAYS`."""
    about: str = ""
    """What the arrow bends about: `knee`, nothing (`straight`), or empty: the joint that moves the limb."""


@dataclass(frozen=True, slots=True)
class Motion:
    """The `[motion]` table."""

    start: str
    """The pose before anything happens, and in preparation and rest."""
    paths: Mapping[str, tuple[str, ...]]
    """For a kind of phase: the poses it goes through; more than two of them, in a rep, it goes round."""
    grow: int = 0
    """Reps over which a swing grows from half its range to all of it; 0 for none."""
    push: Way | None = None
    """Which way to push in `contract`."""
    pull: Way | None = None
    """Which way to pull in `pull`."""
    lowers_first: bool = False
    """Whether a rep begins with the lowering part."""
    names: tuple[str, ...] = ()
    """The poses that there are."""
    moves: tuple[str, ...] = ()
    """What the arrow of a movement goes with; empty for what moves most."""
    through: tuple[str, ...] = ()
    """Poses that a rep only goes through: an arrow goes on past them."""
    travels: bool = False
    """Whether a rep ends in its last pose, which is its first one further on; the viewer goes along."""


Mix = tuple[str, str, float]
"""Two poses by name and how far (0 to 1) from the first to the second."""


def parse_motion(
    table: Mapping[str, object], poses: Sequence[str], starts_with: object
) -> tuple[Motion, list[Fault]]:
    """Read `[motion]`; `poses` are the names that exist. An empty table moves between the first pose and
    the last.
    """
    faults: list[Fault] = []
    first = poses[0] if poses else ""
    start = first
    paths: dict[str, tuple[str, ...]] = {}
    grow = 0
    travels = False
    moves: tuple[str, ...] = ()
    through: tuple[str, ...] = ()
    ways: dict[str, Way] = {}
    for key, value in table.items():
        kind = key.replace("_", " ")
        if key == "grow":
            if isinstance(value, int) and not isinstance(value, bool) and 0 <= value <= 50:
                grow = value
            else:
                faults.append((key, said("write how many reps the movement grows over, such as 5")))
        elif key == "travels":
            travels = value is True
            if not isinstance(value, bool):
                faults.append((key, said("write true where a rep ends further on than it begins")))
        elif key == "moves":
            moves = _parse_moves(value, faults)
        elif key == "through":
            through = _names(key, value, poses, faults, _MOST_IN_CIRCLE)
        elif key in ("push", "pull_way"):
            way = _parse_way(key, value, faults)
            if way is not None:
                ways[key] = way
        elif key == "start" or kind in KINDS:
            names = _names(key, value, poses, faults)
            if names and key == "start":
                start = names[0]
            elif names:
                paths[kind] = names
        else:
            known = ("start", "grow", "travels", "moves", "through", "push", "pull_way", *KINDS)
            faults.append(
                (key, UnknownKey(said("unknown key; write one of {names}", names=", ".join(known))))
            )
    if not table and len(poses) > 1:
        paths["rep"] = (first, poses[-1])
        paths["hold"] = (poses[-1],)
    motion = Motion(
        start,
        paths,
        grow,
        ways.get("push"),
        ways.get("pull_way"),
        starts_with == "lower",
        tuple(poses),
        moves,
        through,
        travels and len(paths.get("rep", ())) > 2,
    )
    return motion, faults


def _names(
    key: str, value: object, poses: Sequence[str], faults: list[Fault], most: int = 2
) -> tuple[str, ...]:
    entries = [value] if isinstance(value, str) else value
    most = _MOST_IN_CIRCLE if key in CIRCLES else most
    if not isinstance(entries, (list, tuple)) or not entries or len(entries) > most:
        told = said('write one pose or two, such as ["down", "up"]')
        if most > 2:
            told = said(
                'write one pose or two, such as ["down", "up"], or up to {most} that a rep goes round',
                most=most,
            )
        faults.append((key, told))
        return ()
    names: list[str] = []
    for entry in entries:
        if isinstance(entry, str) and entry in poses:
            names.append(entry)
        else:
            faults.append(
                (
                    key,
                    said(
                        "there is no pose {entry!r}; this exercise has {poses}",
                        entry=entry,
                        poses=", ".join(poses),
                    ),
                )
            )
    return tuple(names)


def _parse_moves(value: object, faults: list[Fault]) -> tuple[str, ...]:
    entries = [value] if isinstance(value, str) else value
    if isinstance(entries, (list, tuple)) and 0 < len(entries) <= _MOST_MOVING:
        known = [*MOVING_TRUNK, *(f"{side}.{part}" for side in SIDES for part in MOVING_POINTS)]
        if all(entry in known for entry in entries):
            return tuple(str(entry) for entry in entries)
    faults.append(
        (
            "moves",
            said(
                'write what the arrow goes with, one or two, such as "pelvis" or '
                '["working.foot", "other.hand"]; points of a side: {points}; of the trunk: {trunk}',
                points=", ".join(MOVING_POINTS),
                trunk=", ".join(MOVING_TRUNK),
            ),
        )
    )
    return ()


def _parse_way(key: str, value: object, faults: list[Fault]) -> Way | None:
    if isinstance(value, Mapping):
        point, way, about = value.get("from"), value.get("way"), value.get("about", "")
        if isinstance(point, str) and isinstance(way, str) and about in ("", "knee", "straight"):
            side, _, part = point.partition(".")
            known = point in TRUNK_POINTS or (side in ("working", "other") and part in POINTS)
            if known and way in WAYS:
                return Way(point, way, about)
    faults.append(
        (
            key,
            'write { from = "working.heel", way = "back" }; '
            f"points: {', '.join((*POINTS, *TRUNK_POINTS))}; "
            f"ways: {', '.join(WAYS)}",
        )
    )
    return None

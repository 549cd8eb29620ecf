"""A pose: the angles of every joint, what rests on the floor, and the props in use, read from its TOML
table.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace

from player.figures.camera import VIEWS
from player.figures.contacts import SPOTS
from player.figures.joints import CHANNELS, INDEX, LIMB, SIDES, TRUNK, normal_range
from player.language import said

Fault = tuple[str, str]
"""A key path such as `working.hip.flexion` and what is wrong there, for the loader to turn into a problem."""


class UnknownKey(str):
    """What is wrong with a key that nobody knows: the key itself is wrong, not its value."""

    __slots__ = ()


ROOTS: Mapping[str, tuple[float, float]] = {
    "standing": (0.0, 0.0),
    "kneeling": (0.0, 0.0),
    "sitting": (0.0, 0.0),
    "supine": (-90.0, 0.0),
    "prone": (90.0, 0.0),
    "quadruped": (90.0, 0.0),
    "side-lying": (-90.0, 90.0),
    "side-lying-other": (90.0, 90.0),
}
"""Each root's lean of the pelvis (degrees, positive with the face down) and its roll about the long axis
(degrees). One lies on the working side in `side-lying`, on the other side in `side-lying-other`.
"""

LIMB_CONTACTS = (
    "foot",
    "heel",
    "ball",
    "instep",
    "edge",
    "knee",
    "hip",
    "hand",
    "forearm",
    "elbow",
    "shoulder",
)
TRUNK_CONTACTS = ("pelvis", "shoulders", "head")
_PLURALS: Mapping[str, str] = {
    "feet": "foot",
    "heels": "heel",
    "balls": "ball",
    "insteps": "instep",
    "edges": "edge",
    "knees": "knee",
    "hands": "hand",
    "forearms": "forearm",
    "elbows": "elbow",
}
SUPPORTS = ("floor", "chair", "wall", "door-frame", "roller", "step", "block", "cushion", "belly", "cloth")
"""What a contact may rest on; a contact on anything but the floor keeps its place in space, and one on a
cloth slides over the floor. Hands can also
rest on a part of the body (`SPOTS`) and then go with it.
"""

PROPS = (
    "mat",
    "strap",
    "band",
    "chair",
    "wall",
    "door-frame",
    "roller",
    "step",
    "block",
    "cushion",
    "cloth",
    "cross",
    "dowel",
    "partner",
)
"""What stands around, lies under or is held; `partner` is somebody who helps, `cross` two lines of
tape on the floor.
"""
_SIDE_NAMES: Mapping[str, tuple[str, ...]] = {
    "working": ("working",),
    "other": ("other",),
    "near": ("working",),
    "far": ("other",),
    "right": ("working",),
    "left": ("other",),
    "both": SIDES,
}
PROP_POINTS = ("foot", "hand", "hands", "feet", "thigh", "shin", "knee", "heel", "forearm", "beside")
"""Parts of a side that a prop can be at; `beside` is the room at arm's length next to the body."""
_FURTHEST = 2.0
TRUNK_POINTS = ("pelvis", "thorax", "head")
"""Parts without a side that a prop can be at."""
_PROP_PLURALS: Mapping[str, str] = {
    "hands": "hand",
    "feet": "foot",
    "thighs": "thigh",
    "shins": "shin",
    "knees": "knee",
    "heels": "heel",
}


@dataclass(frozen=True, slots=True)
class Pose:
    """One position of the body. Mixing two poses mixes their angles."""

    angles: tuple[float, ...]
    """Degrees in the order of `CHANNELS`; `pelvis.flexion` already holds the root's lean; `breath` is 0 to
    1.
    """
    root: str = "standing"
    """One of `ROOTS`."""
    contacts: tuple[str, ...] = ()
    """What rests on something, as `working.foot` or `pelvis`; the first one is what the figure is pinned
    by.
    """
    supports: Mapping[str, str] = field(default_factory=dict)
    """For a contact that does not rest on the floor: what it rests on."""
    props: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    """Props in use and what holds each: `{"strap": ("working.foot", "working.hand", "other.hand")}`."""
    moved: tuple[float, float, float] = (0.0, 0.0, 0.0)
    """How far the whole body is from where it would stand: to the front, up from the floor (in a jump) and
    towards the working side, parts of stature.
    """
    view: str = ""
    """Of a pose that shows a mistake: from where it is seen; empty for the exercise's own view."""

    def angle(self, channel: str) -> float:
        """Degrees of one channel, such as `working.hip.flexion`."""
        return self.angles[INDEX[channel]]

    def turned(self, **changes: float) -> Pose:
        """This pose with some channels set; dots are written as double underscores."""
        angles = list(self.angles)
        for name, value in changes.items():
            angles[INDEX[name.replace("__", ".")]] = value
        return self.with_angles(tuple(angles))

    def with_angles(self, angles: tuple[float, ...]) -> Pose:
        """This pose with other angles, in the order of `CHANNELS`."""
        return replace(self, angles=angles)

    def mirrored(self) -> Pose:
        """The same pose with the two sides exchanged; twice mirrored is the very same pose."""
        angles = [0.0] * len(CHANNELS)
        for name, place in INDEX.items():
            value = self.angles[place]
            parts = name.split(".")
            if parts[0] in SIDES:
                angles[INDEX[".".join((_opposite(parts[0]), *parts[1:]))]] = value
            else:
                angles[place] = -value if parts[-1] in ("bend", "rotation") else value
        props = {prop: tuple(_opposite(point) for point in points) for prop, points in self.props.items()}
        supports = {_opposite(name): _opposite(what) for name, what in self.supports.items()}
        contacts = tuple(_opposite(name) for name in self.contacts)
        front, up, aside = self.moved
        return Pose(tuple(angles), self.root, contacts, supports, props, (front, up, -aside))


def side_names(key: str) -> tuple[str, ...]:
    """The sides that a key of a pose such as `both` or `near` stands for; none for a key that is no side."""
    return _SIDE_NAMES.get(key, ())


def mix(first: Pose, second: Pose, amount: float) -> tuple[float, ...]:
    """The angles `amount` (0 to 1) of the way from the first pose to the second."""
    keep = 1.0 - amount
    return tuple(keep * a + amount * b for a, b in zip(first.angles, second.angles, strict=True))


def parse_pose(table: Mapping[str, object]) -> tuple[Pose, list[Fault]]:
    """Read a `[poses.NAME]` table. Faulty parts are left at zero and told, all of them."""
    faults: list[Fault] = []
    angles = [0.0] * len(CHANNELS)
    root = table.get("root", "standing")
    if not isinstance(root, str) or root not in ROOTS:
        faults.append(
            (
                "root",
                said("there is no root {root!r}; write one of {roots}", root=root, roots=", ".join(ROOTS)),
            )
        )
        root = "standing"
    contacts: tuple[str, ...] = ()
    supports: dict[str, str] = {}
    props: dict[str, tuple[str, ...]] = {}
    moved = (0.0, 0.0, 0.0)
    view = ""
    for key, value in table.items():
        if key == "root":
            continue
        if key == "contact":
            contacts, supports = _parse_contacts(value, faults)
        elif key == "prop":
            props = _parse_props(value, faults)
        elif key == "moved":
            moved = _parse_moved(value, faults)
        elif key == "view":
            view = _parse_view(value, faults)
        elif key == "breath":
            angles[INDEX["breath"]] = _number(value, key, faults)
        elif key in TRUNK:
            _read_joint(value, key, key, TRUNK[key], angles, faults)
        elif key in _SIDE_NAMES:
            _read_side(value, key, angles, faults)
        else:
            words = (*TRUNK, *_SIDE_NAMES, "root", "contact", "prop", "moved", "view", "breath")
            faults.append(
                (key, UnknownKey(said("unknown key; write one of {names}", names=", ".join(words))))
            )
    lean, roll = ROOTS[root]
    angles[INDEX["pelvis.flexion"]] += lean
    angles[INDEX["pelvis.rotation"]] += roll
    return Pose(tuple(angles), root, contacts, supports, props, moved, view), faults


def beyond_range(pose: Pose) -> list[Fault]:
    """The angles of a pose that a healthy adult does not reach, to be told as warnings."""
    told: list[Fault] = []
    for channel in CHANNELS:
        limits = normal_range(channel)
        if limits is None or channel.startswith("pelvis."):
            continue
        value = pose.angle(channel)
        if value < limits.least or value > limits.most:
            told.append(
                (
                    channel,
                    said(
                        "{value:g} degrees is beyond the normal {least:g} to {most:g}",
                        value=value,
                        least=limits.least,
                        most=limits.most,
                    ),
                )
            )
    return told


def _read_side(value: object, key: str, angles: list[float], faults: list[Fault]) -> None:
    if not isinstance(value, Mapping):
        faults.append((key, said("write a table of joints, such as { hip = { flexion = 80 } }")))
        return
    for joint, movements in value.items():
        if joint not in LIMB:
            faults.append(
                (
                    f"{key}.{joint}",
                    UnknownKey(said("unknown joint; write one of {names}", names=", ".join(LIMB))),
                )
            )
            continue
        for side in _SIDE_NAMES[key]:
            _read_joint(movements, f"{key}.{joint}", f"{side}.{joint}", LIMB[joint], angles, faults)


def _read_joint(
    value: object,
    path: str,
    joint: str,
    movements: Mapping[str, object],
    angles: list[float],
    faults: list[Fault],
) -> None:
    if not isinstance(value, Mapping):
        faults.append(
            (
                path,
                said(
                    "write a table of degrees, such as {{ {movement} = 20 }}", movement=next(iter(movements))
                ),
            )
        )
        return
    for movement, degrees in value.items():
        place = f"{path}.{movement}"
        if movement not in movements:
            faults.append(
                (
                    place,
                    UnknownKey(said("unknown movement; write one of {names}", names=", ".join(movements))),
                )
            )
            continue
        angles[INDEX[f"{joint}.{movement}"]] = _number(degrees, place, faults)


def _parse_view(value: object, faults: list[Fault]) -> str:
    if isinstance(value, str) and value in VIEWS:
        return value
    faults.append(("view", said("a mistake is seen from one of {views}", views=", ".join(VIEWS))))
    return ""


def _parse_moved(value: object, faults: list[Fault]) -> tuple[float, float, float]:
    ways = ("front", "up", "side")
    if not isinstance(value, Mapping) or any(way not in ways for way in value):
        faults.append(
            ("moved", said("write how far, in parts of stature, such as { up = 0.15, side = 0.3 }"))
        )
        return (0.0, 0.0, 0.0)
    front, up, aside = (_number(value.get(way, 0.0), f"moved.{way}", faults) for way in ways)
    if max(abs(front), abs(up), abs(aside)) > _FURTHEST:
        faults.append(("moved", said("write parts of stature up to {furthest:g}", furthest=_FURTHEST)))
        return (0.0, 0.0, 0.0)
    return (front, up, aside)


def _number(value: object, path: str, faults: list[Fault]) -> float:
    if isinstance(value, bool) or not isinstance(value, (int, float)):
        faults.append((path, said("write a number of degrees")))
        return 0.0
    if not -360.0 <= value <= 360.0:
        faults.append((path, said("write degrees between -360 and 360")))
        return 0.0
    return float(value)


def _strings(value: object, path: str, faults: list[Fault]) -> Iterator[str]:
    entries = [value] if isinstance(value, str) else value
    if not isinstance(entries, (list, tuple)):
        faults.append((path, said("write a list of names")))
        return
    for entry in entries:
        if isinstance(entry, str):
            yield entry
        else:
            faults.append((path, said("{entry!r} is not a name", entry=entry)))


def _sided(name: str, singles: tuple[str, ...], plurals: Mapping[str, str]) -> tuple[str, ...]:
    """The full names that an author's short one stands for; empty where it stands for nothing."""
    if name in plurals:
        return tuple(f"{side}.{plurals[name]}" for side in SIDES)
    side, _, part = name.partition(".")
    if part in singles and side in _SIDE_NAMES:
        return tuple(f"{one}.{part}" for one in _SIDE_NAMES[side])
    return ()


def _parse_contacts(value: object, faults: list[Fault]) -> tuple[tuple[str, ...], dict[str, str]]:
    contacts: list[str] = []
    supports: dict[str, str] = {}
    for entry in _strings(value, "contact", faults):
        name, _, support = (part.strip() for part in entry.partition(" on "))
        names = (name,) if name in TRUNK_CONTACTS else _sided(name, LIMB_CONTACTS, _PLURALS)
        if not names:
            known = (*TRUNK_CONTACTS, *_PLURALS, *(f"working.{part}" for part in LIMB_CONTACTS))
            faults.append(
                (
                    "contact",
                    said(
                        "{entry!r} is no contact; write one of {known}", entry=entry, known=", ".join(known)
                    ),
                )
            )
            continue
        spot = _sided(support, tuple(SPOTS), {})
        if spot and all(name.endswith(".hand") for name in names):
            support = spot[0]
        elif support and support not in SUPPORTS:
            told = ", ".join((*SUPPORTS, *(f"working.{part}" for part in SPOTS)))
            faults.append(
                (
                    "contact",
                    said("nothing rests on {support!r}; write one of {told}", support=support, told=told),
                )
            )
            continue
        contacts.extend(names)
        if support and support != "floor":
            supports.update(dict.fromkeys(names, support))
    return tuple(dict.fromkeys(contacts)), supports


def _parse_props(value: object, faults: list[Fault]) -> dict[str, tuple[str, ...]]:
    props: dict[str, tuple[str, ...]] = {}
    if not isinstance(value, Mapping):
        faults.append(("prop", said('write a table, such as { strap = ["working.foot", "hands"] }')))
        return props
    for prop, holders in value.items():
        if prop not in PROPS:
            faults.append(
                (
                    f"prop.{prop}",
                    UnknownKey(said("unknown prop; write one of {names}", names=", ".join(PROPS))),
                )
            )
            continue
        points: list[str] = []
        for name in _strings(holders, f"prop.{prop}", faults):
            trunk = (name,) if name in TRUNK_POINTS else ()
            names = trunk or _sided(name, PROP_POINTS, _PROP_PLURALS)
            if not names:
                faults.append((f"prop.{prop}", said("{name!r} is no part that holds a prop", name=name)))
            points.extend(names)
        props[prop] = tuple(points)
    return props


def _opposite(name: str) -> str:
    side, dot, rest = name.partition(".")
    if side == "working":
        return f"other{dot}{rest}"
    if side == "other":
        return f"working{dot}{rest}"
    return name

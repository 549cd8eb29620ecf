"""A pose as rows: its angles, what it rests on, the things beside it; and what else is written of it, as it
stands. And the same of a motion: the poses of each kind of phase."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from player.editing.field_edits import FieldEdit, KeyRenamed, TableAdded, ValueSet
from player.editing.pose_edits import degrees_text, mentions
from player.editing.step_values import toml_value
from player.figures.joints import LIMB, TRUNK, normal_range
from player.figures.motion import KINDS
from player.figures.pose import side_names
from player.language import called, said

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from player.session.problems import KeyPath

START = "start"
"""The key of a motion for the pose in which nothing happens yet."""
_OWN = ("root", "contact", "prop")


@dataclass(frozen=True, slots=True)
class Angle:
    """An angle that is written."""

    path: tuple[str, ...]
    """Where it stands in the pose: `working`, `hip`, `flexion`."""
    degrees: float
    """How much; of the breath, percent."""


@dataclass(frozen=True, slots=True)
class PoseRows:
    """What is written of a pose."""

    root: Any
    """How it stands or lies; None where that is not said."""
    angles: tuple[Angle, ...]
    """The angles, in order."""
    contacts: tuple[str, ...] | None
    """What rests on something; None where what is written is no list of that."""
    props: tuple[tuple[str, str], ...] | None
    """Things, each with a part of the body that it is at, or none; None where what is written is no table of
    that."""
    others: tuple[tuple[str, str], ...]
    """All else that is written, as TOML, by its key."""


def rows_of(pose: Mapping[str, Any]) -> PoseRows:
    """Return what is written of a pose."""
    angles: list[Angle] = []
    others: list[tuple[str, str]] = []
    contacts, props = _texts(pose.get("contact", [])), _props(pose.get("prop", {}))
    known = {"contact": contacts is not None, "prop": props is not None}
    for key, value in pose.items():
        if key == "root" or known.get(key, False):
            continue
        found = _angles(key, value)
        if found is None:
            others.append((key, toml_value(value)))
        else:
            angles += found
    return PoseRows(pose.get("root"), tuple(angles), contacts, props, tuple(others))


def contact_entries(contacts: Iterable[str]) -> list[list[str]]:
    """Return what rests on something, each with what it rests on; nothing for the floor."""
    parts = (contact.partition(" on ") for contact in contacts)
    return [[name.strip(), "" if on.strip() == "floor" else on.strip()] for name, _, on in parts]


def contacts_of(entries: Iterable[list[str]]) -> list[str]:
    """Return entries as contacts are written: `hands on chair`."""
    return [f"{name} on {on}" if on else name for name, on in entries]


def props_of(entries: Iterable[list[str]]) -> dict[str, list[str]]:
    """Return things, each with one part of the body or none, as props are written: each with all of its
    parts."""
    props: dict[str, list[str]] = {}
    for prop, point in entries:
        points = props.setdefault(prop, [])
        if point and point not in points:
            points.append(point)
    return props


def label_of(path: tuple[str, ...]) -> str:
    """Return what an angle is called: `hip flexion`."""
    if path == ("breath",):
        return said("breathed in")
    joint, movement = called("part", path[-2]), called("movement", path[-1])
    return said("{joint} {movement}", joint=joint, movement=movement)


def whose(path: tuple[str, ...]) -> str:
    """Return whose side an angle is of; `trunk` where it is of no side."""
    return path[0] if side_names(path[0]) else "trunk"


def angle_paths(side: str) -> tuple[tuple[str, ...], ...]:
    """Return all angles that a side, or the trunk, can have."""
    if side == "trunk":
        trunk = ((joint, movement) for joint, movements in TRUNK.items() for movement in movements)
        return (*trunk, ("breath",))
    return tuple((side, joint, movement) for joint, movements in LIMB.items() for movement in movements)


def range_of(path: tuple[str, ...]) -> tuple[float, float]:
    """Return the normal range of an angle, in degrees; of the breath, percent."""
    channel = ".".join(path if whose(path) == "trunk" else ("working", *path[1:]))
    limits = normal_range(channel)
    return (limits.least, limits.most) if limits is not None else (0.0, 100.0)


def angle_edit(path: KeyPath, angle: Angle) -> FieldEdit:
    """Return the edit that writes an angle into a pose at a path."""
    is_breath = angle.path == ("breath",)
    text = f"{round(angle.degrees / 100, 2) + 0.0:g}" if is_breath else degrees_text(angle.degrees)
    return ValueSet((*path, *angle.path), text)


def pose_added(path: KeyPath, name: str, values: Mapping[str, Any]) -> FieldEdit:
    """Return the edit that adds a pose with its values to the poses at a path."""
    return TableAdded((*path, name), tuple((key, toml_value(value)) for key, value in values.items()))


def pose_renamed(path: KeyPath, exercise: Mapping[str, Any], old: str, new: str) -> tuple[FieldEdit, ...]:
    """Return the edits that give a pose of the poses at a path another name, wherever the exercise names
    it."""
    above = path[:-1]
    edits: list[FieldEdit] = [KeyRenamed((*path, old), new)]
    edits += [
        ValueSet((*above, "motion", *place), toml_value(new))
        for place in mentions(_table(exercise, "motion"), old)
    ]
    if old in _table(exercise, "wrong"):
        edits.append(KeyRenamed((*above, "wrong", old), new))
    return tuple(edits)


def pose_removed(path: KeyPath, exercise: Mapping[str, Any], name: str) -> tuple[FieldEdit, ...]:
    """Return the edits that take a pose away, and its name from the motion."""
    above, alone = path[:-1], len(_table(exercise, "poses")) == 1
    edits: list[FieldEdit] = [ValueSet(path if alone else (*path, name), "")]
    for key, value in _table(exercise, "motion").items():
        names = names_in(value)
        if names and name in names:
            edits.append(path_set((*above, "motion", key), [each for each in names if each != name]))
    if name in _table(exercise, "wrong"):
        edits.append(ValueSet((*above, "wrong", name), ""))
    return tuple(edits)


def path_set(path: KeyPath, names: list[str]) -> FieldEdit:
    """Return the edit that lets a kind of phase, at a path, go through poses; none where there are none."""
    if not names:
        return ValueSet(path, "")
    return ValueSet(path, toml_value(names[0] if len(names) == 1 else names))


def names_in(value: Any) -> list[str] | None:
    """Return the poses that a kind of phase goes through; None where it says something else."""
    found = _texts(value)
    return list(found) if found else None


def is_path(key: str, value: Any) -> bool:
    """Return whether a key of a motion says which poses a kind of phase goes through."""
    return (key == START or key.replace("_", " ") in KINDS) and names_in(value) is not None


def _angles(key: str, value: Any) -> list[Angle] | None:
    """The angles below a key of a pose; None where it says anything else as well."""
    if key == "breath":
        return [Angle((key,), value * 100)] if _is_number(value) else None
    if not isinstance(value, dict):
        return None
    if key in TRUNK:
        return _of_joint((key,), value, TRUNK[key])
    if not side_names(key):
        return None
    found: list[Angle] = []
    for joint, movements in value.items():
        inner = _of_joint((key, joint), movements, LIMB.get(joint, {}))
        if inner is None:
            return None
        found += inner
    return found or None


def _of_joint(path: tuple[str, ...], value: Any, movements: Mapping[str, object]) -> list[Angle] | None:
    if not isinstance(value, dict) or not value or not all(each in movements for each in value):
        return None
    if not all(map(_is_number, value.values())):
        return None
    return [Angle((*path, movement), float(degrees)) for movement, degrees in value.items()]


def _is_number(value: Any) -> bool:
    return isinstance(value, (int, float)) and not isinstance(value, bool) and -360 <= value <= 360


def _texts(value: Any) -> tuple[str, ...] | None:
    entries = [value] if isinstance(value, str) else value
    if isinstance(entries, list) and all(isinstance(each, str) for each in entries):
        return tuple(entries)
    return None


def _props(value: Any) -> tuple[tuple[str, str], ...] | None:
    if not isinstance(value, dict):
        return None
    found: list[tuple[str, str]] = []
    for name, points in value.items():
        texts = _texts(points)
        if texts is None:
            return None
        found += [(name, point) for point in texts or ("",)]
    return tuple(found)


def _table(exercise: Mapping[str, Any], key: str) -> dict[str, Any]:
    found = exercise.get(key)
    return found if isinstance(found, dict) else {}

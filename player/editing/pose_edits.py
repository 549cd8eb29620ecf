"""Edits of the text of an exercise file: angles, contacts, props, poses and motion."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import tomli

from player.editing.toml_text import (
    EditError,
    copy_table,
    insert_table,
    remove,
    rename,
    set_value,
    text_value,
    texts_value,
)
from player.figures.joints import SIDES
from player.figures.pose import side_names
from player.language import said

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

_SWAPPED = {"working": "other", "near": "far", "right": "left"}
_SWAPPED.update({other: one for one, other in _SWAPPED.items()})
_LYING = {"side-lying": "side-lying-other", "side-lying-other": "side-lying"}


def set_angles(text: str, pose: str, changes: Mapping[str, float]) -> str:
    """Return the text with some angles of a pose changed: degrees by channel, such as `working.hip.flexion`.

    Where both sides get the same value and are written as one, they stay one.
    """
    done: set[str] = set()
    for channel, degrees in changes.items():
        if channel in done:
            continue
        side, _, rest = channel.partition(".")
        if channel == "breath":
            text = set_value(text, ("poses", pose, channel), f"{round(degrees, 2) + 0.0:g}")
        elif side not in SIDES:
            text = set_value(text, ("poses", pose, *channel.split(".")), degrees_text(degrees))
        if side not in SIDES:
            continue
        mirror = f"{'other' if side == 'working' else 'working'}.{rest}"
        same = changes.get(mirror) == degrees
        text = _set_limb(text, pose, SIDES if same else (side,), rest, degrees_text(degrees))
        done.update((channel, mirror) if same else (channel,))
    return text


def set_root(text: str, pose: str, root: str) -> str:
    """Return the text with a pose standing, lying or kneeling."""
    return set_value(text, ("poses", pose, "root"), text_value(root))


def set_contacts(text: str, pose: str, contacts: Sequence[str]) -> str:
    """Return the text with what rests on something in a pose: `pelvis`, `hands on chair`."""
    path = ("poses", pose, "contact")
    return set_value(text, path, texts_value(contacts)) if contacts else _without(text, path)


def set_props(text: str, pose: str, props: Mapping[str, Sequence[str]]) -> str:
    """Return the text with the props of a pose, each with what holds it."""
    path = ("poses", pose, "prop")
    if not props:
        return _without(text, path)
    inside = ", ".join(f"{prop} = {texts_value(points)}" for prop, points in props.items())
    return set_value(text, path, f"{{ {inside} }}")


def set_motion(text: str, kind: str, poses: Sequence[str]) -> str:
    """Return the text with the poses of a kind of phase, or of `start`; with none it is left out."""
    motion = _table(text, "motion")
    name = next((name for name in motion if name.replace("_", " ") == kind), kind)
    path = ("motion", name)
    if not poses:
        return _without(text, path)
    return set_value(text, path, text_value(poses[0]) if len(poses) == 1 else texts_value(poses))


def set_push(text: str, key: str, point: str, way: str) -> str:
    """Return the text with a direction of `push` or `pull_way`; with no point or way there is none."""
    if not point or not way:
        return _without(text, ("motion", key))
    value = f"{{ from = {text_value(point)}, way = {text_value(way)} }}"
    return set_value(text, ("motion", key), value)


def set_view(text: str, view: str) -> str:
    """Return the text with the figure seen from another side."""
    return set_value(text, ("view",), text_value(view))


def add_pose(text: str, name: str, root: str = "standing", contacts: Sequence[str] = ("feet",)) -> str:
    """Return the text with a new pose: all angles zero."""
    pairs = [("root", text_value(root)), ("contact", texts_value(contacts))]
    return insert_table(text, ("poses", name), pairs)


def copy_pose(text: str, pose: str, name: str) -> str:
    """Return the text with a copy of a pose beside it."""
    return copy_table(text, ("poses", pose), name)


def rename_pose(text: str, pose: str, name: str) -> str:
    """Return the text with a pose under another name, in the motion too."""
    if name in _table(text, "poses"):
        raise EditError(said("there is a pose {name!r} already", name=name))
    text = rename(text, ("poses", pose), name)
    for path in mentions(_table(text, "motion"), pose):
        text = set_value(text, ("motion", *path), text_value(name))
    return rename(text, ("wrong", pose), name) if pose in _table(text, "wrong") else text


def delete_pose(text: str, pose: str) -> str:
    """Return the text without a pose; the phases that went through it do so no more."""
    wrong = _table(text, "wrong")
    left = [name for name in _table(text, "poses") if name != pose and name not in wrong]
    if not left:
        raise EditError(said("the last pose stays"))
    text = _without(remove(text, ("poses", pose)), ("wrong", pose))
    for key, value in _table(text, "motion").items():
        path = _names(value)
        if pose in path:
            kept = [name for name in path if name != pose]
            text = set_motion(text, key, kept or ([left[0]] if key == "start" else []))
    return text


def mirror_pose(text: str, pose: str) -> str:
    """Return the text with the two sides of a pose exchanged."""
    table = _table(text, "poses")[pose]
    root = table.get("root")
    if root in _LYING:
        text = set_root(text, pose, _LYING[root])
    for joint, movements in table.items():
        for movement in ("bend", "rotation"):
            degrees = movements.get(movement) if isinstance(movements, dict) else None
            if joint not in _SWAPPED and isinstance(degrees, (int, float)) and degrees:
                text = set_value(text, ("poses", pose, joint, movement), degrees_text(-degrees))
    if "contact" in table:
        text = set_contacts(text, pose, [_opposite(name) for name in _names(table["contact"])])
    if isinstance(table.get("prop"), dict):
        swapped = {prop: [_opposite(name) for name in _names(at)] for prop, at in table["prop"].items()}
        text = set_props(text, pose, swapped)
    return _with_sides_swapped(text, pose, table)


def degrees_text(degrees: float) -> str:
    """Return degrees as they are written: whole where they are, else to a tenth."""
    rounded = round(degrees, 1) + 0.0
    return f"{rounded:g}"


def free_name(names: Iterable[str], wished: str) -> str:
    """Return a name that no pose has yet: the wished one, or that with a number."""
    taken = set(names)
    number, name = 2, wished
    while name in taken:
        name, number = f"{wished}-{number}", number + 1
    return name


def _set_limb(text: str, pose: str, sides: Sequence[str], rest: str, value: str) -> str:
    joint, movement = rest.split(".")
    table = _table(text, "poses").get(pose, {})
    keys = [_effective(table, side, joint, movement) for side in sides]
    if len(sides) == 2 and keys[0] == keys[1] and (keys[0] or not _single(table)):
        return set_value(text, ("poses", pose, keys[0] or "both", joint, movement), value)
    for side, key in zip(sides, keys, strict=True):
        text = _set_side(text, pose, side, key, (joint, movement), value)
    return text


def _set_side(text: str, pose: str, side: str, key: str, path: tuple[str, str], value: str) -> str:
    """Set an angle of one side, which is now told by `key`: by one for that side, for both, or by none."""
    table = _table(text, "poses").get(pose, {})
    own = [name for name in table if side_names(name) == (side,)]
    if not key or side_names(key) == (side,):
        return set_value(text, ("poses", pose, key or (own[-1] if own else side), *path), value)
    order = list(table)
    later = [name for name in own if order.index(name) > order.index(key)]
    if later or not own:
        return set_value(text, ("poses", pose, later[-1] if later else side, *path), value)
    # what is said of both stands after what is said of this side, and would win: it is said of each instead
    joint, movement = path
    kept = degrees_text(table[key][joint][movement])
    text = remove(text, ("poses", pose, key, *path))
    for each in SIDES:
        found = [name for name in table if side_names(name) == (each,)]
        text = set_value(
            text, ("poses", pose, found[-1] if found else each, *path), value if each == side else kept
        )
    return text


def _effective(table: Mapping[str, Any], side: str, joint: str, movement: str) -> str:
    """The key that decides an angle of a side: the last one; nothing where none says it."""
    found = ""
    for name, joints in table.items():
        if side in side_names(name) and isinstance(joints, dict):
            movements = joints.get(joint)
            if isinstance(movements, dict) and movement in movements:
                found = name
    return found


def _single(table: Mapping[str, Any]) -> bool:
    """Whether a pose says anything of one side alone."""
    return any(len(side_names(name)) == 1 for name in table)


def _with_sides_swapped(text: str, pose: str, table: Mapping[str, Any]) -> str:
    present = [name for name in table if name in _SWAPPED]
    for name in present:
        text = rename(text, ("poses", pose, name), f"swap-{name}")
    for name in present:
        text = rename(text, ("poses", pose, f"swap-{name}"), _SWAPPED[name])
    return text


def _opposite(entry: str) -> str:
    """A contact or a holder with its sides exchanged: `working.hand on other.thigh`."""
    words = []
    for word in entry.split(" "):
        side, dot, part = word.partition(".")
        words.append(f"{_SWAPPED[side]}{dot}{part}" if dot and side in _SWAPPED else word)
    return " ".join(words)


def mentions(motion: Mapping[str, Any], pose: str) -> list[tuple[str | int, ...]]:
    """Return where a motion names a pose."""
    found: list[tuple[str | int, ...]] = []
    for key, value in motion.items():
        if value == pose:
            found.append((key,))
        elif isinstance(value, list):
            found += [(key, place) for place, name in enumerate(value) if name == pose]
    return found


def _names(value: Any) -> list[str]:
    entries = [value] if isinstance(value, str) else value
    return [entry for entry in entries if isinstance(entry, str)] if isinstance(entries, list) else []


def _without(text: str, path: tuple[str, ...]) -> str:
    table = tomli.loads(text)
    for part in path:
        if not isinstance(table, dict) or part not in table:
            return text
        table = table[part]
    return remove(text, path)


def _table(text: str, name: str) -> dict[str, Any]:
    found = tomli.loads(text).get(name, {})
    return found if isinstance(found, dict) else {}

"""What an exercise file says about its picture, read into a `Figure`, or faults with their places."""

from __future__ import annotations

from collections.abc import Mapping

from player.figures.camera import Camera, camera_for
from player.figures.figure import Figure
from player.figures.marks import Work
from player.figures.motion import parse_motion
from player.figures.muscles import MUSCLES
from player.figures.pose import Fault, Pose, beyond_range, parse_pose
from player.language import said

EXERCISE_KINDS = ("stretch", "strength", "power", "mobility", "roll", "breath")
"""What an exercise's `kind` may be; it decides whether the target glows cool or warm where the phase does
not say.
"""


def read_figure(table: Mapping[str, object]) -> tuple[Figure | None, list[Fault]]:
    """Read what an exercise file says about its picture; None with the faults when there is nothing to
    draw.
    """
    faults: list[Fault] = []
    poses: dict[str, Pose] = {}
    written = table.get("poses")
    if not isinstance(written, Mapping) or not written:
        return None, [("poses", said("an exercise that is drawn has at least one [poses.NAME]"))]
    for name, pose_table in written.items():
        if not isinstance(pose_table, Mapping):
            faults.append((f"poses.{name}", said("write a table")))
            continue
        pose, told = parse_pose(pose_table)
        poses[str(name)] = pose
        faults.extend((f"poses.{name}.{path}", message) for path, message in told)
    motion_table = table.get("motion", {})
    if not isinstance(motion_table, Mapping):
        faults.append(("motion", said("write a table")))
        motion_table = {}
    motion, told = parse_motion(motion_table, tuple(poses), table.get("starts_with"))
    faults.extend((f"motion.{path}", message) for path, message in told)
    camera = camera_for(table.get("view", "side"))
    if camera is None:
        faults.append(("view", said("write side, three-quarter, front, top, or { turn = 20, tilt = 9 }")))
        camera = Camera(16.0, 9.0)
    target = _muscles(table, "target", faults)
    opposing = _muscles(table, "opposing", faults)
    if not poses:
        return None, faults
    equipment = table.get("equipment", ())
    on_mat = isinstance(equipment, (list, tuple)) and "mat" in equipment
    kind = table.get("kind", "stretch")
    figure = Figure(
        poses,
        motion,
        camera,
        Work(
            target,
            opposing,
            kind if isinstance(kind, str) else "stretch",
            table.get("laterality", "bilateral") != "unilateral",
            _marked_limb(table),
        ),
        on_mat,
        _wrong(table, poses, faults),
    )
    return figure, faults


def _wrong(table: Mapping[str, object], poses: Mapping[str, Pose], faults: list[Fault]) -> dict[str, str]:
    value = table.get("wrong", {})
    if not isinstance(value, Mapping):
        faults.append(
            ("wrong", said('write which pose shows which mistake, such as { rounded = "Back rounds." }'))
        )
        return {}
    found: dict[str, str] = {}
    for name, text in value.items():
        if name not in poses:
            faults.append(
                (f"wrong.{name}", said("there is no pose {name!r}; write [poses.{name}] as well", name=name))
            )
        elif not isinstance(text, str):
            faults.append((f"wrong.{name}", said("write in words what is wrong")))
        else:
            found[name] = text
    return found


def _marked_limb(table: Mapping[str, object]) -> str:
    """Which limb of the working side wears the marker; none where both sides do the same."""
    if table.get("laterality", "bilateral") != "unilateral":
        return ""
    return (
        "arm"
        if str(table.get("limb", "")).startswith(("arm", "hand", "shoulder", "elbow", "wrist"))
        else "leg"
    )


def range_warnings(figure: Figure) -> list[Fault]:
    """The angles of a figure's poses that are beyond the normal range of motion."""
    return [
        (f"poses.{name}.{path}", message)
        for name, pose in figure.poses.items()
        for path, message in beyond_range(pose)
    ]


def _muscles(table: Mapping[str, object], key: str, faults: list[Fault]) -> tuple[str, ...]:
    value = table.get(key, ())
    entries = (value,) if isinstance(value, str) else value
    if not isinstance(entries, (list, tuple)):
        faults.append((key, said("write a list of muscles")))
        return ()
    known: list[str] = []
    for entry in entries:
        if isinstance(entry, str) and entry in MUSCLES:
            known.append(entry)
        else:
            faults.append(
                (
                    key,
                    said(
                        "there is no muscle {entry!r}; write one of {muscles}",
                        entry=entry,
                        muscles=", ".join(MUSCLES),
                    ),
                )
            )
    return tuple(known)

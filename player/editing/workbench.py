"""The workbench: an exercise file that is being drawn. It knows the text, which pose is in hand, and what it
looks like; every change is a small edit of the text that can be undone."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

import tomli

from player.editing import pose_edits
from player.editing.hip_drag import PELVIS, hips_to, planted
from player.editing.joint_drag import HANDLES, drag
from player.editing.normal_angles import Beyond, angles_beyond
from player.editing.text_history import TextHistory
from player.editing.toml_text import EditError
from player.figures.drawing import Box, Drawing
from player.figures.figure import Figure
from player.figures.joints import INDEX, SIDES
from player.figures.motion import KINDS
from player.figures.pose import ROOTS, Pose, parse_pose
from player.figures.reading import read_figure
from player.language import said

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from player.figures.placing import Stance

_ROOM = 1.12
"""How much larger than the figure the picture is, so that limbs can be dragged out of it."""


@dataclass(frozen=True, slots=True)
class Spot:
    """Where a joint that can be dragged is on the picture."""

    point: str
    """The point of the skeleton."""
    name: str
    """What people call it."""
    x: float
    """To the right, parts of stature, as in drawings."""
    y: float
    """Down."""
    depth: float
    """How near it is; larger is nearer."""


class Workbench:
    """An exercise in work."""

    def __init__(self, text: str) -> None:
        """Take the text of an exercise file. Raises ``EditError`` for one that cannot be drawn at all."""
        self._history = TextHistory(text)
        self._saved = text
        self._live: dict[str, float] = {}
        self._box: Box | None = None
        self._document: dict[str, Any] = tomli.loads(text)
        self._figure: Figure | None = None
        self._single: tuple[Figure, Stance] | None = None
        self._alone: Figure | None = None
        self._parsed: dict[str, tuple[object, Pose]] = {}
        if not self.poses:
            raise EditError(said("the exercise has no poses"))
        self.pose = self.poses[0]
        """The pose in hand, by name."""

    @property
    def text(self) -> str:
        """Return the text as it is now."""
        return self._history.text

    @property
    def changed(self) -> bool:
        """Return whether there is something that has not been saved."""
        return self.text != self._saved

    @property
    def can_undo(self) -> bool:
        """Return whether there is something to undo."""
        return self._history.can_undo

    @property
    def can_redo(self) -> bool:
        """Return whether there is something to do again."""
        return self._history.can_redo

    @property
    def document(self) -> Mapping[str, Any]:
        """Return what the text says."""
        return self._document

    @property
    def poses(self) -> tuple[str, ...]:
        """Return the names of the poses, in the order of the file."""
        found = self._document.get("poses", {})
        return tuple(found) if isinstance(found, dict) else ()

    @property
    def figure(self) -> Figure | None:
        """Return the whole exercise as a figure."""
        if self._figure is None:
            self._figure = read_figure(self._document)[0]
        return self._figure

    def note_saved(self) -> None:
        """Remember that the text as it is now lies in its file."""
        self._saved = self.text

    def note_unsaved(self) -> None:
        """Remember that nothing of the text lies in a file yet."""
        self._saved = ""

    def take_text(self, text: str) -> None:
        """Go on with another text, such as a draft that was kept; it can be undone."""
        self.change(lambda _: text)

    def choose(self, pose: str) -> None:
        """Take another pose in hand."""
        self.end_drag()
        self._history.close_mark()
        self.pose = pose
        self._box = None
        self._single = self._alone = None

    def change(self, edit: Callable[[str], str], mark: str = "") -> bool:
        """Change the text by an edit; return whether it is another one now."""
        changed = self._history.change(edit(self.text), mark)
        if changed:
            self._read()
        return changed

    def undo(self) -> None:
        """Undo the last change."""
        self._live.clear()
        self._history.undo()
        self._read()

    def redo(self) -> None:
        """Do again what was undone."""
        self._live.clear()
        self._history.redo()
        self._read()

    def degrees(self, channel: str) -> float:
        """Return an angle of the pose in hand, as it is written."""
        if channel in self._live:
            return self._live[channel]
        pose = self._pose()
        lean, roll = ROOTS[pose.root]
        off = {"pelvis.flexion": lean, "pelvis.rotation": roll}.get(channel, 0.0)
        return round(pose.angle(channel) - off, 4)

    def set_degrees(self, channel: str, degrees: float, *, mirrored: bool = False) -> None:
        """Set an angle of the pose in hand, of both sides where `mirrored`."""
        changes = _both({channel: degrees}) if mirrored else {channel: degrees}
        pose = self.pose
        self.change(lambda text: pose_edits.set_angles(text, pose, changes), f"{pose} {channel}")

    def close_change(self) -> None:
        """End a row of small changes, so that the next one is undone by itself."""
        self._history.close_mark()

    def rename(self, pose: str, name: str) -> None:
        """Give a pose another name; one in hand stays in hand."""
        in_hand = self.pose == pose
        changed = pose_edits.rename_pose(self.text, pose, name)
        self.pose = name if in_hand else self.pose
        self.change(lambda _: changed)

    def drag(
        self, point: str, target: tuple[float, float], *, parent_only: bool = False, mirrored: bool = False
    ) -> None:
        """Bring a joint towards a place on the picture (right and down); ``end_drag`` writes it down."""
        figure, stance = self._shown()
        goal = (target[0], -target[1])
        if point == PELVIS.point:
            changes = hips_to(figure, stance, goal)
        else:
            handle = next(each for each in HANDLES if each.point == point)
            found = drag(
                stance.pose.angles, stance.root, figure.camera, handle, goal, parent_only=parent_only
            )
            changes = {channel: self._as_written(channel, value, stance) for channel, value in found.items()}
        rounded = {channel: float(round(value)) for channel, value in changes.items()}
        self._live.update(_both(rounded) if mirrored else rounded)
        self._single = None

    def end_drag(self) -> None:
        """Write down what has been dragged, as one change."""
        live = {
            channel: value
            for channel, value in self._live.items()
            if abs(value - self._written(channel)) > 0.4
        }
        self._live.clear()
        self._single = None
        if live:
            pose = self.pose
            self._history.close_mark()
            self.change(lambda text: pose_edits.set_angles(text, pose, live))

    def drawing(self, palette: str) -> Drawing:
        """Return the picture of the pose in hand."""
        figure, _ = self._shown()
        drawing = figure.drawing_of(self.pose, None, palette)
        return replace(drawing, view_box=self._steady_box(drawing.view_box))

    def spots(self) -> tuple[Spot, ...]:
        """Return the joints that can be dragged, the furthest first."""
        figure, stance = self._shown()
        bones = stance.skeleton()
        handles = (PELVIS, *HANDLES) if planted(stance.pose) else HANDLES
        found = []
        for handle in handles:
            point = bones.points[handle.point]
            x, y = (float(value) for value in figure.camera.flat(point))
            found.append(Spot(handle.point, handle.spoken, x, -y, figure.camera.depth(point)))
        return tuple(sorted(found, key=lambda spot: spot.depth))

    def beyond(self) -> tuple[Beyond, ...]:
        """Return every angle of every pose that is beyond the normal range of motion."""
        found: list[Beyond] = []
        for name in self.poses:
            told = angles_beyond(self._pose_of(name).angles)
            found.extend(Beyond(name, channel, text) for channel, text in told)
        return tuple(found)

    def contacts(self) -> list[str]:
        """Return what rests on something in the pose in hand, as it is written."""
        return _listed(self._written_pose().get("contact"))

    def props(self) -> dict[str, list[str]]:
        """Return the props of the pose in hand and what holds each, as it is written."""
        props = self._written_pose().get("prop", {})
        return {name: _listed(at) for name, at in props.items()} if isinstance(props, dict) else {}

    def motion(self) -> dict[str, list[str]]:
        """Return the poses of `start` and of each kind of phase that has some."""
        motion = self._document.get("motion", {})
        kept = (
            {key.replace("_", " "): _listed(value) for key, value in motion.items() if _listed(value)}
            if isinstance(motion, dict)
            else {}
        )
        known = {kind: names for kind, names in kept.items() if kind == "start" or kind in KINDS}
        return {kind: names for kind, names in known.items() if all(name in self.poses for name in names)}

    def _read(self) -> None:
        self._document = tomli.loads(self.text)
        self._figure = self._single = self._alone = None
        if self.poses and self.pose not in self.poses:
            self.pose = self.poses[0]

    def _written_pose(self) -> dict[str, Any]:
        found = self._document["poses"][self.pose]
        return found if isinstance(found, dict) else {}

    def _pose_of(self, name: str) -> Pose:
        table = self._document["poses"][name]
        kept = self._parsed.get(name)
        if kept is None or kept[0] != table:
            kept = self._parsed[name] = (table, parse_pose(table if isinstance(table, dict) else {})[0])
        return kept[1]

    def _pose(self) -> Pose:
        return self._pose_of(self.pose)

    def _written(self, channel: str) -> float:
        live, self._live = self._live, {}
        try:
            return self.degrees(channel)
        finally:
            self._live = live

    def _as_written(self, channel: str, degrees: float, stance: Stance) -> float:
        """What is to be written so that an angle that is seen becomes so many degrees."""
        if channel.startswith("pelvis."):
            return self.degrees(channel) + degrees - stance.pose.angle(channel)
        return degrees

    def _shown(self) -> tuple[Figure, Stance]:
        """The pose in hand, as a figure by itself, with what is being dragged."""
        if self._single is None:
            figure = self._pose_alone()
            if self._live:
                pose = figure.poses[self.pose]
                angles = list(pose.angles)
                lean, roll = ROOTS[pose.root]
                off = {"pelvis.flexion": lean, "pelvis.rotation": roll}
                for channel, value in self._live.items():
                    angles[INDEX[channel]] = value + off.get(channel, 0.0)
                live = {self.pose: pose.with_angles(tuple(angles))}
                figure = Figure(live, figure.motion, figure.camera, figure.work, figure.on_mat)
            self._single = (figure, figure.stance_of(self.pose))
        return self._single

    def _pose_alone(self) -> Figure:
        """The exercise with no other pose than the one in hand, as it is written."""
        if self._alone is None:
            poses = {self.pose: self._written_pose()}
            self._alone, _ = read_figure({**self._document, "poses": poses, "motion": {}, "wrong": {}})
            if self._alone is None:
                raise EditError(said("the pose cannot be drawn"))
        return self._alone

    def _steady_box(self, box: Box) -> Box:
        """What is shown: it changes only where the figure would leave it, or has become small in it."""
        kept = self._box
        if kept is not None and _holds(kept, box) and box[3] > 0.6 * kept[3]:
            return kept
        if kept is not None and self._live:
            return kept
        left, top, width, height = box
        wide, tall = width * _ROOM, height * _ROOM
        self._box = (left - (wide - width) / 2, top - (tall - height) * 0.8, wide, tall)
        return self._box


def _both(changes: Mapping[str, float]) -> dict[str, float]:
    """The changes, with those of one side done to the other as well."""
    found = dict(changes)
    for channel, value in changes.items():
        side, dot, rest = channel.partition(".")
        if side in SIDES:
            found[f"{'other' if side == 'working' else 'working'}{dot}{rest}"] = value
    return {channel: value for channel, value in found.items() if channel in INDEX}


def _listed(value: object) -> list[str]:
    entries: Sequence[object] = (
        [value] if isinstance(value, str) else value if isinstance(value, list) else []
    )
    return [entry for entry in entries if isinstance(entry, str)]


def _holds(outer: Box, inner: Box) -> bool:
    return (
        outer[0] <= inner[0]
        and outer[1] <= inner[1]
        and outer[0] + outer[2] >= inner[0] + inner[2]
        and outer[1] + outer[3] >= inner[1] + inner[3]
    )

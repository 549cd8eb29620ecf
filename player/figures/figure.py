"""A figure: one exercise's poses and motion, and the drawing of any instant of it.

    figure, faults = read_figure(table_of_the_exercise_file)
    drawing = figure.drawing_at(FigureState("hold", seconds=3.0, phase_progress=0.1), "left", "light")

Poses are written for the working and the other side; the working side is the figure's right. `side="left"`
gives the exact mirror image. Drawings are kept (a bounded number) by what they show, rounded to less than a
pixel: the same picture is the same object, so a widget that is given it again has nothing to do.
"""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Mapping
from dataclasses import dataclass, field

import numpy as np

from player.figures.camera import Camera, camera_for
from player.figures.contacts import Anchor
from player.figures.drawing import Box, Drawing, Shape
from player.figures.furniture import furniture
from player.figures.gear import gear
from player.figures.joints import INDEX, SIDES
from player.figures.looks import PALETTES, Look
from player.figures.motion import FigureState, Mix, Motion, Position, Way, parse_motion, position_at
from player.figures.muscles import MUSCLES
from player.figures.placing import Stance, between, settle
from player.figures.pose import Fault, Pose, beyond_range, parse_pose
from player.figures.props import MAT_HALF
from player.figures.scene import Marks, scene
from player.figures.skeleton import Skeleton

_KEPT = 90
"""Drawings kept, enough for a whole movement there and back; one is about 30 kB."""
_STEPS = 80
"""The way from one phase to the next is drawn in this many steps at most, and so is a swing that grows ..."""
_FINE_STEPS = 250
"""... and a movement that repeats in so many ..."""
_STEP = 1 / 250
"""... but in none of them does anything move by less than this, in parts of stature: about a pixel."""
_ARC = 1.4
"""How much longer than the straight way the arc may be on which a hand or a foot moves."""
_BREATHS = 24
"""Steps of a full breath."""
_WAVE = 1.1
"""Seconds of the arrow's small movement: a quarter of a quiet breath, so that both repeat together."""
_MARGIN = 0.045

EXERCISE_KINDS = ("stretch", "strength", "mobility", "roll", "breath")
"""What an exercise's `kind` may be; it decides whether the target glows cool or warm where the phase does
not say.
"""


@dataclass(slots=True)
class Figure:
    """An exercise that can be drawn."""

    poses: Mapping[str, Pose]
    motion: Motion
    camera: Camera
    target: tuple[str, ...]
    opposing: tuple[str, ...]
    kind: str
    both_sides: bool
    """Whether both sides do the same, so that the muscles of both glow."""
    on_mat: bool
    _stances: dict[str, Stance] = field(default_factory=dict)
    _drawings: OrderedDict[tuple[object, ...], Drawing] = field(default_factory=OrderedDict)
    _ways: dict[tuple[Mix, Mix], int] = field(default_factory=dict)
    _stage: tuple[Box, Box] | None = None

    def drawing_at(
        self, state: FigureState, side: str | None = None, palette: str | Look = "light"
    ) -> Drawing:
        """The picture of one instant; `side` is `left`, `right` or None, `palette` `light`, `dark` or a
        Look.
        """
        position = self._rounded(position_at(self.motion, state), state)
        marks = self.marks_at(state)
        key = (position, marks, side == "left", palette)
        found = self._drawings.get(key)
        if found is not None:
            self._drawings.move_to_end(key)
            return found
        look = PALETTES[palette] if isinstance(palette, str) else palette
        stance = self._stance(position)
        box, mat = self._staged()
        breath = stance.pose.angles[INDEX["breath"]] + position.breath
        shapes = scene(
            stance,
            self.camera,
            look,
            marks,
            breath=min(1.0, breath),
            mat=mat if self.on_mat else None,
            first=self._settled()[self.motion.start],
        )
        drawing = Drawing(shapes, box)
        if side == "left":
            drawing = drawing.mirrored()
        self._drawings[key] = drawing
        while len(self._drawings) > _KEPT:
            self._drawings.popitem(last=False)
        return drawing

    def drawing_of(self, pose: str, side: str | None = None, palette: str | Look = "light") -> Drawing:
        """The picture of one key pose with nothing glowing: for cards, sheets and galleries."""
        look = PALETTES[palette] if isinstance(palette, str) else palette
        box, mat = self._staged()
        stance = self._settled()[pose]
        shapes = scene(
            stance,
            self.camera,
            look,
            Marks((), None, 0.0, 0.0),
            breath=stance.pose.angles[INDEX["breath"]],
            mat=mat if self.on_mat else None,
            first=self._settled()[self.motion.start],
        )
        drawing = Drawing(shapes, box)
        return drawing.mirrored() if side == "left" else drawing

    def view_box(self, side: str | None = None) -> Box:
        """What every drawing of this figure shows."""
        left, top, width, height = self._staged()[0]
        return (-(left + width), top, width, height) if side == "left" else (left, top, width, height)

    def skeleton_at(self, state: FigureState) -> Skeleton:
        """The bones of one instant, of the working (right) side's figure."""
        return self._stance(position_at(self.motion, state)).skeleton()

    def stance_of(self, pose: str) -> Stance:
        """A key pose in its place."""
        return self._settled()[pose]

    def _settled(self) -> dict[str, Stance]:
        if not self._stances:
            planted: dict[str, Anchor] = {}
            order = [self.motion.start, *(name for path in self.motion.paths.values() for name in path)]
            for name in dict.fromkeys((*order, *self.poses)):
                stance = settle(self.poses[name], planted)
                self._stances[name] = stance
                for contact, anchor in stance.anchors.items():
                    planted.setdefault(contact, anchor)
        return self._stances

    def stance_at(self, mix: Mix) -> Stance:
        """The stance part of the way between two key poses."""
        stances = self._settled()
        first, second, amount = mix
        return between(stances[first], stances[second], amount)

    def _stance(self, position: Position) -> Stance:
        now = self.stance_at(position.now)
        if position.arrived >= 1.0 or position.come_from == position.now:
            return now
        return between(self.stance_at(position.come_from), now, position.arrived)

    def _rounded(self, position: Position, state: FigureState) -> Position:
        """The position in steps that can be seen."""
        # a swing that grows comes by different places each time, and shares them; later ones are all the same
        most = _STEPS if state.rep <= self.motion.grow else _FINE_STEPS
        come_from, now = (self._round_mix(mix, most) for mix in (position.come_from, position.now))
        if position.arrived < 1.0 and come_from != now:
            steps = min(_STEPS, self._steps(come_from, now)) if now[0] == now[1] else _STEPS
            arrived = round(position.arrived * steps) / steps
        else:
            arrived = 1.0
        breath = round(position.breath * _BREATHS) / _BREATHS
        return Position(now if arrived >= 1.0 else come_from, now, arrived, breath)

    def _round_mix(self, mix: Mix, most: int) -> Mix:
        first, second, amount = mix
        if first == second:
            return (first, second, 0.0)
        steps = min(most, self._steps((first, first, 0.0), (second, second, 0.0)))
        return (first, second, round(amount * steps) / steps)

    def _steps(self, start: Mix, end: Mix) -> int:
        """In how many steps the way from one place to another is drawn."""
        found = self._ways.get((start, end))
        if found is None:
            one, other = self.stance_at(start).skeleton(), self.stance_at(end).skeleton()
            way = max(float(np.abs(other.points[name] - point).max()) for name, point in one.points.items())
            found = self._ways[start, end] = max(4, round(way * _ARC / _STEP))
        return found

    def marks_at(self, state: FigureState) -> Marks:
        """What glows, and which way is pushed, at one instant."""
        glows, way, strength = _glows(self, state)
        sides = SIDES if self.both_sides else ("working",)
        wave = 0.0
        if way is not None:
            beat = state.seconds % _WAVE / _WAVE
            wave = round((2 * beat if beat < 0.5 else 2 - 2 * beat) * 8) / 8
        named = tuple((name, one, tone) for name, tone in glows for one in sides)
        return Marks(named, way, round(strength * 8) / 8, wave)

    def _staged(self) -> tuple[Box, Box]:
        if self._stage is None:
            self._stage = _stage_of(self)
        return self._stage


def read_figure(table: Mapping[str, object]) -> tuple[Figure | None, list[Fault]]:
    """Read what an exercise file says about its picture; None with the faults when there is nothing to
    draw.
    """
    faults: list[Fault] = []
    poses: dict[str, Pose] = {}
    written = table.get("poses")
    if not isinstance(written, Mapping) or not written:
        return None, [("poses", "an exercise that is drawn has at least one [poses.NAME]")]
    for name, pose_table in written.items():
        if not isinstance(pose_table, Mapping):
            faults.append((f"poses.{name}", "write a table"))
            continue
        pose, told = parse_pose(pose_table)
        poses[str(name)] = pose
        faults.extend((f"poses.{name}.{path}", message) for path, message in told)
    motion_table = table.get("motion", {})
    if not isinstance(motion_table, Mapping):
        faults.append(("motion", "write a table"))
        motion_table = {}
    motion, told = parse_motion(motion_table, tuple(poses), table.get("starts_with"))
    faults.extend((f"motion.{path}", message) for path, message in told)
    camera = camera_for(table.get("view", "side"))
    if camera is None:
        faults.append(("view", "write side, three-quarter, front, top, or { turn = 20, tilt = 9 }"))
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
        target,
        opposing,
        kind if isinstance(kind, str) else "stretch",
        table.get("laterality", "bilateral") != "unilateral",
        on_mat,
    )
    return figure, faults


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
        faults.append((key, "write a list of muscles"))
        return ()
    known: list[str] = []
    for entry in entries:
        if isinstance(entry, str) and entry in MUSCLES:
            known.append(entry)
        else:
            faults.append((key, f"there is no muscle {entry!r}; write one of {', '.join(MUSCLES)}"))
    return tuple(known)


def _glows(figure: Figure, state: FigureState) -> tuple[list[tuple[str, str]], Way | None, float]:
    """Which muscles glow in which tone, whether there is a push or a pull, and how strongly (0 to 1)."""
    build = 1.0 if _same_work(state) else min(1.0, state.seconds / 0.9)
    effort = 0.6 + 0.4 * min(1.0, max(0.0, state.effort))
    kind = state.kind
    if kind == "contract":
        return [(name, "warm") for name in figure.target], figure.motion.push, build * effort
    if kind == "pull":
        warm = [(name, "warm") for name in figure.opposing]
        return warm + [(name, "cool") for name in figure.target], figure.motion.pull, build * effort
    if kind == "relax" and "contract" not in figure.motion.paths and "stretch" not in figure.motion.paths:
        return [], None, 0.0
    if kind in ("stretch", "deepen", "relax"):
        strength = 0.55 if kind == "relax" else 0.85
        return [(name, "cool") for name in figure.target], None, strength * build
    if kind in ("hold", "rep", "roll", "inhale", "exhale"):
        tone = "warm" if figure.kind == "strength" else "cool"
        return [(name, tone) for name in figure.target], None, 0.8 * build
    return [], None, 0.0


_SAME_WORK = (("stretch", "deepen", "relax"), ("rep",), ("roll",), ("inhale", "exhale", "hold"))


def _same_work(state: FigureState) -> bool:
    """Whether the same muscles went on from the phase before, so that their glow does not begin anew."""
    return any(state.kind in kinds and state.previous_kind in kinds for kinds in _SAME_WORK)


_ROOM = {"head": 0.085, "neck": 0.05, "pelvis": 0.085, "thorax": 0.08, "lumbar": 0.07}


def _stage_of(figure: Figure) -> tuple[Box, Box]:
    """The box that holds every key pose and the ways between them, and how far the mat goes along x and z."""
    lows: list[tuple[float, float]] = []
    highs: list[tuple[float, float]] = []
    along: list[float] = []
    aside: list[float] = []
    first = figure.stance_of(figure.motion.start)
    start = first.skeleton()
    mixes: list[Mix] = [(name, name, 0.0) for name in figure.poses]
    for path in figure.motion.paths.values():
        ways = zip(path, (*path[1:], path[0]) if len(path) > 2 else path[1:], strict=False)
        mixes.extend((one, two, amount) for one, two in ways for amount in (0.25, 0.5, 0.75))
    for mix in mixes:
        bones = figure.stance_at(mix).skeleton()
        for name, point in bones.points.items():
            x, y = (float(value) for value in figure.camera.flat(point))
            room = _ROOM.get(name, 0.045)
            lows.append((x - room, y - room))
            highs.append((x + room, y + room))
            if float(point[1]) < 0.2:
                along.append(float(point[0]))
                aside.append(float(point[2]))
        props = figure.stance_at(mix).pose.props
        for shapes in gear(props, bones, start, figure.camera, PALETTES["light"]):
            _hold(shapes, lows, highs)
    back, front = min(0.0, min(aside) + 0.19), max(0.0, max(aside) - 0.19)
    ends = (min(along) - 0.10, max(along) + 0.10, back - MAT_HALF, front + MAT_HALF)
    for shapes in furniture(first.pose.props, start, figure.camera, PALETTES["light"]):
        _hold(shapes, lows, highs)
    if figure.on_mat:
        for x in ends[:2]:
            for z in ends[2:]:
                corner = figure.camera.flat(np.array((x, 0.0, z)))
                lows.append((float(corner[0]), float(corner[1]) - 0.012))
                highs.append((float(corner[0]), float(corner[1])))
    low_x, low_y = min(x for x, _ in lows) - _MARGIN, min(y for _, y in lows) - _MARGIN
    high_x, high_y = max(x for x, _ in highs) + _MARGIN, max(y for _, y in highs) + _MARGIN
    return _at_least((low_x, -high_y, high_x - low_x, high_y - low_y)), ends


def _hold(shapes: list[Shape], lows: list[tuple[float, float]], highs: list[tuple[float, float]]) -> None:
    """Put the corners of the box about each shape to the others."""
    for shape in shapes:
        lows.append((min(shape.points[::2]), -max(shape.points[1::2])))
        highs.append((max(shape.points[::2]), -min(shape.points[1::2])))


def _at_least(box: Box) -> Box:
    """A box no smaller than what keeps all figures at about one scale; it grows to the sides and upwards."""
    left, top, width, height = box
    wide, tall = max(width, 0.92), max(height, 0.66)
    # whole parts of 4096, so that mirroring is exact
    numbers = (left - (wide - width) / 2, top - (tall - height), wide, tall)
    left, top, width, height = (round(number * 4096) / 4096 for number in numbers)
    return (left, top, width, height)

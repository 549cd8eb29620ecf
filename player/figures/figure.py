"""A figure: one exercise's poses and motion, and the drawing of any instant of it.

    figure, faults = read_figure(table_of_the_exercise_file)    # in `reading`
    drawing = figure.drawing_at(FigureState("hold", seconds=3.0, phase_progress=0.1), "left", "light")

Poses are written for the working and the other side; the working side is the figure's right. `side="left"`
gives the exact mirror image. Drawings are kept (a bounded number) by what they show, rounded to less than a
pixel: the same picture is the same object, so a widget that is given it again has nothing to do.
"""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from itertools import pairwise

import numpy as np

from player.figures.arrows import Path, arrow_paths, movement_arrow, turned_round
from player.figures.camera import Camera, camera_for
from player.figures.contacts import Anchor
from player.figures.drawing import Box, Drawing, Shape
from player.figures.framing import Stage, stage_of
from player.figures.furniture import furniture
from player.figures.inset import with_inset
from player.figures.joints import INDEX
from player.figures.looks import LIGHT, Look, look_of
from player.figures.marks import Marks, Work, marks_at
from player.figures.motion import CIRCLES, FigureState, Mix, Motion, Way
from player.figures.placing import Stance, between, settle
from player.figures.pose import Pose
from player.figures.positions import BREATH, Position, position_at
from player.figures.scene import scene
from player.figures.skeleton import Skeleton

_KEPT = 90
"""Drawings kept, enough for a whole movement there and back; one is about 30 kB."""
_STANDING = 8
"""Views of the furniture that are kept."""
_STEPS = 80
"""The way from one phase to the next is drawn in this many steps at most, and so is a swing that grows ..."""
_FINE_STEPS = 250
"""... and a movement that repeats in so many ..."""
_STEP = 1 / 250
"""... but in none of them does anything move by less than this, in parts of stature: about a pixel."""
_ARC = 1.4
"""How much longer than the straight way the arc may be on which a hand or a foot moves."""
_TRAIL = 6
"""Instants of each leg of a movement by which its arrow goes."""
_ARROWS = 16
_ARROW_COUNTS = 5
"""How much more than another shape an arrow counts that would be hidden."""
_BREATHS = 24
"""Steps of a full breath."""
Turned = tuple[float, float]
"""Degrees by which a figure is turned to the right and tilted towards the viewer."""
NOT_TURNED: Turned = (0.0, 0.0)

_Furniture = tuple[Sequence[Shape], Sequence[Shape]]
_PUSHED = ("stretch", "contract", "relax", "pull", "deepen")
"""In the poses of these phases one may be asked to push."""


@dataclass(slots=True)
class Figure:
    """An exercise that can be drawn."""

    poses: Mapping[str, Pose]
    motion: Motion
    camera: Camera
    work: Work
    on_mat: bool
    wrong: Mapping[str, str] = field(default_factory=dict)
    """Poses that show a mistake, and what is wrong in each."""
    _stances: dict[str, Stance] = field(default_factory=dict)
    _drawings: OrderedDict[tuple[object, ...], Drawing] = field(default_factory=OrderedDict)
    _in_turn: OrderedDict[int, tuple[Drawing, Drawing]] = field(default_factory=OrderedDict)
    _ways: dict[tuple[Mix, Mix], int] = field(default_factory=dict)
    _start: Skeleton | None = None
    _arrows: dict[tuple[object, ...], tuple[Path, ...]] = field(default_factory=dict)
    _stages: dict[Turned, Stage] = field(default_factory=dict)
    _furniture: OrderedDict[tuple[object, ...], _Furniture] = field(default_factory=OrderedDict)

    def drawing_at(
        self,
        state: FigureState,
        side: str | None = None,
        palette: str | Look = "light",
        turned: Turned = NOT_TURNED,
        view: str = "",
    ) -> Drawing:
        """The picture of one instant.

        `side` is `left`, `right` or None; `palette` is `light` or `dark`, with the name of a person after a
        space if wanted, or a Look; `turned` is how far the figure is turned to the right and tilted towards
        the viewer, in degrees; `view` names one of `VIEWS` where it is not the exercise's own.
        """
        exact = position_at(self.motion, state)
        # a mistake that is shown for itself has a box of its own: where it leads to is in no other picture
        alone = exact.now[0] if exact.come_from == exact.now and exact.now[0] in self.wrong else ""
        position = self._rounded(exact, state)
        marks = marks_at(self.work, self.motion, state, position)
        key = (position, marks, side, palette, turned, view, alone)
        found = self._drawings.get(key)
        if found is not None:
            self._drawings.move_to_end(key)
            return found
        drawing = self._drawn(
            self._stance(position), marks, position.breath, side, palette, turned, view, alone
        )
        if marks.ghost and self.wrong:
            drawing = self._with_wrong(drawing, side, palette, turned)
        self._drawings[key] = drawing
        while len(self._drawings) > _KEPT:
            self._drawings.popitem(last=False)
        return drawing

    def drawing_in_turn(
        self,
        state: FigureState,
        side: str | None = None,
        palette: str | Look = "light",
        turned: Turned = NOT_TURNED,
        view: str = "",
    ) -> Drawing:
        """The picture of one instant of reps that change sides: the figure goes on looking the same way, and
        its limbs take turns.
        """
        own = camera_for(view) or self.camera
        # the mirror image of what is seen from the other side is the other limb, seen from this side
        round_it = (180.0 - 2.0 * own.turn + turned[0], turned[1])
        drawing = self.drawing_at(state, side, palette, round_it if side == "left" else turned, view)
        kept = self._in_turn.get(id(drawing))
        if kept is None or kept[0] is not drawing:
            right, left = own.turned(-turned[0], turned[1]), own.turned(*round_it)
            box = self._stage(left).box
            boxes = [self._stage(right).box, (-(box[0] + box[2]), *box[1:])]
            kept = self._in_turn[id(drawing)] = (drawing, replace(drawing, view_box=_about(boxes)))
            while len(self._in_turn) > _KEPT:
                self._in_turn.popitem(last=False)
        return kept[1]

    def drawing_of(
        self,
        pose: str,
        side: str | None = None,
        palette: str | Look = "light",
        turned: Turned = NOT_TURNED,
    ) -> Drawing:
        """The picture of one key pose with nothing glowing: for cards, sheets and galleries."""
        return self._drawn(
            self.stance_at((pose, pose, 0.0)), Marks(limb=self.work.limb), 0.0, side, palette, turned
        )

    def wrong_drawing(
        self,
        pose: str,
        side: str | None = None,
        palette: str | Look = "light",
        turned: Turned = NOT_TURNED,
    ) -> Drawing:
        """The picture of a mistake, cropped close to it; who shows it strikes it through."""
        stance = self._settled()[pose]
        left = side == "left"
        # a mistake that has a view of its own is always seen from there
        view = stance.pose.view
        camera = self._camera(left=left, turned=NOT_TURNED if view else turned, view=view)
        stage = stage_of([stance], self._settled()[self.motion.start], camera, on_mat=False)
        shapes = self._shapes(stance, camera, Marks(), 0.0, palette, mat=None, alone=True)
        drawing = Drawing(shapes, stage.box)
        return drawing.mirrored() if left else drawing

    def _with_wrong(self, drawing: Drawing, side: str | None, palette: str | Look, turned: Turned) -> Drawing:
        """A drawing with the first mistake small in a free corner."""
        wrong = self.wrong_drawing(next(iter(self.wrong)), side, palette, turned)
        look = look_of(palette)
        floor = (look.mat, look.mat_edge, look.floor)
        busy = [shape for shape in drawing.shapes if shape.fill not in floor]
        # an arrow has few corners, but tells much
        busy += [shape for shape in busy if shape.fill == look.way] * _ARROW_COUNTS
        return with_inset(drawing, wrong, look, busy)

    def _drawn(
        self,
        stance: Stance,
        marks: Marks,
        breath: float,
        side: str | None,
        palette: str | Look,
        turned: Turned,
        view: str = "",
        alone: str = "",
    ) -> Drawing:
        left = side == "left"
        camera = self._camera(left=left, turned=turned, view=view)
        if side is None:
            # where no side is meant none is marked
            marks = replace(marks, limb="")
        stage = self._stage(camera)
        if alone:
            first = self._settled()[self.motion.start]
            stage = stage_of([self._settled()[alone]], first, camera, on_mat=self.on_mat)
        mat = stage.mat if self.on_mat else None
        drawing = Drawing(self._shapes(stance, camera, marks, breath, palette, mat=mat), stage.box)
        return drawing.mirrored() if left else drawing

    def _camera(self, *, left: bool, turned: Turned, view: str = "") -> Camera:
        own = camera_for(view) or self.camera
        # what is mirrored afterwards turns the other way round before
        return own.turned(turned[0] if left else -turned[0], turned[1])

    def _shapes(
        self,
        stance: Stance,
        camera: Camera,
        marks: Marks,
        breath: float,
        palette: str | Look,
        *,
        mat: Box | None,
        alone: bool = False,
    ) -> tuple[Shape, ...]:
        return scene(
            stance,
            camera,
            look_of(palette),
            marks,
            breath=min(1.0, stance.pose.angles[INDEX["breath"]] + breath),
            mat=mat,
            first=self._first(),
            standing=self._standing(stance, camera, palette),
            ghost=self.stance_at((marks.ghost, marks.ghost, 0.0)) if marks.ghost else None,
            ground=self._stage(camera).mat if self.motion.travels and not alone else None,
            ways=self._arrow(marks, camera),
        )

    def _standing(self, stance: Stance, camera: Camera, palette: str | Look) -> _Furniture:
        """The furniture of a stance, which is the same in picture after picture."""
        held = stance.pose.props
        if not held:
            return (), ()
        key = (tuple(held.items()), camera, palette)
        found = self._furniture.get(key)
        if found is None:
            found = self._furniture[key] = furniture(held, self._first(), camera, look_of(palette))
            while len(self._furniture) > _STANDING:
                self._furniture.popitem(last=False)
        return found

    def _first(self) -> Skeleton:
        """The bones of the start, by which furniture stands."""
        if self._start is None:
            self._start = self._settled()[self.motion.start].skeleton()
        return self._start

    def _arrow(self, marks: Marks, camera: Camera) -> tuple[Path, ...]:
        """The arrows of a movement; the last few are kept."""
        if not marks.trail:
            return ()
        back = marks.trail[::-1]
        key, other = ((trail, marks.moves, camera.turn, camera.tilt) for trail in (marks.trail, back))
        found = self._arrows.get(key)
        if found is None:
            there = self._arrows.get(other) if key != other else None
            while len(self._arrows) >= _ARROWS:
                self._arrows.pop(next(iter(self._arrows)))
            found = self._arrows[key] = (
                arrow_paths(self._trail(marks.trail), camera, marks.moves)
                if there is None
                else turned_round(there)
            )
        return found

    def _trail(self, mixes: Sequence[Mix]) -> list[Skeleton]:
        """The figure on its way from one place over others to the last, seen from where it sets out."""
        far = self._travelled(mixes[0])
        stances = [self._between(mix).followed(far) for mix in mixes]
        trail = [stances[0].skeleton()]
        for one, two in pairwise(stances):
            trail += [between(one, two, step / (_TRAIL - 1)).skeleton() for step in range(1, _TRAIL)]
        return trail

    def forget_drawings(self) -> None:
        """Draw everything anew, as if nothing had been shown yet."""
        self._drawings.clear()

    def view_box(self, side: str | None = None) -> Box:
        """What every drawing of this figure shows, unless it is turned."""
        left, top, width, height = self._stage(self.camera).box
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
        return self._between(mix).followed(self._travelled(mix))

    def _between(self, mix: Mix) -> Stance:
        stances = self._settled()
        first, second, amount = mix
        return between(stances[first], stances[second], amount)

    def _travelled(self, mix: Mix) -> float:
        """How far on a movement that travels has come, parts of stature."""
        path = self.motion.paths.get("rep", ())
        first, second, amount = mix
        if not self.motion.travels or first not in path:
            return 0.0
        stride = self.poses[path[-1]].moved[0] - self.poses[path[0]].moved[0]
        gone = path.index(first) + (amount if second != first else 0.0)
        return stride * gone / (len(path) - 1)

    def _stance(self, position: Position) -> Stance:
        now = self.stance_at(position.now)
        if position.arrived >= 1.0 or position.come_from == position.now:
            return now
        come_from, amount = position.come_from, position.arrived
        far = self._travelled(come_from) * (1.0 - amount) + self._travelled(position.now) * amount
        return between(self._between(come_from), self._between(position.now), amount).followed(far)

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
        return marks_at(self.work, self.motion, state, position_at(self.motion, state))

    def _stage(self, camera: Camera) -> Stage:
        key = (camera.turn, camera.tilt)
        found = self._stages.get(key)
        if found is None:
            if len(self._stages) > _KEPT:
                self._stages.clear()
            first = self._settled()[self.motion.start]
            right = [name for name in self._settled() if name not in self.wrong] or list(self._settled())
            found = self._stages[key] = stage_of(
                [self.stance_at((name, name, 0.0)) for name in right],
                first,
                camera,
                on_mat=self.on_mat,
                ways=self._on_the_way(),
                pushes=self._pushes(),
                arrows=self._all_arrows(camera),
            )
        return found

    def _all_arrows(self, camera: Camera) -> list[Shape]:
        """The arrows that are seen while getting ready, in a movement and with a breath."""
        states = [FigureState("prepare"), FigureState("hold"), FigureState("hold", seconds=BREATH / 2)]
        for kind, path in self.motion.paths.items():
            if kind in CIRCLES:
                legs = len(path) if len(path) > 2 else 2
                parts = [(leg + 0.5) / legs for leg in range(legs)]
                reps = (1, 2) if kind == "roll" else (1,)
                states += [FigureState(kind, part_progress=part, rep=rep) for part in parts for rep in reps]
            elif kind in ("inhale", "exhale"):
                states.append(FigureState(kind))
        marks = {(one.trail, one.moves): one for one in map(self.marks_at, states)}
        return [
            shape for one in marks.values() for shape in movement_arrow(self._arrow(one, camera), LIGHT, 1.0)
        ]

    def _pushes(self) -> list[tuple[Stance, Way]]:
        """Where the arrows of pushes and pulls are seen."""
        names = {name for kind in _PUSHED for name in self.motion.paths.get(kind, ())}
        ways = [way for way in (self.motion.push, self.motion.pull) if way is not None]
        return [(self._settled()[name], way) for name in sorted(names) for way in ways]

    def _on_the_way(self) -> list[Stance]:
        """Stances on the ways between the key poses."""
        mixes: list[Mix] = []
        for path in self.motion.paths.values():
            closed = len(path) > 2 and not self.motion.travels
            ways = zip(path, (*path[1:], path[0]) if closed else path[1:], strict=False)
            mixes.extend((one, two, amount) for one, two in ways for amount in (0.25, 0.5, 0.75))
        return [self.stance_at(mix) for mix in mixes]


def _about(boxes: Sequence[Box]) -> Box:
    """The smallest box about some boxes."""
    left, top = min(box[0] for box in boxes), min(box[1] for box in boxes)
    right = max(box[0] + box[2] for box in boxes)
    return (left, top, right - left, max(box[1] + box[3] for box in boxes) - top)

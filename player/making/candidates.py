"""Candidates: the exercises that a wish can be met with, and for which parts of the body each is."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from player.making.repertoire import Row, row_of
from player.session.parts import parts_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from player.making.wish import Avoided, Level, Role, Wish
    from player.session.catalogue import Catalogue
    from player.session.model import Exercise

Position = Literal["standing", "chair", "kneeling", "sitting", "prone", "side", "supine"]
"""How one is while it is done."""

POSITIONS: tuple[Position, ...] = ("standing", "chair", "kneeling", "sitting", "prone", "side", "supine")
"""All of them, from the highest to the lowest: a session goes down once."""
UPRIGHT: frozenset[Position] = frozenset(("standing", "chair"))
"""Those for which nobody gets down on the floor."""
DEMANDS: Mapping[Level, int] = {"gentle": 1, "moderate": 2, "strong": 3}
"""How much a level may ask."""
NEIGHBOURS: Mapping[str, tuple[str, ...]] = {
    "hamstrings": ("hips", "back", "calves"),
    "back": ("hips", "trunk", "hamstrings"),
    "hips": ("thighs", "back", "hamstrings"),
    "thighs": ("hips", "calves", "hamstrings"),
    "calves": ("hamstrings", "thighs", "hips"),
    "trunk": ("back", "hips"),
    "shoulders": ("chest", "neck", "back", "arms"),
    "neck": ("shoulders", "chest", "back"),
    "chest": ("shoulders", "arms", "neck", "back"),
    "arms": ("shoulders", "chest"),
    "breathing": ("back", "chest", "trunk"),
}
"""Parts that pull on a part, or help it; they fill a session that one part cannot."""
WHOLE_BODY = ("hamstrings", "hips", "back", "thighs", "calves", "trunk", "shoulders", "chest")
"""The parts of a wish that names none."""
_ROOTS: Mapping[str, Position] = {
    "standing": "standing",
    "kneeling": "kneeling",
    "quadruped": "kneeling",
    "sitting": "sitting",
    "prone": "prone",
    "side-lying": "side",
    "side-lying-other": "side",
    "supine": "supine",
}


@dataclass(frozen=True, slots=True)
class Candidate:
    """An exercise that a session can be made of."""

    exercise: Exercise
    """The exercise."""
    row: Row
    """What it is good for."""
    position: Position
    """How one is while it is done."""
    parts: frozenset[str]
    """The parts of the body that it is for."""
    muscles: tuple[str, ...]
    """The muscles that work or are stretched."""
    pushes: bool
    """Whether it has words for pushing against the stretch."""

    @property
    def identity(self) -> str:
        """Return the name by which a session has it."""
        return self.exercise.identity

    @property
    def upright(self) -> bool:
        """Return whether nobody gets down on the floor for it."""
        return self.position in UPRIGHT

    def can(self, role: Role) -> bool:
        """Return whether it can do something in a session."""
        return role in self.row.roles and (role != "push" or self.pushes)


def candidates_of(catalogue: Catalogue) -> tuple[Candidate, ...]:
    """Return everything that can be chosen from, in the order of its names."""
    return tuple(_candidates(catalogue))


def allowed(candidate: Candidate, wish: Wish) -> bool:
    """Return whether a wish permits an exercise: level, equipment, and what must not be asked for."""
    return (
        candidate.row.demand <= DEMANDS[wish.level]
        and wish.equipment.issuperset(candidate.exercise.equipment)
        and not wish.without & asked_for(candidate)
        and candidate.identity not in wish.left_out
        and not (wish.level == "gentle" and set(candidate.row.careful) & set(wish.parts))
    )


def asked_for(candidate: Candidate) -> frozenset[Avoided]:
    """Return what an exercise asks for that some people must do without."""
    asks = set(candidate.row.not_with)
    if candidate.position == "standing":
        asks.add("standing")
    elif candidate.position != "chair":
        asks.add("floor")
    if candidate.position in ("prone", "side", "supine"):
        asks.add("lying")
    if candidate.position == "kneeling":
        asks |= {"kneeling", "knees"}
    return frozenset(asks)


def wished_parts(wish: Wish) -> tuple[str, ...]:
    """Return the parts that a wish is for."""
    return wish.parts or WHOLE_BODY


def _candidates(catalogue: Catalogue) -> Iterator[Candidate]:
    for identity in catalogue.names():
        exercise = catalogue.exercise(identity)
        if exercise is None:
            continue
        row = row_of(identity, str(exercise.table.get("kind", "")))
        if row is None:
            continue
        muscles = tuple(map(str, _listed(exercise.table.get("target"))))
        yield Candidate(
            exercise,
            row,
            _position_of(exercise),
            frozenset((*parts_of(muscles), *row.parts)),
            muscles,
            bool(exercise.words_for("contract")),
        )


def _position_of(exercise: Exercise) -> Position:
    """Return how one is while it is done, from the pose that its motion begins with."""
    poses, motion = exercise.table.get("poses"), exercise.table.get("motion")
    if not isinstance(poses, dict) or not poses:
        return "standing"
    start = motion.get("start") if isinstance(motion, dict) else None
    pose = poses.get(start) if isinstance(start, str) else None
    if not isinstance(pose, dict):
        pose = next(iter(poses.values()))
    root = str(pose.get("root", "standing")) if isinstance(pose, dict) else "standing"
    contacts = map(str, _listed(pose.get("contact"))) if isinstance(pose, dict) else ()
    on_chair = any(each.startswith("pelvis on chair") for each in contacts)
    if on_chair or (root == "sitting" and "chair" in exercise.equipment and "mat" not in exercise.equipment):
        return "chair"
    return _ROOTS.get(root, "standing")


def _listed(value: object) -> Iterable[object]:
    return value if isinstance(value, (list, tuple)) else ()

"""The repertoire: what each exercise of the catalogue is good for in a session that is made, one row each.

The rows are data. How much an exercise asks, at which pace it is done and how often are those of the shipped
sessions; every number lies within ``session.advice.ranges``. An exercise without a row (a person's own) is
taken by its kind, at the middle level. Jumps and nerve glides have no place here: whoever needs them writes
them in.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from player.making.wish import Avoided, Role

ROLES: tuple[Role, ...] = ("warm up", "strengthen", "roll", "push", "stretch", "use", "breathe")
"""All of them, in the order in which they are done."""


@dataclass(frozen=True, slots=True)
class Row:
    """What is known of one exercise."""

    demand: int
    """How much it asks: 1 is for everybody, 2 for those who move now and then, 3 for those who train."""
    roles: tuple[Role, ...]
    """What it can do."""
    how: str = ""
    """How a rep is done, as in a session: ``tempo 3-1-1-0``, ``pace 6s``, ``each 8s``, ``hold``, ``for``."""
    counts: tuple[int, ...] = ()
    """Reps of a set, or seconds of a hold, from few to many."""
    not_with: tuple[Avoided, ...] = ()
    """What it asks for besides what its poses show."""
    rank: float = 0.0
    """How much sooner it is taken than others that do the same; less than 0 is later."""
    turns: str = ""
    """How sides take turns, where it has sides: ``alternate``; else one side after the other."""
    parts: tuple[str, ...] = ()
    """Parts of the body that it is for besides those of the muscles it names."""
    careful: tuple[str, ...] = ()
    """Parts of the body for whose sake nobody begins with it: at the gentle level it is not taken for
    them."""

    @property
    def lively(self) -> bool:
        """Return whether it wakes rather than calms."""
        how, _, pace = self.how.partition(" ")
        return how == "for" or (how == "pace" and float(pace.rstrip("s")) <= _LIVELY)


_LIVELY = 3.0
"""Seconds of a quick rep."""
_DYNAMIC = (8, 10, 12, 15)
_FEW = (6, 8, 10)
_REPS = (8, 10, 12)
_HOLDS = (20, 25, 30)
_STRETCH: tuple[Role, ...] = ("stretch", "push")
_MOVE: tuple[Role, ...] = ("warm up",)
_BOTH: tuple[Role, ...] = ("warm up", "strengthen")
_STRONG: tuple[Role, ...] = ("strengthen",)

ROWS: dict[str, Row] = {
    # on one's feet, moving
    "leg-swing": Row(1, _MOVE, "pace 2.5s", _DYNAMIC, rank=0.5, parts=("hips",)),
    "leg-swing-side": Row(1, _MOVE, "pace 2.5s", _DYNAMIC, parts=("hips",)),
    "hip-circles": Row(1, _MOVE, "pace 5s", (5, 6, 8)),
    "knee-hug": Row(2, _MOVE, "pace 3s", _REPS, ("balance",), 0.2, "alternate"),
    "toy-soldier": Row(2, _MOVE, "pace 3s", _REPS, ("balance",), 0.1, "alternate"),
    "hip-in": Row(2, _MOVE, "pace 4s", _FEW, ("balance",), -0.2, "alternate"),
    "hip-out": Row(2, _MOVE, "pace 4s", _FEW, ("balance",), -0.1, "alternate"),
    "standing-pelvic-tilt": Row(1, _MOVE, "pace 4s", _REPS, parts=("back",)),
    "inchworm": Row(3, _MOVE, "pace 8s", (4, 5, 6), ("wrists", "bending", "floor")),
    "high-knees": Row(3, _MOVE, "for", (20, 30, 40), ("jumping", "knees"), -0.2),
    "jumping-jack": Row(3, _MOVE, "for", (20, 30, 40), ("jumping", "knees"), -0.2),
    "worlds-greatest-stretch": Row(3, _MOVE, "pace 6s", (4, 5, 6), ("wrists", "knees", "kneeling", "floor")),
    "wall-angel": Row(1, _BOTH, "pace 6s", _REPS, rank=0.3, parts=("chest",)),
    "posture-reset": Row(1, _BOTH, "each 5s", (6, 8, 10), parts=("shoulders", "chest")),
    "chin-tuck": Row(1, _BOTH, "each 3s", (6, 8, 10)),
    "sitting-pelvic-tilt": Row(1, _MOVE, "pace 4s", _REPS, rank=-0.4, parts=("back",)),
    # on one's feet, working
    "good-morning": Row(1, _BOTH, "tempo 3-1-1-0", _REPS, ("bending",), 0.3, careful=("back",)),
    "hip-hinge-dowel": Row(
        1, _BOTH, "tempo 3-1-1-0", _REPS, ("bending",), parts=("back",), careful=("back",)
    ),
    "sit-to-stand": Row(1, _BOTH, "tempo 2-0-1-1", _REPS, ("knees", "standing"), 0.2),
    "squat": Row(2, _BOTH, "tempo 3-0-1-0", _REPS, ("knees",), 0.2),
    "squat-toe-raise": Row(2, _STRONG, "tempo 2-0-2-1", _REPS, ("knees",)),
    "romanian-deadlift": Row(2, _STRONG, "tempo 3-1-1-0", _REPS, ("bending",), 0.2),
    "reverse-lunge": Row(2, _STRONG, "tempo 2-1-1-0", _REPS, ("knees", "balance")),
    "walking-lunge": Row(3, _STRONG, "tempo 2-0-1-0", _FEW, ("knees", "balance"), 0.0, "alternate"),
    "step-up": Row(2, _STRONG, "tempo 2-0-2-0", _REPS, ("knees", "balance")),
    "single-leg-deadlift": Row(3, _STRONG, "tempo 3-1-1-0", _FEW, ("balance", "bending")),
    "single-leg-squat": Row(3, _STRONG, "tempo 3-0-2-0", (5, 6, 8), ("knees", "balance"), -0.2),
    "diver": Row(3, _STRONG, "tempo 3-1-2-0", (5, 6, 8), ("balance", "bending")),
    "glider": Row(3, _STRONG, "tempo 4-0-2-0", (4, 5, 6), ("balance",)),
    "single-leg-stance": Row(1, _STRONG, "hold", _HOLDS, ("balance",), -0.3),
    "wall-sit": Row(2, _STRONG, "hold", (20, 30, 40), ("knees",)),
    "calf-raise": Row(1, _BOTH, "tempo 3-0-1-1", _REPS),
    "band-walk": Row(2, _STRONG, "pace 3s", _REPS, ("knees",)),
    "pallof-press": Row(2, _STRONG, "each 3s", _REPS),
    "band-pull-apart": Row(1, _STRONG, "pace 4s", _REPS, rank=0.1, parts=("chest",)),
    "triceps-dip": Row(2, _STRONG, "tempo 2-0-1-0", _FEW, ("wrists",)),
    # on the mat, moving
    "cat-cow": Row(1, _MOVE, "pace 6s", _FEW, ("wrists",), 0.4, parts=("breathing",)),
    "pelvic-tilt": Row(1, _BOTH, "pace 4s", _REPS, parts=("back",)),
    "knee-rolls": Row(1, _MOVE, "pace 5s", (5, 6, 8), (), 0.1, "alternate", parts=("back",)),
    "open-book": Row(1, _MOVE, "pace 6s", (5, 6, 8), parts=("back", "shoulders", "breathing")),
    "adductor-rock-back": Row(2, _MOVE, "pace 5s", _FEW, ("wrists",), parts=("hips",)),
    "ninety-ninety-switch": Row(2, _MOVE, "pace 4s", _FEW, ("knees", "wrists"), 0.0, "alternate"),
    "thoracic-roller": Row(2, _MOVE, "pace 6s", (5, 6, 8), parts=("chest",)),
    "cobra": Row(2, _MOVE, "pace 6s", (5, 6, 8), ("wrists",), -0.3),
    "ake-90-90": Row(1, ("use",), "tempo 2-0-2-1", _FEW),
    # on the mat, working
    "glute-bridge": Row(1, _STRONG, "tempo 2-0-1-2", _REPS, rank=0.4, parts=("hamstrings", "back")),
    "single-leg-bridge": Row(2, _STRONG, "tempo 2-0-1-1", _FEW),
    "bird-dog": Row(1, _STRONG, "each 8s", (4, 5, 6), ("wrists",), 0.3, "alternate", parts=("trunk",)),
    "dead-bug": Row(2, _STRONG, "tempo 3-1-2-0", (5, 6, 8), (), 0.2, "alternate", parts=("back",)),
    "mcgill-curl-up": Row(2, _STRONG, "each 8s", (3, 4, 5), rank=0.1, parts=("back",)),
    "side-plank": Row(2, _STRONG, "each 8s", (3, 4, 5), rank=0.2, parts=("back",)),
    "plank": Row(2, _STRONG, "hold", _HOLDS, rank=0.1, parts=("back",)),
    "plank-leg-lift": Row(3, _STRONG, "pace 4s", (5, 6, 8), ("wrists",), 0.0, "alternate"),
    "side-plank-leg-lift": Row(3, _STRONG, "pace 4s", (5, 6, 8)),
    "side-leg-raise": Row(1, _STRONG, "tempo 2-0-1-1", _REPS, rank=0.1),
    "clamshell": Row(1, _STRONG, "tempo 2-0-1-1", (10, 12, 15), rank=0.2),
    "prone-hip-extension": Row(1, _STRONG, "tempo 2-0-1-1", _REPS),
    "crunch": Row(2, _STRONG, "tempo 2-0-2-0", _REPS, ("bending",), -0.5),
    "push-up": Row(2, _STRONG, "tempo 2-0-1-0", _FEW, ("wrists",)),
    "push-up-rotation": Row(3, _STRONG, "pace 6s", (4, 5, 6), ("wrists",), -0.2, "alternate"),
    "seated-band-row": Row(1, _STRONG, "tempo 2-0-2-1", _REPS, rank=0.2),
    "nordic-lower": Row(3, _STRONG, "tempo 4-0-2-0", (4, 5, 6), ("knees",), -0.2),
    # rolling
    "foam-roll-hamstring": Row(1, ("roll",), not_with=("wrists",)),
    "foam-roll-calf": Row(1, ("roll",), not_with=("wrists",)),
    "foam-roll-glute": Row(1, ("roll",), not_with=("wrists",)),
    "foam-roll-quad": Row(2, ("roll",)),
    "foam-roll-outer-thigh": Row(2, ("roll",), rank=-0.2),
    "foam-roll-inner-thigh": Row(2, ("roll",), rank=-0.2),
    # stretches
    "supine-strap-hamstring": Row(1, _STRETCH, rank=0.6),
    "doorway-hamstring": Row(1, _STRETCH, rank=-1.2),
    "partner-hamstring": Row(1, ("push",), rank=0.5),
    "chair-hamstring": Row(1, _STRETCH, rank=0.1),
    "standing-step-hamstring": Row(1, _STRETCH, not_with=("balance",)),
    "half-split": Row(2, ("stretch",), not_with=("bending",)),
    "long-sit-hamstring": Row(2, ("stretch",), not_with=("bending",), rank=-0.1),
    "forward-fold": Row(2, ("stretch",), not_with=("bending",), rank=-0.2),
    "figure-4-supine": Row(1, _STRETCH, rank=0.4),
    "figure-4-chair": Row(1, ("stretch",)),
    "pigeon": Row(3, ("stretch",), not_with=("knees", "kneeling")),
    "butterfly": Row(1, ("stretch",), parts=("hips",)),
    "half-kneeling-hip-flexor": Row(1, _STRETCH, rank=0.4),
    "couch-stretch": Row(3, ("stretch",), not_with=("knees",)),
    "standing-quad": Row(1, ("stretch",), not_with=("knees",), rank=0.1),
    "calf-stretch-wall": Row(1, _STRETCH, rank=0.2),
    "calf-stretch-bent": Row(1, ("stretch",)),
    "knee-to-chest": Row(1, ("stretch",), not_with=("bending",), rank=0.1),
    "double-knee-to-chest": Row(1, ("stretch",), not_with=("bending",), careful=("back",)),
    "childs-pose": Row(1, ("stretch",), not_with=("bending", "knees"), rank=0.2),
    "doorway-chest": Row(1, _STRETCH, rank=0.2, parts=("shoulders", "breathing")),
    "sphinx": Row(2, ("stretch",), "hold", (20, 30, 40), rank=-0.2),
    # coming to rest
    "diaphragm-breathing": Row(1, ("breathe",), rank=0.2),
    "breathing-90-90": Row(1, ("breathe",)),
    "standing": Row(1, ("breathe",), rank=-0.5),
}
"""All rows, by the exercise."""

LEFT_TO_AUTHORS = frozenset(
    (
        *("squat-jump", "box-jump", "bounding-in-place", "lateral-jump", "plant-and-cut"),
        *("sciatic-slider", "rest-supine"),
    )
)
"""Exercises that no wish brings: jumps ask for more than a wish tells, glides for a nerve that was
examined."""

_KINDS: dict[str, Row] = {
    "mobility": Row(2, _MOVE, "pace 5s", _FEW, rank=-0.3),
    "strength": Row(2, _STRONG, "tempo 2-0-2-0", _REPS, rank=-0.3),
    "roll": Row(2, ("roll",), rank=-0.3),
    "stretch": Row(2, ("stretch",), rank=-0.3),
}


def row_of(identity: str, kind: str) -> Row | None:
    """Return what is known of an exercise, by its kind where it has no row; None where it is not taken."""
    if identity in LEFT_TO_AUTHORS:
        return None
    return ROWS.get(identity) or _KINDS.get(kind)

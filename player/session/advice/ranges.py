"""Ranges: how long, how often and how hard, as it has been published; one row a rule.

The rows are data. The numbers are the envelope of what trials and guidelines used: a dose outside one is not
wrong, it has only not been tried, or has done no better. That is why all of this is a warning.
"""

from __future__ import annotations

from dataclasses import dataclass

from player.language import later


@dataclass(frozen=True, slots=True)
class Range:
    """What is usual for one measure of one sort of dose."""

    family: str
    """What it is about: a dose or a family of exercises, as ``measures`` names them."""
    measure: str
    """The measure; a key of the format where it is one."""
    unit: str
    """``s``, ``%`` or nothing for a number."""
    low: float | None
    """Less is seldom enough."""
    high: float | None
    """More has not been tried, or did no better."""
    usual: str
    """What most people do, as one writes it."""
    source: str
    """Where that is known from."""
    what: str
    """The measure in words: ``a push``."""
    value: str = ""
    """A usual value as TOML, for a fix."""


_PNF = "ACSM guidelines; Sharman et al. 2006; Hindle et al. 2012"
_STATIC = "ACSM guidelines; Bandy et al. 1997"
_ROLL = "Behm et al. 2020"
_DYNAMIC = "Behm et al. 2016; Coaching Association of Canada"
_BIG_THREE = "McGill, Low Back Disorders"
_STRENGTH = "ACSM guidelines"

RANGES: tuple[Range, ...] = (
    Range(
        "pnf",
        "effort",
        "%",
        10,
        75,
        later("20% to 50%"),
        "ACSM guidelines; Feland & Marin 2004",
        later("the effort"),
        '"30%"',
    ),
    Range("pnf", "contract", "s", 3, 10, later("6s"), _PNF, later("a push"), '"6s"'),
    Range(
        "pnf",
        "ramp",
        "s",
        1,
        3,
        later("1s to 3s"),
        "Kay et al. 2015",
        later("building up the effort"),
        '"1s"',
    ),
    Range("pnf", "pull", "s", 3, 10, later("5s or 6s"), _PNF, later("a pull"), '"6s"'),
    Range(
        "pnf",
        "relax",
        "s",
        None,
        10,
        later("2s or 3s"),
        "Kay et al. 2015; Feland & Marin 2004",
        later("letting go"),
        '"3s"',
    ),
    Range(
        "pnf",
        "stretch",
        "s",
        5,
        20,
        later("10s"),
        "Kay et al. 2015; Spernoga et al. 2001",
        later("the opening stretch"),
        '"10s"',
    ),
    Range(
        "pnf",
        "deepen",
        "s",
        7,
        30,
        later("20s to 30s"),
        "ACSM guidelines; Spernoga et al. 2001",
        later("the stretch after it"),
        '"20s"',
    ),
    Range(
        "pnf",
        "cycles",
        "",
        2,
        5,
        later("3 or 4"),
        "Mitchell et al. 2007; Spernoga et al. 2001",
        later("the number of pushes"),
        "3",
    ),
    Range(
        "pnf pull",
        "cycles",
        "",
        2,
        6,
        later("4 to 6"),
        "Sharman et al. 2006",
        later("the number of pulls"),
        "4",
    ),
    Range("pnf", "sets", "", None, 3, later("1 or 2"), _PNF, later("the number of sets"), "1"),
    Range(
        "pnf",
        "change_side",
        "s",
        5,
        30,
        later("10s to 15s"),
        later("time to move a strap"),
        later("the change of side"),
        '"12s"',
    ),
    Range("static", "hold", "s", 10, 60, later("30s"), _STATIC, later("a stretch"), '"30s"'),
    Range(
        "static", "sets", "", None, 6, later("2 to 4"), "ACSM guidelines", later("the number of sets"), "2"
    ),
    Range(
        "static",
        "rest",
        "s",
        5,
        60,
        later("10s to 30s"),
        "Donti et al. 2020",
        later("the rest between stretches"),
        '"15s"',
    ),
    Range("dynamic", "reps", "", 5, 20, later("8 to 12"), _DYNAMIC, later("the number of reps"), "10"),
    Range("dynamic", "sets", "", None, 3, later("1 or 2"), _DYNAMIC, later("the number of sets"), "1"),
    Range(
        "dynamic", "pace", "s", 1, 5, later("2s or 3s"), _DYNAMIC, later("a rep, there and back"), '"2.5s"'
    ),
    Range("roll", "roll", "s", 30, 120, later("60s to 90s"), _ROLL, later("the time on one muscle"), '"60s"'),
    Range("roll", "sets", "", None, 3, later("1 to 3"), _ROLL, later("the number of sets"), "1"),
    Range("roll", "pass", "s", 2, 5, later("2s to 4s"), _ROLL, later("a pass, one way"), '"3s"'),
    Range(
        "plank",
        "hold",
        "s",
        10,
        60,
        later("20s to 30s"),
        "FIFA 11+; McGill et al. 1999",
        later("a plank"),
        '"25s"',
    ),
    Range("plank", "sets", "", None, 6, later("2 to 4"), "FIFA 11+", later("the number of sets"), "3"),
    Range("big three", "each", "s", 5, 10, later("8s to 10s"), _BIG_THREE, later("each hold"), '"8s"'),
    Range("big three", "reps", "", None, 10, later("6, 4, 2"), _BIG_THREE, later("the number of holds"), "6"),
    Range(
        "bridge",
        "each",
        "s",
        2,
        10,
        later("3s to 5s"),
        "McGill, Low Back Disorders",
        later("each hold"),
        '"4s"',
    ),
    Range("bridge", "reps", "", 5, 20, later("10 to 15"), _STRENGTH, later("the number of reps"), "10"),
    Range("dead bug", "each", "s", None, 5, later("2s"), _BIG_THREE, later("each hold"), '"2s"'),
    Range(
        "dead bug",
        "reps",
        "",
        5,
        12,
        later("6 to 10"),
        _BIG_THREE,
        later("the number of reps on a side"),
        "8",
    ),
    Range("side-lying", "each", "s", None, 5, later("2s"), _STRENGTH, later("each hold"), '"2s"'),
    Range("side-lying", "reps", "", 6, 20, later("10 to 15"), _STRENGTH, later("the number of reps"), "12"),
    Range("squat", "reps", "", 5, 20, later("8 to 15"), _STRENGTH, later("the number of reps"), "10"),
    Range("squat", "sets", "", None, 5, later("2 or 3"), _STRENGTH, later("the number of sets"), "3"),
    Range("squat", "pace", "s", 2, 10, later("4s to 6s"), _STRENGTH, later("a rep"), '"5s"'),
    Range("squat", "tempo", "s", 2, 10, later("4s to 6s"), _STRENGTH, later("a rep"), '"3-1-1-0"'),
    Range(
        "squat", "rest", "s", 20, 180, later("45s to 90s"), _STRENGTH, later("the rest between sets"), '"60s"'
    ),
    Range(
        "4-7-8",
        "cycles",
        "",
        None,
        8,
        later("4"),
        "Weil, 4-7-8 breathing",
        later("the number of breaths"),
        "4",
    ),
)
"""All of them."""

FAMILIES: dict[str, str] = {
    **dict.fromkeys(("leg-swing", "leg-swing-side", "toy-soldier", "knee-hug"), "dynamic"),
    **dict.fromkeys(("plank",), "plank"),
    **dict.fromkeys(("bird-dog", "side-plank", "mcgill-curl-up"), "big three"),
    **dict.fromkeys(("glute-bridge", "single-leg-bridge"), "bridge"),
    **dict.fromkeys(("dead-bug",), "dead bug"),
    **dict.fromkeys(("clamshell", "side-leg-raise"), "side-lying"),
    **dict.fromkeys(
        (
            *("squat", "sit-to-stand", "reverse-lunge", "walking-lunge", "hip-hinge-dowel", "good-morning"),
            *("romanian-deadlift", "single-leg-deadlift", "step-up", "squat-toe-raise"),
        ),
        "squat",
    ),
}
"""Which family an exercise belongs to, where its kind alone does not say so."""

MOST_STRETCH = 240
"""Seconds of stretch of one muscle, on one side, after which a session gains no more (Ingram et al. 2024)."""
STRETCH_BEFORE_POWER = 60
"""Seconds of stretch of one muscle from which strength is lost for a while (Behm et al. 2016)."""
MOVED_AGAIN = 300
"""Seconds of movement that bring it back."""
WARM_AFTER = 180
"""Seconds of movement after which a muscle is warm."""
LONGEST_SILENCE = 60
"""Seconds in which nothing need be said to somebody who holds a position."""
MOST_SETUP_WORDS = 25
"""Words of a set-up that are taken in while one gets into position."""

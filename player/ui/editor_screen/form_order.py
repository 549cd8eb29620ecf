"""In which order the form asks: what an author wants first stands first, what is rare is folded under a
heading that says what it is about."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from player.language import said
from player.session.schema import TABLES

if TYPE_CHECKING:
    from player.editing.outline import RowKind


@dataclass(frozen=True, slots=True)
class Part:
    """Keys under a heading."""

    title: str
    """The heading."""
    names: tuple[str, ...]
    """The keys, ``TABLE.KEY`` for those of a table in the session, in order."""
    folded: bool = False
    """Whether it is folded while nothing of it is written."""


_WHEN = Part(said("When it is done"), ("when", "optional", "stop"), True)
_CHECKING = Part(said("Checking"), ("accept",), True)
_TIMING = Part(said("Timing and counting"), ("prepare", "countdown", "counting", "halfway", "announce"), True)

BEFORE_DOSE = Part(said("What"), ("exercise",))
"""What a step with a dose begins with."""
AFTER_DOSE = (
    Part(said("Sides and sets"), ("side", "sets", "rest")),
    Part(said("Words"), ("say", "cue", "note")),
    Part(said("Name and picture"), ("name", "view", "picture"), True),
    Part(said("More about sides"), ("first", "extra", "change_side"), True),
    _TIMING,
    _WHEN,
    _CHECKING,
)
"""What follows its dose."""

OF_ROWS: dict[RowKind, tuple[Part, ...]] = {
    "session": (
        Part(
            said("Session"),
            ("title", "summary", "level", "cover", "equipment", "tags", "cautions"),
        ),
        Part(said("What the player chooses"), ("parameters",)),
        Part(
            said("For every step"),
            (
                *("defaults.prepare", "defaults.change_side", "defaults.rest", "defaults.announce"),
                *("defaults.first_side", "defaults.countdown", "defaults.counting", "defaults.halfway"),
            ),
            True,
        ),
        Part(said("Exercises of its own"), ("exercises",), True),
        Part(said("Music"), tuple(f"music.{name}" for name in TABLES["music"]), True),
        Part(said("Sounds"), tuple(f"sounds.{name}" for name in TABLES["sounds"]), True),
        Part(said("Voice"), tuple(f"voice.{name}" for name in TABLES["voice"]), True),
        Part(
            said("About the file"),
            ("authors", "license", "sources", "language", "accept", "kind", "format"),
            True,
        ),
    ),
    "rest": (Part(said("Rest"), ("rest", "say", "note")), _WHEN),
    "say": (Part(said("Words"), ("say", "note")), Part(_WHEN.title, ("when", "stop", "optional"))),
    "ask": (Part(said("Question"), ("ask", "test", "unit", "highest", "limit", "say")), _WHEN),
    "group": (
        Part(said("Group"), ("title", "repeat", "between")),
        Part(said("How long the rounds go on"), ("for", "every"), True),
        Part(said("Drawn steps"), ("shuffle", "pick", "seed"), True),
        Part(said("Another session"), ("use", "with"), True),
        Part(said("Words"), ("say", "note"), True),
        _WHEN,
        _CHECKING,
    ),
}
"""What the other rows have."""

OF_PROGRAMME = (
    Part(
        said("Programme"),
        ("title", "summary", "weeks", "days", "level", "equipment", "tags", "cautions"),
    ),
    Part(said("Plan"), ("plan",)),
    Part(
        said("About the file"),
        ("cover", "authors", "license", "sources", "language", "kind", "format"),
        True,
    ),
)
"""What a programme has."""

OF_EXERCISE = (
    Part(said("Exercise"), ("name", "kind", "laterality", "limb", "setup", "summary")),
    Part(said("Figure"), ("poses", "motion", "view", "wrong")),
    Part(said("Picture in place of the figure"), ("picture", "pictures", "mirror"), True),
    Part(said("Muscles and equipment"), ("target", "opposing", "equipment", "resistance"), True),
    Part(said("Words by phase"), ("words", "starts_with"), True),
    Part(said("Advice"), ("mistakes", "cautions", "easier", "harder"), True),
    Part(said("About it"), ("also", "sources"), True),
)
"""What an exercise of a session's own has."""

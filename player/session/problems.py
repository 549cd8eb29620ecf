"""Problems: what is wrong in a file, where, and what to write instead."""

from __future__ import annotations

import difflib
from dataclasses import asdict, dataclass, field
from typing import TYPE_CHECKING, Any, Literal

from player.language import later, said

if TYPE_CHECKING:
    from collections.abc import Iterable

Severity = Literal["error", "warning"]
"""Errors stop playing; warnings do not."""

KeyPath = tuple["str | int", ...]
"""Keys and list positions from the top of a document: ``("step", 2, "hold")``."""

CODES: dict[str, str] = {
    "unreadable": later("The file cannot be read."),
    "not-utf-8": later("The file is not UTF-8 text."),
    "too-large": later("The file is larger than any honest session."),
    "toml-syntax": later("The text is not TOML."),
    "wrong-type": later("A value of another type is needed here."),
    "unknown-key": later("The key is not part of the format."),
    "missing-key": later("A key that is needed is not there."),
    "bad-format": later("The file is written for another version of the format."),
    "bad-value": later("The value cannot be read."),
    "bad-choice": later("The value is not one of those that are possible."),
    "out-of-range": later("The number or time is outside its limits."),
    "no-steps": later("There is nothing to do in the session or group."),
    "no-action": later("The step says neither what to do nor for how long."),
    "no-dose": later("The step has no dose: it does not say how long or how often."),
    "two-doses": later("The step has more than one dose."),
    "unknown-exercise": later("No exercise of that name is known."),
    "broken-exercise": later("The exercise's own file has problems."),
    "stray-key": later("The key has no meaning beside the others of its step."),
    "unequal-lists": later("Lists of one entry a set differ in length."),
    "too-many-phases": later("The session would have more phases than any honest one."),
    "too-deep": later("Groups are nested too deeply."),
    "no-picture": later("The figure of the exercise cannot be drawn."),
    "bad-picture": later("A picture file cannot be shown, or not all of it."),
    "bad-figure": later("A pose or the motion of an exercise cannot be read."),
    "beyond-range": later("An angle is beyond the normal range of motion."),
    "missing-text": later("A text that people need is not there."),
    "cue-outside": later("The cue lies outside its step."),
    "unknown-placeholder": later("A text has a word in braces that nothing is put in for."),
    "unknown-parameter": later("A `$NAME` stands for no parameter of the session."),
    "bad-parameter": later("The values of a parameter do not fit one another."),
    "unknown-answer": later("A condition is about something that is not asked."),
    "no-file": later("A file that is named is not there."),
    "unsafe-path": later("A path leads out of the session's folder."),
    "uses-itself": later("A session uses itself."),
    "broken-use": later("A session that is used has problems."),
    "clock-waits": later("A step waits for the person in a group in which a clock runs."),
    "too-many-problems": later("There are more mistakes than are listed."),
    "unfit-line": later("A line is too long for its place and is shortened or left out."),
    "unusual-dose": later("A dose lies outside what has been published."),
    "much-stretch": later("A muscle is stretched for longer, in all, than is known to do any good."),
    "unequal-sides": later("One side gets more than the other, and nothing says why."),
    "no-release": later("A contraction is not followed by letting go."),
    "cold-start": later("A muscle is contracted against a stretch before it is warm."),
    "stretch-before-power": later("A long stretch comes right before jumps or sprints."),
    "cues-collide": later("Two cues are said at one instant."),
    "long-silence": later("Nothing is said for a long time."),
    "missing-equipment": later("An exercise needs what the session does not list."),
    "unused-equipment": later("Nothing in the session needs what it lists."),
    "no-text": later("A picture stands alone: nothing says in words what is done."),
    "long-setup": later("A set-up has more words than anyone listens to."),
    "cautions-clash": later("An exercise warns of the very people whom the session is for."),
    "idle-accept": later("A code is accepted, and nothing of that code is found."),
}
"""Every stable code and what it means."""

ACCEPTABLE: tuple[str, ...] = (
    *("unusual-dose", "much-stretch", "unequal-sides", "no-release", "cold-start", "stretch-before-power"),
    *("cues-collide", "long-silence", "missing-equipment", "unused-equipment", "no-text", "long-setup"),
    *("cautions-clash", "unfit-line", "cue-outside", "unknown-placeholder", "unknown-answer"),
    *("no-picture", "bad-picture", "broken-exercise", "broken-use"),
)
"""The codes of warnings that an author can answer with ``accept``: seen, and meant."""


@dataclass(frozen=True, slots=True, order=True)
class Place:
    """A place in a file."""

    line: int
    """Line, from 1."""
    column: int
    """Character in the line, from 1."""


@dataclass(frozen=True, slots=True)
class Edit:
    """A small change of a text."""

    start: int
    """First character that goes, from 0."""
    end: int
    """The character after the last that goes."""
    text: str
    """What comes in its place."""


@dataclass(frozen=True, slots=True)
class Fix:
    """A way out that can be taken for the author: edits of the text as it was read."""

    title: str
    """What it does, as a command: ``write `hold` ``."""
    edits: tuple[Edit, ...]
    """In order of place; they do not touch one another."""
    safe: bool = True
    """Whether it is surely what the author meant; others are only offered."""


@dataclass(frozen=True, slots=True)
class Mend:
    """A fix whose places are still paths of keys."""

    title: str
    """See ``Fix.title``."""
    do: Literal["rename", "set", "add", "append", "remove", "bracket"]
    """What is done at the path: another name for the key, another value, a new key in the table, a new entry
    in the list, nothing at all any more, or a second bracket around the name of the table."""
    path: KeyPath
    """Where."""
    text: str = ""
    """The name, the value as TOML, or the line."""
    safe: bool = True
    """See ``Fix.safe``."""


@dataclass(frozen=True, slots=True)
class Problem:
    """One thing that is wrong in a file."""

    severity: Severity
    """Whether it stops playing."""
    code: str
    """Stable name of the kind of problem, a key of ``CODES``."""
    message: str
    """What is wrong, in the author's words."""
    hint: str = ""
    """What to write instead."""
    file: str = ""
    """The file's path as it was given."""
    place: Place = field(default=Place(1, 1))
    """Where."""
    fix: Fix | None = field(default=None, compare=False)
    """A way out that can be taken at once, where there is one."""

    def __post_init__(self) -> None:
        if self.code not in CODES:
            raise ValueError(f"{self.code!r} is not in the table of codes")

    def as_table(self) -> dict[str, Any]:
        """Return it as plain values, for other programs; what is returned keeps its names."""
        return {
            "severity": self.severity,
            "code": self.code,
            "file": self.file,
            "line": self.place.line,
            "column": self.place.column,
            "message": self.message,
            "hint": self.hint,
            "fix": None if self.fix is None else asdict(self.fix),
        }

    def __str__(self) -> str:
        where = f"{self.file}:{self.place.line}:{self.place.column}: " if self.file else ""
        hint = f" ({self.hint})" if self.hint else ""
        return f"{where}{said(self.severity)}: {self.message}{hint} [{self.code}]"


@dataclass(frozen=True, slots=True)
class Finding:
    """A problem whose place is still a path of keys."""

    path: KeyPath
    """The key it is about."""
    code: str
    """See ``Problem.code``."""
    message: str
    """See ``Problem.message``."""
    hint: str = ""
    """See ``Problem.hint``."""
    severity: Severity = "error"
    """See ``Problem.severity``."""
    at_key: bool = False
    """Whether the key itself is wrong, not its value."""
    mend: Mend | None = None
    """See ``Problem.fix``."""


def nearest(word: str, known: Iterable[str], alike: float = 0.6) -> str:
    """Return the known word that was probably meant, or nothing; ``alike`` is how near it must be, to 1."""
    if len(word) > 60:
        return ""
    lowered = {name.lower(): name for name in known}
    found = difflib.get_close_matches(word.lower(), lowered, n=1, cutoff=alike)
    return lowered[found[0]] if found else ""


def did_you_mean(word: str, known: Iterable[str], alike: float = 0.6) -> str:
    """Return ``did you mean `hold`?`` for the nearest known word, or nothing."""
    meant = nearest(word, known, alike)
    return said("did you mean `{meant}`?", meant=meant) if meant else ""


def plain(name: str, most: int = 60) -> str:
    """Return a name fit for a message: short, on one line, with nothing in it that a terminal obeys."""
    text = "".join(letter if letter.isprintable() else "?" for letter in name[: most + 1])
    return text if len(text) <= most else text[: most - 1] + "…"


def has_errors(problems: Iterable[Problem]) -> bool:
    """Return whether any of the problems stops playing."""
    return any(problem.severity == "error" for problem in problems)

"""A session as it is being made from a foreign file: steps as keys and values, not yet text."""

from __future__ import annotations

import math
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Any

from player.errors import PlayerError
from player.importing.imported import ImportedFile
from player.importing.list_words import list_languages, list_words
from player.importing.wording import file_stem, text_value
from player.language import later, plain_letters, said, said_in, spoken_language

if TYPE_CHECKING:
    from player.importing.imported import Report
    from player.importing.matching import Matcher
    from player.importing.sides import NamedSide

MOST_STEPS = 2000
"""Steps of the longest session that is made."""
LONGEST_TEXT = 500
"""Characters of the longest text that is taken over; nobody reads or hears more."""
LONGEST_NAME = 100
"""Characters of the longest name."""
_DAY = 24 * 3600
_MOST_SETS = 100
_MOST_COUNT = 1000
_BOTH_SIDES = later("It has two sides: each of them gets all of it.")


@dataclass(slots=True)
class StepSketch:
    """One step, or a group of steps."""

    keys: dict[str, Any]
    """Keys and values as they will stand in the file; times in seconds are written by ``writing``."""
    comment: str = ""
    """A line above it that says what is different from the original."""
    steps: list[StepSketch] = field(default_factory=list)
    """The steps of a group."""


@dataclass(slots=True)
class SessionSketch:
    """One session."""

    title: str
    """What it is called; empty where the file does not say."""
    steps: list[StepSketch]
    """Its steps, in order."""
    header: dict[str, Any] = field(default_factory=dict)
    """Further keys of the header."""
    language: str = ""
    """The language of its words; empty where it is still to be found out."""
    seamless: bool = False
    """Whether its steps follow one another without time to get ready."""
    files: list[ImportedFile] = field(default_factory=list)
    """Files that it uses."""


@dataclass(frozen=True, slots=True)
class Seconds:
    """A time as a value of a key."""

    value: float
    """In seconds, to the tenth."""


class Sketcher:
    """Makes steps of names and numbers that are not trusted, and tells the report what it did."""

    def __init__(self, matcher: Matcher, report: Report) -> None:
        """Take what knows the exercises, and the report."""
        self.report = report
        self.language = matcher.language
        """The language that names are in; empty where it is not known."""
        self._matcher = matcher
        self._count = 0
        self._pictured: dict[str, bytes] = {}

    def speaking(self, language: str) -> Sketcher:
        """Return one for a file in a language."""
        return Sketcher(self._matcher.speaking(language), self.report)

    def language_of(self, text: str) -> str:
        """Return the language that a text is in, the person's where that cannot be told."""
        return self._matcher.language_of(text, spoken_language())

    # -- values

    def number(self, value: Any) -> float | None:
        """Return a number, also one that is written as text; None where it is none."""
        if isinstance(value, bool) or value is None:
            return None
        if isinstance(value, str) and len(value) <= 30:
            try:
                value = float(value.strip().replace(",", "."))
            except ValueError:
                return None
        if isinstance(value, (int, float)) and math.isfinite(value):
            return float(value)
        return None

    def time(self, value: Any, what: str) -> Seconds | None:
        """Return a time of so many seconds, to the tenth; None where it is none or nothing."""
        number = self.number(value)
        if number is None or number < 0.05:
            if number is not None and number < 0:
                self.report.dropped(said("{what}: a time below nothing", what=what))
            return None
        if number > _DAY:
            self.report.changed(said("{what}: longer than a day, now a day", what=what))
            number = _DAY
        rounded = round(number, 1)
        if abs(rounded - number) > 0.001:
            self.report.changed(
                said("{what}: {number:.3f} s is {rounded:g} s", what=what, number=number, rounded=rounded)
            )
        return Seconds(rounded)

    def whole(self, value: Any, most: int, what: str) -> int | None:
        """Return a whole number from 1 to the most; None where it is none."""
        number = self.number(value)
        if number is None or number < 1:
            return None
        if number > most:
            self.report.changed(
                said(
                    "{what}: {number:.0f} is more than {most}, now {most}",
                    what=what,
                    number=number,
                    most=most,
                )
            )
        return min(most, int(number))

    def count(self, value: Any, what: str) -> int | None:
        """Return a number of reps or rounds."""
        return self.whole(value, _MOST_COUNT, what)

    def sets(self, value: Any, what: str) -> int:
        """Return a number of sets, 1 where there is none."""
        return self.whole(value, _MOST_SETS, what) or 1

    def text(self, value: Any, most: int = LONGEST_TEXT) -> str:
        """Return a text on one line, cut where it is longer than anybody reads."""
        if not isinstance(value, str):
            return ""
        words = "".join(letter if letter.isprintable() else " " for letter in value[: most * 4]).split()
        text = " ".join(words)
        if len(text) <= most:
            return text
        self.report.changed(said("a text of more than {most} characters is cut", most=most))
        return text[: most - 1].rstrip() + "…"

    def name(self, value: Any, otherwise: str = "Exercise") -> str:
        """Return a name; braces are taken out of it, because they mean something in a session."""
        return self.text(value, LONGEST_NAME).replace("{", "(").replace("}", ")") or otherwise

    def words(self, value: Any) -> str:
        """Return a text to be spoken or shown, without braces."""
        return self.text(value).replace("{", "(").replace("}", ")")

    # -- steps

    def action(self, name: str, side: NamedSide = "", *, timed: bool = False) -> StepSketch:
        """Return a step that says what to do and on which side; its dose is still to be put in.

        ``timed`` is whether its dose will be a time; of an exercise with sides it is told that each side now
        has all of it.
        """
        self._counted()
        bare, named = self._matcher.named_side(name)
        side = side or named
        exercise = self._matcher.exercise(bare) or self._matcher.exercise(name)
        if exercise is None:
            self.report.kept_by_name(bare)
            return StepSketch({"name": bare, **({"side": side} if side else {})})
        if bare == exercise.name:
            self.report.kept(said("“{name}”, with its figure and words", name=bare))
        else:
            self.report.kept(
                said(
                    "“{bare}” as the exercise “{name}”, with its figure and words",
                    bare=bare,
                    name=exercise.name,
                )
            )
        step = StepSketch({"exercise": exercise.identity})
        if side:
            step.keys["side"] = side
        elif exercise.unilateral:
            step.keys["side"] = "each"
            step.comment = said_in(self.language, _BOTH_SIDES)
            if timed:
                told = said("“{name}” has two sides; each now gets the whole time", name=exercise.name)
            else:
                told = said("“{name}” has two sides; each now gets the whole dose", name=exercise.name)
            self.report.changed(told)
        return step

    def timed(self, name: str, time: Seconds, side: NamedSide = "") -> StepSketch:
        """Return a step of a time: a hold, or an activity."""
        step = self.action(name, side, timed=True)
        step.keys["hold" if self._matcher.still(name) else "for"] = time
        return step

    def rest(self, time: Seconds, say: str = "", name: str = "") -> StepSketch:
        """Return a rest."""
        self._counted()
        keys: dict[str, Any] = {"rest": time}
        if say:
            keys["say"] = say
        elif name and not _means_rest(name):
            keys["note"] = name
        return StepSketch(keys)

    def group(
        self, steps: list[StepSketch], repeat: int = 1, between: Seconds | None = None, title: str = ""
    ) -> list[StepSketch]:
        """Return steps that are repeated, as a group; steps that are done once stand by themselves."""
        if not steps:
            return []
        if repeat <= 1 and not title:
            return steps
        keys: dict[str, Any] = {"repeat": repeat} if repeat > 1 else {}
        if between is not None and repeat > 1:
            keys["between"] = between
        if title:
            keys["title"] = title
        return [StepSketch(keys, steps=steps)]

    def with_sides_joined(self, steps: list[StepSketch]) -> list[StepSketch]:
        """Return steps with a left one and a right one of the same kind made one step for each side; a rest
        between them becomes the time to change."""
        joined: list[StepSketch] = []
        index = 0
        while index < len(steps):
            step = steps[index]
            if step.steps:
                joined.append(replace(step, steps=self.with_sides_joined(step.steps)))
                index += 1
                continue
            pause = steps[index + 1 : index + 2]
            has_pause = bool(pause) and set(pause[0].keys) == {"rest"}
            other = steps[index + 1 + has_pause : index + 2 + has_pause]
            if other and _are_sides(step, other[0]):
                keys = {**step.keys, "side": "each", "first": step.keys["side"]}
                if has_pause:
                    keys["change_side"] = pause[0].keys["rest"]
                named = step.keys.get("name") or self._matcher.called(step.keys.get("exercise", ""))
                self.report.changed(
                    said("left and right of “{named}” are one step for each side", named=named)
                )
                joined.append(replace(step, keys=keys))
                index += 2 + has_pause
            else:
                joined.append(step)
                index += 1
        return joined

    def picture(self, step: StepSketch, sketch: SessionSketch, picture: ImportedFile) -> None:
        """Make the step an exercise of its own that shows a picture; both lie beside the session."""
        name = step.keys.pop("name")
        identity = number = file_stem(name)
        count = 1
        while (
            self._matcher.knows(identity) or self._pictured.get(identity, picture.content) != picture.content
        ):
            count += 1
            identity = f"{number}-{count}"
        self._pictured[identity] = picture.content
        step.keys["exercise"] = identity
        suffix = picture.name[picture.name.rindex(".") :]
        text = f"name = {text_value(name)}\npicture = {text_value(identity + suffix)}\n"
        sketch.files += [
            ImportedFile(f"exercises/{identity}.toml", text.encode()),
            ImportedFile(f"exercises/{identity}{suffix}", picture.content),
        ]
        self.report.kept_with_picture(name)

    def _counted(self) -> None:
        self._count += 1
        if self._count > MOST_STEPS:
            raise PlayerError(
                said("There are more than {most} steps in this file.", most=MOST_STEPS),
                said("Import it in smaller parts."),
            )


def _means_rest(name: str) -> bool:
    """Return whether a rest is only called that."""
    return any(
        plain_letters(name) in map(plain_letters, list_words(tag).phrases["rest"]) for tag in list_languages()
    )


def _are_sides(one: StepSketch, other: StepSketch) -> bool:
    sides = {one.keys.get("side"), other.keys.get("side")}
    same = {**one.keys, "side": ""} == {**other.keys, "side": ""}
    return same and sides == {"left", "right"} and not one.steps and not other.steps

"""Building the values of a session from its document, step by step."""

from __future__ import annotations

from dataclasses import fields, replace
from fractions import Fraction
from typing import TYPE_CHECKING, Any, Literal, cast

from player.session.doses import build_dose
from player.session.model import (
    AnyStep,
    AuthorCue,
    Defaults,
    Exercise,
    Group,
    Hold,
    Rest,
    Say,
    Session,
    Step,
    VoiceWish,
)
from player.session.problems import did_you_mean
from player.session.reading import At, kind_of
from player.session.schema import DOSES
from player.session.size import MOST_PHASES, phase_count
from player.session.tables import TableReader

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from player.session.catalogue import Catalogue
    from player.session.problems import Finding, KeyPath

DEEPEST = 50
"""How many groups may stand in one another."""

_TIMING = {field.name for field in fields(Defaults)}
_NO_DOSE = Hold(())
_SESSION_TEXTS = (
    "summary",
    "language",
    "authors",
    "license",
    "sources",
    "level",
    "equipment",
    "tags",
    "cautions",
)
_GROUP_ONLY = {"repeat", "between", "step", "title"}
_DOSE_OF = {
    "tempo": "reps", "pace": "reps", "each": "reps", "release": "reps", "cycles": "breathe", "finish":
    "breathe", "pass": "roll"
}  # fmt: skip


class SessionBuilder:
    """Builds a session and keeps what it finds wrong."""

    def __init__(self, catalogue: Catalogue, line_of: Callable[[KeyPath], int]) -> None:
        """Take the exercises that are known, and where a key path stands in the text."""
        self._catalogue = catalogue
        self._line_of = line_of
        self._reader = TableReader()
        self._broken: set[str] = set()

    @property
    def findings(self) -> list[Finding]:
        """Return what was found wrong."""
        return self._reader.findings

    def session(self, document: dict[str, Any]) -> Session:
        """Return the session of a document; what is wrong is left out and found."""
        values = self._reader.read(document, "session")
        defaults = Defaults(**values.get("defaults", {}))
        steps = self._steps(values.get("step", []), ("step",), "", defaults, 0)
        if "step" in values and not steps and not self._reader.findings:
            self._reader.add(
                ("step",),
                "no-steps",
                "the session has no steps",
                "add a [[step]] with an exercise and a dose",
            )
        texts = {key: values[key] for key in _SESSION_TEXTS if key in values}
        cover = values.get("cover", "")
        if cover and self._catalogue.exercise(cover) is None:
            self._unknown_exercise(cover, ("cover",))
        voice = VoiceWish(**values.get("voice", {}))
        session = Session(
            title=values.get("title", ""), steps=steps, defaults=defaults, voice=voice, cover=cover, **texts
        )
        if phase_count(steps) > MOST_PHASES:
            self._reader.add(
                ("step",),
                "too-many-phases",
                f"the session has more than {MOST_PHASES:,} phases",
                "repeat less often",
            )
        return session

    def _steps(
        self, tables: list[Any], path: KeyPath, prefix: str, defaults: Defaults, depth: int
    ) -> tuple[AnyStep, ...]:
        if depth > DEEPEST:
            self._reader.add(
                path, "too-deep", f"groups are nested deeper than {DEEPEST} levels", "repeat in fewer levels"
            )
            return ()
        built = (
            self._step(table, (*path, index), f"{prefix}{index + 1}", defaults, depth)
            for index, table in enumerate(tables)
        )
        return tuple(step for step in built if step is not None)

    def _step(self, table: Any, path: KeyPath, number: str, defaults: Defaults, depth: int) -> AnyStep | None:
        if not isinstance(table, dict):
            self._reader.add(
                path, "wrong-type", f"a step is a table, not {kind_of(table)}", "begin it with [[step]]"
            )
            return None
        values = self._reader.read(table, "step", path)
        timing = replace(defaults, **{key: values[key] for key in _TIMING if key in values})
        line = self._line_of(path)
        doses = [key for key in DOSES if key in table and not (key == "for" and "breathe" in table)]
        if "step" in table or "repeat" in table:
            return self._group(values, path, number, timing, depth, line)
        if not doses and "rest" in table and not {"exercise", "name"} & table.keys():
            self._stray(table, path, {"rest", "say", "note", "countdown", "counting", "announce"}, "a rest")
            return Rest(number, line, timing.rest, timing, values.get("say", ""), values.get("note", ""))
        if not doses and "say" in table and not {"exercise", "name"} & table.keys():
            self._stray(table, path, {"say", "note"}, "words alone")
            return Say(number, line, values.get("say", ""), values.get("note", ""))
        return self._exercise_step(table, values, doses, path, Step(number, line, "", _NO_DOSE, timing))

    def _group(
        self, values: dict[str, Any], path: KeyPath, number: str, timing: Defaults, depth: int, line: int
    ) -> Group:
        self._stray(
            values, path, _GROUP_ONLY | _TIMING | {"note"}, "a group", "put it into a step of the group"
        )
        tables = values.get("step", [])
        if not tables:
            self._reader.add(path, "no-steps", "the group has no steps", "add a [[step.step]] below it")
        title = values.get("title", "")
        inner = self._steps(tables, (*path, "step"), f"{number}.", timing, depth + 1)
        return Group(number, line, inner, timing, values.get("repeat", 1), values.get("between", 0), title)

    def _exercise_step(
        self, table: Mapping[str, Any], values: dict[str, Any], doses: list[str], path: KeyPath, step: Step
    ) -> Step | None:
        reader = self._reader
        if not {"exercise", "name"} & table.keys() and doses not in (["breathe"], ["phases"]):
            hint = (
                'say what to do: exercise = "plank", or name = "Free text"'
                if doses
                else 'for example exercise = "plank" and hold = "30s"'
            )
            reader.add(path, "no-action", "the step does not say what to do", hint)
        exercise = self._exercise(values["exercise"], (*path, "exercise")) if "exercise" in values else None
        self._check_doses(table, doses, path)
        if len(doses) != 1 or doses[0] not in values:
            return None
        self._stray(table, path, set(table) - _GROUP_ONLY, "an exercise")
        for key, dose in _DOSE_OF.items():
            if key in table and doses[0] != dose:
                reader.add(
                    (*path, key),
                    "stray-key",
                    f"`{key}` belongs to `{dose}`, not to `{doses[0]}`",
                    "take one of them out",
                    at_key=True,
                )
        dose_value = build_dose(doses[0], values, path, reader, exercise)
        sides = values.get("side") or ("each" if exercise is not None and exercise.unilateral else "both")
        extra = tuple(sorted(values.get("extra", {}).items()))
        if extra and sides not in ("each", "alternate"):
            reader.add(
                (*path, "extra"), "stray-key", "`extra` needs both sides", 'write side = "each"', at_key=True
            )
        if "first" in values:
            step = replace(step, timing=replace(step.timing, first_side=values["first"]))
        if dose_value is None:
            return None
        lists = {
            len(values[key])
            for key in ("hold", "reps", "each", "roll", "for")
            if key in values and len(values[key]) > 1
        }
        if len(lists) > 1 or (lists and values.get("sets", max(lists)) != max(lists)):
            reader.add(
                path,
                "unequal-lists",
                "the lists of this step differ in length, or from `sets`",
                "give one entry a set",
            )
        return replace(
            step,
            name=values.get("name") or (exercise.name if exercise else ""),
            dose=dose_value,
            exercise=exercise,
            side=cast('Literal["each", "alternate", "left", "right", "both"]', sides),
            extra=extra,
            sets=values.get("sets", max(lists, default=1) if "." not in step.path else 1),
            follows_round=bool(lists) and "sets" not in values and "." in step.path,
            say=values.get("say", ""),
            note=values.get("note", ""),
            cues=self._cues(values.get("cue", []), path),
        )

    def _check_doses(self, table: Mapping[str, Any], doses: list[str], path: KeyPath) -> None:
        if not doses:
            near = next(
                (hint for key in table if (hint := did_you_mean(key, DOSES)) and key not in DOSES), ""
            )
            self._reader.add(
                path,
                "no-dose",
                "the step does not say how long or how often",
                near or 'for example hold = "30s" or reps = 10',
            )
        elif len(doses) > 1:
            named = " and ".join(f"`{key}`" for key in doses)
            self._reader.add(
                (*path, doses[1]),
                "two-doses",
                f"a step has one dose, this one has {named}",
                "make two steps of it",
                at_key=True,
            )

    def _stray(
        self, table: Mapping[str, Any], path: KeyPath, allowed: set[str], what: str, hint: str = "take it out"
    ) -> None:
        for key in table.keys() - allowed:
            if not any(found.path == (*path, key) for found in self._reader.findings[-20:]):
                self._reader.add(
                    (*path, key), "stray-key", f"`{key}` has no meaning in {what}", hint, at_key=True
                )

    def _cues(self, tables: list[dict[str, Any]], path: KeyPath) -> tuple[AuthorCue, ...]:
        cues = []
        for index, values in enumerate(tables):
            at: At | None = values.get("at")
            if "every" in values and at is None:
                at = At("every", Fraction(values["every"]))
            if at is None or "say" not in values:
                if at is None:
                    self._reader.add(
                        (*path, "cue", index),
                        "missing-key",
                        "the cue does not say when",
                        'for example at = "50%"',
                    )
                continue
            if at.how == "every" and not at.value:
                self._reader.add(
                    (*path, "cue", index, "every"),
                    "out-of-range",
                    "`every` is no time at all",
                    'for example every = "30s"',
                )
                continue
            cues.append(AuthorCue(at, values["say"]))
        return tuple(cues)

    def _exercise(self, name: str, path: KeyPath) -> Exercise | None:
        exercise = self._catalogue.exercise(name)
        if exercise is None:
            self._unknown_exercise(name, path)
            return None
        if exercise.identity not in self._broken:
            self._broken.add(exercise.identity)
            for problem in self._catalogue.problems(exercise.identity):
                self._reader.add(
                    path,
                    "broken-exercise",
                    f'exercise "{name}": {problem}',
                    "mend its file",
                    warning=problem.severity == "warning",
                )
        return exercise

    def _unknown_exercise(self, name: str, path: KeyPath) -> None:
        for problem in self._catalogue.problems(name):
            self._reader.add(path, "broken-exercise", f'exercise "{name}": {problem}', "mend its file")
            return
        hint = (
            did_you_mean(name, self._catalogue.names())
            or "`limber list --exercises` lists those that are known"
        )
        self._reader.add(path, "unknown-exercise", f'no exercise is called "{name[:60]}"', hint)

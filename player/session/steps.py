"""Building one step that is done: what, its dose, its sides, its sets, and the words at certain times."""

from __future__ import annotations

import re
from fractions import Fraction
from typing import TYPE_CHECKING, Any, Literal, cast

from player.language import said
from player.session.doses import build_dose
from player.session.guessing import surely_meant
from player.session.model import AuthorCue, Exercise, OpenHold, Pictured, Reps, Step
from player.session.problems import Mend, did_you_mean, nearest, plain
from player.session.reading import FRAMES_PER_SECOND, At
from player.session.schema import DOSES, TABLES
from player.session.size import dose_length

if TYPE_CHECKING:
    from collections.abc import Mapping

    from player.session.bench import Bench
    from player.session.model import Dose
    from player.session.problems import KeyPath
    from player.session.standing import Rounds, Standing
    from player.session.tables import TableReader

GROUP_ONLY = frozenset(
    ("repeat", "between", "step", "title", "every", "shuffle", "seed", "pick", "use", "with")
)
"""Keys that only a group has."""
PLACEHOLDERS = ("side", "other_side")
"""What may stand in braces in an author's text."""
_BRACES = re.compile(r"\{(\w*)\}")
_PER_SET = ("hold", "reps", "each", "roll", "for")
_LEAST_EVERY = FRAMES_PER_SECOND
_ASK_ONLY = frozenset(("ask", "test", "unit", "highest", "stop"))
_DOSE_OF = {
    "tempo": "reps",
    "pace": "reps",
    "pace_to": "reps",
    "each": "reps",
    "release": "reps",
    "cycles": "breathe",
    "finish": "breathe",
    "count": "breathe",
    "pass": "roll",
}
_ODD = GROUP_ONLY | _ASK_ONLY | _DOSE_OF.keys() | {"limit"}


def check_placeholders(text: str, path: KeyPath, reader: TableReader, *, sides: bool) -> None:
    """Find what stands in braces in a text and will not be filled in."""
    for name in _BRACES.findall(text) if "{" in text else ():
        if name not in PLACEHOLDERS:
            hint = did_you_mean(name, PLACEHOLDERS).replace("`", "{", 1).replace("`", "}", 1)
            hint = hint or said("only {side} and {other_side} are filled in")
            told = said("`{{{name}}}` is said as it stands", name=plain(name))
        elif not sides:
            told, hint = (
                said("`{{{name}}}` has no meaning here: there are no sides", name=name),
                said("say the side in words"),
            )
        else:
            continue
        reader.add(path, "unknown-placeholder", told, hint, warning=True)


class StepBuilder:
    """Builds steps; what it finds wrong goes to the reader."""

    def __init__(self, bench: Bench) -> None:
        """Take what the builders of the document share."""
        self._bench = bench
        self._reader = bench.reader
        self._broken: set[str] = set()

    def step(
        self,
        table: Mapping[str, Any],
        values: dict[str, Any],
        doses: list[str],
        standing: Standing,
    ) -> Step | None:
        """Return a step, or None where it cannot be made.

        ``table`` is the step as written, ``values`` what could be read of it, ``doses`` the keys of doses in
        it.
        """
        path = standing.path
        exercise = self.exercise(values["exercise"], (*path, "exercise")) if "exercise" in values else None
        self._check_action(table, doses, path)
        self._check_keys(table, doses, path)
        cues = self._cues(table["cue"], values["cue"], path) if "cue" in values else {}
        if len(doses) != 1 or doses[0] not in values:
            return None
        dose = build_dose(doses[0], values, path, self._reader, exercise)
        if dose is None:
            return None
        side = self._side(table, values, path, exercise)
        sets, follows = self._sets(values, path, standing.rounds)
        if standing.rounds.clocked:
            self._check_clock(dose, sets, path)
        step = Step(
            path=standing.number,
            line=standing.line,
            name=values.get("name") or (exercise.name if exercise else ""),
            dose=dose,
            timing=standing.timing,
            exercise=exercise,
            side=side,
            extra=tuple(sorted(values["extra"].items())) if "extra" in values else (),
            sets=sets,
            follows_round=follows,
            say=values.get("say", ""),
            note=values.get("note", ""),
            cues=tuple(cues.values()),
            view=values.get("view", ""),
            picture=self._picture(values),
            optional=standing.optional,
            when=standing.when,
        )
        self._check_texts(step, values, path)
        if cues:
            self._check_cues(step, cues, path, standing.rounds.count if follows else sets)
        return step

    def _picture(self, values: dict[str, Any]) -> Pictured | None:
        name = values.get("picture", "")
        return Pictured(name, self._bench.origin.file) if name else None

    def note_broken(self, identity: str) -> None:
        """Note that what is wrong with an exercise has been told."""
        self._broken.add(identity)

    def exercise(self, name: str, path: KeyPath, *, warning: bool = False) -> Exercise | None:
        """Return an exercise of the catalogue; what is wrong with it, or that it is not there, is found."""
        exercise = self._bench.catalogue.exercise(name)
        if name not in self._broken:
            problems = self._bench.catalogue.problems(name)
            if problems:
                self._broken.add(name)
            for problem in problems:
                mild = warning or problem.severity == "warning"
                told = said('exercise "{name}": {problem}', name=plain(name), problem=problem)
                self._reader.add(path, "broken-exercise", told, said("mend its file"), warning=mild)
        if exercise is None and name not in self._broken:
            hint = did_you_mean(name, self._bench.catalogue.names())
            hint = hint or said("`limber list --exercises` lists those that are known")
            told = said('no exercise is called "{name}"', name=plain(name))
            meant = nearest(name, self._bench.catalogue.names())
            safe = bool(meant) and surely_meant(name, meant)
            mend = (
                Mend(said('write "{meant}"', meant=meant), "set", path, f'"{meant}"', safe=safe)
                if meant
                else None
            )
            self._reader.add(path, "unknown-exercise", told, hint, warning=warning, mend=mend)
        return exercise

    # -- what stands beside what

    def _check_action(self, table: Mapping[str, Any], doses: list[str], path: KeyPath) -> None:
        """Find a step that says not what to do, or for how long; misspelt keys have been found already."""
        if len(doses) == 1 and ("exercise" in table or "name" in table):
            return
        meant = {nearest(key, TABLES["step"]) for key in table if key not in TABLES["step"]}
        named = {"exercise", "name"} & (table.keys() | meant)
        if not named and doses not in (["breathe"], ["phases"]):
            hint = said('for example exercise = "plank" and hold = "30s"')
            if doses:
                hint = said('say what to do: exercise = "plank", or name = "Free text"')
            self._reader.add(path, "no-action", said("the step does not say what to do"), hint)
        if not doses and not meant & set(DOSES):
            told = said("the step does not say how long or how often")
            self._reader.add(path, "no-dose", told, said('for example hold = "30s" or reps = 10'))

    def _check_keys(self, table: Mapping[str, Any], doses: list[str], path: KeyPath) -> None:
        if len(doses) > 1:
            named = said(" and ").join(f"`{key}`" for key in doses)
            told = said("a step has one dose, this one has {named}", named=named)
            self._reader.add((*path, doses[1]), "two-doses", told, said("make two steps of it"), at_key=True)
        if table.keys().isdisjoint(_ODD):
            return
        for key in table:
            if key in GROUP_ONLY:
                self._stray(
                    (*path, key), said("`{key}` has no meaning in an exercise", key=key), said("take it out")
                )
            elif key in _ASK_ONLY:
                hint = said("make a step of its own of it")
                self._stray((*path, key), said("`{key}` has no meaning in an exercise", key=key), hint)
            elif key == "limit" and len(doses) == 1 and not _may_wait(table, doses[0]):
                told = said("`limit` is for what waits for the person")
                self._stray((*path, key), told, said('write hold = "open", or reps without a pace'))
            elif key in _DOSE_OF and len(doses) == 1 and doses[0] != _DOSE_OF[key]:
                told = said(
                    "`{key}` belongs to `{DOSE_OF}`, not to `{doses}`",
                    key=key,
                    DOSE_OF=_DOSE_OF[key],
                    doses=doses[0],
                )
                self._stray((*path, key), told, said("take one of them out"))

    def _stray(self, path: KeyPath, told: str, hint: str) -> None:
        self._reader.add(path, "stray-key", told, hint, at_key=True)

    # -- sides and sets

    def _side(
        self, table: Mapping[str, Any], values: dict[str, Any], path: KeyPath, exercise: Exercise | None
    ) -> Literal["each", "alternate", "left", "right", "both"]:
        side = values.get("side") or ("each" if exercise is not None and exercise.unilateral else "both")
        for key in ("extra", "first"):
            if (
                key in table
                and side not in ("each", "alternate")
                and ("side" in values or "side" not in table)
            ):
                self._stray(
                    (*path, key), said("`{key}` needs both sides", key=key), said('write side = "each"')
                )
        return cast('Literal["each", "alternate", "left", "right", "both"]', side)

    def _sets(self, values: dict[str, Any], path: KeyPath, rounds: Rounds) -> tuple[int, bool]:
        """Return how many sets there are, and whether lists follow the round instead."""
        lists = {len(values[key]) for key in _PER_SET if key in values and len(values[key]) > 1}
        sets = values.get("sets", 1)
        if not lists:
            return sets, False
        follows = "sets" not in values and rounds.count > 1
        if follows and not rounds.exact:
            return 1, True  # the clock counts the rounds: the last entry stands for all that follow
        expected = rounds.count if follows else values.get("sets", max(lists))
        if lists != {expected}:
            what, hint = (
                (said("rounds of its group"), "round") if follows else (said("sets of this step"), "set")
            )
            told = said(
                "a list needs one entry for each of the {expected} {what}", expected=expected, what=what
            )
            self._reader.add(path, "unequal-lists", told, said("give one entry a {hint}", hint=hint))
        return (1, True) if follows else (expected, False)

    def _check_clock(self, dose: Dose, sets: int, path: KeyPath) -> None:
        """Find a step that waits in several sets where a clock runs: nothing can wait there."""
        waits = isinstance(dose, OpenHold) or (isinstance(dose, Reps) and dose_length(dose) is None)
        if waits and (sets > 1 or isinstance(dose, OpenHold)):
            told = said("a clock runs in this group: the step cannot wait for the person")
            hint = said('write a time, for example hold = "30s", or a pace and one set')
            self._reader.add(path, "clock-waits", told, hint)

    # -- words

    def _check_texts(self, step: Step, values: dict[str, Any], path: KeyPath) -> None:
        sides = step.side != "both"
        for key in ("say", "note", "name"):
            if key in values:
                check_placeholders(values[key], (*path, key), self._reader, sides=sides)
        for index, phase in enumerate(values.get("phases", ())):
            for key in ("say", "note", "name"):
                check_placeholders(
                    phase.get(key, ""), (*path, "phases", index, key), self._reader, sides=sides
                )

    def _cues(self, table: Any, tables: list[dict[str, Any]], path: KeyPath) -> dict[int, AuthorCue]:
        """Return the cues by position; ``table`` is the list as written, ``tables`` what could be read."""
        cues: dict[int, AuthorCue] = {}
        for index, (written, values) in enumerate(zip(table, tables, strict=False)):
            place = (*path, "cue", index)
            given = [key for key in ("at", "every") if isinstance(written, dict) and key in written]
            at: At | None = values.get("at")
            every = values.get("every")
            if len(given) > 1:
                self._stray(
                    (*place, "every"),
                    said("a cue has `at` or `every`, not both"),
                    said("make two cues of it"),
                )
            elif not given and isinstance(written, dict):
                told = said("the cue does not say when")
                self._reader.add(place, "missing-key", told, said('for example at = "50%"'))
            elif every is not None and every < _LEAST_EVERY:
                told = said("`every` is less than a second")
                self._reader.add((*place, "every"), "out-of-range", told, said('for example every = "30s"'))
            elif "say" in values and (at is not None or every is not None):
                cues[index] = AuthorCue(at or At("every", Fraction(every or 0)), values["say"])
        return cues

    def _check_cues(self, step: Step, cues: dict[int, AuthorCue], path: KeyPath, turns: int) -> None:
        lengths = [dose_length(step.dose, turn) for turn in range(min(turns, 1000))]
        for index, cue in cues.items():
            place = (*path, "cue", index)
            check_placeholders(cue.say, (*place, "say"), self._reader, sides=step.side != "both")
            outside = _outside(cue, lengths)
            if outside:
                key = "every" if cue.at.how == "every" else "at"
                hint = said('say when in its time, for example at = "50%"')
                self._reader.add(
                    (*place, key),
                    "cue-outside",
                    said("{outside}: it is never heard", outside=outside),
                    hint,
                    warning=True,
                )


def _may_wait(table: Mapping[str, Any], dose: str) -> bool:
    """Return whether a step waits for the person, as it is written."""
    if dose == "hold":
        written = table.get("hold")
        return written == "open" or (isinstance(written, str) and "$" in written)
    return dose == "reps" and table.keys().isdisjoint(("pace", "tempo", "each"))


def _outside(cue: AuthorCue, lengths: list[int | None]) -> str:
    """Return why a cue is never heard, or nothing."""
    if None in lengths:
        return said("the step waits for the person, and the cue has no time in it")
    longest = max(length or 0 for length in lengths)
    if cue.at.how == "fraction":
        return said("the cue is at the very end of the step") if cue.at.value >= 1 else ""
    if cue.at.how == "before":
        return said("the cue is before the step begins") if cue.at.value > longest else ""
    return said("the cue is after the end of the step") if cue.at.value >= longest else ""

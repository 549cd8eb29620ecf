"""Building groups: steps that are repeated, drawn, timed, or taken from another session."""

from __future__ import annotations

from dataclasses import fields, replace
from typing import TYPE_CHECKING, Any, Protocol

from player.language import said
from player.session.documents import located, parse_toml, read_text
from player.session.model import AnyStep, Defaults, Group, Reps, Session, Step
from player.session.places import Places
from player.session.problems import Problem, has_errors, plain
from player.session.reading import FRAMES_PER_SECOND, ValueProblem, kind_of
from player.session.size import dose_length, length_of_steps
from player.session.standing import OPEN_ROUNDS, Rounds
from player.session.translation import translated
from player.session.upgrades import in_newest_format

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from player.session.bench import Bench
    from player.session.catalogue import Catalogue
    from player.session.including import Origin
    from player.session.problems import KeyPath
    from player.session.standing import Standing

GROUP_MARKS = frozenset(("repeat", "step", "use"))
"""Keys that make a group of a step."""
_GROUP_KEYS = frozenset(
    (
        *("repeat", "between", "step", "title", "every", "for", "shuffle", "seed", "pick", "use", "with"),
        *(field.name for field in fields(Defaults)),
    )
) | {"note"}
_LEAST_EVERY = 5 * FRAMES_PER_SECOND


class InnerBuilder(Protocol):
    """What builds the session that another one uses."""

    def session(
        self, document: dict[str, Any], given: Mapping[str, object] | None, prefix: str, depth: int
    ) -> Session:
        """Return the session of a document."""


class GroupBuilder:
    """Builds groups; what it finds wrong goes to the reader."""

    def __init__(
        self,
        bench: Bench,
        steps: Callable[[list[Any], KeyPath, str, Defaults, int, Rounds], tuple[AnyStep, ...]],
        inner: Callable[[Catalogue, Callable[[KeyPath], int], Origin, int], tuple[InnerBuilder, Bench]],
    ) -> None:
        """Take what the builders of the document share, what builds a list of steps, and what begins to build
        another session."""
        self._bench = bench
        self._reader = bench.reader
        self._steps = steps
        self._inner = inner

    def group(self, table: Mapping[str, Any], values: dict[str, Any], standing: Standing) -> Group | None:
        """Return the group that a step is; None where it cannot be made."""
        path = standing.path
        self._bench.check_keys(
            table, path, _GROUP_KEYS, said("a group"), said("put it into a step of the group")
        )
        repeat, most = values.get("repeat", (1, 1))
        length = self._length(values, path)
        if "every" in values and values["every"] < _LEAST_EVERY:
            told = said("`every` is less than five seconds")
            self._reader.add((*path, "every"), "out-of-range", told, said('for example every = "60s"'))
            return None
        clocked = length is not None or "every" in values
        rounds = Rounds(most, True, clocked) if most > 1 else standing.rounds
        if length is not None and "repeat" not in table:
            rounds = Rounds(OPEN_ROUNDS, False, True)
        if "use" in table:
            inner, title = self._used(table, values, standing)
        else:
            inner, title = self._own_steps(table, values, standing, rounds), ""
        for key, needs in (("seed", ("shuffle", "pick")), ("with", ("use",))):
            if key in table and table.keys().isdisjoint(needs):
                told = said(
                    "`{key}` needs {needs}", key=key, needs=said(" or ").join(f"`{need}`" for need in needs)
                )
                self._reader.add((*path, key), "stray-key", told, said("take it out"), at_key=True)
        if "note" in values:
            inner = _noted(inner, values["note"])
        group = Group(
            standing.number,
            standing.line,
            inner,
            standing.timing,
            repeat,
            values.get("between", 0),
            values.get("title", "") or title,
            most if most > repeat else 0,
            length,
            values.get("every"),
            values.get("shuffle", False),
            values.get("seed"),
            values.get("pick"),
            "use" in table,
            optional=standing.optional,
            when=standing.when,
        )
        _check_draw(self._bench, group, path)
        if clocked:
            _check_clock(self._bench, group, path)
        return group

    def _length(self, values: dict[str, Any], path: KeyPath) -> int | None:
        lengths = values.get("for")
        if lengths is None:
            return None
        if len(lengths) > 1 or not lengths[0]:
            self._reader.add(
                (*path, "for"), "out-of-range", said("a group has one time"), said('for example for = "20m"')
            )
            return None
        return int(lengths[0])

    def _own_steps(
        self,
        table: Mapping[str, Any],
        values: dict[str, Any],
        standing: Standing,
        rounds: Rounds,
    ) -> tuple[AnyStep, ...]:
        tables = values.get("step", [])
        if not tables and ("step" not in table or "step" in values):
            hint = said("add a [[step.step]] below it")
            self._reader.add(standing.path, "no-steps", said("the group has no steps"), hint)
        prefix = f"{standing.number}."
        return self._steps(
            tables, (*standing.path, "step"), prefix, standing.timing, standing.depth + 1, rounds
        )

    def _used(
        self, table: Mapping[str, Any], values: dict[str, Any], standing: Standing
    ) -> tuple[tuple[AnyStep, ...], str]:
        """Return the steps of the session that is used, and its title; nothing where it cannot be used."""
        path = standing.path
        if "step" in table:
            told = said("a group has steps of its own or uses a session, not both")
            self._reader.add((*path, "step"), "stray-key", told, said("make two groups of it"), at_key=True)
            return (), ""
        if "use" not in values:
            return (), ""
        given = _given(self._bench, values.get("with"), path)
        place = (
            f"{plain(self._bench.origin.file.replace(chr(92), '/').rsplit('/', 1)[-1]) or said('this text')}"
        )
        try:
            found = self._bench.origin.find(values["use"])
            line = self._bench.line_in_text(path)
            origin = self._bench.origin.inner(found, f"{place}:{line}")
        except ValueProblem as problem:
            self._reader.add((*path, "use"), problem.code, f"`use`: {problem.message}", problem.hint)
            return (), ""
        if given is None:
            return (), ""
        text = read_text(found)
        text = in_newest_format(text) if isinstance(text, str) else text
        document = parse_toml(text, str(found)) if isinstance(text, str) else text
        if isinstance(document, Problem):
            _tell(self._bench, path, (document,))
            return (), ""
        places = Places(str(text))
        document = translated(document, found, self._bench.catalogue.language)
        catalogue = self._bench.catalogue.beside(found.parent)
        builder, bench = self._inner(catalogue, places.line, origin, standing.line)
        session = builder.session(document, given, f"{standing.number}.", standing.depth + 1)
        problems = located(bench.reader.findings, places, str(found)) if bench.reader.findings else ()
        _tell(self._bench, path, problems)
        self._bench.exercises.update(
            {
                identity: own
                for identity, own in bench.exercises.items()
                if identity not in self._bench.exercises
            }
        )
        self._bench.asked |= bench.asked
        return (() if has_errors(problems) else session.steps), session.title


def _given(bench: Bench, table: Any, path: KeyPath) -> dict[str, object] | None:
    """Return the values that are given to the parameters of a session that is used; None where they are
    wrong."""
    if table is None:
        return {}
    try:
        if not isinstance(table, dict):
            hint = said('for example with = { hold = "20s" }')
            raise ValueProblem(
                "wrong-type", said("a table is needed, not {kind_of}", kind_of=kind_of(table)), hint
            )
        return {
            name: bench.filling.value(value) if isinstance(value, str) and "$" in value else value
            for name, value in table.items()
        }
    except ValueProblem as problem:
        bench.reader.add((*path, "with"), problem.code, f"`with`: {problem.message}", problem.hint)
        return None


def _tell(bench: Bench, path: KeyPath, problems: tuple[Problem, ...]) -> None:
    for problem in problems[:5]:
        told = str(problem)[:300]
        mild = problem.severity == "warning"
        bench.reader.add((*path, "use"), "broken-use", told, said("mend that file"), warning=mild)


def _noted(steps: tuple[AnyStep, ...], note: str) -> tuple[AnyStep, ...]:
    """Return steps with the note of their group where they have none of their own."""
    return tuple(
        replace(step, steps=_noted(step.steps, note))
        if isinstance(step, Group)
        else replace(step, note=step.note or note)
        for step in steps
    )


# -- draws and clocks


def _check_draw(bench: Bench, group: Group, path: KeyPath) -> None:
    if group.pick is not None and group.steps and group.pick > len(group.steps):
        told = said(
            "`pick` is {pick}, and the group has {count} steps", pick=group.pick, count=len(group.steps)
        )
        bench.reader.add((*path, "pick"), "out-of-range", told, said("add steps, or pick fewer"))


def _check_clock(bench: Bench, group: Group, path: KeyPath) -> None:
    """Find what cannot be where a clock runs."""
    waiting = [step for step in group.steps if isinstance(step, Step) and waits(step)]
    if waiting and len(waiting) < len(group.steps) and group.every is None:
        told = said("a clock runs in this group: steps that wait and steps that do not cannot take turns")
        bench.reader.add(path, "clock-waits", told, said('give the reps a pace, for example pace = "3s"'))
    if group.every is not None and group.steps:
        lasts = length_of_steps(group.steps)
        if lasts > group.every:
            over = (lasts - group.every) / FRAMES_PER_SECOND
            told = said("a round takes {over:g} s longer than `every`: its end is cut off", over=over)
            hint = said("make `every` longer, or do less in a round")
            bench.reader.add((*path, "every"), "out-of-range", told, hint, warning=True)


def waits(step: Step) -> bool:
    """Return whether a step waits for the person."""
    return isinstance(step.dose, Reps) and dose_length(step.dose) is None and step.dose.limit is None

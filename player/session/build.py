"""Building a session from its document: the header, the groups, and what stands in them."""

from __future__ import annotations

from dataclasses import fields, replace
from typing import TYPE_CHECKING, Any

from player.language import said
from player.session.bench import Bench
from player.session.conditions import read_condition
from player.session.exercise_file import exercise_of
from player.session.filling import Filling
from player.session.groups import GROUP_MARKS, GroupBuilder
from player.session.including import Origin
from player.session.model import AnyStep, Defaults, Music, Session, VoiceWish
from player.session.parameter_tables import build_parameters
from player.session.pauses import build_ask, build_pause
from player.session.problems import plain
from player.session.reading import ValueProblem, kind_of
from player.session.schema import DOSES
from player.session.size import DEEPEST, MOST_PHASES, phase_count
from player.session.standing import Rounds, Standing
from player.session.steps import StepBuilder

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from player.session.catalogue import Catalogue
    from player.session.conditions import Condition
    from player.session.keeping import Kept
    from player.session.model import Exercise
    from player.session.parameters import Parameter
    from player.session.problems import Finding, KeyPath

_TIMING = frozenset(field.name for field in fields(Defaults))
_DOSES = frozenset(DOSES)
_ACTIONS = frozenset(("exercise", "name"))
_PAUSES = frozenset(("rest", "say", "stop"))
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


class SessionBuilder:
    """Builds a session and keeps what it finds wrong."""

    def __init__(
        self,
        catalogue: Catalogue,
        line_of: Callable[[KeyPath], int],
        origin: Origin | None = None,
        used_in: int | None = None,
        kept: Kept | None = None,
    ) -> None:
        """Take the exercises that are known, where a step stands in the text, where the text comes from, in
        which line another session uses it, and what is kept of the text before."""
        self._kept = kept
        self._bench = Bench(catalogue, line_of, origin or Origin(), used_in)
        self._reader = self._bench.reader
        self._builder = StepBuilder(self._bench)
        self._groups = GroupBuilder(self._bench, self._steps, self._inner)
        self._conditions: list[tuple[Condition, KeyPath, frozenset[str]]] = []
        self._timings: dict[tuple[Any, ...], Defaults] = {}

    @property
    def findings(self) -> list[Finding]:
        """Return what was found wrong."""
        return self._reader.findings

    @property
    def more(self) -> bool:
        """Return whether more was wrong than is kept."""
        return self._reader.more

    def session(
        self,
        document: dict[str, Any],
        given: Mapping[str, object] | None = None,
        prefix: str = "",
        depth: int = 0,
    ) -> Session:
        """Return the session of a document; what is wrong is left out and found.

        ``given`` are the values of parameters that somebody chose, ``prefix`` stands before the paths of the
        steps, ``depth`` is how many groups stand around them.
        """
        parameters = self._parameters(document, given or {})
        self._own_exercises(document)
        self._bench.filling = self._reader.filling = Filling(parameters)
        values = self._reader.read(document, "session")
        defaults = Defaults(**values.get("defaults", {}))
        tables = values.get("step", [])
        steps = self._steps(tables, ("step",), prefix, defaults, depth, Rounds())
        if "step" in values and not tables:
            hint = said("add a [[step]] with an exercise and a dose")
            self._reader.add(("step",), "no-steps", said("the session has no steps"), hint)
        cover = values.get("cover", "")
        if cover:
            self._builder.exercise(cover, ("cover",), warning=True)
        self._check_answers()
        self._check_size(steps)
        return Session(
            title=values.get("title", ""),
            steps=steps,
            defaults=defaults,
            voice=VoiceWish(**values.get("voice", {})),
            cover=cover,
            parameters=parameters,
            exercises=tuple(self._bench.exercises.values()),
            sounds=self._files(values.get("sounds", {}), "sounds"),
            music=self._music(values.get("music")),
            **{key: values[key] for key in _SESSION_TEXTS if key in values},
        )

    def _steps(
        self,
        tables: list[Any],
        path: KeyPath,
        prefix: str,
        defaults: Defaults,
        depth: int,
        rounds: Rounds,
    ) -> tuple[AnyStep, ...]:
        if depth > DEEPEST:
            told = said("groups are nested deeper than {DEEPEST} levels", DEEPEST=DEEPEST)
            self._reader.add(path, "too-deep", told, said("repeat in fewer levels"))
            return ()
        built = []
        kept = self._kept if path == ("step",) and not prefix else None
        for index, table in enumerate(tables):
            if kept is not None:
                step = self._kept_step(kept, table, index, defaults, rounds)
                if step is not None:
                    built.append(step)
                continue
            step = self._step(table, (*path, index), f"{prefix}{index + 1}", defaults, depth, rounds)
            if step is not None:
                built.append(step)
        return tuple(built)

    def _kept_step(
        self, kept: Kept, table: dict[str, Any], index: int, defaults: Defaults, rounds: Rounds
    ) -> AnyStep | None:
        """Return a step as it was built before, or build it and keep it where nothing is wrong with it."""
        path: KeyPath = ("step", index)
        known = kept.step(table, str(index + 1), self._bench.line_of(path))
        if known is not None and self._as_known(getattr(known, "exercise", None)):
            return known
        before = len(self.findings)
        step = self._step(table, path, str(index + 1), defaults, 0, rounds)
        if step is not None and len(self.findings) == before and not self.more:
            exercise = getattr(step, "exercise", None)
            if ("exercise" in table) == (exercise is not None) and not (
                exercise is not None and self._bench.catalogue.problems(exercise.identity)
            ):
                kept.keep(table, step)
        return step

    def _as_known(self, exercise: Exercise | None) -> bool:
        """Return whether an exercise is still what it was."""
        if exercise is None:
            return True
        now = self._bench.catalogue.exercise(exercise.identity)
        return now is exercise or (now == exercise and exercise.identity in self._bench.exercises)

    # -- the header

    def _parameters(self, document: dict[str, Any], given: Mapping[str, object]) -> tuple[Parameter, ...]:
        tables = document.get("parameters")
        tables = tables if isinstance(tables, dict) else {}
        return build_parameters(tables, given, self._reader) if tables or given else ()

    def _own_exercises(self, document: dict[str, Any]) -> None:
        tables = document.get("exercises")
        for identity, table in tables.items() if isinstance(tables, dict) else ():
            path = ("exercises", identity)
            if isinstance(table, dict):
                table = {"name": identity.replace("-", " ").capitalize(), **table}
            before = len(self.findings)
            values = self._reader.read(table, "exercise", path)
            if len(self.findings) == before:
                self._bench.exercises[identity] = exercise_of(
                    identity, values, table, self._bench.origin.file
                )
            else:
                self._builder.note_broken(identity)
        self._bench.catalogue = self._bench.catalogue.with_own(tuple(self._bench.exercises.values()))

    def _music(self, values: dict[str, Any] | None) -> Music | None:
        if not values:
            return None
        named = [key for key in ("file", "folder") if key in values]
        if len(named) != 1:
            told = said("music needs either `file` or `folder`")
            self._reader.add(("music",), "missing-key", told, said('for example file = "calm.ogg"'))
            return None
        files = self._files({named[0]: values[named[0]]}, "music")
        others = {key: values[key] for key in ("volume", "duck") if key in values}
        return Music(files[0][1], named[0] == "folder", **others) if files else None

    def _files(self, values: Mapping[str, str], table: str) -> tuple[tuple[str, str], ...]:
        """Return the files of a table that are where they should be, by key; the others are warned of: a
        session plays without them."""
        found = []
        for key, name in values.items():
            try:
                self._bench.origin.beside(name)
            except ValueProblem as problem:
                mild = problem.code != "unsafe-path"
                told = f"`{key}`: {problem.message}"
                self._reader.add((table, key), problem.code, told, problem.hint, warning=mild)
                continue
            found.append((key, name))
        return tuple(found)

    # -- steps

    def _inner(
        self, catalogue: Catalogue, line_of: Callable[[KeyPath], int], origin: Origin, line: int
    ) -> tuple[SessionBuilder, Bench]:
        """Return the builder of a session that is used in a line of this one, and its bench."""
        made = SessionBuilder(catalogue, line_of, origin, line)
        return made, made._bench

    def _step(
        self, table: Any, path: KeyPath, number: str, defaults: Defaults, depth: int, rounds: Rounds
    ) -> AnyStep | None:
        if not isinstance(table, dict):
            told = said("a step is a table, not {kind_of}", kind_of=kind_of(table))
            self._reader.add(path, "wrong-type", told, said("begin it with [[step]]"))
            return None
        filling = self._bench.filling
        filling.rounds = rounds.count
        sets = table.get("sets")
        filling.sets = sets if type(sets) is int else 1
        values = self._reader.read(table, "step", path)
        standing = Standing(
            path,
            number,
            self._bench.line_of(path),
            self._timing(values, defaults),
            rounds,
            depth,
            values.get("optional", False),
            self._condition(values["when"], (*path, "when"), rounds) if "when" in values else None,
        )
        keys = table.keys()
        if not keys.isdisjoint(GROUP_MARKS):
            return self._groups.group(table, values, standing)
        if "ask" in keys:
            return build_ask(self._bench, table, values, standing)
        doses = [key for key in DOSES if key in keys] if not keys.isdisjoint(_DOSES) else []
        if "for" in doses and "breathe" in doses:
            doses.remove("for")
        if doses or not keys.isdisjoint(_ACTIONS) or keys.isdisjoint(_PAUSES):
            return self._builder.step(table, values, doses, standing)
        return build_pause(self._bench, table, values, standing)

    def _timing(self, values: dict[str, Any], defaults: Defaults) -> Defaults:
        if _TIMING.isdisjoint(values) and "first" not in values:
            return defaults
        own = {key: values[key] for key in _TIMING if key in values}
        if "first" in values:
            own["first_side"] = values["first"]
        same = (id(defaults), *own.items())  # the defaults around are kept by their steps
        known = self._timings.get(same)
        if known is None:
            known = self._timings[same] = replace(defaults, **own)
        return known

    def _condition(self, text: str, path: KeyPath, rounds: Rounds) -> Condition | None:
        try:
            condition = read_condition(text, self._bench.filling.names)
        except ValueProblem as problem:
            self._reader.add(path, problem.code, f"`when`: {problem.message}", problem.hint)
            return None
        # In a group that repeats, what is asked later in a round is known in the next one.
        known = condition.names if rounds.count > 1 else frozenset(self._bench.asked)
        self._conditions.append((condition, path, frozenset(known)))
        return condition

    def _check_answers(self) -> None:
        """Find the conditions on what nobody asks."""
        for condition, path, known in self._conditions:
            for name in sorted(condition.names - known):
                later = name in self._bench.asked
                what = name if name in ("pain", "effort") else "measure"
                told = said("nothing in the session asks for `{name}`", name=plain(name))
                told = said("`{name}` is asked for only later", name=plain(name)) if later else told
                hint = said('ask before it: ask = "{what}"', what=what)
                self._reader.add(path, "unknown-answer", told, hint, warning=later)

    def _check_size(self, steps: tuple[AnyStep, ...]) -> None:
        count = phase_count(steps) if self._kept is None else self._kept.phases(steps)
        if count > MOST_PHASES:
            most = max(range(len(steps)), key=lambda index: phase_count(steps[index : index + 1]))
            told = said(
                "the session has more than {MOST_PHASES:,} phases, most of them here", MOST_PHASES=MOST_PHASES
            )
            place = int(steps[most].path.rsplit(".", 1)[-1]) - 1
            self._reader.add(("step", place), "too-many-phases", told, said("repeat less often"))

"""Building a session from its document: the header, the groups, and what stands in them."""

from __future__ import annotations

from dataclasses import fields, replace
from typing import TYPE_CHECKING, Any

from player.session.model import AnyStep, Defaults, Group, Rest, Say, Session, VoiceWish
from player.session.problems import plain
from player.session.reading import kind_of
from player.session.schema import DOSES, TABLES
from player.session.size import DEEPEST, MOST_PHASES, phase_count
from player.session.steps import GROUP_ONLY, StepBuilder, check_placeholders
from player.session.tables import TableReader

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Mapping

    from player.session.catalogue import Catalogue
    from player.session.problems import Finding, KeyPath

_TIMING = frozenset(field.name for field in fields(Defaults))
_DOSES = frozenset(DOSES)
_ACTIONS = frozenset(("exercise", "name"))
_GROUP = frozenset(("repeat", "step"))
_GROUP_KEYS = GROUP_ONLY | _TIMING | {"note"}
_REST_KEYS = frozenset(("rest", "say", "note", "countdown", "counting", "announce"))
_SAY_KEYS = frozenset(("say", "note"))
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

    def __init__(self, catalogue: Catalogue, line_of: Callable[[KeyPath], int]) -> None:
        """Take the exercises that are known, and where a key path stands in the text."""
        self._line_of = line_of
        self._reader = TableReader()
        self._builder = StepBuilder(catalogue, self._reader)

    @property
    def findings(self) -> list[Finding]:
        """Return what was found wrong."""
        return self._reader.findings

    @property
    def more(self) -> bool:
        """Return whether more was wrong than is kept."""
        return self._reader.more

    def session(self, document: dict[str, Any]) -> Session:
        """Return the session of a document; what is wrong is left out and found."""
        values = self._reader.read(document, "session")
        defaults = Defaults(**values.get("defaults", {}))
        tables = values.get("step", [])
        steps = self._steps(tables, ("step",), "", defaults, 0, 1)
        if "step" in values and not tables:
            hint = "add a [[step]] with an exercise and a dose"
            self._reader.add(("step",), "no-steps", "the session has no steps", hint)
        cover = values.get("cover", "")
        if cover:
            self._builder.exercise(cover, ("cover",), warning=True)
        if phase_count(steps) > MOST_PHASES:
            most = max(range(len(steps)), key=lambda index: phase_count(steps[index : index + 1]))
            said = f"the session has more than {MOST_PHASES:,} phases, most of them here"
            self._reader.add(("step", most), "too-many-phases", said, "repeat less often")
        return Session(
            title=values.get("title", ""),
            steps=steps,
            defaults=defaults,
            voice=VoiceWish(**values.get("voice", {})),
            cover=cover,
            **{key: values[key] for key in _SESSION_TEXTS if key in values},
        )

    def _steps(
        self, tables: list[Any], path: KeyPath, prefix: str, defaults: Defaults, depth: int, rounds: int
    ) -> tuple[AnyStep, ...]:
        if depth > DEEPEST:
            said = f"groups are nested deeper than {DEEPEST} levels"
            self._reader.add(path, "too-deep", said, "repeat in fewer levels")
            return ()
        built = []
        for index, table in enumerate(tables):
            step = self._step(table, (*path, index), f"{prefix}{index + 1}", defaults, depth, rounds)
            if step is not None:
                built.append(step)
        return tuple(built)

    def _step(
        self, table: Any, path: KeyPath, number: str, defaults: Defaults, depth: int, rounds: int
    ) -> AnyStep | None:
        if not isinstance(table, dict):
            said = f"a step is a table, not {kind_of(table)}"
            self._reader.add(path, "wrong-type", said, "begin it with [[step]]")
            return None
        values = self._reader.read(table, "step", path)
        timing = self._timing(values, defaults)
        line = self._line_of(path)
        keys = table.keys()
        if not keys.isdisjoint(_GROUP):
            return self._group(table, values, path, number, timing, depth, line, rounds)
        doses = [key for key in DOSES if key in keys] if not keys.isdisjoint(_DOSES) else []
        if "for" in doses and "breathe" in doses:
            doses.remove("for")
        if doses or not keys.isdisjoint(_ACTIONS) or keys.isdisjoint(("rest", "say")):
            return self._builder.step(
                table, values, doses, path, number=number, line=line, timing=timing, rounds=rounds
            )
        return self._rest_or_words(table, values, path, number, line, timing)

    def _timing(self, values: dict[str, Any], defaults: Defaults) -> Defaults:
        if _TIMING.isdisjoint(values) and "first" not in values:
            return defaults
        own = {key: values[key] for key in _TIMING if key in values}
        if "first" in values:
            own["first_side"] = values["first"]
        return replace(defaults, **own)

    def _rest_or_words(
        self,
        table: Mapping[str, Any],
        values: dict[str, Any],
        path: KeyPath,
        number: str,
        line: int,
        timing: Defaults,
    ) -> Rest | Say:
        for key in ("say", "note"):
            check_placeholders(values.get(key, ""), (*path, key), self._reader, sides=False)
        say, note = values.get("say", ""), values.get("note", "")
        if "rest" in table:
            self._check_keys(table, path, _REST_KEYS, "a rest")
            if values.get("rest") == 0:
                said = "`rest` is no time at all"
                self._reader.add((*path, "rest"), "out-of-range", said, 'for example rest = "30s"')
            return Rest(number, line, timing.rest, timing, say, note)
        self._check_keys(table, path, _SAY_KEYS, "words alone")
        if not say and "say" in values:
            self._reader.add((*path, "say"), "bad-value", "`say`: it is empty", "write what is to be said")
        return Say(number, line, say, note)

    def _group(
        self,
        table: Mapping[str, Any],
        values: dict[str, Any],
        path: KeyPath,
        number: str,
        timing: Defaults,
        depth: int,
        line: int,
        rounds: int,
    ) -> Group:
        self._check_keys(table, path, _GROUP_KEYS, "a group", "put it into a step of the group")
        repeat = values.get("repeat", 1)
        tables = values.get("step", [])
        if not tables and ("step" not in table or "step" in values):
            self._reader.add(path, "no-steps", "the group has no steps", "add a [[step.step]] below it")
        inner = self._steps(
            tables, (*path, "step"), f"{number}.", timing, depth + 1, repeat if repeat > 1 else rounds
        )
        return Group(number, line, inner, timing, repeat, values.get("between", 0), values.get("title", ""))

    def _check_keys(
        self,
        table: Mapping[str, Any],
        path: KeyPath,
        allowed: Collection[str],
        what: str,
        hint: str = "take it out",
    ) -> None:
        for key in table:
            if key not in allowed and key in TABLES["step"]:
                said = f"`{plain(key)}` has no meaning in {what}"
                self._reader.add((*path, key), "stray-key", said, hint, at_key=True)

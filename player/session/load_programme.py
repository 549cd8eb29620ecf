"""Loading programmes: the text of a file becomes a ``Programme``, or problems, all at once."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from pathlib import Path
from typing import TYPE_CHECKING, Any

from player.errors import SessionError
from player.language import counted, said
from player.session.documents import located, parse_toml, read_text
from player.session.expressions import Amount, Value, evaluate
from player.session.including import Origin
from player.session.load import load_file
from player.session.parameters import read_value, written
from player.session.places import Places
from player.session.problems import Problem, has_errors
from player.session.programme import Programme, Row, WeekValues
from player.session.reading import ValueProblem, kind_of
from player.session.tables import TableReader
from player.session.translation import translated
from player.session.upgrades import in_newest_format

if TYPE_CHECKING:
    from collections.abc import Callable

    from player.session.catalogue import Catalogue
    from player.session.problems import KeyPath
    from player.session.weeks import Day

    Shelf = Callable[[str], Path | None]
    """What finds a session of the library by its name."""

MOST_ROWS = 500
"""How many rows a plan may have."""
MOST_VALUES = 300
"""With how many different values the sessions of a programme are tried."""
_HEADER = (
    *("title", "weeks", "summary", "language", "authors", "license", "sources", "level", "equipment"),
    *("tags", "cautions", "cover"),
)


@dataclass(frozen=True, slots=True)
class LoadedProgramme:
    """What came of loading a programme."""

    programme: Programme | None
    """The programme; None where an error stops it."""
    problems: tuple[Problem, ...]
    """In order of place."""

    def require(self) -> Programme:
        """Return the programme; raises ``SessionError`` with the problems where there is none."""
        if self.programme is None:
            raise SessionError(
                said("There are mistakes in the programme."),
                self.problems,
                said("`limber check FILE` lists them with a way out of each."),
            )
        return self.programme


def load_programme(path: Path, catalogue: Catalogue, shelf: Shelf | None = None) -> LoadedProgramme:
    """Load a programme. Never raises for what is in the file or for a file that cannot be read.

    ``shelf`` finds the sessions of the library by their names.
    """
    text = read_text(path)
    if not isinstance(text, str):
        return LoadedProgramme(None, (text,))
    return load_programme_text(text, catalogue, str(path), shelf)


def load_programme_text(
    text: str, catalogue: Catalogue, file: str = "", shelf: Shelf | None = None
) -> LoadedProgramme:
    """Load the text of a programme; ``file`` is its name in problems, and where sessions lie beside it."""
    text = in_newest_format(text)
    document = parse_toml(text, file)
    if isinstance(document, Problem):
        return LoadedProgramme(None, (document,))
    places = Places(text)
    document = translated(document, Path(file), catalogue.language)
    builder = _ProgrammeBuilder(catalogue, places, Origin(file, shelf))
    programme = builder.programme(document)
    problems = located(builder.reader.findings, places, file) if builder.reader.findings else ()
    return LoadedProgramme(None if has_errors(problems) else programme, problems)


class _ProgrammeBuilder:
    def __init__(self, catalogue: Catalogue, places: Places, origin: Origin) -> None:
        self._catalogue = catalogue
        self._places = places
        self._origin = origin
        self.reader = TableReader()
        self._tried: set[tuple[Path, tuple[tuple[str, str], ...]]] = set()

    def programme(self, document: dict[str, Any]) -> Programme | None:
        values = self.reader.read(document, "programme")
        tables = values.get("plan", [])
        if "plan" in values and not tables:
            hint = said("add a [[plan]] with a session")
            self.reader.add(("plan",), "no-steps", said("the programme has no rows"), hint)
        if len(tables) > MOST_ROWS:
            told = said("the plan has more than {most} rows", most=MOST_ROWS)
            self.reader.add(("plan", MOST_ROWS), "out-of-range", told, said("name several days in one row"))
            return None
        weeks = values.get("weeks", 1)
        rows = [
            self._row(table, index, weeks, values.get("days", ()))
            for index, table in enumerate(tables)
            if isinstance(table, dict)
        ]
        cover = values.get("cover", "")
        if cover and self._catalogue.exercise(cover) is None:
            told = said('no exercise is called "{cover}"', cover=cover)
            self.reader.add(("cover",), "unknown-exercise", told, said("check the name"), warning=True)
        kept = {key: values[key] for key in _HEADER if key in values}
        if "title" not in kept:
            return None
        return Programme(plan=tuple(row for row in rows if row is not None), **{"weeks": 1, **kept})

    def _row(self, values: dict[str, Any], index: int, weeks: int, usual: tuple[Day, ...]) -> Row | None:
        path = ("plan", index)
        if "session" not in values and "measure" not in values:
            told = said("the row says neither which session nor what to measure")
            self.reader.add(path, "no-action", told, said('for example session = "hamstring-pnf"'))
            return None
        days = values.get("days") or usual
        if not days:
            told = said("the row does not say on which days")
            self.reader.add(path, "missing-key", told, said('for example days = ["mon", "thu"]'))
        chosen = values.get("weeks")
        held = [
            week for week in range(1, weeks + 1) if chosen is None or any(each.hold(week) for each in chosen)
        ]
        if not held or (chosen is not None and any(each.first > weeks for each in chosen)):
            told = counted(
                "the programme has 1 week, and this row names others",
                "the programme has {count} weeks, and this row names others",
                weeks,
            )
            self.reader.add(
                (*path, "weeks"), "out-of-range", told, said("weeks run from 1 to {weeks}", weeks=weeks)
            )
        before = len(self.reader.findings)
        given = self._values(values.get("with"), held, (*path, "with"))
        session = values.get("session", "")
        if session and len(self.reader.findings) == before:
            self._try(session, given, path)
        return Row(
            self._places.place(path).line,
            session,
            days,
            given,
            values.get("measure", ()),
            values.get("title", ""),
            values.get("note", ""),
            values.get("time", ""),
            values.get("optional", False),
        )

    def _values(self, table: Any, weeks: list[int], path: KeyPath) -> tuple[WeekValues, ...]:
        """Return the values of each week."""
        if table is None:
            return tuple(WeekValues(week) for week in weeks)
        if not isinstance(table, dict):
            told = said("`with` is a table, not {kind_of}", kind_of=kind_of(table))
            self.reader.add(path, "wrong-type", told, said('for example with = { hold = "20s" }'))
            return ()
        found: list[list[tuple[str, str]]] = [[] for _ in weeks]
        for name, value in table.items():
            if isinstance(value, list) and len(value) != len(weeks):
                told = counted(
                    "`{name}` needs one entry for its week",
                    "`{name}` needs one entry for each of its {count} weeks",
                    len(weeks),
                    name=name,
                )
                self.reader.add(
                    (*path, name), "unequal-lists", told, said("it has {count}", count=len(value))
                )
                continue
            for place, week in enumerate(weeks):
                try:
                    text = _in_week(value[place] if isinstance(value, list) else value, week)
                except ValueProblem as problem:
                    told = f"`{name}`: {problem.message}"
                    self.reader.add((*path, name), problem.code, told, problem.hint)
                    break
                found[place].append((name, text))
        return tuple(WeekValues(week, tuple(each)) for week, each in zip(weeks, found, strict=True))

    def _tell(self, problem: Problem, session: str, each: WeekValues, path: KeyPath) -> None:
        at, told = (
            (*path, "session"),
            said("{session}, week {week}: {problem}", session=session, week=each.week, problem=problem)[:300],
        )
        if problem.code in ("bad-parameter", "unknown-parameter") and each.values:
            at, told = (
                (*path, "with"),
                said("week {week}: {message}", week=each.week, message=problem.message),
            )
        self.reader.add(at, "broken-use", told, problem.hint)

    def _try(self, session: str, given: tuple[WeekValues, ...], path: KeyPath) -> None:
        """Find a session that is not there, and values that it does not take."""
        try:
            file = self._origin.find(session)
        except ValueProblem as problem:
            told = f"`session`: {problem.message}"
            self.reader.add((*path, "session"), problem.code, told, problem.hint)
            return
        for each in given:
            key = (file, each.values)
            if key in self._tried or len(self._tried) >= MOST_VALUES:
                continue
            self._tried.add(key)
            catalogue = self._catalogue.beside(file.parent)
            loaded = load_file(file, catalogue, dict(each.values), self._origin.shelf)
            if loaded.session is None:
                self._tell(loaded.problems[0], session, each, path)
                return


def _in_week(value: Any, week: int) -> str:
    """Return the value of a parameter in a week, as it is written in a file."""
    if isinstance(value, str) and "$" in value:
        names: dict[str, Value] = {"week": Amount(Fraction(week))}
        return written(evaluate(value, names))
    return written(read_value(value))

"""Reading one table of a document by the schema: every value converted, every problem collected."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from player.language import later, said
from player.session import reading, weeks
from player.session.filling import unknown_in_text
from player.session.guessing import (
    choice_meant,
    count_meant,
    flag_meant,
    number_meant,
    surely_meant,
    text_meant,
)
from player.session.keys import Key
from player.session.parameters import read_value
from player.session.problems import Finding, KeyPath, Mend, did_you_mean, nearest, plain
from player.session.reading import ValueProblem, kind_of, shown
from player.session.schema import METHOD_ALIASES, METHODS, SPOKEN_KINDS, TABLES
from player.session.upgrades import newest_version

if TYPE_CHECKING:
    from collections.abc import Callable

    from player.session.filling import Filling
    from player.session.problems import Severity

MOST_FINDINGS = 1000
"""How many mistakes of one file are listed."""
_LONGEST_TEXT = 2000
_LONGEST_LIST = 10_000
OPEN = -1
"""The frames of a hold that lasts until the person says done."""
OPEN_END = 20
"""How many rounds more than the least there may be where no greatest number is given."""
_REPEAT = re.compile(r"(\d{1,4})\s*[x×]?\s*(?:(\.\.|-|–)\s*(?:(\d{1,4})\s*[x×]?)?)?", re.ASCII)
_STEPS_HINT = later("begin every step with [[step]], in two brackets")


class TableReader:
    """Turns tables of a document into checked values and keeps what it finds wrong."""

    def __init__(self) -> None:
        """Start with nothing found."""
        self.findings: list[Finding] = []
        self.more = False
        """Whether there were more findings than are kept."""
        self.filling: Filling | None = None
        """What ``$NAME`` stands for; without it texts stay as they are written."""

    def read(self, table: Any, kind: str, path: KeyPath = ()) -> dict[str, Any]:
        """Return the values of a table by key; what is wrong is left out and found."""
        keys = TABLES[kind]
        if not isinstance(table, dict):
            self.add(
                path,
                "wrong-type",
                said("a table is needed, not {kind_of}", kind_of=kind_of(table)),
                said("for example {example}", example=_example(kind)),
            )
            return {}
        values: dict[str, Any] = {}
        meant: set[str] = set()
        for name, value in table.items():
            key = keys.get(name)
            if key is None:
                meant.add(self._unknown(name, table, keys, path))
                continue
            try:
                values[name] = self._value(key, value, path, name)
            except ValueProblem as problem:
                hint = problem.hint or said("for example {example}", example=key.example)
                mend = _exchange((*path, name), value, problem)
                self.add((*path, name), problem.code, f"`{name}`: {problem.message}", hint, mend=mend)
        for name in _REQUIRED[kind]:
            if name not in table and name not in meant:
                hint = (
                    said(_STEPS_HINT)
                    if keys[name].inner == "step"
                    else said("for example {example}", example=keys[name].example)
                )
                mend = Mend(said("write format = 1"), "add", (*path, name), "1") if name == "format" else None
                self.add(path, "missing-key", said("`{name}` is missing", name=name), hint, mend=mend)
        return values

    def add(
        self,
        path: KeyPath,
        code: str,
        message: str,
        hint: str = "",
        *,
        warning: bool = False,
        at_key: bool = False,
        mend: Mend | None = None,
    ) -> None:
        """Keep a finding, unless there are more already than anyone reads; ``mend`` is a way out of it that
        can be taken at once."""
        if len(self.findings) >= MOST_FINDINGS:
            self.more = True
            return
        severity: Severity = "warning" if warning else "error"
        self.findings.append(Finding(path, code, message, hint, severity, at_key, mend))

    def _unknown(self, name: str, table: dict[str, Any], keys: dict[str, Key], path: KeyPath) -> str:
        """Find an unknown key and return the key that was probably meant, or nothing."""
        if len(self.findings) >= MOST_FINDINGS:
            self.more = True
            return ""
        meant = nearest(name, keys)
        hint = said("did you mean `{meant}`?", meant=meant) if meant else ""
        mend = None
        if meant and meant not in table:
            safe = surely_meant(name, meant)
            mend = Mend(
                said("write `{meant}` for `{name}`", meant=meant, name=plain(name)),
                "rename",
                (*path, name),
                meant,
                safe=safe,
            )
        told = said("`{name}`: unknown key", name=plain(name))
        self.add((*path, name), "unknown-key", told, hint, at_key=True, mend=mend)
        return meant

    def _value(self, key: Key, value: Any, path: KeyPath, name: str) -> Any:
        kind, inner = key.kind, key.inner
        if inner:
            deeper = (*path, name)
            if kind == "named":
                return _named(value)
            return self.read(value, inner, deeper) if kind == "table" else self._tables(value, inner, deeper)
        if type(value) is str and "$" in value:
            value = self._filled(key, value, (*path, name))
        elif type(value) is list and (key.per_set or kind == "texts"):
            value = [self._filled(key, entry, (*path, name)) for entry in value[:_LONGEST_LIST]]
        if key.per_set and isinstance(value, list):
            if not value or len(value) > 1000:
                entries = "[6, 4, 2]" if kind == "count" else '["30s", "20s"]'
                hint = said("for example {name} = {entries}", name=key.name, entries=entries)
                raise ValueProblem("out-of-range", said("a list needs one entry a set"), hint)
            return tuple(_READERS[kind](key, entry) for entry in value)
        converted = _READERS[kind](key, value)
        return (converted,) if key.per_set else converted

    def _filled(self, key: Key, value: Any, path: KeyPath) -> Any:
        """Return a value with those of parameters put in for ``$NAME``."""
        filling = self.filling
        if filling is None or not isinstance(value, str) or "$" not in value:
            return value
        value = filling.filled(key, value)
        if filling.unknown:
            for unknown in filling.unknown:
                told, hint = unknown_in_text(unknown, filling.names)
                self.add(path, "unknown-parameter", f"`{key.name}`: {told}", hint, warning=True)
            filling.unknown.clear()
        return value

    def _tables(self, value: Any, inner: str, path: KeyPath) -> list[dict[str, Any]]:
        if not isinstance(value, list):
            hint = said(_STEPS_HINT) if inner == "step" else ""
            raise ValueProblem(
                "wrong-type", said("a list of tables is needed, not {kind_of}", kind_of=kind_of(value)), hint
            )
        if inner == "step":
            return list(value)  # steps nest without end: the loader reads them one by one
        return [self.read(entry, inner, (*path, index)) for index, entry in enumerate(value[:_LONGEST_LIST])]


def _exchange(path: KeyPath, value: Any, problem: ValueProblem) -> Mend | None:
    """Return the fix that writes what was meant in place of a value that cannot be read."""
    if isinstance(value, dict) and problem.hint == said(_STEPS_HINT):
        return Mend(said("write [[{path}]] for [{path2}]", path=path[-1], path2=path[-1]), "bracket", path)
    if isinstance(value, list) or not problem.instead:
        return None
    safe = not isinstance(value, str) or problem.code != "bad-choice"
    safe = safe or surely_meant(value, problem.instead.strip('"'))
    return Mend(said("write {instead}", instead=problem.instead), "set", path, problem.instead, safe=safe)


def _text(key: Key, value: Any) -> str:
    if not isinstance(value, str):
        told = said("text in quotes is needed, not {kind_of}", kind_of=kind_of(value))
        raise ValueProblem("wrong-type", told, instead=text_meant(value))
    if len(value) > _LONGEST_TEXT:
        raise ValueProblem(
            "out-of-range",
            said(
                "{count} characters are too many (at most {LONGEST_TEXT})",
                count=len(value),
                LONGEST_TEXT=_LONGEST_TEXT,
            ),
        )
    if key.required and not value.strip():
        raise ValueProblem("bad-value", said("it is empty"))
    return value.strip()


def _texts(key: Key, value: Any) -> tuple[str, ...]:
    if isinstance(value, str):
        value = [value]
    if not isinstance(value, list):
        raise ValueProblem(
            "wrong-type", said("a list of texts is needed, not {kind_of}", kind_of=kind_of(value))
        )
    texts = tuple(_text(key, entry) for entry in value[:_LONGEST_LIST])
    for text in texts if key.choices else ():
        _choice(key, text)
    return texts


def _hold(key: Key, value: Any) -> int:
    """Return a time, or ``OPEN``."""
    return OPEN if value == "open" else reading.read_time(value)


def _repeat(key: Key, value: Any) -> tuple[int, int]:
    """Return the least and the greatest number of rounds; takes 3, ``3x``, ``2..4`` and ``2..``."""
    if not isinstance(value, str):
        count = _count(key, value)
        return count, count
    found = _REPEAT.fullmatch(value.strip())
    if found is None:
        hint = said('write a number, "2..4" for two to four times, or "2.." for twice or more')
        raise ValueProblem("bad-value", said("{shown} is no number of rounds", shown=shown(value)), hint)
    least = _count(key, int(found[1]))
    most = least if found[2] is None else _count(key, int(found[3])) if found[3] else least + OPEN_END
    if most < least:
        raise ValueProblem(
            "out-of-range",
            said("{shown} ends before it begins", shown=shown(value)),
            said('write for example "2..4"'),
        )
    return least, most


def _named(value: Any) -> dict[str, Any]:
    """Return tables by names of one's own; whoever knows what the names mean reads them."""
    if not isinstance(value, dict):
        raise ValueProblem(
            "wrong-type", said("tables with names are needed, not {kind_of}", kind_of=kind_of(value))
        )
    return value


def _amounts(key: Key, value: Any) -> tuple[Any, ...]:
    if not isinstance(value, list) or not value or len(value) > 100:
        raise ValueProblem(
            "wrong-type", said("a list of values is needed, not {kind_of}", kind_of=kind_of(value))
        )
    return tuple(read_value(entry) for entry in value)


def _count(key: Key, value: Any) -> int:
    if isinstance(value, bool) or not isinstance(value, int):
        raise ValueProblem(
            "wrong-type",
            said("a whole number is needed, not {fraction}", fraction=_fraction(value)),
            "",
            count_meant(value),
        )
    return int(_limited(key, value))


def _fraction(value: Any) -> str:
    return shown(value) if isinstance(value, float) else kind_of(value)


def _number(key: Key, value: Any) -> float:
    if isinstance(value, bool) or not isinstance(value, (int, float)):
        told = said("a number is needed, not {kind_of}", kind_of=kind_of(value))
        raise ValueProblem("wrong-type", told, instead=number_meant(value))
    return float(_limited(key, value))


def _limited(key: Key, value: float) -> float:
    low, high = key.low, key.high
    if not ((low is None or value >= low) and (high is None or value <= high)):
        raise ValueProblem(
            "out-of-range",
            said("{shown} is not between {low:g} and {high:g}", shown=shown(value), low=low, high=high),
        )
    return value


def _flag(key: Key, value: Any) -> bool:
    if not isinstance(value, bool):
        told = said("true or false is needed, not {kind_of}", kind_of=kind_of(value))
        raise ValueProblem("wrong-type", told, instead=flag_meant(value))
    return value


def _choice(key: Key, value: Any) -> str:
    text = _text(key, value)
    if text not in key.choices:
        likely = did_you_mean(text, key.choices, alike=0.7) or said(
            "one of {names}", names=", ".join(key.choices)
        )
        told = said("{shown} is not possible here", shown=shown(text))
        raise ValueProblem("bad-choice", told, likely, choice_meant(text, key.choices))
    return text


def _method(key: Key, value: Any) -> str:
    if isinstance(value, str) and value.strip() in METHOD_ALIASES:
        return METHOD_ALIASES[value.strip()]
    if isinstance(value, str) and value.strip() not in METHODS:
        known = (*METHODS, *METHOD_ALIASES)
        raise ValueProblem(
            "bad-choice",
            said("{shown} is no PNF method", shown=shown(value)),
            did_you_mean(value, known) or said("one of {names}", names=", ".join(known)),
            choice_meant(value, known),
        )
    return _choice(key, value)


def _words(key: Key, value: Any) -> tuple[tuple[str, tuple[str, ...]], ...]:
    """Return the words of the phases; each is a text, or a table of ``full`` and ``short``."""
    if not isinstance(value, dict):
        raise ValueProblem("wrong-type", said("a table is needed, not {kind_of}", kind_of=kind_of(value)))
    words = []
    for kind, told in value.items():
        if kind not in SPOKEN_KINDS:
            likely = did_you_mean(kind, SPOKEN_KINDS) or said("one of {names}", names=", ".join(SPOKEN_KINDS))
            raise ValueProblem(
                "bad-choice", said("{shown} is no phase that has words", shown=shown(kind)), likely
            )
        texts = [told]
        if isinstance(told, dict):
            texts = [told[name] for name in ("full", "short") if name in told]
        if not texts or not all(isinstance(text, str) and text.strip() for text in texts):
            hint = said(
                'write {kind} = "Words." or {kind2} = {{ full = "Words in full.", short = "Words." }}',
                kind=kind,
                kind2=kind,
            )
            raise ValueProblem("wrong-type", said("{shown} needs text", shown=shown(kind)), hint)
        words.append((kind, tuple(_text(key, text) for text in texts)))
    return tuple(words)


def _format(key: Key, value: Any) -> int:
    if isinstance(value, bool) or not isinstance(value, int) or value < 1:
        raise ValueProblem(
            "bad-format", said("the version of the format is a number"), said("write format = 1")
        )
    newest = newest_version()
    if value > newest:
        known = said("format 1") if newest == 1 else said("formats 1 to {newest}", newest=newest)
        raise ValueProblem(
            "bad-format",
            said(
                "this file is written for format {shown}; this program reads {known}",
                shown=shown(value),
                known=known,
            ),
            said("get a newer Limber"),
        )
    return value


def _pnf(key: Key, value: Any) -> Any:
    if isinstance(value, (str, dict)):
        return value
    raise ValueProblem(
        "wrong-type", said("a method or a table is needed, not {kind_of}", kind_of=kind_of(value))
    )


_READERS: dict[str, Callable[[Key, Any], Any]] = {
    "text": _text,
    "texts": _texts,
    "count": _count,
    "number": _number,
    "flag": _flag,
    "choice": _choice,
    "method": _method,
    "format": _format,
    "pnf": _pnf,
    "words": _words,
    "any": lambda key, value: value,
    "hold": _hold,
    "repeat": _repeat,
    "when": _text,
    "value": lambda key, value: read_value(value),
    "values": _amounts,
    "weeks": lambda key, value: weeks.read_weeks(value),
    "days": lambda key, value: weeks.read_days(value),
    "clock": lambda key, value: weeks.read_clock(value),
    "percent": lambda key, value: reading.read_percent(value),
    "time": lambda key, value: reading.read_time(value),
    "tempo": lambda key, value: reading.read_tempo(value),
    "breath": lambda key, value: reading.read_breath(value),
    "at": lambda key, value: reading.read_at(value),
}

_REQUIRED = {name: tuple(key.name for key in keys.values() if key.required) for name, keys in TABLES.items()}


def _example(kind: str) -> str:
    return "{ " + next(iter(TABLES[kind].values())).example + " }"

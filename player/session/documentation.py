"""The documentation of the format as one page: a guide that people wrote, and what the program knows itself.

In the guide stand marks; in their place come the table of keys, the exercises, common mistakes, and the codes
of problems.
"""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING

from player.language import later, said
from player.session.common_mistakes import MISTAKES
from player.session.examples import lines_beside
from player.session.explaining import choices, takes, without
from player.session.problems import CODES
from player.session.schema import TABLES

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from player.session.keys import Key
    from player.session.model import Exercise

_TABLES = {
    "session": later("The top of a session file: what stands above the first `[[step]]`, and its tables."),
    "defaults": later("`[defaults]`: values for every step that has none of its own."),
    "voice": later("`[voice]`: wishes; what the person has set comes first."),
    "music": later("`[music]`: one of `file` and `folder`. Files lie in the session's folder or below it."),
    "sounds": later("`[sounds]`: files in place of the tones. They lie in the session's folder or below it."),
    "parameter": later(
        "`[parameters.NAME]`: a name has letters, digits and `_`; `round` and `set` are taken."
    ),
    "step": later(
        "`[[step]]`, in a group `[[step.step]]`. A step is an exercise with a dose; or a "
        "`rest`; or words that are said (`say`); or a question (`ask`); or the end (`stop`); or a "
        "group (`repeat`, `step`, `use`)."
    ),
    "extra": later("`extra = { … }`: more sets on one side."),
    "cue": later("`cue = [{ … }]` or `[[step.cue]]`: each has `say`, and one of `at` and `every`."),
    "pnf": later('`pnf = "METHOD"`, `pnf = { … }` or `[step.pnf]`. Only what the method has is used.'),
    "phase": later("`phases = [{ … }]` or `[[step.phases]]`: in the order of doing."),
    "exercise": later(
        "The top of an exercise file; the same keys in `[exercises.ID]` of a session, where `name` "
        "is made of the identity if it is not there. A file is found by its name: `exercises/ID.toml` beside "
        "the session, then your own exercises, then those that ship with Limber."
    ),
    "pictures": later("`[pictures]` of an exercise: by kind of phase."),
    "programme": later("The top of a programme file."),
    "plan": later("`[[plan]]`: a row has `session`, or `measure`, or both."),
}
"""Every table of the format, in the order in which they are told, and where it stands."""
_COLUMNS = (later("key"), later("takes"), later("without it"), later("meaning"), later("example"))
_EXERCISE_COLUMNS = (
    *(later("identity"), later("name"), later("sides"), later("kind"), later("for"), later("needs")),
)
_MARK = re.compile(r"<!-- (mistakes|reference|poses|exercises|codes) -->")
_TABLE = re.compile(r"(?<=[^\W\d]) `(\w+)`")


def documentation(guide: str, exercises: Iterable[Exercise], poses: str) -> str:
    """Return the page: the guide with every mark filled in; ``poses`` is what can be written in them."""
    made = {
        "mistakes": _mistakes(),
        "reference": "\n\n".join(_table(name, intro) for name, intro in _TABLES.items()),
        "poses": poses,
        "exercises": _exercises(exercises),
        "codes": _codes(),
    }
    return _MARK.sub(lambda mark: made[mark[1]], guide)


def _rows(heads: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    lines = [heads, ["---"] * len(heads), *rows]
    return "\n".join(f"| {' | '.join(cell.replace('|', chr(92) + '|') for cell in row)} |" for row in lines)


def _code(lines: Iterable[str]) -> str:
    return "<br>".join(f"`{line}`" for line in lines)


def _mistakes() -> str:
    rows = ((_code(each.wrong), _code(each.right), said(each.why)) for each in MISTAKES)
    return _rows((said("not"), said("but"), said("because")), rows)


def _table(name: str, intro: str) -> str:
    sections: dict[str, list[Key]] = {}
    for key in TABLES[name].values():
        sections.setdefault(key.section, []).append(key)
    parts = [f"### {name}", said(intro)]
    for heading, keys in sections.items():
        usual = _usual(name, keys) if heading else ()
        if heading:
            told = said(" and ").join(f"`{line}`" for line in usual)
            bold = f"**{said(heading)}**"
            if usual:
                bold = said(
                    "{heading} (examples stand beside {lines}, or what they name)", heading=bold, lines=told
                )
            parts.append(bold)
        rows = [
            (
                f"`{key.name}`",
                _linked(takes(key)),
                without(name, key),
                _meaning(key),
                _shown(key, lines_beside(name, key), usual),
            )
            for key in keys
        ]
        parts.append(_rows(tuple(map(said, _COLUMNS)), rows))
    return "\n\n".join(parts)


def _usual(table: str, keys: Sequence[Key]) -> tuple[str, ...]:
    """Return the lines that most examples of a section need beside them, if one is."""
    count = Counter(lines_beside(table, key) for key in keys)
    beside, often = count.most_common(1)[0]
    return beside if 2 * often > len(keys) else ()


def _linked(text: str) -> str:
    return _TABLE.sub(r" [`\1`](#\1)", text)


def _meaning(key: Key) -> str:
    told = [f"`{choice}` {meaning}".rstrip() for choice, meaning in choices(key)]
    return f"{key.told} {'; '.join(told) if key.meanings else ', '.join(told)}".rstrip()


def _shown(key: Key, beside: tuple[str, ...], usual: tuple[str, ...]) -> str:
    told = () if beside == usual else beside
    if usual and not beside:
        return said("{example} alone", example=f"`{key.example}`")
    lines = " ".join(f"`{line}`" for line in told)
    shown = f"`{key.example}`"
    return said("{example} with {lines}", example=shown, lines=lines) if told else shown


def _exercises(exercises: Iterable[Exercise]) -> str:
    rows = [
        (
            f"`{each.identity}`",
            each.name,
            "each" if each.unilateral else "both",
            str(each.table.get("kind", "")),
            ", ".join(each.table.get("target", ())),
            ", ".join(each.equipment),
        )
        for each in exercises
    ]
    return _rows(tuple(map(said, _EXERCISE_COLUMNS)), rows)


def _codes() -> str:
    return _rows(
        (said("code"), said("means")), ((f"`{code}`", said(meaning)) for code, meaning in CODES.items())
    )

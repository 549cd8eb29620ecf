"""The documentation of the format as one page: a guide that people wrote, and what the program knows itself.

In the guide stand marks; in their place come the table of keys, the exercises, common mistakes, and the codes
of problems.
"""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING

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
    "session": "The top of a session file: what stands above the first `[[step]]`, and its tables.",
    "defaults": "`[defaults]`: values for every step that has none of its own.",
    "voice": "`[voice]`: wishes; what the person has set comes first.",
    "music": "`[music]`: one of `file` and `folder`. Files lie in the session's folder or below it.",
    "sounds": "`[sounds]`: files in place of the tones. They lie in the session's folder or below it.",
    "parameter": "`[parameters.NAME]`: a name has letters, digits and `_`; `round` and `set` are taken.",
    "step": "`[[step]]`, in a group `[[step.step]]`. A step is an exercise with a dose; or a "
    "`rest`; or words that are said (`say`); or a question (`ask`); or the end (`stop`); or a "
    "group (`repeat`, `step`, `use`).",
    "extra": "`extra = { … }`: more sets on one side.",
    "cue": "`cue = [{ … }]` or `[[step.cue]]`: each has `say`, and one of `at` and `every`.",
    "pnf": '`pnf = "METHOD"`, `pnf = { … }` or `[step.pnf]`. Only what the method has is used.',
    "phase": "`phases = [{ … }]` or `[[step.phases]]`: in the order of doing.",
    "exercise": "The top of an exercise file; the same keys in `[exercises.ID]` of a session, where `name` "
    "is made of the identity if it is not there. A file is found by its name: `exercises/ID.toml` beside "
    "the session, then your own exercises, then those that ship with Limber.",
    "pictures": "`[pictures]` of an exercise: by kind of phase.",
    "programme": "The top of a programme file.",
    "plan": "`[[plan]]`: a row has `session`, or `measure`, or both.",
}
"""Every table of the format, in the order in which they are told, and where it stands."""
_MARK = re.compile(r"<!-- (mistakes|reference|poses|exercises|codes) -->")
_TABLE = re.compile(r"(tables?) `(\w+)`")


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
    rows = ((_code(each.wrong), _code(each.right), each.why) for each in MISTAKES)
    return _rows(("not", "but", "because"), rows)


def _table(name: str, intro: str) -> str:
    sections: dict[str, list[Key]] = {}
    for key in TABLES[name].values():
        sections.setdefault(key.section, []).append(key)
    parts = [f"### {name}", intro]
    for heading, keys in sections.items():
        usual = _usual(name, keys) if heading else ()
        if heading:
            told = " and ".join(f"`{line}`" for line in usual)
            parts.append(
                f"**{heading}**" + (f" (examples stand beside {told}, or what they name)" if usual else "")
            )
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
        parts.append(_rows(("key", "takes", "without it", "meaning", "example"), rows))
    return "\n\n".join(parts)


def _usual(table: str, keys: Sequence[Key]) -> tuple[str, ...]:
    """Return the lines that most examples of a section need beside them, if one is."""
    count = Counter(lines_beside(table, key) for key in keys)
    beside, often = count.most_common(1)[0]
    return beside if 2 * often > len(keys) else ()


def _linked(text: str) -> str:
    return _TABLE.sub(r"\1 [`\2`](#\2)", text)


def _meaning(key: Key) -> str:
    told = [f"`{choice}` {meaning}".rstrip() for choice, meaning in choices(key)]
    return f"{key.doc} {'; '.join(told) if key.meanings else ', '.join(told)}".rstrip()


def _shown(key: Key, beside: tuple[str, ...], usual: tuple[str, ...]) -> str:
    told = () if beside == usual else beside
    if usual and not beside:
        return f"`{key.example}` alone"
    return f"`{key.example}`" + (f" with {' '.join(f'`{line}`' for line in told)}" if told else "")


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
    return _rows(("identity", "name", "sides", "kind", "for", "needs"), rows)


def _codes() -> str:
    return _rows(("code", "means"), ((f"`{code}`", meaning) for code, meaning in CODES.items()))

"""The doses of a step, from its checked values."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from player.language import said
from player.session.model import (
    Breathe,
    Dose,
    Exercise,
    Hold,
    OpenHold,
    OwnPhase,
    OwnPhases,
    Pnf,
    Reps,
    Roll,
    Timed,
)
from player.session.reading import FRAMES_PER_SECOND
from player.session.tables import OPEN

if TYPE_CHECKING:
    from player.session.problems import KeyPath
    from player.session.tables import TableReader

_MOST_PNF = dict.fromkeys(("contract", "pull"), 60 * FRAMES_PER_SECOND)
"""Frames that no honest contraction has: what is only unusual is a matter of advice."""
_DEFAULT_PNF = Pnf()
_LEAST_PASS = FRAMES_PER_SECOND // 2
_PNF_NAMES = {"return": "back"}


def build_dose(
    key: str, values: dict[str, Any], path: KeyPath, reader: TableReader, exercise: Exercise | None
) -> Dose | None:
    """Return the dose that a key of a step asks for; None where its values do not make one."""
    if key == "hold" and OPEN in values["hold"]:
        return _open_hold(values, path, reader)
    if key in ("hold", "roll", "for"):
        if not all(values[key]):
            reader.add(
                (*path, key),
                "out-of-range",
                said("`{key}` is no time at all", key=key),
                said('for example {key} = "30s"', key=key),
            )
            return None
        if key == "roll":
            if "pass" in values and values["pass"] < _LEAST_PASS:
                told = said("`pass` is less than half a second")
                reader.add((*path, "pass"), "out-of-range", told, said('for example pass = "3s"'))
                return None
            return Roll(values[key], values["pass"]) if "pass" in values else Roll(values[key])
        return Hold(values[key]) if key == "hold" else Timed(values[key])
    if key == "reps":
        return _reps(values, path, reader)
    if key == "pnf":
        return _pnf(values[key], (*path, key), reader)
    if key == "breathe":
        return _breathe(values, path, reader)
    return _phases(values[key], (*path, key), reader, exercise)


def _open_hold(values: dict[str, Any], path: KeyPath, reader: TableReader) -> OpenHold | None:
    if len(values["hold"]) > 1:
        hint = said('write sets = 2 and hold = "open"')
        reader.add((*path, "hold"), "bad-value", said('`hold`: "open" stands alone, not in a list'), hint)
        return None
    limit = values.get("limit")
    return None if limit is not None and not _lasts(limit, "limit", path, reader) else OpenHold(limit)


def _lasts(value: int, key: str, path: KeyPath, reader: TableReader) -> bool:
    if not value:
        told = said("`{key}` is no time at all", key=key)
        reader.add((*path, key), "out-of-range", told, said('for example {key} = "4m"', key=key))
    return bool(value)


def _reps(values: dict[str, Any], path: KeyPath, reader: TableReader) -> Reps | None:
    paced = [key for key in ("tempo", "pace", "each") if key in values]
    if len(paced) > 1:
        named = said(" and ").join(f"`{key}`" for key in paced)
        reader.add(
            (*path, paced[1]),
            "stray-key",
            said("{named} both pace the reps", named=named),
            said("take one of them out"),
            at_key=True,
        )
        return None
    if "release" in values and "each" not in values:
        reader.add(
            (*path, "release"),
            "stray-key",
            said("`release` needs `each`"),
            said('for example each = "10s"'),
            at_key=True,
        )
    for key in ("pace", "each"):
        given = values.get(key)
        if given is not None and not (all(given) if isinstance(given, tuple) else given):
            reader.add(
                (*path, key),
                "out-of-range",
                said("`{key}` is no time at all", key=key),
                said('for example {key} = "4s"', key=key),
            )
            return None
    if "pace_to" in values and "pace" not in values:
        hint = said('for example pace = "3s"')
        reader.add((*path, "pace_to"), "stray-key", said("`pace_to` needs `pace`"), hint, at_key=True)
        return None
    for key in ("pace_to", "limit"):
        if key in values and not _lasts(values[key], key, path, reader):
            return None
    return Reps(
        values["reps"],
        values.get("tempo"),
        values.get("pace"),
        values.get("each", ()),
        values.get("release", 0),
        values.get("limit"),
        values.get("pace_to"),
    )


def _pnf(value: Any, path: KeyPath, reader: TableReader) -> Pnf | None:
    before = len(reader.findings)
    values = reader.read({"method": value} if isinstance(value, str) else value, "pnf", path)
    if isinstance(value, str):  # the place is the value itself, not a key within it
        reader.findings[before:] = [
            type(found)(
                path, found.code, found.message.replace("`method`", "`pnf`"), found.hint, found.severity
            )
            for found in reader.findings[before:]
        ]
    for key in ("contract", "pull"):
        if key in values and not values[key]:
            reader.add(
                (*path, key),
                "out-of-range",
                said("`{key}` is no time at all", key=key),
                said('for example {key} = "6s"', key=key),
            )
            return None
    for key, most in _MOST_PNF.items():
        if values.get(key, 0) > most:
            told = said(
                "`{key}`: nobody pushes for longer than {value} s at a time",
                key=key,
                value=most // FRAMES_PER_SECOND,
            )
            reader.add((*path, key), "out-of-range", told, said('for example contract = "6s"'))
    if values.get("ramp", 0) > values.get("contract", values.get("pull", _DEFAULT_PNF.contract)):
        told = said("`ramp` is longer than the contraction that it is a part of")
        reader.add((*path, "ramp"), "out-of-range", told, said('for example ramp = "1s"'))
    if len(reader.findings) > before:
        return None
    return Pnf(**{_PNF_NAMES.get(key, key): value for key, value in values.items()})


def _breathe(values: dict[str, Any], path: KeyPath, reader: TableReader) -> Breathe | None:
    length = values.get("for")
    if ("cycles" in values) == (length is not None):
        reader.add(
            (*path, "breathe"),
            "no-dose",
            said("a breath pattern needs either `cycles` or `for`"),
            said("for example cycles = 4"),
        )
        return None
    if length is not None and (len(length) > 1 or not length[0]):
        reader.add(
            (*path, "for"), "out-of-range", said("breathing needs one time"), said('for example for = "5m"')
        )
        return None
    return Breathe(
        values["breathe"],
        values.get("cycles"),
        length[0] if length else None,
        values.get("finish", False),
        values.get("count", "off"),
    )


def _phases(
    tables: list[dict[str, Any]], path: KeyPath, reader: TableReader, exercise: Exercise | None
) -> OwnPhases | None:
    if not tables:
        reader.add(
            path,
            "no-steps",
            said("there are no phases"),
            said('for example phases = [{ name = "Tense", for = "6s" }]'),
        )
        return None
    poses = exercise.table.get("poses", {}) if exercise is not None else {}
    phases = []
    broken = False
    for index, values in enumerate(tables):
        if not values.get("for"):
            if "for" in values:
                reader.add(
                    (*path, index, "for"),
                    "out-of-range",
                    said("`for` is no time at all"),
                    said('for example for = "6s"'),
                )
            broken = True
            continue
        if values.get("pose") and values["pose"] not in poses:
            reader.add(
                (*path, index, "pose"),
                "no-picture",
                said('the exercise has no pose "{name}"', name=values["pose"]),
                said("it has {poses}", poses=", ".join(poses)) if poses else said("it has none"),
                warning=True,
            )
        phases.append(
            OwnPhase(
                values.get("name", ""),
                values["for"],
                values.get("kind", "hold"),
                values.get("say", ""),
                values.get("note", ""),
                values.get("effort"),
                values.get("pose", ""),
            )
        )
    return None if broken else OwnPhases(tuple(phases))

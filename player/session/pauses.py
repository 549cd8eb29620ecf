"""Building what is no exercise and no group: rests, words, questions, and the end of a session."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from player.language import said
from player.session.model import Ask, Rest, Say
from player.session.reading import FRAMES_PER_SECOND
from player.session.steps import check_placeholders

if TYPE_CHECKING:
    from collections.abc import Mapping

    from player.session.bench import Bench
    from player.session.standing import Standing

_REST_KEYS = frozenset(("rest", "say", "note", "countdown", "counting", "announce"))
_SAY_KEYS = frozenset(("say", "note", "stop"))
_ASK_KEYS = frozenset(("ask", "test", "unit", "highest", "side", "first", "limit", "say", "note", "announce"))
_TEST_KEYS = ("test", "unit", "highest", "side", "first")
_HIGHEST = {"degrees": 180, "cm": 100, "s": 600, "reps": 200}
_SCALE_LIMIT = 20 * FRAMES_PER_SECOND
_TEST_LIMIT = 60 * FRAMES_PER_SECOND


def build_pause(
    bench: Bench, table: Mapping[str, Any], values: dict[str, Any], standing: Standing
) -> Rest | Say:
    """Return the rest, or the words alone, that a step without an exercise is."""
    path, reader = standing.path, bench.reader
    for key in ("say", "note"):
        check_placeholders(values.get(key, ""), (*path, key), reader, sides=False)
    say, note = values.get("say", ""), values.get("note", "")
    if "rest" in table:
        bench.check_keys(table, path, _REST_KEYS, said("a rest"))
        if values.get("rest") == 0:
            told = said("`rest` is no time at all")
            reader.add((*path, "rest"), "out-of-range", told, said('for example rest = "30s"'))
        timing = standing.timing
        return Rest(
            standing.number,
            standing.line,
            timing.rest,
            timing,
            say,
            note,
            optional=standing.optional,
            when=standing.when,
        )
    bench.check_keys(table, path, _SAY_KEYS, said("words alone"))
    if not say and "say" in values:
        reader.add((*path, "say"), "bad-value", said("`say`: it is empty"), said("write what is to be said"))
    if values.get("stop") is False and not say:
        told = said("the step says neither what to do nor what to say")
        reader.add(path, "no-action", told, said("take it out"))
    return Say(
        standing.number,
        standing.line,
        say,
        note,
        values.get("stop", False),
        optional=standing.optional,
        when=standing.when,
    )


def build_ask(
    bench: Bench, table: Mapping[str, Any], values: dict[str, Any], standing: Standing
) -> Ask | None:
    """Return the question that a step asks; None where it cannot be made."""
    path, reader = standing.path, bench.reader
    bench.check_keys(table, path, _ASK_KEYS, said("a question"))
    for key in ("say", "note"):
        check_placeholders(values.get(key, ""), (*path, key), reader, sides="side" in values or key == "say")
    what = values.get("ask")
    if what is None:
        return None
    measures = what == "measure"
    if measures and "test" not in table:
        hint = said('for example test = "active-knee-extension"')
        reader.add(path, "missing-key", said("`test` is missing"), hint)
        return None
    for key in _TEST_KEYS if not measures else ():
        if key in table:
            told = said('`{key}` belongs to ask = "measure"', key=key)
            reader.add((*path, key), "stray-key", told, said("take it out"), at_key=True)
    side = values.get("side", "each")
    if side not in ("each", "both"):
        told = said('"{side}" is not possible in a question', side=side)
        reader.add((*path, "side"), "bad-choice", f"`side`: {told}", said('write "each" or "both"'))
    unit = values.get("unit", "degrees") if measures else ""
    test = values.get("test", "")
    sides = measures and side == "each"
    bench.asked.add(test if measures else what)
    bench.asked |= {f"{test}.left", f"{test}.right"} if sides else set()
    return Ask(
        standing.number,
        standing.line,
        what,
        values.get("limit") or (_TEST_LIMIT if measures else _SCALE_LIMIT),
        standing.timing,
        test=test,
        unit=unit,
        high=values.get("highest", _HIGHEST[unit]) if measures else 10,
        sides=sides,
        say=values.get("say", ""),
        note=values.get("note", ""),
        optional=standing.optional,
        when=standing.when,
    )

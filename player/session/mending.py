"""Mending: a fix whose places are paths of keys becomes edits of the text."""

from __future__ import annotations

from typing import TYPE_CHECKING

from player.session.problems import Edit, Fix

if TYPE_CHECKING:
    from player.session.places import Places
    from player.session.problems import Mend


def fix_of(mend: Mend | None, places: Places) -> Fix | None:
    """Return the edits that a fix makes; None where the text has no such place, or one not understood."""
    if mend is None:
        return None
    edits = _EDITS[mend.do](mend, places)
    return Fix(mend.title, edits, mend.safe) if edits else None


def _rename(mend: Mend, places: Places) -> tuple[Edit, ...]:
    return tuple(Edit(*span, mend.text) for span in places.spans_of_name(mend.path))


def _set(mend: Mend, places: Places) -> tuple[Edit, ...]:
    span = places.span(mend.path)
    if span is None:
        return _add(mend, places)
    # What a parameter stands for is not exchanged for one value of it.
    return () if "$" in places.text[slice(*span)] else (Edit(*span, mend.text),)


def _add(mend: Mend, places: Places) -> tuple[Edit, ...]:
    """Write a new key below the others of its table."""
    *table, key = mend.path
    found = places.room_in(tuple(table))
    if found is None or isinstance(key, int):
        return ()
    place, before, after = found
    return (Edit(place, place, f"{before}{key} = {mend.text}{after}"),)


def _append(mend: Mend, places: Places) -> tuple[Edit, ...]:
    found = places.end_of_list(mend.path)
    if found is None:
        return ()
    place, first = found
    return (Edit(place, place, mend.text if first else f", {mend.text}"),)


def _remove(mend: Mend, places: Places) -> tuple[Edit, ...]:
    span = places.span_with_comma(mend.path)
    return (Edit(*span, ""),) if span else ()


def _bracket(mend: Mend, places: Places) -> tuple[Edit, ...]:
    """Write ``[[step]]`` for each ``[step]``."""
    return tuple(
        edit
        for start, end in places.single_headers(str(mend.path[0]))
        for edit in (Edit(start, start, "["), Edit(end, end, "]"))
    )


_EDITS = {
    "rename": _rename,
    "set": _set,
    "add": _add,
    "append": _append,
    "remove": _remove,
    "bracket": _bracket,
}


def applied(text: str, fixes: list[Fix]) -> tuple[str, list[Fix]]:
    """Return a text with fixes made in it, and which: one that touches an earlier one waits for its turn."""
    taken: list[Fix] = []
    edits: list[Edit] = []
    for fix in fixes:
        touches = any(new.start <= old.end and old.start <= new.end for new in fix.edits for old in edits)
        if fix.edits and not touches:
            taken.append(fix)
            edits += fix.edits
    for edit in sorted(edits, key=lambda edit: edit.start, reverse=True):
        text = text[: edit.start] + edit.text + text[edit.end :]
    return text, taken

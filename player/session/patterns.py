"""Patterns of the small notations, for programs that know patterns only: the readers in ``reading`` and
``weeks`` say what holds, and a test holds the two together.

They are regular expressions as JavaScript and Rust know them too, to be anchored by whoever uses them.
"""

from __future__ import annotations

from player.session.weeks import DAY_SETS, WEEKDAY_NAMES, WEEKDAYS


def _in_any_case(word: str) -> str:
    return "".join(f"[{letter}{letter.upper()}]" for letter in word)


_NUMBER = r"\d+(\.\d+)?"
_UNITS = rf"(?=.*\d)({_NUMBER}\s*[hH])?\s*({_NUMBER}\s*[mM]([iI][nN])?)?\s*({_NUMBER}\s*[sS]([eE][cC])?)?"
_CLOCK = r"(\d+:0?[0-5]?\d|\d{1,3}):[0-5]\d(\.\d+)?"
_DURATION = rf"({_UNITS}|{_CLOCK}|{_NUMBER})"
_BEAT = r"\d{1,3}(\.\d+)?"
_SOME = rf"(?!0+(\.0+)?\s*(-|$)){_BEAT}"
_NONE = r"0+(\.0+)?"

TIME = rf"\s*{_DURATION}\s*"
"""``30s``, ``1m30s``, ``1:30``, ``0.5s``, ``90``."""
AT = rf"\s*((100(\.0+)?|\d{{1,2}}(\.\d+)?)\s*%|-?\s*{_DURATION})\s*"
"""``50%``, ``10s``, ``-5s``."""
PERCENT = r"\s*(100|0?\d{1,2})\s*%?\s*"
"""``30%``."""
TEMPO = rf"(?!\s*{_NONE}\s*-[^-]*-\s*{_NONE}\s*-)\s*([xX]|{_BEAT})\s*(-\s*([xX]|{_BEAT})\s*){{3}}"
"""``3-1-1-0``; there is time to move."""
BREATH = rf"\s*{_SOME}\s*-\s*({_SOME}|{_BEAT}\s*-\s*{_SOME}(\s*-\s*{_BEAT})?)\s*"
"""``4-4-4-4``, ``4-7-8``, ``4-6``; there is time to breathe in and out."""
REPEAT = r"\s*\d{1,4}\s*[x×]?\s*((\.\.|-|–)\s*(\d{1,4}\s*[x×]?)?)?\s*"
"""``3x``, ``2..4``, ``2..``."""
WEEKS = rf"\s*({_in_any_case('odd')}|{_in_any_case('even')}|\d{{1,3}}\s*((-|–|\.\.)\s*(\d{{1,3}})?)?)\s*"
"""``3``, ``1-3``, ``4-``, ``odd``."""
DAY = rf"\s*({'|'.join(map(_in_any_case, (*WEEKDAYS, *WEEKDAY_NAMES, *DAY_SETS)))})\s*"
"""``mon``, ``monday``, ``daily``."""
CLOCK = r"\s*([01]?\d|2[0-3]):[0-5]\d\s*"
"""``07:30``."""
EXPRESSION = r"\$[A-Za-z_]"
"""Found, unanchored, where a parameter stands in a value."""

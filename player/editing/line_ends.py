"""Line ends and the sign before a text: taken off for editing, and put back as the file had them."""

from __future__ import annotations

import re
from difflib import SequenceMatcher

from player.editing.step_blocks import lines_of

_SIGN = "\ufeff"
_NOT_KEPT = re.compile(r"\r(?!\n)|[\u2029\ufdd0\ufdd1]")
"""What windows take for the end of a line, as no TOML file does."""


def sign_not_kept(text: str) -> tuple[int, str] | None:
    """Return the line, from 1, of the first sign of a file's text that a window cannot keep to the letter,
    and the sign; None where it has none."""
    found = _NOT_KEPT.search(text)
    return (text.count("\n", 0, found.start()) + 1, found[0]) if found is not None else None


def plain_lines(text: str) -> str:
    """Return a file's text with lines that end in ``\\n`` alone, and without the sign before it."""
    return text.removeprefix(_SIGN).replace("\r\n", "\n")


def as_in_file(edited: str, file_text: str) -> str:
    """Return an edited text with the line ends of the file's text, and the sign before it if it had one.

    Where the file mixes line ends, each line keeps its own, also one that was changed.
    """
    sign = _SIGN if file_text.startswith(_SIGN) else ""
    bare = file_text.removeprefix(_SIGN)
    if "\r\n" not in bare:
        return sign + edited
    if bare.count("\r\n") == bare.count("\n"):
        return sign + edited.replace("\n", "\r\n")
    there, lines = lines_of(bare), lines_of(edited)
    crossed = bare.count("\r\n") * 2 >= bare.count("\n")
    ended = [_ended(line, crossed=crossed) for line in lines]
    matcher = SequenceMatcher(None, [line.replace("\r\n", "\n") for line in there], lines, autojunk=False)
    for _, one, one_end, other, other_end in matcher.get_opcodes():
        for old, new in zip(range(one, one_end), range(other, other_end), strict=False):
            if there[old].endswith("\n"):
                ended[new] = _ended(lines[new], crossed=there[old].endswith("\r\n"))
    return sign + "".join(ended)


def _ended(line: str, *, crossed: bool) -> str:
    return line.replace("\n", "\r\n") if crossed else line

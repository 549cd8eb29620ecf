"""The file that is read: its bytes, and what they are as text, JSON, XML or an archive, each made when it is
first asked for."""

from __future__ import annotations

import json
from contextlib import suppress
from functools import cached_property
from typing import TYPE_CHECKING, Any

from player.errors import PlayerError
from player.importing.archive import Archive, is_archive, open_archive
from player.importing.xml_tree import Element, XmlProblem, parse_xml
from player.language import said

if TYPE_CHECKING:
    from pathlib import Path

    from player.importing.imported import Report

LARGEST_SOURCE = 64 * 1024 * 1024
"""Bytes of the largest file that is read; most of it can only be pictures and films in an archive."""
LARGEST_TEXT = 4 * 1024 * 1024
"""Bytes of the largest text that is read."""
_MOST_DIGITS = 15
_MOST_ODD = 50
"""One letter in so many may be none that is shown."""
_MARKS = (
    (b"\xef\xbb\xbf", "utf-8-sig"),
    (b"\xff\xfe\x00\x00", "utf-32"),
    (b"\x00\x00\xfe\xff", "utf-32"),
    (b"\xff\xfe", "utf-16"),
    (b"\xfe\xff", "utf-16"),
)


class Source:
    """A foreign file."""

    def __init__(self, raw: bytes, report: Report, name: str = "", folder: Path | None = None) -> None:
        """Take its bytes, its name without ending, and the folder that its pictures would lie in."""
        self.raw = raw
        self.name = name
        self.folder = folder
        self._report = report

    @cached_property
    def archive(self) -> Archive | None:
        """Return the archive that it is, if it is one. Raises ``PlayerError`` for a hostile one."""
        return open_archive(self.raw) if is_archive(self.raw) else None

    @cached_property
    def text(self) -> str:
        """Return it as text, with ``\\n`` between lines; nothing for an archive."""
        if is_archive(self.raw):
            return ""
        return decoded(self.raw, self._report)

    @cached_property
    def json(self) -> Any:
        """Return it as JSON; None where it is none. Numbers that are none (NaN, 1e999) become None."""
        return parse_json(self.text, self._report)

    @cached_property
    def xml(self) -> Element | None:
        """Return the root of it as XML; None where it is none. Raises ``PlayerError`` for a hostile one."""
        text = self.text.lstrip()
        if not text.startswith("<"):
            return None
        try:
            return parse_xml(text)
        except XmlProblem as problem:
            raise PlayerError(said("The XML cannot be read: {problem}.", problem=problem)) from None


def decoded(raw: bytes, report: Report) -> str:
    """Return bytes as text: by their mark, as UTF-8, as UTF-16 without a mark, else as Western European.

    Raises ``PlayerError`` for what is no text at all.
    """
    if len(raw) > LARGEST_TEXT:
        raise PlayerError(
            said("The text is larger than {most} MB.", most=LARGEST_TEXT >> 20),
            said("Split it."),
        )
    encoding = next((name for mark, name in _MARKS if raw.startswith(mark)), "") or _wide(raw)
    text = None
    for attempt in (encoding, "utf-8"):
        if attempt and text is None:
            with suppress(UnicodeDecodeError):
                text = raw.decode(attempt)
    if text is None:
        text = raw.decode("cp1252", "replace")
        report.changed(said("read as Western European text (Windows-1252), because it is not UTF-8"))
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    kept = "".join(letter for letter in text if letter in "\n\t\u00a0" or letter.isprintable())
    if (len(text) - len(kept)) * _MOST_ODD > len(text) + _MOST_ODD:
        raise PlayerError(said("This is not text."), said("Name the file that the other program exported."))
    return kept


def _wide(raw: bytes) -> str:
    """Return the name of UTF-16 without a mark where every other byte is nothing, as in English text."""
    head = raw[:1000]
    for start, name in ((1, "utf-16-le"), (0, "utf-16-be")):
        if head and head[start::2].count(0) * 3 > len(head[start::2]) * 2:
            return name
    return ""


def parse_json(text: str, report: Report) -> Any:
    """Return the value of a JSON text; None where it is none."""
    start = text.lstrip()[:1]
    if start not in ("{", "["):
        return None

    def no_number(written: str) -> None:
        report.dropped(said("a number that is none ({written})", written=written[:20]))

    def whole(written: str) -> int | None:
        if len(written) <= _MOST_DIGITS:
            return int(written)
        report.dropped(said("a number that is too long to be meant"))
        return None

    try:
        return json.loads(text, parse_constant=no_number, parse_int=whole)
    except RecursionError:
        raise PlayerError(said("The JSON is nested too deeply to be meant.")) from None
    except ValueError:
        return None


def as_table(value: Any) -> dict[str, Any]:
    """Return a value that should be a table; an empty one where it is none."""
    return value if isinstance(value, dict) else {}


def as_list(value: Any) -> list[Any]:
    """Return a value that should be a list; an empty one where it is none."""
    return value if isinstance(value, list) else []


def tables_in(value: Any) -> list[dict[str, Any]]:
    """Return the tables in a value that should be a list of them."""
    return [entry for entry in as_list(value) if isinstance(entry, dict)]

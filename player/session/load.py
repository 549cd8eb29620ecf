"""Loading: the text of a session file becomes a ``Session``, or problems, all at once."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import tomli

from player.errors import SessionError
from player.session.build import SessionBuilder
from player.session.places import Places
from player.session.problems import Finding, Place, Problem, has_errors

if TYPE_CHECKING:
    from pathlib import Path

    from player.session.catalogue import Catalogue
    from player.session.model import Session

LARGEST_FILE = 10 * 1024 * 1024
"""Bytes of the largest file that is read."""


@dataclass(frozen=True, slots=True)
class Loaded:
    """What came of loading a file."""

    session: Session | None
    """The session; None where an error stops it."""
    problems: tuple[Problem, ...]
    """In order of place."""

    def require(self) -> Session:
        """Return the session; raises ``SessionError`` with the problems where there is none."""
        if self.session is None:
            count = sum(problem.severity == "error" for problem in self.problems)
            what = "There is a mistake" if count == 1 else f"There are {count} mistakes"
            raise SessionError(
                f"{what} in the session.",
                self.problems,
                "`limber check FILE` lists them with a way out of each.",
            )
        return self.session


def load_file(path: Path, catalogue: Catalogue) -> Loaded:
    """Load a session file. Never raises for what is in the file or for a file that cannot be read."""
    text = read_text(path)
    return load_text(text, catalogue, str(path)) if isinstance(text, str) else Loaded(None, (text,))


def read_text(path: Path) -> str | Problem:
    """Return the text of a file, or the problem that keeps it from being read."""
    try:
        if path.is_dir():
            return Problem("error", "unreadable", "this is a folder", "name a session file", str(path))
        with path.open("rb") as file:
            raw = file.read(LARGEST_FILE + 1)
    except OSError as error:
        hint = "check the name" if isinstance(error, FileNotFoundError) else "check its permissions"
        return Problem(
            "error", "unreadable", f"the file cannot be read: {error.strerror or error}", hint, str(path)
        )
    if len(raw) > LARGEST_FILE:
        return Problem(
            "error", "too-large", f"the file is larger than {LARGEST_FILE >> 20} MB", "split it", str(path)
        )
    try:
        return raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        before = raw[: error.start].decode("utf-8", "replace")
        place = Place(before.count("\n") + 1, len(before) - before.rfind("\n"))
        wide = raw[:2] in (b"\xff\xfe", b"\xfe\xff")
        hint = "it looks like UTF-16: save it as UTF-8" if wide else "save it as UTF-8 in your editor"
        return Problem(
            "error", "not-utf-8", f"byte 0x{raw[error.start]:02x} is not UTF-8 text", hint, str(path), place
        )


def parse_toml(text: str, file: str) -> dict[str, Any] | Problem:
    """Return the document, or the problem that keeps it from being TOML."""
    try:
        return tomli.loads(text.replace("\r\n", "\n"))
    except tomli.TOMLDecodeError as error:
        place = Place(max(1, error.lineno), max(1, error.colno))
        return Problem(
            "error", "toml-syntax", f"this is not TOML: {error.msg}", _syntax_hint(error.msg), file, place
        )
    except RecursionError:
        return Problem(
            "error", "too-deep", "brackets are nested too deeply", "a session needs only a few levels", file
        )


def load_text(text: str, catalogue: Catalogue, file: str = "") -> Loaded:
    """Load the text of a session; ``file`` is only its name in problems."""
    document = parse_toml(text, file)
    if isinstance(document, Problem):
        return Loaded(None, (document,))
    places = Places(text)
    builder = SessionBuilder(catalogue, lambda path: places.place(path).line)
    session = builder.session(document)
    problems = located(builder.findings, places, file)
    return Loaded(None if has_errors(problems) else session, problems)


def located(findings: list[Finding], places: Places, file: str) -> tuple[Problem, ...]:
    """Return findings as problems with places, in order of place."""
    problems = [
        Problem(
            found.severity,
            found.code,
            found.message,
            found.hint,
            file,
            places.place(found.path, at_key=found.at_key),
        )
        for found in findings
    ]
    return tuple(sorted(problems, key=lambda problem: (problem.place, problem.code)))


def _syntax_hint(message: str) -> str:
    lowered = message.lower()
    if "invalid value" in lowered:
        return 'text and times stand in quotes: "30s"'
    if "expected '='" in lowered:
        return 'write key = value, for example hold = "30s"'
    if "overwrite" in lowered or "twice" in lowered or "mutate" in lowered or "declare" in lowered:
        return "the same key or table stands twice"
    if "unterminated" in lowered or "expected '\"'" in lowered or "illegal character" in lowered:
        return "is a closing quote missing?"
    if "]" in lowered:
        return "is a closing bracket missing?"
    return ""

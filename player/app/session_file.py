"""A session's file while it is edited: what it held when it was read, what it holds now, and writing it."""

from __future__ import annotations

import os
import re
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Literal, TypeAlias

from player import paths
from player.app.own_copies import bring_translations, own_place
from player.editing.line_ends import as_in_file, plain_lines, sign_not_kept
from player.errors import PlayerError
from player.files import write_over
from player.language import reason_of, said
from player.session.documents import read_text
from player.session.problems import Problem

if TYPE_CHECKING:
    from collections.abc import Container

Trouble: TypeAlias = Literal["", "gone", "no folder", "no text", "read-only"]
"""What can stand between a file and a change of it."""


@dataclass(slots=True)
class SessionFile:
    """A file and what is known of it."""

    path: Path
    """Where it lies, or will once it is saved."""
    held: str
    """What it held when it was last read or written, with its line ends; what a new one begins with."""
    source: Path | None = None
    """The shipped file that it is to be a copy of; None where it is none, or was saved already."""

    @property
    def base(self) -> str:
        """Return what it held, for editing."""
        return plain_lines(self.held)

    def now(self) -> str | None:
        """Return what it holds now; None where it is gone or cannot be read."""
        try:
            return self.path.read_bytes().decode("utf-8")
        except (OSError, UnicodeDecodeError):
            return None

    @property
    def trouble(self) -> Trouble:
        """Return what has happened to it since it was read."""
        if not self.path.exists():
            return "gone" if self.path.parent.is_dir() else "no folder"
        if self.now() is None:
            return "no text"
        return "" if os.access(self.path, os.W_OK) else "read-only"

    def save(self, text: str) -> None:
        """Write an edited text as the file would have it. Raises ``PlayerError``."""
        written = as_in_file(text, self.held)
        try:
            self.path.parent.mkdir(parents=True, exist_ok=True)
        except OSError as error:
            raise PlayerError(
                said(
                    "{parent} cannot be made: {value}.",
                    parent=self.path.parent,
                    value=reason_of(error),
                )
            ) from error
        write_over(self.path, written.encode("utf-8"))
        self.held = written
        if self.source is not None:
            bring_translations(self.source, self.path)
            self.source = None


def opened(path: Path) -> SessionFile:
    """Return a file that is to be edited. Raises ``PlayerError`` where it cannot be read."""
    problem = read_text(path)  # tells size and coding as everywhere
    if isinstance(problem, Problem):
        raise PlayerError(
            said("{name} cannot be edited: {message}.", name=path.name, message=problem.message), problem.hint
        )
    file = SessionFile(path, path.read_bytes().decode("utf-8"))
    refuse_signs(file)
    return file


def refuse_signs(file: SessionFile) -> None:
    """Raise ``PlayerError`` where a file holds a sign that an editor would not keep to the letter."""
    found = sign_not_kept(file.held)
    if found is not None:
        line, sign = found
        names = {"\r": said("a lone carriage return"), "\u2029": said("a paragraph separator")}
        raise PlayerError(
            said(
                "{name} has a sign in line {line} that the editor cannot keep: {sign} ({code}).",
                name=file.path.name,
                line=line,
                sign=names.get(sign, said("no character")),
                code=f"U+{ord(sign):04X}",
            ),
            said(
                "Write it as \\u{code} between quotes, or take it out, with another program.",
                code=f"{ord(sign):04x}",
            ),
        )


def opened_own(path: Path) -> SessionFile:
    """Return a file that is to be edited; of one that ships with the program the person's own copy, which
    need not be there yet. Raises ``PlayerError``."""
    own = own_place(path, paths.shipped_folder("sessions"), paths.data_folder() / "sessions")
    if own is None:
        return opened(path)
    return opened(own) if own.exists() else SessionFile(own, opened(path).held, path.resolve())


def free_path(folder: Path, title: str, taken: Container[Path] = ()) -> Path:
    """Return a path of a session's title at which there is nothing yet."""
    stem = re.sub(r"[^a-z0-9]+", "-", title.lower()).strip("-")[:60] or "session"
    number = 1
    while True:
        path = folder / f"{stem}{f'-{number}' if number > 1 else ''}.toml"
        if not path.exists() and path not in taken:
            return path
        number += 1

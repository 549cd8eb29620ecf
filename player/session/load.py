"""Loading: the text of a session file becomes a ``Session``, or problems, all at once."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from player.errors import SessionError
from player.session.build import SessionBuilder
from player.session.documents import located, parse_toml, read_text
from player.session.places import Places
from player.session.problems import Problem, has_errors

if TYPE_CHECKING:
    from pathlib import Path

    from player.session.catalogue import Catalogue
    from player.session.model import Session


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


def load_text(text: str, catalogue: Catalogue, file: str = "") -> Loaded:
    """Load the text of a session; ``file`` is only its name in problems."""
    document = parse_toml(text, file)
    if isinstance(document, Problem):
        return Loaded(None, (document,))
    places = Places(text)
    builder = SessionBuilder(catalogue, places.line)
    session = builder.session(document)
    problems = located(builder.findings, places, file) if builder.findings else ()
    if builder.more:
        said = f"there are more mistakes than the first {len(problems)}"
        problems += (
            Problem("error", "too-many-problems", said, "mend these first", file, problems[-1].place),
        )
    return Loaded(None if has_errors(problems) else session, problems)

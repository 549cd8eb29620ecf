"""Loading: the text of a session file becomes a ``Session``, or problems, all at once."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from player.errors import SessionError
from player.session.build import SessionBuilder
from player.session.documents import located, parse_toml, read_text
from player.session.including import Origin
from player.session.places import Places
from player.session.problems import Problem, has_errors
from player.session.translation import language_of, translated
from player.session.upgrades import in_newest_format

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from player.session.catalogue import Catalogue
    from player.session.model import Session
    from player.session.parameters import Parameter

    Shelf = Callable[[str], Path | None]
    """What finds a session of the library by its name."""


@dataclass(frozen=True, slots=True)
class Loaded:
    """What came of loading a file."""

    session: Session | None
    """The session; None where an error stops it."""
    problems: tuple[Problem, ...]
    """In order of place."""
    parameters: tuple[Parameter, ...] = ()
    """What the session asks before it begins, with the values that were put in; there also where an error
    stops the session."""
    is_programme: bool = False
    """Whether the file is a programme, which another loader reads."""

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


def load_file(
    path: Path,
    catalogue: Catalogue,
    parameters: Mapping[str, object] | None = None,
    shelf: Shelf | None = None,
) -> Loaded:
    """Load a session file. Never raises for what is in the file or for a file that cannot be read.

    See ``load_text`` for the rest.
    """
    text = read_text(path)
    if not isinstance(text, str):
        return Loaded(None, (text,))
    return load_text(text, catalogue, str(path), parameters, shelf)


def load_text(
    text: str,
    catalogue: Catalogue,
    file: str = "",
    parameters: Mapping[str, object] | None = None,
    shelf: Shelf | None = None,
) -> Loaded:
    """Load the text of a session.

    ``file`` is its name in problems, and where it lies: what it names is looked for beside it. ``parameters``
    are the values that somebody chose, by name, as in TOML or as typed. ``shelf`` finds a session of the
    library by its name. A session that has a translation into the catalogue's language is in that language.
    """
    text = in_newest_format(text)
    document = parse_toml(text, file)
    if isinstance(document, Problem):
        return Loaded(None, (document,))
    if document.get("kind") == "programme":
        said, hint = "this is a programme, not a session", "`limber show` lists its days"
        return Loaded(None, (Problem("error", "bad-format", said, hint, file),), is_programme=True)
    places = Places(text)
    document = translated(document, Path(file), catalogue.language)
    builder = SessionBuilder(catalogue.speaking(language_of(document)), places.line, Origin(file, shelf))
    session = builder.session(document, parameters)
    problems = located(builder.findings, places, file) if builder.findings else ()
    if builder.more:
        said = f"there are more mistakes than the first {len(problems)}"
        problems += (
            Problem("error", "too-many-problems", said, "mend these first", file, problems[-1].place),
        )
    return Loaded(None if has_errors(problems) else session, problems, session.parameters)

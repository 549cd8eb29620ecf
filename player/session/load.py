"""Loading: the text of a session file becomes a ``Session``, or problems, all at once."""

from __future__ import annotations

from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from player.errors import SessionError
from player.language import said
from player.session.accepting import Acceptance
from player.session.build import SessionBuilder
from player.session.documents import located, parse_toml, read_text
from player.session.including import Origin
from player.session.pieces import PiecewisePlaces
from player.session.places import Places
from player.session.problems import Problem, has_errors
from player.session.translation import language_of, translated
from player.session.upgrades import in_newest_format

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from player.session.catalogue import Catalogue
    from player.session.keeping import Kept
    from player.session.model import Session
    from player.session.parameters import Parameter
    from player.session.problems import Finding

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
            what = (
                said("There is a mistake") if count == 1 else said("There are {count} mistakes", count=count)
            )
            raise SessionError(
                said("{what} in the session.", what=what),
                self.problems,
                said("`limber check FILE` lists them with a way out of each."),
            )
        return self.session


@dataclass(frozen=True, slots=True)
class Written:
    """A session's text as it was read, and what was found in it."""

    document: dict[str, Any]
    """What TOML makes of it."""
    places: Places
    """Where everything stands."""
    file: str
    """Its path."""
    findings: tuple[Finding, ...]
    """What is wrong in it."""
    more: bool = False
    """Whether more is wrong than is kept."""
    newest: bool = True
    """Whether it was written in the newest format: only then do fixes fit it."""

    def problems(self, further: Sequence[Finding] = (), *, all_told: bool = False) -> tuple[Problem, ...]:
        """Return what is wrong, and what is further found, by place, but not what the author accepts.

        ``all_told`` says that nothing more is to come: what is accepted for nothing is found as well.
        """
        findings = [*self.findings, *further]
        if "accept" in self.places.text:
            acceptance = Acceptance(self.document)
            findings = acceptance.left(findings)
            findings += acceptance.left(acceptance.idle()) if all_told else ()
        problems = located(findings, self.places, self.file) if findings else ()
        if not self.newest:
            problems = tuple(replace(problem, fix=None) for problem in problems)
        if self.more:
            told = said("there are more mistakes than the first {count}", count=len(problems))
            last = Problem(
                "error", "too-many-problems", told, said("mend these first"), self.file, problems[-1].place
            )
            problems += (last,)
        return problems


@dataclass(frozen=True, slots=True)
class Examined:
    """What came of loading a text, and what more can be said of it."""

    loaded: Loaded
    """What came of it."""
    written: Written | None = None
    """The text; None where it is no session's TOML."""


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
    return examine_text(text, catalogue, file, parameters, shelf).loaded


def examine_text(
    text: str,
    catalogue: Catalogue,
    file: str = "",
    parameters: Mapping[str, object] | None = None,
    shelf: Shelf | None = None,
    kept: Kept | None = None,
) -> Examined:
    """Load the text of a session and keep what more can be said of it with its places; see ``load_text``.

    ``kept`` is what was kept of the file's text before: only what has changed since is read anew.
    """
    newest = in_newest_format(text)
    cut = kept.cut(newest) if kept is not None else None
    document = cut.document if cut is not None else parse_toml(newest, file)
    if isinstance(document, Problem):
        return Examined(Loaded(None, (document,)))
    if document.get("kind") == "programme":
        told, hint = said("this is a programme, not a session"), said("`limber show` lists its days")
        return Examined(Loaded(None, (Problem("error", "bad-format", told, hint, file),), is_programme=True))
    places = Places(newest) if cut is None else PiecewisePlaces(newest, cut)
    spoken = translated(document, Path(file), catalogue.language)
    builder = SessionBuilder(
        catalogue.speaking(language_of(spoken)),
        places.line,
        Origin(file, shelf),
        None,
        kept if cut is not None else None,
    )
    session = builder.session(spoken, parameters)
    written = Written(document, places, file, tuple(builder.findings), builder.more, newest == text)
    problems = written.problems() if builder.findings else ()
    loaded = Loaded(None if has_errors(problems) else session, problems, session.parameters)
    return Examined(loaded, written)

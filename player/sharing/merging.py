"""Merging files into a folder: what is there already is never replaced, and all are written or none."""

from __future__ import annotations

import os
from dataclasses import dataclass
from typing import TYPE_CHECKING

from player.errors import PlayerError
from player.language import reason_of, said
from player.session.references import ReferenceKind, references, with_names

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping
    from pathlib import Path

EXERCISES = "exercises/"
"""The folder of exercise files and their pictures, below that of the sessions."""
PROGRAMMES = "programmes/"
"""The folder of programmes, below that of the sessions."""
_MOST_NUMBERS = 10_000


@dataclass(frozen=True, slots=True)
class Arrival:
    """A file that comes into a folder."""

    name: str
    """Its path below the folder, with ``/`` between parts."""
    content: bytes
    """What is in it."""


@dataclass(frozen=True, slots=True)
class Merge:
    """What is to be done so that arrivals are in a folder."""

    writes: tuple[Arrival, ...]
    """Files to be written, under their new names, those first that others name."""
    names: Mapping[str, str]
    """For each arrival, the name it has in the folder."""

    @property
    def renamed(self) -> tuple[tuple[str, str], ...]:
        """Return the arrivals that have another name now, with it."""
        return tuple((old, new) for old, new in self.names.items() if old != new)


def merged(arrivals: Iterable[Arrival], existing: Callable[[str], bytes | None]) -> Merge:
    """Return how arrivals come into a folder.

    ``existing`` gives what is there under a name, None for nothing. A file of the same content is taken for
    the same; one of other content keeps its name, and the arrival gets a new one, also where others name it.
    """
    waiting = {arrival.name: arrival for arrival in arrivals}
    names: dict[str, str] = {}
    writes: list[Arrival] = []
    for arrival in _in_order(waiting):
        content = _with_new_names(arrival, names)
        name = _free_name(arrival.name, content, existing, {write.name: write.content for write in writes})
        names[arrival.name] = name
        if existing(name) is None and all(write.name != name for write in writes):
            writes.append(Arrival(name, content))
    return Merge(tuple(writes), names)


def write_all(merge: Merge, folder: Path) -> tuple[Path, ...]:
    """Write the files of a merge; where one cannot be written, none is there. Raises ``PlayerError``."""
    placed: list[Path] = []
    partials: list[tuple[Path, Path]] = []
    try:
        for arrival in merge.writes:
            path = folder / arrival.name
            path.parent.mkdir(parents=True, exist_ok=True)
            partial = path.with_name(f".{path.name}.{os.getpid()}.partial")
            partials.append((partial, path))
            partial.write_bytes(arrival.content)
        for partial, path in partials:
            _place(partial, path)
            placed.append(path)
    except OSError as error:
        for path in placed:
            path.unlink(missing_ok=True)
        raise PlayerError(
            said("The files cannot be written: {reason}. Nothing was changed.", reason=reason_of(error)),
            said("Check the folder {folder}.", folder=folder),
        ) from error
    finally:
        for partial, _ in partials:
            partial.unlink(missing_ok=True)
    return tuple(placed)


def in_folder(folder: Path, name: str) -> bytes | None:
    """Return what is in a file of a folder; None where there is none."""
    try:
        return (folder / name).read_bytes()
    except FileNotFoundError:
        return None
    except OSError as error:
        raise PlayerError(
            said("{folder} cannot be read: {reason}.", folder=folder / name, reason=reason_of(error))
        ) from error


def named_by(name: str, text: str) -> tuple[tuple[ReferenceKind, str, str], ...]:
    """Return what the text of a file names: the kind, the name as written, and the path it means below the
    folder of the sessions."""
    place = name.rpartition("/")[0]
    found = []
    for reference in references(text):
        if reference.kind == "exercise":
            path = f"{EXERCISES}{reference.name}.toml"
        elif reference.kind == "session" and not reference.name.endswith(".toml"):
            path = f"{reference.name}.toml"  # one of the library, by its name
        else:
            path = f"{place}/{reference.name}" if place else reference.name
        found.append((reference.kind, reference.name, path))
    return tuple(found)


def _in_order(waiting: Mapping[str, Arrival]) -> list[Arrival]:
    """Return arrivals so that each comes after those that it names; a circle is cut somewhere."""
    ordered: dict[str, Arrival] = {}
    visiting: set[str] = set()

    def visit(name: str) -> None:
        if name in ordered or name in visiting or name not in waiting:
            return
        visiting.add(name)
        arrival = waiting[name]
        if name.endswith(".toml"):
            for _, _, path in named_by(name, arrival.content.decode("utf-8", "replace")):
                visit(path)
        ordered[name] = arrival

    for name in sorted(waiting):
        visit(name)
    return list(ordered.values())


def _with_new_names(arrival: Arrival, names: Mapping[str, str]) -> bytes:
    """Return the content of an arrival with those names exchanged that are new."""
    if not arrival.name.endswith(".toml"):
        return arrival.content
    text = arrival.content.decode("utf-8", "replace")
    place = arrival.name.rpartition("/")[0]
    exchanged: dict[tuple[ReferenceKind, str], str] = {}
    for kind, written, path in named_by(arrival.name, text):
        new = names.get(path, path)
        if new == path:
            continue
        if kind == "exercise":
            exchanged[kind, written] = new.removeprefix(EXERCISES).removesuffix(".toml")
        else:
            by_name = kind == "session" and not written.endswith(".toml")
            exchanged[kind, written] = new[:-5] if by_name else new[len(place) + 1 :] if place else new
    return with_names(text, exchanged).encode() if exchanged else arrival.content


def _free_name(
    name: str, content: bytes, existing: Callable[[str], bytes | None], written: Mapping[str, bytes]
) -> str:
    """Return the name itself, or it with the first number under which there is nothing else."""
    stem, dot, suffix = name.rpartition(".")
    for number in range(1, _MOST_NUMBERS):
        candidate = name if number == 1 else f"{stem}-{number}{dot}{suffix}"
        there = written.get(candidate, existing(candidate))
        if there is None or there == content:
            return candidate
    raise PlayerError(
        said("There are too many files called {name}.", name=name), said("Delete some of them.")
    )


def _place(partial: Path, path: Path) -> None:
    """Give a finished file its name, unless something of that name has come meanwhile."""
    try:
        os.link(partial, path)
    except FileExistsError:
        raise
    except OSError:  # a file system without links
        if path.exists():
            raise FileExistsError(17, said("there is one of this name by now"), str(path)) from None
        partial.replace(path)

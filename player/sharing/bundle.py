"""Bundles (``.limber``): a session or programme and all it needs beyond what ships, as one zip archive.

``manifest.json`` says the version of bundles, which file is the session, and the length and SHA-256 of every
file. Members lie as they lie below the folder of the sessions: ``evening.toml``,
``exercises/chair-twist.toml``, ``exercises/chair-twist.png``. They are stored, not packed, in order of name
and without times, so that equal content makes equal bytes everywhere.
"""

from __future__ import annotations

import hashlib
import io
import json
import zipfile
from dataclasses import dataclass
from typing import TYPE_CHECKING

from player.errors import PlayerError
from player.importing.archive import LARGEST_MEMBER, LARGEST_TOTAL, safe_name
from player.language import reason_of, said
from player.session.documents import read_text
from player.session.exercise_file import load_exercise_text
from player.session.load import load_file
from player.session.load_programme import load_programme
from player.session.model import Session
from player.session.problems import Problem, has_errors, plain
from player.sharing.merging import PROGRAMMES, Arrival, named_by

if TYPE_CHECKING:
    from pathlib import Path

    from player.session.catalogue import Catalogue
    from player.session.load import Shelf
    from player.session.programme import Programme

VERSION = 1
"""Version of bundles that is written and read."""
MANIFEST = "manifest.json"
"""Name of the member that tells of all others."""
SUFFIX = ".limber"
"""Ending of a bundle's name."""
PICTURES = (".png", ".jpg", ".jpeg", ".gif", ".webp", ".svg")
"""Endings of pictures."""
SOUNDS = (".wav", ".mp3", ".ogg", ".opus", ".flac", ".m4a")
"""Endings of sounds."""
_EPOCH = (1980, 1, 1, 0, 0, 0)
_MOST_FILES = 500


@dataclass(frozen=True, slots=True)
class Contents:
    """What goes into a bundle."""

    session: str
    """Name of the session's file."""
    title: str
    """What the session is called."""
    authors: tuple[str, ...]
    """Who wrote it."""
    licence: str
    """Under what it may be shared; empty where the session does not say."""
    needs: tuple[str, ...]
    """Exercises and sessions that ship with Limber and that it uses, by identity or name."""
    files: tuple[Arrival, ...]
    """All files, in order of name."""
    remarks: tuple[str, ...] = ()
    """What could not be taken along."""


def gather(
    path: Path, catalogue: Catalogue, shipped: tuple[Path, ...], shelf: Shelf | None = None
) -> Contents:
    """Return what a bundle of a session or a programme holds.

    ``catalogue`` knows the exercises and ``shelf`` the sessions of the library; those whose files lie in a
    folder of ``shipped`` are not taken along. Raises ``PlayerError`` where the session cannot be played or a
    file of it is missing.
    """
    known = catalogue.beside(path.parent)
    work = load_work(path, known, shelf)
    name = path.name if isinstance(work, Session) else f"{PROGRAMMES}{path.name}"
    collector = _Collector(known, shipped, shelf)
    collector.add(name, path)
    music = work.music if isinstance(work, Session) else None
    in_folder = music is not None and music.folder
    remarks = (said("the folder of music stays here; name a file to take one along"),) if in_folder else ()
    return Contents(
        name,
        work.title,
        tuple(work.authors),
        work.license,
        tuple(sorted(collector.needs)),
        tuple(Arrival(name, collector.files[name]) for name in sorted(collector.files)),
        remarks,
    )


def packed(contents: Contents) -> bytes:
    """Return the bytes of a bundle; equal contents give equal bytes."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_STORED) as archive:
        _store(archive, MANIFEST, _manifest(contents))
        for file in contents.files:
            _store(archive, file.name, file.content)
    return buffer.getvalue()


def is_allowed(name: str) -> bool:
    """Return whether a file of this name may be in a bundle: a text of sessions, a picture or a sound."""
    return (
        name.lower().endswith((".toml", *PICTURES, *SOUNDS)) and safe_name(name) == name and name != MANIFEST
    )


def load_work(path: Path, catalogue: Catalogue, shelf: Shelf | None) -> Session | Programme:
    """Return the session or programme of a file. Raises ``PlayerError`` where it has mistakes."""
    loaded = load_file(path, catalogue, shelf=shelf)
    if not loaded.is_programme:
        return loaded.require()
    planned = load_programme(path, catalogue, shelf)
    if planned.programme is None:
        first = next(problem for problem in planned.problems if problem.severity == "error")
        raise PlayerError(
            said(
                "The programme has a mistake in line {line}: {message}.",
                line=first.place.line,
                message=first.message,
            ),
            first.hint,
        )
    return planned.programme


class _Collector:
    """Follows what files name, from the session on."""

    def __init__(self, catalogue: Catalogue, shipped: tuple[Path, ...], shelf: Shelf | None) -> None:
        self.files: dict[str, bytes] = {}
        self.needs: set[str] = set()
        self._catalogue = catalogue
        self._shipped = shipped
        self._shelf = shelf
        self._total = 0

    def add(self, name: str, path: Path) -> None:
        """Take a file, and what it names."""
        if name in self.files:
            return
        if not is_allowed(name):
            raise PlayerError(
                said("“{name}” cannot be in a bundle.", name=plain(name)),
                said("Sessions, pictures and sounds below its folder can."),
            )
        self._keep(name, path)
        if not name.endswith(".toml"):
            return
        text = read_text(path)
        if isinstance(text, Problem):
            raise PlayerError(f"{path.name}: {text.message}.", text.hint)
        for kind, written, meant in named_by(name, text):
            if kind == "exercise":
                self._exercise(written, meant, self._catalogue.beside(path.parent))
            elif kind == "session" and not written.endswith(".toml"):
                self._of_library(written, meant)
            else:
                self._beside(name, path, meant)

    def _exercise(self, identity: str, meant: str, catalogue: Catalogue) -> None:
        path = catalogue.path(identity)
        if path is None:
            return  # one of the session's own, or the cover of nothing
        if path.parent in self._shipped:
            self.needs.add(identity)
            return
        if has_errors(load_exercise_text(path.read_text("utf-8-sig", "replace"), identity).problems):
            raise PlayerError(
                said("The exercise “{identity}” has mistakes.", identity=identity),
                said("`limber exercise check {identity}`", identity=identity),
            )
        self.add(meant, path)

    def _of_library(self, written: str, meant: str) -> None:
        """Take a session of the library, unless everybody has it."""
        path = self._shelf(written) if self._shelf is not None else None
        if path is None:
            raise PlayerError(
                said("The library has no session “{written}”.", written=plain(written)),
                said("Check its name."),
            )
        if path.parent in self._shipped:
            self.needs.add(written)
        else:
            self.add(meant, path)

    def _beside(self, name: str, path: Path, meant: str) -> None:
        """Take what lies beside a file; ``meant`` is its place below the folder of the sessions."""
        place = name.rpartition("/")[0]
        relative = meant[len(place) + 1 :] if place else meant
        beside = path.parent / relative
        if not beside.is_file():
            raise PlayerError(
                said(
                    "“{relative}”, which {name} names, is not there.",
                    relative=plain(relative),
                    name=path.name,
                ),
                said("Check its name."),
            )
        self.add(meant, beside)

    def _keep(self, name: str, path: Path) -> None:
        try:
            content = path.read_bytes()
        except OSError as error:
            raise PlayerError(
                said("{path} cannot be read: {reason}.", path=path, reason=reason_of(error))
            ) from error
        self._total += len(content)
        if len(content) > LARGEST_MEMBER or self._total > LARGEST_TOTAL or len(self.files) >= _MOST_FILES:
            raise PlayerError(
                said(
                    "The bundle would be too large: “{name}” is {count} MB.",
                    name=plain(name),
                    count=len(content) >> 20,
                ),
                said(
                    "All its files may have {total} MB, one of them {most} MB.",
                    total=LARGEST_TOTAL >> 20,
                    most=LARGEST_MEMBER >> 20,
                ),
            )
        self.files[name] = content


def _manifest(contents: Contents) -> bytes:
    value = {
        "limber_bundle": VERSION,
        "session": contents.session,
        "title": contents.title,
        "authors": list(contents.authors),
        "license": contents.licence,
        "needs": list(contents.needs),
        "files": [
            {
                "name": file.name,
                "size": len(file.content),
                "sha256": hashlib.sha256(file.content).hexdigest(),
            }
            for file in contents.files
        ],
    }
    return (json.dumps(value, indent=2, ensure_ascii=False) + "\n").encode()


def _store(archive: zipfile.ZipFile, name: str, content: bytes) -> None:
    member = zipfile.ZipInfo(name, _EPOCH)
    member.create_system = 3
    member.external_attr = 0o644 << 16
    archive.writestr(member, content, zipfile.ZIP_STORED)

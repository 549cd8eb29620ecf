"""What the tests of importing share: the samples, and a few exercises that are known."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path

from player.importing.door import import_bytes, import_file
from player.importing.imported import Imported, report_text
from player.importing.own_exercises import with_own
from player.session.catalogue import Catalogue
from player.session.load import load_text
from player.session.model import Session

HERE = Path(__file__).resolve().parent
SAMPLES = HERE / "samples"
CATALOGUE = Catalogue((HERE / "exercises",))
SAMPLE_FILES = (
    "stretch.seconds",
    "jawt.json",
    "openhiit.json",
    "timers.json",
    "plans.json",
    "pack.json",
    "day.wger.json",
    "workrave/exercises.xml",
    "ride.zwo",
    "easy.mrc",
    "targets.csv",
    "records.csv",
    "openworkout.json",
    "list.txt",
    "lista.txt",
)
"""One file or more of every format."""


def imported(name: str) -> Imported:
    """Return what comes of a sample."""
    return import_file(SAMPLES / name, CATALOGUE)


def read(text: str) -> Imported:
    """Return what comes of text."""
    return import_bytes(text.encode(), CATALOGUE)


def archive(members: dict[str, bytes]) -> bytes:
    """Return a zip archive of members, under the very names that are given."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as made:
        for name, content in members.items():
            made.writestr(zipfile.ZipInfo(name), content, zipfile.ZIP_DEFLATED)
    return buffer.getvalue()


def sessions_of(made: Imported) -> list[Session]:
    """Return the sessions of an import, which must have no problem at all."""
    known = with_own(CATALOGUE, made.files)
    found = []
    for session in made.sessions:
        loaded = load_text(session.text, known)
        assert not loaded.problems, (loaded.problems, session.text)
        found.append(loaded.require())
    return found


def as_text(made: Imported) -> str:
    """Return all that an import made, for a golden file."""
    parts = [f"from {made.kind}\n{report_text(made.report)}"]
    parts += [f"== {session.stem}.toml ({session.seconds} s)\n{session.text}" for session in made.sessions]
    parts += [f"== {file.name}, {len(file.content)} bytes\n" for file in made.files]
    return "\n".join(parts)

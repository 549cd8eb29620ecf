"""Offers: what a foreign file, a pasted list or a bundle would bring, before anything is written; and taking
it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from player import paths
from player.audio.voice.estimate import estimated_frames
from player.importing.door import import_bytes, import_text, read_source
from player.importing.imported import ReportLine
from player.importing.own_exercises import with_own_texts
from player.language import counted, quoted, said
from player.session.load import load_text
from player.session.model import Session
from player.sharing.merging import EXERCISES, Arrival, in_folder, merged, write_all
from player.sharing.opening import is_bundle, open_bundle
from player.timeline.compiler import compile_session
from player.timeline.frames import RATE

if TYPE_CHECKING:
    from pathlib import Path

    from player.app.supplies import Supplies
    from player.importing.imported import Imported
    from player.sharing.opening import Bundle


@dataclass(frozen=True, slots=True)
class OfferedSession:
    """One session of an offer."""

    name: str
    """The name of its file, with the ending."""
    title: str
    """What it is called."""
    text: str
    """The session as TOML."""
    length: str
    """How long it plays, for people, lengths of speech estimated; of a programme how many weeks."""


@dataclass(frozen=True, slots=True)
class Offer:
    """What could be taken."""

    kind: str
    """What it is: the program it comes from, or a bundle."""
    sessions: tuple[OfferedSession, ...]
    """The sessions, the main one first."""
    arrivals: tuple[Arrival, ...]
    """All files, the sessions among them."""
    report: tuple[ReportLine, ...]
    """What was kept, changed and dropped."""
    facts: tuple[tuple[str, str], ...] = ()
    """What must be known before it is taken: authors, licence."""


@dataclass(frozen=True, slots=True)
class Taken:
    """What has been written."""

    sessions: tuple[Path, ...]
    """The files of the sessions, also of those that were there already, in the order of the offer."""
    remarks: tuple[str, ...]
    """What had to be called otherwise, or was there already."""


def offer_of_file(path: Path, supplies: Supplies, name: str = "") -> Offer:
    """Return what a file offers; ``name`` is that of its format, if known. Raises ``PlayerError``."""
    return offer_of_bytes(read_source(path), supplies, name, path)


def offer_of_bytes(raw: bytes, supplies: Supplies, name: str = "", path: Path | None = None) -> Offer:
    """Return what the bytes of a file offer; ``path`` is the file, if they are of one. Raises
    ``PlayerError``."""
    if is_bundle(raw) and not name:
        return _offer_of_bundle(open_bundle(raw, supplies.catalogue, supplies.library.named), supplies)
    stem, folder = (path.stem, path.parent) if path is not None else ("", None)
    return _offer(import_bytes(raw, supplies.catalogue, name, stem, folder), supplies)


def offer_of_text(text: str, supplies: Supplies, name: str = "") -> Offer:
    """Return what pasted text offers. Raises ``PlayerError``."""
    return _offer(import_text(text, supplies.catalogue, name), supplies)


def take(offer: Offer, folder: Path | None = None) -> Taken:
    """Write everything that is offered into the person's folder of sessions, or another one.

    Raises ``PlayerError`` where that cannot be done; then nothing has been written.
    """
    folder = folder or paths.data_folder() / "sessions"
    merge = merged(offer.arrivals, lambda name: _existing(folder, name))
    written = {arrival.name for arrival in merge.writes}
    write_all(merge, folder)
    remarks = [
        said("“{old}” is called “{new}” here, because there is another “{old2}”", old=old, new=new, old2=old)
        for old, new in merge.renamed
    ]
    remarks += [
        said("“{name}” is there already", name=name)
        for old, name in merge.names.items()
        if name not in written
    ]
    return Taken(
        tuple(_place_of(folder, merge.names[session.name]) for session in offer.sessions), tuple(remarks)
    )


def length_text(seconds: float) -> str:
    """Return a length for people: ``12 min``, ``45 s``."""
    return f"{round(seconds)} s" if seconds < 60 else f"{round(seconds / 60)} min"


def _offer(imported: Imported, supplies: Supplies) -> Offer:
    arrivals = [Arrival(file.name, file.content) for file in imported.files]
    arrivals += [Arrival(f"{session.stem}.toml", session.text.encode()) for session in imported.sessions]
    sessions = tuple(
        OfferedSession(
            f"{session.stem}.toml",
            session.title,
            session.text,
            length_text(_seconds(session.text, tuple(arrivals), supplies)),
        )
        for session in imported.sessions
    )
    return Offer(imported.kind, sessions, tuple(arrivals), imported.report)


def _offer_of_bundle(bundle: Bundle, supplies: Supplies) -> Offer:
    """Return what a bundle offers: its session or programme."""
    main = next(arrival for arrival in bundle.arrivals if arrival.name == bundle.name)
    work = bundle.work
    text = main.content.decode("utf-8-sig", "replace")
    length = (
        length_text(_length(work, supplies))
        if isinstance(work, Session)
        else counted("1 week", "{count} weeks", work.weeks)
        if work.weeks > 1
        else "1 week"
    )
    offered = OfferedSession(bundle.name, work.title, text, length)
    facts = (
        (said("By"), ", ".join(work.authors) or said("nobody who is named")),
        (said("Licence"), work.license or said("none is named: ask its author before you pass it on")),
        *((said("Caution"), caution) for caution in work.cautions),
    )
    others = [arrival for arrival in bundle.arrivals if arrival is not main]
    report = tuple(ReportLine("kept", f"{quoted(arrival.name)}, {_size(arrival)}") for arrival in others)
    return Offer(said("a bundle"), (offered,), bundle.arrivals, report, facts)


def _size(arrival: Arrival) -> str:
    size = len(arrival.content)
    return (
        said("{size} bytes", size=size)
        if size < 1000
        else f"{size / 1000:.0f} kB"
        if size < 10**6
        else f"{size / 10**6:.1f} MB"
    )


def _seconds(text: str, arrivals: tuple[Arrival, ...], supplies: Supplies) -> float:
    own = {
        arrival.name.removeprefix(EXERCISES).removesuffix(".toml"): arrival.content.decode("utf-8", "replace")
        for arrival in arrivals
        if arrival.name.startswith(EXERCISES) and arrival.name.endswith(".toml")
    }
    return _length(load_text(text, with_own_texts(supplies.catalogue, own)).require(), supplies)


def _length(session: Session, supplies: Supplies) -> float:
    rate, words = session.voice.rate, supplies.words(session.language)
    return compile_session(session, words, lambda line: estimated_frames(line, rate)).length / RATE


def _existing(folder: Path, name: str) -> bytes | None:
    """Return what is there under a name.

    What ships, or is the person's own in another folder, counts as well: nothing may put it in the shade.
    Pictures count where they would lie, because their exercise looks for them beside itself.
    """
    there = in_folder(folder, name)
    if there is not None or not name.endswith(".toml"):
        return there
    places = [paths.shipped_folder("sessions") / name]
    if name.startswith(EXERCISES):
        own, shipped = paths.data_folder() / "exercises", paths.shipped_folder("media") / "exercises"
        places = [place / name.removeprefix(EXERCISES) for place in (own, shipped)]
    found = (in_folder(place.parent, place.name) for place in places)
    return next((content for content in found if content is not None), None)


def _place_of(folder: Path, name: str) -> Path:
    """Return where a session lies by now: in the folder, or among those that ship."""
    path = folder / name
    return path if path.exists() else paths.shipped_folder("sessions") / name

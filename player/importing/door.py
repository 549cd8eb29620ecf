"""The one door for foreign files: finds out what a file is, has it read, and checks what was made of it."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from player.errors import PlayerError
from player.importing import (
    calisthenics,
    course,
    entracte,
    gtk_timer,
    jawt,
    openhiit,
    openworkout,
    plain,
    seconds,
    timer_machine,
    wger,
    workrave,
    zwift,
)
from player.importing.archive import is_archive
from player.importing.imported import Imported, ImportedFile, ImportedSession, Report
from player.importing.matching import Matcher
from player.importing.own_exercises import with_own
from player.importing.sketch import Sketcher, StepSketch
from player.importing.source import LARGEST_SOURCE, LARGEST_TEXT, Source
from player.importing.wording import file_stem
from player.importing.writing import seconds_of, session_text
from player.language import counted, later, reason_of, said, said_in
from player.session.load import load_text
from player.session.problems import has_errors
from player.session.translation import USUAL

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from player.importing.sketch import SessionSketch
    from player.session.catalogue import Catalogue

_OWN = re.compile(r"(?:\s|\ufeff|#[^\n]*\n)*format\s*=\s*\d")
MOST_SESSIONS = 200
"""Sessions of the largest file that is read."""
_TITLE_NAMES = 3
_LONGEST_TITLE = 80
_UNNAMED = later("Imported session")


@dataclass(frozen=True, slots=True)
class Format:
    """One foreign format."""

    name: str
    """As it is named on the command line."""
    title: str
    """As people call it."""
    recognises: Callable[[Source], bool]
    """Whether a source is of this format, going by what is in it."""
    sketches: Callable[[Source, Sketcher], list[SessionSketch]]
    """Makes sessions of a source."""


FORMATS: tuple[Format, ...] = (
    Format("openworkout", openworkout.TITLE, openworkout.recognises, openworkout.sketches),
    Format("seconds", seconds.TITLE, seconds.recognises, seconds.sketches),
    Format("jawt", jawt.TITLE, jawt.recognises, jawt.sketches),
    Format("openhiit", openhiit.TITLE, openhiit.recognises, openhiit.sketches),
    Format("timer-machine", timer_machine.TITLE, timer_machine.recognises, timer_machine.sketches),
    Format("workout-timer", gtk_timer.TITLE, gtk_timer.recognises, gtk_timer.sketches),
    Format("entracte", entracte.TITLE, entracte.recognises, entracte.sketches),
    Format("wger", wger.TITLE, wger.recognises, wger.sketches),
    Format("workrave", workrave.TITLE, workrave.recognises, workrave.sketches),
    Format("zwift", zwift.TITLE, zwift.recognises, zwift.sketches),
    Format("course", course.TITLE, course.recognises, course.sketches),
    Format("calisthenics", calisthenics.TITLE, calisthenics.recognises, calisthenics.sketches),
    Format("text", plain.TITLE, plain.recognises, plain.sketches),
)
"""In the order in which they are tried."""


def import_file(path: Path, catalogue: Catalogue, name: str = "") -> Imported:
    """Return what comes of a foreign file; ``name`` is that of a format, if it is known which.

    Raises ``PlayerError`` where it cannot be read or nothing can be made of it.
    """
    return import_bytes(read_source(path), catalogue, name, path.stem, path.parent)


def read_source(path: Path) -> bytes:
    """Return what is in a file. Raises ``PlayerError`` where it cannot be read or is too large."""
    try:
        with path.open("rb") as file:
            raw = file.read(LARGEST_SOURCE + 1)
    except OSError as error:
        raise PlayerError(
            said("{name} cannot be read: {reason}.", name=path.name, reason=reason_of(error)),
            said("Check the name."),
        ) from error
    if len(raw) > LARGEST_SOURCE:
        raise PlayerError(
            said(
                "{name} is larger than {most} MB.",
                name=path.name,
                most=LARGEST_SOURCE >> 20,
            )
        )
    return raw


def import_text(text: str, catalogue: Catalogue, name: str = "") -> Imported:
    """Return what comes of text that was pasted; as ``import_file``."""
    if len(text) > LARGEST_TEXT:
        raise PlayerError(
            said("The text is larger than {most} MB.", most=LARGEST_TEXT >> 20),
            said("Split it."),
        )
    return import_bytes(text.encode("utf-8", "replace"), catalogue, name)


def import_bytes(
    raw: bytes, catalogue: Catalogue, name: str = "", stem: str = "", folder: Path | None = None
) -> Imported:
    """Return what comes of bytes; ``stem`` names them, ``folder`` is where pictures of theirs would lie."""
    report = Report()
    source = Source(raw, report, stem, folder)
    if not raw.strip():
        raise PlayerError(said("There is nothing in it."))
    if not name and _OWN.match(source.text):
        return _own(source, catalogue, report)
    chosen = _format(name, source)
    matcher = Matcher(catalogue)
    sketcher = Sketcher(matcher, report)
    sketches = [sketch for sketch in chosen.sketches(source, sketcher) if _has_dose(sketch.steps)]
    if not sketches:
        raise PlayerError(
            said("There is nothing to do in this {title} file.", title=said(chosen.title)),
            _first_loss(report),
        )
    if len(sketches) > MOST_SESSIONS:
        report.dropped(said("all sessions after the first {most}", most=MOST_SESSIONS))
    for sketch in sketches[:MOST_SESSIONS]:
        _find_language(sketch, matcher)
    sessions, files = _sessions(sketches[:MOST_SESSIONS], chosen, stem, catalogue)
    _tell(sketches[:MOST_SESSIONS], report)
    known = with_own(catalogue, files)
    for session in sessions:
        _check(session, known)
    return Imported(said(chosen.title), sessions, files, report.lines())


def _format(name: str, source: Source) -> Format:
    named = [entry for entry in FORMATS if entry.name == name]
    if name and not named:
        known = ", ".join(entry.name for entry in FORMATS)
        raise PlayerError(
            said("No format is called “{name}”.", name=name[:40]), said("Known are {known}.", known=known)
        )
    for entry in named or FORMATS:
        if entry.name == "text" and not named and _is_markup(source):
            continue
        if entry.recognises(source):
            return entry
    if named:
        raise PlayerError(
            said("This is not a file of {title}.", title=said(named[0].title)),
            said("Leave the format out to have it found."),
        )
    titles = ", ".join(said(entry.title) for entry in FORMATS[:-1])
    raise PlayerError(
        said("It is not clear what this is."),
        said(
            "Limber understands lists such as “Plank 3 x 30s, rest 15s”, and files of {titles}.",
            titles=titles,
        ),
    )


def _is_markup(source: Source) -> bool:
    """Return whether it is data of some program rather than a list that a person wrote."""
    return is_archive(source.raw) or source.json is not None or source.xml is not None


def _own(source: Source, catalogue: Catalogue, report: Report) -> Imported:
    """Return a session of Limber's own, as it is."""
    loaded = load_text(source.text, catalogue)
    if loaded.session is None:
        first = loaded.problems[0]
        raise PlayerError(
            said(
                "This session has a mistake in line {line}: {message}.",
                line=first.place.line,
                message=first.message,
            ),
            first.hint,
        )
    report.kept(said("all of it: it is a session of Limber already"))
    stem = file_stem(source.name or loaded.session.title)
    session = ImportedSession(stem, loaded.session.title, source.text)
    return Imported(said("a Limber session"), (session,), (), report.lines())


def _find_language(sketch: SessionSketch, matcher: Matcher) -> None:
    """Say in which language a session is, so that a voice of it speaks: a list knows; of others it is told by
    their words, and they are in the usual language where those do not tell."""
    if not sketch.language:
        texts = [sketch.title, *(_words_of(step) for step in _inner(sketch.steps))]
        found = matcher.language_of(" ".join(texts), USUAL)
        sketch.language = found if found != USUAL else ""
    if sketch.language not in ("", USUAL):
        sketch.header = {"language": sketch.language, **sketch.header}


def _words_of(step: StepSketch) -> str:
    return " ".join(str(step.keys.get(key, "")) for key in ("name", "say", "note"))


def _sessions(
    sketches: list[SessionSketch], chosen: Format, stem: str, catalogue: Catalogue
) -> tuple[tuple[ImportedSession, ...], tuple[ImportedFile, ...]]:
    sessions: list[ImportedSession] = []
    files: dict[str, ImportedFile] = {}
    taken: set[str] = set()
    for sketch in sketches:
        sketch.steps = _without_last_rest(sketch.steps)
        _rest_between_only(sketch.steps)
        if not sketch.title:
            sketch.title = stem.replace("_", " ").strip().capitalize() or _title_of(
                sketch, catalogue.speaking(sketch.language) if sketch.language else catalogue
            )
        sketch.header.setdefault("cover", _cover_of(sketch, catalogue))
        named = base = file_stem(sketch.title)
        number = 1
        while named in taken:
            number += 1
            named = f"{base}-{number}"
        taken.add(named)
        text = session_text(sketch, chosen.title)
        sessions.append(ImportedSession(named, sketch.title, text, seconds_of(sketch.steps)))
        files |= {file.name: file for file in sketch.files}
    return tuple(sessions), tuple(files.values())


def _title_of(sketch: SessionSketch, catalogue: Catalogue) -> str:
    """Return a title for a session without one: the first things that are done in it."""
    names: dict[str, None] = {}
    for step in _inner(sketch.steps):
        exercise = catalogue.exercise(str(step.keys.get("exercise", "")))
        name = str(step.keys.get("name", "")) or (exercise.name if exercise is not None else "")
        if name:
            names[name.partition(",")[0]] = None
    return ", ".join(list(names)[:_TITLE_NAMES])[:_LONGEST_TITLE] or said_in(sketch.language, _UNNAMED)


def _cover_of(sketch: SessionSketch, catalogue: Catalogue) -> str:
    """Return the first exercise that the catalogue knows, whose figure then stands for the session."""
    named = (str(step.keys.get("exercise", "")) for step in _inner(sketch.steps))
    return next((identity for identity in named if catalogue.exercise(identity) is not None), "")


def _tell(sketches: list[SessionSketch], report: Report) -> None:
    """Tell of the whole: how many steps there are, and that some of them wait."""
    steps = [step for sketch in sketches for step in _inner(sketch.steps)]
    rests = sum(set(step.keys) <= {"rest", "note", "say"} for step in steps)
    done = counted("1 step", "{count} steps", len(steps) - rests)
    if rests:
        paused = counted("1 rest", "{count} rests", rests)
        report.kept(said("{steps} and {rests}, in their order", steps=done, rests=paused))
    else:
        report.kept(said("{steps}, in their order", steps=done))
    if any("reps" in step.keys and not {"pace", "tempo", "each"} & step.keys.keys() for step in steps):
        report.changed(said("reps without a pace wait until you press Done"))


def _inner(steps: list[StepSketch]) -> list[StepSketch]:
    return [inner for step in steps for inner in (_inner(step.steps) if step.steps else [step])]


def _without_last_rest(steps: list[StepSketch]) -> list[StepSketch]:
    end = len(steps)
    while end > 1 and set(steps[end - 1].keys) == {"rest"}:
        end -= 1
    return steps[:end]


def _rest_between_only(steps: list[StepSketch]) -> None:
    """Let the rounds of the last group have their rest between them, so that a session does not end with
    one."""
    last = steps[-1] if steps else None
    if last is None or len(last.steps) < 2 or "between" in last.keys or last.keys.get("repeat", 1) < 2:
        return
    if set(last.steps[-1].keys) == {"rest"}:
        last.keys["between"] = last.steps.pop().keys["rest"]


def _has_dose(steps: list[StepSketch]) -> bool:
    return any(
        _has_dose(step.steps) if step.steps else "exercise" in step.keys or "name" in step.keys
        for step in steps
    )


def _first_loss(report: Report) -> str:
    lost = [line for line in report.lines() if line.fate == "dropped"]
    return said("Left out: {lost}.", lost=lost[0]) if lost else said("Is it the right file?")


def _check(session: ImportedSession, catalogue: Catalogue) -> None:
    """Refuse a session that could not be played; what it says of sizes may be beyond every limit."""
    problems = load_text(session.text, catalogue).problems
    if has_errors(problems):
        first = next(problem for problem in problems if problem.severity == "error")
        raise PlayerError(
            said(
                "“{title}” cannot be made a session: {message}.", title=session.title, message=first.message
            ),
            first.hint,
        )

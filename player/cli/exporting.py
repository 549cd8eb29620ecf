"""``limber export``: a session as a sound file."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

from player.app.rehearsing import rehearse
from player.app.supplies import Supplies
from player.cli.values import add_values, values_of
from player.errors import PlayerError
from player.exporting.sound import write_wav
from player.language import said
from player.settings import Settings

if TYPE_CHECKING:
    import argparse

    from player.app.bringing import Bringing
    from player.playback.rehearsal import Rehearsal
    from player.session.model import Session


def add_verb(verbs: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Add the verb to the parser."""
    verb = verbs.add_parser(
        "export",
        help=said("write a session to a sound file"),
        description=said(
            "Writes the very samples of live play to a WAV file, 48 kHz. A step that waits for you "
            "lasts as long as its words."
        ),
    )
    verb.add_argument(
        "session", metavar=said("SESSION"), help=said("a session file, or the name of one in the library")
    )
    verb.add_argument(
        "-o", "--output", required=True, metavar=said("FILE") + ".wav", help=said("where to write")
    )
    verb.add_argument("--silent", action="store_true", help=said("tones only, no voice"))
    add_values(verb)
    verb.set_defaults(run=_run)


def _run(arguments: argparse.Namespace) -> int:
    path = Path(arguments.output)
    if path.suffix.lower() != ".wav":
        raise PlayerError(
            said("{name} is not a WAV file.", name=path.name), said("Write for example -o session.wav")
        )
    supplies = Supplies()
    source = supplies.library.find(arguments.session)
    session = supplies.load(source, values_of(arguments)).require()
    rehearsal = rehearse(session, supplies, silent=arguments.silent, questions=False)
    bringing = _bring(session, source.parent)
    try:
        _speak(rehearsal)
        brought = bringing.brought if bringing is not None else None
        write_wav(rehearsal.timeline, rehearsal.clip, path, _progress, brought)
    finally:
        rehearsal.close()
        if bringing is not None:
            bringing.close()
    _say("")
    for notice in rehearsal.notices:
        print(notice.message, file=sys.stderr)
    print(path)
    return 0


def _bring(session: Session, folder: Path) -> Bringing | None:
    """Return the music and sounds that the session brings; the person's own are not for others' ears."""
    if not (session.music or session.sounds):
        return None
    from player.app.bringing import Bringing

    return Bringing(session, folder, Settings(), lambda told: print(told, file=sys.stderr))


def _speak(rehearsal: Rehearsal) -> None:
    """Wait for all lines, also for those that the new lengths make room for."""
    while True:
        while not rehearsal.wait(0.5):
            progress = rehearsal.progress
            if progress is not None:
                _say(said("speaking {ready} of {total} lines", ready=progress.ready, total=progress.total))
        rehearsal.changed()
        if rehearsal.refresh() is None:
            return


def _progress(share: float) -> None:
    _say(said("writing {percent:3} %", percent=round(100 * share)))


def _say(text: str) -> None:
    if sys.stderr.isatty():
        print(f"\r\033[K{text}", end="", file=sys.stderr, flush=True)

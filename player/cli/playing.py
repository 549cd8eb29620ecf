"""``limber play`` and ``limber open``: in a window where there is one, else in the terminal."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

from player import paths
from player.app.rehearsing import rehearse
from player.app.run_notes import RunNotes
from player.app.sounding import Sound
from player.app.starting import first_frame
from player.app.supplies import Supplies
from player.cli.importing import bring_bundle
from player.cli.opening import in_window
from player.cli.terminal import TerminalPlayer, pressed_keys
from player.cli.values import add_values, values_of
from player.language import said
from player.playback.guide import Guide
from player.playback.transport import Transport
from player.session.choices import Choices
from player.settings import load_settings
from player.sharing.bundle import SUFFIX
from player.timeline.lead_in import lead_of

if TYPE_CHECKING:
    import argparse
    from collections.abc import Mapping
    from pathlib import Path

_SOON = 10 * 48_000
_PATIENCE = 8.0


def add_verb(verbs: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Add the verb to the parser."""
    verb = verbs.add_parser(
        "play",
        help=said("play a session"),
        description=said(
            "Plays a session in a window; without a display, or with --terminal, in the terminal."
        ),
    )
    verb.add_argument(
        "session",
        metavar=said("SESSION"),
        help=said("a session file, a bundle, or the name of one in the library"),
    )
    verb.add_argument("--terminal", action="store_true", help=said("no window"))
    verb.add_argument("--silent", action="store_true", help=said("no sound, captions only"))
    verb.add_argument(
        "--from", dest="start", metavar=said("STEP"), help=said("begin at this step: 3, or 4.2 in a group")
    )
    add_values(verb)
    verb.set_defaults(run=_play)
    _add_opening(verbs)


def _add_opening(verbs: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    verb = verbs.add_parser(
        "open",
        help=said("show a session, ready to be started"),
        description=said(
            "Shows the start page of a session in the window: its cautions, its steps, and what can be "
            "chosen. So does a double click on its file, and limber with nothing but the file. Without a "
            "display the session is played in the terminal."
        ),
    )
    verb.add_argument(
        "session",
        metavar=said("SESSION"),
        help=said("a session file, a bundle, or the name of one in the library"),
    )
    verb.set_defaults(run=_open)


def _open(arguments: argparse.Namespace) -> int:
    supplies = Supplies()
    path = supplies.library.find(arguments.session)
    reason = in_window(path, play=False)
    return 0 if reason is None else _without_window(reason, path, None, supplies, {}, silent=False)


def _play(arguments: argparse.Namespace) -> int:
    supplies = Supplies()
    path, values = supplies.library.find(arguments.session), values_of(arguments)
    if values and path.suffix != SUFFIX:
        supplies.load(path, values).require()
    if not arguments.terminal:
        reason = in_window(path, arguments.start, silent=arguments.silent, values=values)
        if reason is None:
            return 0
    else:
        reason = ""
    return _without_window(reason, path, arguments.start, supplies, values, silent=arguments.silent)


def _without_window(
    reason: str, path: Path, start: str | None, supplies: Supplies, values: Mapping[str, str], *, silent: bool
) -> int:
    """Play in the terminal; the ``reason`` is told if there is one."""
    if reason:
        print(said("{reason} Playing in the terminal.", reason=reason), file=sys.stderr)
    session = bring_bundle(path, supplies) if path.suffix == SUFFIX else path
    if session is None:
        return 1
    return _in_terminal(session, start, supplies, values, silent=silent)


def _in_terminal(
    path: Path, start: str | None, supplies: Supplies, values: Mapping[str, str], *, silent: bool
) -> int:
    loaded = supplies.load(path, values)
    for problem in loaded.problems:
        print(problem, file=sys.stderr)
    rehearsal = rehearse(loaded.require(), supplies, silent=silent)
    told: list[str] = []
    sound = Sound(told.append, silent=silent)
    notes = RunNotes(told.append)
    try:
        first = first_frame(rehearsal.timeline, start)
        transport = Transport(sound.output, rehearsal.timeline, rehearsal.clip)
        lead = lead_of(load_settings(paths.settings_folder()).count_in)
        guide = Guide(transport, rehearsal, lambda: lead)
        player = TerminalPlayer(guide, rehearsal, sys.stdout, told, notes)
        player.make_ready(first, _SOON, _PATIENCE)
        chosen = Choices(values=tuple(values.items()))
        notes.begin(rehearsal.timeline, str(path.resolve()), chosen.text())
        with pressed_keys(sys.stdin) as keys:
            finished = player.run(first_frame(rehearsal.timeline, start), keys)
        notes.end("finished" if finished else "left")
        transport.close()
    finally:
        notes.close()
        sound.close()
        rehearsal.close()
    return 0

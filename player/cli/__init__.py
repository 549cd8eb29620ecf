"""The command ``limber``: reads the arguments and calls what they ask for.

Importing this loads no Qt; a toolkit is loaded only where a window opens or a sound card plays.
"""

from __future__ import annotations

import logging
import os
import sys
from typing import TYPE_CHECKING

from player import paths
from player.cli.opening import in_window
from player.errors import PlayerError, SessionError
from player.language import person_language, said, speak
from player.settings import load_settings

if TYPE_CHECKING:
    from collections.abc import Sequence

__all__ = ["main"]


def main(argv: Sequence[str] | None = None) -> int:
    """Run the command and return its exit code: 0 well, 1 a problem that was told, 2 arguments not
    understood."""
    logging.basicConfig(level=os.environ.get("LIMBER_LOG", "WARNING").upper(), format="%(name)s: %(message)s")
    words = list(sys.argv[1:] if argv is None else argv)
    speak(person_language(load_settings(paths.settings_folder()).language))
    try:
        return _run(_with_verb(words) if words else _without_verb())
    except SessionError as error:
        for problem in error.problems:
            print(problem, file=sys.stderr)
        print(error.message, file=sys.stderr)
    except PlayerError as error:
        print(error, file=sys.stderr)
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    except KeyboardInterrupt:
        print(file=sys.stderr)
        return 130
    return 1


def _run(words: Sequence[str]) -> int:
    if not words:
        return 0
    # Not at the top: with the verbs comes all that sessions are made with, and the library waits for none of
    # it.
    from player.cli.arguments import parser

    arguments = parser().parse_args(words)
    return int(arguments.run(arguments))


def _without_verb() -> list[str]:
    """Open the library; return what to do where no window can be opened, or nothing."""
    reason = in_window()
    if reason is None:
        return []
    told = said(
        "{reason} These sessions can be played in the terminal, with: limber play NAME", reason=reason
    )
    print(told, file=sys.stderr)
    return ["list"]


def _with_verb(argv: list[str]) -> list[str]:
    """A session file or bundle alone means to open it: that is what a double click on it gives. With options
    behind it, it is to be played."""
    if argv and argv[0].lower().endswith((".toml", ".limber")):
        return ["open" if len(argv) == 1 else "play", *argv]
    return argv

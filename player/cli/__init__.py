"""The command ``limber``: reads the arguments and calls what they ask for.

Importing this loads no Qt; a toolkit is loaded only where a window opens or a sound card plays.
"""

from __future__ import annotations

import logging
import os
import sys
from typing import TYPE_CHECKING

from player.cli.arguments import parser
from player.errors import PlayerError, SessionError

if TYPE_CHECKING:
    from collections.abc import Sequence

__all__ = ["main"]


def main(argv: Sequence[str] | None = None) -> int:
    """Run the command and return its exit code: 0 well, 1 a problem that was told, 2 arguments not
    understood."""
    logging.basicConfig(level=os.environ.get("LIMBER_LOG", "WARNING").upper(), format="%(name)s: %(message)s")
    arguments = parser().parse_args(_with_verb(list(sys.argv[1:] if argv is None else argv)))
    try:
        return int(arguments.run(arguments))
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


def _with_verb(argv: list[str]) -> list[str]:
    """A session file alone means to play it: that is what a double click on it gives."""
    if argv and argv[0].endswith(".toml"):
        return ["play", *argv]
    return argv

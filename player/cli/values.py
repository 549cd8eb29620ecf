"""``--set NAME=VALUE``: values of a session's parameters on the command line."""

from __future__ import annotations

from typing import TYPE_CHECKING

from player.errors import PlayerError
from player.language import said

if TYPE_CHECKING:
    import argparse


def add_values(verb: argparse.ArgumentParser) -> None:
    """Add the option to a verb."""
    verb.add_argument(
        "--set",
        dest="values",
        action="append",
        default=[],
        metavar=said("NAME=VALUE"),
        help=said("give a parameter of the session another value; may be given several times"),
    )


def values_of(arguments: argparse.Namespace) -> dict[str, str]:
    """Return the values by name. Raises ``PlayerError`` for what is no NAME=VALUE."""
    values: dict[str, str] = {}
    for written in arguments.values:
        name, equals, value = written.partition("=")
        if not equals or not name.strip():
            raise PlayerError(
                said('"{written}" gives no value.', written=written), said("Write for example --set hold=45s")
            )
        values[name.strip().removeprefix("$")] = value.strip()
    return values

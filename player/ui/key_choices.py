"""Which keys ask for which command: those of the table, unless the person has chosen others.

What is kept is only what differs from the table, by the command's name, so a command that is new brings its
own keys with it.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, TypeAlias

from player.ui.actions import COMMANDS, command_of

if TYPE_CHECKING:
    from player.ui.actions import CommandId

Chosen: TypeAlias = Mapping[str, Sequence[str]]
"""Keys in Qt's portable spelling, by the command's name, where they are not those of the table."""


def understood(kept: Mapping[str, object]) -> dict[str, list[str]]:
    """Return what is a choice of keys in something that was kept; the rest is left out."""
    return _trimmed(
        {
            name: [key for key in keys if isinstance(key, str) and key]
            for name, keys in kept.items()
            if isinstance(keys, list) and keys
        }
    )


def keys_of(identity: CommandId, chosen: Chosen) -> tuple[str, ...]:
    """Return the keys of a command."""
    own = chosen.get(identity)
    if own is None:
        taken = {key for name, keys in chosen.items() if name != identity for key in keys}
        return tuple(key for key in command_of(identity).keys if key not in taken)
    return tuple(own)


def all_keys(chosen: Chosen) -> dict[CommandId, tuple[str, ...]]:
    """Return the keys of every command."""
    return {command.identity: keys_of(command.identity, chosen) for command in COMMANDS}


def holder_of(key: str, chosen: Chosen) -> CommandId | None:
    """Return the command that a key asks for; None where it is free."""
    return next((command.identity for command in COMMANDS if key in keys_of(command.identity, chosen)), None)


def with_key(identity: CommandId, key: str, chosen: Chosen) -> dict[str, list[str]]:
    """Return the choice with one more key for a command, taken away from any other."""
    changed = {name: list(keys) for name, keys in chosen.items()}
    holder = holder_of(key, chosen)
    if holder is not None:
        changed[holder] = [other for other in keys_of(holder, chosen) if other != key]
    changed[identity] = [key, *(other for other in keys_of(identity, chosen) if other != key)]
    return _trimmed(changed)


def without_keys(identity: CommandId, chosen: Chosen) -> dict[str, list[str]]:
    """Return the choice with the first key of a command taken away."""
    changed = {name: list(keys) for name, keys in chosen.items()}
    changed[identity] = list(keys_of(identity, chosen)[1:])
    return _trimmed(changed)


def usual_keys(identity: CommandId, chosen: Chosen) -> dict[str, list[str]]:
    """Return the choice with the table's keys for a command, taken back from any other."""
    changed = {name: list(keys) for name, keys in chosen.items() if name != identity}
    own = set(command_of(identity).keys)
    return _trimmed({name: [key for key in keys if key not in own] for name, keys in changed.items()})


def _trimmed(chosen: Mapping[str, Sequence[str]]) -> dict[str, list[str]]:
    """Leave out what is as in the table anyway."""
    usual = {command.identity: command.keys for command in COMMANDS}
    return {name: list(keys) for name, keys in chosen.items() if name in usual and tuple(keys) != usual[name]}

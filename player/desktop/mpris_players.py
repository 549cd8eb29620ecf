"""Other players on Linux, which are seen and driven by MPRIS."""

from __future__ import annotations

import logging
from typing import TYPE_CHECKING

from jeepney import DBusAddress, Properties, new_method_call
from jeepney.bus_messages import message_bus
from jeepney.io.blocking import Proxy, open_dbus_connection
from jeepney.wrappers import DBusErrorResponse, unwrap_msg

if TYPE_CHECKING:
    from collections.abc import Callable
    from contextlib import ExitStack

    from jeepney.io.blocking import DBusConnection

_LOG = logging.getLogger(__name__)
_PLAYERS = "org.mpris.MediaPlayer2."
_OURS = f"{_PLAYERS}limber"
_PATH, _INTERFACE = "/org/mpris/MediaPlayer2", "org.mpris.MediaPlayer2.Player"
_SECONDS = 3
"""How long a player may take to answer."""
_FAILURES = (DBusErrorResponse, OSError, KeyError, ValueError, TimeoutError)


def pause_others(stack: ExitStack, go_on: Callable[[], bool]) -> None:
    """Pause every player that plays; the stack gets what lets those play again, and no others, if ``go_on``
    then says so."""
    try:
        connection = open_dbus_connection("SESSION", auth_timeout=_SECONDS)
    except _FAILURES as error:
        _LOG.info("no session bus to pause others by: %s", error)
        return
    stack.callback(connection.close)
    try:
        (names,) = Proxy(message_bus, connection, timeout=_SECONDS).ListNames()
    except _FAILURES as error:
        _LOG.info("the bus does not tell who is there: %s", error)
        return
    for name in names:
        if name.startswith(_PLAYERS) and not name.startswith(_OURS) and _is(connection, name, "Playing"):
            _call(connection, name, "Pause")
            stack.callback(_let_play, connection, name, go_on)


def _let_play(connection: DBusConnection, name: str, go_on: Callable[[], bool]) -> None:
    """Let a player play again, unless the person has stopped it meanwhile."""
    if go_on() and _is(connection, name, "Paused"):
        _call(connection, name, "Play")


def _is(connection: DBusConnection, name: str, status: str) -> bool:
    player = DBusAddress(_PATH, bus_name=name, interface=_INTERFACE)
    try:
        answer = connection.send_and_get_reply(Properties(player).get("PlaybackStatus"), timeout=_SECONDS)
        return bool(unwrap_msg(answer)[0][1] == status)
    except _FAILURES as error:
        _LOG.info("%s does not say whether it plays: %s", name, error)
        return False


def _call(connection: DBusConnection, name: str, method: str) -> None:
    player = DBusAddress(_PATH, bus_name=name, interface=_INTERFACE)
    try:
        connection.send_and_get_reply(new_method_call(player, method), timeout=_SECONDS)
    except _FAILURES as error:
        _LOG.info("%s does not obey: %s", name, error)

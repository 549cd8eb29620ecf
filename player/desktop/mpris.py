"""Media controls on Linux: the MPRIS service, which panels, headsets, media keys and ``playerctl`` speak to.

Specification: https://specifications.freedesktop.org/mpris-spec/latest/
"""

from __future__ import annotations

import logging
import os
import threading
import time
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from jeepney import DBusAddress, HeaderFields, MessageType, new_error, new_method_return, new_signal
from jeepney.bus_messages import message_bus
from jeepney.io.threading import DBusRouter, Proxy, ReceiveStopped, open_dbus_connection

from player.desktop.mpris_interface import INTROSPECTION, METHODS, PATH, PLAYER, PROPERTIES, ROOT, values_of
from player.desktop.now_playing import NowPlaying, Told

if TYPE_CHECKING:
    from collections.abc import Callable

    from jeepney import Message
    from jeepney.io.threading import DBusConnection

    from player.desktop.now_playing import Wish

_LOG = logging.getLogger(__name__)
_NAME = "org.mpris.MediaPlayer2.limber"
_OWNER = 1
"""Answer of the bus: the name is ours."""
_QUIET = {"Position"}
"""Properties whose changes are not told, as the specification wants it."""


class Mpris:
    """The service on the session bus, in a thread of its own until it is closed.

    Threads: ``show`` and ``close`` from one; wishes are told from the service's own thread.
    """

    def __init__(
        self, wish: Callable[[Wish, object], None], clock: Callable[[], float] = time.monotonic
    ) -> None:
        """Connect and take the name. Raises ``OSError`` or ``KeyError`` where there is no session bus."""
        self._wish = wish
        self._clock = clock
        self._lock = threading.Lock()
        self._told = Told(NowPlaying(), clock())
        self._connection: DBusConnection = open_dbus_connection("SESSION")
        try:
            self.name = self._take_name()
        except BaseException:
            self._connection.close()
            raise
        self._emitter = DBusAddress(PATH, interface=PLAYER)
        self._thread = threading.Thread(target=self._serve, name="mpris", daemon=True)
        self._thread.start()

    def show(self, now: NowPlaying) -> None:
        """Tell the desktop what is playing."""
        with self._lock:
            before, self._told = self._told, Told(now, self._clock())
        old, new = values_of(before.now), values_of(now)
        changed = {
            name: new[PLAYER][name]
            for name in new[PLAYER]
            if name not in _QUIET and new[PLAYER][name] != old[PLAYER][name]
        }
        if changed:
            properties = DBusAddress(PATH, interface="org.freedesktop.DBus.Properties")
            self._send(new_signal(properties, "PropertiesChanged", "sa{sv}as", (PLAYER, changed, [])))
        if before.now.session == now.session and before.jumps_to(now, self._told.at):
            self._send(new_signal(self._emitter, "Seeked", "x", (now.position,)))

    def close(self) -> None:
        """Leave the bus."""
        self._connection.interrupt()
        self._thread.join(2)
        self._connection.close()

    def _take_name(self) -> str:
        with DBusRouter(self._connection) as router:
            bus = Proxy(message_bus, router, timeout=5)
            for name in (_NAME, f"{_NAME}.instance{os.getpid()}"):
                # 4: do not wait in a queue for the name of another program.
                if bus.RequestName(name, 4)[0] == _OWNER:
                    return name
        raise OSError("the bus gives no name")

    def _serve(self) -> None:
        try:
            while True:
                message = self._connection.receive()
                if message.header.message_type is MessageType.method_call:
                    self._send(self._answer(message))
        except ReceiveStopped:
            pass
        except (OSError, EOFError, ValueError) as error:
            _LOG.info("the session bus is gone: %s", error)

    def _send(self, message: Message) -> None:
        try:
            self._connection.send(message)
        except OSError as error:
            _LOG.info("the session bus does not listen: %s", error)

    def _answer(self, message: Message) -> Message:
        fields = message.header.fields
        interface, member = fields.get(HeaderFields.interface, ""), fields.get(HeaderFields.member, "")
        if interface == "org.freedesktop.DBus.Introspectable":
            return new_method_return(message, "s", (INTROSPECTION,))
        if interface == "org.freedesktop.DBus.Peer":
            return new_method_return(message)
        if interface == "org.freedesktop.DBus.Properties":
            return self._answer_property(message, member)
        if (interface, member) in METHODS:
            self._ask(member, message.body)
            return new_method_return(message)
        return new_error(message, "org.freedesktop.DBus.Error.UnknownMethod", "s", (f"no method {member}",))

    def _answer_property(self, message: Message, member: str) -> Message:
        with self._lock:
            values = values_of(replace(self._told.now, position=self._told.position(self._clock())))
        interface = message.body[0] if message.body else ""
        if member == "GetAll" and interface in values:
            return new_method_return(message, "a{sv}", (values[interface],))
        name = message.body[1] if len(message.body) > 1 else ""
        if name in values.get(interface, {}):
            if member == "Get":
                return new_method_return(message, "v", (values[interface][name],))
            if member == "Set" and PROPERTIES[interface][name][1] and name == "Volume":
                self._wish("volume", min(1.0, max(0.0, float(message.body[2][1]))))
                return new_method_return(message)
            if member == "Set" and name == "Rate":
                return new_method_return(message)
        return new_error(message, "org.freedesktop.DBus.Error.InvalidArgs", "s", (f"no property {name}",))

    def _ask(self, member: str, body: tuple[Any, ...]) -> None:
        wish, argument = METHODS[ROOT if member in ("Raise", "Quit") else PLAYER, member]
        if member == "Seek":
            with self._lock:
                self._wish(wish, max(0, self._told.position(self._clock()) + int(body[0])))
        elif member == "SetPosition":
            with self._lock:
                current = str(values_of(self._told.now)[PLAYER]["Metadata"][1]["mpris:trackid"][1])
                fits = body[0] == current and 0 <= body[1] <= self._told.now.length
            if fits:  # a position in something that is not playing any more means nothing
                self._wish(wish, int(body[1]))
        else:
            self._wish(wish, body[0] if argument else None)

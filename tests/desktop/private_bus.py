"""A D-Bus of a test's own, and services on it that answer what a test tells them to.

Linux with ``dbus-daemon``.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import threading
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import Any

from jeepney import DBusAddress, HeaderFields, Message, MessageType, new_method_return, new_signal
from jeepney.bus_messages import message_bus
from jeepney.io.threading import DBusRouter, Proxy, ReceiveStopped, open_dbus_connection

CONFIGURATION = """<!DOCTYPE busconfig PUBLIC "-//freedesktop//DTD D-Bus Bus Configuration 1.0//EN"
 "http://www.freedesktop.org/standards/dbus/1.0/busconfig.dtd">
<busconfig>
  <listen>unix:tmpdir={folder}</listen>
  <auth>EXTERNAL</auth>
  <policy context="default">
    <allow send_destination="*" eavesdrop="true"/>
    <allow receive_sender="*"/>
    <allow own="*"/>
  </policy>
</busconfig>
"""


def is_possible() -> bool:
    """Return whether this machine has the program."""
    return shutil.which("dbus-daemon") is not None


class PrivateBus:
    """A bus."""

    def __init__(self, folder: Path) -> None:
        """Start it in a folder of its own."""
        configuration = folder / "bus.conf"
        configuration.write_text(CONFIGURATION.format(folder=folder), encoding="utf-8")
        reading, writing = os.pipe()
        self._process = subprocess.Popen(
            ["dbus-daemon", f"--config-file={configuration}", "--nofork", f"--print-address={writing}"],
            pass_fds=(writing,),
            stderr=subprocess.DEVNULL,
        )
        os.close(writing)
        with os.fdopen(reading) as told:
            self.address = told.readline().strip()
        if not self.address:
            raise TimeoutError("the bus does not start")

    def stop(self) -> None:
        """End it."""
        self._process.terminate()
        self._process.wait(5)


class Service:
    """A program on the bus: answers each method with what a function gives, and keeps what it was asked."""

    def __init__(
        self, name: str, answer: Callable[[str, tuple[Any, ...]], tuple[str, tuple[Any, ...]]]
    ) -> None:
        """Take its name, and what gives the types and the values of the answer to a method."""
        self.asked: list[tuple[str, tuple[Any, ...]]] = []
        self._answer = answer
        self._news = threading.Condition()
        self._connection = open_dbus_connection("SESSION", enable_fds=True)
        with DBusRouter(self._connection) as router:
            Proxy(message_bus, router, timeout=5).RequestName(name, 4)
        self._thread = threading.Thread(target=self._serve, daemon=True)
        self._thread.start()

    def wait_for(self, method: str, seconds: float = 5) -> tuple[Any, ...]:
        """Return what a method was called with, as soon as it has been."""
        with self._news:
            if not self._news.wait_for(lambda: method in [name for name, _ in self.asked], seconds):
                raise TimeoutError(f"{method} was not called")
            return next(body for name, body in self.asked if name == method)

    def emit(self, path: str, interface: str, name: str, types: str, values: tuple[Any, ...]) -> None:
        """Send a signal."""
        self._connection.send(new_signal(DBusAddress(path, interface=interface), name, types, values))

    def close(self) -> None:
        """Leave the bus."""
        self._connection.interrupt()
        self._thread.join(5)
        self._connection.close()

    def _serve(self) -> None:
        with suppress(ReceiveStopped, OSError):
            while True:
                message = self._connection.receive()
                if message.header.message_type is MessageType.method_call:
                    self._obey(message)

    def _obey(self, message: Message) -> None:
        member = message.header.fields[HeaderFields.member]
        types, values = self._answer(member, message.body)
        self._connection.send(new_method_return(message, types, values))
        with self._news:
            self.asked.append((member, message.body))
            self._news.notify_all()

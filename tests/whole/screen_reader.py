"""What a screen reader finds: a session bus of one's own, the accessibility bus on it, and its tree read node
by node, as Orca does, over D-Bus. Linux with dbus-daemon, at-spi2-core and busctl.
"""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import tempfile
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from PySide6.QtDBus import QDBusConnection, QDBusMessage, QDBusVariant

PROGRAMS = ("dbus-daemon", "busctl")
LAUNCHERS = (
    "/usr/libexec/at-spi-bus-launcher",
    "/usr/lib/at-spi2-core/at-spi-bus-launcher",
    "/usr/lib/at-spi-bus-launcher",
)
_ACCESSIBLE = "org.a11y.atspi.Accessible"
_REGISTRY = ("org.a11y.atspi.Registry", "/org/a11y/atspi/accessible/root")
_PROPERTIES = ("Name", "Description", "ChildCount")
_EVENTS = (_REGISTRY[0], "/org/a11y/atspi/registry", "org.a11y.atspi.Registry")
_ANNOUNCED = "type='signal',interface='org.a11y.atspi.Event.Object',member='Announcement'"
_LISTENER = "screen reader"
_ENABLED, _FOCUSABLE, _FOCUSED, _SHOWING = 8, 11, 12, 25
"""Numbers of states, from atspi-constants.h."""
_LABELLED_BY = 2
"""Number of a relation, from there as well."""


def is_possible() -> bool:
    """Return whether this machine has what it takes."""
    return all(shutil.which(program) for program in PROGRAMS) and any(
        Path(each).exists() for each in LAUNCHERS
    )


@dataclass(frozen=True, slots=True)
class Node:
    """One thing that a screen reader can speak of."""

    role: str
    """What it is."""
    name: str
    """What it is called."""
    description: str
    """What else is said of it."""
    states: frozenset[int]
    """Numbers of its states."""
    depth: int
    """How deep it lies."""
    label: str
    """Of a list that opens: the text that says what it is for; its own name is what is chosen in it."""

    @property
    def focusable(self) -> bool:
        """Return whether the keyboard can be on it."""
        return _FOCUSABLE in self.states

    @property
    def focused(self) -> bool:
        """Return whether the keyboard is on it."""
        return _FOCUSED in self.states

    @property
    def enabled(self) -> bool:
        """Return whether it can be used."""
        return _ENABLED in self.states

    @property
    def showing(self) -> bool:
        """Return whether it is seen."""
        return _SHOWING in self.states


class ScreenReader:
    """A bus, and whoever asks on it."""

    def __init__(self) -> None:
        """Start both buses."""
        self._monitor: subprocess.Popen[bytes] | None = None
        folder = tempfile.mkdtemp()
        self._notes = Path(folder) / "announced.jsonl"
        command = ["dbus-daemon", "--session", "--nofork", "--print-address=1"]
        # The accessibility bus has a socket of one name in such a folder: two at a time would share it.
        own = {**os.environ, "XDG_RUNTIME_DIR": folder, "XDG_CACHE_HOME": folder}
        self._bus = subprocess.Popen(
            command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True, env=own
        )
        assert self._bus.stdout is not None
        self.session = self._bus.stdout.readline().strip()
        self.address: str = self._ask(
            self.session, "call", "org.a11y.Bus", "/org/a11y/bus", "org.a11y.Bus", "GetAddress"
        )[0]
        self._connection = QDBusConnection.connectToBus(self.address, _LISTENER)

    @property
    def environment(self) -> dict[str, str]:
        """Return what a program needs in its environment to be read."""
        return {"DBUS_SESSION_BUS_ADDRESS": self.session, "QT_LINUX_ACCESSIBILITY_ALWAYS_ON": "1"}

    def listen(self) -> None:
        """Ask every program to tell what is announced, as a screen reader does, and write it down.

        Programs tell only while somebody who has asked is on the bus; so the connection stays.
        """
        message = QDBusMessage.createMethodCall(*_EVENTS, "RegisterEvent")
        message.setArguments(["object:announcement"])
        answer = self._connection.call(message)
        assert answer.type() is QDBusMessage.MessageType.ReplyMessage, answer.errorMessage()
        command = ["busctl", "--json=short", f"--address={self.address}", "monitor", "--match", _ANNOUNCED]
        with self._notes.open("wb") as notes:
            self._monitor = subprocess.Popen(command, stdout=notes, stderr=subprocess.DEVNULL)

    @property
    def announced(self) -> list[str]:
        """Return what has been announced since it listens, politely or not."""
        lines = self._notes.read_text("utf-8").splitlines()
        return [json.loads(line)["payload"]["data"][3]["data"] for line in lines if line.startswith("{")]

    def wait_until_announced(self, text: str, seconds: float = 30) -> None:
        """Wait until something with this in it has been announced."""
        give_up = time.monotonic() + seconds
        while not any(text in said for said in self.announced):
            if time.monotonic() > give_up:
                raise TimeoutError(f"{text!r} is not announced: {self.announced}")
            time.sleep(0.1)

    def nodes(self) -> list[Node]:
        """Return everything there is, from top to bottom."""
        return [node for place in self._children(*_REGISTRY) for node in self._walk(*place, 0)]

    def wait_for(self, name: str, seconds: float = 30) -> list[Node]:
        """Return everything there is as soon as something that shows has this in its name."""
        give_up = time.monotonic() + seconds
        nodes: list[Node] = []
        while time.monotonic() < give_up:
            nodes = self.nodes()
            if any(name in node.name and node.showing for node in nodes):
                return nodes
            time.sleep(0.2)
        raise TimeoutError(f"nothing is called {name!r}: {[node.name for node in nodes if node.showing]}")

    def stop(self) -> None:
        """End the buses."""
        QDBusConnection.disconnectFromBus(_LISTENER)
        if self._monitor is not None:
            self._monitor.terminate()
            self._monitor.wait(10)
        self._bus.terminate()
        self._bus.wait(10)
        shutil.rmtree(self._notes.parent, ignore_errors=True)
        assert self._bus.stdout is not None
        self._bus.stdout.close()

    def _walk(self, service: str, path: str, depth: int) -> Iterator[Node]:
        try:
            low, high = self._ask(self.address, "call", service, path, _ACCESSIBLE, "GetState")[0]
            states = frozenset(bit for bit in range(64) if (low | high << 32) >> bit & 1)
            role = str(self._quick(service, path, _ACCESSIBLE, "GetRoleName"))
            name, description, count = (self._property(service, path, each) for each in _PROPERTIES)
            children = self._children(service, path) if _SHOWING in states and count else []
        except OSError:
            return  # it has gone meanwhile
        label = self._label(service, path) if role == "combo box" else ""
        yield Node(role, str(name), str(description), states, depth, label)
        for place in children:
            yield from self._walk(*place, depth + 1)

    def _children(self, service: str, path: str) -> list[tuple[str, str]]:
        found = self._ask(self.address, "call", service, path, _ACCESSIBLE, "GetChildren")[0]
        return [(one, other) for one, other in found]

    def _label(self, service: str, path: str) -> str:
        for kind, places in self._ask(self.address, "call", service, path, _ACCESSIBLE, "GetRelationSet")[0]:
            if kind == _LABELLED_BY:
                return " ".join(str(self._property(one, other, "Name")) for one, other in places)
        return ""

    def _property(self, service: str, path: str, name: str) -> object:
        value = self._quick(service, path, "org.freedesktop.DBus.Properties", "Get", _ACCESSIBLE, name)
        assert isinstance(value, QDBusVariant)
        return value.variant()

    def _quick(self, service: str, path: str, interface: str, method: str, *words: str) -> object:
        """Ask on the connection that is open; Qt's Python cannot take lists of pairs apart."""
        message = QDBusMessage.createMethodCall(service, path, interface, method)
        message.setArguments(list(words))
        answer = self._connection.call(message)
        if answer.type() is not QDBusMessage.MessageType.ReplyMessage:
            raise OSError(answer.errorMessage())
        return answer.arguments()[0]

    @staticmethod
    def _ask(address: str, *words: str) -> Any:
        command = ["busctl", "--json=short", f"--address={address}", *words]
        done = subprocess.run(command, capture_output=True, text=True, timeout=20, env=os.environ)
        if done.returncode:
            raise OSError(done.stderr)
        return json.loads(done.stdout)["data"]

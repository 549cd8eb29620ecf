"""Staying awake: while a session plays, neither the screen nor the machine goes to sleep.

On Linux the desktop is asked over D-Bus for the screen, and logind for the machine. On Windows and macOS
``wakepy`` asks (``SetThreadExecutionState``, ``caffeinate``). Asking may take a while, so it is done in a
thread; what is asked last counts.
"""

from __future__ import annotations

import logging
import os
import sys
import threading
from contextlib import ExitStack, suppress
from typing import TYPE_CHECKING, Any, NamedTuple

from player.language import later

if TYPE_CHECKING:
    from collections.abc import Callable

_LOG = logging.getLogger(__name__)
_PROGRAM, _REASON = "Limber", later("A session is playing")
_SECONDS = 3
"""How long a service may take to answer."""


class Awake:
    """Holds the machine awake, or whatever else is asked of the desktop for a time, and lets it go.

    Threads: one; what it asks for is carried out in another.
    """

    def __init__(self, hold: Callable[[ExitStack], None] | None = None) -> None:
        """Take what holds: it leaves in a stack whatever lets go again; the system's own if not given."""
        self._hold = hold or _hold
        self._wanted = False
        self._closed = False
        self._change = threading.Condition()
        self._thread: threading.Thread | None = None

    def want(self, awake: bool) -> None:
        """Say whether the machine is to stay awake from now on."""
        with self._change:
            if awake == self._wanted:
                return
            self._wanted = awake
            self._change.notify()
            if self._thread is None:
                self._thread = threading.Thread(target=self._work, name="awake", daemon=True)
                self._thread.start()

    def close(self) -> None:
        """Let go and end the thread."""
        with self._change:
            self._wanted, self._closed = False, True
            self._change.notify()
        if self._thread is not None:
            self._thread.join(2 * _SECONDS)

    def _work(self) -> None:
        held = ExitStack()
        holds = False
        while True:
            with self._change:
                while self._wanted == holds and not self._closed:
                    self._change.wait()
                wanted, closed = self._wanted, self._closed
            if wanted and not holds:
                self._hold(held)
            elif holds and not wanted:
                held.close()
            holds = wanted
            if closed and not wanted:
                return


def _hold(stack: ExitStack) -> None:
    if sys.platform.startswith("linux"):
        _hold_screen(stack)
        _hold_machine(stack)
    else:
        from wakepy import keep

        stack.enter_context(keep.presenting(on_fail=_note_failure))


def _note_failure(result: object) -> None:
    _LOG.info("the machine cannot be kept awake: %s", result)


class _Service(NamedTuple):
    """A desktop's way to keep the screen on."""

    name: str
    """Name on the bus, and of the interface."""
    path: str
    """Its object."""
    types: str
    """Types of what ``Inhibit`` takes."""
    values: tuple[Any, ...]
    """What it is given."""
    undo: str
    """Name of the method that lets go."""


_SCREENS = (
    _Service(
        "org.freedesktop.ScreenSaver", "/org/freedesktop/ScreenSaver", "ss", (_PROGRAM, _REASON), "UnInhibit"
    ),
    # 8 + 4: neither idle nor suspend.
    _Service(
        "org.gnome.SessionManager",
        "/org/gnome/SessionManager",
        "susu",
        (_PROGRAM, 0, _REASON, 8 | 4),
        "Uninhibit",
    ),
)


def _hold_screen(stack: ExitStack) -> None:
    """Ask the first service that is there; it lets go by itself should this program die."""
    from jeepney import DBusAddress, new_method_call
    from jeepney.io.blocking import open_dbus_connection
    from jeepney.wrappers import DBusErrorResponse, unwrap_msg

    try:
        connection = open_dbus_connection("SESSION", auth_timeout=_SECONDS)
    except (OSError, KeyError, ValueError, TimeoutError) as error:
        _LOG.info("no session bus to keep the screen on: %s", error)
        return
    stack.callback(connection.close)
    for service in _SCREENS:
        address = DBusAddress(service.path, bus_name=service.name, interface=service.name)
        call = new_method_call(address, "Inhibit", service.types, service.values)
        try:
            (cookie,) = unwrap_msg(connection.send_and_get_reply(call, timeout=_SECONDS))
        except (DBusErrorResponse, OSError, TimeoutError) as error:
            _LOG.info("%s does not keep the screen on: %s", service.name, error)
            continue
        undo = new_method_call(address, service.undo, "u", (cookie,))

        def let_go(undo: object = undo) -> None:
            with suppress(OSError, TimeoutError):
                connection.send_and_get_reply(undo, timeout=_SECONDS)

        stack.callback(let_go)
        return


def _hold_machine(stack: ExitStack) -> None:
    """Ask logind, which lets the machine sleep again once the file that it gives is closed."""
    from jeepney import DBusAddress, new_method_call
    from jeepney.io.blocking import open_dbus_connection
    from jeepney.wrappers import DBusErrorResponse, unwrap_msg

    name = "org.freedesktop.login1"
    address = DBusAddress("/org/freedesktop/login1", bus_name=name, interface=f"{name}.Manager")
    call = new_method_call(address, "Inhibit", "ssss", ("idle", _PROGRAM, _REASON, "block"))
    try:
        with open_dbus_connection("SYSTEM", enable_fds=True, auth_timeout=_SECONDS) as connection:
            (held,) = unwrap_msg(connection.send_and_get_reply(call, timeout=_SECONDS))
            stack.callback(os.close, held.to_raw_fd())
    except (DBusErrorResponse, OSError, KeyError, ValueError, TimeoutError) as error:
        _LOG.info("logind does not keep the machine awake: %s", error)

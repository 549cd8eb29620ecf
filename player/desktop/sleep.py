"""Sleep: what tells that the machine is about to sleep, and that it has slept."""

from __future__ import annotations

import logging
import sys
import threading
import time
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

_LOG = logging.getLogger(__name__)
_ASLEEP = 10.0
"""Seconds that were missed, after which the machine must have slept; a busy one is late by less."""


def sleeping_clock() -> float:
    """Return seconds of a clock that goes on while the machine sleeps."""
    if sys.platform == "win32":
        return time.monotonic()
    clock = getattr(time, "CLOCK_BOOTTIME", time.CLOCK_MONOTONIC)
    return time.clock_gettime(clock)


class SleepWatch:
    """Looked at again and again, tells when it was not looked at for so long that the machine must have
    slept: it works on every system, and also for a program that was stopped."""

    def __init__(self, clock: Callable[[], float] = sleeping_clock) -> None:
        """Take a clock that goes on while the machine sleeps."""
        self._clock = clock
        self._last = clock()

    def restart(self) -> None:
        """Begin to look."""
        self._last = self._clock()

    def slept(self) -> bool:
        """Return whether the machine has slept since the last look."""
        now = self._clock()
        passed, self._last = now - self._last, now
        return passed > _ASLEEP


class SleepSignal:
    """Listens to logind, which tells just before the machine sleeps (``True``) and after (``False``).

    Threads: ``told`` is called from its own.
    """

    def __init__(self, told: Callable[[bool], None]) -> None:
        """Listen. Raises ``OSError``, ``KeyError`` or ``ValueError`` where there is no system bus."""
        from jeepney import MatchRule
        from jeepney.bus_messages import message_bus
        from jeepney.io.threading import DBusRouter, Proxy, open_dbus_connection

        self._told = told
        self._rule = MatchRule(
            type="signal",
            interface="org.freedesktop.login1.Manager",
            member="PrepareForSleep",
            path="/org/freedesktop/login1",
        )
        self._connection = open_dbus_connection("SYSTEM")
        with DBusRouter(self._connection) as router:
            Proxy(message_bus, router, timeout=3).AddMatch(self._rule)
        self._thread = threading.Thread(target=self._listen, name="sleep", daemon=True)
        self._thread.start()

    def close(self) -> None:
        """Listen no more."""
        self._connection.interrupt()
        self._thread.join(2)
        self._connection.close()

    def _listen(self) -> None:
        from jeepney.io.threading import ReceiveStopped

        try:
            while True:
                message = self._connection.receive()
                if self._rule.matches(message):
                    self._told(bool(message.body[0]))
        except ReceiveStopped:
            pass
        except (OSError, EOFError, ValueError) as error:
            _LOG.info("the system bus is gone: %s", error)

"""A screen of one's own: an X server without hardware, a hand on its keyboard, and pictures of what it shows.

Linux with Xvfb and xdotool.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import time
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

PROGRAMS = ("Xvfb", "xdotool")
_GRAB = """
import sys
from PySide6.QtGui import QGuiApplication
application = QGuiApplication(sys.argv)
application.primaryScreen().grabWindow(0).save(sys.argv[1])
"""


def is_possible() -> bool:
    """Return whether this machine has the programs."""
    return all(shutil.which(program) for program in PROGRAMS)


class VirtualScreen:
    """An X server with one screen."""

    def __init__(self, width: int = 1280, height: int = 800) -> None:
        """Start it and wait until it answers."""
        listening, telling = os.pipe()
        self._server = subprocess.Popen(
            ["Xvfb", "-displayfd", str(telling), "-screen", "0", f"{width}x{height}x24", "-nolisten", "tcp"],
            pass_fds=(telling,),
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )
        os.close(telling)
        with os.fdopen(listening) as told:
            self.name = f":{told.readline().strip()}"
        if self.name == ":":
            raise TimeoutError("the X server does not start")

    @property
    def environment(self) -> dict[str, str]:
        """Return what a program needs in its environment to show itself here."""
        return {"DISPLAY": self.name, "QT_QPA_PLATFORM": "xcb"}

    def wait_for_window(self, title: str, seconds: float = 30) -> None:
        """Wait until a window with this in its title is there, and give it the keyboard."""
        give_up = time.monotonic() + seconds
        while not self._do("search", "--onlyvisible", "--name", title):
            if time.monotonic() > give_up:
                raise TimeoutError(f"no window is called {title!r}")
            time.sleep(0.1)
        self._do("search", "--onlyvisible", "--name", title, "windowfocus")

    def press(self, *keys: str) -> None:
        """Press keys one after the other, named as X names them."""
        self._do("key", *keys)

    def picture(self, path: Path, environment: Mapping[str, str]) -> None:
        """Write what is to be seen into a PNG file."""
        command = [sys.executable, "-c", _GRAB, str(path)]
        subprocess.run(command, env={**environment, **self.environment}, check=True, capture_output=True)

    def stop(self) -> None:
        """End the server."""
        self._server.terminate()
        self._server.wait(10)

    def _do(self, *words: str) -> str:
        environment = os.environ | {"DISPLAY": self.name}
        done = subprocess.run(
            ["xdotool", *words], env=environment, capture_output=True, text=True, timeout=20
        )
        return done.stdout

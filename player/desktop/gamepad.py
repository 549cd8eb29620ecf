"""A gamepad as a remote, where SDL is installed (``limber-player[gamepad]``): its buttons by name.

SDL knows several hundred pads and where their buttons are, so the lower one of the four is ``a`` on all of
them. It is asked in a thread, and begins when the first session does.
"""

from __future__ import annotations

import logging
import os
import threading
from importlib import import_module
from importlib.util import find_spec
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Callable

_LOG = logging.getLogger(__name__)
_LOOK_SECONDS = 0.04
BUTTONS = {
    "CONTROLLER_BUTTON_A": "a",
    "CONTROLLER_BUTTON_B": "b",
    "CONTROLLER_BUTTON_X": "x",
    "CONTROLLER_BUTTON_Y": "y",
    "CONTROLLER_BUTTON_BACK": "select",
    "CONTROLLER_BUTTON_START": "start",
    "CONTROLLER_BUTTON_LEFTSHOULDER": "left shoulder",
    "CONTROLLER_BUTTON_RIGHTSHOULDER": "right shoulder",
    "CONTROLLER_BUTTON_DPAD_UP": "up",
    "CONTROLLER_BUTTON_DPAD_DOWN": "down",
    "CONTROLLER_BUTTON_DPAD_LEFT": "left",
    "CONTROLLER_BUTTON_DPAD_RIGHT": "right",
}
"""SDL's names of the buttons, and ours."""


def is_possible() -> bool:
    """Return whether SDL is installed."""
    return find_spec("pygame") is not None


class Gamepad:
    """Every pad that is plugged in, now or later.

    Threads: ``pressed`` is called from its own.
    """

    def __init__(self, pressed: Callable[[str], None]) -> None:
        """Begin to look; ``pressed`` is told the name of each button that is pressed."""
        self._pressed = pressed
        self._pads: dict[int, Any] = {}
        self._closed = threading.Event()
        self._thread = threading.Thread(target=self._look, name="gamepad", daemon=True)
        self._thread.start()

    def close(self) -> None:
        """Look no more."""
        self._closed.set()
        self._thread.join(2)

    def _look(self) -> None:
        # The window is Qt's: SDL gets none of its own, and pads are heard although it has not the keyboard.
        os.environ.setdefault("SDL_VIDEODRIVER", "dummy")
        os.environ.setdefault("SDL_JOYSTICK_ALLOW_BACKGROUND_EVENTS", "1")
        os.environ.setdefault("SDL_NO_SIGNAL_HANDLERS", "1")
        os.environ.setdefault("PYGAME_HIDE_SUPPORT_PROMPT", "1")
        try:
            sdl, controllers = import_module("pygame"), import_module("pygame._sdl2.controller")
            sdl.display.init()
            controllers.init()
        except (ImportError, AttributeError, RuntimeError) as error:
            _LOG.info("no gamepads: %s", error)
            return
        names = {getattr(sdl, theirs): ours for theirs, ours in BUTTONS.items() if hasattr(sdl, theirs)}
        while not self._closed.wait(_LOOK_SECONDS):
            for event in sdl.event.get():
                if event.type == sdl.CONTROLLERDEVICEADDED:
                    self._pads[event.device_index] = controllers.Controller(event.device_index)
                elif event.type == sdl.CONTROLLERBUTTONDOWN and event.button in names:
                    self._pressed(names[event.button])
        self._pads.clear()
        controllers.quit()
        sdl.display.quit()

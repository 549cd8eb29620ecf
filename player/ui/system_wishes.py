"""What the system wishes that Qt does not tell: less movement, and whether it is dark where Qt does not know.

Each system is asked in its own way, and again when it may have changed: the desktop portal tells; elsewhere
when the person comes back to the program.
"""

from __future__ import annotations

import os
import subprocess
import sys

from PySide6.QtCore import SLOT, QObject, Qt, Signal, Slot
from PySide6.QtGui import QGuiApplication

_WINDOWS_ANIMATION = 0x1042
"""SPI_GETCLIENTAREAANIMATION, which "Animation effects" sets."""
_PORTAL = ("org.freedesktop.portal.Desktop", "/org/freedesktop/portal/desktop")
_PORTAL_SETTINGS = "org.freedesktop.portal.Settings"
_ASKED = (
    ("org.freedesktop.appearance", "reduced-motion", 1),
    ("org.gnome.desktop.interface", "enable-animations", False),
)
"""Where desktops keep it, and the value that asks for less; the first that answers counts."""
_PATIENCE_MS = 300
_DARK = 1
"""The portal's ``color-scheme`` of a dark system."""


class SystemWishes(QObject):
    """The system's wishes, as they are now."""

    changed = Signal()
    """The system wishes otherwise."""

    def __init__(self, parent: QObject | None = None) -> None:
        """Ask the system, and listen."""
        super().__init__(parent)
        self.still = system_reduces_motion()
        """Whether it asks for less movement."""
        self.dark = portal_is_dark()
        """Whether the portal tells that it is dark."""
        if os.name == "nt" or sys.platform == "darwin":
            application = QGuiApplication.instance()
            if isinstance(application, QGuiApplication):
                application.applicationStateChanged.connect(self._come_back)
        else:
            self._listen()

    @Slot()
    def look_again(self) -> None:
        """Ask the system again, and tell if it wishes otherwise."""
        before = self.still, self.dark
        self.still, self.dark = system_reduces_motion(), portal_is_dark()
        if before != (self.still, self.dark):
            self.changed.emit()

    def _come_back(self, state: Qt.ApplicationState) -> None:
        if state is Qt.ApplicationState.ApplicationActive:
            self.look_again()

    def _listen(self) -> None:
        from PySide6.QtDBus import QDBusConnection

        bus = QDBusConnection.sessionBus()
        if bus.isConnected():
            told = ("", _PORTAL[1], _PORTAL_SETTINGS, "SettingChanged")
            # At run time it takes the text that SLOT gives, and no bytes, whatever its types say.
            bus.connect(*told, self, SLOT("look_again()"))  # type: ignore[call-overload]


def system_reduces_motion() -> bool:
    """Return whether the system asks for less movement; no where it does not say."""
    if os.name == "nt":
        return _windows()
    return _mac() if sys.platform == "darwin" else _desktop()


def _windows() -> bool:
    import ctypes

    user32 = getattr(ctypes, "windll").user32  # noqa: B009  (it is there on Windows alone)
    animated = ctypes.c_int(1)
    answered = user32.SystemParametersInfoW(_WINDOWS_ANIMATION, 0, ctypes.byref(animated), 0)
    return bool(answered) and not animated.value


def _mac() -> bool:
    command = ["/usr/bin/defaults", "read", "com.apple.universalaccess", "reduceMotion"]
    try:
        return subprocess.run(command, capture_output=True, text=True, timeout=1).stdout.strip() == "1"
    except (OSError, subprocess.TimeoutExpired):
        return False


def _desktop() -> bool:
    """Ask the desktop portal; a bus that is not there, or an old portal, asks for nothing."""
    for group, key, less in _ASKED:
        value = _portal_setting(group, key)
        if value is not None:
            return bool(value == less)
    return False


def portal_is_dark() -> bool:
    """Return whether the desktop portal tells that the system is dark; no where it does not say, and on
    systems of which Qt knows it."""
    if os.name == "nt" or sys.platform == "darwin":
        return False
    return _portal_setting(_ASKED[0][0], "color-scheme") == _DARK


def _portal_setting(group: str, key: str) -> object:
    """Return a setting of the desktop; None where there is no portal, or it does not know it."""
    from PySide6.QtDBus import QDBus, QDBusConnection, QDBusMessage

    bus = QDBusConnection.sessionBus()
    if not bus.isConnected():
        return None
    message = QDBusMessage.createMethodCall(*_PORTAL, _PORTAL_SETTINGS, "ReadOne")
    message.setArguments([group, key])
    answer = bus.call(message, QDBus.CallMode.Block, _PATIENCE_MS)
    if answer.type() is not QDBusMessage.MessageType.ReplyMessage or not answer.arguments():
        return None
    value = answer.arguments()[0]
    return value.variant() if hasattr(value, "variant") else value

"""How the program looks to this person: as they chose, and as the system says where they chose nothing."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication

from player.ui.theme import Scheme, Theme, theme_for

if TYPE_CHECKING:
    from collections.abc import Callable

    from player.settings import Settings


@dataclass(frozen=True, slots=True)
class Look:
    """What every screen needs to know."""

    theme: Theme
    """The colours."""
    text_scale: float
    """Size of text in parts of the usual, 1 to 3."""
    reduced_motion: bool
    """Whether less moves."""
    palette: str
    """What figures are drawn in: the scheme, and who the figure is (see ``figures.looks``)."""


def look_of(
    settings: Settings, system_text: float, *, system_still: bool = False, told_dark: bool = False
) -> Look:
    """Return the look for settings; ``system_text`` is the system's scale of text, ``system_still`` whether
    it asks for less movement, ``told_dark`` whether it tells others than Qt that it is dark."""
    scheme: Scheme = system_scheme(told_dark=told_dark)
    if settings.theme in ("light", "dark"):
        scheme = "light" if settings.theme == "light" else "dark"
    high = settings.contrast == "high" or (settings.contrast == "system" and system_wants_contrast())
    text = settings.text_size / 100 if settings.text_size else system_text
    return Look(
        theme_for(scheme, high=high),
        min(3.0, max(1.0, text)),
        settings.reduced_motion == "on" or (settings.reduced_motion == "system" and system_still),
        f"{scheme} {settings.figure_look}".rstrip(),
    )


def knows_scheme() -> bool:
    """Return whether Qt knows the scheme that the system shows."""
    return QGuiApplication.styleHints().colorScheme() is not Qt.ColorScheme.Unknown


def system_scheme(*, told_dark: bool = False) -> Scheme:
    """Return the scheme that the system shows; what it ``told`` counts where Qt does not know."""
    if not knows_scheme():
        return "dark" if told_dark else "light"
    return "dark" if QGuiApplication.styleHints().colorScheme() is Qt.ColorScheme.Dark else "light"


def system_wants_contrast() -> bool:
    """Return whether the system asks for high contrast; Qt knows since 6.10."""
    accessibility = getattr(QGuiApplication.styleHints(), "accessibility", None)
    if accessibility is None:
        return False
    return bool(accessibility().contrastPreference() == Qt.ContrastPreference.HighContrast)


def follow_system(call: Callable[[], None]) -> None:
    """Call whenever the system's colours or its contrast become others."""
    hints = QGuiApplication.styleHints()
    hints.colorSchemeChanged.connect(call)
    accessibility = getattr(hints, "accessibility", None)
    if accessibility is not None:
        accessibility().contrastPreferenceChanged.connect(call)

"""Buttons that fade while the mouse rests, and come back when anything asks for them."""

from __future__ import annotations

from PySide6.QtCore import QObject, QVariantAnimation, Signal

from player.ui.timers import single_shot

_REST_MS = 3_000
_FADE_MS = 350


class Fading(QObject):
    """How much of the buttons is seen."""

    strength_changed = Signal(float)
    """Another strength, 0 to 1."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self.strength = 1.0
        self._reduced = False
        self._resting = single_shot(self, _REST_MS, self._fade_out)
        self._fade = QVariantAnimation(self)
        self._fade.setDuration(_FADE_MS)
        self._fade.valueChanged.connect(self._set_strength)

    def set_resting_time(self, milliseconds: int) -> None:
        """Set for how long nothing must ask for the buttons before they fade."""
        self._resting.setInterval(milliseconds)

    def set_reduced_motion(self, reduced: bool) -> None:
        """Go out at once instead of fading."""
        self._reduced = reduced

    def wake(self, *, rests: bool) -> None:
        """Show everything; ``rests`` tells whether it may fade again."""
        self._fade.stop()
        if self.strength < 1.0:
            self._set_strength(1.0)
        if rests:
            self._resting.start()
        else:
            self._resting.stop()

    def _fade_out(self) -> None:
        if self._reduced:
            self._set_strength(0.0)
            return
        self._fade.setStartValue(1.0)
        self._fade.setEndValue(0.0)
        self._fade.start()

    def _set_strength(self, strength: float) -> None:
        self.strength = strength
        self.strength_changed.emit(strength)

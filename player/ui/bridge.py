"""The one timer of the windows: it asks the transport where we are, and tells the screen."""

from __future__ import annotations

from typing import Protocol

from PySide6.QtCore import QObject, Qt, QTimer, Signal

from player.timeline.moment import Moment, moment_at
from player.timeline.timeline import Timeline
from player.ui.player_screen.wording import State

_POLL_MS = 33


class PositionLike(Protocol):
    """Where the transport is."""

    @property
    def state(self) -> State:
        """Return what it is doing."""

    @property
    def frame(self) -> int:
        """Return the frame that is heard now."""

    @property
    def waited(self) -> int:
        """Return how many frames it has waited for the person."""


class TransportLike(Protocol):
    """What the windows need of the transport."""

    @property
    def timeline(self) -> Timeline:
        """Return what is played."""

    def position(self) -> PositionLike:
        """Return where it is."""


class Bridge(QObject):
    """Polls while anything moves, and once after every command."""

    moment_changed = Signal(Moment, str)
    """Another moment, and the transport's state."""
    state_changed = Signal(str)
    """The transport's state became another."""
    timeline_changed = Signal(Timeline)
    """The session was compiled anew."""

    def __init__(self, transport: TransportLike, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._transport = transport
        self._timeline: Timeline | None = None
        self._state: State | None = None
        self._timer = QTimer(self)
        self._timer.setTimerType(Qt.TimerType.PreciseTimer)
        self._timer.setInterval(_POLL_MS)
        self._timer.timeout.connect(self.poll)

    @property
    def polling(self) -> bool:
        """Return whether the timer runs."""
        return self._timer.isActive()

    def poll(self) -> None:
        """Ask now, tell what changed, and go on asking while anything moves."""
        timeline = self._transport.timeline
        if timeline is not self._timeline:
            self._timeline = timeline
            self.timeline_changed.emit(timeline)
        position = self._transport.position()
        if position.state in ("playing", "waiting"):
            if not self._timer.isActive():
                self._timer.start()
        else:
            self._timer.stop()
        if timeline.phases:
            self.moment_changed.emit(moment_at(timeline, position.frame, position.waited), position.state)
        if position.state != self._state:
            self._state = position.state
            self.state_changed.emit(position.state)

    def stop(self) -> None:
        """Stop asking."""
        self._timer.stop()

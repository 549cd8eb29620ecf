"""Between transport and windows: carries commands down, and asks on one timer where we are."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

from PySide6.QtCore import QObject, Qt, QTimer, Signal

from player.timeline.moment import Moment, moment_at
from player.timeline.timeline import Timeline

if TYPE_CHECKING:
    from player.playback.transport import State

_POLL_MS = 33


class PositionLike(Protocol):
    """Where the transport is."""

    @property
    def state(self) -> State:
        """Return what it is doing."""
        ...

    @property
    def frame(self) -> int:
        """Return the frame that is heard now."""
        ...

    @property
    def waited(self) -> int:
        """Return how many frames it has waited for the person."""
        ...


class TransportLike(Protocol):
    """What the windows need of the transport."""

    @property
    def timeline(self) -> Timeline:
        """Return what is played."""
        ...

    def position(self) -> PositionLike:
        """Return where it is."""
        ...

    def play(self) -> None:
        """Play on."""

    def pause(self) -> None:
        """Pause."""

    def toggle(self) -> None:
        """Pause, or play on."""

    def stop(self) -> None:
        """Stop and go back to the first frame."""

    def done(self) -> None:
        """Go on from an open phase."""

    def next_phase(self) -> None:
        """Go to the next phase."""

    def back(self) -> None:
        """Go to the start of the phase, then to the one before."""

    def restart_step(self) -> None:
        """Go to the start of the step."""

    def seek(self, frame: int) -> None:
        """Go to a frame."""


class Bridge(QObject):
    """Carries each command to the transport and tells at once what came of it; polls while anything moves."""

    moment_changed = Signal(Moment, str)
    """Another moment, and the transport's state."""
    state_changed = Signal(str)
    """The transport's state became another."""
    timeline_changed = Signal(Timeline)
    """Another session, or the same one compiled anew."""

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
        if position.state not in ("playing", "waiting"):
            self._timer.stop()
        elif not self._timer.isActive():
            self._timer.start()
        if timeline.phases:
            self.moment_changed.emit(moment_at(timeline, position.frame, position.waited), position.state)
        if position.state != self._state:
            self._state = position.state
            self.state_changed.emit(position.state)

    def play(self) -> None:
        """Play."""
        self._transport.play()
        self.poll()

    def pause(self) -> None:
        """Pause."""
        self._transport.pause()
        self.poll()

    def toggle_or_done(self) -> None:
        """Go on if the transport waits for the person, else pause or play on."""
        if self._transport.position().state == "waiting":
            self._transport.done()
        else:
            self._transport.toggle()
        self.poll()

    def next_phase(self) -> None:
        """Go to the next phase."""
        self._transport.next_phase()
        self.poll()

    def back(self) -> None:
        """Go to the start of the phase, then to the one before."""
        self._transport.back()
        self.poll()

    def restart_step(self) -> None:
        """Go to the start of the step."""
        self._transport.restart_step()
        self.poll()

    def restart(self) -> None:
        """Play from the first frame."""
        self._transport.seek(0)
        self._transport.play()
        self.poll()

    def seek(self, frame: int) -> None:
        """Go to a frame."""
        self._transport.seek(frame)
        self.poll()

    def stop(self) -> None:
        """Stop, and ask no more."""
        self._transport.stop()
        self.poll()

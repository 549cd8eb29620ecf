"""Between transport and windows: carries commands down, and asks on one timer where we are."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import replace
from typing import TYPE_CHECKING, Protocol

from PySide6.QtCore import QObject, Qt, QTimer, Signal

from player.session.asking import Answer
from player.timeline.frames import RATE
from player.timeline.moment import Moment, moment_at
from player.timeline.timeline import Timeline

if TYPE_CHECKING:
    from player.playback.transport import State

_USUAL = RATE // 30
"""In so many frames it asks again, where nobody has asked for anything else."""
_LONGEST = RATE // 10
"""A moment holds for so many frames at most."""
_LATE_MS = 1
"""It asks so much later than something changes, so that it has."""


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

    @property
    def lead(self) -> int:
        """Return how many frames of a lead-in are still to come."""
        ...

    @property
    def said(self) -> str:
        """Return what is being said in the lead-in."""
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

    def toggle_or_done(self) -> None:
        """Go on from what lasts until the person says done, else pause or play on."""

    def stop(self) -> None:
        """Stop and go back to the first frame."""

    def next_phase(self) -> None:
        """Go to the next phase."""

    def back(self) -> None:
        """Go to the start of the phase, then to the one before."""

    def restart_step(self) -> None:
        """Go to the start of the step."""

    def seek(self, frame: int) -> None:
        """Go to a frame."""

    def restart(self) -> None:
        """Play from the first frame."""

    def go_to_step(self, index: int) -> None:
        """Go to a step and play there."""

    def repeat_side(self) -> str:
        """Do the side again; return what to show of it."""
        ...

    def change_time(self, seconds: int) -> str:
        """Add time to the phase, or take it; return what to show of it."""
        ...

    def slower(self) -> str:
        """Slow the pace down; return what to show of it."""
        ...

    def faster(self) -> str:
        """Quicken the pace; return what to show of it."""
        ...

    def skip(self) -> str:
        """Leave the step out for today; return what to show of it."""
        ...

    def end_early(self) -> None:
        """Go to a kind end."""

    def answer(self, value: float) -> Answer | None:
        """Answer the question that is asked, and go on; return the answer, None where nothing is asked."""
        ...


class Bridge(QObject):
    """Carries each command to the transport and tells at once what came of it; polls while anything moves."""

    moment_changed = Signal(Moment, str)
    """Another moment, and the transport's state: at least ten times a second."""
    frame_passed = Signal(int)
    """A later frame of the last moment's phase and beat, about which nothing new can be told in words."""
    state_changed = Signal(str)
    """The transport's state became another."""
    answered = Signal(str)
    """What to show, in a few words, of something that the person has asked for."""
    question_answered = Signal(Answer)
    """The person has answered a question of the session."""
    timeline_changed = Signal(Timeline)
    """Another session, or the same one compiled anew."""

    def __init__(self, transport: TransportLike, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._transport = transport
        self._timeline: Timeline | None = None
        self._state: State | None = None
        self._timer = QTimer(self)
        self._timer.setTimerType(Qt.TimerType.PreciseTimer)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self.poll)
        self._wait = _USUAL
        self._told = range(0)
        """The frames for which the last moment holds."""
        self._news = 0
        """The frame at which something is to be told on time."""

    @property
    def polling(self) -> bool:
        """Return whether the timer runs."""
        return self._timer.isActive()

    def poll(self) -> None:
        """Ask now, tell what changed, and go on asking while anything moves."""
        timeline = self._transport.timeline
        if timeline is not self._timeline:
            self._timeline = timeline
            self._told = range(0)
            self.timeline_changed.emit(timeline)
        position = self._transport.position()
        state, frame = position.state, position.frame
        self._wait = _USUAL
        if state == self._state == "playing" and frame in self._told and not position.lead:
            self.frame_passed.emit(frame)
        elif timeline.phases:
            moment = moment_at(timeline, frame, position.waited)
            if position.lead:
                moment = replace(moment, lead=position.lead, caption=position.said)
            until_news = _until_news(timeline, moment)
            self._told = range(frame + 1, frame + min(until_news, _LONGEST))
            self._news = frame + until_news
            self.moment_changed.emit(moment, state)
        if state in ("playing", "waiting"):
            wait = max(1, min(self._wait, self._news - frame))
            self._timer.start(wait * 1000 // RATE + _LATE_MS)
        else:
            self._timer.stop()
        if state != self._state:
            self._state = state
            self.state_changed.emit(state)

    def ask_in(self, frames: int) -> None:
        """Ask again in so many frames, or sooner; for those who have just been told where we are."""
        self._wait = frames

    def play(self) -> None:
        """Play."""
        self._transport.play()
        self.poll()

    def pause(self) -> None:
        """Pause."""
        self._transport.pause()
        self.poll()

    def toggle_or_done(self) -> None:
        """Go on from what lasts until the person says done, else pause or play on."""
        self._transport.toggle_or_done()
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
        self._transport.restart()
        self.poll()

    def go_to_step(self, index: int) -> None:
        """Go to a step and play there."""
        self._transport.go_to_step(index)
        self.poll()

    def repeat_side(self) -> None:
        """Do the side again."""
        self._answer(self._transport.repeat_side())

    def change_time(self, seconds: int) -> None:
        """Add time to the phase that runs, or take it."""
        self._answer(self._transport.change_time(seconds))

    def slower(self) -> None:
        """Slow the pace down."""
        self._answer(self._transport.slower())

    def faster(self) -> None:
        """Quicken the pace."""
        self._answer(self._transport.faster())

    def skip(self) -> None:
        """Leave the step out for today."""
        self._answer(self._transport.skip())

    def end_early(self) -> None:
        """Go to a kind end."""
        self._transport.end_early()
        self.poll()

    def answer(self, value: float) -> None:
        """Answer the question that is asked, and go on."""
        answer = self._transport.answer(value)
        self.poll()
        if answer is not None:
            self.question_answered.emit(answer)

    def seek(self, frame: int) -> None:
        """Go to a frame."""
        self._transport.seek(frame)
        self.poll()

    def stop(self) -> None:
        """Stop, and ask no more."""
        self._transport.stop()
        self.poll()

    def _answer(self, text: str) -> None:
        self.poll()
        if text:
            self.answered.emit(text)


def _until_news(timeline: Timeline, moment: Moment) -> int:
    """In how many frames at most the phase, its beat, its seconds or what is said becomes another."""
    frame, phase = moment.frame, moment.phase
    next_cue = bisect_right(timeline.cues, frame, key=lambda cue: cue.span.start)
    said = timeline.cues[next_cue].span.start - frame if next_cue < len(timeline.cues) else _LONGEST
    second = RATE - moment.left % RATE if phase.open else moment.left % RATE or RATE
    beat = moment.part.span.end - frame if moment.part is not None else _LONGEST
    ends = phase.span.end - frame if phase.span.end > frame and not phase.open else _LONGEST
    return min(said, second, beat, ends)

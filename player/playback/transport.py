"""The transport: the only one who knows where we are in a session, and who takes the person's commands."""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Literal

from player.audio.mixer import Brought, Levels, Mixer
from player.playback.feeder import Feeder
from player.timeline.frames import frames_of
from player.timeline.moment import caption_at

if TYPE_CHECKING:
    from player.audio.mixer import Clips
    from player.audio.outputs.base import Output
    from player.timeline.timeline import Timeline

State = Literal["stopped", "playing", "paused", "waiting", "finished"]
"""What the transport does; ``waiting`` is at the end of an open phase, for the person to say done."""

_JUST_BEGUN = frames_of(2)


@dataclass(frozen=True, slots=True)
class Position:
    """Where we are."""

    state: State
    """What the transport does."""
    frame: int
    """The frame that is heard; in a wait, the last one of the open phase."""
    waited: int
    """Frames waited at the end of an open phase."""
    lead: int = 0
    """Frames of a lead-in that are still to come before the frame is heard."""
    said: str = ""
    """What is being said in the lead-in."""


class Transport:
    """Plays a timeline through an output.

    Threads: all methods are to be called from one thread. None of them waits for the device.
    """

    def __init__(
        self,
        output: Output,
        timeline: Timeline,
        clips: Clips,
        *,
        levels: Levels | None = None,
        brought: Brought | None = None,
        background: bool = True,
    ) -> None:
        """Take the output, which stays the caller's to close, what is to be heard, and what people bring.

        ``background`` is whether to mix in a thread; without it, each ``position`` mixes what is wanted, for
        tests and for whoever brings a clock of their own.
        """
        self._output = output
        self._timeline = timeline
        self._clips = clips
        self._levels = levels or Levels()
        self._background = background
        self._sounds_brought = Brought(brought.sounds) if brought is not None else Brought()
        self._feeder = Feeder(output, Mixer(timeline, clips, self._levels, brought), background)
        self._state: Literal["stopped", "playing", "paused", "finished"] = "stopped"
        self._sounds = False
        self._frame = 0
        self._lead: Timeline | None = None
        self._first = 0
        self._open = self._open_from(0)
        output.set_level(self._levels.whole)

    @property
    def timeline(self) -> Timeline:
        """Return what is being played."""
        return self._timeline

    @property
    def levels(self) -> Levels:
        """Return how loud things are."""
        return self._levels

    def position(self) -> Position:
        """Return where we are. Cheap; to be asked as often as the screen is drawn: asking also notices waits
        and the end."""
        heard = self._frame
        if self._sounds:
            heard = self._output.position()
            if self._state == "playing":
                self._frame = max(heard, self._first)
                if self._open is None and heard >= self._timeline.length:
                    self._state = "finished"
            elif heard >= (self._first if self._lead is not None else self._feeder.last):
                self._silence()
            if not self._background:
                self._feeder.top_up()
        if self._lead is not None and self._state == "playing":
            left = self._first - heard
            if left > 0:
                said = caption_at(self._lead, self._lead.length - left)
                return Position(self._state, self._first, 0, left, said)
            self._lead = None
        until = self._until
        if until is None or self._frame < until:
            return Position(self._state, min(self._frame, self._timeline.length), 0)
        return Position(
            "waiting" if self._state == "playing" else self._state, max(until - 1, 0), self._frame - until
        )

    def play(self, lead: Timeline | None = None) -> None:
        """Play, or play on after a pause; a line or a tone that had begun before it is not begun in its
        middle.

        ``lead`` is heard first, while the session stands at its frame.
        """
        if self._state == "playing":
            return
        if self._state == "finished":
            self._place(0, 0)
        self._state = "playing"
        self._begin(lead)

    def tell(self, lead: Timeline) -> None:
        """Say something while it is paused, and stay paused."""
        if self._state != "playing":
            self._silence()
            self._lead, self._first = lead, self._frame
            self._feeder.begin(self._frame, self._frame, self._leading(lead))
            self._sounds = True

    def pause(self) -> None:
        """Pause, on the very frame."""
        self.position()
        if self._state == "playing":
            self._frame = max(self._frame, self._silence())
            self._state = "paused"

    def toggle(self) -> None:
        """Pause if it plays or waits, else play."""
        if self._state == "playing":
            self.pause()
        else:
            self.play()

    def stop(self) -> None:
        """Stop and go back to the first frame."""
        self._silence()
        self._state = "stopped"
        self._place(0, 0)

    def seek(self, frame: int, lead: Timeline | None = None) -> None:
        """Go to a frame and play on, after a lead-in if there is one, or stay paused or stopped; from the
        end, be paused there."""
        frame = min(max(frame, 0), max(0, self._timeline.length - 1))
        self._go(frame, self._first_phase_at(frame), lead)

    def next_phase(self) -> None:
        """Go to the start of the next phase; from the last one, to the end."""
        self._go_to_phase(self.phase + 1)

    def back(self) -> None:
        """Go to the start of the phase; within its first two seconds, to the start of the one before."""
        where = self.position()
        phase = self.phase
        if self._timeline.phases:
            into = where.frame + where.waited - self._timeline.phases[phase].span.start
            self._go_to_phase(phase if into > _JUST_BEGUN else max(0, phase - 1))

    def restart_step(self) -> None:
        """Go to the start of the step."""
        if self._timeline.phases:
            self.go_to_step(self._timeline.phases[self.phase].step)

    def next_step(self) -> None:
        """Go to the start of the next step; from the last one, to the end."""
        if self._timeline.phases:
            self.go_to_step(self._timeline.phases[self.phase].step + 1)

    def go_to_step(self, index: int) -> None:
        """Go to the start of a step, counted from 0; past the last one, to the end."""
        if index >= len(self._timeline.steps):
            self._finish()
        else:
            self.seek(self._timeline.steps[max(0, index)].span.start)

    def done(self) -> None:
        """The person says done: go on to the phase after an open one, also before its words end; no effect
        elsewhere."""
        phase = self.phase
        if self._timeline.phases and self._timeline.phases[phase].open and self._state != "finished":
            self._go_to_phase(phase + 1)

    def replace(self, timeline: Timeline, clips: Clips | None = None) -> None:
        """Play another timeline from here on: the same one up to here, with another part ahead.

        What has been played stays; what has begun to sound goes on if the new timeline has it too.
        """
        self.position()
        phase, until, waits = self.phase, self._until, self._waits
        self._timeline = timeline
        self._clips = clips or self._clips
        self._open = self._open_from(phase if waits else self._first_phase_at(self._frame))
        if self._state == "finished":
            self._frame = timeline.length
        self._feeder.change(timeline, self._clips, self._levels, self._until)
        if waits and self._until != until:
            # The open phase has got another end: be in it, or where it was, and let what is new in it be
            # heard.
            frame = min(until or 0, max(0, timeline.length - 1))
            self._go(frame, self._first_phase_at(frame))

    def set_levels(
        self,
        *,
        whole: float | None = None,
        voice: float | None = None,
        tones: float | None = None,
        music: float | None = None,
    ) -> None:
        """Set how loud things are, 0 to 1, linear; what is not given stays."""
        old = self._levels
        self._levels = Levels(
            old.whole if whole is None else whole,
            old.voice if voice is None else voice,
            old.tones if tones is None else tones,
            old.music if music is None else music,
        )
        if self._levels.whole != old.whole:
            self._output.set_level(self._levels.whole)
        if replace(self._levels, whole=old.whole) != old:
            self._feeder.change(self._timeline, self._clips, self._levels, self._until)

    def close(self) -> None:
        """Stop playing and end the thread."""
        self._silence()
        self._feeder.close()

    @property
    def _until(self) -> int | None:
        """Return the frame at which the transport waits for the person."""
        return None if self._open is None else self._timeline.phases[self._open].span.end

    @property
    def _waits(self) -> bool:
        """Return whether the end of an open phase has been reached."""
        until = self._until
        return until is not None and self._frame >= until

    @property
    def phase(self) -> int:
        """Return the index of the phase that we are in; -1 without phases."""
        if self._waits and self._open is not None:
            return self._open
        return self._timeline.phase_index_at(self._frame)

    def _first_phase_at(self, frame: int) -> int:
        """Return the index of the phase that holds the frame; of several that start there, the first."""
        phases = self._timeline.phases
        index = bisect_left(phases, frame, key=lambda phase: phase.span.start)
        return index if index < len(phases) and phases[index].span.start == frame else max(0, index - 1)

    def _open_from(self, phase: int) -> int | None:
        """Return the index of the first open phase from this one on."""
        phases = self._timeline.phases
        return next(
            (
                index
                for index in range(phase, len(phases))
                if phases[index].open and not phases[index].limited
            ),
            None,
        )

    def _go_to_phase(self, phase: int) -> None:
        if phase < len(self._timeline.phases):
            self._go(self._timeline.phases[phase].span.start, phase)
        else:
            self._finish()

    def _go(self, frame: int, phase: int, lead: Timeline | None = None) -> None:
        """Go to a frame in a phase."""
        self._place(frame, phase)
        if self._state == "finished":
            self._silence()
            self._state = "paused"
        if self._state == "playing":
            self._silence()
            self._begin(lead)

    def _finish(self) -> None:
        """Go to the end."""
        self._silence()
        self._state = "finished"
        self._frame = self._timeline.length
        self._open = None

    def _place(self, frame: int, phase: int) -> None:
        self._frame = frame
        self._open = self._open_from(phase)

    def _begin(self, lead: Timeline | None = None) -> None:
        self._silence()
        self._lead = lead
        self._first = self._frame
        mixer = self._leading(lead) if lead is not None else None
        self._feeder.begin(self._frame, self._until, mixer)
        self._sounds = True

    def _leading(self, lead: Timeline) -> Mixer:
        """Return the mix of a lead-in, which music waits for."""
        return Mixer(lead, self._clips, self._levels, self._sounds_brought)

    def _silence(self) -> int:
        """Stop the sound; return the frame to go on from."""
        if not self._sounds:
            return self._frame
        self._sounds = False
        self._lead = None
        return self._feeder.end()

"""The guide: what the person asks for while a session plays, carried out with the words that belong to it.

The transport knows where we are and the rehearsal what is to come. The guide stands before both: it leads
back in after a pause, adds time or takes it, slows down, repeats a side, leaves a step out for today and
offers at the end what was missed. What lies ahead is compiled anew; what has been played never changes.
"""

from __future__ import annotations

import time
from dataclasses import replace
from typing import TYPE_CHECKING

from player.language import later, said
from player.playback.sides import is_work, missed_sides, side_start
from player.session.asking import Answer
from player.timeline.answers import count_answer, pace_answer, slept_answer, time_answer, usual_answers
from player.timeline.asides import with_aside
from player.timeline.frames import frames_of
from player.timeline.lead_in import Lead, alone, count_lines, counted, lead_in, place_line
from player.timeline.place import same_place, same_steps
from player.timeline.speech import GAP
from player.timeline.today import PACES, Missed, Spot, Today, spot_of

if TYPE_CHECKING:
    from collections.abc import Callable

    from player.playback.rehearsal import Rehearsal
    from player.playback.transport import Position, Transport
    from player.timeline.timeline import Phase, Timeline

_QUICK = 1.0
"""Seconds of a pause after which nobody needs to be led in."""
_EDGE = frames_of(0.7)
"""What begins sooner may be with the sound device already: it stays as it is."""
_LONG_AGO = frames_of(5)
"""An answer is not given again to somebody who has gone back so far before it."""
_LEAST_LEFT = frames_of(5)
"""A phase is not cut shorter than this: its end is still counted."""
_TOO_FAR = frames_of(5)
_LEAST_TAKEN = frames_of(1)

WAITS = later("This step waits for you: there is no time to change.")
NEARLY_OVER = later("It is nearly over.")
SLOWEST = later("It does not go slower.")
FASTEST = later("It does not go faster.")


class Guide:
    """Carries out what the person asks for. Each method that changes the session returns what to show of it,
    in a few words, or nothing.

    Threads: one.
    """

    def __init__(
        self,
        transport: Transport,
        rehearsal: Rehearsal,
        lead: Callable[[], Lead] = lambda: "full",
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        """Take what plays and what is played, how to go on after a pause, and a clock in seconds."""
        self._transport = transport
        self._rehearsal = rehearsal
        self._lead = lead
        self._clock = clock
        self._paused = (clock(), -1)
        """When it was paused, and at which frame."""
        self._answer = ("", 0, 0)
        """What is to be answered, from which frame on it may be said, and the frame at which it is."""
        self._left_out: frozenset[int] = frozenset()
        self._want_usual()

    @property
    def timeline(self) -> Timeline:
        """Return what is being played."""
        return self._transport.timeline

    @property
    def skipped(self) -> frozenset[int]:
        """Return the indexes of the steps that are left out today."""
        return self._left_out | self._rehearsal.today.skipped

    @property
    def ended_early(self) -> bool:
        """Return whether the person has gone to the kind end before all was done."""
        return self._rehearsal.today.early

    def position(self) -> Position:
        """Return where we are."""
        return self._transport.position()

    # -- pause, and on

    def play(self) -> None:
        """Play, or play on after a lead-in; so also from the middle of a phase, where a run goes on."""
        position = self._transport.position()
        if position.state == "stopped" and self._inside:
            self._transport.play(self._led_into(self._phase))
            return
        if position.state != "paused" or position.waited or not self.timeline.phases:
            self._transport.play()
            return
        since, frame = self._paused
        quick = frame == position.frame and self._clock() - since < _QUICK
        self._transport.play(None if quick else self._led_into(self._phase))

    @property
    def led_ready(self) -> bool:
        """Return whether what leads into the middle of a phase can be heard; what is not made yet is made."""
        if not self.timeline.phases or not self._inside or self._lead() == "off":
            return True
        words = self._rehearsal.words
        place = [place_line(self._phase, words)] if self._lead() == "full" else []
        lines = [*place, *(count_lines(words) if counted(self._phase) else ())]
        self._rehearsal.want(lines, heard=self._transport.position().frame)
        return all(self._rehearsal.length_ready(line) is not None for line in lines)

    @property
    def _inside(self) -> bool:
        """Return whether the transport stands in a phase and not at its beginning."""
        frame = self._transport.position().frame
        return bool(self.timeline.phases) and frame > self._phase.span.start

    def pause(self) -> None:
        """Pause; what is to be said when it goes on is made ready meanwhile."""
        self._transport.pause()
        position = self._transport.position()
        if position.state == "paused" and self.timeline.phases:
            self._paused = (self._clock(), position.frame)
            self._rehearsal.want([place_line(self._phase, self._rehearsal.words)], heard=position.frame)

    def toggle(self) -> None:
        """Pause if it plays or waits, else play on."""
        if self._transport.position().state in ("playing", "waiting"):
            self.pause()
        else:
            self.play()

    def toggle_or_done(self) -> None:
        """Go on from what lasts until the person says done, also within its words; else pause or play on."""
        position = self._transport.position()
        runs = position.state == "waiting" or (position.state == "playing" and not position.lead)
        if runs and self.timeline.phases and self._phase.open:
            self.done()
        else:
            self.toggle()

    def tell_slept(self, frame: int) -> None:
        """Pause, if that has not been done, and say that the computer has been asleep.

        ``frame`` is where it was when it fell asleep: a clock that went on meanwhile has led too far.
        """
        if self._transport.position().state in ("playing", "waiting"):
            self.pause()
        if self._transport.position().frame > frame + _TOO_FAR:
            self._transport.seek(frame)
        if self._transport.position().state == "paused":
            text = slept_answer(self._rehearsal.words)
            length = self._rehearsal.length_ready(text)
            if length is not None:
                self._transport.tell(alone(text, length, self._phase, self._rehearsal.words))

    def stop(self) -> None:
        """Stop and go back to the first frame."""
        self._transport.stop()

    # -- going elsewhere

    def done(self) -> None:
        """The person says done."""
        self._transport.done()

    def next_phase(self) -> None:
        """Go to the next phase; from what is only offered, past it."""
        phases = self.timeline.phases
        if phases and self._phase.open and self.timeline.steps[self._phase.step].offered:
            self._transport.go_to_step(self._phase.step + 1)
        else:
            self._transport.next_phase()

    def back(self) -> None:
        """Go to the start of the phase, then to the one before."""
        self._transport.back()
        self._forget_missed()

    def restart_step(self) -> None:
        """Go to the start of the step."""
        self._transport.restart_step()
        self._forget_missed()

    def restart(self) -> None:
        """Play the session from its first frame, as it is written."""
        self._left_out = frozenset()
        self._rehearsal.forget_answers()
        self._change(Today())
        self._transport.seek(0)
        self._transport.play()

    def seek(self, frame: int) -> None:
        """Go to a frame."""
        self._transport.seek(frame)
        self._forget_missed()

    def go_to_step(self, index: int) -> None:
        """Go to a step, also to one that was left out for today, and play there."""
        today = self._rehearsal.today
        self._left_out -= {index}
        if index in today.skipped:
            self._change(replace(today, skipped=today.skipped - {index}))
        self._transport.go_to_step(index)
        self._forget_missed()
        if self._transport.position().state == "paused":
            self._transport.play()

    def repeat_side(self) -> str:
        """Do the side again that is being done, or has just been done, from its start."""
        if not self.timeline.phases:
            return ""
        start = side_start(self.timeline, self._transport.phase)
        phase = self.timeline.phases[start]
        lead = self._led_into(phase)
        self._transport.seek(phase.span.start, lead)
        self._transport.play(lead)
        again = phase.title or phase.name
        if phase.side:
            return said("Once more: {title}, {side}.", title=again, side=said(f"{phase.side} side"))
        return said("Once more: {title}.", title=again)

    # -- changing what lies ahead

    def change_time(self, seconds: int) -> str:
        """Add time to the phase that runs, or take it where it is negative; in reps and breaths, as many of
        them as fill that time. What waits for the person up to a limit waits so much longer."""
        index, position = self._transport.phase, self._transport.position()
        if index < 0:
            return ""
        phase = self.timeline.phases[index]
        if phase.open and not phase.limited:
            return said(WAITS)
        if phase.rep or phase.kind in ("inhale", "exhale"):
            return self._change_count(index, seconds)
        left = phase.span.end - position.frame
        frames = frames_of(seconds)
        if frames < 0:
            frames = -min(-frames, (left - _LEAST_LEFT) // frames_of(1) * frames_of(1))
        if (frames > -_LEAST_TAKEN and seconds < 0) or left < _EDGE:
            return said(NEARLY_OVER)
        answer = time_answer(frames, self._rehearsal.words)
        self._change(self._rehearsal.today.with_added(spot_of(self.timeline, index), frames), answer)
        return answer

    def slower(self) -> str:
        """Let what is paced take longer, from the next rep or breath on."""
        return self._change_pace(1)

    def faster(self) -> str:
        """Let what is paced take less time, from the next rep or breath on."""
        return self._change_pace(-1)

    def skip(self) -> str:
        """Leave this step out today, here and in later rounds; a side that had less is offered at the end."""
        if not self.timeline.phases:
            return ""
        timeline, today = self.timeline, self._rehearsal.today
        index, frame = self._phase.step, self._transport.position().frame
        step = timeline.steps[index]
        if not step.offered and step.path not in ("0", "end"):
            sides = missed_sides(timeline, index, frame)
            later = {
                place
                for place, other in enumerate(timeline.steps)
                if place > index and other.path == step.path and not other.offered
            }
            missed = (*today.missed, *(Missed(index, side) for side in sides))
            self._left_out |= {index}
            self._change(replace(today, skipped=today.skipped | later, missed=missed))
            answer = said("Left out today: {title}.", title=step.title)
            if sides:
                answer = said(
                    "{told} The {side} is offered at the end.", told=answer, side=said(f"{sides[0]} side")
                )
        else:
            answer = ""
        self._transport.go_to_step(index + 1)
        return answer

    def end_early(self) -> None:
        """Go to a kind end."""
        if not self.timeline.phases or self._transport.position().state == "finished":
            return
        self._change(replace(self._rehearsal.today, early=True, missed=()))
        ends = self.timeline.steps[-1].path == "end"
        self._transport.go_to_step(len(self.timeline.steps) - (1 if ends else 0))
        if ends:
            self._transport.play()

    # -- questions

    def answer(self, value: float) -> Answer | None:
        """Take the answer to the question that is asked now, and go on with what it leads to; return it, or
        None where nothing is asked."""
        if not self.timeline.phases or self._phase.question is None:
            return None
        answer = Answer(self._phase.question, value)
        before, today = self.timeline, self._rehearsal.today
        here = self._phase.step
        later = {index for index in today.skipped if index > here}
        after = self._rehearsal.answer(answer, self._transport.position().frame)
        if later:  # the steps that are left out may stand elsewhere now
            kept = (today.skipped - later) | same_steps(before, later, after)
            after = self._rehearsal.change(replace(today, skipped=frozenset(kept)))
        self._transport.replace(after)
        self._transport.next_phase()
        return answer

    # -- changes from elsewhere

    def take(self, rehearsal: Rehearsal) -> None:
        """Go on, at the same place, with a session as it is now written."""
        position, before = self._transport.position(), self._transport.timeline
        self._rehearsal = rehearsal
        self._left_out = frozenset()
        frame = same_place(before, position.frame, rehearsal.timeline)
        self._transport.replace(rehearsal.timeline, rehearsal.clip)
        if frame != position.frame:
            self._transport.seek(frame)
        self._want_usual()

    def refresh(self) -> bool:
        """Play on with the lengths of the clips that have come; return whether that changed anything."""
        position = self._transport.position()
        playing = position.state in ("playing", "waiting") or position.frame > 0
        fresh = self._rehearsal.refresh(position.frame, playing=playing)
        if fresh is not None:
            self._transport.replace(self._answered(fresh, position.frame))
        return fresh is not None

    @property
    def _phase(self) -> Phase:
        return self.timeline.phases[self._transport.phase]

    def _led_into(self, phase: Phase) -> Timeline | None:
        return lead_in(phase, self._lead(), self._rehearsal.words, self._rehearsal.length_ready)

    def _change(self, today: Today, answer: str = "") -> None:
        """Compile anew what lies ahead, with an answer said as soon as there is room for it."""
        position = self._transport.position()
        before = self.timeline
        timeline = self._rehearsal.change(today, position.frame)
        spoken = position.state == "playing" and not position.lead
        # What has begun to sound by then rings out, although the new timeline may not have it.
        edge = position.frame + _EDGE
        begun = [cue.span.end for cue in before.cues if cue.line is not None and cue.span.start < edge]
        earliest = max(edge, max(begun, default=0) + GAP)
        self._answer = (answer if spoken else "", earliest, earliest)
        self._transport.replace(self._answered(timeline, position.frame))

    def _answered(self, timeline: Timeline, frame: int) -> Timeline:
        """Return a timeline with the last answer in it, if that has not been said yet."""
        text, earliest, begins = self._answer
        length = self._rehearsal.length_ready(text) if text and frame < begins else None
        if length is None or frame < earliest - _LONG_AGO:
            return timeline
        answered = with_aside(timeline, text, length, earliest)
        if answered is not timeline:
            starts = (cue.span.start for cue in answered.cues if cue.line == text)
            self._answer = (text, earliest, next(start for start in starts if start >= earliest))
        return answered

    def _change_count(self, index: int, seconds: int) -> str:
        phase, timeline = self.timeline.phases[index], self.timeline
        inside = [
            other
            for other, each in enumerate(timeline.phases)
            if each.step == phase.step and (each.side, each.set) == (phase.side, phase.set) and is_work(each)
        ]
        if phase.rep:
            inside = [other for other, each in enumerate(timeline.phases) if each.block == phase.block]
        now, of = (phase.rep, phase.reps) if phase.rep else (phase.cycle, phase.cycles)
        whole = timeline.phases[inside[-1]].span.end - timeline.phases[inside[0]].span.start
        wished = max(1, round(abs(frames_of(seconds)) * of / max(1, whole)))
        count = wished if seconds > 0 else -min(wished, of - now - 1)
        last = timeline.phases[inside[-1]].span.end - self._transport.position().frame < _EDGE
        if count >= 0 > seconds or last:
            return said(NEARLY_OVER)
        answer = count_answer(count, self._rehearsal.words)
        self._change(self._rehearsal.today.with_more(spot_of(timeline, inside[0]), count), answer)
        return answer

    def _change_pace(self, way: int) -> str:
        index = self._transport.phase
        if index < 0:
            return ""
        here = spot_of(self.timeline, index)
        today = self._rehearsal.today
        before = today.pace_at(Spot(here.step, here.number + 1))
        wished = PACES.index(before) + way
        if not 0 <= wished < len(PACES):
            return said(SLOWEST) if way > 0 else said(FASTEST)
        answer = pace_answer(before, PACES[wished], self._rehearsal.words)
        self._change(today.with_pace(Spot(here.step, here.number + 1), PACES[wished]), answer)
        return said("{told} {percent} % of the pace.", told=answer, percent=round(100 / PACES[wished]))

    def _forget_missed(self) -> None:
        """No longer offer at the end what the person has gone back to."""
        today = self._rehearsal.today
        if not today.missed or not self.timeline.phases or self.timeline.steps[self._phase.step].offered:
            return
        kept = tuple(missed for missed in today.missed if missed.step != self._phase.step)
        self._left_out -= {self._phase.step}
        if kept != today.missed:
            self._change(replace(today, missed=kept))

    def _want_usual(self) -> None:
        """Have made, after all else, what may have to be said at any time."""
        words = self._rehearsal.words
        places = [place_line(phase, words) for phase in self.timeline.phases if not phase.rep]
        later = (*count_lines(words), slept_answer(words), *usual_answers(words), *places)
        self._rehearsal.want((), later, self._transport.position().frame)

"""Playing in a terminal: what is asked, how long still, what is said, and a few keys."""

from __future__ import annotations

import contextlib
import os
import sys
import time
from dataclasses import replace
from typing import TYPE_CHECKING, TextIO

from player.language import later, number_text, said
from player.timeline.frames import RATE, clock_text
from player.timeline.moment import Moment, moment_at

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from player.app.run_notes import RunNotes
    from player.playback.guide import Guide
    from player.playback.rehearsal import Rehearsal
    from player.playback.transport import Position
    from player.session.asking import Question

_KEYS = later("""\
space pause   n next   b back   r this step again   s this side again   d done   + - ten seconds   \
x leave out   e end   q quit\
""")
_TIME = 10
_POLL = 0.05
_NOTED_EVERY = 0.5


class TerminalPlayer:
    """Shows the moments of a session as lines of text."""

    def __init__(
        self,
        guide: Guide,
        rehearsal: Rehearsal,
        out: TextIO,
        told: list[str],
        notes: RunNotes | None = None,
    ) -> None:
        """Take what is played, where to write, a list to which others add what the person must know, and what
        notes the run for the history."""
        self._guide = guide
        self._rehearsal = rehearsal
        self._out = out
        self._live = out.isatty()
        self._phase = -1
        self._caption = ""
        self._news = told
        self._told: set[str] = set()
        self._typed = ""
        self._notes = notes
        self._noted = 0.0

    def make_ready(self, first: int, ahead: int, patience: float) -> None:
        """Wait, for so many seconds at most, until what is said in the first frames has been spoken."""
        until = time.monotonic() + patience
        while not self._rehearsal.ready(first + ahead) and time.monotonic() < until:
            progress = self._rehearsal.progress
            if self._live and progress is not None:
                far = said(
                    "Making the voice ready … {done} of {total} lines",
                    done=progress.ready,
                    total=progress.total,
                )
                print(f"\r\033[K{far}", end="", file=self._out)
            time.sleep(_POLL)
        self._guide.refresh()

    def run(self, first: int, keys: Callable[[], str]) -> bool:
        """Play from a frame to the end or until the person quits; returns whether the end was reached.

        ``keys`` returns the key that was pressed since it was last asked, or nothing.
        """
        if self._live:
            print(said(_KEYS), file=self._out)
        self._guide.seek(first)
        self._guide.play()
        while True:
            position = self._guide.position()
            self._show(position)
            self._note(position, last=position.state == "finished")
            if position.state == "finished":
                self._end_line()
                return True
            if self._obey(keys()):
                self._note(self._guide.position(), last=True)
                self._end_line()
                return False
            self._guide.refresh()
            time.sleep(_POLL)

    def tell(self, message: str) -> None:
        """Say something once."""
        if message not in self._told:
            self._told.add(message)
            self._end_line()
            print(f"* {message}", file=self._out, flush=True)

    def _note(self, position: Position, *, last: bool) -> None:
        """Note where we are, at most twice a second, and the last time at once."""
        now = time.monotonic()
        if self._notes is not None and (last or now - self._noted >= _NOTED_EVERY):
            self._noted = now
            self._notes.note(self._guide.timeline, position)

    def _obey(self, key: str) -> bool:
        guide = self._guide
        actions: dict[str, Callable[[], str | None]] = {
            "n": guide.next_phase,
            "b": guide.back,
            "r": guide.restart_step,
            "d": guide.done,
            "+": lambda: guide.change_time(_TIME),
            "-": lambda: guide.change_time(-_TIME),
            "s": guide.repeat_side,
            "x": guide.skip,
            "e": guide.end_early,
        }
        if self._asked is not None and (key.isdecimal() or key in "\r\n\x7f") and key:
            self._type(key)
        elif key == " ":
            guide.toggle_or_done()
        elif key in actions:
            answer = actions[key]()
            if answer:
                self._end_line()
                print(f"* {answer}", file=self._out, flush=True)
        return key in ("q", "\x03", "\x1b")

    @property
    def _asked(self) -> Question | None:
        """Return what is asked now."""
        phases = self._guide.timeline.phases
        return phases[self._phase].question if 0 <= self._phase < len(phases) else None

    def _type(self, key: str) -> None:
        """Take a digit of an answer, or Enter; what can only mean one answer is one at once."""
        question = self._asked
        if question is None:
            return
        self._typed = self._typed[:-1] if key == "\x7f" else (self._typed + key).strip()[:6]
        done = key in "\r\n" or (question.high <= 10 and self._typed != "1") or question.high == 1
        if self._typed.isdecimal() and done:
            value, self._typed = int(self._typed), ""
            if question.low <= value <= question.high:
                answer = self._guide.answer(value)
                if answer is not None:
                    if self._notes is not None:
                        self._notes.answer(answer)
                    self._end_line()
                    print(f"* {number_text(value)} {question.unit}".rstrip(), file=self._out, flush=True)

    def _show(self, position: Position) -> None:
        for message in (*self._news, *(notice.message for notice in self._rehearsal.notices)):
            self.tell(message)
        moment = moment_at(self._guide.timeline, position.frame, position.waited)
        if position.lead:
            moment = replace(moment, lead=position.lead, caption=position.said)
        if moment.phase_index != self._phase:
            self._phase = moment.phase_index
            self._typed = ""
            self._end_line()
            print(_headline(moment), file=self._out, flush=True)
        if moment.caption != self._caption:
            self._caption = moment.caption
            if moment.caption:
                self._end_line()
                print(f"          “{moment.caption}”", file=self._out, flush=True)
        if self._live:
            print(f"\r\033[K{_status(moment, position)}", end="", file=self._out, flush=True)

    def _end_line(self) -> None:
        if self._live:
            print("\r\033[K", end="", file=self._out)


def _headline(moment: Moment) -> str:
    phase = moment.phase
    parts = [phase.name]
    if phase.side:
        parts.append(said(phase.side))
    if phase.title and phase.title != phase.name:
        parts.append(phase.title)
    if phase.rep:
        parts.append(f"{phase.rep}/{phase.reps}")
    length = seconds = f"{number_text(phase.span.length / RATE)} s"
    if phase.limited and phase.question:
        length = said("type a number, or wait {seconds}", seconds=seconds)
    elif phase.open and phase.limited:
        length = said("until you are done, at most {seconds}", seconds=seconds)
    elif phase.open:
        length = said("until you are done")
    elif phase.limited:
        length = said("{seconds} at most", seconds=seconds)
    return f"{clock_text(moment.elapsed):>8}  {' · '.join(parts)} ({length})"


def _status(moment: Moment, position: Position) -> str:
    seconds = moment.left // RATE if moment.phase.open else -(-moment.left // RATE)
    if moment.lead:
        return said("on in {seconds}   {phase}", seconds=-(-moment.lead // RATE), phase=moment.phase.name)
    left = clock_text(moment.remaining)
    told = said("{phase} {seconds}   left {time}", phase=moment.phase.name, seconds=seconds, time=left)
    state = ""
    if position.state == "paused":
        state = said("paused")
    elif position.state == "waiting":
        state = said("press d when you are done")
    return f"{state}  {told}" if state else told


@contextlib.contextmanager
def pressed_keys(stdin: TextIO) -> Iterator[Callable[[], str]]:
    """Give a function that returns the key pressed since it was last asked, or nothing."""
    if not stdin.isatty():
        yield lambda: ""
    elif sys.platform == "win32":
        import msvcrt

        yield lambda: msvcrt.getwch() if msvcrt.kbhit() else ""
    else:
        import select
        import termios
        import tty

        before = termios.tcgetattr(stdin)
        tty.setcbreak(stdin)
        try:
            yield lambda: _read(stdin) if select.select([stdin], [], [], 0)[0] else ""
        finally:
            termios.tcsetattr(stdin, termios.TCSADRAIN, before)


def _read(stdin: TextIO) -> str:
    return os.read(stdin.fileno(), 1).decode(errors="ignore")

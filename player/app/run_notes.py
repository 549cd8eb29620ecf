"""Notes of a run: where it is and what has been done, for the history; in a window and in a terminal."""

from __future__ import annotations

import time
from dataclasses import replace
from typing import TYPE_CHECKING

from player import paths
from player.history.recorder import Recorder
from player.history.runs import Answer, Run
from player.history.store import FILE_NAME
from player.history.tally import Tally
from player.timeline.bookmark import bookmark_at, bookmark_text
from player.timeline.frames import RATE

if TYPE_CHECKING:
    from collections.abc import Callable

    from player.history.runs import RunState
    from player.playback.transport import Position
    from player.session.asking import Answer as GivenAnswer
    from player.timeline.timeline import Timeline

MOVES = ("playing", "waiting")
"""States in which something is being done."""


class RunNotes:
    """Notes one run after another. It never waits for the disk."""

    def __init__(self, on_trouble: Callable[[str], None]) -> None:
        """Take what is told, in a sentence, once and by any thread, why the history cannot be kept."""
        self._recorder = Recorder(paths.data_folder() / FILE_NAME, on_trouble)
        self.run: Run | None = None
        """The run as it was noted last; None while there is none."""
        self._tally: Tally | None = None
        self._last: tuple[str, int, int] = ("", 0, 0)

    def begin(self, timeline: Timeline, file: str, choices: str, before: Run | None = None) -> None:
        """Begin the run of a session file as it is chosen; ``before`` is the run that goes on, if any."""
        now = time.time()
        self._tally = Tally(timeline, before.works if before else ())
        self._last = ("", 0, 0)
        self.run = before or Run(
            identity=0,
            began=now,
            told=now,
            state="open",
            file=file,
            title=timeline.title,
            length=timeline.length / RATE,
            choices=choices,
            language=timeline.language,
            works=self._tally.works,
        )
        self._recorder.begin(self.run)

    def note(self, timeline: Timeline, position: Position) -> None:
        """Note where we are; nothing is written while nothing moves."""
        if self.run is None or self._tally is None or self.run.state != "open":
            return
        here = (position.state, position.frame, position.waited)
        if here == self._last:
            return
        self._last = here
        self._tally.note(timeline, position.frame, position.waited, moving=position.state in MOVES)
        changed = self._tally.changed()
        works = self._tally.works if changed else self.run.works
        self.run = replace(
            self.run,
            told=time.time(),
            length=timeline.length / RATE,
            at=round(position.frame / RATE, 2),
            bookmark=bookmark_text(bookmark_at(timeline, position.frame)),
            doing=doing_at(timeline, position.frame),
            works=works,
        )
        self._recorder.note(self.run, changed)

    def answer(self, answer: GivenAnswer) -> None:
        """Keep an answer, unless it only asked for another round."""
        question = answer.question
        if self.run is not None and question.what != "again":
            name = question.test or question.what
            self._recorder.answer(Answer(name, answer.value, question.side or "", time.time()))

    def end(self, state: RunState) -> None:
        """Note how the run ended, unless it has ended already."""
        if self.run is not None and self.run.state == "open":
            self.run = replace(self.run, state=state)
            self._recorder.end(state)

    def forget(self) -> None:
        """There is no run any more."""
        self.run = self._tally = None

    def wait_written(self, seconds: float) -> bool:
        """Wait until all is in the history; return whether it is."""
        return self._recorder.wait_written(seconds)

    def close(self) -> None:
        """Write what is left, and end."""
        self._recorder.close()


def doing_at(timeline: Timeline, frame: int) -> str:
    """Return what is done at a frame, in words: ``Supine strap hamstring stretch, left``."""
    if not timeline.phases:
        return ""
    phase = timeline.phases[timeline.phase_index_at(frame)]
    title = phase.title or timeline.steps[phase.step].title
    return f"{title}, {phase.side}" if phase.side else title

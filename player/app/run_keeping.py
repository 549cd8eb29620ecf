"""Keeping the run of the session on stage: where it is and what has been done, at least every half second."""

from __future__ import annotations

import time
from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal

from player import paths
from player.history.recorder import Recorder
from player.history.runs import Answer, Run
from player.history.store import FILE_NAME
from player.history.tally import Tally
from player.timeline.bookmark import bookmark_at, bookmark_text
from player.timeline.frames import RATE

if TYPE_CHECKING:
    from pathlib import Path

    from player.app.stage import Stage
    from player.history.runs import RunState, SideName
    from player.session.asking import Answer as GivenAnswer
    from player.timeline.timeline import Timeline

_BEAT_MS = 500
_MOVES = ("playing", "waiting")


class RunKeeping(QObject):
    """Keeps one run after another. It never waits for the disk."""

    trouble = Signal(str)
    """The history cannot be kept, and why, in a sentence. Sent by any thread, once."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._recorder = Recorder(paths.data_folder() / FILE_NAME, self.trouble.emit)
        self._stage: Stage | None = None
        self._run: Run | None = None
        self._tally: Tally | None = None
        self._last: tuple[str, int, int] = ("", 0, 0)
        self._timer = QTimer(self)
        self._timer.setInterval(_BEAT_MS)
        self._timer.timeout.connect(self._beat)

    def begin(self, stage: Stage, path: Path, choices: str, run: Run | None = None) -> None:
        """Keep the run of a session that comes on stage; ``run`` is the one that goes on, if one does."""
        self._stage = stage
        self._begin_run(stage.timeline, str(path), choices, run)
        stage.bridge.state_changed.connect(self._note_state)
        stage.bridge.question_answered.connect(self._keep_answer)
        self._timer.start()

    def answer(self, question: str, value: float, side: SideName = "") -> None:
        """Keep an answer."""
        if self._run is not None:
            self._recorder.answer(Answer(question, value, side, time.time()))

    def _keep_answer(self, answer: GivenAnswer) -> None:
        question = answer.question
        if question.what != "again":
            self.answer(question.test or question.what, answer.value, question.side or "")

    def leave(self, *, interrupted: bool = False) -> None:
        """The session leaves the stage. One that was interrupted can be gone on with at the next start."""
        if self._run is None:
            return
        self._beat()
        self._timer.stop()
        if self._run.state == "open" and not interrupted:
            self._end("left")
        self._stage = self._run = self._tally = None

    def wait_written(self, seconds: float = 2.0) -> bool:
        """Wait until all is in the history; return whether it is."""
        return self._recorder.wait_written(seconds)

    def close(self) -> None:
        """Write what is left, and end."""
        self.leave(interrupted=True)
        self._recorder.close()

    def _begin_run(self, timeline: Timeline, file: str, choices: str, before: Run | None = None) -> None:
        now = time.time()
        self._tally = Tally(timeline, before.works if before else ())
        self._last = ("", 0, 0)
        self._run = before or Run(
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
        self._recorder.begin(self._run)

    def _note_state(self, state: str) -> None:
        if self._run is None:
            return
        if self._run.state == "finished" and state in _MOVES and self._stage is not None:
            self._begin_run(self._stage.timeline, self._run.file, self._run.choices)  # once more
        self._beat()
        if state == "finished" and self._run.state == "open":
            self._end("finished")

    def _end(self, state: RunState) -> None:
        if self._run is not None:
            self._run = replace(self._run, state=state)
            self._recorder.end(state)

    def _beat(self) -> None:
        """Note where we are; nothing is written while nothing moves."""
        if self._stage is None or self._run is None or self._tally is None or self._run.state != "open":
            return
        timeline, position = self._stage.timeline, self._stage.position
        moving = position.state in _MOVES
        here = (position.state, position.frame, position.waited)
        if here == self._last:
            return
        self._last = here
        self._tally.note(timeline, position.frame, position.waited, moving=moving)
        changed = self._tally.changed()
        works = self._tally.works if changed else self._run.works
        self._run = replace(
            self._run,
            told=time.time(),
            length=timeline.length / RATE,
            at=round(position.frame / RATE, 2),
            bookmark=bookmark_text(bookmark_at(timeline, position.frame)),
            doing=doing_at(timeline, position.frame),
            works=works,
        )
        self._recorder.note(self._run, changed)


def doing_at(timeline: Timeline, frame: int) -> str:
    """Return what is done at a frame, in words: ``Supine strap hamstring stretch, left``."""
    if not timeline.phases:
        return ""
    phase = timeline.phases[timeline.phase_index_at(frame)]
    title = phase.title or timeline.steps[phase.step].title
    return f"{title}, {phase.side}" if phase.side else title

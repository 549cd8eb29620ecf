"""Keeping the run of the session on stage: where it is and what has been done, at least every half second."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal

from player.app.run_notes import MOVES, RunNotes

if TYPE_CHECKING:
    from pathlib import Path

    from player.app.stage import Stage
    from player.history.runs import Run

_BEAT_MS = 500


class RunKeeping(QObject):
    """Keeps one run after another. It never waits for the disk."""

    trouble = Signal(str)
    """The history cannot be kept, and why, in a sentence. Sent by any thread, once."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._notes = RunNotes(self.trouble.emit)
        self._stage: Stage | None = None
        self._timer = QTimer(self)
        self._timer.setInterval(_BEAT_MS)
        self._timer.timeout.connect(self._beat)

    def begin(self, stage: Stage, path: Path, choices: str, run: Run | None = None) -> None:
        """Keep the run of a session that comes on stage; ``run`` is the one that goes on, if one does."""
        self._stage = stage
        self._notes.begin(stage.timeline, str(path), choices, run)
        stage.bridge.state_changed.connect(self._note_state)
        stage.bridge.question_answered.connect(self._notes.answer)
        self._timer.start()

    def leave(self, *, interrupted: bool = False) -> None:
        """The session leaves the stage. One that was interrupted can be gone on with at the next start."""
        if self._notes.run is None:
            return
        self._beat()
        self._timer.stop()
        if not interrupted:
            self._notes.end("left")
        self._stage = None
        self._notes.forget()

    def wait_written(self, seconds: float = 2.0) -> bool:
        """Wait until all is in the history; return whether it is."""
        return self._notes.wait_written(seconds)

    def close(self) -> None:
        """Write what is left, and end."""
        self.leave(interrupted=True)
        self._notes.close()

    def _note_state(self, state: str) -> None:
        run = self._notes.run
        if run is None:
            return
        if run.state in ("finished", "left") and state in MOVES and self._stage is not None:
            self._notes.begin(self._stage.timeline, run.file, run.choices)  # once more
        self._beat()
        if state == "finished":
            early = self._stage is not None and self._stage.guide.ended_early
            self._notes.end("left" if early else "finished")

    def _beat(self) -> None:
        if self._stage is not None:
            self._notes.note(self._stage.timeline, self._stage.position)

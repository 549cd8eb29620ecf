"""The preview wired: the session that is written, on the small player, silent at the play-head or heard from
there through the same rehearsal, mixer and transport as any session."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from player.app.cards import cast_of
from player.app.picture_cast import PictureCast
from player.app.rehearsing import rehearse
from player.app.showing import Showing
from player.app.stage import Stage
from player.timeline.frames import RATE
from player.timeline.moment import moment_at
from player.timeline.place import same_place
from player.timeline.sections import last_from
from player.ui.timers import single_shot

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from player.app.bringing import Bringing
    from player.app.memory import Memory
    from player.app.playing import Playing
    from player.app.supplies import Supplies
    from player.playback.rehearsal import Rehearsal
    from player.session.model import Session
    from player.timeline.moment import Moment
    from player.timeline.timeline import Timeline
    from player.ui.editor_screen.preview import Preview
    from player.ui.main_window import MainWindow

_TAKE_MS = 350
"""What is heard is changed when nothing has been written for so long."""


class PreviewWiring(QObject):
    """Shows and plays what is written."""

    frame_reached = Signal(object)
    """The frame, of the timeline that is shown, which is heard now."""
    playing_changed = Signal(bool)
    """It began to be heard, or is silent."""
    _lines_came = Signal()
    """A rehearsal has new clips. Sent by the threads that make them."""

    def __init__(
        self,
        preview: Preview,
        window: MainWindow,
        supplies: Callable[[], Supplies],
        memory: Memory,
        playing: Playing,
    ) -> None:
        """Take what is seen, the window, what knows the exercises, the settings, and what plays."""
        super().__init__(preview)
        self._preview = preview
        self._window = window
        self._supplies = supplies
        self._memory = memory
        self._playing = playing
        self._path: Path | None = None
        self._session: Session | None = None
        self._timeline: Timeline | None = None
        self._seen: Timeline | None = None
        """The timeline that the player has been shown."""
        self._head = 0
        self._stage: Stage | None = None
        self._bringing: Bringing | None = None
        self._showing: Showing | None = None
        self._led = False
        self._take_soon = single_shot(self, _TAKE_MS, self._take)
        preview.toggle_wanted.connect(self.toggle)
        preview.pressed.connect(self._press)
        preview.was_hidden.connect(self.stop)
        window.figures_changed.connect(self.take_look)

    @property
    def playing(self) -> bool:
        """Return whether it is heard."""
        return self._stage is not None

    def begin(self, path: Path) -> None:
        """Another file is written on."""
        self.stop()
        self._path, self._session, self._timeline, self._head = path, None, None, 0
        self._forget_figures()
        self._preview.show_time(0, 0)

    def show_draft(self, session: Session | None, timeline: Timeline | None) -> None:
        """Show a session, as far as it is whole; None keeps the last one."""
        if session is None or timeline is None or not timeline.phases:
            return
        if self._session is None or session.exercises != self._session.exercises:
            self._forget_figures()
        changed = session != self._session
        self._session, self._timeline = session, timeline
        if self._stage is None:
            self.show_frame(self._head)
        elif changed:
            self._take_soon.start()

    def show_frame(self, frame: int) -> None:
        """Go to a frame: what is heard goes on from there."""
        self._head = frame
        timeline = self._timeline
        if timeline is None:
            return
        self._preview.show_time(frame, timeline.length)
        if self._stage is not None:
            self._stage.bridge.seek(_placed(timeline, frame, self._stage.timeline))
            return
        moment = _still_moment(timeline, min(max(0, frame), timeline.length - 1))
        player = self._preview.player
        if timeline is not self._seen:
            self._seen = timeline
            player.set_timeline(timeline)
        player.show_moment(moment, "stopped")
        if self._showing is None and self._path is not None and self._session is not None:
            catalogue = self._supplies().catalogue.beside(self._path.parent).with_own(self._session.exercises)
            self._showing = Showing(cast_of(catalogue), self._preview.figure, player, PictureCast(catalogue))
            self.take_look()
        if self._showing is not None:
            self._showing.show(moment)

    def toggle(self) -> None:
        """Be heard from the play-head, or be silent."""
        if self._stage is not None:
            self.stop()
        else:
            self.play(self._head)

    def _press(self) -> None:
        if self._stage is not None and self._stage.timeline.phases[self._stage.phase].open:
            self._stage.bridge.next_phase()
        else:
            self.toggle()

    def play(self, frame: int) -> None:
        """Be heard from a frame."""
        session, path, timeline = self._session, self._path, self._timeline
        if session is None or path is None or timeline is None:
            return
        if self._stage is not None:
            self.show_frame(frame)
            return
        self._playing.hush()
        self._forget_figures()
        self._head = frame
        preview = self._preview
        catalogue = self._supplies().catalogue.beside(path.parent).with_own(session.exercises)
        self._bringing = self._playing.bring(session, path.parent)
        self._stage = stage = Stage(
            self._rehearse(session),
            self._rehearse,
            self._lines_came,
            cast_of(catalogue),
            preview.player,
            self._window.look,
            preview.figure,
            self._playing.output(),
            self._memory,
            self._bringing.brought if self._bringing is not None else None,
            PictureCast(catalogue),
            lead="off",
        )
        stage.bridge.moment_changed.connect(lambda moment, _state: self._reach(moment.frame))
        stage.bridge.frame_passed.connect(self._reach)
        stage.bridge.state_changed.connect(self._take_state)
        self._seen = None  # from now on it is shown that of the stage
        preview.show_playing(True)
        self.playing_changed.emit(True)
        stage.begin(_placed(timeline, frame, stage.timeline))

    def stop(self) -> None:
        """Be silent; the play-head stays where it has come."""
        stage, self._stage = self._stage, None
        if stage is None:
            return
        self._take_soon.stop()
        stage.bridge.blockSignals(True)
        stage.close()
        if self._bringing is not None:
            self._bringing.close()
            self._bringing = None
        self._preview.show_playing(False)
        self.playing_changed.emit(False)
        self.show_frame(self._head)

    def take_look(self) -> None:
        """Draw figures as the person likes to see them."""
        look = self._window.look
        if self._stage is not None:
            self._stage.set_look(look)
        if self._showing is not None:
            self._showing.set_look(look.palette, reduced=look.reduced_motion)

    def _rehearse(self, session: Session) -> Rehearsal:
        return rehearse(
            session, self._supplies(), silent=self._playing.silent, on_change=self._lines_came.emit
        )

    def _take(self) -> None:
        """Go on, at the same place, with the session as it is now written; while the step that is heard has a
        mistake, what it was before is heard."""
        stage, timeline = self._stage, self._timeline
        if stage is None or self._session is None or timeline is None or stage.phase < 0:
            return
        heard = stage.timeline.steps[stage.timeline.phases[stage.phase].step]
        if heard.path in {step.path for step in timeline.steps}:
            stage.take(self._session)

    def _reach(self, frame: int) -> None:
        stage, timeline = self._stage, self._timeline
        if stage is None or timeline is None or stage.position.state not in ("playing", "waiting"):
            return
        self._head = _placed(stage.timeline, frame, timeline)
        self._preview.show_time(self._head, timeline.length)
        self.frame_reached.emit(self._head)

    def _take_state(self, state: str) -> None:
        if state in ("finished", "paused"):
            self._head = 0 if state == "finished" else self._head
            self.stop()
            self.frame_reached.emit(self._head)

    def _forget_figures(self) -> None:
        if self._showing is not None:
            self._showing.close()
            self._showing = None


def _still_moment(timeline: Timeline, frame: int) -> Moment:
    """Return what is seen at a frame while nothing is heard: with what is said there, or next in the phase,
    and without what lingers from before."""
    moment = moment_at(timeline, frame)
    span = moment.phase.span
    cues = timeline.cues
    later = (cues[place] for place in range(max(0, last_from(cues, frame) - 3), len(cues)))
    inside = (cue for cue in later if cue.line and cue.span.end > frame)
    cue = next(inside, None)
    caption = cue.line or "" if cue is not None and cue.span.start < span.end else ""
    return replace(moment, caption=caption)


def _placed(before: Timeline, frame: int, after: Timeline) -> int:
    """Return the frame of ``after`` that stands for one of ``before``: at once where both have the same
    phases, which differ only in what is said in them."""
    if len(before.phases) == len(after.phases) and before.phases:
        index = before.phase_index_at(frame)
        one, other = before.phases[index], after.phases[index]
        if (one.kind, one.title, one.side) == (other.kind, other.title, other.side):
            inside = min(frame - one.span.start, max(0, other.span.length - RATE // 100))
            return other.span.start + max(0, inside)
    return same_place(before, frame, after)

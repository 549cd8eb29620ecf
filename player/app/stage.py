"""A session on stage: rehearsal, transport and figures wired to the player screen, until the person leaves
it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, SignalInstance

from player.app.showing import Showing
from player.audio.mixer import Levels
from player.playback.guide import Guide
from player.playback.transport import Transport
from player.timeline.frames import frames_of
from player.timeline.lead_in import lead_of
from player.ui.bridge import Bridge
from player.ui.timers import single_shot

if TYPE_CHECKING:
    from collections.abc import Callable

    from player.app.memory import Memory
    from player.app.picture_cast import PictureCast
    from player.audio.mixer import Brought
    from player.audio.outputs.base import Output
    from player.figures.cast import Cast
    from player.playback.rehearsal import Rehearsal
    from player.playback.transport import Position
    from player.session.model import Session
    from player.timeline.lead_in import Lead
    from player.timeline.moment import Moment
    from player.timeline.timeline import Timeline
    from player.ui.figure_view import FigureView
    from player.ui.look import Look
    from player.ui.player_screen.screen import PlayerScreen

_READY = frames_of(2)
"""Play begins when what is said in so many frames has been spoken ..."""
_PATIENCE_MS = 2500
"""... or so much later, whatever comes first."""
_ASK_MS = 25
_TAKE_UP_MS = 400


class Stage(QObject):
    """One session being played in the window."""

    def __init__(
        self,
        rehearsal: Rehearsal,
        rehearse: Callable[[Session], Rehearsal],
        lines_came: SignalInstance,
        cast: Cast,
        screen: PlayerScreen,
        look: Look,
        figure: FigureView,
        output: Output,
        memory: Memory,
        brought: Brought | None = None,
        pictures: PictureCast | None = None,
        lead: Lead | None = None,
    ) -> None:
        """Build what plays a rehearsed session, which is closed with the stage, on a screen; nothing is heard
        before ``begin``.

        ``rehearse`` is asked when the session changes; ``lines_came`` tells that a rehearsal has new clips;
        ``brought`` is what people bring to be heard, ``pictures`` what they bring to be seen. ``lead`` is how
        it goes on after a pause; as the settings say, where it is None.
        """
        super().__init__(screen)
        self._screen = screen
        self.figure = figure
        self._showing = Showing(cast, figure, screen, pictures)
        self.set_look(look)
        self._rehearse = rehearse
        self._rehearsal = rehearsal
        self._lines_came = lines_came
        settings = memory.settings
        levels = Levels(settings.whole, settings.speech, settings.tones, settings.music)
        self._transport = Transport(
            output, self._rehearsal.timeline, self._rehearsal.clip, levels=levels, brought=brought
        )
        self.guide = Guide(
            self._transport, self._rehearsal, lambda: lead or lead_of(memory.settings.count_in)
        )
        self.bridge = Bridge(self.guide, self)
        self._take_up_soon = single_shot(self, _TAKE_UP_MS, self._take_up)
        self._ask_soon = single_shot(self, _ASK_MS, self._begin_if_ready)
        self._patience = single_shot(self, _PATIENCE_MS, self._begin_now)
        self._first = 0
        self._connect()
        self.bridge.poll()

    def begin(self, frame: int = 0) -> None:
        """Play from a frame as soon as its words are there."""
        self._first = frame
        if frame:
            self.bridge.seek(frame)
        self._patience.start()
        self._begin_if_ready()

    def take(self, session: Session) -> None:
        """Go on, at the same place, with the session as it is now written."""
        before, self._rehearsal = self._rehearsal, self._rehearse(session)
        self._rehearsal.recall_from(before)
        self.guide.take(self._rehearsal)
        self.bridge.poll()
        before.close()

    @property
    def position(self) -> Position:
        """Return where the transport is."""
        return self._transport.position()

    @property
    def phase(self) -> int:
        """Return the index of the phase that is played; -1 without phases."""
        return self._transport.phase

    @property
    def timeline(self) -> Timeline:
        """Return what is played."""
        return self._transport.timeline

    def set_levels(self, whole: float, voice: float, tones: float, music: float) -> None:
        """Set the volumes, each 0 to 1."""
        self._transport.set_levels(whole=whole, voice=voice, tones=tones, music=music)

    def set_look(self, look: Look) -> None:
        """Draw the figure as the person likes to see it."""
        self._showing.set_look(look.palette, reduced=look.reduced_motion)

    def close(self) -> None:
        """Stop and take everything down."""
        for timer in (self._take_up_soon, self._ask_soon, self._patience):
            timer.stop()
        self._lines_came.disconnect(self._note_lines)
        self._screen.answered.disconnect(self.bridge.answer)
        self._screen.question_skipped.disconnect(self.bridge.next_phase)
        self.bridge.stop()
        self._transport.close()
        self._rehearsal.close()
        self._showing.close()
        self.deleteLater()

    def _connect(self) -> None:
        screen = self._screen
        self._lines_came.connect(self._note_lines)
        self.bridge.timeline_changed.connect(screen.set_timeline)
        self.bridge.moment_changed.connect(screen.show_moment)
        self.bridge.moment_changed.connect(self._draw)
        self.bridge.frame_passed.connect(self._draw_at)
        screen.answered.connect(self.bridge.answer)
        screen.question_skipped.connect(self.bridge.next_phase)
        self.bridge.answered.connect(screen.notices.show_answer)

    def _draw(self, moment: Moment) -> None:
        self.bridge.ask_in(self._showing.show(moment))

    def _draw_at(self, frame: int) -> None:
        self.bridge.ask_in(self._showing.show_at(frame))

    def _begin_if_ready(self) -> None:
        if not self._patience.isActive():
            return
        if self._rehearsal.ready(self._first + _READY) and self.guide.led_ready:
            self._begin_now()
        else:
            self._ask_soon.start()

    def _begin_now(self) -> None:
        self._patience.stop()
        self._take_up()
        # Who has pressed a key meanwhile has begun, or paused, by themselves.
        if self.position.state == "stopped":
            self.bridge.play()

    def _note_lines(self) -> None:
        progress = self._rehearsal.progress
        if progress is not None:
            self._screen.show_preparing(progress.ready, progress.total)
        for notice in self._rehearsal.notices:
            self._screen.notices.show_text(notice.message)
        if not self._take_up_soon.isActive():
            self._take_up_soon.start()

    def _take_up(self) -> None:
        """Play on with the lengths of the clips that have come."""
        if self.guide.refresh():
            self.bridge.poll()

"""The player screen: it is told the moment and shows it; what the person asks for leaves it as signals."""

from __future__ import annotations

from collections.abc import Iterable
from collections.abc import Set as AbstractSet
from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QColor, QFont, QMouseEvent, QPainter, QPaintEvent, QPalette, QResizeEvent
from PySide6.QtWidgets import QApplication, QWidget

from player.language import said
from player.timeline.moment import Moment
from player.timeline.timeline import Phase, PhaseKind, Timeline
from player.ui.actions import Actions
from player.ui.announcing import announce
from player.ui.buttons import IconButton
from player.ui.notices import Notices
from player.ui.painted import Painted, Themed, Words
from player.ui.player_screen.ahead import ems_of
from player.ui.player_screen.controls import Controls, Tray
from player.ui.player_screen.fading import Fading
from player.ui.player_screen.finish import FinishSheet, Tally
from player.ui.player_screen.flash import Flash, FlashKind, due_between
from player.ui.player_screen.pause_veil import PauseVeil
from player.ui.player_screen.placing import Placing
from player.ui.player_screen.question_panel import QuestionPanel
from player.ui.player_screen.ring import Ring
from player.ui.player_screen.session_bar import SessionBar
from player.ui.player_screen.spots import Wishes
from player.ui.player_screen.stage import Counts, Heading, SideSign, Stage
from player.ui.player_screen.strip import Strip
from player.ui.player_screen.wording import (
    counts_of,
    longest_short_text,
    place_text,
    reading_of,
    spoken_phase,
    spoken_state,
)
from player.ui.theme import Theme, far_pixels

if TYPE_CHECKING:
    from player.playback.transport import State
    from player.settings import Settings

_FLASHES: tuple[FlashKind, ...] = ("off", "edge", "screen")


class PlayerScreen(Painted):
    """Everything that is seen while a session plays."""

    spoken_as = "page"
    frame_chosen = Signal(int)
    """A place of the session was clicked, in frames."""
    levels_changed = Signal(float, float, float, float)
    """A volume was moved: everything, voice and sounds, each 0 to 1."""
    answered = Signal(float)
    """A question of the session was answered."""
    question_skipped = Signal()
    """A question of the session shall not be answered."""
    again_asked = Signal()
    """To do the finished session once more."""
    library_asked = Signal()
    """To go back to the sessions."""

    def __init__(
        self,
        theme: Theme,
        figure: QWidget,
        actions: Actions,
        text_scale: float = 1.0,
        parent: QWidget | None = None,
        *,
        inset: bool = False,
    ) -> None:
        """Take the widget that paints the figure; its ground is coloured here. An ``inset`` is a small
        picture of the screen inside another one: it asks for nothing, and tells no screen reader."""
        super().__init__(theme, parent)
        self._actions = actions
        self.placing = Placing(self, Wishes(text_scale=text_scale, inset=inset, distant=inset))
        self._distance_view = "full screen"
        self._timeline: Timeline | None = None
        self._phase_index = -1
        self._state: State | None = None
        self._frame = 0
        self._announces = not inset
        self._announced: Phase | None = None
        self._told = ""
        self._kind: PhaseKind | None = None
        self._drawn = True
        self._tally = Tally()
        self._make_stage(theme, figure)
        self._make_panel(theme)
        self._make_edges(theme, actions)
        self.veil = PauseVeil(theme, self)
        self.veil.pressed.connect(actions["toggle"].trigger)
        actions["toggle"].changed.connect(self._take_keys)
        self.finish = FinishSheet(theme, self)
        self.finish.again_asked.connect(self._ask_again)
        self.finish.library_asked.connect(self.library_asked)
        self.question = QuestionPanel(theme, self)
        self.question.answered.connect(self.answered)
        self.question.skipped.connect(self.question_skipped)
        self.veil.hide()
        self.finish.hide()
        self.flash = Flash(self)
        self.notices.raise_()
        self._make_fading()
        if inset:
            for part in (self.way_back, self.name, self.bar, self.controls, self.tray):
                part.hide()
            self.notices.setMaximumSize(0, 0)
        self._take_keys()

    def _make_stage(self, theme: Theme, figure: QWidget) -> None:
        self.stage = Stage(theme, self)
        self.title = Words(theme, self, weight=QFont.Weight.DemiBold, most_lines=2)
        self.counts = Counts(theme, self)
        self.heading = Heading(theme, self)
        self.figure = figure
        self.figure.setParent(self)
        self.figure.setAutoFillBackground(True)
        self.strip = Strip(theme, self, self.placing.spots)
        self.caption, self.ahead = self.strip.caption, self.strip.ahead

    def _make_panel(self, theme: Theme) -> None:
        self.side = SideSign(theme, self)
        self.ring = Ring(theme, self)
        self.ring.pressed.connect(self._actions["toggle"].trigger)

    def _make_edges(self, theme: Theme, actions: Actions) -> None:
        self.way_back = IconButton(theme, "left", said("Back to the sessions"), parent=self)
        self.way_back.clicked.connect(self.library_asked)
        self.name = Words(theme, self, ink="muted", weight=QFont.Weight.Medium)
        self.notices = Notices(theme, self)
        self.tray = Tray(theme, self)
        self.tray.stackUnder(self.way_back)
        self.bar = SessionBar(theme, self)
        self.bar.frame_chosen.connect(self.frame_chosen)
        self.controls = Controls(theme, actions, self)
        self.controls.levels_changed.connect(self.levels_changed)

    def _make_fading(self) -> None:
        self.fading = Fading(self)
        self.fading.strength_changed.connect(self._set_strength)
        self._full = False
        self.setMouseTracking(True)
        for child in self.findChildren(QWidget):
            child.setMouseTracking(True)
        application = QApplication.instance()
        if isinstance(application, QApplication):
            application.focusChanged.connect(self._wake_for_focus)

    @property
    def plays(self) -> bool:
        """Return whether the session plays, or waits for the person."""
        return self._state in ("playing", "waiting")

    def start_afresh(self) -> None:
        """Forget what was played before: a session begins."""
        self._tally = Tally()
        self._announced = None
        self.finish.hide()
        self.veil.hide()

    @property
    def played_steps(self) -> AbstractSet[int]:
        """Return the steps of which anything was played."""
        return self._tally.touched

    def recall_steps(self, steps: Iterable[int]) -> None:
        """Take in which steps were played before the session was interrupted."""
        self._tally.recall(steps)

    def set_timeline(self, timeline: Timeline) -> None:
        """Show another session, or the same one compiled anew; what was played so far stays counted."""
        self._timeline = timeline
        self._phase_index = -1
        longest = longest_short_text(timeline.titles)
        self.name.set_text(timeline.title)
        self.setAccessibleName(timeline.title)
        self.heading.set_names(timeline.names)
        self.side.set_language(timeline.language)
        self.bar.set_timeline(timeline)
        self.placing.wish(sided=timeline.sided, ahead_ems=ems_of(longest))
        self.placing.place_name()

    def show_moment(self, moment: Moment, state: State) -> None:
        """Show a moment; only what differs from the one before is painted."""
        if state == "playing":
            self._tally.count(moment)
        if moment.phase_index != self._phase_index:
            self._show_phase(moment)
        if self._timeline and state == "playing" and due_between(self._timeline, self._frame, moment.frame):
            self.flash.flash(self._theme.phase(moment.phase.kind))
        self._frame = moment.frame
        phase = moment.phase
        asks = state in ("playing", "waiting") and not self.placing.wishes.inset
        asked = phase.question if asks else None
        self.question.show_question(asked, phase.span.end - moment.frame, phase.span.length)
        self.placing.make_room_for_question(asked is not None)
        self.ring.show_reading(reading_of(moment, self._key, offered=self._is_offered(phase)))
        self.strip.show_moment(moment, asked=asked is not None)
        self.bar.show_frame(moment.frame)
        self.controls.show_times(moment.elapsed, moment.remaining)
        ends = state == "playing" and phase.open and not moment.lead
        self.controls.show_state("waiting" if ends else state)
        if state != self._state or state == "paused":
            self._show_state(state, moment)

    def show_preparing(self, done: int, total: int) -> None:
        """Show how many lines of the voice are ready; nothing more once all are."""
        if done >= total or self._state == "finished":
            self.notices.show_progress("", 1.0)
        else:
            text = said("Making the voice ready … {done} of {total} lines", done=done, total=total)
            self.notices.show_progress(
                text, done / total, said("Voice: {done} of {total}", done=done, total=total)
            )
        self.placing.place_name()

    def set_levels(self, whole: float, voice: float, tones: float, music: float) -> None:
        """Show volumes that were set elsewhere, each 0 to 1."""
        self.controls.set_levels(whole, voice, tones, music)

    def set_text_scale(self, scale: float) -> None:
        """Take another scale of text, 1 to 3."""
        self.placing.wish(text_scale=scale)

    def set_upright(self, upright: bool) -> None:
        """Tell whether the figure is higher than wide: then it has one side from top to bottom."""
        if upright != self.placing.wishes.upright:  # it is told with every picture
            self.placing.wish(upright=upright)

    def take_settings(self, settings: Settings, pixel_mm: float, *, reduced_motion: bool) -> None:
        """Look as the person wants it, on a screen whose pixels are of so many millimetres."""
        self._distance_view = settings.distance_view
        inset = self.placing.wishes.inset
        self._announces = self.notices.announces = settings.announcements and not inset
        flash = "off" if inset else settings.flash
        self.flash.set_kind(next((kind for kind in _FLASHES if kind == flash), "off"))
        for part in (self.flash, self.ring, self.fading):
            part.set_reduced_motion(reduced_motion)
        self.placing.wish(
            far=far_pixels(settings.distance, pixel_mm),
            captions=settings.caption_size / 100 if settings.captions else 0.0,
            distant=self._is_distant(),
        )
        self._wake()

    def set_full_screen(self, full: bool) -> None:
        """Tell whether the window fills the screen: then the buttons fade while the mouse rests."""
        self._full = full
        self.controls.show_full_screen(full)
        self.placing.wish(distant=self._is_distant())
        self._wake()

    def set_resting_time(self, milliseconds: int) -> None:
        """Set for how long the mouse must rest in full screen before the buttons fade."""
        self.fading.set_resting_time(milliseconds)

    @property
    def is_distant(self) -> bool:
        """Return whether only that is shown which is read from the mat."""
        return self.placing.wishes.distant

    def _is_distant(self) -> bool:
        if self.placing.wishes.inset:
            return True
        return self._distance_view == "always" or (self._distance_view == "full screen" and self._full)

    def set_theme(self, theme: Theme) -> None:
        """Take other colours, with everything in the screen."""
        super().set_theme(theme)
        for child in self.findChildren(QWidget):
            if isinstance(child, Themed):
                child.set_theme(theme)
        if self._kind:
            self._colour(self._kind)

    def _show_phase(self, moment: Moment) -> None:
        phase = moment.phase
        if self._announces:
            announce(self, spoken_phase(phase, self._announced))
        self._announced = phase
        self._phase_index = moment.phase_index
        self.heading.show_phase(phase.kind, phase.name)
        self.title.set_text(phase.title if phase.title != phase.name else "")
        self.counts.show_counts(counts_of(phase), phase.kind)
        self.figure.setAccessibleName(said("Picture: {title}", title=phase.title) if phase.exercise else "")
        self.side.show_side(None if phase.kind == "rest" else phase.side)
        self.strip.show_phase(moment)
        self._kind = phase.kind
        self._drawn = phase.exercise is not None
        self.show_figure()
        self._colour(phase.kind)

    def show_figure(self) -> None:
        """Show the figure, where the phase has one; else its shape."""
        self.figure.setVisible(self._drawn)
        room = QRectF(self.figure.geometry().translated(-self.stage.pos()))
        side = 0.0 if self._drawn else min(room.width(), room.height()) * 0.7
        box = QRectF(room.center().x() - side / 2, room.center().y() - side / 2, side, side)
        self.stage.show_shape(self._kind or "prepare", box)

    def _colour(self, kind: PhaseKind) -> None:
        ground = self._theme.stage(kind)
        self.stage.set_colour(ground, self._theme.phase(kind) if self._theme.high else "")
        self.ring.set_colour(self._theme.phase(kind))
        palette = QPalette(self.figure.palette())
        palette.setColor(QPalette.ColorRole.Window, QColor(ground))
        self.figure.setPalette(palette)

    def _show_state(self, state: State, moment: Moment) -> None:
        self._state = state
        self.veil.show_place(place_text(moment))
        inset = self.placing.wishes.inset
        self.veil.setVisible(state == "paused" and not inset)
        finished = state == "finished" and not inset
        if finished:
            self.notices.show_progress("", 1.0)
        if finished and self._timeline:
            self.finish.show_summary(self._tally.summary(self._timeline))
        self.finish.setVisible(finished)
        self.placing.place_news()
        self._yield_keys(finished)
        told = self.finish.accessibleName() if finished else self._state_told(state, moment)
        if self._announces and told != self._told:
            announce(self, told)
        self._told = told
        self._wake()

    def _yield_keys(self, finished: bool) -> None:
        """Keep the keyboard off what the last sheet covers, and give it to the sheet."""
        covered = (self.way_back, self.bar, self.controls)
        if finished == (not self.controls.isEnabled()):
            return
        for part in covered:
            part.setEnabled(not finished)
        (self.finish.library if finished else self).setFocus(Qt.FocusReason.OtherFocusReason)

    def _state_told(self, state: State, moment: Moment) -> str:
        return spoken_state(state, moment, self._key, offered=self._is_offered(moment.phase))

    def _is_offered(self, phase: Phase) -> bool:
        """Return whether a phase waits for the person to take what is only offered."""
        steps = self._timeline.steps if self._timeline is not None else ()
        return phase.open and phase.step < len(steps) and steps[phase.step].offered

    def _take_keys(self) -> None:
        self._key = self._actions.first_key("toggle")
        self.veil.set_key(self._key)

    def _ask_again(self) -> None:
        self.start_afresh()
        self.again_asked.emit()

    def _wake(self) -> None:
        """Show the buttons, and where they may fade begin to wait for the mouse to rest."""
        if self.placing.wishes.inset:
            return
        fades = self._full or self.placing.wishes.distant
        self.unsetCursor()
        self.fading.wake(rests=fades and self._state in ("playing", "waiting"))

    def _wake_for_focus(self, _before: QWidget | None, now: QWidget | None) -> None:
        awake = self._full or self.placing.wishes.distant
        if awake and now is not None and self.isAncestorOf(now):
            self._wake()

    def _set_strength(self, strength: float) -> None:
        self.controls.set_strength(strength, times=strength if self.placing.wishes.distant else 1.0)
        self.way_back.set_strength(strength)
        self.tray.set_strength(strength)
        self.placing.show_buttons(strength > 0)
        if strength == 0.0 and self._full:
            self.setCursor(Qt.CursorShape.BlankCursor)

    def resizeEvent(self, event: QResizeEvent) -> None:
        self.placing.place()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Wake the buttons; what stands on the screen lets the mouse's moves through to here."""
        self._wake()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(event.rect(), QColor(self._theme.window))
        painter.end()

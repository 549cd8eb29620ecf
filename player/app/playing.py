"""Playing: a session is brought on stage, with everything around it, and taken off again."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from player.app.live_reload import broken_save_text
from player.app.loading import loaded_module
from player.app.starting import first_frame
from player.errors import PlayerError
from player.language import said
from player.session.choices import Choices
from player.session.vocabulary import SOUND_EVENTS
from player.ui.file_watch import FileWatch

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from player.app.bringing import Bringing
    from player.app.chosen import Chosen
    from player.app.memory import Memory
    from player.app.run_keeping import RunKeeping
    from player.app.sounding import Sound
    from player.app.stage import Stage
    from player.app.supplies import Supplies
    from player.app.surroundings import Surroundings
    from player.audio.outputs.base import Output
    from player.history.runs import Run
    from player.playback.rehearsal import Rehearsal
    from player.session.model import Session
    from player.timeline.timeline import Timeline
    from player.ui.figure_view import FigureView
    from player.ui.main_window import MainWindow
    from player.ui.page import Page

_NEEDED = (
    *("player.app.allocation", "player.app.supplies", "player.app.chosen", "player.app.stage"),
    *("player.app.surroundings", "player.app.run_keeping", "player.app.rehearsing", "player.app.sounding"),
    *("player.ui.system_wishes", "player.ui.player_screen.screen", "player.ui.figure_view"),
    *("player.app.cards", "player.app.picture_cast"),
)
_HEARD = ("player.ui.sound_alone", "player.ui.sound_device")
_WRITTEN_SECONDS = 0.2
"""So long the library waits for the run that has just ended to be in the history."""


class Playing(QObject):
    """Holds the session on stage, if there is one, and what outlives it: sound, desktop, the run's keeping.

    What is heavy is imported when it is first needed, so that the window is there at once.
    """

    wished = Signal(str, object)
    """Something that only the program can do was asked for elsewhere, and its value."""
    unplugged = Signal()
    """A sound device was pulled out while it played. Sent by the sound thread."""
    told = Signal(str)
    """Something that the person should know. Sent by any thread."""
    _lines_came = Signal()
    """A rehearsal has new clips. Sent by the threads that make them."""

    def __init__(
        self,
        window: MainWindow,
        memory: Memory,
        supplies: Callable[[], Supplies],
        figure: Callable[[], FigureView],
        *,
        silent: bool,
    ) -> None:
        """Take the window, the settings, and what gives the supplies and the figure's widget when they are
        needed; ``silent`` plays without a sound device."""
        super().__init__(window)
        self._window = window
        self._memory = memory
        self._supplies = supplies
        self._figure = figure
        self._silent = silent
        self._sound: Sound | None = None
        self.stage: Stage | None = None
        """The session on stage; None while nothing is played."""
        self._around: Surroundings | None = None
        self._bringing: Bringing | None = None
        self._keeping: RunKeeping | None = None
        self._choices = Choices()
        self._news: list[str] = []
        self._broken = ""
        """What was told of the last save, where that had mistakes."""
        self._ahead: tuple[Session, Rehearsal] | None = None
        self.read_first: Callable[[Callable[[], None]], bool] = lambda then: False
        """Shows what is to be read before a first session, and returns whether; it is done ``then``."""
        self.told.connect(self._tell)

    def begin(
        self, path: Path, session: Session, choices: Choices, start: str | None = None, run: Run | None = None
    ) -> None:
        """Play a session as it is chosen, from a step if one is named, or from where a run of it was
        interrupted."""
        stage = self._staged(path, session, choices, run)
        watch = FileWatch(path, stage)
        watch.saved.connect(lambda: self._take_saved(path))
        self._shown(stage, session.title)
        frame = self._first_frame(stage.timeline, start, run)
        if run is not None:
            timeline = stage.timeline
            step = timeline.phases[timeline.phase_index_at(frame)].step
            self._window.player.recall_steps(range(step))
        self._keep.begin(stage, path, choices.text(), run)
        stage.begin(frame)

    def try_out(self, path: Path, session: Session, timeline: Timeline, frame: int, behind: Page) -> None:
        """Play a session that is being written, from a frame of its ``timeline``; no run of it is kept, and
        who leaves it comes to the page ``behind``."""
        if self.read_first(lambda: self.try_out(path, session, timeline, frame, behind)):
            return
        stage = self._staged(path, session, Choices(), None)
        self._shown(stage, session.title, behind)
        stage.begin(loaded_module("player.timeline.place").same_place(timeline, frame, stage.timeline))

    def _staged(self, path: Path, session: Session, choices: Choices, run: Run | None) -> Stage:
        """Bring a session on stage, and return that."""
        loaded_module("player.app.allocation").give_back_large()
        self.leave()
        self._choices = choices
        self._bringing = self.bring(session, path.parent)
        catalogue = self._supplies().catalogue.beside(path.parent).with_own(session.exercises)
        rehearsal = self._rehearsed(self.as_chosen(path, session, choices))
        if run is not None:
            given = [(each.question, each.value, each.side) for each in run.answers]
            rehearsal.recall(given, date.fromtimestamp(run.began).toordinal())
        stage: Stage = loaded_module("player.app.stage").Stage(
            rehearsal,
            self._rehearse,
            self._lines_came,
            loaded_module("player.app.cards").cast_of(catalogue),
            self._window.player,
            self._window.look,
            self._figure(),
            self.output(),
            self._memory,
            self._bringing.brought if self._bringing is not None else None,
            loaded_module("player.app.picture_cast").PictureCast(catalogue),
        )
        self.stage = stage
        return stage

    def _shown(self, stage: Stage, title: str, behind: Page | None = None) -> None:
        """Show the player, with what there is to tell."""
        self._window.show_player(title, behind)
        while self._news:
            self._tell(self._news.pop(0))
        self.around.follow(stage)

    @property
    def needed(self) -> tuple[str, ...]:
        """Return the modules that a session needs to be played."""
        return _NEEDED if self._silent else (*_NEEDED, *_HEARD)

    def prepare(self, session: Session | None) -> None:
        """Do now, while nobody waits, what ``begin`` would wait for: also the first words of a session."""
        loaded_module("player.app.allocation").give_back_large()
        self._window.make_player()
        self.output()
        if session is not None:
            self._ahead = (session, self._rehearsed(session))

    def as_chosen(self, path: Path, session: Session, choices: Choices) -> Session:
        """Return a session as the person does it today."""
        supplies = self._supplies()
        chosen: Chosen = loaded_module("player.app.chosen").chosen_session(
            session,
            choices,
            supplies,
            self._memory.settings,
            lambda values: supplies.load(path, {**dict(choices.values), **values}).session,
        )
        return chosen.session

    def leave(self) -> None:
        """Take the session off the stage."""
        if self.stage is not None:
            self._keep.leave()
            self.around.leave()
            self.stage.close()
            self.stage = None
        if self._bringing is not None:
            self._bringing.keep_place(self._memory)
            self._bringing.close()
            self._bringing = None

    @property
    def silent(self) -> bool:
        """Return whether nothing is spoken and no sound device is used."""
        return self._silent

    def hush(self) -> None:
        """Let nothing else be heard while a voice is tried."""
        if self.stage is not None and self.stage.position.state == "playing":
            self.stage.bridge.pause()

    def seek(self, frame: int) -> None:
        """Go on from a frame."""
        if self.stage is not None:
            self.stage.bridge.seek(frame)

    def wait_written(self) -> None:
        """Wait a moment for the run that has just ended to be in the history."""
        if self._keeping is not None:
            self._keeping.wait_written(_WRITTEN_SECONDS)

    def close(self) -> None:
        """Take everything down."""
        if self._ahead is not None:
            self._ahead[1].close()
        if self._keeping is not None:
            self._keeping.close()
        self.leave()
        if self._around is not None:
            self._around.close()
        if self._sound is not None:
            self._sound.close()

    def output(self) -> Output:
        """Return the way out for sound."""
        if self._sound is None:
            self._sound = loaded_module("player.app.sounding").Sound(
                self.told.emit, silent=self._silent, unplugged=self.unplugged.emit
            )
        return self._sound.output

    def bring(self, session: Session, folder: Path) -> Bringing | None:
        """Return the music and sounds that are heard with a session; what reads them is loaded only then."""
        settings = self._memory.settings
        own = (settings.music_path, *(settings.own_sound(event) for event in SOUND_EVENTS))
        if not (session.music or session.sounds or any(own)):
            return None
        bringing: Bringing = loaded_module("player.app.bringing").Bringing(
            session, folder, settings, self.told.emit
        )
        return bringing

    @property
    def around(self) -> Surroundings:
        """Return what ties the session on stage to the desktop."""
        if self._around is None:
            around: Surroundings = loaded_module("player.app.surroundings").Surroundings(self._memory, self)
            around.told.connect(lambda text: self._window.player.notices.show_text(text, again=True))
            around.untold.connect(self._window.player.notices.withdraw)
            around.wished.connect(self.wished)
            around.commanded.connect(self._window.actions_table.ask)
            self._around = around
        return self._around

    @property
    def _keep(self) -> RunKeeping:
        if self._keeping is None:
            self._keeping = loaded_module("player.app.run_keeping").RunKeeping(self)
            self._keeping.trouble.connect(self.told)
        return self._keeping

    def _first_frame(self, timeline: Timeline, start: str | None, run: Run | None) -> int:
        bookmark = (
            loaded_module("player.timeline.bookmark").bookmark_from(run.bookmark) if run is not None else None
        )
        if bookmark is not None:
            return int(loaded_module("player.timeline.bookmark").frame_of_bookmark(timeline, bookmark))
        try:
            return first_frame(timeline, start)
        except PlayerError as error:
            self._window.player.notices.show_text(str(error))
            return 0

    def _rehearsed(self, session: Session) -> Rehearsal:
        """Return the rehearsal of a session, the one that has begun already if it is of this very session."""
        ahead, self._ahead = self._ahead, None
        if ahead is not None and ahead[0] == session:
            return ahead[1]
        if ahead is not None:
            ahead[1].close()
        return self._rehearse(session)

    def _rehearse(self, session: Session) -> Rehearsal:
        rehearsal: Rehearsal = loaded_module("player.app.rehearsing").rehearse(
            session, self._supplies(), silent=self._silent, on_change=self._lines_came.emit
        )
        return rehearsal

    def _take_saved(self, path: Path) -> None:
        """Play on with what another program has saved, or with the last good version if that has mistakes."""
        loaded = self._supplies().load_kept(path, dict(self._choices.values))
        if self.stage is None:
            return
        notices = self._window.player.notices
        notices.withdraw(self._broken)
        if loaded.session is None:
            self._broken = broken_save_text(loaded.problems)
            notices.show_text(self._broken, again=True)
        else:
            self._broken = ""
            self.stage.take(self.as_chosen(path, loaded.session, self._choices))
            notices.show_answer(said("Saved: it goes on as it is written now."))

    def _tell(self, message: str) -> None:
        """Show a message on the player, or keep it until that is seen."""
        if self.stage is None:
            self._news.append(message)
        else:
            self._window.player.notices.show_text(message)

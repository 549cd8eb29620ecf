"""The program in a window: library, player and settings wired together."""

from __future__ import annotations

from pathlib import Path
from threading import Lock
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QApplication

from player import paths
from player.app.choosing import Choosing
from player.app.levels import LevelWiring
from player.app.library_wiring import LibraryWiring, paint_cover
from player.app.loading import ModuleLoader, loaded_module
from player.app.memory import Memory
from player.app.pages import Pages
from player.app.playing import Playing
from player.app.session_commands import SessionCommands
from player.errors import PlayerError
from player.language import said
from player.session.choices import Choices, choices_from
from player.ui.main_window import MainWindow
from player.ui.timers import single_shot

if TYPE_CHECKING:
    from collections.abc import Callable

    from player.app.editor_wiring import EditorWiring
    from player.app.history_wiring import HistoryWiring
    from player.app.making_wiring import MakingWiring
    from player.app.programme_wiring import ProgrammeWiring
    from player.app.supplies import Supplies
    from player.figures.figure import Figure
    from player.history.runs import Run
    from player.playback.transport import State
    from player.session.load import Loaded
    from player.session.model import Session
    from player.timeline.timeline import Timeline
    from player.ui.figure_view import FigureView
    from player.ui.library_screen.cards import SessionCard

MEASURING = "measurement-day"
"""The session that measures."""
_LOOK_MS = 60
"""So long after the window has been painted, with the first pictures on it, the history is looked into."""
_TODAY_MS = 250
"""So long after that, what a programme has for today is read."""
_FINISHED_MS = 500
"""So long after the end of a session its run is in the history."""
_IDLE_MS = 200
"""How long after the library has been shown the player is made ready."""


class Front(QObject):
    """The window and what it sets going."""

    prepared = Signal()
    """All that a session needs has been loaded and built."""

    def __init__(self, *, silent: bool) -> None:
        """Build the window; what takes longer is built once it has been painted."""
        super().__init__()
        self._kept_supplies: Supplies | None = None
        self._supplying = Lock()
        """Who reads the library beside the window asks for supplies as well."""
        self._memory = Memory(paths.settings_folder())
        self.history: HistoryWiring | None = None
        """What has been done; None until the window has been seen."""
        self._kept_figure: FigureView | None = None
        self.window = MainWindow(self._memory, lambda: self._figure, paint_cover)
        self.library = LibraryWiring(self.window, lambda: self._supplies, self._memory)
        """The sessions that are listed."""
        self.playing = playing = Playing(
            self.window, self._memory, lambda: self._supplies, lambda: self._figure, silent=silent
        )
        """The session on stage, and what is around it."""
        self.pages = Pages(self.window, self._memory, lambda: self._supplies, self.library, playing)
        """What is behind the library."""
        self._choosing = Choosing(self.window, self._memory, playing.output, playing.hush, self._standing)
        self._levels = LevelWiring(self.window, self._memory, lambda: playing.stage)
        self._commands = SessionCommands(self.window, lambda: playing.stage, self._memory)
        self._warm_up_soon = single_shot(self, _IDLE_MS, self._warm_up)
        self._look_soon = single_shot(self, _LOOK_MS, self._load_history)
        self._loader = ModuleLoader(self)
        self._today_soon = single_shot(self, _TODAY_MS, self._show_today)
        self._next_soon = single_shot(self, _FINISHED_MS, self._tell_next)
        self._played = Path()
        """The session file that was played last."""
        self._follows = False
        """Whether a programme is followed."""
        self._greets = False
        """Whether the safety card is shown to who has never read it."""
        self._beside = False
        """Whether another window may be playing: what it plays is not interrupted."""
        self._connect()
        self.library.read_library()

    def greet(self, *, at_once: bool = True) -> None:
        """At the first start: the safety card, the tighter side, and a first session, ``at_once`` or before
        whatever is to be done first. Who has read the card is never asked again."""
        self._greets = True
        if at_once:
            self._read_first()

    def _read_first(self, then: Callable[[], None] | None = None) -> bool:
        """Show the safety card to who has never read it, and return whether; what they came for, else a first
        session, is ``then`` a key away."""
        if not self._greets or self._memory.settings.welcomed:
            return False
        self.pages.welcome.greet(then)
        return True

    def show_start(self, path: Path) -> None:
        """Show the start page of a session file, or its problems where it cannot be played; of any other file
        show what it offers."""
        if self._read_first(lambda: self.show_start(path)):
            return
        if path.suffix.lower() != ".toml":
            self.pages.imports.show_file(path)
            return
        loaded = self._supplies.load(path)
        if loaded.session is None:
            self._show_problems(path, loaded)
            return
        self.playing.leave()
        self.pages.start.show(path)

    def edit_exercise(self, name: str) -> None:
        """Open an exercise, by its name or file, in the pose workshop. Raises ``PlayerError``."""
        self._beside = True
        self.pages.workshop.open(name)

    def edit(self, path: Path, line: int = 0) -> None:
        """Open a session file in the editor, at a line if one is named. Raises ``PlayerError``."""
        self.editor.open(path, line)

    def _edit_chosen(self) -> None:
        """Edit the session that is seen, or the card that the keyboard is on."""
        card, shown = self.window.library.chosen, self.window.stack.shown
        path = card.path if card is not None and shown is self.window.library else None
        if self.pages.built_start is not None and shown is self.window.start:
            path = self.pages.built_start.path
        elif self.window.problem_path:
            path = Path(self.window.problem_path)
        try:
            if path is not None:
                self.edit(path)
        except PlayerError as error:
            self.window.library.notices.show_text(str(error))
            self.window.show_library()

    def play(
        self,
        path: Path,
        start: str | None = None,
        run: Run | None = None,
        choices: Choices | None = None,
    ) -> None:
        """Play a session file as it is chosen, from a step if one is named, or from where a run of it was
        interrupted; its problems are shown where it cannot be played, and what any other file offers."""
        if self._read_first(lambda: self.play(path, start, run, choices)):
            return
        if path.suffix.lower() != ".toml":
            self.pages.imports.show_file(path)
            return
        chosen = choices_from(run.choices) if run is not None else choices or Choices()
        loaded = self._supplies.load_kept(path, dict(chosen.values))
        if loaded.session is None:
            self._show_problems(path, loaded)
            return
        self.playing.begin(path, loaded.session, chosen, start, run)
        self._played = path
        self.window.player.finish.show_next("")
        if self._follows and self.playing.stage is not None:
            self.playing.stage.bridge.state_changed.connect(self._note_state)
        if self.history is not None:
            self.history.forget()

    def take_over(self, path: str, start: str, play: bool) -> None:
        """Come forward, and show or play a file that was opened elsewhere."""
        self.window.come_forward()
        if path and play:
            self.play(Path(path), start or None)
        elif path:
            self.show_start(Path(path))

    @property
    def state(self) -> State | None:
        """Return what the transport does; None while nothing is played."""
        stage = self.playing.stage
        return stage.position.state if stage is not None else None

    @property
    def timeline(self) -> Timeline | None:
        """Return what is played."""
        stage = self.playing.stage
        return stage.timeline if stage is not None else None

    @property
    def phase(self) -> int:
        """Return the index of the phase that is played; -1 while nothing is."""
        stage = self.playing.stage
        return stage.timeline.phase_index_at(stage.position.frame) if stage is not None else -1

    @property
    def reading(self) -> bool:
        """Return whether sessions are still being read for the library."""
        return self.library.reading

    def close(self) -> None:
        """Take everything down."""
        self._loader.close()
        self._choosing.close()
        self.library.close()
        self.playing.close()
        self.pages.close()
        for timer in (self._warm_up_soon, self._look_soon, self._today_soon, self._next_soon):
            timer.stop()

    @property
    def making(self) -> MakingWiring:
        """Return what wires the making screen."""
        return self.pages.making

    @property
    def programme(self) -> ProgrammeWiring:
        """Return what wires the programme screen."""
        return self.pages.programme

    @property
    def editor(self) -> EditorWiring:
        """Return what wires the editor."""
        return self.pages.editor

    @property
    def _supplies(self) -> Supplies:
        with self._supplying:
            if self._kept_supplies is None:
                self._kept_supplies = loaded_module("player.app.supplies").Supplies()
            return self._kept_supplies

    @property
    def _figure(self) -> FigureView:
        if self._kept_figure is None:
            self._kept_figure = loaded_module("player.ui.figure_view").FigureView()
        return self._kept_figure

    def _warm_up(self) -> None:
        """Do now, while nobody waits, what Play would wait for."""
        if not self.window.unpainted and not self.library.reading:  # which tells when it has been read
            self._loader.load(self.playing.needed, self._prepare)

    def _prepare(self) -> None:
        self.playing.prepare(self._next_session() if self.playing.stage is None else None)
        self.prepared.emit()

    def _next_session(self) -> Session | None:
        """Return what Start would play now."""
        start = self.pages.built_start
        if start is not None and start.chosen is not None and self.window.start.isVisible():
            return start.chosen.session
        card = self.window.library.chosen
        if card is None or card.path is None or not card.playable:
            return None
        choices = choices_from(self._memory.settings.choices.get(str(card.path), {}))
        session = self._supplies.load_kept(card.path, dict(choices.values)).session
        return self.playing.as_chosen(card.path, session, choices) if session is not None else None

    def _connect(self) -> None:
        window, table = self.window, self.window.actions_table
        window.session_chosen.connect(self._play_card)
        self.library.read.connect(self._warm_up_soon.start)
        window.library.selection_changed.connect(self._warm_up_soon.start)
        window.player_left.connect(self.playing.leave)
        window.file_dropped.connect(lambda path: self.show_start(Path(path)))
        window.file_read_again.connect(lambda path: self.show_start(Path(path)))
        window.figures_changed.connect(self._take_palette)
        window.player_made.connect(self._connect_player)
        self._choosing.changed.connect(self._take_choice)
        self.playing.read_first = self._read_first
        self.pages.play_wanted.connect(lambda path, choices: self.play(path, choices=choices))
        self.pages.show_wanted.connect(self.show_start)
        self.pages.due.connect(self._remind)
        self.pages.day_began.connect(self._today_soon.start)
        self.pages.start_changed.connect(self._warm_up_soon.start)
        self.playing.wished.connect(self._obey)
        self.playing.unplugged.connect(self._commands.pause_unplugged)
        window.painted.connect(self._look_soon.start)
        window.pause_asked.connect(lambda: self._commands.ask(lambda bridge: bridge.pause()))
        window.library.today.started.connect(lambda key: self.programme.play(key))
        window.library.today.opened.connect(lambda: self.programme.show())
        table.connect_command("edit", self._edit_chosen)
        table.connect_command("open", self._ask_for_file)

    def _connect_player(self) -> None:
        player = self.window.player
        self._levels.connect_player()
        player.again_asked.connect(lambda: self._commands.ask(lambda bridge: bridge.restart()))
        player.frame_chosen.connect(self.playing.seek)

    def _obey(self, wish: str, value: object) -> None:
        """Do what was asked for elsewhere than in the window."""
        if wish == "volume" and isinstance(value, float):
            self._levels.set_whole(round(value, 2))
        elif wish == "open" and isinstance(value, Path):
            self.show_start(value)
            self.window.come_forward()
        elif wish == "raise":
            self.window.come_forward()
        elif wish == "quit":
            self.window.close()

    def _play_card(self, card: SessionCard) -> None:
        if card.path is not None:
            self.show_start(card.path)

    def _load_history(self) -> None:
        self._loader.load(("player.app.history_wiring",), self._look_back)

    def _look_back(self) -> None:
        """Once the library has been seen: offer what was interrupted."""
        self.history = history = loaded_module("player.app.history_wiring").HistoryWiring(
            self.window, self._memory
        )
        history.go_on.connect(lambda run: self.play(Path(run.file), run=run))
        history.done.connect(self.library.set_done)
        history.follows.connect(self._take_follows)
        history.measure_wanted.connect(self._measure)
        self.window.library_shown.connect(self._look_at_library)
        if self.playing.stage is None and not self._beside:
            history.look()

    def _look_at_library(self) -> None:
        """The library is seen again: with what has been done and what has come since."""
        self.playing.wait_written()
        if self.history is not None:
            self.history.look_at_done()
        self.library.look_again()

    def _measure(self) -> None:
        path = self._supplies.library.named(MEASURING)
        if path is not None:
            self.show_start(path)

    def _take_follows(self, follows: bool) -> None:
        """Take whether a programme is followed; soon the library says what it has for today."""
        if follows or self._follows:
            self._today_soon.start()
        self._follows = follows

    def _show_today(self) -> None:
        self.window.library.show_today(self.programme.note() if self._follows else None)

    def _remind(self, title: str) -> None:
        """Say that something is due now, unless a session plays."""
        if self.playing.stage is None:
            self.window.library.notices.show_text(said("It is time for: {title}", title=title), again=True)
            QApplication.alert(self.window)

    def _note_state(self, state: str) -> None:
        if state == "finished":
            self._next_soon.start()

    def _tell_next(self) -> None:
        """Say on the last sheet of a session what the programme has next."""
        if self.playing.stage is not None:
            self.window.player.finish.show_next(self.programme.next_text(self._played))

    def _show_problems(self, path: Path, loaded: Loaded) -> None:
        self.window.show_problems(loaded_module("player.app.cards").broken_card(path, loaded))

    def _ask_for_file(self) -> None:
        from PySide6.QtWidgets import QFileDialog

        name, _ = QFileDialog.getOpenFileName(
            self.window, said("Open a session"), "", said("Sessions (*.toml *.limber)")
        )
        if name:
            self.show_start(Path(name))

    def _standing(self) -> Figure | None:
        figure: Figure | None = loaded_module("player.app.cards").figure_of(
            "standing", self._supplies.catalogue
        )
        return figure

    def _take_choice(self, name: str) -> None:
        if name in ("speech", "tones"):
            self._levels.take_settings()

    def _take_palette(self) -> None:
        """Draw every figure as the person likes to see it now."""
        if self.playing.stage is not None:
            self.playing.stage.set_look(self.window.look)
        self.library.read_library()
        if self.pages.built_start is not None:
            self.pages.built_start.refresh()

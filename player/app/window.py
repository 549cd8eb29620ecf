"""The program in a window: library, player and settings wired together."""

from __future__ import annotations

import linecache
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, QRectF, Signal
from PySide6.QtWidgets import QApplication

from player import paths
from player.app.card_store import CardStore
from player.app.choosing import Choosing
from player.app.memory import Memory
from player.app.starting import first_frame
from player.errors import PlayerError
from player.session.library import Library
from player.ui.drawing_painting import paint_drawing
from player.ui.file_watch import FileWatch
from player.ui.main_window import MainWindow
from player.ui.timers import single_shot

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtGui import QPainter

    from player.app.sounding import Sound
    from player.app.stage import Stage
    from player.app.supplies import Supplies
    from player.audio.outputs.base import Output
    from player.figures.drawing import Drawing
    from player.playback.rehearsal import Rehearsal
    from player.playback.transport import State
    from player.session.load import Loaded
    from player.session.model import Session
    from player.timeline.timeline import Timeline
    from player.ui.bridge import Bridge
    from player.ui.figure_view import FigureView
    from player.ui.library_screen.cards import SessionCard

_STEP = 0.1
"""How much louder or quieter a key makes it."""
_IDLE_MS = 200
"""How long after the library has been shown the player is made ready."""
_BATCH = 12
"""Cards that are read before the library shows them."""


def run_window(path: Path | None, start: str | None, *, silent: bool) -> None:
    """Open the window, with a session if one is named, and run until it is closed."""
    application = QApplication(["limber"])
    application.setApplicationName("limber")
    application.setApplicationDisplayName("Limber")
    application.setDesktopFileName("limber")
    front = Front(silent=silent)
    front.window.show()
    if path is not None:
        front.play(path, start)
    application.exec()
    front.close()


class Front(QObject):
    """The window and what it sets going."""

    _lines_came = Signal()
    """A rehearsal has new clips. Sent by the threads that make them."""
    _told = Signal(str)
    """Something that the person should know. Sent by any thread."""

    def __init__(self, *, silent: bool) -> None:
        """Build the window; what takes longer is built once it has been painted."""
        super().__init__()
        self._silent = silent
        self._kept_supplies: Supplies | None = None
        self._memory = Memory(paths.settings_folder())
        self._sound: Sound | None = None
        self._stage: Stage | None = None
        self._cards: dict[Path, SessionCard | None] = {}
        self._unread: list[Path] = []
        media = paths.shipped_folder("media")
        sources = (media / "exercises", media / "words", paths.data_folder() / "exercises")
        self._card_store = CardStore(paths.cache_folder(), sources)
        self._kept_figure: FigureView | None = None
        self.window = MainWindow(self._memory, lambda: self._figure, _paint_cover)
        self._choosing = Choosing(self.window, self._memory)
        self._audible = 1.0
        self._warm_up_soon = single_shot(self, _IDLE_MS, self._warm_up)
        self._read_soon = single_shot(self, 0, self._read_card)
        self._news: list[str] = []
        self._ahead: tuple[Session, Rehearsal] | None = None
        self._connect()
        self._read_library()

    def play(self, path: Path, start: str | None = None) -> None:
        """Play a session file, from a step if one is named; its problems are shown where it cannot be
        played."""
        loaded = self._supplies.load(path)
        if loaded.session is None:
            self._show_problems(path, loaded)
            return
        self._leave_stage()
        self._stage = stage = _loaded("player.app.stage").Stage(
            self._rehearsed(loaded.session),
            self._rehearse,
            self._lines_came,
            _loaded("player.app.cards").cast_of(self._supplies.catalogue.beside(path.parent)),
            self.window,
            self._figure,
            self._output(),
            self._memory,
        )
        watch = FileWatch(path, stage)
        watch.saved.connect(lambda: self._take_saved(path))
        self.window.show_player(loaded.session.title)
        while self._news:
            self._tell(self._news.pop(0))
        try:
            frame = first_frame(stage.timeline, start)
        except PlayerError as error:
            self.window.player.notices.show_text(str(error))
            frame = 0
        stage.begin(frame)

    @property
    def state(self) -> State | None:
        """Return what the transport does; None while nothing is played."""
        return self._stage.position.state if self._stage is not None else None

    @property
    def timeline(self) -> Timeline | None:
        """Return what is played."""
        return self._stage.timeline if self._stage is not None else None

    @property
    def phase(self) -> int:
        """Return the index of the phase that is played; -1 while nothing is."""
        timeline = self.timeline
        return timeline.phase_index_at(self._stage.position.frame) if self._stage and timeline else -1

    @property
    def reading(self) -> bool:
        """Return whether sessions are still being read for the library."""
        return bool(self._unread)

    def close(self) -> None:
        """Take everything down."""
        self._warm_up_soon.stop()
        self._read_soon.stop()
        self._card_store.write()
        if self._ahead is not None:
            self._ahead[1].close()
        self._leave_stage()
        if self._sound is not None:
            self._sound.close()

    # What is heavy is imported when it is first needed, so that the window is there at once.

    def _output(self) -> Output:
        if self._sound is None:
            self._sound = _loaded("player.app.sounding").Sound(self._told.emit, silent=self._silent)
        return self._sound.output

    @property
    def _supplies(self) -> Supplies:
        if self._kept_supplies is None:
            self._kept_supplies = _loaded("player.app.supplies").Supplies()
        return self._kept_supplies

    @property
    def _figure(self) -> FigureView:
        if self._kept_figure is None:
            self._kept_figure = _loaded("player.ui.figure_view").FigureView()
        return self._kept_figure

    def _read_library(self) -> None:
        """Show the cards that are known from the last start at once, and read the others one by one."""
        scheme = self.window.theme.scheme
        folders = (paths.shipped_folder("sessions"), paths.data_folder() / "sessions")
        self._cards = {path: self._card_store.card(path, scheme) for path in Library(folders).paths()}
        self._unread = [path for path, card in self._cards.items() if card is None]
        self._show_cards()
        self._read_soon.start()

    def _read_card(self) -> None:
        """Read one session and come back for the next, so that the window answers meanwhile."""
        if not self._unread:
            self._card_store.write()
            self._warm_up_soon.start()
            return
        path, scheme = self._unread.pop(0), self.window.theme.scheme
        card = _loaded("player.app.cards").card_of(path, self._supplies, scheme)
        self._cards[path] = card
        self._card_store.keep(card, scheme)
        if not self._unread or len(self._unread) % _BATCH == 0:
            self._show_cards()
        self._read_soon.start()

    def _warm_up(self) -> None:
        """Do now, while nobody waits, what Play would wait for: also the first words of the chosen
        session."""
        _loaded("player.app.stage")
        self.window.make_player()
        self._output()
        card = self.window.library.chosen
        if self._stage is not None or card is None or card.path is None or not card.playable:
            return
        session = self._supplies.load(card.path).session
        if session is not None:
            self._ahead = (session, self._rehearsed(session))

    def _rehearsed(self, session: Session) -> Rehearsal:
        """Return the rehearsal of a session, the one that has begun already if it is of this very session."""
        ahead, self._ahead = self._ahead, None
        if ahead is not None and ahead[0] == session:
            return ahead[1]
        if ahead is not None:
            ahead[1].close()
        return self._rehearse(session)

    def _rehearse(self, session: Session) -> Rehearsal:
        rehearsal: Rehearsal = _loaded("player.app.rehearsing").rehearse(
            session, self._supplies, silent=self._silent, on_change=self._lines_came.emit
        )
        return rehearsal

    def _show_cards(self) -> None:
        self.window.library.set_cards(tuple(card for card in self._cards.values() if card is not None))

    def _connect(self) -> None:
        window, table = self.window, self.window.actions_table
        window.session_chosen.connect(self._play_card)
        window.library.selection_changed.connect(self._warm_up_soon.start)
        window.player_left.connect(self._leave_stage)
        window.file_dropped.connect(lambda path: self.play(Path(path)))
        window.file_read_again.connect(lambda path: self.play(Path(path)))
        window.scheme_changed.connect(self._take_scheme)
        window.player_made.connect(self._connect_player)
        self._told.connect(self._tell)
        table.connect_command("toggle", lambda: self._ask(lambda bridge: bridge.toggle_or_done()))
        table.connect_command("next", lambda: self._ask(lambda bridge: bridge.next_phase()))
        table.connect_command("back", lambda: self._ask(lambda bridge: bridge.back()))
        table.connect_command("restart step", lambda: self._ask(lambda bridge: bridge.restart_step()))
        table.connect_command("louder", lambda: self._change_level(_STEP))
        table.connect_command("quieter", lambda: self._change_level(-_STEP))
        table.connect_command("mute", self._mute)
        table.connect_command("open", self._ask_for_file)

    def _connect_player(self) -> None:
        player, settings = self.window.player, self._memory.settings
        player.levels_changed.connect(self._set_levels)
        player.again_asked.connect(lambda: self._ask(lambda bridge: bridge.restart()))
        player.frame_chosen.connect(self._seek)
        player.set_levels(settings.whole, settings.speech, settings.tones)

    def _ask(self, command: Callable[[Bridge], None]) -> None:
        if self._stage is not None:
            command(self._stage.bridge)

    def _take_saved(self, path: Path) -> None:
        """Play on with what another program has saved, or with the last good version if that has mistakes."""
        loaded = self._supplies.load(path)
        if self._stage is None:
            return
        if loaded.session is None:
            first = loaded.problems[0]
            self._tell(
                f"The file now has a mistake in line {first.place.line}. The last good version plays on."
            )
        else:
            self._stage.take(loaded.session)

    def _seek(self, frame: int) -> None:
        if self._stage is not None:
            self._stage.bridge.seek(frame)

    def _play_card(self, card: SessionCard) -> None:
        if card.path is not None:
            self.play(card.path)

    def _leave_stage(self) -> None:
        if self._stage is not None:
            self._stage.close()
            self._stage = None

    def _show_problems(self, path: Path, loaded: Loaded) -> None:
        self.window.show_problems(_loaded("player.app.cards").broken_card(path, loaded))

    def _ask_for_file(self) -> None:
        from PySide6.QtWidgets import QFileDialog

        name, _ = QFileDialog.getOpenFileName(self.window, "Open a session", "", "Sessions (*.toml)")
        if name:
            self.play(Path(name))

    def _tell(self, message: str) -> None:
        """Show a message on the player, or keep it until that is seen."""
        if self._stage is None:
            self._news.append(message)
        else:
            self.window.player.notices.show_text(message)

    def _take_scheme(self, scheme: str) -> None:
        if self._stage is not None:
            self._stage.set_palette(scheme)
        self._read_library()

    def _set_levels(self, whole: float, voice: float, tones: float) -> None:
        self._memory.keep(whole=whole, speech=voice, tones=tones)
        if self._stage is not None:
            self._stage.set_levels(whole, voice, tones)

    def _change_level(self, step: float) -> None:
        settings = self._memory.settings
        self._show_levels(min(1.0, max(0.0, round(settings.whole + step, 2))))

    def _mute(self) -> None:
        whole = self._memory.settings.whole
        self._show_levels(0.0 if whole else self._audible)
        self._audible = whole or self._audible

    def _show_levels(self, whole: float) -> None:
        settings = self._memory.settings
        self.window.player.set_levels(whole, settings.speech, settings.tones)
        self._set_levels(whole, settings.speech, settings.tones)


def _loaded(name: str) -> Any:
    """Import a module and give back the text of its source, which PySide looks through and leaves in memory,
    of every module that is loaded after it: twelve megabytes in all."""
    module = import_module(name)
    linecache.clearcache()
    return module


def _paint_cover(painter: QPainter, drawing: Drawing, box: QRectF) -> None:
    """Paint a card's figure as large as it fits, on the lower edge of its box."""
    _, _, width, height = drawing.view_box
    scale = min(box.width() / width, box.height() / height)
    wide, tall = width * scale, height * scale
    paint_drawing(painter, drawing, QRectF(box.center().x() - wide / 2, box.bottom() - tall, wide, tall))

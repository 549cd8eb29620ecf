"""The pages behind the library: what wires each of them is loaded and built when it is first asked for, so
that the window is there at once."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from player.app.loading import loaded_module
from player.errors import PlayerError
from player.language import said
from player.session.choices import Choices

if TYPE_CHECKING:
    from collections.abc import Callable

    from player.app.editor_wiring import EditorWiring
    from player.app.guide_wiring import GuideWiring
    from player.app.import_wiring import ImportWiring
    from player.app.library_wiring import LibraryWiring
    from player.app.making_wiring import MakingWiring
    from player.app.memory import Memory
    from player.app.playing import Playing
    from player.app.programme_wiring import ProgrammeWiring
    from player.app.share_wiring import ShareWiring
    from player.app.start_wiring import StartWiring
    from player.app.supplies import Supplies
    from player.app.welcome_wiring import WelcomeWiring
    from player.app.workshop import WorkshopWiring
    from player.ui.main_window import MainWindow


class Pages(QObject):
    """Holds what wires the pages, and leads from one to another."""

    due = Signal(str)
    """Something of the programme is due now: what it is called."""
    day_began = Signal()
    """Another day has begun."""
    play_wanted = Signal(Path, object)
    """A session file is to be played, and how it is chosen (``Choices``)."""
    show_wanted = Signal(Path)
    """The start page of a session file is to be shown."""
    start_changed = Signal()
    """The start page shows another session, or another choice."""

    def __init__(
        self,
        window: MainWindow,
        memory: Memory,
        supplies: Callable[[], Supplies],
        library: LibraryWiring,
        playing: Playing,
    ) -> None:
        """Take the window, the settings, what gives the supplies when they are needed, the library and what
        plays."""
        super().__init__(window)
        self._window = window
        self._memory = memory
        self._supplies = supplies
        self._library = library
        self._playing = playing
        self._welcome: WelcomeWiring | None = None
        self.built_start: StartWiring | None = None
        """What wires the start page, if that has been built."""
        self._imports: ImportWiring | None = None
        self._making: MakingWiring | None = None
        self._programme: ProgrammeWiring | None = None
        self._guide: GuideWiring | None = None
        self._workshop: WorkshopWiring | None = None
        self._editor: EditorWiring | None = None
        self._share: ShareWiring | None = None
        table = window.actions_table
        table.connect_command("safety", lambda: self.welcome.show_safety())
        table.connect_command("programme", lambda: self.programme.show())
        table.connect_command("guide", lambda: self.guide.show())
        table.connect_command("workshop", lambda: self.workshop.choose())
        table.connect_command("new session", lambda: self.making.show())
        table.connect_command("import", lambda: self.imports.show())
        table.connect_command("share", lambda: self.share.share())

    def close(self) -> None:
        """Take everything down."""
        for wiring in (self._workshop, self._editor, self._making):
            if wiring is not None:
                wiring.close()

    @property
    def welcome(self) -> WelcomeWiring:
        """Return what wires the first start and the safety card."""
        if self._welcome is None:
            wiring = loaded_module("player.app.welcome_wiring").WelcomeWiring
            self._welcome = welcome = wiring(self._window, self._memory, lambda: self._library.cards)
            welcome.first_wanted.connect(self.show_wanted)
        return self._welcome

    @property
    def start(self) -> StartWiring:
        """Return what wires the start page."""
        if self.built_start is None:
            wiring = loaded_module("player.app.start_wiring").StartWiring
            self.built_start = start = wiring(self._window, self._supplies(), self._memory)
            start.started.connect(self.play_wanted)
            start.changed.connect(self.start_changed)
        return self.built_start

    @property
    def imports(self) -> ImportWiring:
        """Return what wires the import screen."""
        if self._imports is None:
            wiring = loaded_module("player.app.import_wiring").ImportWiring
            self._imports = wiring(self._window, self._supplies())
            self._imports.taken.connect(self._show_taken)
        return self._imports

    @property
    def making(self) -> MakingWiring:
        """Return what wires the making screen."""
        if self._making is None:
            wiring = loaded_module("player.app.making_wiring").MakingWiring
            self._making = making = wiring(
                self._window, self._supplies, self._memory, lambda: self.editor.unsaved
            )
            making.play_wanted.connect(lambda path: self.play_wanted.emit(path, Choices()))
            making.edit_wanted.connect(lambda text, title: self.editor.begin_with(text, title))
            making.begun.connect(self.begin)
        return self._making

    @property
    def programme(self) -> ProgrammeWiring:
        """Return what wires the programme screen."""
        if self._programme is None:
            wiring = loaded_module("player.app.programme_wiring").ProgrammeWiring
            self._programme = programme = wiring(self._window, self._supplies(), self._memory)
            programme.play_wanted.connect(self.play_wanted)
            programme.look_wanted.connect(self.show_wanted)
            programme.clock.due.connect(self.due)
            programme.clock.day_began.connect(self.day_began)
            programme.history_wanted.connect(self._window.actions_table["history"].trigger)
        return self._programme

    @property
    def guide(self) -> GuideWiring:
        """Return what wires the guide."""
        if self._guide is None:
            wiring = loaded_module("player.app.guide_wiring").GuideWiring
            self._guide = wiring(self._window, self._supplies())
        return self._guide

    @property
    def workshop(self) -> WorkshopWiring:
        """Return what wires the pose workshop."""
        if self._workshop is None:
            wiring = loaded_module("player.app.workshop").WorkshopWiring
            self._workshop = wiring(self._window, self._supplies)
        return self._workshop

    @property
    def editor(self) -> EditorWiring:
        """Return what wires the editor."""
        if self._editor is None:
            wiring = loaded_module("player.app.editor_wiring").EditorWiring
            self._editor = editor = wiring(self._window, self._supplies, self._memory, self._playing)
            editor.workshop_wanted.connect(self._draw_exercise)
        return self._editor

    @property
    def share(self) -> ShareWiring:
        """Return what wires the sharing of a session."""
        if self._share is None:
            wiring = loaded_module("player.app.share_wiring").ShareWiring
            self._share = wiring(self._window, self._supplies())
        return self._share

    def begin(self, how: str) -> None:
        """Begin a session otherwise than from a wish: ``unsaved``, ``nothing``, ``list``, ``copy``, or
        ``template NAME``."""
        if how == "list":
            self.imports.show()
        elif how == "copy":
            self._window.show_library()
            self._window.library.notices.show_answer(
                said("Choose a session and press Ctrl+E. What ships with Limber is copied, never changed.")
            )
        elif how == "unsaved":
            self.editor.go_on_with_unsaved()
        else:
            name, title = how.removeprefix("template "), said("New session")
            beginning = loaded_module("player.app.beginning")
            text = beginning.template_text(name) if name != how else beginning.empty_text(title)
            self.editor.begin_with(text, title)

    def _draw_exercise(self, identity: str, text: str | None, pose: str) -> None:
        """Draw an exercise that a session names, or one of its own by its text, beginning with a pose; and
        come back to it."""
        editor = self.editor
        try:
            if text is None:
                self.workshop.open(identity, editor.come_back, pose)
            else:
                self.workshop.open_text(
                    identity, text, lambda made: editor.take_exercise(identity, made), editor.come_back, pose
                )
        except PlayerError as error:
            editor.screen.show_note(str(error))

    def _show_taken(self, sessions: list[Path], told: str) -> None:
        """Show what was added: a session’s start page, or the library where there are several."""
        self._library.read_library()
        self._window.library.notices.show_answer(told)
        if len(sessions) == 1 and sessions[0].parent.name != "programmes":
            self.show_wanted.emit(sessions[0])
        else:
            self._window.show_library()

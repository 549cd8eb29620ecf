"""The window: library, player and problems as sheets of one stack, and the commands of windows."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any, Protocol

from PySide6.QtCore import QByteArray, QEvent, QRect, QSize, Qt, Signal
from PySide6.QtGui import QCloseEvent, QDragEnterEvent, QDropEvent, QMoveEvent
from PySide6.QtWidgets import QApplication, QMainWindow, QStackedWidget, QToolTip, QWidget

from player.ui.actions import Actions
from player.ui.fonts import font, text_scale
from player.ui.library_screen.cards import SessionCard
from player.ui.library_screen.screen import LibraryScreen
from player.ui.look import follow_system, look_of, system_scheme
from player.ui.palette import palette_of
from player.ui.screens import pixel_mm_of, screen_called
from player.ui.theme import Theme

if TYPE_CHECKING:
    from player.settings import Settings
    from player.ui.history_screen.screen import HistoryScreen
    from player.ui.import_screen.screen import ImportScreen
    from player.ui.keys_page import KeysPage
    from player.ui.library_screen.card_painting import PaintDrawing
    from player.ui.library_screen.problems_view import ProblemsView
    from player.ui.page import Page
    from player.ui.player_screen.screen import PlayerScreen
    from player.ui.settings_screen.screen import SettingsScreen
    from player.ui.start_screen.screen import StartScreen

_USUAL_SIZE = (1280, 800)
_DROPPED = frozenset(
    (".toml", ".limber", ".seconds", ".xml", ".zip", ".csv", ".json", ".zwo", ".mrc", ".erg", ".txt")
)
"""Endings of files that can be dropped on the window."""
_ONCE_MORE = "Paused. Once more leaves the session."
_LEAST_SIZE = (480, 360)
_SHARE_OF_SCREEN = 0.92
"""At most so much of a small screen is taken, so that the window's frame has room as well."""


class Screen(Protocol):
    """What every screen can do."""

    def set_theme(self, theme: Theme) -> None:
        """Take other colours."""

    def set_text_scale(self, scale: float) -> None:
        """Take another scale of text."""


class WindowMemory(Protocol):
    """What is remembered of the window from one start to the next."""

    def window_geometry(self) -> bytes:
        """Return what was kept last; empty the first time."""
        ...

    def keep_window_geometry(self, geometry: bytes) -> None:
        """Keep the place and size of the window."""

    @property
    def settings(self) -> Settings:
        """Return what the person chose."""
        ...

    def keep(self, **changes: Any) -> None:
        """Change settings by name, and keep them."""


class MainWindow(QMainWindow):
    """Holds the screens and shows one of them.

    The library is there from the first; the other screens are loaded and built when they are first asked for,
    so that the window opens sooner.
    """

    session_chosen = Signal(SessionCard)
    """A session was chosen from the library."""
    history_made = Signal()
    """The history screen has been built."""
    history_asked = Signal()
    """The history screen is about to be shown, and is to be told what there is."""
    library_shown = Signal()
    """The library is shown again."""
    pause_asked = Signal()
    """The session that plays is to be paused, before it is left."""
    player_left = Signal()
    """The person went from the player back to the library."""
    file_dropped = Signal(str)
    """The path of a session file that was dropped on the window."""
    file_read_again = Signal(str)
    """The path of a file with problems that is to be read again."""
    figures_changed = Signal()
    """Figures are to be drawn in another palette, or with less or more motion."""
    scheme_changed = Signal(str)
    """The colours became ``light`` or ``dark``."""
    setting_chosen = Signal(str, object)
    """The name of a setting, and the value that the person chose; of a button, its name and None."""
    settings_made = Signal()
    """The settings screen has been built, and is to be told what there is to choose from."""
    player_made = Signal()
    """The player screen has been built; nothing has been shown on it."""
    closed = Signal()
    """The window was closed."""

    def __init__(
        self,
        memory: WindowMemory,
        make_figure: Callable[[], QWidget],
        paint_drawing: PaintDrawing | None = None,
    ) -> None:
        """Take what remembers the window, what makes the figure's widget, and what paints covers."""
        super().__init__()
        self._memory = memory
        self._paint_drawing = paint_drawing
        self._system_text = text_scale(self.font())
        self._system_still = False
        self.look = look_of(memory.settings, self._system_text)
        self.setWindowTitle("Limber")
        self.setMinimumSize(*_LEAST_SIZE)
        self.setAcceptDrops(True)
        self.actions_table = Actions(self)
        if memory.settings.keys:
            from player.ui.key_choices import all_keys, understood

            chosen = understood(memory.settings.keys)
            self.actions_table.set_keys(all_keys(chosen), chosen)
        self.library = LibraryScreen(self.theme, self.actions_table, paint_drawing, self.scale)
        self._make_figure = make_figure
        self._player: PlayerScreen | None = None
        self._problems: ProblemsView | None = None
        self._keys: KeysPage | None = None
        self._settings: SettingsScreen | None = None
        self._start: StartScreen | None = None
        self._bringing: ImportScreen | None = None
        self._history: HistoryScreen | None = None
        self._problem_path = ""
        self._pages: list[Page] = []
        self._before: list[QWidget] = []
        self._place: QRect | None = None
        self._screen = self.screen()
        self.stack = QStackedWidget(self)
        self.stack.addWidget(self.library)
        self.setCentralWidget(self.stack)
        self._connect()
        self._colour_application()
        self._restore()
        self.show_library()

    def _connect(self) -> None:
        self.library.session_chosen.connect(self._choose)
        table = self.actions_table
        table.connect_command("full screen", self.toggle_full_screen)
        table.connect_command("distance view", self._toggle_distance_view)
        table.connect_command("leave", self._leave)
        table.connect_command("theme", self.toggle_theme)
        table.connect_command("keys", lambda: self._toggle_page(self.keys))
        table.connect_command("settings", lambda: self._toggle_page(self.settings))
        table.connect_command("history", self._toggle_history)
        table.connect_command("quit", self._quit)
        table.connect_command("find", self._find)
        table.connect_command("favourite", self.library.toggle_favourite)
        follow_system(self.take_settings)

    @property
    def theme(self) -> Theme:
        """Return the colours."""
        return self.look.theme

    @property
    def scale(self) -> float:
        """Return the scale of text."""
        return self.look.text_scale

    @property
    def player(self) -> PlayerScreen:
        """Return the player screen."""
        return self._player or self.make_player()

    @property
    def problems(self) -> ProblemsView:
        """Return the screen of a file's problems."""
        if self._problems is None:
            from player.ui.library_screen.problems_view import ProblemsView

            self._problems = ProblemsView(self.theme, self.scale)
            self._problems.left.connect(self.show_library)
            self._problems.again_asked.connect(lambda: self.file_read_again.emit(self._problem_path))
            self.stack.addWidget(self._problems)
        return self._problems

    @property
    def keys(self) -> KeysPage:
        """Return the page of keys."""
        if self._keys is None:
            from player.ui.keys_page import KeysPage

            self._keys = KeysPage(self.theme, self.actions_table, self.scale)
            self._keys.closed.connect(self._close_page)
            self._keys.keys_chosen.connect(lambda chosen: self._memory.keep(keys=chosen))
            self.stack.addWidget(self._keys)
        return self._keys

    @property
    def settings(self) -> SettingsScreen:
        """Return the settings screen."""
        if self._settings is None:
            from player.ui.settings_screen.screen import SettingsScreen

            self._settings = SettingsScreen(self.theme, self.scale)
            self._settings.left.connect(self._close_page)
            self._settings.value_changed.connect(self.setting_chosen)
            self._settings.show_settings(self._memory.settings)
            self.stack.addWidget(self._settings)
            self.settings_made.emit()
        return self._settings

    @property
    def history(self) -> HistoryScreen:
        """Return the screen of what has been done."""
        if self._history is None:
            from player.ui.history_screen.screen import HistoryScreen

            self._history = HistoryScreen(self.theme, self.scale)
            self._history.left.connect(self._close_page)
            self.stack.addWidget(self._history)
            self.history_made.emit()
        return self._history

    @property
    def start(self) -> StartScreen:
        """Return the start page."""
        if self._start is None:
            from player.ui.start_screen.screen import StartScreen

            self._start = StartScreen(self.theme, self._paint_drawing, self.scale)
            self._start.left.connect(self.show_library)
            self.stack.addWidget(self._start)
        return self._start

    @property
    def bringing(self) -> ImportScreen:
        """Return the import screen."""
        if self._bringing is None:
            from player.ui.import_screen.screen import ImportScreen

            self._bringing = ImportScreen(self.theme, self.scale)
            self._bringing.left.connect(self.show_library)
            self.stack.addWidget(self._bringing)
        return self._bringing

    @property
    def shown_settings(self) -> SettingsScreen | None:
        """Return the settings screen if it has been built."""
        return self._settings

    def make_player(self) -> PlayerScreen:
        """Build the player screen if that has not been done, and return it."""
        if self._player is None:
            from player.ui.motion_wish import system_reduces_motion
            from player.ui.player_screen.screen import PlayerScreen

            self._system_still = system_reduces_motion()
            self.take_settings()
            self._player = PlayerScreen(self.theme, self._make_figure(), self.actions_table, self.scale)
            self._player.library_asked.connect(self._leave_player)
            self._player.set_full_screen(self.isFullScreen())
            self._tell_player()
            self.stack.addWidget(self._player)
            self.player_made.emit()
        return self._player

    def show_library(self) -> None:
        """Show the sessions."""
        self._show(self.library)
        self.setWindowTitle("Limber")
        self.library.take_focus()
        self.library_shown.emit()

    def show_start(self, title: str) -> None:
        """Show the start page, with the session's title on the window."""
        self._show(self.start)
        self.setWindowTitle(f"{title} – Limber")
        self.start.take_focus()

    def show_bringing(self) -> None:
        """Show the import screen."""
        self._show(self.bringing)
        self.setWindowTitle("Bring what you have – Limber")
        self.bringing.take_focus()

    def show_player(self, title: str) -> None:
        """Show the player, with the session's title on the window."""
        self.player.start_afresh()
        self._show(self.player)
        if self._memory.settings.start_full_screen and not self.isFullScreen():
            self.toggle_full_screen()
        self.setWindowTitle(f"{title} – Limber")
        self.player.setFocus(Qt.FocusReason.OtherFocusReason)

    def show_page(self, page: Page, title: str) -> None:
        """Show a screen that was built elsewhere; from the first time on it looks as the others do."""
        if page not in self._pages:
            self._pages.append(page)
            self.stack.addWidget(page)
        self._show(page)
        self.setWindowTitle(f"{title} – Limber")

    def show_problems(self, card: SessionCard) -> None:
        """Show what is wrong in a session's file."""
        self._problem_path = str(card.path or "")
        self.problems.show_problems(card.title, self._problem_path, card.problems)
        self._show(self.problems)
        self.setWindowTitle(f"{card.title} – Limber")
        self.problems.list.setFocus(Qt.FocusReason.OtherFocusReason)

    def take_settings(self) -> None:
        """Look as the settings say now, or as the system does where they leave it to that."""
        settings, still = self._memory.settings, self._system_still
        before, self.look = self.look, look_of(settings, self._system_text, system_still=still)
        if self._settings is not None:
            self._settings.show_settings(self._memory.settings)
        for screen in (self.library, *self._built):
            if screen is None:
                continue
            if self.look.theme is not before.theme:
                screen.set_theme(self.look.theme)
            if self.look.text_scale != before.text_scale:
                screen.set_text_scale(self.look.text_scale)
        self._colour_application()
        self._tell_player()
        if self.look.theme is not before.theme:
            self.scheme_changed.emit(self.look.theme.scheme)
        drawn = [(look.palette, look.reduced_motion) for look in (before, self.look)]
        if drawn[0] != drawn[1]:
            self.figures_changed.emit()

    @property
    def _built(self) -> tuple[Screen | None, ...]:
        """Return the screens beside the library, as far as they have been built."""
        pages = (
            self._player,
            self._problems,
            self._keys,
            self._settings,
            self._start,
            self._history,
            self._bringing,
        )
        return *pages, *self._pages

    def toggle_theme(self) -> None:
        """Change between light and dark, and remember it; the system's own scheme is followed again."""
        scheme = "light" if self.theme.scheme == "dark" else "dark"
        self._memory.keep(theme="system" if scheme == system_scheme() else scheme)
        self.take_settings()

    def come_forward(self) -> None:
        """Be seen: before other windows, and not as an icon."""
        self.setWindowState(self.windowState() & ~Qt.WindowState.WindowMinimized)
        self.show()
        self.raise_()
        self.activateWindow()

    def toggle_full_screen(self) -> None:
        """Fill the screen that the person chose, or leave it and go back to where the window was."""
        if self.isFullScreen():
            self.setWindowState(self.windowState() & ~Qt.WindowState.WindowFullScreen)
            if self._place is not None:
                self.setGeometry(self._place)
            return
        screen = screen_called(self._memory.settings.monitor)
        self._place = self.geometry() if screen is not None and screen is not self.screen() else None
        if screen is not None and self._place is not None:
            self.setGeometry(QRect(screen.geometry().topLeft(), self.size()))
            self.setScreen(screen)
        self.setWindowState(self.windowState() | Qt.WindowState.WindowFullScreen)

    def _tell_player(self) -> None:
        if self._player is not None:
            settings = self._memory.settings
            pixel = pixel_mm_of(self.screen(), settings.screen_inches)
            self._player.take_settings(settings, pixel, reduced_motion=self.look.reduced_motion)

    def _toggle_distance_view(self) -> None:
        """Show what is read from the mat alone, or everything; kept for the next time."""
        plain = "never" if self.isFullScreen() else "full screen"
        self._memory.keep(distance_view=plain if self.player.is_distant else "always")
        self.take_settings()

    def _follow_text_size(self) -> None:
        """Take the system's size of text, which was changed while the window is open."""
        system_text = text_scale(self.font())
        if system_text != self._system_text:
            self._system_text = system_text
            self.take_settings()

    def _choose(self, card: SessionCard) -> None:
        if card.playable:
            self.session_chosen.emit(card)
        else:
            self.show_problems(card)

    def _show(self, screen: QWidget) -> None:
        self.stack.setCurrentWidget(screen)
        self.actions_table.show_for("player" if screen is self._player else "library")

    def _leave(self) -> None:
        if self.stack.currentWidget() in (self._keys, self._settings, self._history):
            self._close_page()
        elif self.isFullScreen():
            self.toggle_full_screen()
        elif (page := self._page) is not None:
            page.left.emit()
        elif self._player is not None and self.stack.currentWidget() is self._player:
            # The button of a clicker that ends a show is easily pressed: nothing is left without a word.
            if self._player.plays:
                self.pause_asked.emit()
                self._player.notices.show_answer(_ONCE_MORE)
            else:
                self._leave_player()
        else:
            if self.stack.currentWidget() is self.library:
                self.library.clear_sift()
            self.show_library()

    @property
    def _page(self) -> Page | None:
        """Return what is shown if it was built elsewhere."""
        return next((page for page in self._pages if page is self.stack.currentWidget()), None)

    def _leave_player(self) -> None:
        self.player_left.emit()
        self.show_library()

    def _toggle_page(self, page: QWidget) -> None:
        """Lay a page over the screen that is shown, or take it away."""
        shown = self.stack.currentWidget() or self.library
        if shown is page:
            self._close_page()
            return
        if page in self._before:
            self._before.remove(page)
        self._before.append(shown)
        self._show(page)
        page.setFocus(Qt.FocusReason.OtherFocusReason)

    def _close_page(self) -> None:
        before = self._before.pop() if self._before else self.library
        self._show(before)
        if before is self.library:
            self.library.take_focus()
        elif before is self._start:
            self._start.take_focus()
        else:
            before.setFocus(Qt.FocusReason.OtherFocusReason)

    def _toggle_history(self) -> None:
        if self.stack.currentWidget() is not self._history:
            self.history_asked.emit()
        self._toggle_page(self.history)

    def _find(self) -> None:
        if self.stack.currentWidget() is self.library:
            self.library.focus_search()

    def _quit(self) -> None:
        self.close()

    def _colour_application(self) -> None:
        application = QApplication.instance()
        if isinstance(application, QApplication):
            application.setPalette(palette_of(self.theme))
            QToolTip.setPalette(palette_of(self.theme))
            QToolTip.setFont(font(round(15 * self.scale)))

    def _restore(self) -> None:
        geometry = self._memory.window_geometry()
        if not geometry or not self.restoreGeometry(QByteArray(geometry)):
            room = self.screen().availableSize() * _SHARE_OF_SCREEN
            self.resize(QSize(*_USUAL_SIZE).boundedTo(room))

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.WindowStateChange and self._player is not None:
            self._player.set_full_screen(self.isFullScreen())
        elif event.type() == QEvent.Type.FontChange:
            self._follow_text_size()
        super().changeEvent(event)

    def moveEvent(self, event: QMoveEvent) -> None:
        if self.screen() is not self._screen:
            self._screen = self.screen()
            self._tell_player()
        super().moveEvent(event)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if _dropped_path(event):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        path = _dropped_path(event)
        if path:
            event.acceptProposedAction()
            self.file_dropped.emit(path)

    def closeEvent(self, event: QCloseEvent) -> None:
        self._memory.keep_window_geometry(bytes(self.saveGeometry().data()))
        self.closed.emit()
        super().closeEvent(event)


def _dropped_path(event: QDropEvent) -> str:
    urls = event.mimeData().urls()
    path = urls[0].toLocalFile() if len(urls) == 1 else ""
    return path if Path(path).suffix.lower() in _DROPPED else ""

"""The window: its sheets, how they look, and the commands of windows."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QByteArray, QEvent, QRect, QSize, Qt, Signal
from PySide6.QtGui import QCloseEvent, QMoveEvent, QPaintEvent
from PySide6.QtWidgets import QApplication, QToolTip, QWidget

from player.language import said
from player.ui.actions import Actions
from player.ui.dropping import DropWindow
from player.ui.fonts import font, text_scale
from player.ui.library_screen.cards import SessionCard
from player.ui.library_screen.screen import LibraryScreen
from player.ui.look import follow_system, knows_scheme, look_of, system_scheme
from player.ui.palette import palette_of
from player.ui.screens import pixel_mm_of, screen_called
from player.ui.sheets import Sheets
from player.ui.spoken_roles import tell_roles
from player.ui.theme import Theme
from player.ui.timers import single_shot

if TYPE_CHECKING:
    from player.ui.command_palette import CommandPalette
    from player.ui.history_screen.screen import HistoryScreen
    from player.ui.import_screen.screen import ImportScreen
    from player.ui.keys_page import KeysPage
    from player.ui.library_screen.card_painting import PaintDrawing
    from player.ui.library_screen.problems_view import ProblemsView
    from player.ui.page import Page
    from player.ui.player_screen.screen import PlayerScreen
    from player.ui.settings_screen.screen import SettingsScreen
    from player.ui.start_screen.screen import StartScreen
    from player.ui.system_wishes import SystemWishes
    from player.ui.window_memory import WindowMemory

_USUAL_SIZE = (1280, 800)
_ONCE_MORE = said("Paused. Once more leaves the session.")
_LEAST_SIZE = (480, 360)
_SHARE_OF_SCREEN = 0.92
"""At most so much of a small screen is taken, so that the window's frame has room as well."""


class MainWindow(DropWindow):
    """Shows one of its sheets, as the person likes to see them."""

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
    file_read_again = Signal(str)
    """The path of a file with problems that is to be read again."""
    figures_changed = Signal()
    """Figures are to be drawn in another palette, or with less or more motion."""
    scheme_changed = Signal(str)
    """The colours became ``light`` or ``dark``."""
    setting_chosen = Signal(str, object)
    """The name of a setting, and the value that the person chose; of a button, its name and what it was
    pressed for, or None."""
    settings_made = Signal()
    """The settings screen has been built, and is to be told what there is to choose from."""
    page_shown_again = Signal(object)
    """The person came back from the player to this page."""
    player_made = Signal()
    """The player screen has been built; nothing has been shown on it."""
    painted = Signal()
    """The window has been painted for the first time: what nobody sees yet can be built now."""
    closed = Signal()
    """The window was closed."""

    def __init__(
        self,
        memory: WindowMemory,
        make_figure: Callable[[], QWidget],
        paint_drawing: PaintDrawing | None = None,
    ) -> None:
        """Take what remembers the window, what makes the figure's widget, and what paints covers."""
        super().__init__(lambda: self.look)
        self._memory = memory
        self._system_text = text_scale(self.font())
        self._wishes: SystemWishes | None = None
        self.look = look_of(memory.settings, self._system_text)
        tell_roles()
        self.setWindowTitle("Limber")
        self.setMinimumSize(*_LEAST_SIZE)
        self.actions_table = Actions(self)
        if memory.settings.keys:
            from player.ui.key_choices import all_keys, understood

            chosen = understood(memory.settings.keys)
            self.actions_table.set_keys(all_keys(chosen), chosen)
        self.library = LibraryScreen(self.theme, self.actions_table, paint_drawing, self.scale)
        self._make_figure = make_figure
        self._problem_path = ""
        self._place: QRect | None = None
        self._behind: Page | None = None
        self._page_title = self._behind_title = ""
        self._palette_sheet: CommandPalette | None = None
        self._screen = self.screen()
        self._painted = False
        self.stack = Sheets(self.library, self.actions_table, lambda: self.look, memory, paint_drawing, self)
        self.setCentralWidget(self.stack)
        self._connect()
        self._colour_application()
        self._restore()
        self.show_library()

    def _connect(self) -> None:
        self.library.session_chosen.connect(self._choose)
        stack = self.stack
        stack.left.connect(self.show_library)
        stack.history_made.connect(self.history_made)
        stack.settings_made.connect(self.settings_made)
        stack.setting_chosen.connect(self.setting_chosen)
        stack.problems_again.connect(lambda: self.file_read_again.emit(self._problem_path))
        table = self.actions_table
        table.connect_command("full screen", self.toggle_full_screen)
        table.connect_command("distance view", self._toggle_distance_view)
        table.connect_command("leave", self._leave)
        table.connect_command("theme", self.toggle_theme)
        table.connect_command("keys", self._toggle_keys)
        table.connect_command("settings", lambda: stack.toggle_overlay(stack.settings))
        table.connect_command("history", self._toggle_history)
        table.connect_command("quit", self._quit)
        table.connect_command("find", self._find)
        table.connect_command("palette", self._open_palette)
        table.connect_command("favourite", self.library.toggle_favourite)
        follow_system(self.take_settings)
        if not knows_scheme():
            self.painted.connect(single_shot(self, 0, self._ask_system).start)

    @property
    def unpainted(self) -> bool:
        """Return whether it is shown and has never been painted: whatever nobody sees yet waits for that."""
        return self.isVisible() and not self._painted

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
        return self.stack.player or self.make_player()

    @property
    def problems(self) -> ProblemsView:
        """Return the screen of a file's problems."""
        return self.stack.problems

    @property
    def keys(self) -> KeysPage:
        """Return the page of keys."""
        return self.stack.keys

    @property
    def settings(self) -> SettingsScreen:
        """Return the settings screen."""
        return self.stack.settings

    @property
    def shown_settings(self) -> SettingsScreen | None:
        """Return the settings screen if it has been built."""
        return self.stack.built_settings

    @property
    def history(self) -> HistoryScreen:
        """Return the screen of what has been done."""
        return self.stack.history

    @property
    def start(self) -> StartScreen:
        """Return the start page."""
        return self.stack.start

    @property
    def bringing(self) -> ImportScreen:
        """Return the import screen."""
        return self.stack.bringing

    def make_player(self) -> PlayerScreen:
        """Build the player screen if that has not been done, and return it."""
        player = self.stack.player
        if player is None:
            from player.ui.player_screen.screen import PlayerScreen

            self._ask_system()
            player = PlayerScreen(self.theme, self._make_figure(), self.actions_table, self.scale)
            player.library_asked.connect(self._leave_player)
            player.set_full_screen(self.isFullScreen())
            self.stack.add_player(player)
            self._tell_player()
            self.player_made.emit()
        return player

    def show_library(self) -> None:
        """Show the sessions."""
        self.stack.show_screen(self.library)
        self.setWindowTitle("Limber")
        self.library.take_focus()
        self.library_shown.emit()

    def show_start(self, title: str) -> None:
        """Show the start page, with the session's title on the window."""
        self.stack.show_screen(self.start)
        self.setWindowTitle(f"{title} – Limber")
        self.start.take_focus()

    def show_bringing(self) -> None:
        """Show the import screen."""
        self.stack.show_screen(self.bringing)
        self.setWindowTitle(said("Bring what you have – Limber"))
        self.bringing.take_focus()

    def show_player(self, title: str, behind: Page | None = None) -> None:
        """Show the player, with the session's title on the window; who leaves it comes to the page
        ``behind``, else to the library."""
        self._behind, self._behind_title = behind, self._page_title
        self.player.start_afresh()
        self.stack.show_screen(self.player)
        if self._memory.settings.start_full_screen and not self.isFullScreen():
            self.toggle_full_screen()
        self.setWindowTitle(f"{title} – Limber")
        self.player.setFocus(Qt.FocusReason.OtherFocusReason)

    def show_page(self, page: Page, title: str) -> None:
        """Show a screen that was built elsewhere; from the first time on it looks as the others do."""
        self._page_title = title
        self.stack.add_page(page)
        self.stack.show_screen(page)
        self.setWindowTitle(f"{title} – Limber")

    @property
    def problem_path(self) -> str:
        """Return the file whose problems are seen; empty where none are."""
        return self._problem_path if self.stack.problems_shown else ""

    def show_problems(self, card: SessionCard) -> None:
        """Show what is wrong in a session's file."""
        self._problem_path = str(card.path or "")
        self.problems.show_problems(card.title, self._problem_path, card.problems)
        self.stack.show_screen(self.problems)
        self.setWindowTitle(f"{card.title} – Limber")
        self.problems.list.setFocus(Qt.FocusReason.OtherFocusReason)

    def take_settings(self) -> None:
        """Look as the settings say now, or as the system does where they leave it to that."""
        settings, wish = self._memory.settings, self._wishes
        still, dark = (wish.still, wish.dark) if wish is not None else (False, False)
        before = self.look
        self.look = look_of(settings, self._system_text, system_still=still, told_dark=dark)
        if self.shown_settings is not None:
            self.shown_settings.show_settings(self._memory.settings)
        self.stack.take_look(before)
        self._colour_application()
        self._tell_player()
        if self.look.theme is not before.theme:
            self.scheme_changed.emit(self.look.theme.scheme)
        drawn = [(look.palette, look.reduced_motion) for look in (before, self.look)]
        if drawn[0] != drawn[1]:
            self.figures_changed.emit()

    def toggle_theme(self) -> None:
        """Change between light and dark, and remember it; the system's own scheme is followed again."""
        scheme = "light" if self.theme.scheme == "dark" else "dark"
        dark = self._wishes is not None and self._wishes.dark
        self._memory.keep(theme="system" if scheme == system_scheme(told_dark=dark) else scheme)
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

    def _ask_system(self) -> None:
        """Ask for what Qt does not tell, and follow it from now on."""
        if self._wishes is None:
            from player.ui.system_wishes import SystemWishes

            self._wishes = SystemWishes(self)
            self._wishes.changed.connect(self.take_settings)
        self.take_settings()

    def _tell_player(self) -> None:
        if self.stack.player is not None:
            settings = self._memory.settings
            pixel = pixel_mm_of(self.screen(), settings.screen_inches)
            self.stack.player.take_settings(settings, pixel, reduced_motion=self.look.reduced_motion)

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

    def _leave(self) -> None:
        player, shown = self.stack.player, self.stack.shown
        if self.stack.overlay_shown:
            self.stack.close_overlay()
        elif self.isFullScreen():
            self.toggle_full_screen()
        elif (page := self.stack.page) is not None:
            page.left.emit()
        elif player is not None and shown is player:
            # The button of a clicker that ends a show is easily pressed: nothing is left without a word.
            if player.plays:
                self.pause_asked.emit()
                player.notices.show_answer(_ONCE_MORE)
            else:
                self._leave_player()
        else:
            if shown is self.library:
                self.library.clear_sift()
            self.show_library()

    def _leave_player(self) -> None:
        self.player_left.emit()
        behind, self._behind = self._behind, None
        if behind is None:
            self.show_library()
        else:
            self.show_page(behind, self._behind_title)
            self.page_shown_again.emit(behind)

    def _toggle_history(self) -> None:
        if not self.stack.history_shown:
            self.history_asked.emit()
        self.stack.toggle_overlay(self.history)

    def _find(self) -> None:
        shown = self.stack.shown
        if shown is self.library:
            self.library.focus_search()
        elif shown is not None and shown is self.shown_settings:
            self.settings.focus_search()

    def _toggle_keys(self) -> None:
        """Show the keys, first those of the screen that is shown, or go back to that."""
        page = self.stack.page
        if page is not None:
            self.keys.show_own(page.accessibleName(), page.commands())
        else:
            self.keys.show_own("", ())
        self.stack.toggle_overlay(self.keys)

    def _open_palette(self) -> None:
        """Let the person look for a command by its name."""
        if self._palette_sheet is None:
            from player.ui.command_palette import CommandPalette

            self._palette_sheet = CommandPalette(self.theme, self.actions_table, self)
        page = self.stack.page
        own = page.commands() if page is not None else ()
        self._palette_sheet.open_over(self.theme, self.scale, own)

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
        if event.type() == QEvent.Type.WindowStateChange and self.stack.player is not None:
            self.stack.player.set_full_screen(self.isFullScreen())
        elif event.type() == QEvent.Type.FontChange:
            self._follow_text_size()
        super().changeEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if not self._painted:
            self._painted = True
            # the sheets are painted after the window that holds them
            single_shot(self, 0, self.painted.emit).start()

    def moveEvent(self, event: QMoveEvent) -> None:
        if self.screen() is not self._screen:
            self._screen = self.screen()
            self._tell_player()
        super().moveEvent(event)

    def closeEvent(self, event: QCloseEvent) -> None:
        self._memory.keep_window_geometry(bytes(self.saveGeometry().data()))
        self.closed.emit()
        super().closeEvent(event)

"""The screens of the window as sheets of one stack: each is built when it is first asked for, and leads back
to the one before it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QStackedWidget, QWidget

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from player.ui.actions import Actions, Where
    from player.ui.history_screen.screen import HistoryScreen
    from player.ui.import_screen.screen import ImportScreen
    from player.ui.keys_page import KeysPage
    from player.ui.library_screen.card_painting import PaintDrawing
    from player.ui.library_screen.problems_view import ProblemsView
    from player.ui.library_screen.screen import LibraryScreen
    from player.ui.look import Look
    from player.ui.page import Page
    from player.ui.player_screen.screen import PlayerScreen
    from player.ui.settings_screen.screen import SettingsScreen
    from player.ui.start_screen.screen import StartScreen
    from player.ui.theme import Theme
    from player.ui.window_memory import WindowMemory


class Screen(Protocol):
    """What every screen can do."""

    def set_theme(self, theme: Theme) -> None:
        """Take other colours."""

    def set_text_scale(self, scale: float) -> None:
        """Take another scale of text."""


class Sheets(QStackedWidget):
    """Holds the screens and shows one of them.

    The library is there from the first; the other screens are loaded and built when they are first asked for,
    so that the window opens sooner.
    """

    left = Signal()
    """A screen was left for the library."""
    history_made = Signal()
    """The history screen has been built."""
    settings_made = Signal()
    """The settings screen has been built, and is to be told what there is to choose from."""
    setting_chosen = Signal(str, object)
    """The name of a setting, and the value that the person chose; of a button, its name and None."""
    problems_again = Signal()
    """The file whose problems are shown is to be read again."""

    def __init__(
        self,
        library: LibraryScreen,
        actions: Actions,
        look: Callable[[], Look],
        memory: WindowMemory,
        paint_drawing: PaintDrawing | None,
        parent: QWidget,
    ) -> None:
        """Take the library, which is seen first, the commands, what tells how to look, the settings, and what
        paints covers."""
        super().__init__(parent)
        self._library = library
        self._actions = actions
        self._look = look
        self._memory = memory
        self._paint_drawing = paint_drawing
        self.player: PlayerScreen | None = None
        """The player screen, if it has been built."""
        self._problems: ProblemsView | None = None
        self._keys: KeysPage | None = None
        self.built_settings: SettingsScreen | None = None
        """The settings screen, if it has been built."""
        self._start: StartScreen | None = None
        self._bringing: ImportScreen | None = None
        self._history: HistoryScreen | None = None
        self._pages: list[Page] = []
        self._before: list[tuple[QWidget, str]] = []
        """What lies under what is seen, each with the title that the window had."""
        self.addWidget(library)

    @property
    def problems(self) -> ProblemsView:
        """Return the screen of a file's problems."""
        if self._problems is None:
            from player.ui.library_screen.problems_view import ProblemsView

            self._problems = ProblemsView(self._look().theme, self._look().text_scale)
            self._problems.left.connect(self.left)
            self._problems.again_asked.connect(self.problems_again)
            self.addWidget(self._problems)
        return self._problems

    @property
    def keys(self) -> KeysPage:
        """Return the page of keys."""
        if self._keys is None:
            from player.ui.keys_page import KeysPage

            self._keys = KeysPage(self._look().theme, self._actions, self._look().text_scale)
            self._keys.closed.connect(self.close_overlay)
            self._keys.keys_chosen.connect(lambda chosen: self._memory.keep(keys=chosen))
            self.addWidget(self._keys)
        return self._keys

    @property
    def settings(self) -> SettingsScreen:
        """Return the settings screen."""
        if self.built_settings is None:
            from player.ui.settings_screen.screen import SettingsScreen

            self.built_settings = screen = SettingsScreen(self._look().theme, self._look().text_scale)
            screen.left.connect(self.close_overlay)
            screen.value_changed.connect(self.setting_chosen)
            screen.show_settings(self._memory.settings)
            self.addWidget(screen)
            self.settings_made.emit()
        return self.built_settings

    @property
    def history(self) -> HistoryScreen:
        """Return the screen of what has been done."""
        if self._history is None:
            from player.ui.history_screen.screen import HistoryScreen

            self._history = HistoryScreen(self._look().theme, self._look().text_scale)
            self._history.left.connect(self.close_overlay)
            self.addWidget(self._history)
            self.history_made.emit()
        return self._history

    @property
    def start(self) -> StartScreen:
        """Return the start page."""
        if self._start is None:
            from player.ui.start_screen.screen import StartScreen

            self._start = StartScreen(self._look().theme, self._paint_drawing, self._look().text_scale)
            self._start.left.connect(self.left)
            self.addWidget(self._start)
        return self._start

    @property
    def bringing(self) -> ImportScreen:
        """Return the import screen."""
        if self._bringing is None:
            from player.ui.import_screen.screen import ImportScreen

            self._bringing = ImportScreen(self._look().theme, self._look().text_scale)
            self._bringing.left.connect(self.left)
            self.addWidget(self._bringing)
        return self._bringing

    def add_player(self, player: PlayerScreen) -> None:
        """Take the player screen, which the window builds."""
        self.player = player
        self.addWidget(player)

    def add_page(self, page: Page) -> None:
        """Take a screen that was built elsewhere; from the first time on it looks as the others do."""
        if page not in self._pages:
            self._pages.append(page)
            self.addWidget(page)

    @property
    def shown(self) -> QWidget:
        """Return the screen that is seen."""
        return self.currentWidget() or self._library

    @property
    def page(self) -> Page | None:
        """Return what is shown if it was built elsewhere."""
        return next((page for page in self._pages if page is self.currentWidget()), None)

    @property
    def overlay_shown(self) -> bool:
        """Return whether what is seen lies over another screen, to which it leads back."""
        return self.shown in (self._keys, self.built_settings, self._history)

    @property
    def problems_shown(self) -> bool:
        """Return whether a file's problems are seen."""
        return self._problems is not None and self.shown is self._problems

    @property
    def history_shown(self) -> bool:
        """Return whether the history is seen."""
        return self.shown is self._history

    def show_screen(self, screen: QWidget) -> None:
        """Show a screen, with the commands that belong to it."""
        self.setCurrentWidget(screen)
        page = self.page
        usual: Where = page.where if page is not None else "library"
        self._actions.show_for("player" if screen is self.player else usual)

    def toggle_overlay(self, screen: QWidget) -> None:
        """Lay a screen over the one that is shown, or take it away."""
        shown = self.shown
        if shown is screen:
            self.close_overlay()
            return
        window = self.window()
        before = [each for each in self._before if each[0] is not screen]
        self._before = [*before, (shown, window.windowTitle())]
        self.show_screen(screen)
        window.setWindowTitle(f"{screen.accessibleName()} – Limber")
        if screen is self.built_settings:
            self.settings.focus_search()  # were it a proxy, Tab would leave out the way back
        else:
            screen.setFocus(Qt.FocusReason.OtherFocusReason)

    def close_overlay(self) -> None:
        """Go back to the screen that was shown before, and to what had the keyboard there."""
        before, title = self._before.pop() if self._before else (self._library, "Limber")
        self.window().setWindowTitle(title)
        had = before.focusWidget()
        self.show_screen(before)
        if had is not None and had.isVisible() and had.isEnabled():
            had.setFocus(Qt.FocusReason.OtherFocusReason)
        elif before is self._library:
            self._library.take_focus()
        elif before is self._start:
            self._start.take_focus()
        else:
            before.setFocus(Qt.FocusReason.OtherFocusReason)

    def take_look(self, before: Look) -> None:
        """Let every screen that has been built look as it should now, where that differs from ``before``."""
        look = self._look()
        for screen in self._built():
            if look.theme is not before.theme:
                screen.set_theme(look.theme)
            if look.text_scale != before.text_scale:
                screen.set_text_scale(look.text_scale)

    def _built(self) -> Iterator[Screen]:
        yield self._library
        made = (self.player, self._problems, self._keys, self.built_settings)
        more = (self._start, self._history, self._bringing)
        yield from (screen for screen in (*made, *more) if screen is not None)
        yield from self._pages

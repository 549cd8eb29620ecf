"""The guide wired: the documentation of the format, made when it is first asked for."""

from __future__ import annotations

from typing import TYPE_CHECKING

from player.app.documenting import format_page
from player.language import said
from player.ui.guide_screen.screen import GuidePage

if TYPE_CHECKING:
    from player.app.supplies import Supplies
    from player.ui.main_window import MainWindow


class GuideWiring:
    """Between the documentation and the window."""

    def __init__(self, window: MainWindow, supplies: Supplies) -> None:
        """Take the window, which does not have the guide's screen yet."""
        self._window = window
        self._page = GuidePage(window.theme, window.scale)
        self._page.left.connect(window.show_library)
        self._page.show_text(format_page(supplies))

    def show(self) -> None:
        """Show the guide, where one was reading it."""
        self._window.show_page(self._page, said("How sessions are written"))
        self._page.take_focus()

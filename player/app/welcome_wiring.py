"""The first start wired: the safety card is read once, the tighter side asked, a first session shown."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from player.language import said
from player.ui.welcome_screen.screen import SafetyPage

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from player.app.memory import Memory
    from player.ui.library_screen.cards import SessionCard
    from player.ui.main_window import MainWindow

_FIRST = "first session"
"""Tag of what is written for a first day."""
_FOR = frozenset(("hamstrings", "back"))
"""What people come for."""
_LEVELS = ("gentle", "easy", "medium", "hard", "")


class WelcomeWiring(QObject):
    """Between the first start and everything else."""

    first_wanted = Signal(Path)
    """A first session is to be shown."""

    def __init__(
        self, window: MainWindow, memory: Memory, cards: Callable[[], Iterable[SessionCard]]
    ) -> None:
        """Take the window, what is remembered, and what gives the sessions there are."""
        super().__init__(window)
        self._window = window
        self._memory = memory
        self._cards = cards
        self._welcome: SafetyPage | None = None
        self._safety: SafetyPage | None = None
        self._then: Callable[[], None] | None = None

    def greet(self, then: Callable[[], None] | None = None) -> None:
        """Show the first page of all; who has read it goes on to what they came for, else to a first
        session."""
        self._then = then
        page = self._welcome
        if page is None:
            self._welcome = page = SafetyPage(self._window.theme, self._window.scale, greets=True)
            page.show_tighter(self._memory.settings.tighter)
            page.begun.connect(self._begin)
            page.left.connect(self._leave)
            page.tighter_chosen.connect(self._take_tighter)
        page.show_way_on(first=then is None)
        self._window.show_page(page, said("Welcome"))
        page.take_focus()

    def show_safety(self) -> None:
        """Show the safety card."""
        if self._safety is None:
            self._safety = SafetyPage(self._window.theme, self._window.scale)
            self._safety.left.connect(self._window.show_library)
        self._window.show_page(self._safety, said("Before you move"))
        self._safety.take_focus()

    def _take_tighter(self, side: str) -> None:
        self._memory.keep(tighter=side)
        self._window.take_settings()

    def _begin(self) -> None:
        self._memory.keep(welcomed=True)
        then, self._then = self._then, None
        if then is not None:
            then()
            return
        first = first_card(self._cards())
        if first is not None and first.path is not None:
            self.first_wanted.emit(first.path)
        else:
            self._window.show_library()

    def _leave(self) -> None:
        self._memory.keep(welcomed=True)
        self._window.show_library()


def first_card(cards: Iterable[SessionCard]) -> SessionCard | None:
    """Return the session to begin with: one that is meant for it; else one for hamstrings or back, the
    gentlest, of these the one that needs least, of these the shortest."""
    fit = [card for card in cards if card.playable and card.path is not None and not card.origin]
    return min(
        fit,
        key=lambda card: (
            _FIRST not in card.tags,
            not _FOR.intersection(card.parts),
            _LEVELS.index(card.level) if card.level in _LEVELS else len(_LEVELS),
            len(card.equipment),
            card.minutes or 999,
            card.title,
        ),
        default=None,
    )

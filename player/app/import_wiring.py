"""The import screen wired: what is pasted, chosen or dropped is offered on it, and taken when the person
says so."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QFileDialog

from player.app.offers import offer_of_file, offer_of_text, take
from player.errors import PlayerError
from player.language import counted, later, said
from player.ui.import_screen.page import OfferedLine, OfferPage

if TYPE_CHECKING:
    from collections.abc import Callable

    from player.app.offers import Offer
    from player.app.supplies import Supplies
    from player.ui.main_window import MainWindow

_FILES = later(
    "What other programs wrote (*.seconds *.xml *.zip *.csv *.json *.zwo *.mrc *.erg *.txt *.limber *.toml)"
)


class ImportWiring(QObject):
    """Between the import screen and the person's sessions."""

    taken = Signal(list, str)
    """Sessions were added: their files, and what is to be said about it."""

    def __init__(self, window: MainWindow, supplies: Supplies) -> None:
        """Take the window, whose import screen is built now."""
        super().__init__(window)
        self._window = window
        self._supplies = supplies
        self._offer: Offer | None = None
        screen = window.bringing
        screen.text_given.connect(self._read_text)
        screen.file_asked.connect(self._ask_for_file)
        screen.taken.connect(self._take)

    def show(self) -> None:
        """Show the screen with nothing on it."""
        self._offer = None
        self._window.bringing.start_afresh()
        self._window.show_bringing()

    def show_file(self, path: Path) -> None:
        """Show what a file offers."""
        self.show()
        self._read(lambda: offer_of_file(path, self._supplies))

    def _read_text(self, text: str) -> None:
        self._read(lambda: offer_of_text(text, self._supplies))

    def _read(self, offer: Callable[[], Offer]) -> None:
        self._offer = None
        try:
            self._offer = offer()
        except PlayerError as error:
            self._window.bringing.show_problem(error.message, error.hint or "")
        else:
            self._window.bringing.show_offer(page_of(self._offer))

    def _ask_for_file(self) -> None:
        name, _ = QFileDialog.getOpenFileName(
            self._window, said("Bring a file"), "", f"{said(_FILES)};;{said('All files (*)')}"
        )
        if name:
            self.show_file(Path(name))

    def _take(self) -> None:
        if self._offer is None:
            return
        try:
            taken = take(self._offer)
        except PlayerError as error:
            self._window.bringing.show_problem(error.message, error.hint or "")
            return
        count = len(taken.sessions)
        told = " ".join(f"{remark}." for remark in taken.remarks[:2])
        added = counted("It is among your sessions now.", "{count} sessions are among yours now.", count)
        self.taken.emit(list(taken.sessions), told or added)


def page_of(offer: Offer) -> OfferPage:
    """Return an offer as the screen shows it."""
    return OfferPage(
        offer.kind,
        tuple(OfferedLine(session.title, session.length, session.text) for session in offer.sessions),
        offer.facts,
        tuple((line.fate, str(line)) for line in offer.report),
    )

"""Sharing wired: the session that the library is on becomes one file, where the person says."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QFileDialog

from player import paths
from player.errors import PlayerError
from player.language import reason_of, said
from player.sharing.bundle import SUFFIX, gather, packed

if TYPE_CHECKING:
    from player.app.supplies import Supplies
    from player.ui.main_window import MainWindow


class ShareWiring(QObject):
    """Between the command to share and the file that comes of it."""

    def __init__(self, window: MainWindow, supplies: Supplies) -> None:
        """Take the window, whose chosen session is shared."""
        super().__init__(window)
        self._window = window
        self._supplies = supplies

    def share(self) -> None:
        """Ask where the chosen session is to go, and write it there as a bundle."""
        card = self._window.library.chosen
        if card is None or card.path is None:
            return
        usual = str(Path.home() / f"{card.path.stem}{SUFFIX}")
        name, _ = QFileDialog.getSaveFileName(
            self._window,
            said("Share “{title}” as one file", title=card.title),
            usual,
            said("Bundles (*{suffix})", suffix=SUFFIX),
        )
        if name:
            self._window.library.notices.show_answer(self._written(card.path, Path(name)))

    def _written(self, path: Path, output: Path) -> str:
        """Write the bundle, and return what is to be said about it."""
        shipped = (paths.shipped_folder("media") / "exercises", paths.shipped_folder("sessions"))
        output = output if output.suffix == SUFFIX else output.with_name(f"{output.name}{SUFFIX}")
        partial = output.with_name(f".{output.name}.partial")
        try:
            contents = gather(path, self._supplies.catalogue, shipped, self._supplies.library.named)
            partial.write_bytes(packed(contents))
            partial.replace(output)  # the dialogue has asked whether a file of that name may go
        except PlayerError as error:
            return str(error).replace("\n", " ")
        except OSError as error:
            partial.unlink(missing_ok=True)
            return said("{name} cannot be written: {value}.", name=output.name, value=reason_of(error))
        if not contents.licence:
            return said("{name} is there. It names no licence: others may only look at it.", name=output.name)
        return said("{name} is there, under {licence}.", name=output.name, licence=contents.licence)

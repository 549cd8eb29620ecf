"""Rows of pick lists, each of which can be taken away, and one more that adds."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from player.language import said
from player.ui.buttons import IconButton
from player.ui.settings_screen.kinds import Listed
from player.ui.settings_screen.wide_fields import ListField
from player.ui.theme import Theme

Options = Sequence[tuple[str, str]]
"""Each value, and what people call it."""


def pick_list(
    theme: Theme, name: str, options: Options, value: str, parent: QWidget, pixels: int, first: str = "—"
) -> ListField:
    """Return a list with a value chosen; ``first`` stands for none."""
    field = ListField(theme, name, Listed(first), parent)
    field.set_options(tuple(options))
    field.show_value(value)
    field.set_pixels(pixels)
    field.setMinimumWidth(60)
    field.setMinimumHeight(field.height_for(0))
    return field


class PickRows(QWidget):
    """Entries of one or two parts: `hands` on `chair`."""

    entries_changed = Signal(list)
    """The entries as they are now, each a list of its parts."""

    def __init__(
        self,
        theme: Theme,
        names: Sequence[str],
        options: Sequence[Options],
        firsts: Sequence[str],
        parent: QWidget | None = None,
    ) -> None:
        """Take what the parts are called, what there is to pick for each, and what stands for none of it."""
        super().__init__(parent)
        self._theme = theme
        self._names = tuple(names)
        self._options = tuple(options)
        self._firsts = tuple(firsts)
        self._pixels = 14
        self._entries: list[list[str]] = []
        self._rows = QVBoxLayout(self)
        self._rows.setContentsMargins(0, 0, 0, 0)
        self._rows.setSpacing(2)
        self._made: list[QWidget] = []

    @property
    def entries(self) -> list[list[str]]:
        """Return the entries that are shown."""
        return self._entries

    def set_theme(self, theme: Theme) -> None:
        """Take other colours."""
        self._theme = theme

    def set_pixels(self, pixels: int) -> None:
        """Set the size of its words."""
        if pixels != self._pixels:
            self._pixels = pixels
            self._build()

    def show_entries(self, entries: Sequence[Sequence[str]]) -> None:
        """Show entries; what is shown already is left alone."""
        wished = [list(entry) for entry in entries]
        if wished != self._entries or not self._made:
            self._entries = wished
            self._build()

    def _build(self) -> None:
        for widget in self._made:
            self._rows.removeWidget(widget)
            widget.hide()
            widget.deleteLater()
        self._made = [self._row(place, entry) for place, entry in enumerate(self._entries)]
        self._made.append(self._row(len(self._entries), ["" for _ in self._names]))
        for widget in self._made:
            self._rows.addWidget(widget)

    def _row(self, place: int, entry: list[str]) -> QWidget:
        row = QWidget(self)
        line = QHBoxLayout(row)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(0)
        new = place == len(self._entries)
        for part, value in enumerate(entry):
            if new and part:
                break
            first = said("Add…") if new else self._firsts[part]
            name = f"{self._names[part]} {place + 1}"
            field = pick_list(self._theme, name, self._options[part], value, row, self._pixels, first)
            field.value_changed.connect(
                lambda chosen, place=place, part=part: self._take(place, part, chosen)
            )
            line.addWidget(field, 1)
        if not new:
            away = IconButton(
                self._theme, "close", said("Take {name} away", name=" ".join(entry).strip()), parent=row
            )
            away.setFixedSize(40, 40)
            away.clicked.connect(lambda _on=False, place=place: self._take(place, 0, ""))
            line.addWidget(away)
        return row

    def _take(self, place: int, part: int, chosen: str) -> None:
        entries = [list(entry) for entry in self._entries]
        if place == len(entries):
            entries.append(["" for _ in self._names])
        entries[place][part] = chosen
        self.entries_changed.emit([entry for entry in entries if entry[0]])

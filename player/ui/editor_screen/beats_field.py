"""A field for a row of beats: the tempo of a rep, the pattern of a breath."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from PySide6.QtWidgets import QWidget

from player.editing.field_values import as_toml, written
from player.language import said
from player.ui.editor_screen.form_field import FormField
from player.ui.editor_screen.line_field import Line
from player.ui.painted import Words
from player.ui.theme import Theme

if TYPE_CHECKING:
    from player.session.keys import Key
    from player.session.problems import KeyPath

_BEAT = re.compile(r"\d+(?:\.\d+)?|[Xx]|")
_MOST = 4


class BeatsField(FormField):
    """Four small lines, each under the name of its beat; a value that is no beats has a line of its own."""

    def __init__(self, theme: Theme, key: Key, path: KeyPath, parent: QWidget) -> None:
        super().__init__(theme, key, path, parent)
        names = (
            (said("lower"), said("pause"), said("lift"), said("pause"))
            if key.kind == "tempo"
            else (said("in"), said("hold"), said("out"), said("hold"))
        )
        self._shown = ""
        self.beats: list[Line] = []
        """The seconds of each beat."""
        self._labels: list[Words] = []
        for place, name in enumerate(names):
            line = Line(theme, "–", self)
            line.setAccessibleName(f"{self.label.text}, {place + 1}: {name}")
            line.left.connect(self._leave)
            line.returnPressed.connect(self.take)
            line.stepped.connect(lambda by, line=line: self._step(line, by))
            self.beats.append(line)
            label = Words(theme, self, ink="muted", where="centre")
            label.set_text(name)
            self._labels.append(label)
        self.line = Line(theme, "", self)
        """All of it, where it is no row of beats."""
        self.line.setAccessibleName(self.label.text)
        self.line.left.connect(self.take)
        self.line.returnPressed.connect(self.take)
        for line in (*self.beats, self.line):
            line.setAccessibleDescription(self.meaning)
        self._in_beats = True
        self._beats = [""] * _MOST

    def show_value(self, value: Any) -> None:
        super().show_value(value)
        text = written(self.key, value)
        parts = text.replace(" ", "").split("-") if text else []
        fits = len(parts) <= _MOST and all(_BEAT.fullmatch(part) and part for part in parts)
        self._in_beats = fits and "-".join(parts) == text
        self._beats = self._spread(parts) if self._in_beats else [""] * _MOST
        for line, beat in zip(self.beats, self._beats, strict=True):
            if line.text() != beat:
                line.setText(beat)
        if self.line.text() != text:
            self.line.setText(text)
        self._shown = text
        for each in (*self.beats, *self._labels):
            each.setVisible(self._in_beats)
        self.line.setVisible(not self._in_beats)
        self._fit()

    def take(self) -> None:
        """Take what is written."""
        if self._in_beats:
            beats = [line.text().strip() for line in self.beats]
            if beats == self._beats:
                return
            self._beats, text = beats, self._joined(beats)
        else:
            text = self.line.text()
        if text != self._shown:
            self._shown = text
            self._set(as_toml(self.key, text))

    def _spread(self, parts: list[str]) -> list[str]:
        """Return the beats in their places: a breath of two is in and out."""
        if self.key.kind == "breath" and len(parts) == 2:
            parts = [parts[0], "", parts[1]]
        return [*parts, *[""] * (_MOST - len(parts))]

    def _joined(self, beats: list[str]) -> str:
        """Return beats as they are written."""
        if not any(beats):
            return ""
        full = [beat or "0" for beat in beats]
        if self.key.kind == "tempo" or beats[3]:
            return "-".join(full)
        return "-".join(full[:3] if beats[1] else (full[0], full[2]))

    def _leave(self) -> None:
        """Take a row of beats when the keyboard is in none of them any more."""
        if not any(line.hasFocus() for line in self.beats):
            self.take()

    def _step(self, line: Line, by: int) -> None:
        bare = line.text().strip()
        if not bare or bare.isdecimal():
            line.setText(str(max(0, int(bare or 0) + by)))

    def set_pixels(self, pixels: int) -> None:
        small = max(11, round(pixels * 0.8))
        for label in self._labels:
            label.set_sizes(small, small)
        for line in (*self.beats, self.line):
            line.set_pixels(pixels)
        super().set_pixels(pixels)

    def height_wished(self) -> int:
        return self._top + self._tall + (round(self._pixels * 1.2) if self._in_beats else 0)

    def _arrange(self) -> None:
        super()._arrange()
        wide = min(self.width() // _MOST, self._pixels * 7)
        for place, (line, label) in enumerate(zip(self.beats, self._labels, strict=True)):
            line.setGeometry(place * wide, self._top, wide, self._tall)
            label.setGeometry(place * wide, self._top + self._tall - 3, wide, round(self._pixels * 1.2))
        self.line.setGeometry(0, self._top, self.width(), self._tall)

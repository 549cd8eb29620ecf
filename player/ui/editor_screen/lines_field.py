"""A field for sentences: a box each, one below the other, and what adds the next."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from player.editing.field_edits import EntryAdded, FieldEdit, ValueSet
from player.editing.step_values import toml_value
from player.language import said
from player.ui.buttons import IconButton, WordButton
from player.ui.editor_screen.chips_field import entries_of
from player.ui.editor_screen.form_field import FormField
from player.ui.editor_screen.line_field import Box
from player.ui.entry import paint_room
from player.ui.theme import Theme

if TYPE_CHECKING:
    from player.session.keys import Key
    from player.session.problems import KeyPath


class LinesField(FormField):
    """Sentences, a box each, and one to write the next."""

    def __init__(self, theme: Theme, key: Key, path: KeyPath, parent: QWidget) -> None:
        super().__init__(theme, key, path, parent)
        self.boxes: list[Box] = []
        self._buttons: list[IconButton] = []
        self._texts: list[str] = []
        self.add = WordButton(theme, said("Add: {name}", name=self.label.text), "quiet", "add", self)
        self.add.clicked.connect(self._begin)
        self._new = False

    def show_value(self, value: Any) -> None:
        super().show_value(value)
        texts = [each if isinstance(each, str) else toml_value(each) for each in entries_of(value)]
        if len(texts) > len(self._texts):
            self._new = False
        if texts != self._texts or len(self.boxes) != len(texts) + self._new:
            self._texts = texts
            self._make()

    def take(self) -> None:
        """Take what is written."""
        edits: list[FieldEdit] = []
        for place, box in enumerate(self.boxes):
            text = box.toPlainText().strip()
            before = self._texts[place] if place < len(self._texts) else ""
            if text == before.strip() or (not text and place < len(self._texts)):
                continue
            if place < len(self._texts):
                single = not isinstance(self._value, list)
                path = self.path if single else (*self.path, place)
                edits.append(ValueSet(path, toml_value(text)))
            elif text:
                self._new = False
                edits.append(EntryAdded(self.path, toml_value(text)))
        if edits:
            self._want(*edits)

    def _begin(self) -> None:
        self._new = True
        self._make()
        self.boxes[-1].setFocus(Qt.FocusReason.OtherFocusReason)

    def _make(self) -> None:
        texts = [*self._texts, *([""] if self._new else [])]
        while len(self.boxes) > len(texts):
            for gone in (self.boxes.pop(), self._buttons.pop()):
                gone.blockSignals(True)
                gone.hide()
                gone.deleteLater()
        while len(self.boxes) < len(texts):
            self._add_box(len(self.boxes))
        for box, text in zip(self.boxes, texts, strict=True):
            if box.toPlainText() != text:
                box.setPlainText(text)
        self._fit()

    def _add_box(self, place: int) -> None:
        name = f"{self.label.text} {place + 1}"
        box = Box(self._theme, "", self)
        box.set_pixels(self._pixels)
        box.setAccessibleName(name)
        box.setAccessibleDescription(self.meaning)
        box.reached.connect(self.update)
        box.left.connect(self._leave)
        box.entered.connect(self.take)
        box.document().documentLayout().documentSizeChanged.connect(lambda _: self._fit())
        button = IconButton(self._theme, "close", said("Take {text} away", text=name), parent=self)
        button.clicked.connect(lambda: self._remove(place))
        box.show()
        button.show()
        self.boxes.append(box)
        self._buttons.append(button)
        QWidget.setTabOrder(self._buttons[-2] if place else self, box)
        QWidget.setTabOrder(box, button)
        QWidget.setTabOrder(button, self.add)

    def _leave(self) -> None:
        self.update()
        self.take()

    def _remove(self, place: int) -> None:
        if place >= len(self._texts):
            self._new = False
            self._make()
        elif len(self._texts) == 1 or not isinstance(self._value, list):
            self._want(ValueSet(self.path, ""))
        else:
            self._want(ValueSet((*self.path, place), ""))

    def set_theme(self, theme: Theme) -> None:
        super().set_theme(theme)
        for box in self.boxes:
            box.set_theme(theme)
        for button in (*self._buttons, self.add):
            button.set_theme(theme)

    def set_pixels(self, pixels: int) -> None:
        self.add.set_font_pixels(max(12, pixels - 1))
        for box in self.boxes:
            box.set_pixels(pixels)
        super().set_pixels(pixels)

    def height_wished(self) -> int:
        return self._top + sum(map(self._height_of, self.boxes)) + self.add.sizeHint().height()

    def _height_of(self, box: Box) -> int:
        return max(self._tall, box.lines * box.fontMetrics().lineSpacing() + 26)

    def _arrange(self) -> None:
        super()._arrange()
        top = self._top
        for box, button in zip(self.boxes, self._buttons, strict=True):
            tall = self._height_of(box)
            side = max(40, round(self._pixels * 1.9))
            box.setGeometry(0, top, self.width() - side, tall)
            button.setGeometry(self.width() - side, top + 2, side, side)
            top += tall
        size = self.add.sizeHint()
        self.add.setGeometry(-6, top, min(self.width(), size.width()), size.height())

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        for each in self.boxes:
            paint_room(painter, self._theme, QRectF(each.geometry()), focused=each.hasFocus())
        painter.end()

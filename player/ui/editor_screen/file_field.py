"""A field for a file beside the session: its name, what chooses one and takes it away, and what it looks or
sounds like."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import (
    QColor,
    QDragEnterEvent,
    QDragMoveEvent,
    QDropEvent,
    QImage,
    QPainter,
    QPaintEvent,
    QPen,
)

from player.editing.step_values import toml_value
from player.language import said
from player.session.model import Pictured
from player.session.picture_files import PictureFile, read_picture
from player.ui.buttons import IconButton, WordButton
from player.ui.dropping import take_copy
from player.ui.editor_screen.line_field import LineField
from player.ui.painted import Words
from player.ui.picture_painting import image_of, paint_image
from player.ui.theme import Theme

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from player.session.keys import Key
    from player.session.problems import KeyPath
    from player.ui.editor_screen.form_desk import FileDesk

_HEARD = ("sound", "music")
_PICTURE = 7.0
"""How high the picture is, in sizes of letters."""


class FileField(LineField):
    """The name of a file, which can be written as well."""

    def __init__(self, theme: Theme, key: Key, path: KeyPath, parent: QWidget, files: FileDesk) -> None:
        """Take what chooses and finds the files."""
        super().__init__(theme, key, path, parent)
        self._files = files
        self._image = QImage()
        self._looked_at: tuple[Path, float] | None = None
        self.choose = WordButton(theme, said("Choose…"), "plain", "folder", self)
        self.choose.setAccessibleName(said("Choose: {name}", name=self.label.text))
        self.choose.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.choose.clicked.connect(lambda: self._bring(self._files.choose(self.key.file, self.window())))
        self.hear = IconButton(theme, "play", said("Hear: {name}", name=self.label.text), parent=self)
        self.hear.clicked.connect(self._hear)
        self.away = IconButton(theme, "close", said("Take {text} away", text=self.label.text), parent=self)
        self.away.clicked.connect(lambda: self._set(""))
        self.told = Words(theme, self, ink="muted")
        """What cannot be found, or what can be dropped here."""
        self.setAcceptDrops(True)

    @property
    def image(self) -> QImage:
        """Return the picture that is shown; a null image where there is none."""
        return self._image

    def show_value(self, value: Any) -> None:
        super().show_value(value)
        name = value if isinstance(value, str) and value and "$" not in value else ""
        found = self._files.find(name) if name else None
        self.away.setVisible(value is not None)
        self.hear.setVisible(found is not None and self.key.file in _HEARD)
        missing = bool(name) and found is None
        self.told.set_text(said("It is not there yet: choose it.") if missing else "")
        self.told.setVisible(missing)
        self._look_at(found if self.key.file == "picture" else None)
        self._fit()

    def _bring(self, name: str) -> None:
        if name:
            self._set(toml_value(name))

    def _hear(self) -> None:
        plays = self._files.hear(str(self._value), lambda: self.hear.set_icon_name("play"))
        self.hear.set_icon_name("pause" if plays else "play")

    def _look_at(self, path: Path | None) -> None:
        """Read a picture, unless it has been read and is the same still."""
        try:
            seen = (path, path.stat().st_mtime) if path is not None else None
        except OSError:
            seen = None
        if seen == self._looked_at:
            return
        self._looked_at, self._image = seen, QImage()
        if path is not None and seen is not None:
            picture = read_picture(Pictured(path.name, str(path.with_name("x"))))
            if isinstance(picture, PictureFile):
                room = QSize(600, 300)
                self._image = image_of(picture, room)
        self.update()

    def set_pixels(self, pixels: int) -> None:
        self.choose.set_font_pixels(max(12, pixels - 1))
        small = max(11, round(pixels * 0.85))
        self.told.set_sizes(small, small)
        super().set_pixels(pixels)

    def height_wished(self) -> int:
        seen = 0 if self._image.isNull() else round(self._pixels * _PICTURE) + 6
        told = round(self._pixels * 1.5) if self.told.isVisibleTo(self) else 0
        below = self._tall if self._is_narrow else 0
        return self._top + self._tall + below + told + seen

    @property
    def _is_narrow(self) -> bool:
        """Whether the buttons stand below the name."""
        return self.width() < self._pixels * 24

    def _arrange(self) -> None:
        super()._arrange()
        tall = self._tall
        buttons = [button for button in (self.hear, self.away) if button.isVisibleTo(self)]
        side = max(40, round(self._pixels * 1.9))
        chosen = self.choose.sizeHint()
        taken = len(buttons) * side + chosen.width() + 4
        top = self._top + (tall if self._is_narrow else 0)
        left = 0 if self._is_narrow else self.width() - taken
        self.line.setGeometry(0, self._top, self.width() if self._is_narrow else left, tall)
        self.choose.setGeometry(left, top + (tall - chosen.height()) // 2, chosen.width(), chosen.height())
        left += chosen.width() + 4
        for button in buttons:
            button.setGeometry(left, top + (tall - side) // 2, side, side)
            left += side
        self.told.setGeometry(6, top + tall, self.width() - 12, round(self._pixels * 1.5))

    def paintEvent(self, event: QPaintEvent) -> None:
        if self._image.isNull():
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        high = self._pixels * _PICTURE
        wide = min(self.width() - 8.0, high * self._image.width() / max(1, self._image.height()))
        high = wide * self._image.height() / max(1, self._image.width())
        box = QRectF(4, self.height() - high - 4, wide, high)
        paint_image(painter, self._image, box)
        painter.setPen(QPen(QColor(self._theme.line), 1.2))
        painter.drawRoundedRect(box, high / 12, high / 12)
        painter.end()

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if len(event.mimeData().urls()) == 1 and event.mimeData().urls()[0].isLocalFile():
            take_copy(event)

    def dragMoveEvent(self, event: QDragMoveEvent) -> None:
        take_copy(event)

    def dropEvent(self, event: QDropEvent) -> None:
        if take_copy(event):
            self._bring(self._files.take(self.key.file, Path(event.mimeData().urls()[0].toLocalFile())))

"""The widget that shows a picture in place of the figure: as large as it fits, moving if it is a GIF."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QBuffer, QByteArray, QEvent, QIODevice, QObject, QPointF, QRectF, Qt
from PySide6.QtGui import QImage, QMovie, QPainter, QPaintEvent, QTransform
from PySide6.QtWidgets import QWidget

from player.language import said
from player.ui.picture_painting import fitted_size, image_of, paint_image

if TYPE_CHECKING:
    from player.session.picture_files import PictureFile


class PictureView(QWidget):
    """Lies over the widget of the figure and fills it; hidden while there is no picture."""

    def __init__(self, parent: QWidget) -> None:
        """Take the widget to lie over."""
        super().__init__(parent)
        self._under = parent
        self._picture: PictureFile | None = None
        self._mirrored = False
        self._moving = True
        self._image = QImage()
        self._movie: QMovie | None = None
        self._buffer: QBuffer | None = None
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        parent.installEventFilter(self)
        self.hide()

    @property
    def picture(self) -> PictureFile | None:
        """Return what is shown."""
        return self._picture

    @property
    def mirrored(self) -> bool:
        """Return whether left and right are exchanged."""
        return self._mirrored

    def show_picture(
        self, picture: PictureFile | None, *, mirrored: bool = False, moving: bool = True
    ) -> bool:
        """Show a picture, or none; return whether it can be decoded. Unless ``moving`` it stands still."""
        same = (picture, mirrored, moving) == (self._picture, self._mirrored, self._moving)
        if same and (picture is None or self.isVisibleTo(self._under)):
            return picture is not None
        self._picture, self._mirrored, self._moving = picture, mirrored, moving
        self._stop()
        if picture is not None:
            self._take()
        shown = not self._image.isNull() and picture is not None
        self.setVisible(shown)
        if shown:
            self.setGeometry(self._under.rect())
            self.raise_()
        self.setAccessibleName(said("Picture {stem}", stem=picture.path.stem) if picture is not None else "")
        self.update()
        return shown

    def _take(self) -> None:
        if self._picture is None:
            return
        room = self._under.size() * self.devicePixelRatioF()
        self._image = image_of(self._picture, room, mirrored=self._mirrored)
        if self._picture.kind == "gif" and self._moving and not self._image.isNull():
            self._buffer = QBuffer(self)
            self._buffer.setData(QByteArray(self._picture.data))
            self._buffer.open(QIODevice.OpenModeFlag.ReadOnly)
            self._movie = QMovie(self._buffer, QByteArray(b"gif"), self)
            self._movie.setScaledSize(fitted_size(self._picture, room))
            self._movie.frameChanged.connect(self._next_frame)
            self._movie.start()

    def _next_frame(self) -> None:
        if self._movie is None:
            return
        image = self._movie.currentImage()
        if not image.isNull():
            self._image = image.transformed(QTransform.fromScale(-1, 1)) if self._mirrored else image
            self.update()

    def _stop(self) -> None:
        if self._movie is not None:
            self._movie.stop()
            self._movie.deleteLater()
            self._movie = None
        if self._buffer is not None:
            self._buffer.deleteLater()
            self._buffer = None
        self._image = QImage()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Resize and self._picture is not None:
            self.setGeometry(self._under.rect())
            self._stop()
            self._take()
        return super().eventFilter(watched, event)

    def paintEvent(self, event: QPaintEvent) -> None:
        if self._image.isNull() or self._picture is None:
            return
        painter = QPainter(self)
        ratio = self.devicePixelRatioF()
        wide, tall = self._image.width() / ratio, self._image.height() / ratio
        corner = QPointF((self.width() - wide) / 2, (self.height() - tall) / 2)
        box = QRectF(corner.x(), corner.y(), wide, tall)
        paint_image(painter, self._image, box)
        painter.end()

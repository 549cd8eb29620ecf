"""Painting pictures that people bring: decoded no larger than they are shown, drawings without anything that
moves or fetches."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QRectF, QSize, QSizeF, Qt
from PySide6.QtGui import QColor, QImage, QImageIOHandler, QImageReader, QPainter, QPainterPath, QTransform

from player.session.picture_files import PictureFault, PictureFile, read_picture

if TYPE_CHECKING:
    from player.session.model import Pictured

_ROUND = 14.0
"""Pixels of the round corners, of a picture that is not very small."""
_PAPER = "#FFFFFF"
"""Behind drawings, which are made for white paper."""


def image_of(picture: PictureFile, room: QSize, *, mirrored: bool = False) -> QImage:
    """Return a picture as large as it fits into so many pixels; a null image where it cannot be decoded."""
    if room.isEmpty():
        return QImage()
    image = _drawn(picture, room) if picture.kind == "svg" else _decoded(picture, room)
    return image.transformed(QTransform.fromScale(-1, 1)) if mirrored and not image.isNull() else image


def paint_pictured(painter: QPainter, pictured: Pictured, box: QRectF) -> None:
    """Paint a picture in the middle of a box, its corners round; nothing of one that cannot be shown."""
    picture = read_picture(pictured)
    if isinstance(picture, PictureFault):
        return
    ratio = painter.device().devicePixelRatio()
    image = image_of(picture, QSize(round(box.width() * ratio), round(box.height() * ratio)))
    if image.isNull():
        return
    wide, tall = image.width() / ratio, image.height() / ratio
    paint_image(
        painter,
        image,
        QRectF(box.center().x() - wide / 2, box.center().y() - tall / 2, wide, tall),
    )


def paint_image(painter: QPainter, image: QImage, box: QRectF) -> None:
    """Paint an image into a box with round corners, on white paper where it can be seen through."""
    painter.save()
    painter.setRenderHints(QPainter.RenderHint.Antialiasing | QPainter.RenderHint.SmoothPixmapTransform)
    outline = QPainterPath()
    radius = min(_ROUND, box.height() / 8)
    outline.addRoundedRect(box, radius, radius)
    painter.setClipPath(outline)
    if image.hasAlphaChannel():
        painter.fillRect(box, QColor(_PAPER))
    painter.drawImage(box, image)
    painter.restore()


def fitted_size(picture: PictureFile, room: QSize) -> QSize:
    """Return the size of a picture that fits into a room."""
    size = QSizeF(*picture.size).scaled(QSizeF(room), Qt.AspectRatioMode.KeepAspectRatio)
    return size.toSize().expandedTo(QSize(1, 1))


def _decoded(picture: PictureFile, room: QSize) -> QImage:
    buffer = QBuffer()
    buffer.setData(QByteArray(picture.data))
    buffer.open(QIODevice.OpenModeFlag.ReadOnly)
    reader = QImageReader(buffer, QByteArray(picture.kind.encode()))
    reader.setAutoTransform(True)
    own = reader.size()
    if own.isValid():
        turned = bool(reader.transformation() & QImageIOHandler.Transformation.TransformationRotate90)
        wished = room.transposed() if turned else room
        if own.width() > wished.width() or own.height() > wished.height():
            reader.setScaledSize(own.scaled(wished, Qt.AspectRatioMode.KeepAspectRatio))
    image = reader.read()
    if image.isNull():
        return image
    smooth = Qt.TransformationMode.SmoothTransformation
    return image.scaled(room, Qt.AspectRatioMode.KeepAspectRatio, smooth)


def _drawn(picture: PictureFile, room: QSize) -> QImage:
    from PySide6.QtSvg import QSvgRenderer  # only where a drawing is shown

    renderer = QSvgRenderer()
    if not renderer.load(QByteArray(picture.data)):
        return QImage()
    size = fitted_size(picture, room)
    image = QImage(size, QImage.Format.Format_ARGB32_Premultiplied)
    image.fill(QColor(0, 0, 0, 0))
    painter = QPainter(image)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    renderer.render(painter, QRectF(image.rect()))
    painter.end()
    return image

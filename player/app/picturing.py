"""Pictures of exercises as files: painted by Qt, in memory, without a window."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QRectF, QSize
from PySide6.QtGui import QColor, QImage, QImageWriter, QPainter

from player.errors import PlayerError
from player.exporting.animation import Painted, write_gif
from player.figures.loop import loop_of
from player.files import write_whole
from player.language import said
from player.ui.drawing_painting import paint_drawing
from player.ui.picture_painting import image_of

if TYPE_CHECKING:
    from pathlib import Path

    from player.figures.drawing import Drawing
    from player.figures.figure import Figure
    from player.figures.looks import Look
    from player.session.picture_files import PictureFile


def write_png(drawing: Drawing, path: Path, height: int, ground: str | None) -> None:
    """Write a drawing as a PNG, on a ground in a colour or see-through. Raises ``PlayerError``."""
    write_image(painted(drawing, height, ground), path)


def write_image(image: QImage, path: Path) -> None:
    """Write an image as a PNG. Raises ``PlayerError``."""
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    QImageWriter(buffer, QByteArray(b"png")).write(image)
    data = bytes(buffer.data().data())
    write_whole(path, lambda file: file.write(data))


def write_moving(
    figure: Figure, kind: str, side: str | None, palette: str | Look, path: Path, height: int, ground: str
) -> None:
    """Write the movement of a figure in a kind of phase as a GIF. Raises ``PlayerError``."""
    pictures: list[Painted] = []
    width = 0
    before: tuple[int, Drawing] | None = None
    for instant in loop_of(figure, kind):
        drawing = figure.drawing_at(instant.state, side, palette)
        if before is not None and before[1] is drawing:
            # nothing moves: the picture before is seen longer
            pictures[-1] = Painted(pictures[-1].pixels, pictures[-1].milliseconds + instant.milliseconds)
            continue
        before = (id(drawing), drawing)
        image = painted(drawing, height, ground).convertToFormat(QImage.Format.Format_RGB888)
        width = image.width()
        pictures.append(Painted(_pixels(image), instant.milliseconds))
    write_gif(pictures, width, height, path)


def write_brought(picture: PictureFile, path: Path, height: int, *, mirrored: bool) -> None:
    """Write a picture that was brought as a PNG so high, or as it is where it is of the wished kind.

    Raises ``PlayerError``.
    """
    ending = path.suffix.lower().lstrip(".")
    if ending == picture.kind and not mirrored:
        write_whole(path, lambda file: file.write(picture.data))
        return
    if ending != "png":
        raise PlayerError(
            said(
                "A {kind} picture is not made into {wanted}.",
                kind=picture.kind.upper(),
                wanted=ending.upper(),
            ),
            said("Write x.png."),
        )
    wide = max(1, round(height * picture.size[0] / picture.size[1]))
    image = image_of(picture, QSize(wide, height), mirrored=mirrored)
    if image.isNull():
        raise PlayerError(said("{name} cannot be decoded.", name=picture.path.name), said("Save it anew."))
    write_image(image, path)


def painted(drawing: Drawing, height: int, ground: str | None) -> QImage:
    """Return a drawing painted so many pixels high."""
    _, _, wide, tall = drawing.view_box
    image = QImage(max(1, round(height * wide / tall)), height, QImage.Format.Format_ARGB32_Premultiplied)
    image.fill(QColor(ground) if ground is not None else QColor(0, 0, 0, 0))
    painter = QPainter(image)
    paint_drawing(painter, drawing, QRectF(image.rect()))
    painter.end()
    return image


def _pixels(image: QImage) -> bytes:
    """Return the pixels without what Qt puts at the end of each row."""
    rows, width = bytes(image.constBits()), image.width() * 3
    step = image.bytesPerLine()
    return b"".join(rows[start : start + width] for start in range(0, step * image.height(), step))

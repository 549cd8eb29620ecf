"""A picture is shown as large as it fits, mirrored for the other side, and moves if it is a GIF."""

from __future__ import annotations

from io import BytesIO
from pathlib import Path

import pytest
from PIL import Image
from PySide6.QtCore import QRectF, QSize
from PySide6.QtGui import QImage, QPainter
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from player.session.model import Pictured
from player.session.picture_files import PictureFile, read_picture
from player.ui.picture_painting import image_of, paint_pictured
from player.ui.picture_view import PictureView

SVG = (
    b'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 40 20">'
    b'<rect width="20" height="20" fill="red"/></svg>'
)


def _halves(kind: str, size: tuple[int, int] = (400, 200), frames: int = 1) -> bytes:
    """A picture that is red at the left and blue at the right, then the other way round."""
    images = []
    for frame in range(frames):
        image = Image.new("RGB", size, (200, 0, 0) if frame % 2 == 0 else (0, 0, 200))
        image.paste((0, 0, 200) if frame % 2 == 0 else (200, 0, 0), (size[0] // 2, 0, *size))
        images.append(image)
    out = BytesIO()
    more = {"save_all": True, "append_images": images[1:], "duration": 40, "loop": 0} if frames > 1 else {}
    images[0].save(out, format=kind, **more)
    return out.getvalue()


def _file(folder: Path, data: bytes, name: str = "a.x") -> PictureFile:
    (folder / name).write_bytes(data)
    found = read_picture(Pictured(name, str(folder / "bow.toml")))
    assert isinstance(found, PictureFile)
    return found


def _left_is_red(image: QImage) -> bool:
    colour = image.pixelColor(image.width() // 4, image.height() // 2)
    return colour.red() > 150 and colour.blue() < 100


@pytest.mark.parametrize("kind", ["PNG", "JPEG", "WEBP", "GIF"])
def test_every_kind_is_decoded_into_the_room_it_has_and_mirrored(
    kind: str, tmp_path: Path, qtbot: QtBot
) -> None:
    picture = _file(tmp_path, _halves(kind))
    for mirrored in (False, True):
        image = image_of(picture, QSize(100, 100), mirrored=mirrored)
        assert (image.width(), image.height()) == (100, 50)
        assert _left_is_red(image) is not mirrored


def test_a_drawing_is_sharp_at_any_size(tmp_path: Path, qtbot: QtBot) -> None:
    picture = _file(tmp_path, SVG)
    image = image_of(picture, QSize(1000, 1000))
    assert (image.width(), image.height()) == (1000, 500)
    assert _left_is_red(image)
    assert image.pixelColor(900, 250).alpha() == 0
    assert not _left_is_red(image_of(picture, QSize(1000, 1000), mirrored=True))


def test_a_photograph_that_lies_on_its_side_is_put_upright(tmp_path: Path, qtbot: QtBot) -> None:
    out = BytesIO()
    turned = Image.Exif()
    turned[0x0112] = 6
    Image.new("RGB", (400, 200), (9, 90, 9)).save(out, format="JPEG", exif=turned)
    image = image_of(_file(tmp_path, out.getvalue()), QSize(300, 300))
    assert (image.width(), image.height()) == (150, 300)


def test_the_view_fills_what_it_lies_over_and_is_hidden_without_a_picture(
    tmp_path: Path, qtbot: QtBot
) -> None:
    under = QWidget()
    qtbot.addWidget(under)
    under.resize(300, 200)
    under.show()
    view = PictureView(under)
    assert not view.isVisible()
    assert view.show_picture(_file(tmp_path, _halves("PNG")), mirrored=True)
    assert view.isVisible()
    assert view.geometry() == under.rect()
    under.resize(500, 400)
    assert view.geometry() == under.rect()
    assert view.accessibleName() == "Picture a"
    grabbed = view.grab().toImage()
    assert not _left_is_red(grabbed)
    assert not view.show_picture(None)
    assert not view.isVisible()


def test_a_gif_moves_unless_less_is_to_move(tmp_path: Path, qtbot: QtBot) -> None:
    under = QWidget()
    qtbot.addWidget(under)
    under.resize(200, 100)
    under.show()
    view = PictureView(under)
    picture = _file(tmp_path, _halves("GIF", frames=4))
    seen: set[bool] = set()
    view.show_picture(picture)

    def both() -> bool:
        seen.add(_left_is_red(view.grab().toImage()))
        return seen == {True, False}

    qtbot.waitUntil(both, timeout=3000)
    view.show_picture(picture, moving=False)
    assert view._movie is None
    assert _left_is_red(view.grab().toImage())
    view.show_picture(None)


def test_what_cannot_be_decoded_leaves_its_place_to_the_figure(tmp_path: Path, qtbot: QtBot) -> None:
    under = QWidget()
    qtbot.addWidget(under)
    under.resize(200, 100)
    view = PictureView(under)
    cut = _halves("PNG")[:60]
    assert not view.show_picture(_file(tmp_path, cut))
    assert view.isHidden()


def test_a_cover_is_painted_in_the_middle_of_its_box(tmp_path: Path, qtbot: QtBot) -> None:
    _file(tmp_path, _halves("PNG"))
    sheet = QImage(200, 200, QImage.Format.Format_ARGB32)
    sheet.fill(0)
    painter = QPainter(sheet)
    paint_pictured(painter, Pictured("a.x", str(tmp_path / "bow.toml")), QRectF(0, 0, 200, 200))
    paint_pictured(painter, Pictured("none.png", str(tmp_path / "bow.toml")), QRectF(0, 0, 200, 200))
    painter.end()
    assert sheet.pixelColor(100, 20).alpha() == 0
    assert _left_is_red(sheet)

"""Picture files that people bring: found beside the file that names them, and judged by their first bytes
before anything is decoded. Nothing that is read here can run, lead elsewhere or grow without end."""

from __future__ import annotations

import stat
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Literal

from player.language import later, reason_of, said
from player.session.picture_headers import Size, gif_frames, size_of
from player.session.svg_cleaning import SvgFault, clean_svg

if TYPE_CHECKING:
    from player.session.model import Pictured

PictureKind = Literal["png", "jpeg", "webp", "gif", "svg"]
"""What can be shown."""

LARGEST = 16 * 1024 * 1024
"""Bytes of the largest picture file."""
LARGEST_SVG = 2 * 1024 * 1024
"""Bytes of the largest drawing."""
MOST_PIXELS = 50_000_000
"""Pixels of the largest picture: more than those of a good telephone."""
MOST_MOVING = 250_000_000
"""Pixels of all frames of a moving picture together."""
MOST_FRAMES = 1000
"""Frames of a moving picture."""
LONGEST_SIDE = 20_000
"""Pixels of the longest side."""
_KINDS: tuple[tuple[bytes, int, PictureKind], ...] = (
    (b"\x89PNG\r\n\x1a\n", 0, "png"),
    (b"\xff\xd8\xff", 0, "jpeg"),
    (b"GIF87a", 0, "gif"),
    (b"GIF89a", 0, "gif"),
    (b"WEBP", 8, "webp"),
)
_HINT = later("use a PNG, JPEG, WebP, GIF or SVG file")


@dataclass(frozen=True, slots=True)
class PictureFile:
    """A picture that can be shown."""

    path: Path
    """Its file."""
    kind: PictureKind
    """What it is, whatever its name says."""
    data: bytes
    """All of it; of a drawing, what is left of it when it has been cleaned."""
    size: Size
    """Width and height: pixels, or whatever a drawing is measured in."""
    left_out: tuple[str, ...] = ()
    """What of a drawing is not shown: scripts, links, pictures in it."""


@dataclass(frozen=True, slots=True)
class PictureFault:
    """Why a picture cannot be shown."""

    message: str
    """What is wrong, in the author's words."""
    hint: str
    """What to do instead."""


def read_picture(pictured: Pictured) -> PictureFile | PictureFault:
    """Return a picture, or why it cannot be shown. Takes a bounded time and memory whatever the file is."""
    path = _inside(pictured)
    if isinstance(path, PictureFault):
        return path
    try:
        status = path.stat()
        if not stat.S_ISREG(status.st_mode):
            return PictureFault(said('"{name}" is no file', name=pictured.name), said(_HINT))
        if status.st_size > LARGEST:
            return _too_large(pictured, status.st_size)
        with path.open("rb") as file:
            data = file.read(LARGEST + 1)
    except OSError as error:
        return PictureFault(
            said('"{name}" cannot be read: {reason}', name=pictured.name, reason=reason_of(error)),
            said("check the name"),
        )
    if len(data) > LARGEST:
        return _too_large(pictured, len(data))
    kind = next((kind for mark, at, kind in _KINDS if data[at : at + len(mark)] == mark), None)
    if kind is None:
        return _drawing(path, pictured, data)
    size = size_of(data, kind)
    if size is None:
        return PictureFault(
            said('"{name}" is broken: its size cannot be read', name=pictured.name), said("save it anew")
        )
    return _judged(PictureFile(path, kind, data, size), pictured)


def _inside(pictured: Pictured) -> Path | PictureFault:
    """Return the file that is named, if it lies in the folder of the file that names it, or below."""
    name = pictured.name
    outside = PictureFault(
        said('"{name}" leads out of the folder of the file that names it', name=name),
        said("put the picture beside that file"),
    )
    if not name or "\x00" in name or len(name) > 400:
        return PictureFault(
            said("the name of the picture cannot be read"), said("write the name of a file beside this one")
        )
    parts = name.replace("\\", "/").split("/")
    if name[0] in "/\\~" or ".." in parts or ":" in name:
        return outside
    folder = Path(pictured.file).parent
    path = folder.joinpath(*parts)
    try:
        real = path.resolve(strict=True)
        inside = real.is_relative_to(folder.resolve(strict=True))
    except FileNotFoundError:
        return PictureFault(
            said('there is no picture "{name}"', name=name), said("put it into {folder}", folder=folder)
        )
    except (OSError, RuntimeError, ValueError) as error:
        return PictureFault(
            said('"{name}" cannot be read: {error}', name=name, error=error), said("check the name")
        )
    return real if inside else outside


def _judged(picture: PictureFile, pictured: Pictured) -> PictureFile | PictureFault:
    width, height = picture.size
    too_many = said(
        '"{name}" has {width:g} x {height:g} pixels, more than can be shown',
        name=pictured.name,
        width=width,
        height=height,
    )
    if width < 1 or height < 1:
        return PictureFault(said('"{name}" is empty', name=pictured.name), said("save it anew"))
    if max(width, height) > LONGEST_SIDE or width * height > MOST_PIXELS:
        return PictureFault(too_many, said("make it smaller: 2000 pixels are enough for any screen"))
    if picture.kind == "gif":
        frames = gif_frames(picture.data, MOST_FRAMES)
        if frames is None:
            return PictureFault(
                said('"{name}" is broken: its frames cannot be read', name=pictured.name),
                said("save it anew"),
            )
        if frames > MOST_FRAMES or frames * width * height > MOST_MOVING:
            return PictureFault(
                said('"{name}" moves for too long', name=pictured.name),
                said("shorten it, or make it smaller"),
            )
    return picture


def _drawing(path: Path, pictured: Pictured, data: bytes) -> PictureFile | PictureFault:
    if b"<svg" not in data[:65536]:
        return PictureFault(said('"{name}" is no picture that can be shown', name=pictured.name), said(_HINT))
    if len(data) > LARGEST_SVG:
        return _too_large(pictured, len(data), LARGEST_SVG)
    cleaned = clean_svg(data)
    if isinstance(cleaned, SvgFault):
        return PictureFault(f'"{pictured.name}": {cleaned.message}', cleaned.hint)
    return PictureFile(path, "svg", cleaned.data, cleaned.size, cleaned.left_out)


def _too_large(pictured: Pictured, size: int, most: int = LARGEST) -> PictureFault:
    return PictureFault(
        said(
            '"{name}" is too large: {size:.0f} MB of {most} MB',
            name=pictured.name,
            size=size / 1048576,
            most=most >> 20,
        ),
        said("make it smaller"),
    )

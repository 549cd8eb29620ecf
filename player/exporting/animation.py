"""An animation: pictures one after the other as a GIF that goes round for ever."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PIL import Image

from player.files import write_whole

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

_COLOURS = 128
"""Colours of the one palette of all pictures: flat areas with soft edges need no more."""
_SAMPLES = 12
"""From so many of the pictures the palette is made."""


@dataclass(frozen=True, slots=True)
class Painted:
    """One painted picture of an animation."""

    pixels: bytes
    """Red, green and blue of each pixel, row by row."""
    milliseconds: int
    """How long it is seen."""


def write_gif(pictures: Sequence[Painted], width: int, height: int, path: Path) -> None:
    """Write an animation. All pictures share one palette, so that no colour flickers.

    Raises ``PlayerError`` where the file cannot be written.
    """
    images = [Image.frombytes("RGB", (width, height), one.pixels) for one in pictures]
    palette = _palette(images)
    flat = [image.quantize(palette=palette, dither=Image.Dither.NONE) for image in images]
    write_whole(
        path,
        lambda file: flat[0].save(
            file,
            format="GIF",
            save_all=True,
            append_images=flat[1:],
            duration=[one.milliseconds for one in pictures],
            loop=0,
            optimize=False,
            disposal=1,
        ),
    )


def _palette(images: Sequence[Image.Image]) -> Image.Image:
    step = max(1, len(images) // _SAMPLES)
    chosen = images[::step]
    width, height = chosen[0].size
    strip = Image.new("RGB", (width, height * len(chosen)))
    for place, image in enumerate(chosen):
        strip.paste(image, (0, place * height))
    return strip.quantize(colors=_COLOURS, method=Image.Quantize.MEDIANCUT, kmeans=2)

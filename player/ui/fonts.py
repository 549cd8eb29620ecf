"""The system's own interface font, at chosen weights and sizes, and the fitting of words into boxes."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from PySide6.QtGui import QFont, QFontDatabase, QFontInfo, QFontMetricsF

_LAST_RESORTS = ("DejaVu Sans", "DejaVu Serif", "Bitstream Vera Sans", "Liberation Sans", "MS Shell Dlg 2")
"""What systems give when nobody has chosen an interface font."""
_BETTER = (
    "Adwaita Sans",
    "Inter",
    "Cantarell",
    "Noto Sans",
    "Ubuntu",
    "Roboto",
    "Open Sans",
    "Segoe UI",
    "DejaVu Sans",
    "Liberation Sans",
)
_USUAL_PIXELS = 12.5
_PATH = re.compile(r"(?:^|\s)(?:~?/|[A-Za-z]:[\\/]|[\w.]+[\\/]).*([\\/][^\\/\n]+)$")
"""A path, from a root, a home or a folder on, and the name at its end."""


@lru_cache(maxsize=1)
def family() -> str:
    """Return the system's interface font; where none was chosen, a better one of those installed."""
    chosen = QFontInfo(QFontDatabase.systemFont(QFontDatabase.SystemFont.GeneralFont)).family()
    if chosen not in _LAST_RESORTS:
        return chosen
    return next((name for name in _BETTER if QFontDatabase.hasFamily(name)), chosen)


def text_scale(font: QFont) -> float:
    """Return how much larger than usual the person wants text, from the application's font; 1 to 3."""
    return min(3.0, max(1.0, QFontInfo(font).pixelSize() / _USUAL_PIXELS))


@lru_cache(maxsize=256)
def font(pixels: int, weight: QFont.Weight = QFont.Weight.Normal) -> QFont:
    """Return the interface font; large sizes are set a little tighter, digits are all of one width."""
    made = QFont(family())
    made.setPixelSize(max(8, pixels))
    made.setWeight(weight)
    made.setFeature(QFont.Tag("tnum"), 1)
    if pixels >= 40:
        made.setLetterSpacing(QFont.SpacingType.PercentageSpacing, 98)
    return made


@dataclass(frozen=True, slots=True)
class Fitted:
    """Words as they fit into a box."""

    lines: tuple[str, ...]
    """One text a line."""
    pixels: int
    """The font's size."""
    elided: bool
    """Whether words were left out."""


@lru_cache(maxsize=512)
def fitted(
    text: str, width: int, height: int, largest: int, smallest: int, weight: QFont.Weight, most_lines: int
) -> Fitted:
    """Return the words at the largest size at which they fit; at the smallest they are elided if need be."""
    size = max(smallest, largest)
    while True:
        metrics = QFontMetricsF(font(size, weight))
        room = max(1, min(most_lines, int(height / metrics.lineSpacing() + 0.02)))
        lines = wrapped(text, metrics, width)
        fits = len(lines) <= room and all(metrics.horizontalAdvance(line) <= width for line in lines)
        if fits and (metrics.height() <= height or size <= smallest):
            return Fitted(lines, size, False)
        if size <= smallest:
            return _elided(lines, metrics, width, room, size)
        size = max(smallest, size - max(1, size // 24))


def wrapped(text: str, metrics: QFontMetricsF, width: float) -> tuple[str, ...]:
    """Return the text broken at spaces, save no-break ones, so that each line fits; a single long word stays
    whole."""
    lines: list[str] = []
    for word in re.split(r"[ \n\t]+", text.strip()) if text.strip() else ():
        if lines and metrics.horizontalAdvance(f"{lines[-1]} {word}") <= width:
            lines[-1] += f" {word}"
        else:
            lines.append(word)
    return tuple(lines)


@lru_cache(maxsize=64)
def balanced(fit: Fitted, weight: QFont.Weight) -> Fitted:
    """Return the same words in as many lines, broken so that the longest line is as short as can be."""
    if len(fit.lines) < 2 or fit.elided:
        return fit
    text, metrics = " ".join(fit.lines), QFontMetricsF(font(fit.pixels, weight))
    widest = max(map(metrics.horizontalAdvance, fit.lines))
    least = max(map(metrics.horizontalAdvance, re.split(r"[ \n\t]+", text)))
    while widest - least > 1:
        middle = (least + widest) / 2
        if len(wrapped(text, metrics, middle)) > len(fit.lines):
            least = middle
        else:
            widest = middle
    return Fitted(wrapped(text, metrics, widest), fit.pixels, elided=False)


def _elided(lines: tuple[str, ...], metrics: QFontMetricsF, width: int, room: int, size: int) -> Fitted:
    kept = [*lines[: room - 1], " ".join(lines[room - 1 :])]
    return Fitted(tuple(elide(line, metrics, width) for line in kept), size, True)


def elide(text: str, metrics: QFontMetricsF, width: float) -> str:
    """Return the text cut at its end, with an ellipsis, so that it fits; one that ends in the path of a file
    is cut in the middle, so that the file's name is seen."""
    if metrics.horizontalAdvance(text) <= width:
        return text
    path = _PATH.search(text)
    if path is not None and metrics.horizontalAdvance("…" + path[1]) <= width:
        head = text[: path.start(1)]
        while head and metrics.horizontalAdvance(f"{head}…{path[1]}") > width:
            head = head[:-1]
        return f"{head}…{path[1]}"
    shorter = text
    while shorter and metrics.horizontalAdvance(shorter.rstrip() + "…") > width:
        shorter = shorter[:-1]
    return shorter.rstrip() + "…"

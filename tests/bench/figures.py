"""How much of a frame's time a figure takes: the worst exercise at 1920 x 1080, against a frame at 30 a
second and against copying a picture of that size.

Run it alone: `python tests/bench/figures.py [EXERCISE ...]`. Prints JSON; the bar is a part of the frame.
"""

from __future__ import annotations

import json
import os
import sys
import time
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))
os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtCore import QRectF
from PySide6.QtGui import QGuiApplication, QImage, QPainter

from player.figures.motion import FigureState
from player.ui.drawing_painting import paint_drawing
from tests.figures.shown import NAMES, figure_of, kinds_of

if TYPE_CHECKING:
    from collections.abc import Callable

    from player.figures.drawing import Drawing
    from player.figures.figure import Figure

WIDTH, HEIGHT = 1920, 1080
FRAME = 1 / 30
BAR = 0.35
"""Part of a frame that drawing and painting anew may take together; most frames are only copied."""
_TOLD = 10
"""So many of the dearest exercises are told."""
_ROUNDS = 5
_AGAIN = 3
"""How often the dearest exercises are measured again."""
_STEPS = 6


def measure(names: tuple[str, ...] = NAMES) -> dict[str, float | str | dict[str, float]]:
    """Return the worst exercise, its seconds for drawing and for painting, and what they are a part of; and
    which part of a frame each of the dearest exercises takes.
    """
    application = QGuiApplication.instance() or QGuiApplication([])
    image = QImage(WIDTH, HEIGHT, QImage.Format.Format_ARGB32_Premultiplied)
    picture = QImage(WIDTH, HEIGHT, QImage.Format.Format_ARGB32_Premultiplied)
    image.fill(0xFFFFFFFF)
    picture.fill(0xFF808080)
    times = {name: _of_exercise(figure_of(name), image) for name in names}
    for _ in range(_AGAIN):
        # of so many exercises the dearest is one that something else on the machine held up
        for name in sorted(times, key=lambda name: -sum(times[name]))[: 2 * _TOLD]:
            times[name] = min(times[name], _of_exercise(figure_of(name), image), key=sum)
    copied = _best(lambda: _copy(image, picture))
    dearest = sorted(times, key=lambda name: -sum(times[name]))
    worst = dearest[0]
    drawn, painted = times[worst]
    del application
    return {
        "worst": worst,
        "drawn": round(drawn, 5),
        "painted": round(painted, 5),
        "copied": round(copied, 5),
        "part_of_frame": round((drawn + painted) / FRAME, 3),
        "to_copied": round((drawn + painted) / copied, 2),
        "bar": BAR,
        "dearest": {name: round(sum(times[name]) / FRAME, 3) for name in dearest[:_TOLD]},
    }


def _of_exercise(figure: Figure, image: QImage) -> tuple[float, float]:
    """The dearest kind of phase of an exercise: seconds to draw a picture anew, and to paint it."""
    figure.view_box()
    found = (0.0, 0.0)
    for kind in kinds_of(figure):
        states = [
            FigureState(kind, seconds=2.0 + step / 4, phase_progress=0.2 + step / 60, part_progress=step / 14)
            for step in range(1, _STEPS + 1)
        ]
        pictures = [figure.drawing_at(state) for state in states]
        drawn = _best(partial(_draw_anew, figure, states)) / _STEPS
        painted = _best(partial(_paint, image, pictures[-1]))
        found = max(found, (drawn, painted), key=sum)
    return found


def _draw_anew(figure: Figure, states: list[FigureState]) -> None:
    figure.forget_drawings()
    for state in states:
        figure.drawing_at(state)


def _paint(image: QImage, drawing: Drawing) -> None:
    _, _, width, height = drawing.view_box
    scale = min(WIDTH / width, HEIGHT / height)
    painter = QPainter(image)
    paint_drawing(painter, drawing, QRectF(0.0, 0.0, width * scale, height * scale))
    painter.end()


def _copy(image: QImage, picture: QImage) -> None:
    painter = QPainter(image)
    painter.drawImage(0, 0, picture)
    painter.end()


def _best(call: Callable[[], None]) -> float:
    """The shortest of several rounds, in seconds of this process."""
    best = float("inf")
    for _ in range(_ROUNDS):
        start = time.process_time()
        call()
        best = min(best, time.process_time() - start)
    return best


if __name__ == "__main__":
    print(json.dumps(measure(tuple(sys.argv[1:]) or NAMES), indent=2))

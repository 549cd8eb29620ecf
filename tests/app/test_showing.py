"""How often the figure on the screen is looked at."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any, cast

from player.app.showing import Showing
from player.figures.cast import until_next_picture
from player.timeline.moment import moment_at
from tests.ui.handmade import hamstring_session


class _View:
    """A view that keeps what it was given."""

    def __init__(self) -> None:
        self.was_turned = SimpleNamespace(connect=lambda slot: None)
        self.turned = (0.0, 0.0)
        self.drawing: object = None

    def show_drawing(self, drawing: object) -> None:
        self.drawing = drawing

    def turn_back(self) -> None:
        pass


def test_a_figure_that_stands_still_is_looked_at_less_often() -> None:
    drawings = [SimpleNamespace(upright=True), SimpleNamespace(upright=True)]
    seen = iter([drawings[0], drawings[0], drawings[1]])
    cast_of = SimpleNamespace(drawing_at=lambda *_, **__: next(seen))
    told: list[bool] = []
    player = SimpleNamespace(set_upright=told.append)
    showing = Showing(cast("Any", cast_of), cast("Any", _View()), cast("Any", player))
    moment = moment_at(hamstring_session(), 0)
    usual = until_next_picture(moment)
    first, still, moved = (showing.show(moment) for _ in range(3))
    assert first == moved == usual < still
    assert told == [True, True]

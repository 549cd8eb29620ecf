"""Showing: the figure of a session on the screen, turned as the person has turned it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from player.figures.cast import until_next_picture

if TYPE_CHECKING:
    from player.figures.cast import Cast
    from player.timeline.moment import Moment
    from player.ui.figure_view import FigureView
    from player.ui.player_screen.screen import PlayerScreen

_NEVER = 1 << 40
"""Frames until something else is to be seen where there is nothing to see."""


class Showing:
    """Between the moments of a session and the widget that shows its figures."""

    def __init__(self, cast: Cast, view: FigureView, player: PlayerScreen) -> None:
        """Draw with a cast into a view, which stands on the screen of the player."""
        self._player = player
        self._cast = cast
        self._view = view
        self._palette = "light"
        self._reduced = False
        self._moment: Moment | None = None
        self._frame = 0
        view.was_turned.connect(self._show_again)

    def set_look(self, palette: str, *, reduced: bool) -> None:
        """Draw in a palette, as in ``Figure.drawing_at``, and with ``reduced`` motion or all of it."""
        self._palette = palette
        self._reduced = reduced
        self._show_again()

    def show(self, moment: Moment) -> int:
        """Show a moment; return in how many frames something else may be seen."""
        before, self._moment = self._moment, moment
        if before is not None and before.phase.exercise != moment.phase.exercise:
            # each exercise has a view of its own from which it is seen best
            self._view.turn_back()
        return self.show_at(moment.frame)

    def show_at(self, frame: int) -> int:
        """Show a frame of the last moment's beat; return in how many frames something else may be seen."""
        if self._moment is None:
            return _NEVER
        self._frame = frame
        drawing = self._cast.drawing_at(
            self._moment, self._palette, frame, turned=self._view.turned, reduced=self._reduced
        )
        if drawing is not None and self._view.turned == (0.0, 0.0):
            self._player.set_upright(drawing.upright)
        self._view.show_drawing(drawing)
        return until_next_picture(self._moment, frame)

    def close(self) -> None:
        """Show nothing any more."""
        self._moment = None
        self._view.was_turned.disconnect(self._show_again)
        self._view.turn_back()
        self._view.show_drawing(None)

    def _show_again(self) -> None:
        self.show_at(self._frame)

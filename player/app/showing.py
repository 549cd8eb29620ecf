"""Showing: the figure of a session on the screen, turned as the person has turned it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from player.figures.cast import until_next_picture
from player.timeline.frames import frames_of

if TYPE_CHECKING:
    from player.app.picture_cast import PictureCast
    from player.figures.cast import Cast
    from player.timeline.moment import Moment
    from player.ui.figure_view import FigureView
    from player.ui.picture_view import PictureView
    from player.ui.player_screen.screen import PlayerScreen

_STILL = frames_of(0.033)
"""A figure that stands still is looked at so much later."""
_NEVER = 1 << 40
"""Frames until something else is to be seen where there is nothing to see."""


class Showing:
    """Between the moments of a session and the widget that shows its figures."""

    def __init__(
        self, cast: Cast, view: FigureView, player: PlayerScreen, pictures: PictureCast | None = None
    ) -> None:
        """Draw with a cast into a view, which stands on the screen of the player; ``pictures`` are those that
        people have brought."""
        self._player = player
        self._cast = cast
        self._view = view
        self._palette = "light"
        self._reduced = False
        self._moment: Moment | None = None
        self._frame = 0
        self._pictures = pictures
        self._picture_view: PictureView | None = None
        view.was_turned.connect(self._show_again)

    def set_look(self, palette: str, *, reduced: bool) -> None:
        """Draw in a palette, as in ``Figure.drawing_at``, and with ``reduced`` motion or all of it."""
        self._palette = palette
        self._reduced = reduced
        self._show_again()

    def show(self, moment: Moment) -> int:
        """Show a moment; return in how many frames something else may be seen."""
        before, self._moment, self._frame = self._moment, moment, moment.frame
        if before is not None and before.phase.exercise != moment.phase.exercise:
            # each exercise has a view of its own from which it is seen best
            self._view.turn_back()
        return self.show_at(moment.frame)

    def show_at(self, frame: int) -> int:
        """Show a frame of the last moment's beat; return in how many frames something else may be seen."""
        if self._moment is None:
            return _NEVER
        self._frame = frame
        if self._shows_picture(self._moment):
            return until_next_picture(self._moment, frame)
        drawing = self._cast.drawing_at(
            self._moment, self._palette, frame, turned=self._view.turned, reduced=self._reduced
        )
        until_next = until_next_picture(self._moment, frame)
        if drawing is self._view.drawing:
            return until_next + _STILL
        if drawing is not None and self._view.turned == (0.0, 0.0):
            self._player.set_upright(drawing.upright)
        self._view.show_drawing(drawing)
        return until_next

    def _shows_picture(self, moment: Moment) -> bool:
        """Show the picture that stands in place of the figure, if there is one."""
        shown = self._pictures.shown_at(moment) if self._pictures is not None else None
        if shown is None:
            if self._picture_view is not None:
                self._picture_view.show_picture(None)
            return False
        if self._picture_view is None:
            from player.ui.picture_view import PictureView

            self._picture_view = PictureView(self._view)
        seen = self._picture_view.show_picture(
            shown.picture, mirrored=shown.mirrored, moving=not self._reduced
        )
        if seen:
            self._view.show_drawing(None)
        return seen

    def close(self) -> None:
        """Show nothing any more."""
        if self._picture_view is not None:
            self._picture_view.show_picture(None)
            self._view.removeEventFilter(self._picture_view)
            self._picture_view.deleteLater()
            self._picture_view = None
        self._moment = None
        self._view.was_turned.disconnect(self._show_again)
        self._view.turn_back()
        self._view.show_drawing(None)

    def _show_again(self) -> None:
        self.show_at(self._frame)

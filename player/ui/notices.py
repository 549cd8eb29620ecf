"""Calm lines of news at an edge of a screen: said once, one at a time, gone by themselves or dismissed."""

from __future__ import annotations

from PySide6.QtCore import QRect, QRectF, Qt, QTimer
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import QWidget

from player.language import said
from player.ui.announcing import announce
from player.ui.buttons import IconButton
from player.ui.icons import paint_icon
from player.ui.painted import Painted, Words
from player.ui.theme import Theme, mix
from player.ui.timers import single_shot

_STAYS_MS = 12_000
_ANSWER_MS = 4_000
_FAR_LINES = 4
_LEAST_TALL = 44
"""So high is a line with a button, in pixels: it can be hit."""


class Notices(Painted):
    """One line that shows the news there are; hidden when there are none."""

    spoken_as = "news"

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(theme, parent)
        self.announces = True
        """Whether a screen reader is told."""
        self._said: set[str] = set()
        self._waiting: list[str] = []
        self._progress = self._short = ""
        self._taken = 0
        self._answer = ""
        self._answer_ends = single_shot(self, _ANSWER_MS, self._end_answer)
        self._share = 0.0
        self.words = Words(theme, self, most_lines=2)
        self.close_button = IconButton(theme, "close", said("Dismiss"), parent=self)
        self.close_button.clicked.connect(self.dismiss)
        self._room = self._far = QRect()
        self._pixels = self._far_pixels = 16
        self._fills = False
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(_STAYS_MS)
        self._timer.timeout.connect(self.dismiss)
        self.hide()

    @property
    def text(self) -> str:
        """Return the line that is shown; empty if none."""
        return self._answer or (self._waiting[0] if self._waiting else self._progress)

    @property
    def is_progress(self) -> bool:
        """Return whether it is shown how far something is."""
        return bool(self._progress) and not self._answer and not self._waiting

    def set_pixels(self, pixels: int) -> None:
        """Set the font size."""
        self._pixels = pixels
        self._fit()

    def set_room(
        self,
        room: QRect,
        far: QRect | None = None,
        far_pixels: int = 0,
        *,
        taken: int = 0,
        fills: bool = False,
    ) -> None:
        """Set how far the line may reach; it takes what its words need, at the right end. News and answers
        may have another room, where they find none in one line here, and another font size, for those who
        read them from afar. What tells how far something is leaves what is ``taken`` at the left end, in
        pixels: it has short words, or none. Where it ``fills`` the other room, nothing is seen beside it."""
        self._fills = fills
        self._room, self._far, self._far_pixels, self._taken = room, far or QRect(), far_pixels, taken
        self._fit()

    def show_text(self, text: str, *, again: bool = False) -> None:
        """Show a line; the same line is never shown twice, unless it is said to be ``again`` so."""
        if text in self._said and (not again or text in self._waiting):
            return
        self._said.add(text)
        self._waiting.append(text)
        self._announce(text)
        self._refresh()

    def show_answer(self, text: str) -> None:
        """Show for a few seconds, before any news, what came of something that the person has asked for."""
        self._answer = text
        self._answer_ends.start()
        self._refresh()
        self._announce(text)

    def withdraw(self, text: str) -> None:
        """Take a line away that is no longer true."""
        if text in self._waiting:
            self._waiting.remove(text)
            self._timer.stop()
            self._refresh()

    def show_progress(self, text: str, share: float, short: str = "") -> None:
        """Show how far something is, 0 to 1, behind the news; an empty text ends it. ``short`` stands where
        there is no room for the text."""
        self._progress, self._short, self._share = text, short, share
        self._refresh()

    def dismiss(self) -> None:
        """Take the line away and show the next one."""
        if self._answer:
            self._end_answer()
            return
        if self._waiting:
            self._waiting.pop(0)
        else:
            self._progress = ""
        self._refresh()

    def _announce(self, text: str) -> None:
        if self.announces:
            announce(self, text)

    def _end_answer(self) -> None:
        self._answer = ""
        self._answer_ends.stop()
        self._refresh()

    def _refresh(self) -> None:
        self.setAccessibleName(self.text)
        self.setToolTip(self._progress if self.is_progress else "")
        self._fit()
        self.setVisible(bool(self.text))
        self.close_button.setVisible(bool(self._waiting) and not self._answer)
        if not self._waiting:
            self._timer.stop()
        elif not self._timer.isActive():
            self._timer.start()
        self.update()

    @property
    def _end(self) -> int:
        """Return the room for the sign, and for the button, in pixels."""
        return min(self.height(), round(2.4 * max(self._pixels, self._far_pixels)))

    def _fit(self) -> None:
        far = not self._far.isEmpty() and bool(self._answer or self._waiting) and not self._fits_near()
        room, pixels = (self._far, self._far_pixels) if far else (self._room, self._pixels)
        self.words.set_sizes(pixels, min(pixels, 12))
        self.words.set_most_lines(_FAR_LINES if far else 2)
        ends = round(min(room.height(), round(2.4 * pixels)) * 2.2)
        self.words.set_text(self.text)
        if self.is_progress:
            ends = round(min(room.height(), round(2.4 * max(self._pixels, self._far_pixels))) * 1.5)
            for shorter in (self._short, "") if self._taken and self._short else ():
                if self.words.sizeHint().width() + ends <= room.width() - self._taken:
                    break
                self.words.set_text(shorter)
        wished = self.words.sizeHint().width() + ends if self.words.text else round(ends / 1.5 * 1.1)
        width = room.width() if far and self._fills else min(room.width(), wished)
        self.setGeometry(QRect(room.right() + 1 - width, room.y(), width, room.height()))
        self._place()
        if far and not self._fills:  # it covers no more of the figure than it needs
            words = round(self.words.words_size().height() + pixels * 1.1)
            tall = min(room.height(), max(words, _LEAST_TALL))
            self.setGeometry(QRect(self.x(), self.y(), width, tall))

    def _fits_near(self) -> bool:
        """Return whether the line is read as well where there is least to cover."""
        if self._far_pixels > self._pixels:
            return False
        self.words.set_sizes(self._pixels, self._pixels)
        self.words.set_most_lines(1)
        self.words.set_text(self.text)
        ends = round(min(self._room.height(), round(2.4 * self._pixels)) * 2.2)
        return self.words.sizeHint().width() + ends <= self._room.width()

    def _place(self) -> None:
        height, end = self.height(), self._end
        self.close_button.setGeometry(QRect(self.width() - end, (height - end) // 2, end, end))
        right = 1.05 if self._waiting and not self._answer else 0.5
        self.words.setGeometry(
            QRect(round(end * 0.95), 0, self.width() - round(end * (0.95 + right)), height)
        )

    def resizeEvent(self, event: QResizeEvent) -> None:
        self._place()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        box = QRectF(self.rect()).adjusted(1, 2, -1, -2)
        painter.setPen(QPen(QColor(self._theme.line), 1.5))
        painter.setBrush(QColor(self._theme.card))
        end = self._end
        painter.drawRoundedRect(box, end / 2 - 2, end / 2 - 2)
        side = end * 0.42
        sign = QRectF(end * 0.36, (self.height() - side) / 2, side, side)
        if self._answer:
            paint_icon(painter, "done", sign, QColor(self._theme.accent))
        elif self._waiting:
            paint_icon(painter, "warning", sign, QColor(self._theme.warning))
        else:
            faint = mix(self._theme.card, self._theme.accent, 0.25)
            painter.setPen(QPen(QColor(faint), 3))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawEllipse(sign)
            painter.setPen(
                QPen(QColor(self._theme.accent), 3, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap)
            )
            painter.drawArc(sign, 90 * 16, -round(360 * 16 * self._share))
        painter.end()

"""The making screen: say what you want, see at once what comes of it, change it, and play or edit it."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from PySide6.QtCore import QRect, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QFont,
    QPainter,
    QPaintEvent,
    QPalette,
    QPen,
    QResizeEvent,
)
from PySide6.QtWidgets import QScrollArea, QWidget

from player.language import said
from player.making.wish import Wish
from player.ui.buttons import IconButton, WordButton, round_side
from player.ui.editor_screen.picker import ExercisePicker
from player.ui.entry import Entry
from player.ui.making_screen.heard_box import HeardBox
from player.ui.making_screen.made_list import MadeList
from player.ui.making_screen.menus import Menus, open_below
from player.ui.making_screen.page import Heard, MadePage, Other
from player.ui.making_screen.wish_form import WishForm
from player.ui.page import Page
from player.ui.painted import Painted, Words
from player.ui.scroll_bar import SlimScrollBar
from player.ui.theme import Theme
from player.ui.timers import single_shot

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from player.figures.drawing import Drawing
    from player.ui.library_screen.card_painting import PaintDrawing

_SETTLED_MS = 250
"""How long nothing is written before the sentence is read."""
_TWO_COLUMNS = 56
"""In a width of so many letters' heights the session stands beside the form."""


class _Sheet(Painted):
    """What scrolls: the form and what comes of it."""

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(event.rect(), QColor(self._theme.window))
        painter.end()


class MakingScreen(Page):
    """The whole screen."""

    sentence_given = Signal(str)
    """What stands in the line was changed, and has settled."""
    wish_changed = Signal(Wish)
    """Something else was chosen in the form."""
    another_asked = Signal()
    """Another session for the same wish."""
    swap_asked = Signal(int)
    """The exercises that could stand in one's place are to be offered."""
    swapped = Signal(int, str)
    """The place of an exercise, and the one that is to stand there."""
    removed = Signal(int)
    """The place of an exercise that is to go."""
    moved = Signal(int, int)
    """The place of an exercise, and how many places later it is to come; below 0, earlier."""
    added = Signal(str)
    """One more exercise, by its name in sessions."""
    minutes_asked = Signal(int)
    """It is to take so many minutes after all."""
    edit_asked = Signal()
    """The session is to be opened in the editor."""
    play_asked = Signal()
    """The session is to be played."""
    begun = Signal(str)
    """One of ``beginnings`` was chosen instead."""

    def __init__(
        self,
        theme: Theme,
        things: Sequence[str],
        paint: PaintDrawing | None = None,
        text_scale: float = 1.0,
        parent: QWidget | None = None,
    ) -> None:
        """Take the equipment that exercises need, and what paints figures."""
        super().__init__(theme, parent)
        self._scale = text_scale
        self._paint = paint
        self.beginnings: tuple[Other, ...] = ()
        self.menus = Menus(theme, paint, self)
        self.menus.swapped.connect(self.swapped)
        self.menus.begun.connect(self.begun)
        self.setAccessibleName(said("New session"))
        self.way_back = IconButton(theme, "left", said("Back to the sessions"), parent=self)
        self.way_back.clicked.connect(self.left)
        self.title = Words(theme, self, weight=QFont.Weight.Bold)
        self.title.set_text(said("New session"))
        self.otherwise = WordButton(theme, said("Begin with something else"), "plain", "down", self)
        self.otherwise.clicked.connect(self._open_beginnings)
        self.sentence = Entry(theme, said("Say what you want: twenty minutes for hamstrings, gentle"), self)
        self.sentence.setClearButtonEnabled(False)
        self._settled = single_shot(self, _SETTLED_MS, self._give_sentence)
        self.sentence.textEdited.connect(lambda _text: self._settled.start())
        self.sentence.returnPressed.connect(self._enter)
        self.heard = HeardBox(theme, self)
        self._build_sheet(theme, things)
        self.another = WordButton(theme, said("Another one"), "plain", "restart", self)
        self.another.clicked.connect(self.another_asked)
        self.edit = WordButton(theme, said("Open in the editor"), "plain", "pencil", self)
        self.edit.clicked.connect(self.edit_asked)
        self.play = WordButton(theme, said("Play now"), "main", "play", self)
        self.play.clicked.connect(self.play_asked)
        self.picker = ExercisePicker(theme, self)
        self.picker.picked.connect(self._add)
        self.picker.closed.connect(lambda: self.made.add.setFocus(Qt.FocusReason.OtherFocusReason))
        self._colour_area()
        self._set_tab_order()

    def _build_sheet(self, theme: Theme, things: Sequence[str]) -> None:
        self.area = QScrollArea(self)
        self.area.setFrameShape(QScrollArea.Shape.NoFrame)
        self.area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._bar = SlimScrollBar(theme, self.area)
        self.area.setVerticalScrollBar(self._bar)
        self._sheet = _Sheet(theme)
        self.form = WishForm(theme, things, self._sheet)
        self.form.changed.connect(self.wish_changed)
        self.made = MadeList(theme, self._paint, self._sheet)
        self.made.swap_asked.connect(self.swap_asked)
        self.made.removed.connect(self.removed)
        self.made.moved.connect(self.moved)
        self.made.minutes_asked.connect(self.minutes_asked)
        self.made.add_asked.connect(self.open_picker)
        self.area.setWidget(self._sheet)

    def set_draw(self, draw: Callable[[str], Drawing | None]) -> None:
        """Take what draws the figure of an exercise."""
        self.menus.draw = draw
        self.made.set_draw(draw)

    def show_wish(self, wish: Wish) -> None:
        """Show a wish in the form."""
        self.form.show_wish(wish)
        self._arrange()

    def show_heard(self, heard: Heard) -> None:
        """Show what was not understood of the sentence, and what is to be told about it."""
        if self.heard.show_heard(heard):
            self._arrange()

    def show_page(self, page: MadePage, *, aloud: bool = False) -> None:
        """Show what came of the wish; ``aloud`` is whether a screen reader is told."""
        place = next((place for place, row in enumerate(self.made.rows) if row.hasFocus()), -1)
        self.made.show_page(page)
        for button in (self.edit, self.play):
            button.setEnabled(bool(page.lines))
            button.set_strength(1.0 if page.lines else 0.35)
        self.play.setAccessibleName(said("Play now: {title}, {facts}", title=page.title, facts=page.facts))
        self._set_tab_order()
        self._arrange()
        if place >= len(page.lines) > 0:
            self.made.rows[len(page.lines) - 1].setFocus(Qt.FocusReason.OtherFocusReason)
        if aloud:
            self.made.tell()

    def focus_row(self, place: int) -> None:
        """Give the keyboard to an exercise."""
        if 0 <= place < len(self.made.page.lines):
            self.made.rows[place].setFocus(Qt.FocusReason.OtherFocusReason)
            self.area.ensureWidgetVisible(self.made.rows[place], 0, 20)

    def offer_others(self, place: int, others: Sequence[Other]) -> None:
        """Open a menu of what could stand in an exercise's place."""
        open_below(self.menus.others(place, others), self.made.rows[place].swap)

    def open_picker(self) -> None:
        """Open the exercises, one of which is to come into the session."""
        if self.made.page.lines:
            self._arrange_picker(24)
            self.picker.open_at("")

    def _add(self, identity: str) -> None:
        self.made.add.setFocus(Qt.FocusReason.OtherFocusReason)
        self.added.emit(identity)

    def take_focus(self) -> None:
        """Give the keyboard to the sentence."""
        self.sentence.setFocus(Qt.FocusReason.OtherFocusReason)
        self.sentence.selectAll()

    def start_afresh(self) -> None:
        """Begin with an empty sentence."""
        self._settled.stop()
        self.sentence.clear()
        self.show_heard(Heard())
        self._bar.setValue(0)

    def commands(self) -> tuple[tuple[str, str, Callable[[], None]], ...]:
        """Return what can be asked for here alone."""
        return (
            (said("Another one"), "", self.another.click),
            (said("Add an exercise"), "", self.open_picker),
            (said("Open in the editor"), "", self.edit.click),
            (said("Play now"), "", self.play.click),
            *(
                (each.text, "", lambda name=each.name: self.begun.emit(name))
                for each in self.beginnings
                if each.name
            ),
        )

    def set_theme(self, theme: Theme) -> None:
        """Take other colours, with everything on the screen."""
        super().set_theme(theme)
        buttons = (self.way_back, self.otherwise, self.another, self.edit, self.play)
        inside = (self.heard, self._bar, self._sheet, self.form, self.made, self.picker)
        for child in (*buttons, self.title, self.sentence, *inside):
            child.set_theme(theme)
        self.menus.theme = theme
        self._colour_area()

    def set_text_scale(self, scale: float) -> None:
        """Take another scale of text, 1 to 3."""
        self._scale = self.menus.scale = scale
        self._arrange()

    def _give_sentence(self) -> None:
        self.sentence_given.emit(self.sentence.text())

    def _enter(self) -> None:
        """Read the sentence at once, and go on to the button that plays."""
        self._settled.stop()
        self._give_sentence()
        if self.play.isEnabled():
            self.play.setFocus(Qt.FocusReason.OtherFocusReason)

    def _open_beginnings(self) -> None:
        open_below(self.menus.beginnings(self.beginnings), self.otherwise)

    def _set_tab_order(self) -> None:
        order: list[QWidget] = [self.way_back, self.otherwise, self.sentence, *self.form.widgets()]
        order += [self.made.other_time, *self.made.shown, self.made.add, self.another, self.edit, self.play]
        for one, other in pairwise(order):
            QWidget.setTabOrder(one, other)

    def _colour_area(self) -> None:
        palette = QPalette(self.area.palette())
        palette.setColor(QPalette.ColorRole.Window, QColor(self._theme.window))
        self.area.setPalette(palette)

    # -- where everything stands

    def _foot(self) -> QRect:
        tall = max(64, round(54 * min(self._scale, 1.6))) + 16
        return QRect(0, self.height() - tall, self.width(), tall)

    def _arrange(self) -> None:
        pixels = round(16 * self._scale)
        margin = max(12, min(48, round(self.width() * 0.03)))
        line = round(28 * self._scale)
        side = round_side(self._scale)
        self.way_back.setGeometry(margin - 4, 10, side, side)
        self.otherwise.set_font_pixels(round(15 * min(self._scale, 1.4)))
        size = self.otherwise.sizeHint()
        left, right = margin + side + 4, self.width() - margin
        fits = right - left - size.width() > line * 6
        self.otherwise.setText(said("Begin with something else") if fits else said("Otherwise"))
        self.otherwise.setAccessibleName(said("Begin with something else"))
        wide = min(self.otherwise.sizeHint().width(), max(80, (right - left) // 2))
        self.otherwise.setGeometry(right - wide, 10 + (side - 44) // 2, wide, 44)
        self.title.set_sizes(line, 15)
        self.title.setGeometry(left, 10, max(0, right - wide - left - 12), side)
        top = side + 18
        self.sentence.set_pixels(round(18 * min(self._scale, 1.8)))
        tall = max(52, round(pixels * 3.1))
        self.sentence.setGeometry(margin - 3, top, self.width() - 2 * margin + 6, tall)
        top = self._arrange_heard(QRect(margin, top + tall + 2, self.width() - 2 * margin, 0))
        foot = self._foot()
        self.area.setGeometry(0, top + 4, self.width(), max(0, foot.y() - top - 6))
        self._arrange_sheet(margin, pixels)
        self._arrange_foot(foot, margin)
        self._arrange_picker(margin)
        self.update()

    def _arrange_picker(self, margin: int) -> None:
        self.picker.set_pixels(round(15 * self._scale))
        wide, tall = min(self.width() - margin, 900), min(self.height() - 24, 720)
        self.picker.setGeometry((self.width() - wide) // 2, (self.height() - tall) // 2, wide, tall)

    def _arrange_heard(self, at: QRect) -> int:
        """Leave room below the sentence for what was not understood; return its bottom."""
        self.heard.set_pixels(round(15 * self._scale))
        tall = self.heard.height_for(at.width())
        self.heard.setGeometry(at.x(), at.y() + 2, at.width(), tall)
        return at.y() + tall + 4 if tall else at.y()

    def _arrange_sheet(self, margin: int, pixels: int) -> None:
        width = self.area.width() - self._bar.width()
        room = min(self.area.width() - 2 * margin, width - margin - 2)
        self.form.set_pixels(pixels)
        self.made.set_pixels(pixels)
        if room >= _TWO_COLUMNS * pixels:
            gap = round(pixels * 2.2)
            left = round((room - gap) * 0.44)
            right = room - gap - left
            self._place(self.form, QRect(margin, 8, left, self.form.height_for(left)))
            self._place(self.made, QRect(margin + left + gap, 8, right, self.made.place(right)))
            tall = max(self.form.height(), self.made.height()) + 16
        else:
            self._place(self.form, QRect(margin, 8, room, self.form.height_for(room)))
            below = self.form.geometry().bottom() + pixels
            self._place(self.made, QRect(margin, below, room, self.made.place(room)))
            tall = below + self.made.height() + 16
        self.form.place(self.form.width())
        self._sheet.setFixedSize(width, tall)

    def _place(self, widget: QWidget, box: QRect) -> None:
        widget.setGeometry(box)

    def _arrange_foot(self, foot: QRect, margin: int) -> None:
        pixels = round(17 * min(self._scale, 1.5))
        room = foot.width() - 2 * margin
        buttons = (self.another, self.edit, self.play)
        while True:
            for button in buttons:
                button.set_font_pixels(pixels)
            if pixels <= 11 or sum(button.sizeHint().width() for button in buttons) + 16 <= room:
                break
            pixels -= 1
        tall = foot.height() - 16
        right = foot.width() - margin
        wished = [self.play.sizeHint().width(), self.edit.sizeHint().width()]
        spare = room - sum(wished) - self.another.sizeHint().width() - 16
        wished[0] += max(0, min(spare, 120))
        for button, wide in zip((self.play, self.edit), wished, strict=True):
            button.setGeometry(right - wide, foot.y() + 8, wide, tall)
            right -= wide + 8
        wide = min(self.another.sizeHint().width(), max(40, right - margin))
        self.another.setGeometry(margin - 4, foot.y() + 8, wide, tall)

    def resizeEvent(self, event: QResizeEvent) -> None:
        self._arrange()

    def paintEvent(self, event: QPaintEvent) -> None:
        theme = self._theme
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.fillRect(event.rect(), QColor(theme.window))
        painter.setPen(QPen(QColor(theme.line), 1))
        painter.drawLine(0, self._foot().y(), self.width(), self._foot().y())
        painter.end()

"""The list of steps: what is done, what runs, what comes and when; any of them can be gone to."""

from __future__ import annotations

from collections.abc import Iterator
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from typing import Literal

from PySide6.QtCore import (
    QAbstractListModel,
    QEvent,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QRectF,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QKeyEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QListView, QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from player.language import said
from player.timeline.frames import clock_text
from player.timeline.timeline import Timeline
from player.ui.actions import Actions, CommandId
from player.ui.buttons import IconButton, WordButton, round_side
from player.ui.fonts import font
from player.ui.icons import IconName, paint_icon
from player.ui.painted import Painted, Themed, Words, paint_lines
from player.ui.scrolling import GroundedList
from player.ui.theme import Theme

StepState = Literal["done", "passed", "now", "to come", "left out"]
"""Where a step stands against where we are."""

_WORDS: dict[StepState, str] = {
    "done": said("Done"),
    "passed": "",
    "now": said("Now"),
    "to come": "",
    "left out": said("Left out today"),
}
_SIGNS: dict[StepState, IconName] = {"done": "done", "now": "play", "left out": "close"}
_BUTTONS: tuple[tuple[CommandId, str], ...] = (
    ("less time", "−10 s"),
    ("more time", "+10 s"),
    ("slower", said("Slower")),
    ("faster", said("Faster")),
    ("repeat side", said("Side again")),
    ("skip", said("Leave out today")),
    ("restart", said("Start again")),
    ("end", said("End here")),
)
_BETWEEN = 8
_FEET = ((3, 2), (3, 4), (2, 2), (2, 3), (2, 4), (1, 2), (1, 3), (1, 4))
"""How many steps are seen at least above how many columns of buttons, the best first."""
_SMALLER = 0.75
"""Buttons may have smaller words, down to this part of the wished, before less than two steps are seen."""
_USUAL = 18
"""The size of a step's name, in pixels, at the usual size of text."""
_LEAST = 15
"""Words of buttons are not smaller than this, in pixels."""
_LOW = 26
"""Windows that are lower than so many times the size of a step's name have the list all over them."""
_PAD = 14
_OWN_KEYS = (
    Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_PageUp, Qt.Key.Key_PageDown, Qt.Key.Key_Home, Qt.Key.Key_End,
    Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Escape,
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class StepRow:
    """A step as the list shows it."""

    index: int
    """Index into ``Timeline.steps``."""
    title: str
    """What it is called."""
    state: StepState
    """Where it stands."""
    upcoming: bool
    """Whether it is the one that comes next."""
    times: str
    """When it begins and how long it lasts: ``3:20 · 1:45``."""

    @property
    def words(self) -> str:
        """Return its state in words."""
        return said("Next") if self.upcoming else _WORDS[self.state]

    @property
    def spoken(self) -> str:
        """Return all of it as a screen reader says it."""
        return ", ".join(part for part in (self.title, self.words, self.times.replace(" · ", ", ")) if part)


def rows_of(
    timeline: Timeline, now: int, left_out: AbstractSet[int], played: AbstractSet[int]
) -> tuple[StepRow, ...]:
    """Return the steps of a session, the step ``now`` running; ``played`` are those of which anything was
    played: the others were jumped over."""
    following = next((index for index in range(now + 1, len(timeline.steps)) if index not in left_out), -1)
    rows = []
    for index, step in enumerate(timeline.steps):
        before: StepState = "done" if index in played else "passed"
        state: StepState = before if index < now else "now" if index == now else "to come"
        if index in left_out and index != now:
            state = "left out"
        title = said("{title}, once more", title=step.title) if step.offered else step.title
        length = "" if not step.span.length else f" · {clock_text(step.span.length)}"
        times = f"{clock_text(step.span.start)}{length}"
        rows.append(StepRow(index, title, state, index == following, times))
    return tuple(rows)


class _Steps(QAbstractListModel):
    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self.rows: tuple[StepRow, ...] = ()

    def set_rows(self, rows: tuple[StepRow, ...]) -> None:
        """Show other rows; as many as before keep the chosen one."""
        if len(rows) == len(self.rows):
            self.rows = rows
            self.dataChanged.emit(self.index(0), self.index(len(rows) - 1))
        else:
            self.beginResetModel()
            self.rows = rows
            self.endResetModel()

    def rowCount(self, parent: QModelIndex | QPersistentModelIndex | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(self.rows)

    def data(
        self, index: QModelIndex | QPersistentModelIndex, role: int = Qt.ItemDataRole.DisplayRole
    ) -> object:
        roles = (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole)
        return self.rows[index.row()].spoken if index.isValid() and role in roles else None


class _StepPainter(QStyledItemDelegate):
    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self.theme = theme
        self.text = 18

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        return QSize(100, max(56, round(self.text * 3.4)))

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        model = index.model()
        if not isinstance(model, _Steps):
            return
        row, theme, text = model.rows[index.row()], self.theme, self.text
        box = QRectF(option.rect).adjusted(4, 3, -4, -3)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        now = row.state == "now"
        chosen = bool(option.state & QStyle.StateFlag.State_Selected)
        painter.setPen(QColor(theme.focus if chosen else theme.accent if now else theme.line))
        painter.setBrush(QColor(theme.accent if now else theme.window))
        painter.drawRoundedRect(box, 10, 10)
        if chosen:
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(box.adjusted(-2, -2, 2, 2), 12, 12)
        ink = QColor(theme.on_accent if now else theme.ink if row.state == "to come" else theme.muted)
        sign = _SIGNS.get(row.state)
        if sign is not None:
            side = text * 1.1
            where = QRectF(box.left() + _PAD, box.center().y() - side / 2, side, side)
            paint_icon(painter, sign, where, ink)
        left = box.left() + _PAD + text * 1.7
        painter.setPen(ink)
        painter.setFont(font(text, QFont.Weight.DemiBold if now else QFont.Weight.Medium))
        room = box.right() - _PAD - left
        metrics = QFontMetricsF(painter.font())
        title = metrics.elidedText(row.title, Qt.TextElideMode.ElideRight, room)
        half = box.height() / 2
        paint_lines(painter, (title,), QRectF(left, box.top() + half * 0.12, room, half))
        painter.setFont(font(round(text * 0.8)))
        second = QRectF(left, box.center().y() - half * 0.08, room, half)
        paint_lines(painter, (row.words,), second)
        paint_lines(painter, (row.times,), second, "right")
        painter.restore()


def _ways(wished: int) -> Iterator[tuple[int, int, int]]:
    """Yield what can be tried for the foot, the best first: size of words in pixels, steps above, columns."""
    few = max(_LEAST, round(wished * _SMALLER))
    for smallest, feet in ((few, [foot for foot in _FEET if foot[0] > 1]), (_LEAST, _FEET)):
        for pixels in range(wished, smallest - 1, -1):
            for steps, columns in feet:
                yield pixels, steps, columns


class StepList(Painted):
    """A sheet at the right of the player screen."""

    step_chosen = Signal(int)
    """A step is to be gone to: its index."""

    def __init__(self, theme: Theme, actions: Actions, parent: QWidget) -> None:
        """Stand over ``parent``, whose size is followed; buttons at the foot ask for what changes the
        session."""
        super().__init__(theme, parent)
        self.head = Words(theme, self, weight=QFont.Weight.Bold)
        self.head.set_text(said("Steps"))
        self.way_out = IconButton(theme, "close", said("Close the list of steps"), parent=self)
        self.way_out.clicked.connect(self.close_list)
        self._steps = _Steps(self)
        self._painter = _StepPainter(theme, self)
        self.list = GroundedList(theme, self._steps, self._painter, said("Steps"), self, on_card=True)
        self.list.clicked.connect(self._choose)
        self.buttons: list[WordButton] = []
        for identity, text in _BUTTONS:
            button = WordButton(theme, text, "plain", None, self)
            button.follow(actions[identity])
            self.buttons.append(button)
        self.list.installEventFilter(self)
        parent.installEventFilter(self)
        self.hide()

    @property
    def rows(self) -> tuple[StepRow, ...]:
        """Return what is listed."""
        return self._steps.rows

    def set_text_scale(self, scale: float) -> None:
        """Take another scale of text, 1 to 3."""
        self._painter.text = round(_USUAL * scale)
        self._place()
        self._arrange()

    def show_steps(self, rows: tuple[StepRow, ...]) -> None:
        """List steps; one that has been chosen with the keys stays chosen."""
        if rows != self._steps.rows:
            self._steps.set_rows(rows)

    def open_list(self) -> None:
        """Show the list, with the step that runs chosen."""
        now = next((place for place, row in enumerate(self.rows) if row.state == "now"), 0)
        self._place()
        self.show()
        self.raise_()
        self.list.setCurrentIndex(self._steps.index(now))
        self.list.scrollTo(self._steps.index(now), QListView.ScrollHint.PositionAtCenter)
        self.list.setFocus(Qt.FocusReason.OtherFocusReason)

    def close_list(self) -> None:
        """Put the list away."""
        self.hide()
        parent = self.parentWidget()
        if parent is not None:
            parent.setFocus(Qt.FocusReason.OtherFocusReason)

    def set_theme(self, theme: Theme) -> None:
        """Take other colours."""
        super().set_theme(theme)
        for child in self.findChildren(QWidget):
            if isinstance(child, Themed):
                child.set_theme(theme)
        self._painter.theme = theme

    def _choose(self, index: QModelIndex) -> None:
        if index.isValid():
            self.close_list()
            self.step_chosen.emit(self.rows[index.row()].index)

    def _place(self) -> None:
        parent = self.parentWidget()
        if parent is None:
            return
        text = self._painter.text
        width = max(round(text * 22), parent.width() * 2 // 5)
        if parent.height() < text * _LOW:
            width = parent.width()  # what has no room below has it beside
        width = min(parent.width(), width)
        self.setGeometry(parent.width() - width, 0, width, parent.height())

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self.parentWidget() and event.type() == QEvent.Type.Resize:
            self._place()
        if not isinstance(event, QKeyEvent) or not self.isVisible():
            return super().eventFilter(watched, event)
        behind = watched is self.parentWidget() and event.key() == Qt.Key.Key_Escape
        if behind or (watched is self.list and event.key() in _OWN_KEYS):
            # In the list these keys are its own, whatever they mean on the screen behind it; while it is open
            # the key that leaves closes it first, wherever the keyboard is.
            if event.type() == QEvent.Type.ShortcutOverride:
                event.accept()
                return True
            if event.type() == QEvent.Type.KeyPress and event.key() == Qt.Key.Key_Escape:
                self.close_list()
                return True
            if event.type() == QEvent.Type.KeyPress and event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
                self._choose(self.list.currentIndex())
                return True
        return super().eventFilter(watched, event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        self._arrange()

    def _arrange(self) -> None:
        text = self._painter.text
        top = max(48, round(text * 2.4)) + 2 * _PAD
        self.head.set_sizes(round(text * 1.5), text)
        side = round_side(text / _USUAL)
        self.head.setGeometry(_PAD + 6, _PAD, self.width() - side - 3 * _PAD, top - 2 * _PAD)
        self.way_out.setGeometry(self.width() - side - _PAD, _PAD, side, side)
        foot = self._place_buttons(self.height() - top - _PAD)
        room = self.height() - top - _PAD - foot
        self.list.setGeometry(_PAD - 4, top, self.width() - 2 * _PAD + 8, room)

    def _place_buttons(self, room: int) -> int:
        """Put the buttons in columns at the foot, with words as large as there is room for; return the height
        they take, 0 where there is no room for them and for the least of the list."""
        row = self._painter.sizeHint(QStyleOptionViewItem(), QModelIndex()).height()
        wished = round(self._painter.text * 15 / _USUAL)
        for pixels, steps, columns in _ways(wished):
            for button in self.buttons:
                button.set_font_pixels(pixels)
            height = max(button.sizeHint().height() for button in self.buttons)
            width = (self.width() - 2 * _PAD - (columns - 1) * _BETWEEN) // columns
            needed = -(-len(self.buttons) // columns) * (height + _BETWEEN) + _PAD
            if room - needed >= steps * row and all(
                each.sizeHint().width() <= width for each in self.buttons
            ):
                break
        else:
            needed = 0
        for place, button in enumerate(self.buttons):
            line, column = divmod(place, columns)
            button.setVisible(needed > 0)
            top = self.height() - needed + line * (height + _BETWEEN) + _BETWEEN
            button.setGeometry(_PAD + column * (width + _BETWEEN), top, width, height)
        return needed

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(self.rect(), QColor(self._theme.card))
        painter.setPen(QColor(self._theme.edge))
        painter.drawLine(0, 0, 0, self.height())
        painter.end()

"""The problems of a file: each with its place, what is wrong, and what to write instead."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import (
    QAbstractListModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QRectF,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from player.language import counted, said
from player.ui.buttons import IconButton, WordButton, round_side
from player.ui.focus import paint_focus
from player.ui.fonts import font, wrapped
from player.ui.icons import paint_icon
from player.ui.painted import Painted, Themed, Words
from player.ui.scrolling import GroundedList
from player.ui.theme import Theme

if TYPE_CHECKING:
    from player.session.problems import Problem

_PAD = 18


class ProblemList(QAbstractListModel):
    """The problems as a Qt model."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._problems: tuple[Problem, ...] = ()

    def set_problems(self, problems: tuple[Problem, ...]) -> None:
        """Show other problems."""
        self.beginResetModel()
        self._problems = problems
        self.endResetModel()

    def problem_at(self, row: int) -> Problem:
        """Return the problem of a row."""
        return self._problems[row]

    def rowCount(self, parent: QModelIndex | QPersistentModelIndex | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(self._problems)

    def data(
        self, index: QModelIndex | QPersistentModelIndex, role: int = Qt.ItemDataRole.DisplayRole
    ) -> object:
        if not index.isValid():
            return None
        problem = self._problems[index.row()]
        if role == Qt.ItemDataRole.AccessibleTextRole:
            grave = said("Error") if problem.severity == "error" else said("Warning")
            words = (f"{grave}, {_place(problem)}", _sentence(problem.message), _sentence(problem.hint))
            return ". ".join(each.rstrip(".") for each in words if each) + "."
        return str(problem) if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole) else None


class _ProblemPainter(QStyledItemDelegate):
    def __init__(self, theme: Theme, scale: float, parent: QWidget) -> None:
        super().__init__(parent)
        self.theme = theme
        self.text = round(16 * scale)
        self.width = 600

    def _rows(self, problem: Problem) -> list[tuple[tuple[str, ...], QFont, str]]:
        texts = [
            (_place(problem), font(round(self.text * 0.85), QFont.Weight.DemiBold), self.theme.muted),
            (_sentence(problem.message), font(self.text, QFont.Weight.DemiBold), self.theme.ink),
        ]
        if problem.hint:
            texts.append((_sentence(problem.hint), font(self.text), self.theme.ink))
        room = self.width - 2 * _PAD - self.text * 2.6
        return [(wrapped(text, QFontMetricsF(used), room), used, colour) for text, used, colour in texts]

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        model = index.model()
        if not isinstance(model, ProblemList):
            return QSize(0, 0)
        height = 0.0
        for lines, used, _ in self._rows(model.problem_at(index.row())):
            height += QFontMetricsF(used).lineSpacing() * len(lines) + 4
        return QSize(self.width, round(height + 2 * _PAD + 12))

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        model = index.model()
        if not isinstance(model, ProblemList):
            return
        problem = model.problem_at(index.row())
        colour = self.theme.error if problem.severity == "error" else self.theme.warning
        box = QRectF(option.rect).adjusted(2, 4, -2, -8)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        focused = bool(option.state & QStyle.StateFlag.State_HasFocus)
        painter.setPen(QColor(self.theme.line))
        painter.setBrush(QColor(self.theme.card))
        painter.drawRoundedRect(box, 14, 14)
        if focused:
            paint_focus(painter, self.theme, box, 14)
        side = self.text * 1.5
        sign = QRectF(box.left() + _PAD, box.top() + _PAD, side, side)
        paint_icon(painter, "close" if problem.severity == "error" else "warning", sign, QColor(colour))
        left, top = box.left() + _PAD + self.text * 2.6, box.top() + _PAD - 2
        for lines, used, ink in self._rows(problem):
            metrics = QFontMetricsF(used)
            painter.setFont(used)
            painter.setPen(QColor(ink))
            for line in lines:
                painter.drawText(QRectF(left, top, 9999, metrics.height()), line)
                top += metrics.lineSpacing()
            top += 4
        painter.restore()


def _place(problem: Problem) -> str:
    return said("Line {line}, column {column}", line=problem.place.line, column=problem.place.column)


def _sentence(text: str) -> str:
    return text[:1].upper() + text[1:]


class ProblemsView(Painted):
    """A sheet with all problems of one file."""

    left = Signal()
    """The person went back."""
    again_asked = Signal()
    """To read the file again."""

    def __init__(self, theme: Theme, text_scale: float = 1.0, parent: QWidget | None = None) -> None:
        super().__init__(theme, parent)
        self._scale = text_scale
        self.way_back = IconButton(theme, "left", said("Back to the sessions"), parent=self)
        self.way_back.clicked.connect(self.left)
        self.again = WordButton(theme, said("Read the file again"), "main", "restart", self)
        self.again.set_font_pixels(round(15 * text_scale))
        self.again.clicked.connect(self.again_asked)
        self.title = Words(theme, self, weight=QFont.Weight.Bold, most_lines=2)
        self.file = Words(theme, self, ink="muted")
        self.problems = ProblemList(self)
        self._painter = _ProblemPainter(theme, text_scale, self)
        self.list = GroundedList(theme, self.problems, self._painter, said("Problems"), self)

    def show_problems(self, title: str, file: str, problems: tuple[Problem, ...]) -> None:
        """Show the problems of a file."""
        errors = sum(problem.severity == "error" for problem in problems)
        stop = counted("1 problem stops “{title}”", "{count} problems stop “{title}”", errors, title=title)
        self.title.set_text(stop if errors else said("Warnings in “{title}”", title=title))
        self.file.set_text(file)
        self.problems.set_problems(problems)
        self.list.setCurrentIndex(self.problems.index(0))
        self.list.scrollToTop()

    def set_text_scale(self, scale: float) -> None:
        """Take another scale of text, 1 to 3."""
        self._scale = scale
        self._painter.text = round(16 * scale)
        self.again.set_font_pixels(round(15 * scale))
        self._arrange()

    def set_theme(self, theme: Theme) -> None:
        """Take other colours."""
        super().set_theme(theme)
        for child in self.findChildren(QWidget):
            if isinstance(child, Themed):
                child.set_theme(theme)
        self._painter.theme = theme

    def _arrange(self) -> None:
        margin, width = max(16, round(self.width() * 0.04)), self.width()
        line = round(26 * self._scale)
        button = self.again.sizeHint()
        side = round_side(self._scale)
        self.way_back.setGeometry(margin, margin, side, side)
        stacked = width < button.width() * 3
        left = margin + side + 12
        room = width - left - margin - (0 if stacked else button.width() + 12)
        self.title.set_sizes(line, round(line * 0.7))
        self.title.setGeometry(left, margin - 4, room, round(line * 1.3 * (2 if stacked else 1.4)))
        self.file.set_sizes(round(14 * self._scale), round(12 * self._scale))
        self.file.setGeometry(left, self.title.geometry().bottom() + 2, room, round(20 * self._scale))
        top = self.file.geometry().bottom() + 16
        if stacked:
            self.again.setGeometry(margin, top, button.width(), button.height())
            top += button.height() + 12
        else:
            self.again.setGeometry(width - margin - button.width(), margin, button.width(), button.height())
        self._painter.width = width - 2 * margin - 18
        self.list.setGeometry(margin, top, width - 2 * margin, self.height() - top - 8)
        self.problems.layoutChanged.emit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        self._arrange()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(event.rect(), QColor(self._theme.window))
        painter.end()

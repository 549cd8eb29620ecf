"""The page of keys: every command and how to ask for it, from the one table, and other keys as one likes."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

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
from PySide6.QtGui import (
    QColor,
    QFont,
    QFontMetricsF,
    QKeyEvent,
    QKeySequence,
    QPainter,
    QPaintEvent,
    QResizeEvent,
)
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from player.language import said
from player.ui.actions import COMMANDS, Actions, Command, CommandId, Section, command_of, key_text
from player.ui.announcing import announce
from player.ui.buttons import IconButton, WordButton, round_side
from player.ui.focus import paint_focus
from player.ui.fonts import font
from player.ui.key_choices import all_keys, holder_of, usual_keys, with_key, without_keys
from player.ui.painted import Painted, Themed, Words, paint_lines
from player.ui.scrolling import GroundedList
from player.ui.theme import Theme, mix

if TYPE_CHECKING:
    from collections.abc import Iterable

    from player.ui.key_choices import Chosen

_SECTIONS: tuple[Section, ...] = ("Session", "Sound", "Figure", "Window")
_MODIFIERS = (
    Qt.Key.Key_Shift, Qt.Key.Key_Control, Qt.Key.Key_Alt, Qt.Key.Key_AltGr, Qt.Key.Key_Meta,
    Qt.Key.Key_CapsLock, Qt.Key.Key_NumLock, Qt.Key.Key_unknown, Qt.Key(0),
)  # fmt: skip
HOW = said("Enter, then a key, adds it. Delete takes its first key away, Home gives back the usual ones.")


@dataclass(frozen=True, slots=True)
class OwnKey:
    """A command of one screen alone; its key stays as it is."""

    text: str
    """What it does."""
    key: str
    """Its key, in Qt's spelling."""


class _Rows(QAbstractListModel):
    """Headings and commands."""

    def __init__(self, actions: Actions, parent: QObject) -> None:
        super().__init__(parent)
        self._actions = actions
        self._own = ""
        self.rows: list[Command | OwnKey | str] = []
        self.show_own("", ())

    def show_own(self, title: str, own: tuple[OwnKey, ...]) -> None:
        """Show the commands of a screen alone, above all others."""
        self.beginResetModel()
        self._own = title
        self.rows = [title, *own] if own else []
        for section in _SECTIONS:
            self.rows += [section, *(command for command in COMMANDS if command.section == section)]
        self.endResetModel()

    def keys(self, command: Command | OwnKey) -> tuple[str, ...]:
        """Return the keys of a command, as this system writes them; media keys are named in words."""
        if isinstance(command, OwnKey):
            return (key_text(command.key),)
        return tuple(key_text(keys) for keys in self._actions.keys_of(command.identity))

    def text(self, row: int) -> str:
        """Return a row in words."""
        entry = self.rows[row]
        if isinstance(entry, str):
            return self.heading(entry)
        return f"{entry.text}: {', '.join(self.keys(entry)) or said('no key')}"

    def heading(self, entry: str) -> str:
        """Return a heading in the person's language."""
        return entry if entry == self._own else said(entry)

    def refresh(self) -> None:
        """The keys have changed."""
        self.dataChanged.emit(self.index(0), self.index(len(self.rows) - 1))

    def rowCount(self, parent: QModelIndex | QPersistentModelIndex | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(self.rows)

    def flags(self, index: QModelIndex | QPersistentModelIndex) -> Qt.ItemFlag:
        usable = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
        is_command = index.isValid() and not isinstance(self.rows[index.row()], str)
        return usable if is_command else Qt.ItemFlag.NoItemFlags

    def data(
        self, index: QModelIndex | QPersistentModelIndex, role: int = Qt.ItemDataRole.DisplayRole
    ) -> object:
        roles = (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole)
        return self.text(index.row()) if index.isValid() and role in roles else None


class _RowPainter(QStyledItemDelegate):
    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self.theme = theme
        self.text = 16
        self.asks = False
        """Whether the chosen row waits for a key."""

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        return QSize(100, max(44, round(self.text * 2.6)))

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        model = index.model()
        if not isinstance(model, _Rows):
            return
        entry, box = model.rows[index.row()], QRectF(option.rect).adjusted(6, 2, -6, -2)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if isinstance(entry, str):
            painter.setFont(font(self.text, QFont.Weight.DemiBold))
            painter.setPen(QColor(self.theme.accent))
            paint_lines(painter, (model.heading(entry),), box.adjusted(8, self.text * 0.5, 0, 0))
            painter.restore()
            return
        chosen = bool(option.state & QStyle.StateFlag.State_Selected)
        painter.setPen(QColor(self.theme.edge) if chosen else Qt.PenStyle.NoPen)
        painter.setBrush(QColor(self.theme.card if chosen else self.theme.window))
        painter.drawRoundedRect(box, 9, 9)
        if option.state & QStyle.StateFlag.State_HasFocus:
            paint_focus(painter, self.theme, box, 9)
        painter.setFont(font(self.text))
        painter.setPen(QColor(self.theme.ink))
        paint_lines(painter, (entry.text,), box.adjusted(12, 0, -12, 0))
        if chosen and self.asks:
            painter.setPen(QColor(self.theme.accent))
            painter.setFont(font(self.text, QFont.Weight.DemiBold))
            paint_lines(painter, (said("Press a key …"),), box.adjusted(12, 0, -12, 0), "right")
        else:
            self._paint_caps(painter, model.keys(entry), box)
        painter.restore()

    def _paint_caps(self, painter: QPainter, keys: tuple[str, ...], box: QRectF) -> None:
        used = font(round(self.text * 0.88), QFont.Weight.Medium)
        metrics = QFontMetricsF(used)
        painter.setFont(used)
        right, least = box.right() - 12, box.left() + box.width() * 0.42
        for text in keys:
            width = metrics.horizontalAdvance(text) + self.text * 1.2
            if right - width < least:
                break
            cap = QRectF(right - width, box.center().y() - self.text * 0.85, width, self.text * 1.7)
            painter.setPen(QColor(mix(self.theme.line, self.theme.ink, 0.2)))
            painter.setBrush(QColor(self.theme.card))
            painter.drawRoundedRect(cap, 7, 7)
            painter.setPen(QColor(self.theme.ink))
            paint_lines(painter, (text,), cap, "centre")
            right -= width + 8


class KeysPage(Painted):
    """The page, over the screen that asked for it."""

    spoken_as = "page"
    closed = Signal()
    """The page was closed."""
    keys_chosen = Signal(dict)
    """The person's keys: what differs from the table, by the command's name."""

    def __init__(
        self, theme: Theme, actions: Actions, text_scale: float = 1.0, parent: QWidget | None = None
    ) -> None:
        super().__init__(theme, parent)
        self._actions = actions
        self._asks: CommandId | None = None
        self._taken = ""
        self._scale = text_scale
        self.way_back = IconButton(theme, "left", said("Back"), parent=self)
        self.way_back.clicked.connect(self.closed)
        self.title = Words(theme, self, weight=QFont.Weight.Bold)
        self.title.set_text(said("Keys"))
        self.setAccessibleName(said("Keys"))
        self.told = Words(theme, self, ink="muted", most_lines=2)
        self.told.set_text(HOW)
        self.reset = WordButton(theme, said("The usual keys"), "plain", "restart", self)
        self.reset.clicked.connect(lambda: self._take({}, said("All keys are the usual ones again.")))
        self._rows = _Rows(actions, self)
        self._painter = _RowPainter(theme, self)
        self.list = GroundedList(theme, self._rows, self._painter, said("Keys"), self)
        self.list.setCurrentIndex(self._rows.index(1))
        self.list.clicked.connect(self._ask)
        self.list.installEventFilter(self)
        self.setFocusProxy(self.list)
        self.set_text_scale(text_scale)

    def show_own(self, title: str, commands: Iterable[tuple[str, str, object]]) -> None:
        """Show the keys of a screen above those that all have; the name of the screen is their heading."""
        self._rows.show_own(title, tuple(OwnKey(text, key) for text, key, _ in commands if key))
        self.list.setCurrentIndex(self._rows.index(1))

    @property
    def texts(self) -> tuple[str, ...]:
        """Return the rows in words."""
        return tuple(self._rows.text(row) for row in range(self._rows.rowCount()))

    def set_theme(self, theme: Theme) -> None:
        """Take other colours."""
        super().set_theme(theme)
        for child in self.findChildren(QWidget):
            if isinstance(child, Themed):
                child.set_theme(theme)
        self._painter.theme = theme

    def set_text_scale(self, scale: float) -> None:
        """Take another scale of text, 1 to 3."""
        self._scale = scale
        self._painter.text = round(16 * scale)
        self.reset.set_font_pixels(round(15 * scale))
        self._rows.layoutChanged.emit()  # the rows are of another height
        self._place()

    def choose(self, identity: CommandId) -> None:
        """Choose the row of a command."""
        self.list.setCurrentIndex(self._rows.index(self._rows.rows.index(command_of(identity))))

    def press(self, key: str) -> None:
        """Take a key for the command that waits for one; a key that is taken must be pressed twice."""
        if self._asks is None:
            return
        holder = holder_of(key, self._actions.chosen)
        name = command_of(self._asks).text
        if holder == self._asks:
            self._stop_asking(said("{key} is “{name}” already.", key=key_text(key), name=name))
        elif holder is not None and key != self._taken:
            self._taken = key
            self._tell(
                said(
                    "{key} is “{name}”. Press it again to have it here instead, {esc} to leave it.",
                    key=key_text(key),
                    name=command_of(holder).text,
                    esc=key_text("Esc"),
                )
            )
        else:
            self._take(
                with_key(self._asks, key, self._actions.chosen),
                said("{key} is now “{name}”.", key=key_text(key), name=name),
            )

    def _ask(self, index: QModelIndex) -> None:
        entry = self._rows.rows[index.row()] if index.isValid() else None
        if isinstance(entry, Command):
            self._asks, self._taken = entry.identity, ""
            self._painter.asks = True
            self._tell(
                said(
                    "Press the key for “{name}”; {esc} leaves it as it is.",
                    name=entry.text,
                    esc=key_text("Esc"),
                )
            )
            self.list.viewport().update()
        elif isinstance(entry, OwnKey):
            self._tell(said("This key belongs to the screen and stays as it is."))

    def _stop_asking(self, told: str = HOW) -> None:
        self._asks, self._taken = None, ""
        self._painter.asks = False
        self._tell(told)
        self.list.viewport().update()

    def _tell(self, text: str) -> None:
        self.told.set_text(text)
        announce(self, text)

    def _take(self, chosen: Chosen, told: str) -> None:
        self._actions.set_keys(all_keys(chosen), chosen)
        self._stop_asking(told)
        self._rows.refresh()
        self.keys_chosen.emit({name: list(keys) for name, keys in chosen.items()})

    def _place(self) -> None:
        text = self._painter.text
        width = min(self.width() - 32, text * 48)
        left = (self.width() - width) // 2
        button = self.reset.sizeHint()
        self.title.set_sizes(round(text * 1.9), text)
        side, height = round_side(self._scale), round(text * 2.6)
        outside = left >= side + 16  # in the margin, the words below it stay where they are
        self.way_back.setGeometry(
            left - side - 8 if outside else left, text + (height - side) // 2, side, side
        )
        begin = left + 6 if outside else left + side + 8
        room = left + width - begin - button.width() - 18
        # where there is no room beside the title, the button stands below it
        below = room < text * 6
        self.title.setGeometry(begin, text, left + width - begin - 6 if below else room, height)
        button_left = left if below else left + width - button.width()
        self.reset.setGeometry(button_left, text + height * below, button.width(), button.height())
        self.told.set_sizes(text, 11)
        top = max(self.title.geometry().bottom(), self.reset.geometry().bottom()) + 4
        self.told.setGeometry(left + 6, top, width - 12, round(text * 2.8))
        top = self.told.geometry().bottom() + 6
        self.list.setGeometry(left, top, width, max(40, self.height() - top - 8))

    def _obey(self, event: QKeyEvent) -> None:
        """Do what a key means in the list, where no key is being asked for."""
        entry = self._rows.rows[self.list.currentIndex().row()]
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space):
            self._ask(self.list.currentIndex())
        if not isinstance(entry, Command):
            return
        if event.key() in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace):
            keys = self._actions.keys_of(entry.identity)
            if len(keys) > 1:
                chosen = without_keys(entry.identity, self._actions.chosen)
                self._take(chosen, said("{key} is free.", key=key_text(keys[0])))
            else:
                self._tell(said("A command keeps its last key."))
        elif event.key() == Qt.Key.Key_Home:
            chosen = usual_keys(entry.identity, self._actions.chosen)
            self._take(chosen, said("“{text}” has its usual keys.", text=entry.text))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is not self.list or not isinstance(event, QKeyEvent):
            return super().eventFilter(watched, event)
        own = event.key() in (
            Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_PageUp, Qt.Key.Key_PageDown, Qt.Key.Key_Home,
            Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space, Qt.Key.Key_Delete, Qt.Key.Key_Backspace,
        )  # fmt: skip
        if event.type() == QEvent.Type.ShortcutOverride and (own or self._asks is not None):
            event.accept()
            return True
        if event.type() != QEvent.Type.KeyPress:
            return super().eventFilter(watched, event)
        if self._asks is None:
            if own and event.key() not in (
                Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_PageUp, Qt.Key.Key_PageDown
            ):  # fmt: skip
                self._obey(event)
                return True
            return super().eventFilter(watched, event)
        if event.key() == Qt.Key.Key_Escape:
            self._stop_asking()
        elif event.key() not in _MODIFIERS:
            self.press(portable_key(event))
        return True

    def resizeEvent(self, event: QResizeEvent) -> None:
        self._place()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(event.rect(), QColor(self._theme.window))
        painter.end()


def portable_key(event: QKeyEvent) -> str:
    """Return the key of an event in Qt's portable spelling.

    Shift is part of a sign such as ``?`` already, whatever key of the keyboard it lies on.
    """
    modifiers = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
    text = event.text()
    if text and text.isprintable() and not text.isalnum() and not text.isspace():
        modifiers &= ~Qt.KeyboardModifier.ShiftModifier
    sequence = QKeySequence(event.key() | modifiers.value)
    return sequence.toString(QKeySequence.SequenceFormat.PortableText)

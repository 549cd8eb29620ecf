"""The library: sessions as cards in a grid that fills the window, and the safety line below them."""

from __future__ import annotations

from PySide6.QtCore import QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFont, QPainter, QPaintEvent, QPalette, QResizeEvent
from PySide6.QtWidgets import QListView, QWidget

from player.ui.actions import Actions
from player.ui.buttons import IconButton
from player.ui.icons import paint_icon
from player.ui.library_screen.card_painting import CardPainter, CardSizes, PaintDrawing
from player.ui.library_screen.cards import CardList, SessionCard
from player.ui.library_screen.go_on import GoOnCard, Interrupted
from player.ui.notices import Notices
from player.ui.painted import Painted, Themed, Words
from player.ui.scroll_bar import SlimScrollBar
from player.ui.theme import Theme

SAFETY = "Sharp, shooting or electric pain, numbness or pins and needles: stop."
"""What everyone must know before they move."""

_EMPTY = (
    "There are no sessions here yet. Open one with the folder button, or drop a session file on this window."
)

_WIDEST = 2.0
"""Width of a cell in parts of the least, where there are few sessions."""


class _CardGrid(QListView):
    """The list view, with room around so that a few cards stand in the middle."""

    def set_room_around(self, left: int, top: int) -> None:
        self.setViewportMargins(max(0, left), max(0, top), 0, 0)


class LibraryScreen(Painted):
    """The first screen of the window."""

    session_chosen = Signal(SessionCard)
    """A card's session is to be played, or its problems to be seen."""
    selection_changed = Signal()
    """Another card is the chosen one."""

    def __init__(
        self,
        theme: Theme,
        actions: Actions,
        paint_drawing: PaintDrawing | None = None,
        text_scale: float = 1.0,
        parent: QWidget | None = None,
    ) -> None:
        """Take what paints the covers, if there is anything."""
        super().__init__(theme, parent)
        self._scale = text_scale
        self.name = Words(theme, self, weight=QFont.Weight.Bold)
        self.name.set_text("Limber")
        self.question = Words(theme, self, ink="muted")
        self.question.set_text("What shall we loosen today?")
        self.open = IconButton(theme, "open", "", parent=self)
        self.open.follow(actions["open"])
        self.theme_button = IconButton(theme, "theme", "", parent=self)
        self.theme_button.follow(actions["theme"])
        self.keys = IconButton(theme, "keys", "", parent=self)
        self.keys.follow(actions["keys"])
        self.settings = IconButton(theme, "settings", "", parent=self)
        self.settings.follow(actions["settings"])
        self.safety = Words(theme, self, ink="ink", weight=QFont.Weight.Medium, most_lines=3)
        self.safety.set_text(SAFETY)
        self.empty = Words(theme, self, ink="muted", where="centre", most_lines=4)
        self.empty.set_text(_EMPTY)
        self.notices = Notices(theme, self)
        self.go_on = GoOnCard(theme, self)
        self.cards = CardList(self)
        self._make_grid(theme, paint_drawing)

    def _make_grid(self, theme: Theme, paint_drawing: PaintDrawing | None) -> None:
        self.grid = _CardGrid(self)
        self._painter = CardPainter(theme, self._scale, paint_drawing, self)
        self.grid.setViewMode(QListView.ViewMode.IconMode)
        self.grid.setMovement(QListView.Movement.Static)
        self.grid.setResizeMode(QListView.ResizeMode.Adjust)
        self.grid.setUniformItemSizes(True)
        self.grid.setFrameShape(QListView.Shape.NoFrame)
        self.grid.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.grid.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.grid.setVerticalScrollBar(SlimScrollBar(theme, self.grid))
        self.grid.setMouseTracking(True)
        self.grid.setAccessibleName("Sessions")
        self.grid.setModel(self.cards)
        self.grid.setItemDelegate(self._painter)
        self.grid.selectionModel().currentChanged.connect(lambda *_: self.selection_changed.emit())
        self.grid.activated.connect(lambda index: self._choose(index.row()))
        self._painter.button_pressed.connect(self._choose)
        self._colour_grid()

    def set_cards(self, cards: tuple[SessionCard, ...]) -> None:
        """Show sessions, keeping the chosen one if it is still there."""
        kept = self.cards.card_at(self.grid.currentIndex())
        self.cards.set_cards(cards)
        rows = [row for row, card in enumerate(cards) if kept and card.identity == kept.identity]
        if cards:
            self.grid.setCurrentIndex(self.cards.index(rows[0] if rows else 0))
        self.empty.setVisible(not cards)
        self._arrange_cells()

    def show_interrupted(self, interrupted: Interrupted | None) -> None:
        """Ask whether to go on with a session; None asks nothing."""
        asked = self.go_on.isVisibleTo(self)
        self.go_on.show_interrupted(interrupted)
        self._arrange()
        if self.isVisible() and interrupted is not None:
            self.go_on.yes.setFocus(Qt.FocusReason.OtherFocusReason)
        elif self.isVisible() and asked:
            self.take_focus()

    @property
    def chosen(self) -> SessionCard | None:
        """Return the card that the keyboard is on."""
        return self.cards.card_at(self.grid.currentIndex())

    def set_theme(self, theme: Theme) -> None:
        """Take other colours, with everything on the screen."""
        super().set_theme(theme)
        for child in self.findChildren(QWidget):
            if isinstance(child, Themed):
                child.set_theme(theme)
        self._painter.set_theme(theme)
        self._colour_grid()

    def set_text_scale(self, scale: float) -> None:
        """Take another scale of text, 1 to 3."""
        self._scale = scale
        self._painter.sizes = CardSizes(scale)
        self._arrange()
        self.update()

    def take_focus(self) -> None:
        """Give the keyboard to the cards, or to the question whether to go on."""
        if self.go_on.isVisibleTo(self):
            self.go_on.yes.setFocus(Qt.FocusReason.OtherFocusReason)
            return
        self.grid.setFocus(Qt.FocusReason.OtherFocusReason)

    def _colour_grid(self) -> None:
        palette = self.grid.palette()
        palette.setColor(QPalette.ColorRole.Base, QColor(self._theme.window))
        self.grid.setPalette(palette)

    def _choose(self, row: int) -> None:
        card = self.cards.card_at(self.cards.index(row))
        if card is not None:
            self.session_chosen.emit(card)

    def _arrange(self) -> None:
        scale, width, height = self._scale, self.width(), self.height()
        margin = max(14, min(56, round(width * 0.03)))
        name = round(34 * scale)
        top = max(10, margin // 2)
        self.name.set_sizes(name, 16)
        self.name.setGeometry(margin + 10, top, self.name.sizeHint().width() + 8, round(name * 1.4))
        self.question.set_sizes(round(18 * scale), 13)
        buttons = (self.settings, self.keys, self.theme_button, self.open)
        for index, button in enumerate(buttons, 1):
            button.setGeometry(width - margin - 6 - index * 52, top, 48, 48)
        left = self.name.geometry().right() + 24
        room = max(0, self.open.x() - left - 8)
        self.question.setGeometry(left, top + round(name * 0.12), room, round(name * 1.3))
        self.question.setVisible(room >= self.question.sizeHint().width())
        self._arrange_foot(margin, top, height)
        grid_top = max(self.name.geometry().bottom(), top + 50) + 8
        self.go_on.set_pixels(round(17 * scale))
        if self.go_on.isVisibleTo(self):
            tall = self.go_on.height_for(width - 2 * margin - 20)
            self.go_on.setGeometry(margin + 10, grid_top + 4, width - 2 * margin - 20, tall)
            grid_top += tall + 12
        self.grid.setGeometry(margin, grid_top, width - 2 * margin, self.safety.y() - 10 - grid_top)
        self.empty.set_sizes(round(20 * scale), 13)
        self.empty.setGeometry(self.grid.geometry().adjusted(20, 20, -20, -20))
        self._arrange_cells()

    def _arrange_foot(self, margin: int, top: int, height: int) -> None:
        size = round(15 * self._scale)
        room = self.width() - 2 * margin - round(size * 2.4) - 10
        self.safety.set_sizes(size, size)
        lines = -(-self.safety.sizeHint().width() // max(1, room))
        foot = round(size * 1.5 * lines) + 6
        self.safety.setGeometry(margin + 10 + round(size * 2.0), height - foot - 14, room, foot)
        notice = min(self.width() - 2 * margin, round(760 * self._scale))
        self.notices.set_pixels(size)
        tall = max(44, round(size * 2.4))
        self.notices.set_room(
            QRect(self.width() - margin - 10 - notice, self.safety.y() - tall - 8, notice, tall)
        )
        self.notices.raise_()

    def _arrange_cells(self) -> None:
        sizes = self._painter.sizes
        sizes.cover = max(90, min(320, round(self.grid.height() * 0.55)))
        room = self.grid.width() - 2 * self.grid.verticalScrollBar().width()
        columns = max(1, min(room // sizes.cell_width, self.cards.rowCount()))
        cell = min(room // columns, round(sizes.cell_width * _WIDEST))
        self._painter.cell = QSize(cell, sizes.height(cell))
        self.grid.setGridSize(self._painter.cell)
        few = columns * cell < room - 40
        rows = -(-self.cards.rowCount() // columns)
        spare = self.grid.height() - rows * self._painter.cell.height()
        side = (self.grid.width() - columns * cell) // 2
        self.grid.set_room_around(side if few else 0, round(spare * 0.42) if few else 0)

    def resizeEvent(self, event: QResizeEvent) -> None:
        self._arrange()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(event.rect(), QColor(self._theme.window))
        size = round(15 * self._scale)
        box = self.safety.geometry()
        spot = QRectF(box.x() - size * 1.8, box.center().y() - size * 0.65, size * 1.3, size * 1.3)
        paint_icon(painter, "warning", spot, QColor(self._theme.error))
        painter.end()

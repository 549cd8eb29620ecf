"""The motion table: which poses the figure goes through in which kind of phase, and which way one pushes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtGui import QFont
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from player.figures.joints import SIDES
from player.figures.motion import POINTS, WAYS
from player.language import called, part_of, said
from player.ui.buttons import IconButton
from player.ui.painted import Words
from player.ui.workshop_screen.panel import Panel
from player.ui.workshop_screen.pick_rows import pick_list

if TYPE_CHECKING:
    from player.editing.workbench import Workbench
    from player.ui.theme import Theme

_KINDS = (
    "start",
    "hold",
    "rep",
    "stretch",
    "contract",
    "relax",
    "pull",
    "deepen",
    "roll",
    "inhale",
    "exhale",
)
"""What has a row; others are shown where the file has them."""
_WHAT = {
    "start": said("before anything happens"),
    "hold": said("a position that is kept"),
    "rep": said("there and back"),
    "stretch": said("into the stretch"),
    "contract": said("pushing against"),
    "relax": said("letting go"),
    "pull": said("with the opposing muscle"),
    "deepen": said("a little further"),
    "roll": said("over the roller"),
    "inhale": said("breathing in"),
    "exhale": said("breathing out"),
}
_ROUNDS = ("rep", "roll")
"""Kinds of phase that go round through many poses ..."""
_MOST = 6
"""... of which so many can be picked here; the others go from one pose to another."""
_PUSHES = (("push", said("Push in contract")), ("pull_way", said("Pull in pull")))


class MotionPanel(Panel):
    """A row for each kind of phase."""

    path_changed = Signal(str, list)
    """A kind of phase goes through other poses; through none any more if empty."""
    push_changed = Signal(str, str, str)
    """`push` or `pull_way`, the point of the body, and the way."""
    play_asked = Signal(str)
    """A kind of phase is to be seen."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(theme, said("Motion"), parent)
        self.add_note(said("Which poses the figure goes through in which phase of an exercise."), 2)
        self._shown: tuple[object, ...] = ()
        self._bench: Workbench | None = None
        self._inner = QWidget(self.sheet)
        self._lines = QVBoxLayout(self._inner)
        self._lines.setContentsMargins(0, 0, 0, 0)
        self._lines.setSpacing(2)
        self.rows.addWidget(self._inner)
        self.rows.addStretch(1)

    def show_motion(self, bench: Workbench) -> None:
        """Show the motion of an exercise; what is shown already is left alone."""
        self._bench = bench
        motion, table = bench.motion(), bench.document.get("motion", {})
        ways = tuple((key, str(table.get(key))) for key, _ in _PUSHES) if isinstance(table, dict) else ()
        shown = (bench.poses, tuple((kind, tuple(path)) for kind, path in motion.items()), ways, self._pixels)
        if shown != self._shown:
            self._shown = shown
            self._build(bench)

    def set_pixels(self, pixels: int) -> None:
        """Set the size of its words."""
        if pixels != self._pixels:
            self._pixels = pixels
            self._again()

    def set_theme(self, theme: Theme) -> None:
        """Take other colours."""
        super().set_theme(theme)
        self._again()

    def _again(self) -> None:
        self._shown = ()
        if self._bench is not None:
            self.show_motion(self._bench)

    def _build(self, bench: Workbench) -> None:
        while self._lines.count():
            item = self._lines.takeAt(0)
            widget = item.widget() if item is not None else None
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        motion = bench.motion()
        for kind in dict.fromkeys((*_KINDS, *motion)):
            self._lines.addWidget(self._kind_row(kind, motion.get(kind, []), bench.poses))
        table = bench.document.get("motion", {})
        for key, text in _PUSHES:
            way = table.get(key) if isinstance(table, dict) else None
            self._lines.addWidget(self._push_row(key, text, way if isinstance(way, dict) else {}))

    def _kind_row(self, kind: str, path: list[str], poses: tuple[str, ...]) -> QWidget:
        row = QWidget(self._inner)
        column = QVBoxLayout(row)
        column.setContentsMargins(0, 6, 0, 2)
        column.setSpacing(0)
        column.addLayout(
            self._title(
                row,
                called("phase", kind).capitalize(),
                _WHAT.get(kind, ""),
                kind if path and kind != "start" else "",
            )
        )
        grid = QGridLayout()
        grid.setSpacing(0)
        options = [(name, name) for name in poses]
        count = max(len(path), 1 if kind == "start" else min(len(path) + 1, _MOST if kind in _ROUNDS else 2))
        for place in range(count):
            value = path[place] if place < len(path) else ""
            first = (
                said("first pose")
                if kind == "start"
                else said("none")
                if not path
                else said("then…")
                if not value
                else "—"
            )
            name = said("{kind}, pose {value}", kind=called("phase", kind), value=place + 1)
            field = pick_list(self._theme, name, options, value, row, self._pixels - 1, first)
            field.value_changed.connect(
                lambda chosen, kind=kind, place=place, path=tuple(path): self._take(kind, path, place, chosen)
            )
            grid.addWidget(field, place // 2, place % 2)
        grid.setColumnStretch(0, 1)
        grid.setColumnStretch(1, 1)
        column.addLayout(grid)
        return row

    def _push_row(self, key: str, text: str, way: dict[str, object]) -> QWidget:
        row = QWidget(self._inner)
        column = QVBoxLayout(row)
        column.setContentsMargins(0, 6, 0, 2)
        column.setSpacing(0)
        column.addLayout(self._title(row, text, said("shown by an arrow"), ""))
        points = [(f"{side}.{part}", part_of(side, part)) for side in SIDES for part in POINTS]
        point, where = str(way.get("from", "")), str(way.get("way", ""))
        at = pick_list(
            self._theme,
            said("{text}, from", text=text),
            points,
            point,
            row,
            self._pixels - 1,
            said("no arrow"),
        )
        ways = [(each, called("way", each)) for each in WAYS]
        to = pick_list(self._theme, said("{text}, way", text=text), ways, where, row, self._pixels - 1, "—")
        at.value_changed.connect(
            lambda chosen: self.push_changed.emit(key, chosen, where or "down" if chosen else "")
        )
        to.value_changed.connect(
            lambda chosen: self.push_changed.emit(key, point or "working.foot" if chosen else "", chosen)
        )
        line = QHBoxLayout()
        line.setSpacing(0)
        line.addWidget(at, 1)
        line.addWidget(to, 1)
        column.addLayout(line)
        return row

    def _title(self, row: QWidget, text: str, what: str, played: str) -> QHBoxLayout:
        line = QHBoxLayout()
        line.setSpacing(8)
        tall = max(30, round(self._pixels * 2.1))
        name = Words(self._theme, row, weight=QFont.Weight.DemiBold)
        name.set_sizes(self._pixels, 11)
        name.set_text(text)
        name.setFixedHeight(tall)
        name.setFixedWidth(name.sizeHint().width() + 4)
        line.addWidget(name)
        note = Words(self._theme, row, ink="muted")
        note.set_sizes(max(11, self._pixels - 2), 11)
        note.set_text(what)
        note.setFixedHeight(tall)
        line.addWidget(note, 1)
        if played:
            play = IconButton(
                self._theme, "play", said("Play {played}", played=called("phase", played)), parent=row
            )
            play.setFixedSize(40, max(36, tall))
            play.clicked.connect(lambda _on=False: self.play_asked.emit(played))
            line.addWidget(play)
        return line

    def _take(self, kind: str, path: tuple[str, ...], place: int, chosen: str) -> None:
        names = [*path]
        if place < len(names):
            names[place : place + 1] = [chosen] if chosen else []
        elif chosen:
            names.append(chosen)
        self.path_changed.emit(kind, names)

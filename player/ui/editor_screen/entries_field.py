"""Fields for tables: lists of them (phases, words on the way), tables by names (parameters), one table."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from player.editing.field_edits import EntryAdded, EntryMoved, FieldEdit, ValueSet
from player.editing.step_values import toml_value
from player.language import said
from player.session.schema import TABLES
from player.ui.buttons import WordButton
from player.ui.editor_screen.entry_card import EntryCard
from player.ui.editor_screen.form_field import FormField
from player.ui.editor_screen.form_order import OF_EXERCISE
from player.ui.editor_screen.key_names import name_of_choice
from player.ui.entry import Entry

if TYPE_CHECKING:
    from collections.abc import Mapping

    from player.session.keys import Key
    from player.session.problems import KeyPath
    from player.ui.editor_screen.entry_card import FieldMaker
    from player.ui.theme import Theme

_FEW = 3
"""So many entries are unfolded by themselves."""
_BEGINNINGS: dict[str, tuple[tuple[str, str], ...]] = {
    "cue": (("at", '"50%"'), ("say", '"…"')),
    "phase": (("name", toml_value(said("Hold"))), ("for", '"10s"')),
    "plan": (("session", '"hamstring-pnf"'),),
    "parameter": (("default", '"30s"'),),
    "exercise": (("name", toml_value(said("New exercise"))),),
}
"""What an entry begins with."""
_INSTEAD = {("cue", "at"): ("every",), ("cue", "every"): ("at",)}
"""Keys that go when another one of their table is written."""
_TITLES = (
    "name",
    "label",
    "kind",
    "at",
    "every",
    "session",
    "title",
    "days",
    "time",
    "for",
    "default",
    "say",
)


class EntriesField(FormField):
    """Cards, each with the fields of one table."""

    def __init__(self, theme: Theme, key: Key, path: KeyPath, make: FieldMaker, parent: QWidget) -> None:
        """Take what makes the fields in the cards."""
        super().__init__(theme, key, path, parent)
        self._make_field = make
        self.cards: list[EntryCard] = []
        self._names: list[str] = []
        self._open: dict[int, bool] = {}
        self._fresh = False
        self.add = WordButton(theme, said("Add: {name}", name=self.label.text), "quiet", "add", self)
        self.add.clicked.connect(self._begin)
        self.name: Entry | None = None
        if self._is_named:
            self.name = Entry(theme, said("Name of a new one"), self)
            self.name.returnPressed.connect(self._begin)

    @property
    def _is_named(self) -> bool:
        return self.key.kind == "named"

    def show_value(self, value: Any) -> None:
        super().show_value(value)
        names = list(value) if self._is_named and isinstance(value, dict) else []
        entries = list(value.values()) if names else list(value) if isinstance(value, list) else []
        if names != self._names or len(entries) != len(self.cards):
            self._names = names
            self._make_cards(len(entries))
        for place, (card, entry) in enumerate(zip(self.cards, entries, strict=True)):
            few = len(entries) <= _FEW and self.key.inner != "exercise"
            card.show_entry(self._title(place, entry), entry, is_open=self._open.get(place, few))
        self._fit()
        if self._fresh and self.cards:
            self._fresh = False
            self.cards[-1].focus_first()

    def take(self) -> None:
        for card in self.cards:
            card.take()

    def _title(self, place: int, entry: Any) -> str:
        if not isinstance(entry, dict):
            return toml_value(entry)
        known = [(key, _told(entry[key])) for key in _TITLES if key in entry]
        parts = [
            said("every {time}", time=value)
            if key == "every"
            else name_of_choice(value)
            if (key, self.key.inner) == ("kind", "phase")
            else value
            for key, value in known
            if value
        ]
        told = "  ·  ".join(parts[:3])
        return f"{self._names[place]}  ·  {told}" if self._names else f"{place + 1}.  {told}"

    def _make_cards(self, count: int) -> None:
        for card in self.cards:
            card.blockSignals(True)
            card.hide()
            card.deleteLater()
        self.cards = []
        for place in range(count):
            last: KeyPath = (self._names[place],) if self._names else (place,)
            card = EntryCard(
                *(self._theme, _keys_of(self.key.inner), (*self.path, *last), self._inner, self),
                moves=not self._is_named,
            )
            card.set_pixels(self._pixels)
            card.removal_wanted.connect(lambda place=place: self._remove(place))
            card.moved.connect(lambda by, place=place: self._move(place, by))
            card.folded.connect(lambda folded, place=place: self._fold(place, folded))
            card.grown.connect(self._fit)
            if self.key.inner == "exercise":
                card.draw.show()
                card.draw.clicked.connect(lambda _on=False, name=last[0]: self.workshop_wanted.emit(name, ""))
            card.show()
            QWidget.setTabOrder(self.cards[-1] if self.cards else self, card)
            self.cards.append(card)
        if self.cards:
            QWidget.setTabOrder(self.cards[-1], self.name or self.add)

    def _inner(self, key: Key, path: KeyPath, parent: QWidget) -> FormField:
        """Make a field in a card; what it asks for is passed on."""
        field = self._make_field(key, path, parent)
        field.edits_wanted.connect(self._pass_on)
        field.picker_wanted.connect(self.picker_wanted)
        field.workshop_wanted.connect(self.workshop_wanted)
        return field

    def _pass_on(self, edits: tuple[FieldEdit, ...]) -> None:
        whole = list(edits)
        for edit in edits:
            if isinstance(edit, ValueSet) and edit.value:
                gone = _INSTEAD.get((self.key.inner, str(edit.path[-1])), ())
                whole += [ValueSet((*edit.path[:-1], name), "") for name in gone]
        self.edits_wanted.emit(tuple(whole))

    def _begin(self) -> None:
        pairs = _BEGINNINGS[self.key.inner]
        place = len(self.cards)
        self._open[place], self._fresh = True, True
        if self.name is None:
            self._want(EntryAdded(self.path, pairs))
            return
        name = self.name.text().strip()
        if not name or name in self._names:
            self._fresh = False
            self.name.setFocus(Qt.FocusReason.OtherFocusReason)
            return
        self.name.clear()
        self._want(*(ValueSet((*self.path, name, key), value) for key, value in pairs))

    def _remove(self, place: int) -> None:
        kept = [self._open[each] for each in sorted(self._open) if each in self._open and each != place]
        self._open = dict(enumerate(kept)) if len(kept) == len(self.cards) - 1 else {}
        if self._names:
            self._want(ValueSet((*self.path, self._names[place]), ""))
        else:
            self._want(ValueSet(self.path if len(self.cards) == 1 else (*self.path, place), ""))

    def _move(self, place: int, by: int) -> None:
        to = place + by
        if not 0 <= to < len(self.cards):
            return
        states = self.cards[place].is_open, self.cards[to].is_open
        self._open[to], self._open[place] = states
        button = self.cards[place].focusWidget()
        self._want(EntryMoved((*self.path, place), to))
        near = self.cards[to]
        was_button = button in (self.cards[place].up, self.cards[place].down)
        focus = (near.up if by < 0 else near.down) if was_button else near.header
        focus.setFocus(Qt.FocusReason.OtherFocusReason)

    def _fold(self, place: int, folded: bool) -> None:
        self._open[place] = not folded
        self.show_value(self._value)

    def set_theme(self, theme: Theme) -> None:
        super().set_theme(theme)
        for card in self.cards:
            card.set_theme(theme)

    def set_pixels(self, pixels: int) -> None:
        self.add.set_font_pixels(max(12, pixels - 1))
        if self.name is not None:
            self.name.set_pixels(pixels)
        for card in self.cards:
            card.set_pixels(pixels)
        super().set_pixels(pixels)

    def height_wished(self) -> int:
        foot = max(self.add.sizeHint().height(), self._tall if self.name is not None else 0)
        return self._top + sum(card.height_wished() + 4 for card in self.cards) + foot

    def _arrange(self) -> None:
        super()._arrange()
        top = self._top
        for card in self.cards:
            card.setGeometry(0, top, self.width(), card.height_wished())
            top += card.height() + 4
        size, left = self.add.sizeHint(), -6
        if self.name is not None:
            wide = max(80, self.width() - size.width() - 4)
            self.name.setGeometry(0, top, wide, self._tall)
            left = wide
        self.add.setGeometry(left, top, min(self.width(), size.width()), max(size.height(), 44))


class TableField(FormField):
    """One table in another one."""

    def __init__(self, theme: Theme, key: Key, path: KeyPath, make: FieldMaker, parent: QWidget) -> None:
        super().__init__(theme, key, path, parent)
        self._make_field = make
        self._is_open: bool | None = None
        self.card = EntryCard(theme, TABLES[key.inner], path, self._inner, self, moves=False)
        self.card.away.hide()
        self.card.folded.connect(self._fold)
        self.card.grown.connect(self._fit)
        self.label.hide()

    def show_value(self, value: Any) -> None:
        super().show_value(value)
        there = value if isinstance(value, dict) else {}
        is_open = bool(there) if self._is_open is None else self._is_open
        told = ", ".join(f"{name} {each}" for name, each in there.items())
        words = f"{self.label.text}  ·  {told}" if told and not is_open else self.label.text
        self.card.show_entry(words, there, is_open=is_open)
        self._fit()

    def take(self) -> None:
        self.card.take()

    def _inner(self, key: Key, path: KeyPath, parent: QWidget) -> FormField:
        field = self._make_field(key, path, parent)
        field.edits_wanted.connect(self.edits_wanted)
        field.picker_wanted.connect(self.picker_wanted)
        field.workshop_wanted.connect(self.workshop_wanted)
        return field

    def _fold(self, folded: bool) -> None:
        self._is_open = not folded
        self.show_value(self._value)

    def set_theme(self, theme: Theme) -> None:
        super().set_theme(theme)
        self.card.set_theme(theme)

    def set_pixels(self, pixels: int) -> None:
        self.card.set_pixels(pixels)
        super().set_pixels(pixels)

    def height_wished(self) -> int:
        return self.card.height_wished()

    def _arrange(self) -> None:
        self.card.setGeometry(0, 0, self.width(), self.card.height_wished())


def _keys_of(table: str) -> Mapping[str, Key]:
    """Return the keys of a table in the order in which they are asked for."""
    if table != "exercise":
        return TABLES[table]
    return {name: TABLES[table][name] for part in OF_EXERCISE for name in part.names}


def _told(value: Any) -> str:
    """Return a value in a title; nothing for a table."""
    if isinstance(value, list):
        return ", ".join(map(str, value))
    return "" if isinstance(value, dict) else str(value)

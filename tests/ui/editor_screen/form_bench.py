"""A form over a text, without the screen around it; and hands that write into its fields and read them."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

import tomli
from PySide6.QtWidgets import QWidget

from player import paths
from player.editing.condition_names import known_of, parameters_of
from player.editing.field_edits import ValueSet, with_dose, with_edits
from player.editing.field_values import written
from player.editing.outline import Outliner
from player.editing.own_exercise import own_values
from player.editing.pose_rows import Angle, is_path, names_in, rows_of, whose
from player.editing.step_blocks import blocks_of, lines_of
from player.editing.step_values import toml_value, values_at
from player.session.catalogue import Catalogue
from player.session.keys import FileKind
from player.session.problems import KeyPath
from player.ui.editor_screen.beats_field import BeatsField
from player.ui.editor_screen.chips_field import ChipsField, entries_of
from player.ui.editor_screen.condition_field import ConditionField
from player.ui.editor_screen.entries_field import EntriesField, TableField
from player.ui.editor_screen.entry_card import EntryCard
from player.ui.editor_screen.form_desk import FormDesk
from player.ui.editor_screen.form_field import FormField
from player.ui.editor_screen.form_fields import ExerciseField, PickField
from player.ui.editor_screen.form_keys import DOSE_STARTS, dose_of, keys_of_dose
from player.ui.editor_screen.line_field import BoxField, Line, LineField
from player.ui.editor_screen.lines_field import LinesField
from player.ui.editor_screen.motion_field import MotionField
from player.ui.editor_screen.pairs_field import PairsField
from player.ui.editor_screen.pose_pick import PoseField
from player.ui.editor_screen.poses_field import PosesField
from player.ui.editor_screen.step_form import StepForm
from player.ui.settings_screen.wide_fields import ListField
from player.ui.theme import LIGHT

CATALOGUE = Catalogue((paths.shipped_folder("media") / "exercises",))


class FewFiles:
    """A desk with a few files: what is chosen next, and what was heard."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.chosen = ""
        self.heard: list[str] = []

    def choose(self, kind: FileKind, parent: QWidget) -> str:
        return self.chosen

    def take(self, kind: FileKind, path: Path) -> str:
        return path.name

    def find(self, name: str) -> Path | None:
        path = self.folder / name
        return path if name and "\x00" not in name and path.exists() else None

    def hear(self, name: str, ended: Callable[[], None]) -> bool:
        self.heard.append(name)
        return len(self.heard) % 2 == 1


class FormBench:
    """A form, and the text that it shows a row of."""

    def __init__(self, parent: QWidget, folder: Path) -> None:
        self.files = FewFiles(folder)
        self.text = ""
        self.row = 0
        self.form = StepForm(LIGHT, lambda identity: f"the {identity}", parent)
        self.form.set_desk(
            FormDesk(
                name_of=lambda identity: "" if set(identity) & set(" .") else f"the {identity}",
                files=self.files,
                exercise=self._exercise,
                known=lambda: known_of(self.text),
                parameters=lambda: parameters_of(self.text),
            )
        )
        self.form.resize(620, 700)
        self.form.value_wanted.connect(lambda path, value: self.edit(ValueSet(path, value)))
        self.form.edits_wanted.connect(lambda edits: self.edit(*edits))
        self.form.dose_wanted.connect(self._take_dose)

    def show(self, text: str, row: int, *, everything: bool = False) -> None:
        """Show a row of a text."""
        self.text, self.row = text, row
        self._show()
        if everything and self.form.all_keys is not None and "fewer" not in self.form.all_keys.text():
            self.form.all_keys.click()

    def edit(self, *edits: Any) -> None:
        """Do to the text what a field asks for."""
        self.text = with_edits(self.text, self.row, edits)
        self._show()

    @property
    def values(self) -> dict[str, Any]:
        """Return what the row says."""
        return values_at(self.text, blocks_of(self.text), self.row) or {}

    def value_at(self, path: KeyPath) -> Any:
        """Return what stands at a path; None where nothing does."""
        found: Any = self.values
        for part in path:
            if isinstance(found, dict):
                found = found.get(str(part))
            else:
                found = found[part] if isinstance(found, list) and isinstance(part, int) else None
        return found

    def _exercise(self, identity: str) -> Mapping[str, Any] | None:
        """Return what is written of an exercise."""
        found = CATALOGUE.exercise(identity)
        return found.table if found is not None else own_values(self.text, identity)

    def _take_dose(self, dose: str) -> None:
        before = dose_of(self.values)
        gone = [key for key in keys_of_dose(before) if key in self.values and key != before]
        self.text = with_dose(self.text, self.row, before, dose, DOSE_STARTS[dose], gone)
        self._show()

    def _show(self) -> None:
        blocks = blocks_of(self.text)
        rows = Outliner(lambda identity: identity).rows(lines_of(self.text), blocks, None)
        self.form.show_values(rows[self.row], values_at(self.text, blocks, self.row))


def write(field: FormField, value: Any) -> None:
    """Write a value into a field as a person would."""
    if isinstance(field, LineField):
        field.line.setText(written(field.key, value))
        field.take()
    elif isinstance(field, BoxField):
        field.box.setPlainText(value or "")
        field.take()
    elif isinstance(field, PickField):
        text = value if isinstance(value, str) else toml_value(value)
        place = field.list.findData("" if value is None else text)
        assert place >= 0
        field.list.setCurrentIndex(place)
        field.list.activated.emit(place)
    elif isinstance(field, PosesField):
        _write_poses(field, value)
    elif isinstance(field, MotionField):
        for kind, poses in value.items():
            pick(field.more, kind)
            for place, pose in enumerate([poses] if isinstance(poses, str) else poses):
                pick(field.picks[kind][place], pose)
    elif isinstance(field, PoseField):
        pick(field.list, value)
    elif isinstance(field, ConditionField):
        if not field.rows.line.isVisibleTo(field.rows):
            field.rows.turn.click()
        field.rows.line.setText(value or "")
        field.take()
        field.rows.turn.click()
    elif isinstance(field, ExerciseField):
        wanted: list[KeyPath] = []
        field.picker_wanted.connect(wanted.append)
        field.button.click()
        assert wanted == [field.path]
        field.edits_wanted.emit((ValueSet(field.path, toml_value(value)),))
    elif isinstance(field, BeatsField):
        parts = str(value or "").split("-") if value else []
        parts = [parts[0], "", parts[1]] if field.key.kind == "breath" and len(parts) == 2 else parts
        for line, part in zip(field.beats, [*parts, "", "", "", ""], strict=False):
            line.setText(part)
        field.take()
    else:
        _write_list(field, value)


def pick(field: ListField, value: str) -> None:
    """Pick a value in a list, as a person would."""
    if field.currentData() == value:
        return
    place = field.findData(value)
    assert place >= 0, value
    field.setCurrentIndex(place)
    field.activated.emit(place)


def _write_poses(field: PosesField, value: dict[str, Any]) -> None:
    for name, pose in value.items():
        field.add.click()
        field.card.name.setText(name)
        field.card.name.returnPressed.emit()
        pick(field.card.root, pose["root"])
        for angle in rows_of(pose).angles:
            pick(field.card.side, whose(angle.path))
            pick(field.card.more, ".".join(angle.path))
            field.card.angles[angle.path].number.setValue(angle.degrees)
            field.take()
        field.card.contacts.entries_changed.emit([[each, ""] for each in pose.get("contact", ())])


def _write_list(field: FormField, value: Any) -> None:
    if isinstance(field, ChipsField):
        for each in entries_of(value):
            field.line.setText(each if isinstance(each, str) else toml_value(each))
            field.take()
    elif isinstance(field, LinesField):
        for each in entries_of(value):
            field.add.click()
            field.boxes[-1].setPlainText(each)
            field.take()
    elif isinstance(field, PairsField):
        for name, each in (value or {}).items():
            field.add.click()
            field.names[-1].setText(name)
            field.values[-1].setText(each if isinstance(each, str) else toml_value(each))
            field.take()
    elif isinstance(field, TableField):
        if not field.card.is_open:
            field.card.header.click()
        for name, each in (value or {}).items():
            write(field.card.fields[name], each)
    else:
        assert isinstance(field, EntriesField)
        for name, entry in value.items() if isinstance(value, dict) else ((None, each) for each in value):
            if field.name is not None:
                field.name.setText(str(name))
            field.add.click()
            for key in list(field.cards[-1].fields):
                if field.cards[-1].fields[key].value != entry.get(key):
                    write(field.cards[-1].fields[key], entry.get(key))


def read(field: FormField) -> Any:
    """Return what a person sees in a field, as the text would have it; None where it is empty."""
    if isinstance(field, LineField):
        return field.line.text() or None
    if isinstance(field, BoxField):
        return field.box.toPlainText() or None
    if isinstance(field, PickField):
        return field.list.currentData() or None
    if isinstance(field, PosesField):
        return _poses_seen(field) or None
    if isinstance(field, MotionField):
        paths = {
            key: [pose for each in picks if (pose := each.currentData())]
            for key, picks in field.picks.items()
        }
        return {**paths, **_lines_seen(field.others)} or None
    if isinstance(field, PoseField):
        return field.list.currentData() or None
    if isinstance(field, ConditionField):
        return field.rows.shown or None
    if isinstance(field, ExerciseField):
        words = field.button.text()
        return words.removeprefix("the ") if words.startswith("the ") else None
    if isinstance(field, BeatsField):
        shown = [line.text() for line in field.beats if line.isVisibleTo(field)]
        return "-".join(beat for beat in shown if beat) or field.line.text() or None
    if isinstance(field, ChipsField):
        return [chip.text() for chip in field.chips] or None
    if isinstance(field, LinesField):
        return [box.toPlainText() for box in field.boxes] or None
    if isinstance(field, PairsField):
        rows = zip(field.names, field.values, strict=True)
        return {name.text(): line.text() for name, line in rows} or None
    if isinstance(field, TableField):
        return _card_seen(field.card) or None
    assert isinstance(field, EntriesField)
    return [_card_seen(card) for card in field.cards] or None


def _lines_seen(lines: dict[str, Line]) -> dict[str, Any]:
    return {key: tomli.loads(f"x = {line.text()}")["x"] for key, line in lines.items()}


def _poses_seen(field: PosesField) -> Any:
    if field.line.isVisibleTo(field.sheet):
        return tomli.loads(f"x = {field.line.text()}")["x"]
    found: dict[str, Any] = {}
    for name in field.names:
        field.choose(name)
        card = field.card
        others = _lines_seen(card.others)
        if list(others) == [""]:
            found[name] = others[""]
            continue
        angles = [Angle(path, round(each.number.value(), 1)) for path, each in card.angles.items()]
        root = card.root.currentData()
        lists = [
            entries.entries if entries.isVisibleTo(card) else None for entries in (card.contacts, card.props)
        ]
        found[name] = (root or None, sorted(map(repr, angles)), lists, others)
    return found


def _pose_as_seen(pose: Any) -> Any:
    """Return a pose as a person ought to see it."""
    if not isinstance(pose, dict):
        return pose
    rows = rows_of(pose)
    angles = [Angle(each.path, round(each.degrees, 1)) for each in rows.angles]
    contacts = None
    if rows.contacts is not None:
        parts = [each.partition(" on ") for each in rows.contacts]
        contacts = [[name, "" if on.strip() == "floor" else on.strip()] for name, _, on in parts]
    props = None if rows.props is None else [list(each) for each in rows.props]
    others = {key: tomli.loads(f"x = {text}")["x"] for key, text in rows.others}
    return rows.root, sorted(map(repr, angles)), [contacts, props], others


def _card_seen(card: EntryCard) -> dict[str, Any]:
    return {name: seen for name, each in card.fields.items() if (seen := read(each)) is not None}


def as_seen(field: FormField, value: Any) -> Any:
    """Return a value as a person ought to see it in a field."""
    if value is None or value == [] or value == {}:
        return None
    if isinstance(field, PosesField):
        if not isinstance(value, dict):
            return value
        return {name: _pose_as_seen(each) for name, each in value.items()}
    if isinstance(field, MotionField):
        if not isinstance(value, dict):
            return {"": value}
        return {key: names_in(each) if is_path(key, each) else each for key, each in value.items()}
    if isinstance(field, (ChipsField, LinesField)):
        return [each if isinstance(each, str) else toml_value(each) for each in entries_of(value)]
    if isinstance(field, PairsField):
        return {name: each if isinstance(each, str) else toml_value(each) for name, each in value.items()}
    if isinstance(field, TableField):
        return {name: as_seen(field.card.fields[name], each) for name, each in value.items()}
    if isinstance(field, EntriesField):
        entries = value.values() if isinstance(value, dict) else value
        return [
            {name: as_seen(card.fields[name], each) for name, each in entry.items()}
            for card, entry in zip(field.cards, entries, strict=True)
        ]
    return written(field.key, value)


def unfold(field: FormField) -> None:
    """Let everything in a field be seen."""
    cards = field.cards if isinstance(field, EntriesField) else []
    for card in [field.card] if isinstance(field, TableField) else cards:
        if not card.is_open:
            card.header.click()
        for each in card.fields.values():
            unfold(each)

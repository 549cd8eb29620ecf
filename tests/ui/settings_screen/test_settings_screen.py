"""The settings screen shows every row of the table, and hands over what is chosen."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from dataclasses import fields, replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from player.settings import Settings
from player.ui.main_window import MainWindow
from player.ui.painted import Words
from player.ui.settings_screen.fields import ChoiceField, PressField, SwitchField
from player.ui.settings_screen.kinds import Choice, Level, Listed, Pairs, Picked, Switch
from player.ui.settings_screen.pairs import PairsField
from player.ui.settings_screen.picked import PickedField
from player.ui.settings_screen.screen import SettingsScreen
from player.ui.settings_screen.table import SECTIONS, SETTINGS, Setting
from player.ui.settings_screen.wide_fields import LevelField, ListField
from tests.ui.conftest import ForgetfulMemory

KEPT = [setting for setting in SETTINGS if setting.kept]
named = pytest.mark.parametrize("setting", SETTINGS, ids=lambda setting: setting.name)
kept = pytest.mark.parametrize("setting", KEPT, ids=lambda setting: setting.name)


def _page(window: MainWindow) -> SettingsScreen:
    window.actions_table["settings"].trigger()
    QApplication.processEvents()
    return window.settings


def _told(page: SettingsScreen) -> list[tuple[str, object]]:
    told: list[tuple[str, object]] = []
    page.value_changed.connect(lambda name, value: told.append((name, value)))
    return told


def test_no_name_and_no_label_stands_twice() -> None:
    for texts in ([one.name for one in SETTINGS], [(one.section, one.label) for one in SETTINGS]):
        assert [text for text, times in Counter(texts).items() if times > 1] == []


@kept
def test_a_row_is_kept_in_a_setting_of_its_type(setting: Setting) -> None:
    usual = getattr(Settings(), setting.name)
    match setting.kind:
        case Switch():
            assert isinstance(usual, bool)
        case Choice(options):
            values = [value for value, _ in options]
            assert usual in values
            assert {type(value) for value in values} == {type(usual)}
        case Listed() | Picked():
            assert usual == ""
        case Level(least, most, step):
            assert isinstance(usual, float)
            assert least <= usual <= most
            assert (usual - least) / step == pytest.approx(round((usual - least) / step))
        case Pairs():
            assert usual == {}


@named
def test_only_rows_that_keep_something_have_the_name_of_a_setting(setting: Setting) -> None:
    assert setting.kept is (setting.name in {field.name for field in fields(Settings)})
    assert setting.section in SECTIONS


@named
def test_a_row_is_found_by_its_label(setting: Setting) -> None:
    assert setting.matches(setting.label.upper())
    assert not setting.matches(f"{setting.label} zebra")


@pytest.mark.parametrize("text", [100, 200])
@pytest.mark.parametrize("size", [(480, 360), (800, 600), (1280, 800), (700, 1000)])
def test_no_word_is_cut_off(make_window: Callable[..., MainWindow], size: tuple[int, int], text: int) -> None:
    memory = ForgetfulMemory()
    memory.keep(text_size=text)
    page = _page(make_window(*size, memory=memory))
    cut = [
        words.text
        for words in page.findChildren(Words)
        if words.isVisibleTo(page) and words.text and words.fit.elided
    ]
    assert cut == []
    for row in page.rows.values():
        for child in row.findChildren(QWidget):
            if child.isVisibleTo(row) and child.parent() is row:
                assert row.rect().contains(child.geometry()), (row.setting.name, child)


def test_showing_values_tells_of_no_change(make_window: Callable[..., MainWindow]) -> None:
    page = _page(make_window())
    told = _told(page)
    page.show_settings(replace(Settings(), theme="dark", tighter="left", text_size=150))
    assert told == []
    theme = page.rows["theme"].field
    assert isinstance(theme, ChoiceField)
    assert [segment.isChecked() for segment in theme.segments] == [False, False, True]


def test_what_is_being_written_stays_when_the_settings_are_shown_again(
    make_window: Callable[..., MainWindow],
) -> None:
    window = make_window()
    page = _page(window)
    field = page.rows["pronunciations"].field
    assert isinstance(field, PairsField)
    field.more.click()
    line = field.lines[0]
    line.one.setText("psoas")
    window.take_settings()
    assert [each.pair for each in field.lines] == [("psoas", "")]
    line.other.setText("so-as")
    window.make_player()
    assert field.lines == [line]
    field.show_value({"iliacus": "ill-ee-a-cus"})
    assert field.value == {"iliacus": "ill-ee-a-cus"}


def test_every_row_is_changed_by_keyboard(make_window: Callable[..., MainWindow]) -> None:
    page = _page(make_window(1280, 800))
    page.set_options("voice", (("a", "Ann"), ("b", "Bob"))) if "voice" in page.rows else None
    told = _told(page)
    for name, row in page.rows.items():
        told.clear()
        if _press(row.field):
            assert [each for each, _ in told] == [name], name


def _press(field: object) -> bool:
    """Change a field as a person with a keyboard would; returns whether there is anything to change."""
    match field:
        case SwitchField() | PressField():
            field.setFocus()
            QTest.keyClick(field, Qt.Key.Key_Space)
        case ChoiceField():
            chosen = next(segment for segment in field.segments if segment.isChecked())
            chosen.setFocus()
            last = chosen is field.segments[-1]
            QTest.keyClick(chosen, Qt.Key.Key_Left if last else Qt.Key.Key_Right)
        case LevelField():
            field.slider.setFocus()
            top = field.slider.value() == field.slider.maximum()
            QTest.keyClick(field.slider, Qt.Key.Key_Left if top else Qt.Key.Key_Right)
        case ListField():
            field.setFocus()
            QTest.keyClick(field, Qt.Key.Key_Down)
            return field.count() > 1
        case PickedField():
            field.ask = lambda parent, kind, value, folder: "songs" if folder else "song.ogg"
            QTest.keyClick(field.file, Qt.Key.Key_Space)
        case PairsField():
            QTest.keyClick(field.more, Qt.Key.Key_Space)
            for entry, text in ((field.lines[0].one, "psoas"), (field.lines[0].other, "so-ass")):
                entry.setFocus()
                QTest.keyClicks(entry, text)
            QTest.keyClick(field.lines[0].other, Qt.Key.Key_Return)
        case _:
            return False
    return True


def test_the_page_scrolls_by_keys(make_window: Callable[..., MainWindow]) -> None:
    page = _page(make_window(1000, 600))
    bar = page.area.verticalScrollBar()
    QTest.keyClick(page, Qt.Key.Key_PageDown)
    down = bar.value()
    assert down > page.area.height() // 2
    QTest.keyClick(page, Qt.Key.Key_Up)
    assert 0 < bar.value() < down
    QTest.keyClick(page, Qt.Key.Key_PageUp)
    assert bar.value() == 0


def test_the_keyboard_is_in_the_search_from_the_start_and_ctrl_f_brings_it_back(
    make_window: Callable[..., MainWindow],
) -> None:
    window = make_window(1280, 800)
    window.actions_table["settings"].trigger()
    page = window.settings
    assert page.search.hasFocus()
    QTest.keyClicks(page.search, "try")
    assert page.rows["preview voice"].isVisible()
    assert not page.rows["theme"].isVisible()
    QTest.keyClick(page.search, Qt.Key.Key_Tab)
    assert not page.search.hasFocus()
    QTest.keyClick(window, Qt.Key.Key_F, Qt.KeyboardModifier.ControlModifier)
    assert page.search.hasFocus()
    assert page.search.selectedText() == "try"


def test_tab_goes_through_the_rows_from_top_to_bottom(make_window: Callable[..., MainWindow]) -> None:
    page = _page(make_window(1280, 800))
    page.search.setFocus()
    seen: list[str] = []
    for _ in range(200):
        QTest.keyClick(QApplication.focusWidget() or page, Qt.Key.Key_Tab)
        focus = QApplication.focusWidget()
        names = [name for name, row in page.rows.items() if focus is not None and row.isAncestorOf(focus)]
        seen += names if names and names[0] not in seen else []
        if focus is page.search:
            break
    assert seen == [setting.name for setting in SETTINGS if page.rows[setting.name].field is not None]


def test_a_file_is_picked_shown_by_its_name_and_given_up(make_window: Callable[..., MainWindow]) -> None:
    page = _page(make_window(1280, 800))
    told = _told(page)
    field = page.rows["music_path"].field
    assert isinstance(field, PickedField)
    assert not field.none.isEnabled()
    field.ask = lambda parent, kind, value, folder: "/music/album" if folder else ""
    QTest.mouseClick(field.file, Qt.MouseButton.LeftButton)
    QTest.mouseClick(field.folder, Qt.MouseButton.LeftButton)
    assert field.name.text == "album"
    QTest.mouseClick(field.none, Qt.MouseButton.LeftButton)
    assert told == [("music_path", "/music/album"), ("music_path", "")]


def test_searching_leaves_the_rows_that_match(make_window: Callable[..., MainWindow]) -> None:
    page = _page(make_window(1280, 800))
    page.search.setText("dark")
    assert [name for name, row in page.rows.items() if row.isVisibleTo(page)] == ["theme"]
    page.search.setText("")
    assert all(row.isVisibleTo(page) for row in page.rows.values())


def test_what_is_chosen_is_kept_and_shown_at_once(make_window: Callable[..., MainWindow]) -> None:
    memory = ForgetfulMemory("light")
    window = make_window(memory=memory)
    page = _page(window)

    def keep(name: str, value: object) -> None:
        memory.keep(**{name: value})
        window.take_settings()

    window.setting_chosen.connect(keep)
    theme = page.rows["theme"].field
    size = page.rows["text_size"].field
    assert isinstance(theme, ChoiceField)
    assert isinstance(size, ChoiceField)
    QTest.mouseClick(theme.segments[2], Qt.MouseButton.LeftButton)
    QTest.mouseClick(size.segments[4], Qt.MouseButton.LeftButton)
    assert (window.theme.scheme, window.scale) == ("dark", 2.0)
    assert memory.settings.text_size == 200


def test_escape_leads_back_to_where_one_came_from(make_window: Callable[..., MainWindow]) -> None:
    window = make_window()
    for start in (window.library, window.keys):
        window.stack.show_screen(start)
        _page(window)
        QTest.keyClick(window, Qt.Key.Key_Escape)
        assert window.stack.currentWidget() is start

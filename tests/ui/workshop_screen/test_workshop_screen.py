"""In the workshop a joint is dragged, angles are set, poses are made, and all of it by keyboard too."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from itertools import pairwise

import pytest
import tomli
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QMouseEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QComboBox, QWidget
from pytestqt.qtbot import QtBot

from player.editing.workbench import Workbench
from player.session.exercise_template import exercise_template
from player.ui.theme import DARK, LIGHT
from player.ui.workshop_screen.screen import WorkshopScreen
from tests.figures.shown import text_of

Make = Callable[..., WorkshopScreen]


@pytest.fixture
def make(qtbot: QtBot) -> Iterator[Make]:
    opened: list[WorkshopScreen] = []

    def made(text: str = "", width: int = 1180, height: int = 740, scale: float = 1.0) -> WorkshopScreen:
        screen = WorkshopScreen(LIGHT, scale)
        screen.resize(width, height)
        screen.show_bench(Workbench(text or exercise_template("bow")), "Bow", "new")
        screen.show()
        screen.activateWindow()
        qtbot.waitUntil(screen.isActiveWindow, timeout=3000)
        opened.append(screen)
        return screen

    yield made
    for screen in opened:
        screen.stop()
        screen.close()
        screen.deleteLater()
    QApplication.processEvents()


def _bench(screen: WorkshopScreen) -> Workbench:
    assert screen.bench is not None
    return screen.bench


def _drag(
    screen: WorkshopScreen, point: str, by: tuple[int, int], keys: Qt.KeyboardModifier | None = None
) -> None:
    canvas, none = screen.canvas, Qt.KeyboardModifier.NoModifier
    start = canvas.place_of(point).toPoint()
    QTest.mousePress(canvas, Qt.MouseButton.LeftButton, none, start)
    for part in (1, 2, 3, 4):
        at = start + QPoint(by[0] * part // 4, by[1] * part // 4)
        _move(canvas, at, keys or none)
    QTest.mouseRelease(canvas, Qt.MouseButton.LeftButton, none, start + QPoint(*by))


def _move(canvas: QWidget, at: QPoint, keys: Qt.KeyboardModifier) -> None:
    event = QMouseEvent(
        QEvent.Type.MouseMove,
        QPointF(at),
        QPointF(canvas.mapToGlobal(at)),
        Qt.MouseButton.NoButton,
        Qt.MouseButton.LeftButton,
        keys,
    )
    QApplication.sendEvent(canvas, event)


def test_a_joint_follows_the_mouse_and_its_angle_is_written(make: Make) -> None:
    screen = make(text_of("supine-strap-hamstring"))
    before = screen.canvas.place_of("working.ankle")
    _drag(screen, "working.ankle", (-60, -30))
    after = screen.canvas.place_of("working.ankle")
    assert abs(after.x() - before.x() + 60) < 8
    assert abs(after.y() - before.y() + 30) < 8
    assert _bench(screen).degrees("working.hip.flexion") > 55
    assert screen.angles.fields["hip.flexion"].number.value() == _bench(screen).degrees("working.hip.flexion")
    QTest.keyClick(screen, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert not _bench(screen).changed


def test_with_shift_only_the_joint_above_turns(make: Make) -> None:
    screen = make(text_of("supine-strap-hamstring"))
    hip = _bench(screen).degrees("working.hip.flexion")
    _drag(screen, "working.ankle", (0, 60), Qt.KeyboardModifier.ShiftModifier)
    assert _bench(screen).degrees("working.hip.flexion") == hip
    assert _bench(screen).degrees("working.knee.flexion") > 10


def test_arrow_keys_move_the_chosen_joint(make: Make) -> None:
    screen = make()
    screen.canvas.setFocus()
    screen.canvas.choose("working.wrist")
    for _ in range(6):
        QTest.keyClick(screen.canvas, Qt.Key.Key_Right)
    assert (
        _bench(screen).degrees("working.shoulder.flexion") + _bench(screen).degrees("working.elbow.flexion")
        > 8
    )
    QTest.keyClick(screen.canvas, Qt.Key.Key_BracketRight)
    assert screen.canvas.chosen != "working.wrist"
    assert "chosen" in screen.canvas.accessibleName()


def test_an_angle_beyond_the_normal_range_is_marked_where_it_is_set_and_on_its_pose(make: Make) -> None:
    screen = make()
    field = screen.angles.fields["lumbar.flexion"]
    field.slider.setValue(70)
    assert field.slider.beyond
    assert field.note.isVisibleTo(screen.angles)
    assert "beyond the normal −30° to 50°" in field.note.text
    assert screen.strip.poses.warned == {"stand"}
    field.number.setValue(20)
    assert not field.note.isVisibleTo(screen.angles)
    assert screen.strip.poses.warned == frozenset()


def test_a_move_of_a_slider_is_undone_at_once(make: Make) -> None:
    screen = make()
    field = screen.angles.fields["neck.flexion"]
    for degrees in (5, 10, 20):
        field.slider.setValue(degrees)
    field.released.emit()
    field.slider.setValue(30)
    screen.top.undo.click()
    assert _bench(screen).degrees("neck.flexion") == 20
    screen.top.undo.click()
    assert _bench(screen).degrees("neck.flexion") == 0
    screen.top.redo.click()
    assert _bench(screen).degrees("neck.flexion") == 20


def test_both_sides_are_changed_together_when_both_are_chosen(make: Make) -> None:
    screen = make()
    screen.angles.sides.segments[2].click()
    screen.angles.fields["hip.abduction"].slider.setValue(20)
    assert [_bench(screen).degrees(f"{side}.hip.abduction") for side in ("working", "other")] == [20, 20]
    screen.angles.sides.segments[1].click()
    screen.angles.fields["knee.flexion"].slider.setValue(40)
    assert _bench(screen).degrees("other.knee.flexion") == 40
    assert _bench(screen).degrees("working.knee.flexion") == 0


def test_poses_are_added_copied_renamed_mirrored_and_deleted(make: Make) -> None:
    screen = make()
    add, copy, mirror, delete = screen.poses.buttons
    add.click()
    assert _bench(screen).pose == "pose"
    copy.click()
    assert _bench(screen).pose == "pose-2"
    screen.show_panel("pose")
    screen.pose.name.setText("deep")
    screen.pose.name.editingFinished.emit()
    assert _bench(screen).poses == ("stand", "fold", "pose", "deep")
    assert screen.strip.poses.names == _bench(screen).poses
    screen.angles.fields["knee.flexion"].slider.setValue(40)
    mirror.click()
    assert _bench(screen).degrees("other.knee.flexion") == 40
    delete.click()
    assert _bench(screen).poses == ("stand", "fold", "pose")


def test_a_name_that_is_taken_is_not_given_twice(make: Make) -> None:
    screen = make()
    screen.pose.name.setText("fold")
    screen.pose.name.editingFinished.emit()
    assert _bench(screen).poses == ("stand", "fold")
    assert screen.pose.name.text() == "stand"
    assert "already" in screen.top.note.text


def test_contacts_and_things_are_picked_from_lists(make: Make) -> None:
    screen = make()
    screen.show_panel("pose")
    screen.pose.contacts.entries_changed.emit([["feet", ""], ["hands", "chair"]])
    screen.pose.props.entries_changed.emit([["chair", "hands"], ["strap", ""]])
    pose = tomli.loads(_bench(screen).text)["poses"]["stand"]
    assert pose["contact"] == ["feet", "hands on chair"]
    assert pose["prop"] == {"chair": ["hands"], "strap": []}
    lists = screen.pose.contacts.findChildren(QComboBox)
    assert {each.currentText() for each in lists} >= {"feet", "hands", "on chair"}


def test_the_motion_is_set_and_played(make: Make, qtbot: QtBot) -> None:
    screen = make()
    screen.show_panel("motion")
    screen.motion.path_changed.emit("deepen", ["fold"])
    screen.motion.push_changed.emit("push", "working.hand", "down")
    assert tomli.loads(_bench(screen).text)["motion"]["deepen"] == "fold"
    assert tomli.loads(_bench(screen).text)["motion"]["push"] == {"from": "working.hand", "way": "down"}
    screen.motion.play_asked.emit("rep")
    shown = [screen.playing]
    first = screen.canvas.place_of("working.knee")
    assert first == QPointF()  # while it moves by itself there is nothing to drag
    screen.top.play.click()
    shown.append(screen.playing)
    assert shown == [True, False]
    assert screen.canvas.place_of("working.knee") != QPointF()


def test_another_view_is_written_into_the_file(make: Make) -> None:
    screen = make()
    screen.views.segments[2].click()
    assert tomli.loads(_bench(screen).text)["view"] == "front"


def test_what_was_not_saved_last_time_is_offered(make: Make) -> None:
    screen = make()
    answers: list[bool] = []
    screen.draft_wanted.connect(answers.append)
    screen.show_bench(Workbench(exercise_template("bow")), "Bow", "", kept=True)
    assert screen.top.question.isVisibleTo(screen)
    screen.top.answers[0].click()
    assert answers == [True]
    assert not screen.top.question.isVisibleTo(screen)


def test_saving_is_asked_for_by_button_and_key_only_when_there_is_something_to_save(make: Make) -> None:
    screen = make()
    asked: list[int] = []
    screen.save_asked.connect(lambda: asked.append(1))
    assert not screen.top.save.isEnabled()
    screen.angles.fields["neck.flexion"].slider.setValue(10)
    screen.top.save.click()
    QTest.keyClick(screen, Qt.Key.Key_S, Qt.KeyboardModifier.ControlModifier)
    assert asked == [1, 1]


@pytest.mark.parametrize(("width", "height", "scale"), [(900, 600, 1.0), (1280, 800, 1.5), (1920, 1080, 1.0)])
def test_everything_has_room_and_a_name(make: Make, width: int, height: int, scale: float) -> None:
    screen = make("", width, height, scale)
    assert screen.canvas.width() > 0.4 * width
    assert screen.canvas.height() > 0.35 * height
    for button in screen.findChildren(QAbstractButton):
        assert button.accessibleName() or button.text()
    tops = (screen.top.way_back, screen.top.undo, screen.top.redo, screen.top.play, screen.top.save)
    for one, other in pairwise(tops):
        assert not one.geometry().intersects(other.geometry())
        assert screen.rect().contains(other.geometry())
    assert not screen.canvas.geometry().intersects(screen.angles.geometry())
    assert screen.poses.geometry().bottom() <= screen.height()


def test_other_colours_are_taken_by_everything(make: Make) -> None:
    screen = make()
    screen.set_theme(DARK)
    assert screen.angles.fields["hip.flexion"].slider._theme is DARK
    assert screen.canvas._theme is DARK


def test_breath_has_a_row_in_percent(make: Make) -> None:
    screen = make(text_of("diaphragm-breathing"))
    _bench(screen).choose("full")
    screen.angles.breath.slider.setValue(40)
    assert tomli.loads(_bench(screen).text)["poses"]["full"]["breath"] == 0.4
    assert screen.angles.breath.number.text() == "40 %"
    screen.angles.breath.slider.setValue(130)
    assert tomli.loads(_bench(screen).text)["poses"]["full"]["breath"] == 1


def test_small_pictures_of_poses_that_did_not_change_stay(make: Make) -> None:
    screen = make(text_of("squat"))
    _bench(screen).choose("bottom")
    before = dict(screen.strip.poses.drawings)
    _bench(screen).set_degrees("lumbar.flexion", 20.0)
    screen._show_pictures()
    after = screen.strip.poses.drawings
    assert after["heels-up"] is before["heels-up"]
    assert after["bottom"] is not before["bottom"]

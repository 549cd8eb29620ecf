"""The outline: rows are picked, folded and dropped, and parts of steps are seen."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
import tomli
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt
from PySide6.QtGui import QDragMoveEvent, QDropEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from player import paths
from player.audio.voice.estimate import estimated_frames
from player.editing.draft import Draft, Drafter
from player.editing.step_edits import Spot, copied, inserted, moved
from player.session.catalogue import Catalogue
from player.session.load import load_text
from player.session.words import load_words
from player.timeline.compiler import compile_session
from player.ui.editor_screen.outline_list import OutlineList
from player.ui.editor_screen.outline_model import STEPS
from player.ui.theme import LIGHT

CATALOGUE = Catalogue((paths.shipped_folder("media") / "exercises",))
WORDS = load_words(paths.shipped_folder("media") / "words", "en")
NO_KEY = Qt.KeyboardModifier.NoModifier
SESSION = """format = 1
title = "T"

[[step]]
exercise = "plank"
hold = "30s"

[[step]]
exercise = "supine-strap-hamstring"
hold = "30s"
side = "each"
sets = 2

[[step]]
repeat = 2

[[step.step]]
exercise = "bird-dog"
hold = "20s"

[[step.step]]
rest = "5s"

[[step]]
say = "Done."

[parameters.unit]
default = "10s"
"""


def _draft(text: str) -> Draft:
    return Drafter(lambda identity: identity).read(
        text,
        lambda each: load_text(each, CATALOGUE),
        lambda session: compile_session(session, WORDS, lambda line: estimated_frames(line, 1.0)),
    )


@pytest.fixture
def outline(qtbot: QtBot) -> Iterator[OutlineList]:
    window = QWidget()
    window.resize(320, 700)
    made = OutlineList(LIGHT, window)
    made.resize(320, 700)
    made.show_draft(_draft(SESSION))
    window.show()
    QApplication.processEvents()
    yield made
    window.close()
    window.deleteLater()
    QApplication.processEvents()


def _lines(outline: OutlineList) -> list[str]:
    shown = (outline.rows.shown_at(line) for line in range(outline.rows.rowCount()))
    return [
        each.part.title if each.part is not None else each.row.title for each in shown if each is not None
    ]


def _middle(outline: OutlineList, line: int, share: float = 0.5) -> QPoint:
    box = outline.visualRect(outline.rows.index(line))
    return QPoint(box.left() + 150, box.top() + round(box.height() * share))


def _click(
    outline: OutlineList, line: int, key: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier
) -> None:
    QTest.mouseClick(outline.viewport(), Qt.MouseButton.LeftButton, key, _middle(outline, line))


def test_several_rows_are_picked_with_ctrl_and_shift(outline: OutlineList) -> None:
    chosen: list[int] = []
    outline.row_chosen.connect(chosen.append)
    _click(outline, 1)
    _click(outline, 4, Qt.KeyboardModifier.ControlModifier)
    assert outline.picks == [1, 4] and chosen == [1, 4]
    _click(outline, 4, Qt.KeyboardModifier.ControlModifier)
    assert outline.picks == [1] and chosen == [1, 4]
    _click(outline, 1)
    _click(outline, 3, Qt.KeyboardModifier.ShiftModifier)
    assert outline.picks == [1, 2, 3]
    QTest.keyClick(outline, Qt.Key.Key_Down, Qt.KeyboardModifier.ShiftModifier)
    assert outline.picks == [1, 2, 3, 4] and chosen[-1] == 4


def test_a_step_unfolds_into_its_sides_and_sets(outline: OutlineList) -> None:
    frames: list[int] = []
    outline.frame_chosen.connect(frames.append)
    _click(outline, 2)
    QTest.keyClick(outline, Qt.Key.Key_Right)
    assert _lines(outline)[2:9] == [
        "supine-strap-hamstring",
        *("Right", "Set 1", "Set 2", "Left", "Set 1", "Set 2"),
    ]
    assert outline.picks == [2] and not frames
    _click(outline, 6)
    part = outline.rows.shown_at(6)
    assert part is not None and part.part is not None and frames == [part.part.start] and outline.picks == [2]
    said = outline.rows.index(6).data(Qt.ItemDataRole.AccessibleTextRole)
    assert "Left" in said and "supine" in said
    QTest.keyClick(outline, Qt.Key.Key_Left)
    assert outline.rows.is_plain


def test_a_group_folds_and_unfolds_where_something_in_it_is_gone_to(outline: OutlineList) -> None:
    _click(outline, 4)
    QTest.keyClick(outline, Qt.Key.Key_Left)
    assert outline.picks == [3]
    QTest.keyClick(outline, Qt.Key.Key_Left)
    assert "bird-dog" not in _lines(outline) and outline.rows.rowCount() == 6
    assert "folded" in outline.rows.index(3).data(Qt.ItemDataRole.AccessibleTextRole)
    outline.pick([5], 5)
    assert "bird-dog" in _lines(outline) and outline.picks == [5]


def test_rows_stay_folded_and_unfolded_while_others_come_and_go(outline: OutlineList) -> None:
    outline.set_open(2, True)
    outline.set_open(3, False)
    outline.show_draft(_draft(inserted(SESSION, Spot(3, 1), '[[step]]\nrest = "9s"\n')))
    assert outline.rows.is_open(3) is True and outline.rows.is_open(4) is False
    outline.show_draft(_draft(SESSION))
    assert outline.rows.is_open(2) is True and outline.rows.is_open(3) is False
    assert "Set 2" in _lines(outline) and "bird-dog" not in _lines(outline)


def _dropped(
    outline: OutlineList,
    row: int,
    place: QPoint,
    keys: Qt.KeyboardModifier = NO_KEY,
) -> list[tuple[list[int], Spot, bool]]:
    """Drop a row at a place; return what was told of it."""
    told: list[tuple[list[int], Spot, bool]] = []
    outline.steps_dropped.connect(lambda rows, spot, copies: told.append((rows, spot, copies)))
    outline.pick([row], row)
    data: QMimeData = outline.rows.mimeData([outline.rows.index(outline.rows.line_of(row))])
    assert data.hasFormat(STEPS)
    actions = Qt.DropAction.MoveAction | Qt.DropAction.CopyAction
    button = Qt.MouseButton.LeftButton
    move = QDragMoveEvent(place, actions, data, button, keys)
    outline.dragMoveEvent(move)
    if move.isAccepted():
        outline.dropEvent(QDropEvent(QPointF(place), actions, data, button, keys))
    outline.steps_dropped.disconnect()
    return told


@pytest.mark.parametrize(
    ("row", "line", "share", "titles"),
    [
        (1, 2, 0.9, ["supine-strap-hamstring", "plank", None, None]),
        (1, 6, 0.1, ["supine-strap-hamstring", None, "plank", None]),
        (6, 1, 0.1, [None, "plank", "supine-strap-hamstring", None]),
        (1, 7, 0.8, ["supine-strap-hamstring", None, None, "plank"]),
    ],
)
def test_a_row_is_dropped_between_others(
    outline: OutlineList, row: int, line: int, share: float, titles: list[str | None]
) -> None:
    ((rows, spot, copies),) = _dropped(outline, row, _middle(outline, line, share))
    steps = tomli.loads(moved(SESSION, rows, spot))["step"]
    assert [step.get("exercise") for step in steps] == titles and not copies


def test_a_row_is_dropped_into_a_group_and_out_of_it(outline: OutlineList) -> None:
    ((rows, spot, _),) = _dropped(outline, 1, _middle(outline, 3, 0.5))
    group = tomli.loads(moved(SESSION, rows, spot))["step"][1]
    assert [step.get("exercise") for step in group["step"]] == ["bird-dog", None, "plank"]
    at_the_left = _middle(outline, 5, 0.9)
    at_the_left.setX(6)
    ((rows, spot, _),) = _dropped(outline, 4, at_the_left)
    steps = tomli.loads(moved(SESSION, rows, spot))["step"]
    assert [step.get("exercise") for step in steps][2:4] == [None, "bird-dog"]


def test_ctrl_drops_a_copy_and_a_group_never_goes_into_itself(outline: OutlineList) -> None:
    ((rows, spot, copies),) = _dropped(
        outline, 1, _middle(outline, 6, 0.9), Qt.KeyboardModifier.ControlModifier
    )
    text = inserted(SESSION, spot, copied(SESSION, rows))
    assert copies and text.count('"plank"') == 2
    assert _dropped(outline, 3, _middle(outline, 4, 0.9)) == []


def test_a_thousand_steps_are_gone_through_by_keys_and_folded(outline: OutlineList) -> None:
    text = 'format = 1\ntitle = "T"\n' + '\n[[step]]\nrepeat = 2\n\n[[step.step]]\nrest = "1s"\n' * 500
    outline.show_draft(_draft(text))
    assert outline.rows.rowCount() == 1001
    QTest.keyClick(outline, Qt.Key.Key_End)
    assert outline.picks == [1000]
    outline.set_open(999, False)
    assert outline.rows.rowCount() == 1000 and outline.picks == [999]
    outline.pick([1000], 1000)
    assert outline.rows.is_plain

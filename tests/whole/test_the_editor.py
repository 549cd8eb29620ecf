"""The editor from end to end: written by form, outline, ruler and text, undone, saved, recovered, merged."""

from __future__ import annotations

import os
import stat
from collections.abc import Callable
from pathlib import Path

import pytest
import tomli
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFileDialog
from pytestqt.qtbot import QtBot

from player.app.drafts import Kept
from player.app.editor_wiring import EditorWiring
from player.app.window import Front
from player.editing.new_steps import REST, group
from player.editing.step_blocks import own_text
from player.editing.step_values import toml_value, values_of
from player.editing.timed_steps import can_be_dragged
from player.timeline.frames import RATE
from player.ui.editor_screen.entries_field import EntriesField
from player.ui.editor_screen.file_field import FileField
from player.ui.editor_screen.line_field import LineField
from player.ui.editor_screen.screen import EditorScreen

SESSION = """# kept to the last byte
format = 1
title = "Evening"   # mine

[[step]]
exercise = "leg-swing"
reps = 12
pace = "2s"
side = "each"

# the heart
[[step]]
exercise = "supine-strap-hamstring"
pnf = "hold-relax"

[[step]]
repeat = 2

[[step.step]]
exercise = "plank"
hold = "30s"
"""


@pytest.fixture
def file(home: Path) -> Path:
    path = home / "evening.toml"
    path.write_bytes(SESSION.encode())
    return path


@pytest.fixture
def editor(front: Front, file: Path, qtbot: QtBot) -> EditorWiring:
    front.edit(file)
    _read(front.editor.screen, qtbot)
    return front.editor


def _read(screen: EditorScreen, qtbot: QtBot) -> None:
    """Wait until the thread has told of the text as it is."""
    qtbot.waitUntil(
        lambda: screen.draft.text == screen.text and not screen.draft.is_sketch and screen.draft.playable,
        timeout=10_000,
    )


def _field(screen: EditorScreen, *path: str) -> LineField:
    field = screen.form.fields[path]
    assert isinstance(field, LineField)
    return field


def test_outline_form_text_and_ruler_go_to_the_same_step(editor: EditorWiring, qtbot: QtBot) -> None:
    screen = editor.screen
    screen.outline.setCurrentIndex(screen.outline.rows.index(2))
    assert screen.view.line == SESSION[: SESSION.index('[[step]]\nexercise = "supine')].count("\n")
    assert screen.form.fields[("pnf", "cycles")]
    screen.view.go_to(SESSION[: SESSION.index('hold = "30s"')].count("\n") + 1)
    assert screen.outline.picks == [4] and _field(screen, "hold").line.text() == "30s"
    start = screen.draft.rows[1].start
    assert start is not None
    screen.ruler.frame_chosen.emit(start + RATE)
    assert screen.outline.picks == [1] and screen.view.line == 4


def test_a_field_changes_its_value_and_nothing_else(editor: EditorWiring) -> None:
    screen = editor.screen
    screen.outline.setCurrentIndex(screen.outline.rows.index(1))
    field = _field(screen, "reps")
    field.line.setText("15")
    field.take()
    assert screen.text == SESSION.replace("reps = 12", "reps = 15")
    screen.undo()
    assert screen.text == SESSION and _field(screen, "reps").line.text() == "12"


def test_a_value_of_a_method_makes_it_a_table_and_another_dose_takes_its_keys_along(
    editor: EditorWiring,
) -> None:
    screen = editor.screen
    screen.outline.setCurrentIndex(screen.outline.rows.index(2))
    screen.form.value_wanted.emit(("pnf", "cycles"), "4")
    assert tomli.loads(screen.text)["step"][1]["pnf"] == {"method": "hold-relax", "cycles": 4}
    screen.outline.setCurrentIndex(screen.outline.rows.index(1))
    screen.form.dose_wanted.emit("hold")
    assert tomli.loads(screen.text)["step"][0] == {
        "exercise": "leg-swing",
        "hold": "30s",
        "side": "each",
    }


def test_an_edge_of_the_ruler_is_dragged_to_another_length(editor: EditorWiring, qtbot: QtBot) -> None:
    screen = editor.screen
    timeline = screen.draft.timeline
    assert timeline is not None
    hold = next(index for index, phase in enumerate(timeline.phases) if phase.kind == "hold")
    screen.ruler.length_dragged.emit(hold, 42 * RATE)
    assert screen.text == SESSION.replace('hold = "30s"', 'hold = "42s"')
    _read(screen, qtbot)
    assert screen.draft.timeline is not None
    assert screen.draft.timeline.phases[hold].span.length == 42 * RATE


def test_a_mistake_is_underlined_told_and_leaves_the_rest_to_work_with(
    editor: EditorWiring, qtbot: QtBot
) -> None:
    screen = editor.screen
    screen.view.apply(SESSION.replace("reps = 12", "rep = 12"))
    qtbot.waitUntil(lambda: any("rep" in each.message for each in screen.draft.problems), timeout=10_000)
    assert not screen.top.play.isEnabled() and "error" in screen.problem.text()
    assert "did you mean" in screen.view.help.told_at(6, 1)
    screen.outline.setCurrentIndex(screen.outline.rows.index(4))
    assert _field(screen, "hold").line.text() == "30s"


def test_a_fix_is_a_key_away(editor: EditorWiring, qtbot: QtBot) -> None:
    screen = editor.screen
    screen.view.apply(SESSION.replace("reps = 12", "rep = 12"))
    qtbot.waitUntil(lambda: any(each.fix is not None for each in screen.draft.problems), timeout=10_000)
    screen.next_problem()
    screen.mend()
    assert screen.text == SESSION


EDITS = st.lists(
    st.tuples(
        st.sampled_from(("field", "double", "wrap", "off", "delete", "up", "add", "type", "undo")),
        st.integers(0, 9),
    ),
    max_size=8,
)


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(EDITS)
def test_any_row_of_edits_is_undone_to_the_first_byte_and_the_form_says_what_the_text_says(
    editor: EditorWiring, edits: list[tuple[str, int]]
) -> None:
    screen = editor.screen
    screen.begin(SESSION, "")
    for what, number in edits:
        row = number % len(screen.draft.rows)
        screen.outline.setCurrentIndex(screen.outline.rows.index(row))
        screen.view.go_to(screen.draft.blocks[row].header + 1)
        _do(screen, what, number)
        block = screen.draft.blocks[screen.row]
        values = values_of(own_text(screen.text, block), block) or {}
        for path, field in screen.form.fields.items():
            if isinstance(field, LineField) and len(path) == 1:
                said = values.get(str(path[0]))
                shown = field.line.text()
                assert shown == ("" if said is None else said if isinstance(said, str) else shown)
                assert (
                    said is None
                    or isinstance(said, str)
                    or toml_value(said).strip("[]")[:3].strip('"') in shown
                )
    while screen.view.document().isUndoAvailable():
        screen.undo()
    assert screen.text == SESSION


def _do(screen: EditorScreen, what: str, number: int) -> None:
    if what == "field":
        fields = [field for field in screen.form.fields.values() if isinstance(field, LineField)]
        if fields:
            fields[number % len(fields)].line.setText(str(number + 1))
            fields[number % len(fields)].take()
    elif what == "type":
        screen.view.insertPlainText("# é😀")
    elif what == "add":
        screen.insert(group() if number % 2 else REST)
    elif what == "undo":
        screen.undo()
    else:
        calls: dict[str, Callable[[], None]] = {
            "double": screen.menu.double,
            "wrap": screen.menu.wrap,
            "off": screen.menu.toggle_off,
            "delete": screen.menu.delete,
            "up": lambda: screen.menu.move(down=False),
        }
        calls[what]()


def test_nothing_is_written_that_was_not_changed(editor: EditorWiring, file: Path) -> None:
    before = file.stat().st_mtime_ns
    editor.save()
    assert file.stat().st_mtime_ns == before


def test_a_saved_file_keeps_line_ends_sign_permissions_and_link(front: Front, home: Path) -> None:
    place, link = home / "there.toml", home / "link.toml"
    place.write_bytes(("\ufeff" + SESSION).replace("\n", "\r\n").encode())
    place.chmod(0o640)
    link.symlink_to(place)
    front.edit(link)
    screen = front.editor.screen
    screen.view.apply(screen.text.replace("reps = 12", "reps = 9"))
    front.editor.save()
    assert link.is_symlink() and stat.S_IMODE(place.stat().st_mode) == 0o640
    assert place.read_bytes() == (
        ("\ufeff" + SESSION).replace("reps = 12", "reps = 9").replace("\n", "\r\n").encode()
    )
    assert not screen.changed


def test_a_draft_comes_back_after_a_kill(front: Front, file: Path, qtbot: QtBot) -> None:
    front.edit(file)
    editor, screen = front.editor, front.editor.screen
    changed = SESSION.replace("Evening", "Night")
    screen.view.apply(changed)
    folder = Path(os.environ["LIMBER_HOME"]) / "data" / "session-drafts"
    qtbot.waitUntil(lambda: any(folder.glob("*.json")), timeout=5_000)  # killed now, nothing else is kept
    editor._screen = None  # the next start knows of nothing
    editor.open(file)
    again = editor.screen
    assert again.text == SESSION and len(again.top.answers) == 2
    again.top.answers[0].click()
    assert again.text == changed and again.changed
    screen.deleteLater()


def test_an_offered_draft_is_not_lost_by_writing_on_without_an_answer(front: Front, file: Path) -> None:
    store = front.editor._file.drafts
    night = SESSION.replace("Evening", "Night")
    store.keep(Kept(file, SESSION, night))
    front.edit(file)
    front.editor.screen.view.apply(SESSION.replace("Evening", "Morning"))
    front.editor.save()
    assert [draft.text for draft in store.all()] == [night]
    front.editor.screen.top.answers[0].click()
    assert front.editor.screen.text == night and store.all() == ()


def test_what_another_program_changes_is_merged_or_asked_about(
    editor: EditorWiring, file: Path, qtbot: QtBot
) -> None:
    screen = editor.screen
    screen.view.apply(SESSION.replace("reps = 12", "reps = 9"))
    file.write_text(SESSION.replace('"30s"', '"40s"'))
    editor.save()
    both = SESSION.replace("reps = 12", "reps = 9").replace('"30s"', '"40s"')
    assert screen.text == both and file.read_text() == both
    screen.view.apply(both.replace("Evening", "Night"))
    file.write_text(both.replace("Evening", "Morning"))
    editor.save()
    assert "Morning" in file.read_text() and len(screen.top.answers) == 2
    screen.top.answers[0].click()
    assert 'title = "Night"' in file.read_text() and not screen.changed
    screen.undo()
    assert 'title = "Morning"' in screen.text, "what was written over is one undo away"
    screen.redo()
    assert 'title = "Night"' in screen.text and not screen.changed


def test_what_ships_is_copied_and_a_new_session_is_saved_under_its_title(front: Front, home: Path) -> None:
    shipped = front.editor._supplies().library.find("hamstring-pnf")
    before = shipped.read_bytes()
    front.edit(shipped)
    screen = front.editor.screen
    screen.view.apply(screen.text.replace("Hamstring", "Hamstrings", 1))
    front.editor.save()
    own = home / "home" / "data" / "sessions" / "hamstring-pnf.toml"
    assert own.is_file() and shipped.read_bytes() == before
    front.pages.begin("nothing")
    screen.form.value_wanted.emit(("title",), '"My evening"')
    screen.insert(REST)
    front.editor.save()
    assert (home / "home" / "data" / "sessions" / "my-evening.toml").read_text() == screen.text


def test_a_step_is_tried_out_and_the_way_back_leads_to_the_editor(editor: EditorWiring, front: Front) -> None:
    editor.screen.outline.setCurrentIndex(editor.screen.outline.rows.index(2))
    editor.screen.play()
    assert front.timeline is not None and front.timeline.title == "Evening"
    front.window.player.library_asked.emit()
    assert front.window.stack.shown is editor.screen and front.timeline is None


def test_the_palette_finds_a_command_of_the_editor(editor: EditorWiring, front: Front, qtbot: QtBot) -> None:
    editor.screen.outline.setCurrentIndex(editor.screen.outline.rows.index(1))
    front.window.actions_table["palette"].trigger()
    palette = front.window._palette_sheet
    assert palette is not None
    palette.search.setText("double")
    QTest.keyClick(palette.search, Qt.Key.Key_Return)
    assert editor.screen.text.count("leg-swing") == 2 and not palette.isVisible()


# -- heard where it is written


def test_it_is_heard_here_and_the_views_follow(editor: EditorWiring, qtbot: QtBot) -> None:
    screen = editor.screen
    second = screen.draft.rows[2].start
    assert second is not None
    screen.steering.go_to_frame(second - RATE // 2)
    assert screen.outline.picks == [1]
    screen.preview.toggle_wanted.emit()
    assert screen.preview.playing
    qtbot.waitUntil(lambda: screen.outline.picks == [2] and screen.ruler.head >= second, timeout=8_000)
    assert screen.view.line == screen.draft.rows[2].line - 1 and screen.form.fields[("pnf", "cycles")]
    screen.outline.setCurrentIndex(screen.outline.rows.index(4))
    fourth = screen.draft.rows[4].start
    assert fourth is not None and screen.ruler.head >= fourth and screen.preview.playing
    screen.preview.pressed.emit()
    assert [screen.preview.playing, screen.ruler.head >= fourth] == [False, True]


def test_who_writes_while_it_plays_stays_where_they_write(editor: EditorWiring, qtbot: QtBot) -> None:
    screen = editor.screen
    second = screen.draft.rows[2].start
    assert second is not None
    screen.steering.go_to_frame(second - RATE)
    screen.preview.toggle_wanted.emit()
    line = SESSION[: SESSION.index("reps = 12")].count("\n") + 1
    screen.view.go_to(line, 8)
    screen.view.insertPlainText("2")
    _read(screen, qtbot)
    qtbot.waitUntil(lambda: screen.ruler.head > second, timeout=15_000)
    assert screen.preview.playing and screen.view.line == line - 1 and screen.outline.picks == [1]
    assert "reps = 212" in screen.text or "reps = 122" in screen.text
    screen.preview.toggle_wanted.emit()


def test_what_is_heard_goes_on_at_its_place_with_what_is_written_now(
    editor: EditorWiring, qtbot: QtBot
) -> None:
    screen, wiring = editor.screen, editor._preview
    assert wiring is not None
    plank = screen.draft.rows[4].start
    assert plank is not None
    screen.hear_asked.emit(plank + RATE)
    before = wiring._stage.timeline if wiring._stage is not None else None
    screen.view.apply(SESSION.replace("reps = 12", "reps = 20"))
    _read(screen, qtbot)
    after = screen.draft.rows[4].start
    assert after is not None and after > plank + 10 * RATE
    qtbot.waitUntil(lambda: wiring._stage is not None and wiring._stage.timeline is not before)
    qtbot.waitUntil(lambda: after <= screen.ruler.head < after + 30 * RATE, timeout=5_000)
    assert screen.preview.playing
    editor._hush()


def test_a_slip_in_the_step_that_is_heard_does_not_lead_away_from_it(
    editor: EditorWiring, qtbot: QtBot
) -> None:
    screen, wiring = editor.screen, editor._preview
    assert wiring is not None
    start = screen.draft.rows[2].start
    assert start is not None
    screen.hear_asked.emit(start + RATE)
    screen.view.apply(SESSION.replace('pnf = "hold-relax"', 'pnf = "hold-rel"'))
    qtbot.waitUntil(lambda: bool(screen.draft.problems) and not screen.draft.is_sketch, timeout=10_000)
    qtbot.wait(500)  # longer than writing must rest before it is heard
    screen.undo()
    _read(screen, qtbot)
    qtbot.wait(500)
    assert wiring._stage is not None
    assert start < screen.ruler.head < start + 20 * RATE and screen.outline.picks == [2]
    editor._hush()


def test_steps_that_are_whole_are_seen_and_heard_while_others_have_mistakes(
    editor: EditorWiring, qtbot: QtBot
) -> None:
    screen = editor.screen
    screen.view.apply(SESSION.replace("reps = 12", "rep = 12"))
    qtbot.waitUntil(lambda: not screen.draft.is_sketch and bool(screen.draft.problems), timeout=10_000)
    assert not screen.draft.playable and screen.draft.timeline is not None
    assert screen.draft.rows[1].start is None and screen.draft.rows[2].start is not None
    assert screen.draft.rows[4].start is not None
    screen.outline.setCurrentIndex(screen.outline.rows.index(2))
    screen.preview.toggle_wanted.emit()
    assert screen.preview.playing and screen.preview.player.figure.isVisibleTo(screen.preview)
    editor._hush()


def test_a_length_is_changed_by_keys_on_the_ruler_and_undone(editor: EditorWiring, qtbot: QtBot) -> None:
    screen = editor.screen
    timeline = screen.draft.timeline
    assert timeline is not None
    hold = next(index for index, phase in enumerate(timeline.phases) if phase.kind == "hold")
    screen.steering.go_to_frame(timeline.phases[hold].span.start)
    QTest.keyClick(screen.ruler, Qt.Key.Key_Right, Qt.KeyboardModifier.ShiftModifier)
    assert screen.text == SESSION.replace('hold = "30s"', 'hold = "31s"')
    screen.undo()
    assert screen.text == SESSION
    rep = next(index for index, phase in enumerate(timeline.phases) if phase.kind == "rep")
    assert can_be_dragged(screen.draft, rep)
    assert not can_be_dragged(screen.draft, len(timeline.phases) - 1)


def _typed(screen: EditorScreen, text: str) -> None:
    """Type where the keyboard is; Tab goes on."""
    for part in text.split("\t"):
        line = QApplication.focusWidget()
        assert line is not None and screen.isAncestorOf(line)
        QTest.keyClicks(line, part)
        QTest.keyClick(line, Qt.Key.Key_Tab)


def test_the_five_minute_session_is_written_by_picker_and_form_with_the_hands_on_the_keys(
    front: Front, home: Path, qtbot: QtBot
) -> None:
    front.window.activateWindow()
    qtbot.waitUntil(lambda: QApplication.activeWindow() is front.window)
    front.pages.begin("nothing")
    screen = front.editor.screen
    _typed(screen, "Evening")  # the title has the keyboard
    qtbot.waitUntil(lambda: screen.problem.text() == "Add a first step", timeout=10_000)
    assert screen.draft.problems == () and not screen.draft.playable

    def pick(words: str) -> None:
        screen.choice.begin_step()
        QTest.keyClicks(screen.picker.search, words)
        QTest.keyClick(screen.picker.search, Qt.Key.Key_Return)

    pick("leg sw")
    _typed(screen, "12")
    pick("strap ham")
    screen.form.dose_wanted.emit("pnf")
    pick("glute br")
    _typed(screen, "10\t1\t2\t1\t0")
    assert screen.form_focus.go_to(("sets",))
    _typed(screen, "2\t40s")  # the form has another field now, and that is the next one
    pick("plank")
    made = tomli.loads(screen.text)
    assert made["title"] == "Evening"
    assert made["step"] == [
        {"exercise": "leg-swing", "reps": 12, "pace": "3s", "side": "each"},
        {"exercise": "supine-strap-hamstring", "pnf": "hold-relax", "side": "each"},
        {"exercise": "glute-bridge", "reps": 10, "tempo": "1-2-1-0", "sets": 2, "rest": "40s"},
        {"exercise": "plank", "hold": "30s"},
    ]
    assert "pace" not in screen.text[screen.text.index("glute") :]


def test_escape_leads_from_the_text_to_the_steps_and_only_from_there_out(
    editor: EditorWiring, front: Front, qtbot: QtBot
) -> None:
    front.window.activateWindow()
    qtbot.waitUntil(lambda: QApplication.activeWindow() is front.window)
    screen = editor.screen
    for part in (screen.view, screen.ruler):
        part.setFocus()
        QTest.keyClick(part, Qt.Key.Key_Escape)
        assert screen.outline.hasFocus() and front.window.stack.shown is screen
    screen.choice.begin_step()
    QTest.keyClick(screen.picker.search, Qt.Key.Key_Escape)
    assert not screen.picker.isVisible() and screen.outline.hasFocus()
    QTest.keyClick(screen.outline, Qt.Key.Key_Escape)
    assert front.window.stack.shown is front.window.library


def test_what_is_typed_to_its_end_is_what_enter_writes(
    editor: EditorWiring, front: Front, qtbot: QtBot
) -> None:
    front.window.activateWindow()
    qtbot.waitUntil(lambda: QApplication.activeWindow() is front.window)
    view = editor.screen.view
    view.apply(SESSION + "\n[[step]]\n")
    view.setFocus()
    view.go_to(view.blockCount())
    QTest.keyClicks(view, "exercise = plank")
    suggestion = view.help.list.suggestion
    assert view.help.list.isVisible() and suggestion is not None and suggestion.label == "plank"
    QTest.keyClick(view, Qt.Key.Key_Return)
    assert editor.screen.text.endswith('exercise = "plank"') and not view.help.list.isVisible()
    view.help.suggest(asked=False)
    assert not view.help.list.isVisible()  # and not "plank-leg-lift", which begins like it


def test_an_exercise_of_the_session_is_drawn_in_the_workshop_and_put_back(
    editor: EditorWiring, front: Front
) -> None:
    screen = editor.screen
    screen.view.apply(SESSION + '\n# own\n[exercises.bow]\nname = "Bow"   # kept\n')
    screen.form.workshop_wanted.emit("bow", "")
    workshop = front.pages.workshop.screen
    assert workshop.isVisible() and workshop.bench is not None
    assert workshop.bench.poses
    workshop.left.emit()
    assert screen.isVisible()
    document = tomli.loads(screen.text)
    assert document["exercises"]["bow"]["poses"] and 'name = "Bow"   # kept' in screen.text
    assert screen.text.startswith(SESSION)
    screen.undo()
    assert "poses" not in tomli.loads(screen.text)["exercises"]["bow"]
    screen.form.workshop_wanted.emit("plank", "")
    workshop.left.emit()
    screen.form.workshop_wanted.emit("nobody", "")
    assert "nobody" in screen.top.note.text


def test_an_exercise_in_braces_is_drawn_too_with_the_pose_that_was_pointed_at(
    editor: EditorWiring, front: Front
) -> None:
    screen = editor.screen
    poses = 'poses = { up = { root = "standing" }, low = { root = "standing" } }'
    text = SESSION.replace("\n\n", f'\nexercises = {{ bow = {{ name = "Bow", {poses} }} }}   # own\n\n', 1)
    screen.view.apply(text)
    screen.form.workshop_wanted.emit("bow", "low")
    workshop = front.pages.workshop.screen
    assert workshop.bench is not None and workshop.bench.pose == "low"
    workshop.angles.fields["lumbar.flexion"].slider.setValue(20)
    workshop.left.emit()
    assert screen.text == text.replace(
        'low = { root = "standing" }', 'low = { root = "standing", lumbar = { flexion = 20 } }'
    )
    screen.undo()
    assert screen.text == text


def test_a_picture_that_is_chosen_is_copied_beside_the_session_and_named_in_it(
    editor: EditorWiring,
    file: Path,
    tmp_path_factory: pytest.TempPathFactory,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    screen, own = editor.screen, tmp_path_factory.mktemp("far") / "swing.svg"
    own.write_text('<svg xmlns="http://www.w3.org/2000/svg" width="4" height="4"/>', "utf-8")
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_: (str(own), ""))
    screen.outline.setCurrentIndex(screen.outline.rows.index(1))
    screen.form.search.line.setText("picture")
    field = screen.form.fields[("picture",)]
    assert isinstance(field, FileField)
    field.choose.click()
    assert tomli.loads(screen.text)["step"][0]["picture"] == "swing.svg"
    assert (file.parent / "swing.svg").read_bytes() == own.read_bytes() and not field.image.isNull()
    assert "swing.svg" in screen.top.note.text
    screen.undo()
    assert screen.text == SESSION


def test_who_leaves_or_opens_another_session_hears_nothing_any_more(
    editor: EditorWiring, front: Front, home: Path
) -> None:
    screen = editor.screen
    screen.preview.toggle_wanted.emit()
    screen.leave()
    assert not screen.preview.playing
    other = home / "other.toml"
    other.write_text(SESSION.replace("Evening", "Other"))
    front.edit(other)
    screen.preview.toggle_wanted.emit()  # there is nothing to hear yet, or it is heard
    front.edit(home / "evening.toml")
    assert not screen.preview.playing


def test_the_window_can_be_closed_while_it_is_heard(editor: EditorWiring, front: Front, qtbot: QtBot) -> None:
    editor.screen.preview.toggle_wanted.emit()
    qtbot.waitUntil(lambda: editor.screen.ruler.head > 0, timeout=8_000)
    front.close()
    assert not editor.screen.preview.playing


def test_a_programme_is_written_in_the_form_too(front: Front, home: Path, qtbot: QtBot) -> None:
    path = home / "weeks.toml"
    path.write_text(
        'format = 1\nkind = "programme"\ntitle = "Weeks"\nweeks = 4\ndays = ["mon"]\n\n'
        '# first\n[[plan]]\nsession = "hamstring-pnf"\n\n[[plan]]\nsession = "no-such-session"\n'
    )
    front.edit(path)
    screen = front.editor.screen
    qtbot.waitUntil(lambda: bool(screen.draft.problems), timeout=10_000)
    assert [problem.place.line for problem in screen.draft.problems] == [12]
    plan = screen.form.fields[("plan",)]
    assert isinstance(plan, EntriesField)
    plan.cards[1].away.click()
    assert tomli.loads(screen.text)["plan"] == [{"session": "hamstring-pnf"}] and "# first" in screen.text
    qtbot.waitUntil(lambda: screen.draft.is_checked and not screen.draft.problems, timeout=10_000)

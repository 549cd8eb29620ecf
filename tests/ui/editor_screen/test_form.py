"""The form: every key of the format can be written in it, and it shows what the text says."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import tomli
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDropEvent, QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from player.editing.asking import consequences_of
from player.editing.condition_terms import terms_of
from player.editing.field_edits import with_value
from player.editing.field_problems import problem_for, problems_by_key
from player.editing.step_blocks import blocks_of
from player.editing.step_values import toml_value
from player.session.examples import lines_beside
from player.session.keys import Key
from player.session.load import load_text
from player.session.problems import KeyPath
from player.session.schema import TABLES
from player.ui.buttons import WordButton
from player.ui.editor_screen.chips_field import ChipsField
from player.ui.editor_screen.condition_field import ConditionField
from player.ui.editor_screen.entries_field import EntriesField
from player.ui.editor_screen.file_field import FileField
from player.ui.editor_screen.fold_header import FoldHeader
from player.ui.editor_screen.following_field import FollowingField
from player.ui.editor_screen.form_fields import PickField
from player.ui.editor_screen.form_keys import DOSE_NAMES
from player.ui.editor_screen.form_row import FormRow
from player.ui.editor_screen.line_field import Box, LineField
from player.ui.editor_screen.lines_field import LinesField
from player.ui.editor_screen.motion_field import MotionField
from player.ui.editor_screen.poses_field import PosesField
from player.ui.painted import Words
from player.ui.theme import LIGHT
from tests.ui.editor_screen.form_bench import CATALOGUE, FormBench, as_seen, pick, read, unfold, write

HEAD = '# mine\nformat = 1\ntitle = "T"   # yes\n'
STEP = '\n[[step]]\nrest = "5s"\n'


@pytest.fixture
def bench(qtbot: QtBot, tmp_path: Path) -> Iterator[FormBench]:
    window = QWidget()
    window.resize(640, 720)
    made = FormBench(window, tmp_path)
    yield made
    window.close()
    window.deleteLater()
    QApplication.processEvents()


def _case(table: str, key: Key) -> tuple[str, int, KeyPath, Any]:
    """A text, one of its rows, the path of the field that the key is written with, and what to write."""
    value = tomli.loads(key.example)[key.name]
    if table == "session":
        text = "".join(line for line in HEAD.splitlines(True) if not line.startswith(key.name))
        return text + STEP, 0, (key.name,), value
    if table in ("defaults", "voice", "music", "sounds"):
        return HEAD + STEP, 0, (table, key.name), value
    if table == "parameter":
        return HEAD + STEP, 0, ("parameters",), {"x": {"default": "30s", key.name: value}}
    if table == "exercise":
        needed = tomli.loads("\n".join(key.beside or ()))
        return HEAD + STEP, 0, ("exercises",), {"x": {"name": "X", **needed, key.name: value}}
    if table == "pictures":
        return HEAD + STEP, 0, ("exercises",), {"x": {"name": "X", "pictures": {key.name: value}}}
    if table == "programme":
        return 'kind = "programme"\n' + HEAD.replace('title = "T"   # yes\n', ""), 0, (key.name,), value
    if table == "plan":
        entry = {"session": "hamstring-pnf", key.name: value}
        return 'kind = "programme"\n' + HEAD, 0, ("plan",), [entry]
    name = 'name = "X"\n'
    if table == "extra":
        return f"{HEAD}\n[[step]]\n{name}", 1, ("extra",), {key.name: value}
    if table == "cue":
        at = {} if key.name == "every" else {"at": "50%"}
        return f"{HEAD}\n[[step]]\n{name}", 1, ("cue",), [{**at, "say": "A", key.name: value}]
    if table == "phase":
        phases = 'phases = [{ for = "1s" }]\n'
        drawn = 'exercise = "supine-strap-hamstring"\n'
        return f"{HEAD}\n[[step]]\n{drawn}{phases}", 1, ("phases",), [{"for": "9s", key.name: value}]
    if table == "pnf":
        return f'{HEAD}\n[[step]]\n{name}pnf = "crac"\n', 1, ("pnf", key.name), value
    beside = "".join(f"{line}\n" for line in lines_beside(table, key) if not line.startswith("step ="))
    return f"{HEAD}\n[[step]]\n{beside}", 1, (key.name,), value


_OUTSIDE = {("session", "step"), ("step", "step")}
"""Steps are written with the outline."""


@pytest.mark.parametrize("table", sorted(TABLES))
def test_every_key_of_the_format_can_be_written(bench: FormBench, table: str) -> None:
    for key in TABLES[table].values():
        if (table, key.name) not in _OUTSIDE:
            _write_key(bench, table, key)


def _write_key(bench: FormBench, table: str, key: Key) -> None:
    text, row, path, value = _case(table, key)
    bench.show(text, row, everything=True)
    if path not in bench.form.fields and path[0] in DOSE_NAMES:
        bench.form.dose_wanted.emit(str(path[0]))
    path = ("pnf", "method") if path == ("pnf",) else path
    begun = bench.value_at(path) if path == ("phases",) else []
    spread = key.kind == "table" and path not in bench.form.fields  # a field for each key of the table
    for there, each in (((*path, name), each) for name, each in value.items()) if spread else [(path, value)]:
        write(bench.form.fields[there], each)
        assert read(bench.form.fields[there]) is not None, key
    assert _at(bench, path) == ([*begun, *value] if begun else value), key
    assert "# mine" in bench.text and tomli.loads(bench.text)["format"] == 1


NOTATIONS = (
    """
[[step]]
name = "Hands"   # both
phases = [
  { name = "Tense", for = "6s", kind = "contract", say = 'Make "a" fist.' },   # first
  { for = 10, note = "$x" }
]
accept = ["unusual-dose"]
when = "pain >= 6"
""",
    """
[[step]]
exercise = "plank"
reps = [6, 4, 2]
tempo = "3-1-X-0"
note = '''
Two
lines'''

[step.extra]
tighter = 1

[[step.cue]]
at = "50%"
say = "One, two"

# the second
[[step.cue]]
every = "10s"
say = "é"
""",
    """
[[step]]
exercise = "supine-strap-hamstring"
hold = ["30s", "$hold"]
side = "$side"
optional = true
cue = []
""",
    """
[[step]]
name = "Breath"
breathe = "4-6"
for = "5m"
finish = false
""",
    """
[[step]]
exercise = "plank"
pnf = { method = "crac", cycles = "$n", effort = "30%" }
""",
    """
[[step]]
repeat = "2..4"
use = "warm-up"
with = { hold = "20s", n = 3, list = [1, 2] }

[parameters.hold]
default = "30s"
choices = ["20s", "30s"]

[exercises.mine]
name = "Mine"
target = ["hamstrings", "calves"]
cautions = "Alone."
words = { hold = "Long neck.", contract = { full = "Push.", short = "Push." } }

[exercises.mine.poses.stand]
root = "standing"

[music]
volume = 0.4
""",
)


@pytest.mark.parametrize("row", [0, 1])
@pytest.mark.parametrize("notation", NOTATIONS)
def test_the_form_shows_what_the_text_says(bench: FormBench, notation: str, row: int) -> None:
    bench.show(HEAD + notation, row, everything=True)
    for path, field in bench.form.fields.items():
        unfold(field)
        assert read(field) == as_seen(field, _at(bench, path)), path
    before = bench.text
    bench.form.take_all()
    assert bench.text == before


def _at(bench: FormBench, path: KeyPath) -> Any:
    """What a key says: a method that stands alone is that of its table."""
    if path[0] == "pnf" and isinstance(bench.values.get("pnf"), str):
        return bench.values["pnf"] if path[1] == "method" else None
    return bench.value_at(path)


PLAIN = st.text(alphabet="ab ,\"'#[]{}é\\\n$", max_size=8)
VALUES = {
    "prepare": st.sampled_from(("30s", "$rest", 20, "1:30")),
    "sets": st.one_of(st.integers(1, 9), st.just("$sets")),
    "side": st.sampled_from(("each", "left", "$side")),
    "name": PLAIN,
    "when": st.one_of(PLAIN, st.sampled_from(("pain >= 6", "$a>2 and not $b", "pain < 3 or effort == 2"))),
    "say": PLAIN,
    "note": PLAIN,
    "optional": st.booleans(),
    "accept": st.one_of(PLAIN, st.lists(PLAIN, max_size=3)),
    "extra": st.dictionaries(st.sampled_from(("left", "right", "tighter")), st.integers(0, 9), max_size=3),
    "cue": st.lists(st.fixed_dictionaries({"at": PLAIN, "say": PLAIN}), max_size=3),
    "with": st.dictionaries(
        st.sampled_from(("a", "b-c", "d e")), st.one_of(PLAIN, st.integers(), st.lists(PLAIN)), max_size=3
    ),
}
ANGLE = st.one_of(st.integers(-90, 150), st.sampled_from((12.5, -0.5, "many", True)))
LIMB = st.dictionaries(st.sampled_from(("hip", "knee", "nose")), st.dictionaries(st.just("flexion"), ANGLE))
POSE = st.fixed_dictionaries(
    {"root": st.sampled_from(("standing", "supine", "upside-down", 3))},
    optional={
        "working": LIMB,
        "both": LIMB,
        "lumbar": st.dictionaries(st.sampled_from(("bend", "flexion")), ANGLE),
        "contact": st.one_of(st.just("feet"), st.lists(st.sampled_from(("pelvis", "hands on chair", "x")))),
        "prop": st.dictionaries(
            st.sampled_from(("strap", "block")), st.one_of(st.just("hands"), st.lists(PLAIN))
        ),
        "breath": st.sampled_from((0, 0.5, 1)),
        "moved": st.just({"up": 0.5}),
    },
)
DRAWN = {
    "poses": st.one_of(
        st.dictionaries(st.sampled_from(("stand", "d e", 'q"')), st.one_of(POSE, PLAIN), max_size=2),
        st.just(3),
    ),
    "motion": st.one_of(
        st.dictionaries(
            st.sampled_from(("start", "hold", "rep", "change_side", "push", "x")),
            st.one_of(
                st.sampled_from(("stand", "d e")), st.lists(st.just("stand"), max_size=3), st.integers()
            ),
            max_size=3,
        ),
        st.just("stand"),
    ),
}
NAMED = st.dictionaries(st.sampled_from(("a", "b-c", "d e")), PLAIN, max_size=3)
OF_SESSION = {
    "title": PLAIN,
    "summary": PLAIN,
    "level": st.sampled_from(("gentle", "hard", "$level")),
    "tags": st.lists(PLAIN, max_size=3),
    "cautions": st.one_of(PLAIN, st.lists(PLAIN, max_size=3)),
    "parameters": NAMED.map(lambda found: {name: {"default": each} for name, each in found.items()}),
    "exercises": st.dictionaries(
        st.sampled_from(("a", "b-c", "d e")),
        st.fixed_dictionaries({"name": PLAIN, "also": st.lists(PLAIN, max_size=2)}, optional=DRAWN),
        max_size=2,
    ),
    "music": st.fixed_dictionaries({"volume": st.sampled_from((0.4, 1, "$v")), "file": PLAIN}),
}


def _changes(values: dict[str, st.SearchStrategy[Any]]) -> st.SearchStrategy[list[tuple[str, Any, bool]]]:
    """Some keys, each with a value, and whether it is written in the text."""
    one = st.sampled_from(sorted(values)).flatmap(
        lambda name: st.tuples(st.just(name), values[name], st.booleans())
    )
    return st.lists(one, max_size=6)


ROWS = st.one_of(
    st.tuples(st.just(0), _changes(OF_SESSION)),
    st.tuples(st.just(1), _changes(VALUES)),
)


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(ROWS)
def test_form_and_text_never_differ(
    bench: FormBench, chosen: tuple[int, list[tuple[str, Any, bool]]]
) -> None:
    row, changes = chosen
    bench.show(f'{HEAD}\n[[step]]\nexercise = "plank"\nreps = 9   # kept\n', row, everything=True)
    for name, value, by_text in changes:
        if by_text:
            bench.show(with_value(bench.text, row, (name,), toml_value(value)), row, everything=True)
        elif isinstance(value, (str, int)) and name in TYPED:
            write(bench.form.fields[(name,)], value)
        for path, field in bench.form.fields.items():
            unfold(field)
            assert _seen(read(field)) == _seen(as_seen(field, bench.value_at(path))), (path, bench.text)
    before = bench.text
    bench.form.take_all()
    assert bench.text == before and "# kept" in before


TYPED = ("when", "sets", "name", "say", "note", "optional", "title", "summary")
"""Keys that are written in their fields as well."""


def _seen(value: Any) -> Any:
    """What is seen, but for how line ends are drawn, and nothing where nothing is."""
    if isinstance(value, str) and terms_of(value):
        return " ".join(f"{term.joiner} {term.written}" for term in terms_of(value) or ()).strip()
    if isinstance(value, str):
        return value.replace("\n", " ").replace("\u2028", " ").strip() or None
    if isinstance(value, dict):
        return {name: _seen(each) for name, each in value.items() if _seen(each) is not None} or None
    if isinstance(value, list):
        return [_seen(each) for each in value]
    return value


def _list(bench: FormBench, name: str) -> EntriesField:
    field = bench.form.fields[(name,)]
    assert isinstance(field, EntriesField)
    return field


CUES = f"""{HEAD}
[[step]]
exercise = "plank"
hold = "30s"
cue = [
  {{ at = "50%", say = "One" }},   # first
  {{ every = "10s", say = "Two" }},
]
"""


def test_words_on_the_way_are_moved_taken_away_and_added(bench: FormBench) -> None:
    bench.show(CUES, 1)
    field = _list(bench, "cue")
    field.cards[1].up.click()
    assert [cue["say"] for cue in bench.value_at(("cue",))] == ["Two", "One"]
    assert 'say = "One" },   # first\n]' in bench.text
    field.cards[0].away.click()
    assert bench.value_at(("cue",)) == [{"at": "50%", "say": "One"}]
    field.add.click()
    assert bench.value_at(("cue",))[1] == {"at": "50%", "say": "…"}
    field.cards[1].away.click()
    field.cards[0].away.click()
    assert "cue" not in bench.text


def test_words_come_at_one_time_or_again_and_again_never_both(bench: FormBench) -> None:
    bench.show(CUES, 1)
    write(_list(bench, "cue").cards[1].fields["at"], "-5s")
    assert bench.value_at(("cue", 1)) == {"say": "Two", "at": "-5s"}


def test_a_card_folds_and_tells_what_it_holds(bench: FormBench) -> None:
    bench.show(CUES, 1)
    card = _list(bench, "cue").cards[1]
    assert card.is_open and "every 10s" in card.header.text() and "Two" in card.header.text()
    tall = card.height_wished()
    card.header.click()
    assert not card.fields["at"].isVisibleTo(card) and card.height_wished() < tall
    assert "folded" in card.header.accessibleName()


def test_chips_are_taken_away_and_moved_by_keys(bench: FormBench) -> None:
    bench.show(HEAD + 'tags = ["a", "b", "c"]   # three\n' + STEP, 0)
    field = bench.form.fields[("tags",)]
    assert isinstance(field, ChipsField)
    QTest.keyClick(field.chips[2], Qt.Key.Key_Left, Qt.KeyboardModifier.ControlModifier)
    assert 'tags = ["a", "c", "b"]   # three' in bench.text
    QTest.keyClick(field.chips[0], Qt.Key.Key_Delete)
    assert 'tags = ["c", "b"]   # three' in bench.text
    QTest.keyClick(field.line, Qt.Key.Key_Backspace)
    QTest.keyClick(field.chips[0], Qt.Key.Key_Delete)
    assert "tags" not in bench.text
    write(field, ["d, e"])
    assert bench.value_at(("tags",)) == ["d", "e"]


def test_sentences_have_a_box_each(bench: FormBench) -> None:
    bench.show(HEAD + 'cautions = ["One."]\n' + STEP, 0)
    field = bench.form.fields[("cautions",)]
    assert isinstance(field, LinesField)
    write(field, ["Two, or more."])
    field.boxes[0].setPlainText("First.")
    field.take()
    assert bench.value_at(("cautions",)) == ["First.", "Two, or more."]


def test_a_choice_that_is_no_choice_is_shown_as_it_stands(bench: FormBench) -> None:
    bench.show(f'{HEAD}\n[[step]]\nexercise = "plank"\nside = "$side"\n', 1)
    field = bench.form.fields[("side",)]
    assert isinstance(field, PickField) and field.list.currentText() == "$side"


def test_every_field_can_be_reached_and_has_a_name(bench: FormBench) -> None:
    bench.show(CUES, 1, everything=True)
    for field in bench.form.fields.values():
        for widget in field.findChildren(QWidget):
            if widget.focusPolicy() & Qt.FocusPolicy.TabFocus and widget.isVisibleTo(field):
                around = widget.parentWidget()
                assert widget.accessibleName() or (around and around.accessibleName()), field.path


def test_a_table_among_the_steps_has_a_form_of_its_own(bench: FormBench) -> None:
    text = f'{HEAD}{STEP}\n[exercises.mine]\nname = "Mine"\n\n[voice]\nrate = 0.9\n'
    rows = [block.name for block in blocks_of(text)]
    bench.show(text, rows.index("exercises.mine"))
    write(bench.form.fields[("exercises", "mine", "summary")], "Long.")
    assert bench.value_at(("exercises", "mine", "summary")) == "Long."
    bench.show(bench.text, rows.index("voice"))
    field = bench.form.fields[("voice", "rate")]
    assert isinstance(field, LineField)
    field.buttons[1].click()
    assert bench.text.endswith("rate = 0.95\n")


def test_a_field_says_what_is_wrong_with_it_and_offers_the_way_out(bench: FormBench) -> None:
    step = (
        '\n[[step]]\nexercise = "plankk"\nhold = "30s"\ncue = [{ at = "120%", say = "A" }]\nsidee = "each"\n'
    )
    text = HEAD + step
    problems = load_text(text, CATALOGUE).problems
    bench.show(text, 1)
    wrong: list[str] = []
    bench.form.fix_wanted.connect(lambda problem: wrong.append(problem.code))
    bench.form.show_problems(problems_by_key(text, blocks_of(text), 1, problems))
    rows = {field.path: (row, field) for row in bench.form.findChildren(FormRow) for field in row.fields}
    told = {path: row.problem_of(field) for path, (row, field) in rows.items()}
    assert "plankk" in told[("exercise",)] and "120%" in told[("cue",)] and not told[("hold",)]
    assert "120%" in bench.form.fields[("cue",)].accessibleDescription()
    buttons = [each for each in bench.form.findChildren(WordButton) if each.text().startswith("Mend:")]
    assert len(buttons) == 2
    for button in buttons:
        button.click()
    assert sorted(wrong) == ["unknown-exercise", "unknown-key"]
    notes = [each.text for each in bench.form.findChildren(Words) if "sidee" in each.text]
    assert notes
    bench.show(HEAD + STEP + step, 2)
    assert not any(row.problem_of(field) for row, field in rows.values())


def test_what_is_rare_is_folded_until_it_is_written_or_looked_for(bench: FormBench) -> None:
    bench.show(f'{HEAD}\n[[step]]\nexercise = "plank"\nhold = "30s"\n', 1)
    paths = list(bench.form.fields)
    assert paths[:3] == [("exercise",), ("hold",), ("side",)]
    assert ("name",) not in paths and ("prepare",) not in paths and ("limit",) not in paths
    bench.form.search.line.setText("ready")
    seen = [path for path, field in bench.form.fields.items() if field.isVisibleTo(bench.form)]
    assert ("prepare",) in seen and ("hold",) not in seen
    write(bench.form.fields[("prepare",)], "15s")
    bench.form.search.line.clear()
    assert bench.form.fields[("prepare",)].isVisibleTo(bench.form)
    header = next(each for each in bench.form.findChildren(FoldHeader) if "Name" in each.text())
    header.click()
    assert bench.form.fields[("name",)].isVisibleTo(bench.form) and header.is_open
    header.click()
    assert not bench.form.fields[("name",)].isVisibleTo(bench.form)


def test_an_empty_field_says_what_holds_then(bench: FormBench) -> None:
    bench.show(f'{HEAD}\n[[step]]\nexercise = "plank"\nhold = "30s"\n', 1, everything=True)
    said_empty = {name: _line(bench, name).placeholderText() for name in ("prepare", "sets", "name")}
    assert said_empty["prepare"] == "10s" and said_empty["name"] == "the name of the exercise"
    assert said_empty["sets"].startswith("1,")


def _line(bench: FormBench, name: str) -> QLineEdit:
    field = bench.form.fields[(name,)]
    assert isinstance(field, LineField)
    return field.line


def test_a_file_is_chosen_heard_seen_and_taken_away(bench: FormBench) -> None:
    bench.show(HEAD + STEP, 0, everything=True)
    field = bench.form.fields[("sounds", "start")]
    assert isinstance(field, FileField) and not field.hear.isVisibleTo(field)
    bench.files.chosen = "gong.wav"
    field.choose.click()
    assert bench.value_at(("sounds", "start")) == "gong.wav" and field.told.isVisibleTo(field)
    (bench.files.folder / "gong.wav").write_bytes(b"")
    bench.show(bench.text, 0, everything=True)
    assert not field.told.isVisibleTo(field)
    field.hear.click()
    assert bench.files.heard == ["gong.wav"] and field.hear.icon_name == "pause"
    field.away.click()
    assert not bench.value_at(("sounds",)) and not field.away.isVisibleTo(field)


def test_a_file_that_is_dropped_on_its_field_stays_where_it_was(bench: FormBench) -> None:
    bench.show(HEAD + STEP, 0, everything=True)
    field = bench.form.fields[("sounds", "start")]
    assert isinstance(field, FileField)
    mime = QMimeData()
    mime.setUrls([QUrl.fromLocalFile(str(bench.files.folder / "gong.wav"))])
    offered = Qt.DropAction.CopyAction | Qt.DropAction.MoveAction
    event = QDropEvent(
        QPointF(5, 5), offered, mime, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    )
    field.dropEvent(event)
    assert event.dropAction() == Qt.DropAction.CopyAction
    assert bench.value_at(("sounds", "start")) == "gong.wav"


def test_a_picture_that_is_chosen_is_seen(bench: FormBench) -> None:
    image = QImage(40, 20, QImage.Format.Format_RGB32)
    image.fill(0)
    assert image.save(str(bench.files.folder / "squat.png"))
    bench.show(f'{HEAD}\n[[step]]\nname = "Squat"\npicture = "squat.png"\nhold = "30s"\n', 1)
    field = bench.form.fields[("picture",)]
    assert isinstance(field, FileField) and field.isVisibleTo(bench.form)
    assert field.image.width() == 2 * field.image.height() > 0
    tall = field.height_wished()
    write(field, "../squat.png")
    assert field.image.isNull() and field.height_wished() < tall + 30


ASKED = f"""{HEAD}parameters.hold.default = "30s"
parameters.soft.default = true

[[step]]
ask = "pain"

[[step]]
say = "Gently."
when = "pain  >= 6"   # kept
"""


def test_a_condition_is_picked_and_told_in_words(bench: FormBench) -> None:
    bench.show(ASKED, 2)
    field = bench.form.fields[("when",)]
    assert isinstance(field, ConditionField)
    rows = field.rows
    assert rows.told.text.startswith("Done only when “Pain") and not rows.line.isVisibleTo(rows)
    rows.add.click()
    assert bench.value_at(("when",)) == "pain  >= 6 and $hold >= 30s"
    pick(rows.rows[1].name, "$soft")
    assert bench.value_at(("when",)) == "pain  >= 6 and $soft" and not rows.rows[1].value.isVisibleTo(rows)
    pick(rows.rows[1].sign, "off")
    pick(rows.rows[1].joiner, "or")
    assert bench.value_at(("when",)) == "pain  >= 6 or not $soft"
    assert rows.told.text.endswith("or when “Soft” is off.")
    rows.rows[0].value.setText("4")
    rows.take()
    rows.rows[1].away.click()
    assert 'when = "pain >= 4"   # kept' in bench.text
    rows.rows[0].away.click()
    assert "when" not in bench.text and rows.add.isVisibleTo(rows)


def test_a_value_follows_what_the_player_chooses(bench: FormBench) -> None:
    text = ASKED.replace('say = "Gently."', 'exercise = "plank"\nhold = "20s"')
    bench.show(text, 2, everything=True)
    field = bench.form.fields[("hold",)]
    assert isinstance(field, FollowingField) and field.follow.isVisibleTo(field)
    assert not field.told.isVisibleTo(field)
    tall = field.height_wished()
    field.menu().actions()[1].trigger()
    assert bench.value_at(("hold",)) == "2 * $hold" and field.height_wished() > tall
    assert field.told.text.startswith("2 × “Hold”: 1 min") and field.line.text() == "2 * $hold"
    optional = bench.form.fields[("optional",)]
    assert isinstance(optional, PickField)
    pick(optional.list, "$soft")
    assert bench.value_at(("optional",)) == "$soft"
    bench.show(HEAD + STEP, 1)
    assert not any(
        each.follow.isVisibleTo(each)
        for each in bench.form.fields.values()
        if isinstance(each, FollowingField)
    )


def test_a_condition_that_is_too_much_for_rows_is_a_line_and_stays(bench: FormBench) -> None:
    bench.show(ASKED.replace("pain  >= 6", "6 < pain"), 2)
    field = bench.form.fields[("when",)]
    assert isinstance(field, ConditionField)
    assert field.rows.line.text() == "6 < pain" and not field.rows.turn.isEnabled()
    bench.form.take_all()
    assert bench.value_at(("when",)) == "6 < pain"


BOW = f"""{HEAD}
[[step]]
exercise = "bow"
hold = "30s"

[exercises.bow]
name = "Bow"

[exercises.bow.poses.stand]   # tall
root = "standing"
contact = ["feet"]

[exercises.bow.poses.deep]
root = "standing"
hip = {{ flexion = 3 }}   # odd
working = {{ hip = {{ flexion = 80 }}, knee = {{ flexion = 5 }} }}
contact = ["feet"]

[exercises.bow.motion]
start = "stand"
stretch = ["stand", "deep"]   # down
push = {{ from = "working.heel", way = "down" }}
"""


def _bow(bench: FormBench) -> tuple[PosesField, MotionField]:
    rows = [block.name for block in blocks_of(bench.text)]
    bench.show(bench.text, rows.index("exercises.bow"))
    poses = bench.form.fields[("exercises", "bow", "poses")]
    motion = bench.form.fields[("exercises", "bow", "motion")]
    assert isinstance(poses, PosesField) and isinstance(motion, MotionField)
    return poses, motion


def test_a_pose_is_changed_angle_by_angle(bench: FormBench) -> None:
    bench.text = BOW
    field, _ = _bow(bench)
    field.choose("deep")
    card = field.card
    assert list(card.angles) == [("working", "hip", "flexion"), ("working", "knee", "flexion")]
    assert card.others["hip"].text() == "{ flexion = 3 }"
    before = bench.text
    card.angles[("working", "hip", "flexion")].slider.setValue(60)
    card.angles[("working", "knee", "flexion")].slider.setValue(20)
    assert bench.text == before  # what is being turned is seen, and written when it rests
    field.take()
    assert bench.text == before.replace("flexion = 80", "flexion = 60").replace("flexion = 5", "flexion = 20")
    pick(card.side, "trunk")
    pick(card.more, "lumbar.flexion")
    assert bench.value_at((*field.path, "deep"))["lumbar"] == {"flexion": 0}
    pick(card.root, "kneeling")
    assert bench.value_at((*field.path, "deep", "root")) == "kneeling"
    field.card.props.entries_changed.emit([["block", "hands"]])
    assert bench.value_at((*field.path, "deep", "prop")) == {"block": ["hands"]}
    drawn: list[tuple[str, str]] = []
    field.workshop_wanted.connect(lambda *asked: drawn.append(asked))
    field.draw.click()
    assert drawn == [("bow", "deep")]


def test_poses_are_added_copied_renamed_and_taken_away_with_the_motion(bench: FormBench) -> None:
    bench.text = BOW
    field, motion = _bow(bench)
    field.choose("deep")
    field.copy.click()
    assert field.in_hand == "deep-2" and "[exercises.bow.poses.deep-2]" in bench.text
    field.add.click()
    assert field.names == ("stand", "deep", "deep-2", "pose") and field.in_hand == "pose"
    field.away.click()
    field.choose("deep")
    field.card.name.setText("low")
    field.card.name.returnPressed.emit()
    assert field.in_hand == "low"
    assert bench.value_at(motion.path)["stretch"] == ["stand", "low"] and "# down" in bench.text
    field.choose("stand")
    field.away.click()
    assert bench.value_at(motion.path)["stretch"] == "low" and "start" not in bench.value_at(motion.path)
    assert "# tall" not in bench.text and "# odd" in bench.text


def test_a_motion_is_picked_pose_by_pose(bench: FormBench) -> None:
    bench.text = BOW
    _, field = _bow(bench)
    assert [pick.currentData() for pick in field.picks["stretch"]] == ["stand", "deep"]
    assert not field.picks["stretch"][0].itemIcon(1).isNull()
    pick(field.more, "rep")
    pick(field.picks["rep"][1], "stand")
    assert bench.value_at((*field.path, "rep")) == ["deep", "stand"]
    pick(field.picks["rep"][0], "")
    assert bench.value_at((*field.path, "rep")) == "stand"
    field.others["push"].setText("")
    field.take()
    assert "push" not in bench.value_at(field.path)
    field.play("stretch")
    assert field.figure.plays
    field.play("stretch")
    assert not field.figure.plays


def test_problems_of_the_session_stand_at_its_keys_wherever_they_are_written() -> None:
    text = f'{HEAD}level = "mad"\n{STEP}\n[parameters.x]\ndefault = "30s"\nmin = "50s"\n'
    found = problems_by_key(text, blocks_of(text), 0, load_text(text, CATALOGUE).problems)
    assert problem_for(("level",), found) is not None and problem_for(("title",), found) is None
    assert any(path[:2] == ("parameters", "x") for path in found)


def test_a_question_tells_what_follows_from_its_answer(bench: FormBench) -> None:
    text = f'{HEAD}\n[[step]]\nask = "pain"\n\n[[step]]\nwhen = "pain >= 6"\nsay = "Enough."\nstop = true\n'
    bench.show(text, 1)
    form, found = bench.form, consequences_of(text, blocks_of(text), 1, "pain")
    form.show_consequences("pain", found)
    field = form.consequences
    assert field is not None and [row.told.text for row in field.rows] == ["Enough. The session ends."]
    changed: list[tuple[int, str]] = []
    form.when_wanted.connect(lambda index, when: changed.append((index, when)))
    field.rows[0].condition.rows[0].value.setText("8")
    form.take_all()
    assert changed == [(2, "pain >= 8")]
    added: list[str] = []
    form.new_wanted.connect(added.append)
    field.stop.click()
    assert tomli.loads(added[0])["step"][0]["stop"] is True


def test_a_box_knows_its_lines_before_it_is_painted(qtbot: QtBot) -> None:
    ground = QWidget()
    qtbot.addWidget(ground)
    box = Box(LIGHT, "", ground)
    box.set_pixels(15)
    box.resize(380, 60)
    box.setPlainText("Free tight hamstrings with hold-relax, then keep the new range with bridge and plank.")
    ground.show()
    lines = box.lines
    assert lines > 1
    box.resize(190, 120)
    assert box.lines > lines

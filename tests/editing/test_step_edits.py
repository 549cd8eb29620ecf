"""Steps are put in, taken out and moved, and nothing else changes."""

from __future__ import annotations

import tomli
from hypothesis import given
from hypothesis import strategies as st

from player.editing import step_edits as edits
from player.editing.changes import change_between, merged
from player.editing.field_edits import with_value, without_value
from player.editing.line_ends import as_in_file, plain_lines
from player.editing.step_blocks import blocks_of, lines_of, own_text
from player.editing.step_values import toml_value, typed_value, values_of
from player.editing.text_history import TextHistory

SESSION = '''# A note at the top.
format = 1
title = "Evening"   # kept

[defaults]
rest = "20s"

# about the swing
[[step]]
exercise = "leg-swing"
reps = 12

[[step]]
repeat = 3
title = "Core"

  [[step.step]]
  exercise = "plank"
  hold = "30s"   # long enough

  [[step.step]]
  exercise = "bird-dog"
  pnf = { cycles = 2 }
  [step.step.extra]
  left = 1

[parameters.unit]
default = "10s"

# [[step]]
# rest = "30s"

[[step]]
say = """
[[step]]
Not a step."""
'''


def test_every_line_belongs_to_one_block() -> None:
    blocks = blocks_of(SESSION)
    assert [(block.kind, block.path, block.off) for block in blocks] == [
        ("head", (), False),
        ("step", ("step", 0), False),
        ("step", ("step", 1), False),
        ("step", ("step", 1, "step", 0), False),
        ("step", ("step", 1, "step", 1), False),
        ("table", (), False),
        ("step", (), True),
        ("step", ("step", 2), False),
    ]
    assert "".join(own_text(SESSION, block) for block in blocks) == SESSION
    assert own_text(SESSION, blocks[1]).startswith("# about the swing\n")


def test_a_table_after_a_step_that_is_switched_off_is_none_of_it() -> None:
    text = 'format = 1\n\n# [[step]]\n# rest = "5s"\n\n[parameters.unit]\ndefault = "10s"\n'
    assert [(block.kind, block.name) for block in blocks_of(text)][1:] == [
        ("step", ""),
        ("table", "parameters.unit"),
    ]


def test_values_are_read_from_a_steps_own_lines() -> None:
    blocks = blocks_of(SESSION)
    read = [values_of(own_text(SESSION, block), block) for block in blocks]
    assert read[3] == {"exercise": "plank", "hold": "30s"}
    assert read[4] == {"exercise": "bird-dog", "pnf": {"cycles": 2}, "extra": {"left": 1}}
    assert read[6] == {"rest": "30s"}


def test_a_step_is_put_in_a_group_and_taken_out_again() -> None:
    blocks = blocks_of(SESSION)
    into = edits.moved(SESSION, (1,), edits.spot_inside(blocks[2]))
    assert [step.get("exercise") for step in tomli.loads(into)["step"][0]["step"]] == [
        "plank",
        "bird-dog",
        "leg-swing",
    ]
    assert "# about the swing\n[[step.step]]\n" in into
    out = edits.moved(into, (4,), edits.spot_before(blocks_of(into)[1]))
    assert [step.get("exercise") for step in tomli.loads(out)["step"]] == ["leg-swing", None, None]


def test_a_group_is_never_moved_into_itself() -> None:
    blocks = blocks_of(SESSION)
    assert edits.moved(SESSION, (2,), edits.spot_after(blocks[3])) == SESSION
    assert edits.moved(SESSION, (2,), edits.spot_inside(blocks[2])) == SESSION


def test_steps_are_wrapped_and_unwrapped() -> None:
    wrapped = edits.wrapped(SESSION, (1,))
    assert tomli.loads(wrapped)["step"][0] == {
        "repeat": 2,
        "step": [{"exercise": "leg-swing", "reps": 12}],
    }
    assert tomli.loads(edits.unwrapped(wrapped, 1)) == tomli.loads(SESSION)


def test_what_is_switched_off_is_not_done_and_comes_back_byte_by_byte() -> None:
    for pick in (1, 2, 3, 7):
        off = edits.switched_off(SESSION, (pick,))
        assert len(tomli.loads(off)["step"]) + (pick == 3) == 3 - 1 + (pick == 3) * 2
        assert edits.switched_on(off, (pick,)) == SESSION


def test_the_first_step_of_an_empty_session_has_a_blank_line_before_it() -> None:
    text = 'format = 1\ntitle = "X"\n'
    assert edits.inserted(text, edits.spot_after(blocks_of(text)[0]), '[[step]]\nrest = "5s"') == (
        text + '\n[[step]]\nrest = "5s"\n'
    )


def test_a_value_is_set_in_its_step_alone() -> None:
    changed = with_value(SESSION, 3, ("hold",), '"45s"')
    assert changed == SESSION.replace('hold = "30s"   #', 'hold = "45s"   #')
    added = with_value(SESSION, 4, ("sets",), "2")
    assert added == SESSION.replace("cycles = 2 }\n", "cycles = 2 }\n  sets = 2\n")
    assert without_value(added, 4, ("sets",)) == SESSION
    assert with_value(SESSION, 0, ("title",), '"Dawn"') == SESSION.replace("Evening", "Dawn")


def test_moving_past_the_neighbour_and_back_changes_nothing() -> None:
    blocks = blocks_of(SESSION)
    down = edits.spot_beside(blocks, (3,), down=True)
    assert down is not None and edits.spot_beside(blocks, (4,), down=True) is None
    moved = edits.moved(SESSION, (3,), down)
    assert [step["exercise"] for step in tomli.loads(moved)["step"][1]["step"]] == ["bird-dog", "plank"]
    up = edits.spot_beside(blocks_of(moved), (4,), down=False)
    assert up is not None and tomli.loads(edits.moved(moved, (4,), up)) == tomli.loads(SESSION)


def test_steps_leave_their_group_and_go_into_the_one_before() -> None:
    out = edits.spot_out(blocks_of(SESSION), (4,))
    assert out is not None and edits.spot_out(blocks_of(SESSION), (1,)) is None
    moved = edits.moved(SESSION, (4,), out)
    assert [step.get("exercise") for step in tomli.loads(moved)["step"]][:3] == [
        "leg-swing",
        None,
        "bird-dog",
    ]
    into = edits.spot_in(blocks_of(moved), (4,))
    assert into is not None and edits.spot_in(blocks_of(moved), (1,)) is None
    assert tomli.loads(edits.moved(moved, (4,), into)) == tomli.loads(SESSION)


NAMES = ("out", "double", "wrap", "unwrap", "off", "on", "up", "down", "set", "move", "put", "in", "leave")
EDITS = st.lists(
    st.tuples(
        st.sampled_from(
            (
                "out",
                "double",
                "wrap",
                "unwrap",
                "off",
                "on",
                "up",
                "down",
                "set",
                "move",
                "put",
                "in",
                "leave",
            )
        ),
        st.integers(0, 12),
        st.integers(0, 12),
    ),
    max_size=12,
)


def _edited(text: str, name: str, one: int, other: int) -> str:
    blocks = blocks_of(text)
    pick, target = one % len(blocks), other % len(blocks)
    if name == "set":
        usable = blocks[pick].kind == "step" and not blocks[pick].off
        return with_value(text, pick, ("note",), toml_value(f"n{other}")) if usable else text
    if pick == 0:
        return text
    spots = (edits.spot_before, edits.spot_after, edits.spot_inside)
    step = blocks[target].kind == "step"
    spot = spots[other % 3 if step and blocks[target].end > blocks[target].own_end else other % 2](
        blocks[target]
    )
    if target == 0 or not step:
        spot = edits.spot_after(blocks[0])
    if name == "move":
        return _moved_as_told(text, (pick, target), spot) if target != pick else text
    if name == "put":
        return edits.inserted(text, spot, '[[step]]\nrest = "5s"\n')
    simple = {
        "out": edits.without,
        "double": edits.doubled,
        "wrap": edits.wrapped,
        "off": edits.switched_off,
        "on": edits.switched_on,
    }
    if name in simple:
        return simple[name](text, (pick,)) if blocks[pick].kind == "step" else text
    if name == "unwrap":
        return edits.unwrapped(text, pick)
    beside = {
        "in": edits.spot_in(blocks, (pick,)),
        "leave": edits.spot_out(blocks, (pick,)),
        "up": edits.spot_beside(blocks, (pick,), down=False),
        "down": edits.spot_beside(blocks, (pick,), down=True),
    }[name]
    return _moved_as_told(text, (pick,), beside) if beside is not None else text


def _moved_as_told(text: str, picks: tuple[int, ...], spot: edits.Spot) -> str:
    """Move steps, and see that they stand where it was said that they would."""
    blocks = blocks_of(text)
    there = edits.moved_range(blocks, picks, spot)
    after = edits.moved(text, picks, spot)
    steps = all(blocks[pick].kind == "step" for pick in edits.outermost(blocks, picks))
    if steps and edits.can_move(blocks, picks, spot):
        lines, own = lines_of(after), blocks_of(after)[there[0]]
        chosen = blocks[edits.outermost(blocks, picks)[0]]
        before = "".join(lines_of(text)[chosen.header + 1 : chosen.own_end])
        now = "".join(lines[own.header + 1 : own.own_end])
        assert now.replace("step.", "").strip() == before.replace("step.", "").strip()
    return after


@given(EDITS)
def test_any_row_of_edits_leaves_toml_and_is_undone_byte_by_byte(chosen: list[tuple[str, int, int]]) -> None:
    history = TextHistory(SESSION)
    for name, one, other in chosen:
        history.change(_edited(history.text, name, one, other))
        tomli.loads(history.text)
        assert "".join(lines_of(history.text)) == history.text
    while history.can_undo:
        history.undo()
    assert history.text == SESSION


@given(st.text(alphabet="ab\n", max_size=20), st.text(alphabet="ab\n", max_size=20))
def test_one_change_makes_one_text_the_other(before: str, after: str) -> None:
    change = change_between(before, after)
    assert (change is None) == (before == after)
    if change is not None:
        assert before[: change.start] + change.text + before[change.end :] == after


def test_changes_of_different_lines_are_merged_and_of_the_same_are_not() -> None:
    base = "a\nb\nc\nd\ne\n"
    assert merged(base, base.replace("a", "A"), base.replace("e", "E")) == "A\nb\nc\nd\nE\n"
    assert merged(base, base.replace("c", "C"), base.replace("c", "X")) is None


@given(st.lists(st.tuples(st.sampled_from(("a", "b", "")), st.sampled_from(("\n", "\r\n"))), max_size=8))
def test_line_ends_come_back_as_they_were(parts: list[tuple[str, str]]) -> None:
    text = "".join(word + end for word, end in parts)
    for signed in (text, "\ufeff" + text):
        assert as_in_file(plain_lines(signed), signed) == signed


def test_a_line_that_was_changed_keeps_its_end_where_ends_are_mixed() -> None:
    held = "a\r\nb\nc\r\nd\n"
    assert as_in_file("a\nB\nC\nd\n", held) == "a\r\nB\nC\r\nd\n"
    assert as_in_file("a\nb\nc\nd\ne\n", held) == f"{held}e\r\n"
    assert as_in_file("a\nx\ny\nc\nd\n", held) == "a\r\nx\ny\r\nc\r\nd\n"


def test_what_is_written_in_a_field_becomes_the_right_toml() -> None:
    assert typed_value("count", "10") == "10"
    assert typed_value("count", "[6, 4]") == "[6, 4]"
    assert typed_value("time", "30s") == '"30s"'
    assert typed_value("text", 'say "hi"') == '"say \\"hi\\""'
    assert typed_value("count", "$reps") == '"$reps"'

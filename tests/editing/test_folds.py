"""What folds is what belongs together, and folds go where their lines go."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from player.editing.changes import change_between
from player.editing.folds import as_made, changes_folds, folds_of, shift_of

TEXT = '''format = 1

# about tables
[defaults]
rest = "5s"

# about the voice
[voice]
rate = 1.1

[[step]]
exercise = "plank"
note = """
[[step]]
not a step"""

# a group
[[step]]
repeat = 2

[[step.step]]
rest = "5s"

[step.step.pnf]
cycles = 2

# [[step]]
# rest = "9s"

[[step]]
'''
_LINES = TEXT.splitlines()


def _heads(text: str) -> list[tuple[str, str]]:
    """The header and the last hidden line of each fold."""
    lines = text.split("\n")
    return [(lines[fold.header], lines[fold.end - 1]) for fold in folds_of(text)]


def test_steps_groups_and_tables_fold_and_blank_lines_stay() -> None:
    assert _heads(TEXT) == [
        ("[defaults]", 'rest = "5s"'),
        ("[voice]", "rate = 1.1"),
        ("[[step]]", 'not a step"""'),
        ('note = """', 'not a step"""'),
        ("[[step]]", "cycles = 2"),
        ("[[step.step]]", "cycles = 2"),
        ("[step.step.pnf]", "cycles = 2"),
        ("# [[step]]", '# rest = "9s"'),
    ]


VALUES = r'''title = "[a"  # [
tags = [
  "a]",  # ]
  [1],
  [
    2, # three
  ],
]
say = [{ at = "5s",
  text = "x" }, {
  at = "6s" }]
note = """
[[step]]
[
\"""
""""
b = """one"""
[one]
x = ["a", [1]]
y = { a = [ "]",
], b = """
""" }
'''
PLAIN = "a = 1\ntext = '''\n" + '"""' + "'''\nb = ['\"', '[', '''\n''']\n"


def test_values_of_several_lines_fold() -> None:
    assert _heads(VALUES) == [
        ("tags = [", "]"),
        ("  [", "  ],"),
        ('say = [{ at = "5s",', '  at = "6s" }]'),
        ('  text = "x" }, {', '  at = "6s" }]'),
        ('note = """', '""""'),
        ("[one]", '""" }'),
        ('y = { a = [ "]",', '""" }'),
        ('], b = """', '""" }'),
    ]
    assert folds_of(PLAIN) == ((1, 3), (3, 5))


def test_lists_are_no_tables_and_one_that_is_never_closed_ends_where_another_begins() -> None:
    assert folds_of('x = [\n[1, 2],\n  ["a"],\n  [true]\n]\ny = 1\n') == ((0, 5),)
    assert folds_of('x = [\n  1,\ny = [\n]\nz = [\n\n[[step]]\nrest = "5s"\nv = {\n') == ((2, 4), (6, 9))


PUT = st.sampled_from(("", "a", "\n", "x\n", "x\ny", "[", "]", '"', "#"))
CHANGES = st.tuples(st.integers(0, len(TEXT)), st.integers(0, 40), PUT)


def test_a_step_before_another_is_not_one_after_its_header() -> None:
    new = '[[step]]\nrest = "1s"\n\n'
    place = TEXT.index("[[step]]\nrepeat")
    longer = TEXT[:place] + new + TEXT[place:]
    change = change_between(TEXT, longer)
    assert change is not None and change.start > place
    assert as_made(TEXT, change) == (place, place, new)
    back = change_between(longer, TEXT)
    assert back is not None and as_made(longer, back) == (place, place + len(new), "")


@given(CHANGES)
def test_a_change_as_it_was_made_gives_the_same_text(change: tuple[int, int, str]) -> None:
    start, length, put = change
    after = TEXT[:start] + put + TEXT[min(len(TEXT), start + length) :]
    found = change_between(TEXT, after)
    if found is not None:
        made = as_made(TEXT, found)
        assert TEXT[: made.start] + made.text + TEXT[made.end :] == after


@given(CHANGES)
def test_a_line_that_a_change_does_not_touch_is_found_again(change: tuple[int, int, str]) -> None:
    start, length, put = change
    end = min(len(TEXT), start + length)
    after = (TEXT[:start] + put + TEXT[end:]).split("\n")
    shift, begins = shift_of(TEXT, start, end, put), 0
    for number, line in enumerate(TEXT.split("\n")):
        stops = begins + len(line)
        moved = shift.moved(number)
        if stops < start or begins > end or (begins == end and shift.whole):
            assert moved is not None and after[moved] == line
        elif start <= begins and stops < end:
            assert moved is None or not shift.whole
        assert moved is None or 0 <= moved < len(after)
        begins = stops + 1


@settings(max_examples=600)
@given(st.sampled_from((TEXT, VALUES, PLAIN)), CHANGES)
def test_a_change_that_is_said_to_leave_folds_alone_does(text: str, change: tuple[int, int, str]) -> None:
    start, length, put = min(change[0], len(text)), *change[1:]
    end = min(len(text), start + length)
    after = text[:start] + put + text[end:]
    if not changes_folds(text, after, start, end, put):
        assert folds_of(after) == folds_of(text)

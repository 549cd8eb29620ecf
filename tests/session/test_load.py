"""Sessions become the values that their authors meant."""

from __future__ import annotations

import random

import pytest
from hypothesis import given
from hypothesis import strategies as some

from player.session.load import load_text
from player.session.model import (
    Breathe,
    Group,
    Hold,
    OwnPhases,
    Pnf,
    Reps,
    Rest,
    Roll,
    Say,
    Step,
    Timed,
)
from player.session.places import Places
from player.session.problems import Place
from player.session.size import dose_length, phase_count
from tests.session.made import CATALOGUE, HEADER, HERE, loaded, only_step, phases, session

S = 48_000


@pytest.mark.parametrize(
    ("lines", "dose"),
    [
        ('exercise = "plank"\nhold = "30s"', Hold((30 * S,))),
        ('exercise = "plank"\nhold = ["30s", 20]', Hold((30 * S, 20 * S))),
        ('exercise = "plank"\nreps = 10', Reps((10,))),
        ('exercise = "plank"\nreps = [6, 4, 2]\npace = "4s"', Reps((6, 4, 2), pace=4 * S)),
        (
            'exercise = "plank"\nreps = 5\neach = "10s"\nrelease = "2s"',
            Reps((5,), each=(10 * S,), release=2 * S),
        ),
        ('exercise = "leg-stretch"\npnf = "hold-relax"', Pnf()),
        ('exercise = "leg-stretch"\npnf = "crac"', Pnf("hold-relax-agonist-contract")),
        ('exercise = "leg-stretch"\npnf = { return = "2s", effort = "20%" }', Pnf(back=2 * S, effort=20)),
        ('breathe = "4-7-8"\ncycles = 4', Breathe((4 * S, 7 * S, 8 * S, 0), 4)),
        ('breathe = "4-6"\nfor = "5m"\nfinish = true', Breathe((4 * S, 0, 6 * S, 0), None, 300 * S, True)),
        ('name = "Roll"\nroll = "60s"\npass = "2s"', Roll((60 * S,), 2 * S)),
        ('name = "Walk"\nfor = "3m"', Timed((180 * S,))),
    ],
)
def test_every_dose_is_read(lines: str, dose: object) -> None:
    assert only_step(lines).dose == dose


def test_phases_of_ones_own_keep_all_that_they_say() -> None:
    dose = only_step(
        'exercise = "bridge"\n'
        'phases = [{ name = "Up", for = "6s", kind = "contract", say = "Lift.", note = "n", effort = "30%", '
        'pose = "up" }, { for = "2s" }]'
    ).dose
    assert isinstance(dose, OwnPhases)
    first, second = dose.phases
    assert (first.name, first.length, first.kind, first.say) == ("Up", 6 * S, "contract", "Lift.")
    assert (first.note, first.effort, first.pose) == ("n", 30, "up")
    assert (second.name, second.length, second.kind) == ("", 2 * S, "hold")


def test_an_exercise_of_one_side_is_done_on_each_and_another_on_both() -> None:
    assert only_step('exercise = "leg-stretch"\nhold = 5').side == "each"
    assert only_step('exercise = "plank"\nhold = 5').side == "both"
    assert only_step('exercise = "plank"\nhold = 5\nside = "left"').side == "left"


def test_a_step_has_the_defaults_of_its_group_and_session_where_it_has_none_of_its_own() -> None:
    made = session(
        '[defaults]\nprepare = "7s"\nrest = "8s"\n[[step]]\nrepeat = 2\nrest = "9s"\n'
        '[[step.step]]\nexercise = "plank"\nhold = 5\ncountdown = 5\n[[step]]\nexercise = "plank"\nhold = 5\n'
    )
    group, plain = made.steps
    assert isinstance(group, Group)
    inner = group.steps[0]
    assert isinstance(inner, Step)
    assert isinstance(plain, Step)
    assert (inner.timing.prepare, inner.timing.rest, inner.timing.countdown) == (7 * S, 9 * S, 5)
    assert (plain.timing.prepare, plain.timing.rest, plain.timing.countdown) == (7 * S, 8 * S, 3)


def test_steps_know_their_numbers_and_lines() -> None:
    made = session(
        "# A comment.\n[[step]]\nrest = 5\n\n[[step]]\nrepeat = 2\n  [[step.step]]\n  rest = 5\n"
        '  [[ step . step ]]\n  say = "Now."\n[[step]]\nrest = 5\n'
    )
    first, group, last = made.steps
    assert isinstance(group, Group)
    inner, word = group.steps
    assert isinstance(inner, Rest)
    assert isinstance(word, Say)
    found = [(step.path, step.line) for step in (first, group, inner, word, last)]
    assert found == [("1", 4), ("2", 7), ("2.1", 9), ("2.2", 11), ("3", 13)]


TRICKY = '''
[[step]]
rest = 1
say = """
[[step]]
"""
[["step"]]
rest = 2
[[step]] # the third
rest = 3
'''


def test_lines_of_steps_are_right_where_texts_look_like_headers() -> None:
    assert [step.line for step in session(TRICKY).steps] == [4, 9, 11]


@pytest.mark.parametrize(
    ("path", "at_key", "place"),
    [
        (("title",), False, Place(1, 9)),
        (("title",), True, Place(1, 1)),
        (("a", "b", "c"), False, Place(2, 11)),
        (("a", "b", "c"), True, Place(2, 1)),
        (("list", 1), False, Place(3, 14)),
        (("list", 9), False, Place(3, 8)),
        (("deep", 0, "x", "y"), False, Place(5, 21)),
        (("t", "k"), False, Place(7, 5)),
        (("t", "none"), False, Place(6, 2)),
        (("s", 1, "n"), False, Place(11, 5)),
        (("s", 1, "u", 0, "v"), False, Place(13, 5)),
        (("none",), False, Place(1, 1)),
    ],
)
def test_places_of_keys_and_values_are_found(path: tuple[str | int, ...], at_key: bool, place: Place) -> None:
    text = (
        'title = "x"\na."b".c = 1\nlist = [ 10, 20,\n30]\ndeep = [{ x = { y = 1 } }]\n'
        "[t]\nk = 1\n[[s]]\nn = 1\n[[s]]\nn = 2\n[[s.u]]\nv = 3\n"
    )
    assert Places(text).place(path, at_key=at_key) == place


@pytest.mark.parametrize(
    "lines",
    [
        'exercise = "plank"\nhold = ["30s", "20s"]\nsets = 2',
        'exercise = "leg-stretch"\nreps = [6, 4, 2]\neach = "10s"\nrelease = "2s"\nside = "alternate"',
        'exercise = "leg-stretch"\npnf = { method = "crac", cycles = 4, relax = 0 }\nextra = { left = 2 }',
        'exercise = "leg-stretch"\npnf = "stretch-return-contract"',
        'exercise = "leg-stretch"\npnf = "slow-reversal-hold-relax"',
        'breathe = "4-7-8"\nfor = "100s"',
        'breathe = "4-7-8"\nfor = "100s"\nfinish = true',
        'breathe = "4-4-4-4"\ncycles = 4',
        'name = "Roll"\nroll = "60s"\nsets = 2',
        'name = "Walk"\nfor = ["3m", "1m"]',
        'exercise = "squat"\nreps = 10\ntempo = "3-1-1-0"',
        'name = "Fist"\nphases = [{ for = "6s" }, { for = "20s", kind = "relax" }]',
    ],
)
def test_a_dose_lasts_as_long_as_its_phases_and_has_no_more_of_them_than_are_reckoned(lines: str) -> None:
    step = only_step(lines)
    made = phases(f'[[step]]\nrest = "0.001s"\n{lines}' if "rest" not in lines else lines)
    dose = [phase for phase in made if phase.kind not in ("rest", "change side")]
    firsts = {(phase.set, phase.side): 0 for phase in dose}
    for phase in dose:
        firsts[phase.set, phase.side] += phase.span.length
    expected = [dose_length(step.dose, number - 1) for number, _ in firsts]
    assert list(firsts.values()) == expected
    assert len(made) <= phase_count([step])


def test_a_dose_that_waits_has_no_length() -> None:
    assert dose_length(Reps((10,))) is None


WHOLE = (HERE.parents[1] / "sessions" / "hamstring-pnf.toml").read_text(encoding="utf-8")
SNIPPETS = [path.read_text(encoding="utf-8") for path in sorted((HERE / "mistakes").glob("*.toml"))] + [WHOLE]


@given(some.text())
def test_any_text_is_loaded_or_told(text: str) -> None:
    made = load_text(text, CATALOGUE)
    assert (made.session is None) == any(problem.severity == "error" for problem in made.problems)


@given(some.integers(0, 10**9))
def test_a_session_with_some_letters_changed_is_loaded_or_told(seed: int) -> None:
    chance = random.Random(seed)
    letters = list(chance.choice(SNIPPETS))
    for _ in range(chance.randint(1, 6)):
        at = chance.randrange(len(letters)) if letters else 0
        change = chance.randrange(4)
        if change == 0:
            letters[at:at] = chance.choice(
                ['"', "[", "]", "{", "}", "=", "-", "9", ".", "\n", ",", "é", "\x00", "'''"]
            )
        elif change == 1:
            del letters[at : at + chance.randint(1, 30)]
        elif change == 2:
            other = chance.choice(SNIPPETS)
            start = chance.randrange(max(1, len(other)))
            letters[at:at] = other[start : start + chance.randint(1, 200)]
        else:
            letters[at : at + 1] = chance.choice('"[]{}=-90.\n,')
    text = "".join(letters)
    made = load_text(text, CATALOGUE)
    lines = text.split("\n")
    for problem in made.problems:
        assert 1 <= problem.place.line <= len(lines) + 1
        assert problem.message.isprintable()


def _values() -> some.SearchStrategy[object]:
    plain = some.one_of(
        some.integers(), some.floats(), some.booleans(), some.text(max_size=9), some.dates(),
        some.sampled_from(["30s", "50%", "each", "hold-relax", "3-1-1-0", "4-7-8", "plank", "leg-stretch"]),
    )  # fmt: skip
    return some.recursive(
        plain,
        lambda inner: some.lists(inner, max_size=3) | some.dictionaries(_keys(), inner, max_size=4),
        max_leaves=5,
    )


def _keys() -> some.SearchStrategy[str]:
    from player.session.schema import TABLES

    return some.sampled_from(sorted({key for keys in TABLES.values() for key in keys}))


@given(
    some.dictionaries(_keys(), _values(), max_size=8),
    some.lists(some.dictionaries(_keys(), _values()), max_size=3),
)
def test_any_document_is_built_or_told(header: dict[str, object], steps: list[dict[str, object]]) -> None:
    from player.session.build import SessionBuilder

    builder = SessionBuilder(CATALOGUE, lambda path: 1)
    builder.session({"format": 1, "title": "x", **header, "step": steps})
    for found in builder.findings:
        assert found.message.isprintable()


def test_words_said_alone_and_rests_keep_their_texts() -> None:
    word, rest = session(
        '[[step]]\nsay = "Hello."\nnote = "Hi."\n[[step]]\nrest = "9s"\nsay = "Drink."\n'
    ).steps
    assert isinstance(word, Say)
    assert isinstance(rest, Rest)
    assert (word.text, word.note, rest.length, rest.say) == ("Hello.", "Hi.", 9 * S, "Drink.")


def test_a_warning_does_not_stop_a_session() -> None:
    made = loaded('cover = "none"\n[[step]]\nrest = 5\n')
    assert made.session is not None
    assert [problem.severity for problem in made.problems] == ["warning"]


def test_the_header_may_follow_the_steps_only_as_toml_allows() -> None:
    assert load_text(f"{HEADER}[[step]]\nrest = 5\n[voice]\nrate = 1\n", CATALOGUE).problems == ()

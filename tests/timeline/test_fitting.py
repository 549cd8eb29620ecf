"""Authors' words that find no room are found without compiling the whole session (code ``unfit-line``)."""

from __future__ import annotations

import time
from pathlib import Path

from hypothesis import given
from hypothesis import strategies as some

from player.app.checking import check_file
from player.app.supplies import Supplies
from player.timeline.compiler import compile_session
from player.timeline.fitting import unfit_lines
from tests.session.made import HEADER, WORDS, loaded, session, spoken

LONG = "This is far too long to be said in the few seconds that there are for it here."


def misfits(body: str) -> list[tuple[str, str]]:
    """Return the step and text of every line that finds no room."""
    return [(step.path, unfit.text) for step, unfit in unfit_lines(session(body), WORDS, spoken)]


def test_words_that_fit_are_not_mentioned() -> None:
    body = (
        '[[step]]\nexercise = "plank"\nhold = "30s"\nsay = "Now."\ncue = [{ at = "50%", say = "Breathe." }]\n'
    )
    assert misfits(body) == []


def test_each_sort_of_authors_words_that_are_too_long_is_told_with_its_step() -> None:
    body = (
        f'[[step]]\nrest = "3s"\nsay = "{LONG}"\n'
        f'[[step]]\nexercise = "plank"\nhold = "4s"\nsay = "{LONG}"\n'
        '[[step]]\nrepeat = 2\n[[step.step]]\nexercise = "plank"\nhold = "9s"\n'
        f'cue = [{{ at = "8s", say = "{LONG}" }}]\n[[step]]\nname = "Fist"\n'
        f'phases = [{{ for = "2s", say = "{LONG}" }}, {{ for = "60s", say = "Let go." }}]\n'
    )
    assert misfits(body) == [("1", LONG), ("2", LONG), ("3.1", LONG), ("4", LONG)]


def test_two_cues_at_one_instant_are_told() -> None:
    cues = '[{ at = "10s", say = "Shoulders down." }, { at = "33.4%", say = "Long neck." }]'
    assert misfits(f'[[step]]\nexercise = "plank"\nhold = "30s"\ncue = {cues}\n') == [("1", "Long neck.")]


def test_a_list_that_follows_rounds_is_looked_at_in_every_round() -> None:
    body = (
        '[[step]]\nrepeat = 2\n[[step.step]]\nexercise = "plank"\nhold = ["60s", "5s"]\n'
        f'cue = [{{ at = "1s", say = "{LONG}" }}]\n'
    )
    assert misfits(body) == [("1.1", LONG)]


def test_the_programs_own_words_are_never_mentioned() -> None:
    body = '[[step]]\nexercise = "leg-stretch"\npnf = { stretch = 1, contract = 1, relax = 1, deepen = 1 }\n'
    assert misfits(body) == []


def test_a_side_in_the_text_is_filled_in() -> None:
    body = '[[step]]\nexercise = "leg-stretch"\nhold = "1s"\nsay = "Now the {side} leg, slowly, slowly."\n'
    assert misfits(body) == [
        ("1", "Now the right leg, slowly, slowly."),
        ("1", "Now the left leg, slowly, slowly."),
    ]


def test_equal_steps_cost_once(tmp_path: Path) -> None:
    step = '[[step]]\nexercise = "plank"\nhold = "30s"\ncue = [{ every = "9s", say = "Long neck." }]\n'
    asked: list[str] = []

    def counted(text: str) -> int:
        asked.append(text)
        return spoken(text)

    list(unfit_lines(session(step), WORDS, counted))
    once = len(asked)
    begun = time.monotonic()
    list(unfit_lines(session(step * 1000), WORDS, counted))
    assert len(asked) == 2 * once
    assert time.monotonic() - begun < 10


@given(
    some.sampled_from(["", "Now.", LONG]),
    some.lists(some.tuples(some.integers(-40, 40), some.sampled_from(["Long neck.", LONG])), max_size=3),
    some.sampled_from(["hold", "for", "roll"]),
    some.integers(5, 60),
)
def test_the_short_way_never_differs_from_the_whole_compiler(
    say: str, cues: list[tuple[int, str]], dose: str, length: int
) -> None:
    """What is reckoned to fit for sure is not left out by the compiler."""
    written = ", ".join(
        f'{{ at = "{at}s", say = "{text} {number}" }}' for number, (at, text) in enumerate(cues)
    )
    body = f'[[step]]\nexercise = "plank"\n{dose} = "{length}s"\nsay = "{say}"\ncue = [{written}]\n'
    made = loaded(body).session
    assert made is not None
    left_out = {unfit.text for unfit in compile_session(made, WORDS, spoken).unfit if not unfit.said}
    own = {say, *(f"{text} {number}" for number, (_, text) in enumerate(cues))}
    assert {unfit.text for _, unfit in unfit_lines(made, WORDS, spoken)} == left_out & own


def test_check_tells_an_unfit_line_at_its_step_in_order_of_place(tmp_path: Path) -> None:
    path = tmp_path / "session.toml"
    path.write_text(
        f'{HEADER}cover = "none"\n[[step]]\nrest = "3s"\nsay = "{LONG}"\n'
        '[[step]]\nrest = 5\nnote = "{side}"\n',
        encoding="utf-8",
    )
    problems = check_file(path, Supplies())
    assert [(problem.code, problem.place.line) for problem in problems] == [
        ("unknown-exercise", 3),
        ("unfit-line", 6),
        ("unknown-placeholder", 9),
    ]
    assert problems[1].message.startswith(f'no room to say "{LONG}" (about ')

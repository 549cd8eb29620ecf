"""The course of a session: clocks, draws, questions and answers, and what lasts until one says done."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as some

from player.session.asking import Answer, Question
from player.session.load import load_text
from player.timeline.compiler import CompileOptions, compile_session
from player.timeline.frames import RATE
from player.timeline.moment import moment_at
from player.timeline.timeline import Timeline
from tests.session.made import (
    CATALOGUE,
    HEADER,
    QUIET,
    WORDS,
    phases,
    said,
    seconds,
    session,
    spoken,
    timeline,
)

if TYPE_CHECKING:
    from collections.abc import Sequence

    from player.timeline.timeline import Phase

RUNS = """
[[step]]
for = "20m"
[[step.step]]
name = "Run"
for = "90s"
[[step.step]]
name = "Walk"
for = "120s"
"""


def told(made: Sequence[Phase]) -> list[tuple[str, float]]:
    """Return the title and seconds of every phase."""
    return [(phase.title, seconds(phase.span.length)) for phase in made]


def questions(made: Timeline) -> list[Question]:
    """Return what is asked."""
    return [phase.question for phase in made.phases if phase.question is not None]


def answered(body: str, *values: float, options: CompileOptions = QUIET) -> Timeline:
    """Return the timeline with the first questions answered in turn, as they come."""
    made = session(body)
    for number, value in enumerate(values):
        asked = questions(compile_session(made, WORDS, spoken, options))[number]
        options = replace(options, answers=(*options.answers, Answer(asked, value)))
    return compile_session(made, WORDS, spoken, options)


# -- clocks


def test_a_clock_ends_its_group_in_the_middle_of_a_step() -> None:
    made = phases(RUNS)
    assert told(made)[-2:] == [("Run", 90), ("Walk", 60)]
    assert len(made) == 12
    assert seconds(made[-1].span.end) == 1200


def test_where_a_clock_runs_only_the_first_step_is_prepared_and_each_is_named_as_it_begins() -> None:
    made = timeline(RUNS)
    assert [phase.title for phase in made.phases if phase.kind == "prepare"] == ["Test", "Run"]
    running = [phase for phase in made.phases if phase.kind == "rep"]
    assert sum(phase.span.length for phase in running) == 1200 * RATE
    assert said(made).count("Walk.") == 6


def test_a_clock_around_a_clock_ends_it() -> None:
    inner = '[[step.step]]\nevery = "30s"\nrepeat = 9\n[[step.step.step]]\nname = "Go"\nfor = "20s"\n'
    body = f'[[step]]\nfor = "70s"\n{inner}'
    assert told(phases(body)) == [("Go", 20), ("Rest", 10), ("Go", 20), ("Rest", 10), ("Go", 10)]


def test_every_minute_a_round_begins_and_a_rest_fills_it() -> None:
    body = '[[step]]\nevery = "60s"\nrepeat = 3\n[[step.step]]\nname = "Go"\nfor = ["20s", "30s", "70s"]\n'
    made = load_text(HEADER + body, CATALOGUE).require()
    listed = told(compile_session(made, WORDS, spoken, QUIET).phases)
    assert listed == [("Go", 20), ("Rest", 40), ("Go", 30), ("Rest", 30), ("Go", 60)]


def test_steps_that_wait_share_the_minute_and_leave_what_others_need() -> None:
    body = (
        '[[step]]\nevery = "60s"\nrepeat = 2\n'
        '[[step.step]]\nname = "Pull-ups"\nreps = 5\n[[step.step]]\nname = "Squats"\nreps = [10, 12]\n'
        '[[step.step]]\nname = "Plank"\nhold = "15s"\n'
    )
    assert told(phases(body)) == [
        ("Five pull-ups, ten squats", 45),
        ("Plank", 15),
        ("Five pull-ups, twelve squats", 45),
        ("Plank", 15),
    ]


def test_as_many_rounds_as_one_can_is_one_stretch_of_time() -> None:
    body = '[[step]]\nfor = "12m"\nstep = [{ name = "Burpees", reps = 8 }, { name = "Swings", reps = 15 }]\n'
    assert told(phases(body)) == [("Eight burpees, fifteen swings", 720)]


def test_a_minute_is_announced_with_its_round_and_its_time() -> None:
    body = '[[step]]\nevery = "60s"\nrepeat = 3\n[[step.step]]\nname = "Burpees"\nreps = "$round"\n'
    made = timeline(body)
    assert said(made)[3:5] == ["Burpees, once.", "For one minute."]
    assert "Round two of three. Two burpees." in said(made)
    assert [phase.reps for phase in made.phases if phase.kind == "rep"] == [1, 2, 3]


def test_sides_and_sets_are_cut_where_the_clock_ends() -> None:
    inner = 'exercise = "leg-stretch"\nhold = "20s"\nsets = 2\nrest = "5s"\n'
    body = f'[[step]]\nfor = "50s"\n[[step.step]]\n{inner}'
    assert [seconds(phase.span.length) for phase in phases(body)] == [20, 5, 20, 5]
    made = timeline(body)
    assert sum(phase.span.length for phase in made.phases[2:-1]) == 50 * RATE


def test_a_group_in_which_nothing_takes_time_ends() -> None:
    assert phases('[[step]]\nfor = "20m"\n[[step.step]]\nsay = "Hello."\n') == ()


def test_the_time_that_is_told_counts_a_clock_as_what_it_says() -> None:
    assert "About twenty minutes." in said(timeline(RUNS))


# -- open ends


def test_an_open_hold_with_a_limit_is_counted_up_and_over_by_itself() -> None:
    made = timeline('[[step]]\nexercise = "plank"\nhold = "open"\nlimit = "4m"\n', QUIET)
    phase = made.phases[0]
    assert (phase.open, phase.limited, seconds(phase.span.length)) == (True, True, 240)
    assert moment_at(made, 30 * RATE).left == 30 * RATE
    assert made.wait_after(0) is None


def test_an_open_hold_waits_for_the_person() -> None:
    made = timeline('[[step]]\nexercise = "plank"\nhold = "open"\nside = "both"\n', QUIET)
    assert made.wait_after(0) == made.phases[0].span.end
    assert "Hold for as long as you can." in said(timeline('[[step]]\nexercise = "plank"\nhold = "open"\n'))


def test_reps_that_wait_may_have_a_limit() -> None:
    phase = phases('[[step]]\nname = "Swing"\nreps = 20\nlimit = "2m"\n')[0]
    assert (phase.open, phase.limited, phase.reps, seconds(phase.span.length)) == (True, True, 20, 120)


# -- draws


DRAW = "[[step]]\nshuffle = true\nseed = 7\nrepeat = 2\nstep = [{}]\n".format(
    ", ".join(f'{{ name = "{letter}", hold = "5s" }}' for letter in "ABCDEFGH")
)


def titles(body: str, options: CompileOptions = QUIET) -> str:
    """Return the titles of all phases in one word."""
    return "".join(phase.title for phase in timeline(body, options).phases)


def test_a_seed_fixes_the_order_and_each_round_has_its_own() -> None:
    drawn = titles(DRAW)
    assert sorted(drawn[:8]) == sorted(drawn[8:]) == list("ABCDEFGH")
    assert len({drawn[:8], drawn[8:], "ABCDEFGH"}) == 3
    assert titles(DRAW, replace(QUIET, draw=5)) == drawn


def test_without_a_seed_the_day_decides() -> None:
    body = DRAW.replace("seed = 7\n", "")
    days = {titles(body, replace(QUIET, draw=day)) for day in range(5)}
    assert len(days) == 5
    assert titles(body, replace(QUIET, draw=3)) == titles(body, replace(QUIET, draw=3))


def test_what_is_picked_keeps_the_order_of_the_file_unless_it_is_shuffled() -> None:
    picked = titles(DRAW.replace("shuffle = true", "pick = 3"))
    assert [len(set(round_)) for round_ in (picked[:3], picked[3:])] == [3, 3]
    assert list(picked[:3]) == sorted(picked[:3])


# -- questions


ASKED = """
[[step]]
name = "Before"
hold = "10s"
[[step]]
ask = "pain"
[[step]]
name = "Easy"
hold = "10s"
when = "pain >= 4"
[[step]]
when = "pain >= 7"
say = "Enough for today."
stop = true
[[step]]
name = "Hard"
hold = "20s"
"""


def test_a_question_is_an_open_phase_that_goes_on_by_itself() -> None:
    phase = phases(ASKED)[1]
    assert (phase.open, phase.limited, seconds(phase.span.length)) == (True, True, 20)
    assert phase.question == Question(0, "pain", "How much does it hurt, from zero to ten?", "2")
    assert "Press a number, or just wait." in said(timeline(ASKED))


def test_a_sound_file_asks_nothing() -> None:
    options = replace(QUIET, questions=False)
    assert [phase.title for phase in timeline(ASKED, options).phases] == ["Before", "Hard"]
    body = '[[step]]\nrepeat = "2.."\n[[step.step]]\nname = "Go"\nhold = "5s"\n'
    assert [phase.title for phase in timeline(body, options).phases] == ["Go", "Go"]


@pytest.mark.parametrize(
    ("answer", "expected"), [((), "Hard"), ((3,), "Hard"), ((4,), "EasyHard"), ((8,), "Easy")]
)
def test_what_comes_depends_on_the_answer(answer: tuple[float, ...], expected: str) -> None:
    made = answered(ASKED, *answer)
    assert "".join(phase.title for phase in made.phases[2:]) == expected


@given(some.integers(0, 10), some.booleans())
def test_an_answer_moves_nothing_that_came_before_it(value: int, announcements: bool) -> None:
    options = CompileOptions(announcements)
    before, after = answered(ASKED, options=options), answered(ASKED, value, options=options)
    index = next(index for index, phase in enumerate(before.phases) if phase.question is not None)
    assert before.phases[: index + 1] == after.phases[: index + 1]
    end = before.phases[index].span.end
    heard = [[cue for cue in made.cues if cue.span.start < end] for made in (before, after)]
    assert heard[0] == heard[1]


def test_each_side_of_a_test_is_asked_for_and_known_by_its_name() -> None:
    body = (
        '[[step]]\nask = "measure"\ntest = "knee-extension"\nunit = "degrees"\n'
        '[[step]]\nname = "Left is tight"\nhold = "5s"\nwhen = "knee-extension.left < 60"\n'
    )
    asked = questions(timeline(body, QUIET))
    assert [(each.side, each.test, each.unit, each.high) for each in asked] == [
        ("right", "knee-extension", "degrees", 180),
        ("left", "knee-extension", "degrees", 180),
    ]
    assert asked[1].text == "What did you measure, left side: knee extension?"
    assert answered(body, 80, 50).phases[-1].title == "Left is tight"
    assert answered(body, 50, 80).phases[-1].question is not None


@pytest.mark.parametrize(
    ("condition", "right", "left", "done"),
    [
        ("bridge.right > 1.05 * bridge.left", 106, 100, True),
        ("bridge.right > 1.05 * bridge.left", 105, 100, False),
        ("bridge.left < bridge.right * 0.95", 100, 96, False),
        ("bridge.left > bridge.right", 90, 94, True),
        ("0.5 * bridge.left >= bridge.right", 40, 90, True),
    ],
)
def test_two_answers_are_held_against_each_other(condition: str, right: int, left: int, done: bool) -> None:
    body = '[[step]]\nask = "measure"\ntest = "bridge"\nunit = "s"\n'
    body += f'[[step]]\nname = "Uneven"\nhold = "5s"\nwhen = "{condition}"\n'
    assert (answered(body, right, left).phases[-1].title == "Uneven") == done


def test_an_answer_to_another_question_is_not_taken() -> None:
    wrong = Answer(Question(0, "pain", "", "7"), 9)
    made = timeline(ASKED, replace(QUIET, answers=(wrong,)))
    assert made.phases[-1].title == "Hard"


def test_after_the_sure_rounds_another_one_is_asked_for() -> None:
    body = '[[step]]\nrepeat = "2..4"\n[[step.step]]\nname = "Go"\nhold = "5s"\n'
    assert [phase.title for phase in answered(body).phases] == ["Go", "Go", "Another round?"]
    assert len(answered(body, 1).phases) == 5
    assert len(answered(body, 1, 1).phases) == 6
    assert len(answered(body, 0).phases) == 3


@pytest.mark.parametrize(
    ("condition", "done"),
    [
        ("$more", True),
        ("not $more", False),
        ("$more == true", True),
        ("$more and $way == 'gentle'", True),
        ("$way != 'gentle' or false == $more", False),
        ("$level + 1 >= 3", True),
        ("3 > 4 or $level < 1", False),
    ],
)
def test_a_condition_may_be_about_parameters_alone(condition: str, done: bool) -> None:
    body = (
        "[parameters]\nmore = { default = true }\nlevel = { default = 2 }\n"
        'way = { default = "gentle", choices = ["gentle", "hard"] }\n'
    )
    made = phases(f'{body}[[step]]\nname = "More"\nhold = "5s"\nwhen = "{condition}"\n')
    assert bool(made) == done


def test_a_parameter_decides_as_well() -> None:
    body = '[parameters.level]\ndefault = 2\n[[step]]\nname = "More"\nhold = "5s"\nwhen = "$level > {}"\n'
    assert len(phases(body.format(1))) == 1
    assert len(phases(body.format(2))) == 0


# -- pace and breath


def test_a_pace_quickens_evenly_and_adds_up() -> None:
    made = phases('[[step]]\nname = "Beeps"\nreps = 5\npace = "3s"\npace_to = "1s"\n')
    assert [seconds(phase.span.length) for phase in made] == [3, 2.5, 2, 1.5, 1]
    assert all(phase.parts[-1].span.end == phase.span.end for phase in made)


@given(some.integers(1, 40), some.integers(1, 100_000), some.integers(1, 100_000))
def test_reps_of_any_changing_pace_take_as_long_as_is_reckoned(count: int, first: int, last: int) -> None:
    body = f'[[step]]\nname = "x"\nreps = {count}\npace = {first / 10_000}\npace_to = {last / 10_000}\n'
    made = session(body)
    compiled = compile_session(made, WORDS, spoken, QUIET)
    from player.session.model import Step
    from player.session.size import dose_length

    step = made.steps[0]
    assert isinstance(step, Step)
    assert compiled.length == dose_length(step.dose)
    assert all(phase.span.length >= 0 for phase in compiled.phases)


def test_breaths_are_counted_down_to_one() -> None:
    made = timeline('[[step]]\nbreathe = "4-4"\ncycles = 3\ncount = "down"\n')
    assert [line for line in said(made) if line in ("Three.", "Two.", "One.")] == ["Three.", "Two.", "One."]


def test_a_group_is_named_once_before_its_first_step_and_its_note_is_shown_in_all() -> None:
    body = (
        '[[step]]\ntitle = "Core block"\nnote = "Slowly."\nrepeat = 2\n'
        '[[step.step]]\nname = "A"\nhold = "5s"\n[[step.step]]\nname = "B"\nhold = "5s"\nnote = "Own."\n'
    )
    made = timeline(body)
    assert said(made).count("Core block.") == 1
    assert said(made).index("Core block.") == said(made).index("A.") - 1
    notes = [(phase.title, phase.note) for phase in made.phases if phase.kind == "hold"]
    assert notes == [("A", "Slowly."), ("B", "Own.")] * 2


def test_an_effort_that_is_built_up_slowly_is_spoken_of() -> None:
    body = '[[step]]\nname = "Heel"\npnf = { contract = "10s", ramp = "3s", cycles = 2 }\n'
    lines = said(timeline(body))
    assert "Push into your hands, slowly more, for three seconds, then hold it." in lines
    assert "Push, slowly more." in lines
    assert [seconds(phase.ramp) for phase in phases(body) if phase.kind == "contract"] == [3, 3]

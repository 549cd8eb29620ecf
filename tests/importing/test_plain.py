"""Lists as people write them."""

from __future__ import annotations

import pytest

from player.errors import PlayerError
from player.importing.plain_items import line_reader
from player.session.model import Breathe, Group, Hold, Pnf, Reps, Rest, Step, Timed
from player.session.reading import FRAMES_PER_SECOND
from tests.importing.made import read, sessions_of


def only(text: str) -> Step:
    """Return the one step of a list."""
    (step,) = sessions_of(read(text))[0].steps
    assert isinstance(step, Step)
    return step


@pytest.mark.parametrize(
    ("line", "name", "sets", "seconds", "rest"),
    [
        ("Plank 3 x 30s, rest 15s", "Front plank", 3, 30, 15),
        ("3x30s plank (15s rest)", "Front plank", 3, 30, 15),
        ("Plank: 3 sets of 30 seconds with 15 sec rest", "Front plank", 3, 30, 15),
        ("- Wall sit – 2×45 sec – 1 min rest between sets", "Wall sit", 2, 45, 60),
        ("2 sets of 1:30 wall sit, 20 second rest", "Wall sit", 2, 90, 20),
        ("1) Wall sit 3 sets x 1 min 15 s", "Wall sit", 3, 75, 30),
        ("Hold plank for 30 seconds, repeat 3 times", "Front plank", 3, 30, 30),
        ("Plank - 3 reps of 30 seconds", "Front plank", 3, 30, 30),
        ("45 sec on / 15 sec off wall sit x 5", "Wall sit", 5, 45, 15),
        ("20/10 x 8 burpees", "Burpees", 8, 20, 10),
    ],
)
def test_sets_of_a_time(line: str, name: str, sets: int, seconds: int, rest: int) -> None:
    step = only(line)
    assert isinstance(step.dose, Hold | Timed)
    assert (step.name, step.sets) == (name, sets)
    assert step.dose.lengths == (seconds * FRAMES_PER_SECOND,)
    assert step.timing.rest == rest * FRAMES_PER_SECOND


@pytest.mark.parametrize(
    ("line", "name", "sets", "counts"),
    [
        ("10 squats", "Squat", 1, (10,)),
        ("Squats x 15", "Squat", 1, (15,)),
        ("Squat: 20", "Squat", 1, (20,)),
        ("3 x 12 air squats", "Squat", 3, (12,)),
        ("Air squat 3 sets of 12", "Squat", 3, (12,)),
        ("* Glute bridge - 15 reps", "Glute bridge", 1, (15,)),
        ("Deadlift 3x5 @ 100kg", "Deadlift", 3, (5,)),
        ("[ ] Push-ups 12/10/8", "Push-ups", 3, (12, 10, 8)),
        ("20 jumping jacks", "Jumping jacks", 1, (20,)),
        ("Glute bridge x 10 x 3", "Glute bridge", 3, (10,)),
        ("Clamshells 15 reps x 2", "Clamshells", 2, (15,)),
        ("Clamshells x 15", "Clamshells", 1, (15,)),
        ("Squats 10 reps, 3x/day", "Squat", 1, (10,)),
        ("Side lunge 12 (6 each leg)", "Side lunge", 1, (6,)),
    ],
)
def test_reps(line: str, name: str, sets: int, counts: tuple[int, ...]) -> None:
    step = only(line)
    assert isinstance(step.dose, Reps)
    assert (step.name, step.sets, step.dose.counts) == (name, sets, counts)


@pytest.mark.parametrize(
    ("line", "side"),
    [
        ("Side plank 30s each side", "each"),
        ("Side plank, 30 sec per side", "each"),
        ("Side plank 30s/side", "each"),
        ("Bird dogs (8 per side)", "each"),
        ("Lunges 10e/s", "each"),
        ("Lunges 10 ea", "each"),
        ("Side plank (L) 20s", "left"),
        ("Side plank L/R 20s each", "each"),
        ("Side plank 2:00 L + 2:00 R", "each"),
        ("L-sit 10s", "both"),
        ("Look over the left shoulder 10s", "both"),
        ("Side plank left 30s", "left"),
        ("Right side plank: 30 s", "right"),
        ("Step-ups 10 reps alternating legs", "alternate"),
        ("Turn left and right 30s", "both"),
    ],
)
def test_sides(line: str, side: str) -> None:
    assert only(line).side == side


def test_held_reps_and_methods() -> None:
    held = only("Bird dog 10 reps, hold 5 seconds, each side").dose
    assert isinstance(held, Reps)
    assert held.counts == (10,)
    assert held.each == (5 * FRAMES_PER_SECOND,)
    pnf = only("Doorway hamstring stretch: contract-relax, 4 cycles").dose
    assert isinstance(pnf, Pnf)
    assert (pnf.method, pnf.cycles) == ("contract-relax", 4)


def test_a_method_is_read_with_its_times() -> None:
    line = (
        "Doorway hamstring stretch contract relax: push 6 sec, relax, stretch further 20s, 3 rounds each leg"
    )
    step = only(line)
    assert isinstance(step.dose, Pnf)
    assert (step.side, step.dose.method, step.dose.cycles) == ("each", "contract-relax", 3)
    assert (step.dose.contract, step.dose.deepen) == (6 * FRAMES_PER_SECOND, 20 * FRAMES_PER_SECOND)


def test_breath_patterns() -> None:
    for line, cycles in (("Box breathing 4 rounds", 4), ("4-7-8 breathing x 6", 6)):
        dose = only(line).dose
        assert isinstance(dose, Breathe)
        assert dose.cycles == cycles


def test_rounds_that_start_every_minute() -> None:
    (group,) = sessions_of(read("EMOM 10: 5 squats"))[0].steps
    assert isinstance(group, Group)
    assert (group.repeat, group.every) == (10, 60 * FRAMES_PER_SECOND)


@pytest.mark.parametrize(
    "text",
    [
        "3x: 30s plank, 15s rest, 10 squats",
        "3 rounds:\n30s plank\n15s rest\n10 squats",
        "Circuit x3:\n  - Plank 30s\n  - Rest 15s\n  - Squats 10",
        "Repeat 3 times:\n1. 30 sec plank\n2. rest 15 sec\n3. 10 squats",
        "3 rounds of:\n\n30s plank\n15s rest\n10 squats",
        "30s plank → 15s rest → 10 squats\nRepeat 3 times",
    ],
)
def test_rounds(text: str) -> None:
    (group,) = sessions_of(read(text))[0].steps
    assert isinstance(group, Group)
    assert group.repeat == 3
    plank, rest, squats = group.steps
    assert isinstance(plank, Step) and plank.name == "Front plank"
    assert isinstance(rest, Rest) and rest.length == 15 * FRAMES_PER_SECOND
    assert isinstance(squats, Step) and squats.name == "Squat"


def test_rest_between_rounds_and_what_follows_a_group() -> None:
    made = read("2 rounds:\n- plank 30s\n- squats 10\nrest 1 min between rounds\n\nCobra 20s")
    group, cobra = sessions_of(made)[0].steps
    assert isinstance(group, Group) and group.between == 60 * FRAMES_PER_SECOND
    assert isinstance(cobra, Step) and cobra.name == "Press-up on the hands"


@pytest.mark.parametrize(
    "first",
    [
        "Morning mobility",
        "# Morning mobility",
        "**Morning mobility**",
        "Morning mobility:",
        "MORNING MOBILITY",
    ],
)
def test_the_first_line_is_the_title(first: str) -> None:
    (session,) = read(f"{first}\n\nplank 30s\nsquats 10").sessions
    assert session.title.lower() == "morning mobility"


def test_a_title_with_a_time_in_it() -> None:
    assert (
        read("Morning routine (10 minutes)\n\nplank 30s").sessions[0].title == "Morning routine (10 minutes)"
    )


def test_headings_make_groups_of_what_follows_them() -> None:
    text = (
        "WARM UP (5 min)\n- squats x 10\n\nMAIN\n3 rounds:\n  plank 30s\n  10 squats\n\nStretching\nCobra 20s"
    )
    groups = sessions_of(read(text))[0].steps
    assert all(isinstance(group, Group) for group in groups)
    titles = [(group.title, group.repeat) for group in groups if isinstance(group, Group)]
    assert titles == [("Warm up", 1), ("Main", 3), ("Stretching", 1)]


def test_one_heading_over_everything_is_the_title() -> None:
    made = read("MY EVENING\nplank 30s\n10 squats")
    assert made.sessions[0].title == "My evening"
    assert len(sessions_of(made)[0].steps) == 2


def test_a_list_without_a_title_is_called_by_what_is_done_first() -> None:
    made = read("plank 30s\n10 squats\nplank 30s\ncobra 20s\n10 air squats")
    assert made.sessions[0].title == "Front plank, Squat, Press-up on the hands"
    assert 'cover = "plank"' in made.sessions[0].text


def test_a_line_that_is_not_understood_is_told_and_stays_as_a_comment() -> None:
    made = read("plank 30s\nbreathe through it all\nsquats 10")
    assert "# Not understood: breathe through it all" in made.sessions[0].text
    assert any("breathe through it all" in line.text for line in made.report if line.fate == "dropped")


@pytest.mark.parametrize(
    "text",
    ["Dear Anna,\nthanks for your letter.\nYours, B", "root:x:0:0:root:/root:/bin/sh", "the quick brown fox"],
)
def test_prose_is_no_list(text: str) -> None:
    with pytest.raises(PlayerError):
        read(text)


def test_a_name_that_two_exercises_have_is_taken_for_neither() -> None:
    step = only("Nerve glide 30s")
    assert step.exercise is None
    assert step.name == "Nerve glide"


@pytest.mark.parametrize(
    ("text", "seconds"),
    [
        ("30s", 30),
        ("1:30", 90),
        ("1:02:03", 3723),
        ("2 min", 120),
        ("1 min 30 sec", 90),
        ("1.5 minutes", 90),
        ("90''", 90),
        ("1'30\"", 90),
        ("1h", 3600),
    ],
)
def test_times(text: str, seconds: float) -> None:
    assert line_reader("en").seconds(text) == seconds
    assert line_reader("en").items(f"Plank {text}")[0].seconds == seconds

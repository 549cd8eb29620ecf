"""What is said, when, and in which words."""

from __future__ import annotations

import re

import pytest

from player.timeline.frames import RATE
from player.timeline.timeline import Timeline
from player.timeline.wording import Wording
from tests.session.made import QUIET, ROOT, WORDS, said, seconds, session, spoken, timeline

LEG = '[[step]]\nexercise = "leg-stretch"\n'
PLANK = '[[step]]\nexercise = "plank"\n'
NUMBERS = ("three", "two", "one")
TOLD = ("Fifteen seconds.", "Thirty seconds.", "Forty-five seconds.")


def within(made: Timeline, kind: str, which: int = 0) -> list[str]:
    """Return what is said in the phase of a kind, the first or another of them."""
    phase = [phase for phase in made.phases if phase.kind == kind][which]
    return [cue.line for cue in made.cues if cue.line is not None and phase.span.holds(cue.span.start)]


def tones(made: Timeline, kind: str) -> list[tuple[str, float]]:
    """Return the tones of the first phase of a kind, with their seconds after its start."""
    phase = next(phase for phase in made.phases if phase.kind == kind)
    return [
        (cue.tone, seconds(cue.span.start - phase.span.start))
        for cue in made.cues
        if cue.tone is not None and phase.span.holds(cue.span.start)
    ]


@pytest.mark.parametrize(
    ("seconds_", "text"),
    [
        (1, "one second"),
        (30, "thirty seconds"),
        (45, "forty-five seconds"),
        (60, "one minute"),
        (90, "one minute thirty"),
        (75, "one minute fifteen"),
        (120, "two minutes"),
        (3600, "sixty minutes"),
        (5400, "90 minutes"),
    ],
)
def test_durations_are_spoken_in_words(seconds_: int, text: str) -> None:
    assert Wording(WORDS).duration(seconds_ * RATE) == text


@pytest.mark.parametrize(
    ("percent", "text"),
    [
        (0, "very lightly"),
        (20, "lightly, with a fifth of your strength"),
        (25, "with about a quarter of your strength"),
        (30, "with about a third of your strength"),
        (50, "with about half your strength"),
        (70, "firmly, but without pain"),
        (100, "hard, but without pain"),
    ],
)
def test_an_effort_is_spoken_in_words(percent: int, text: str) -> None:
    assert Wording(WORDS).effort(percent) == text


@pytest.mark.parametrize(
    ("lines", "announced"),
    [
        (f'{PLANK}hold = "30s"', ["Plank.", "Hold for thirty seconds."]),
        (f'{PLANK}hold = "30s"\nsets = 2', ["Plank.", "Two holds of thirty seconds."]),
        (f'{PLANK}hold = ["30s", "20s"]', ["Plank.", "Hold for thirty seconds."]),
        (f"{PLANK}reps = 10\npace = 2", ["Plank.", "Ten times."]),
        (f"{PLANK}reps = 10\npace = 2\nsets = 3", ["Plank.", "Three sets of ten."]),
        (f'{PLANK}for = "1m"', ["Plank.", "For one minute."]),
        (f'{PLANK}roll = "90s"', ["Plank.", "Roll for one minute thirty."]),
        (
            f"{LEG}reps = 12\npace = 2",
            ["Leg stretch. Right leg.", "Lie down. Strap round the right foot.", "Twelve on each side."],
        ),
        (
            f'{LEG}reps = 5\npace = 2\nside = "alternate"\nsets = 2',
            [
                "Leg stretch.",
                "Lie down. Strap round the right foot.",
                "Two sets of five on each side, in turn.",
            ],
        ),
        (
            f'{LEG}pnf = "hold-relax"\nside = "left"',
            [
                "Leg stretch. Left leg.",
                "Lie down. Strap round the left foot.",
                "Three rounds: push, let go, ease deeper.",
            ],
        ),
        ('[[step]]\nbreathe = "4-6"\ncycles = 4', ["Four breaths."]),
        ('[[step]]\nname = "Calm"\nbreathe = "4-6"\nfor = "5m"', ["Calm.", "For five minutes."]),
        (f'{PLANK}hold = "30s"\nannounce = "short"', ["Plank."]),
        (f'{PLANK}hold = "30s"\nannounce = "off"', []),
    ],
)
def test_a_step_is_announced_by_name_side_set_up_and_dose(lines: str, announced: list[str]) -> None:
    made = timeline(f"{lines}\n")
    words = [line for line in within(made, "prepare", 1) if line not in NUMBERS]
    assert words == announced


def test_a_step_that_comes_again_is_announced_shortly() -> None:
    made = timeline(f'{LEG}hold = 5\nside = "left"\n{LEG}hold = 5\nside = "right"\n')
    assert within(made, "prepare", 2) == ["Leg stretch. Right leg.", *NUMBERS]


def test_preparation_grows_when_the_announcement_is_longer_and_never_shrinks() -> None:
    long = timeline(f"{LEG}hold = 5\nprepare = 1\n")
    phase = long.phases[1]
    assert phase.kind == "prepare"
    assert phase.span.length > 5 * RATE
    assert within(long, "prepare", 1)[-3:] == list(NUMBERS)
    calm = timeline(f"{LEG}hold = 5\nprepare = 60\n")
    assert calm.phases[1].span.length == 60 * RATE


def test_no_preparation_without_words_and_time() -> None:
    made = timeline(f'{PLANK}hold = 5\nprepare = 0\nannounce = "off"\n')
    assert [phase.kind for phase in made.phases] == ["prepare", "hold", "rest"]


def test_the_welcome_says_title_length_and_cautions_and_no_more() -> None:
    made = timeline(f'cautions = ["Stop at pain."]\n{PLANK}hold = "5m"\n')
    assert within(made, "prepare") == ["Test.", "About five minutes.", "Stop at pain."]
    plain = timeline(f"{PLANK}hold = 5\n")
    assert within(plain, "prepare")[:2] == ["Test.", "About one minute."]
    assert len(within(plain, "prepare")) == 3


def test_the_welcome_names_no_side_and_no_set_and_shows_the_figure_as_it_comes() -> None:
    made = timeline(f'{LEG}hold = "30s"\nsets = 2\n')
    welcome, first = made.phases[:2]
    assert (welcome.side, welcome.set, welcome.sets, welcome.place) == (None, 1, 1, "")
    assert welcome.figure_side == first.side == "right"


def test_the_length_that_is_told_does_not_hang_on_the_voice() -> None:
    from player.timeline.compiler import compile_session

    made = session(f'{LEG}pnf = "hold-relax"\n' * 3)
    slow = compile_session(made, WORDS, lambda text: 3 * spoken(text))
    assert within(slow, "prepare")[1] == within(timeline(f'{LEG}pnf = "hold-relax"\n' * 3), "prepare")[1]


def test_a_change_of_side_says_the_side_first_and_last_and_what_to_do_between() -> None:
    made = timeline(f'{LEG}hold = "30s"\n')
    assert within(made, "change side") == [
        "Change to the left leg.",
        "Strap round the left foot.",
        "The left leg.",
        *NUMBERS,
    ]


def test_a_change_of_side_grows_with_its_words() -> None:
    made = timeline(f'{LEG}hold = "30s"\nchange_side = 1\n')
    assert len(within(made, "change side")) == 6


def test_before_the_first_push_of_each_side_direction_and_effort_are_told() -> None:
    made = timeline(f'{LEG}pnf = {{ effort = "20%", stretch = "15s" }}\n')
    ready = "Get ready to push into the strap, lightly, with a fifth of your strength."
    assert [line for line in said(made) if "Get ready" in line] == [
        ready,
        "Get ready to push.",
        "Get ready for the last one.",
        ready,
        "Get ready to push.",
        "Get ready for the last one.",
    ]


def test_first_cycles_have_full_words_and_later_ones_short() -> None:
    made = timeline(f'{LEG}pnf = {{ stretch = "15s" }}\nside = "left"\n')
    assert [within(made, "contract", number)[0] for number in range(3)] == [
        "Push the heel down.",
        "Push.",
        "Push.",
    ]
    assert [within(made, "relax", number)[0] for number in range(3)] == [
        "Relax. Breathe out.",
        "Relax.",
        "Relax.",
    ]
    assert within(made, "stretch")[0] == "Raise the left leg."


@pytest.mark.parametrize(
    ("resistance", "text"),
    [("strap", "into the strap"), ("wall", "into the wall"), ("partner", "against your partner")],
)
def test_the_words_follow_what_one_pushes_against(resistance: str, text: str) -> None:
    made = timeline(
        f'[[step]]\nname = "Heel"\npnf = {{ resistance = "{resistance}", stretch = "15s", cycles = 1 }}\n'
    )
    assert within(made, "contract")[0] == f"Push {text}. Nothing moves."
    assert f"Get ready to push {text}, with about a third of your strength." in said(made)


def test_a_long_contraction_reminds_of_breathing_and_nothing_asks_to_hold_the_breath_in_one() -> None:
    made = timeline(f'{LEG}pnf = {{ contract = "10s", cycles = 1 }}\n')
    assert "Keep breathing." in within(made, "contract")


def test_the_last_seconds_are_counted_on_the_second() -> None:
    made = timeline(f'{PLANK}hold = "30s"\ncountdown = 5\n')
    end = next(phase.span.end for phase in made.phases if phase.kind == "hold")
    counted = {cue.line: cue.span.start for cue in made.cues if cue.phase == 2 and cue.line is not None}
    for number, word in enumerate(("one", "two", "three", "four", "five"), start=1):
        assert counted[word] == end - number * RATE


@pytest.mark.parametrize(("counting", "lines", "ticks"), [("spoken", 3, 0), ("ticked", 0, 3), ("off", 0, 0)])
def test_counting_is_spoken_ticked_or_off(counting: str, lines: int, ticks: int) -> None:
    made = timeline(f'{PLANK}hold = "10s"\ncounting = "{counting}"\nhalfway = false\n')
    assert sum(line in NUMBERS for line in within(made, "hold")) == lines
    assert sum(tone == "tick" for tone, _ in tones(made, "hold")) == ticks


def test_short_phases_are_not_counted() -> None:
    made = timeline(f'{PLANK}hold = "3s"\n')
    assert not set(NUMBERS) & set(within(made, "hold"))


@pytest.mark.parametrize(
    ("hold", "flag", "told"), [("30s", "true", True), ("30s", "false", False), ("15s", "true", False)]
)
def test_the_middle_of_a_long_hold_is_told(hold: str, flag: str, told: bool) -> None:
    made = timeline(f'{PLANK}hold = "{hold}"\nhalfway = {flag}\n')
    assert ("Halfway." in said(made)) == told
    assert any(tone == "halfway" for tone, _ in tones(made, "hold")) == told


def test_paced_reps_are_counted_from_the_second_where_they_turn_and_the_last_is_named() -> None:
    made = timeline('[[step]]\nexercise = "bridge"\nreps = 6\npace = "2s"\n')
    assert within(made, "prepare", 1)[-1] == "one"
    words = said(made)
    assert words[words.index("Two.") : words.index("Two.") + 5] == [
        "Two.",
        "Three.",
        "Four.",
        "Five.",
        "Last one.",
    ]
    assert "One." not in words
    rep = next(phase for phase in made.phases if phase.rep == 2)
    two = next(cue for cue in made.cues if cue.line == "Two.")
    assert two.span.start == rep.parts[0].span.end


def test_slow_reps_are_led_up_and_down_twice() -> None:
    made = timeline('[[step]]\nexercise = "bridge"\nreps = 5\ntempo = "2-1-2-1"\n')
    words = said(made)
    assert (words.count("Up."), words.count("Down.")) == (2, 2)
    assert [word for word in words if word in ("Up.", "Down.")] == ["Up.", "Down."] * 2


def test_alternating_reps_name_the_sides_once_and_count_pairs() -> None:
    made = timeline(f'{LEG}reps = 4\npace = "2s"\nside = "alternate"\nfirst = "left"\n')
    words = said(made)
    start = words.index("Left. Begin.")
    assert words[start : start + 5] == ["Left. Begin.", "Right.", "Two.", "Three.", "Last one."]


def test_held_reps_name_number_and_side_and_tick_when_they_are_short() -> None:
    made = timeline(f'{LEG}reps = 4\neach = "6s"\nside = "alternate"\n')
    words = said(made)
    start = words.index("Right. Hold. Easy breath.")
    assert words[start : start + 8] == [
        "Right. Hold. Easy breath.",
        "Left. Hold.",
        "Two. Right.",
        "Left.",
        "Three. Right.",
        "Left.",
        "Last one. Right.",
        "Left.",
    ]
    assert [tone for tone, _ in tones(made, "hold")] == ["start", "tick", "tick", "tick"]
    long = timeline(f'{PLANK}reps = 4\neach = "10s"\n')
    assert within(long, "hold", 1) == ["Two.", *NUMBERS]


def test_an_open_dose_says_how_to_go_on_and_waits() -> None:
    made = timeline(f"{PLANK}reps = 10\n")
    phase = next(phase for phase in made.phases if phase.open)
    assert within(made, "rep") == ["Begin.", "Press the space bar when you are done."]
    assert made.wait_after(0) == phase.span.end
    assert timeline(f"{PLANK}reps = 10\n", QUIET).phases[0].span.length == 0


def test_a_rest_says_what_comes_next_at_once_where_a_preparation_follows() -> None:
    made = timeline(f'[[step]]\nrest = "20s"\n{LEG}hold = 5\n')
    assert within(made, "rest") == ["Rest. Twenty seconds.", "Next: Leg stretch, right leg."]


def test_a_rest_between_sets_ends_in_a_count() -> None:
    made = timeline(f'{PLANK}hold = "10s"\nsets = 3\nrest = "30s"\n')
    assert within(made, "rest") == ["Rest. Thirty seconds.", "Set two of three.", *NUMBERS]


def test_a_rest_before_a_set_of_another_number_tells_it() -> None:
    made = timeline(f'{PLANK}reps = [6, 4]\npace = "2s"\nrest = "30s"\n')
    assert "Set two of two: four times." in within(made, "rest")


def test_a_round_is_told_once() -> None:
    body = (
        '[[step]]\nrepeat = 2\nbetween = "20s"\n[[step.step]]\nexercise = "plank"\nhold = 5\n'
        '[[step.step]]\nexercise = "bridge"\nhold = 5\n'
    )
    made = timeline(body)
    assert within(made, "rest")[:3] == ["Rest. Twenty seconds.", "Round two of two.", "Next: Plank."]
    assert said(made).count("Round two of two.") == 1
    without = timeline(body.replace('between = "20s"\n', ""))
    assert said(without).count("Round two of two.") == 1


def test_what_an_author_says_in_a_rest_comes_first() -> None:
    made = timeline(f'[[step]]\nrest = "20s"\nsay = "Roll over."\n{PLANK}hold = 5\n')
    assert within(made, "rest") == ["Roll over.", "Next: Plank."]


def test_words_alone_last_as_long_as_they_take() -> None:
    made = timeline('[[step]]\nsay = "Find a quiet place and sit down."\n[[step]]\nrest = 5\n')
    phase = made.phases[1]
    assert within(made, "prepare", 1) == ["Find a quiet place and sit down."]
    assert spoken("Find a quiet place and sit down.") < phase.span.length < 5 * RATE


@pytest.mark.parametrize(
    ("at", "after"),
    [('at = "50%"', [15.0]), ('at = "4s"', [4.0]), ('at = "-10s"', [20.0]), ('every = "10s"', [10.0, 20.0]),
     ('at = 0', [1.65])],
)  # fmt: skip
def test_an_authors_cue_is_said_at_its_moment(at: str, after: list[float]) -> None:
    made = timeline(f'{PLANK}hold = "30s"\nhalfway = false\ncue = [{{ {at}, say = "Long neck." }}]\n')
    start = next(phase.span.start for phase in made.phases if phase.kind == "hold")
    found = [seconds(cue.span.start - start) for cue in made.cues if cue.line == "Long neck."]
    if at != "at = 0":
        assert found == after
    else:
        assert found in ([0.3], [])


def test_a_cue_in_a_set_of_reps_belongs_to_the_rep_in_which_it_is_heard() -> None:
    made = timeline(f'{PLANK}reps = 10\npace = "3s"\ncue = [{{ at = "50%", say = "Long neck." }}]\n')
    cue = next(cue for cue in made.cues if cue.line == "Long neck.")
    assert made.phases[cue.phase].rep == 6
    assert made.phases[cue.phase].span.holds(cue.span.start)


def test_phases_of_ones_own_are_said_by_name_where_they_say_nothing() -> None:
    made = timeline(
        '[[step]]\nname = "Fist"\nphases = [{ name = "Tense", for = 6, kind = "rep" }, '
        '{ for = 6, kind = "relax" }, { for = 6, say = "Now rest." }]\n'
    )
    assert within(made, "rep")[0] == "Tense."
    assert within(made, "relax")[0] == "Relax. Breathe out."
    assert within(made, "hold")[0] == "Now rest."


def test_the_first_breath_has_full_words_and_later_ones_a_word() -> None:
    made = timeline('[[step]]\nbreathe = "4-7-8"\ncycles = 2\n')
    assert [within(made, kind, which)[0] for which in (0, 1) for kind in ("inhale", "hold", "exhale")] == [
        "Breathe in.",
        "Hold.",
        "Breathe out.",
        "In.",
        "Hold.",
        "Out.",
    ]


def test_words_that_do_not_fit_are_shortened_then_left_out_and_kept_as_unfit() -> None:
    made = timeline(f'{LEG}pnf = {{ stretch = "4s", contract = "1s", cycles = 1 }}\nside = "left"\n')
    shortened = {unfit.text: unfit.said for unfit in made.unfit}
    assert shortened["Push the heel down."] == "Push."
    assert shortened["Get ready to push into the strap, with about a third of your strength."] in (
        "Get ready to push.",
        "",
    )
    assert all(unfit.over > 0 for unfit in made.unfit)


def test_the_end_is_told() -> None:
    made = timeline(f"{PLANK}hold = 5\n")
    assert said(made)[-1] == "Well done. That is all for today."
    assert [cue.tone for cue in made.cues if cue.phase == len(made.phases) - 1 and cue.tone] == ["finish"]
    assert made.steps[-1].path == "end"


def test_every_text_of_the_words_is_used_and_every_text_that_is_used_is_there() -> None:
    code = "\n".join(path.read_text("utf-8") for path in (ROOT / "player" / "timeline").glob("*.py"))
    used = set(re.findall(r'"((?:[a-z_]+\.)+[a-z_]+)"', code))
    patterns = [
        re.escape(text).replace("PLACE", "[a-z0-9 _-]+")
        for text in (
            re.sub(r"\{[^}]*\}", "PLACE", found) for found in re.findall(r'f"([a-z_]+\.[^"]+)"', code)
        )
    ]
    for name in WORDS.texts:
        assert name in used or any(re.fullmatch(pattern, name) for pattern in patterns), f"{name} is not used"
    wanted = {name for name in used if name.split(".")[0] in {text.split(".")[0] for text in WORDS.texts}}
    assert wanted <= set(WORDS.texts)


def test_who_holds_as_long_as_they_can_hears_the_time() -> None:
    made = timeline(PLANK + 'hold = "open"\nlimit = "50s"\n')
    start = next(phase.span.start for phase in made.phases if phase.kind == "hold")
    told = [(cue.line, seconds(cue.span.start - start)) for cue in made.cues if cue.line in TOLD]
    assert told == [(TOLD[0], 15), (TOLD[1], 30), (TOLD[2], 45)]


def test_a_long_rest_says_when_a_quarter_of_a_minute_is_left_of_it() -> None:
    rests = {
        length: within(timeline(PLANK + f'hold = "20s"\nsets = 2\nrest = "{length}"\n'), "rest")
        for length in ("39s", "40s")
    }
    assert "Fifteen seconds left." not in rests["39s"]
    assert rests["40s"][:3] == ["Rest. Forty seconds.", "Fifteen seconds left.", "Set two of two."]


def test_between_sets_an_exercise_says_what_to_let_go_of() -> None:
    words = '[exercises.bar.words]\nrest = { full = "Let the {side} arm go.", short = "Let go." }\n'
    body = '[exercises.bar]\nname = "Bar"\nlaterality = "unilateral"\n' + words
    made = timeline(
        body + '[[step]]\nexercise = "bar"\nhold = "20s"\nsets = 2\nrest = "20s"\nside = "left"\n'
    )
    assert within(made, "rest")[0] == "Let the left arm go. Twenty seconds."


def test_a_text_with_a_side_can_be_read_where_no_side_is_named() -> None:
    made = timeline(LEG + 'hold = "20s"\nside = "both"\n')
    assert "Lie down. Strap round the one foot." in within(made, "prepare", 1)

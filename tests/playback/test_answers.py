"""An answer changes what lies ahead, takes the person there, and leaves what has been played as it was."""

from __future__ import annotations

import pytest

from player.timeline.frames import RATE
from tests.playback.voiced import Led

ASKED = """
[[step]]
exercise = "plank"
hold = "10s"
[[step]]
ask = "pain"
[[step]]
exercise = "bridge"
hold = "20s"
when = "pain < 5"
[[step]]
exercise = "squat"
hold = "20s"
[[step]]
ask = "effort"
"""


def to_question(led: Led, nth: int = 0) -> None:
    """Play to the middle of a question."""
    phases = [phase for phase in led.guide.timeline.phases if phase.question is not None]
    led.guide.seek(phases[nth].span.start + 2 * RATE)


def titles(led: Led) -> list[str]:
    """Return what is held."""
    return [phase.title for phase in led.guide.timeline.phases if phase.kind == "hold"]


@pytest.mark.parametrize(("value", "expected"), [(3, ["Plank", "Bridge", "Squat"]), (7, ["Plank", "Squat"])])
def test_an_answer_leads_on_to_what_follows_from_it(value: float, expected: list[str]) -> None:
    led = Led(ASKED)
    to_question(led)
    before = led.guide.timeline
    answer = led.guide.answer(value)
    assert answer is not None
    assert (answer.question.what, answer.value) == ("pain", value)
    after = led.guide.timeline
    assert titles(led) == expected
    asked = next(index for index, phase in enumerate(before.phases) if phase.question is not None)
    assert after.phases[: asked + 1] == before.phases[: asked + 1]
    assert led.guide.position().frame >= after.phases[asked].span.end


def test_nothing_is_answered_where_nothing_is_asked() -> None:
    led = Led(ASKED)
    led.go_to("hold", 2)
    assert led.guide.answer(3) is None


def test_who_goes_back_and_answers_anew_is_asked_anew_what_came_later() -> None:
    led = Led(ASKED)
    to_question(led)
    led.guide.answer(3)
    to_question(led, 1)
    led.guide.answer(8)
    to_question(led)
    led.guide.answer(9)
    assert titles(led) == ["Plank", "Squat"]


def test_once_more_begins_without_answers() -> None:
    led = Led(ASKED)
    to_question(led)
    led.guide.answer(3)
    led.guide.restart()
    assert titles(led) == ["Plank", "Squat"]


def test_a_question_goes_on_by_itself() -> None:
    led = Led(ASKED)
    led.guide.play()
    to_question(led)
    led.wait(45)
    assert led.guide.position().state == "playing"
    assert led.guide.timeline.phases[led.guide.timeline.phase_index_at(led.guide.position().frame)].title == (
        "Squat"
    )


def test_what_was_left_out_for_today_stays_left_out_after_an_answer() -> None:
    body = '[[step]]\nrepeat = 2\nstep = [{ name = "A", hold = "5s" }, { ask = "pain" }, '
    body += '{ name = "B", hold = "5s", when = "pain > 5" }]\n'
    led = Led(body)
    led.go_to("hold", 1)
    led.guide.skip()
    to_question(led)
    led.guide.answer(8)
    assert titles(led) == ["A", "B", "B"]


def test_a_run_that_goes_on_another_day_remembers_what_was_answered_and_drawn() -> None:
    body = ASKED + "[[step]]\nshuffle = true\nstep = [{}]\n".format(
        ", ".join(f'{{ name = "{letter}", hold = "5s" }}' for letter in "CDEFGH")
    )
    led, later = Led(body), Led(body)
    led.rehearsal.recall([("pain", 3.0, ""), ("effort", 5.0, "")], 7)
    assert [phase.title for phase in led.rehearsal.timeline.phases if phase.kind == "hold"][:3] == [
        "Plank",
        "Bridge",
        "Squat",
    ]
    later.rehearsal.recall([("effort", 5.0, "")], 7)  # the first question had been skipped
    drawn = [[phase.title for phase in each.rehearsal.timeline.phases] for each in (led, later)]
    assert drawn[0][-7:] == drawn[1][-7:]
    assert "Bridge" not in drawn[1]
    again = Led(body)
    again.rehearsal.recall([], 8)
    assert [phase.title for phase in again.rehearsal.timeline.phases][-7:] != drawn[0][-7:]


def test_space_ends_what_lasts_until_the_person_says_done_and_pauses_nothing() -> None:
    led = Led('[[step]]\nexercise = "plank"\nhold = "open"\nlimit = "2m"\n')
    led.go_to("hold", 20)
    led.guide.done()
    assert led.guide.position().frame >= led.guide.timeline.phases[-1].span.start


def test_a_session_that_is_saved_anew_while_it_plays_keeps_its_answers() -> None:
    led, saved = Led(ASKED), Led(ASKED.replace('"20s"', '"25s"'))
    to_question(led)
    led.guide.answer(3)
    saved.rehearsal.recall_from(led.rehearsal)
    held = [phase for phase in saved.rehearsal.timeline.phases if phase.kind == "hold"]
    assert [(phase.title, phase.span.length) for phase in held] == [
        ("Plank", 10 * RATE),
        ("Bridge", 25 * RATE),
        ("Squat", 25 * RATE),
    ]

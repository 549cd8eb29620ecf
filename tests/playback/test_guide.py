"""What the person asks for while a session plays, and what is heard of it, in simulated time."""

from __future__ import annotations

import pytest

from player.playback.guide import FASTEST, NEARLY_OVER, SLOWEST, WAITS
from player.timeline.frames import RATE
from player.timeline.lead_in import Lead
from tests.playback.voiced import Led

PNF = '[[step]]\nexercise = "leg-stretch"\npnf = { stretch = "20s", contract = "10s", cycles = 2 }\n'
PLANK = '[[step]]\nexercise = "plank"\nhold = "40s"\n'
PACED = '[[step]]\nexercise = "bridge"\nreps = 8\npace = "4s"\n'
COUNT = ["three", "two", "one"]


def texts(led: Led) -> list[str]:
    return [text for text, _, _ in led.heard()]


def test_after_a_pause_the_place_is_said_and_counted_in_and_no_time_is_lost() -> None:
    led = Led(PNF)
    led.go_to("contract", 4)
    led.guide.pause()
    led.wait(5)
    led.heard()
    led.guide.play()
    position = led.guide.position()
    assert position.state == "playing" and position.lead > 0
    assert led.into == pytest.approx(4.05, abs=0.01)
    led.wait(position.lead / RATE)
    assert led.into == pytest.approx(4.05, abs=0.01)
    heard = led.heard()
    assert [text for text, _, _ in heard] == ["Right leg, push, in", *COUNT]
    assert all(whole for _, _, whole in heard)


def test_who_begins_in_the_middle_of_a_phase_is_led_into_it() -> None:
    led = Led(PNF)
    contract = next(phase for phase in led.guide.timeline.phases if phase.kind == "contract")
    led.guide.seek(contract.span.start + 3 * RATE)
    assert led.guide.led_ready
    led.guide.play()
    assert led.guide.position().lead > 0
    led.wait(led.guide.position().lead / RATE)
    assert texts(led) == ["Right leg, push, in", *COUNT]
    assert led.into == pytest.approx(3, abs=0.06)


def test_who_begins_where_a_phase_begins_is_not() -> None:
    led = Led(PNF)
    led.guide.seek(led.guide.timeline.phases[2].span.start)
    assert led.guide.led_ready
    led.guide.play()
    assert led.guide.position().lead == 0


def test_what_is_said_in_the_lead_in_is_told_to_the_screen() -> None:
    led = Led(PNF)
    led.go_to("contract", 4)
    led.guide.pause()
    led.wait(2)
    led.guide.play()
    led.wait(0.5)
    assert led.guide.position().said == "Right leg, push, in"


@pytest.mark.parametrize(
    ("lead", "lines"), [("off", []), ("short", COUNT), ("full", ["Right leg, push, in", *COUNT])]
)
def test_the_person_chooses_how_much_leads_back_in(lead: Lead, lines: list[str]) -> None:
    led = Led(PNF, lead)
    led.go_to("contract", 4)
    led.guide.pause()
    led.wait(3)
    led.heard()
    led.guide.play()
    led.wait(max(0.5, led.guide.position().lead / RATE))
    assert texts(led) == lines


def test_a_pause_of_less_than_a_second_goes_on_at_once() -> None:
    led = Led(PNF)
    led.go_to("contract", 6.5)
    led.guide.pause()
    led.wait(0.6)
    led.guide.play()
    assert led.guide.position().lead == 0
    led.wait(1)
    assert led.into == pytest.approx(7.55, abs=0.01)


def test_a_pause_in_the_lead_in_begins_it_anew() -> None:
    led = Led(PNF)
    led.go_to("contract", 4)
    led.guide.pause()
    led.wait(3)
    led.guide.play()
    led.wait(0.8)
    led.guide.pause()
    assert led.guide.position().state == "paused"
    led.wait(3)
    led.heard()
    led.guide.play()
    led.wait(led.guide.position().lead / RATE)
    assert led.into == pytest.approx(4.05, abs=0.01)
    assert texts(led) == ["Right leg, push, in", *COUNT]


def test_time_that_is_added_is_played_counted_and_answered() -> None:
    led = Led(PLANK)
    led.go_to("hold", 22)
    before = led.guide.timeline.length
    assert led.guide.change_time(10) == "Ten seconds more."
    assert led.guide.timeline.length == before + 10 * RATE
    assert led.into == pytest.approx(22.05, abs=0.01)
    led.heard()
    led.transport.play()
    led.wait(27.9)
    assert (led.phase, round(led.into)) == ("hold", 50)
    assert texts(led)[-3:] == COUNT


def test_nothing_is_said_twice_when_time_is_added() -> None:
    led = Led(PLANK)
    led.go_to("hold", 5)
    led.wait(17)
    led.guide.change_time(10)
    led.wait(27.7)
    heard = led.heard()
    assert [text for text, _, _ in heard] == ["Halfway.", "Ten seconds more.", *COUNT]
    assert all(whole for _, _, whole in heard)


def test_an_answer_is_said_although_clips_come_meanwhile() -> None:
    led = Led(PLANK)
    led.go_to("hold", 5)
    led.guide.change_time(10)
    led.voice.lengthened["Well done. That is all for today."] = RATE
    led.rehearsal.changed()
    assert led.guide.refresh()
    led.wait(4)
    assert [(text, whole) for text, _, whole in led.heard()] == [("Ten seconds more.", True)]


@pytest.mark.parametrize("tenth", range(10, 32, 2))
def test_wherever_in_the_count_time_is_added_the_answer_is_heard_and_no_word_is_cut(tenth: int) -> None:
    led = Led(PLANK)
    led.voice.lengthened = dict.fromkeys(COUNT, RATE // 2)  # slow words, as some voices have them
    led.rehearsal.changed()
    assert led.guide.refresh()
    led.go_to("hold", 36)
    led.wait(tenth / 10)
    assert led.guide.change_time(10) == "Ten seconds more."
    led.wait(12.9)
    heard = led.heard()
    assert [text for text, _, _ in heard].count("Ten seconds more.") == 1
    assert all(whole for _, _, whole in heard[:-1])  # the last one is still being said


def test_an_answer_that_waits_for_a_gap_is_said_although_clips_come_meanwhile() -> None:
    led = Led(PLANK)
    led.go_to("hold", 36)
    led.wait(1.7)  # "two" is with the sound device already
    led.guide.change_time(10)
    led.wait(0.75)
    led.voice.lengthened["Well done. That is all for today."] = RATE
    led.rehearsal.changed()
    assert led.guide.refresh()
    led.wait(3)
    heard = led.heard()
    assert [(text, whole) for text, _, whole in heard][-1] == ("Ten seconds more.", True)


def test_time_added_in_the_count_is_counted_down_again_at_the_new_end() -> None:
    led = Led(PLANK)
    led.go_to("hold", 36.5)
    led.wait(2)
    led.guide.change_time(10)
    led.wait(11.3)
    heard = led.heard()
    assert [text for text, _, _ in heard] == ["three", "two", "Ten seconds more.", *COUNT]
    assert all(whole for _, _, whole in heard)


def test_time_can_be_taken_but_the_end_is_always_counted() -> None:
    led = Led(PLANK)
    led.go_to("hold", 10)
    assert led.guide.change_time(-10) == "Ten seconds less."
    led.wait(11)
    assert led.guide.change_time(-10) == "Three seconds less."
    assert led.guide.change_time(-10) == NEARLY_OVER
    led.wait(5.8)
    assert led.phase == "hold"
    assert texts(led)[-3:] == COUNT


def test_time_in_reps_is_reps() -> None:
    led = Led(PACED)
    led.go_to("rep", 1, 2)
    assert led.guide.change_time(10) == "Two more."
    assert led.guide.timeline.phases[led.transport.phase].reps == 10
    assert led.guide.change_time(-60) == "Six less."
    led.wait(3.2)
    assert led.guide.timeline.phases[led.transport.phase].rep == 4
    assert led.guide.change_time(-10) == NEARLY_OVER


def test_the_pace_is_of_the_reps_to_come_and_has_limits() -> None:
    led = Led(PACED)
    led.go_to("rep", 1, 2)
    lines = set(led.guide.timeline.lines)
    assert led.guide.slower() == "Slower. 87 % of the pace."
    lengths = [phase.span.length / RATE for phase in led.guide.timeline.phases if phase.kind == "rep"]
    assert lengths == pytest.approx([4] * 3 + [4.6] * 5)
    assert lines <= {*led.guide.timeline.lines, "Slower."}
    assert led.guide.slower().startswith("Slower.") and led.guide.slower().startswith("Slower.")
    assert led.guide.slower() == SLOWEST
    for _ in range(6):
        assert led.guide.faster() != FASTEST
    assert led.guide.faster() == FASTEST
    lengths = [phase.span.length / RATE for phase in led.guide.timeline.phases if phase.kind == "rep"]
    assert lengths == pytest.approx([4] * 3 + [2.8] * 5)


def test_a_hold_has_no_pace() -> None:
    led = Led(PLANK)
    before = led.guide.timeline.length
    led.guide.slower()
    assert led.guide.timeline.length == before


def test_a_side_is_done_again_from_its_start_and_counted_in() -> None:
    led = Led(PNF)
    led.go_to("relax", 1, 3)
    assert led.phase == "left relax"
    led.heard()
    assert led.guide.repeat_side() == "Once more: Leg stretch, left side."
    assert (led.phase, led.into) == ("left stretch", 0)
    led.wait(led.guide.position().lead / RATE)
    assert texts(led) == ["Left leg, stretch, in", *COUNT]


def test_at_a_change_of_side_the_side_before_is_done_again() -> None:
    led = Led(PNF)
    led.go_to("change side", 1)
    led.guide.repeat_side()
    assert led.phase == "right stretch"


def test_a_skipped_side_is_offered_at_the_end_and_done_there() -> None:
    led = Led(PNF + PLANK)
    led.go_to("stretch", 3, 1)
    assert led.phase == "left stretch"
    assert led.guide.skip() == "Left out today: Leg stretch. The left side is offered at the end."
    assert led.guide.timeline.phases[led.transport.phase].title == "Plank"
    led.go_to("hold", 38)
    led.wait(30)
    assert led.guide.position().state == "waiting"
    assert "You skipped Leg stretch, left leg." in " ".join(texts(led))
    led.guide.play()
    led.guide.done()
    assert led.phase == "left stretch"


def test_an_offer_can_be_left_out_and_then_comes_the_end() -> None:
    led = Led(PNF + PLANK)
    led.go_to("stretch", 3, 1)
    led.guide.skip()
    led.go_to("hold", 38)
    led.wait(30)
    led.guide.next_phase()
    assert led.guide.timeline.steps[led.guide.timeline.phases[led.transport.phase].step].path == "end"


def test_what_is_skipped_before_either_side_was_done_is_not_offered() -> None:
    led = Led(PNF + PLANK)
    led.go_to("prepare", 1, 1)
    assert led.guide.skip() == "Left out today: Leg stretch."
    assert not any(step.offered for step in led.guide.timeline.steps)


def test_going_back_to_what_was_skipped_takes_the_offer_away() -> None:
    led = Led(PNF + PLANK)
    led.go_to("stretch", 3, 1)
    led.guide.skip()
    assert led.guide.skipped == {1}
    led.guide.go_to_step(1)
    assert not any(step.offered for step in led.guide.timeline.steps)
    assert led.guide.skipped == frozenset()


def test_a_step_that_is_skipped_is_left_out_of_later_rounds_and_can_be_taken_back() -> None:
    steps = PLANK.replace("[[step]]", "[[step.step]]") + PACED.replace("[[step]]", "[[step.step]]")
    led = Led(f"[[step]]\nrepeat = 3\n{steps}")
    led.go_to("hold", 2)
    whole = led.guide.timeline.length
    led.guide.skip()
    titles = [phase.title for phase in led.guide.timeline.phases if phase.kind == "hold"]
    assert len(titles) == 1
    assert led.guide.skipped == {1, 3, 5}
    led.guide.go_to_step(3)
    assert led.guide.timeline.phases[led.transport.phase].title == "Plank"
    assert led.guide.timeline.length < whole


def test_an_early_end_is_kind() -> None:
    led = Led(PNF + PLANK)
    led.go_to("contract", 2)
    led.heard()
    led.guide.end_early()
    led.wait(9)
    assert led.guide.position().state == "finished"
    assert texts(led) == ["That is enough for today. Well done."]


def test_started_again_the_session_is_as_it_is_written() -> None:
    led = Led(PNF + PLANK)
    written = led.guide.timeline
    led.go_to("hold", 2)
    led.guide.change_time(10)
    led.guide.skip()
    led.guide.restart()
    assert led.guide.timeline == written
    assert (led.guide.position().state, led.guide.position().frame) == ("playing", 0)


def test_a_step_is_chosen_and_played_also_from_a_pause() -> None:
    led = Led(PNF + PLANK)
    led.go_to("contract", 2)
    led.guide.pause()
    led.guide.go_to_step(2)
    assert led.guide.position().state == "playing"
    assert led.guide.timeline.phases[led.transport.phase].title == "Plank"


def test_what_waits_for_the_person_has_no_time_to_change() -> None:
    led = Led('[[step]]\nexercise = "bridge"\nreps = 8\n')
    led.go_to("rep")
    assert led.guide.change_time(10) == WAITS
    assert led.guide.change_time(-10) == WAITS


@pytest.mark.parametrize(
    "dose", ["reps = 8", 'reps = 8\nlimit = "2m"', 'hold = "open"', 'hold = "open"\nlimit = "2m"']
)
@pytest.mark.parametrize("into", [1, 30])
def test_the_key_that_pauses_ends_what_lasts_until_the_person_says_done(dose: str, into: int) -> None:
    led = Led(f'[[step]]\nexercise = "plank"\n{dose}\n{PLANK}')
    here = next(index for index, phase in enumerate(led.guide.timeline.phases) if phase.open)
    led.guide.seek(led.guide.timeline.phases[here].span.start)
    led.transport.play()
    led.wait(into)
    led.guide.pause()
    led.guide.toggle_or_done()
    assert (led.transport.phase, led.guide.position().state in ("playing", "waiting")) == (here, True)
    led.wait(5)
    led.guide.toggle_or_done()
    assert (led.transport.phase, led.guide.position().state) == (here + 1, "playing")
    led.guide.toggle_or_done()
    assert (led.transport.phase, led.guide.position().state) == (here + 1, "paused")


@pytest.mark.parametrize(
    ("step", "kind"),
    [
        ('exercise = "plank"\nhold = "open"', "hold"),
        ('exercise = "bridge"\nreps = 8', "rep"),
        ('ask = "pain"', "rest"),
    ],
)
def test_what_waits_up_to_a_limit_waits_longer_or_shorter_and_says_so(step: str, kind: str) -> None:
    led = Led(f'[[step]]\n{step}\nlimit = "40s"\n{PLANK}')
    here = next(phase for phase in led.guide.timeline.phases if phase.limited)
    length = here.span.length
    led.guide.seek(here.span.end - 20 * RATE)
    led.transport.play()
    led.wait(0.05)
    assert led.guide.change_time(10) == "Ten seconds more."
    waited = led.guide.timeline.phases[led.transport.phase]
    assert (waited.kind, waited.limited, waited.span.length) == (kind, True, length + 10 * RATE)
    led.wait(25)
    assert led.guide.timeline.phases[led.transport.phase].limited
    assert led.guide.change_time(-10) == NEARLY_OVER
    led.wait(6)
    assert not led.guide.timeline.phases[led.transport.phase].limited
    assert ("Ten seconds more.", True) in [(text, whole) for text, _, whole in led.heard()]


def test_a_computer_that_slept_is_paused_and_says_so() -> None:
    led = Led(PLANK)
    led.go_to("hold", 5)
    led.heard()
    led.transport.play()
    led.guide.tell_slept(led.guide.position().frame)
    led.wait(6)
    position = led.guide.position()
    assert position.state == "paused"
    assert abs(position.frame - led.ear.position()) <= 1
    assert texts(led) == ["The computer has been asleep. The session is paused."]


def test_a_clock_that_went_on_in_sleep_does_not_lose_the_place() -> None:
    led = Led(PLANK)
    led.go_to("hold", 5)
    frame = led.guide.position().frame
    led.ear.now += 8 * 3600
    led.guide.tell_slept(frame)
    assert (led.guide.position().state, led.guide.position().frame) == ("paused", frame)


@pytest.mark.parametrize("body", [PNF, PLANK, PACED])
def test_whatever_is_asked_nothing_that_was_played_moves_and_no_word_is_cut_or_said_twice(body: str) -> None:
    led = Led(body + PLANK)
    led.go_to("prepare", 0, 1)
    asks = (led.guide.slower, lambda: led.guide.change_time(10), lambda: led.guide.change_time(-10))
    for turn in range(15):
        frame, before = led.guide.position().frame, led.guide.timeline
        asks[turn % 3]()
        assert [phase.span.start for phase in led.guide.timeline.phases if phase.span.start <= frame] == [
            phase.span.start for phase in before.phases if phase.span.start <= frame
        ]
        led.wait(2.3)
    *heard, _ = led.heard()
    assert all(whole for _, _, whole in heard)
    once = [
        text for text, _, _ in heard if text in led.guide.timeline.lines and text[-1] == "." and " " in text
    ]
    assert len(once) == len(set(once))

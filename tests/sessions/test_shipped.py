"""The sessions that ship: what happens at which second, and what a person on the mat expects of it.

The lines last 0.3 s a word here, so that the listings change with sessions and words, not with a voice.
"""

from __future__ import annotations

import re
from itertools import pairwise
from pathlib import Path

import pytest

from player.app.checking import check_file
from player.app.supplies import Supplies
from player.audio.voice.estimate import estimated_frames
from player.session.advice.walking import facts
from player.session.model import Ask, Rest, Step
from player.timeline.compiler import CompileOptions, compile_session
from player.timeline.fitting import unfit_findings
from player.timeline.frames import RATE
from player.timeline.listing import listing_text
from player.timeline.timeline import Cue, Phase, Timeline
from tests.golden import ROOT, check_golden
from tests.session.made import spoken

HERE = Path(__file__).resolve().parent
SESSIONS = sorted((ROOT / "sessions").glob("*.toml"))
shipped = pytest.mark.parametrize("path", SESSIONS, ids=lambda path: path.stem)


def made(path: Path, options: CompileOptions | None = None, language: str = "en") -> Timeline:
    """Return the timeline of a shipped session."""
    supplies = Supplies(language)
    session = supplies.load(path).require()
    return compile_session(session, supplies.words(session.language), spoken, options)


def heard(timeline: Timeline) -> list[tuple[Phase, Cue, str]]:
    """Return every line with its phase, in order of time."""
    return [(timeline.phases[cue.phase], cue, cue.line) for cue in timeline.cues if cue.line is not None]


@shipped
def test_a_shipped_session_has_no_mistakes_and_no_warnings(path: Path) -> None:
    assert check_file(path, Supplies()) == ()


@shipped
def test_a_shipped_session_happens_as_it_is_listed(path: Path) -> None:
    check_golden(HERE / f"{path.stem}.listing", listing_text(made(path)))


def test_a_shipped_session_happens_as_it_is_listed_in_spanish() -> None:
    path = ROOT / "sessions" / "hamstring-pnf.toml"
    check_golden(HERE / "hamstring-pnf.es.listing", listing_text(made(path, language="es")))


@shipped
def test_a_shipped_session_has_room_for_its_spanish_words(path: Path) -> None:
    supplies = Supplies("es")
    session = supplies.load(path).require()
    assert session.language == "es"
    timeline = compile_session(session, supplies.words("es"), estimated_frames)
    assert [unfit for unfit in timeline.unfit if not unfit.said] == []
    assert list(unfit_findings(session, supplies.words("es"), estimated_frames)) == []


@shipped
def test_nothing_that_was_to_be_said_is_left_out(path: Path) -> None:
    assert made(path).unfit == ()


@shipped
def test_no_words_are_said_twice_in_a_row(path: Path) -> None:
    for (_, _, before), (_, _, after) in pairwise(heard(made(path))):
        assert before != after


@shipped
def test_every_preparation_ends_in_a_count_if_one_is_wanted_and_has_no_long_silence(path: Path) -> None:
    timeline = made(path)
    counted = Supplies().load(path).require().defaults.countdown > 0
    for index, phase in enumerate(timeline.phases):
        if phase.kind != "prepare" or phase.step == 0:
            continue
        lines = [cue for cue in timeline.cues if cue.phase == index and cue.line is not None]
        if counted:
            assert [cue.line for cue in lines[-3:]] == ["three", "two", "one"]
        silences = [after.span.start - before.span.end for before, after in pairwise(lines)]
        assert max(silences, default=0) < 9 * RATE


@shipped
def test_a_change_of_side_names_the_side_at_its_beginning_and_at_its_end(path: Path) -> None:
    timeline = made(path)
    for index, phase in enumerate(timeline.phases):
        if phase.kind == "change side":
            lines = [cue.line for cue in timeline.cues if cue.phase == index and cue.line is not None]
            words = [line for line in lines if line not in ("three", "two", "one")]
            assert phase.side is not None
            assert phase.side in words[0]
            assert phase.side in words[-1]


@shipped
def test_before_the_first_push_of_a_side_effort_and_direction_are_said_and_before_each_that_it_comes(
    path: Path,
) -> None:
    timeline = made(path)
    lines = heard(timeline)
    for phase in timeline.phases:
        if phase.kind == "contract" and phase.cycles > 1:
            before = [line for _, cue, line in lines if 0 < phase.span.start - cue.span.end < 6 * RATE]
            ready = [line for line in before if line.startswith("Get ready")]
            assert len(ready) == 1
            assert phase.cycle > 1 or phase.set > 1 or ("strength" in ready[0] and len(ready[0].split()) > 6)


@shipped
def test_a_contraction_is_followed_by_letting_go(path: Path) -> None:
    for phase, after in pairwise(made(path).phases):
        assert phase.kind != "contract" or after.kind in ("relax", "pull", "deepen", "stretch")


@shipped
def test_long_holds_leave_two_fifths_of_their_time_in_silence(path: Path) -> None:
    timeline = made(path)
    for index, phase in enumerate(timeline.phases):
        if phase.kind in ("hold", "stretch", "deepen") and phase.span.length > 20 * RATE:
            spoken_frames = sum(
                cue.span.length for cue in timeline.cues if cue.phase == index and cue.line is not None
            )
            assert spoken_frames < 0.6 * phase.span.length


@shipped
def test_both_sides_get_the_same_time_in_each_step(path: Path) -> None:
    if path.stem == "uneven-hamstrings":  # it is what that one is not for
        return
    quiet = made(path, CompileOptions(announcements=False))
    for index in range(len(quiet.steps)):
        lengths = {"left": 0, "right": 0}
        for phase in quiet.phases:
            if phase.step == index and phase.side is not None and phase.kind != "rest":
                lengths[phase.side] += phase.span.length
        assert lengths["left"] == lengths["right"]


@shipped
def test_no_text_is_left_with_braces_and_every_sentence_ends(path: Path) -> None:
    for _, _, line in heard(made(path)):
        assert not set("{}") & set(line)
        assert line in ("three", "two", "one") or line[-1] in ".!?"
        assert line[0].isupper() or line in ("three", "two", "one")


@shipped
def test_nothing_is_pushed_against_a_stretch_before_three_minutes_of_movement(path: Path) -> None:
    moved = 0
    for phase in made(path).phases:
        if phase.kind == "contract" and phase.cycles > 1:
            assert moved >= 180 * RATE
            return
        if phase.kind == "rep":
            moved += phase.span.length


POWER = frozenset(
    ("bounding-in-place", "box-jump", "high-knees", "jumping-jack", "lateral-jump", "squat-jump")
)


@shipped
def test_no_muscle_is_held_for_more_than_a_minute_before_a_jump_or_a_run(path: Path) -> None:
    catalogue = Supplies().catalogue
    held: dict[str, int] = {}
    for phase in made(path).phases:
        exercise = catalogue.exercise(phase.exercise) if phase.exercise else None
        if phase.exercise in POWER:
            assert max(held.values(), default=0) <= 60 * RATE
        elif exercise is not None and phase.kind in ("hold", "stretch", "contract", "pull", "deepen"):
            for muscle in facts(exercise, "target"):
                held[muscle] = held.get(muscle, 0) + phase.span.length


def on_the_floor(step: Step) -> bool:
    """Return whether a step is done down on the mat."""
    return step.exercise is not None and "mat" in step.exercise.equipment


@shipped
def test_going_down_to_the_floor_and_coming_up_have_a_rest_that_says_so(path: Path) -> None:
    before: Step | None = None
    told = True
    for step in Supplies().load(path).require().steps:
        if isinstance(step, Step):
            if before is not None and on_the_floor(step) != on_the_floor(before):
                assert told, f"{before.name} -> {step.name}"
            before, told = step, False
        elif isinstance(step, Rest) and step.say:
            told = True


NAMED = {"door frame": "door", "dowel": "stick"}
NOT_NEEDED = frozenset(
    ("mat", "cushion")
)  # a cushion makes it softer; where one kneels, it is named all the same


@shipped
def test_what_an_exercise_needs_is_named_before_it_begins(path: Path) -> None:
    loaded = Supplies().load(path)
    steps = {step.path: step for step in loaded.require().steps if isinstance(step, Step)}
    timeline = made(path)
    lines: dict[int, str] = {}
    for _, cue, line in heard(timeline):
        lines[cue.phase] = f"{lines.get(cue.phase, '')} {line.lower()}"
    said = ""
    for index, phase in enumerate(timeline.phases):
        step = steps.get(timeline.steps[phase.step].path)
        if phase.kind not in ("prepare", "rest") and step is not None and step.exercise is not None:
            needed = set(step.exercise.equipment) - NOT_NEEDED
            if "wall" in said:
                needed.discard("chair")  # for a hand that holds on to something
            assert {item for item in needed if NAMED.get(item, item) not in said} == set()
        said += lines.get(index, "")


MINUTES = re.compile(r"\b([a-z]+)(?: [a-z]+)?[ -]minutes?\b|\b(quarter of an hour)\b", re.IGNORECASE)


@shipped
def test_the_minutes_that_a_session_promises_are_those_that_it_takes(path: Path) -> None:
    session = Supplies().load(path).require()
    numbers = Supplies().words("en").numbers
    asked = any(isinstance(step, Ask) for step in session.steps)
    taken = made(path).length / RATE / 60
    for word, quarter in MINUTES.findall(f"{session.title} {session.summary}"):
        if quarter:
            assert 12 < taken < 18
        elif word.lower() in numbers:
            assert abs(taken - numbers.index(word.lower())) < 1
    told = re.fullmatch(r"About ([a-z-]+) minutes?\.", [line for _, _, line in heard(made(path))][1])
    assert told is not None
    assert asked or abs(taken - numbers.index(told[1])) < 1  # nobody knows how long answers take


LONGEST = {"prepare": 10, "change side": 10, "hold": 24, "stretch": 12, "deepen": 24, "roll": 24, "relax": 20}
"""Seconds of silence in which one may lie and breathe."""


@shipped
def test_nobody_lies_in_silence_without_knowing_how_long(path: Path) -> None:
    timeline = made(path)
    lines: dict[int, list[Cue]] = {}
    for _, cue, _ in heard(timeline):
        lines.setdefault(cue.phase, []).append(cue)
    for index, phase in enumerate(timeline.phases):
        if phase.kind in LONGEST and not phase.open:
            ends = [phase.span.start, *(cue.span.end for cue in lines.get(index, ()))]
            starts = [*(cue.span.start for cue in lines.get(index, ())), phase.span.end]
            silence = max(start - end for start, end in zip(starts, ends, strict=True))
            assert silence <= LONGEST[phase.kind] * RATE, (phase.kind, silence / RATE)


def test_there_are_two_dozen_of_them() -> None:
    assert len(SESSIONS) >= 24


def test_the_tighter_leg_begins_and_gets_half_as_much_again() -> None:
    path = ROOT / "sessions" / "uneven-hamstrings.toml"
    timeline = made(path, CompileOptions(announcements=False, tighter="left"))
    strap = [phase for phase in timeline.phases if phase.exercise == "supine-strap-hamstring"]
    worked = [phase for phase in strap if phase.side and phase.kind != "rest"]
    lengths = {
        side: sum(phase.span.length for phase in worked if phase.side == side) for side in ("left", "right")
    }
    assert worked[0].side == "left"
    assert lengths["left"] == lengths["right"] * 3 // 2


def test_the_hamstring_session_takes_about_a_quarter_of_an_hour() -> None:
    path = ROOT / "sessions" / "hamstring-pnf.toml"
    timeline = made(path)
    assert 13 * 60 * RATE < timeline.length < 17 * 60 * RATE
    told = [line for _, _, line in heard(timeline)][1]
    minutes = round(timeline.length / RATE / 60)
    assert told == f"About {Supplies().words('en').number(minutes)} minutes."

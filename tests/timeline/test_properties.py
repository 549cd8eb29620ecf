"""What holds for every session, whatever is in it and however long its lines take."""

from __future__ import annotations

import random
from itertools import pairwise

from hypothesis import given, settings
from hypothesis import strategies as some

from player.session.load import load_text
from player.session.model import Reps, Step
from player.session.schema import METHODS, PHASE_KINDS, RESISTANCE
from player.timeline.compiler import CompileOptions, compile_session
from player.timeline.course import Course
from player.timeline.frames import RATE
from player.timeline.listing import listing_text, listing_value
from player.timeline.moment import moment_at
from player.timeline.timeline import Cue, Timeline
from tests.session.made import CATALOGUE, HEADER, WORDS

NUMBERS = {word: value for value, word in enumerate(WORDS.numbers)}
Lines = list[str]


def _dose(chance: random.Random) -> Lines:
    """Return the lines of some dose."""
    time = f'"{chance.choice([1, 2.5, 4, 7, 15, 30, 61])}s"'
    kind = chance.randrange(9)
    if kind == 0:
        return [f"hold = [{time}, 3]" if chance.random() < 0.3 else f"hold = {time}"]
    if kind == 1:
        return [f"reps = {chance.randint(1, 8)}", f'pace = "{chance.choice([0.4, 1, 2, 3.5, 8])}s"']
    if kind == 2:
        return [f"reps = {chance.randint(1, 5)}", 'tempo = "3-1-X-0"']
    if kind == 3:
        return [f"reps = {chance.randint(1, 5)}", f"each = {time}", f'release = "{chance.choice([0, 2])}s"']
    if kind == 4:
        values = [f'method = "{chance.choice(METHODS)}"', f"cycles = {chance.randint(1, 4)}"]
        values += [
            f'{key} = "{chance.choice([0, 1, 3, 12])}s"' for key in ("stretch", "relax", "deepen", "return")
        ]
        values += [f'contract = "{chance.choice([1, 6, 12])}s"', f'effort = "{chance.randint(0, 100)}%"']
        return [f'pnf = {{ {", ".join(values)}, resistance = "{chance.choice(RESISTANCE)}" }}']
    if kind == 5:
        more = "cycles = 3" if chance.random() < 0.5 else 'for = "33s"'
        return [f'breathe = "{chance.choice(["4-7-8", "4-4-4-4", "0.5-0.5"])}"', more]
    if kind == 6:
        return [f"roll = {time}", 'pass = "2s"']
    if kind == 7:
        return [f"for = {time}"]
    phases = [
        f'{{ for = "{chance.choice([1, 5, 20])}s", kind = "{chance.choice(PHASE_KINDS)}", name = "Go" }}'
        for _ in range(chance.randint(1, 4))
    ]
    return [f"phases = [{', '.join(phases)}]"]


def _step(chance: random.Random, *, cues: bool = True) -> Lines:
    """Return the lines of some step that does something."""
    exercise = chance.choice(["leg-stretch", "bridge", "squat", "plank"])
    lines = [f'exercise = "{exercise}"', *_dose(chance)]
    lines.append(f'side = "{chance.choice(["each", "alternate", "left", "right", "both"])}"')
    listed = any("[" in line and "phases" not in line for line in lines)
    if chance.random() < 0.4 and not listed:
        lines.append(f"sets = {chance.randint(1, 3)}")
    if cues and chance.random() < 0.3:
        lines.append('cue = [{ at = "50%", say = "Long neck." }, { every = "4s", say = "Breathe." }]')
    if chance.random() < 0.2:
        lines.append('say = "Slowly, and with all the care in the world, if you please."')
    lines += [
        line
        for line in (
            f'prepare = "{chance.choice([0, 1, 20])}s"',
            f'change_side = "{chance.choice([0, 12])}s"',
            f'rest = "{chance.choice([0, 1, 20])}s"',
            f"countdown = {chance.choice([0, 3, 10])}",
            f'counting = "{chance.choice(["spoken", "ticked", "off"])}"',
            f'announce = "{chance.choice(["full", "short", "off"])}"',
        )
        if chance.random() < 0.35
    ]
    return lines


def written(seed: int, *, cues: bool = True) -> str:
    """Return the text of some valid session."""
    chance = random.Random(seed)
    parts = [HEADER]
    for _ in range(chance.randint(1, 4)):
        kind = chance.randrange(6)
        if kind == 0:
            parts.append(f'[[step]]\nrest = "{chance.choice([1, 5, 30])}s"\n')
        elif kind == 1:
            parts.append('[[step]]\nsay = "Listen to this."\n')
        elif kind == 2:
            parts.append(f'[[step]]\nrepeat = {chance.randint(1, 3)}\nbetween = "{chance.choice([0, 9])}s"\n')
            for _ in range(chance.randint(1, 2)):
                lines = [line for line in _step(chance, cues=cues) if "hold = [" not in line]
                lines = (
                    lines
                    if any("=" in line and line.split()[0] in DOSES for line in lines)
                    else [*lines, "hold = 9"]
                )
                parts.append("[[step.step]]\n" + "\n".join(lines) + "\n")
        else:
            parts.append("[[step]]\n" + "\n".join(_step(chance, cues=cues)) + "\n")
    return "".join(parts)


DOSES = ("hold", "reps", "pnf", "breathe", "roll", "for", "phases")
seeds = some.integers(0, 10**9)
speeds = some.sampled_from([0.02, 0.25, 0.4, 1.3])


def compiled(seed: int, speed: float, options: CompileOptions | None = None) -> Timeline:
    """Return the timeline of some valid session; ``speed`` is the seconds of a word."""
    made = load_text(written(seed), CATALOGUE).require()
    return compile_session(made, WORDS, lambda text: round(len(text.split()) * speed * RATE), options)


def lines(made: Timeline) -> list[Cue]:
    """Return the cues that are spoken."""
    return [cue for cue in made.cues if cue.line is not None]


@settings(max_examples=150)
@given(seeds, speeds, some.booleans())
def test_phases_follow_one_another_from_the_first_frame_to_the_last(
    seed: int, speed: float, announcements: bool
) -> None:
    made = compiled(seed, speed, CompileOptions(announcements))
    frame = 0
    for phase in made.phases:
        assert phase.span.start == frame
        frame = phase.span.end
        assert phase.block.start <= phase.span.start <= phase.span.end <= phase.block.end
        if phase.parts:
            assert phase.parts[0].span.start == phase.span.start
            assert phase.parts[-1].span.end == phase.span.end
            for before, after in pairwise(phase.parts):
                assert before.span.end == after.span.start
    assert frame == made.length


@given(seeds, speeds)
def test_steps_follow_one_another_and_hold_their_phases(seed: int, speed: float) -> None:
    made = compiled(seed, speed)
    frame = 0
    for step in made.steps:
        assert step.span.start == frame
        frame = step.span.end
    for phase in made.phases:
        step = made.steps[phase.step]
        assert step.span.start <= phase.span.start <= phase.span.end <= step.span.end


@settings(max_examples=150)
@given(seeds, speeds)
def test_lines_never_overlap(seed: int, speed: float) -> None:
    spoken = lines(compiled(seed, speed))
    for before, after in pairwise(spoken):
        assert before.span.end <= after.span.start


@settings(max_examples=150)
@given(seeds, speeds)
def test_no_line_leaves_its_phase_or_the_reps_of_its_set(seed: int, speed: float) -> None:
    made = compiled(seed, speed)
    for cue in lines(made):
        phase = made.phases[cue.phase]
        assert phase.block.start <= cue.span.start
        assert cue.span.end <= phase.block.end
        if phase.kind != "rep":
            assert phase.span.start <= cue.span.start
            assert cue.span.end <= phase.span.end


@given(seeds, speeds)
def test_cues_are_in_order_of_time_and_know_their_phase(seed: int, speed: float) -> None:
    made = compiled(seed, speed)
    starts = [cue.span.start for cue in made.cues]
    assert starts == sorted(starts)
    for cue in made.cues:
        phase = made.phases[cue.phase]
        assert phase.span.start <= cue.span.start <= phase.span.end or phase.kind == "rep"


@settings(max_examples=150)
@given(seeds, speeds)
def test_every_number_counted_down_begins_so_many_seconds_before_its_phase_ends(
    seed: int, speed: float
) -> None:
    made = compiled(seed, speed)
    for cue in lines(made):
        if cue.line in NUMBERS:
            assert cue.span.start == made.phases[cue.phase].span.end - NUMBERS[cue.line] * RATE


@given(seeds, speeds)
def test_equal_sessions_make_equal_timelines(seed: int, speed: float) -> None:
    assert compiled(seed, speed) == compiled(seed, speed)
    assert hash(compiled(seed, speed)) == hash(compiled(seed, speed))


@settings(max_examples=200)
@given(seeds, some.integers(0, 10**6))
def test_lengths_of_lines_that_have_not_begun_move_nothing_that_has_been_played(
    seed: int, which: int
) -> None:
    made = load_text(written(seed), CATALOGUE).require()
    before = compiled(seed, 0.25)
    now = lines(before)[which % len(lines(before))].span.start
    heard = {cue.line for cue in lines(before) if cue.span.start < now}
    chance = random.Random(which)
    others: dict[str, float] = {}

    def length(text: str) -> int:
        if text in heard:
            return round(len(text.split()) * 0.25 * RATE)
        return round(others.setdefault(text, chance.uniform(0.1, 9)) * RATE)

    after = compile_session(made, WORDS, length)
    for old, new in zip(before.phases, after.phases, strict=True):
        if old.span.start <= now:
            assert (new.span.start, new.kind, new.name) == (old.span.start, old.kind, old.name)
        if old.span.end <= now:
            assert new.span == old.span


@settings(max_examples=100)
@given(seeds)
def test_both_sides_get_the_same_time(seed: int) -> None:
    made = load_text(written(seed), CATALOGUE).require()
    for placed in Course(made, CompileOptions(), lambda: 0):
        step = placed.step
        if isinstance(step, Step) and step.side in ("each", "alternate"):
            alone = compile_session(made, WORDS, len, CompileOptions(announcements=False))
            total = {"left": 0, "right": 0}
            for phase in alone.phases:
                if alone.steps[phase.step].path == step.path and phase.side and phase.kind != "rest":
                    total[phase.side] += phase.span.length
            assert total["left"] == total["right"]
            if not isinstance(step.dose, Reps):
                assert total["left"] > 0


@given(seeds, speeds)
def test_sessions_without_announcements_say_nothing_and_are_never_longer(seed: int, speed: float) -> None:
    quiet = compiled(seed, speed, CompileOptions(announcements=False))
    assert quiet.cues == ()
    assert quiet.unfit == ()
    assert quiet.length <= compiled(seed, speed).length
    kinds = {phase.kind for phase in quiet.phases if phase.name != "Go"}  # authors may call theirs so
    assert not kinds & {"prepare", "change side"}


@given(seeds, speeds, some.floats(0, 1))
def test_every_frame_has_a_moment(seed: int, speed: float, share: float) -> None:
    made = compiled(seed, speed)
    frame = int(share * made.length)
    moment = moment_at(made, frame)
    assert moment.phase.span.start <= moment.frame
    assert 0 <= moment.progress <= 1
    assert 0 <= moment.block_progress <= 1
    assert moment.elapsed + moment.remaining == made.length
    if moment.caption:
        assert moment.caption in made.lines


@given(seeds, speeds)
def test_a_listing_has_every_phase_and_every_line(seed: int, speed: float) -> None:
    made = compiled(seed, speed)
    text = listing_text(made)
    value = listing_value(made)
    assert len(value["phases"]) == len(made.phases)
    assert all(f'"{line}"' in text for line in made.lines)
    starts = [phase["start"] for phase in value["phases"]]
    assert starts == sorted(starts)

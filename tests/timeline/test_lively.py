"""What holds for sessions that depend on clocks, draws, questions and parameters, whatever is in them."""

from __future__ import annotations

import random
from dataclasses import replace
from itertools import pairwise

from hypothesis import given, settings
from hypothesis import strategies as some

from player.session.asking import Answer
from player.session.load import load_text
from player.session.model import Session
from player.timeline.compiler import CompileOptions, compile_session
from player.timeline.frames import RATE
from player.timeline.listing import listing_text, listing_value
from player.timeline.timeline import Timeline
from tests.session.made import CATALOGUE, HEADER, WORDS

seeds = some.integers(0, 10**9)
DOSES = (
    'hold = "20s"',
    "hold = 4",
    'reps = 6\npace = "3s"\npace_to = "1s"',
    'reps = 3\neach = "6s"\nrelease = "2s"',
    'pnf = "crac"',
    'breathe = "4-4"\ncycles = 3\ncount = "up"',
    'for = "45s"\ncue = [{ at = "50%", say = "Half of it." }]',
    'hold = "$hold"',
)


def _step(chance: random.Random, header: str) -> str:
    """Return the lines of a step."""
    if chance.random() < 0.2:
        return f'{header}\nrest = "{chance.choice([3, 20])}s"\n'
    side = chance.choice(["each", "alternate", "left", "both"])
    exercise = chance.choice(["leg-stretch", "bridge", "squat"])
    lines = [header, f'exercise = "{exercise}"', chance.choice(DOSES)]
    if "hold" in lines[-1] or "reps" in lines[-1]:
        lines += [f'side = "{side}"', f"sets = {chance.randint(1, 2)}"]
    if chance.random() < 0.3:
        lines.append(chance.choice(['when = "pain > 4"', "optional = true", 'announce = "off"']))
    return "\n".join(lines) + "\n"


def _group(chance: random.Random, depth: int) -> str:
    """Return the lines of a group."""
    header = "[[" + ".".join(["step"] * depth) + "]]"
    lines = [header]
    if chance.random() < 0.5:
        lines.append(f'for = "{chance.choice([7, 31, 120])}s"')
    if chance.random() < 0.4:
        lines.append(f'every = "{chance.choice([15, 60])}s"')
    if chance.random() < 0.6:
        lines.append(f"repeat = {chance.choice([1, 2, 4])}")
    elif "for" not in "".join(lines):
        lines.append('repeat = "1..3"')
    if chance.random() < 0.3:
        lines.append(chance.choice(["shuffle = true", "shuffle = true\nseed = 3"]))
    if chance.random() < 0.3:
        lines.append(f'between = "{chance.choice([0, 9])}s"')
    parts = ["\n".join(lines) + "\n"]
    inner = header.replace("]]", ".step]]")
    for _ in range(chance.randint(1, 3)):
        deeper = depth < 3 and chance.random() < 0.3
        parts.append(_group(chance, depth + 1) if deeper else _step(chance, inner))
    return "".join(parts)


def lively(seed: int) -> Session:
    """Return some session that depends on what happens."""
    chance = random.Random(seed)
    parts = [f'{HEADER}[parameters]\nhold = {{ default = "{chance.choice([5, 30])}s" }}\n']
    parts.append('[[step]]\nask = "pain"\n')
    for _ in range(chance.randint(1, 3)):
        parts.append(_group(chance, 1) if chance.random() < 0.7 else _step(chance, "[[step]]"))
    made = load_text("".join(parts), CATALOGUE)
    assert made.session is not None, made.problems
    return made.session


def compiled(made: Session, speed: float = 0.25, options: CompileOptions | None = None) -> Timeline:
    """Return the timeline; ``speed`` is the seconds of a word."""
    return compile_session(made, WORDS, lambda text: round(len(text.split()) * speed * RATE), options)


@settings(max_examples=150, deadline=None)
@given(seeds, some.sampled_from([0.02, 0.3, 1.1]), some.booleans())
def test_phases_follow_one_another_and_lines_keep_to_them(seed: int, speed: float, spoken: bool) -> None:
    made = compiled(lively(seed), speed, CompileOptions(announcements=spoken))
    frame = 0
    for phase in made.phases:
        assert phase.span.start == frame
        frame = phase.span.end
        assert phase.block.start <= phase.span.start <= phase.span.end <= phase.block.end
        if phase.parts:
            assert (phase.parts[0].span.start, phase.parts[-1].span.end) == (phase.span.start, phase.span.end)
    assert frame == made.length
    lines = [cue for cue in made.cues if cue.line is not None]
    for before, after in pairwise(lines):
        assert before.span.end <= after.span.start
    for cue in lines:
        phase = made.phases[cue.phase]
        assert phase.block.start <= cue.span.start
        assert cue.span.end <= phase.block.end
    assert listing_text(made)
    assert len(listing_value(made)["phases"]) == len(made.phases)


@settings(max_examples=100, deadline=None)
@given(seeds, some.integers(0, 10))
def test_an_answer_moves_nothing_that_has_been_played(seed: int, value: int) -> None:
    made, options = lively(seed), CompileOptions()
    before = compiled(made, options=options)
    for _ in range(6):
        asked = [phase for phase in before.phases if phase.question is not None]
        new = [phase for phase in asked if phase.question and phase.question.number == len(options.answers)]
        if not new or new[0].question is None:
            break
        answer = Answer(new[0].question, float(value))
        options = replace(options, answers=(*options.answers, answer))
        after = compiled(made, options=options)
        end = new[0].span.end
        for one, other in ((before, after), (after, before)):
            assert [each for each in one.phases if each.span.end <= end] == [
                each for each in other.phases if each.span.end <= end
            ]
        assert [cue for cue in before.cues if cue.span.start < end] == [
            cue for cue in after.cues if cue.span.start < end
        ]
        before = after


@settings(max_examples=100, deadline=None)
@given(seeds, some.integers(0, 10**6))
def test_lengths_of_lines_that_have_not_begun_move_nothing_that_has_been_played(
    seed: int, which: int
) -> None:
    made = lively(seed)
    before = compiled(made)
    spoken = [cue for cue in before.cues if cue.line is not None]
    now = spoken[which % len(spoken)].span.start
    heard = {cue.line for cue in spoken if cue.span.start < now}
    chance = random.Random(which)
    others: dict[str, int] = {}

    def length(text: str) -> int:
        usual = round(len(text.split()) * 0.25 * RATE)
        return usual if text in heard else others.setdefault(text, round(chance.uniform(0.1, 6) * RATE))

    after = compile_session(made, WORDS, length)
    played = [phase for phase in before.phases if phase.span.end <= now]
    assert [(phase.span, phase.kind, phase.title) for phase in played] == [
        (phase.span, phase.kind, phase.title) for phase in after.phases[: len(played)]
    ]


@settings(max_examples=50, deadline=None)
@given(seeds)
def test_the_same_day_makes_the_same_timeline(seed: int) -> None:
    options = CompileOptions(draw=5)
    assert compiled(lively(seed), options=options) == compiled(lively(seed), options=options)

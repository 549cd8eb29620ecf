"""A timeline that is put together from what was written before is the one that is written as a whole."""

from __future__ import annotations

import random
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as some

from player.session.load import load_text
from player.timeline.compiler import CompileOptions, compile_session
from player.timeline.frames import RATE
from player.timeline.kept_steps import KeptSteps
from player.timeline.listing import listing_text
from player.timeline.today import Spot, Today
from tests.session.made import CATALOGUE, HEADER, WORDS, spoken
from tests.timeline.test_properties import written

if TYPE_CHECKING:
    from player.session.model import Session
    from player.timeline.timeline import Timeline

CLOCKED = (
    '[[step]]\nask = "pain"\n',
    '[[step]]\nevery = "40s"\nrepeat = 3\n[[step.step]]\nexercise = "squat"\nreps = 4\npace = "2s"\n',
    '[[step]]\nfor = "95s"\ntitle = "Rounds"\n[[step.step]]\nexercise = "bridge"\nhold = "9s"\n'
    '[[step.step]]\nrest = "8s"\n',
    '[[step]]\nrepeat = 2\ntitle = "Twice"\nbetween = "9s"\n[[step.step]]\nexercise = "plank"\nhold = "30s"\n'
    '[[step.step]]\nrepeat = 2\n[[step.step.step]]\nexercise = "squat"\nreps = 3\npace = "2s"\n',
)


def _parts(seed: int) -> list[str]:
    """Return steps of all sorts, as texts."""
    body = written(seed).removeprefix(HEADER)
    steps = [f"[[step]]\n{part}" for part in body.split("[[step]]\n") if part]
    return [*steps, CLOCKED[seed % len(CLOCKED)]]


def _changed(parts: list[str], chance: random.Random) -> list[str]:
    """Return steps of which one came, went, moved, was copied or is another one."""
    parts, place = list(parts), chance.randrange(len(parts))
    new = chance.choice(_parts(chance.randrange(10**6)))
    how = chance.randrange(5)
    if how == 0 and len(parts) > 1:
        del parts[place]
    elif how == 1:
        parts.insert(place, new)
    elif how == 2:
        parts.insert(chance.randrange(len(parts) + 1), parts[place])
    elif how == 3:
        parts.insert(chance.randrange(len(parts)), parts.pop(place))
    else:
        parts[place] = new
    return parts


def _session(parts: list[str]) -> Session:
    return load_text(HEADER + "".join(parts), CATALOGUE).require()


@settings(max_examples=60, deadline=None)
@given(some.integers(0, 10**9), some.booleans())
def test_after_any_edits_it_is_the_timeline_of_the_whole(seed: int, announcements: bool) -> None:
    chance, parts, kept = random.Random(seed), _parts(seed), KeptSteps()
    speed = 0.3
    for _ in range(6):
        parts = _changed(parts, chance)
        speed = chance.choice([speed, speed, 0.25, 1.3])
        options = CompileOptions(announcements, tighter=chance.choice(["left", "right"]))

        def length(text: str, by: float = speed) -> int:
            return round(len(text.split()) * by * RATE)

        made, session = None, _session(parts)
        made = compile_session(session, WORDS, length, options, kept)
        whole = compile_session(session, WORDS, length, options)
        assert made == whole
        assert made.lines == whole.lines and made.length == whole.length
        assert listing_text(made) == listing_text(whole)
        frames = [chance.randrange(whole.length + 1) for _ in range(5)]
        assert [made.phase_index_at(at) for at in frames] == [whole.phase_index_at(at) for at in frames]


MANY = [
    f'[[step]]\nnote = "{number}"\nexercise = "{name}"\nhold = "{10 + number}s"\n'
    for number in range(30)
    for name in ("plank", "leg-stretch")
]


class Made:
    """Compiles sessions one after the other, and counts what is written anew."""

    def __init__(self) -> None:
        self.anew = 0
        self._kept = KeptSteps(self._count)

    def _count(self) -> None:
        self.anew += 1

    def timeline(self, parts: list[str], options: CompileOptions | None = None) -> Timeline:
        """Return the timeline, and note in ``anew`` how many steps were written for it."""
        self.anew = 0
        return compile_session(_session(parts), WORDS, spoken, options, self._kept)


def test_only_the_changed_step_is_written_anew_wherever_it_stands() -> None:
    made = Made()
    made.timeline(MANY)
    assert made.anew == len(MANY)
    made.timeline(MANY)
    assert made.anew == 0
    longer = [*MANY[:30], MANY[30].replace('hold = "', 'hold = "1'), *MANY[31:]]
    made.timeline(longer)
    assert made.anew == 1
    made.timeline([*longer[:3], '[[step]]\nrest = "5s"\n', *longer[3:]])
    assert made.anew == 1
    made.timeline([*longer[:40], *longer[44:]])
    assert made.anew == 0


def test_steps_of_groups_are_kept_as_well() -> None:
    made, group = Made(), "[[step]]\nrepeat = 3\n"
    inner = [part.replace("[[step]]", "[[step.step]]") for part in MANY[:6]]
    made.timeline([group, *inner])
    made.timeline([group, *inner[:5], inner[5].replace('hold = "', 'hold = "1')])
    assert made.anew == 3  # once for each round


def test_a_step_is_written_anew_where_another_has_told_what_it_told() -> None:
    made = Made()
    first = made.timeline(MANY)
    assert made.timeline(MANY[1:]) == compile_session(_session(MANY[1:]), WORDS, spoken)
    assert 0 < made.anew <= 4
    assert made.timeline(MANY) == first


def test_what_is_written_before_the_compiling_is_ended_is_kept() -> None:
    left = [20]

    def go_on() -> None:
        left[0] -= 1
        if left[0] < 0:
            raise InterruptedError

    kept = KeptSteps(go_on)
    with pytest.raises(InterruptedError):
        compile_session(_session(MANY), WORDS, spoken, None, kept)
    left[0] = len(MANY) - 20
    made = compile_session(_session(MANY), WORDS, spoken, None, kept)
    assert left[0] == 0
    assert made == compile_session(_session(MANY), WORDS, spoken)


def test_what_is_changed_for_this_once_is_about_the_whole() -> None:
    made, options = Made(), CompileOptions(today=Today().with_added(Spot(3, 1), RATE))
    made.timeline(MANY)
    changed = made.timeline(MANY, options)
    assert changed == compile_session(_session(MANY), WORDS, spoken, options)
    assert made.timeline(MANY).length == changed.length - RATE
    assert made.anew == 0

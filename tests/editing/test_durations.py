"""What is dragged on the ruler is what the step says."""

from __future__ import annotations

from typing import Any

import pytest
import tomli

from player.editing.durations import LEAST, length_edit, stepped_length, time_written
from player.editing.field_edits import with_value
from player.timeline.frames import RATE
from player.timeline.timeline import Timeline
from tests.session.made import timeline as made

STEPS: list[tuple[str, str, int]] = [
    ('name = "A"\nhold = "30s"', "hold", 0),
    ('name = "A"\nhold = ["30s", "20s"]\nsets = 2\nrest = "30s"', "hold", 1),
    ('name = "A"\nhold = "20s"\nsets = 2\nrest = "30s"', "rest", 0),
    ('name = "A"\nfor = "40s"', "rep", 0),
    ('name = "A"\nroll = "40s"', "roll", 0),
    ('name = "A"\nreps = 4\npace = "4s"', "rep", 1),
    ('name = "A"\nreps = 3\neach = "10s"\nrelease = "4s"', "hold", 1),
    ('name = "A"\nbreathe = "4-7-8"\ncycles = 3', "inhale", 1),
    ('name = "A"\nbreathe = "4-7-8"\ncycles = 3', "hold", 1),
    ('name = "A"\nbreathe = "4-2-4-2"\ncycles = 3', "exhale", 1),
    (
        'name = "A"\nphases = [{ name = "One", for = "6s" }, { name = "Two", for = "9s", kind = "roll" }]',
        "roll",
        0,
    ),
    ('rest = "30s"', "rest", 0),
    ('name = "A"\nhold = "30s"\nside = "each"', "change side", 0),
]


def _timeline(step: str) -> Timeline:
    return made(f"[[step]]\n{step}\n")


def _values(step: str) -> dict[str, Any]:
    return tomli.loads(step)


@pytest.mark.parametrize(("step", "kind", "which"), STEPS)
def test_a_phase_lasts_as_long_as_it_was_dragged_to(step: str, kind: str, which: int) -> None:
    timeline = _timeline(step)
    index = [place for place, phase in enumerate(timeline.phases) if phase.kind == kind][which]
    wished = 25 * RATE
    written = length_edit(timeline, index, _values(step), wished)
    assert written is not None
    after = _timeline(with_value(f"[[step]]\n{step}\n", 1, *written).removeprefix("[[step]]\n"))
    assert after.phases[index].span.length == wished


def test_a_phase_of_a_method_has_a_key_of_its_own() -> None:
    step = 'exercise = "leg-stretch"\npnf = { method = "hold-relax", cycles = 2 }'
    timeline = _timeline(step)
    index = next(place for place, phase in enumerate(timeline.phases) if phase.kind == "deepen")
    assert length_edit(timeline, index, _values(step), 12 * RATE) == (("pnf", "deepen"), '"12s"')


@pytest.mark.parametrize("step", ['name = "A"\nhold = "open"', 'name = "A"\nreps = 4\ntempo = "1-2-1-0"'])
def test_what_no_value_says_alone_cannot_be_dragged(step: str) -> None:
    timeline = _timeline(step)
    index = next(place for place, phase in enumerate(timeline.phases) if phase.kind in ("hold", "rep"))
    assert length_edit(timeline, index, _values(step), 20 * RATE) is None


def test_lengths_go_by_whole_seconds_and_by_half_ones_where_they_are_short() -> None:
    assert [time_written(round(each * RATE)) for each in (0.2, 2.6, 7.4)] == ['"0.5s"', '"2.5s"', '"7s"']
    assert stepped_length(10 * RATE, 1) == 11 * RATE
    assert stepped_length(10 * RATE, -1) == 9 * RATE
    assert stepped_length(4 * RATE, -1) == 4 * RATE - RATE // 2
    assert stepped_length(5 * RATE, -1) == 5 * RATE - RATE // 2
    assert stepped_length(10 * RATE + 7, -1) == 10 * RATE
    assert stepped_length(LEAST, -1) == LEAST

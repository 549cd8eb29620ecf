"""What a session asks and what follows from it is read from its lines."""

from __future__ import annotations

from player.editing.asking import (
    consequences_of,
    name_of_answer,
    names_in_conditions,
    names_of_tests,
    step_that_follows,
)
from player.editing.step_blocks import blocks_of
from player.session.conditions import read_condition

SESSION = """format = 1
title = "T"

[parameters.level]
default = 1

[[step]]
ask = "pain"

[[step]]
ask = "measure"
test = "reach"

[[step]]
exercise = "plank"
hold = 30 seconds

[[step]]
when = "pain >= 6 and reach.left < 10"
say = "Gently."

[[step]]
when = "effort > 3"
name = "Other"
for = "1m"

[[step]]
title = "Last"
repeat = 2
when = "pain < 2"
stop = true
"""


def test_steps_that_depend_on_an_answer_are_found_though_others_are_broken() -> None:
    blocks = blocks_of(SESSION)
    found = consequences_of(SESSION, blocks, 1, name_of_answer("pain", ""))
    told = [(each.index, each.title, each.stops) for each in found]
    assert told == [(4, "Gently.", False), (6, "Last", True)]
    reach = name_of_answer("measure", "reach")
    assert [each.index for each in consequences_of(SESSION, blocks, 2, reach)] == [4]
    assert consequences_of(SESSION, blocks, 5, "pain")[0].index == 6


def test_names_for_conditions_and_tests_are_those_of_the_session() -> None:
    assert names_in_conditions(SESSION) == ("pain", "reach", "reach.left", "reach.right", "$level")
    assert names_of_tests(SESSION)[0] == "reach"


def test_what_is_offered_to_follow_is_a_condition_that_can_be_read() -> None:
    for stops in (True, False):
        step = step_that_follows("pain", stops=stops)
        when = step.split('when = "')[1].split('"')[0]
        assert read_condition(when, {}).names == {"pain"}
        assert ("stop = true" in step) is stops

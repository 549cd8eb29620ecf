"""A session that depends on parameters, clocks and answers happens as it is listed."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from player.session.asking import Answer
from player.session.load import load_file
from player.timeline.compiler import CompileOptions, compile_session
from player.timeline.listing import listing_text
from tests.golden import check_golden
from tests.session.made import CATALOGUE, WORDS, spoken

HERE = Path(__file__).resolve().parent / "listings"


@pytest.mark.parametrize(("name", "values"), [("unanswered", ()), ("answered", (2, 1, 31, 33))])
def test_a_session_that_depends_on_answers_happens_as_it_is_listed(
    name: str, values: tuple[int, ...]
) -> None:
    session = load_file(HERE / "what-depends.toml", CATALOGUE).require()
    options = CompileOptions()
    made = compile_session(session, WORDS, spoken, options)
    for number, value in enumerate(values):
        asked = [phase.question for phase in made.phases if phase.question is not None]
        options = replace(options, answers=(*options.answers, Answer(asked[number], value)))
        made = compile_session(session, WORDS, spoken, options)
    check_golden(HERE / f"{name}.listing", listing_text(made))

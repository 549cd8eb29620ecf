"""Every format: what its sample becomes, as a readable file, and that it plays and is always the same."""

from __future__ import annotations

import pytest

from tests.golden import check_golden
from tests.importing.made import HERE, SAMPLE_FILES, as_text, imported, read, sessions_of

each_sample = pytest.mark.parametrize("name", SAMPLE_FILES)


@each_sample
def test_a_sample_becomes_what_it_always_became(name: str) -> None:
    check_golden(HERE / "golden" / f"{name.replace('/', '-')}.txt", as_text(imported(name)))


@each_sample
def test_what_is_made_has_no_problem(name: str) -> None:
    assert sessions_of(imported(name))


@each_sample
def test_it_is_the_same_each_time(name: str) -> None:
    assert imported(name) == imported(name)


@each_sample
def test_what_is_made_is_read_as_it_is(name: str) -> None:
    made = imported(name)
    for session in made.sessions:
        if not made.files:
            assert read(session.text).sessions[0].text == session.text

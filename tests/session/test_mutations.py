"""Sessions and programmes that are broken in any way are answered with problems, never with a traceback."""

from __future__ import annotations

import random
from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as some

from player.session.load import load_text
from player.session.load_programme import load_programme_text
from player.session.schema import TABLES
from player.timeline.compiler import CompileOptions, compile_session
from tests.golden import ROOT
from tests.session.made import CATALOGUE, WORDS, spoken

FOLDERS = ("timeline/listings", "session/mistakes", "sessions/published")
TEXTS = [
    path.read_text(encoding="utf-8")
    for folder in FOLDERS
    for path in sorted((ROOT / "tests" / folder).glob("*.toml"))
]
EXAMPLES = [key.example for table in TABLES.values() for key in table.values()]
VALUES = (
    *('"$x"', '"$hold"', '"2 * $round"', '["$set", 3]', '{ a = "$b" }', '"pain >= 3"', '"not $x"'),
    *("-1", "0", "1e9", "nan", "true", "999999999999999999999", "1979-05-27", "[]", "{}", "[1, 2]"),
    *('"open"', '"1.."', '"20m"', '"x"', '""', '"${}"'),
)
HEADERS = (
    "[[step]]",
    "[[step.step]]",
    "[[step.step.step]]",
    "[parameters.hold]",
    "[exercises.x]",
    "[[plan]]",
)


def broken(seed: int) -> str:
    """Return a session with a few lines changed, added, taken out or moved."""
    chance = random.Random(seed)
    lines = chance.choice(TEXTS).split("\n")
    for _ in range(chance.randint(1, 4)):
        place = chance.randrange(len(lines))
        kind = chance.randrange(5)
        if kind == 0:
            lines.insert(place, chance.choice(EXAMPLES))
        elif kind == 1 and "=" in lines[place]:
            lines[place] = f"{lines[place].split('=')[0]}= {chance.choice(VALUES)}"
        elif kind == 2 and len(lines) > 1:
            del lines[place]
        elif kind == 3:
            other = chance.randrange(len(lines))
            lines[place], lines[other] = lines[other], lines[place]
        else:
            lines.insert(place, chance.choice(HEADERS))
    return "\n".join(lines)


@settings(max_examples=400, deadline=None)
@given(some.integers(0, 10**9))
def test_a_broken_session_is_answered_and_a_whole_one_is_compiled(seed: int) -> None:
    text, file = broken(seed), str(Path("somewhere") / "broken.toml")
    loaded = load_text(text, CATALOGUE, file, {"hold": "20s"} if seed % 3 == 0 else None, lambda name: None)
    assert loaded.session is not None or loaded.problems
    assert all(str(problem).startswith(f"{file}:") for problem in loaded.problems)
    programme = load_programme_text(text, CATALOGUE, file, lambda name: None)
    assert programme.programme is not None or programme.problems
    if loaded.session is not None:
        for announcements in (True, False):
            options = CompileOptions(announcements, draw=seed % 100)
            frame = 0
            for phase in compile_session(loaded.session, WORDS, spoken, options).phases:
                assert phase.span.start == frame
                frame = phase.span.end

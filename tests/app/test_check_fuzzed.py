"""Whatever a file holds, it is answered: no traceback, places inside the file, bounded time and memory."""

from __future__ import annotations

import time
import tracemalloc
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as some

from player.app.checking import check_text
from player.app.fixing import fixed
from player.app.supplies import Supplies
from player.session.documents import read_text
from player.session.load import load_file
from player.session.problems import CODES, Problem
from player.session.schema import TABLES
from tests.golden import ROOT

SUPPLIES = Supplies("en")
SESSIONS = [path.read_bytes() for path in sorted((ROOT / "sessions").glob("*.toml"))]
HEADER = b'format = 1\ntitle = "Test"\n'
STEP = b'\n[[step]]\nexercise = "plank"\nhold = "30s"\n'
HERE = Path("somewhere") / "session.toml"
KEYS = sorted({key.name for table in TABLES.values() for key in table.values()})
TOKENS = (
    *(b"[", b"]", b"[[", b"]]", b"{", b"}", b'"', b"'", b'"""', b"'''", b"=", b",", b".", b"#", b"\n", b"\r"),
    *(b"\\", b"\\u", b"\\ud800", b"\xff", b"\x00", b"\xef\xbb\xbf", b"\xed\xa0\x80", b"\xe2\x80\x9c", b"$x"),
    *(b"[step]", b"[[step.step]]", b"[step.cue]", b"use = ", b"accept = ", b"nan", b"1e999", b"-0", b"0x"),
    *(f"\n{key} = ".encode() for key in KEYS),
)


def answered(raw: bytes, path: Path) -> tuple[Problem, ...]:
    """Check and mend what a file holds, and return its problems, each of which stands inside it."""
    path.write_bytes(raw)
    text = read_text(path)
    if isinstance(text, Problem):
        assert text.place.line <= raw.count(b"\n") + 1
        return (text,)
    problems = check_text(text, path, SUPPLIES)
    rows = text.split("\n")
    for problem in problems:
        assert problem.code in CODES
        assert 1 <= problem.place.line <= len(rows)
        assert 1 <= problem.place.column <= len(rows[problem.place.line - 1]) + 1
        assert str(problem).isprintable()
        for edit in problem.fix.edits if problem.fix is not None else ():
            assert 0 <= edit.start <= edit.end <= len(text)
    made = fixed(text, path, SUPPLIES)
    assert bool(made.done) == (made.text != text)
    return problems


@pytest.fixture(scope="module")
def file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("fuzzed") / "session.toml"


@settings(max_examples=120)
@given(some.sampled_from(SESSIONS), some.data())
def test_a_session_with_bytes_and_tokens_in_the_wrong_places_is_answered(
    file: Path, raw: bytes, data: some.DataObject
) -> None:
    for _ in range(data.draw(some.integers(1, 4))):
        place = data.draw(some.integers(0, len(raw)))
        gone = data.draw(some.integers(0, 12))
        put = data.draw(some.one_of(some.sampled_from(TOKENS), some.binary(max_size=6)))
        raw = raw[:place] + put + raw[place + gone :]
    answered(raw, file)


VALUES = some.recursive(
    some.one_of(
        some.booleans().map(lambda value: str(value).lower()),
        some.integers().map(str),
        some.floats().map(lambda value: repr(value).replace("inf", "inf")),
        some.sampled_from(['"30s"', '"$x"', '"each"', '"4-4"', '"-5s"', '"50%"', "1979-05-27", "07:32:00"]),
        some.text(
            some.characters(exclude_categories=("Cc", "Cf", "Cs", "Co", "Cn"), exclude_characters='"\\'),
            max_size=8,
        ).map(lambda text: f'"{text}"'),
    ),
    lambda inner: some.one_of(
        some.lists(inner, max_size=3).map(lambda values: f"[{', '.join(values)}]"),
        some.dictionaries(some.sampled_from(KEYS), inner, max_size=3).map(
            lambda table: "{ " + ", ".join(f"{key} = {value}" for key, value in table.items()) + " }"
        ),
    ),
    max_leaves=6,
)
STEPS = some.dictionaries(some.sampled_from(KEYS), VALUES, max_size=5)


@settings(max_examples=120)
@given(some.dictionaries(some.sampled_from(KEYS), VALUES, max_size=3), some.lists(STEPS, max_size=4))
def test_any_table_of_any_keys_and_values_is_answered(
    file: Path, header: dict[str, str], steps: list[dict[str, str]]
) -> None:
    lines = ["format = 1", 'title = "x"'] if "title" not in header else ["format = 1"]
    lines += [f"{key} = {value}" for key, value in header.items() if key not in ("format", "step")]
    for step in steps:
        lines += ["[[step]]", *(f"{key} = {value}" for key, value in step.items())]
    answered("\n".join(lines).encode(), file)


@pytest.mark.parametrize(
    "raw",
    [
        b"",
        b"\xef\xbb\xbf",
        b"\xef\xbb\xbf" + HEADER + STEP,
        b"\x00" * 1000,
        b"\n" * 100_000,
        (HEADER + STEP).replace(b"\n", b"\r"),
        (HEADER + STEP).replace(b"\n", b"\r\n"),
        (HEADER + STEP).decode().encode("utf-16"),
        (HEADER + STEP).decode().encode("utf-16-le"),
        (HEADER + STEP).decode().encode("utf-16-be"),
        (HEADER + STEP).decode().encode("utf-32"),
        HEADER + b'summary = "\xed\xa0\x80"' + STEP,
        HEADER + b'summary = "\\ud800"' + STEP,
        HEADER + b'summary = "a\x00b"' + STEP,
        HEADER + "summary = '\u2028\u2029\u0085\ufeff'".encode() + STEP,
        HEADER + STEP + b'say = """\n' + b"word\n" * 50 + b'"""\n',
        HEADER + STEP[:-4] + b"\xe2\x80\x9d",
        HEADER + b'"" = 1' + STEP,
        HEADER + b"'a\\b'.\"c d\" = 1" + STEP,
        HEADER + b"step = 1",
        HEADER + b"[step]\n[step.step]\n[step.step.step]\nhold = 1",
        HEADER + STEP * 2 + b"[defaults]\nrest = 30s",
        HEADER + STEP + b"[step.step]\nhold = 1\n[[step.cue]]\nat = 1\n",
        HEADER + b'accept = ["unusual-dose", "unusual-dose", 3]' + STEP,
        HEADER + b"accept = {}" + STEP,
        HEADER + STEP + b"accept = [[]]",
    ],
    ids=range(26),
)
def test_odd_encodings_line_ends_and_shapes_are_answered(file: Path, raw: bytes) -> None:
    answered(raw, file)


LARGE = {
    "ten megabytes": b"#" * 10_000_000,
    "ten megabytes of steps": HEADER + STEP * 220_000,
    "three megabytes of steps": HEADER + STEP * 70_000,
    "warnings": HEADER + STEP.replace(b"30s", b"5s") * 5_000,
    "cues": HEADER + STEP + b"cue = [" + b'{ at = "5s", say = "Now." }, ' * 20_000 + b"]\n",
    "silences": HEADER + STEP.replace(b'"30s"', b'"1h"') * 5_000,
    "accepted": HEADER + (STEP.replace(b"30s", b"5s") + b'accept = ["unusual-dose"]\n') * 5_000,
    "idle": HEADER + (STEP + b'accept = ["no-text"]\n') * 5_000,
    "equipment": HEADER + b"equipment = [" + b'"thing", ' * 9_000 + b"]\n" + STEP,
    "phases": HEADER
    + b'[[step]]\nname = "x"\nphases = ['
    + b'{ for = 1, kind = "contract" }, ' * 9_000
    + b"]\n",
    "unfit": HEADER + STEP.replace(b"30s", b"1s") + b'say = "' + b"word " * 399 + b'"\n',
    "braces": HEADER + STEP + b'say = "' + b"{side}" * 300 + b'"\n',
}


@pytest.mark.parametrize("name", LARGE)
def test_large_files_are_answered_in_bounded_time_and_memory(file: Path, name: str) -> None:
    file.write_bytes(LARGE[name])
    begun = time.monotonic()
    text = read_text(file)
    problems = (text,) if isinstance(text, Problem) else check_text(text, file, SUPPLIES)
    took = time.monotonic() - begun
    assert len(problems) < 6_000
    assert all(len(str(problem)) < 3_000 for problem in problems)
    assert took < 30, took


def test_a_file_that_is_too_large_takes_no_memory(file: Path) -> None:
    file.write_bytes(b"[" * 40_000_000)
    tracemalloc.start()
    try:
        (problem,) = load_file(file, SUPPLIES.catalogue).problems
        most = tracemalloc.get_traced_memory()[1]
    finally:
        tracemalloc.stop()
    assert problem.code == "too-large"
    assert most < 20_000_000

"""Every mistake is told at its place, with a way out, all of one file at once."""

from __future__ import annotations

import os
import time
from pathlib import Path

import pytest

from player.session.documents import LARGEST_FILE
from player.session.library import Library
from player.session.load import Loaded, load_file, load_text
from player.session.problems import CODES, Place, Problem
from tests.golden import check_golden
from tests.session.made import CATALOGUE, HEADER, HERE

MISTAKES = sorted((HERE / "mistakes").glob("*.toml"))
NOT_HERE = {
    "bad-picture": "tests/whole/test_pictures_of_ones_own.py",
    "uses-itself": "tests/session/test_including.py",
    "broken-use": "tests/session/test_including.py",
    "unfit-line": "tests/timeline/test_fitting.py",
    **dict.fromkeys(
        (
            *("unusual-dose", "much-stretch", "unequal-sides", "no-release", "cold-start"),
            *("stretch-before-power", "cues-collide", "long-silence", "missing-equipment"),
            *("unused-equipment", "no-text", "long-setup", "cautions-clash", "idle-accept"),
        ),
        "tests/session/test_advice.py",
    ),
    **dict.fromkeys(("bad-figure", "beyond-range", "missing-text"), "tests/cli/test_exercises.py"),
}
_raised: set[str] = set()


def told(problems: tuple[Problem, ...]) -> str:
    """Return problems as text, a line each."""
    text = "".join(f"{problem.place.line}:{problem.place.column}: {problem}\n" for problem in problems)
    return text.replace(f"{HERE / 'exercises'}{os.sep}", "exercises/")


def one(made: Loaded) -> Problem:
    """Return the only problem."""
    assert made.session is None
    assert len(made.problems) == 1, told(made.problems)
    _raised.add(made.problems[0].code)
    return made.problems[0]


@pytest.mark.parametrize("path", MISTAKES, ids=lambda path: path.stem)
def test_the_mistakes_of_a_file_are_all_told_at_their_places(path: Path) -> None:
    made = load_text(path.read_text(encoding="utf-8"), CATALOGUE)
    assert made.problems
    places = [problem.place for problem in made.problems]
    assert places == sorted(places)
    assert (made.session is None) == any(problem.severity == "error" for problem in made.problems)
    _raised.update(problem.code for problem in made.problems)
    check_golden(path.with_suffix(".problems"), told(made.problems))


@pytest.mark.parametrize(
    ("raw", "code", "place", "said"),
    [
        (b'title = "caf\xe9"\n', "not-utf-8", Place(1, 13), "byte 0xe9"),
        (b'format = 1\ntitle = "\xc3\xa9\xff"\n', "not-utf-8", Place(2, 11), "byte 0xff"),
        (HEADER.encode("utf-16"), "not-utf-8", Place(1, 1), "UTF-16"),
        (HEADER.encode("utf-16-le"), "toml-syntax", Place(1, 2), "TOML"),
        (b"\x00\x01\x02\x03\xff\xd8", "not-utf-8", Place(1, 5), "0xff"),
        (b"title = \x07\n", "toml-syntax", Place(1, 9), "TOML"),
    ],
    ids=["latin-1", "second-line", "utf-16", "utf-16-without-mark", "binary", "control"],
)
def test_a_file_of_other_bytes_is_told_at_the_byte(
    tmp_path: Path, raw: bytes, code: str, place: Place, said: str
) -> None:
    path = tmp_path / "session.toml"
    path.write_bytes(raw)
    problem = one(load_file(path, CATALOGUE))
    assert (problem.code, problem.place) == (code, place)
    assert said in str(problem)
    assert str(problem).startswith(f"{path}:{place.line}:{place.column}: error: ")


@pytest.mark.parametrize("mark", [b"", b"\xef\xbb\xbf"], ids=["no-mark", "mark"])
@pytest.mark.parametrize("end", [b"\n", b"\r\n"], ids=["lf", "crlf"])
def test_line_ends_and_a_byte_order_mark_change_neither_session_nor_places(
    tmp_path: Path, mark: bytes, end: bytes
) -> None:
    text = HEADER.encode() + b'\n[[step]]\nexercise = "plank"\nhold = "30s"\ncolour = "r\xc3\xb6t"\n'
    path = tmp_path / "session.toml"
    path.write_bytes(mark + text.replace(b"\n", end))
    problem = one(load_file(path, CATALOGUE))
    assert (problem.code, problem.place) == ("unknown-key", Place(7, 1))
    path.write_bytes(mark + text.replace(b"colour", b"note").replace(b"\n", end))
    assert load_file(path, CATALOGUE).require().steps[0].line == 4


def test_columns_count_characters_not_bytes() -> None:
    made = load_text(f'{HEADER}step = [{{ name = "Größe", hold = "x" }}]\n', CATALOGUE)
    assert one(made).place == Place(3, 34)


def test_a_folder_and_a_file_that_is_not_there_are_told(tmp_path: Path) -> None:
    folder = one(load_file(tmp_path, CATALOGUE))
    assert (folder.code, folder.message, folder.hint) == (
        "unreadable",
        "this is a folder",
        "name a session file",
    )
    missing = one(load_file(tmp_path / "none.toml", CATALOGUE))
    assert (missing.code, missing.hint) == ("unreadable", "check the name")


def test_a_file_of_ten_megabytes_is_told_at_once(tmp_path: Path) -> None:
    path = tmp_path / "large.toml"
    path.write_bytes(b"#" * 10_000_000)
    problem = one(load_file(path, CATALOGUE))
    assert (problem.code, problem.hint) == ("too-large", "split it")
    assert LARGEST_FILE < 10_000_000


def nested(levels: int, innermost: str = 'rest = "5s"') -> str:
    """Return a session of groups in one another, as headers."""
    headers = (f"[[{'.'.join(['step'] * depth)}]]\nrepeat = 1\n" for depth in range(1, levels + 1))
    return HEADER + "".join(headers) + f"[[{'.'.join(['step'] * (levels + 1))}]]\n{innermost}\n"


def test_fifty_levels_of_groups_are_read_and_sixty_are_told() -> None:
    assert load_text(nested(49), CATALOGUE).problems == ()
    problem = one(load_text(nested(60), CATALOGUE))
    assert problem.code == "too-deep"
    assert problem.place.line > 100


@pytest.mark.parametrize("levels", [60, 2_000, 200_000])
def test_inline_nests_are_told(levels: int) -> None:
    text = f'{HEADER}step = [{{ step = [{{ rest = "5s" }}] }}]\n'
    deep = HEADER + "step = " + "[{ step = " * levels + "[]" + " }]" * levels + "\n"
    assert load_text(text, CATALOGUE).problems == ()
    assert one(load_text(deep, CATALOGUE)).code in ("too-deep", "toml-syntax")


BOMBS = {
    "brackets": HEADER + "x = " + "[" * 1_000_000,
    "braces": HEADER + "x = " + "{a=" * 1_000_000,
    "closed brackets": HEADER + "x = " + "[" * 500_000 + "]" * 500_000,
    "dotted key": HEADER + "a." * 500_000 + "a = 1\n",
    "dotted headers": HEADER + "".join(f"[{'a.' * 100}b{n}]\n" for n in range(500)),
    "quoted dots": HEADER + '"a ".' * 200_000 + "a = 1\n",
    "long number": HEADER + "x = " + "9" * 100_000 + "\n",
    "long date": HEADER + "x = 1979-05-27T" + "0" * 100_000 + "\n",
    "quotes": HEADER + 'x = """' + '"' * 1_000_000,
    "escapes": HEADER + 'x = "' + "\\u0041" * 300_000 + '"\n',
    "long line": HEADER + "# " + "x" * 3_000_000,
    "unknown keys": HEADER + "".join(f"holt{n} = 1\n" for n in range(20_000)),
    "unknown inline": HEADER + "step = [" + '{ holt = "5s" },' * 5_000 + "]\n",
    "bad steps": HEADER + '[[step]]\nhodl = "x"\n' * 5_000,
    "long names": HEADER + "".join(f'[[step]]\nexercise = "{"x" * 1900}{n}"\nhold = 1\n' for n in range(900)),
    "reps": HEADER
    + '[[step]]\nname = "x"\nreps = 1000\nsets = 100\neach = "1s"\nrelease = "1s"\nside = "each"\n' * 9,
    "breaths": HEADER + '[[step]]\nbreathe = "0.001-0.001"\nfor = "24h"\n',
    "passes": HEADER + '[[step]]\nname = "x"\nroll = "24h"\npass = "0.5s"\nsets = 100\n',
    "moves": HEADER + '[[step]]\nname = "x"\nfor = "24h"\nsets = 100\n',
    "cues": HEADER + '[[step]]\nname = "x"\nhold = "24h"\nsets = 9\ncue = [{ every = "1s", say = "x" }]\n',
    "clock": HEADER + '[[step]]\nfor = "24h"\nstep = [{ name = "x", hold = 0.001 }]\n',
    "clocks": HEADER
    + "step = ["
    + '{ for = "24h", step = [' * 30
    + '{ name = "x", hold = 1 }'
    + "] }" * 30
    + "]\n",
    "every": HEADER
    + '[[step]]\nevery = "5s"\nrepeat = 1000\nstep = [{ name = "x", hold = 1, sets = 100, rest = 0 }]\n' * 9,
    "rounds": HEADER
    + '[[step]]\nrepeat = "1.."\nstep = ['
    + '{ repeat = "1..", step = [' * 5
    + '{ name = "x", hold = 1 }'
    + "] }" * 5
    + "]\n",
    "reckoned": HEADER
    + "[[step]]\nrepeat = 1000\n"
    + '[[step.step]]\nname = "x"\nreps = "$round + 0"\npace = "1s"\n' * 2_000,
    "parameters": HEADER + "[parameters]\n" + "".join(f'p{n} = {{ default = "1s" }}\n' for n in range(5_000)),
    "choices": HEADER + f"[parameters]\np = {{ default = 1, choices = [{'1,' * 50_000}] }}\n",
    "expressions": HEADER + '[[step]]\nname = "x"\nhold = "2 * $x + (1 - $y) * 3s"\n' * 5_000,
    "conditions": HEADER + f'[[step]]\nsay = "x"\nwhen = "{"1 < 2 or " * 9_000} 3 > 4"\n',
    "exercises": HEADER + "".join(f"[exercises.x{n}]\nnaem = 1\n" for n in range(3_000)),
    "names": HEADER
    + "".join(
        f'[[step]]\nname = "{"".join(f"$x{number}y{other}" for other in range(200))}"\nhold = 1\n'
        for number in range(500)
    ),
    "lists": HEADER + f'[[step]]\nname = "x"\nhold = [{"1," * 100_000}]\n',
}


@pytest.mark.parametrize("name", BOMBS)
def test_a_bomb_is_told_in_bounded_time(name: str) -> None:
    begun = time.monotonic()
    made = load_text(BOMBS[name], CATALOGUE)
    took = time.monotonic() - begun
    _raised.update(problem.code for problem in made.problems)
    assert made.session is None
    assert len(made.problems) <= 1001
    assert all(len(str(problem)) < 400 for problem in made.problems)
    assert took < 20, took


def test_only_the_first_thousand_mistakes_are_listed() -> None:
    problems = load_text(HEADER + "".join(f"k{n} = 1\n" for n in range(3_000)), CATALOGUE).problems
    assert len(problems) == 1001
    assert (problems[-1].code, problems[-1].hint) == ("too-many-problems", "mend these first")


def test_three_hundred_thousand_phases_are_told_and_an_hour_long_phase_is_honest() -> None:
    million = f'{HEADER}[[step]]\nrepeat = 1000\n[[step.step]]\nname = "x"\nreps = 1000\npace = "1s"\n'
    assert one(load_text(million, CATALOGUE)).code == "too-many-phases"
    hour = f'{HEADER}[[step]]\nname = "Sit"\nfor = "1h"\nsets = 5\n'
    assert load_text(hour, CATALOGUE).problems == ()


def test_problems_that_stop_a_session_are_carried_by_the_error() -> None:
    from player.errors import SessionError

    with pytest.raises(SessionError) as caught:
        load_text("", CATALOGUE).require()
    assert caught.value.message == "There are 3 mistakes in the session."
    assert [str(problem) for problem in caught.value.problems]


def test_a_problem_has_a_stable_code() -> None:
    with pytest.raises(ValueError, match="not in the table"):
        Problem("error", "no-such-code", "")


def test_the_library_finds_a_session_by_name_or_path_and_names_the_nearest(tmp_path: Path) -> None:
    from player.errors import PlayerError

    (tmp_path / "evening.toml").write_text("", encoding="utf-8")
    library = Library((tmp_path, tmp_path / "not there"))
    assert library.find("evening") == tmp_path / "evening.toml"
    assert library.find("evening.toml") == tmp_path / "evening.toml"
    assert library.find(str(tmp_path / "other.toml")) == tmp_path / "other.toml"
    with pytest.raises(PlayerError) as caught:
        library.find("evenning")
    assert caught.value.hint == "Did you mean `evening`?"


def test_a_folder_of_the_same_name_does_not_hide_a_session_and_a_silly_name_is_only_unknown(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from player.errors import PlayerError

    (tmp_path / "shelf").mkdir()
    (tmp_path / "shelf" / "evening.toml").write_text("", encoding="utf-8")
    (tmp_path / "evening").mkdir()
    monkeypatch.chdir(tmp_path)
    library = Library((tmp_path / "shelf",))
    assert library.find("evening") == tmp_path / "shelf" / "evening.toml"
    for name in ("x" * 5000, "~nobody-of-that-name", ""):
        with pytest.raises(PlayerError):
            library.find(name)


def test_every_code_is_raised_by_some_test() -> None:
    if len(_raised) < 5:
        pytest.skip("the tests of mistakes were not run")
    elsewhere = {
        code for code, file in NOT_HERE.items() if code in (HERE.parents[1] / file).read_text("utf-8")
    }
    assert _raised | elsewhere == set(CODES)

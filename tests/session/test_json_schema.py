"""The schemas for editors take what Limber takes, and underline what ``limber check`` names at its places."""

from __future__ import annotations

import json
import platform
import re
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
import tomli
from hypothesis import given
from hypothesis import strategies as some
from jsonschema import Draft7Validator

from player.app.supplies import Supplies
from player.session import patterns, reading, weeks
from player.session.examples import FileKind, example_of
from player.session.json_schema import FILE_NAMES, json_schema
from player.session.load import load_text
from player.session.places import Places
from player.session.schema import TABLES
from player.session.tables import TableReader
from tests.golden import ROOT, check_golden
from tests.session.made import CATALOGUE, HERE

EXERCISES = Supplies().catalogue.names()
SCHEMAS: dict[FileKind, dict[str, Any]] = {kind: json_schema(kind, EXERCISES) for kind in FILE_NAMES}
SESSIONS = sorted((ROOT / "sessions").glob("*.toml"))
PROGRAMMES = sorted((ROOT / "sessions" / "programmes").glob("*.toml"))
PUBLISHED = sorted((ROOT / "tests" / "sessions" / "published").glob("*.toml"))
SHIPPED: list[tuple[FileKind, Path]] = [
    *(("session", path) for path in SESSIONS),
    *(("session", path) for path in PUBLISHED if "programme" not in path.stem),
    *(("programme", path) for path in PUBLISHED if "programme" in path.stem),
    *(("programme", path) for path in PROGRAMMES),
    *(("exercise", path) for path in sorted((ROOT / "media" / "exercises").glob("*.toml"))),
]
KEYS = [(table, key) for table, keys in TABLES.items() for key in keys.values()]
SEEN = ("unknown-key", "wrong-type", "bad-choice", "bad-format")
"""What a schema sees as well as ``limber check``, but for what the next line names."""
NOT_SEEN = "is not possible in a question"
# Taplo is not built for Linux on ARM; there the other validator alone reads the schemas.
ENGINES = ["jsonschema", *(["taplo"] if (sys.platform, platform.machine()) != ("linux", "aarch64") else [])]


def texts_of_mistakes() -> dict[str, str]:
    """Return the sessions with mistakes that are TOML, by name."""
    found = {}
    for path in sorted((HERE / "mistakes").glob("*.toml")):
        text = path.read_text(encoding="utf-8")
        try:
            tomli.loads(text)
        except tomli.TOMLDecodeError:
            continue
        found[path.stem] = text
    return found


def underlined(engine: str, kind: FileKind, texts: dict[str, str], folder: Path) -> dict[str, dict[int, str]]:
    """Return, of each text, the lines that an engine underlines, with what it says; the first where it says
    the same of several."""
    if engine == "jsonschema":
        return {name: by_validator(SCHEMAS[kind], text) for name, text in texts.items()}
    (folder / "schema.json").write_text(json.dumps(SCHEMAS[kind]), encoding="utf-8")
    for name, text in texts.items():
        (folder / f"{name}.toml").write_text(text, encoding="utf-8")
    found: dict[str, dict[int, str]] = {name: {} for name in texts}
    files = (str(folder / f"{name}.toml") for name in texts)
    run = taplo("--schema", (folder / "schema.json").as_uri(), *files)
    last = ""
    for said, name, line in re.findall(r"^error: (.*)\n\s*┌─ .*?([^/\\]+)\.toml:(\d+):\d+", run.stderr, re.M):
        if said != last:
            found[name].setdefault(int(line), said)
        last = said
    assert run.returncode == int(any(found.values())), run.stderr
    return found


def taplo(*words: str) -> subprocess.CompletedProcess[str]:
    """Return what Taplo finds in files."""
    program = shutil.which("taplo", path=str(Path(sys.executable).parent)) or "taplo"
    return subprocess.run(
        [program, "check", "--no-auto-config", "--colors", "never", *words],
        capture_output=True,
        encoding="utf-8",
        timeout=60,
    )


def by_validator(schema: dict[str, Any], text: str) -> dict[int, str]:
    """Return the lines that a validator finds, with what it says."""
    places, found = Places(text), {}
    for error in Draft7Validator(schema).iter_errors(tomli.loads(text)):
        found[places.place(tuple(error.absolute_path)).line] = error.message
    return found


@pytest.mark.parametrize("kind", FILE_NAMES)
def test_the_schema_that_ships_is_that_of_the_table(kind: FileKind) -> None:
    Draft7Validator.check_schema(SCHEMAS[kind])
    text = json.dumps(SCHEMAS[kind], indent=1, ensure_ascii=False) + "\n"
    check_golden(ROOT / "sessions" / FILE_NAMES[kind], text)


@pytest.mark.parametrize("engine", ENGINES)
@pytest.mark.parametrize("kind", FILE_NAMES)
def test_every_file_that_ships_is_taken(engine: str, kind: FileKind, tmp_path: Path) -> None:
    texts = {path.stem: path.read_text(encoding="utf-8") for each, path in SHIPPED if each == kind}
    assert len(texts) >= 4
    assert {name: said for name, said in underlined(engine, kind, texts, tmp_path).items() if said} == {}


@pytest.mark.parametrize("engine", ENGINES)
@pytest.mark.parametrize("kind", FILE_NAMES)
def test_every_example_and_every_default_of_the_table_is_taken(
    engine: str, kind: FileKind, tmp_path: Path
) -> None:
    texts: dict[str, str] = {}
    for table, key in KEYS:
        for line in (key.example, *([f"{key.name} = {key.default}"] if key.default else [])):
            example = example_of(table, key, line)
            if example.kind == kind:
                texts[f"{table}-{key.name.replace(' ', '-')}-{len(texts)}"] = example.text
    assert len(texts) > 20
    assert {name: said for name, said in underlined(engine, kind, texts, tmp_path).items() if said} == {}


@pytest.mark.parametrize("engine", ENGINES)
def test_mistakes_are_underlined_where_check_names_them_and_nothing_else_is(
    engine: str, tmp_path: Path
) -> None:
    texts = texts_of_mistakes()
    assert len(texts) > 15
    wrong, missed = [], []
    for name, lines in underlined(engine, "session", texts, tmp_path).items():
        problems = load_text(texts[name], CATALOGUE).problems
        named = {problem.place.line for problem in problems}
        for line, said in lines.items():
            # one key too few and one too many is, for check, one key misspelt
            if line not in named and not ("required" in said and any("mean" in one.hint for one in problems)):
                wrong.append((name, line, said))
        missed += [
            (name, problem.place.line, problem.message)
            for problem in problems
            if problem.code in SEEN and problem.place.line not in lines and NOT_SEEN not in problem.message
        ]
    assert wrong == []
    assert missed == []


@pytest.mark.parametrize("engine", ENGINES)
def test_what_is_wrong_is_answered_with_right_forms(engine: str, tmp_path: Path) -> None:
    text = 'format = 1\ntitle = "T"\n[[step]]\nexercise = "plank"\nhold = "half a minute"\nside = "leftt"\n'
    said = underlined(engine, "session", {"wrong": text}, tmp_path)["wrong"]
    assert set(said) == {5, 6}
    assert "30s" in said[5] and "1m30s" in said[5]
    assert "alternate" in said[6]


def test_the_line_that_names_the_schema_leads_to_it(tmp_path: Path) -> None:
    for kind, path in SHIPPED:
        if path.is_relative_to(ROOT / "sessions"):
            line = path.read_text(encoding="utf-8").splitlines()[0]
            assert line.startswith("#:schema "), path
            assert (path.parent / line.removeprefix("#:schema ")).resolve() == ROOT / "sessions" / FILE_NAMES[
                kind
            ]
    if "taplo" in ENGINES:
        broken = tmp_path / "broken.toml"
        text = (ROOT / "sessions" / "hamstring-pnf.toml").read_text(encoding="utf-8")
        broken.write_text(text.replace("pace = ", "paece = "), encoding="utf-8")
        shutil.copy(ROOT / "sessions" / FILE_NAMES["session"], tmp_path)
        paths = [*SESSIONS, *PROGRAMMES]
        assert taplo(*map(str, paths)).returncode == 0
        said = taplo(str(broken))
        assert said.returncode == 1
        place = text.splitlines().index('pace = "2.5s"') + 1
        assert f"broken.toml:{place}:" in said.stderr


def test_every_key_is_explained_and_choices_are_told_what_they_mean() -> None:
    for kind, schema in SCHEMAS.items():
        tables = {kind: schema, **schema["definitions"]}
        for table, made in tables.items():
            assert list(made["properties"]) == list(TABLES[table])
            for name, each in made["properties"].items():
                key = TABLES[table][name]
                assert each["description"].startswith(key.doc)
                assert key.example in each["description"]
                told = each.get("x-taplo", {}).get("docs", {}).get("enumValues", [])
                assert tuple(told) == key.meanings


NOTATIONS = {
    "time": (patterns.TIME, reading.read_time, "0123456789hms.: inec-"),
    "at": (patterns.AT, reading.read_at, "0123456789hms.:% -"),
    "percent": (patterns.PERCENT, reading.read_percent, "0123456789% "),
    "tempo": (patterns.TEMPO, reading.read_tempo, "0123xX.- "),
    "breath": (patterns.BREATH, reading.read_breath, "01237.- "),
    "weeks": (patterns.WEEKS, weeks.read_weeks, "0123-. oddevenEVEN"),
    "days": (patterns.DAY, weeks.read_days, "montueMON dayil"),
    "clock": (patterns.CLOCK, weeks.read_clock, "0123456789: "),
    "repeat": (patterns.REPEAT, None, "0123456789x.- "),
}
LIKELY = ("30s", "1m30s", "1:30", "01:02:03", "1:60:00", "0:00", "3-1-1-0", "0-1-0-1", "0.0-1-0.0-1")
MORE = (
    "4-7-8",
    "0-4",
    "4-0",
    "4-4-0",
    "4-4-4-4",
    "50%",
    "100.0%",
    "101%",
    "2..4",
    "2..",
    "odd",
    "7:5",
    "1h30",
)


@pytest.mark.parametrize("kind", NOTATIONS)
@given(data=some.data())
def test_a_pattern_takes_what_the_reader_takes(kind: str, data: some.DataObject) -> None:
    pattern, read, letters = NOTATIONS[kind]
    text = data.draw(some.text(letters, max_size=11) | some.sampled_from((*LIKELY, *MORE)))
    taken = re.fullmatch(pattern, text, re.ASCII) is not None
    assert taken == _is_read(kind, read, text)


def _is_read(kind: str, read: Any, text: str) -> bool:
    if read is None:
        reader = TableReader()
        reader.read({"repeat": text}, "step")
        return not any("is no number of rounds" in found.message for found in reader.findings)
    try:
        read(text)
    except reading.ValueProblem as problem:
        return "a day" in problem.message or "run forward" in problem.message  # no matter of notation
    return True


def test_a_schema_offers_the_exercises_and_takes_others() -> None:
    offered = SCHEMAS["session"]["definitions"]["step"]["properties"]["exercise"]["anyOf"][0]["enum"]
    assert {"plank", "supine-strap-hamstring"} <= set(offered)
    text = 'format = 1\ntitle = "T"\n[[step]]\nexercise = "my-own"\nhold = "30s"\n'
    assert by_validator(SCHEMAS["session"], text) == {}


def test_an_exercise_of_a_session_needs_no_name_and_one_in_a_file_does() -> None:
    text = 'format = 1\ntitle = "T"\n[exercises.mine]\nlimb = "leg"\n[[step]]\nexercise = "mine"\nhold = 30\n'
    assert by_validator(SCHEMAS["session"], text) == {}
    assert "name" in by_validator(SCHEMAS["exercise"], 'limb = "leg"\n')[1]

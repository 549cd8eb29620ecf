"""The page that documents the format is that of the table, and all that it shows can be played."""

from __future__ import annotations

import re
import shutil
from pathlib import Path

import pytest
import tomli

from player.app.checking import check_file
from player.app.documenting import format_page
from player.app.exercise_checking import check_exercise
from player.app.supplies import Supplies
from player.session.common_mistakes import MISTAKES, Mistake, mistake_file
from player.session.load import load_text
from player.session.problems import CODES
from player.session.schema import TABLES
from tests.golden import ROOT, check_golden
from tests.session.test_examples import WARM_UP

SUPPLIES = Supplies()
PAGE = format_page(SUPPLIES)
BLOCKS = re.findall(r"^```toml\n(.*?)^```", PAGE, re.DOTALL | re.MULTILINE)
HEADER = 'format = 1\ntitle = "From the page"\n'
OF_PARTS = ("cold-start",)
"""What is told of steps that are shown alone: others stand before them in a session."""
PICTURE = ROOT / "packaging" / "pictures" / "library.png"


def test_the_page_that_ships_is_that_of_the_table() -> None:
    check_golden(ROOT / "sessions" / "FORMAT.md", PAGE)


@pytest.mark.parametrize("number", range(len(BLOCKS)))
def test_a_block_of_the_page_has_no_mistake_and_needs_no_advice(number: int, tmp_path: Path) -> None:
    text = BLOCKS[number]
    document = tomli.loads(text)
    (tmp_path / "warm-up.toml").write_text(WARM_UP, encoding="utf-8")
    shutil.copy(PICTURE, tmp_path / "towel-twist.png")
    for name in ("calm.ogg", "gong.wav"):
        (tmp_path / name).touch()
    path = tmp_path / "example.toml"
    if "poses" in document:
        path.write_text(text, encoding="utf-8")
        assert [str(problem) for problem in check_exercise(path)] == []
        return
    path.write_text(text if "title" in document else f"{HEADER}{text}", encoding="utf-8")
    problems = check_file(path, SUPPLIES)
    accepted = () if "title" in document else OF_PARTS
    assert [str(problem) for problem in problems if problem.code not in accepted] == []


def test_the_page_has_the_recipes_that_people_look_for() -> None:
    assert len(BLOCKS) >= 20
    shown = "\n".join(BLOCKS)
    for word in (
        "pnf",
        "repeat",
        "every",
        "breathe",
        "roll",
        "rest",
        "parameters",
        "ask",
        "exercises",
        "music",
    ):
        assert re.search(rf"\b{word}\b", shown), word
    assert 'kind = "programme"' in shown


@pytest.mark.parametrize("table", TABLES)
def test_every_key_is_told_once_with_its_example(table: str) -> None:
    part = re.split(r"^##+ ", PAGE.split(f"\n### {table}\n")[1], maxsplit=1, flags=re.MULTILINE)[0]
    for key in TABLES[table].values():
        rows = [line for line in part.splitlines() if line.startswith(f"| `{key.name}` |")]
        assert len(rows) == 1
        assert key.doc in rows[0]
        assert f"`{key.example}`" in rows[0]
        assert all(choice in rows[0] for choice in key.choices)


def test_every_exercise_and_every_code_is_told() -> None:
    for name in SUPPLIES.catalogue.names():
        assert f"\n| `{name}` | " in PAGE
    for code in CODES:
        assert f"\n| `{code}` | " in PAGE
    assert "<!--" not in PAGE


def test_every_link_of_the_page_leads_somewhere() -> None:
    heads = {
        re.sub(r"[^a-z0-9 -]", "", head.lower()).replace(" ", "-")
        for head in re.findall(r"^#+ (.*)$", PAGE, re.MULTILINE)
    }
    assert set(re.findall(r"\]\(#([^)]+)\)", PAGE)) <= heads


@pytest.mark.parametrize("mistake", MISTAKES, ids=[each.why[:40] for each in MISTAKES])
def test_a_common_mistake_is_told_and_its_right_form_is_not(mistake: Mistake) -> None:
    wrong = load_text(mistake_file(mistake.wrong), SUPPLIES.catalogue)
    assert any(problem.severity == "error" for problem in wrong.problems)
    right = load_text(mistake_file(mistake.right), SUPPLIES.catalogue)
    assert [str(problem) for problem in right.problems] == []

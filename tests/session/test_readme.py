"""What the README shows of the format can be played."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
import tomli

from player.app.supplies import Supplies
from player.session.load import load_file
from tests.golden import ROOT

BLOCKS = re.findall(r"```toml\n(.*?)```", (ROOT / "README.md").read_text(encoding="utf-8"), re.DOTALL)
HEADER = 'format = 1\ntitle = "From the README"\n'
STEP = '[[step]]\nrest = "5s"\n'


def test_the_readme_shows_sessions_and_a_programme() -> None:
    assert len(BLOCKS) >= 4


@pytest.mark.parametrize("number", range(len(BLOCKS)))
def test_an_example_of_the_readme_has_no_mistake(tmp_path: Path, number: int) -> None:
    text = BLOCKS[number]
    document = tomli.loads(text)
    path = tmp_path / "example.toml"
    evening = "[parameters.hold]\ndefault = '30s'\nmin = '15s'\nmax = '60s'\n"
    (tmp_path / "evening.toml").write_text(HEADER + evening + STEP, encoding="utf-8")
    supplies = Supplies()
    if document.get("kind") == "programme":
        path.write_text(text, encoding="utf-8")
        assert supplies.load_programme(path).problems == ()
        return
    whole = text if "title" in document else f"{HEADER}{text}"
    path.write_text(whole if "step" in document else f"{whole}\n{STEP}", encoding="utf-8")
    assert [str(problem) for problem in load_file(path, supplies.catalogue).problems] == []

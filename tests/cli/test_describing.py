"""``limber schema``."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from player import paths
from player.cli import main
from player.session.examples import FileKind
from player.session.json_schema import FILE_NAMES
from tests.golden import ROOT


@pytest.mark.parametrize("kind", FILE_NAMES)
def test_the_schema_is_printed_as_it_ships(kind: FileKind, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["schema", kind]) == 0
    assert capsys.readouterr().out == (ROOT / "sessions" / FILE_NAMES[kind]).read_text(encoding="utf-8")


def test_the_schema_of_sessions_is_written_to_a_file_or_into_a_folder(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["schema", "-o", str(tmp_path)]) == 0
    assert main(["schema", "session", "-o", str(tmp_path / "mine.json")]) == 0
    beside = tmp_path / "limber-session.schema.json"
    assert capsys.readouterr().out == f"{beside}\n{tmp_path / 'mine.json'}\n"
    assert beside.read_bytes() == (tmp_path / "mine.json").read_bytes()


def test_exercises_of_ones_own_are_offered(capsys: pytest.CaptureFixture[str]) -> None:
    own = paths.data_folder() / "exercises"
    own.mkdir(parents=True)
    (own / "chair-twist.toml").write_text('name = "Chair twist"\n', encoding="utf-8")
    assert main(["schema"]) == 0
    step = json.loads(capsys.readouterr().out)["definitions"]["step"]
    assert "chair-twist" in step["properties"]["exercise"]["anyOf"][0]["enum"]


def test_the_documentation_is_printed_and_written_as_it_ships(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["schema", "--docs"]) == 0
    page = (ROOT / "sessions" / "FORMAT.md").read_text(encoding="utf-8")
    assert capsys.readouterr().out == page
    assert main(["schema", "--docs", "-o", str(tmp_path)]) == 0
    assert (tmp_path / "FORMAT.md").read_text(encoding="utf-8") == page

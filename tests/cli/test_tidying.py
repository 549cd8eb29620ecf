"""``limber format``."""

from __future__ import annotations

import io
from pathlib import Path

import pytest

from player.cli import main
from player.session import upgrades
from player.session.upgrades import Change, Upgrade
from tests.editing.test_tidying import MESSY, TIDIED


@pytest.fixture
def messy(tmp_path: Path) -> Path:
    path = tmp_path / "evening.toml"
    path.write_text(MESSY, encoding="utf-8")
    return path


def test_a_file_is_tidied_once(messy: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["format", str(messy)]) == 0
    assert capsys.readouterr().out == f"{messy} is tidy now\n"
    assert messy.read_text(encoding="utf-8") == TIDIED
    assert main(["format", str(messy)]) == 0
    assert capsys.readouterr().out == ""
    assert list(messy.parent.iterdir()) == [messy]


def test_check_and_diff_write_nothing(messy: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["format", "--check", str(messy)]) == 1
    assert capsys.readouterr().out == f"{messy} is not tidy\n"
    assert main(["format", "--diff", str(messy)]) == 1
    shown = capsys.readouterr().out
    assert "-  hold = 30    # half a minute\n" in shown
    assert '+hold = "30s"  # half a minute\n' in shown
    assert messy.read_text(encoding="utf-8") == MESSY
    messy.write_text(TIDIED, encoding="utf-8")
    assert main(["format", "--check", "--diff", str(messy)]) == 0


def test_a_file_that_cannot_be_read_is_told_and_the_others_are_tidied(
    messy: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    bad = messy.with_name("bad.toml")
    bad.write_text("hold = 30s\n", encoding="utf-8")
    none = messy.with_name("none.toml")
    assert main(["format", str(bad), str(none), str(messy)]) == 1
    told = capsys.readouterr()
    assert told.out == f"{messy} is tidy now\n"
    assert f"{bad}:1:10: error: this is not TOML" in told.err
    assert f"{none}:1:1: error: the file cannot be read" in told.err
    assert bad.read_text(encoding="utf-8") == "hold = 30s\n"


def test_what_is_piped_in_is_printed(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr("sys.stdin", io.StringIO(MESSY))
    assert main(["format", "--upgrade", "-"]) == 0
    assert capsys.readouterr().out == TIDIED


def test_an_older_format_is_brought_up_only_where_that_is_asked_for(
    messy: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(upgrades, "UPGRADES", (Upgrade((Change("step", "keep", "hold"),)),))
    messy.write_text(
        'format = 1\ntitle = "T"\n\n[[step]]\nkeep = "30s"  # long\nname = "Sit"\n', encoding="utf-8"
    )
    assert main(["format", str(messy)]) == 0
    assert messy.read_text(encoding="utf-8").endswith('[[step]]\nname = "Sit"\nkeep = "30s"  # long\n')
    assert main(["format", "--upgrade", str(messy)]) == 0
    text = messy.read_text(encoding="utf-8")
    assert text == 'format = 2\ntitle = "T"\n\n[[step]]\nname = "Sit"\nhold = "30s"  # long\n'

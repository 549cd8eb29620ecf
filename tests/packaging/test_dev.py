"""The command itself: its verbs, its answers to mistakes, its speed, and the rules that `check` enforces."""

from __future__ import annotations

import ast
import os
import subprocess
import sys
from pathlib import Path

import pytest
import tomli
from workshop import verbs
from workshop.environment import Checkout
from workshop.telling import as_typed

_ROOT = Path(__file__).parent.parent.parent
_DEV = _ROOT / "packaging" / "dev.py"


@pytest.fixture
def checkout(tmp_path: Path) -> Checkout:
    return Checkout(tmp_path)


@pytest.fixture
def started(monkeypatch: pytest.MonkeyPatch) -> list[list[str]]:
    """Return the list of what would have been started; each ends with success."""
    commands: list[list[str]] = []

    def start(_checkout: Checkout, arguments: list[str]) -> int:
        commands.append(list(arguments))
        return 0

    monkeypatch.setattr(verbs, "start", start)
    for name in ("make_ready", "bring_libraries", "bring_test_tools"):
        monkeypatch.setattr(verbs, name, lambda *_: True)
    monkeypatch.delenv("LIMBER_NO_VOICE_PACK", raising=False)
    return commands


def test_help_names_every_verb(capsys: pytest.CaptureFixture[str]) -> None:
    assert verbs.main(["--help"]) == 0
    shown = capsys.readouterr().out
    assert all(f"\n  {name} " in shown for name in verbs.VERBS)


def test_no_verb_and_an_unknown_verb_show_the_help_and_fail(capsys: pytest.CaptureFixture[str]) -> None:
    assert verbs.main([]) == 2
    assert verbs.main(["rnu"]) == 2
    assert "there is no verb 'rnu'" in capsys.readouterr().err


@pytest.mark.skipif(os.name == "nt", reason="Windows does not read the first line of a script")
def test_a_python_that_is_too_old_is_told_which_it_takes(tmp_path: Path) -> None:
    pretend = "import sys; sys.version_info = (3, 9, 1); sys.argv = ['dev.py', 'run']; exec(open(%r).read())"
    told = subprocess.run(
        [sys.executable, "-c", pretend % str(_DEV)],
        env={"PATH": str(tmp_path)},
        capture_output=True,
        text=True,
        check=False,
    )
    assert told.returncode == 2
    assert "Limber needs Python 3.10 to 3.14" in told.stderr
    assert "packaging/dev.py run" in told.stderr


@pytest.mark.skipif(os.name == "nt", reason="a shell script stands for the newer Python")
def test_a_python_that_is_too_old_hands_over_to_the_newest_that_starts(tmp_path: Path) -> None:
    scripts = {"python3.13": "exit 127", "python3.12": '[ "$1" = -c ] || echo "newer: $@"'}
    for name, script in scripts.items():
        (tmp_path / name).write_text(f"#!/bin/sh\n{script}\n", "utf-8")
        (tmp_path / name).chmod(0o755)
    pretend = "import sys; sys.version_info = (3, 9, 1); sys.argv = ['dev.py', 'run']; exec(open(%r).read())"
    told = subprocess.run(
        [sys.executable, "-c", pretend % str(_DEV)],
        env={"PATH": str(tmp_path)},
        capture_output=True,
        text=True,
        check=True,
    )
    assert told.stdout == "newer: dev.py run\n"


def test_the_command_parses_on_old_pythons_so_that_it_can_say_so() -> None:
    ast.parse(_DEV.read_text("utf-8"), feature_version=(3, 7))


def test_the_voice_pack_is_brought_once_and_left_out_when_asked(
    checkout: Checkout, started: list[list[str]], monkeypatch: pytest.MonkeyPatch
) -> None:
    checkout.venv.mkdir()
    assert verbs.prepare(checkout, "run", ["--no-voice", "play", "x.toml"]) == ["play", "x.toml"]
    monkeypatch.setenv("LIMBER_NO_VOICE_PACK", "1")
    verbs.prepare(checkout, "run", [])
    assert started == []
    monkeypatch.delenv("LIMBER_NO_VOICE_PACK")
    verbs.prepare(checkout, "run", [])
    verbs.prepare(checkout, "run", [])
    assert started == [["-m", "player", "voice", "install"]]


def test_a_voice_pack_that_failed_is_tried_again_by_setup_alone(
    checkout: Checkout, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    tries: list[int] = []

    def start(_checkout: Checkout, _arguments: list[str]) -> int:
        tries.append(1)
        return 3

    for name in ("make_ready", "bring_libraries", "bring_test_tools"):
        monkeypatch.setattr(verbs, name, lambda *_: True)
    monkeypatch.delenv("LIMBER_NO_VOICE_PACK", raising=False)
    monkeypatch.setattr(verbs, "start", start)
    checkout.venv.mkdir()
    verbs.prepare(checkout, "run", [])
    verbs.prepare(checkout, "run", [])
    assert len(tries) == 1
    assert "going on without the voice pack" in capsys.readouterr().err
    verbs.prepare(checkout, "test", [], again=True)
    assert len(tries) == 2


def test_accept_puts_what_failed_tests_wrote_in_place_of_the_golden_files(
    checkout: Checkout, capsys: pytest.CaptureFixture[str]
) -> None:
    folder = checkout.root / "tests" / "timeline"
    folder.mkdir(parents=True)
    (folder / "plank.txt").write_text("old", "utf-8")
    (folder / "plank.txt.actual").write_text("new", "utf-8")
    (folder / "new.svg.actual").write_text("first", "utf-8")
    assert verbs.accept(checkout, []) == 0
    assert (folder / "plank.txt").read_text("utf-8") == "new"
    assert (folder / "new.svg").read_text("utf-8") == "first"
    assert not list(folder.glob("*.actual"))
    assert "2 golden files accepted" in capsys.readouterr().out


def test_commands_are_typed_so_that_a_shell_takes_them_whole() -> None:
    assert as_typed(["dnf", "install", "libGL.so.1()(64bit)"]) == "dnf install 'libGL.so.1()(64bit)'"


def test_ci_calls_the_test_command_and_nothing_else() -> None:
    lines = (_ROOT / ".ci" / "run").read_text("utf-8").splitlines()
    assert lines[0].startswith("#!")
    assert lines[-1] == "python3 packaging/dev.py test"
    assert "set -e" in lines


def test_the_layers_name_everything_in_the_package_and_let_nothing_through() -> None:
    project = tomli.loads((_ROOT / "pyproject.toml").read_text("utf-8"))
    contracts = project["tool"]["importlinter"]["contracts"]
    assert {contract["type"] for contract in contracts} == {"layers", "protected", "acyclic_siblings"}
    layers = next(contract for contract in contracts if contract["type"] == "layers")
    assert layers["exhaustive"] is True
    assert not any(key.startswith("ignore_") for contract in contracts for key in contract)


def test_importing_the_command_line_loads_neither_qt_nor_the_neural_voice() -> None:
    asked = (
        "import player.cli, sys; print(sorted({'PySide6', 'shiboken6', 'onnxruntime'} & set(sys.modules)))"
    )
    loaded = subprocess.run(
        [sys.executable, "-c", asked], cwd=_ROOT, capture_output=True, text=True, check=True
    )
    assert loaded.stdout == "[]\n"

"""The virtual environment: when it is good, when it is mended, and what is said when it cannot be made."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from workshop import environment
from workshop.environment import Checkout, explain_pip, is_ready, make_ready, remember, stamp
from workshop.managers import MANAGERS, Manager
from workshop.telling import SetupFailed


class _Made:
    """Counts what would be done to a real environment."""

    def __init__(self, base: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        self.venvs = 0
        self.installs: list[str] = []
        self.fails_after = ""
        self.base = base
        monkeypatch.setattr(environment, "_make_venv", self._make_venv)
        monkeypatch.setattr(environment, "_install", self._install)

    def _make_venv(self, checkout: Checkout) -> None:
        self.venvs += 1
        checkout.python.parent.mkdir(parents=True, exist_ok=True)
        checkout.python.write_text("", "utf-8")
        (checkout.venv / "pyvenv.cfg").write_text(f"home = {self.base}\nversion = 3.12.1\n", "utf-8")

    def _install(self, checkout: Checkout, need: str) -> None:
        self.installs.append(need)
        if self.fails_after == "writing":
            checkout.note("unfinished").write_text("{}", "utf-8")
        if self.fails_after:
            raise SetupFailed("it did not work")


@pytest.fixture
def made(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> _Made:
    return _Made(tmp_path_factory.mktemp("python"), monkeypatch)


@pytest.fixture
def checkout(tmp_path: Path) -> Checkout:
    (tmp_path / "packaging").mkdir()
    for name in environment.LOCKS.values():
        (tmp_path / "packaging" / name).write_text(f"{name}==1\n", "utf-8")
    return Checkout(tmp_path)


def test_a_bare_checkout_is_made_ready_once(checkout: Checkout, made: _Made) -> None:
    assert make_ready(checkout, "run")
    assert not make_ready(checkout, "run")
    assert (made.venvs, made.installs) == (1, ["run"])


def test_what_is_ready_for_tests_is_ready_to_run(checkout: Checkout, made: _Made) -> None:
    make_ready(checkout, "test")
    assert is_ready(checkout, "run")
    assert made.installs == ["test"]


def test_what_is_ready_to_run_takes_a_second_step_for_tests(checkout: Checkout, made: _Made) -> None:
    make_ready(checkout, "run")
    make_ready(checkout, "test")
    assert (made.venvs, made.installs) == (1, ["run", "test"])


def test_a_changed_lock_is_installed_into_the_same_environment(checkout: Checkout, made: _Made) -> None:
    make_ready(checkout, "run")
    checkout.lock("run").write_text("other==2\n", "utf-8")
    assert not is_ready(checkout, "run")
    make_ready(checkout, "run")
    assert (made.venvs, made.installs) == (1, ["run", "run"])


@pytest.mark.parametrize(("fails_after", "venvs"), [("downloading", 1), ("writing", 2)])
def test_an_interrupted_set_up_is_mended_by_the_next(
    checkout: Checkout, made: _Made, fails_after: str, venvs: int
) -> None:
    made.fails_after = fails_after
    with pytest.raises(SetupFailed):
        make_ready(checkout, "run")
    assert not is_ready(checkout, "run")
    made.fails_after = ""
    make_ready(checkout, "run")
    assert is_ready(checkout, "run")
    assert made.venvs == venvs
    assert not checkout.note("unfinished").exists()


def test_an_environment_whose_python_went_away_is_made_anew(checkout: Checkout, made: _Made) -> None:
    make_ready(checkout, "run")
    checkout.python.unlink()
    assert make_ready(checkout, "run")
    assert made.venvs == 2


def test_an_environment_whose_base_was_uninstalled_is_not_ready(checkout: Checkout, made: _Made) -> None:
    make_ready(checkout, "run")
    made.base.rmdir()
    assert not is_ready(checkout, "run")


def test_a_note_that_may_not_be_written_is_done_without(tmp_path: Path) -> None:
    remember(tmp_path / "no such folder" / "note.json", {})
    remember(tmp_path / "note.json", {"told": ""})
    assert json.loads((tmp_path / "note.json").read_text("utf-8")) == {"told": ""}


@pytest.mark.parametrize("spoilt", ["", "{", "[]", '{"lock": 3}'])
def test_a_spoilt_note_means_not_ready(checkout: Checkout, made: _Made, spoilt: str) -> None:
    make_ready(checkout, "run")
    checkout.note("run").write_text(spoilt, "utf-8")
    assert not is_ready(checkout, "run")


def test_a_moved_checkout_is_not_taken_for_ready(checkout: Checkout, made: _Made) -> None:
    make_ready(checkout, "run")
    held = json.loads(checkout.note("run").read_text("utf-8"))
    assert held == stamp(checkout, "run")
    held["root"] = "elsewhere"
    checkout.note("run").write_text(json.dumps(held), "utf-8")
    assert not is_ready(checkout, "run")


def test_the_program_is_found_in_the_checkout_whatever_the_shell_has_set(
    checkout: Checkout, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PYTHONHOME", "/nowhere")
    monkeypatch.setenv("PYTHONPATH", "/nowhere")
    variables = checkout.variables()
    assert variables["PYTHONPATH"] == str(checkout.root)
    assert "PYTHONHOME" not in variables


@pytest.mark.parametrize(
    ("line", "words"),
    [
        (
            "WARNING: Retrying ... NewConnectionError('Temporary failure in name resolution')",
            "Connect to the internet",
        ),
        (
            "ERROR: Could not install packages due to an OSError: [Errno 28] No space left on device",
            "Make room",
        ),
        ("ERROR: No matching distribution found for soxr==1.1.0", "64-bit Intel build of Python"),
        ("ERROR: THESE PACKAGES DO NOT MATCH THE HASHES FROM THE REQUIREMENTS FILE", "DO NOT MATCH"),
    ],
)
def test_a_failed_installation_is_explained_by_what_to_do(line: str, words: str) -> None:
    assert words in explain_pip(["Collecting soxr", line])


@pytest.mark.parametrize(
    ("manager", "words"),
    [(MANAGERS[0], "-venv"), (MANAGERS[1], "python.org"), (None, "python.org")],
)
def test_a_python_without_venv_is_answered_with_the_exact_command(
    manager: Manager | None, words: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(environment, "install_packages", lambda *_: False)
    with pytest.raises(SetupFailed, match=words):
        environment.bring_ensurepip(manager)


def test_where_the_rights_are_there_venv_is_installed(monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[str] = []

    def install(_manager: Manager, packages: tuple[str, ...], _what: str) -> bool:
        asked.extend(packages)
        return True

    monkeypatch.setattr(environment, "install_packages", install)
    environment.bring_ensurepip(MANAGERS[0])
    assert len(asked) == 1
    assert asked[0].endswith("-venv")

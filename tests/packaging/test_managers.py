"""Installing with a package manager: at once, with fresh lists, then one by one; never without rights."""

from __future__ import annotations

import shutil
import sys
from collections.abc import Callable, Mapping, Sequence

import pytest
from workshop import managers
from workshop.managers import MANAGERS, Manager, install_packages

_APT, _DNF = MANAGERS[:2]
_Refuses = Callable[[str], bool]


class _Shell:
    """Stands for the machine: keeps each command and refuses those it is told to."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch, refuses: _Refuses, lists: bool = True) -> None:
        self.commands: list[str] = []
        self._refuses = refuses
        monkeypatch.setattr(managers, "run_for_failure", self._run)
        monkeypatch.setattr(Manager, "lacks_lists", lambda _self: not lists)
        monkeypatch.setattr(managers, "is_root", lambda: True)

    def _run(self, command: Sequence[str], environment: Mapping[str, str] | None = None) -> str:
        self.commands.append(" ".join(part for part in command if not part.startswith("-")))
        return "E: refused" if self._refuses(self.commands[-1]) else ""


def test_everything_is_asked_for_at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    shell = _Shell(monkeypatch, lambda _: False)
    assert install_packages(_APT, ["libgl1", "libegl1"], "libraries")
    assert shell.commands == ["apt-get install libgl1 libegl1"]


def test_a_new_container_fetches_the_lists_first(monkeypatch: pytest.MonkeyPatch) -> None:
    shell = _Shell(monkeypatch, lambda _: False, lists=False)
    assert install_packages(_APT, ["libgl1"], "libraries")
    assert shell.commands == ["apt-get update", "apt-get install libgl1"]


def test_old_lists_are_refreshed_when_the_first_try_fails(monkeypatch: pytest.MonkeyPatch) -> None:
    updated: list[str] = []

    def refuses(command: str) -> bool:
        if command.endswith("update"):
            updated.append(command)
        return not updated

    shell = _Shell(monkeypatch, refuses)
    assert install_packages(_APT, ["libgl1"], "libraries")
    assert shell.commands == ["apt-get install libgl1", "apt-get update", "apt-get install libgl1"]


def test_one_unknown_name_does_not_keep_the_others_away(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    shell = _Shell(monkeypatch, lambda command: "odd" in command)
    assert not install_packages(_DNF, ["libgl1", "odd", "libegl1"], "libraries")
    assert shell.commands[1:] == ["dnf install libgl1", "dnf install odd", "dnf install libegl1"]
    assert "dnf: E: refused" in capsys.readouterr().err


def test_without_the_rights_nothing_is_tried(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    shell = _Shell(monkeypatch, lambda command: command.startswith("sudo"))
    monkeypatch.setattr(managers, "is_root", lambda: False)
    monkeypatch.setattr(shutil, "which", lambda name: f"/bin/{name}")
    assert not install_packages(_APT, ["libgl1"], "libraries")
    assert shell.commands == ["sudo true"]
    assert capsys.readouterr().err == ""


def test_sudo_without_a_password_gives_the_rights(monkeypatch: pytest.MonkeyPatch) -> None:
    shell = _Shell(monkeypatch, lambda _: False)
    monkeypatch.setattr(managers, "is_root", lambda: False)
    monkeypatch.setattr(shutil, "which", lambda name: f"/bin/{name}")
    assert install_packages(_APT, ["libgl1"], "libraries")
    assert shell.commands == ["sudo true", "sudo apt-get install libgl1"]


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no sh")
def test_the_last_line_of_a_failed_command_is_its_reason() -> None:
    assert managers.run_for_failure(["sh", "-c", "echo one; echo why >&2; exit 3"]) == "why"
    assert managers.run_for_failure(["sh", "-c", "exit 3"]) == "ended with 3"
    assert managers.run_for_failure(["sh", "-c", "echo fine"]) == ""

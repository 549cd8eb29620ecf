"""Missing system libraries: read out of what loaders say, turned into packages and one command to type."""

from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import Path

import pytest
from workshop import libraries, managers, probe
from workshop.environment import Checkout
from workshop.libraries import Failure, advice, missing_name, missing_names, not_found_by_ldd
from workshop.managers import MANAGERS, Manager
from workshop.packages import FONTS, LIBRARIES, OTHER, TEST_TOOLS, package_for, packages_for

_APT, _DNF, _ZYPPER, _PACMAN, _BREW = MANAGERS


@pytest.mark.parametrize(
    ("message", "name"),
    [
        ("libEGL.so.1: cannot open shared object file: No such file or directory", "libEGL.so.1"),
        (
            "libgssapi_krb5.so.2: cannot open shared object file: No such file or directory",
            "libgssapi_krb5.so.2",
        ),
        (
            "libstdc++.so.6: cannot open shared object file: No such file or directory",
            "libstdc++.so.6",
        ),
        (
            "Error loading shared library libxcb-cursor.so.0: No such file (needed by libqxcb.so)",
            "libxcb-cursor.so.0",
        ),
        (
            "dlopen(x, 6): Library not loaded: /opt/lib/libpulse.0.dylib\n  Reason: no",
            "/opt/lib/libpulse.0.dylib",
        ),
        ("version `GLIBC_2.38' not found (required by libQt6Core.so.6)", None),
        ("DLL load failed while importing QtMultimedia: The specified module could not be found.", None),
        ("", None),
    ],
)
def test_a_loaders_message_names_the_missing_library(message: str, name: str | None) -> None:
    assert missing_name(message) == name


def test_ldd_lists_everything_that_one_file_misses() -> None:
    listing = (
        "\tlinux-vdso.so.1 (0x00007ffc)\n"
        "\tlibxcb-cursor.so.0 => not found\n"
        "\tlibQt6Gui.so.6 => /x/libQt6Gui.so.6 (0x00007f)\n"
        "\tlibxkbcommon-x11.so.0 => not found\n"
    )
    assert not_found_by_ldd(listing) == ["libxcb-cursor.so.0", "libxkbcommon-x11.so.0"]


def test_each_library_is_named_once_and_missing_fonts_count_as_one() -> None:
    said = "libGL.so.1: cannot open shared object file: No such file or directory"
    failures = [
        Failure("PySide6.QtGui", said, ""),
        Failure("PySide6.QtWidgets", said, ""),
        Failure(FONTS, "none", ""),
    ]
    assert missing_names(failures) == ["libGL.so.1", FONTS]


@pytest.mark.parametrize("manager", ["apt", "pacman", "dnf", "zypper"])
@pytest.mark.parametrize("name", [*LIBRARIES, *OTHER])
def test_every_library_and_tool_has_a_package_with_every_manager_of_linux(name: str, manager: str) -> None:
    assert package_for(name, manager)


def test_every_test_tool_is_in_the_table() -> None:
    assert set(TEST_TOOLS) <= set(OTHER)


def test_systems_of_rpm_packages_are_asked_for_the_library_itself() -> None:
    assert package_for("libnever-heard-of.so.4", "dnf") == "libnever-heard-of.so.4()(64bit)"
    assert package_for("libnever-heard-of.so.4", "apt") is None


def test_two_libraries_of_one_package_ask_for_it_once() -> None:
    assert packages_for(["libglib-2.0.so.0", "libgthread-2.0.so.0", "libodd.so.1"], "apt") == (
        ["libglib2.0-0"],
        ["libodd.so.1"],
    )


@pytest.mark.parametrize(
    ("manager", "root", "command"),
    [
        (_APT, False, "sudo apt-get install --no-install-recommends libegl1"),
        (_APT, True, "apt-get install --no-install-recommends libegl1"),
        (_PACMAN, False, "sudo pacman -S --needed libegl1"),
        (_BREW, False, "brew install libegl1"),
        (_ZYPPER, False, "sudo zypper install --no-recommends libegl1"),
    ],
)
def test_the_command_to_type_asks_for_the_rights_and_leaves_the_questions(
    manager: Manager, root: bool, command: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(managers, "is_root", lambda: root)
    assert manager.typed(["libegl1"]) == command


def test_where_the_lists_of_packages_are_missing_the_command_fetches_them(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(managers, "is_root", lambda: False)
    monkeypatch.setattr(Manager, "lacks_lists", lambda self: True)
    command = _APT.typed(["libegl1"])
    assert command == "sudo apt-get update && sudo apt-get install --no-install-recommends libegl1"


def test_every_part_that_is_loaded_has_a_meaning_for_people() -> None:
    parts = [part for part in (*probe.MODULES, *probe.PLUGINS["linux"]) if "/" in part or "PySide6" in part]
    failures = [Failure(part, "libGL.so.1: cannot open shared object file: x", "") for part in parts]
    first = advice(failures, _APT).splitlines()[0]
    assert first == "this machine lacks parts of its system, so Limber has no window and no sound."
    only_wayland = [Failure("platforms/libqwayland.so", "libGL.so.1: cannot open shared object file: x", "")]
    assert "no window under Wayland." in advice(only_wayland, _APT)


def test_the_name_of_a_capability_is_quoted_for_the_shell(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(managers, "is_root", lambda: False)
    assert _DNF.typed(["libEGL.so.1()(64bit)"]).endswith(" 'libEGL.so.1()(64bit)'")


def test_no_manager_may_remove_what_is_installed() -> None:
    assert "--no-remove" in _APT.install
    assert not any("allowerasing" in part or "force" in part for one in MANAGERS for part in one.install)


def test_advice_holds_the_parts_the_command_and_what_is_not_known(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(managers, "is_root", lambda: False)
    failures = [
        Failure("PySide6.QtGui", "libEGL.so.1: cannot open shared object file: No such file", ""),
        Failure("platforms/libqxcb.so", "libodd.so.1: cannot open shared object file: No such file", ""),
        Failure("numpy", "an illegal instruction", ""),
    ]
    text = advice(failures, _APT)
    assert text.startswith("this machine lacks parts of its system, so Limber has no window and no numpy.")
    assert "    sudo apt-get install --no-install-recommends libegl1" in text
    assert "No package is known here for: libodd.so.1" in text
    assert "numpy: an illegal instruction" in text


def test_without_a_known_manager_the_advice_names_the_libraries() -> None:
    failures = [Failure("PySide6.QtGui", "libEGL.so.1: cannot open shared object file: No such file", "")]
    assert "libEGL.so.1" in advice(failures, None)


class _Machine:
    """A machine whose loader misses libraries until their packages are installed."""

    def __init__(self, missing: dict[str, str], may_install: bool) -> None:
        self.missing = dict(missing)
        self.may_install = may_install
        self.installed: list[str] = []
        self.probes = 0

    def probe(self, _checkout: Checkout) -> list[Failure]:
        self.probes += 1
        first = next(iter(self.missing), None)
        return [Failure("PySide6.QtGui", f"{first}: cannot open shared object file: x", "")] if first else []

    def install(self, _manager: Manager, packages: Sequence[str], _what: str) -> bool:
        if self.may_install:
            self.installed += packages
            self.missing = {
                name: package for name, package in self.missing.items() if package not in packages
            }
        return self.may_install


@pytest.fixture(autouse=True)
def lists(monkeypatch: pytest.MonkeyPatch) -> None:
    """Pretend that the lists of packages are there, whatever this machine has."""
    monkeypatch.setattr(Manager, "lacks_lists", lambda self: False)


@pytest.fixture
def checkout(tmp_path: Path) -> Checkout:
    made = Checkout(tmp_path)
    made.python.parent.mkdir(parents=True)
    made.python.write_text("", "utf-8")
    made.lock("run").parent.mkdir()
    made.lock("run").write_text("x==1\n", "utf-8")
    return made


def _on(machine: _Machine, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(libraries, "probe", machine.probe)
    monkeypatch.setattr(libraries, "install_packages", machine.install)
    monkeypatch.setattr(libraries, "find_manager", lambda: _APT)


def test_libraries_are_installed_one_after_another_until_all_load(
    checkout: Checkout, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    machine = _Machine({"libGL.so.1": "libgl1", "libEGL.so.1": "libegl1"}, may_install=True)
    _on(machine, monkeypatch)
    libraries.bring_libraries(checkout)
    assert machine.installed == ["libgl1", "libegl1"]
    assert capsys.readouterr().err == ""


def test_a_second_start_remembers_and_asks_nothing(
    checkout: Checkout, monkeypatch: pytest.MonkeyPatch
) -> None:
    machine = _Machine({}, may_install=True)
    _on(machine, monkeypatch)
    libraries.bring_libraries(checkout)
    libraries.bring_libraries(checkout)
    assert machine.probes == 1
    libraries.bring_libraries(checkout, again=True)
    assert machine.probes == 2


def test_without_the_rights_each_start_tells_the_command_but_looks_once(
    checkout: Checkout, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    machine = _Machine({"libGL.so.1": "libgl1"}, may_install=False)
    _on(machine, monkeypatch)
    libraries.bring_libraries(checkout)
    first = capsys.readouterr().err
    libraries.bring_libraries(checkout)
    assert "install --no-install-recommends libgl1" in first
    assert capsys.readouterr().err == first
    assert machine.probes == 1


def test_a_new_lock_or_a_spoilt_note_is_looked_at_again(
    checkout: Checkout, monkeypatch: pytest.MonkeyPatch
) -> None:
    machine = _Machine({}, may_install=True)
    _on(machine, monkeypatch)
    libraries.bring_libraries(checkout)
    checkout.lock("run").write_text("x==2\n", "utf-8")
    libraries.bring_libraries(checkout)
    assert machine.probes == 2
    checkout.note("libraries").write_text(json.dumps(["half"]), "utf-8")
    libraries.bring_libraries(checkout)
    assert machine.probes == 3

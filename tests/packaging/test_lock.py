"""The lock files: whole, hashed, free of addresses, and good for each system."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
import tomli
from packaging.markers import Marker, default_environment
from packaging.requirements import Requirement

_ROOT = Path(__file__).parent.parent.parent
_LOCKS = ("requirements.txt", "requirements-dev.txt")
_PROJECT = tomli.loads((_ROOT / "pyproject.toml").read_text("utf-8"))
_SYSTEMS = {
    "Linux": ("linux", "x86_64"),
    "Linux on ARM": ("linux", "aarch64"),
    "Windows": ("win32", "AMD64"),
    "macOS": ("darwin", "arm64"),
    "Intel macOS": ("darwin", "x86_64"),
}
_PYTHONS = ("3.10", "3.11", "3.12", "3.13", "3.14")


def _pins(name: str) -> list[tuple[Requirement, list[str]]]:
    """Return each pin of a lock with its hashes."""
    text = (_ROOT / "packaging" / name).read_text("utf-8").replace("\\\n", " ")
    pins = []
    for line in text.splitlines():
        if line and not line.startswith("#"):
            asked, *hashes = line.split("--hash=")
            pins.append((Requirement(asked.strip()), [one.strip() for one in hashes]))
    return pins


def _environment(system: str, python: str) -> dict[str, str]:
    platform, machine = _SYSTEMS[system]
    return {name: str(value) for name, value in default_environment().items()} | {
        "sys_platform": platform,
        "platform_machine": machine,
        "platform_system": {"linux": "Linux", "win32": "Windows", "darwin": "Darwin"}[platform],
        "python_version": python,
        "python_full_version": f"{python}.5",
        "implementation_name": "cpython",
        "platform_python_implementation": "CPython",
    }


def _holds(marker: Marker | None, environment: dict[str, str]) -> bool:
    return marker is None or marker.evaluate(environment)


@pytest.mark.parametrize("name", _LOCKS)
def test_every_pin_is_one_version_with_hashes(name: str) -> None:
    pins = _pins(name)
    assert len(pins) > 20
    for pin, hashes in pins:
        assert [one.operator for one in pin.specifier] == ["=="], pin
        assert hashes, pin
        assert all(re.fullmatch(r"sha256:[0-9a-f]{64}", one) for one in hashes), pin


@pytest.mark.parametrize("name", [*_LOCKS, "overrides.txt"])
def test_no_lock_names_an_address_a_path_or_an_option(name: str) -> None:
    text = (_ROOT / "packaging" / name).read_text("utf-8")
    assert "://" not in text
    assert not re.search(r"^\s*-(?!-hash=)", text, re.MULTILINE)
    assert " @ " not in text


@pytest.mark.parametrize("python", _PYTHONS)
@pytest.mark.parametrize("system", _SYSTEMS)
@pytest.mark.parametrize("name", _LOCKS)
def test_every_dependency_is_pinned_once_for_each_system_and_python(
    name: str, system: str, python: str
) -> None:
    environment = _environment(system, python)
    chosen: dict[str, str] = {}
    for pin, _hashes in _pins(name):
        if _holds(pin.marker, environment):
            assert pin.name not in chosen, f"{pin.name} twice"
            chosen[pin.name] = str(pin.specifier).removeprefix("==")
    asked = list(_PROJECT["project"]["dependencies"])
    if name == "requirements-dev.txt":
        asked += _PROJECT["dependency-groups"]["dev"]
    for line in asked:
        wanted = Requirement(line)
        if _holds(wanted.marker, environment):
            assert wanted.name in chosen, wanted.name
            assert wanted.specifier.contains(chosen[wanted.name]), (wanted, chosen[wanted.name])


def test_both_locks_agree_on_every_pin() -> None:
    def shown(name: str) -> set[str]:
        return {f"{pin.name}{pin.specifier} {sorted(hashes)}" for pin, hashes in _pins(name)}

    assert shown("requirements.txt") <= shown("requirements-dev.txt")


def test_qt_stays_below_the_release_that_ends_the_process_on_older_pythons() -> None:
    versions = [str(pin.specifier) for pin, _hashes in _pins("requirements.txt") if pin.name == "pyside6"]
    assert len(versions) == 1
    assert not versions[0].startswith("==6.12")


def test_intel_macs_with_the_newest_python_do_without_the_neural_voice_only() -> None:
    def names(system: str, python: str) -> set[str]:
        environment = _environment(system, python)
        return {pin.name for pin, _ in _pins("requirements.txt") if _holds(pin.marker, environment)}

    needs_of_the_voice = {"onnxruntime", "flatbuffers", "protobuf", "packaging"}
    assert names("macOS", "3.14") - names("Intel macOS", "3.14") == needs_of_the_voice
    assert "onnxruntime" in names("Intel macOS", "3.13")

"""The package managers of the systems: how each installs, who may, and the exact command to type."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from workshop.telling import as_typed, say

SYSTEM: str = sys.platform


@dataclass(frozen=True)
class Manager:
    """One package manager."""

    name: str
    """What it is called in the tables of packages."""
    program: str
    """The program that tells that this manager is there."""
    install: tuple[str, ...]
    """The command that installs, before the names of packages. It never removes anything to make room."""
    refresh: tuple[str, ...] = ()
    """The command that brings the lists of packages up to date, where that is a step of its own."""
    as_root: bool = True
    """Whether installing needs the rights of the administrator."""

    def typed(self, packages: Sequence[str]) -> str:
        """Return the command that a person types to install packages."""
        rights = ["sudo"] if self.as_root and not is_root() else []
        install = as_typed([*rights, *(part for part in self.install if part not in _FOR_SCRIPTS), *packages])
        return f"{as_typed([*rights, *self.refresh])} && {install}" if self.lacks_lists() else install

    def lacks_lists(self) -> bool:
        """Tell whether the lists of packages must be fetched first, as in a new container of Debian."""
        return self.name == "apt" and not any(Path("/var/lib/apt/lists").glob("*_Packages*"))

    def packages_for_venv(self, version: str) -> tuple[str, ...]:
        """Return the packages with `venv` and `ensurepip` of a Python such as `3.11`, if apart."""
        return (f"python{version}-venv",) if self.name == "apt" else ()


_FOR_SCRIPTS = {"-y", "--noconfirm", "--non-interactive", "--no-remove"}
MANAGERS = (
    Manager(
        "apt",
        "apt-get",
        ("apt-get", "install", "-y", "--no-install-recommends", "--no-remove"),
        refresh=("apt-get", "update"),
    ),
    Manager("dnf", "dnf", ("dnf", "install", "-y", "--setopt=install_weak_deps=False")),
    Manager("zypper", "zypper", ("zypper", "--non-interactive", "install", "--no-recommends")),
    Manager("pacman", "pacman", ("pacman", "-S", "--noconfirm", "--needed")),
    Manager("brew", "brew", ("brew", "install"), as_root=False),
)


def find_manager() -> Manager | None:
    """Return the package manager of this machine, or None."""
    if SYSTEM == "darwin":
        known = [manager for manager in MANAGERS if manager.name == "brew"]
    elif SYSTEM == "linux":
        known = [manager for manager in MANAGERS if manager.name != "brew"]
    else:
        known = []
    return next((manager for manager in known if shutil.which(manager.program)), None)


def is_root() -> bool:
    """Tell whether this process has the rights of the administrator."""
    return sys.platform != "win32" and os.geteuid() == 0


def prefix_of_rights(manager: Manager) -> tuple[str, ...] | None:
    """Return what gives a command the rights, or None where they are not to be had without asking."""
    if is_root() or not manager.as_root:
        return ()
    if shutil.which("sudo") and not run_for_failure(["sudo", "-n", "true"]):
        return ("sudo", "-n")
    return None


def install_packages(manager: Manager, packages: Sequence[str], what: str) -> bool:
    """Install packages if the rights are there; return whether the manager says that all are installed.

    All are asked for at once; if that fails, the lists are refreshed; if that fails too, one by one, because
    one name that this release does not know must not keep the others away.
    """
    rights = prefix_of_rights(manager)
    if rights is None:
        return False
    say(f"installing {what}: {' '.join(packages)}")
    environment = os.environ | {"DEBIAN_FRONTEND": "noninteractive"}
    refresh = [*rights, *manager.refresh] if manager.refresh else []
    install = [*rights, *manager.install]
    if manager.lacks_lists():
        run_for_failure(refresh, environment)
        refresh = []
    if not run_for_failure([*install, *packages], environment):
        return True
    if (
        refresh
        and not run_for_failure(refresh, environment)
        and not run_for_failure([*install, *packages], environment)
    ):
        return True
    refused = {package: run_for_failure([*install, package], environment) for package in packages}
    for reason in dict.fromkeys(filter(None, refused.values())):
        say(f"{manager.program}: {reason}")
    return not any(refused.values())


def run_for_failure(command: Sequence[str], environment: Mapping[str, str] | None = None) -> str:
    """Run a command and return nothing where it succeeds, else the last line that it printed."""
    done = subprocess.run(
        command,
        env=environment,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        errors="replace",
        check=False,
    )
    if not done.returncode:
        return ""
    return (done.stdout.strip().splitlines() or [f"ended with {done.returncode}"])[-1]

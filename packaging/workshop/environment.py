"""The `.venv` of a checkout: made once from the lock, found again at once, mended when left half made."""

from __future__ import annotations

import contextlib
import hashlib
import importlib.util
import json
import os
import re
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from workshop.managers import Manager, find_manager, install_packages
from workshop.telling import Progress, SetupFailed, say

LOCKS = {"run": "requirements.txt", "test": "requirements-dev.txt"}
_WAITING = "another set-up of this checkout is at work; waiting for it"
_NO_WAY_OUT = (
    "Temporary failure in name resolution",
    "Failed to establish a new connection",
    "NewConnectionError",
)
_NOT_FOR_A_VENV = ("PIP_USER", "PIP_TARGET", "PIP_PREFIX", "PYTHONHOME", "PYTHONPATH")


@dataclass(frozen=True)
class Checkout:
    """A checkout of Limber on this machine."""

    root: Path
    """The folder that holds `pyproject.toml`."""

    @property
    def venv(self) -> Path:
        """The folder of the virtual environment."""
        return self.root / ".venv"

    @property
    def python(self) -> Path:
        """The interpreter inside the virtual environment."""
        inside = Path("Scripts/python.exe") if os.name == "nt" else Path("bin/python")
        return self.venv / inside

    def lock(self, need: str) -> Path:
        """Return the lock file of a need, `run` or `test`."""
        return self.root / "packaging" / LOCKS[need]

    def note(self, name: str) -> Path:
        """Return a small file that remembers something about the environment and goes away with it."""
        return self.venv / f"limber-{name}.json"

    def variables(self) -> dict[str, str]:
        """Return the environment variables for what is started from here."""
        kept = {name: value for name, value in os.environ.items() if name not in _NOT_FOR_A_VENV}
        # The program is not installed: it is imported from the checkout, never from the current folder.
        return kept | {"PYTHONPATH": str(self.root), "PYTHONSAFEPATH": "1"}


def stamp(checkout: Checkout, need: str) -> dict[str, str]:
    """Return what an environment must have been made from to be good for a need."""
    return {
        "lock": hashlib.sha256(checkout.lock(need).read_bytes()).hexdigest(),
        "python": os.path.realpath(checkout.python),
        "base": _base_folder(checkout),
        "system": sys.platform,
        "root": str(checkout.root),
    }


def _base_folder(checkout: Checkout) -> str:
    """Return the folder of the Python that the environment was made with, or nothing where it went away."""
    try:
        told = (checkout.venv / "pyvenv.cfg").read_text("utf-8", errors="replace")
    except OSError:
        return ""
    home = re.search(r"^home\s*=\s*(.+?)\s*$", told, re.MULTILINE)
    return home[1] if home and os.path.isdir(home[1]) else ""


def remember(note: Path, value: object) -> None:
    """Write a note; where the environment is not this person's to write in, do without."""
    with contextlib.suppress(OSError):
        note.write_text(json.dumps(value), "utf-8")


def is_ready(checkout: Checkout, need: str) -> bool:
    """Tell whether the environment was finished, from this lock and for this machine."""
    if not checkout.python.exists():
        return False
    try:
        return bool(json.loads(checkout.note(need).read_text("utf-8")) == stamp(checkout, need))
    except (OSError, ValueError):
        return False


def make_ready(checkout: Checkout, need: str) -> bool:
    """Make the environment good for a need; return False where it was already.

    The notes that say it is good are written last, so whatever interrupts this is mended by the next call.

    Raises:
        SetupFailed: with what a person must do.
    """
    if is_ready(checkout, need):
        return False
    with _only_one(checkout):
        if is_ready(checkout, need):
            return True
        whole = checkout.note("made").exists() and checkout.python.exists()
        if not whole or checkout.note("unfinished").exists():
            _make_venv(checkout)
            checkout.note("made").write_text("{}", "utf-8")
        _install(checkout, need)
        # The lock for tests holds all that a run needs.
        for name in ("run", "test") if need == "test" else ("run",):
            checkout.note(name).write_text(json.dumps(stamp(checkout, name)), "utf-8")
        checkout.note("unfinished").unlink(missing_ok=True)
    return True


def _person() -> str:
    """Return what tells this person from others on the machine; a user id need not have a name."""
    if sys.platform == "win32":
        return os.environ.get("USERNAME", "")
    else:
        return str(os.getuid())


@contextlib.contextmanager
def _only_one(checkout: Checkout) -> Iterator[None]:
    """Hold a lock while the environment is changed; the system frees it however the process ends."""
    name = hashlib.sha256(f"{_person()} {checkout.root}".encode()).hexdigest()[:16]
    with open(Path(tempfile.gettempdir()) / f"limber-setup-{name}.lock", "a", encoding="utf-8") as held:
        if sys.platform == "win32":
            import msvcrt

            while True:
                try:
                    msvcrt.locking(held.fileno(), msvcrt.LK_LOCK, 1)
                    break
                except OSError:  # after ten tries, one a second
                    say(_WAITING)
        else:
            import fcntl

            try:
                fcntl.flock(held, fcntl.LOCK_EX | fcntl.LOCK_NB)
            except BlockingIOError:
                say(_WAITING)
                fcntl.flock(held, fcntl.LOCK_EX)
            # pip holds the lock too: when this process is killed, what pip still writes is waited for.
            os.set_inheritable(held.fileno(), True)
        yield


def _make_venv(checkout: Checkout) -> None:
    say(f"making {checkout.venv} with Python {sys.version.split()[0]}")
    if not importlib.util.find_spec("ensurepip") or not importlib.util.find_spec("venv"):
        bring_ensurepip(find_manager())
    made = subprocess.run(
        [sys.executable, "-m", "venv", "--clear", str(checkout.venv)],
        capture_output=True,
        text=True,
        check=False,
        env={name: value for name, value in os.environ.items() if name not in _NOT_FOR_A_VENV},
    )
    if made.returncode:
        raise SetupFailed(f"python -m venv failed:\n{(made.stdout + made.stderr).strip()}")


def bring_ensurepip(manager: Manager | None) -> None:
    """Install the part of Python that Debian and its kin leave out of `python3`."""
    version = f"{sys.version_info.major}.{sys.version_info.minor}"
    packages = manager.packages_for_venv(version) if manager else ()
    if (
        manager
        and packages
        and install_packages(manager, packages, f"Python's venv module, of Python {version}")
    ):
        importlib.invalidate_caches()
        return
    raise SetupFailed(
        f"this Python {version} ({sys.executable}) comes without the modules venv and ensurepip.\n"
        + (
            f"Install them, then run the same command again:\n    {manager.typed(packages)}"
            if manager and packages
            else "Use a Python that has them, for example from python.org, and run the same command with it."
        )
    )


def _install(checkout: Checkout, need: str) -> None:
    lock = checkout.lock(need)
    say("installing the locked Python packages (about 300 MB to download the first time)")
    command = [str(checkout.python), "-m", "pip", "install", "--no-input", "--disable-pip-version-check"]
    command += [
        "--progress-bar",
        "off",
        "--no-deps",
        "--require-hashes",
        "--only-binary",
        ":all:",
        "-r",
        str(lock),
    ]
    progress = Progress("package")
    said: list[str] = []
    environment = {name: value for name, value in os.environ.items() if name not in _NOT_FOR_A_VENV}
    with subprocess.Popen(
        command,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        errors="replace",
        env=environment,
        close_fds=os.name == "nt",
    ) as pip:
        for line in pip.stdout or ():
            said.append(line.rstrip())
            if line.startswith("Installing collected packages"):
                # From here on it is neither the old nor the new; without a network pip never gets here.
                checkout.note("unfinished").write_text("{}", "utf-8")
            named = re.match(r"(?:Collecting|Requirement already satisfied:) ([\w.-]+)", line)
            if named:
                progress.step(named[1])
    progress.end()
    if pip.returncode:
        raise SetupFailed(explain_pip(said))


def explain_pip(said: list[str]) -> str:
    """Return why an installation failed, in words that tell what to do, from what pip printed."""
    text = "\n".join(said)
    if any(sign in text for sign in _NO_WAY_OUT):
        return (
            "the Python packages could not be downloaded: there is no way to the package index.\n"
            "Connect to the internet (or set pip's own options for a proxy or a mirror) and run the same\n"
            "command again; once it has worked, no network is needed any more."
        )
    if "No space left on device" in text:
        return (
            "the disk is full: Python packages need about 1.5 GB. Make room and run the same command again."
        )
    reason = "\n".join(said[-12:])
    if "No matching distribution found" in text:
        return (
            f"a package has no ready-made build for this system and Python {sys.version.split()[0]}.\n"
            "Limber is locked for Linux (glibc 2.34 or newer; 2.39 on ARM), Windows (x86-64) and macOS 14.\n"
            f"On Windows on ARM, use the 64-bit Intel build of Python.\n{reason}"
        )
    return f"pip could not install the packages:\n{reason}"

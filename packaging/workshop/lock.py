"""The lock: every package of every system and Python, with the hashes of its files and not one address."""

from __future__ import annotations

import os
import subprocess
from collections.abc import Sequence

from workshop.environment import Checkout
from workshop.telling import say

_HEAD = "# Made by `python3 packaging/dev.py lock` from pyproject.toml; not for editing.\n"
_COMPILE = ("pip", "compile", "--quiet", "--no-config", "--universal", "--python-version", "3.10")
_SHAPE = ("--generate-hashes", "--no-annotate", "--no-header", "--no-emit-index-url", "--no-emit-find-links")


def write(checkout: Checkout, newer: Sequence[str]) -> int:
    """Write both lock files from `pyproject.toml`; return the exit code of the tool.

    Versions stay as they are unless the project asks for others, or `newer` names packages or holds `--all`.
    The lock for tests repeats that for a run, so that one file is enough for either.
    """
    upgrade = (
        ["--upgrade"]
        if "--all" in newer
        else [part for name in newer for part in ("--upgrade-package", name)]
    )
    for need, more in (("run", ()), ("test", ("--group", "dev", "--constraints", str(checkout.lock("run"))))):
        path = checkout.lock(need)
        command = [str(checkout.python), "-m", "uv", *_COMPILE, *_SHAPE, *upgrade]
        command += [
            "--override",
            "packaging/overrides.txt",
            *more,
            "pyproject.toml",
            "--output-file",
            str(path),
        ]
        # The hashes must be those of the public files, so what is set for this machine alone does not count.
        kept = {name: value for name, value in os.environ.items() if not name.startswith(("UV_", "PIP_"))}
        done = subprocess.run(command, cwd=checkout.root, env=kept, check=False)
        if done.returncode:
            return done.returncode
        text = path.read_text("utf-8")
        path.write_text(_HEAD + text.removeprefix(_HEAD), "utf-8", newline="\n")
        say(f"wrote {path.relative_to(checkout.root)}")
    return 0

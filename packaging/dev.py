#!/usr/bin/env python3
"""The two commands of a fresh machine, `run` and `test`, and the smaller ones of development.

This file is read by whatever `python3` is, so it keeps to what Python 3.6 understands and hands over to a
newer one where it finds it; the rest is in `workshop/`. Only the standard library is used.
"""

import os
import subprocess
import sys

OLDEST = (3, 10)
NEWEST = (3, 14)
MARK = "LIMBER_OTHER_PYTHON"


def starts(python: str) -> bool:
    """Tell whether a Python really runs; what stands on the PATH may be a switch to none."""
    return subprocess.call([python, "-c", ""], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL) == 0


def other_python() -> "str | None":
    """Return the path of a Python that Limber runs on, or None; the newest comes first."""
    for minor in range(NEWEST[1], OLDEST[1] - 1, -1):
        for folder in os.environ.get("PATH", "").split(os.pathsep):
            path = os.path.join(folder, f"python3.{minor}")
            if os.access(path, os.X_OK) and starts(path):
                return path
    return None


def hand_over() -> None:
    """Go on with another Python in place of this one; come back only where there is none."""
    found = None if MARK in os.environ else other_python()
    if found:
        os.environ[MARK] = found
        os.execv(found, [found, *sys.argv])


if not OLDEST <= sys.version_info[:2] <= NEWEST:
    hand_over()
    sys.stderr.write(
        f"limber: Limber needs Python 3.{OLDEST[1]} to 3.{NEWEST[1]}; this is {sys.version.split()[0]}.\n"
        "limber: Install one of them, then run this command with it, for example:\n"
        f"limber:     python3.13 packaging/dev.py {' '.join(sys.argv[1:])}\n"
    )
    sys.exit(2)

if __name__ == "__main__":
    from workshop.verbs import main

    sys.exit(main(sys.argv[1:]))

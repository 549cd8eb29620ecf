"""How long it takes from Play to the first sound, with lines that are kept and with lines that are not made.

``python -m tests.bench.first_sound`` prints JSON; milliseconds. Each case runs in a process of its own with
folders of its own. The way of a sample through the device (see ``sound``) comes on top: some 30 ms.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from player import paths

_ROOT = Path(__file__).resolve().parents[2]
_ROUNDS = 3

_PLAY = """
import os, sys, time
from pathlib import Path
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication
from player.app.window import Front
application = QApplication([])
front = Front(silent=False)
front.window.show()
begun = [0.0]
def play():
    if front.reading:
        return QTimer.singleShot(20, play)
    begun[0] = time.monotonic()
    front.play(Path(sys.argv[1]))
    ask()
def ask():
    if front.state == "playing":
        print(1000 * (time.monotonic() - begun[0]), flush=True)
        QTimer.singleShot(int(sys.argv[2]), lambda: (front.close(), application.quit()))
    else:
        QTimer.singleShot(2, ask)
QTimer.singleShot(2500, play)
application.exec()
"""


def main() -> None:
    """Measure and print."""
    print(json.dumps(measure(), indent=2))


def measure() -> dict[str, Any]:
    """Return milliseconds to the first sound for each case, the best of a few rounds, and its bar."""
    pack = paths.data_folder() / "voices"
    found: dict[str, Any] = {
        "system voice, lines not made": _best(None, made=False) | {"bar": 600},
        "system voice, lines kept": _best(None, made=True) | {"bar": 150},
    }
    if pack.is_dir():
        found["Kokoro, lines not made"] = _best(pack, made=False) | {"bar": 1500}
        found["Kokoro, lines kept"] = _best(pack, made=True) | {"bar": 150}
    else:
        found["Kokoro"] = "not installed"
    return found


def _best(pack: Path | None, *, made: bool) -> dict[str, float]:
    times = []
    for _ in range(_ROUNDS):
        with tempfile.TemporaryDirectory() as folder:
            home = Path(folder)
            if pack is not None:
                (home / "data").mkdir()
                (home / "data" / "voices").symlink_to(pack, target_is_directory=True)
            if made:
                _play(home, 20_000 if pack is not None else 6_000)
            times.append(_play(home, 100))
    return {"ms": round(min(times)), "worst ms": round(max(times))}


def _play(home: Path, stays: int) -> float:
    environment = os.environ | {
        "LIMBER_HOME": str(home),
        "PYTHONPATH": str(_ROOT),
        "QT_QPA_PLATFORM": "offscreen",
        "QT_LOGGING_RULES": "qt.multimedia*=false",
    }
    # Not the library's own file: that one's first words are made as soon as it is chosen there.
    session = home / "session.toml"
    session.write_bytes(
        (_ROOT / "sessions" / "hamstring-pnf.toml").read_bytes().replace(b"with a strap", b"now")
    )
    command = [sys.executable, "-c", _PLAY, str(session), str(stays)]
    done = subprocess.run(command, env=environment, capture_output=True, text=True, timeout=180, check=False)
    if not done.stdout.strip():
        raise RuntimeError(done.stderr)
    return float(done.stdout.split()[0])


if __name__ == "__main__":
    main()

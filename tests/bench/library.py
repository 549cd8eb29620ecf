"""A library of a thousand files: how soon it is shown, how long the window ever waits, and a key stroke in
the search.

``python -m tests.bench.library`` prints JSON. Bars: shown within 1 s; once it is, 99 of 100 waits no longer
than 16 ms, and none longer than 0.1 s.
Both starts are taken in processes of their own: the first one has to read every file, the second one finds
what the first has kept.
"""

from __future__ import annotations

import json
import os
import random
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Any

_ROOT = Path(__file__).resolve().parents[2]
_COUNT = 1000
_EXERCISES = (
    *("plank", "glute-bridge", "supine-strap-hamstring", "cat-cow", "bird-dog", "chair-hamstring"),
    *("calf-stretch-wall", "couch-stretch", "childs-pose", "dead-bug", "squat", "standing-quad"),
)

_START = """
import json, os, sys, time
from PySide6.QtWidgets import QApplication
from player.app.window import Front
count = int(sys.argv[1])
application = QApplication([])
begin, spent, used = time.monotonic(), time.process_time(), 0.0
front = Front(silent=True)
front.window.resize(1280, 800)
front.window.show()
library = front.window.library
shown, longest, waits = None, 0.0, [0.0]
while front.reading or shown is None:
    before = time.monotonic()
    application.processEvents()
    waited = time.monotonic() - before
    longest = max(longest, waited)
    if shown is not None:
        waits.append(waited)
    time.sleep(0.001)  # a window that has nothing to do lets others work
    if shown is None and library.cards.rowCount() >= count:
        shown, used = time.monotonic() - begin, time.process_time() - spent
read = time.monotonic() - begin
strokes = []
for text in ("h", "ha", "ham", "hamst", "hamstrings str"):
    before = time.monotonic()
    library.search.setText(text)
    application.processEvents()
    strokes.append(time.monotonic() - before)
print(json.dumps({
    "shown_s": round(shown, 3),
    "processor_until_shown_s": round(used, 3),
    "longest_wait_until_shown_ms": round(longest * 1000),
    "longest_wait_after_ms": round(max(waits) * 1000),
    "p99_wait_after_ms": round(sorted(waits)[len(waits) * 99 // 100] * 1000, 1),
    "all_read_s": round(read, 2),
    "slowest_search_ms": round(max(strokes) * 1000),
}), flush=True)
front.close()
os._exit(0)
"""


def measure(count: int = _COUNT) -> dict[str, Any]:
    """Return the figures of a first and of a second start."""
    with tempfile.TemporaryDirectory(prefix="limber-bench-") as home:
        write_sessions(Path(home) / "data" / "sessions", count)
        return {"files": count, "first_start": _start(home, count), "second_start": _start(home, count)}


def write_sessions(folder: Path, count: int) -> None:
    """Write so many different sessions."""
    folder.mkdir(parents=True)
    drawn = random.Random(7)
    for number in range(count):
        exercises = drawn.sample(_EXERCISES, drawn.randint(2, 6))
        lines = [
            "format = 1",
            f'title = "{drawn.choice(("Morning", "Evening", "Desk", "Runner"))} session {number}"',
            'summary = "Written to be listed."',
            f'level = "{drawn.choice(("gentle", "easy", "medium", "hard"))}"',
            'equipment = ["mat"]',
        ]
        for exercise in exercises:
            hold = drawn.randint(2, 12) * 5
            lines += ["", "[[step]]", f'exercise = "{exercise}"', f'hold = "{hold}s"', "sets = 2"]
        (folder / f"session-{number:04}.toml").write_text("\n".join(lines) + "\n", encoding="utf-8")


def _start(home: str, count: int) -> dict[str, Any]:
    environment = {
        **os.environ,
        "LIMBER_HOME": home,
        "QT_QPA_PLATFORM": "offscreen",
        "PYTHONPATH": str(_ROOT),
    }
    done = subprocess.run(
        [sys.executable, "-c", _START, str(count)],
        env=environment,
        check=True,
        stdout=subprocess.PIPE,
        text=True,
        timeout=300,
    )
    found: dict[str, Any] = json.loads(done.stdout.splitlines()[-1])
    return found


if __name__ == "__main__":
    print(json.dumps(measure(), indent=2))

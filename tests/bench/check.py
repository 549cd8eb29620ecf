"""How long `limber check` takes for a file of 10,000 steps, against `tomli.loads` of the same text.

Run it alone: `python tests/bench/check.py [STEPS]`. Prints JSON; the bar is a ratio of 6.
"""

from __future__ import annotations

import json
import sys
import tempfile
import time
from pathlib import Path
from typing import TYPE_CHECKING

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

import tomli

from player.app.checking import check_file
from player.app.supplies import Supplies

if TYPE_CHECKING:
    from collections.abc import Callable

STEPS = 10_000
BAR = 6.0
ROUNDS = 5


def long_session(steps: int) -> str:
    """Return a session of so many steps of all sorts; no two neighbours are alike, some authors speak."""
    parts = ['format = 1\ntitle = "Ten thousand steps"\n']
    for number in range(steps):
        seconds = 20 + number % 37
        kinds = (
            f'exercise = "leg-swing"\nreps = {5 + number % 11}\npace = "{2 + number % 5 / 2}s"\n',
            f'exercise = "supine-strap-hamstring"\npnf = {{ method = "crac", deepen = "{seconds}s" }}\n',
            'exercise = "glute-bridge"\nreps = 10\ntempo = "1-2-1-0"\nsets = 2\nrest = "30s"\n',
            f'exercise = "plank"\nhold = "{seconds}s"\ncue = [{{ at = "50%", say = "Long neck." }}]\n',
            f'rest = "{seconds}s"\n',
        )
        parts.append(f"\n[[step]]\n{kinds[number % len(kinds)]}")
    return "".join(parts)


def measure(steps: int = STEPS) -> dict[str, float]:
    """Return the bytes, both times in seconds (the best of several rounds, taken in turn) and their ratio."""
    text = long_session(steps)
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "long.toml"
        path.write_text(text, encoding="utf-8")
        supplies = Supplies()
        problems = check_file(path, supplies)
        if problems:
            raise SystemExit(f"the session of the bench has problems: {problems[0]}")
        baseline = checked = float("inf")
        for _ in range(ROUNDS):
            baseline = min(baseline, _seconds(lambda: tomli.loads(text)))
            checked = min(checked, _seconds(lambda: check_file(path, supplies)))
    ratio = checked / baseline
    return {"bytes": len(text), "tomli": baseline, "check": checked, "ratio": ratio, "bar": BAR}


def _seconds(what: Callable[[], object]) -> float:
    begun = time.perf_counter()
    what()
    return time.perf_counter() - begun


if __name__ == "__main__":
    print(json.dumps(measure(int(sys.argv[1]) if len(sys.argv) > 1 else STEPS), indent=2))

"""How long `limber check` takes for a file of 10,000 steps, against `tomli.loads` of the same text, and from
a keystroke in a file of 1,000 steps to its fresh problems.

Run it alone: `python tests/bench/check.py [STEPS]`. Prints JSON; the bars are a ratio of 6, and 16 ms from a
keystroke to fresh problems.
"""

from __future__ import annotations

import gc
import json
import re
import sys
import tempfile
import time
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

import tomli

from player.app.checking import Checker, check_file
from player.app.supplies import Supplies

if TYPE_CHECKING:
    from collections.abc import Callable

STEPS = 10_000
BAR = 6.0
ROUNDS = 5


def long_session(steps: int) -> str:
    """Return a session of so many steps of all sorts; no two neighbours are alike, some authors speak."""
    parts = ['format = 1\ntitle = "Ten thousand steps"\naccept = ["much-stretch"]\n']
    for number in range(steps):
        seconds = 20 + number % 37
        kinds = (
            f'exercise = "leg-swing"\nreps = {5 + number % 11}\npace = "{2 + number % 5 / 2}s"\n',
            'exercise = "supine-strap-hamstring"\n'
            f'pnf = {{ method = "crac", deepen = "{10 + number % 20}s" }}\n',
            'exercise = "glute-bridge"\nreps = 10\ntempo = "1-2-1-0"\nsets = 2\nrest = "30s"\n',
            f'exercise = "plank"\nhold = "{seconds}s"\ncue = [{{ at = "50%", say = "Long neck." }}]\n',
            f'rest = "{seconds}s"\n',
        )
        # A note of its own: no step is a copy of another.
        parts.append(f'\n[[step]]\nnote = "Step {number}"\n{kinds[number % len(kinds)]}')
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
    return {
        "bytes": len(text),
        "tomli": baseline,
        "check": checked,
        "ratio": ratio,
        "bar": BAR,
        **keystrokes(),
    }


def keystrokes(steps: int = 1000, strokes: int = 200) -> dict[str, float]:
    """Return how long it takes from a keystroke in a file to its fresh problems: the median and the 99th
    percentile, in seconds, of digits typed into doses all over the file and taken out again. As in the window
    (``app.draft_reading``), Python looks for what nobody needs only when nothing is typed."""
    text = long_session(steps)
    checker = Checker(Path("long.toml"), Supplies())
    if checker.check(text):
        raise SystemExit("the session of the bench has problems")
    places = [found.end() for found in re.finditer(r'hold = "', text)]
    times = []
    gc.disable()
    for stroke in range(strokes):
        place = places[stroke // 2 * 7 % len(places)]
        typed = f"{text[:place]}1{text[place:]}" if stroke % 2 == 0 else text
        times.append(_seconds(partial(checker.check, typed)))
    gc.enable()
    times.sort()
    return {
        "keystroke": times[strokes // 2],
        "keystroke p99": times[strokes * 99 // 100],
        "keystroke bar": 0.016,
    }


def _seconds(what: Callable[[], object]) -> float:
    begun = time.perf_counter()
    what()
    return time.perf_counter() - begun


if __name__ == "__main__":
    print(json.dumps(measure(int(sys.argv[1]) if len(sys.argv) > 1 else STEPS), indent=2))

"""All benches: ``python tests/bench [--json]``. Each figure stands beside its baseline of the same run.

The bars are goals, not tests: machines are noisy. ``dev.py bench`` calls this.
"""

from __future__ import annotations

import argparse
import json
import sys
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from tests.bench import check, editor, figures, library, session, sound, window


def main() -> None:
    """Run the benches one after the other and print what they found."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--json", action="store_true", help="print JSON alone")
    parser.add_argument("--seconds", type=float, default=60, help="how long cues are played")
    arguments = parser.parse_args()
    found: dict[str, Any] = {
        "check": check.measure(),
        "editor": editor.measure(),
        "figures": figures.measure(),
        "window": window.measure(),
        "library": library.measure(),
        "session": session.measure(),
        "sound": sound.measure(arguments.seconds, steps=6),
    }
    if arguments.json:
        print(json.dumps(found, indent=2))
    else:
        _print(found, "")


def _print(found: dict[str, Any], indent: str) -> None:
    for name, value in found.items():
        if isinstance(value, dict):
            print(f"{indent}{name}")
            _print(value, indent + "  ")
        else:
            print(f"{indent}{name:32} {value}")


if __name__ == "__main__":
    main()

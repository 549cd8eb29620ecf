"""Makes the pictures of the README: ``python tests/pictures [FOLDER]``."""

from __future__ import annotations

import os
import sys
import tempfile
from pathlib import Path

_ROOT = Path(__file__).resolve().parents[2]


def main(arguments: list[str]) -> int:
    """Make all pictures and tell where they are."""
    folder = Path(arguments[0]) if arguments else _ROOT / "packaging" / "pictures"
    folder.mkdir(parents=True, exist_ok=True)
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    sys.path.insert(0, str(_ROOT))
    with tempfile.TemporaryDirectory() as home:
        os.environ["LIMBER_HOME"] = home
        from tests.pictures.screens import make_pictures

        for path in make_pictures(folder, Path(home)):
            print(path)
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))

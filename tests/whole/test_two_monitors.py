"""Full screen goes to the monitor that was chosen, and back: tried on two monitors that Qt makes up."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

_SCREENS = {
    "screens": [
        {"name": "desk", "x": 0, "y": 0, "width": 1280, "height": 800},
        {"name": "wall", "x": 1280, "y": 0, "width": 1920, "height": 1080},
    ]
}
_PROGRAM = """
import json, sys
from PySide6.QtWidgets import QApplication, QWidget
application = QApplication([])
from player.ui.main_window import MainWindow
from tests.ui.conftest import ForgetfulMemory
memory = ForgetfulMemory()
memory.keep(monitor=sys.argv[1])
window = MainWindow(memory, QWidget)
window.setGeometry(100, 100, 800, 600)
window.show()
application.processEvents()
seen = []
for _ in range(2):
    window.toggle_full_screen()
    application.processEvents()
    seen.append([window.screen().name(), window.isFullScreen(), window.width()])
window.close()
print(json.dumps(seen))
"""


def _seen(tmp_path: Path, monitor: str) -> list[object]:
    """Return where the window is, whether it fills the screen, and its width: in full screen, and after."""
    path = tmp_path / "screens.json"
    path.write_text(json.dumps(_SCREENS), encoding="utf-8")
    environment = {**os.environ, "QT_QPA_PLATFORM": f"offscreen:configfile={path}"}
    done = subprocess.run(
        [sys.executable, "-c", _PROGRAM, monitor],
        env=environment,
        capture_output=True,
        text=True,
        timeout=120,
    )
    assert done.returncode == 0, done.stderr
    seen: list[object] = json.loads(done.stdout)
    return seen


def test_full_screen_goes_to_the_chosen_monitor_and_back(tmp_path: Path) -> None:
    assert _seen(tmp_path, "wall") == [["wall", True, 1920], ["desk", False, 800]]


def test_without_a_choice_or_with_one_that_is_unplugged_it_stays_where_it_is(tmp_path: Path) -> None:
    assert _seen(tmp_path, "") == [["desk", True, 1280], ["desk", False, 800]]
    assert _seen(tmp_path, "beamer") == [["desk", True, 1280], ["desk", False, 800]]

"""Sound comes without what plays films."""

from __future__ import annotations

import subprocess
import sys

import pytest

from tests.golden import ROOT

_OPEN = """
import os
from PySide6.QtCore import QCoreApplication
from player.ui.sound import open_output
application = QCoreApplication([])
paths = QCoreApplication.libraryPaths()
output = open_output(lambda text: None)
assert QCoreApplication.libraryPaths() == paths
loaded = open("/proc/self/maps").read()
print("libQt6Multimedia" in loaded, "ffmpegmediaplugin" in loaded)
output.close()
os._exit(0)
"""


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="asks Linux what is in memory")
def test_a_device_is_opened_without_what_plays_films() -> None:
    done = subprocess.run([sys.executable, "-c", _OPEN], cwd=ROOT, capture_output=True, text=True, timeout=60)
    assert done.stdout.split()[-2:] == ["True", "False"], done.stderr

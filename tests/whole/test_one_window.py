"""A second start brings the first window forward and hands over its file."""

from __future__ import annotations

import subprocess
import sys
import textwrap
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QUrl
from PySide6.QtGui import QFileOpenEvent
from PySide6.QtNetwork import QLocalSocket
from pytestqt.qtbot import QtBot

from player.app.one_window import OneWindow

SECOND = textwrap.dedent("""
    import sys
    from pathlib import Path
    from player.app.one_window import OneWindow
    one = OneWindow(Path(sys.argv[1]))
    path = Path(sys.argv[2]) if len(sys.argv) > 2 else None
    print(one.hand_over(path, "3" if path else None, play="shown" not in sys.argv))
""")


@pytest.fixture
def first(tmp_path: Path, qtbot: QtBot) -> Iterator[OneWindow]:
    made = OneWindow(tmp_path)
    assert not made.hand_over(None, None)
    made.listen()
    yield made
    made.close()
    QCoreApplication.processEvents()


def second(folder: Path, *words: str, cwd: Path | None = None) -> subprocess.Popen[str]:
    return subprocess.Popen(
        [sys.executable, "-c", SECOND, str(folder), *words], stdout=subprocess.PIPE, text=True, cwd=cwd
    )


def answer(process: subprocess.Popen[str]) -> str:
    return process.communicate(timeout=20)[0].strip()


def test_a_second_start_hands_over_its_file_by_its_full_path(
    first: OneWindow, tmp_path: Path, qtbot: QtBot
) -> None:
    with qtbot.waitSignal(first.asked, timeout=15_000) as asked:
        process = second(tmp_path, "evening.toml", cwd=tmp_path)
    assert asked.args == [str(tmp_path / "evening.toml"), "3", True]
    assert answer(process) == "True"


def test_a_second_start_by_double_click_hands_over_a_file_to_be_shown_not_played(
    first: OneWindow, tmp_path: Path, qtbot: QtBot
) -> None:
    file = tmp_path / "evening.toml"
    with qtbot.waitSignal(first.asked, timeout=15_000) as asked:
        process = second(tmp_path, str(file), "shown")
    assert asked.args == [str(file), "3", False]
    assert answer(process) == "True"


def test_a_second_start_without_a_file_brings_the_window_forward(
    first: OneWindow, tmp_path: Path, qtbot: QtBot
) -> None:
    with qtbot.waitSignal(first.asked, timeout=15_000) as asked:
        process = second(tmp_path)
    assert asked.args == ["", "", False]
    assert answer(process) == "True"


def test_a_start_with_other_settings_is_a_first_one(first: OneWindow, tmp_path: Path) -> None:
    assert answer(second(tmp_path / "other")) == "False"


def test_when_the_first_has_ended_the_next_is_the_first(tmp_path: Path, qtbot: QtBot) -> None:
    made = OneWindow(tmp_path)
    assert not made.hand_over(None, None)
    made.listen()
    made.close()
    assert answer(second(tmp_path)) == "False"


def test_what_a_killed_program_left_behind_is_healed(tmp_path: Path, qtbot: QtBot) -> None:
    script = SECOND + "one.listen(); print('listens', flush=True); import time; time.sleep(60)"
    process = subprocess.Popen(
        [sys.executable, "-c", script, str(tmp_path)], stdout=subprocess.PIPE, text=True
    )
    assert process.stdout is not None
    while process.stdout.readline().strip() != "listens":
        time.sleep(0.01)
    process.kill()
    process.communicate(timeout=10)
    made = OneWindow(tmp_path)
    assert not made.hand_over(None, None)
    made.listen()
    with qtbot.waitSignal(made.asked, timeout=15_000):
        later = second(tmp_path)
    assert answer(later) == "True"
    made.close()


@pytest.mark.parametrize("message", [b"nonsense\n", b"[]\n", b'{"path": "x"}\n', b"x" * 100_000])
def test_what_is_not_a_message_of_ours_is_not_obeyed(
    first: OneWindow, tmp_path: Path, qtbot: QtBot, message: bytes
) -> None:
    asked: list[str] = []
    first.asked.connect(lambda path, start, play: asked.append(path))
    socket = QLocalSocket()
    assert first._server is not None
    socket.connectToServer(first._server.fullServerName())
    socket.write(message)
    qtbot.waitUntil(lambda: socket.state() == QLocalSocket.LocalSocketState.UnconnectedState, timeout=5000)
    assert asked == []


def test_a_file_that_the_system_hands_over_is_opened(first: OneWindow, tmp_path: Path) -> None:
    asked: list[tuple[str, str, bool]] = []
    first.asked.connect(lambda path, start, play: asked.append((path, start, play)))
    application = QCoreApplication.instance()
    assert application is not None
    application.installEventFilter(first)
    file = tmp_path / "a session.toml"
    QCoreApplication.sendEvent(application, QFileOpenEvent(QUrl.fromLocalFile(str(file))))
    application.removeEventFilter(first)
    assert asked == [(str(file), "", False)]

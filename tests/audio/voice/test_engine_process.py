"""One helper process: answers, dies, hangs, sends garbage, and ends with its parent."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from player.audio.voice.engine_process import EngineDied, EngineProcess
from tests.audio.voice.handmade import FAKE, noted


@pytest.fixture
def process(tmp_path: Path) -> Iterator[EngineProcess]:
    process = EngineProcess((sys.executable, str(FAKE), str(tmp_path), ""))
    yield process
    process.stop()


def _speak(process: EngineProcess, text: str, limit: float = 5.0) -> int:
    return len(process.ask({"do": "speak", "text": text}, limit).body)


def _gone(pid: int) -> bool:
    until = time.monotonic() + 5
    while time.monotonic() < until:
        try:
            os.kill(pid, 0)
            state = Path(f"/proc/{pid}/stat")
            if state.exists() and state.read_text().rpartition(")")[2].split()[0] == "Z":
                return True
        except ProcessLookupError:
            return True
        time.sleep(0.02)
    return False


def test_nothing_is_started_before_something_is_asked(process: EngineProcess, tmp_path: Path) -> None:
    assert process.pid is None
    assert noted(tmp_path, "starts") == []


def test_it_answers_one_request_after_another_in_one_process(process: EngineProcess, tmp_path: Path) -> None:
    assert _speak(process, "Push") > 0
    assert _speak(process, "Relax") > _speak(process, "Push")
    assert len(noted(tmp_path, "starts")) == 1


@pytest.mark.parametrize("text", ["Die", "Garble", "Hang"])
def test_whatever_it_does_the_caller_gets_an_error_and_the_next_request_a_new_process(
    process: EngineProcess, tmp_path: Path, text: str
) -> None:
    first = process.ask({"do": "speak", "text": "Push"}, 5.0)
    pid = process.pid
    assert first.body
    assert pid is not None
    with pytest.raises(EngineDied):
        _speak(process, text, limit=0.3)
    assert _gone(pid)
    assert _speak(process, "Push") > 0
    assert len(noted(tmp_path, "starts")) == 2


def test_a_process_that_cannot_start_says_its_last_words(tmp_path: Path) -> None:
    process = EngineProcess((sys.executable, str(FAKE), str(tmp_path), "never-starts"))
    with pytest.raises(EngineDied, match="no such library"):
        _speak(process, "Push")


def test_a_process_that_never_says_hello_is_not_waited_for(tmp_path: Path) -> None:
    process = EngineProcess((sys.executable, str(FAKE), str(tmp_path), "never-says-hello"), start_limit=0.3)
    started = time.monotonic()
    with pytest.raises(EngineDied):
        _speak(process, "Push")
    assert time.monotonic() - started < 5


def test_a_program_that_is_not_there_is_an_engine_that_died(tmp_path: Path) -> None:
    with pytest.raises(EngineDied):
        _speak(EngineProcess((str(tmp_path / "nothing"),)), "Push")


def test_a_stopped_process_is_gone_and_stays_so(process: EngineProcess) -> None:
    _speak(process, "Push")
    pid = process.pid
    assert pid is not None
    process.stop()
    assert _gone(pid)
    with pytest.raises(EngineDied):
        _speak(process, "Push")


def test_a_rested_process_starts_again_when_asked(process: EngineProcess, tmp_path: Path) -> None:
    _speak(process, "Push")
    process.rest()
    assert process.pid is None
    assert _speak(process, "Push") > 0
    assert len(noted(tmp_path, "starts")) == 2


def test_it_dies_with_its_parent_even_while_it_speaks(tmp_path: Path) -> None:
    program = """
import os, sys, threading, time
from player.audio.voice.engine_process import EngineProcess
process = EngineProcess((sys.executable, "-m", "player.audio.voice.worker", "system"))
process.ask({"do": "voices"}, 10)
print(process.pid, flush=True)
line = {"do": "speak", "text": "la " * 300000, "voice": "gmw/en-us", "language": "en", "rate": 1.0}
threading.Thread(target=process.ask, args=(line, 60), daemon=True).start()
time.sleep(0.2)
os._exit(9)
"""
    parent = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=False)
    assert parent.returncode == 9
    assert _gone(int(parent.stdout))

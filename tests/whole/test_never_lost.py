"""A session that was interrupted goes on at the next start, and what was done is in the history."""

from __future__ import annotations

import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from player import paths
from player.app.window import Front
from player.errors import PlayerError
from player.history.runs import Run, Work
from player.history.store import FILE_NAME, Store

QUIET = """
format = 1
title = "A quiet one"
[defaults]
announce = "off"
prepare = "0s"
change_side = "1s"
[[step]]
exercise = "plank"
hold = "90s"
[[step]]
exercise = "chair-hamstring"
side = "each"
hold = "60s"
"""

_PLAYED = """
import sys
from pathlib import Path
from PySide6.QtWidgets import QApplication
from player.app.window import Front
application = QApplication([])
front = Front(silent=True)
front.window.show()
front.play(Path(sys.argv[1]), sys.argv[2])
application.exec()
"""
_PATIENCE = 30.0


@pytest.fixture
def file(tmp_path: Path) -> Path:
    """Return a session file."""
    path = tmp_path / "quiet.toml"
    path.write_text(QUIET, encoding="utf-8")
    return path


@pytest.fixture
def make_front(qtbot: QtBot, known_cards: None) -> Iterator[Callable[[], Front]]:
    """Return what starts the program."""
    made = []

    def make() -> Front:
        front = Front(silent=True)
        made.append(front)
        qtbot.addWidget(front.window)
        front.window.show()
        qtbot.waitExposed(front.window)
        return front

    yield make
    for front in made:
        front.close()


def history() -> tuple[Run, ...]:
    """Return what the history holds."""
    path = paths.data_folder() / FILE_NAME
    if not path.exists():
        return ()
    with closing(Store(path)) as store:
        return store.runs()


def keep(run: Run) -> None:
    """Put a run into the history."""
    with closing(Store(paths.data_folder() / FILE_NAME)) as store:
        store.keep(run, run.works)


@pytest.mark.skipif(not hasattr(signal, "SIGKILL"), reason="needs SIGKILL")
def test_a_killed_session_goes_on_from_the_second_it_stopped(
    make_front: Callable[[], Front], file: Path, qtbot: QtBot
) -> None:
    with subprocess.Popen([sys.executable, "-c", _PLAYED, str(file), "2"]) as program:
        end = time.monotonic() + _PATIENCE
        while not (runs := history()) or runs[0].done < 1.2:
            assert time.monotonic() < end
            time.sleep(0.05)
        program.send_signal(signal.SIGKILL)
    (killed,) = history()
    assert killed.state == "open" and killed.title == "A quiet one"
    front = make_front()
    library = front.window.library
    qtbot.waitUntil(library.go_on.isVisible)
    assert library.go_on.heading.text == "Go on with “A quiet one”?"
    assert "right" in library.go_on.words.text
    library.go_on.yes.click()
    qtbot.waitUntil(lambda: front.state == "playing")
    timeline = front.timeline
    assert timeline is not None and timeline.steps[timeline.phases[front.phase].step].path == "2"
    qtbot.waitUntil(lambda: history()[0].done > killed.done, timeout=10_000)
    (again,) = history()
    assert again.identity == killed.identity
    assert not library.go_on.isVisible()


def test_closing_the_window_in_a_session_counts_as_interrupted(
    make_front: Callable[[], Front], file: Path, qtbot: QtBot
) -> None:
    first = make_front()
    first.play(file)
    qtbot.waitUntil(lambda: first.state == "playing")
    first.close()
    assert [run.state for run in history()] == ["open"]
    second = make_front()
    qtbot.waitUntil(second.window.library.go_on.isVisible)


def test_leaving_a_session_is_no_interruption(
    make_front: Callable[[], Front], file: Path, qtbot: QtBot
) -> None:
    front = make_front()
    front.play(file)
    qtbot.waitUntil(lambda: front.state == "playing")
    for _ in ("it pauses", "it leaves"):
        front.window.actions_table["leave"].trigger()
    qtbot.waitUntil(lambda: [run.state for run in history()] == ["left"])


def test_the_card_says_when_its_session_was_done(make_front: Callable[[], Front], qtbot: QtBot) -> None:
    path = paths.shipped_folder("sessions") / "lower-back-relief.toml"
    now = time.time()
    works = (Work("1", 0, "", "Plank", planned=30.0, done=30.0),)
    keep(Run(0, now, now, "finished", str(path), "Lower back relief", 300.0, works=works))
    library = make_front().window.library
    qtbot.waitUntil(lambda: str(path) in library.cards.marks.done)
    row = library.cards.row_of(path)
    assert row is not None
    told = library.cards.data(library.cards.index(row), Qt.ItemDataRole.AccessibleTextRole)
    assert str(told).endswith("Done today")


def test_own_folders_and_favourites_are_remembered(
    make_front: Callable[[], Front], file: Path, qtbot: QtBot
) -> None:
    first = make_front()
    first.library.add_folder(file.parent)
    qtbot.waitUntil(lambda: first.window.library.cards.row_of(file) is not None)
    first.window.library.favourite_toggled.emit(str(file))
    first.close()
    library = make_front().window.library
    qtbot.waitUntil(lambda: library.cards.row_of(file) == 0)
    card = library.cards.cards[0]
    assert card.origin == file.parent.name
    library.filters.folder_refused.emit(card.origin)
    qtbot.waitUntil(lambda: library.cards.row_of(file) is None)


def test_a_session_that_comes_into_a_folder_is_listed_when_the_library_is_seen_again(
    make_front: Callable[[], Front], qtbot: QtBot
) -> None:
    front = make_front()
    qtbot.waitUntil(lambda: not front.reading and front.history is not None, timeout=60_000)
    path = paths.data_folder() / "sessions" / "new.toml"
    path.parent.mkdir(parents=True)
    path.write_text(QUIET, encoding="utf-8")
    front.window.show_library()
    qtbot.waitUntil(lambda: front.window.library.cards.row_of(path) is not None)


def test_a_session_that_was_played_to_its_end_is_finished(
    make_front: Callable[[], Front], file: Path, qtbot: QtBot
) -> None:
    front = make_front()
    front.play(file)
    qtbot.waitUntil(lambda: front.state == "playing")
    for _ in range(20):
        front.window.actions_table["next"].trigger()
    qtbot.waitUntil(lambda: [run.state for run in history()] == ["finished"])
    assert all(work.skipped for work in history()[0].works)


def test_a_session_that_was_ended_with_a_kind_word_was_ended_early(
    make_front: Callable[[], Front], file: Path, qtbot: QtBot
) -> None:
    front = make_front()
    front.play(file)
    qtbot.waitUntil(lambda: front.state == "playing")
    front.window.actions_table["end"].trigger()
    for _ in range(20):
        front.window.actions_table["next"].trigger()
    qtbot.waitUntil(lambda: [run.state for run in history()] == ["left"])


def test_whoever_does_not_want_to_go_on_is_not_asked_again(
    make_front: Callable[[], Front], file: Path, qtbot: QtBot
) -> None:
    now = time.time()
    keep(Run(0, now, now, "open", str(file), "A quiet one", 300.0, at=252.0, doing="Plank"))
    front = make_front()
    qtbot.waitUntil(front.window.library.go_on.isVisible)
    assert "4:12" in front.window.library.go_on.words.text
    front.window.library.go_on.no.click()
    assert not front.window.library.go_on.isVisible()
    assert [run.state for run in history()] == ["put aside"]


@pytest.mark.parametrize("what", ["old", "gone"])
def test_what_makes_no_sense_is_not_offered(
    make_front: Callable[[], Front], file: Path, qtbot: QtBot, what: str
) -> None:
    now = time.time()
    run = Run(0, now, now, "open", str(file), "A quiet one", 300.0)
    keep(replace(run, told=now - 3 * 86400) if what == "old" else replace(run, file=f"{file}.not-there"))
    front = make_front()
    qtbot.waitUntil(lambda: [run.state for run in history()] == ["put aside"])
    assert not front.window.library.go_on.isVisible()


def test_a_history_that_cannot_be_kept_is_told_once_and_the_session_plays(
    make_front: Callable[[], Front], file: Path, qtbot: QtBot
) -> None:
    (paths.data_folder() / FILE_NAME).mkdir(parents=True)
    front = make_front()
    front.play(file)
    qtbot.waitUntil(lambda: front.state == "playing")
    qtbot.waitUntil(lambda: "history cannot be kept" in front.window.player.notices.text)
    assert front.state == "playing"


def test_the_history_is_seen_and_saved_as_a_table(
    make_front: Callable[[], Front], qtbot: QtBot, tmp_path: Path
) -> None:
    now = time.time()
    works = (Work("1", 0, "left", "Strap stretch", planned=120.0, done=120.0),)
    keep(Run(0, now, now, "finished", "/a.toml", "Evening", 300.0, works=works))
    front = make_front()
    qtbot.waitUntil(lambda: front.history is not None)
    front.window.actions_table["history"].trigger()
    assert front.window.stack.currentWidget() is front.window.history
    assert [row.line.title for row in front.window.history.sheet.rows] == ["Evening"]
    assert front.history is not None
    front.history.save_table(tmp_path / "history.csv")
    assert "Strap stretch" in (tmp_path / "history.csv").read_text(encoding="utf-8-sig")
    with pytest.raises(PlayerError, match="cannot be saved"):
        front.history.save_table(tmp_path / "nowhere" / "history.csv")
    front.window.actions_table["leave"].trigger()
    assert front.window.stack.currentWidget() is front.window.library


def test_a_window_for_an_exercise_does_not_ask_about_what_another_window_plays(
    file: Path, qtbot: QtBot
) -> None:
    now = time.time()
    keep(Run(0, now, now, "open", str(file), "A quiet one", 300.0))
    front = Front(silent=True)
    qtbot.addWidget(front.window)
    front.edit_exercise("plank")
    front.window.show()
    qtbot.waitUntil(lambda: front.history is not None)
    asks = front.window.library.go_on.isVisibleTo(front.window.library)
    front.close()
    assert not asks
    assert [run.state for run in history()] == ["open"]

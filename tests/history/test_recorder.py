"""The recorder keeps a run in the background and gives up nothing when the disk does."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest

from player.errors import PlayerError
from player.history import recorder as recorder_module
from player.history.recorder import Recorder
from player.history.runs import Answer, Run, Work
from player.history.store import Store

WORK = Work("1", 0, "left", "Plank", planned=30.0)
RUN = Run(0, 1000.0, 1000.0, "open", "/a.toml", "Evening", 600.0, works=(WORK,))


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """Return where the history is to be."""
    return tmp_path / "history.sqlite"


@pytest.fixture
def troubles() -> list[str]:
    """Return what the person is told."""
    return []


@pytest.fixture
def recorder(path: Path, troubles: list[str], monkeypatch: pytest.MonkeyPatch) -> Iterator[Recorder]:
    """Return a recorder that tries again soon."""
    monkeypatch.setattr(recorder_module, "_AGAIN_SECONDS", 0.02)
    made = Recorder(path, troubles.append)
    yield made
    made.close()


def _runs(path: Path) -> tuple[Run, ...]:
    with closing(Store(path)) as store:
        return store.runs()


def test_nothing_is_opened_before_a_run_begins(recorder: Recorder, path: Path) -> None:
    assert recorder.written
    assert not path.exists()


def test_a_run_is_written_as_it_goes(recorder: Recorder, path: Path) -> None:
    recorder.begin(RUN)
    done = replace(WORK, done=12.5)
    recorder.note(replace(RUN, at=31.0, works=(done,)), (done,))
    recorder.answer(Answer("pain after", 2.0))
    assert recorder.wait_written(5.0)
    (run,) = _runs(path)
    assert (run.at, run.done, run.answers[0].value, run.state) == (31.0, 12.5, 2.0, "open")
    recorder.end("finished")
    recorder.close()
    assert [run.state for run in _runs(path)] == ["finished"]


def test_a_second_run_does_not_touch_the_first(recorder: Recorder, path: Path) -> None:
    recorder.begin(RUN)
    recorder.end("left")
    recorder.begin(replace(RUN, title="Morning"))
    recorder.note(replace(RUN, title="Morning", at=5.0), ())
    recorder.close()
    assert [(run.title, run.state, run.at) for run in _runs(path)] == [
        ("Evening", "left", 0.0),
        ("Morning", "open", 5.0),
    ]


def test_a_run_that_goes_on_stays_one_run(recorder: Recorder, path: Path) -> None:
    with closing(Store(path)) as store:
        number = store.keep(RUN, RUN.works)
    recorder.begin(replace(RUN, identity=number))
    recorder.note(replace(RUN, at=44.0), ())
    recorder.close()
    assert [(run.identity, run.at) for run in _runs(path)] == [(number, 44.0)]


def test_a_disk_that_does_not_take_it_is_told_once_and_all_is_written_when_it_does(
    recorder: Recorder, path: Path, troubles: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    Store(path).close()
    keep = Store.keep
    tries = []

    def full(store: Store, *arguments: object) -> int:
        tries.append(arguments)
        if len(tries) < 4:
            raise PlayerError("The history cannot be kept: the disk is full.")
        return keep(store, *arguments)  # type: ignore[arg-type]

    monkeypatch.setattr(Store, "keep", full)
    recorder.begin(RUN)
    recorder.answer(Answer("pain before", 4.0))
    done = replace(WORK, done=9.0)
    recorder.note(replace(RUN, at=31.0, works=(done,)), (done,))
    assert recorder.wait_written(5.0)
    assert troubles == ["The history cannot be kept: the disk is full."]
    (run,) = _runs(path)
    assert (run.at, run.done, run.answers[0].value) == (31.0, 9.0, 4.0)


def test_a_disk_that_never_takes_it_does_not_hold_the_end_up(
    recorder: Recorder, path: Path, troubles: list[str]
) -> None:
    path.mkdir()
    recorder.begin(RUN)
    recorder.note(replace(RUN, at=3.0), ())
    recorder.close()
    assert len(troubles) == 1


def test_a_damaged_history_is_told_and_the_run_is_kept_in_a_new_one(
    recorder: Recorder, path: Path, troubles: list[str]
) -> None:
    path.write_bytes(b"nothing that SQLite knows " * 100)
    recorder.begin(RUN)
    recorder.close()
    assert ["damaged" in said for said in troubles] == [True]
    assert len(_runs(path)) == 1


def test_a_held_file_delays_the_writing_and_nothing_else(recorder: Recorder, path: Path) -> None:
    Store(path).close()
    with closing(sqlite3.connect(path, isolation_level=None, check_same_thread=False)) as other:
        other.execute("BEGIN IMMEDIATE")
        recorder.begin(RUN)
        assert not recorder.wait_written(0.05)
        other.execute("ROLLBACK")
    assert recorder.wait_written(5.0)

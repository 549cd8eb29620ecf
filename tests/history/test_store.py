"""The history's file: what is kept is there again, whatever happens to the program or to the file."""

from __future__ import annotations

import os
import signal
import sqlite3
import subprocess
import sys
from contextlib import closing
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from player.errors import PlayerError
from player.history import store as store_module
from player.history.following import Followed, Turn
from player.history.migrations import MIGRATIONS
from player.history.runs import Answer, Run, RunState, Work
from player.history.store import Store, open_store

LEFT = Work("2", 0, "left", "Strap stretch", "supine-strap-hamstring", 97.0, 40.0)
RIGHT = replace(LEFT, side="right", done=0.0)
RUN = Run(0, 1000.0, 1000.0, "open", "/a.toml", "Evening", 600.0, works=(LEFT, RIGHT))

_KILLED = """
import os, sys
from pathlib import Path
from player.history.runs import Run, Work
from player.history.store import Store
store = Store(Path(sys.argv[1]))
number = store.keep(Run(0, 1.0, 1.0, "open", "/a.toml", "Evening", 600.0), ())
for second in range(int(sys.argv[2])):
    store.keep(Run(number, 1.0, 1.0, "open", "/a.toml", "Evening", 600.0, at=float(second)), ())
os.kill(os.getpid(), 9)
"""


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """Return where the history is to be."""
    return tmp_path / "data" / "history.sqlite"


def test_a_run_comes_back_as_it_was_kept(path: Path) -> None:
    with closing(Store(path)) as store:
        number = store.keep(RUN, RUN.works, (Answer("pain before", 3.0, "left", 1001.0),))
    with closing(Store(path)) as store:
        (run,) = store.runs()
    assert run == replace(RUN, identity=number, answers=(Answer("pain before", 3.0, "left", 1001.0),))
    assert run.done == 40.0


def test_a_later_word_changes_the_run_and_only_the_works_that_are_named(path: Path) -> None:
    with closing(Store(path)) as store:
        number = store.keep(RUN, RUN.works)
        more = replace(RIGHT, done=97.0, skipped=True)
        now = replace(RUN, identity=number, state="finished", at=600.0, works=(LEFT, more))
        assert store.keep(now, (more,)) == number
        assert store.runs() == (now,)


def test_the_run_that_nobody_ended_is_the_open_one(path: Path) -> None:
    with closing(Store(path)) as store:
        assert store.open_run() is None
        first = store.keep(replace(RUN, title="First"), ())
        store.keep(replace(RUN, title="Second"), ())
        last = store.open_run()
        assert last is not None and last.title == "Second"
        store.mark(last.identity, "put aside")
        before = store.open_run()
        assert before is not None and before.identity == first


def test_each_file_is_remembered_with_its_last_day(path: Path) -> None:
    whole = (replace(LEFT, done=97.0), replace(RIGHT, done=97.0))
    with closing(Store(path)) as store:
        for began in (5.0, 9.0, 7.0):
            store.keep(replace(RUN, began=began), whole)
        store.keep(replace(RUN, began=2.0, file="/b.toml"), whole)
        store.keep(replace(RUN, began=99.0), ())
        assert store.last_done() == {"/a.toml": 9.0, "/b.toml": 2.0}


@pytest.mark.parametrize(
    ("state", "planned", "done", "counts"),
    [
        ("left", (60.0, 60.0), (5.0, 0.0), False),
        ("left", (60.0, 60.0), (59.0, 0.0), False),
        ("left", (60.0, 60.0), (60.0, 0.0), True),
        ("open", (60.0, 60.0), (60.0, 30.0), True),
        ("finished", (60.0, 60.0), (60.0, 60.0), True),
        ("finished", (60.0, 60.0), (5.0, 0.0), False),  # ended early with a kind word
        ("left", (60.0, 60.0), (140.0, 0.0), True),
        ("left", (20.0, 60.0), (140.0, 0.0), False),  # longer than asked for makes up for nothing
        ("finished", (0.0, 0.0), (12.0, 9.0), True),  # both until the person is done
        ("left", (0.0, 0.0, 0.0), (12.0, 0.0, 0.0), False),
        ("left", (10.0, 0.0, 0.0), (10.0, 0.0, 0.0), False),
        ("left", (10.0, 0.0, 0.0), (10.0, 8.0, 0.0), True),
        ("finished", (), (), True),
        ("left", (), (), False),
    ],
)
def test_a_session_is_done_when_half_of_its_work_is(
    path: Path, state: RunState, planned: tuple[float, ...], done: tuple[float, ...], counts: bool
) -> None:
    works = tuple(
        replace(LEFT, step=str(place), planned=asked, done=given)
        for place, (asked, given) in enumerate(zip(planned, done, strict=True))
    )
    with closing(Store(path)) as store:
        store.keep(replace(RUN, state=state, works=works), works)
        assert store.last_done() == ({RUN.file: RUN.began} if counts else {})


def test_a_run_that_is_taken_out_leaves_nothing(path: Path) -> None:
    with closing(Store(path)) as store:
        number = store.keep(RUN, RUN.works, (Answer("pain before", 3.0),))
        store.remove(number)
        assert store.runs() == ()
    with closing(sqlite3.connect(path)) as raw:
        assert raw.execute("SELECT count(*) FROM works").fetchone() == (0,)
        assert raw.execute("SELECT count(*) FROM answers").fetchone() == (0,)


@pytest.mark.skipif(not hasattr(signal, "SIGKILL"), reason="needs SIGKILL")
@pytest.mark.parametrize("seconds", [1, 2, 250])
def test_a_killed_program_loses_nothing_that_was_kept(path: Path, seconds: int) -> None:
    command = [sys.executable, "-c", _KILLED, str(path), str(seconds)]
    assert subprocess.run(command, timeout=60, env=os.environ.copy()).returncode == -signal.SIGKILL
    with closing(Store(path)) as store:
        run = store.open_run()
    assert run is not None and run.at == seconds - 1


def test_a_newer_history_is_refused_and_left_alone(path: Path) -> None:
    Store(path).close()
    with closing(sqlite3.connect(path)) as raw:
        raw.execute("PRAGMA user_version = 99")
    with pytest.raises(PlayerError, match=r"newer Limber \(version 99"):
        open_store(path)
    with closing(sqlite3.connect(path)) as raw:
        assert raw.execute("PRAGMA user_version").fetchone() == (99,)


def test_an_older_history_is_copied_before_it_is_changed(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with closing(Store(path)) as store:
        store.keep(RUN, RUN.works)
    monkeypatch.setattr(
        store_module, "MIGRATIONS", (*MIGRATIONS, "ALTER TABLE runs ADD COLUMN mood TEXT NOT NULL DEFAULT ''")
    )
    with closing(Store(path)) as store:
        assert len(store.runs()) == 1
    copy = path.with_name(f"history.before-{len(MIGRATIONS) + 1}.sqlite")
    with closing(sqlite3.connect(copy)) as raw:
        assert raw.execute("PRAGMA user_version").fetchone() == (len(MIGRATIONS),)
        assert raw.execute("SELECT title FROM runs").fetchall() == [("Evening",)]


def test_a_migration_that_fails_changes_nothing(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    Store(path).close()
    broken = "ALTER TABLE runs ADD COLUMN mood TEXT; ALTER TABLE nowhere ADD COLUMN x TEXT"
    monkeypatch.setattr(store_module, "MIGRATIONS", (*MIGRATIONS, broken))
    with pytest.raises(PlayerError):
        Store(path)
    with closing(sqlite3.connect(path)) as raw:
        assert raw.execute("PRAGMA user_version").fetchone() == (len(MIGRATIONS),)
        assert "mood" not in [row[1] for row in raw.execute("PRAGMA table_info(runs)")]


@pytest.mark.parametrize(
    "content", [b"not a database, but long enough to be looked at" * 40, b"SQLite format 3\0" + b"x" * 4000]
)
def test_a_damaged_file_is_put_aside_and_told(path: Path, content: bytes) -> None:
    path.parent.mkdir(parents=True)
    path.write_bytes(content)
    store, said = open_store(path)
    with closing(store):
        assert "history.damaged-1.sqlite" in said
        assert store.runs() == ()
    assert path.with_name("history.damaged-1.sqlite").read_bytes() == content


def test_a_file_that_another_program_holds_is_told(path: Path) -> None:
    store = Store(path, patience=0.05)
    with closing(store), closing(sqlite3.connect(path, isolation_level=None)) as other:
        other.execute("BEGIN EXCLUSIVE")
        with pytest.raises(PlayerError, match="another program holds its file"):
            store.keep(RUN, ())
        other.execute("ROLLBACK")
        store.keep(RUN, ())


def test_a_full_disk_is_told_and_what_was_kept_stays(path: Path) -> None:
    with closing(Store(path)) as store:
        store.keep(RUN, RUN.works)
        pages = store._connection.execute("PRAGMA page_count").fetchone()[0]
        store._connection.execute(f"PRAGMA max_page_count = {pages}")
        many = tuple(replace(LEFT, step=str(number)) for number in range(3000))
        with pytest.raises(PlayerError, match="the disk is full"):
            store.keep(replace(RUN, works=many), many)
        assert len(store.runs()) == 1


def test_a_folder_that_cannot_be_made_is_told(tmp_path: Path) -> None:
    (tmp_path / "data").write_text("in the way")
    with pytest.raises(PlayerError, match="cannot be kept"):
        Store(tmp_path / "data" / "history.sqlite")


def test_runs_with_answers_are_found(path: Path) -> None:
    with closing(Store(path)) as store:
        store.keep(RUN, RUN.works)
        store.keep(replace(RUN, began=2000.0), RUN.works, (Answer("side-plank", 30.0, "left", 2001.0),))
        (run,) = store.answered()
        assert run.began == 2000.0 and run.answers[0].question == "side-plank"


def test_a_programme_that_was_begun_is_kept_with_what_was_decided(path: Path) -> None:
    monday = date(2026, 11, 2)
    with closing(Store(path)) as store:
        assert store.followed() == ()
        store.follow("runners", "Runner's eight weeks", monday, monday)
        (first,) = store.followed()
        store.turn(first.identity, Turn(date(2026, 11, 9), "pause"))
        store.turn(first.identity, Turn(date(2026, 11, 16), "go on"))
    with closing(Store(path)) as store:
        (kept,) = store.followed()
        turns = (Turn(date(2026, 11, 9), "pause"), Turn(date(2026, 11, 16), "go on"))
        assert kept == Followed(first.identity, "runners", "Runner's eight weeks", monday, turns)
        store.follow("keep-it", "Keep it", date(2026, 12, 1), date(2026, 11, 20))
        old, new = store.followed()
        assert old.ended == date(2026, 11, 20) and new.ended is None and new.began == date(2026, 12, 1)
        store.end_programme(new.identity, date(2026, 12, 2))
        assert store.followed()[1].ended == date(2026, 12, 2)
        store.end_programme(new.identity, None)
        assert store.followed()[1].ended is None


def test_a_history_from_before_programmes_takes_them(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with monkeypatch.context() as patch:
        patch.setattr(store_module, "MIGRATIONS", MIGRATIONS[:1])
        with closing(Store(path)) as store:
            store.keep(RUN, RUN.works)
    with closing(Store(path)) as store:
        assert len(store.runs()) == 1 and store.followed() == ()
        store.follow("runners", "Runners", date(2026, 11, 2), date(2026, 11, 2))
        assert len(store.followed()) == 1

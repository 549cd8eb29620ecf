"""The history's file: SQLite with a write-ahead log, so that being killed at any instant loses nothing.

Migrations are numbered and a copy is made before one is run. A file of a newer Limber is left alone.
"""

from __future__ import annotations

import sqlite3
from contextlib import closing, contextmanager, suppress
from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING, Any

from player.errors import PlayerError
from player.history.following import Followed, Turn
from player.history.migrations import MIGRATIONS
from player.history.runs import Answer, Run, Work
from player.language import reason_of, said

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

    from player.history.runs import RunState

FILE_NAME = "history.sqlite"
"""Name of the file in the folder of the person's data."""
_PATIENCE = 2.0
"""Seconds to wait for another program that holds the file."""
_OPEN_SECONDS = 30.0
"""What the person ends has no planned length; beside work that has one it weighs like so many seconds."""
_ASKED_AND_GIVEN = """
SELECT count(*),
    total(CASE WHEN planned > 0 THEN planned ELSE :open END),
    total(CASE WHEN planned > 0 THEN min(done, planned) WHEN done > 0 THEN :open ELSE 0 END)
FROM works WHERE run = :run
"""


def open_store(path: Path, *, patience: float = _PATIENCE) -> tuple[Store, str]:
    """Open a history. One that is damaged is put aside and a new one begun, which is told in a sentence; the
    sentence is empty else. Raises ``PlayerError`` where no history can be opened."""
    try:
        return Store(path, patience=patience), ""
    except _DamagedError:
        aside = _free_name(path)
        with _told(path):
            for ending in ("", "-wal", "-shm"):
                with suppress(FileNotFoundError):
                    path.with_name(path.name + ending).replace(aside.with_name(aside.name + ending))
        told = said(
            "The history was damaged. It was put aside as {name}, and a new one begins.", name=aside.name
        )
        return Store(path, patience=patience), told


class _DamagedError(PlayerError):
    """The file is not a history, or no longer one."""


class Store:
    """An open history. All methods are to be called from the thread that opened it.

    Every method raises ``PlayerError`` where the disk or the file does not let it.
    """

    def __init__(self, path: Path, *, patience: float = _PATIENCE) -> None:
        """Open the file, making or migrating it; ``patience`` is seconds to wait for another program."""
        self._path = path
        with _told(path):
            path.parent.mkdir(parents=True, exist_ok=True)
            self._connection = sqlite3.connect(path, timeout=patience, isolation_level=None)
        try:
            with _told(path):
                self._prepare()
        except BaseException:
            self._connection.close()
            raise

    def close(self) -> None:
        """Close the file."""
        self._connection.close()

    def keep(self, run: Run, works: Sequence[Work], answers: Sequence[Answer] = ()) -> int:
        """Keep where a run is, the works that have changed and the answers that are new: all or nothing.

        Return its number. A run whose number is 0 is new.
        """
        with self._write() as cursor:
            if run.identity:
                cursor.execute(
                    "UPDATE runs SET told = ?, state = ?, length = ?, at = ?, bookmark = ?, doing = ?"
                    " WHERE id = ?",
                    (run.told, run.state, run.length, run.at, run.bookmark, run.doing, run.identity),
                )
            identity = run.identity or _insert_run(cursor, run)
            _keep_works(cursor, identity, works, run.works)
            cursor.executemany(
                "INSERT INTO answers (run, told, question, side, value) VALUES (?, ?, ?, ?, ?)",
                [(identity, each.told, each.question, each.side, each.value) for each in answers],
            )
        return identity

    def mark(self, identity: int, state: RunState) -> None:
        """Say how a run ended."""
        with self._write() as cursor:
            cursor.execute("UPDATE runs SET state = ? WHERE id = ?", (state, identity))

    def remove(self, identity: int) -> None:
        """Take a run out of the history."""
        with self._write() as cursor:
            cursor.execute("DELETE FROM runs WHERE id = ?", (identity,))

    def runs(self, since: float = 0.0) -> tuple[Run, ...]:
        """Return the runs that began at or after a time, in order, with all that was done in them."""
        return self._runs("began >= ?", since)

    def answered(self) -> tuple[Run, ...]:
        """Return the runs in which something was answered, in order."""
        return self._runs("id IN (SELECT run FROM answers) AND began >= ?", 0.0)

    def open_run(self) -> Run | None:
        """Return the latest run that nobody ended; None if there is none."""
        found = self._runs("id = (SELECT max(id) FROM runs WHERE state = ?)", "open")
        return found[0] if found else None

    def last_done(self) -> dict[str, float]:
        """Return when each session file was last done, in seconds since 1970: at least half of its work, or,
        where nothing in it is work, to its end. How a run ended does not count: who ends early with a kind
        word, or goes past every step, comes to the end as well."""
        done: dict[str, float] = {}
        with _told(self._path):
            # the latest first: few runs are looked into, mostly one of each file
            rows = self._connection.execute("SELECT id, file, began, state FROM runs ORDER BY began DESC")
            for identity, file, began, state in rows:
                if file not in done and self._was_done(identity, state):
                    done[file] = began
        return done

    def _was_done(self, run: int, state: str) -> bool:
        values = {"open": _OPEN_SECONDS, "run": run}
        count, asked, given = self._connection.execute(_ASKED_AND_GIVEN, values).fetchone()
        return bool(given * 2 >= asked) if count else state == "finished"

    def followed(self) -> tuple[Followed, ...]:
        """Return the programmes that were begun, in order; the last one is the one that goes on, if any."""
        with _told(self._path):
            rows = self._connection.execute(
                "SELECT id, name, title, began, ended FROM programmes ORDER BY id"
            ).fetchall()
            turns = self._connection.execute("SELECT programme, day, kind FROM turns ORDER BY id").fetchall()
        return tuple(
            Followed(
                identity,
                name,
                title,
                date.fromisoformat(began),
                tuple(Turn(date.fromisoformat(day), kind) for of, day, kind in turns if of == identity),
                date.fromisoformat(ended) if ended else None,
            )
            for identity, name, title, began, ended in rows
        )

    @property
    def follows(self) -> bool:
        """Return whether a programme goes on."""
        with _told(self._path):
            found = self._connection.execute(
                "SELECT 1 FROM programmes WHERE ended IS NULL LIMIT 1"
            ).fetchone()
        return found is not None

    def follow(self, name: str, title: str, began: date, today: date) -> None:
        """Begin a programme of the library on a day; one that goes on ends today."""
        with self._write() as cursor:
            cursor.execute("UPDATE programmes SET ended = ? WHERE ended IS NULL", (today.isoformat(),))
            cursor.execute(
                "INSERT INTO programmes (name, title, began) VALUES (?, ?, ?)",
                (name, title, began.isoformat()),
            )

    def turn(self, programme: int, turn: Turn) -> None:
        """Keep what was decided in a programme."""
        with self._write() as cursor:
            cursor.execute(
                "INSERT INTO turns (programme, day, kind) VALUES (?, ?, ?)",
                (programme, turn.day.isoformat(), turn.kind),
            )

    def end_programme(self, programme: int, day: date | None) -> None:
        """End a programme on a day; with None it goes on again."""
        ended = day.isoformat() if day is not None else None
        with self._write() as cursor:
            cursor.execute("UPDATE programmes SET ended = ? WHERE id = ?", (ended, programme))

    def _runs(self, where: str, value: float | str) -> tuple[Run, ...]:
        with _told(self._path):
            rows = self._connection.execute(
                "SELECT id, began, told, state, file, title, length, at, bookmark, doing, choices, language"
                f" FROM runs WHERE {where} ORDER BY began, id",
                (value,),
            ).fetchall()
            works = self._of_runs(
                "works", "step, turn, side, title, exercise, planned, done, skipped", "place", where, value
            )
            answers = self._of_runs("answers", "question, value, side, told", "id", where, value)
        return tuple(
            replace(
                Run(*row),
                works=tuple(_work_from(values) for values in works.get(row[0], ())),
                answers=tuple(Answer(*values) for values in answers.get(row[0], ())),
            )
            for row in rows
        )

    def _of_runs(
        self, table: str, columns: str, order: str, where: str, value: float | str
    ) -> dict[int, list[tuple[Any, ...]]]:
        found: dict[int, list[tuple[Any, ...]]] = {}
        for run, *values in self._connection.execute(
            f"SELECT run, {columns} FROM {table} WHERE run IN (SELECT id FROM runs WHERE {where})"
            f" ORDER BY run, {order}",
            (value,),
        ):
            found.setdefault(run, []).append(tuple(values))
        return found

    def _prepare(self) -> None:
        self._connection.execute("PRAGMA journal_mode = WAL")
        # A commit is in the log at once, where a killed program cannot lose it; only a power cut can, and
        # then the last seconds alone. So no commit waits for the disk.
        self._connection.execute("PRAGMA synchronous = NORMAL")
        self._connection.execute("PRAGMA foreign_keys = ON")
        version = int(self._connection.execute("PRAGMA user_version").fetchone()[0])
        if version > len(MIGRATIONS):
            raise PlayerError(
                said(
                    "The history was written by a newer Limber (version {version} of its file; this one "
                    "knows {count}).",
                    version=version,
                    count=len(MIGRATIONS),
                ),
                said("Sessions play, but nothing is added to the history. Update Limber to see it again."),
            )
        if 0 < version < len(MIGRATIONS):
            self._copy_to(self._path.with_suffix(f".before-{version + 1}.sqlite"))
        for number, script in enumerate(MIGRATIONS[version:], version + 1):
            self._migrate(number, script)

    def _migrate(self, number: int, script: str) -> None:
        """Run one migration whole or not at all; two programs that start at once run it once."""
        self._connection.execute("BEGIN IMMEDIATE")
        try:
            if int(self._connection.execute("PRAGMA user_version").fetchone()[0]) < number:
                for statement in filter(None, map(str.strip, script.split(";"))):
                    self._connection.execute(statement)
                self._connection.execute(f"PRAGMA user_version = {number}")
            self._connection.execute("COMMIT")
        except BaseException:
            self._connection.execute("ROLLBACK")
            raise

    def _copy_to(self, path: Path) -> None:
        with closing(sqlite3.connect(path)) as copy:
            self._connection.backup(copy)

    @contextmanager
    def _write(self) -> Iterator[sqlite3.Cursor]:
        with _told(self._path):
            cursor = self._connection.execute("BEGIN IMMEDIATE")
            try:
                yield cursor
                cursor.execute("COMMIT")
            except BaseException:
                if self._connection.in_transaction:  # a full disk has ended it already
                    cursor.execute("ROLLBACK")
                raise


def _insert_run(cursor: sqlite3.Cursor, run: Run) -> int:
    cursor.execute(
        "INSERT INTO runs (began, told, state, file, title, language, choices, length, at, bookmark, doing)"
        " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        (
            *(run.began, run.told, run.state, run.file, run.title, run.language, run.choices),
            *(run.length, run.at, run.bookmark, run.doing),
        ),
    )
    return int(cursor.lastrowid or 0)


def _keep_works(cursor: sqlite3.Cursor, run: int, works: Sequence[Work], order: Sequence[Work]) -> None:
    """Keep works at their places in the order of all of them."""
    if not works:
        return
    places = {_key(work): place for place, work in enumerate(order)}
    cursor.executemany(
        "INSERT INTO works (run, step, turn, side, place, title, exercise, planned, done, skipped)"
        " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT (run, step, turn, side) DO UPDATE SET"
        " place = excluded.place, title = excluded.title, exercise = excluded.exercise,"
        " planned = excluded.planned, done = excluded.done, skipped = excluded.skipped",
        [
            (
                *(run, work.step, work.turn, work.side, places.get(_key(work), len(places)), work.title),
                *(work.exercise, work.planned, work.done, int(work.skipped)),
            )
            for work in works
        ],
    )


def _work_from(values: tuple[Any, ...]) -> Work:
    return replace(Work(*values), skipped=bool(values[-1]))


def _free_name(path: Path) -> Path:
    """Return a name for a damaged file that nothing has yet."""
    number = 1
    while (aside := path.with_suffix(f".damaged-{number}.sqlite")).exists():
        number += 1
    return aside


def _key(work: Work) -> tuple[str, int, str]:
    return work.step, work.turn, work.side


@contextmanager
def _told(path: Path) -> Iterator[None]:
    """Turn what SQLite and the disk say into a sentence for people."""
    try:
        yield
    except sqlite3.DatabaseError as error:
        told = str(error)
        if "locked" in told:
            what = said("another program holds its file")
        elif "full" in told:
            what = said("the disk is full")
        elif "malformed" in told or "not a database" in told:
            raise _DamagedError(
                said("The history's file is damaged."), said("It is {path}.", path=path)
            ) from error
        else:
            what = told
        raise PlayerError(
            said("The history cannot be kept: {what}.", what=what), said("Its file is {path}.", path=path)
        ) from error
    except OSError as error:
        raise PlayerError(
            said("The history cannot be kept: {reason}.", reason=reason_of(error)),
            said("Its file is {path}.", path=path),
        ) from error

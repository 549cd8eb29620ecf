"""The shape of the history's file, as numbered steps: each is run once, in order, and never changed again."""

from __future__ import annotations

MIGRATIONS: tuple[str, ...] = (
    """
    CREATE TABLE runs (
        id INTEGER PRIMARY KEY,
        began REAL NOT NULL,
        told REAL NOT NULL,
        state TEXT NOT NULL,
        file TEXT NOT NULL,
        title TEXT NOT NULL,
        language TEXT NOT NULL,
        choices TEXT NOT NULL,
        length REAL NOT NULL,
        at REAL NOT NULL,
        bookmark TEXT NOT NULL,
        doing TEXT NOT NULL
    );
    CREATE INDEX runs_began ON runs (began);
    CREATE INDEX runs_state ON runs (state);
    CREATE TABLE works (
        run INTEGER NOT NULL REFERENCES runs (id) ON DELETE CASCADE,
        step TEXT NOT NULL,
        turn INTEGER NOT NULL,
        side TEXT NOT NULL,
        place INTEGER NOT NULL,
        title TEXT NOT NULL,
        exercise TEXT NOT NULL,
        planned REAL NOT NULL,
        done REAL NOT NULL,
        skipped INTEGER NOT NULL,
        PRIMARY KEY (run, step, turn, side)
    ) WITHOUT ROWID;
    CREATE TABLE answers (
        id INTEGER PRIMARY KEY,
        run INTEGER NOT NULL REFERENCES runs (id) ON DELETE CASCADE,
        told REAL NOT NULL,
        question TEXT NOT NULL,
        side TEXT NOT NULL,
        value REAL NOT NULL
    );
    """,
    """
    CREATE TABLE programmes (
        id INTEGER PRIMARY KEY,
        name TEXT NOT NULL,
        title TEXT NOT NULL,
        began TEXT NOT NULL,
        ended TEXT
    );
    CREATE TABLE turns (
        id INTEGER PRIMARY KEY,
        programme INTEGER NOT NULL REFERENCES programmes (id) ON DELETE CASCADE,
        day TEXT NOT NULL,
        kind TEXT NOT NULL
    );
    """,
)
"""One script a version; the file's ``user_version`` says how many have been run."""

"""Rules for every test: folders of one's own, no unexpected warning in the log, lower layers first."""

from __future__ import annotations

import logging
import os
import re
import shutil
import sys
import tempfile
import threading
import time
from collections.abc import Callable, Generator, Iterator
from pathlib import Path

import pytest
from hypothesis import settings

_HERE = Path(__file__).parent
_ORDER = (
    "packaging",
    "session",
    "timeline",
    "figures",
    "history",
    "audio",
    "playback",
    "desktop",
    "exporting",
    "importing",
    "sharing",
    "editing",
    "making",
    "cli",
    "ui",
    "whole",
)
_MAY_USE_QT = ("ui", "whole")
_PATIENCE = 2.0  # seconds for a thread that was told to end
_EXPECTED = pytest.StashKey["list[re.Pattern[str]]"]()
_THREADS = pytest.StashKey["set[threading.Thread]"]()
_WINDOWS = pytest.StashKey["set[int]"]()

# What is made for a whole module or session is made before any test's own folder is there.
os.environ["LIMBER_HOME"] = tempfile.mkdtemp(prefix="limber-tests-")
os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
# Whoever runs the tests, the program speaks English to them where nothing else is asked for.
os.environ["LC_ALL"] = "C.UTF-8"
# No test is seen by the desktop of whoever runs it, or keeps that awake.
for _bus in ("DBUS_SESSION_BUS_ADDRESS", "DBUS_SYSTEM_BUS_ADDRESS"):
    os.environ[_bus] = "unix:path=/nowhere"
# A program that a test starts finds the package where the tests find it.
os.environ["PYTHONPATH"] = str(_HERE.parent)

settings.register_profile("limber", derandomize=True, deadline=None, max_examples=60)
settings.load_profile("limber")


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Put the tests of lower layers first, because what stands above them fails with them; keep Qt above."""
    items.sort(key=lambda item: _place(item.path))
    for item in items:
        if _folder(item.path) not in _MAY_USE_QT and "qapp" in getattr(item, "fixturenames", ()):
            raise pytest.UsageError(
                f"{item.nodeid}: only the tests in {' and '.join(_MAY_USE_QT)} may use Qt"
            )


def _folder(path: Path) -> str:
    """Return the folder below `tests/` that a file is in; nothing for one right below it."""
    inside = path.relative_to(_HERE).parts if path.is_relative_to(_HERE) else ()
    return inside[0] if len(inside) > 1 else ""


def _place(path: Path) -> int:
    """Return where the tests of a file stand; those right below `tests/` come first."""
    folder = _folder(path)
    return _ORDER.index(folder) + 1 if folder in _ORDER else 0


@pytest.fixture(autouse=True)
def limber_home(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return the folder that stands for the person's folders in this test alone."""
    home = tmp_path_factory.mktemp("limber-home")
    monkeypatch.setenv("LIMBER_HOME", str(home))
    return home


@pytest.fixture
def expected_log(request: pytest.FixtureRequest) -> Callable[[str], None]:
    """Return a function that says, by a regular expression, which warning this test is about.

    The test fails when no record at WARNING or above matches, as it does for any that was not announced.
    """
    request.node.stash[_EXPECTED] = []

    def expect(pattern: str) -> None:
        request.node.stash[_EXPECTED].append(re.compile(pattern))

    return expect


class _Warnings(logging.Handler):
    """Keeps the messages of records at WARNING or above."""

    def __init__(self) -> None:
        super().__init__(logging.WARNING)
        self.messages: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        self.messages.append(f"{record.name}: {record.getMessage()}")


@pytest.hookimpl(wrapper=True)
def pytest_pyfunc_call(pyfuncitem: pytest.Function) -> Generator[None, object, object]:
    """Fail a test that logs a warning which it did not announce, or announces one that does not come."""
    heard = _Warnings()
    root = logging.getLogger()
    root.addHandler(heard)
    try:
        result = yield
    finally:
        root.removeHandler(heard)
    expected = pyfuncitem.stash.get(_EXPECTED, [])
    unexpected = [said for said in heard.messages if not any(pattern.search(said) for pattern in expected)]
    silent = [pattern.pattern for pattern in expected if not any(map(pattern.search, heard.messages))]
    if unexpected:
        pytest.fail(
            "unexpected in the log (see the fixture expected_log):\n" + "\n".join(unexpected), pytrace=False
        )
    if silent:
        pytest.fail(f"nothing in the log matches {silent}", pytrace=False)
    return result


@pytest.hookimpl(wrapper=True, tryfirst=True)
def pytest_runtest_protocol(item: pytest.Item) -> Generator[None, object, object]:
    """Remember what ran and what was shown before a test and its fixtures."""
    item.stash[_THREADS] = set(threading.enumerate())
    item.stash[_WINDOWS] = {id(window) for window in _windows()}
    return (yield)


@pytest.hookimpl(wrapper=True, tryfirst=True)
def pytest_runtest_teardown(item: pytest.Item) -> Generator[None, object, object]:
    """Fail a test that leaves a thread running or a window open."""
    result = yield
    end = time.monotonic() + _PATIENCE
    while (left := _threads_left(item)) and time.monotonic() < end:
        left[0].join(0.05)
    shown = [window for window in _windows() if id(window) not in item.stash[_WINDOWS]]
    if left or shown:
        pytest.fail(f"left behind: {', '.join(map(repr, [*left, *shown]))}", pytrace=False)
    return result


def _threads_left(item: pytest.Item) -> list[threading.Thread]:
    return [one for one in threading.enumerate() if one not in item.stash[_THREADS] and not one.daemon]


def _windows() -> list[object]:
    """Return the windows of Qt that are shown; Qt is asked only where a test has loaded it."""
    widgets = sys.modules.get("PySide6.QtWidgets")
    application = widgets.QApplication.instance() if widgets else None
    if widgets is None or application is None:
        return []
    return [window for window in widgets.QApplication.topLevelWidgets() if window.isVisible()]


@pytest.fixture(scope="session", autouse=True)
def _nothing_left_behind() -> Iterator[None]:
    """Remove the folder that stood for the person's folders outside the tests."""
    yield
    shutil.rmtree(os.environ["LIMBER_HOME"], ignore_errors=True)

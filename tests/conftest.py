"""Rules for every test: folders of one's own, no unexpected warning in the log, lower layers first."""

from __future__ import annotations

import logging
import os
import re
import tempfile
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
    "exporting",
    "importing",
    "editing",
    "cli",
    "ui",
    "whole",
)
_EXPECTED = pytest.StashKey["list[re.Pattern[str]]"]()

# What is made for a whole module or session is made before any test's own folder is there.
os.environ["LIMBER_HOME"] = tempfile.mkdtemp(prefix="limber-tests-")
os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

settings.register_profile("limber", derandomize=True, deadline=None, max_examples=60)
settings.load_profile("limber")


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Put the tests of lower layers first: where one fails, what stands above is bound to fail too."""
    items.sort(key=lambda item: _place(item.path))


def _place(path: Path) -> int:
    """Return where the tests of a file stand; those right below `tests/` come first."""
    try:
        folder = path.relative_to(_HERE).parts[0]
    except ValueError:
        return 0
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


@pytest.fixture(scope="session", autouse=True)
def _nothing_left_behind() -> Iterator[None]:
    """Remove the folder that stood for the person's folders outside the tests."""
    import shutil

    yield
    shutil.rmtree(os.environ["LIMBER_HOME"], ignore_errors=True)

"""Questions in the terminal: a number answers, and what follows from it is played."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from contextlib import closing
from io import StringIO

import pytest

from player import paths
from player.app.run_notes import RunNotes
from player.cli.terminal import TerminalPlayer
from player.history.runs import RunState
from player.history.store import FILE_NAME, Store
from tests.playback.voiced import Led

ASKED = """
[[step]]
ask = "pain"
[[step]]
exercise = "bridge"
hold = "20s"
when = "pain >= 10"
[[step]]
ask = "measure"
test = "knee"
side = "both"
[[step]]
exercise = "plank"
hold = "open"
limit = "2m"
when = "knee > 40"
"""


def keys(led: Led, pressed: Iterable[str]) -> Callable[[], str]:
    """Return what gives the keys in turn, a second apart, and then quits."""
    waiting = iter(pressed)

    def key() -> str:
        led.wait(1)
        return next(waiting, "q")

    return key


@pytest.mark.parametrize(
    ("pressed", "expected", "missing"),
    [
        (["", "", "1", "0", "", "", "4", "1", "\n", "", ""], ["* 10", "Bridge"], "Plank"),
        (
            ["", "", "1", "\n", "", "4", "7", "\x7f", "2", "\n", ""],
            ["* 1\n", "* 42 degrees", "Plank"],
            "Bridge",
        ),
        (["", "", "8", "x", ""], ["* 8\n"], "Bridge"),
    ],
)
def test_a_number_answers(pressed: list[str], expected: list[str], missing: str) -> None:
    led, out = Led(ASKED), StringIO()
    player = TerminalPlayer(led.guide, led.rehearsal, out, [])
    player.run(0, keys(led, ["n", *pressed]))
    for text in expected:
        assert text in out.getvalue()
    assert missing not in out.getvalue()
    assert "type a number, or wait" in out.getvalue()


@pytest.mark.parametrize(("last", "state"), [(["e", *[""] * 40], "finished"), (["q"], "left")])
def test_what_is_done_in_the_terminal_stands_in_the_history(last: list[str], state: RunState) -> None:
    led = Led(ASKED)
    notes = RunNotes(lambda trouble: pytest.fail(trouble))
    notes.begin(led.guide.timeline, "/somewhere/asked.toml", "")
    player = TerminalPlayer(led.guide, led.rehearsal, StringIO(), [], notes)
    finished = player.run(0, keys(led, ["n", "8", "", "", *last]))
    notes.end("finished" if finished else "left")
    assert notes.wait_written(5)
    notes.close()
    with closing(Store(paths.data_folder() / FILE_NAME)) as store:
        (run,) = store.runs()
    assert (run.state, run.file) == (state, "/somewhere/asked.toml")
    assert [answer.value for answer in run.answers] == [8]
    assert run.at > 0

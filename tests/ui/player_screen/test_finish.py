"""What was done is counted from what was really played."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from player.timeline.frames import RATE
from player.timeline.moment import moment_at
from player.timeline.timeline import Timeline
from player.ui.main_window import MainWindow
from player.ui.player_screen.finish import Summary, Tally
from tests.ui.handmade import hamstring_session

SESSION = hamstring_session()


def _played(*spans: tuple[int, int], timeline: Timeline = SESSION) -> Summary:
    tally = Tally()
    for start, end in spans:
        for frame in range(start, end, RATE // 10):
            tally.count(moment_at(timeline, frame))
    return tally.summary(timeline)


def test_a_whole_session_counts_its_work_without_rests() -> None:
    summary = _played((0, SESSION.length))
    idle = sum(
        phase.span.length for phase in SESSION.phases if phase.kind in ("rest", "prepare", "change side")
    )
    assert summary.minutes == round((SESSION.length - idle) / RATE / 60)
    assert summary.done == (
        "Leg swing",
        "Supine strap hamstring stretch",
        "Glute bridge",
        "Plank",
        "Bird-dog",
    )


def test_what_was_jumped_over_is_not_counted() -> None:
    plank = SESSION.steps[3].span
    assert _played((plank.start, plank.end)).done == ("Plank",)


def test_nothing_played_is_nothing_done() -> None:
    assert _played() == Summary(SESSION.title, 0, ())


@pytest.mark.parametrize(
    ("minutes", "text"),
    [(0, "Less than a minute of movement"), (1, "1 minute of movement"), (12, "12 minutes of movement")],
)
def test_minutes_are_written_in_words(minutes: int, text: str) -> None:
    assert Summary("", minutes, ()).minutes_text == text


@pytest.mark.parametrize("size", [(480, 360), (800, 600), (1280, 720), (1920, 1080), (1080, 1920)])
@pytest.mark.parametrize("pixels", [15, 40, 165])
def test_the_buttons_fit_however_large_the_words_are(
    make_window: Callable[..., MainWindow], size: tuple[int, int], pixels: int
) -> None:
    window = make_window(*size)
    window.show_player(SESSION.title)
    sheet = window.player.finish
    sheet.show_summary(Summary(SESSION.title, 12, ("Leg swing", "Glute bridge")))
    sheet.set_pixels(pixels)
    sheet.show()
    for button in (sheet.again, sheet.library):
        assert sheet.rect().contains(button.geometry())
        assert button.words_width <= button.width()
        assert button.y() > sheet.height() * 0.55
    assert not sheet.again.geometry().intersects(sheet.library.geometry())

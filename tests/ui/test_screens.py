"""What screens say of their size is believed only where it can be true."""

from __future__ import annotations

import re

import pytest
from PySide6.QtGui import QGuiApplication
from pytestqt.qtbot import QtBot

from player.ui.legibility import legibility_text
from player.ui.screens import (
    ASSUMED_INCHES,
    believed_inches,
    inches_of,
    pixel_mm_of,
    screen_called,
    screen_options,
)
from player.ui.theme import pixel_mm


@pytest.mark.parametrize(
    ("width_mm", "height_mm", "width", "height", "inches"),
    [
        (309, 174, 1920, 1080, 13.96),  # a laptop
        (597, 336, 2560, 1440, 26.97),  # a monitor
        (1210, 680, 3840, 2160, 54.6),  # a television
        (344, 194, 960, 540, 15.5),  # scaled by two
        (0, 0, 1920, 1080, None),  # it does not tell
        (160, 90, 1280, 1024, None),  # a shape that is not the screen's
        (16, 9, 1920, 1080, None),  # the shape instead of the size
        (7000, 3940, 1920, 1080, None),  # too large for any room
        (309, 174, 0, 0, None),
    ],
)
def test_a_size_is_believed_if_it_can_be_true(
    width_mm: float, height_mm: float, width: int, height: int, inches: float | None
) -> None:
    assert believed_inches(width_mm, height_mm, width, height) == (
        None if inches is None else pytest.approx(inches, abs=0.05)
    )


def test_what_the_person_says_goes_before_what_the_screen_says(qtbot: QtBot) -> None:
    screen = QGuiApplication.primaryScreen()
    pixels = screen.geometry()
    believed = inches_of(screen) or ASSUMED_INCHES
    assert pixel_mm_of(screen, 55.0) == pixel_mm(55.0, pixels.width(), pixels.height())
    assert pixel_mm_of(screen, 0.0) == pixel_mm(believed, pixels.width(), pixels.height())


def test_a_screen_is_found_by_the_name_it_is_kept_under(qtbot: QtBot) -> None:
    for kept, shown in screen_options():
        found = screen_called(kept)
        assert found is not None
        assert found.name() == kept
        assert shown
    assert screen_called("unplugged") is None


@pytest.mark.parametrize(
    ("metres", "inches", "told"),
    [
        (2.0, 27.0, "easy to read."),
        (4.0, 14.0, "it can be read; from 3"),
        (6.0, 12.0, "too little on this screen: from 3"),
    ],
)
def test_the_settings_page_tells_how_well_the_screen_is_read(
    qtbot: QtBot, metres: float, inches: float, told: str
) -> None:
    text = legibility_text(QGuiApplication.primaryScreen(), metres, inches)
    assert told in text
    phase, following = map(int, re.findall(r"under (\d+)", text))
    assert 0.75 * phase - 1 <= following < phase

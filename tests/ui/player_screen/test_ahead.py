"""What comes next is as large as it should be, in fewer words before in smaller ones."""

from __future__ import annotations

import pytest
from PySide6.QtGui import QFont, QFontMetricsF
from pytestqt.qtbot import QtBot

from player import paths
from player.session.catalogue import Catalogue
from player.ui.fonts import balanced, fitted, font
from player.ui.player_screen.ahead import Ahead, ems_of
from player.ui.player_screen.arrangement import arrange
from player.ui.player_screen.distance import SECOND_ARC_MINUTES
from player.ui.player_screen.spots import Wishes
from player.ui.theme import LEAST_CAPITAL, LIGHT, arc_minutes, far_pixels, pixel_mm

TEXTS = ("Next: Leg swing, 12 reps, right", "Next: Leg swing, right", "Next: Leg swing", "→\u00a0Leg swing")


@pytest.mark.parametrize(
    ("width", "text"),
    [(2000, TEXTS[0]), (760, TEXTS[1]), (560, TEXTS[2]), (420, TEXTS[3]), (200, TEXTS[3])],
)
def test_the_longest_wording_that_stands_in_the_wished_size_is_shown(
    qtbot: QtBot, width: int, text: str
) -> None:
    ahead = Ahead(LIGHT)
    qtbot.addWidget(ahead)
    ahead.resize(width, 90)
    ahead.set_sizes(70, 12)
    ahead.set_most_lines(1)
    ahead.set_texts(TEXTS)
    fit = ahead.fit
    assert " ".join(fit.lines) == text
    assert not fit.elided
    assert (fit.pixels == 70) == (width > 400)
    assert ahead.accessibleName() == TEXTS[0]


def test_from_a_chair_words_are_smaller_before_they_are_fewer(qtbot: QtBot) -> None:
    ahead = Ahead(LIGHT)
    qtbot.addWidget(ahead)
    ahead.resize(700, 60)
    ahead.set_sizes(40, 12)
    ahead.set_texts(("Next: Supine strap hamstring stretch, right", "→\u00a0Supine strap hamstring stretch"))
    assert ahead.fit.lines[0].startswith("→")
    ahead.set_good(0.72)
    assert ahead.fit.lines[0].startswith("Next: ")
    assert 28 <= ahead.fit.pixels < 40
    assert not ahead.fit.elided


def test_what_is_next_in_any_session_is_read_from_four_metres_on_a_laptop(qtbot: QtBot) -> None:
    metres, pixel = 4.0, pixel_mm(14.0, 1920, 1080)
    catalogue = Catalogue((paths.shipped_folder("media") / "exercises",))
    for captions in (0.0, 1.0):
        for exercise in map(catalogue.exercise, catalogue.names()):
            assert exercise is not None
            name = exercise.name
            text = f"→\u00a0{name}"
            wishes = Wishes(
                distant=True, far=far_pixels(metres, pixel), captions=captions, ahead_ems=ems_of(text)
            )
            spots = arrange(1920, 1080, wishes)
            ahead = Ahead(LIGHT)
            qtbot.addWidget(ahead)
            ahead.resize(spots.ahead.width, spots.ahead.height)
            ahead.set_sizes(spots.ahead_font, 13)
            ahead.set_most_lines(spots.ahead_lines)
            ahead.set_texts((f"Next: {name}, 12 reps, right", text))
            seen = arc_minutes(ahead.fit.pixels * LEAST_CAPITAL, pixel, metres)
            assert seen >= SECOND_ARC_MINUTES - 0.3, name


def test_lines_in_the_middle_are_of_nearly_one_length() -> None:
    weight = QFont.Weight.Medium
    metrics = QFontMetricsF(font(40, weight))
    text = "Push your heel down into the strap, gently."
    width = round(metrics.horizontalAdvance(text[:-4]))
    greedy = fitted(text, width, 200, 40, 40, weight, 2)
    assert greedy.lines[1] == "gently."
    even = balanced(greedy, weight)
    assert (" ".join(even.lines), len(even.lines), even.pixels) == (text, 2, 40)
    first, second = map(metrics.horizontalAdvance, even.lines)
    assert abs(first - second) < 0.3 * width

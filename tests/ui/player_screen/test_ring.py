"""The ring shows its number in a size that holds, and paints no more than it must."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QEvent, QObject
from PySide6.QtGui import QFont, QFontMetricsF, QPaintEvent
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from player.ui.fonts import font
from player.ui.player_screen.arrangement import arrange
from player.ui.player_screen.ring import Ring
from player.ui.player_screen.wording import Reading
from player.ui.theme import FAR_ARC_MINUTES, LEAST_CAPITAL, LIGHT, arc_minutes, pixel_mm


class Areas(QObject):
    """Keeps the share of the ring that each painting covers."""

    def __init__(self, ring: Ring) -> None:
        super().__init__(ring)
        self.shares: list[float] = []
        self._whole = ring.width() * ring.height()
        ring.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QPaintEvent):
            self.shares.append(event.rect().width() * event.rect().height() / self._whole)
        return False


@pytest.fixture
def ring(qtbot: QtBot) -> Ring:
    made = Ring(LIGHT)
    qtbot.addWidget(made)
    made.resize(500, 500)
    made.show()
    return made


def _show(ring: Ring, big: str, fraction: float) -> None:
    ring.show_reading(Reading(big, "", fraction, open=False))
    QApplication.processEvents()


@pytest.mark.parametrize("number", ["8", "88", "888", "8:88", "88:88"])
def test_every_number_stands_inside_the_ring(ring: Ring, number: str) -> None:
    _show(ring, number, 0.5)
    metrics = QFontMetricsF(font(ring.number_pixels, QFont.Weight.Bold))
    inner = ring.diameter - 2 * ring.stroke
    half_width, half_height = metrics.horizontalAdvance(number) / 2, metrics.capHeight() / 2
    assert (half_width**2 + half_height**2) ** 0.5 < inner / 2


def test_one_and_two_digits_have_one_size(ring: Ring) -> None:
    sizes = set()
    for number in ("9", "10", "45"):
        _show(ring, number, 0.1)
        sizes.add(ring.number_pixels)
    assert len(sizes) == 1


def test_the_seconds_are_seen_from_four_metres(qtbot: QtBot, ring: Ring) -> None:
    spot = arrange(1920, 1080).ring
    ring.resize(spot.width, spot.height)
    _show(ring, "24", 0.5)
    assert arc_minutes(ring.number_pixels * LEAST_CAPITAL, pixel_mm(14, 1920, 1080)) > FAR_ARC_MINUTES


def test_within_a_second_only_the_head_is_painted(ring: Ring) -> None:
    _show(ring, "5", 0.200)
    areas = Areas(ring)
    _show(ring, "5", 0.206)
    assert len(areas.shares) == 1
    assert areas.shares[0] < 0.05


def test_what_cannot_be_seen_is_not_painted(ring: Ring) -> None:
    _show(ring, "5", 0.2000)
    areas = Areas(ring)
    _show(ring, "5", 0.2001)
    assert areas.shares == []


def test_small_steps_add_up_until_they_are_seen(ring: Ring) -> None:
    _show(ring, "5", 0.2)
    areas = Areas(ring)
    for step in range(1, 61):
        _show(ring, "5", 0.2 + step * 0.0001)
    assert 2 <= len(areas.shares) < 6


def test_another_number_paints_the_inside_and_leaves_the_track(ring: Ring) -> None:
    _show(ring, "5", 0.2)
    areas = Areas(ring)
    _show(ring, "4", 0.2)
    assert 0.3 < max(areas.shares) < 0.8


def test_going_back_paints_the_whole_ring(ring: Ring) -> None:
    _show(ring, "5", 0.9)
    areas = Areas(ring)
    _show(ring, "5", 0.1)
    assert max(areas.shares) > 0.9


def test_its_number_is_told_to_a_screen_reader(ring: Ring) -> None:
    ring.show_reading(Reading("7", "of 12", 0.5, open=False))
    assert ring.accessibleName() == "7 of 12"

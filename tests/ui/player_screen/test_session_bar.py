"""The bar holds the whole session to scale."""

from __future__ import annotations

import itertools

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from player.timeline.frames import RATE
from player.timeline.timeline import Timeline
from player.ui.player_screen.session_bar import SessionBar, pieces_of
from player.ui.theme import LIGHT
from tests.ui.handmade import hamstring_session

SESSION = hamstring_session()


def test_the_pieces_fill_the_bar_to_scale() -> None:
    pieces = pieces_of(SESSION, 1000, gap=0)
    assert pieces[0].left == 0
    assert pieces[-1].right == pytest.approx(1000)
    for one, following in itertools.pairwise(pieces):
        assert one.right == pytest.approx(following.left)
    contracts = [piece for piece in pieces if piece.kind == "contract"]
    assert len(contracts) == 6
    for piece in contracts:
        assert piece.right - piece.left == pytest.approx(6 * RATE * 1000 / SESSION.length)


def test_reps_of_one_set_are_one_piece() -> None:
    first = [piece for piece in pieces_of(SESSION, 1000) if piece.step == 0]
    assert [piece.kind for piece in first] == ["prepare", "rep", "change side", "rep"]


def test_a_gap_shows_where_a_step_begins() -> None:
    pieces = pieces_of(SESSION, 1000, gap=3)
    borders = [(one, two) for one, two in itertools.pairwise(pieces) if one.step != two.step]
    assert len(borders) == len(SESSION.steps) - 1
    assert all(two.left - one.right == pytest.approx(3) for one, two in borders[:-1])


def test_an_empty_timeline_makes_no_pieces() -> None:
    assert pieces_of(Timeline("", "en", (), (), ()), 1000) == ()


@pytest.fixture
def bar(qtbot: QtBot) -> SessionBar:
    made = SessionBar(LIGHT)
    qtbot.addWidget(made)
    made.resize(1026, 30)
    made.set_timeline(SESSION)
    return made


@pytest.mark.parametrize("share", [0.0, 0.25, 0.5, 0.999])
def test_a_place_on_the_bar_is_a_frame(bar: SessionBar, share: float) -> None:
    assert bar.frame_at(13 + 1000 * share) == pytest.approx(SESSION.length * share, abs=RATE)


def test_beyond_its_ends_the_first_and_last_frames_are_meant(bar: SessionBar) -> None:
    assert bar.frame_at(-50) == 0
    assert bar.frame_at(5000) == SESSION.length - 1


def test_resting_the_mouse_tells_what_is_there(bar: SessionBar) -> None:
    phase = next(phase for phase in SESSION.phases if phase.kind == "contract")
    x = 13 + 1000 * (phase.span.start + RATE) / SESSION.length
    assert bar.hint_at(x) == "Supine strap hamstring stretch · Push · left · 1:28"


def test_it_tells_a_screen_reader_where_we_are(bar: SessionBar) -> None:
    bar.show_frame(90 * RATE)
    QApplication.processEvents()
    assert bar.accessibleDescription() == "1:30 of 10:54"

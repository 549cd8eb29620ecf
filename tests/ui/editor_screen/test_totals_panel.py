"""The totals in words are the totals in bars."""

from __future__ import annotations

from pytestqt.qtbot import QtBot

from player.editing.totals import Totals, Worked, totals_of
from player.timeline.frames import RATE
from player.ui.editor_screen.totals_panel import TotalsPanel, brief_text
from player.ui.theme import LIGHT
from tests.session.made import timeline


def test_sides_that_differ_are_told_and_those_that_hardly_do_are_not() -> None:
    assert Worked("x", 60 * RATE, 60 * RATE).uneven == 0
    assert Worked("x", 60 * RATE, 63 * RATE).uneven == 0
    assert Worked("x", 60 * RATE, 30 * RATE, 500 * RATE).uneven == 30 * RATE
    assert Worked("x", 0, 20 * RATE).uneven == -20 * RATE


def test_what_is_worked_and_what_lies_between_add_up() -> None:
    made = timeline('[[step]]\nexercise = "leg-stretch"\nhold = "30s"\nside = "each"\nextra = { left = 1 }\n')
    totals = totals_of(made, lambda _identity: ("calves", "hamstrings"))
    assert totals.worked.left == 60 * RATE and totals.worked.right == 30 * RATE
    assert totals.worked.uneven == 30 * RATE
    assert {each.name for each in totals.muscles} == {"calves", "hamstrings"}
    idle = sum(length for kind, length in totals.kinds if kind in ("prepare", "rest", "change side"))
    assert totals.worked.length + idle == totals.length == made.length


def test_every_row_can_be_read_by_a_screen_reader(qtbot: QtBot) -> None:
    panel = TotalsPanel(LIGHT)
    qtbot.addWidget(panel)
    panel.resize(420, 200)
    panel.show()
    totals = Totals(
        100 * RATE,
        Worked("", 30 * RATE, 20 * RATE, 10 * RATE),
        (("hold", 60 * RATE), ("rest", 40 * RATE)),
        (Worked("hamstrings", 30 * RATE, 20 * RATE),),
    )
    panel.show_totals(totals)
    assert panel.told.splitlines() == [
        "1:40, 1:00 worked, 0:40 between",
        "Worked: 1:00, left 0:30, right 0:20",
        "hamstrings: 0:50, left 0:30, right 0:20",
        "Hold: 1:00",
        "Rest: 0:40",
    ]
    assert brief_text(totals) == "1:40 long  ·  left 0:30  ·  right 0:20"
    assert panel.wished_height() > 150
    panel.grab()

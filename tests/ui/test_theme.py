"""The palettes and the sizes hold what they promise, by computation."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from itertools import combinations
from pathlib import Path
from typing import get_args

import pytest
from PySide6.QtGui import QTextCharFormat, QTextDocument
from PySide6.QtWidgets import QApplication

from player import ui
from player.editing.tokens import TokenReader
from player.timeline.timeline import PhaseKind
from player.ui.editor_screen.text_colours import TextColours
from player.ui.editor_screen.text_marks import Mark, TextMarks
from player.ui.theme import (
    DARK,
    FAR_ARC_MINUTES,
    FAR_SHARE,
    HIGH_DARK,
    HIGH_LIGHT,
    LEAST_CAPITAL,
    LIGHT,
    Theme,
    arc_minutes,
    contrast,
    mix,
    pixel_mm,
    theme_for,
)
from tests.ui.colour_sight import Eyes, ciede2000, difference

KINDS: tuple[PhaseKind, ...] = get_args(PhaseKind)
BORROWED: dict[PhaseKind, PhaseKind] = {"inhale": "stretch", "exhale": "relax", "roll": "rep"}
EYES: tuple[Eyes, ...] = get_args(Eyes)
THEMES = [LIGHT, DARK, HIGH_LIGHT, HIGH_DARK]
APART = 7.0
"""Least CIEDE2000 between two phases; from about 2.3 on a difference is seen side by side."""
both = pytest.mark.parametrize(
    "theme", THEMES, ids=lambda theme: f"{'high ' if theme.high else ''}{theme.scheme}"
)


def _least(theme: Theme) -> float:
    """Return the contrast that words need: of WCAG 2, 1.4.3, or of 1.4.6 where it is to be high."""
    return 7.0 if theme.high else 4.5


def test_the_measure_of_colours_agrees_with_the_published_pairs() -> None:
    assert ciede2000((50, 2.6772, -79.7751), (50, 0, -82.7485)) == pytest.approx(2.0425, abs=1e-4)
    assert ciede2000((60.2574, -34.0099, 36.2677), (60.4626, -34.1751, 39.4387)) == pytest.approx(
        1.2644, abs=1e-4
    )
    assert ciede2000((6.7747, -0.2908, -2.4247), (5.8714, -0.0985, -2.2286)) == pytest.approx(
        0.6377, abs=1e-4
    )


@both
def test_every_kind_of_phase_has_a_colour(theme: Theme) -> None:
    assert set(theme.phases) == set(KINDS)


@both
@pytest.mark.parametrize("eyes", EYES)
def test_phases_that_can_meet_look_different_to_all_eyes(theme: Theme, eyes: Eyes) -> None:
    own = [kind for kind in KINDS if kind not in BORROWED]
    near = [
        (one, other, round(difference(theme.phase(one), theme.phase(other), eyes), 1))
        for one, other in combinations(own, 2)
        if difference(theme.phase(one), theme.phase(other), eyes) < APART
    ]
    assert near == []


@both
@pytest.mark.parametrize("eyes", EYES)
def test_breathing_in_and_out_look_different_to_all_eyes(theme: Theme, eyes: Eyes) -> None:
    assert difference(theme.phase("inhale"), theme.phase("exhale"), eyes) > APART


@both
@pytest.mark.parametrize("kind", KINDS)
def test_a_phase_name_can_be_read_on_its_stage_and_beside_it(theme: Theme, kind: PhaseKind) -> None:
    assert contrast(theme.phase(kind), theme.stage(kind)) >= _least(theme)
    assert contrast(theme.phase(kind), theme.window) >= _least(theme)


@both
@pytest.mark.parametrize("kind", KINDS)
def test_words_can_be_read_on_every_stage(theme: Theme, kind: PhaseKind) -> None:
    assert contrast(theme.ink, theme.stage(kind)) >= 7
    assert contrast(theme.muted, theme.stage(kind)) >= _least(theme)


@both
def test_words_can_be_read_on_every_ground(theme: Theme) -> None:
    for ground in (theme.window, theme.card):
        assert contrast(theme.ink, ground) >= 10
        for front in (theme.muted, theme.accent, theme.warning, theme.error):
            assert contrast(front, ground) >= _least(theme), (front, ground)
        for edge in (theme.edge, theme.focus):
            assert contrast(edge, ground) >= 3, (edge, ground)
    assert contrast(theme.on_accent, theme.accent) >= _least(theme)


@both
@pytest.mark.parametrize("kind", KINDS)
def test_words_can_be_read_on_the_time_ruler(theme: Theme, kind: PhaseKind) -> None:
    for ground in (theme.phase(kind), theme.faint(kind)):
        assert contrast(theme.ink_on(ground), ground) >= _least(theme)


@both
def test_minutes_can_be_read_on_every_day(theme: Theme) -> None:
    for percent in range(101):
        ground = theme.amount(percent / 100)
        assert contrast(theme.ink_on(ground), ground) >= _least(theme)


@both
@pytest.mark.parametrize("eyes", EYES)
def test_what_is_told_apart_in_lines_and_bars_looks_different_to_all_eyes(theme: Theme, eyes: Eyes) -> None:
    phase = theme.phase
    for one, other in (
        (phase("stretch"), phase("contract")),  # the lines of the history
        (theme.accent, phase("hold")),  # left and right in the totals of the editor
        (theme.error, theme.ink),
        (theme.warning, theme.ink),
    ):
        assert difference(one, other, eyes) > APART


@both
def test_the_text_of_a_session_can_be_read_in_all_its_colours(theme: Theme, qapp: QApplication) -> None:
    text = '# a comment\ntitle = "words"\nformat = 1\n[[step]]\n'
    document = QTextDocument(text)
    blocks = [document.findBlockByNumber(number) for number in range(document.blockCount())]
    TextColours(theme, TokenReader()).colour(text, blocks)
    ranges = [each for block in blocks for each in block.layout().formats()]
    inks = {_ink(each.format) for each in ranges} | {theme.ink}
    assert len(inks) == 6
    marks = [Mark(0, 1, kind) for kind in ("line", "found", "bracket")]
    line, found, bracket = TextMarks(theme).selections(document, marks)
    for ink in inks:
        assert contrast(ink, theme.card) >= _least(theme)
        assert contrast(ink, line.format.background().color().name()) >= _least(theme)
    for each in (found, bracket):
        assert contrast(_ink(each.format), each.format.background().color().name()) >= _least(theme)


def _ink(form: QTextCharFormat) -> str:
    return form.foreground().color().name().upper()


SHARES = 0.35
"""A ground with more than so much of another colour in it is no ground for words in ink."""
MUTED_SHARES = 0.17
"""... and with more than so much, none for words of second rank."""


def _tinted(theme: Theme) -> Iterator[tuple[str, str, float]]:
    """Yield every ground that is mixed in the interface: where, its colour, and how much is in it."""
    for path in sorted(Path(ui.__path__[0]).rglob("*.py")):
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if not (isinstance(node, ast.Call) and getattr(node.func, "id", "") == "mix"):
                continue
            base, other, share = (ast.unparse(part) for part in node.args)
            grounds = re.search(r"theme\.(card|window)$", base)
            if grounds is None:
                continue
            named = re.search(r"theme\.(\w+)$", other)
            ends = [getattr(theme, named[1])] if named else list(theme.phases.values())
            for number in map(float, re.findall(r"(?<![\w.])\d(?:\.\d+)?", share)):
                for end in ends if number <= 1 else ():
                    yield f"{path.name}:{node.lineno}", mix(getattr(theme, grounds[1]), end, number), number


@both
def test_words_can_be_read_on_every_tinted_ground_of_every_page(theme: Theme) -> None:
    found = list(_tinted(theme))
    assert len(found) > 40
    for place, ground, share in found:
        if share <= SHARES:
            assert contrast(theme.ink, ground) >= _least(theme), place
        if share <= MUTED_SHARES:
            assert contrast(theme.muted, ground) >= _least(theme), place


def test_a_scheme_has_its_theme() -> None:
    assert theme_for("dark", high=True) is HIGH_DARK
    assert theme_for("light", high=True) is HIGH_LIGHT
    assert theme_for("dark") is DARK
    assert theme_for("light") is LIGHT


def test_mixing_goes_from_one_colour_to_the_other() -> None:
    assert mix("#000000", "#FF8040", 0) == "#000000"
    assert mix("#000000", "#FF8040", 1) == "#FF8040"
    assert mix("#000000", "#FF8040", 0.5) == "#804020"


def test_the_far_size_is_twenty_minutes_of_arc_at_four_metres_on_fourteen_inches() -> None:
    capital = FAR_SHARE * 1080 * LEAST_CAPITAL
    assert arc_minutes(capital, pixel_mm(14, 1920, 1080)) == pytest.approx(FAR_ARC_MINUTES, abs=0.01)
    assert pixel_mm(14, 1920, 1080) == pytest.approx(0.1614, abs=0.0001)


def test_half_the_distance_doubles_the_angle() -> None:
    assert arc_minutes(100, 0.16, 2.0) == pytest.approx(2 * arc_minutes(100, 0.16, 4.0), rel=1e-4)

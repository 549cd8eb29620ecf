"""Words are fitted into boxes: smaller first, then wrapped, elided only when nothing else is left."""

from __future__ import annotations

import pytest
from PySide6.QtGui import QFont, QFontMetricsF

from player.ui.fonts import elide, fitted, font, text_scale, wrapped

PLAIN = QFont.Weight.Normal


def test_what_fits_keeps_its_size(qapp: object) -> None:
    fit = fitted("Push", 400, 60, 40, 12, PLAIN, 1)
    assert (fit.lines, fit.pixels, fit.elided) == (("Push",), 40, False)


def test_what_is_too_wide_becomes_smaller_before_it_is_cut(qapp: object) -> None:
    fit = fitted("Change side", 120, 60, 40, 12, PLAIN, 1)
    assert fit.lines == ("Change side",)
    assert 12 <= fit.pixels < 40
    assert QFontMetricsF(font(fit.pixels)).horizontalAdvance("Change side") <= 120


def test_what_may_wrap_wraps_and_keeps_every_word(qapp: object) -> None:
    text = "Push your heel down into the strap, with a third of your strength."
    fit = fitted(text, 300, 80, 24, 12, PLAIN, 2)
    assert len(fit.lines) == 2
    assert " ".join(fit.lines) == text


def test_only_at_the_smallest_size_words_are_left_out_and_it_is_told(qapp: object) -> None:
    fit = fitted("A very long title that nobody could ever fit in here", 80, 20, 20, 14, PLAIN, 1)
    assert fit.elided
    assert fit.pixels == 14
    assert fit.lines[0].endswith("…")


def test_a_word_longer_than_the_line_is_cut(qapp: object) -> None:
    fit = fitted("Donaudampfschifffahrtsgesellschaft", 60, 20, 14, 14, PLAIN, 1)
    assert fit.elided
    assert QFontMetricsF(font(14)).horizontalAdvance(fit.lines[0]) <= 60


def test_no_words_make_no_lines(qapp: object) -> None:
    assert fitted("", 100, 20, 14, 10, PLAIN, 1).lines == ()
    assert wrapped("", QFontMetricsF(font(14)), 100) == ()


def test_eliding_leaves_alone_what_fits(qapp: object) -> None:
    assert elide("Rest", QFontMetricsF(font(14)), 500) == "Rest"


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("/home/somebody/a very long folder/another one/evening release.toml", "/evening release.toml"),
        ("New: it will be saved as /home/somebody/sessions/of/mine/posture.toml", "/posture.toml"),
        (r"C:\Users\Somebody\Documents\Limber\sessions\posture.toml", r"\posture.toml"),
        ("sessions/of mine/and of others/in a folder/posture.toml", "/posture.toml"),
    ],
)
def test_a_path_is_cut_in_the_middle(qapp: object, text: str, name: str) -> None:
    metrics = QFontMetricsF(font(14))
    cut = elide(text, metrics, 220)
    assert cut.endswith("…" + name)
    assert cut.startswith(text[:4])
    assert metrics.horizontalAdvance(cut) <= 220
    fit = fitted(text, 220, 20, 14, 14, PLAIN, 1)
    assert fit.elided
    assert fit.lines[0].endswith("…" + name)


def test_words_with_a_stroke_are_no_path(qapp: object) -> None:
    metrics = QFontMetricsF(font(14))
    assert elide("Push and pull, hold / relax, and rest for a while", metrics, 150).endswith("…")


def test_digits_are_all_of_one_width(qapp: object) -> None:
    metrics = QFontMetricsF(font(100, QFont.Weight.Bold))
    widths = [metrics.horizontalAdvance(digit) for digit in "0123456789"]
    assert max(widths) - min(widths) < 1


@pytest.mark.parametrize(("pixels", "scale"), [(9, 1.0), (12, 1.0), (25, 2.0), (90, 3.0)])
def test_the_scale_of_text_follows_the_font_of_the_system(qapp: object, pixels: int, scale: float) -> None:
    system = QFont()
    system.setPixelSize(pixels)
    assert text_scale(system) == pytest.approx(scale)

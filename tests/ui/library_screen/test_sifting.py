"""What is looked for is found, in the right order, in no time."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from player.ui.library_screen.cards import SessionCard, ago_text
from player.ui.library_screen.sifting import Marks, Sift, choices_of, sifted

CARDS = (
    SessionCard(
        "a",
        "Hamstrings",
        "For runners.",
        level="easy",
        minutes=15,
        equipment=("mat", "strap"),
        path=Path("/a"),
    ),
    SessionCard(
        "b", "Back relief", level="gentle", minutes=9, equipment=("mat",), parts=("back",), path=Path("/b")
    ),
    SessionCard(
        "c", "At the desk", words="hamstrings Chair stretch", minutes=5, equipment=("chair",), path=Path("/c")
    ),
    SessionCard("d", "From the clinic", level="easy", origin="Physio", minutes=0, path=Path("/d")),
)
MARKS = Marks(frozenset((str(Path("/b")),)), {str(Path("/a")): 100.0, str(Path("/c")): 200.0})


@pytest.mark.parametrize(
    ("sift", "found"),
    [
        (Sift(), "bcda"),
        (Sift(text="hamstr"), "ac"),
        (Sift(text="STRETCH chair"), "c"),
        (Sift(text="runners strap"), "a"),
        (Sift(text="nothing"), ""),
        (Sift(minutes=10), "cb"[::-1]),
        (Sift(level="easy"), "da"),
        (Sift(part="back"), "b"),
        (Sift(equipment=frozenset(("mat",))), "bd"),
        (Sift(equipment=frozenset(("mat", "strap", "chair"))), "bcda"),
        (Sift(show="favourites"), "b"),
        (Sift(show="recent"), "ca"),
        (Sift(origin="Physio"), "d"),
        (Sift(order="length"), "cbad"),
        (Sift(order="recent"), "cabd"),
    ],
)
def test_what_is_looked_for_is_found_in_order(sift: Sift, found: str) -> None:
    assert "".join(card.identity for card in sifted(CARDS, sift, MARKS)) == found


def test_only_what_leaves_something_out_counts_as_narrowed() -> None:
    assert not Sift(text="  ", order="length").narrowed
    for sift in (Sift(text="x"), Sift(minutes=5), Sift(show="recent"), Sift(origin=""), Sift(part="hips")):
        assert sift.narrowed


def test_the_filters_offer_what_occurs() -> None:
    assert choices_of(CARDS) == (("chair", "mat", "strap"), ("back",))


def test_a_card_is_found_by_everything_that_is_known_of_it() -> None:
    card = replace(CARDS[0], tags=("PNF",), words="supine strap stretch")
    for word in ("hamstrings", "runners", "easy", "strap", "pnf", "supine"):
        assert word in card.sought


@pytest.mark.parametrize(
    ("days", "text"),
    [(0, "today"), (1, "yesterday"), (4, "4 days ago"), (20, "2 weeks ago"), (200, "6 months ago")],
)
def test_days_are_told_as_people_do(days: int, text: str) -> None:
    now = 1_800_000_000.0
    assert ago_text(now - days * 86_400, now) == text

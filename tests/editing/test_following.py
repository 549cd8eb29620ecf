"""Values that follow what the player chooses: what is offered can be reckoned, and is told in words."""

from __future__ import annotations

import pytest

from player import paths
from player.editing.condition_names import known_of
from player.editing.following import followed_by, offers_of, words_of
from player.session.catalogue import Catalogue
from player.session.load import load_text
from player.session.schema import TABLES

SESSION = """format = 1
title = "T"
[parameters.hold]
label = "Hold"
default = "30s"
[parameters.often]
default = 4
[parameters.side]
default = "left"
choices = ["left", "right"]
[parameters.hard]
default = "40%"
[parameters.told]
default = true

[[step]]
exercise = "supine-strap-hamstring"
"""
STEP = TABLES["step"]
CATALOGUE = Catalogue((paths.shipped_folder("media") / "exercises",))


def test_a_key_follows_what_is_of_its_kind() -> None:
    known = known_of(SESSION)
    follow = {name: [each.name for each in followed_by(STEP[name], known)] for name in STEP}
    assert follow["hold"] == follow["rest"] == ["$hold"] and follow["sets"] == ["$often"]
    assert follow["side"] == ["$side"] and follow["halfway"] == ["$told"] and follow["say"] == []


@pytest.mark.parametrize(
    ("key", "beside"), [("hold", ""), ("sets", 'hold = "30s"\n'), ("side", 'hold = "30s"\n')]
)
def test_what_is_offered_can_be_played(key: str, beside: str) -> None:
    offers = offers_of(STEP[key], known_of(SESSION))
    assert offers
    for _, written in offers:
        text = f'{SESSION}{beside}{key} = "{written}"\n'
        assert [each for each in load_text(text, CATALOGUE).problems if each.severity == "error"] == []


def test_an_expression_is_told_in_words() -> None:
    known = known_of(SESSION)
    assert words_of("2 * $hold", known) == "2 × “Hold”: 1 min where nothing else is chosen"
    assert words_of("$often", known) == "“Often”: 4 where nothing else is chosen"
    for text in ("30s", "$nothing", "2 * $", "$hold + $side", ""):
        assert words_of(text, known) == ""

"""Fixing a file: pass by pass until nothing safe is left, and never for the worse."""

from __future__ import annotations

from pathlib import Path

from player.app.checking import check_text
from player.app.fixing import fixed
from player.app.supplies import Supplies

HERE = Path("somewhere.toml")


def test_a_file_that_was_not_toml_is_mended_to_the_end() -> None:
    text = "title = “Evening”\nlanguage = en\n\n[[step]]\nexersise = plnk\nhold = 30s\n"
    made = fixed(text, HERE, Supplies("en"))
    assert made.text == (
        'title = "Evening"\nlanguage = "en"\nformat = 1\n\n[[step]]\nexercise = "plank"\nhold = "30s"\n'
    )
    assert made.left == ()
    assert [problem.code for problem in made.done] == [
        *["toml-syntax"] * 4,
        "missing-key",
        "unknown-key",
        "unknown-exercise",
    ]


def test_a_text_without_safe_fixes_stays_as_it_is() -> None:
    text = 'format = 1\ntitle = "x"\n[[step]]\nexercise = "plank"\nhold = "5s"\n'
    made = fixed(text, HERE, Supplies("en"))
    assert (made.text, made.done) == (text, ())
    assert [problem.code for problem in made.left] == ["unusual-dose"]
    assert made.left[0].fix is not None
    assert not made.left[0].fix.safe


def test_cues_that_meet_are_told_once() -> None:
    cues = '[{ at = "50%", say = "Long neck." }, { at = "15s", say = "Breathe." }]'
    text = f'format = 1\ntitle = "x"\n[[step]]\nexercise = "plank"\nhold = "30s"\ncue = {cues}\n'
    assert [problem.code for problem in check_text(text, HERE, Supplies("en"))] == ["cues-collide"]


def test_missing_equipment_is_added_and_what_is_accepted_for_nothing_taken_out() -> None:
    text = (
        'format = 1\ntitle = "x"\nequipment = [\n  "mat",  # for the back\n]\n'
        '[[step]]\nexercise = "supine-strap-hamstring"\naccept = ["no-text"]\nhold = "30s"\n'
    )
    made = fixed(text, HERE, Supplies("en"))
    assert made.text == text.replace('"mat",  #', '"mat", "strap",  #').replace('accept = ["no-text"]\n', "")
    assert made.left == ()

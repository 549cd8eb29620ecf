"""References: found wherever they stand, and exchanged without touching anything else."""

from __future__ import annotations

from player.session.references import references, with_names

TEXT = """\
# plank stays in comments: exercise = "plank"
format = 1
title = "plank"
cover = "plank"   # the cover
sounds = { start = "bell.wav" }

[music]
file = 'calm.ogg'
volume = 0.5

[exercises.twist]
name = "Twist"
picture = "twist.png"
pictures = { contract = "push.png" }

[[step]]
exercise = "plank"  # mine
hold = "30s"

[[step]]
repeat = 2
step = [{ exercise = 'plank', hold = 30 }, { "use" = "other.toml" }]

  [[step.step]]
  "exercise" = \"\"\"squat\"\"\"
  reps = 3
"""


def test_every_reference_is_found_in_order() -> None:
    assert [(found.kind, found.name) for found in references(TEXT)] == [
        ("exercise", "plank"),
        ("file", "bell.wav"),
        ("file", "calm.ogg"),
        ("file", "twist.png"),
        ("file", "push.png"),
        ("exercise", "plank"),
        ("exercise", "plank"),
        ("session", "other.toml"),
        ("exercise", "squat"),
    ]


def test_names_are_exchanged_and_the_rest_stays_byte_for_byte() -> None:
    names = {("exercise", "plank"): "plank-2", ("session", "other.toml"): "other-2.toml"}
    expected = TEXT.replace('cover = "plank"', 'cover = "plank-2"').replace('"other.toml"', '"other-2.toml"')
    expected = expected.replace('exercise = "plank"  #', 'exercise = "plank-2"  #')
    expected = expected.replace("exercise = 'plank'", 'exercise = "plank-2"')
    assert with_names(TEXT, names) == expected  # type: ignore[arg-type]


def test_broken_text_has_the_references_that_can_be_read() -> None:
    assert [found.name for found in references('exercise = "a"\n[[step]\nexercise = = "b"\n')][:1] == ["a"]
    assert references("") == ()


def test_letters_of_several_bytes_do_not_move_the_places() -> None:
    text = 'title = "Übung – später"\ncover = "ä"\n'
    assert with_names(text, {("exercise", "ä"): "ö"}) == text.replace('cover = "ä"', 'cover = "ö"')

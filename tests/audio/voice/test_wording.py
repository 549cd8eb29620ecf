"""What a voice is given to say, how long it may last, and what it cannot say."""

from __future__ import annotations

import pytest

from player.audio.voice.estimate import estimated_frames
from player.audio.voice.wording import LONGEST, spoken_text, unspeakable_because
from player.timeline.frames import RATE


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("  Push\n  your heel\tdown ", "Push your heel down"),
        ("Hold for 30 s.", "Hold for 30 seconds."),
        ("Rest 10–15 sec", "Rest 10 to 15 seconds"),
        ("Push with 20 % of your strength", "Push with 20 percent of your strength"),
        ("Lift it to 90°", "Lift it to 90 degrees"),
        ("3 x 10, e.g. slowly", "3 times 10, for example slowly"),
        ("Tighten your glutes, abs, etc.", "Tighten your glutes, abs, et cetera"),
        ("Ten reps. Then rest.", "Ten reps Then rest."),
        ("Don’t hold\u200b your breath…", "Don't hold your breath..."),
        ("The 1.5 metre strap", "The 1.5 metre strap"),
    ],
)
def test_abbreviations_and_signs_are_put_in_words(line: str, said: str) -> None:
    assert spoken_text(line, "en") == said


def test_only_english_is_put_in_english_words() -> None:
    assert spoken_text("Halte 30 s, etwa 20 %", "de-DE") == "Halte 30 s, etwa 20 %"


def test_own_pronunciations_replace_whole_words_whatever_their_case() -> None:
    said = spoken_text("Psoas and iliopsoas: PSOAS", "en", {"psoas": r"so\as"})
    assert said == r"so\as and iliopsoas: so\as"


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Push", "en"),
        ("3, 2, 1", "en"),
        ("Übung: café", "en"),
        ("Поднимите ногу", "ru"),
        ("深呼吸してください", "ja"),
        ("Σήκωσε το πόδι", "el-GR"),
    ],
)
def test_words_of_the_language_can_be_spoken(text: str, language: str) -> None:
    assert unspeakable_because(text, language) is None


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("", "en"),
        ("— … !", "en"),
        ("👍", "en"),
        ("Поднимите ногу", "en"),
        ("Lift", "ru"),
        ("a" * (LONGEST + 1), "en"),
    ],
)
def test_what_no_voice_of_the_language_can_say_has_a_reason(text: str, language: str) -> None:
    assert unspeakable_because(text, language)


@pytest.mark.parametrize(
    ("text", "seconds"),
    [
        # Lengths of Kokoro's Heart, measured.
        ("Twelve", 0.57),
        ("Next: glute bridge, ten times, two sets.", 2.55),
        ("Relax. Breathe out, let the leg grow heavy, and then pull it a little closer.", 4.33),
        ("Half the time is gone, keep your hips level.", 2.22),
    ],
)
def test_a_line_is_estimated_to_within_a_tenth(text: str, seconds: float) -> None:
    assert estimated_frames(text) == pytest.approx(seconds * RATE, rel=0.1)
    assert estimated_frames(text, 2.0) == pytest.approx(estimated_frames(text) / 2, abs=1)


def test_what_has_no_words_takes_no_time() -> None:
    assert estimated_frames("…") == 0

"""Which voice answers a wish."""

from __future__ import annotations

import pytest

from player.audio.voice.voices import Voice, VoiceWish, one_an_engine, ranked

HEART = Voice("kokoro", "af_heart", "Heart", "en-US", "female")
EMMA = Voice("kokoro", "bf_emma", "Emma", "en-GB", "female")
CARIBBEAN = Voice("system", "gmw/en-029", "English (Caribbean)", "en-029", "male")
BRITAIN = Voice("system", "gmw/en", "English (Great Britain)", "en-gb", "male")
LANCASTER = Voice("system", "gmw/en-gb-x-gbclan", "English (Lancaster)", "en-gb-x-gbclan", "male")
AMERICA = Voice("system", "gmw/en-us", "English (America)", "en-us", "male")
GERMAN = Voice("system", "gmw/de", "German", "de", "male")
SILENT = Voice("system", "novelty", "Bells", "")
ALL = (SILENT, CARIBBEAN, BRITAIN, LANCASTER, AMERICA, GERMAN, HEART, EMMA)


@pytest.mark.parametrize(
    ("wish", "best"),
    [
        (VoiceWish(), HEART),
        (VoiceWish(language="en-GB"), EMMA),
        (VoiceWish(language="en-AU"), HEART),
        (VoiceWish(language="de-AT"), GERMAN),
        (VoiceWish(voice="emma"), EMMA),
        (VoiceWish(voice="gmw/en-us"), AMERICA),
        (VoiceWish(voice="Heart", language="de"), GERMAN),
        (VoiceWish(voice="nobody"), HEART),
    ],
)
def test_the_best_voice_of_the_language_answers(wish: VoiceWish, best: Voice) -> None:
    assert ranked(ALL, wish)[0] == best


def test_without_the_neural_voices_a_plain_voice_of_the_system_answers_not_a_dialect() -> None:
    system = [each for each in ALL if each.engine == "system"]
    assert ranked(system, VoiceWish())[0] == AMERICA
    assert ranked(system, VoiceWish(language="en-GB"))[0] == BRITAIN


def test_nobody_answers_for_a_language_that_nobody_speaks() -> None:
    assert ranked(ALL, VoiceWish(language="fi")) == ()


def test_one_voice_an_engine_stands_by() -> None:
    assert one_an_engine(ranked(ALL, VoiceWish())) == (HEART, AMERICA)


@pytest.mark.parametrize(("rate", "usable"), [(1.0, 1.0), (0.1, 0.5), (9.0, 2.0), (1.2345, 1.23)])
def test_a_rate_that_nobody_can_follow_is_brought_back(rate: float, usable: float) -> None:
    assert VoiceWish(rate=rate).usable_rate == usable

"""From eSpeak NG's sounds to the letters of the Kokoro model."""

from __future__ import annotations

import pytest

from player.audio.voice.worker.espeak import Espeak
from player.audio.voice.worker.phonemes import model_phonemes, pieces, to_model, tokens


@pytest.mark.parametrize(
    ("ipa", "language", "letters"),
    [
        ("bɹˈiːð ˈa͡ʊt", "en-US", "bɹˈið ˈWt"),
        ("tʃe͡ɪnd͡ʒ", "en-us", "tʃAnʤ"),
        ("θˈɜːɾi", "en-us", "θˈɜɹTi"),
        ("lˈɛɾɚ", "en-us", "lˈɛTəɹ"),
        ("bˈʌʔn̩", "en-us", "bˈʌtᵊn"),
        ("fɔː͡ɹ", "en-us", "fɔɹ"),
        ("hˈo͡ʊld", "en-us", "hˈOld"),
        ("hˈə͡ʊld", "en-GB", "hˈQld"),
        ("hˈe͡ə", "en-GB", "hˈɛː"),
        ("θˈɜːti", "en-gb", "θˈɜːti"),
        ("bwˈenos", "es-ES", "bwˈenos"),
        ("(͡e͡n)bˈaθ(͡f͡r)", "fr-FR", "bˈaθ"),
    ],
)
def test_sounds_are_written_as_the_model_was_taught(ipa: str, language: str, letters: str) -> None:
    assert to_model(ipa, language) == letters


@pytest.mark.parametrize(
    ("text", "written"),
    [
        ("Push", "<Push>."),
        ("Push!", "<Push>!"),
        ("Relax, and breathe out.", "<Relax>, <and breathe out>."),
        ("At 1.5 metres, 10:30", "<At 1.5 metres>, <10:30>."),
        ("Wait... now", "<Wait>… <now>."),
        ("Slowly – now (gently)", "<Slowly>— <now gently>."),
        ("?!", ""),
        ("... Push,", "<Push>."),
    ],
)
def test_pauses_are_kept_and_numbers_are_not_cut(text: str, written: str) -> None:
    assert model_phonemes(text, "es", lambda words: f"<{words}>") == written


def test_a_long_text_is_cut_after_a_sentence_or_a_pause_or_a_word() -> None:
    text = "aaa bbb. " * 10
    parts = pieces(text.strip(), 30)
    assert all(len(part) <= 30 for part in parts)
    assert all(part.endswith(".") for part in parts)
    assert "".join(parts).replace(" ", "") == text.replace(" ", "")
    assert [len(part) for part in pieces("a" * 70, 30)] == [30, 30, 10]


def test_letters_that_the_model_does_not_know_are_left_out() -> None:
    assert tokens("a¤b", {"a": 1, "b": 2}) == [1, 2]


def test_espeak_tells_diphthongs_from_two_vowels_and_dialects_from_one_another() -> None:
    espeak = Espeak()
    assert espeak.phonemes("time", "en-us") == "tˈa͡ɪm"
    assert "a͡ɪˈiː" in espeak.phonemes("naive", "en-us")
    assert espeak.phonemes("calf", "en-us") != espeak.phonemes("calf", "en-gb")
    assert espeak.phonemes("respira", "es") == "respˈiɾa"
    with pytest.raises(ValueError, match="tlh"):
        espeak.phonemes("Qapla", "tlh-xx")

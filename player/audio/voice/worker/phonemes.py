"""From eSpeak NG's IPA to the letters that the Kokoro model was taught, and where its pauses go.

The model's alphabet writes a diphthong or an affricate as one letter, has no length mark in American English,
and writes the American r-coloured vowels as vowel and r. Text is cut at punctuation first, because eSpeak NG
drops it and the model makes its pauses and its melody from it.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

_EVERYWHERE: tuple[tuple[str, str], ...] = (
    ("e͡ɪ", "A"),
    ("a͡ɪ", "I"),
    ("a͡ʊ", "W"),
    ("ɔ͡ɪ", "Y"),
    ("o͡ʊ", "O"),
    ("ə͡ʊ", "Q"),
    ("t͡ʃ", "ʧ"),
    ("d͡ʒ", "ʤ"),
    ("t͡s", "ʦ"),
    ("d͡z", "ʣ"),
)
_ENGLISH: tuple[tuple[str, str], ...] = (
    ("ə͡l", "ᵊl"),
    ("ʔn̩", "tᵊn"),
    ("n̩", "ᵊn"),
    ("l̩", "ᵊl"),
    ("m̩", "ᵊm"),
    ("ʔ", "t"),
    ("ɐ", "ə"),
    ("r", "ɹ"),
    ("x", "k"),
    ("ç", "k"),
    ("ɬ", "l"),
    ("ʲ", ""),
    ("̃", ""),
)
_BRITISH: tuple[tuple[str, str], ...] = (("e͡ə", "ɛː"), ("i͡ə", "ɪə"), ("͡", ""), ("e", "A"))
_AMERICAN: tuple[tuple[str, str], ...] = (
    ("ɚɹ", "əɹ"),
    ("ɚ", "əɹ"),
    ("ɜːɹ", "ɜɹ"),
    ("ɜː", "ɜɹ"),
    ("ɾ", "T"),
    ("ː", ""),
    ("͡", ""),
    ("e", "A"),
    ("o", "ɔ"),
)
_OTHER: tuple[tuple[str, str], ...] = (("͡", ""),)

_PAUSE = re.compile(r"\s*([,.;:!?]+(?=\s|$)|…|—)\s*")
_ENDS = ".!?…"
_SWITCH = re.compile(r"\([^)]*\)")


def model_phonemes(text: str, language: str, ipa: Callable[[str], str]) -> str:
    """Return the letters for the model; empty when nothing of the text can be said.

    ``ipa`` gives the tied IPA of words without punctuation.
    """
    text = text.replace("...", "…").replace(" – ", "—").replace(" - ", "—")
    written: list[str] = []
    for index, part in enumerate(_PAUSE.split(text)):
        if index % 2:
            if written:
                written[-1] += part[0]
        elif words := " ".join(re.sub(r"[\"“”«»()\[\]{}]", " ", part).split()):
            sounds = to_model(ipa(words), language)
            if sounds:
                written.append(sounds)
    if not written:
        return ""
    spoken = " ".join(written)
    return spoken if spoken[-1] in _ENDS else spoken.rstrip(",;:— ") + "."


def to_model(ipa: str, language: str) -> str:
    """Return eSpeak NG's tied IPA in the model's alphabet."""
    # It marks words that it reads as another language, as in (en)stretching(es), letter by letter with ties.
    sounds = _SWITCH.sub("", ipa)
    rules = _EVERYWHERE + (_ENGLISH + _dialect(language) if language.lower().startswith("en") else _OTHER)
    for heard, letter in rules:
        sounds = sounds.replace(heard, letter)
    return re.sub(r"\s+", " ", sounds.replace("-", "")).strip()


def pieces(phonemes: str, longest: int) -> list[str]:
    """Return the phonemes cut into parts that the model can take, after a sentence, a pause or a word."""
    parts: list[str] = []
    while len(phonemes) > longest:
        window = phonemes[: longest + 1]
        cut = next(
            (place + 1 for marks in (_ENDS, ",;:—", " ") if (place := _last(window, marks)) > longest // 3),
            longest,
        )
        parts.append(phonemes[:cut].strip())
        phonemes = phonemes[cut:].strip()
    return [*parts, phonemes] if phonemes else parts


def tokens(phonemes: str, alphabet: Mapping[str, int]) -> list[int]:
    """Return the model's numbers; letters that it does not know are left out."""
    return [alphabet[letter] for letter in phonemes if letter in alphabet]


def _dialect(language: str) -> tuple[tuple[str, str], ...]:
    return _AMERICAN if language.lower() in ("en", "en-us") else _BRITISH


def _last(text: str, marks: str) -> int:
    return max(text.rfind(mark) for mark in marks)

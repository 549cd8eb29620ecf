"""From a written line to what a voice is given to say, and whether it can say anything at all."""

from __future__ import annotations

import re
import unicodedata
from typing import TYPE_CHECKING

from player.language import said

if TYPE_CHECKING:
    from collections.abc import Mapping

WORDING = 1
"""Version of the wording; it needs no place in a clip's key, because the key holds the worded text."""

LONGEST = 1000
"""Characters of one line: over a minute of speech. More is a mistake, captioned and not spoken."""

_ENGLISH: tuple[tuple[str, str], ...] = (
    (r"\be\.\s?g\.", "for example"),
    (r"\bi\.\s?e\.", "that is"),
    (r"\betc\.", "et cetera"),
    (r"\bapprox\.", "approximately"),
    (r"\bvs\.?(?=\s)", "versus"),
    (r"\bmins?\.", "minutes"),
    (r"\bsecs?\.", "seconds"),
    (r"\breps?\.(?=\s|$)", "reps"),
    (r"(?<=\d)\s?sec?\b", " seconds"),
    (r"(?<=\d)\s?s\b", " seconds"),
    (r"(?<=\d)\s?min\b", " minutes"),
    (r"(?<=\d)\s?cm\b", " centimetres"),
    (r"(?<=\d)\s?kg\b", " kilograms"),
    (r"(?<=\d)\s?°", " degrees"),
    (r"(?<=\d)\s?%", " percent"),
    (r"(?<=\d)\s*[x×]\s*(?=\d)", " times "),
    (r"(?<=\d)\s*[–-]\s*(?=\d)", " to "),
    (r"\s&\s", " and "),
    (r"\bL/R\b", "left and right"),
    (r"\bPNF\b", "P N F"),
)
_SCRIPTS = {
    "ru": "CYRILLIC", "uk": "CYRILLIC", "bg": "CYRILLIC", "sr": "CYRILLIC", "mk": "CYRILLIC",
    "be": "CYRILLIC",
    "el": "GREEK", "he": "HEBREW", "ar": "ARABIC", "fa": "ARABIC", "ur": "ARABIC", "hi": "DEVANAGARI",
    "mr": "DEVANAGARI", "ne": "DEVANAGARI", "zh": "CJK", "cmn": "CJK", "yue": "CJK", "ja": "",
    "ko": "HANGUL",
    "th": "THAI", "ka": "GEORGIAN", "hy": "ARMENIAN", "bn": "BENGALI", "ta": "TAMIL", "te": "TELUGU",
}  # fmt: skip
"""First word of the Unicode names of a language's letters, if they are not Latin; empty: several scripts."""


def spoken_text(line: str, language: str = "en", pronunciations: Mapping[str, str] | None = None) -> str:
    """Return the line as a voice is given it: abbreviations in words, own pronunciations put in."""
    text = unicodedata.normalize("NFC", line)
    text = "".join(" " if unicodedata.category(each) in ("Cc", "Cf", "Zl", "Zp") else each for each in text)
    text = text.replace("’", "'").replace("…", "...")
    for word, sound in (pronunciations or {}).items():
        text = re.sub(
            rf"(?<!\w){re.escape(word)}(?!\w)", sound.replace("\\", r"\\"), text, flags=re.IGNORECASE
        )
    if language.lower().split("-")[0] == "en":
        for pattern, words in _ENGLISH:
            text = re.sub(pattern, words, text)
    return re.sub(r"\s+", " ", text).strip()


def unspeakable_because(text: str, language: str) -> str | None:
    """Return why no voice of this language can say the text, or None when one can.

    Letters of another script are refused when they are more than half of the letters: a voice spells their
    names ("Cyrillic letter pe"), which is worse than silence.
    """
    if len(text) > LONGEST:
        return said("it is longer than {count} characters", count=LONGEST)
    sounding = [each for each in text if each.isalnum()]
    if not sounding:
        return said("it holds no words")
    script = _SCRIPTS.get(language.lower().split("-")[0], "LATIN")
    letters = [each for each in sounding if each.isalpha()]
    foreign = [each for each in letters if not unicodedata.name(each, "").startswith(script)]
    if len(foreign) * 2 > len(letters):
        return said("it is written in letters that the voice does not know")
    return None

"""Phonemes from eSpeak NG, called directly: 1 ms a line, no threads, no sound."""

from __future__ import annotations

import ctypes

import espeakng_loader

_SYNCHRONOUS = 2
_DO_NOT_EXIT = 0x8000
_UTF8 = 1
_IPA = 0x02
# A tie joins the letters of one sound, so that the a and the i of "time" are told from those of "naive".
_TIE = "͡"
_PHONEME_MODE = _IPA | 0x80 | ord(_TIE) << 8


class _VoiceWish(ctypes.Structure):
    """``espeak_VOICE``: what a voice should be like; only the language is filled in."""

    _fields_ = (
        ("name", ctypes.c_char_p),
        ("languages", ctypes.c_char_p),
        ("identifier", ctypes.c_char_p),
        ("gender", ctypes.c_ubyte),
        ("age", ctypes.c_ubyte),
        ("variant", ctypes.c_ubyte),
        ("reserved", ctypes.c_ubyte),
        ("score", ctypes.c_int),
        ("spare", ctypes.c_void_p),
    )


class Espeak:
    """The library, once a process."""

    def __init__(self) -> None:
        self._library = ctypes.CDLL(espeakng_loader.get_library_path())
        self._library.espeak_TextToPhonemes.restype = ctypes.c_char_p
        data = espeakng_loader.get_data_path().encode()
        if self._library.espeak_Initialize(_SYNCHRONOUS, 0, data, _DO_NOT_EXIT) < 0:
            raise RuntimeError("eSpeak NG does not start")
        self._language = ""

    def phonemes(self, words: str, language: str) -> str:
        """Return the sounds of words without punctuation in IPA, with a tie inside sounds of two letters.

        Raises ValueError for a language that eSpeak NG does not know.
        """
        if language != self._language:
            wish = _VoiceWish(languages=language.lower().encode())
            if self._library.espeak_SetVoiceByProperties(ctypes.byref(wish)) != 0:
                raise ValueError(f"eSpeak NG does not know the language {language}")
            self._language = language
        text = ctypes.c_char_p(words.encode())
        place = ctypes.pointer(text)
        parts = []
        # It reads one clause a call, moves the pointer on, and sets it to NULL at the end.
        while text.value:
            parts.append(self._library.espeak_TextToPhonemes(place, _UTF8, _PHONEME_MODE) or b"")
        return b" ".join(parts).decode("utf-8", "replace")

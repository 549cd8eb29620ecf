"""The Kokoro voices: phonemes from eSpeak NG, sound from an 82-million-parameter model on the processor."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import numpy as np
import onnxruntime

from player.audio.voice.worker.espeak import Espeak
from player.audio.voice.worker.phonemes import model_phonemes, pieces, tokens
from player.audio.voice.worker.recording import Recording
from player.audio.voice.worker.speaker import CannotSpeak, EngineFailed

_RATE = 24_000
_LONGEST = 500
"""Phonemes that the model takes at once; it has room for 510."""
_STYLE = (510, 256)
"""Shape of a voice: one vector for each number of phonemes."""
_MODEL_LANGUAGES = {"en": "en-us"}
"""Dialect to speak where only the language is said."""


class NeuralSpeaker:
    """The model and the voices of one pack."""

    def __init__(self, folder: str, threads: int) -> None:
        self._folder = Path(folder)
        options = onnxruntime.SessionOptions()
        options.intra_op_num_threads = threads
        options.inter_op_num_threads = 1
        options.log_severity_level = 3
        # It keeps a plan for each length of line, and every line has another: 55 MB saved, no time lost.
        options.enable_mem_pattern = False
        self._model = onnxruntime.InferenceSession(
            str(self._folder / "model.onnx"), options, providers=["CPUExecutionProvider"]
        )
        self._alphabet: dict[str, int] = json.loads((self._folder / "vocab.json").read_text("utf-8"))["vocab"]
        self._styles: dict[str, np.ndarray[Any, np.dtype[np.float32]]] = {}
        self._espeak = Espeak()

    def voices(self) -> list[dict[str, Any]]:
        """Return nothing: the program knows the pack's voices without asking."""
        return []

    def speak(self, text: str, voice: str, language: str, rate: float) -> Recording:
        """Return the text in this voice, at 24 kHz."""
        spoken_as = _MODEL_LANGUAGES.get(language.lower(), language)
        phonemes = model_phonemes(text, spoken_as, lambda words: self._espeak.phonemes(words, spoken_as))
        parts = [numbers for part in pieces(phonemes, _LONGEST) if (numbers := tokens(part, self._alphabet))]
        if not parts:
            raise CannotSpeak("it has no sounds that this voice knows")
        style = self._style(voice)
        spoken = np.concatenate([self._run(numbers, style, rate) for numbers in parts])
        if not np.isfinite(spoken).all():
            raise EngineFailed("the model gave something that is no sound")
        return Recording(spoken.astype("<f4").tobytes(), "<f4", _RATE)

    def _style(self, voice: str) -> np.ndarray[Any, np.dtype[np.float32]]:
        if voice not in self._styles:
            path = self._folder / "voices" / f"{voice}.bin"
            if not path.is_file():
                raise EngineFailed(f"the pack has no voice {voice}")
            self._styles[voice] = np.fromfile(path, "<f4").reshape(_STYLE)
        return self._styles[voice]

    def _run(
        self, numbers: list[int], style: np.ndarray[Any, np.dtype[np.float32]], rate: float
    ) -> np.ndarray[Any, np.dtype[np.float32]]:
        # The model wants a pad before and after, and the vector for the number of phonemes without them.
        given = {
            "tokens": np.array([[0, *numbers, 0]], np.int64),
            "style": style[min(len(numbers), _STYLE[0] - 1)].reshape(1, -1),
            "speed": np.array([rate], np.float32),
        }
        return np.asarray(self._model.run(None, given)[0], np.float32).ravel()

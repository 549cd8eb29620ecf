"""The voices that the machine has, spoken through pyttsx3: SAPI 5, macOS voices, eSpeak NG.

What was met with pyttsx3 2.99 and is guarded against here: only the last of several queued texts is written;
a property that is set takes effect only after a moment; now and then a file stays empty; an unknown voice is
passed over in silence; macOS writes its file after the call has returned.
"""

from __future__ import annotations

import ctypes
import os
import sys
import tempfile
import time
from pathlib import Path
from typing import Any

import espeakng_loader
import pyttsx3

from player.audio.voice.worker.recording import Recording, UnreadableRecording, read_recording
from player.audio.voice.worker.speaker import CannotSpeak, EngineFailed

_USUAL_PACE = 150
"""Words a minute at rate 1.0; the engines' own 200 is too quick to follow with the eyes on the ceiling."""

_SETTLING = 0.02
"""Seconds after a property was set; without them up to 44 of 100 eSpeak files came at the wrong rate."""

_TRIES = 4
_SHORTEST_LETTER = 0.015
"""Seconds that a letter lasts at least at rate 1.0 (0.07 is usual); less means that words are missing."""

_LATE_FILE = 3.0
"""Seconds to wait for a file that is written after the call has returned."""


def preload_espeak() -> None:
    """Make the eSpeak NG of the PyPI package the one that pyttsx3 finds, so that none need be installed.

    The dynamic linker answers a later request for ``libespeak-ng.so.1`` with a library of that name that is
    already loaded. Without the path of its data eSpeak NG ends the process.
    """
    os.environ["ESPEAK_DATA_PATH"] = espeakng_loader.get_data_path()
    ctypes.CDLL(espeakng_loader.get_library_path())


class SystemSpeaker:
    """One pyttsx3 engine; it must live on one thread of one process, since two at once abort."""

    def __init__(self) -> None:
        if sys.platform.startswith("linux"):
            preload_espeak()
        self._engine = pyttsx3.init()
        if sys.platform.startswith("linux"):
            # Properties are queued until a first run; only after it do they act at once.
            self._engine.runAndWait()
        self._set: dict[str, object] = {}
        usual = str(self._engine.getProperty("voice"))
        found = [_described(voice) for voice in self._engine.getProperty("voices")]
        # The voice that the person has chosen for the system comes first.
        self._voices = sorted(found, key=lambda voice: voice["id"] != usual)
        self._folder = Path(tempfile.mkdtemp(prefix="limber-voice-"))

    def voices(self) -> list[dict[str, Any]]:
        """Return what the system reports, in its order, after its usual voice."""
        return self._voices

    def speak(self, text: str, voice: str, language: str, rate: float) -> Recording:
        """Return the text as the system's engine says it."""
        # eSpeak NG takes a variant after a plus sign, which its list of voices does not name.
        if voice.partition("+")[0] not in {each["id"] for each in self._voices}:
            raise EngineFailed(f"the system has no voice {voice}")
        least = _SHORTEST_LETTER * sum(map(str.isalnum, text)) / rate
        longest = None
        for _ in range(_TRIES):
            self._change("voice", voice)
            self._change("rate", round(_USUAL_PACE * rate))
            spoken = self._spoken(text)
            if spoken and spoken.seconds >= least:
                return spoken
            if spoken and spoken.seconds > 0.05 and (longest is None or spoken.seconds > longest.seconds):
                longest = spoken
            self._set.clear()
        if longest is None:
            raise CannotSpeak("the system's voice says nothing for it")
        return longest

    def _change(self, name: str, value: object) -> None:
        if self._set.get(name) != value:
            self._engine.setProperty(name, value)
            self._set[name] = value
            time.sleep(_SETTLING)

    def _spoken(self, text: str) -> Recording | None:
        """Return what the engine wrote, or None when it wrote nothing that can be read."""
        path = self._folder / ("line.aiff" if sys.platform == "darwin" else "line.wav")
        path.unlink(missing_ok=True)
        self._engine.save_to_file(text, str(path))
        self._engine.runAndWait()
        until = time.monotonic() + _LATE_FILE
        size = -1
        while time.monotonic() < until:
            now = path.stat().st_size if path.exists() else 0
            # Only macOS writes on after the call; there the size has to stand still for a moment.
            if now and (sys.platform != "darwin" or now == size):
                break
            size = now
            time.sleep(0.05)
        try:
            return read_recording(path.read_bytes())
        except (OSError, UnreadableRecording):
            return None


def _described(voice: Any) -> dict[str, Any]:
    named = voice.languages[0] if voice.languages else ""
    language = named.decode("ascii", "ignore") if isinstance(named, bytes) else str(named or "")
    gender = str(voice.gender or "").lower().replace("voicegender", "")
    return {
        "id": str(voice.id),
        "name": str(voice.name or voice.id),
        "language": language.strip("\x00\x05 ").replace("_", "-"),
        "gender": gender if gender in ("female", "male") else "",
    }

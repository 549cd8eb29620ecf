"""The real engines: the system's voice on every machine, Kokoro where its pack is installed."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import platformdirs
import pytest

from player.audio.voice.finishing import TARGET
from player.audio.voice.install import is_installed
from player.audio.voice.loudness import loudness
from player.audio.voice.pack import KOKORO_PACK
from player.audio.voice.studio import Studio
from player.audio.voice.synthesis import Synthesis
from player.audio.voice.voices import VoiceWish
from player.errors import PlayerError
from player.timeline.frames import RATE

INSTALLED = platformdirs.user_data_path("limber", appauthor=False) / "voices"
"""Where ``limber voice install`` puts packs; the tests' own folders are empty."""


@pytest.fixture
def plain(tmp_path: Path) -> Studio:
    """Return a studio without the neural voices."""
    return Studio(tmp_path / "packs", tmp_path / "cache")


@pytest.fixture
def neural(tmp_path: Path) -> Studio:
    """Return a studio with the neural voices that this machine has."""
    if not is_installed(KOKORO_PACK, INSTALLED):
        pytest.skip("the Kokoro pack is not installed; `limber voice install` brings it")
    return Studio(INSTALLED, tmp_path / "cache")


@pytest.fixture
def closing() -> Iterator[list[Synthesis]]:
    made: list[Synthesis] = []
    yield made
    for each in made:
        each.close()


def test_the_system_has_voices_without_anything_installed(plain: Studio) -> None:
    voices = plain.voices()
    assert {voice.engine for voice in voices} == {"system"}
    chosen = plain.choose(VoiceWish())
    assert chosen in voices
    assert chosen is not None
    assert chosen.language.lower().startswith("en")
    assert not plain.pack_installed


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="the PyPI package stands in on Linux only")
def test_no_espeak_of_the_system_is_needed(tmp_path: Path) -> None:
    program = """
import sys
from pathlib import Path
from player.audio.voice.worker.system import SystemSpeaker
SystemSpeaker()
loaded = Path("/proc/self/maps").read_text().splitlines()
print(next(line.split()[-1] for line in loaded if "libespeak" in line))
"""
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert "espeakng_loader" in done.stdout


def test_the_system_voice_speaks_a_line_and_the_next_session_finds_it(
    plain: Studio, closing: list[Synthesis], tmp_path: Path
) -> None:
    line = "Push your heel down into the strap."
    clip = plain.speak(line, VoiceWish())
    assert 1.2 * RATE < clip.frames < 4 * RATE
    assert loudness(clip.samples) == pytest.approx(TARGET, abs=1)
    again = Studio(tmp_path / "packs", tmp_path / "cache", launcher=("this cannot be started",))
    closing.append(again.synthesis(VoiceWish()))
    closing[-1].request([line])
    assert closing[-1].lengths() == {line: clip.frames}


def test_the_system_voice_speaks_at_the_rate_that_is_wished_for(
    plain: Studio, closing: list[Synthesis]
) -> None:
    lengths = {}
    for rate in (0.8, 1.0, 1.5):
        closing.append(plain.synthesis(VoiceWish(rate=rate)))
        closing[-1].request(["Relax and breathe out slowly"])
        assert closing[-1].wait(20)
        (lengths[rate],) = closing[-1].lengths().values()
    assert lengths[0.8] / lengths[1.0] == pytest.approx(1.25, abs=0.12)
    assert lengths[1.5] / lengths[1.0] == pytest.approx(0.67, abs=0.1)


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="names a voice of eSpeak NG")
def test_a_wish_for_a_voice_of_the_system_is_granted_before_its_list_is_known(
    neural: Studio, closing: list[Synthesis]
) -> None:
    closing.append(neural.synthesis(VoiceWish(voice="gmw/en-us")))
    closing[-1].request(["Push"])
    assert closing[-1].wait(30)
    speaking = closing[-1].voice
    assert speaking is not None
    assert speaking.id == "gmw/en-us"


def test_a_language_that_nobody_speaks_is_said_once_and_captioned(
    plain: Studio, closing: list[Synthesis]
) -> None:
    closing.append(plain.synthesis(VoiceWish(language="tlh")))
    closing[-1].request(["Qapla"])
    assert closing[-1].wait(20)
    assert closing[-1].skipped
    assert len(closing[-1].notices) == 1


def test_a_line_that_cannot_be_spoken_is_an_error_of_words(plain: Studio) -> None:
    with pytest.raises(PlayerError, match="holds no words"):
        plain.speak("…", VoiceWish())


def test_a_broken_list_of_voices_is_asked_for_again(plain: Studio, tmp_path: Path) -> None:
    first = plain.voices()
    listing = tmp_path / "cache" / "system-voices.json"
    for content in ("", "[]", '{"engine": 1}', listing.read_text().replace('"name"', '"nom"')):
        listing.write_text(content)
        assert plain.choose(VoiceWish()) in first


def test_a_pack_that_does_not_load_falls_back_to_the_system_voice(
    tmp_path: Path, closing: list[Synthesis]
) -> None:
    folder = tmp_path / "packs" / KOKORO_PACK.name
    (folder / "voices").mkdir(parents=True)
    for target, _, size in KOKORO_PACK.files:
        (folder / target).touch()
        os.truncate(folder / target, size)
    studio = Studio(tmp_path / "packs", tmp_path / "cache")
    chosen = studio.choose(VoiceWish())
    assert chosen is not None
    assert chosen.engine == "kokoro"
    closing.append(studio.synthesis(VoiceWish()))
    closing[-1].request(["Push"])
    assert closing[-1].wait(60)
    assert set(closing[-1].lengths()) == {"Push"}
    closing[-1].request(["Relax", "Rest"])
    assert closing[-1].wait(60)
    assert set(closing[-1].lengths()) == {"Push", "Relax", "Rest"}
    assert [notice.message for notice in closing[-1].notices] == [
        "The Kokoro voice does not work here; another one speaks."
    ]


def test_kokoro_is_the_voice_where_it_is_installed_and_speaks(
    neural: Studio, closing: list[Synthesis]
) -> None:
    lines = ["Push.", "Relax, and breathe out slowly.", "Three."]
    chosen = neural.choose(VoiceWish())
    assert chosen is not None
    assert (chosen.engine, chosen.id) == ("kokoro", "af_heart")
    closing.append(neural.synthesis(VoiceWish()))
    closing[-1].request(lines)
    assert closing[-1].wait(60)
    lengths = closing[-1].lengths()
    assert lengths["Push."] == pytest.approx(0.5 * RATE, rel=0.3)
    assert lengths["Relax, and breathe out slowly."] == pytest.approx(2.2 * RATE, rel=0.3)
    for line in lines:
        clip = closing[-1].clip(line)
        assert clip is not None
        assert loudness(clip.samples) == pytest.approx(TARGET, abs=1)
    started = time.monotonic()
    for line in lines:
        closing[-1].clip(line)
    assert time.monotonic() - started < 0.5
    assert closing[-1].notices == ()


def test_kokoro_leaves_a_language_that_it_does_not_speak_to_the_system(neural: Studio) -> None:
    chosen = neural.choose(VoiceWish(language="de"))
    assert chosen is None or chosen.engine == "system"
    spanish = neural.choose(VoiceWish(language="es"))
    assert spanish is not None
    assert spanish.id == "ef_dora"

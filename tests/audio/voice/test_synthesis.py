"""A session's lines become clips, whatever the engines do."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

import numpy as np
import pytest

from player.audio.voice.cache import ClipCache
from player.audio.voice.engines import Engine
from player.audio.voice.finishing import TARGET
from player.audio.voice.loudness import loudness
from player.audio.voice.synthesis import Synthesis
from player.audio.voice.voices import Voice, VoiceWish
from tests.audio.voice.handmade import engine, noted, voice

Make = Callable[..., Synthesis]


@pytest.fixture
def make(tmp_path: Path) -> Iterator[Make]:
    made: list[Synthesis] = []

    def synthesis(
        *engines: Engine,
        voices: Sequence[Voice] | None = None,
        wish: VoiceWish | None = None,
        more_voices: Callable[[], Sequence[Voice]] | None = None,
        on_change: Callable[[], None] | None = None,
        idle: float = 30.0,
    ) -> Synthesis:
        speaking = [voice(each.name) for each in engines] if voices is None else voices
        named = {each.name: each for each in engines}
        cache = ClipCache(tmp_path / "clips")
        made.append(
            Synthesis(speaking, named, cache, wish, more_voices=more_voices, on_change=on_change, idle=idle)
        )
        return made[-1]

    yield synthesis
    for each in made:
        each.close()


def test_every_line_becomes_a_clip_of_one_loudness_without_its_silence(make: Make, tmp_path: Path) -> None:
    synthesis = make(engine("good", tmp_path / "good"))
    synthesis.request(["Push", "Relax and breathe out"])
    assert synthesis.wait(10)
    clip = synthesis.clip("Push")
    assert clip is not None
    assert clip.frames == synthesis.lengths()["Push"] == pytest.approx(0.14 * 48000, abs=0.04 * 48000)
    assert loudness(clip.samples) == pytest.approx(TARGET, abs=1)
    assert synthesis.progress == (2, 2)
    assert synthesis.notices == ()


def test_lines_are_made_in_the_order_of_need_and_each_once(make: Make, tmp_path: Path) -> None:
    synthesis = make(engine("good", tmp_path / "good"))
    synthesis.request(["Three", "One", "Three", "Two"])
    assert synthesis.wait(10)
    assert noted(tmp_path / "good", "requests") == ["Three", "One", "Two"]


def test_lines_that_are_kept_are_ready_at_once_and_start_no_process(make: Make, tmp_path: Path) -> None:
    first = make(engine("good", tmp_path / "good"))
    first.request(["Push", "Relax"])
    assert first.wait(10)
    second = make(engine("good", tmp_path / "again"))
    second.request(["Relax", "Push"])
    assert second.progress == (2, 2)
    assert second.lengths() == first.lengths()
    clips = first.clip("Push"), second.clip("Push")
    assert clips[0] is not None
    assert clips[1] is not None
    assert np.array_equal(clips[0].samples, clips[1].samples)
    assert noted(tmp_path / "again", "starts") == []


def test_what_becomes_urgent_is_made_next(make: Make, tmp_path: Path) -> None:
    synthesis = make(engine("good", tmp_path / "good"))
    synthesis.request([f"Slow {number}" for number in range(8)])
    synthesis.prioritise(["Slow 7", "Slow 6"])
    assert synthesis.wait(10)
    order = noted(tmp_path / "good", "requests")
    assert order.index("Slow 7") < order.index("Slow 6") <= 2
    assert synthesis.progress == (8, 8)


def test_what_is_not_asked_for_any_more_is_not_made(make: Make, tmp_path: Path) -> None:
    synthesis = make(engine("good", tmp_path / "good"))
    synthesis.request([f"Slow {number}" for number in range(50)])
    synthesis.request(["Slow 49"])
    assert synthesis.wait(10)
    assert synthesis.progress == (1, 1)
    assert len(noted(tmp_path / "good", "requests")) <= 2


def test_several_processes_share_the_work(make: Make, tmp_path: Path) -> None:
    synthesis = make(engine("good", tmp_path / "good", processes=2))
    lines = [f"Slow {number}" for number in range(14)]
    synthesis.request(lines)
    assert synthesis.wait(15)
    assert sorted(noted(tmp_path / "good", "requests")) == sorted(lines)
    assert len(noted(tmp_path / "good", "starts")) == 2


def test_the_listener_hears_of_each_line_on_another_thread(make: Make, tmp_path: Path) -> None:
    heard: list[tuple[str, int]] = []

    def on_change() -> None:
        heard.append((threading.current_thread().name, len(synthesis.lengths())))

    synthesis = make(engine("good", tmp_path / "good"), on_change=on_change)
    synthesis.request(["Push", "Relax"])
    assert synthesis.wait(10)
    until = time.monotonic() + 5
    while len(heard) < 2 and time.monotonic() < until:
        time.sleep(0.01)
    assert [count for _, count in heard] == [1, 2]
    assert threading.main_thread().name not in {name for name, _ in heard}


@pytest.mark.parametrize("bad", ["Die now", "Hang now", "Garble now", "Fail now", "Silent now", "Odd now"])
def test_a_line_that_breaks_one_engine_is_spoken_by_the_next_and_the_rest_stays(
    make: Make, tmp_path: Path, bad: str
) -> None:
    first = engine("first", tmp_path / "first", line_limit=0.5)
    second = engine("second", tmp_path / "second", line_limit=0.5)
    synthesis = make(first, second)
    lines = ["Push", bad, "Relax"]
    synthesis.request(lines)
    assert synthesis.wait(20)
    assert set(noted(tmp_path / "first", "requests")) == set(lines)
    assert noted(tmp_path / "first", "requests").count(bad) == 2
    # The second engine, being of the same kind, cannot say it either.
    assert set(noted(tmp_path / "second", "requests")) == {bad}
    assert set(synthesis.lengths()) == {"Push", "Relax"}
    assert set(synthesis.skipped) == {bad}
    assert synthesis.progress == (3, 3)


def test_a_crash_in_passing_costs_nothing_but_a_new_process(make: Make, tmp_path: Path) -> None:
    synthesis = make(engine("first", tmp_path / "first"), engine("second", tmp_path / "second"))
    synthesis.request(["Push", "Once more", "Relax"])
    assert synthesis.wait(10)
    assert len(synthesis.lengths()) == 3
    assert len(noted(tmp_path / "first", "starts")) == 2
    assert noted(tmp_path / "second", "starts") == []
    assert synthesis.notices == ()


@pytest.mark.parametrize("manner", ["always-dies", "never-starts", "never-says-hello"])
def test_an_engine_that_keeps_failing_is_given_up_for_the_next_and_that_is_said_once(
    make: Make, tmp_path: Path, manner: str
) -> None:
    synthesis = make(engine("first", tmp_path / "first", manner), engine("second", tmp_path / "second"))
    lines = [f"Line {number}" for number in range(6)]
    synthesis.request(lines)
    assert synthesis.wait(20)
    assert set(synthesis.lengths()) == set(lines)
    assert len(noted(tmp_path / "first", "starts")) == 3
    assert [notice.message for notice in synthesis.notices] == [
        "The first voice does not work here; another one speaks."
    ]
    speaking = synthesis.voice
    assert speaking is not None
    assert speaking.engine == "second"


def test_without_any_engine_that_works_all_is_captions_and_that_is_said_once(
    make: Make, tmp_path: Path
) -> None:
    synthesis = make(engine("first", tmp_path / "first", "always-dies"))
    lines = [f"Line {number}" for number in range(4)]
    synthesis.request(lines)
    assert synthesis.wait(20)
    assert set(synthesis.skipped) == set(lines)
    assert [notice.message for notice in synthesis.notices][-1].startswith("There is no voice")
    assert len(synthesis.notices) == 2
    assert synthesis.voice is None


def test_without_any_voice_all_is_captions(make: Make) -> None:
    synthesis = make()
    synthesis.request(["Push", "Relax"])
    assert synthesis.wait(10)
    assert synthesis.progress == (2, 2)
    assert len(synthesis.notices) == 1


def test_more_voices_are_asked_for_only_when_the_known_ones_fail(make: Make, tmp_path: Path) -> None:
    asked: list[str] = []

    def more() -> list[Voice]:
        asked.append(threading.current_thread().name)
        return [voice("second")]

    first, second = engine("first", tmp_path / "first"), engine("second", tmp_path / "second")
    good = make(first, second, voices=[voice("first")], more_voices=more)
    good.request(["Push"])
    assert good.wait(10)
    assert asked == []
    broken = engine("first", tmp_path / "broken", "always-dies")
    failing = make(broken, second, voices=[voice("first")], more_voices=more)
    failing.request(["Relax", "Rest"])
    assert failing.wait(10)
    assert set(failing.lengths()) == {"Relax", "Rest"}
    assert len(asked) == 1
    assert asked[0] != threading.main_thread().name


@pytest.mark.parametrize(
    "text", ["", "   ", "…", "→ ✓ ★", "Поднимите ногу", "深呼吸", "x" * 5000, "Refuse this"]
)
def test_what_cannot_be_spoken_is_skipped_and_the_session_goes_on(
    make: Make, tmp_path: Path, text: str
) -> None:
    synthesis = make(engine("good", tmp_path / "good"))
    synthesis.request([text, "Push"])
    assert synthesis.wait(10)
    assert set(synthesis.skipped) == {text}
    assert set(synthesis.lengths()) == {"Push"}
    assert synthesis.clip(text) is None
    assert synthesis.notices == ()


def test_a_clip_that_vanished_is_made_again(make: Make, tmp_path: Path) -> None:
    synthesis = make(engine("good", tmp_path / "good"))
    synthesis.request(["Push"])
    assert synthesis.wait(10)
    for path in (tmp_path / "clips").glob("??/*.wav"):
        path.write_bytes(path.read_bytes()[:-2] + b"\x01\x02")
    assert synthesis.clip("Push") is None
    assert synthesis.wait(10)
    assert synthesis.clip("Push") is not None
    assert noted(tmp_path / "good", "requests") == ["Push", "Push"]


def test_a_full_disk_keeps_the_clips_in_memory(make: Make, tmp_path: Path) -> None:
    (tmp_path / "clips").write_text("no folder can be made here")
    synthesis = make(engine("good", tmp_path / "good"))
    synthesis.request(["Push"])
    assert synthesis.wait(10)
    clip = synthesis.clip("Push")
    assert clip is not None
    assert clip.frames == synthesis.lengths()["Push"]


def test_processes_end_when_there_is_nothing_to_do_and_start_again(make: Make, tmp_path: Path) -> None:
    synthesis = make(engine("good", tmp_path / "good"), idle=0.1)
    synthesis.request(["Push"])
    assert synthesis.wait(10)
    until = time.monotonic() + 5
    while any(each.name == "voice-synthesis" for each in threading.enumerate()) and time.monotonic() < until:
        time.sleep(0.01)
    assert not any(each.name == "voice-synthesis" for each in threading.enumerate())
    synthesis.request(["Push", "Relax"])
    assert synthesis.wait(10)
    assert len(noted(tmp_path / "good", "starts")) == 2


def test_closing_ends_a_line_that_is_being_spoken(make: Make, tmp_path: Path) -> None:
    synthesis = make(engine("good", tmp_path / "good", line_limit=60.0))
    synthesis.request(["Hang", "Push"])
    until = time.monotonic() + 5
    while not noted(tmp_path / "good", "requests") and time.monotonic() < until:
        time.sleep(0.01)
    started = time.monotonic()
    synthesis.close()
    assert time.monotonic() - started < 4
    assert not any(each.name == "voice-synthesis" for each in threading.enumerate())
    synthesis.request(["Relax"])
    assert synthesis.lengths() == {}


def test_the_rate_is_part_of_what_is_kept(make: Make, tmp_path: Path) -> None:
    slow = make(engine("good", tmp_path / "good"), wish=VoiceWish(rate=0.8))
    slow.request(["Push"])
    assert slow.wait(10)
    usual = make(engine("good", tmp_path / "good"))
    usual.request(["Push"])
    assert usual.progress == (0, 1)
    assert usual.wait(10)

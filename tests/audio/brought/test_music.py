"""Music: one piece after the other, without an end, going on where it was."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import numpy as np
import pytest
from numpy.typing import NDArray

from player.audio.brought.music import CROSS, Music
from player.audio.brought.tracks import Track
from player.audio.mixer import Brought, Levels, Mixer
from player.errors import PlayerError
from player.timeline.frames import RATE, frames_of
from tests.audio.brought.made import piece
from tests.audio.handmade import line, nothing, session, steady

LONG = frames_of(20)
Made = Callable[..., Music]


@pytest.fixture
def made() -> Iterator[Made]:
    """Return what makes music of pieces by name, all of them decoded."""
    all_made: list[Music] = []

    def make(pieces: dict[str, Track], offset: int = 0, told: list[str] | None = None) -> Music:
        def track_of(path: Path) -> Track:
            if path.name not in pieces:
                raise PlayerError(f"{path.name} cannot be read as sound.")
            return pieces[path.name]

        notice = told.append if told is not None else None
        names = [*pieces, *(["broken.mp3"] if told is not None else [])]
        music = Music([Path(name) for name in names], track_of, volume=1, offset=offset, notice=notice)
        all_made.append(music)
        assert music.ready(5)
        assert music.whole(5)
        return music

    yield make
    for music in all_made:
        music.close()


def heard(music: Music, start: int, count: int) -> NDArray[np.float32]:
    return music.samples(start, count)[:, 0]


def test_one_piece_goes_over_into_itself_without_a_gap(made: Made) -> None:
    music = made({"a": piece(8192, LONG)})
    level = heard(music, RATE, 3 * LONG)
    assert level.min() > 0.24
    assert level.max() < 0.36  # two halves of equal power, added


def test_pieces_follow_one_another_and_begin_again(made: Made) -> None:
    music = made({"a": piece(8192, LONG), "b": piece(16384, LONG)})
    period = 2 * (LONG - CROSS)
    assert heard(music, LONG // 2, 1)[0] == pytest.approx(0.25)
    assert heard(music, LONG - CROSS + LONG // 2, 1)[0] == pytest.approx(0.5)
    assert heard(music, period + LONG // 2, 1)[0] == pytest.approx(0.25)


def test_after_a_pause_and_after_a_jump_it_goes_on_where_it_was(made: Made) -> None:
    rising = np.minimum(np.arange(LONG) // 8, 32767).astype(np.int16)[:, None].repeat(2, 1)
    music = made({"a": Track(Path("a"), rising, 1.0)})
    music.begin(0)
    music.end(9_000)
    music.begin(500_000)
    after = heard(music, 500_000 + RATE, 1)[0]
    assert after * 32768 == pytest.approx((9_000 + RATE) // 8, abs=1)


def test_it_comes_in_softly_after_a_pause(made: Made) -> None:
    music = made({"a": piece(8192, LONG)})
    music.end(5 * RATE)
    music.begin(5 * RATE)
    back = heard(music, 5 * RATE, RATE)
    assert back[0] == 0
    assert back[-1] == pytest.approx(0.25)
    assert np.abs(np.diff(back)).max() < 0.001


def test_where_it_was_can_be_kept_for_another_day(made: Made) -> None:
    music = made({"a": piece(1000, LONG, "a"), "b": piece(2000, LONG, "b")})
    music.begin(0)
    music.end(LONG - CROSS + 7_000)
    assert music.place == (Path("b"), 7_000)


def test_it_begins_in_the_middle_when_it_is_told_to(made: Made) -> None:
    music = made({"a": piece(1000, LONG, "a")}, offset=12_345)
    assert music.place == (Path("a"), 12_345)


def test_a_piece_that_cannot_be_read_is_told_and_left_out(made: Made) -> None:
    told: list[str] = []
    music = made({"a": piece(8192, LONG)}, told=told)
    assert told == ["broken.mp3 cannot be read as sound."]
    assert heard(music, LONG * 4, 1)[0] > 0.2


def test_no_piece_at_all_is_silence(made: Made) -> None:
    told: list[str] = []
    music = made({}, told=told)
    assert music.place is None
    assert not heard(music, 0, RATE).any()


def test_the_mix_holds_it_under_the_voice_and_stays_within_full_scale(made: Made) -> None:
    music = made({"a": piece(16384, frames_of(60))})
    spoken = session(30, cues=(line("hello", 10, 2),))
    mixer = Mixer(spoken, nothing, Levels(), Brought(music=music))
    mixer.begin(0)
    assert mixer.mix(frames_of(5), 1)[0, 0] == pytest.approx(0.5)
    assert mixer.mix(frames_of(11), 1)[0, 0] == pytest.approx(0.15)
    loud = Mixer(spoken, lambda _: steady(2, 0.95), Levels(), Brought(music=music))
    assert np.abs(loud.mix(0, frames_of(15))).max() <= 1


def test_the_mix_with_music_is_the_same_whatever_the_size_of_the_blocks(made: Made) -> None:
    music = made({"a": piece(8192, LONG), "b": piece(4096, LONG)})
    spoken = session(40, cues=(line("hello", 10, 2),))
    mixer = Mixer(spoken, lambda _: steady(2), Levels(), Brought(music=music))
    whole = mixer.mix(frames_of(9), frames_of(12))
    parts = [mixer.mix(frames_of(9) + at, 9_600) for at in range(0, frames_of(12), 9_600)]
    assert np.array_equal(whole, np.concatenate(parts))


def test_without_its_level_it_is_silent(made: Made) -> None:
    music = made({"a": piece(8192, LONG)})
    mixer = Mixer(session(30), nothing, Levels(music=0.0), Brought(music=music))
    assert not mixer.mix(0, frames_of(20)).any()

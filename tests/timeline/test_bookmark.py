"""A bookmark is found again in another compilation of the session."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from player import paths
from player.session.catalogue import Catalogue
from player.session.load import load_file
from player.session.words import load_words
from player.timeline.bookmark import Bookmark, bookmark_at, bookmark_from, bookmark_text, frame_of_bookmark
from player.timeline.compiler import compile_session
from player.timeline.frames import RATE
from player.timeline.timeline import Timeline

_MEDIA = paths.shipped_folder("media")
_SESSION = load_file(
    paths.shipped_folder("sessions") / "hamstring-pnf.toml", Catalogue((_MEDIA / "exercises",))
).require()
_WORDS = load_words(_MEDIA / "words", "en")
SLOW = compile_session(_SESSION, _WORDS, lambda text: len(text) * RATE // 8)
QUICK = compile_session(_SESSION, _WORDS, lambda text: len(text) * RATE // 20)


@given(st.integers(0, SLOW.length - 1))
def test_in_the_same_timeline_it_is_the_same_frame(frame: int) -> None:
    bookmark = bookmark_at(SLOW, frame)
    assert bookmark is not None
    assert frame_of_bookmark(SLOW, bookmark) == frame


@given(st.integers(0, SLOW.length - 1))
def test_with_another_voice_it_is_the_same_moment_of_the_same_exercise(frame: int) -> None:
    before = SLOW.phases[SLOW.phase_index_at(frame)]
    bookmark = bookmark_from(bookmark_text(bookmark_at(SLOW, frame)))
    assert bookmark is not None
    found = frame_of_bookmark(QUICK, bookmark)
    after = QUICK.phases[QUICK.phase_index_at(found)]
    assert (after.kind, after.side, after.set, after.cycle, after.rep, QUICK.steps[after.step].path) == (
        *(before.kind, before.side, before.set, before.cycle, before.rep),
        SLOW.steps[before.step].path,
    )
    if before.span.length == after.span.length:
        assert found - after.span.start == frame - before.span.start


def test_a_step_that_is_gone_is_found_by_the_time() -> None:
    bookmark = Bookmark("99", 0, "Gone", "hold", "", 1, 1, 0, 0, 5, 1234)
    assert frame_of_bookmark(SLOW, bookmark) == 1234
    assert frame_of_bookmark(Timeline("", "en", (), (), ()), bookmark) == 0


def test_what_is_not_a_spot_is_none() -> None:
    assert bookmark_at(Timeline("", "en", (), (), ()), 5) is None
    for text in (
        "",
        "{",
        "[]",
        "{}",
        '{"step": 1}',
        bookmark_text(bookmark_at(SLOW, 9)).replace('"into":9', '"into":"9"'),
    ):
        assert bookmark_from(text) is None

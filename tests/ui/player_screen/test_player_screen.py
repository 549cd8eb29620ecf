"""The player screen shows the moment it is told, and cuts nothing off."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest
from PySide6.QtCore import QEvent, QObject, QPointF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QMouseEvent, QPaintEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from player.playback.transport import State
from player.settings import Settings
from player.timeline.frames import RATE
from player.timeline.moment import Moment, moment_at
from player.timeline.timeline import PhaseKind
from player.ui.fonts import font
from player.ui.main_window import MainWindow
from player.ui.painted import Words
from player.ui.player_screen.screen import PlayerScreen
from player.ui.theme import DARK, LIGHT, arc_minutes, pixel_mm, theme_for
from tests.ui.handmade import hamstring_session, moment_of

SESSION = hamstring_session()
SIZES = [(800, 500), (1280, 720), (1920, 1080), (700, 1000)]
MOMENTS: list[tuple[PhaseKind, float, int]] = [
    ("prepare", 1, 1),
    ("rep", 0.5, 11),
    ("change side", 0.5, 1),
    ("stretch", 1, 0),
    ("contract", 1, 0),
    ("relax", 0.5, 0),
    ("deepen", 1, 5),
    ("rep", 2.5, 40),
    ("hold", 1, 0),
    ("rest", 1, 1),
]


def _session_at(window: MainWindow, moment: Moment, state: State = "playing") -> PlayerScreen:
    window.show_player(SESSION.title)
    window.player.show_moment(moment, state)
    return window.player


@pytest.mark.parametrize("text", [1.0, 2.0])
@pytest.mark.parametrize("size", SIZES)
def test_no_word_is_left_out(
    make_window: Callable[..., MainWindow], size: tuple[int, int], text: float
) -> None:
    window = make_window(*size, text)
    cut = []
    for kind, seconds, nth in MOMENTS:
        screen = _session_at(window, moment_of(SESSION, kind, seconds, nth))
        fits = [(words.text, words.fit) for words in screen.findChildren(Words) if words.isVisibleTo(screen)]
        fits += [("heading", screen.heading.fit), ("side", screen.side.fit)]
        cut += [(kind, name) for name, fit in fits if fit.elided]
    assert cut == []


@pytest.mark.parametrize("text", [1.0, 2.0])
@pytest.mark.parametrize("size", SIZES)
def test_no_line_is_wider_or_higher_than_its_box(
    make_window: Callable[..., MainWindow], size: tuple[int, int], text: float
) -> None:
    window = make_window(*size, text)
    for kind, seconds, nth in MOMENTS:
        screen = _session_at(window, moment_of(SESSION, kind, seconds, nth))
        assert screen.heading.words_right() <= screen.heading.width() + 1, screen.heading.text
        for words in screen.findChildren(Words):
            if words.isVisibleTo(screen) and words.text:
                assert words.words_size().width() <= words.width(), (kind, words.text)
                assert words.words_size().height() <= words.height() + 1, (kind, words.text)


def test_the_usual_phase_names_have_one_size_and_longer_ones_do_not_make_them_smaller(
    make_window: Callable[..., MainWindow],
) -> None:
    window = make_window(1280, 720)
    sizes: dict[str, int] = {}
    for kind, seconds, nth in MOMENTS:
        heading = _session_at(window, moment_of(SESSION, kind, seconds, nth)).heading
        sizes[heading.text] = heading.fit.pixels
    short = {pixels for name, pixels in sizes.items() if len(name) <= 8}
    assert len(short) == 1
    assert max(sizes["Get ready"], sizes["Change side"]) < min(short)


def test_what_matters_is_read_from_four_metres(make_window: Callable[..., MainWindow]) -> None:
    window = make_window(1920, 1080)
    pixel = pixel_mm(14, 1920, 1080)
    for kind, seconds, nth in MOMENTS:
        screen = _session_at(window, moment_of(SESSION, kind, seconds, nth))
        for word, pixels in (
            (screen.heading.text, screen.heading.fit.pixels),
            ("LEFT or RIGHT", screen.side.fit.pixels),
        ):
            least = 18 if len(word) <= 8 else 13
            seen = QFontMetricsF(font(pixels, QFont.Weight.Bold)).capHeight()
            assert arc_minutes(seen, pixel) >= least, word


def test_nothing_moves_as_numbers_and_words_change(make_window: Callable[..., MainWindow]) -> None:
    window = make_window(1280, 720)
    places = set()
    for kind, seconds, nth in MOMENTS:
        screen = _session_at(window, moment_of(SESSION, kind, seconds, nth))
        children = (screen.heading, screen.ring, screen.side, screen.ahead, screen.caption, screen.bar)
        places.add(tuple(child.geometry().getRect() for child in children))
    assert len(places) == 1


def test_a_long_name_of_ones_own_is_set_in_two_lines(make_window: Callable[..., MainWindow]) -> None:
    window = make_window(1280, 720)
    moment = moment_of(SESSION, "hold")
    own = replace(moment, phase=replace(moment.phase, name="Slowly lower the heavier knee to the mat"))
    heading = _session_at(window, own).heading
    assert len(heading.fit.lines) == 2
    assert not heading.fit.elided


@pytest.mark.parametrize(
    ("state", "veiled", "finished", "middle"),
    [
        ("playing", False, False, "Pause"),
        ("paused", True, False, "Play"),
        ("waiting", False, False, "Done"),
        ("finished", False, True, "Play"),
        ("stopped", False, False, "Play"),
    ],
)
def test_each_state_has_its_face(
    make_window: Callable[..., MainWindow], state: State, veiled: bool, finished: bool, middle: str
) -> None:
    screen = _session_at(make_window(), moment_of(SESSION, "deepen"), state)
    assert screen.veil.isVisible() is veiled
    assert screen.finish.isVisible() is finished
    assert screen.controls.play.accessibleName() == middle


def test_the_middle_button_says_done_as_soon_as_it_ends_what_waits_for_the_person(
    make_window: Callable[..., MainWindow],
) -> None:
    screen = _session_at(make_window(), moment_of(SESSION, "rest", 1))
    at = SESSION.phases[-1].span.start
    assert SESSION.phases[-1].open
    told: list[tuple[int, State]] = [
        (at - 1, "playing"), (at, "playing"), (at, "paused"), (at, "waiting"), (0, "playing"),
    ]  # fmt: skip
    faces = []
    for frame, state in told:
        screen.show_moment(moment_at(SESSION, frame), state)
        faces.append((screen.controls.play.icon_name, screen.controls.play.accessibleName()))
    assert [name for _, name in faces] == ["Pause", "Done", "Play", "Done", "Pause"]
    assert [icon for icon, _ in faces] == ["pause", "done", "play", "done", "pause"]


def test_a_pause_tells_a_screen_reader_where_we_are(make_window: Callable[..., MainWindow]) -> None:
    screen = _session_at(make_window(), moment_of(SESSION, "deepen", 1), "paused")
    assert screen.veil.accessibleName().startswith("Paused: Supine strap hamstring stretch · left side")


def test_how_to_go_on_follows_the_keys(make_window: Callable[..., MainWindow]) -> None:
    window = make_window()
    window.show_player("A session")
    window.player.show_moment(moment_of(SESSION, "contract", 3), "paused")
    before = window.player.veil.grab().toImage()
    window.actions_table["toggle"].setShortcuts([])
    assert window.player.veil.grab().toImage() != before


def test_the_end_tells_what_was_really_done(make_window: Callable[..., MainWindow]) -> None:
    window = make_window()
    screen = _session_at(window, moment_at(SESSION, 0))
    bridge = SESSION.steps[2].span
    for frame in range(bridge.start, bridge.end, RATE // 2):
        screen.show_moment(moment_at(SESSION, frame), "playing")
    screen.show_moment(moment_at(SESSION, SESSION.length), "finished")
    told = "Well done. Evening hamstring release. 1 minute of movement. Glute bridge."
    assert screen.finish.accessibleName() == told


def test_a_new_session_forgets_what_was_done(make_window: Callable[..., MainWindow]) -> None:
    window = make_window()
    screen = _session_at(window, moment_at(SESSION, 0))
    for frame in range(0, SESSION.length, RATE):
        screen.show_moment(moment_at(SESSION, frame), "playing")
    window.show_player(SESSION.title)
    screen.show_moment(moment_at(SESSION, SESSION.length), "finished")
    assert "Less than a minute" in screen.finish.accessibleName()


def test_a_click_on_the_bar_chooses_a_frame(make_window: Callable[..., MainWindow]) -> None:
    screen = _session_at(make_window(), moment_at(SESSION, 0))
    chosen: list[int] = []
    screen.frame_chosen.connect(chosen.append)
    QTest.mouseClick(screen.bar, Qt.MouseButton.LeftButton, pos=screen.bar.rect().center())
    assert chosen[0] == pytest.approx(SESSION.length / 2, rel=0.01)


def test_a_press_on_ring_or_veil_asks_to_pause_or_go_on(make_window: Callable[..., MainWindow]) -> None:
    window = make_window()
    asked: list[str] = []
    window.actions_table.connect_command("toggle", lambda: asked.append("toggle"))
    screen = _session_at(window, moment_of(SESSION, "deepen"))
    QTest.mouseClick(screen.ring, Qt.MouseButton.LeftButton)
    screen.show_moment(moment_of(SESSION, "deepen"), "paused")
    QTest.mouseClick(screen.veil, Qt.MouseButton.LeftButton)
    assert asked == ["toggle", "toggle"]


def test_volumes_are_told_as_they_are_moved(make_window: Callable[..., MainWindow]) -> None:
    screen = _session_at(make_window(), moment_at(SESSION, 0))
    told: list[tuple[float, float, float, float]] = []
    screen.levels_changed.connect(lambda *levels: told.append(levels))
    screen.set_levels(0.5, 0.8, 0.2, 0.6)
    assert told == []
    assert screen.controls.popover.levels == (0.5, 0.8, 0.2, 0.6)
    screen.controls.popover.sliders[1].setValue(40)
    assert told == [(0.5, 0.4, 0.2, 0.6)]


def test_silence_shows_on_the_volume_button(make_window: Callable[..., MainWindow]) -> None:
    screen = _session_at(make_window(), moment_at(SESSION, 0))
    shown = []
    for whole in (0.0, 0.3):
        screen.set_levels(whole, 1.0, 1.0, 1.0)
        shown.append(screen.controls.volume.icon_name)
    assert shown == ["muted", "sound"]


def test_making_the_voice_ready_is_shown_until_it_is(make_window: Callable[..., MainWindow]) -> None:
    screen = _session_at(make_window(), moment_at(SESSION, 0))
    screen.show_preparing(12, 48)
    assert screen.notices.text == "Making the voice ready … 12 of 48 lines"
    assert not screen.notices.geometry().intersects(screen.ring.geometry())
    screen.show_preparing(48, 48)
    assert not screen.notices.isVisible()


@pytest.mark.parametrize("text", [1.0, 2.0])
def test_making_the_voice_ready_leaves_the_name_of_the_session(
    make_window: Callable[..., MainWindow], text: float
) -> None:
    screen = _session_at(make_window(1280, 800, text), moment_at(SESSION, 0))
    screen.name.set_text("Hamstring release with a strap")
    screen.set_upright(True)
    screen.show_preparing(12, 121)
    assert screen.notices.isVisible()
    assert not screen.name.geometry().intersects(screen.notices.geometry())
    assert not screen.name.fit.elided
    assert not screen.notices.words.fit.elided
    screen.show_preparing(121, 121)
    assert screen.name.geometry().right() > screen.notices.x()


@pytest.mark.parametrize("text", [1.0, 2.0])
@pytest.mark.parametrize("size", [(1366, 768), (1920, 1080)])
def test_news_leave_the_figure_to_be_seen(
    make_window: Callable[..., MainWindow], size: tuple[int, int], text: float
) -> None:
    screen = _session_at(make_window(*size, text), moment_of(SESSION, "stretch", 1))
    screen.set_upright(True)
    screen.notices.show_text(
        "The sound device is gone: the session goes on silently, with captions, until there is one again."
    )
    covered = screen.notices.geometry().intersected(screen.figure.geometry())
    assert covered.height() < screen.figure.height() * 0.08
    assert not screen.notices.words.fit.elided


@pytest.mark.parametrize("upright", [False, True])
@pytest.mark.parametrize("size", [(1366, 768), (1920, 1080)])
def test_from_afar_news_stand_where_what_is_next_does(
    make_window: Callable[..., MainWindow], size: tuple[int, int], upright: bool
) -> None:
    screen = _session_at(make_window(*size), moment_of(SESSION, "stretch", 1))
    screen.take_settings(Settings(distance_view="always"), 0.2, reduced_motion=False)
    screen.set_upright(upright)
    screen.notices.show_answer("Left out today: Couch stretch. The left side is offered at the end.")
    place = screen.notices.geometry()
    assert place == screen.strip.ahead.geometry()
    assert not any(place.intersects(part.geometry()) for part in (screen.figure, screen.ring, screen.heading))
    assert not screen.notices.words.fit.elided


@pytest.mark.parametrize("distant", [False, True])
@pytest.mark.parametrize("upright", [False, True])
def test_news_at_the_end_are_seen_and_cover_no_button(
    make_window: Callable[..., MainWindow], upright: bool, distant: bool
) -> None:
    screen = _session_at(make_window(1366, 768), moment_of(SESSION, "stretch", 1))
    screen.placing.wish(distant=distant, upright=upright)
    screen.notices.show_text("The sound device is gone: it goes on silently, until there is one again.")
    screen.show_moment(moment_of(SESSION, "stretch", 1), "finished")
    screen.placing.show_buttons(not distant)
    news, finish = screen.notices.geometry(), screen.finish
    assert not any(news.intersects(button.geometry()) for button in (finish.again, finish.library))
    top = screen.childAt(news.center())
    assert top is not None and screen.notices.isAncestorOf(top)


@pytest.mark.parametrize("size", [(1024, 600), (1366, 768), (1920, 1080)])
@pytest.mark.parametrize("upright", [False, True])
def test_at_large_text_long_news_do_not_touch_the_name_of_the_phase(
    make_window: Callable[..., MainWindow], size: tuple[int, int], upright: bool
) -> None:
    screen = _session_at(make_window(*size, 2.0), moment_of(SESSION, "stretch", 1))
    screen.set_upright(upright)
    screen.set_text_scale(2.0)
    screen.notices.show_text(
        "The sound device is gone: the session goes on silently, with captions, until there is one again."
    )
    assert screen.notices.geometry().bottom() < screen.heading.y() - 2
    assert not screen.notices.words.fit.elided


@pytest.mark.parametrize("sheet", ["veil", "finish"])
def test_a_sheet_has_larger_words_where_text_is_larger(
    make_window: Callable[..., MainWindow], sheet: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    screen = _session_at(make_window(1366, 768), moment_of(SESSION, "stretch", 1))
    sizes: list[int] = []
    monkeypatch.setattr(getattr(screen, sheet), "set_pixels", sizes.append)
    for scale in (1.5, 2.0):
        screen.set_text_scale(scale)
    assert sizes[1] > sizes[0] > screen.placing.spots.ahead_font


def test_how_far_the_voice_is_tells_nothing_at_the_end(make_window: Callable[..., MainWindow]) -> None:
    screen = _session_at(make_window(), moment_at(SESSION, 0))
    screen.show_preparing(12, 121)
    screen.show_moment(moment_at(SESSION, SESSION.length - 1), "finished")
    screen.show_preparing(13, 121)
    assert screen.finish.isVisible()
    assert not screen.notices.isVisible()


def test_the_figure_stands_on_the_colour_of_the_phase(make_window: Callable[..., MainWindow]) -> None:
    screen = _session_at(make_window(), moment_of(SESSION, "contract"))
    ground = QColor(LIGHT.stage("contract"))
    assert screen.figure.palette().window().color() == ground
    screen.set_theme(theme_for("dark"))
    assert screen.figure.palette().window().color() == QColor(DARK.stage("contract"))


def test_where_no_figure_is_known_the_shape_of_the_phase_stands(
    make_window: Callable[..., MainWindow],
) -> None:
    screen = _session_at(make_window(), moment_of(SESSION, "rest", 1, 2))
    assert not screen.figure.isVisible()
    screen.show_moment(moment_of(SESSION, "hold"), "playing")
    assert screen.figure.isVisible()


def test_in_full_screen_the_buttons_fade_while_the_mouse_rests(
    qtbot: QtBot, make_window: Callable[..., MainWindow]
) -> None:
    screen = _session_at(make_window(), moment_of(SESSION, "hold"))
    screen.set_resting_time(20)
    screen.set_full_screen(True)
    qtbot.waitUntil(lambda: screen.controls.play.strength == 0.0, timeout=3000)
    assert screen.cursor().shape() == Qt.CursorShape.BlankCursor
    _move_mouse(screen)
    assert screen.controls.play.strength == 1.0


def test_in_a_window_the_buttons_stay(qtbot: QtBot, make_window: Callable[..., MainWindow]) -> None:
    screen = _session_at(make_window(), moment_of(SESSION, "hold"))
    screen.set_resting_time(10)
    screen.set_full_screen(False)
    qtbot.wait(60)
    assert screen.controls.play.strength == 1.0


def _wanting(screen: PlayerScreen, *, still: bool = False, **changes: Any) -> None:
    """Let the screen be as a person wants it, on a laptop of 14 inches."""
    screen.take_settings(replace(Settings(), **changes), pixel_mm(14, 1920, 1080), reduced_motion=still)
    QApplication.processEvents()


@pytest.mark.parametrize(
    ("wish", "windowed", "full"),
    [("always", True, True), ("full screen", False, True), ("never", False, False)],
)
def test_the_distance_view_comes_when_it_is_wanted(
    make_window: Callable[..., MainWindow], wish: str, windowed: bool, full: bool
) -> None:
    screen = _session_at(make_window(), moment_of(SESSION, "contract"))
    _wanting(screen, distance_view=wish)
    shown = []
    for fills in (False, True):
        screen.set_full_screen(fills)
        shown.append(not screen.title.isVisible())
    assert shown == [windowed, full]


@pytest.mark.parametrize("size", [(480, 360), *SIZES])
def test_from_afar_only_five_things_are_seen_and_no_word_is_left_out(
    qtbot: QtBot, make_window: Callable[..., MainWindow], size: tuple[int, int]
) -> None:
    window = make_window(*size)
    screen = _session_at(window, moment_of(SESSION, "contract"))
    screen.set_resting_time(1)
    _wanting(screen, distance_view="always")
    qtbot.waitUntil(lambda: screen.fading.strength == 0.0, timeout=3000)
    for kind, seconds, nth in MOMENTS:
        _session_at(window, moment_of(SESSION, kind, seconds, nth))
        assert not screen.heading.fit.elided, screen.heading.text
        for words in (screen.ahead, screen.caption):
            assert not words.fit.elided, words.text
            assert words.words_size().width() <= words.width() + 1, words.text
        assert screen.side.fit.pixels > 0.04 * min(size)
    for gone in (screen.title, screen.counts, screen.name, screen.bar, screen.controls.elapsed):
        assert not gone.isVisible()


def test_the_buttons_come_back_to_the_mouse_and_to_the_keyboard(
    qtbot: QtBot, make_window: Callable[..., MainWindow]
) -> None:
    screen = _session_at(make_window(), moment_of(SESSION, "hold"))
    screen.set_resting_time(1)
    _wanting(screen, distance_view="always", reduced_motion="on", still=True)
    wakes: tuple[Callable[[], object], ...] = (
        lambda: _move_mouse(screen),
        lambda: QTest.keyClick(screen, Qt.Key.Key_Tab),
    )
    for wake in wakes:
        qtbot.waitUntil(lambda: screen.fading.strength == 0.0, timeout=3000)
        wake()
        assert screen.fading.strength == 1.0
        assert screen.bar.isVisible()


def test_an_upright_figure_gets_the_whole_height(make_window: Callable[..., MainWindow]) -> None:
    screen = _session_at(make_window(1280, 800), moment_of(SESSION, "contract"))
    lying = screen.figure.height()
    screen.set_upright(True)
    assert screen.figure.height() > 1.5 * lying
    assert screen.figure.geometry().right() < screen.heading.x()


def test_captions_can_be_left_out_and_made_larger(make_window: Callable[..., MainWindow]) -> None:
    screen = _session_at(make_window(1280, 800), moment_of(SESSION, "contract"))
    usual = screen.caption.fit.pixels
    _wanting(screen, caption_size=150)
    assert screen.caption.fit.pixels > 1.2 * usual
    _wanting(screen, captions=False)
    assert not screen.caption.isVisible()


def test_a_change_flashes_where_it_is_wanted(make_window: Callable[..., MainWindow]) -> None:
    screen = _session_at(make_window(), moment_of(SESSION, "contract", 5.99))
    for flash, flashes in (("off", 0), ("edge", 1)):
        _wanting(screen, flash=flash)
        screen.show_moment(moment_of(SESSION, "contract", 5.99), "playing")
        screen.show_moment(moment_of(SESSION, "relax", 0.02), "playing")
        assert screen.flash.count == flashes


def test_with_less_movement_the_ring_goes_on_with_the_number(make_window: Callable[..., MainWindow]) -> None:
    screen = _session_at(make_window(), moment_of(SESSION, "deepen", 5.1))
    _wanting(screen, still=True)
    seen = set()
    for tenth in range(1, 20):
        screen.show_moment(moment_of(SESSION, "deepen", 5.1 + tenth / 10), "playing")
        seen.add((screen.ring.reading.big, screen.ring.reading.fraction))
    assert len({number for number, _ in seen}) == len(seen) == 3


def test_every_button_has_a_name_and_is_large_enough(make_window: Callable[..., MainWindow]) -> None:
    screen = _session_at(make_window(800, 500), moment_of(SESSION, "hold"))
    for button in (*screen.controls.buttons, screen.way_back):
        assert button.accessibleName()
        assert min(button.width(), button.height()) >= 44, button.accessibleName()


def test_the_next_frame_paints_little(make_window: Callable[..., MainWindow]) -> None:
    """A tenth of a second later, only the ring's head is painted anew."""
    screen = _session_at(make_window(1280, 720), moment_of(SESSION, "deepen", 5.30))
    QApplication.processEvents()
    painted = _PaintedArea(screen)
    screen.show_moment(moment_of(SESSION, "deepen", 5.40), "playing")
    QApplication.processEvents()
    assert 0 < painted.pixels < 0.01 * screen.width() * screen.height()


class _PaintedArea(QObject):
    """Counts the pixels that are painted anew in a screen's children."""

    def __init__(self, screen: PlayerScreen) -> None:
        super().__init__()
        self.pixels = 0
        for child in (screen, *screen.findChildren(QWidget)):
            child.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QPaintEvent):
            area = event.rect()
            self.pixels += area.width() * area.height()
        return False


def _move_mouse(screen: PlayerScreen) -> None:
    place = QPointF(screen.stage.rect().center())
    event = QMouseEvent(
        QEvent.Type.MouseMove,
        place,
        screen.stage.mapToGlobal(place),
        Qt.MouseButton.NoButton,
        Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.NoModifier,
    )
    QApplication.sendEvent(screen.stage, event)

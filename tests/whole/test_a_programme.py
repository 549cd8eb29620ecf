"""A programme in the real window: begun, its session played with its week's values, paused, gone back in and
ended; and what the library and the end of a session say of it."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing
from datetime import date, timedelta
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from player import paths
from player.app.window import Front
from player.history.store import FILE_NAME, Store
from player.session.choices import choices_from
from tests.eight_weeks import PROGRAMME, eight_weeks, keep_eight_weeks

WEDNESDAY = date(2026, 11, 25)


@pytest.fixture
def front(qtbot: QtBot, known_cards: None) -> Iterator[Front]:
    """Return the program's window, without sound."""
    front = Front(silent=True)
    qtbot.addWidget(front.window)
    front.window.show()
    qtbot.waitExposed(front.window)
    qtbot.waitUntil(lambda: not front.reading, timeout=60_000)
    yield front
    front.close()


def on(front: Front, day: date) -> None:
    """Let it be a day."""
    front.programme._today = lambda: day  # the clock is the one thing that a test must hold


def kept(week: int = 5, day: date = WEDNESDAY, *, hurt: bool = False) -> None:
    """Put a history of eight weeks where the program looks for it."""
    keep_eight_weeks(paths.data_folder() / FILE_NAME, day, week, hurt=hurt)


def followed() -> list[tuple[str, date, date | None, list[str]]]:
    """Return the programmes in the history."""
    with closing(Store(paths.data_folder() / FILE_NAME)) as store:
        return [
            (each.name, each.began, each.ended, [turn.kind for turn in each.turns])
            for each in store.followed()
        ]


def test_a_programme_is_chosen_begun_and_ended(front: Front) -> None:
    on(front, WEDNESDAY)
    front.window.actions_table["programme"].trigger()
    screen = front.programme.screen
    assert front.window.stack.currentWidget() is screen and screen.mode == "choose"
    names = [view.card.name for view in screen.choosing.views]
    assert names == ["desk-workers-week", "keep-it", "runners", "six-weeks-to-free"]
    screen.choosing.views[3].look.click()
    assert screen.title.text == "Six weeks from tight to free"
    assert screen.day.text == "Begins Mon 30 Nov"  # it measures on a Monday, before anything else
    screen.jump.click()
    assert screen.day.text == "Begins today, Wed 25 Nov"
    screen.earlier.click()
    assert screen.day.text == "Begins today, Wed 25 Nov"  # not in the past
    screen.jump.click()
    screen.begin.click()
    assert screen.pause.isVisible()
    assert screen.following.accessibleName().startswith("Six weeks from tight to free. Begins Mon 30 Nov")
    assert followed() == [(PROGRAMME, date(2026, 11, 30), None, [])]
    screen.ended.emit()
    assert screen.title.text == "Programmes" and followed()[0][2] == WEDNESDAY
    assert screen.resume.text() == "Go on with “Six weeks from tight to free”"
    screen.resume.click()
    assert screen.pause.isVisible() and followed()[0][2] is None
    screen.ended.emit()
    on(front, WEDNESDAY + timedelta(days=1))
    front.programme.show()
    assert not screen.resume.isVisible()


def test_the_session_of_today_is_played_with_the_values_of_its_week(front: Front, qtbot: QtBot) -> None:
    kept(4, date(2026, 11, 20))
    on(front, date(2026, 11, 20))
    front.programme.show()
    (card,) = (card for card in front.programme.screen.following.cards if card.isVisible())
    assert card.line.title == "Hamstring release with a strap"
    card.start.click()
    qtbot.waitUntil(lambda: front.state == "playing")
    keeping = front.playing._keeping
    assert keeping is not None and keeping._notes.run is not None
    values = dict(choices_from(keeping._notes.run.choices).values)
    assert values == {"cycles": "3", "deepen": "25s", "effort": "30%"}


def test_looking_at_it_first_shows_the_values_on_the_start_page(front: Front) -> None:
    kept(4, date(2026, 11, 20))
    on(front, date(2026, 11, 20))
    front.programme.show()
    front.programme.screen.following.cards[0].look.click()
    assert front.window.stack.currentWidget() is front.window.start
    values = {question.name: question.value for question in front.window.start.page.questions}
    assert values["deepen"] == "25s"


def test_the_library_says_what_is_due_and_the_end_what_is_next(front: Front, qtbot: QtBot) -> None:
    kept()
    on(front, WEDNESDAY)
    qtbot.waitUntil(lambda: front.history is not None, timeout=5000)
    front.window.show_library()
    strip = front.window.library.today
    qtbot.waitUntil(strip.isVisible, timeout=5000)
    assert strip.words.text.startswith("Today: Squat, lunge, hinge, ")
    strip.start.click()
    qtbot.waitUntil(lambda: front.state == "playing")
    stage = front.playing.stage
    assert stage is not None
    stage.bridge.seek(stage.timeline.length - 10)
    finish = front.window.player.finish
    qtbot.waitUntil(finish.isVisible, timeout=10_000)
    qtbot.waitUntil(lambda: "Next: " in finish.accessibleName(), timeout=5000)
    assert front.programme.next_text(Path("evening.toml")) == "Still today: Squat, lunge, hinge"


def test_on_a_day_of_rest_the_library_is_quiet(front: Front, qtbot: QtBot) -> None:
    kept()
    on(front, WEDNESDAY + timedelta(days=1))
    front.window.show_library()
    qtbot.wait(600)
    assert not front.window.library.today.isVisible()
    assert front.programme.next_text(Path("evening.toml")) == "Next: tomorrow, Hamstring release with a strap"


def test_a_pause_keeps_everything_and_moves_the_rest(front: Front) -> None:
    kept()
    on(front, WEDNESDAY)
    front.programme.show()
    screen = front.programme.screen
    screen.pause.click()
    assert screen.following.go_on.isVisible() and "Paused" in screen.following.accessibleName()
    assert front.programme.note() is None
    on(front, WEDNESDAY + timedelta(days=14))
    screen.following.go_on.click()
    assert followed()[0][3] == ["pause", "go on"]
    assert screen.following.cards[0].line.title == "Squat, lunge, hinge"
    assert "not done" not in screen.following.calendar.accessibleDescription()


def test_pain_suggests_a_week_back_and_that_repeats_it(front: Front) -> None:
    kept(hurt=True)
    on(front, WEDNESDAY)
    front.programme.show()
    screen = front.programme.screen
    assert screen.following.back.isVisible()
    screen.following.back.click()
    assert followed()[0][3] == ["back"] and not screen.following.back.isVisible()
    assert screen.following.cards[0].line.title == "Core foundation"  # that of week four


def test_pain_may_be_answered_with_no(front: Front) -> None:
    kept(hurt=True)
    on(front, WEDNESDAY)
    front.programme.show()
    front.programme.screen.following.stay.click()
    assert followed()[0][3] == ["stay"]
    assert not front.programme.screen.following.back.isVisible()


def test_at_the_end_it_tells_what_changed_and_offers_to_keep_it(front: Front) -> None:
    kept(7, WEDNESDAY)
    on(front, WEDNESDAY)
    front.programme.show()
    screen = front.programme.screen
    told = screen.following.accessibleName()
    assert "You have come to the end" in told
    assert "Active knee extension: Left 10° better, right about as before" in told
    screen.following.next.click()
    assert screen.title.text == "Keep it"
    screen.begin.click()
    assert [each[0] for each in followed()] == [PROGRAMME, "keep-it"]


def test_a_history_that_cannot_be_read_is_told(front: Front) -> None:
    on(front, WEDNESDAY)
    (paths.data_folder()).mkdir(parents=True, exist_ok=True)
    (paths.data_folder() / FILE_NAME).write_bytes(b"no history at all" * 100)
    front.programme.show()
    assert front.programme.screen.mode == "choose"
    front.programme.screen.choosing.views[0].look.click()
    front.programme.screen.begin.click()
    assert "damaged" in front.programme.screen.notices.text


def test_the_made_up_weeks_are_as_they_are_told() -> None:
    began, runs = eight_weeks(WEDNESDAY)
    assert began == date(2026, 10, 26) and len(runs) == 19


def test_what_has_a_time_of_day_is_told_at_it(front: Front, qtbot: QtBot) -> None:
    day = date(2026, 11, 26)
    with closing(Store(paths.data_folder() / FILE_NAME)) as store:
        store.follow("desk-workers-week", "Desk worker's week", day, day)
    on(front, day)
    note = front.programme.note()
    assert note is not None and note.title == "Five-minute desk break"
    front.programme.clock.due.emit(note.title)
    assert front.window.library.notices.text == "It is time for: Five-minute desk break"


def test_a_programme_that_has_gone_is_told(front: Front) -> None:
    with closing(Store(paths.data_folder() / FILE_NAME)) as store:
        store.follow("my-own", "My own", WEDNESDAY, WEDNESDAY)
    on(front, WEDNESDAY)
    front.programme.show()
    assert front.programme.screen.title.text == "Programmes"
    assert "no longer" in front.programme.screen.notices.text
    assert front.programme.note() is None

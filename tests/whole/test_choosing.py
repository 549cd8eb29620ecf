"""What is chosen on the settings screen of the wired window is kept, shown and heard."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from itertools import combinations
from threading import Event
from typing import TypeVar

import numpy as np
import pytest
from PySide6.QtCore import QObject, QSize, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from player import paths
from player.app import voice_choosing
from player.app.cards import figure_of
from player.app.look_pictures import pictures_of_looks
from player.app.supplies import Supplies
from player.app.voice_choosing import VoiceChoosing, name_of, sample_of, timeline_of
from player.app.window import Front
from player.audio.outputs.silent import SilentOutput
from player.audio.voice.clip import Clip
from player.audio.voice.voices import Voice, VoiceWish
from player.errors import PlayerError
from player.figures.looks import LOOK_NAMES
from player.language import speak
from player.settings import Settings, load_settings
from player.timeline.timeline import Timeline
from player.ui.screens import size_text
from player.ui.settings_screen.fields import ChoiceField, PressField
from player.ui.settings_screen.pairs import PairsField
from player.ui.settings_screen.screen import SettingsScreen
from player.ui.settings_screen.wide_fields import LevelField, ListField

ANN = Voice("kokoro", "af_ann", "Ann", "en-US", "female")
BLAS = Voice("system", "roa/es", "Blas", "es", "")
UTE = Voice("system", "uk", "Ute", "uk", "")


Kind = TypeVar("Kind", bound=QWidget)


class StudioOfTwo:
    """Has two voices, and speaks everything in a tenth of a second, or not at all."""

    def __init__(self) -> None:
        self.asked: list[tuple[str, VoiceWish, Mapping[str, str] | None]] = []

    def voices(self) -> tuple[Voice, ...]:
        return BLAS, ANN

    def speak(
        self, text: str, wish: VoiceWish, pronunciations: Mapping[str, str] | None = None, **_more: object
    ) -> Clip:
        self.asked.append((text, wish, pronunciations))
        if wish.voice == BLAS.id:
            raise PlayerError("Blas is hoarse.")
        return Clip(text, np.zeros(4_800, np.float32))


@pytest.fixture
def studio(monkeypatch: pytest.MonkeyPatch) -> StudioOfTwo:
    made = StudioOfTwo()
    monkeypatch.setattr("player.app.voice_choosing.studio", lambda: made)
    return made


@pytest.fixture
def front(qtbot: QtBot, studio: StudioOfTwo, known_cards: None) -> Iterator[Front]:
    front = Front(silent=True)
    qtbot.addWidget(front.window)
    front.window.show()
    yield front
    front.close()


def _page(front: Front, qtbot: QtBot) -> SettingsScreen:
    """Open the page and wait for the voices."""
    front.window.actions_table["settings"].trigger()
    page = front.window.settings
    qtbot.waitUntil(lambda: _field(page, "voice", ListField).count() == 3)
    return page


def _field(page: SettingsScreen, name: str, kind: type[Kind]) -> Kind:
    field = page.rows[name].field
    assert isinstance(field, kind)
    return field


def test_the_voices_of_the_machine_are_listed_and_the_chosen_one_is_kept(front: Front, qtbot: QtBot) -> None:
    voices = _field(_page(front, qtbot), "voice", ListField)
    assert [voices.itemText(row) for row in range(3)] == [
        "The best there is",
        "Ann (en-US, female, natural voice)",
        "Blas (es, voice of the system)",
    ]
    QTest.keyClick(voices, Qt.Key.Key_Down)
    assert load_settings(paths.settings_folder()).voice == "af_ann"


def test_a_voice_is_tried_as_it_is_set_and_falls_silent_by_itself(
    front: Front, qtbot: QtBot, studio: StudioOfTwo
) -> None:
    page = _page(front, qtbot)
    page.value_changed.emit("pronunciations", {"psoas": "so-as"})
    page.value_changed.emit("rate", 0.8)
    QTest.mouseClick(_field(page, "preview voice", PressField), Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: "One moment" not in page.rows["preview voice"].help.text)
    line, wish, pronunciations = studio.asked[0]
    assert line.startswith("Push your heel")
    assert wish == VoiceWish(None, "en", 0.8)
    assert pronunciations == {"psoas": "so-as"}


def test_a_voice_that_cannot_speak_says_why(front: Front, qtbot: QtBot) -> None:
    page = _page(front, qtbot)
    page.value_changed.emit("voice", BLAS.id)
    QTest.mouseClick(_field(page, "preview voice", PressField), Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: "Blas is hoarse." in page.rows["preview voice"].help.text)


def test_the_page_tells_how_well_this_screen_is_read_from_the_distance(front: Front, qtbot: QtBot) -> None:
    page = _page(front, qtbot)
    told = []
    for metres in (2.0, 6.0):
        page.value_changed.emit("distance", metres)
        told.append(page.rows["legibility"].help.text)
    assert told[0].endswith("easy to read.")
    assert told[0] != told[1]
    assert page.rows["screen_inches"].help.text.endswith(size_text(front.window.screen()))


def test_who_the_figure_can_be_is_seen_before_it_is_chosen(front: Front, qtbot: QtBot) -> None:
    figure = figure_of("standing", Supplies().catalogue)
    assert figure is not None
    pictures = pictures_of_looks(figure, "light", QSize(60, 70), 1.0)
    assert list(pictures) == ["", *(name for name, _ in LOOK_NAMES[1:])]
    images = [picture.toImage() for picture in pictures.values()]
    assert all(one != other for one, other in combinations(images, 2))
    field = _field(_page(front, qtbot), "figure_look", ChoiceField)
    qtbot.waitUntil(lambda: all(segment.picture is not None for segment in field.segments))


def test_a_volume_set_on_the_page_is_the_players_too(front: Front, qtbot: QtBot) -> None:
    page = _page(front, qtbot)
    front.window.make_player()
    _field(page, "speech", LevelField).slider.setValue(40)
    assert front.window.player.controls.popover.levels[1] == pytest.approx(0.4)


def test_a_word_is_heard_as_it_is_to_be_said_and_as_it_is_written(
    front: Front, studio: StudioOfTwo, qtbot: QtBot
) -> None:
    page = _page(front, qtbot)
    field = _field(page, "pronunciations", PairsField)
    field.more.click()
    line = field.lines[0]
    QTest.mouseClick(line.hear, Qt.MouseButton.LeftButton)
    assert studio.asked == []  # nothing is written yet
    line.one.setText("psoas")
    line.hear.click()
    qtbot.waitUntil(lambda: len(studio.asked) == 1)
    line.other.setText("so-as")
    qtbot.waitUntil(lambda: page.rows["pronunciations"].help.text.endswith("the next session says it so."))
    line.hear.click()
    assert page.rows["pronunciations"].help.text.endswith("One moment …")
    qtbot.waitUntil(lambda: len(studio.asked) == 2)
    assert [(text, fixes) for text, _, fixes in studio.asked] == [
        ("psoas", {}),
        ("psoas", {"psoas": "so-as"}),
    ]
    assert studio.asked[0][1].language == "en"


@pytest.mark.parametrize(
    ("voice", "language", "begins"),
    [("", "en", "Push"), (ANN.id, "en-US", "Push"), (BLAS.id, "es", "Empuja"), (UTE.id, "uk", "Ute")],
)
def test_a_voice_is_tried_in_its_own_language(voice: str, language: str, begins: str) -> None:
    line, wish = sample_of(Settings(voice=voice), (ANN, BLAS, UTE))
    assert line.startswith(begins)
    assert wish.language == language


def test_a_voice_is_tried_in_the_language_of_the_interface_where_none_is_chosen() -> None:
    speak("es")
    try:
        line, wish = sample_of(Settings(), (ANN, BLAS))
    finally:
        speak("en")
    assert line.startswith("Empuja")
    assert wish.language == "es"


def test_a_voice_of_no_known_gender_has_a_name_all_the_same() -> None:
    assert name_of(BLAS) == "Blas (es, voice of the system)"


def test_a_trial_is_one_line_with_room_to_end() -> None:
    clip = Clip("Well.", np.zeros(48_000, np.float32))
    made = timeline_of(clip)
    assert made.cues[0].span.length == clip.frames
    assert made.length > clip.frames


class SlowStudio:
    """Voices that take their time: a line is ready when it is let go."""

    def __init__(self) -> None:
        self.ready = Event()
        self.given_up: list[str] = []

    def voices(self) -> tuple[Voice, ...]:
        """Return no voices."""
        return ()

    def speak(
        self, text: str, wish: VoiceWish, *, still_wanted: Callable[[float], bool], **_more: object
    ) -> Clip:
        """Return a clip once it is ready."""
        waited = 0.0
        while not self.ready.wait(0.02):
            waited += 1.0
            if not still_wanted(waited):
                self.given_up.append(text)
                raise PlayerError("given up")
        return Clip(text, np.zeros(4800, np.float32))


def test_a_line_that_is_long_in_the_making_is_told_of_and_played_when_it_is_ready(
    qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    slow, parent = SlowStudio(), QObject()
    monkeypatch.setattr(voice_choosing, "studio", lambda: slow)
    choosing = VoiceChoosing(Settings, lambda: SilentOutput(), parent)
    told: list[str] = []
    played: list[str] = []

    def play(timeline: Timeline, *_more: object) -> None:
        played.append(timeline.cues[0].line or "")

    monkeypatch.setattr(choosing._heard, "play", play)
    choosing.told.connect(told.append)
    choosing.say("Push.", VoiceWish())
    qtbot.waitUntil(lambda: any("is being made" in line for line in told), timeout=5000)
    assert told[0] == "One moment …"
    assert played == []
    choosing.say("Let go.", VoiceWish())  # what is asked for last is heard
    qtbot.waitUntil(lambda: slow.given_up == ["Push."], timeout=5000)
    slow.ready.set()
    qtbot.waitUntil(lambda: played == ["Let go."], timeout=5000)
    assert told[-1] == ""
    slow.ready.clear()
    choosing.say("Rest.", VoiceWish())
    choosing.stop()
    slow.ready.set()
    qtbot.wait(100)
    assert played == ["Let go."]
    parent.deleteLater()

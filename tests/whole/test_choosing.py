"""What is chosen on the settings screen of the wired window is kept, shown and heard."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from itertools import combinations
from typing import TypeVar

import numpy as np
import pytest
from PySide6.QtCore import QSize, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from player import paths
from player.app.cards import figure_of
from player.app.look_pictures import pictures_of_looks
from player.app.supplies import Supplies
from player.app.voice_choosing import name_of, sample_of, timeline_of
from player.app.window import Front
from player.audio.voice.clip import Clip
from player.audio.voice.voices import Voice, VoiceWish
from player.errors import PlayerError
from player.figures.looks import LOOK_NAMES
from player.language import speak
from player.settings import Settings, load_settings
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

    def speak(self, text: str, wish: VoiceWish, pronunciations: Mapping[str, str] | None = None) -> Clip:
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
    _field(page, "speech", LevelField).slider.setValue(8)
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

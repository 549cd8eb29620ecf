"""The pose workshop from end to end: begun, drawn, saved, kept over a crash, and played in a session."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from player import paths
from player.app.drafts import DraftStore, Kept
from player.app.memory import Memory
from player.app.supplies import Supplies
from player.app.workshop import WorkshopWiring
from player.editing.workbench import Workbench
from player.errors import PlayerError
from player.session.exercise_file import load_exercise
from player.ui.main_window import MainWindow


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("LIMBER_HOME", str(tmp_path))
    return tmp_path


@pytest.fixture
def window(qtbot: QtBot, home: Path) -> Iterator[MainWindow]:
    made = MainWindow(Memory(home / "settings"), QWidget)
    made.resize(1000, 700)
    made.show()
    yield made
    made.close()
    made.deleteLater()
    QApplication.processEvents()


@pytest.fixture
def workshop(window: MainWindow) -> WorkshopWiring:
    supplies = Supplies()
    return WorkshopWiring(window, lambda: supplies)


def _bench(workshop: WorkshopWiring) -> Workbench:
    assert workshop.screen.bench is not None
    return workshop.screen.bench


def test_a_new_exercise_is_saved_and_played_by_its_name(
    workshop: WorkshopWiring, window: MainWindow, home: Path
) -> None:
    workshop.choose()
    workshop.chooser.new_asked.emit("Deep bow!")
    assert window.stack.currentWidget() is workshop.screen
    workshop.screen.angles.fields["hip.flexion"].slider.setValue(30)
    workshop.screen.top.save.click()
    path = home / "data" / "exercises" / "deep-bow.toml"
    exercise = load_exercise(path).exercise
    assert exercise is not None
    assert exercise.name == "Deep bow!"
    session = home / "s.toml"
    session.write_text(
        'format = 1\ntitle = "S"\n[[step]]\nexercise = "deep-bow"\nhold = "20s"\n', encoding="utf-8"
    )
    assert Supplies().load(session).session is not None
    workshop.close()
    assert not list((home / "data" / "drafts").glob("*.json"))


def test_what_ships_is_never_written_over(workshop: WorkshopWiring, home: Path) -> None:
    shipped = paths.shipped_folder("media") / "exercises" / "plank.toml"
    before = shipped.read_bytes()
    workshop.open("plank")
    workshop.screen.angles.fields["neck.flexion"].slider.setValue(12)
    workshop.save()
    assert shipped.read_bytes() == before
    own = home / "data" / "exercises" / "plank.toml"
    assert own.read_text("utf-8") == _bench(workshop).text
    assert Supplies().catalogue.path("plank") == own


def test_a_file_of_ones_own_is_saved_where_it_lies_and_keeps_its_comments(
    workshop: WorkshopWiring, tmp_path: Path
) -> None:
    path = tmp_path / "mine.toml"
    path.write_text('name = "Mine"  # mine\n[poses.a]\n# bend\nlumbar = { flexion = 10 }\n', encoding="utf-8")
    workshop.open(str(path))
    workshop.screen.angles.fields["lumbar.flexion"].slider.setValue(20)
    workshop.save()
    assert path.read_text("utf-8") == (
        'name = "Mine"  # mine\n[poses.a]\n# bend\nlumbar = { flexion = 20 }\n'
    )


def test_what_was_not_saved_is_offered_again_after_a_kill(
    workshop: WorkshopWiring, window: MainWindow, home: Path
) -> None:
    workshop.open("plank")
    workshop.screen.angles.fields["neck.flexion"].slider.setValue(12)
    workshop.close()  # what is kept at the latest after a moment
    text = _bench(workshop).text
    supplies = Supplies()
    again = WorkshopWiring(window, lambda: supplies)
    again.open("plank")
    assert again.screen.top.question.isVisibleTo(again.screen)
    assert _bench(again).text != text
    again.screen.top.answers[0].click()
    assert _bench(again).text == text
    again.save()
    assert again._drafts.all() == ()


def test_what_is_left_alone_is_not_offered_again(workshop: WorkshopWiring, home: Path) -> None:
    target = home / "data" / "exercises" / "plank.toml"
    store = workshop._drafts
    store.keep(Kept(target, "", 'name = "X"\n[poses.a]\n'))
    workshop.open("plank")
    workshop.screen.top.answers[1].click()
    assert store.find(target) is None


def test_what_another_program_wrote_is_not_lost_without_a_word(
    workshop: WorkshopWiring, tmp_path: Path
) -> None:
    path = tmp_path / "mine.toml"
    path.write_text('name = "Mine"\n[poses.a]\nroot = "standing"\n', encoding="utf-8")
    workshop.open(str(path))
    workshop.screen.angles.fields["lumbar.flexion"].slider.setValue(20)
    path.write_text("# another\n", encoding="utf-8")
    workshop.save()
    assert path.read_text("utf-8") == "# another\n"
    assert "another program" in workshop.screen.top.note.text
    workshop.save()
    assert "flexion = 20" in path.read_text("utf-8")


def test_a_folder_that_cannot_be_written_keeps_a_draft(workshop: WorkshopWiring, home: Path) -> None:
    (home / "data").mkdir(exist_ok=True)
    (home / "data" / "exercises").write_text("in the way", encoding="utf-8")
    workshop.open("plank")
    workshop.screen.angles.fields["neck.flexion"].slider.setValue(12)
    workshop.save()
    assert _bench(workshop).changed
    assert "draft" in workshop.screen.top.note.text
    assert len(workshop._drafts.all()) == 1


def test_a_draft_that_cannot_be_read_is_no_draft(home: Path) -> None:
    store = DraftStore(home / "drafts")
    store.keep(Kept(home / "x.toml", "", "text"))
    store.settle()
    for path in (home / "drafts").iterdir():
        path.write_text('{"file": 3', encoding="utf-8")
    assert store.all() == ()
    assert store.find(home / "x.toml") is None


def test_a_file_that_cannot_be_drawn_is_told(workshop: WorkshopWiring, tmp_path: Path) -> None:
    for text in ("name = 'X'\n", "name = \n"):
        path = tmp_path / "x.toml"
        path.write_text(text, encoding="utf-8")
        with pytest.raises(PlayerError):
            workshop.open(str(path))


def test_going_back_leads_to_the_list_and_from_there_to_the_library(
    workshop: WorkshopWiring, window: MainWindow
) -> None:
    workshop.choose()
    workshop.chooser.exercise_chosen.emit("plank")
    assert window.stack.currentWidget() is workshop.screen
    workshop.screen.top.way_back.click()
    assert window.stack.currentWidget() is workshop.chooser
    window.actions_table["leave"].trigger()
    assert window.stack.currentWidget() is window.library


def test_names_that_are_taken_or_no_names_are_told(workshop: WorkshopWiring, window: MainWindow) -> None:
    workshop.choose()
    workshop.chooser.new_asked.emit("Plank")
    assert "already" in workshop.chooser.note.text
    workshop.chooser.new_asked.emit("…")
    assert "letters" in workshop.chooser.note.text
    assert window.stack.currentWidget() is workshop.chooser

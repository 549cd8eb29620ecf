"""The library shows sessions as cards that keyboard and mouse can start."""

from __future__ import annotations

import itertools
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, QRectF, Qt
from PySide6.QtGui import QPainter, QPixmap
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QStyleOptionViewItem, QWidget
from pytestqt.qtbot import QtBot

from player.figures.drawing import Drawing
from player.session.problems import Place, Problem
from player.ui.library_screen.card_list import CardList
from player.ui.library_screen.card_painting import CardPainter, CardSizes
from player.ui.library_screen.cards import SessionCard
from player.ui.library_screen.go_on import Interrupted
from player.ui.library_screen.screen import SAFETY, LibraryScreen
from player.ui.library_screen.sifting import Marks
from player.ui.main_window import MainWindow
from player.ui.theme import LIGHT

FAULT = Problem(
    "error", "unknown-key", "`exersise` is not a key.", "did you mean `exercise`?", "a.toml", Place(12, 1)
)
CARDS = (
    SessionCard(
        "evening", "Evening release", "For tight legs.", "15 min", "Beginner", ("Strap", "Mat"), ("Legs",)
    ),
    SessionCard("broken", "My own list", problems=(FAULT,)),
    SessionCard("morning", "Sunday morning", length_text="8 min"),
)


@pytest.fixture
def window(make_window: Callable[..., MainWindow]) -> MainWindow:
    made = make_window(1280, 800)
    made.library.set_cards(CARDS)
    QApplication.processEvents()
    return made


def _chosen(window: MainWindow) -> list[str]:
    chosen: list[str] = []
    window.session_chosen.connect(lambda card: chosen.append(card.identity))
    return chosen


def _button_of(window: MainWindow, row: int) -> QPoint:
    grid = window.library.grid
    painter = grid.itemDelegate()
    assert isinstance(painter, CardPainter)
    cell = grid.visualRect(window.library.cards.index(row))
    return painter.sizes.spots(QRectF(cell)).button.center().toPoint()


def test_the_button_of_a_card_starts_its_session(window: MainWindow) -> None:
    chosen = _chosen(window)
    QTest.mouseClick(window.library.grid.viewport(), Qt.MouseButton.LeftButton, pos=_button_of(window, 2))
    assert chosen == ["morning"]


def test_a_click_beside_the_button_starts_nothing(window: MainWindow) -> None:
    chosen = _chosen(window)
    place = window.library.grid.visualRect(window.library.cards.index(0)).center()
    QTest.mouseClick(window.library.grid.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert chosen == []


def test_enter_in_the_search_takes_the_first_that_was_found(window: MainWindow) -> None:
    chosen = _chosen(window)
    search = window.library.search
    search.setFocus()
    QTest.keyClicks(search, "morning")
    QTest.keyClick(search, Qt.Key.Key_Return)
    assert chosen == ["morning"]


def test_down_goes_from_the_search_to_the_cards(window: MainWindow) -> None:
    chosen = _chosen(window)
    search = window.library.search
    search.setFocus()
    QTest.keyClick(search, Qt.Key.Key_Return)  # nothing is looked for: nothing starts
    assert chosen == []
    assert window.library.grid.hasFocus()
    search.setFocus()
    QTest.keyClicks(search, "evening")
    QTest.keyClick(search, Qt.Key.Key_Down)
    assert window.library.grid.hasFocus()
    QTest.keyClick(window.library.grid, Qt.Key.Key_Return)
    assert chosen == ["evening"]


def test_arrows_and_enter_start_a_session(window: MainWindow) -> None:
    chosen = _chosen(window)
    grid = window.library.grid
    assert grid.currentIndex().row() == 0
    QTest.keyClick(grid, Qt.Key.Key_Right)
    QTest.keyClick(grid, Qt.Key.Key_Right)
    QTest.keyClick(grid, Qt.Key.Key_Return)
    assert chosen == ["morning"]


def test_a_session_with_problems_shows_them_instead(window: MainWindow) -> None:
    chosen = _chosen(window)
    QTest.mouseClick(window.library.grid.viewport(), Qt.MouseButton.LeftButton, pos=_button_of(window, 1))
    assert chosen == []
    assert window.stack.currentWidget() is window.problems
    assert window.problems.title.text == "1 problem stops “My own list”"


def test_the_safety_line_is_always_there(window: MainWindow) -> None:
    assert window.library.safety.isVisible()
    assert window.library.safety.text == SAFETY
    assert not window.library.safety.fit.elided


@pytest.mark.parametrize("text", [1.0, 2.0])
@pytest.mark.parametrize("size", [(800, 500), (1280, 720), (1920, 1080), (600, 900)])
def test_nothing_of_the_frame_is_cut_off(
    make_window: Callable[..., MainWindow], size: tuple[int, int], text: float
) -> None:
    library = make_window(*size, text).library
    library.set_cards(CARDS)
    for words in (library.head.name, library.head.question, library.safety):
        assert not words.isVisible() or not words.fit.elided, words.text
    assert library.safety.geometry().bottom() <= library.height()
    assert library.grid.height() > 100
    for button in library.head.buttons:
        assert min(button.width(), button.height()) >= 44
        assert button.accessibleName()
        assert not button.geometry().intersects(library.head.name.geometry())


@pytest.mark.parametrize("text", [1.0, 2.0])
@pytest.mark.parametrize("width", [320, 400, 640])
def test_the_parts_of_a_card_stand_apart(qapp: object, width: int, text: float) -> None:
    sizes = CardSizes(text)
    spots = sizes.spots(QRectF(0, 0, width, sizes.height(width)))
    column = (spots.cover, spots.title, spots.summary, spots.needs, spots.button)
    for one, below in itertools.pairwise(column):
        assert one.bottom() < below.top()
    assert spots.button.bottom() < spots.card.bottom()
    assert spots.button.height() >= 44
    assert spots.tags.right() < spots.button.left() or spots.tags.width() == 0


def test_the_cards_fill_the_width(make_window: Callable[..., MainWindow]) -> None:
    library = make_window(1280, 800).library
    library.set_cards(tuple(replace(CARDS[0], identity=str(number)) for number in range(9)))
    QApplication.processEvents()
    cells = [library.grid.visualRect(library.cards.index(row)) for row in range(9)]
    assert len({cell.top() for cell in cells}) == 3
    assert max(cell.right() for cell in cells) > 0.93 * library.grid.width()


def test_a_card_is_read_out_whole(window: MainWindow) -> None:
    index = window.library.cards.index(0)
    said = window.library.cards.data(index, Qt.ItemDataRole.AccessibleTextRole)
    assert said == "Evening release. 15 min · Beginner · Strap, Mat. For tight legs. Start"


@pytest.mark.parametrize(("errors", "text"), [(0, "Start"), (1, "See the problem"), (3, "See 3 problems")])
def test_the_button_says_what_it_does(errors: int, text: str) -> None:
    assert SessionCard("x", "X", problems=(FAULT,) * errors).button_text == text


def test_warnings_do_not_stop_a_session() -> None:
    assert SessionCard("x", "X", problems=(replace(FAULT, severity="warning"),)).playable


def test_the_chosen_card_stays_chosen_as_more_are_found(window: MainWindow) -> None:
    grid = window.library.grid
    grid.setCurrentIndex(window.library.cards.index(2))
    window.library.set_cards((SessionCard("new", "New"), *CARDS))
    assert grid.currentIndex().row() == 3


def test_an_empty_library_says_what_to_do(make_window: Callable[..., MainWindow]) -> None:
    library = make_window().library
    library.set_cards(())
    assert library.empty.isVisible()
    library.set_cards(CARDS)
    assert not library.empty.isVisible()


def test_a_cover_is_painted_with_what_was_given(qtbot: QtBot) -> None:
    painted: list[Drawing] = []

    def paint(painter: QPainter, drawing: Drawing, box: QRectF) -> None:
        painted.append(drawing)
        assert box.width() > 100

    cover = Drawing((), (0.0, 0.0, 1.0, 1.0))
    model = CardList()
    model.set_cards((replace(CARDS[0], cover=cover), CARDS[1]))
    delegate = CardPainter(LIGHT, 1.0, paint)
    with qtbot.waitSignal(delegate.pictures_wanted):
        assert _painted(delegate, model)
    assert painted == []  # words come first, figures right after
    assert _painted(delegate, model)
    assert painted == [cover]


def test_figures_are_read_as_few_at_a_time_as_they_are_painted(qtbot: QtBot) -> None:
    read: dict[str, Drawing] = {}

    def cover_of(key: str) -> Drawing:
        return read.setdefault(key, Drawing((), (0.0, 0.0, 1.0, 1.0)))

    model = CardList()
    model.set_cards(
        tuple(replace(CARDS[0], cover_key=f"figure {row}", path=Path(f"/{row}.toml")) for row in range(5))
    )
    delegate = CardPainter(LIGHT, 1.0, lambda painter, drawing, box: None)
    delegate.set_covers(cover_of)
    seen = []
    for _ in range(3):
        with qtbot.waitSignal(delegate.pictures_wanted):
            _painted(delegate, model)
        seen.append(len(read))
    _painted(delegate, model)
    seen.append(len(read))
    assert seen == [0, 2, 4, 5]


def _painted(delegate: CardPainter, model: CardList) -> bool:
    picture = QPixmap(400, 900)
    painter = QPainter(picture)
    for row in range(model.rowCount()):
        option = QStyleOptionViewItem()
        option.rect = picture.rect()
        delegate.paint(painter, option, model.index(row))
    return painter.end()


def test_no_card_at_all_is_nothing_to_choose(qapp: object) -> None:
    model = CardList()
    assert model.card_at(model.index(0)) is None
    assert model.rowCount() == 0


def _many() -> tuple[SessionCard, ...]:
    """Return cards that can be told apart by everything that is looked for."""
    return (
        SessionCard(
            "a", "Alpha", level="easy", equipment=("mat",), minutes=8, parts=("hips",), path=Path("/a")
        ),
        SessionCard("b", "Beta", level="hard", equipment=("mat", "strap"), minutes=20, path=Path("/b")),
        SessionCard("c", "Gamma", words="plank hamstrings", minutes=12, origin="Physio", path=Path("/c")),
    )


def _titles(library: LibraryScreen) -> list[str]:
    return [card.title for card in library.cards.cards]


def test_what_is_typed_is_looked_for_at_once(window: MainWindow) -> None:
    library = window.library
    library.set_cards(_many())
    QTest.keyClicks(library.grid, "ham")
    assert library.search.text() == "ham"
    assert _titles(library) == ["Gamma"]
    QTest.keyClick(window, Qt.Key.Key_Escape)
    assert _titles(library) == ["Alpha", "Beta", "Gamma"]


def test_filters_are_menus_that_say_what_is_chosen(window: MainWindow) -> None:
    library = window.library
    library.set_cards(_many())
    library.filters.time.filled_menu().actions()[2].trigger()
    assert _titles(library) == ["Alpha"]
    assert library.filters.time.text() == "Up to 10 min"
    library.filters.time.filled_menu().actions()[0].trigger()
    strap = [each for each in library.filters.gear.filled_menu().actions() if each.text() == "Mat"]
    strap[0].trigger()
    assert _titles(library) == ["Alpha", "Gamma"]


def test_where_nothing_is_found_all_can_be_shown_again(window: MainWindow) -> None:
    library = window.library
    library.set_cards(_many())
    library.search.setText("nothing like this")
    assert _titles(library) == []
    assert library.empty.isVisible() and library.clear.isVisible()
    QTest.keyClick(library.clear, Qt.Key.Key_Return)
    assert len(_titles(library)) == 3
    assert not library.empty.isVisible() and not library.clear.isVisible()


def test_the_star_and_its_key_make_a_favourite(window: MainWindow) -> None:
    library = window.library
    library.set_cards(_many())
    QApplication.processEvents()
    starred: list[str] = []
    library.favourite_toggled.connect(starred.append)
    painter = library.grid.itemDelegate()
    assert isinstance(painter, CardPainter)
    star = painter.sizes.spots(QRectF(library.grid.visualRect(library.cards.index(1)))).star
    QTest.mouseClick(library.grid.viewport(), Qt.MouseButton.LeftButton, pos=star.center().toPoint())
    window.actions_table["favourite"].trigger()
    assert starred == [str(Path("/b")), str(Path("/b"))]
    library.set_marks(Marks(frozenset((str(Path("/b")),))))
    assert _titles(library)[0] == "Beta"
    assert str(library.cards.data(library.cards.index(0), Qt.ItemDataRole.AccessibleTextRole)).startswith(
        "Favourite"
    )


def test_a_card_that_is_read_whole_stays_where_it_is(window: MainWindow) -> None:
    library = window.library
    library.set_cards(_many())
    library.grid.setCurrentIndex(library.cards.index(2))
    library.change_card(replace(_many()[2], length_text="12 min"))
    assert library.chosen is not None and library.chosen.length_text == "12 min"


@pytest.mark.parametrize("text", [1.0, 2.0])
@pytest.mark.parametrize("size", [(600, 500), (900, 600), (1280, 800), (1920, 1080)])
def test_search_and_filters_stand_beside_one_another(
    make_window: Callable[..., MainWindow], size: tuple[int, int], text: float
) -> None:
    library = make_window(*size, text).library
    library.set_cards(_many())
    buttons = library.filters.buttons
    assert len(buttons) in (1, 6)
    assert library.search.geometry().right() < library.filters.x()
    assert library.filters.geometry().right() <= library.width()
    assert buttons[-1].geometry().right() <= library.filters.width()
    assert library.search.geometry().bottom() < library.grid.y()
    assert library.grid.height() > 60


def test_one_button_holds_all_filters_where_there_is_little_room(
    make_window: Callable[..., MainWindow],
) -> None:
    library = make_window(600, 600).library
    library.set_cards(_many())
    menu = library.filters.all.filled_menu()
    assert [action.text() for action in menu.actions()] == [
        "Show",
        "Time",
        "Level",
        "Body",
        "Equipment",
        "Order",
    ]
    assert library.filters.all.isVisible()


def test_an_interrupted_session_is_asked_about_first(window: MainWindow) -> None:
    library = window.library
    library.show_interrupted(Interrupted("Evening", "4:12", "Glute bridge, left", "today, 18:40"))
    assert library.go_on.isVisible()
    assert library.go_on.words.text == "It stopped at 4:12, today, 18:40: Glute bridge, left."
    assert window.focusWidget() is library.go_on.yes
    assert library.go_on.geometry().bottom() < library.grid.y()
    library.show_interrupted(None)
    assert not library.go_on.isVisible()
    assert window.focusWidget() is library.grid


def test_what_one_comes_for_says_what_it_is_as_long_as_there_is_room(
    make_window: Callable[..., MainWindow],
) -> None:
    wide = make_window(1280, 800).library.head
    texts = [button.text() for button in wide.buttons if button.text()]
    assert texts == ["Programme", "History", "New session"]
    assert not wide.more.isVisible() and len(wide.buttons) == 9
    large = make_window(1366, 768, 2.0).library.head
    assert [button.text() for button in large.buttons if button.text()] == texts
    assert large.more.isVisible()


def test_buttons_that_have_no_room_are_in_a_menu(make_window: Callable[..., MainWindow]) -> None:
    narrow = make_window(480, 500, 2.0).library.head
    assert narrow.more.isVisible() and 0 < len(narrow.buttons) < 7
    assert not any(button.text() for button in narrow.buttons)
    assert len(narrow.menu().actions()) == 12 - len(narrow.buttons)
    places = [button.geometry().left() for button in narrow.buttons]
    assert places == sorted(places)


def test_tab_goes_from_the_top_to_the_bottom(window: MainWindow) -> None:
    library = window.library
    library.show_interrupted(Interrupted("Evening", "4:12", "", "today, 18:40"))
    library.search.setFocus()
    seen: list[QWidget | None] = [library.search]
    for _ in range(len(library.filters.buttons) + 4):
        QTest.keyClick(window.focusWidget() or window, Qt.Key.Key_Tab)
        seen.append(window.focusWidget())
    wished = [library.search, *library.filters.buttons, library.go_on.no, library.go_on.yes, library.grid]
    assert seen == [*wished, library.safety_button]


@pytest.mark.parametrize("size", [(480, 420), (900, 600), (1280, 800)])
@pytest.mark.parametrize("text", [1.0, 2.0])
def test_the_question_whether_to_go_on_has_its_room(
    make_window: Callable[..., MainWindow], size: tuple[int, int], text: float
) -> None:
    library = make_window(*size, text).library
    library.set_cards(CARDS)
    library.show_interrupted(Interrupted("Evening release", "4:12", "Glute bridge, left", "today, 18:40"))
    card = library.go_on.geometry()
    assert card.bottom() < library.safety.y()
    for other in (library.search, library.filters, library.grid, library.head):
        assert not other.isVisible() or not other.geometry().intersects(card)
    for button in (library.go_on.yes, library.go_on.no):
        assert library.go_on.rect().contains(button.geometry())
    library.show_interrupted(None)
    assert library.search.isVisible() and library.grid.isVisible()


def test_that_nothing_is_found_stands_before_the_grid(window: MainWindow) -> None:
    library = window.library
    library.search.setText("nothing like this")
    QApplication.processEvents()
    assert library.childAt(library.empty.geometry().center()) is library.empty
    assert library.childAt(library.clear.geometry().center()) is library.clear


def test_a_search_that_is_made_has_room_before_the_question(make_window: Callable[..., MainWindow]) -> None:
    window = make_window(1366, 700, 2.0)
    library = window.library
    library.show_interrupted(Interrupted("Evening", "4:12", "Glute bridge", "today"))
    QApplication.processEvents()
    assert library.go_on.isVisible()
    assert not library.search.isVisible()
    window.actions_table["find"].trigger()
    assert library.search.isVisible()
    assert not library.go_on.isVisible()
    QTest.keyClicks(window.focusWidget(), "t")  # which without a search changes the colours
    assert library.search.text() == "t"
    library.clear_sift()
    QApplication.processEvents()
    assert library.go_on.isVisible()

"""The making screen wired: what is wished becomes a session as one wishes it, to be changed, played or
edited."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, Signal

from player import paths
from player.app.beginning import begin_with, templates
from player.app.cards import figure_of
from player.app.exercise_cards import entry_of, figure_loop
from player.app.making_thread import MakingThread
from player.app.session_file import free_path
from player.errors import PlayerError
from player.figures.key_poses import telling_pose
from player.language import counted, later, said
from player.making import hand
from player.making.make import Made, Maker
from player.making.sentence import understood
from player.making.wish import AT_HAND, PLACE, Wish
from player.making.writing import equipment_of, listed, title_of
from player.session.dose_text import dose_text
from player.session.model import Step
from player.timeline.frames import RATE, clock_text
from player.ui.drawing_painting import paint_drawing
from player.ui.making_screen.page import Heard, MadeLine, MadePage, Other
from player.ui.making_screen.screen import MakingScreen

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from pathlib import Path

    from PySide6.QtCore import QRectF
    from PySide6.QtGui import QPainter

    from player.app.memory import Memory
    from player.app.supplies import Supplies
    from player.figures.drawing import Drawing
    from player.making.candidates import Candidate
    from player.making.choosing import Pick
    from player.making.wish import Role
    from player.ui.exercise_browser.entries import ExerciseEntry
    from player.ui.exercise_browser.moving import FigureLoop
    from player.ui.main_window import MainWindow

_MOST_OTHERS = 8
_ROLES: Mapping[Role, str] = {
    "warm up": later("Warm-up"),
    "strengthen": later("Strength"),
    "roll": later("Rolling"),
    "push": later("Contract and relax"),
    "stretch": later("Stretch"),
    "use": later("New range"),
    "breathe": later("Rest"),
}


class MakingWiring(QObject):
    """Between wishes and the making screen."""

    play_wanted = Signal(object)
    """The file of a session that is to be played."""
    edit_wanted = Signal(str, str)
    """The text and the title of a session that is to be edited, and lies nowhere yet."""
    begun = Signal(str)
    """One begins otherwise: ``unsaved``, ``nothing``, ``list``, ``copy``, or ``template NAME``."""

    def __init__(
        self,
        window: MainWindow,
        supplies: Callable[[], Supplies],
        memory: Memory,
        unsaved: Callable[[], str],
    ) -> None:
        """Take the window, what knows the exercises, the settings, and what tells the title of a session that
        was begun and never saved, empty where there is none."""
        super().__init__(window)
        self._window = window
        self._supplies = supplies
        self._memory = memory
        self._unsaved = unsaved
        self._maker = Maker(supplies().catalogue, supplies().words)
        self._base = self._wish = self._first_wish()
        self._made: Made | None = None
        self._picks: tuple[Pick, ...] = ()
        self._by_hand = False
        self._next_row = -1
        self._drawings: dict[str, Drawing | None] = {}
        self._palette = window.look.palette
        self._kept: dict[str, Path] = {}
        self._thread = MakingThread(self)
        self._thread.made.connect(self._show_made)
        self._thread.failed.connect(self._show_failed)
        self._screen: MakingScreen | None = None

    @property
    def screen(self) -> MakingScreen:
        """Return the screen."""
        if self._screen is None:
            things = {thing for each in self._maker.candidates for thing in each.exercise.equipment}
            ordered = sorted(things, key=lambda thing: (thing not in AT_HAND, thing != "mat", thing))
            self._screen = screen = MakingScreen(
                self._window.theme, ordered, _paint_figure, self._window.scale
            )
            screen.set_draw(self._drawing)
            screen.left.connect(self._window.show_library)
            screen.sentence_given.connect(self._take_sentence)
            screen.wish_changed.connect(self._take_wish)
            screen.another_asked.connect(self._make_another)
            screen.swap_asked.connect(self._offer_others)
            screen.swapped.connect(self._swap)
            screen.removed.connect(self._remove)
            screen.moved.connect(self._move)
            screen.added.connect(self._add)
            screen.minutes_asked.connect(self._take_minutes)
            screen.edit_asked.connect(self._edit)
            screen.play_asked.connect(self._play)
            screen.begun.connect(self.begun)
        return self._screen

    @property
    def making(self) -> bool:
        """Return whether a session is being made."""
        return self._thread.busy

    def show(self) -> None:
        """Show the screen with an empty sentence, and what comes of the last wish."""
        screen = self.screen
        self._base = self._wish = replace(self._wish, seed=0, left_out=frozenset(), chosen=(), order=())
        screen.start_afresh()
        screen.beginnings = self._beginnings()
        moves = not self._window.look.reduced_motion
        screen.picker.set_exercises(self._entries, self._loop, moves=moves)
        self._take_palette()
        screen.show_wish(self._wish)
        self._window.show_page(screen, said("New session"))
        screen.take_focus()
        self._make()

    def close(self) -> None:
        """End what is being made."""
        self._thread.close()

    # -- what the person wishes

    def _first_wish(self) -> Wish:
        """Return a wish with what is at hand, as far as the library's filters were told."""
        told = frozenset(self._memory.settings.equipment)
        return Wish(equipment=PLACE | told) if told else Wish()

    def _take_sentence(self, text: str) -> None:
        heard = understood(text, self._base)
        self.screen.show_heard(Heard(heard.unknown, heard.remarks))
        if heard.wish != self._wish:
            self._wish = heard.wish
            self.screen.show_wish(self._wish)
            self._make()

    def _take_wish(self, wish: Wish) -> None:
        changed = {
            name: getattr(wish, name) for name in _FIELDS if getattr(wish, name) != getattr(self._wish, name)
        }
        self._change(**changed)
        if changed.keys() == {"minutes"} and self._by_hand:
            self._fit(self._picks)
        else:
            self._make()

    def _take_minutes(self, minutes: int) -> None:
        self._change(minutes=minutes)
        self.screen.show_wish(self._wish)
        self._make()

    def _make_another(self) -> None:
        self._change(seed=self._wish.seed + 1, order=())
        self._make()

    def _change(self, **changes: Any) -> None:
        """Change the wish, whatever the sentence says later of other things."""
        self._base = replace(self._base, **changes)
        self._wish = replace(self._wish, **changes)

    def _make(self) -> None:
        wish = self._wish
        self._by_hand = False
        self._thread.submit(lambda: self._maker.make(wish))

    def _fit(self, picks: tuple[Pick, ...]) -> None:
        """Fit what was changed by hand into another time; where it does not fit, make a session anew."""
        wish = self._wish

        def fitted() -> Made:
            kept = self._maker.again(wish, picks)
            return kept if kept.near else self._maker.make(wish)

        self._thread.submit(fitted)

    # -- by hand

    def _offer_others(self, place: int) -> None:
        if place < len(self._picks):
            others = self._maker.others(self._wish, self._picks, place)[:_MOST_OTHERS]
            self.screen.offer_others(
                place, tuple(Other(each.identity, each.exercise.name) for each in others)
            )

    def _swap(self, place: int, identity: str) -> None:
        candidate = self._candidate(identity)
        if place < len(self._picks) and candidate is not None:
            self._take(hand.swapped(self._wish, self._picks, place, candidate))

    def _add(self, identity: str) -> None:
        candidate = self._candidate(identity)
        if candidate is not None:
            self._take(hand.added(self._wish, self._picks, candidate))

    def _remove(self, place: int) -> None:
        if place < len(self._picks):
            self._take(hand.removed(self._wish, self._picks, place))

    def _move(self, place: int, by: int) -> None:
        if place < len(self._picks):
            self._take(hand.moved(self._wish, self._picks, place, by))

    def _take(self, changed: hand.Changed) -> None:
        """Show a change at once, and fit it into the time."""
        wish, picks = changed.wish, changed.picks
        self._change(chosen=wish.chosen, left_out=wish.left_out, order=wish.order)
        self._picks, self._by_hand, self._next_row = picks, True, changed.place
        if picks:
            self.screen.show_page(_as_changed(self.screen.made.page, picks))
            self.screen.focus_row(changed.place)
        fitting = self._wish
        self._thread.submit(lambda: self._maker.again(fitting, picks))

    def _candidate(self, identity: str) -> Candidate | None:
        return next((each for each in self._maker.candidates if each.identity == identity), None)

    # -- what came of it

    def _show_made(self, made: Made) -> None:
        self._made, self._picks = made, made.picks
        self.screen.show_page(_page_of(made), aloud=True)
        row, self._next_row = self._next_row, -1
        if row >= 0:
            self.screen.focus_row(row)

    def _show_failed(self, error: PlayerError) -> None:
        self._made, self._picks = None, ()
        minutes = int(getattr(error, "minutes", 0))
        page = MadePage(problem=error.message, hint=error.hint or "", minutes=minutes)
        self.screen.show_page(page, aloud=True)

    def _edit(self) -> None:
        if self._made is not None:
            self.edit_wanted.emit(self._made.text, self._made.session.title)

    def _play(self) -> None:
        """Keep the session among the person's own, once, and let it be played."""
        made = self._made
        if made is None:
            return
        path = self._kept.get(made.text)
        try:
            if path is None or not path.exists():
                folder = paths.data_folder() / "sessions"
                path = free_path(folder, title_of(made.wish))
                begin_with(path, made.text, self._supplies())
                self._kept[made.text] = path
        except PlayerError as error:
            self.screen.show_heard(Heard((), (str(error),)))
            return
        self.play_wanted.emit(path)

    def _beginnings(self) -> tuple[Other, ...]:
        unsaved = self._unsaved()
        kept = (Other("unsaved", said("Go on with “{title}”, not saved yet", title=unsaved)),)
        named = (
            Other(f"template {name}", said("Template “{name}”: {summary}", name=name, summary=summary))
            for name, summary in templates().items()
        )
        return (
            *(kept if unsaved else ()),
            Other("nothing", said("Nothing: an empty session in the editor")),
            Other("list", said("A list or a file of another program…")),
            Other("copy", said("A copy of a session that is there…")),
            Other("", ""),
            *named,
        )

    # -- figures

    def _entries(self) -> tuple[ExerciseEntry, ...]:
        """Return the exercises that can be added."""
        catalogue = self._supplies().catalogue
        found = (entry_of(each.identity, catalogue) for each in self._maker.candidates)
        return tuple(
            sorted((each for each in found if each is not None), key=lambda each: each.name.casefold())
        )

    def _loop(self, identity: str) -> FigureLoop | None:
        return figure_loop(identity, self._supplies().catalogue, self._window.look.palette)

    def _take_palette(self) -> None:
        if self._palette != self._window.look.palette:
            self._palette = self._window.look.palette
            self._drawings.clear()

    def _drawing(self, identity: str) -> Drawing | None:
        self._take_palette()
        if identity not in self._drawings:
            figure = figure_of(identity, self._supplies().catalogue)
            self._drawings[identity] = (
                figure.drawing_of(telling_pose(figure).name, None, self._palette)
                if figure is not None
                else None
            )
        return self._drawings[identity]


_FIELDS = ("parts", "minutes", "level", "aim", "tighter", "equipment", "without")


def _as_changed(page: MadePage, picks: tuple[Pick, ...]) -> MadePage:
    """Return a page with its lines as they were changed by hand, before it is known how long they are."""
    known = {line.identity: line for line in page.lines}
    lines = (
        known.get(pick.identity)
        or MadeLine(pick.identity, pick.candidate.exercise.name, said(_ROLES[pick.role]), "", "")
        for pick in picks
    )
    return replace(page, lines=tuple(lines))


def _page_of(made: Made) -> MadePage:
    """Return a session as the screen shows it."""
    steps = [step for step in made.session.steps if isinstance(step, Step)]
    lines = tuple(
        MadeLine(
            pick.identity,
            pick.candidate.exercise.name,
            said(_ROLES[pick.role]),
            _dose_of(pick, step, made.wish),
            clock_text(round(seconds * RATE)),
        )
        for pick, step, seconds in zip(made.picks, steps, made.lengths, strict=True)
    )
    minutes = counted("1 minute", "{count} minutes", max(1, round(made.seconds / 60)))
    things = [said(thing) for thing in equipment_of(made.picks)]
    facts = [minutes, counted("1 exercise", "{count} exercises", len(lines))]
    facts += [said("with {things}", things=listed(things))] if things else []
    remarks = list(made.remarks)
    if not made.near:
        remarks.append(
            said(
                "You asked for {minutes}. These exercises do not fill it: “Another one” does.",
                minutes=counted("1 minute", "{count} minutes", made.wish.minutes),
            )
            if made.seconds < made.wish.minutes * 60
            else said(
                "You asked for {minutes}. These exercises take longer, even at their smallest.",
                minutes=counted("1 minute", "{count} minutes", made.wish.minutes),
            )
        )
    return MadePage(made.session.title, " · ".join(facts), lines, tuple(remarks))


def _dose_of(pick: Pick, step: Step, wish: Wish) -> str:
    """Return how much of an exercise there is, in words."""
    if not pick.uneven:
        return dose_text(step)
    more = said("left once more") if wish.tighter == "left" else said("right once more")
    return f"{dose_text(step)}, {more}"


def _paint_figure(painter: QPainter, drawing: Drawing, box: QRectF) -> None:
    """Paint a figure as large as it fits, in the middle of its box."""
    _, _, width, height = drawing.view_box
    scale = min(box.width() / width, box.height() / height)
    wide, tall = width * scale, height * scale
    place = box.center()
    paint_drawing(painter, drawing, type(box)(place.x() - wide / 2, place.y() - tall / 2, wide, tall))

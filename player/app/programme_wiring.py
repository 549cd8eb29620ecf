"""The programme screen wired: a programme is chosen, begun, followed and ended, its sessions are played."""

from __future__ import annotations

import logging
from datetime import date, timedelta
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from player.app.library_wiring import paint_cover
from player.app.programme_calendar import calendar_of
from player.app.programme_clock import ProgrammeClock
from player.app.programme_plan import all_followed, change_history, key_of, read_followed
from player.app.programme_plan import today as clock_today
from player.app.programme_reading import ProgrammeReading
from player.errors import PlayerError
from player.files import write_over
from player.history.following import Turn, back_day, next_item, session_name
from player.language import said
from player.session.choices import Choices, choices_from
from player.ui.library_screen.today_strip import TodayNote
from player.ui.programme_screen.screen import ProgrammeScreen

if TYPE_CHECKING:
    from collections.abc import Callable

    from player.app.supplies import Supplies
    from player.history.following import Followed, TurnKind
    from player.history.runs import Run
    from player.history.store import Store
    from player.session.programme import Appointment
    from player.ui.main_window import MainWindow
    from player.ui.window_memory import WindowMemory

_LOG = logging.getLogger(__name__)


class ProgrammeWiring(QObject):
    """Between programmes, the history and the window."""

    play_wanted = Signal(Path, Choices)
    """A session is to be played as its week asks."""
    look_wanted = Signal(Path)
    """The start page of a session is to be seen."""
    history_wanted = Signal()
    """What was measured is to be seen."""

    def __init__(
        self,
        window: MainWindow,
        supplies: Supplies,
        memory: WindowMemory,
        today: Callable[[], date] | None = None,
    ) -> None:
        """Take the window, the supplies, the settings, and what tells the day of today, where that is not
        the clock."""
        super().__init__(window)
        self._window = window
        self._memory = memory
        self._today = today or clock_today
        self._reading = ProgrammeReading(supplies, lambda: memory.settings, lambda: window.look.palette)
        self._plan = self._reading.plan
        self.clock = ProgrammeClock(self)
        """What tells when something of today is due."""
        self._start: date | None = None
        self._name = ""
        self._screen: ProgrammeScreen | None = None

    @property
    def screen(self) -> ProgrammeScreen:
        """Return the screen."""
        if self._screen is None:
            self._screen = screen = ProgrammeScreen(self._window.theme, paint_cover, self._window.scale)
            screen.left.connect(self._leave)
            screen.chosen.connect(self._look_at)
            screen.day_moved.connect(self._move_day)
            screen.begun.connect(self._begin)
            screen.started.connect(self._play)
            screen.looked.connect(self._look)
            screen.paused.connect(self._pause)
            screen.gone_back.connect(self._go_back)
            screen.stayed.connect(lambda: self._turn("stay"))
            screen.ended.connect(self._end)
            screen.resumed.connect(self._resume)
            screen.others_wanted.connect(self.choose)
            screen.calendar_wanted.connect(self._ask_for_calendar)
            screen.history_wanted.connect(self.history_wanted)
        return self._screen

    def show(self) -> None:
        """Show the programme that is followed; where there is none, those that can be."""
        followed, runs = self._read()
        page = self._reading.follow_page(followed, runs, self._today()) if followed is not None else None
        if page is None:
            self.choose()
            if followed is not None:
                self.screen.notices.show_text(said("This programme can no longer be read."), again=True)
            return
        self.screen.show_follow(page)
        self._window.show_page(self.screen, page.title)
        self.screen.take_focus()

    def choose(self) -> None:
        """Let a programme be chosen."""
        ended = self._ended_today()
        self.screen.show_cards(self._reading.cards(), ended.title if ended is not None else "")
        self._window.show_page(self.screen, said("Programmes"))
        self.screen.take_focus()

    def note(self) -> TodayNote | None:
        """Return what the library says of today; None where no programme is followed, or nothing is due.

        What has a time of day is told at that from now on.
        """
        followed, runs = self._read()
        if followed is None or followed.paused is not None:
            self.clock.stop()
            return None
        today = self._today()
        items = self._plan.items(followed, runs, today)
        due = [item for item in items if item.appointment.date == today and item.standing == "today"]
        self.clock.watch(
            (item.appointment.time, self._plan.title(followed.name, item.appointment))
            for item in due
            if item.appointment.time
        )
        firm = [item for item in due if not item.appointment.optional] or due
        if not firm:
            return None
        first = firm[0].appointment
        due_now = self._plan.due(followed.name, first)
        length = due_now.length_text if due_now is not None else ""
        title = self._plan.title(followed.name, first)
        return TodayNote(key_of(first), title, length, followed.title, len(firm) - 1)

    def next_text(self, played: Path) -> str:
        """Return what comes next after a session file that was played, once its run is in the history; empty
        where nothing does. Whoever ended it early is not told to do it again."""
        followed, runs = self._read()
        if followed is None or followed.paused is not None:
            return ""
        today = self._today()
        items = self._plan.items(followed, runs, today)
        left = [
            item
            for item in items
            if item.standing == "today"
            and not item.appointment.optional
            and session_name(item.appointment.session) != played.stem
        ]
        if left:
            return said("Still today: {title}", title=self._plan.title(followed.name, left[0].appointment))
        return self._plan.next_text(followed.name, next_item(items, today), today)

    def play(self, key: str) -> None:
        """Play an appointment of the programme that is followed."""
        self._play(key)

    # -- what the person decides

    def _look_at(self, name: str) -> None:
        self._start = None
        self._show_begin(name)

    def _show_begin(self, name: str) -> None:
        today = self._today()
        followed, _ = self._read()
        self._start = self._start or self._plan.first_day(name, today)
        page = self._reading.begin_page(name, self._start, today, followed)
        if page is None:
            self.screen.notices.show_text(said("This programme can no longer be read."))
            return
        fresh = self.screen.mode != "begin"
        self.screen.show_begin(page)
        if fresh:
            self._window.show_page(self.screen, page.card.title)
            self.screen.take_focus()
        self._name = name

    def _move_day(self, days: int) -> None:
        today = self._today()
        self._start = max(today, (self._start or today) + timedelta(days=days))
        self._show_begin(self._name)

    def _begin(self, name: str) -> None:
        programme = self._plan.programme(name)
        if programme is None:
            return
        today = self._today()
        start = self._start or today
        self._change(lambda store: store.follow(name, programme.title, start, today))

    def _pause(self) -> None:
        followed, _ = self._read()
        self._turn("go on" if followed is not None and followed.paused is not None else "pause")

    def _go_back(self) -> None:
        """Go a week back from today on; from tomorrow where something of today is done already."""
        followed, runs = self._read()
        if followed is None:
            return
        today = self._today()
        self._turn("back", back_day(self._plan.items(followed, runs, today), today))

    def _turn(self, kind: TurnKind, day: date | None = None) -> None:
        followed, _ = self._read()
        if followed is not None:
            turn = Turn(day or self._today(), kind)
            self._change(lambda store: store.turn(followed.identity, turn))

    def _end(self) -> None:
        followed, _ = self._read()
        if followed is None:
            return
        today = self._today()
        self._change(lambda store: store.end_programme(followed.identity, today))
        self.screen.notices.show_answer(
            said("“{title}” has ended. What you did stays in the history.", title=followed.title)
        )

    def _ended_today(self) -> Followed | None:
        """Return the programme that was ended today, where none goes on: it may have been a slip."""
        try:
            last = next(reversed(all_followed()), None)
        except PlayerError:
            return None
        return last if last is not None and last.ended == self._today() else None

    def _resume(self) -> None:
        ended = self._ended_today()
        if ended is not None:
            self._change(lambda store: store.end_programme(ended.identity, None))

    def _play(self, key: str) -> None:
        found = self._due(key)
        if found is not None:
            path, each = found
            kept = choices_from(self._memory.settings.choices.get(str(path), {}))
            self.play_wanted.emit(path, Choices(without=kept.without, values=each.values))

    def _look(self, key: str) -> None:
        found = self._due(key)
        if found is not None:
            path, each = found
            kept = dict(self._memory.settings.choices)
            kept[str(path)] = Choices(values=each.values).value()
            self._memory.keep(choices=kept)
            self.look_wanted.emit(path)

    def _due(self, key: str) -> tuple[Path, Appointment] | None:
        """Return the session of an appointment and that; of a programme that is only looked at as well."""
        followed, runs = self._read()
        if followed is None:
            return None
        for item in self._plan.items(followed, runs, self._today()):
            if key_of(item.appointment) == key:
                due = self._plan.due(followed.name, item.appointment)
                return (due.path, item.appointment) if due is not None else None
        return None

    def _leave(self) -> None:
        """Go back: from a programme that is looked at to the others, from those to the one followed."""
        mode = self.screen.mode
        followed, _ = self._read()
        if mode == "begin":
            self.choose()
        elif mode == "choose" and followed is not None:
            self.show()
        else:
            self._window.show_library()

    def _ask_for_calendar(self, time: str) -> None:
        """Ask where what is to come is to be written as a file for calendars, and write it."""
        from PySide6.QtWidgets import QFileDialog

        followed, _ = self._read()
        if followed is None:
            return
        name, _ = QFileDialog.getSaveFileName(
            self._window,
            said("Save for my calendar"),
            f"{followed.name}.ics",
            said("Calendars (*.ics)"),
        )
        if name:
            self.save_calendar(Path(name), time)

    def save_calendar(self, path: Path, time: str = "") -> None:
        """Write what is to come of the programme as a file for calendars, and tell that; what has no time of
        day has ``time``."""
        followed, runs = self._read()
        if followed is None:
            return
        items = self._plan.items(followed, runs, self._today())
        coming = [item.appointment for item in items if item.standing in ("today", "coming")]
        text = calendar_of(self._plan, followed, coming, time)
        try:
            write_over(path, text.encode("utf-8"))
        except PlayerError as error:
            self.screen.notices.show_text(str(error))
            return
        told = said("{name} is saved. Open it with your calendar, and it reminds you.", name=path.name)
        self.screen.notices.show_answer(told)

    # -- the history

    def _read(self) -> tuple[Followed | None, tuple[Run, ...]]:
        """Return the programme that is followed, and the runs since it began."""
        try:
            return read_followed()
        except PlayerError as error:
            _LOG.info("%s", error)
            return None, ()

    def _change(self, change: Callable[[Store], None]) -> None:
        """Change the history, and show what comes of it."""
        try:
            change_history(change)
        except PlayerError as error:
            self.screen.notices.show_text(str(error))
            return
        self.show()

"""The start page wired: a session is read, what the person chooses is reckoned through, and remembered."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from player.app.cards import cover_of
from player.app.chosen import Chosen, asks_for_tighter, chosen_session, estimated_timeline
from player.app.measured import measured_tighter
from player.language import said
from player.session.choices import Choices, choices_from
from player.session.dose_text import dose_text
from player.session.model import Ask, Group, Rest, Say, Step
from player.session.offering import offered, value_text
from player.session.parameters import written
from player.timeline.frames import RATE, clock_text
from player.ui.start_screen.page import Question, StartPage, StepLine

if TYPE_CHECKING:
    from collections.abc import Sequence

    from player.app.supplies import Supplies
    from player.figures.drawing import Drawing
    from player.session.model import AnyStep, Session
    from player.session.parameters import Parameter
    from player.ui.main_window import MainWindow
    from player.ui.window_memory import WindowMemory

_MINUTES = (5, 6, 8, 10, 12, 15, 20, 25, 30, 40, 50, 60)
"""Times that people have."""
_TIGHTER = (("left", said("Left")), ("right", said("Right")), ("", said("Don’t know")))
_TIGHTER_HELP = said("The side that feels shorter begins, or gets more, where the session says so.")


class StartWiring(QObject):
    """Between a session file and the start page."""

    started = Signal(Path, Choices)
    """A session is to be played as it was chosen."""
    changed = Signal()
    """Another session, or another choice: what is to be played has changed."""

    def __init__(self, window: MainWindow, supplies: Supplies, memory: WindowMemory) -> None:
        """Take the window, whose start page is built now."""
        super().__init__(window)
        self._window = window
        self._supplies = supplies
        self._memory = memory
        self._path = Path()
        self._session: Session | None = None
        self._choices = Choices()
        self._shortest = 0
        self.chosen: Chosen | None = None
        """What is to be played as it is chosen now."""
        screen = window.start
        screen.started.connect(self._start)
        screen.chosen.connect(self._choose)
        screen.switched.connect(self._switch)

    def show(self, path: Path) -> None:
        """Show the start page of a session that can be played, with what was chosen for it last."""
        self._path = path
        self._choices = choices_from(self._memory.settings.choices.get(str(path), {}))
        self._show_page()
        if self._session is not None:
            self._window.show_start(self._session.title)

    @property
    def path(self) -> Path:
        """Return the file whose page is shown."""
        return self._path

    def refresh(self) -> None:
        """Show the page again, in other colours."""
        if self._session is not None:
            self._show_page()

    def _start(self) -> None:
        if self._session is not None:
            self.started.emit(self._path, self._choices)

    def _choose(self, name: str, value: object) -> None:
        if name == "tighter":
            self._memory.keep(tighter=str(value))
            self._window.take_settings()
        elif name == "minutes":
            self._choices = replace(self._choices, minutes=int(str(value)) or None)
        else:
            values = {**dict(self._choices.values), name: str(value)}
            self._choices = replace(self._choices, values=tuple(values.items()))
        self._keep()

    def _switch(self, path: str, on: bool) -> None:
        kept = tuple(each for each in self._choices.without if each != path)
        self._choices = replace(self._choices, without=kept if on else (*kept, path))
        self._keep()

    def _keep(self) -> None:
        kept = dict(self._memory.settings.choices)
        kept.pop(str(self._path), None)
        if self._choices != Choices():
            kept[str(self._path)] = self._choices.value()
        self._memory.keep(choices=dict(list(kept.items())[-_MOST_KEPT:]))
        self._show_page()

    def _show_page(self) -> None:
        session = self._supplies.load_kept(self._path, dict(self._choices.values)).session
        if session is None:
            return
        self._session = session
        self.chosen = self._fitted(self._choices)
        self._shortest = self._fitted(replace(self._choices, minutes=_NO_TIME)).fitted.frames
        self._window.start.show_page(self._page(session, self.chosen))
        self.changed.emit()

    def _fitted(self, choices: Choices) -> Chosen:
        """Return the session as it is with some choices."""
        values = dict(choices.values)
        session = self._session
        assert session is not None
        return chosen_session(
            session,
            choices,
            self._supplies,
            self._memory.settings,
            lambda more: self._supplies.load(self._path, {**values, **more}).session,
        )

    def _page(self, session: Session, chosen: Chosen) -> StartPage:
        facts = (
            said(session.level).capitalize(),
            ", ".join(map(said, session.equipment)).capitalize(),
        )
        return StartPage(
            title=session.title,
            summary=session.summary,
            facts=tuple(fact for fact in facts if fact),
            cautions=session.cautions,
            length=said("{time} today", time=_minutes_text(chosen.fitted.frames))
            if chosen.fitted.changes or self._choices.without
            else _minutes_text(chosen.fitted.frames),
            questions=tuple(self._questions(session, chosen)),
            changes=self._changes(chosen),
            lines=self._lines(session, chosen),
            cover=self._cover(session),
        )

    def _cover(self, session: Session) -> Drawing | None:
        catalogue = self._supplies.catalogue.beside(self._path.parent).with_own(session.exercises)
        return cover_of(session, catalogue, self._window.look.palette)

    def _questions(self, session: Session, chosen: Chosen) -> list[Question]:
        found = []
        least = -(-self._shortest // (60 * RATE))
        times = {minutes for minutes in _MINUTES if least <= minutes < chosen.whole / RATE / 60}
        times |= {self._choices.minutes} if self._choices.minutes else set()
        if times:
            whole = (0, said("All of it ({time})", time=_minutes_text(chosen.whole)))
            shorter = ((minutes, f"{minutes} min") for minutes in sorted(times, reverse=True))
            options: tuple[tuple[str | int, str], ...] = (whole, *shorter)
            found.append(
                Question("minutes", said("How much time do you have?"), options, self._choices.minutes or 0)
            )
        if asks_for_tighter(session.steps):
            tighter = self._memory.settings.tighter
            value = tighter if tighter in ("left", "right") else ""
            measured = measured_tighter()
            about = f"{measured} {_TIGHTER_HELP}" if measured else _TIGHTER_HELP
            found.append(Question("tighter", said("Which side is tighter?"), _TIGHTER, value, about))
        return [*found, *map(question_of, session.parameters)]

    def _changes(self, chosen: Chosen) -> tuple[str, ...]:
        minutes, fitted = self._choices.minutes, chosen.fitted
        if minutes is None:
            return ()
        told = tuple(change.text for change in fitted.changes)
        if fitted.frames > minutes * 60 * RATE:
            shortest = _minutes_text(fitted.frames)
            return (said("It does not get shorter than {shortest} and still work.", shortest=shortest), *told)
        return (said("To fit into {minutes} minutes:", minutes=minutes), *told) if told else ()

    def _lines(self, session: Session, chosen: Chosen) -> tuple[StepLine, ...]:
        timeline = estimated_timeline(chosen.session, self._supplies, self._memory.settings)
        lengths: dict[str, int] = {}
        for step in timeline.steps:
            lengths[step.path] = lengths.get(step.path, 0) + step.span.length
        today = {step.path: step for step in _all_steps(chosen.session.steps)}
        return tuple(self._line(step, depth, today, lengths) for step, depth in _listed(session.steps))

    def _line(
        self, step: AnyStep, depth: int, today: dict[str, AnyStep], lengths: dict[str, int]
    ) -> StepLine:
        now, switched_off = today.get(step.path), step.path in self._choices.without
        note = "" if now is not None else said("not today") if switched_off else said("left out to fit")
        inside = step.path + "."
        length = sum(each for path, each in lengths.items() if path == step.path or path.startswith(inside))
        return StepLine(
            path=step.path,
            title=_title(step),
            dose=dose_text(now or step),
            length=clock_text(length) if length else "",
            depth=depth,
            optional=step.optional,
            minor=not isinstance(step, (Step, Group)),
            on=now is not None or (step.optional and not switched_off),
            note=note,
            left_out=now is None,
        )


def question_of(parameter: Parameter) -> Question:
    """Return the question for a parameter of the session, with few enough values to choose from."""
    options = tuple((written(value), value_text(value)) for value in offered(parameter))
    return Question(parameter.name, parameter.label, options, written(parameter.value))


_NO_TIME = 1
"""Minutes in which no session can be done: as short as it gets."""
_MOST_KEPT = 200
"""Of so many sessions the choices are remembered."""


def _minutes_text(frames: int) -> str:
    return f"{max(1, round(frames / RATE / 60))} min"


def _title(step: AnyStep) -> str:
    if isinstance(step, Group):
        return step.title or said("In rounds")
    if isinstance(step, Step):
        return step.name.replace("{side}", said("one")).replace("{other_side}", said("the other"))
    return (
        said("Rest")
        if isinstance(step, Rest)
        else said("A question")
        if isinstance(step, Ask)
        else said("Words")
    )


def _listed(steps: Sequence[AnyStep], depth: int = 0) -> list[tuple[AnyStep, int]]:
    """Return the steps worth listing, each with the number of groups around it."""
    found: list[tuple[AnyStep, int]] = []
    for step in steps:
        if isinstance(step, Say):
            continue
        found.append((step, depth))
        if isinstance(step, Group):
            found += _listed(step.steps, depth + 1)
    return found


def _all_steps(steps: Sequence[AnyStep]) -> list[AnyStep]:
    found: list[AnyStep] = []
    for step in steps:
        found.append(step)
        if isinstance(step, Group):
            found += _all_steps(step.steps)
    return found

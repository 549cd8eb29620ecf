"""Whether an author's words find room: the lines of a session that would be left out, step by step.

Only steps in which an author speaks are looked at, equal ones once: the program's own words find their room
by themselves.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from player.session.model import Group, OwnPhases, Reps, Rest, Session, Step
from player.timeline.compiler import compile_session
from player.timeline.timeline import Side, Unfit
from player.timeline.wording import Wording

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from player.session.model import AnyStep
    from player.session.words import Words

_SIDES: tuple[Side, Side] = ("left", "right")


def unfit_lines(
    session: Session, words: Words, length_of: Callable[[str], int]
) -> Iterator[tuple[Step | Rest, Unfit]]:
    """Yield each step in which an author's line finds no room, with the first such line of each text.

    ``length_of`` gives the frames of a spoken line, as for ``compile_session``.
    """
    wording = Wording(words)
    known: dict[Step | Rest, tuple[Unfit, ...]] = {}
    for step in _spoken(session.steps):
        alike = replace(step, path="", line=1)
        if alike not in known:
            known[alike] = tuple(_misfits(alike, session, wording, length_of))
        for unfit in known[alike]:
            yield step, unfit


def _spoken(steps: Sequence[AnyStep]) -> Iterator[Step | Rest]:
    for step in steps:
        if isinstance(step, Group):
            yield from _spoken(step.steps)
        elif isinstance(step, (Step, Rest)) and any(_texts(step)):
            yield step


def _texts(step: Step | Rest) -> list[str]:
    texts = [step.say]
    if isinstance(step, Step):
        texts += [cue.say for cue in step.cues]
        if isinstance(step.dose, OwnPhases):
            texts += [phase.say for phase in step.dose.phases]
    return texts


def _misfits(
    step: Step | Rest, session: Session, wording: Wording, length_of: Callable[[str], int]
) -> Iterator[Unfit]:
    own = {wording.filled(text, side) for text in _texts(step) for side in _SIDES}
    timing = replace(step.timing, announce="off")
    once: AnyStep = replace(step, timing=timing)
    rounds = _rounds(step)
    if rounds > 1:
        once = Group("", 1, (once,), timing, repeat=rounds)
    alone = Session(session.title, (once,), timing, language=session.language, voice=session.voice)
    for unfit in compile_session(alone, wording.words, length_of).unfit:
        if unfit.text in own and not unfit.said:
            own.remove(unfit.text)
            yield unfit


def _rounds(step: Step | Rest) -> int:
    """Return how many rounds show every entry of a step's lists."""
    if not isinstance(step, Step) or not step.follows_round:
        return 1
    dose = step.dose
    return (
        max(len(dose.counts), len(dose.each))
        if isinstance(dose, Reps)
        else len(getattr(dose, "lengths", (0,)))
    )

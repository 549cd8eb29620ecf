"""Advice on what is needed: things, words beside pictures, and care for those whom a session is for."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from player.language import said
from player.session.advice.ranges import MOST_SETUP_WORDS
from player.session.advice.walking import facts, path_of
from player.session.model import Ask, Group, OwnPhases, Rest, Say, Step
from player.session.problems import Finding, Mend, plain

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from player.session.advice.walking import Walked
    from player.session.model import AnyStep, Exercise, Session

_PEOPLE: dict[str, tuple[str, ...]] = {
    "pregnan": ("pregnan",),
    "osteoporo": ("osteoporo",),
    "blood pressure": ("blood pressure",),
    "hypertension": ("blood pressure",),
    "glaucoma": ("glaucoma",),
    "stenosis": ("stenosis",),
    "hip replacement": ("hip replacement", "hip surgery"),
    "knee pain": ("knee pain", "knees hurt", "knee hurts", "sore knees"),
    "groin strain": ("groin strain",),
    "hamstring strain": ("hamstring strain",),
    "balance": ("balance is poor",),
}
"""Of whom a session may say that it is for them, and the words by which exercises warn of them."""
_FORBIDS = re.compile(r"^(not |never |leave it out)", re.IGNORECASE)


def equipment(session: Session, walked: Sequence[Walked]) -> Iterator[Finding]:
    """Yield a finding for each thing that is needed and not listed, or listed and not needed.

    A session that lists nothing at all is not asked: what it needs can be read from its exercises.
    """
    listed = {thing.casefold() for thing in session.equipment}
    if not listed:
        return
    needed: set[str] = set()
    for each in walked:
        exercise = each.step.exercise
        if exercise is None or listed.issuperset(exercise.equipment):
            needed.update(exercise.equipment if exercise is not None else ())
            continue
        for thing in exercise.equipment:
            if thing not in needed and thing.casefold() not in listed:
                message = said(
                    '"{name}" needs a {thing}, which the session does not list',
                    name=exercise.name,
                    thing=plain(thing),
                )
                mend = Mend(
                    said('add "{thing}" to equipment', thing=plain(thing)),
                    "append",
                    ("equipment",),
                    f'"{plain(thing)}"',
                )
                hint = said('write it into `equipment`: "{thing}"', thing=plain(thing))
                path = (*path_of(each.step), *(("exercise",) if each.own else ()))
                yield Finding(path, "missing-equipment", message, hint, "warning", mend=mend)
            needed.add(thing)
    if all(each.step.exercise is not None for each in walked):
        words = _words(session).casefold()
        for index, thing in enumerate(session.equipment):
            if thing not in needed and thing.casefold() not in words:
                path = ("equipment", index)
                mend = Mend(
                    said('take "{thing}" out of equipment', thing=plain(thing)), "remove", path, safe=False
                )
                message = said('nothing in the session needs a "{thing}"', thing=plain(thing))
                yield Finding(
                    path,
                    "unused-equipment",
                    message,
                    said("take it out, or say what it is for"),
                    "warning",
                    mend=mend,
                )


def _words(session: Session) -> str:
    """Return all that the authors of a session and its exercises say, as one text."""
    texts = [session.summary, *session.cautions]
    exercises: dict[str, Exercise] = {}
    for step in _every(session.steps):
        texts += [getattr(step, key, "") for key in ("say", "note", "name", "text")]
        if isinstance(step, Step):
            texts += [cue.say for cue in step.cues]
            if isinstance(step.dose, OwnPhases):
                texts += [f"{phase.say} {phase.note}" for phase in step.dose.phases]
            if step.exercise is not None:
                exercises[step.exercise.identity] = step.exercise
    for exercise in exercises.values():
        texts += [exercise.name, exercise.setup]
        for key in ("summary", "easier", "harder", "cautions", "mistakes"):
            texts += facts(exercise, key)
    return "\n".join(texts)


def _every(steps: Iterable[AnyStep]) -> Iterator[Step | Rest | Say | Ask]:
    for step in steps:
        if isinstance(step, Group):
            yield from _every(step.steps)
        else:
            yield step


def texts(session: Session, walked: Iterable[Walked]) -> Iterator[Finding]:
    """Yield a finding for each picture without words, and each set-up of too many."""
    for each in walked:
        step = each.step
        silent = step.exercise is None or not (step.exercise.setup or step.exercise.words)
        if each.own and step.picture is not None and silent and not (step.say or step.note or step.cues):
            message = said("the picture stands alone: nothing says what is done")
            hint = said('say it for those who do not see it: note = "…" or say = "…"')
            yield Finding((*path_of(step), "picture"), "no-text", message, hint, "warning")
    for exercise in session.exercises:
        path = ("exercises", exercise.identity)
        if exercise.pictures and not (exercise.setup or exercise.words):
            message = said(
                '"{identity}" has a picture and no words: nothing says what is done',
                identity=plain(exercise.identity),
            )
            yield Finding(
                path, "no-text", message, said('say how to get into position: setup = "…"'), "warning"
            )
        count = len(exercise.setup.split())
        if count > MOST_SETUP_WORDS:
            message = said(
                "`setup` has {count} words, and {most} are taken in",
                count=count,
                most=MOST_SETUP_WORDS,
            )
            hint = said("say only how to get into position; what comes later belongs into a cue")
            yield Finding((*path, "setup"), "long-setup", message, hint, "warning")


def cautions(session: Session, walked: Iterable[Walked]) -> Iterator[Finding]:
    """Yield a finding for each exercise that warns of those whom the session is for."""
    audience = " ".join((session.title, *session.tags)).casefold()
    people = [words for person, words in _PEOPLE.items() if person in audience]
    if not people:
        return
    told: set[str] = set()
    for each in walked:
        exercise = each.step.exercise
        if exercise is None or exercise.identity in told or not each.own:
            continue
        for caution in facts(exercise, "cautions"):
            lowered = caution.casefold()
            if _FORBIDS.match(caution) and any(word in lowered for words in people for word in words):
                told.add(exercise.identity)
                message = said(
                    '"{name}" warns the very people whom the session is for: {caution}',
                    name=exercise.name,
                    caution=caution,
                )
                hint = said("take another exercise, or make the step optional and say why in a note")
                if not each.perhaps:
                    yield Finding(
                        (*path_of(each.step), "exercise"), "cautions-clash", message, hint, "warning"
                    )
                break

"""Answers: what is said, calmly and shortly, when the person changes something while a session plays."""

from __future__ import annotations

from typing import TYPE_CHECKING

from player.timeline.frames import RATE
from player.timeline.wording import Wording

if TYPE_CHECKING:
    from player.session.words import Words


def time_answer(frames: int, words: Words) -> str:
    """Return the answer to time that was added, or taken where it is negative."""
    seconds = round(abs(frames) / RATE) * RATE
    time = Wording(words).duration(seconds)
    text = words.text("today.more" if frames > 0 else "today.less", time=time)
    return text[:1].upper() + text[1:]


def count_answer(count: int, words: Words) -> str:
    """Return the answer to reps or breaths that were added, or taken where it is negative."""
    if abs(count) == 1:
        return words.text("today.more_rep" if count > 0 else "today.less_rep")
    number = words.number(abs(count)).capitalize()
    return words.text("today.more_reps" if count > 0 else "today.less_reps", count=number)


def pace_answer(before: float, now: float, words: Words) -> str:
    """Return the answer to another pace; a greater one is slower."""
    if now == 1:
        return words.text("today.usual")
    return words.text("today.slower" if now > before else "today.faster")


def slept_answer(words: Words) -> str:
    """Return what is said when the computer has been asleep."""
    return words.text("today.slept")


def usual_answers(words: Words) -> tuple[str, ...]:
    """Return what is likely to be answered, to have it spoken ahead."""
    ten = 10 * RATE
    return (
        time_answer(ten, words),
        time_answer(-ten, words),
        *(count_answer(count, words) for count in (1, 2, 3, -1, -2, -3)),
        *(words.text(f"today.{name}") for name in ("slower", "faster", "usual")),
    )

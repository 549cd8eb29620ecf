"""Advice on words at certain times: cues that meet, and silence that lasts too long."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from player.language import said
from player.session.advice.measures import RATE
from player.session.advice.ranges import LONGEST_SILENCE
from player.session.advice.walking import path_of
from player.session.model import Hold, Roll
from player.session.problems import Finding
from player.session.size import dose_length

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from player.session.advice.walking import Walked
    from player.session.model import Step

_HALFWAY_FROM = 20 * RATE


def colliding_cues(walked: Iterable[Walked]) -> Iterator[Finding]:
    """Yield a finding for each cue that is to be said at the very instant of another one."""
    for each in walked:
        step = each.step
        if not each.own or not step.cues or len(step.cues) + bool(step.say) < 2:
            continue
        length = dose_length(step.dose)
        if length is None:
            continue
        taken: dict[int, str] = {0: said("what is said at the start")} if step.say else {}
        for index, cue in enumerate(step.cues):
            frame = cue.at.frame_in(length)
            if frame in taken:
                message = said(
                    '"{say}" is said at the same instant as {taken}', say=cue.say, taken=taken[frame]
                )
                hint = said(
                    "one of them is left out: move it by {value} seconds", value=3 + len(cue.say) // 15
                )
                yield Finding((*path_of(step), "cue", index), "cues-collide", message, hint, "warning")
            taken.setdefault(frame, f'"{cue.say}"')


def long_silences(walked: Iterable[Walked]) -> Iterator[Finding]:
    """Yield a finding for each hold in which nothing is said for a long time."""
    for each in walked:
        dose = each.step.dose
        if not each.own or not isinstance(dose, Hold | Roll) or max(dose.lengths) <= LONGEST_SILENCE * RATE:
            continue
        if each.facts.kind == "breath":
            continue
        silence = each.facts.silence
        if silence is None:
            silence = max(_silence(each.step, length) for length in dose.lengths)
            each.facts.silence = silence
        if silence > LONGEST_SILENCE * RATE:
            key = "hold" if isinstance(dose, Hold) else "roll"
            message = said("nothing is said for {silence:.0f} s of it", silence=silence / RATE)
            hint = said(
                'a word now and then says that all is well: cue = [{ every = "30s", say = "Breathe." }]'
            )
            yield Finding((*path_of(each.step), key), "long-silence", message, hint, "warning")


def _silence(step: Step, length: int) -> int:
    """Return the longest time in a dose without a word of the author's or the program's."""
    heard = {0, length}
    if step.timing.halfway and length >= _HALFWAY_FROM and isinstance(step.dose, Hold):
        heard.add(length // 2)
    for cue in step.cues:
        frame = cue.at.frame_in(length)
        again = max(RATE, int(cue.at.value)) if cue.at.how == "every" else length + 1
        heard.update(range(frame, length, again))
    times = sorted(frame for frame in heard if 0 <= frame <= length)
    return max(after - before for before, after in pairwise(times))

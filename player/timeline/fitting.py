"""Whether an author's words find room: the lines of a session that would be left out, step by step.

Only steps in which an author speaks are looked at, equal ones once: the program's own words find their room
by themselves.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, TypeAlias

from player.language import said
from player.session.advice.walking import path_of
from player.session.model import Group, Hold, OwnPhases, Reps, Rest, Roll, Session, Step, Timed
from player.session.problems import Finding
from player.timeline.compiler import compile_session
from player.timeline.frames import RATE
from player.timeline.speech import GAP, LEAD
from player.timeline.timeline import Side, Unfit
from player.timeline.wording import Wording

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from player.session.model import AnyStep
    from player.session.problems import KeyPath
    from player.session.words import Words

Known: TypeAlias = "dict[int, tuple[Step | Rest, tuple[Unfit, ...]]]"
"""What was found of steps, by the place in memory of their dose, with the step so that it stays there."""
_OPENING = 8 * RATE
"""More than the program's own words take at the beginning of a dose."""
_SIDES: tuple[Side, Side] = ("left", "right")


def unfit_findings(
    session: Session, words: Words, length_of: Callable[[str], int], known: Known | None = None
) -> Iterator[Finding]:
    """Yield a finding for each of an author's lines that finds no room: how much too long it is, and which
    words would be left."""
    for step, unfit in unfit_lines(session, words, length_of, known):
        over = max(0.1, unfit.over / RATE)
        message = said(
            'no room to say "{text}" (about {over:.1f} s too long, or at the same time as other words)',
            text=unfit.text,
            over=over,
        )
        kept = _kept_words(unfit, length_of)
        hint = said("say less, make the phase longer, or move the cue")
        if kept:
            hint = said('say only "{kept}", make the phase longer, or move the cue', kept=kept)
        yield Finding((*path_of(step), *_key_of(step, unfit.text)), "unfit-line", message, hint, "warning")


def _kept_words(unfit: Unfit, length_of: Callable[[str], int]) -> str:
    """Return as many words from the beginning of a line as would find room, if any would make sense."""
    words = unfit.text.split()
    room = length_of(unfit.text) - unfit.over
    for count in range(len(words) - 1, 1, -1):
        kept = " ".join(words[:count]).rstrip(",;:-–—") + "."
        if length_of(kept) <= room:
            return kept.replace("..", ".")
    return ""


def _key_of(step: Step | Rest, text: str) -> KeyPath:
    """Return the keys, below its step, of the text that a line was made of."""
    texts: dict[KeyPath, str] = {("say",): step.say}
    if isinstance(step, Step):
        texts.update({("cue", index, "say"): cue.say for index, cue in enumerate(step.cues)})
        if isinstance(step.dose, OwnPhases):
            texts.update(
                {("phases", index, "say"): phase.say for index, phase in enumerate(step.dose.phases)}
            )
    for path, written in texts.items():
        begins, _, rest = written.partition("{")
        ends = rest.rpartition("}")[2] if rest else begins
        if written and (text == written if not rest else text.startswith(begins) and text.endswith(ends)):
            return path
    return ()


def unfit_lines(
    session: Session, words: Words, length_of: Callable[[str], int], known: Known | None = None
) -> Iterator[tuple[Step | Rest, Unfit]]:
    """Yield each step in which an author's line finds no room, with the first such line of each text.

    ``length_of`` gives the frames of a line, as for ``compile_session``. ``known`` holds what was found
    of the same steps before, with the same voice, and is brought up to date.
    """
    wording = Wording(words)
    equal: dict[Step | Rest, tuple[Unfit, ...]] = {}
    before = {} if known is None else dict(known)
    if known is not None:
        known.clear()
    for step in _spoken(session.steps):
        number = id(step.dose) if isinstance(step, Step) else id(step)
        same, found = before.get(number, (step, None))
        if found is None or not _alike(same, step):
            found = ()
            if not _surely_fits(step, wording, length_of):
                alike = replace(step, path="", line=1)
                if alike not in equal:
                    equal[alike] = tuple(_misfits(alike, session, wording, length_of))
                found = equal[alike]
        if known is not None:
            known[number] = step, found
        for unfit in found:
            yield step, unfit


def _alike(one: Step | Rest, other: Step | Rest) -> bool:
    """Return whether the same is said in two steps with one dose."""
    return one is other or (
        isinstance(one, Step)
        and isinstance(other, Step)
        and one.exercise is other.exercise
        and one.timing is other.timing
        and one.cues is other.cues
        and (one.say, one.side, one.sets, one.extra) == (other.say, other.side, other.sets, other.extra)
        and (one.name, one.follows_round) == (other.name, other.follows_round)
    )


def _spoken(steps: Sequence[AnyStep]) -> Iterator[Step | Rest]:
    for step in steps:
        if isinstance(step, Group):
            yield from _spoken(step.steps)
        elif isinstance(step, (Step, Rest)) and _speaks(step):
            yield step


def _speaks(step: Step | Rest) -> bool:
    """Return whether the author says anything in a step."""
    if step.say or isinstance(step, Rest):
        return bool(step.say)
    return any(cue.say for cue in step.cues) or (isinstance(step.dose, OwnPhases) and any(_texts(step)))


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


def _surely_fits(step: Step | Rest, wording: Wording, length_of: Callable[[str], int]) -> bool:
    """Return whether all words of a plain step find room, reckoned without compiling it."""

    def longest(text: str) -> int:
        return max(length_of(wording.filled(text, side)) for side in _SIDES[: 1 + ("{" in text)])

    if isinstance(step, Rest):
        return LEAD + longest(step.say) <= step.length
    if not isinstance(step.dose, (Hold, Timed, Roll)) or any(cue.at.how == "every" for cue in step.cues):
        return False
    lengths = [(cue, longest(cue.say)) for cue in step.cues]
    opening = LEAD + (longest(step.say) if step.say else _OPENING)
    for whole in step.dose.lengths:
        free = opening + GAP
        starts = [(cue.at.frame_in(whole), length) for cue, length in lengths]
        for start, length in sorted(starts) if len(starts) > 1 else starts:
            if start < free:
                return False
            free = start + length + GAP
        if free - GAP > whole:
            return False
    return True


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

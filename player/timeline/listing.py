"""Listings: the timeline as text to read and hold against another, and as plain values for other programs."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from player.language import called, number_text, said
from player.timeline.frames import RATE, clock_text

if TYPE_CHECKING:
    from collections.abc import Iterator

    from player.timeline.timeline import Cue, Phase, Timeline


_KIND = 11
"""The least width of a phase's kind, in letters."""


def listing_text(timeline: Timeline) -> str:
    """Return the timeline, a line for each phase and each cue in it, times in seconds from the beginning."""
    lines = [f"{timeline.title}  {clock_text(timeline.length)}", ""]
    cues: dict[int, list[Cue]] = {}
    for cue in timeline.cues:
        cues.setdefault(cue.phase, []).append(cue)
    step = -1
    wide = max([_KIND, *(len(called("phase", phase.kind)) for phase in timeline.phases)])
    for index, phase in enumerate(timeline.phases):
        if phase.step != step:
            step = phase.step
            lines.append(f"== {timeline.steps[step].path}  {timeline.steps[step].title}")
        times = f"{_seconds(phase.span.start):>9}  {_length(phase):>8}"
        lines.append(f"{times}  {called('phase', phase.kind):<{wide}} {_described(phase)}".rstrip())
        lines += [f"{_seconds(cue.span.start):>9}  {_heard(cue)}" for cue in cues.get(index, ())]
    if timeline.unfit:
        lines += ["", said("Shortened or left out:")]
        lines += [
            said(
                '  step {path}: "{text}" -> "{left}"',
                path=timeline.steps[unfit.step].path,
                text=unfit.text,
                left=unfit.said,
            )
            for unfit in timeline.unfit
        ]
    return "\n".join(lines) + "\n"


def listing_value(timeline: Timeline) -> dict[str, Any]:
    """Return ``title``, ``seconds`` and the ``phases``, each with its start and length in seconds.

    ``seconds`` of a phase that lasts until the person says done is None; its ``limit`` counts. A rest has no
    exercise and no side, though the screen already shows the figure of what comes next.
    """
    return {
        "title": timeline.title,
        "seconds": _number(timeline.length),
        "open": any(phase.open for phase in timeline.phases),
        "phases": list(_phase_values(timeline)),
    }


def _phase_values(timeline: Timeline) -> Iterator[dict[str, Any]]:
    for phase in timeline.phases:
        yield {
            "start": _number(phase.span.start),
            "seconds": None if phase.open else _number(phase.span.length),
            "kind": phase.kind,
            "name": phase.name,
            "title": phase.title,
            "exercise": None if phase.kind == "rest" else phase.exercise,
            "side": None if phase.kind == "rest" else phase.side,
            "set": phase.set,
            "cycle": phase.cycle,
            "rep": phase.rep,
            "reps": phase.reps,
            "round": phase.round,
            "effort": phase.effort,
            "ramp": _number(phase.ramp),
            "limit": _number(phase.span.length) if phase.limited else None,
            "asks": phase.question.what if phase.question is not None else None,
            "step": timeline.steps[phase.step].path,
            "say": phase.say,
        }


def _described(phase: Phase) -> str:
    parts = [phase.title] if phase.title else []
    if phase.side and phase.kind != "rest":
        parts.append(said(phase.side))
    for word, number, count in (
        (said("set"), phase.set, phase.sets),
        (said("cycle"), phase.cycle, phase.cycles),
        (said("round"), phase.round, phase.rounds),
    ):
        if count > 1:
            parts.append(f"{word} {number}/{count}")
    if phase.rep:
        parts.append(said("rep {rep}/{reps}", rep=phase.rep, reps=phase.reps))
    if phase.effort is not None:
        parts.append(f"{phase.effort}%")
    if phase.limited and phase.question is None:
        parts.append(said("at most {length:g} s", length=phase.span.length / RATE))
    return ", ".join(parts)


def _heard(cue: Cue) -> str:
    return f"  ~ {called('tone', cue.tone)}" if cue.tone is not None else f'  "{cue.line}"'


def _length(phase: Phase) -> str:
    return said("open") if phase.open else _seconds(phase.span.length)


def _seconds(frames: int) -> str:
    return number_text(frames / RATE, ".3f")


def _number(frames: int) -> float | int:
    whole, rest = divmod(frames, RATE)
    return whole if not rest else round(frames / RATE, 6)

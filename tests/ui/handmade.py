"""A hand-made timeline in the shape of the real hamstring session, and a transport that stands still."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Literal

from player.playback.transport import State
from player.session.asking import Answer
from player.timeline.frames import RATE, Span
from player.timeline.moment import Moment, moment_at
from player.timeline.timeline import Cue, Part, Phase, PhaseKind, Side, Timeline, TimelineStep

Beat = Literal["lift", "lower", "pause", "out", "back"]
PLAIN = Phase(Span(0, 0), "rest", "", 0)
SIDES: tuple[Side, Side] = ("left", "right")


class Score:
    """Phases put one after another, by seconds."""

    def __init__(self, title: str = "Evening hamstring release") -> None:
        self.title = title
        self.phases: list[Phase] = []
        self.cues: list[Cue] = []
        self.steps: list[TimelineStep] = []
        self.now = 0

    def step(self, title: str) -> None:
        self.steps.append(TimelineStep(str(len(self.steps) + 1), title, Span(self.now, self.now), 1))

    def phase(self, kind: PhaseKind, name: str, seconds: float, say: str = "", like: Phase = PLAIN) -> None:
        end = self.now + round(seconds * RATE)
        span = Span(self.now, end)
        block = like.block if like.block.length else span
        made = replace(like, span=span, kind=kind, name=name, step=len(self.steps) - 1, say=say, block=block)
        self.phases.append(made)
        if say:
            spoken = min(end, self.now + round((0.4 + len(say) / 15) * RATE))
            counts = say.isdigit()
            self.cues.append(Cue(Span(self.now, spoken), len(self.phases) - 1, line=say, counts=counts))
        self.now = end

    def reps(self, name: str, count: int, beats: tuple[tuple[Beat, float], ...], like: Phase = PLAIN) -> None:
        seconds = sum(length for _, length in beats)
        block = Span(self.now, self.now + round(count * seconds * RATE))
        for rep in range(1, count + 1):
            parts: list[Part] = []
            start = self.now
            for beat, length in beats:
                parts.append(Part(beat, Span(start, start + round(length * RATE))))
                start = parts[-1].span.end
            template = replace(like, rep=rep, reps=count, parts=tuple(parts), block=block)
            self.phase("rep", name, seconds, str(rep), template)

    def timeline(self) -> Timeline:
        steps = []
        for index, step in enumerate(self.steps):
            spans = [phase.span for phase in self.phases if phase.step == index]
            steps.append(replace(step, span=Span(spans[0].start, spans[-1].end)))
        return Timeline(self.title, "en", tuple(steps), tuple(self.phases), tuple(self.cues))


def hamstring_session() -> Timeline:
    """Return eleven minutes: leg swings, strap stretch with PNF, bridge, plank, bird-dog, an open rest."""
    score = Score()
    _leg_swings(score)
    _strap_stretch(score)
    _bridge(score)
    _plank(score)
    _bird_dog(score)
    score.step("Rest on your back")
    like = replace(PLAIN, title="Rest on your back", open=True)
    score.phase("rest", "Rest", 4, "Rest for as long as you like.", like)
    return score.timeline()


def _like(title: str, exercise: str, side: Side | None = None) -> Phase:
    return replace(PLAIN, title=title, exercise=exercise, side=side)


def _leg_swings(score: Score) -> None:
    score.step("Leg swing")
    left, right = (_like("Leg swing", "leg-swing", side) for side in SIDES)
    score.phase("prepare", "Get ready", 9, "Leg swings. Stand tall, one hand on the wall.", left)
    score.reps("Swing", 12, (("out", 1), ("back", 1)), left)
    score.phase("change side", "Change side", 6, "Change sides. Right leg.", right)
    score.reps("Swing", 12, (("out", 1), ("back", 1)), right)


def _strap_stretch(score: Score) -> None:
    score.step("Supine strap hamstring stretch")
    push = "Push your heel down into the strap, with a third of your strength. Keep breathing."
    for side in SIDES:
        like = _like("Supine strap hamstring stretch", "supine-strap-hamstring", side)
        if side == "left":
            setup = "Lie on your back, strap around the left foot, the other leg long on the floor."
            score.phase("prepare", "Get ready", 15, setup, like)
        else:
            score.phase("change side", "Change side", 10, "Change sides. Strap around the right foot.", like)
        score.phase("stretch", "Stretch", 10, f"Draw the {side} leg up until you feel a stretch.", like)
        for cycle in (1, 2, 3):
            now = replace(like, cycle=cycle, cycles=3)
            score.phase("contract", "Push", 6, push if cycle == 1 else "And push.", replace(now, effort=30))
            score.phase("relax", "Relax", 3, "Let go.", now)
            score.phase("deepen", "Deeper", 20, "Draw the leg a little closer.", now)


def _bridge(score: Score) -> None:
    score.step("Glute bridge")
    like = replace(_like("Glute bridge", "glute-bridge"), sets=2)
    score.phase("prepare", "Get ready", 10, "Glute bridge. Feet flat, hip-wide.", like)
    for number in (1, 2):
        now = replace(like, set=number)
        score.reps("Bridge", 10, (("lift", 1), ("pause", 2), ("lower", 1)), now)
        if number == 1:
            score.phase("rest", "Rest", 30, "Rest.", now)


def _plank(score: Score) -> None:
    score.step("Plank")
    like = _like("Plank", "plank")
    score.phase("prepare", "Get ready", 10, "Plank, on your forearms.", like)
    hold = replace(like, note="Knees down if the back sags.")
    score.phase("hold", "Hold", 30, "Hold. One line from head to heels.", hold)
    score.phase("rest", "Rest", 150, "Rest. Lie down for two minutes.", like)


def _bird_dog(score: Score) -> None:
    score.step("Bird-dog")
    like = _like("Bird-dog", "bird-dog")
    score.phase(
        "prepare", "Get ready", 10, "Bird-dog. Hands under the shoulders, knees under the hips.", like
    )
    for rep in range(1, 9):
        side: Side = "left" if rep % 2 else "right"
        now = replace(like, side=side, rep=rep, reps=8, block=Span(score.now, score.now + 6 * RATE))
        score.phase("rep", "Reach", 6, side.capitalize() + ".", now)


def moment_of(timeline: Timeline, kind: PhaseKind, seconds: float = 1.0, nth: int = 0) -> Moment:
    """Return the moment so many seconds into the nth phase of a kind."""
    phase = [phase for phase in timeline.phases if phase.kind == kind][nth]
    return moment_at(timeline, phase.span.start + round(seconds * RATE))


@dataclass(frozen=True, slots=True)
class StillPosition:
    """Where a still transport stands."""

    state: State
    """What it does."""
    frame: int
    """Where."""
    waited: int = 0
    """How long it waited, in frames."""
    lead: int = 0
    """Frames of a lead-in to come."""
    said: str = ""
    """What is said in it."""


class StillTransport:
    """A transport that stands where it is put, and keeps what it was asked."""

    def __init__(self, timeline: Timeline, state: State = "playing", frame: int = 0) -> None:
        self.timeline = timeline
        self.now = StillPosition(state, frame)
        self.calls: list[str] = []

    def put(self, state: State, frame: int = 0, waited: int = 0) -> None:
        self.now = StillPosition(state, frame, waited)

    def position(self) -> StillPosition:
        return self.now

    def play(self) -> None:
        self.calls.append("play")

    def pause(self) -> None:
        self.calls.append("pause")

    def toggle_or_done(self) -> None:
        self.calls.append("toggle_or_done")

    def stop(self) -> None:
        self.calls.append("stop")

    def next_phase(self) -> None:
        self.calls.append("next_phase")

    def back(self) -> None:
        self.calls.append("back")

    def restart_step(self) -> None:
        self.calls.append("restart_step")

    def seek(self, frame: int) -> None:
        self.calls.append(f"seek {frame}")

    def restart(self) -> None:
        self.calls.append("restart")

    def go_to_step(self, index: int) -> None:
        self.calls.append(f"go_to_step {index}")

    def repeat_side(self) -> str:
        self.calls.append("repeat_side")
        return "Once more."

    def change_time(self, seconds: int) -> str:
        self.calls.append(f"change_time {seconds}")
        return "Ten seconds more."

    def slower(self) -> str:
        self.calls.append("slower")
        return "Slower."

    def faster(self) -> str:
        self.calls.append("faster")
        return ""

    def skip(self) -> str:
        self.calls.append("skip")
        return "Left out."

    def answer(self, value: float) -> Answer | None:
        self.calls.append(f"answer {value:g}")
        question = self.timeline.phases[self.timeline.phase_index_at(self.now.frame)].question
        return Answer(question, value) if question is not None else None

    def end_early(self) -> None:
        self.calls.append("end_early")

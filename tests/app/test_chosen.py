"""A session as it is chosen for today: what is promised is what is played, for every way of being led."""

from __future__ import annotations

from collections import Counter

import pytest

from player.app.chosen import as_led, chosen_session, estimated_timeline
from player.app.supplies import Supplies
from player.audio.voice.estimate import estimated_frames
from player.session.choices import Choices
from player.session.model import AnyStep, Group, Pnf, Session, Step
from player.session.shortening import LEAST_CONTRACT, LEAST_CYCLES, LEAST_DEEPEN, LEAST_STRETCH
from player.settings import Settings
from player.timeline.compiler import CompileOptions, compile_session
from player.timeline.frames import RATE

SUPPLIES = Supplies()
PATHS = {path.stem: path for path in SUPPLIES.library.paths()}


def loaded(name: str) -> Session:
    """Return a session that ships."""
    session = SUPPLIES.load(PATHS[name]).session
    assert session is not None
    return session


def doses(steps: tuple[AnyStep, ...]) -> list[Pnf]:
    """Return the PNF doses of steps and groups."""
    found: list[Pnf] = []
    for step in steps:
        if isinstance(step, Group):
            found += doses(step.steps)
        elif isinstance(step, Step) and isinstance(step.dose, Pnf):
            found.append(step.dose)
    return found


@pytest.mark.parametrize("tighter", ["", "left"])
@pytest.mark.parametrize(
    ("name", "minutes"),
    [
        ("hamstring-pnf", 12),
        ("hamstring-crac", 12),
        ("hamstring-doorway", 12),
        ("uneven-hamstrings", 12),
        ("hip-flexors-and-glutes", 8),
        ("mcgill-big-three", 15),
        ("foam-rolling-legs", 8),
        ("lower-back-relief", 6),
    ],
)
def test_in_little_time_both_sides_get_as_much_and_pnf_gets_what_it_needs(
    name: str, minutes: int, tighter: str
) -> None:
    session = loaded(name)
    settings = Settings(tighter=tighter)
    chosen = chosen_session(
        session,
        Choices(minutes=minutes),
        SUPPLIES,
        settings,
        lambda values: SUPPLIES.load(PATHS[name], dict(values)).session,
    )
    made = estimated_timeline(chosen.session, SUPPLIES, settings)
    assert made.length == chosen.fitted.frames
    assert chosen.fitted.changes
    work: Counter[str] = Counter()
    for phase in made.phases:
        if phase.side is not None and phase.kind not in ("prepare", "rest", "change side"):
            work[phase.side] += phase.span.length
    assert work["left"] == work["right"]
    for dose in doses(chosen.session.steps):
        assert dose.cycles >= LEAST_CYCLES
        assert dose.contract >= LEAST_CONTRACT
        assert dose.deepen >= LEAST_DEEPEN
        assert dose.stretch + dose.cycles * dose.deepen >= LEAST_STRETCH


@pytest.mark.parametrize(
    ("announce", "rate"), [("session", 1.0), ("session", 0.6), ("full", 1.0), ("off", 1.0)]
)
def test_the_time_is_kept_with_as_much_said_and_as_slowly_as_the_person_likes(
    announce: str, rate: float
) -> None:
    session = loaded("hamstring-pnf")
    settings = Settings(announce=announce, rate=rate)
    chosen = chosen_session(session, Choices(minutes=14), SUPPLIES, settings)
    played = compile_session(
        as_led(chosen.session, settings),
        SUPPLIES.words("en"),
        lambda text: estimated_frames(text, session.voice.rate * rate),
        CompileOptions(),
    )
    assert chosen.fitted.frames == played.length <= 14 * 60 * RATE

"""A session fitted into the time there is: by the author's rules, and never below what works."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Literal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from player import paths
from player.session.catalogue import Catalogue
from player.session.cutting import without_steps
from player.session.load import load_file
from player.session.model import AnyStep, Defaults, Group, Hold, Pnf, Reps, Rest, Session, Step
from player.session.shortening import LEAST_CYCLES, Fitted, Knob, fit
from player.session.words import Words, load_words
from player.timeline.compiler import compile_session
from player.timeline.frames import RATE

_MEDIA = paths.shipped_folder("media")
_WORDS: Words = load_words(_MEDIA / "words", "en")
SHIPPED = load_file(
    paths.shipped_folder("sessions") / "hamstring-pnf.toml", Catalogue((_MEDIA / "exercises",))
).require()


def measure(session: Session) -> int:
    """Return the frames of a session, with a voice of fifteen letters a second."""
    return compile_session(session, _WORDS, lambda text: len(text) * RATE // 15).length


def work_of(session: Session) -> dict[str, int]:
    """Return the frames of work by side."""
    found = {"left": 0, "right": 0}
    for phase in compile_session(session, _WORDS, lambda text: len(text) * RATE // 15).phases:
        if phase.side is not None and phase.kind not in ("prepare", "rest", "change side"):
            found[phase.side] += phase.span.length
    return found


def steps_of(session: Session) -> dict[str, AnyStep]:
    """Return the steps by their places."""

    def walk(steps: tuple[AnyStep, ...]) -> dict[str, AnyStep]:
        found = {}
        for step in steps:
            found[step.path] = step
            if isinstance(step, Group):
                found |= walk(step.steps)
        return found

    return walk(session.steps)


_SIDES: tuple[Literal["each", "both", "alternate", "left"], ...] = ("each", "both", "alternate", "left")
_DOSES = st.one_of(
    st.builds(lambda seconds: Hold((seconds * RATE,)), st.integers(5, 40)),
    st.builds(lambda count: Reps((count,), pace=2 * RATE), st.integers(2, 12)),
    st.builds(
        lambda cycles, deepen: Pnf(cycles=cycles, deepen=deepen * RATE), st.integers(1, 5), st.integers(5, 25)
    ),
)


@st.composite
def _steps(draw: st.DrawFn, prefix: str = "", depth: int = 0) -> tuple[AnyStep, ...]:
    found: list[AnyStep] = []
    for number in range(1, draw(st.integers(1, 4)) + 1):
        path, timing, optional = f"{prefix}{number}", Defaults(), draw(st.booleans())
        what = draw(
            st.sampled_from(("step", "step", "step", "rest", "group") if not depth else ("step", "rest"))
        )
        if what == "rest":
            found.append(Rest(path, 1, 15 * RATE, timing))
        elif what == "group":
            inner = draw(_steps(f"{path}.", depth + 1))
            repeat = draw(st.integers(1, 3))
            found.append(Group(path, 1, inner, timing, repeat=repeat, optional=optional))
        else:
            side = draw(st.sampled_from(_SIDES))
            step = Step(path, 1, f"What {path}", draw(_DOSES), timing, side="both", optional=optional)
            step = replace(step, sets=draw(st.integers(1, 3)))
            if side == "left":
                found.append(replace(step, side="left"))
                other = replace(step, side="right", path=f"{path}b", sets=draw(st.integers(1, 3)))
                found.append(other)
            else:
                extra = (("left", 1),) if side == "each" and draw(st.booleans()) else ()
                found.append(replace(step, side=side, extra=extra))
    return tuple(found)


sessions = st.builds(lambda steps: Session("Made", steps), _steps())
times = st.integers(10, 1500).map(lambda seconds: seconds * RATE)


@given(sessions, times)
def test_it_is_never_longer_than_asked_where_that_is_possible(session: Session, longest: int) -> None:
    shortest = fit(session, 0, measure).frames
    fitted = fit(session, longest, measure)
    assert fitted.frames == measure(fitted.session)
    if shortest <= longest:
        assert fitted.frames <= longest
    else:
        assert fitted.frames == shortest


@given(sessions, times)
def test_whatever_is_shortened_has_as_much_on_the_left_as_on_the_right(
    session: Session, longest: int
) -> None:
    fitted = fit(session, longest, measure)
    if fitted.session != session:
        work = work_of(fitted.session)
        assert work["left"] == work["right"]


@given(sessions, times)
def test_pnf_keeps_what_makes_it_work(session: Session, longest: int) -> None:
    before = steps_of(session)
    for path, step in steps_of(fit(session, longest, measure).session).items():
        if isinstance(step, Step) and isinstance(step.dose, Pnf):
            written = before[path]
            assert isinstance(written, Step) and isinstance(written.dose, Pnf)
            assert step.dose.cycles >= min(LEAST_CYCLES, written.dose.cycles)
            stretch = step.dose.stretch + step.dose.cycles * step.dose.deepen
            whole = written.dose.stretch + written.dose.cycles * written.dose.deepen
            assert stretch >= min(30 * RATE, whole)
            assert step.dose.contract == written.dose.contract


@given(sessions, times)
def test_only_what_the_author_calls_optional_is_left_out(session: Session, longest: int) -> None:
    fitted = fit(session, longest, measure)
    left = steps_of(fitted.session)
    for path, step in steps_of(session).items():
        inside = path.rsplit(".", 1)[0]
        if path not in left and inside in left | {path: step} and not isinstance(step, Rest):
            around = steps_of(session).get(inside)
            assert (
                step.optional or (around is not None and around.optional) or _twin_is_optional(session, step)
            )


def _twin_is_optional(session: Session, step: AnyStep) -> bool:
    return isinstance(step, Step) and any(
        isinstance(other, Step) and other.name == step.name and other.optional
        for other in steps_of(session).values()
    )


@given(sessions, times)
def test_fitting_again_changes_nothing(session: Session, longest: int) -> None:
    once = fit(session, longest, measure).session
    assert fit(once, longest, measure).session == once


@given(sessions)
def test_a_session_that_fits_stays_as_its_author_wrote_it(session: Session) -> None:
    length = measure(session)
    assert fit(session, length, measure) == Fitted(session, length, ())


@given(sessions, times)
def test_every_change_is_told(session: Session, longest: int) -> None:
    fitted = fit(session, longest, measure)
    assert bool(fitted.changes) == (fitted.session != session)


def test_no_more_is_taken_than_is_needed() -> None:
    length = measure(SHIPPED)
    nearly = fit(SHIPPED, length - RATE, measure)
    assert len(nearly.changes) == 1
    assert length - nearly.frames < 120 * RATE  # the step that may be left out, and the rest before it


def test_the_shipped_session_fits_into_twelve_minutes() -> None:
    fitted = fit(SHIPPED, 12 * 60 * RATE, measure)
    assert fitted.frames <= 12 * 60 * RATE
    assert [change.text for change in fitted.changes]
    assert work_of(fitted.session)["left"] == work_of(fitted.session)["right"]


def test_values_of_parameters_are_turned_down_to_the_least_and_no_further() -> None:
    def with_values(values: Mapping[str, str]) -> Session:
        seconds = int(values.get("hold", "30s").removesuffix("s"))
        return Session("Made", (Step("1", 1, "Hold on", Hold((seconds * RATE,)), Defaults()),))

    knob = Knob("hold", "How long", "30s", ("25s", "20s", "15s"))
    whole = measure(with_values({}))
    fitted = fit(with_values({}), whole - 7 * RATE, measure, (knob,), with_values)
    assert fitted.parameters == (("hold", "20s"),)
    assert [change.text for change in fitted.changes] == ["How long: 20 s instead of 30 s"]
    least = fit(with_values({}), 0, measure, (knob,), with_values)
    assert least.parameters == (("hold", "15s"),)


def test_a_parameter_never_takes_pnf_below_what_it_needs() -> None:
    def with_values(values: Mapping[str, str]) -> Session:
        cycles = int(values.get("cycles", "4"))
        return Session("Made", (Step("1", 1, "Push", Pnf(cycles=cycles), Defaults(), side="each"),))

    knob = Knob("cycles", "Contractions", "4", ("3", "2", "1"))
    assert fit(with_values({}), 0, measure, (knob,), with_values).parameters == (("cycles", "2"),)


@pytest.mark.parametrize(
    ("name", "value", "text"),
    [
        ("sets", ("3", "1"), "Plank: 1 set instead of 3"),
        ("rounds", ("3", "2"), "Plank: 2 rounds instead of 3"),
        ("cycles", ("3", "2"), "Plank: 2 contractions instead of 3"),
        ("optional", ("", ""), "Plank: left out"),
        ("extra", ("", ""), "Plank: no extra sets, both sides alike"),
        ("parameter", ("30s", "20s"), "Plank: 20s instead of 30s"),
    ],
)
def test_changes_are_told_in_words(name: str, value: tuple[str, str], text: str) -> None:
    from player.session.shortening import Change

    assert Change(name, "Plank", *value).text == text  # type: ignore[arg-type]


def test_a_rest_that_leads_to_nothing_goes_with_its_step() -> None:
    timing = Defaults()
    hold = Step("1", 1, "Plank", Hold((RATE,)), timing)
    rests = [Rest(str(number), 1, RATE, timing) for number in (2, 4)]
    last = replace(hold, path="3")
    left = without_steps(Session("Made", (hold, rests[0], last, rests[1])), frozenset({"3"}))
    assert [step.path for step in left.steps] == ["1", "4"]
    assert [s.path for s in without_steps(Session("M", (hold, rests[0], last)), frozenset({"3"})).steps] == [
        "1"
    ]


def test_what_a_parameter_explains_is_told_once() -> None:
    def with_values(values: Mapping[str, str]) -> Session:
        cycles = int(values.get("cycles", "4"))
        return Session("Made", (Step("1", 1, "Push", Pnf(cycles=cycles), Defaults(), side="each"),))

    knob = Knob("cycles", "Contractions", "4", ("3", "2"))
    told = fit(with_values({}), 0, measure, (knob,), with_values).changes
    assert [change.text for change in told] == ["Contractions: 2 instead of 4"]

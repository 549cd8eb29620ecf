"""Fitting a session into the time there is, by its author's rules and by what a stretch needs to work.

Nothing is hurried: rests and changes of side keep their length, a contraction its seconds. What can go, goes
in this order, and no more of it than is needed:

1. more sets for one side, so that left equals right in whatever is shortened
2. steps that the author calls optional, the last one first
3. values of parameters, down to the author's least
4. sets, one at a time, down to one
5. rounds of groups, down to one
6. contractions of PNF, down to two a side (reviews: one is not enough, more than three or four add little)
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from player.language import counted, said
from player.session.cutting import (
    Cut,
    What,
    all_steps,
    cycles_of,
    evened,
    is_optional,
    notches,
    shortened,
    together_of,
    uneven,
    without_steps,
)
from player.session.model import Group, Pnf, Step
from player.session.offering import lower_values, value_text
from player.session.parameters import read_value, written

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from player.session.model import AnyStep, Session
    from player.session.parameters import Parameter

LEAST_CYCLES = 2
"""Contractions a side that PNF needs; a session that asks for fewer keeps them."""
LEAST_STRETCH = 30 * 48_000
"""Frames of stretch a side needs in a session; guidelines ask for at least as much."""
LEAST_CONTRACT = 3 * 48_000
"""Frames of a contraction: the shortest that trials have used."""
LEAST_DEEPEN = 7 * 48_000
"""Frames of the stretch after a contraction: the shortest that trials have used."""


@dataclass(frozen=True, slots=True)
class Change:
    """One thing that is shorter than the author wrote it."""

    what: What
    """What."""
    name: str
    """Of which step, group or parameter."""
    before: str = ""
    """How much the author asks for."""
    after: str = ""
    """How much is left."""

    @property
    def text(self) -> str:
        """Return the change in words."""
        if self.what == "optional":
            return said("{name}: left out", name=self.name)
        if self.what == "extra":
            return said("{name}: no extra sets, both sides alike", name=self.name)
        if self.what == "parameter":
            return said(
                "{name}: {after} instead of {before}", name=self.name, after=self.after, before=self.before
            )
        count, told = int(self.after), {"name": self.name, "before": self.before}
        if self.what == "sets":
            return counted(
                "{name}: 1 set instead of {before}", "{name}: {count} sets instead of {before}", count, **told
            )
        if self.what == "rounds":
            return counted(
                "{name}: 1 round instead of {before}",
                "{name}: {count} rounds instead of {before}",
                count,
                **told,
            )
        return counted(
            "{name}: 1 contraction instead of {before}",
            "{name}: {count} contractions instead of {before}",
            count,
            **told,
        )


@dataclass(frozen=True, slots=True)
class Fitted:
    """A session fitted into a time."""

    session: Session
    """The session, shortened where it had to be."""
    frames: int
    """How long it takes."""
    changes: tuple[Change, ...]
    """What is shorter, in the session's order."""
    parameters: tuple[tuple[str, str], ...] = ()
    """Values of parameters that make it shorter, as they are written in a file."""


@dataclass(frozen=True, slots=True)
class Knob:
    """A parameter that can be turned down."""

    name: str
    """As it stands in the file."""
    label: str
    """What the start page calls it."""
    value: str
    """Its value now."""
    lower: tuple[str, ...]
    """Lower values, the nearest first, as they are written in a file; the last one is the author's least."""


def fit(
    session: Session,
    longest: int,
    measure: Callable[[Session], int],
    knobs: Sequence[Knob] = (),
    with_values: Callable[[Mapping[str, str]], Session] | None = None,
) -> Fitted:
    """Return the session as it is done in at most so many frames, or as near to it as the rules allow.

    ``measure`` gives the frames of a session, ``with_values`` the session with other values of the parameters
    in ``knobs``. The same arguments give the same session, and one that fits already comes back as it is.
    """
    fitter = _Fitter(session, longest, measure, knobs if with_values else (), with_values)
    return fitter.fitted()


def knobs_of(parameters: Sequence[Parameter]) -> tuple[Knob, ...]:
    """Return the parameters that can be turned down: times and numbers for which the author gives a least."""
    return tuple(
        Knob(each.name, each.label, written(each.value), lower)
        for each in parameters
        if (lower := tuple(map(written, lower_values(each))))
    )


class _Fitter:
    def __init__(
        self,
        session: Session,
        longest: int,
        measure: Callable[[Session], int],
        knobs: Sequence[Knob],
        with_values: Callable[[Mapping[str, str]], Session] | None,
    ) -> None:
        self._session = session
        self._longest = longest
        self._measure = measure
        self._knobs = tuple(knobs)
        self._with_values = with_values
        self._valued: dict[tuple[tuple[str, str], ...], Session] = {}

    def fitted(self) -> Fitted:
        """Return the session, shortened as little as is needed."""
        frames = self._measure(self._session)
        if frames <= self._longest:
            return Fitted(self._session, frames, ())
        cuts = self._cuts()
        count = self._fewest(cuts)
        chosen = self._given_back(cuts[:count])
        session = self._cut(chosen)
        return Fitted(
            session, self._measure(session), self._changes(chosen), tuple(_values_of(chosen).items())
        )

    def _fewest(self, cuts: list[Cut]) -> int:
        """Return how many cuts, from the first, are needed; all if that is not enough."""
        low, high = 1, len(cuts)
        while low < high:
            middle = (low + high) // 2
            if self._fits(cuts[:middle]):
                high = middle
            else:
                low = middle + 1
        return high if not cuts or self._fits(cuts[:high]) else len(cuts)

    def _given_back(self, cuts: list[Cut]) -> list[Cut]:
        """Take back every cut that is not needed after all, the one that hurts most first.

        Of several cuts of one thing only the last can be taken back. Extra sets for one side stay out.
        """
        if not self._fits(cuts):
            return cuts
        kept = list(cuts)
        for cut in reversed(cuts):
            index = len(kept) - 1 - kept[::-1].index(cut)
            if cut.what == "extra" or any(_same_thing(cut, later) for later in kept[index + 1 :]):
                continue
            fewer = kept[:index] + kept[index + 1 :]
            if self._fits(fewer):
                kept = fewer
        return kept

    def _fits(self, cuts: Sequence[Cut]) -> bool:
        return self._measure(self._cut(cuts)) <= self._longest

    def _cuts(self) -> list[Cut]:
        """Return everything that can be cut, in the order in which it goes."""
        steps = list(all_steps(self._session.steps))
        cuts = [Cut("extra")] if uneven(self._session) else []
        gone: frozenset[str] = frozenset()
        for together in together_of(self._session.steps, is_optional):
            if _has_work(without_steps(self._session, gone | set(together)).steps):
                gone |= set(together)
                cuts.append(Cut("optional", together))
        cuts += self._knob_cuts()
        cuts += notches(
            "sets", self._session.steps, lambda step: step.sets if isinstance(step, Step) else 1, 1
        )
        groups = [step for step in reversed(steps) if isinstance(step, Group)]
        for group in groups:
            cuts += [Cut("rounds", (group.path,), left) for left in range(group.repeat - 1, 0, -1)]
        cuts += notches("cycles", self._session.steps, cycles_of, LEAST_CYCLES)
        working: list[Cut] = []
        for cut in cuts:
            if cut.what not in ("parameter", "cycles") or self._keeps_working([*working, cut]):
                working.append(cut)
        return working

    def _knob_cuts(self) -> list[Cut]:
        found = []
        for knob in self._knobs:
            for number, value in enumerate(knob.lower):
                found.append(Cut("parameter", value=-number, name=knob.name, written=value))
        return found

    def _keeps_working(self, cuts: Sequence[Cut]) -> bool:
        """Return whether PNF asks for as much as it needs, or for no less than the author wrote."""
        before = {step.path: step.dose for step in all_steps(self._session.steps) if isinstance(step, Step)}
        for step in all_steps(self._cut(cuts).steps):
            dose = step.dose if isinstance(step, Step) else None
            usual = before.get(step.path)
            if isinstance(dose, Pnf) and isinstance(usual, Pnf):
                for least, wanted, now in (
                    (LEAST_CYCLES, usual.cycles, dose.cycles),
                    (LEAST_STRETCH, _stretch(usual), _stretch(dose)),
                    (LEAST_CONTRACT, usual.contract, dose.contract),
                    (LEAST_DEEPEN, usual.deepen, dose.deepen),
                ):
                    if now < min(least, wanted):
                        return False
        return True

    def _cut(self, cuts: Sequence[Cut]) -> Session:
        if not cuts:
            return self._session
        values = _values_of(cuts)
        session = self._with(values)
        gone = frozenset(path for cut in cuts if cut.what == "optional" for path in cut.paths)
        left: dict[tuple[str, str], int] = {}
        for cut in cuts:
            for path in cut.paths:
                left[cut.what, path] = min(cut.value, left.get((cut.what, path), cut.value))
        session = without_steps(session, gone)
        return replace(session, steps=shortened(evened(session.steps), left))

    def _with(self, values: dict[str, str]) -> Session:
        if not values or self._with_values is None:
            return self._session
        key = tuple(sorted(values.items()))
        if key not in self._valued:
            self._valued[key] = self._with_values(values)
        return self._valued[key]

    def _changes(self, cuts: Sequence[Cut]) -> tuple[Change, ...]:
        """Return what has changed, in the order of the session; parameters first."""
        after = {step.path: step for step in all_steps(self._cut(cuts).steps)}
        found = [
            Change("parameter", knob.label, _read(knob.value), _read(value))
            for knob in self._knobs
            if (value := _values_of(cuts).get(knob.name)) is not None and value != knob.value
        ]
        for step in all_steps(self._with(_values_of(cuts)).steps):
            now = after.get(step.path)
            if now is None:
                if is_optional(step):
                    found.append(Change("optional", _name(step)))
                continue
            if isinstance(step, Step) and isinstance(now, Step):
                if step.extra and not now.extra:
                    found.append(Change("extra", _name(step)))
                if step.sets != now.sets:
                    found.append(Change("sets", _name(step), str(step.sets), str(now.sets)))
                if isinstance(now.dose, Pnf) and cycles_of(step) != cycles_of(now):
                    found.append(Change("cycles", _name(step), str(cycles_of(step)), str(cycles_of(now))))
            elif isinstance(step, Group) and isinstance(now, Group) and step.repeat != now.repeat:
                found.append(Change("rounds", _name(step), str(step.repeat), str(now.repeat)))
        return tuple(found)


def _values_of(cuts: Sequence[Cut]) -> dict[str, str]:
    return {cut.name: cut.written for cut in cuts if cut.what == "parameter"}


def _same_thing(one: Cut, other: Cut) -> bool:
    return (one.what, one.paths, one.name) == (other.what, other.paths, other.name)


def _read(written: str) -> str:
    return value_text(read_value(written))


def _stretch(dose: Pnf) -> int:
    """Return the frames of stretch on one side in one set."""
    return dose.stretch + dose.cycles * dose.deepen


def _has_work(steps: Sequence[AnyStep]) -> bool:
    return any(isinstance(step, Step) for step in all_steps(steps))


def _name(step: AnyStep) -> str:
    if isinstance(step, Group):
        return step.title or said("Rounds")
    return step.name if isinstance(step, Step) else said("Rest")

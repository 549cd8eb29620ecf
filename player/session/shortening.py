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
from typing import TYPE_CHECKING, Literal

from player.session.model import Group, Pnf, Rest, Step
from player.session.offering import lower_values, value_text
from player.session.parameters import read_value, written

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence

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

What = Literal["extra", "optional", "parameter", "sets", "rounds", "cycles"]
"""What is shortened."""


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
            return f"{self.name}: left out"
        if self.what == "extra":
            return f"{self.name}: no extra sets, both sides alike"
        if self.what == "parameter":
            return f"{self.name}: {self.after} instead of {self.before}"
        one, many = {"sets": ("set", "sets"), "rounds": ("round", "rounds")}.get(
            self.what, ("contraction", "contractions")
        )
        return f"{self.name}: {self.after} {one if self.after == '1' else many} instead of {self.before}"


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
class _Cut:
    """One thing to shorten by one notch."""

    what: What
    """What."""
    paths: tuple[str, ...] = ()
    """Where the steps or groups stand that are shortened together."""
    value: int = 0
    """What is left of it, or which value of the parameter it is."""
    name: str = ""
    """Name of the parameter."""
    written: str = ""
    """Value of the parameter."""


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


def without_steps(session: Session, paths: frozenset[str]) -> Session:
    """Return the session without the steps that stand in these places, and without a rest that then leads to
    nothing."""
    return replace(session, steps=_without(session.steps, paths)) if paths else session


def optional_steps(session: Session) -> tuple[AnyStep, ...]:
    """Return the steps that can be switched off for a day, at any depth."""
    return tuple(step for step in _all(session.steps) if _is_optional(step))


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

    def _fewest(self, cuts: list[_Cut]) -> int:
        """Return how many cuts, from the first, are needed; all if that is not enough."""
        low, high = 1, len(cuts)
        while low < high:
            middle = (low + high) // 2
            if self._fits(cuts[:middle]):
                high = middle
            else:
                low = middle + 1
        return high if not cuts or self._fits(cuts[:high]) else len(cuts)

    def _given_back(self, cuts: list[_Cut]) -> list[_Cut]:
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

    def _fits(self, cuts: Sequence[_Cut]) -> bool:
        return self._measure(self._cut(cuts)) <= self._longest

    def _cuts(self) -> list[_Cut]:
        """Return everything that can be cut, in the order in which it goes."""
        steps = list(_all(self._session.steps))
        cuts = [_Cut("extra")] if _uneven(self._session) else []
        gone: frozenset[str] = frozenset()
        for together in _together(self._session.steps, _is_optional):
            if _has_work(without_steps(self._session, gone | set(together)).steps):
                gone |= set(together)
                cuts.append(_Cut("optional", together))
        cuts += self._knob_cuts()
        cuts += _notches(
            "sets", self._session.steps, lambda step: step.sets if isinstance(step, Step) else 1, 1
        )
        groups = [step for step in reversed(steps) if isinstance(step, Group)]
        for group in groups:
            cuts += [_Cut("rounds", (group.path,), left) for left in range(group.repeat - 1, 0, -1)]
        cuts += _notches("cycles", self._session.steps, _cycles, LEAST_CYCLES)
        working: list[_Cut] = []
        for cut in cuts:
            if cut.what not in ("parameter", "cycles") or self._keeps_working([*working, cut]):
                working.append(cut)
        return working

    def _knob_cuts(self) -> list[_Cut]:
        found = []
        for knob in self._knobs:
            for number, value in enumerate(knob.lower):
                found.append(_Cut("parameter", value=-number, name=knob.name, written=value))
        return found

    def _keeps_working(self, cuts: Sequence[_Cut]) -> bool:
        """Return whether PNF asks for as much as it needs, or for no less than the author wrote."""
        before = {step.path: step.dose for step in _all(self._session.steps) if isinstance(step, Step)}
        for step in _all(self._cut(cuts).steps):
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

    def _cut(self, cuts: Sequence[_Cut]) -> Session:
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
        return replace(session, steps=_shortened(_evened(session.steps), left))

    def _with(self, values: dict[str, str]) -> Session:
        if not values or self._with_values is None:
            return self._session
        key = tuple(sorted(values.items()))
        if key not in self._valued:
            self._valued[key] = self._with_values(values)
        return self._valued[key]

    def _changes(self, cuts: Sequence[_Cut]) -> tuple[Change, ...]:
        """Return what has changed, in the order of the session; parameters first."""
        after = {step.path: step for step in _all(self._cut(cuts).steps)}
        found = [
            Change("parameter", knob.label, _read(knob.value), _read(value))
            for knob in self._knobs
            if (value := _values_of(cuts).get(knob.name)) is not None and value != knob.value
        ]
        for step in _all(self._with(_values_of(cuts)).steps):
            now = after.get(step.path)
            if now is None:
                if _is_optional(step):
                    found.append(Change("optional", _name(step)))
                continue
            if isinstance(step, Step) and isinstance(now, Step):
                if step.extra and not now.extra:
                    found.append(Change("extra", _name(step)))
                if step.sets != now.sets:
                    found.append(Change("sets", _name(step), str(step.sets), str(now.sets)))
                if isinstance(now.dose, Pnf) and _cycles(step) != _cycles(now):
                    found.append(Change("cycles", _name(step), str(_cycles(step)), str(_cycles(now))))
            elif isinstance(step, Group) and isinstance(now, Group) and step.repeat != now.repeat:
                found.append(Change("rounds", _name(step), str(step.repeat), str(now.repeat)))
        return tuple(found)


def _notches(what: What, steps: Sequence[AnyStep], count: Callable[[AnyStep], int], least: int) -> list[_Cut]:
    """Return cuts by one, in turn from the last step to the first, until each has its least."""
    together = _together(steps, lambda step: count(step) > least)
    by_path = {step.path: step for step in _all(steps)}
    found: list[_Cut] = []
    most = max((count(step) for step in by_path.values()), default=least)
    for left in range(most - 1, least - 1, -1):
        for paths in together:
            if max(count(by_path[path]) for path in paths) > left:
                found.append(_Cut(what, paths, left))
    return found


def _together(steps: Sequence[AnyStep], wanted: Callable[[AnyStep], bool]) -> list[tuple[str, ...]]:
    """Return the places of the wanted steps, the last first; what is done on the left and then on the right
    as two steps is taken together."""
    twins: dict[tuple[int, str], list[str]] = {}
    key_of: dict[str, tuple[int, str]] = {}
    for number, beside in enumerate(_lists(steps)):
        for step in beside:
            alone = not isinstance(step, Step) or step.side not in ("left", "right")
            key = (-1, step.path) if alone or not isinstance(step, Step) else (number, _what(step))
            key_of[step.path] = key
            twins.setdefault(key, []).append(step.path)
    wished = [step.path for step in _all(steps) if wanted(step)]
    return list(dict.fromkeys(tuple(twins[key_of[path]]) for path in reversed(wished)))


def _lists(steps: Sequence[AnyStep]) -> Iterator[Sequence[AnyStep]]:
    yield steps
    for step in steps:
        if isinstance(step, Group):
            yield from _lists(step.steps)


def _all(steps: Sequence[AnyStep]) -> Iterator[AnyStep]:
    for step in steps:
        yield step
        if isinstance(step, Group):
            yield from _all(step.steps)


def _without(steps: Sequence[AnyStep], paths: frozenset[str]) -> tuple[AnyStep, ...]:
    kept: list[AnyStep] = []
    gap = False
    for step in steps:
        if step.path in paths:
            gap = True
            continue
        inner = replace(step, steps=_without(step.steps, paths)) if isinstance(step, Group) else step
        if isinstance(inner, Group) and not inner.steps:
            gap = True
            continue
        if gap and isinstance(inner, Rest) and kept and isinstance(kept[-1], Rest):
            kept.pop()  # it led to what is left out
        kept.append(inner)
        gap = False
    if gap and kept and isinstance(kept[-1], Rest):
        kept.pop()
    return tuple(kept)


def _evened(steps: Sequence[AnyStep]) -> tuple[AnyStep, ...]:
    """Return the steps with as much on the left as on the right."""
    found: list[AnyStep] = []
    fewest: dict[str, int] = {}
    for step in steps:
        if isinstance(step, Step) and step.side in ("left", "right"):
            fewest[_what(step)] = min(step.sets, fewest.get(_what(step), step.sets))
    for step in steps:
        if isinstance(step, Group):
            found.append(replace(step, steps=_evened(step.steps)))
        elif isinstance(step, Step):
            sets = fewest[_what(step)] if step.side in ("left", "right") else step.sets
            found.append(replace(step, extra=(), sets=sets) if step.extra or sets != step.sets else step)
        else:
            found.append(step)
    return tuple(found)


def _uneven(session: Session) -> bool:
    return _evened(session.steps) != session.steps


def _shortened(steps: Sequence[AnyStep], left: Mapping[tuple[str, str], int]) -> tuple[AnyStep, ...]:
    found: list[AnyStep] = []
    for step in steps:
        if isinstance(step, Group):
            repeat = min(step.repeat, left.get(("rounds", step.path), step.repeat))
            most = step.most if repeat == step.repeat else 0
            found.append(replace(step, repeat=repeat, most=most, steps=_shortened(step.steps, left)))
        elif isinstance(step, Step):
            sets = min(step.sets, left.get(("sets", step.path), step.sets))
            cycles = left.get(("cycles", step.path))
            dose = step.dose
            if isinstance(dose, Pnf) and cycles is not None:
                dose = replace(dose, cycles=min(dose.cycles, cycles))
            found.append(replace(step, sets=sets, dose=dose))
        else:
            found.append(step)
    return tuple(found)


def _values_of(cuts: Sequence[_Cut]) -> dict[str, str]:
    return {cut.name: cut.written for cut in cuts if cut.what == "parameter"}


def _same_thing(one: _Cut, other: _Cut) -> bool:
    return (one.what, one.paths, one.name) == (other.what, other.paths, other.name)


def _read(written: str) -> str:
    return value_text(read_value(written))


def _cycles(step: AnyStep) -> int:
    """Return how many contractions a step has on one side; 0 where it is no PNF."""
    return step.dose.cycles if isinstance(step, Step) and isinstance(step.dose, Pnf) else 0


def _stretch(dose: Pnf) -> int:
    """Return the frames of stretch on one side in one set."""
    return dose.stretch + dose.cycles * dose.deepen


def _has_work(steps: Sequence[AnyStep]) -> bool:
    return any(isinstance(step, Step) for step in _all(steps))


def _is_optional(step: AnyStep) -> bool:
    return step.optional


def _what(step: Step) -> str:
    return step.exercise.identity if step.exercise is not None else step.name


def _name(step: AnyStep) -> str:
    if isinstance(step, Group):
        return step.title or "Rounds"
    return step.name if isinstance(step, Step) else "Rest"

"""A made session as TOML that a person would write: blocks with a word on why, and what to think of."""

from __future__ import annotations

from dataclasses import dataclass
from textwrap import wrap
from typing import TYPE_CHECKING

from player.editing.toml_text import text_value
from player.language import ENGLISH, counted, later, said, spoken_language
from player.making.choosing import level_word
from player.making.portions import BETWEEN_ROLLS, CHANGE_SIDE
from player.making.wish import Aim, Avoided, Level

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from player.making.choosing import Pick
    from player.making.wish import Role, Wish

LEVEL_NAMES: Mapping[Level, str] = {
    "gentle": later("gentle"),
    "moderate": later("moderate"),
    "strong": later("strong"),
}
AIM_NAMES: Mapping[Aim, str] = {
    "loosen": later("Loosening"),
    "strengthen": later("Strengthening"),
    "warm up": later("Warming up"),
    "wind down": later("Winding down"),
}
AVOIDED_NAMES: Mapping[Avoided, str] = {
    "floor": later("getting down on the floor"),
    "lying": later("lying down"),
    "kneeling": later("kneeling"),
    "standing": later("standing"),
    "jumping": later("jumping"),
    "wrists": later("leaning on the hands"),
    "bending": later("bending forwards"),
    "balance": later("standing on one leg"),
    "knees": later("bending the knees deep"),
}
_WIDEST = 110
_PREPARE = 12
_DOWN = 20
"""Seconds to get down on the floor with what is needed there."""
_MOST_SOURCES = 8
_ON_THE_FLOOR = later("On the floor: the joints move through their range before anything is held.")
_WHY: Mapping[Role, str] = {
    "warm up": later(
        "Warm up: large, easy movements, small at first (ACSM guidelines; Behm et al. 2016). They come "
        "before anything that is held."
    ),
    "strengthen": later(
        "Strength: slow reps that could be two or three more (Garber et al. 2011). Fewer sets if the last "
        "reps get ragged."
    ),
    "roll": later(
        "Rolling: a minute and more on a muscle, slowly (Behm et al. 2020). Not over wounds, bruises or "
        "varicose veins."
    ),
    "push": later(
        "Contract and relax (PNF): a low effort serves as well as a high one (Feland & Marin 2004), and two "
        "to four pushes are enough (Sharman et al. 2006). Nothing should hurt; nobody holds the breath."
    ),
    "stretch": later(
        "Stretches: held for 30 to 60 seconds on each side (Bandy et al. 1997). More than four minutes for "
        "one muscle gain nothing more (Ingram et al. 2024)."
    ),
    "use": later("The new range is used at once, slowly and without a pull."),
    "breathe": later("An easy end: six breaths a minute, out longer than in."),
}


@dataclass(frozen=True, slots=True)
class Written:
    """The text, and where the exercises stand in it."""

    text: str
    """The session as TOML."""
    numbers: tuple[int, ...]
    """The number of the step, from 1, of each exercise in their order."""


def session_text(wish: Wish, picks: Sequence[Pick]) -> Written:
    """Return a session of these exercises, in their order, in the language that is spoken."""
    lines = [
        "#:schema limber-session.schema.json",
        *_comment(said("Made from a wish: {wish}.", wish=wish_text(wish))),
        *_comment(
            said(
                "A beginning, not a prescription: read it once, and change what does not suit the person who "
                "does it."
            )
        ),
        "",
        "format = 1",
        *_header(wish, picks),
        "",
        *_defaults(wish, picks),
    ]
    numbers = []
    number = 0
    block: Role | None = None
    told: set[str] = set()
    down = all(not pick.candidate.upright for pick in picks)
    for pick in picks:
        if not down and not pick.candidate.upright:
            down = True
            number += 1
            lines += ["", *_getting_down(picks)]
        number += 1
        numbers.append(number)
        lines.append("")
        again = pick.role == "warm up" and number > 1
        why = _ON_THE_FLOOR if again else _WHY[pick.role]
        if pick.role != block and why not in told:
            lines += _comment(said(why))
        block = pick.role
        told.add(why)
        lines += _step(pick)
    return Written("\n".join(lines) + "\n", tuple(numbers))


def title_of(wish: Wish) -> str:
    """Return what a session of a wish is called."""
    parts = listed([said(part) for part in wish.parts]) or said("the whole body")
    return said("{aim}: {parts}", aim=said(AIM_NAMES[wish.aim]), parts=parts)


def wish_text(wish: Wish) -> str:
    """Return a wish in words: ``20 minutes, gentle, for hamstrings and hips, without kneeling``."""
    words = [
        counted("1 minute", "{count} minutes", wish.minutes),
        said(LEVEL_NAMES[wish.level]),
        said("for {parts}", parts=listed([said(part) for part in wish.parts]) or said("the whole body")),
    ]
    if wish.without:
        told = [said(name) for each, name in AVOIDED_NAMES.items() if each in wish.without]
        words.append(said("without {things}", things=listed(told)))
    if wish.tighter:
        words.append(
            said("more for the left side") if wish.tighter == "left" else said("more for the right side")
        )
    if wish.seed:
        words.append(said("number {number}", number=wish.seed))
    return ", ".join(words)


def listed(words: Sequence[str]) -> str:
    """Return words as one lists them: ``hips, back and calves``."""
    if len(words) < 2:
        return "".join(words)
    return said("{first} and {last}", first=", ".join(words[:-1]), last=words[-1])


def equipment_of(picks: Iterable[Pick]) -> tuple[str, ...]:
    """Return what a session needs, the mat first."""
    things = {thing for pick in picks for thing in pick.candidate.exercise.equipment}
    return tuple(sorted(things, key=lambda thing: (thing != "mat", thing)))


def _header(wish: Wish, picks: Sequence[Pick]) -> list[str]:
    summary = said(
        "{count} exercises in about {minutes} minutes, {level}.",
        count=len(picks),
        minutes=wish.minutes,
        level=said(LEVEL_NAMES[wish.level]),
    )
    shown = sorted(picks, key=lambda pick: (pick.role != "push", pick.role != "stretch"))
    cover = shown[0]
    lines = [f"title = {text_value(title_of(wish))}", f"summary = {text_value(summary)}"]
    if spoken_language() != ENGLISH:
        lines.append(f"language = {text_value(spoken_language())}")
    lines.append(f"level = {text_value(level_word(wish.level))}")
    lines += _texts("equipment", equipment_of(picks))
    lines += _texts("tags", wish.parts)
    lines += _texts("cautions", _cautions(picks))
    lines += _texts("sources", _sources(picks))
    return [*lines, f"cover = {text_value(cover.identity)}"]


def _cautions(picks: Sequence[Pick]) -> list[str]:
    found = [said("Work in a range that feels safe. Stop at sharp or shooting pain, numbness or tingling.")]
    if any("back" in pick.candidate.parts for pick in picks):
        found.append(said("If pain spreads down a leg, stop that exercise."))
    if any(pick.role == "roll" for pick in picks):
        found.append(said("Ask first about rolling if you take blood thinners or a leg is hot and swollen."))
    return found


def _sources(picks: Sequence[Pick]) -> list[str]:
    found: dict[str, None] = {}
    for pick in picks:
        sources = pick.candidate.exercise.table.get("sources", ())
        found |= dict.fromkeys(map(str, sources if isinstance(sources, (list, tuple)) else ()))
    return list(found)[:_MOST_SOURCES]


def _defaults(wish: Wish, picks: Sequence[Pick]) -> list[str]:
    lines = ["[defaults]", f'prepare = "{_PREPARE}s"', f'change_side = "{CHANGE_SIDE}s"']
    lines.append(f'rest = "{BETWEEN_ROLLS}s"')
    first = wish.tighter or "tighter"
    if any(pick.candidate.exercise.unilateral for pick in picks):
        lines.append(f'first_side = "{first}"')
    return lines


def _getting_down(picks: Sequence[Pick]) -> list[str]:
    things = [
        said(thing)
        for thing in equipment_of(pick for pick in picks if not pick.candidate.upright)
        if thing in ("strap", "roller", "block", "cushion", "band")
    ]
    words = (
        said("Come down to the floor. Take with you: {things}.", things=listed(things))
        if things
        else said("Come down to the floor.")
    )
    return ["[[step]]", f'rest = "{_DOWN}s"', f"say = {text_value(words)}"]


def _step(pick: Pick) -> list[str]:
    lines = []
    cautions = pick.candidate.exercise.table.get("cautions", ())
    for caution in cautions if isinstance(cautions, (list, tuple)) else ():
        lines += _comment(said("Mind: {caution}.", caution=str(caution).rstrip(".")))
    if pick.uneven:
        lines += _comment(
            said(
                "One side gets a set more, no more than half as much again. Measure again after four weeks "
                "(Neto et al. 2015)."
            )
        )
    lines += ["[[step]]", f"exercise = {text_value(pick.identity)}"]
    return lines + [f"{key} = {value}" for key, value in pick.portion.keys]


def _comment(text: str) -> list[str]:
    return [f"# {line}" for line in wrap(text, _WIDEST - 2, break_long_words=False, break_on_hyphens=False)]


def _texts(key: str, texts: Sequence[str]) -> list[str]:
    """Return a list of texts on one line, or on as many as there are texts."""
    if not texts:
        return []
    values = [text_value(text) for text in texts]
    line = f"{key} = [{', '.join(values)}]"
    return [line] if len(line) <= _WIDEST else [f"{key} = [", *(f"  {value}," for value in values), "]"]

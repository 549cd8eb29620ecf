"""Common mistakes, each with the right form: for the documentation. A test holds that what is called wrong is
told by ``limber check``, and that what is called right is not."""

from __future__ import annotations

from dataclasses import dataclass

from player.language import later


@dataclass(frozen=True, slots=True)
class Mistake:
    """Something that is often written wrong."""

    wrong: tuple[str, ...]
    """Lines as they are often written."""
    right: tuple[str, ...]
    """Lines as they should be."""
    why: str
    """Why, in a sentence."""


_PLANK = 'exercise = "plank"'

MISTAKES = (
    Mistake(("hold = 30s",), ('hold = "30s"',), later("Times and texts stand in quotes.")),
    Mistake(('reps = "10"',), ("reps = 10",), later("Counts do not.")),
    Mistake(
        ("[step]", _PLANK, 'hold = "30s"'),
        ("[[step]]", _PLANK, 'hold = "30s"'),
        later("There are many steps: two brackets."),
    ),
    Mistake(
        ('exercise = "Front plank"', 'hold = "30s"'),
        (_PLANK, 'hold = "30s"'),
        later(
            "An exercise is named by its identity; see the list at the end. What has no identity is a `name`."
        ),
    ),
    Mistake((_PLANK,), (_PLANK, 'hold = "30s"'), later("A step needs a dose.")),
    Mistake(
        ('hold = "30s"', "reps = 10"),
        ("reps = 10", 'each = "30s"'),
        later("A step has one dose. Repetitions that are held have `each`."),
    ),
    Mistake(
        ('duration = "30s"',), ('hold = "30s"',), later("`hold` keeps still, `for` is any timed activity.")
    ),
    Mistake(
        ("reps = 10", 'tempo = "3-1-1"'), ("reps = 10", 'tempo = "3-1-1-0"'), later("A tempo has four beats.")
    ),
    Mistake(
        ("reps = 10", 'tempo = "3-1-1-0"', 'pace = "5s"'),
        ("reps = 10", 'tempo = "3-1-1-0"'),
        later("`tempo`, `pace` and `each` are three ways to pace; take one."),
    ),
    Mistake(
        ('hold = "30s"', 'side = "both sides"'),
        ('hold = "30s"', 'side = "each"'),
        later('`"each"` is one side after the other; `"both"` means that there are no sides.'),
    ),
    Mistake(
        ('breathe = "4-7-8"',),
        ('breathe = "4-7-8"', "cycles = 4"),
        later("Say how many breaths, or `for` how long."),
    ),
    Mistake(
        ("pnf = { effort = 0.3 }",), ('pnf = { effort = "30%" }',), later("A part is written in percent.")
    ),
    Mistake(
        ('pnf = "contract relax"',),
        ('pnf = "contract-relax"',),
        later("Choices are written as they are listed."),
    ),
    Mistake(
        ('hold = "30s"', 'cue = { at = "50%", say = "Breathe." }'),
        ('hold = "30s"', 'cue = [{ at = "50%", say = "Breathe." }]'),
        later("There may be several cues: a list."),
    ),
    Mistake(
        ("[[step]]", "repeat = 3", "[[step]]", _PLANK, 'hold = "30s"'),
        ("[[step]]", "repeat = 3", "[[step.step]]", _PLANK, 'hold = "30s"'),
        later(
            "Steps of a group begin with `[[step.step]]`, those of a group in it with `[[step.step.step]]`."
        ),
    ),
    Mistake(
        ("[[step]]", _PLANK, "[step.pnf]", "cycles = 3", "sets = 2"),
        ("[[step]]", _PLANK, "sets = 2", "[step.pnf]", "cycles = 3"),
        later("What follows `[step.pnf]` belongs to it: keys of the step come first."),
    ),
    Mistake(
        ("[[step]]", _PLANK, 'hold = "30s"', 'level = "easy"'),
        ('level = "easy"', "[[step]]", _PLANK, 'hold = "30s"'),
        later("Keys of the header stand above the first `[[step]]`."),
    ),
    Mistake(
        ('hold = ["30s", "20s"]', "sets = 3"),
        ('hold = ["30s", "20s", "20s"]', "sets = 3"),
        later("A list has one entry for each set."),
    ),
    Mistake(
        ("[parameters.hold]", 'default = "30s"', "[[step]]", _PLANK, "hold = $hold"),
        ("[parameters.hold]", 'default = "30s"', "[[step]]", _PLANK, 'hold = "$hold"'),
        later("What is reckoned stands in quotes."),
    ),
    Mistake(
        ("[[step]]", 'when = "pain >= 6"', "stop = true"),
        ("[[step]]", 'ask = "pain"', "[[step]]", 'when = "pain >= 6"', "stop = true"),
        later("Ask before you go by the answer."),
    ),
)
"""In the order in which they are told."""


def mistake_file(lines: tuple[str, ...]) -> str:
    """Return lines as a whole session: with a header, and those of a step alone with what the step is."""
    head = 'format = 1\ntitle = "Example"\n'
    if any(line.startswith("[") for line in lines):
        return head + "\n".join(lines) + "\n"
    named = any(line.startswith(("exercise", "breathe")) for line in lines)
    step = "[[step]]\n" if named else '[[step]]\nexercise = "supine-strap-hamstring"\n'
    return head + step + "\n".join(lines) + "\n"

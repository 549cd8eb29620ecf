"""New steps and sessions: what they begin with."""

from __future__ import annotations

from typing import TYPE_CHECKING

from player.editing.toml_text import text_value

if TYPE_CHECKING:
    from player.session.model import Exercise

REST = '[[step]]\nrest = "30s"\n'
"""A rest."""
SAY = '[[step]]\nsay = "Well done."\n'
"""Something said."""
ASK = '[[step]]\nask = "pain"\n'
"""A question."""
GROUP = '[[step]]\nrepeat = 2\ntitle = "Round"\n\n[[step.step]]\nname = "Move"\nfor = "30s"\n'
"""A group with a step in it."""
FREE = '[[step]]\nname = "Move"\nfor = "1m"\n'
"""A step of free text."""


def step_of(exercise: Exercise) -> str:
    """Return a step for an exercise with the dose that suits it: reps where it moves, else a hold."""
    motion, kind = exercise.table.get("motion"), exercise.table.get("kind", "")
    moves = isinstance(motion, dict) and "rep" in motion and not isinstance(motion.get("hold"), list)
    doses = {"roll": 'roll = "60s"', "breath": 'breathe = "4-6"\nfor = "2m"', "stretch": 'hold = "30s"'}
    dose = doses.get(str(kind)) or ('reps = 10\npace = "3s"' if moves else 'hold = "30s"')
    side = '\nside = "each"' if exercise.unilateral else ""
    return f"[[step]]\nexercise = {text_value(exercise.identity)}\n{dose}{side}\n"


def new_session(title: str) -> str:
    """Return the text of a session that has no steps yet."""
    return f"#:schema limber-session.schema.json\nformat = 1\ntitle = {text_value(title)}\n"

"""New steps and sessions: what they begin with."""

from __future__ import annotations

from typing import TYPE_CHECKING

from player.editing.toml_text import text_value
from player.language import said

if TYPE_CHECKING:
    from player.session.model import Exercise

REST = '[[step]]\nrest = "30s"\n'
"""A rest."""
ASK = '[[step]]\nask = "pain"\n'
"""A question."""


def words() -> str:
    """Return a step that says something."""
    return f"[[step]]\nsay = {text_value(said('Well done.'))}\n"


def free_step() -> str:
    """Return a step of free text."""
    return f'[[step]]\nname = {text_value(said("Move"))}\nfor = "1m"\n'


def group() -> str:
    """Return a group with a step in it."""
    inner = f'[[step.step]]\nname = {text_value(said("Move"))}\nfor = "30s"\n'
    return f"[[step]]\nrepeat = 2\ntitle = {text_value(said('Round'))}\n\n{inner}"


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

"""The words that values are chosen from."""

from __future__ import annotations

LEVELS = ("gentle", "easy", "medium", "hard")
VIEWS = ("side", "front", "three-quarter", "top")
ASKS = ("pain", "effort", "measure")
UNITS = ("degrees", "cm", "s", "reps")
SIDES = ("each", "alternate", "left", "right", "both")
FIRST = ("left", "right", "tighter")
COUNTS = ("up", "down", "off")
ANNOUNCE = ("full", "short", "off")
COUNTING = ("spoken", "ticked", "off")
RESISTANCE = ("strap", "wall", "hands", "partner", "floor", "band")
METHODS = (
    "hold-relax",
    "contract-relax",
    "hold-relax-agonist-contract",
    "slow-reversal-hold-relax",
    "agonist-contract",
    "stretch-return-contract",
)
METHOD_ALIASES = {"crac": "hold-relax-agonist-contract"}
PHASE_KINDS = (
    "prepare",
    "stretch",
    "contract",
    "relax",
    "pull",
    "deepen",
    "hold",
    "rep",
    "inhale",
    "exhale",
    "roll",
    "rest",
    "change side",
)
"""Must be the names of ``timeline.PhaseKind``; a test holds the two together."""
SPOKEN_KINDS = (*PHASE_KINDS, "contract moving", "back", "get ready")
"""What an exercise can have words of its own for: phases, a contraction that moves, the way back to neutral,
and what is said before a contraction."""
SOUND_MEANINGS = {
    "start": "as a hold, a stretch or a rep begins",
    "end": "as a rest begins, or a step ends",
    "contract": "as a push or a pull begins",
    "relax": "as one lets go",
    "change-side": "as the side changes",
    "tick": "with every second that is ticked",
    "finish": "at the end of the session",
}
SOUND_EVENTS = tuple(SOUND_MEANINGS)
DOSES = ("hold", "reps", "pnf", "breathe", "roll", "for", "phases")
"""The keys that say how long or how often."""

"""The safety card as text: when to stop, when to call for help, and when to see a doctor first.

Written for this program after the usual red flags of back pain and the reasons against single exercises.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Tone = Literal["stop", "help", "ask", "after"]
"""How grave a section is: its colour and its icon."""


@dataclass(frozen=True, slots=True)
class SafetySection:
    """One part of the card."""

    tone: Tone
    """How grave it is."""
    heading: str
    """What to do."""
    points: tuple[str, ...]
    """When."""


SAFETY_CARD: tuple[SafetySection, ...] = (
    SafetySection(
        "stop",
        "Stop and rest",
        (
            "A stretch may pull. At sharp, shooting or electric pain, pins and needles or numbness, stop.",
            "Pain that spreads further down a leg: stop that exercise. Pain that draws back up towards the"
            " spine is usually a good sign.",
            "Chest pain, dizziness, or too little breath to speak: stop and get help.",
        ),
    ),
    SafetySection(
        "help",
        "Get emergency help: 112, 999 or 911",
        (
            "New numbness between the legs or around the back passage.",
            "You can no longer hold or pass water or stool as before, or sexual function is suddenly lost.",
            "New weakness, or numbness that quickly gets worse, in both legs, or pain into both legs.",
        ),
    ),
    SafetySection(
        "ask",
        "See a doctor first",
        (
            "New back pain before you are 20 or after 55, after a fall, or high up between the shoulders.",
            "Pain at night that never eases, fever, weight lost without a cause, cancer, steroids or weak"
            " defences.",
            "An operation on spine, hip, knee or belly in the last twelve weeks, a broken bone, an infection,"
            " or a muscle torn in the last three weeks.",
            "Pain down the leg when it is raised straight. A calf that is hot and swollen, or medicine that"
            " thins the blood: no rolling.",
            "Brittle bones, very loose joints, a new hip, slipped or narrowed vertebrae, high blood pressure"
            " or a heart that is not treated, glaucoma, pregnancy or a recent birth: some exercises are not"
            " for you, others need changes.",
        ),
    ),
    SafetySection(
        "after",
        "Afterwards",
        ("A little soreness that is gone by tomorrow is expected. If there is more, do less next time.",),
    ),
)
"""The whole card, in the order in which it is read."""

"""The safety card as text: when to stop, when to call for help, and when to see a doctor first.

Written for this program after the usual red flags of back pain and the reasons against single exercises.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from player.language import said

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
        said("Stop and rest"),
        (
            said(
                "A stretch may pull. At sharp, shooting or electric pain, pins and needles or numbness, stop."
            ),
            said(
                "Pain that spreads further down a leg: stop that exercise. Pain that draws back up "
                "towards the spine is usually a good sign."
            ),
            said("Chest pain, dizziness, or too little breath to speak: stop and get help."),
        ),
    ),
    SafetySection(
        "help",
        said("Get emergency help: 112, 999 or 911"),
        (
            said("New numbness between the legs or around the back passage."),
            said(
                "You can no longer hold or pass water or stool as before, or sexual function is "
                "suddenly lost."
            ),
            said("New weakness, or numbness that quickly gets worse, in both legs, or pain into both legs."),
        ),
    ),
    SafetySection(
        "ask",
        said("See a doctor first"),
        (
            said(
                "New back pain before you are 20 or after 55, after a fall, or high up between the shoulders."
            ),
            said(
                "Pain at night that never eases, fever, weight lost without a cause, cancer, steroids or weak"
                " defences."
            ),
            said(
                "An operation on spine, hip, knee or belly in the last twelve weeks, a broken bone, an "
                "infection, or a muscle torn in the last three weeks."
            ),
            said(
                "Pain down the leg when it is raised straight. A calf that is hot and swollen, or "
                "medicine that thins the blood: no rolling."
            ),
            said(
                "Brittle bones, very loose joints, a new hip, slipped or narrowed vertebrae, high "
                "blood pressure or a heart that is not treated, glaucoma, pregnancy or a recent birth: "
                "some exercises are not for you, others need changes."
            ),
        ),
    ),
    SafetySection(
        "after",
        said("Afterwards"),
        (
            said(
                "A little soreness that is gone by tomorrow is expected. If there is more, do less next time."
            ),
        ),
    ),
)
"""The whole card, in the order in which it is read."""

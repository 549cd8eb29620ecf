"""What can be written in poses and motion, as a list for the documentation: joints with their movements and
ranges, and every name that has a meaning."""

from __future__ import annotations

from typing import TYPE_CHECKING

from player.figures.contacts import SPOTS
from player.figures.joints import LIMB, TRUNK
from player.figures.motion import MOVING_POINTS, MOVING_TRUNK, POINTS, WAYS
from player.figures.motion import TRUNK_POINTS as PUSHED_POINTS
from player.figures.pose import (
    LIMB_CONTACTS,
    PROP_POINTS,
    PROPS,
    ROOTS,
    SUPPORTS,
    TRUNK_CONTACTS,
    TRUNK_POINTS,
)
from player.language import said

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from player.figures.joints import Movement


def pose_grammar() -> str:
    """Return the names and ranges, as Markdown."""
    rows = [*_rows(TRUNK, said("the trunk")), *_rows(LIMB, said("each side"))]
    names = (
        ("`root`", ROOTS, ""),
        (said("a side"), ("working", "other", "both", "near", "far", "left", "right"), ""),
        (said("`contact` of the trunk"), TRUNK_CONTACTS, ""),
        (
            said("`contact` of a side"),
            LIMB_CONTACTS,
            said("with the side (`working.foot`), or of both in the plural (`feet`)"),
        ),
        (
            said("what a contact is `on`"),
            SUPPORTS,
            said('such as `"hands on chair"`; the floor where nothing is said'),
        ),
        (
            said("where hands can be `on`"),
            SPOTS,
            said('with the side, such as `"hands on working.thigh"`'),
        ),
        (
            "`prop`",
            PROPS,
            said('each with where it is: `prop = { strap = ["working.foot", "hands"] }`'),
        ),
        (
            said("where a prop is"),
            (*PROP_POINTS, *TRUNK_POINTS),
            said("with the side, or of both in the plural; those of the trunk alone"),
        ),
        (
            said("where a push begins"),
            (*POINTS, *PUSHED_POINTS),
            said("with the side; those of the trunk alone"),
        ),
        (said("which way it goes"), WAYS, ""),
        (
            said("what an arrow goes with (`moves`)"),
            (*MOVING_POINTS, *MOVING_TRUNK),
            said("with the side; those of the trunk alone"),
        ),
    )
    told = "\n".join(f"* {what}: {_listed(words)}{f' ({how})' if how else ''}" for what, words, how in names)
    heads = (said("joint"), said("of"), said("movements, and how far they go in degrees"))
    head = f"| {' | '.join(heads)} |\n| --- | --- | --- |\n"
    return head + "\n".join(rows) + "\n\n" + told


def _rows(joints: Mapping[str, Mapping[str, Movement]], where: str) -> list[str]:
    return [
        f"| `{joint}` | {where} | "
        + ", ".join(
            said("`{name}` {low:g} to {high:g}", name=name, low=each.least, high=each.most)
            for name, each in movements.items()
        )
        + " |"
        for joint, movements in joints.items()
    ]


def _listed(words: Iterable[str]) -> str:
    return ", ".join(f"`{word}`" for word in words)

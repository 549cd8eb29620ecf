"""Parts of the body in plain words, from the muscles that exercises name."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

PARTS: tuple[str, ...] = (
    "hamstrings",
    "back",
    "hips",
    "thighs",
    "calves",
    "trunk",
    "shoulders",
    "neck",
    "chest",
    "arms",
    "breathing",
)
"""All of them, in the order in which they are offered."""

_MUSCLES = {
    "hamstrings": "hamstrings",
    "erector spinae": "back",
    "multifidus": "back",
    "quadratus lumborum": "back",
    "latissimus dorsi": "back",
    "rhomboids": "back",
    "gluteus maximus": "hips",
    "gluteus medius": "hips",
    "hip flexors": "hips",
    "iliopsoas": "hips",
    "piriformis": "hips",
    "tensor fasciae latae": "hips",
    "quadriceps": "thighs",
    "adductors": "thighs",
    "calves": "calves",
    "gastrocnemius": "calves",
    "soleus": "calves",
    "tibialis anterior": "calves",
    "shin": "calves",
    "abdominals": "trunk",
    "obliques": "trunk",
    "transversus abdominis": "trunk",
    "deltoids": "shoulders",
    "rotator cuff": "shoulders",
    "serratus anterior": "shoulders",
    "serratus": "shoulders",
    "trapezius": "neck",
    "neck flexors": "neck",
    "pectorals": "chest",
    "chest": "chest",
    "biceps": "arms",
    "triceps": "arms",
    "forearms": "arms",
    "diaphragm": "breathing",
}
_TAGS = {"lower back": "back", "core": "trunk", "spine": "back", "glutes": "hips"}


def parts_of(muscles: Iterable[str], tags: Iterable[str] = ()) -> tuple[str, ...]:
    """Return the parts of the body that muscles and an author's tags belong to, each once."""
    found = {_MUSCLES.get(muscle.casefold(), "") for muscle in muscles}
    for tag in tags:
        plain = tag.casefold()
        found.add(_TAGS.get(plain, plain if plain in PARTS else ""))
    return tuple(part for part in PARTS if part in found)

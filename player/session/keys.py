"""Keys: one row of the format's table."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import Literal

from player.language import said

FileKind = Literal["", "picture", "sound", "music", "folder"]
"""What is in a file that a key names: a picture, a short sound, a piece of music; or a folder of those."""


@dataclass(frozen=True, slots=True)
class Key:
    """One key of a table."""

    name: str
    """As it is written."""
    type: str
    """What it takes: the notation of a value (``time``, ``count``, …), ``table NAME``, ``tables NAME`` for a
    list of them, or ``named NAME`` for tables by names of one's own."""
    doc: str
    """What it means, one sentence."""
    example: str
    """A line of TOML."""
    required: bool = False
    """Whether the table is wrong without it."""
    choices: tuple[str, ...] = ()
    """The values that are possible, where they are few."""
    low: float | None = None
    """Least number."""
    high: float | None = None
    """Greatest number."""
    per_set: bool = False
    """Whether a list, one entry a set, is taken as well."""
    section: str = ""
    """Under which heading it is explained, where its table is long."""
    default: str = ""
    """The value, as TOML, that stands for it where it is not written."""
    otherwise: str = ""
    """What holds where it is not written and no one value stands for it, in words."""
    beside: tuple[str, ...] | None = None
    """Lines of TOML that its example needs beside it in its table; None for those of its section."""
    file: FileKind = ""
    """Which sort of file its text is the name of, if it is one."""
    meanings: tuple[str, ...] = ()
    """What each of its choices means, in their order, where the words do not say it."""
    kind: str = field(init=False, default="")
    """The first word of ``type``."""
    inner: str = field(init=False, default="")
    """The table that is named in ``type``, if one is."""

    @property
    def told(self) -> str:
        """Return what it means in the person's language."""
        return said(self.doc)

    @property
    def sample(self) -> str:
        """Return the value in its example, bare: words in English where it is words."""
        return self.example.partition("=")[2].strip().strip('"')

    @property
    def has_words(self) -> bool:
        """Return whether its sample is words that mean something to people, in their language."""
        named = " " in self.sample or self.sample[:1].isupper() or self.name == "limb"
        return self.kind == "text" and named

    def __post_init__(self) -> None:
        kind, _, inner = self.type.partition(" ")
        object.__setattr__(self, "kind", kind)
        object.__setattr__(self, "inner", inner)


def table_of(*keys: Key) -> dict[str, Key]:
    """Return keys by name."""
    return {key.name: key for key in keys}


def section(name: str, *keys: Key, beside: tuple[str, ...] = ()) -> tuple[Key, ...]:
    """Return keys that are explained under one heading; ``beside`` is what their examples need, where they
    say nothing else."""
    return tuple(
        replace(key, section=name, beside=beside if key.beside is None else key.beside) for key in keys
    )

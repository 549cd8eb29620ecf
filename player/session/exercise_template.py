"""The text that a new exercise file begins with: complete, playable, and explained line by line, in the
person's language."""

from __future__ import annotations

from player import paths
from player.language import spoken_language


def exercise_template(identity: str, name: str = "") -> str:
    """Return the text of a new exercise file; its name is made from its identity where none is given."""
    made = name or identity.replace("-", " ").capitalize()
    folder = paths.shipped_folder("media") / "templates" / "exercise"
    own = folder / spoken_language() / "exercise.toml"
    text = (own if own.is_file() else folder / "exercise.toml").read_text("utf-8")
    return text.replace("{identity}", identity).replace("{name}", made.replace("\\", "").replace('"', "'"))

"""What a step says, or the session beside its steps, key by key, read from the lines of it alone: other lines
may be broken."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import tomli

from player.editing.field_edits import is_of_session, own_path
from player.editing.step_blocks import kept_lines
from player.editing.toml_text import key_text, text_value

if TYPE_CHECKING:
    from collections.abc import Sequence

    from player.editing.step_blocks import Block


def values_at(text: str, blocks: Sequence[Block], index: int) -> dict[str, Any] | None:
    """Return the values of a step, or those of the session where the block is the head or one of its tables;
    None where they are no TOML."""
    lines, block = kept_lines(text), blocks[index]
    if not is_of_session(block):
        return values_of("".join(lines[block.first : block.own_end]), block)
    own = [line for each in blocks if is_of_session(each) for line in lines[each.first : each.own_end]]
    try:
        return tomli.loads("".join(own))
    except ValueError:
        return None


def values_of(own: str, block: Block) -> dict[str, Any] | None:
    """Return the values in a block's own lines; None where they are no TOML."""
    if block.off:
        own = "".join(line[1:].removeprefix(" ") for line in own.splitlines(keepends=True))
    try:
        found: Any = tomli.loads(own)
    except ValueError:
        return None
    for part in own_path(block):
        if isinstance(part, int):
            found = found[part] if isinstance(found, list) and part < len(found) else None
        else:
            found = found.get(part) if isinstance(found, dict) else None
    return found if isinstance(found, dict) else None


def toml_value(value: Any) -> str:
    """Return a value as TOML."""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, str):
        return text_value(value)
    if isinstance(value, (list, tuple)):
        return f"[{', '.join(map(toml_value, value))}]"
    if isinstance(value, dict):
        inner = ", ".join(f"{key_text(str(key))} = {toml_value(each)}" for key, each in value.items())
        return f"{{ {inner} }}" if inner else "{}"
    return str(value)


def typed_value(kind: str, written: str) -> str:
    """Return what a person wrote into a field as TOML: a number stays a number where the key takes one."""
    bare = written.strip()
    if kind in ("count", "number", "repeat", "value", "format", "weeks") and _is_number(bare):
        return bare
    if kind in ("flag", "value") and bare in ("true", "false"):
        return bare
    if bare[:1] in ("[", "{", '"', "'") and kind not in ("text", "when"):
        try:
            tomli.loads(f"x = {bare}")
        except ValueError:
            return text_value(bare)
        return bare
    return text_value(written if kind == "text" else bare)


def _is_number(text: str) -> bool:
    try:
        value = tomli.loads(f"x = {text}")["x"]
    except ValueError:
        return False
    return isinstance(value, (int, float)) and not isinstance(value, bool)

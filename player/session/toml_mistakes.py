"""What the library that reads TOML says of text that is none, in the person's language."""

from __future__ import annotations

import re

from player.language import later, said

_ALWAYS = (
    later("Invalid statement"),
    later("Invalid value"),
    later("Invalid hex value"),
    later("Invalid date or datetime"),
    later("Invalid initial character for a key part"),
    later("Expected newline or end of document after a statement"),
    later("Expected '=' after a key in a key/value pair"),
    later("Expected ']' at the end of a table declaration"),
    later("Expected ']]' at the end of an array declaration"),
    later("Cannot overwrite a value"),
    later("Unclosed array"),
    later("Unclosed inline table"),
    later("Unterminated string"),
    later("Unescaped '\\' in a string"),
    later("Escaped character is not a Unicode scalar value"),
)
_ABOUT = (
    later("Illegal character {what}"),
    later("Found invalid character {what}"),
    later("Cannot declare {what} twice"),
    later("Cannot redefine namespace {what}"),
    later("Cannot mutate immutable namespace {what}"),
    later("Duplicate inline table key {what}"),
    later("Expected {what}"),
)
_PATTERNS = tuple(
    (re.compile(re.escape(text).replace(r"\{what\}", "(?P<what>.+)"), re.DOTALL), text) for text in _ABOUT
)


def mistake_told(message: str) -> str:
    """Return what the library said; what it says with other words stays as it is."""
    if message not in _ALWAYS:
        for pattern, text in _PATTERNS:
            found = pattern.fullmatch(message)
            if found is not None:
                return said(text, what=found["what"])
    return said(message)

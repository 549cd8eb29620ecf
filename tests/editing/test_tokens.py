"""Tokens stand where the text has them, in units of UTF-16."""

from __future__ import annotations

from player.editing.tokens import TokenReader


def _found(text: str) -> set[tuple[str, str]]:
    raw = text.encode("utf-16-le")
    tokens = TokenReader().tokens(text, 0, len(raw) // 2)
    return {(token.kind, raw[2 * token.start : 2 * token.end].decode("utf-16-le")) for token in tokens}


def test_every_kind_of_token_is_found_also_behind_wide_letters_and_in_broken_text() -> None:
    text = '# 😀\n[[step]]\nsay = "é😀" # c\nreps = 10\nhalfway = true\nx = \n[step.pnf]\ncycles = 2\n'
    assert _found(text) >= {
        ("comment", "# 😀"),
        ("header", "step"),
        ("key", "say"),
        ("text", '"é😀"'),
        ("comment", "# c"),
        ("number", "10"),
        ("number", "true"),
        ("key", "cycles"),
    }


def test_only_what_is_seen_is_read() -> None:
    text = 'one = 1\n\n\ntwo = "2"\n'
    assert [token.kind for token in TokenReader().tokens(text, 0, 7)] == ["number", "key"]

"""Tokens stand where the text has them, in units of UTF-16."""

from __future__ import annotations

import tomli
from hypothesis import given
from hypothesis import strategies as st

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


TEXT = '# 😀\n[[step]]\nsay = "é" # c\nlong = """\na\n"""\nreps = [1, 2]\n[step.pnf]\ncycles = 2\n'
CHANGES = st.lists(
    st.tuples(
        st.integers(0, 90), st.integers(0, 12), st.sampled_from(("", "x", '"', "\n", "😀", "[a]\n", "# "))
    ),
    max_size=6,
)


@given(CHANGES)
def test_a_reader_that_goes_along_with_changes_finds_what_a_new_one_does(
    changes: list[tuple[int, int, str]],
) -> None:
    reader, text = TokenReader(), TEXT
    reader.tokens(text, 0, 5)
    for start, length, put in changes:
        text = text[:start] + put + text[start + length :]
        end = len(text.encode("utf-16-le")) // 2
        found = reader.tokens(text, 0, end)
        assert all(0 <= token.start <= token.end <= end for token in found)
        try:
            tomli.loads(text)
        except ValueError:
            continue  # what is broken may be mended in more than one way
        assert sorted(found) == sorted(TokenReader().tokens(text, 0, end))
    assert sorted(reader.tokens(TEXT, 0, 999)) == sorted(TokenReader().tokens(TEXT, 0, 999))

"""A session file that is saved while it plays: what the person is told when it has mistakes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from player.language import said

if TYPE_CHECKING:
    from collections.abc import Sequence

    from player.session.problems import Problem


def broken_save_text(problems: Sequence[Problem]) -> str:
    """Return what to show of a save with mistakes, in one line: where the first one is, and a way out."""
    errors = [problem for problem in problems if problem.severity == "error"]
    first = errors[0]
    told = f"{first.message}; {first.hint}" if first.hint else first.message
    told += "" if told.endswith((".", "?", "!")) else "."
    more = said(" And {value} more.", value=len(errors) - 1) if len(errors) > 1 else ""
    return said(
        "Line {line}: {told}{more} The last good version plays on.",
        line=first.place.line,
        told=told,
        more=more,
    )

"""The draft: a session's text, and all that follows from it: problems, timeline, outline."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from player.editing.outline import OutlineRow, outline_of
from player.editing.step_blocks import Block, blocks_of, lines_of
from player.session.load import Loaded
from player.session.problems import Problem, has_errors

if TYPE_CHECKING:
    from collections.abc import Callable

    from player.session.model import Session
    from player.timeline.timeline import Timeline


@dataclass(frozen=True, slots=True)
class Draft:
    """A session as it is being written."""

    text: str
    """The text, its lines ending in ``\\n``."""
    blocks: tuple[Block, ...]
    """Which lines belong to which step."""
    rows: tuple[OutlineRow, ...]
    """The steps as the outline shows them, one for each block."""
    session: Session | None = None
    """The session; None while an error stops it."""
    timeline: Timeline | None = None
    """All that is done and said, at its time; None while an error stops it."""
    problems: tuple[Problem, ...] = ()
    """In order of place."""

    is_sketch: bool = False
    """Whether session, timeline and problems are still those of the text before."""

    @property
    def playable(self) -> bool:
        """Return whether it can be played."""
        return self.timeline is not None and not has_errors(self.problems)


def read_draft(
    text: str,
    load: Callable[[str], Loaded],
    compiled: Callable[[Session], Timeline],
    name_of: Callable[[str], str],
) -> Draft:
    """Return what follows from a text. ``load`` reads a session, ``compiled`` makes the timeline of one,
    ``name_of`` gives the name of an exercise by its identity."""
    return draft_from(text, load(text), compiled, name_of)


def draft_from(
    text: str, loaded: Loaded, compiled: Callable[[Session], Timeline], name_of: Callable[[str], str]
) -> Draft:
    """Return what follows from a text that has been loaded; see ``read_draft``."""
    timeline = compiled(loaded.session) if loaded.session is not None else None
    blocks = blocks_of(text)
    rows = outline_of(lines_of(text), blocks, name_of, timeline, loaded.problems)
    return Draft(text, blocks, rows, loaded.session, timeline, loaded.problems)


def sketched(text: str, before: Draft, name_of: Callable[[str], str]) -> Draft:
    """Return what can be said of a text at once; problems and times are those of the draft before it."""
    blocks = blocks_of(text)
    rows = outline_of(lines_of(text), blocks, name_of, before.timeline, before.problems)
    return Draft(text, blocks, rows, before.session, before.timeline, before.problems, is_sketch=True)


def with_times(draft: Draft, before: Draft, name_of: Callable[[str], str]) -> Draft:
    """Return a draft whose times are not known yet with those of the draft before it."""
    rows = outline_of(lines_of(draft.text), draft.blocks, name_of, before.timeline, draft.problems)
    return replace(draft, rows=rows, timeline=before.timeline)

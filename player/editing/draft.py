"""The draft: a session's text, and all that follows from it: problems, timeline, outline."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from player.editing.outline import Outliner, OutlineRow
from player.editing.step_blocks import Block, alike_in_blocks, blocks_of, kept_lines
from player.session.problems import Problem, has_errors

if TYPE_CHECKING:
    from collections.abc import Callable

    from player.session.load import Loaded
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
    """Whether the times, or all but blocks and rows, are still those of the text before."""
    is_checked: bool = True
    """Whether the problems are those of this text."""

    @property
    def playable(self) -> bool:
        """Return whether it can be played."""
        return self.timeline is not None and not has_errors(self.problems)


class Drafter:
    """Makes drafts of one text after the other; what did not change is not read again."""

    def __init__(self, name_of: Callable[[str], str]) -> None:
        """Take what gives the name of an exercise by its identity, the same for as long as this lives."""
        self._outliner = Outliner(name_of)
        self._text: str | None = None
        self._blocks: tuple[Block, ...] = ()
        self._lines: tuple[str, ...] = ()

    def read(
        self, text: str, load: Callable[[str], Loaded], compiled: Callable[[Session], Timeline]
    ) -> Draft:
        """Return what follows from a text. ``load`` reads a session, ``compiled`` makes its timeline."""
        return self.draft(text, load(text), compiled)

    def draft(self, text: str, loaded: Loaded, compiled: Callable[[Session], Timeline]) -> Draft:
        """Return what follows from a text that has been loaded; see ``read``."""
        timeline = compiled(loaded.session) if loaded.session is not None else None
        return self._made(text, loaded.session, timeline, loaded.problems)

    def untimed(self, text: str, loaded: Loaded, before: Timeline | None) -> Draft:
        """Return what follows from a text that has been loaded, with the times of the draft before it."""
        return self._made(text, loaded.session, before, loaded.problems, is_sketch=True)

    def sketch(self, text: str, before: Draft) -> Draft:
        """Return what can be said of a text at once; problems and times are those of the draft before it."""
        return self._made(
            text, before.session, before.timeline, before.problems, is_sketch=True, is_checked=False
        )

    def _made(
        self,
        text: str,
        session: Session | None,
        timeline: Timeline | None,
        problems: tuple[Problem, ...],
        *,
        is_sketch: bool = False,
        is_checked: bool = True,
    ) -> Draft:
        if text != self._text:
            lines = kept_lines(text)
            if not self._blocks or not alike_in_blocks(self._lines, lines):
                self._blocks = blocks_of(text)
            self._text, self._lines = text, lines
        rows = self._outliner.rows(self._lines, self._blocks, timeline, problems)
        return Draft(text, self._blocks, rows, session, timeline, problems, is_sketch, is_checked)

"""Where in a session to begin."""

from __future__ import annotations

from typing import TYPE_CHECKING

from player.errors import PlayerError
from player.language import said

if TYPE_CHECKING:
    from player.timeline.timeline import Timeline


def first_frame(timeline: Timeline, start: str | None) -> int:
    """Return the frame at which a step begins, named as in the file: ``3``, or ``4.2``.

    Raises ``PlayerError`` where there is none.
    """
    if start is None:
        return 0
    for step in timeline.steps:
        if step.path == start or step.path.startswith(f"{start}."):
            return step.span.start
    last = next((step.path for step in reversed(timeline.steps) if step.path != "end"), "0")
    raise PlayerError(
        said("There is no step {start}.", start=start),
        said("The steps are numbered from 1 to {count}.", count=last.split(".")[0]),
    )

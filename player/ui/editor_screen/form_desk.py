"""What the form asks of the program around it: names, files, exercises and their pictures."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Protocol

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from pathlib import Path

    from PySide6.QtWidgets import QWidget

    from player.editing.condition_names import Known
    from player.session.keys import FileKind


class FileDesk(Protocol):
    """Files beside the session that is written."""

    def choose(self, kind: FileKind, parent: QWidget) -> str:
        """Let the person choose a file and bring it beside the session; return the name that the session has
        for it, empty where there is none."""
        ...

    def take(self, kind: FileKind, path: Path) -> str:
        """Bring a file beside the session; return the name that the session has for it, empty where that
        cannot be done."""
        ...

    def find(self, name: str) -> Path | None:
        """Return where the file is that the session names; None where there is none."""
        ...

    def hear(self, name: str, ended: Callable[[], None]) -> bool:
        """Let a sound be heard, or fall silent where one is heard; return whether one is heard now, of which
        ``ended`` tells when it is over."""
        ...


@dataclass(frozen=True, slots=True)
class FormDesk:
    """What is asked."""

    names: Callable[[str], tuple[str, ...]] = lambda _key: ()
    """What gives the names that can be written for a key: muscles, equipment, tests, sessions."""
    name_of: Callable[[str], str] = lambda _identity: ""
    """What people call an exercise, by its identity."""
    files: FileDesk | None = None
    """Files beside the session."""
    exercise: Callable[[str], Mapping[str, Any] | None] = lambda _identity: None
    """What is written of an exercise, one of the session's own or any other, by its identity."""
    palette: Callable[[], str] = lambda: "light"
    """What figures are drawn in, as in ``Figure.drawing_of``."""
    known: Callable[[], tuple[Known, ...]] = tuple
    """What conditions can be about: questions and parameters of the session."""
    parameters: Callable[[], tuple[Known, ...]] = tuple
    """The parameters of the session, which values can follow."""
    moves: Callable[[], bool] = lambda: True
    """Whether figures may move by themselves."""

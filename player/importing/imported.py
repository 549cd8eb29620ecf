"""What comes of an import: sessions as text, files beside them, and a report."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from player.language import quoted, said

Fate = Literal["kept", "changed", "dropped"]
"""What became of something in the foreign file."""
FATES: tuple[Fate, ...] = ("kept", "changed", "dropped")
"""In the order in which a report tells them."""
_MOST_LINES = 60
_MOST_NAMES = 12
_WIDTH = 8
"""Of what became of a thing, in a terminal."""


@dataclass(frozen=True, slots=True)
class ReportLine:
    """One sentence of the report."""

    fate: Fate
    """What became of it."""
    text: str
    """What it was, and what it is now."""
    times: int = 1
    """How often."""

    def __str__(self) -> str:
        return (
            said("{text} ({times} times)", text=self.text, times=self.times) if self.times > 1 else self.text
        )


class Report:
    """Collects what became of a file; the same thing again is counted, not listed again."""

    def __init__(self) -> None:
        """Start with nothing to tell."""
        self._times: dict[tuple[Fate, str], int] = {}
        self._by_name: dict[str, None] = {}

    def kept(self, text: str) -> None:
        """Tell of something that is as it was."""
        self._add("kept", text)

    def kept_by_name(self, name: str) -> None:
        """Tell of an exercise of which only the name is known."""
        self._by_name[name] = None

    def kept_with_picture(self, name: str) -> None:
        """Tell of an exercise that has a picture of its own."""
        self._by_name.pop(name, None)
        self.kept(said("“{name}”, with its picture", name=name))

    def changed(self, text: str) -> None:
        """Tell of something that is different now."""
        self._add("changed", text)

    def dropped(self, text: str) -> None:
        """Tell of something that is not there any more."""
        self._add("dropped", text)

    def lines(self) -> tuple[ReportLine, ...]:
        """Return what was told, the kept things first, each in the order of the file."""
        found = [ReportLine(fate, text, times) for (fate, text), times in self._times.items()]
        if self._by_name:
            shown = ", ".join(quoted(name) for name in list(self._by_name)[:_MOST_NAMES])
            more = len(self._by_name) - _MOST_NAMES
            if more > 0:
                shown = said("{names} and {count} more", names=shown, count=more)
            found.append(ReportLine("kept", said("by name, for want of a figure: {names}", names=shown)))
        return tuple(sorted(found, key=lambda line: FATES.index(line.fate)))

    def _add(self, fate: Fate, text: str) -> None:
        key = (fate, text)
        if key not in self._times and len(self._times) >= _MOST_LINES:
            key = ("dropped", said("more than this report lists"))
        self._times[key] = self._times.get(key, 0) + 1


@dataclass(frozen=True, slots=True)
class ImportedSession:
    """One session that was made."""

    stem: str
    """A name for its file, without the ending: small letters, digits and hyphens."""
    title: str
    """What it is called."""
    text: str
    """The session as TOML."""
    seconds: float | None = None
    """How long its doses and rests take, in seconds, without what is said; None where a step waits."""


@dataclass(frozen=True, slots=True)
class ImportedFile:
    """A file that stands beside the sessions: a picture."""

    name: str
    """Its path below the folder of the sessions, with ``/`` between parts; never leaves that folder."""
    content: bytes
    """What is in it."""


@dataclass(frozen=True, slots=True)
class Imported:
    """What came of an import."""

    kind: str
    """The format that was read, in words."""
    sessions: tuple[ImportedSession, ...]
    """At least one."""
    files: tuple[ImportedFile, ...]
    """Files that the sessions use."""
    report: tuple[ReportLine, ...]
    """What was kept, changed and dropped."""


def report_text(lines: tuple[ReportLine, ...]) -> str:
    """Return a report as lines of text, for a terminal."""
    fates = {"kept": said("kept"), "changed": said("changed"), "dropped": said("dropped")}
    return "".join(f"{fates[line.fate]:{_WIDTH}} {line}\n" for line in lines)

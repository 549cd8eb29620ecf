"""Courses of bicycle trainers (``.mrc``, ``.erg``): minutes and effort line by line, and texts at seconds."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING

from player.importing.ride import Block, Cue, ride_steps
from player.importing.sketch import SessionSketch
from player.language import later, said

if TYPE_CHECKING:
    from player.importing.sketch import Sketcher
    from player.importing.source import Source

TITLE = later("trainer course")
_SECTION = re.compile(r"\[\s*(END )?\s*([A-Z ]+?)\s*\]", re.IGNORECASE)
_TEXT_ROW = re.compile(r"\s*(\d+(?:\.\d+)?)\s*[\t, ]\s*(.*?)(?:\t\s*(\d+(?:\.\d+)?))?\s*", re.DOTALL)
_MOST_POINTS = 4000


def recognises(source: Source) -> bool:
    """Return whether it has the sections of a course."""
    return re.match(r"\s*\[\s*COURSE (HEADER|DATA)\s*\]", source.text, re.IGNORECASE) is not None


def sketches(source: Source, sketcher: Sketcher) -> list[SessionSketch]:
    """Return one session."""
    sections = _sections(source.text)
    head = dict(_pairs(sections.get("COURSE HEADER", [])))
    watts = any("WATTS" in line.upper() for line in sections.get("COURSE HEADER", []))
    points = _points(sections.get("COURSE DATA", []), sketcher)
    blocks = _blocks(points, "watts" if watts else "percent")
    total = sum(block.seconds for block in blocks)
    cues = _cues(sections.get("COURSE TEXT", []), total, sketcher)
    title = sketcher.name(head.get("DESCRIPTION") or head.get("FILE NAME", "").rpartition(".")[0], "")
    sketcher.report.dropped(said("effort as a target: it stands in the names of the steps"))
    return [SessionSketch(title, ride_steps(blocks, cues, sketcher), seamless=True)]


def _sections(text: str) -> dict[str, list[str]]:
    sections: dict[str, list[str]] = {}
    current: list[str] | None = None
    for line in text.split("\n"):
        mark = _SECTION.fullmatch(line.strip())
        if mark:
            current = None if mark[1] else sections.setdefault(" ".join(mark[2].upper().split()), [])
        elif current is not None and line.strip():
            current.append(line)
    return sections


def _pairs(lines: list[str]) -> list[tuple[str, str]]:
    parts = [line.partition("=") for line in lines if "=" in line]
    return [(name.strip().upper(), value.strip()) for name, _, value in parts]


def _points(lines: list[str], sketcher: Sketcher) -> list[tuple[float, float]]:
    """Return minutes and efforts, in order of time."""
    points: list[tuple[float, float]] = []
    for line in lines[:_MOST_POINTS]:
        cells = re.split(r"[\t ,;]+", line.strip())
        numbers = [sketcher.number(cell) for cell in cells[:2]]
        minute, effort = numbers if len(numbers) == 2 else (None, None)
        if minute is None or effort is None or minute < 0 or minute > 1440:
            sketcher.report.dropped(said("a line of data that is not two numbers"))
        elif points and minute < points[-1][0]:
            sketcher.report.dropped(said("a line of data that goes back in time"))
        else:
            points.append((minute, effort))
    if len(lines) > _MOST_POINTS:
        sketcher.report.dropped(said("what comes after {most} lines of data", most=_MOST_POINTS))
    return points


def _blocks(points: list[tuple[float, float]], unit: str) -> list[Block]:
    blocks: list[Block] = []
    for (start, low), (end, high) in pairwise(points):
        seconds = round((end - start) * 60, 1)
        if seconds <= 0:
            continue
        name = f"{_whole(low)} {unit}" if low == high else f"From {_whole(low)} to {_whole(high)} {unit}"
        if blocks and blocks[-1].name == name and low == high:
            blocks[-1] = Block(name, blocks[-1].seconds + seconds)
        else:
            blocks.append(Block(name, seconds))
    return blocks


def _whole(number: float) -> int:
    return round(min(9999, max(0, number)))


def _cues(lines: list[str], total: float, sketcher: Sketcher) -> list[Cue]:
    rows = [_TEXT_ROW.fullmatch(line) for line in lines]
    found = [(float(row[1]), sketcher.words(row[2]), "." in row[1]) for row in rows if row is not None]
    for _ in range(len(lines) - len(found)):
        sketcher.report.dropped(said("a line of text without a time"))
    minutes = any(pointed for *_, pointed in found) and all(at * 60 <= total for at, *_ in found)
    if minutes:
        sketcher.report.changed(said("times of texts are read as minutes, because they have fractions"))
    return [Cue(at * 60 if minutes else at, text) for at, text, _ in found if text]

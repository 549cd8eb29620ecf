"""Sessions that other people published last as long, and have as many phases, as their sources say."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from player.cli import main

FOLDER = Path(__file__).resolve().parents[1] / "sessions" / "published"
TOTALS = {
    "p01-seven-minutes": (470, 23),
    "p01-three-circuits": (1430, 71),
    "p03-big-three-6-4-2": (900, 128),
    "p03-big-three-8-6-4": (1260, 188),
    "p04-three-contractions": (38, 5),
    "p06-ramped-contraction": (60, 8),
    "p06-return-to-neutral": (60, 8),
    "p08-three-forms": (274, 18),
    "p10-towel": (306, 36),
    "p15-cool-down": (215, 17),
    "p19-continuous": (180, 1),
    "p19-intervals": (330, 11),
    "p20-nerve-and-stretch": (270, 36),
    "p25-wall-sit": (840, 7),
    "p29-box-breathing": (64, 16),
    "p29-box-breathing-cut": (300, 75),
    "p29-box-breathing-finished": (304, 76),
    "p30-relaxing-breath": (76, 12),
    "p31-muscle-relaxation": (1552, 64),
    "p31-muscle-relaxation-feet": (1548, 64),
    "p33-syllables-11": (660, 6),
    "p33-syllables-12": (720, 5),
    "p33-syllables-31": (1860, 6),
    "p37-week-1": (1500, 17),
    "p37-week-3": (1380, 9),
    "p37-week-4": (1590, 8),
    "p39-four-blocks": (1560, 63),
    "p39-three-blocks": (1140, 47),
    "p46-pyramid": (1860, 13),
}


def shown(name: str, capsys: pytest.CaptureFixture[str]) -> Any:
    """Return what ``limber show --json --no-announcements`` says of a published session."""
    assert main(["show", str(FOLDER / f"{name}.toml"), "--json", "--no-announcements"]) == 0
    return json.loads(capsys.readouterr().out)


def test_every_published_session_has_its_total() -> None:
    assert sorted(TOTALS) == sorted(path.stem for path in FOLDER.glob("*.toml"))


@pytest.mark.parametrize("name", TOTALS)
def test_a_published_session_lasts_as_long_as_its_source_says(
    name: str, capsys: pytest.CaptureFixture[str]
) -> None:
    value = shown(name, capsys)
    assert (value["seconds"], len(value["phases"])) == TOTALS[name]
    assert sum(phase["seconds"] for phase in value["phases"]) == value["seconds"]
    assert value["phases"][-1]["kind"] != "rest"


@pytest.mark.parametrize("name", TOTALS)
def test_a_published_session_has_no_mistakes(name: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["check", str(FOLDER / f"{name}.toml")]) == 0
    assert capsys.readouterr().out == "0 errors, 0 warnings\n"


@pytest.mark.parametrize(("name", "holds"), [("p03-big-three-6-4-2", 60), ("p03-big-three-8-6-4", 90)])
def test_the_core_holds_descend_and_are_equal_on_both_sides(
    name: str, holds: int, capsys: pytest.CaptureFixture[str]
) -> None:
    made = [phase for phase in shown(name, capsys)["phases"] if phase["kind"] == "hold"]
    assert len(made) == holds
    assert {phase["seconds"] for phase in made} == {10}
    for title in ("Side bridge", "Bird-dog"):
        sides = [phase["side"] for phase in made if phase["title"] == title]
        assert sides.count("left") == sides.count("right")
    sizes = [sum(phase["set"] == number for phase in made) for number in (1, 2, 3)]
    assert sizes == sorted(sizes, reverse=True)


def test_light_contractions_are_spoken_of_as_light(capsys: pytest.CaptureFixture[str]) -> None:
    assert {phase["effort"] for phase in shown("p04-three-contractions", capsys)["phases"]} == {20, None}
    assert main(["show", str(FOLDER / "p04-three-contractions.toml")]) == 0


def test_the_stretched_calf_is_named_not_the_leg_that_steps(capsys: pytest.CaptureFixture[str]) -> None:
    calf = next(phase for phase in shown("p15-cool-down", capsys)["phases"] if phase["title"] == "Calf")
    assert calf["side"] == "left"
    assert calf["say"] == "Step the right leg forwards: the left calf is stretched."


def test_a_time_that_cuts_the_last_breath_ends_on_the_second(capsys: pytest.CaptureFixture[str]) -> None:
    phases = shown("p29-box-breathing-cut", capsys)["phases"]
    assert [phase["kind"] for phase in phases[-3:]] == ["inhale", "hold", "exhale"]
    assert phases[-1]["start"] + phases[-1]["seconds"] == 300


def test_the_pyramid_rises_and_falls(capsys: pytest.CaptureFixture[str]) -> None:
    work = [phase["seconds"] for phase in shown("p46-pyramid", capsys)["phases"] if phase["title"] == "Work"]
    assert work == [60, 120, 180, 240, 180, 120, 60]

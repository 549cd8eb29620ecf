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
    "p08-agonist-three-times": (276, 18),
    "p26-endurance-tests": (840, 5),
    "p31-short-form": (200, 16),
    "p32-rest-of-the-mind": (1200, 135),
    "p33-syllables": (720, 5),
    "p37-week-2-cut": (1500, 13),
    "p37-week-2-whole": (1350, 11),
    "p37-week-5-run-1": (1560, 6),
    "p37-week-5-run-2": (1560, 4),
    "p37-week-5-run-3": (1500, 2),
    "p41-every-minute": (1800, 30),
    "p43-one-more-each-minute": (1200, 20),
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

PROGRAMMES = {"p04-programme": 5, "p20-programme": 9, "p37-programme": 15}


def shown(name: str, capsys: pytest.CaptureFixture[str], *values: str) -> Any:
    """Return what ``limber show --json --no-announcements`` says of a published session, with values of its
    parameters."""
    given = [argument for value in values for argument in ("--set", value)]
    assert main(["show", str(FOLDER / f"{name}.toml"), "--json", "--no-announcements", *given]) == 0
    return json.loads(capsys.readouterr().out)


def test_every_published_session_has_its_total() -> None:
    assert sorted((*TOTALS, *PROGRAMMES)) == sorted(path.stem for path in FOLDER.glob("*.toml"))


@pytest.mark.parametrize("name", TOTALS)
def test_a_published_session_lasts_as_long_as_its_source_says(
    name: str, capsys: pytest.CaptureFixture[str]
) -> None:
    value = shown(name, capsys)
    assert (value["seconds"], len(value["phases"])) == TOTALS[name]
    assert sum(phase["limit"] or phase["seconds"] for phase in value["phases"]) == value["seconds"]
    assert value["phases"][-1]["kind"] != "rest" or value["phases"][-1]["asks"]


@pytest.mark.parametrize("name", [*TOTALS, *PROGRAMMES])
def test_a_published_session_has_no_mistakes(name: str, capsys: pytest.CaptureFixture[str]) -> None:
    """Advice may be given: some protocols are published as parts of sessions, others are hard on purpose."""
    assert main(["check", str(FOLDER / f"{name}.toml")]) == 0
    assert capsys.readouterr().out.splitlines()[-1].startswith("0 errors, ")


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


@pytest.mark.parametrize("name", PROGRAMMES)
def test_a_published_programme_has_its_days(name: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert len(shown(name, capsys)["days"]) == PROGRAMMES[name]


def test_the_last_walk_of_the_second_week_is_cut(capsys: pytest.CaptureFixture[str]) -> None:
    last = shown("p37-week-2-cut", capsys)["phases"][-1]
    assert (last["title"], last["seconds"]) == ("Walk", 60)


@pytest.mark.parametrize(("scale", "reps"), [("5", 900), ("4", 720), ("3", 540), ("2", 360)])
def test_every_minute_has_its_reps_at_every_scale(
    scale: str, reps: int, capsys: pytest.CaptureFixture[str]
) -> None:
    made = shown("p41-every-minute", capsys, f"scale={scale}")["phases"]
    assert sum(phase["reps"] for phase in made) == reps
    assert [phase["start"] for phase in made] == list(range(0, 1800, 60))


def test_after_ten_minutes_there_have_been_fifty_five_reps(capsys: pytest.CaptureFixture[str]) -> None:
    made = shown("p43-one-more-each-minute", capsys)["phases"]
    assert [phase["reps"] for phase in made] == list(range(1, 21))
    assert sum(phase["reps"] for phase in made[:10]) == 55
    assert made[9]["title"] == "Ten burpees"


def test_the_ramp_takes_three_of_five_seconds(capsys: pytest.CaptureFixture[str]) -> None:
    pushes = [
        phase for phase in shown("p06-ramped-contraction", capsys)["phases"] if phase["kind"] == "contract"
    ]
    assert [(phase["seconds"], phase["ramp"]) for phase in pushes] == [(5, 3)] * 4


@pytest.mark.parametrize(
    ("unit", "still", "total"), [("2m", "no", 720), ("100s", "yes", 660), ("5m", "yes", 1860)]
)
def test_the_syllables_keep_their_ratio_however_long(
    unit: str, still: str, total: int, capsys: pytest.CaptureFixture[str]
) -> None:
    value = shown("p33-syllables", capsys, f"unit={unit}", f"still={still}")
    assert value["seconds"] == total
    lengths = [phase["seconds"] for phase in value["phases"][:5]]
    assert [length / lengths[0] for length in lengths] == [1, 1, 2, 1, 1]


def test_the_endurance_tests_end_when_the_person_says_so_and_at_the_cap(
    capsys: pytest.CaptureFixture[str],
) -> None:
    made = shown("p26-endurance-tests", capsys)
    assert made["open"]
    assert [(phase["side"], phase["limit"], phase["seconds"]) for phase in made["phases"][:3]] == [
        (None, 240, None),
        ("right", 240, None),
        ("left", 240, None),
    ]
    assert [phase["asks"] for phase in made["phases"][3:]] == ["measure", "measure"]

"""The list of what can be written in a pose has every name, and the names in it are read."""

from __future__ import annotations

import re

import pytest

from player.figures.joints import CHANNELS, normal_range
from player.figures.motion import parse_motion
from player.figures.pose import PROPS, ROOTS, parse_pose
from player.figures.pose_grammar import pose_grammar

TEXT = pose_grammar()
LISTS = {
    line.split(":", 1)[0].removeprefix("* "): re.findall(r"`([^`]+)`", line.split(":", 1)[1].split(" (")[0])
    for line in TEXT.splitlines()
    if line.startswith("* ")
}


def test_every_joint_movement_and_range_is_told() -> None:
    for channel in CHANNELS:
        limits = normal_range(channel)
        if limits is not None:
            joint, movement = channel.split(".")[-2:]
            row = next(line for line in TEXT.splitlines() if line.startswith(f"| `{joint}` |"))
            assert f"`{movement}` {limits.least:g} to {limits.most:g}" in row


@pytest.mark.parametrize("root", ROOTS)
def test_a_root_is_told_and_read(root: str) -> None:
    assert root in LISTS["`root`"]
    assert parse_pose({"root": root})[1] == []


def test_sides_contacts_supports_and_props_that_are_told_are_read() -> None:
    assert set(LISTS["`prop`"]) == set(PROPS)
    for side in LISTS["a side"]:
        assert parse_pose({side: {"knee": {"flexion": 5}}})[1] == []
    contacts = [
        *LISTS["`contact` of the trunk"],
        *(f"working.{each}" for each in LISTS["`contact` of a side"]),
    ]
    contacts += [f"hands on {each}" for each in LISTS["what a contact is `on`"]]
    contacts += [f"hands on working.{each}" for each in LISTS["where hands can be `on`"]]
    assert parse_pose({"contact": contacts})[1] == []
    sided = [each for each in LISTS["where a prop is"] if each not in ("pelvis", "thorax", "head")]
    places = [f"working.{each}" if each not in ("hands", "feet") else each for each in sided]
    for prop in PROPS:
        assert parse_pose({"prop": {prop: [*places, "pelvis", "thorax", "head"]}})[1] == []


def test_every_push_that_is_told_is_read() -> None:
    for point in LISTS["where a push begins"]:
        start = point if point in ("chest", "pelvis") else f"working.{point}"
        for way in LISTS["which way it goes"]:
            assert parse_motion({"push": {"from": start, "way": way}}, ("a",), None)[1] == []

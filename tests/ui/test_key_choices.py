"""Keys of one's own: what differs from the table, and no key for two commands."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from player.ui.actions import COMMANDS
from player.ui.key_choices import holder_of, keys_of, understood, usual_keys, with_key, without_keys

IDENTITIES = st.sampled_from([command.identity for command in COMMANDS])
KEYS = st.sampled_from(["Right", "Space", "Q", "F5", "Ctrl+O", "Media Next", "Esc", "1"])


def test_without_a_choice_the_keys_are_those_of_the_table() -> None:
    assert all(keys_of(command.identity, {}) == command.keys for command in COMMANDS)


def test_a_key_goes_over_to_another_command_and_comes_first() -> None:
    chosen = with_key("skip", "Right", {})
    assert keys_of("skip", chosen) == ("Right", "X", "Del")
    assert keys_of("next", chosen) == ("PgDown", "Media Next")
    assert holder_of("Right", chosen) == "skip"


def test_what_is_as_in_the_table_is_not_kept() -> None:
    chosen = with_key("next", "Right", with_key("skip", "Right", {}))
    assert chosen == {}


def test_the_first_key_can_be_taken_away_and_the_usual_ones_given_back() -> None:
    chosen = without_keys("next", {})
    assert keys_of("next", chosen) == ("PgDown", "Media Next")
    assert usual_keys("next", chosen) == {}
    taken = with_key("skip", "Right", {})
    assert keys_of("next", usual_keys("next", taken)) == ("Right", "PgDown", "Media Next")


@given(st.lists(st.tuples(IDENTITIES, KEYS), max_size=8))
def test_whatever_is_chosen_no_key_asks_for_two_things(choices: list[tuple[str, str]]) -> None:
    chosen: dict[str, list[str]] = {}
    for identity, key in choices:
        command = next(command for command in COMMANDS if command.identity == identity)
        chosen = with_key(command.identity, key, chosen)
        assert keys_of(command.identity, chosen)[0] == key
    keys = [key for command in COMMANDS for key in keys_of(command.identity, chosen)]
    assert len(keys) == len(set(keys))


def test_what_cannot_be_a_choice_is_left_out() -> None:
    kept = {"next": "Right", "skip": ["Q", 7, ""], "fly": ["F"], "back": {}, "mute": []}
    assert understood(kept) == {"skip": ["Q"]}

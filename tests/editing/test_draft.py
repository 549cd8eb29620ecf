"""A draft says of a text what the text says."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as some

from player import paths
from player.audio.voice.estimate import estimated_frames
from player.editing.completion import help_at, offer_at
from player.editing.draft import Draft, Drafter
from player.editing.step_blocks import alike_in_blocks, blocks_of, lines_of
from player.editing.totals import totals_of
from player.session.catalogue import Catalogue
from player.session.load import load_text
from player.session.words import load_words
from player.timeline.compiler import compile_session
from player.timeline.frames import RATE

CATALOGUE = Catalogue((paths.shipped_folder("media") / "exercises",))
WORDS = load_words(paths.shipped_folder("media") / "words", "en")
FIVE = """#:schema limber-session.schema.json
format = 1
title = "Evening hamstring release"

[[step]]
exercise = "leg-swing"
reps = 12
pace = "2s"
side = "each"

[[step]]
repeat = 2
title = "Core"

[[step.step]]
exercise = "plank"
hold = "30s"

# [[step]]
# rest = "10s"
"""


def _name(identity: str) -> str:
    exercise = CATALOGUE.exercise(identity)
    return exercise.name if exercise is not None else ""


def _draft(text: str) -> Draft:
    return Drafter(_name).read(
        text,
        lambda each: load_text(each, CATALOGUE),
        lambda session: compile_session(session, WORDS, lambda line: estimated_frames(line, 1.0)),
    )


def test_the_outline_names_every_step_with_its_dose_and_times() -> None:
    draft = _draft(FIVE)
    assert draft.playable
    rows = [(row.kind, row.depth, row.title, row.detail, row.off) for row in draft.rows]
    assert rows == [
        ("session", 0, "Evening hamstring release", "", False),
        ("step", 0, _name("leg-swing"), "12 reps · each side", False),
        ("group", 0, "Core", "2 rounds", False),
        ("step", 1, _name("plank"), "hold 30s", False),
        ("rest", 0, "Rest", "10s", True),
    ]
    assert draft.timeline is not None
    plank, group = draft.rows[3], draft.rows[2]
    assert plank.length >= 60 * RATE and group.start == plank.start and draft.rows[4].start is None
    assert draft.rows[0].length == draft.timeline.length


def test_a_mistake_stands_in_its_row_and_the_others_are_still_there() -> None:
    draft = _draft(FIVE.replace('hold = "30s"', "hold = 30 seconds"))
    assert not draft.playable and [row.severity for row in draft.rows] == ["", "", "", "error", ""]
    assert [row.title for row in draft.rows] == [row.title for row in Drafter(_name).sketch(FIVE, draft).rows]


def test_rows_that_are_kept_say_what_rows_made_anew_say() -> None:
    drafter, before = Drafter(_name), _draft(FIVE)
    swapped = FIVE.replace('hold = "30s"', 'hold = "40s"').replace("# [[step]]\n# rest", "[[step]]\nrest")
    grown = FIVE.replace("[[step]]\nrepeat", '[[step]]\nrest = "5s"\n\n[[step]]\nrepeat')
    for text in (FIVE, swapped, FIVE, grown, FIVE.replace("[[step.step]]", "[[step]]"), FIVE):
        kept = drafter.sketch(text, before)
        assert kept.rows == Drafter(_name).sketch(text, before).rows
        assert [row.title for row in kept.rows] == [row.title for row in _draft(text).rows]
    again = drafter.sketch(FIVE + "\n", before)
    assert all(one is other for one, other in zip(again.rows, kept.rows, strict=True))


def test_totals_add_up_sides_kinds_and_muscles() -> None:
    draft = _draft(FIVE)
    assert draft.timeline is not None
    totals = totals_of(draft.timeline, lambda identity: (f"of {identity}",))
    assert totals.worked.left == totals.worked.right == 24 * RATE and not totals.worked.uneven
    assert sum(length for _, length in totals.kinds) == totals.length
    assert {each.name: each.both for each in totals.muscles}["of plank"] == 60 * RATE


def _offered(text: str) -> list[str]:
    """What is offered at the sign ``|`` of a text."""
    lines = lines_of(text.replace("|", ""))
    before = text.split("|")[0]
    line, column = before.count("\n"), len(before) - before.rfind("\n") - 1
    return [each.label for each in offer_at(lines, line, column, CATALOGUE).suggestions]


def test_keys_values_and_exercises_are_offered_where_they_belong() -> None:
    assert _offered("[[step]]\nexer|")[0] == "exercise"
    assert "exercise" not in _offered('[[step]]\nexercise = "plank"\n|')
    assert _offered('[[step]]\nside = "al|"')[0] == "alternate"
    assert "plank" in _offered('[[step]]\nexercise = "pla|')
    assert _offered("[[step]]\npnf = { meth|")[0] == "method"
    assert _offered('[[step]]\npnf = { method = "cont|')[0] == "contract-relax"
    assert _offered("[[step]]\nphases = [\n  { name = 'a', ki|")[0] == "kind"
    assert _offered("[defaults]\nchange|")[0] == "change_side"
    assert _offered("[exercises.mine]\nlater|")[0] == "laterality"
    assert _offered("form|")[0] == "format"
    assert _offered("[[st|")[0] == "[[step]]"
    assert _offered("# [[step]] any|") == []


def test_muscles_and_poses_are_offered_by_their_names() -> None:
    text = '[[step]]\nexercise = "plank"\nphases = [{ name = "a", pose = "'
    place = ('[exercises.mine]\ntarget = ["h', text)
    names = {"target": ("hamstrings", "hip flexors", "calves")}
    found = []
    for written in place:
        lines = lines_of(written)
        line, column = len(lines) - 1, len(lines[-1])
        found.append(offer_at(lines, line, column, CATALOGUE, lambda key: names.get(key, ())))
    assert [each.insert for each in found[0].suggestions[:2]] == ['"hamstrings"', '"hip flexors"']
    plank = CATALOGUE.exercise("plank")
    assert plank is not None and [each.label for each in found[1].suggestions] == list(plank.table["poses"])


def test_help_tells_what_a_key_and_an_exercise_mean() -> None:
    lines = lines_of('[[step]]\nexercise = "plank"\nhold = "30s"\n')
    assert help_at(lines, 2, 1, CATALOGUE).startswith("hold: ")
    assert help_at(lines, 1, 14, CATALOGUE).startswith(_name("plank"))
    assert help_at(lines, 0, 3, CATALOGUE) == ""


def test_tables_among_the_steps_are_called_by_their_own_names() -> None:
    tables = '\n[exercises.bow]\nname = "Bow"\n\n[parameters.n]\ndefault = "30s"\n\n[music]\nvolume = 0.4\n'
    rows = _draft(FIVE + tables).rows[-3:]
    assert [(row.title, row.names) for row in rows] == [
        ("Bow", ("exercises", "bow")),
        ("n", ("parameters", "n")),
        ("[music]", ("music",)),
    ]


def test_the_dose_is_told_however_it_is_written() -> None:
    def told(step: str) -> str:
        return _draft(f'format = 1\ntitle = "T"\n\n[[step]]\nexercise = "plank"\n{step}\n').rows[1].detail

    assert told("reps = [10, 8]   # fewer") == "10, 8 reps"
    assert told('hold = ["30s", "$hold"]') == "hold 30s, $hold"
    assert told('side = "each"\n\n[step.pnf]\ncycles = 2') == "PNF · each side"
    assert told("pnf = { cycles = 2 }") == "PNF"
    assert told('[[step.phases]]\nfor = "5s"') == "own phases"


_LINES = (
    *(
        "[[step]]\n",
        "  [[step.step]]\n",
        "# [[step]]\n",
        "#hold = 3\n",
        "# words\n",
        "\n",
        " \n",
        "hold = 3\n",
    ),
    *(
        'say = """\n',
        '"""\n',
        "note = '''\n",
        "x = 1 # [[step]]\n",
        'a = "[[step]]"\n',
        "[exercises.own]\n",
        "rest = 9\n",
    ),
)


@given(some.lists(some.sampled_from(_LINES), min_size=1, max_size=14), some.data())
def test_texts_that_are_taken_for_alike_have_the_same_blocks(lines: list[str], data: some.DataObject) -> None:
    other = list(lines)
    for _ in range(data.draw(some.integers(1, 2))):
        other[data.draw(some.integers(0, len(lines) - 1))] = data.draw(some.sampled_from(_LINES))
    if alike_in_blocks(lines, other):
        assert blocks_of("".join(lines)) == blocks_of("".join(other))
    assert alike_in_blocks(["hold = 3\n"], ["hold = 31\n"])

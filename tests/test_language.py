"""The interface: all its texts in every language, forms for numbers, and whose language is spoken."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path
from typing import get_args

import pytest
import tomli

from player import language
from player.audio.tones import TONES
from player.editing.joint_drag import HANDLES
from player.figures.camera import VIEWS
from player.figures.contacts import SPOTS
from player.figures.joints import LIMB, TRUNK
from player.figures.motion import KINDS, POINTS, WAYS
from player.figures.muscles import MUSCLES
from player.figures.pose import (
    LIMB_CONTACTS,
    PROP_POINTS,
    PROPS,
    ROOTS,
    SUPPORTS,
    TRUNK_CONTACTS,
    TRUNK_POINTS,
)
from player.figures.reading import EXERCISE_KINDS
from player.history.summary import csv_of
from player.language import counted, interface_file, languages, person_language, said, speak, system_language
from player.session.exercise_file import load_exercise_text
from player.session.exercise_template import exercise_template
from player.session.parts import PARTS
from player.session.schema import LEVELS, TABLES
from player.session.weeks import WEEKDAYS
from player.ui import actions
from player.ui.settings_screen.table import SECTIONS

ROOT = Path(__file__).resolve().parents[1]
TONGUES = languages()[1:]
_FIELD = re.compile(r"\{(\w+)")


@pytest.fixture(autouse=True)
def _in_english_again() -> Iterator[None]:
    yield
    speak("en")


def texts_in_code() -> dict[str, bool]:
    """Return the texts that the program looks up, and whether each has a number in it."""
    found: dict[str, bool] = {}
    for path in sorted((ROOT / "player").rglob("*.py")):
        source = path.read_text("utf-8")
        if "player.language import" not in source and path.stem != "language":
            continue
        for node in ast.walk(ast.parse(source)):
            name = node.func.id if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) else ""
            if name in ("said", "counted", "later"):
                assert isinstance(node, ast.Call)
                text = node.args[name == "counted"] if len(node.args) > (name == "counted") else node.args[0]
                if isinstance(text, ast.Constant) and isinstance(text.value, str):
                    found[text.value] = name == "counted"
    return found


def texts_by_name() -> set[str]:
    """Return the texts that are looked up by what they name."""
    things = set()
    for path in (*(ROOT / "sessions").glob("*.toml"), *(ROOT / "sessions" / "programmes").glob("*.toml")):
        header = tomli.loads(path.read_text("utf-8"))
        things |= {*header.get("equipment", ()), *header.get("tags", ())}
    for path in (ROOT / "media" / "exercises").glob("*.toml"):
        things |= {*tomli.loads(path.read_text("utf-8")).get("equipment", ())}
    sides = {"left", "right", "LEFT", "RIGHT", "left side", "right side"}
    return (
        things
        | sides
        | texts_of_the_format()
        | names_of_figures()
        | {*LEVELS, *PARTS, *SECTIONS, *get_args(actions.Section)}
    )


def texts_of_the_format() -> set[str]:
    """Return what the format's table says of its keys."""
    keys = [key for table in TABLES.values() for key in table.values()]
    found = {text for key in keys for text in (key.doc, key.otherwise, key.section, *key.meanings) if text}
    found |= {
        key.sample for key in keys if key.has_words and not key.default and "`" in (key.otherwise or "`")
    }
    return found | {"error", "warning"}


def names_of_figures() -> set[str]:
    """Return what poses, phases, parts of the body and muscles are called, as they are looked up."""
    found = set(MUSCLES)
    for path in (ROOT / "media" / "exercises").glob("*.toml"):
        exercise = tomli.loads(path.read_text("utf-8"))
        found |= {*exercise.get("target", ()), *exercise.get("opposing", ())}
        found |= {f"pose: {name.replace('-', ' ').replace('_', ' ')}" for name in exercise.get("poses", ())}
    parts = {*LIMB, *TRUNK, *LIMB_CONTACTS, *TRUNK_CONTACTS, *PROP_POINTS, *TRUNK_POINTS, *POINTS, *SPOTS}
    parts |= {*(handle.name for handle in HANDLES), *SUPPORTS, "hips", "hands", "feet", "limb"}
    parts |= {f"{part}s" for part in ("heel", "ball", "knee", "forearm", "elbow")}
    movements = {name for joint in (*LIMB.values(), *TRUNK.values()) for name in joint}
    named = {"part": parts, "movement": movements, "root": ROOTS, "phase": {"start", *KINDS}, "way": WAYS}
    named |= {"kind": EXERCISE_KINDS, "tone": TONES}
    found |= {f"{kind}: {name.replace('-', ' ')}" for kind, names in named.items() for name in names}
    found |= {f"view: {name}" for name in VIEWS}
    found |= {f"column: {name}" for name in csv_of(()).strip().split(",")}
    return found | {prop.replace("-", " ") for prop in PROPS} | {day.capitalize() for day in WEEKDAYS}


@pytest.mark.parametrize("tongue", TONGUES)
def test_every_text_of_the_interface_is_in_every_language(tongue: str) -> None:
    texts = tomli.loads(interface_file(tongue).read_text("utf-8"))
    texts.pop("plural", None)
    assert texts.pop("decimal", ".") in (".", ",")
    asked = texts_in_code()
    wanted = {*asked, *texts_by_name()}
    assert sorted(wanted - texts.keys()) == []
    # People's own sessions name things and tags besides, which are small words.
    assert [text for text in sorted(texts.keys() - wanted) if not text.islower() or "{" in text] == []
    for text, there in texts.items():
        assert isinstance(there, dict) == asked.get(text, False), text
        for form in there.values() if isinstance(there, dict) else (there,):
            assert set(_FIELD.findall(form)) <= set(_FIELD.findall(text)), text
            assert form.strip()
        if isinstance(there, str):
            assert set(_FIELD.findall(there)) == set(_FIELD.findall(text)), text
            assert (text[:1] == " ", text[-1:] == " ") == (there[:1] == " ", there[-1:] == " "), text


@pytest.mark.parametrize("tongue", TONGUES)
def test_the_guide_is_in_every_language(tongue: str) -> None:
    folder = ROOT / "media" / "guide"
    written, there = ((each / "guide.md").read_text("utf-8") for each in (folder, folder / tongue))
    for part in (r"^```toml.*?^```$", r"^<!-- .* -->$", r"^#+ ", r"^\| `|^\|"):
        found = [re.findall(part, text, re.MULTILINE | re.DOTALL) for text in (written, there)]
        assert len(found[0]) == len(found[1]), part
        assert found[0] == found[1] or "toml" not in part
    headings = [
        re.sub(r"[^\w -]", "", each.lower()) for each in re.findall(r"^#+ (.*)$", there, re.MULTILINE)
    ]
    for link in re.findall(r"^\* \[.*\]\(#(.*?)\)", there, re.MULTILINE):
        assert link in [heading.replace(" ", "-") for heading in headings]


@pytest.mark.parametrize("tongue", TONGUES)
def test_templates_are_in_every_language_and_say_the_same(tongue: str) -> None:
    folder = ROOT / "media" / "templates"
    for path in folder.glob("*.toml"):
        written, there = (
            tomli.loads(each.read_text("utf-8")) for each in (path, folder / tongue / path.name)
        )
        assert there.pop("language") == tongue
        assert there["title"] != written["title"]
        for ours, theirs in zip(written["step"], there["step"], strict=True):
            texts = ("say", "note", "title", "cue")
            assert {key: value for key, value in ours.items() if key not in texts} == {
                key: value for key, value in theirs.items() if key not in texts
            }


@pytest.mark.parametrize("tongue", TONGUES)
def test_a_new_exercise_is_explained_in_every_language_and_is_the_same(tongue: str) -> None:
    written = exercise_template("bow")
    speak(tongue)
    there = exercise_template("bow")
    ours, theirs = tomli.loads(written), tomli.loads(there)
    texts = ("summary", "setup", "mistakes", "cautions", "easier", "harder", "words")
    for key in texts:
        assert ours.pop(key) != theirs.pop(key), key
    assert ours == theirs
    assert load_exercise_text(there, "bow", "bow.toml").problems == ()
    comments = [re.findall("#.*", text) for text in (written, there)]
    assert len(comments[0]) == len(comments[1])
    assert not set(comments[0]) & set(comments[1])


def test_texts_are_said_in_the_language_that_is_spoken() -> None:
    assert said("Up to {minutes} min", minutes=12) == "Up to 12 min"
    speak("es")
    assert said("Up to {minutes} min", minutes=12) == "Hasta 12 min"
    assert said("Nobody has translated {this}", this="that") == "Nobody has translated that"
    speak("xx")
    assert said("Back") == "Back"


@pytest.mark.parametrize(("count", "text"), [(1, "1 minuto"), (2, "2 minutos"), (0, "0 minutos")])
def test_numbers_have_their_forms(count: int, text: str) -> None:
    speak("es")
    told = counted("1 minute of movement", "{count} minutes of movement", count)
    assert told == f"{text} de movimiento"


@pytest.mark.parametrize(
    ("count", "text"), [(1, "1 tydzień"), (3, "3 tygodnie"), (5, "5 tygodni"), (22, "22 tygodnie")]
)
def test_a_language_can_have_more_forms_than_two(
    count: int, text: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "pl.toml").write_text(
        '"{count} weeks" = { one = "1 tydzień", few = "{count} tygodnie", other = "{count} tygodni" }\n'
        '[plural]\none = ["1"]\nfew = ["2-4", "22-24"]\n',
        encoding="utf-8",
    )
    monkeypatch.setattr(language, "interface_file", lambda tongue: tmp_path / f"{tongue}.toml")
    speak("pl")
    assert counted("1 week", "{count} weeks", count) == text


@pytest.mark.parametrize(
    ("chosen", "system", "spoken"),
    [
        ("system", "es_MX.UTF-8", "es"),
        ("system", "C.UTF-8", "en"),
        ("system", "fr_FR", "en"),
        ("system", "", "en"),
        ("es", "de_DE", "es"),
        ("en", "es_ES", "en"),
        ("klingon", "es_ES", "en"),
    ],
)
def test_the_chosen_language_goes_before_the_systems(
    chosen: str, system: str, spoken: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("LC_ALL", system)
    monkeypatch.delenv("LC_MESSAGES", raising=False)
    monkeypatch.delenv("LANG", raising=False)
    monkeypatch.setattr(language, "_told_by_the_desktop", lambda: "")
    assert person_language(chosen) == spoken
    assert system_language()

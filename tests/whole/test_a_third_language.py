"""A third language: texts alone bring one, and nothing in the code knows of it.

The language is made up: English in which every word is turned round, so that what is still English is
seen.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import tomli

from player import paths
from player.app.beginning import begin_session, templates
from player.app.documenting import format_page
from player.app.supplies import Supplies
from player.app.voice_choosing import sample_of
from player.cli import main
from player.importing.door import import_text
from player.importing.imported import report_text
from player.language import counted, language_name, languages, person_language, said, speak
from player.making.make import Maker
from player.making.sentence import understood
from player.making.wish import Wish
from player.session.exercise_template import exercise_template
from player.session.words import languages_of
from player.settings import Settings
from player.timeline.compiler import compile_session
from player.timeline.frames import RATE

TAG = "qaa"
"""One of the tags that are kept free for such a purpose."""
_NAMED = re.compile(r"^(part|pose|phase|movement|root|way|kind|tone|view|column): ")
"""What stands before names that are looked up by what they name."""
_WORD = re.compile(r"\{[^{}]*\}|[^\W\d_]+")


def turned(text: str) -> str:
    """Return a text with every word turned round; fields stay as they are."""
    return _WORD.sub(lambda found: found[0] if found[0].startswith("{") else found[0][::-1], text)


def written(value: Any) -> str:
    """Return a value as TOML."""
    if isinstance(value, str):
        return '"' + value.replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n") + '"'
    if isinstance(value, dict):
        return "{ " + ", ".join(f"{written(key)} = {written(each)}" for key, each in value.items()) + " }"
    if isinstance(value, list):
        return "[" + ", ".join(map(written, value)) + "]"
    return str(value).lower() if isinstance(value, bool) else str(value)


def keep(path: Path, document: dict[str, Any]) -> None:
    """Write a file of the language."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text("".join(f"{written(key)} = {written(each)}\n" for key, each in document.items()), "utf-8")


def inside_out(value: Any) -> Any:
    """Return a value with all texts in it turned round."""
    if isinstance(value, str):
        return turned(value)
    if isinstance(value, dict):
        return {key: inside_out(each) for key, each in value.items()}
    return [inside_out(each) for each in value] if isinstance(value, list) else value


def interface() -> dict[str, Any]:
    """Return the texts of the interface: those that Spanish has, from the English they stand for."""
    path = paths.shipped_folder("media") / "words" / "interface" / "es.toml"
    there = tomli.loads(path.read_text("utf-8"))
    made: dict[str, Any] = {"decimal": ","}
    for text, form in there.items():
        if text not in ("decimal", "plural"):
            here = turned(_NAMED.sub("", text))
            made[text] = {"one": here, "other": here} if isinstance(form, dict) else here
    return made


@pytest.fixture(scope="module")
def media(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return what ships, with one language more: as a translator would leave it."""
    shipped, made = paths.shipped_folder("media"), tmp_path_factory.mktemp("shipped") / "media"
    for file in shipped.rglob("*"):
        if file.is_file():
            link = made / file.relative_to(shipped)
            link.parent.mkdir(parents=True, exist_ok=True)
            link.symlink_to(file)
    words = made / "words"
    known = (words / "languages.toml").read_text("utf-8")
    (words / "languages.toml").unlink()
    more = f'\n[{TAG}]\nname = "Dnuor denruT"\nsample = "Neve."\n'
    (words / "languages.toml").write_text(known + more, "utf-8")
    keep(words / "interface" / f"{TAG}.toml", interface())
    keep(words / f"{TAG}.toml", inside_out(tomli.loads((shipped / "words" / "en.toml").read_text("utf-8"))))
    for kind in ("wishes", "lists"):
        document = tomli.loads((shipped / "words" / kind / "en.toml").read_text("utf-8"))
        keep(words / kind / f"{TAG}.toml", _vocabulary(document))
    for folder in ("exercises", "templates"):
        for path in (shipped / folder).glob("*.toml"):
            document = tomli.loads((shipped / folder / "es" / path.name).read_text("utf-8"))
            if folder == "exercises":
                keep(made / folder / TAG / path.name, {text: turned(text) for text in document})
            else:
                english = tomli.loads(path.read_text("utf-8"))
                told = {"title": turned(english["title"]), "summary": turned(english["summary"])}
                keep(made / folder / TAG / path.name, {**english, **told, "language": TAG})
    template = shipped / "templates" / "exercise" / "exercise.toml"
    other = made / "templates" / "exercise" / TAG / "exercise.toml"
    other.parent.mkdir()
    other.write_text(
        template.read_text("utf-8").replace("Loosens the hips", turned("Loosens the hips")), "utf-8"
    )
    guide = made / "guide" / TAG / "guide.md"
    guide.parent.mkdir()
    guide.write_text("# Ediug\n", "utf-8")
    return made


def _vocabulary(document: dict[str, Any]) -> dict[str, Any]:
    """Return the words of wishes or lists; what they mean, and fields in them, stay as they are."""
    made: dict[str, Any] = {}
    for table, entries in document.items():
        if table == "meanings":
            made[table] = {turned(key): meaning for key, meaning in entries.items()}
        elif table in ("numbers", "minutes", "same", "endings"):
            made[table] = {
                (key if table == "endings" else turned(key)): each for key, each in entries.items()
            }
        else:
            made[table] = inside_out(entries)
    if "endings" in made:
        made["endings"] = {}
    return made


@pytest.fixture(autouse=True)
def _in_it(media: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    shipped = paths.shipped_folder
    monkeypatch.setattr(paths, "shipped_folder", lambda name: media if name == "media" else shipped(name))
    speak(TAG)
    yield
    speak("en")


def test_it_is_offered_and_answers_to_the_system(monkeypatch: pytest.MonkeyPatch) -> None:
    assert languages() == ("en", "es", TAG)
    assert language_name(TAG) == "Dnuor denruT"
    assert TAG in languages_of(paths.shipped_folder("media") / "words")
    monkeypatch.setenv("LC_ALL", f"{TAG}_XX.UTF-8")
    assert person_language("system") == TAG


def test_the_interface_speaks_it() -> None:
    assert said("Begin with something else") == "nigeB htiw gnihtemos esle"
    assert counted("1 step", "{count} steps", 3) == "3 spets"
    assert sample_of(Settings(), ())[0] == "Neve."


def test_a_session_is_made_of_a_wish_in_it_and_spoken_in_it() -> None:
    heard = understood("ytnewt setunim rof sgnirtsmah, eltneg, on gnileenk")
    assert heard.unknown == ()
    assert heard.wish == Wish(("hamstrings",), 20, without=frozenset(("kneeling",)))
    supplies = Supplies()
    made = Maker(supplies.catalogue, supplies.words).make(heard.wish)
    assert made.session.language == TAG
    assert made.session.title == "gninesooL: sgnirtsmah"
    told = compile_session(made.session, supplies.words(TAG), lambda text: RATE)
    lines = [cue.line for cue in told.cues if cue.line]
    assert lines
    words = {word for line in lines for word in re.findall(r"[^\W\d_]+", line)}
    assert not words & {"the", "your", "and", "Hold", "Stretch", "left", "right", "seconds", "side"}


def test_a_list_in_it_is_understood() -> None:
    made = import_text("tnorF knalp 3 x 30 s rep edis, tser 20 s", Supplies().catalogue)
    (one,) = made.sessions
    assert f'language = "{TAG}"' in one.text
    assert 'side = "each"' in one.text
    assert 'rest = "20s"' in one.text
    assert "htiw sti erugif dna sdrow" in report_text(made.report)
    assert turned("Made by Limber from {kind}.").partition("{")[0] in one.text


def test_sessions_begin_and_exercises_are_explained_in_it(tmp_path: Path) -> None:
    assert templates()["pnf"] == turned(
        tomli.loads((paths.shipped_folder("media") / "templates" / "pnf.toml").read_text("utf-8"))["summary"]
    )
    begin_session(tmp_path / "new.toml", Supplies(), "core")
    assert f'"{TAG}"' in (tmp_path / "new.toml").read_text("utf-8")
    assert turned("Loosens the hips") in exercise_template("bow")
    assert format_page(Supplies()).startswith("# Ediug")


def test_a_session_that_nobody_translated_plays_in_its_own_language() -> None:
    supplies = Supplies()
    session = supplies.load(paths.shipped_folder("sessions") / "core-foundation.toml").require()
    assert session.language == "en"
    told = compile_session(session, supplies.words("en"), lambda text: RATE)
    lines = " ".join(cue.line for cue in told.cues if cue.line)
    assert "Well done." in lines
    assert turned("Well done") not in lines


def test_the_terminal_speaks_it(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    monkeypatch.setenv("LC_ALL", f"{TAG}.UTF-8")
    with pytest.raises(SystemExit):
        main(["new", "--help"])
    told = capsys.readouterr().out
    assert turned("from a wish") in told
    assert "sgnirtsmah" in told

"""Files that are broken or meant to harm: answered with a sentence, quickly, and nothing is believed."""

from __future__ import annotations

import io
import json
import struct
import tracemalloc
import zipfile
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from player.errors import PlayerError
from player.importing.archive import MOST_MEMBERS, open_archive, safe_name
from player.importing.door import FORMATS, import_bytes, import_file
from player.importing.imported import Imported
from player.importing.xml_tree import XmlProblem, parse_xml
from tests.importing.made import CATALOGUE, SAMPLE_FILES, SAMPLES, archive, read, sessions_of

DATABASE = (SAMPLES / "openworkout.json").read_bytes()


def outcome(raw: bytes, name: str = "") -> Imported | str:
    """Return what comes of bytes, or what is said of them; anything else that is raised fails the test."""
    try:
        made = import_bytes(raw, CATALOGUE, name, "sample")
    except PlayerError as error:
        return str(error)
    sessions_of(made)
    return made


# -- archives


def test_an_absolute_member_is_read_and_told() -> None:
    made = import_bytes(archive({"/database.json": DATABASE}), CATALOGUE)
    assert made.sessions[0].title == "Two days: First"
    assert any("/database.json" in line.text for line in made.report)


@pytest.mark.parametrize(
    "name",
    [
        "../evil",
        "a/../../evil",
        "..\\evil",
        "con",
        "a/nul.txt",
        "a\x00b",
        "a/b.",
        "a/ ",
        "x" * 300,
        "",
        "a\nb",
    ],
)
def test_a_name_that_leads_out_or_is_none_everywhere_is_not_safe(name: str) -> None:
    assert safe_name(name) == ""


@pytest.mark.parametrize(
    ("name", "safe"), [("/a/b", "a/b"), ("C:\\a\\b", "a/b"), ("./a//b", "a/b"), ("\\\\host\\a", "host/a")]
)
def test_a_name_is_made_one_below_a_folder(name: str, safe: str) -> None:
    assert safe_name(name) == safe


def test_a_bomb_is_refused_before_it_is_unpacked() -> None:
    raw = archive({"database.json": b"0" * 30_000_000})
    tracemalloc.start()
    with pytest.raises(PlayerError, match="far more tightly"):
        import_bytes(raw, CATALOGUE)
    assert tracemalloc.get_traced_memory()[1] < 5_000_000
    tracemalloc.stop()


def test_too_many_members_are_refused() -> None:
    with pytest.raises(PlayerError, match="more than"):
        open_archive(archive({f"{number}": b"" for number in range(MOST_MEMBERS + 1)}))


def test_too_much_in_all_is_refused() -> None:
    noise = bytes(range(256)) * 4096 * 20
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_STORED) as made:
        for number in range(4):
            made.writestr(f"{number}.bin", noise)
    with pytest.raises(PlayerError, match="larger than 64 MB"):
        open_archive(buffer.getvalue())


def test_a_list_of_members_that_claims_to_be_huge_is_refused() -> None:
    raw = bytearray(archive({"database.json": DATABASE}))
    end = raw.rfind(b"PK\x05\x06")
    struct.pack_into("<L", raw, end + 12, 0x7FFFFFFF)
    with pytest.raises(PlayerError):
        open_archive(bytes(raw))


def test_a_member_that_lies_about_its_size_is_damaged() -> None:
    raw = bytearray(archive({"database.json": DATABASE}))
    middle = raw.rfind(b"PK\x01\x02")
    struct.pack_into("<L", raw, middle + 24, 10)
    assert isinstance(outcome(bytes(raw)), str)


def test_links_locked_members_and_twins_are_left_out() -> None:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as made:
        link = zipfile.ZipInfo("link")
        link.external_attr = 0o120777 << 16
        made.writestr(link, "/etc/passwd")
        made.writestr("A.txt", "1")
        made.writestr("a.TXT", "2")
    opened = open_archive(buffer.getvalue())
    assert list(opened.names) == ["A.txt"]
    assert len(opened.remarks) == 2


# -- XML


@pytest.mark.parametrize(
    "text",
    [
        '<!DOCTYPE x [<!ENTITY a "b">]><exercises><exercise>&a;</exercise></exercises>',
        '<!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/passwd">]><exercises>&a;</exercises>',
        '<!DOCTYPE x [<!ENTITY % a SYSTEM "file:///etc/passwd"> %a;]><exercises/>',
        "<a>" * 60 + "</a>" * 60,
        "<a>" + "<b/>" * 100_001 + "</a>",
        "<exercises><exercise>",
        "<a></b>",
    ],
)
def test_xml_that_no_honest_file_is_is_refused(text: str) -> None:
    with pytest.raises(XmlProblem):
        parse_xml(text)


def test_a_document_type_alone_is_harmless() -> None:
    assert parse_xml('<?xml version="1.0" encoding="latin-1"?><!DOCTYPE a><a b="c">é</a>').text == "é"


def test_a_picture_outside_the_folder_is_not_read(tmp_path: Path) -> None:
    (tmp_path / "secret.png").write_bytes((SAMPLES / "workrave" / "up.png").read_bytes())
    folder = tmp_path / "inside"
    folder.mkdir()
    for source in ("../secret.png", str(tmp_path / "secret.png")):
        (folder / "exercises.xml").write_text(
            f'<exercises><exercise><title>A</title><sequence duration="9"><image src="{source}"/></sequence>'
            "</exercise></exercises>"
        )
        assert import_file(folder / "exercises.xml", CATALOGUE).files == ()


# -- JSON and numbers


@pytest.mark.parametrize(
    "value",
    [
        "NaN",
        "-Infinity",
        "1e999",
        "9" * 5000,
        "-5",
        '"1e400"',
        '"nan"',
        "true",
        "null",
        "[]",
        '"30"',
        "1e-9",
        "1e15",
    ],
)
def test_odd_numbers_are_no_times(value: str) -> None:
    exercises = f'{{"name": "A", "duration": {value}}}, {{"name": "B", "duration": 30}}'
    text = f'{{"title": "T", "sets": [{{"repetitions": 2, "exercises": [{exercises}]}}]}}'
    assert isinstance(outcome(text.encode()), Imported)


def test_deep_json_is_refused() -> None:
    assert "too deeply" in str(outcome(b"[" * 100_000))
    assert isinstance(outcome(b'{"items":' * 5000 + b"{}" + b"}" * 5000), str)


def test_more_steps_than_anybody_does_are_refused() -> None:
    many = {"title": "T", "sets": [{"repetitions": 1, "exercises": [{"name": "A", "duration": 1}] * 3000}]}
    assert "more than 2000 steps" in str(outcome(json.dumps(many).encode()))


def test_a_session_that_would_not_end_is_refused() -> None:
    exercises = [{"name": "A", "duration": 1}] * 1000
    many = {"title": "T", "sets": [{"repetitions": 100_000, "exercises": exercises}]}
    assert "phases" in str(outcome(json.dumps(many).encode()))


def test_braces_quotes_and_line_ends_in_names_do_no_harm() -> None:
    name = 'Plank"\n[[step]]\nrest = "9h" {side} {x} \\ \x1b[31m'
    text = json.dumps(
        {"title": name, "sets": [{"repetitions": 2, "exercises": [{"name": name, "duration": 9}]}]}
    )
    made = outcome(text.encode())
    assert isinstance(made, Imported)
    assert len(sessions_of(made)[0].steps) == 1


# -- encodings


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "cp1252"])
def test_text_is_read_in_the_encoding_it_is_in(encoding: str) -> None:
    made = import_bytes("Café routine\n\nPlank 30s\nSquats 10\n".encode(encoding), CATALOGUE)
    assert made.sessions[0].title == "Café routine"


@pytest.mark.parametrize(
    "raw",
    [
        b"",
        b"   \n",
        b"\xff\xfe",
        b"\x00" * 100,
        bytes(range(256)) * 50,
        b"PK\x03\x04",
        b"\x7fELF" + b"\x00\x01" * 99,
    ],
)
def test_what_is_no_text_is_said_to_be_none(raw: bytes) -> None:
    assert isinstance(outcome(raw), str)


def test_each_format_refuses_what_is_not_its_own() -> None:
    for entry in FORMATS:
        assert isinstance(outcome(b'{"hello": 1}', entry.name), str)


def test_a_session_of_limber_stays_as_it_is() -> None:
    text = '# mine\nformat = 1\ntitle = "T"\n[[step]]\nexercise = "plank"\nhold = "30s"\n'
    assert read(text).sessions[0].text == text


def test_long_lines_and_many_lines_take_little_time() -> None:
    assert isinstance(outcome(b"3x" * 200_000), Imported | str)
    assert isinstance(outcome(b"plank 30s, " * 20_000), Imported | str)
    long = outcome(b"Plank 30s\n" * 10_000)
    assert "2000 steps" in str(long)
    long = outcome(b"Plank for all of 30 seconds, with a long neck and easy breath\n" * 1500)
    assert isinstance(long, Imported)
    assert any("60,000 letters" in line.text for line in long.report)
    assert isinstance(outcome(b"1-" * 100_000), Imported | str)
    assert isinstance(outcome(b"3 sets of " * 40_000), Imported | str)


# -- fuzz

_RAW = {name: (SAMPLES / name).read_bytes() for name in SAMPLE_FILES} | {
    "openworkout.zip": archive({"/database.json": DATABASE, "image/towel row.png": b"\x89PNG\r\n\x1a\n"})
}
_PIECES = (
    b"",
    b"\x00",
    b"-1",
    b"1e999",
    b'"',
    b"[",
    b"}",
    b"<",
    b"&x;",
    b"9" * 30,
    b"\xff\xfe",
    b"null",
    b"\n",
    b"3x:",
)


@st.composite
def damaged(draw: st.DrawFn) -> bytes:
    """Draw a sample with a few places cut out, doubled or overwritten."""
    raw = _RAW[draw(st.sampled_from(sorted(_RAW)))]
    for _ in range(draw(st.integers(1, 4))):
        start = draw(st.integers(0, len(raw)))
        end = min(len(raw), start + draw(st.integers(0, 40)))
        piece = draw(st.sampled_from((*_PIECES, raw[start:end] * 2)))
        raw = raw[:start] + piece + raw[end:]
    return raw


@given(damaged())
def test_a_damaged_file_gives_sessions_or_a_sentence(raw: bytes) -> None:
    outcome(raw)


@given(st.text(st.sampled_from("0123456789 xs:,.-–()/\nplankrestmi”'\"×[]{}"), max_size=200))
def test_any_text_gives_sessions_or_a_sentence(text: str) -> None:
    outcome(text.encode(), "text")

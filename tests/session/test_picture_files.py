"""Pictures that people bring are shown where they are honest, and told where they are not; nothing of a
hostile file is decoded, run or followed."""

from __future__ import annotations

import os
import struct
import zlib
from io import BytesIO
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image

from player.session.model import Pictured
from player.session.picture_files import (
    LARGEST,
    LARGEST_SVG,
    PictureFault,
    PictureFile,
    read_picture,
)
from player.session.picture_headers import gif_frames, size_of
from player.session.svg_cleaning import CleanSvg, SvgFault, clean_svg

SVG = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 80 60">{}</svg>'


def _painted(kind: str, size: tuple[int, int] = (40, 30), frames: int = 1) -> bytes:
    images = [Image.new("RGB", size, (10 * frame % 255, 90, 120)) for frame in range(frames)]
    out = BytesIO()
    more = {"save_all": True, "append_images": images[1:]} if frames > 1 else {}
    images[0].save(out, format=kind, **more)
    return out.getvalue()


def _read(folder: Path, name: str, data: bytes | None = None) -> PictureFile | PictureFault:
    if data is not None:
        (folder / name).write_bytes(data)
    return read_picture(Pictured(name, str(folder / "bow.toml")))


def _fault(found: PictureFile | PictureFault) -> str:
    assert isinstance(found, PictureFault)
    assert found.hint
    return found.message


@pytest.mark.parametrize("kind", ["PNG", "JPEG", "WEBP", "GIF"])
def test_a_picture_is_known_by_its_bytes_whatever_its_name_says(kind: str, tmp_path: Path) -> None:
    found = _read(tmp_path, "picture.xyz", _painted(kind))
    assert isinstance(found, PictureFile)
    assert (found.kind, found.size) == (kind.lower(), (40, 30))


def test_every_sort_of_webp_and_jpeg_tells_its_size() -> None:
    for options in ({"lossless": True}, {"quality": 40}, {"exif": b"Exif\x00\x00" + b"\x00" * 30}):
        out = BytesIO()
        Image.new("RGB", (333, 77)).save(out, format="WEBP", **options)
        assert size_of(out.getvalue(), "webp") == (333, 77)
    out = BytesIO()
    Image.new("RGB", (333, 77)).save(out, format="JPEG", progressive=True, comment=b"x" * 9000)
    assert size_of(out.getvalue(), "jpeg") == (333, 77)


def test_a_folder_below_is_inside(tmp_path: Path) -> None:
    (tmp_path / "pictures").mkdir()
    (tmp_path / "pictures" / "a.png").write_bytes(_painted("PNG"))
    assert isinstance(_read(tmp_path, "pictures/a.png"), PictureFile)


@pytest.mark.parametrize(
    "name",
    [
        "../a.png",
        "x/../../a.png",
        "/etc/passwd",
        "~/a.png",
        "..\\a.png",
        "C:\\a.png",
        "\\\\server\\a.png",
        "file:///a.png",
        "http://example.com/a.png",
    ],
)
def test_a_path_that_leaves_the_folder_is_not_followed(name: str, tmp_path: Path) -> None:
    inner = tmp_path / "in"
    inner.mkdir()
    (tmp_path / "a.png").write_bytes(_painted("PNG"))
    assert "leads out of the folder" in _fault(_read(inner, name))


@pytest.mark.skipif(os.name == "nt", reason="links need a privilege there")
def test_a_link_that_leaves_the_folder_is_not_followed(tmp_path: Path) -> None:
    inner = tmp_path / "in"
    inner.mkdir()
    (tmp_path / "a.png").write_bytes(_painted("PNG"))
    (inner / "a.png").symlink_to(tmp_path / "a.png")
    (inner / "loop.png").symlink_to(inner / "loop.png")
    (inner / "folder").symlink_to(tmp_path)
    for name in ("a.png", "folder/a.png"):
        assert "leads out of the folder" in _fault(_read(inner, name))
    assert _fault(_read(inner, "loop.png"))


@pytest.mark.skipif(os.name == "nt", reason="there are none there")
def test_what_is_no_file_is_not_waited_for(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.png")
    assert "is no file" in _fault(_read(tmp_path, "pipe.png"))
    assert "is no file" in _fault(_read(tmp_path, "."))


def test_a_picture_that_is_not_there_is_told_with_its_folder(tmp_path: Path) -> None:
    found = _read(tmp_path, "none.png")
    assert "there is no picture" in _fault(found)
    for name in ("", "a\x00b", "x" * 500):
        assert _fault(_read(tmp_path, name))


def _png_header(width: int, height: int) -> bytes:
    body = b"IHDR" + struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + struct.pack(">I", 13) + body + struct.pack(">I", zlib.crc32(body))


@pytest.mark.parametrize(("width", "height"), [(60_000, 60_000), (1, 2**31), (30_000, 10), (8000, 8000)])
def test_a_bomb_is_known_by_its_header(width: int, height: int, tmp_path: Path) -> None:
    found = _read(tmp_path, "bomb.png", _png_header(width, height) + b"\x00" * 100)
    assert "more than can be shown" in _fault(found)


def test_a_gif_of_too_many_frames_is_not_played(tmp_path: Path) -> None:
    still = _painted("GIF", (400, 400), frames=2)
    start = 13 + (3 << ((still[10] & 7) + 1))
    body = still[start:-1]
    assert gif_frames(still, 1000) == 2
    found = _read(tmp_path, "long.gif", still[:start] + body * 900 + b"\x3b")
    assert "moves for too long" in _fault(found)


def test_files_that_are_too_large_are_not_read(tmp_path: Path) -> None:
    with (tmp_path / "big.png").open("wb") as file:
        file.write(_png_header(10, 10))
        file.truncate(LARGEST + 1)
    assert "too large" in _fault(_read(tmp_path, "big.png"))
    padded = SVG.format(" " * LARGEST_SVG).encode()
    assert "too large" in _fault(_read(tmp_path, "big.svg", padded))


@pytest.mark.parametrize(
    "data", [b"", b"hello", b"\x89PNG\r\n\x1a\n", b"GIF89a", b"\xff\xd8\xff", b"RIFF....WEBP"]
)
def test_what_is_broken_is_told(data: bytes, tmp_path: Path) -> None:
    assert _fault(_read(tmp_path, "broken.png", data))


@given(st.binary(max_size=300), st.sampled_from([b"", *(mark for mark in (b"GIF89a", b"\xff\xd8\xff"))]))
def test_no_bytes_make_the_header_reader_fail(data: bytes, mark: bytes) -> None:
    for kind in ("png", "gif", "jpeg", "webp"):
        size_of(mark + data, kind)
    gif_frames(mark + data, 50)


def _clean(inside: str) -> CleanSvg:
    found = clean_svg(SVG.format(inside).encode())
    assert isinstance(found, CleanSvg)
    return found


@pytest.mark.parametrize(
    ("inside", "gone", "told"),
    [
        ("<script>alert(1)</script>", "alert", "scripts"),
        ('<rect width="9" height="9" onclick="alert(1)"/>', "alert", "scripts"),
        (
            '<a xlink:href="http://x.y" xmlns:xlink="http://www.w3.org/1999/xlink"><rect/></a>',
            "http://x.y",
            "links",
        ),
        ('<image href="file:///etc/passwd"/>', "passwd", "pictures in it"),
        ('<use href="http://x.y/a.svg#b"/>', "x.y", "links"),
        ("<foreignObject><p>hello</p></foreignObject>", "hello", "foreignObject"),
        ('<style>rect { fill: url("http://x.y/a") }</style>', "x.y", "style"),
        ("<style>@import 'http://x.y';</style>", "x.y", "style"),
        ("<filter id='f'><feGaussianBlur stdDeviation='9999'/></filter>", "Gaussian", "filter"),
        ("<animate attributeName='x' dur='1s'/>", "animate", "animate"),
        ("<set attributeName='onload' to='x'/>", "onload", "set"),
    ],
)
def test_what_could_run_or_fetch_is_left_out_and_told(inside: str, gone: str, told: str) -> None:
    found = _clean(inside)
    assert gone.encode() not in found.data
    assert told in found.left_out


@pytest.mark.parametrize(
    "attribute",
    [
        'style="fill: url(http://x.y)"',
        'fill="url(http://x.y)"',
        'style="background: u\\72l(http://x.y)"',
        'clip-path="url(&apos;http://x.y&apos;)"',
        'filter="url(#f)"',
        'width="1e99"',
        'd="M0 0 L 99999999999 1"',
        'stroke-dasharray="0.00001"',
    ],
)
def test_attributes_that_fetch_or_never_end_are_left_out(attribute: str) -> None:
    name = attribute.partition("=")[0]
    assert f" {name}=".encode() not in _clean(f"<path {attribute}/>").data


@pytest.mark.parametrize(
    ("data", "told"),
    [
        (b'<!DOCTYPE svg [<!ENTITY a "b">]>' + SVG.format("&a;").encode(), "entities"),
        (b'<!DOCTYPE svg SYSTEM "http://x.y" [ ]>' + SVG.format("").encode(), "entities"),
        (SVG.format("<g>" * 100 + "</g>" * 100).encode(), "nested too deeply"),
        (SVG.format("<rect/>" * 30_000).encode(), "more than 20000 parts"),
        (SVG.format("<rect").encode(), "cannot be read"),
        (SVG.format("").encode("utf-16"), "UTF-8"),
        (b"<html/>", "no SVG drawing"),
        (b'<svg xmlns="http://www.w3.org/2000/svg"/>', "how large"),
        (SVG.replace("80 60", "0 -5").format("").encode(), "how large"),
    ],
)
def test_a_drawing_that_cannot_be_made_safe_is_refused(data: bytes, told: str) -> None:
    found = clean_svg(data)
    assert isinstance(found, SvgFault)
    assert told in found.message
    assert found.hint


def test_parts_that_show_each_other_without_end_are_refused() -> None:
    laughs = "".join(f'<g id="a{n + 1}">{f"<use href={chr(34)}#a{n}{chr(34)}/>" * 10}</g>' for n in range(12))
    for inside in (f'<rect id="a0"/>{laughs}', '<g id="x"><use href="#x"/></g>'):
        found = clean_svg(SVG.format(inside).encode())
        assert isinstance(found, SvgFault)
        assert "more in it than can be drawn" in found.message


def test_outlines_that_take_for_ever_are_refused_however_few_parts_they_are() -> None:
    leg = "M0 0" + "l1 1" * 300_000
    clips = '<clipPath id="c"><path d="' + "M0 0" + "l1 1" * 5_000 + '"/></clipPath>'
    clipped = clips + '<rect width="1" height="1" clip-path="url(#c)"/>' * 200
    styled = clips + '<rect width="1" height="1" style="clip-path: url(#c)"/>' * 200
    words = f"<text>{'word ' * 500_000}</text>"
    shown = f'<path id="p" d="M0 0{"l1 1" * 20_000}"/>' + '<use href="#p"/>' * 40
    for inside in (f'<path d="{leg * 2}"/>', clipped, styled, words, shown):
        found = clean_svg(SVG.format(inside).encode())
        assert isinstance(found, SvgFault)
        assert "more in it than can be drawn" in found.message
    assert isinstance(clean_svg(SVG.format(f'<path d="{leg}"/>').encode()), CleanSvg)


def test_an_honest_drawing_stays_as_it_is() -> None:
    inside = (
        '<defs><linearGradient id="g"><stop offset="0" stop-color="red"/></linearGradient></defs>'
        '<style>.a { fill: url(#g); }</style><path class="a" d="M0 0L9 9" stroke-dasharray="4 2"/>'
        '<g transform="scale(2)"><text x="3">Push <tspan>here</tspan>.</text></g><use href="#g"/>'
    )
    found = _clean(inside)
    assert not found.left_out
    assert list(found.size) == [80, 60]
    for kept in (b"linearGradient", b"url(#g)", b"M0 0L9 9", b"4 2", b"Push ", b"here", b"scale(2)"):
        assert kept in found.data


def test_what_drawing_programs_add_is_dropped_without_a_word() -> None:
    found = _clean('<i:view xmlns:i="http://inkscape.org"/><rect i:x="1" xmlns:i="http://inkscape.org"/>')
    assert not found.left_out
    assert b"inkscape" not in found.data


def test_a_doctype_without_entities_is_fine() -> None:
    doctype = (
        b'<?xml version="1.0"?><!DOCTYPE svg PUBLIC "-//W3C//DTD SVG 1.1//EN" "http://www.w3.org/x.dtd">'
    )
    found = clean_svg(doctype + SVG.format("<rect/>").encode())
    assert isinstance(found, CleanSvg)
    assert b"w3.org/x.dtd" not in found.data


@given(st.text(max_size=200))
def test_no_text_makes_the_cleaning_fail(text: str) -> None:
    clean_svg(SVG.format(text).encode("utf-8", "replace"))

"""Cleaning SVG: what is left is shapes, colours and text. Only what is known to be harmless is kept; scripts,
links, entities, pictures in pictures, filters and styles that fetch are left out."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Any
from xml.etree import ElementTree as ET

from player.language import said

_SVG = "http://www.w3.org/2000/svg"
_XLINK = "http://www.w3.org/1999/xlink"
_DEEPEST = 64
"""How deep elements may be nested."""
_MOST = 20_000
"""How many elements there may be, those that are shown again by `use` counted each time; long outlines count
as several."""
_SIGNS = 100
"""So many letters of an outline or of words count as one more part: 2 MB are drawn at most."""
_CHUNK = 65_536
_KEPT = re.compile(
    r"""svg|g|path|rect|circle|ellipse|line|polyline|polygon|text|tspan|defs|linearGradient|radialGradient|stop
    |clipPath|title|desc|use|style|symbol""",
    re.VERBOSE,
)
"""Elements that may stay."""
_AS_GROUP = frozenset(("a", "switch"))
"""Elements of which only the content is kept."""
_ATTRIBUTES = re.compile(
    r"""id|class|style|x|y|x1|y1|x2|y2|cx|cy|r|rx|ry|fx|fy|dx|dy|width|height|d|points|transform|viewBox
    |preserveAspectRatio|fill|fill-opacity|fill-rule|stroke|stroke-width|stroke-opacity|stroke-linecap
    |stroke-linejoin|stroke-miterlimit|stroke-dasharray|stroke-dashoffset|opacity|color|stop-color|stop-opacity
    |offset|gradientUnits|gradientTransform|spreadMethod|clip-path|clip-rule|clipPathUnits|display|visibility
    |font-family|font-size|font-weight|font-style|text-anchor|letter-spacing|rotate|version""",
    re.VERBOSE,
)
"""Attributes that may stay."""
_NUMBER = re.compile(r"[-+]?(?:\d+\.?\d*|\.\d+)(?:[eE][-+]?\d+)?")
_FETCHES = re.compile(r"url\s*\(\s*(?!['\"]?#)|javascript:|expression\s*\(|@|\\", re.IGNORECASE)
_NAMED = re.compile(r"url\s*\(\s*['\"]?#([^)'\"]*)")
_HUGE = re.compile(r"\d{9,}|[eE][+]?\d{2,}")
_FINEST = 1 / 2000
"""The finest dash, in parts of the drawing's size: finer ones take for ever and are seen as a line."""


@dataclass(frozen=True, slots=True)
class CleanSvg:
    """A drawing that is safe to be shown."""

    data: bytes
    """The drawing."""
    size: tuple[float, float]
    """Width and height in its own units."""
    left_out: tuple[str, ...]
    """What is not in it any more, by name, sorted."""


@dataclass(frozen=True, slots=True)
class SvgFault:
    """Why a drawing cannot be shown."""

    message: str
    """What is wrong."""
    hint: str
    """What to do instead."""


def clean_svg(data: bytes) -> CleanSvg | SvgFault:
    """Return what may be shown of a drawing, or why nothing can be."""
    lowered = data.lower()
    if data[:2] in (b"\xff\xfe", b"\xfe\xff") or b"\x00" in data:
        return SvgFault(said("the drawing is not UTF-8 text"), said("save it as plain SVG, in UTF-8"))
    if b"<!entity" in lowered or re.search(rb"<!doctype[^>]*\[", lowered):
        return SvgFault(said("the drawing defines entities"), said("save it as plain SVG"))
    root = _parsed(re.sub(rb"(?is)<!doctype[^>\[]*>", b"", data))
    if isinstance(root, SvgFault):
        return root
    if _local(root.tag) != "svg":
        return SvgFault(said("this is no SVG drawing"), said("save it as plain SVG"))
    size = _size(root)
    if size is None:
        return SvgFault(
            said("the drawing does not say how large it is"), said('give it a viewBox="0 0 800 600"')
        )
    left_out: set[str] = set()
    cleaned = _cleaned(root, left_out, max(size) * _FINEST)
    if _shown(cleaned) > _MOST:
        return SvgFault(said("the drawing has more in it than can be drawn in time"), said("simplify it"))
    ET.register_namespace("", _SVG)
    ET.register_namespace("xlink", _XLINK)
    return CleanSvg(ET.tostring(cleaned, encoding="utf-8"), size, tuple(sorted(left_out)))


def _parsed(data: bytes) -> ET.Element | SvgFault:
    """Return the root; stops at the first element that is too deep or too many."""
    parser: Any = ET.XMLPullParser(("start", "end"))
    depth = count = 0
    root: ET.Element | None = None
    try:
        for start in range(0, len(data), _CHUNK):
            parser.feed(data[start : start + _CHUNK])
            for event, element in parser.read_events():
                root = element if root is None else root
                depth += 1 if event == "start" else -1
                count += event == "start"
                if depth > _DEEPEST:
                    return SvgFault(
                        said("the drawing is nested too deeply"), said("ungroup it in a drawing program")
                    )
                if count > _MOST:
                    return SvgFault(
                        said("the drawing has more than {most} parts", most=_MOST), said("simplify it")
                    )
        parser.close()
    except (ET.ParseError, ValueError, LookupError) as error:
        return SvgFault(
            said("the drawing cannot be read: {error}", error=error), said("save it anew as plain SVG")
        )
    return root if root is not None else SvgFault(said("the drawing is empty"), said("save it anew"))


def _cleaned(element: ET.Element, left_out: set[str], finest: float) -> ET.Element:
    name = _local(element.tag)
    made = ET.Element(f"{{{_SVG}}}{'g' if name in _AS_GROUP else name}")
    if name in _AS_GROUP:
        left_out.add("links" if name == "a" else name)
    for key, value in element.attrib.items():
        if _keeps(_local(key), key, value, finest):
            made.set(f"{{{_XLINK}}}href" if _local(key) == "href" else _local(key), value)
        elif _local(key).lower().startswith("on"):
            left_out.add("scripts")
        elif _local(key) == "href":
            left_out.add("links")
    if name in ("text", "tspan", "title", "desc", "style"):
        made.text = element.text
    for child in element:
        if not isinstance(child.tag, str) or _space(child.tag) not in ("", _SVG):
            continue
        kind = _local(child.tag)
        if kind == "style" and _FETCHES.search(child.text or ""):
            left_out.add("style")
        elif _KEPT.fullmatch(kind) or kind in _AS_GROUP:
            kept = _cleaned(child, left_out, finest)
            kept.tail = child.tail if name in ("text", "tspan") else None
            made.append(kept)
        else:
            left_out.add({"script": "scripts", "image": said("pictures in it")}.get(kind, kind))
    return made


def _keeps(name: str, key: str, value: str, finest: float) -> bool:
    if _space(key) not in ("", _SVG, _XLINK) or (_HUGE.search(value) and name not in ("id", "class", "fill")):
        return False
    if name == "href":
        return value.startswith("#")
    if not _ATTRIBUTES.fullmatch(name) or _FETCHES.search(value):
        return False
    if name == "stroke-dasharray" or (name == "style" and "dasharray" in value):
        numbers = [float(number) for number in _NUMBER.findall(value.rpartition("dasharray")[2])]
        return all(number >= finest for number in numbers) or (name == "stroke-dasharray" and value == "none")
    return True


def _size(root: ET.Element) -> tuple[float, float] | None:
    box = [float(number) for number in _NUMBER.findall(root.get("viewBox", ""))]
    if len(box) == 4 and 0 < box[2] < 1e6 and 0 < box[3] < 1e6:
        return box[2], box[3]
    found = []
    for key in ("width", "height"):
        number = _NUMBER.match(root.get(key, "").strip())
        if number is None or root.get(key, "").strip().endswith("%"):
            return None
        found.append(float(number[0]))
    return (found[0], found[1]) if all(0 < value < 1e6 for value in found) else None


def _shown(root: ET.Element) -> int:
    """How much is painted with every `use` and `clip-path`; more than is allowed where they go round."""
    by_id = {element.get("id"): element for element in root.iter() if element.get("id")}
    counted: dict[ET.Element, int] = {}

    def count(element: ET.Element, within: tuple[ET.Element, ...]) -> int:
        if element in counted:
            return counted[element]
        if element in within or len(within) > 4 * _DEEPEST:
            return _MOST + 1
        deeper = (*within, element)
        signs = sum(len(element.get(key, "")) for key in ("d", "points")) + len(element.text or "")
        total = 1 + signs // _SIGNS + sum(count(child, deeper) for child in element)
        named = f"{element.get('clip-path', '')} {element.get('style', '')}"
        names = [found[1] for found in _NAMED.finditer(named)]
        if _local(element.tag) == "use":
            names.append((element.get(f"{{{_XLINK}}}href") or "").removeprefix("#"))
        total += sum(count(by_id[name], deeper) for name in names if name in by_id)
        counted[element] = min(total, _MOST + 1)
        return counted[element]

    return count(root, ())


def _local(tag: str) -> str:
    return tag.rpartition("}")[2]


def _space(tag: str) -> str:
    return tag[1:].partition("}")[0] if tag.startswith("{") else ""

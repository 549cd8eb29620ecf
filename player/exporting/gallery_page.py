"""The gallery as one HTML file that needs nothing else: pictures inside, light and dark, ready to print."""

from __future__ import annotations

from base64 import b64encode
from html import escape
from typing import TYPE_CHECKING

from player.figures.drawing import Curve, Line, Move, commands
from player.figures.svg import number
from player.language import counted, said, spoken_language

if TYPE_CHECKING:
    from collections.abc import Sequence

    from player.exporting.gallery import GalleryCard, Tile
    from player.figures.drawing import Shape

_STYLE = """\
:root { color-scheme: light dark; --window: #f3ede3; --card: #fffcf7; --ink: #20242c; --muted: #5a606b;
  --line: #ddd3c3; --accent: #1b6570; --tile: #f3f1e9; }
@media (prefers-color-scheme: dark) { :root { --window: #14161a; --card: #22262c; --ink: #f4efe6;
  --muted: #b0b4bb; --line: #3a4049; --accent: #7fcbc6; --tile: #292e35; } }
* { box-sizing: border-box; }
body { margin: 0; padding: 2.5rem clamp(1rem, 4vw, 4rem); background: var(--window); color: var(--ink);
  font: 1rem/1.5 system-ui, "Segoe UI", Roboto, "Noto Sans", sans-serif; }
h1 { margin: 0; font-size: 2.2rem; letter-spacing: -0.01em; }
header p { margin: 0.3rem 0 2rem; color: var(--muted); }
main { display: grid; gap: 1.25rem;
  grid-template-columns: repeat(auto-fill, minmax(min(100%, 27rem), 1fr)); }
article { background: var(--card); border: 1px solid var(--line); border-radius: 16px;
  padding: 1.1rem 1.2rem; display: flex; flex-direction: column; break-inside: avoid; }
h2 { margin: 0; font-size: 1.2rem; line-height: 1.3; }
article p { margin: 0.25rem 0 0; }
.tiles { display: grid; grid-template-columns: repeat(auto-fit, minmax(9rem, 1fr)); gap: 0.6rem;
  margin: 0.9rem 0; }
.four { grid-template-columns: 1fr 1fr; }
figure { margin: 0; }
figure svg, figure img { display: block; width: 100%; aspect-ratio: 4 / 3; background: var(--tile);
  border-radius: 10px; }
figure img { object-fit: contain; }
.mirrored { transform: scaleX(-1); }
figcaption { margin-top: 0.25rem; font-size: 0.8rem; color: var(--muted); text-align: center; }
dl { display: grid; grid-template-columns: auto 1fr; gap: 0.1rem 0.9rem; margin: auto 0 0;
  font-size: 0.9rem; }
dt { color: var(--muted); }
dd { margin: 0; }
code { font-size: 0.85em; color: var(--accent); }
@media print {
  @page { size: A4; margin: 12mm; }
  :root { --window: #fff; --card: #fff; --ink: #000; --muted: #444; --line: #bbb; --tile: #f6f5f1; }
  body { padding: 0; font-size: 9pt; }
  main { grid-template-columns: 1fr 1fr; gap: 4mm; }
}
"""


def gallery_page(cards: Sequence[GalleryCard], title: str = "") -> str:
    """Return the HTML of a gallery."""
    title = title or said("Exercises")
    colours = _Colours()
    body = "\n".join(_article(card, colours) for card in cards)
    told = counted(
        "1 exercise. Muscles that are stretched glow blue, those that work glow red.",
        "{count} exercises. Muscles that are stretched glow blue, those that work glow red.",
        len(cards),
    )
    return (
        f'<!DOCTYPE html>\n<html lang="{spoken_language()}">\n<head>\n<meta charset="utf-8">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        f"<title>{escape(title)} – Limber</title>\n<style>\n{_STYLE}{colours.rules()}</style>\n</head>\n"
        f"<body>\n<header><h1>{escape(title)}</h1>\n<p>{escape(told)}</p></header>\n<main>\n{body}\n</main>\n</body>\n</html>\n"
    )


class _Colours:
    """A class for each pair of a light and a dark colour, so that an outline is written only once."""

    def __init__(self) -> None:
        self._names: dict[tuple[str, str], str] = {}

    def name(self, light: str, dark: str) -> str:
        return self._names.setdefault((light, dark), f"c{len(self._names)}")

    def rules(self) -> str:
        day = "".join(f".{name}{{--c:{light}}}\n" for (light, _), name in self._names.items())
        night = "".join(f".{name}{{--c:{dark}}}\n" for (_, dark), name in self._names.items())
        return (
            "path{fill:none;stroke-linecap:round;stroke-linejoin:round}\n"
            ".f{fill:var(--c)}\n.s{stroke:var(--c)}\n"
            f"{day}@media screen and (prefers-color-scheme: dark) {{\n{night}}}\n"
        )


def _article(card: GalleryCard, colours: _Colours) -> str:
    tiles = "\n".join(_figure(tile, colours) for tile in card.tiles)
    count = " four" if len(card.tiles) == 4 else ""
    summary = f"<p>{escape(card.summary)}</p>\n" if card.summary else ""
    facts = [(said("Muscles"), card.muscles), (said("Equipment"), card.equipment or said("none"))]
    rows = "".join(f"<dt>{name}</dt><dd>{escape(text)}</dd>" for name, text in facts if text)
    return (
        f'<article id="{escape(card.identity)}">\n<h2>{escape(card.name)}</h2>\n{summary}'
        f'<div class="tiles{count}">\n{tiles}\n</div>\n'
        f"<dl>{rows}<dt>{said('In a session')}</dt><dd><code>{escape(card.identity)}</code></dd></dl>\n"
        "</article>"
    )


def _figure(tile: Tile, colours: _Colours) -> str:
    if tile.picture is not None:
        kind = "svg+xml" if tile.picture.kind == "svg" else tile.picture.kind
        data = b64encode(tile.picture.data).decode("ascii")
        turned = ' class="mirrored"' if tile.mirrored else ""
        return (
            f'<figure><img{turned} src="data:image/{kind};base64,{data}" alt="{escape(tile.alt)}"/>'
            f"<figcaption>{escape(tile.caption)}</figcaption></figure>"
        )
    box = " ".join(number(value) for value in tile.drawing.view_box)
    paths = "".join(
        _path(light, dark, colours) for light, dark in zip(tile.drawing.shapes, tile.dark.shapes, strict=True)
    )
    return (
        f'<figure><svg viewBox="{box}" role="img" aria-label="{escape(tile.alt)}">{paths}</svg>'
        f"<figcaption>{escape(tile.caption)}</figcaption></figure>"
    )


def _path(light: Shape, dark: Shape, colours: _Colours) -> str:
    """One shape; light and dark have the same outline. Only one of fill and line is ever coloured twice."""
    fill = light.fill
    words = [f'<path d="{_outline(light)}"']
    classes = []
    if fill is not None:
        classes += ["f", colours.name(fill, dark.fill or fill)]
    if light.stroke is not None:
        if fill is None:
            classes += ["s", colours.name(light.stroke, dark.stroke or light.stroke)]
        else:
            words.append(f'stroke="{light.stroke}"')
        words.append(f'stroke-width="{number(light.width)}"')
    words.append(f'class="{" ".join(classes)}"')
    if light.opacity < 1.0:
        words.append(f'opacity="{light.opacity:.3g}"')
    return " ".join(words) + "/>"


def _outline(shape: Shape) -> str:
    """The outline in whole thousandths of stature, each point from the one before: a third of the letters."""
    words: list[str] = []
    letter, x, y = "", 0, 0
    for command in commands(shape):
        points = [(command.x, command.y)]
        if isinstance(command, Curve):
            points.insert(0, (command.cx, command.cy))
        way = "m" if isinstance(command, Move) else "l" if isinstance(command, Line) else "q"
        whole = [(round(across * 1000), round(down * 1000)) for across, down in points]
        if way == letter and way != "m" and whole[-1] == (x, y):
            continue
        steps = "".join(_joined(value) for across, down in whole for value in (across - x, down - y))
        words.append(steps if way == letter else way + steps.lstrip(" "))
        letter, (x, y) = way, whole[-1]
    return "".join(words) + ("z" if shape.closed else "")


def _joined(value: int) -> str:
    """A number after another one; a minus parts them as well as a space does."""
    return str(value) if value < 0 else f" {value}"

"""A drawing as SVG text: for export, and for golden tests, in which pictures are compared as text."""

from __future__ import annotations

from xml.sax.saxutils import escape

from player.figures.drawing import Curve, Drawing, Line, Move, Shape, commands


def svg_of(drawing: Drawing, *, height: int = 700, background: str | None = None, title: str = "") -> str:
    """The drawing as a whole SVG file, `height` pixels high; coordinates are thousandths of stature.

    `title` says in words what is seen, for those who do not see it.
    """
    left, top, width, tall = drawing.view_box
    box = " ".join(number(value) for value in (left, top, width, tall))
    role = ' role="img"' if title else ""
    lines = [
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="{box}" '
        f'width="{round(height * width / tall)}" height="{height}"{role}>'
    ]
    if title:
        lines.append(f"<title>{escape(title)}</title>")
    if background is not None:
        lines.append(
            f'<rect x="{number(left)}" y="{number(top)}" width="{number(width)}" '
            f'height="{number(tall)}" fill="{background}"/>'
        )
    lines.extend(path_of(shape) for shape in drawing.shapes)
    lines.append("</svg>")
    return "\n".join(lines) + "\n"


def path_of(shape: Shape) -> str:
    """One shape as a `<path>`."""
    parts = [f'<path d="{outline_of(shape)}"', f'fill="{shape.fill or "none"}"']
    if shape.stroke is not None:
        parts.append(
            f'stroke="{shape.stroke}" stroke-width="{number(shape.width)}" '
            'stroke-linecap="round" stroke-linejoin="round"'
        )
    if shape.opacity < 1.0:
        parts.append(f'opacity="{shape.opacity:.3g}"')
    return " ".join(parts) + "/>"


def outline_of(shape: Shape) -> str:
    """A shape's outline in the words of a path."""
    words: list[str] = []
    for command in commands(shape):
        if isinstance(command, Move):
            words.append(f"M{number(command.x)} {number(command.y)}")
        elif isinstance(command, Line):
            words.append(f"L{number(command.x)} {number(command.y)}")
        elif isinstance(command, Curve):
            words.append(f"Q{_pair(command.cx, command.cy)} {_pair(command.x, command.y)}")
    return "".join(words) + ("Z" if shape.closed else "")


def _pair(x: float, y: float) -> str:
    return f"{number(x)} {number(y)}"


def number(value: float) -> str:
    """Thousandths of stature, to a tenth: a quarter of a pixel on a very large screen."""
    return f"{round(value * 1000, 1) + 0.0:g}"

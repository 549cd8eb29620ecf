"""A drawing as SVG text: for export, and for golden tests, in which pictures are compared as text."""

from __future__ import annotations

from player.figures.drawing import Curve, Drawing, Line, Move, Shape, commands


def svg_of(drawing: Drawing, *, height: int = 700, background: str | None = None) -> str:
    """The drawing as a whole SVG file, `height` pixels high; coordinates are thousandths of stature."""
    left, top, width, tall = drawing.view_box
    box = " ".join(_number(value) for value in (left, top, width, tall))
    lines = [
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="{box}" '
        f'width="{round(height * width / tall)}" height="{height}">'
    ]
    if background is not None:
        lines.append(
            f'<rect x="{_number(left)}" y="{_number(top)}" width="{_number(width)}" '
            f'height="{_number(tall)}" fill="{background}"/>'
        )
    lines.extend(_path(shape) for shape in drawing.shapes)
    lines.append("</svg>")
    return "\n".join(lines) + "\n"


def _path(shape: Shape) -> str:
    parts = [f'<path d="{_outline(shape)}"', f'fill="{shape.fill or "none"}"']
    if shape.stroke is not None:
        parts.append(
            f'stroke="{shape.stroke}" stroke-width="{_number(shape.width)}" '
            'stroke-linecap="round" stroke-linejoin="round"'
        )
    if shape.opacity < 1.0:
        parts.append(f'opacity="{shape.opacity:.3g}"')
    return " ".join(parts) + "/>"


def _outline(shape: Shape) -> str:
    words: list[str] = []
    for command in commands(shape):
        if isinstance(command, Move):
            words.append(f"M{_number(command.x)} {_number(command.y)}")
        elif isinstance(command, Line):
            words.append(f"L{_number(command.x)} {_number(command.y)}")
        elif isinstance(command, Curve):
            words.append(f"Q{_pair(command.cx, command.cy)} {_pair(command.x, command.y)}")
    return "".join(words) + ("Z" if shape.closed else "")


def _pair(x: float, y: float) -> str:
    return f"{_number(x)} {_number(y)}"


def _number(value: float) -> str:
    """Thousandths of stature, to a tenth: a quarter of a pixel on a very large screen."""
    return f"{round(value * 1000, 1) + 0.0:g}"

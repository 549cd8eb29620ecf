"""What a screen reader takes a widget for that paints itself, where Qt has no control of that kind."""

from __future__ import annotations

from functools import lru_cache
from typing import Literal

from PySide6.QtGui import QAccessible, QAccessibleInterface
from PySide6.QtWidgets import QAccessibleWidget, QWidget

SpokenAs = Literal["page", "picture", "canvas", "text", "news"]
"""A page that can have the keyboard itself, a picture, one that is worked on, a text, news."""

_ROLES: dict[str, QAccessible.Role] = {
    "page": QAccessible.Role.Pane,
    "picture": QAccessible.Role.Graphic,
    "canvas": QAccessible.Role.Canvas,
    "text": QAccessible.Role.StaticText,
    "news": QAccessible.Role.Notification,
}


@lru_cache(maxsize=1)
def tell_roles() -> None:
    """Let Qt ask what each widget is; one that has ``spoken_as`` says it. Asked only while a screen reader
    runs."""
    QAccessible.installFactory(_interface)


def _interface(_class: str, widget: object) -> QAccessibleInterface | None:
    role = _ROLES.get(getattr(widget, "spoken_as", ""))
    return QAccessibleWidget(widget, role) if role is not None and isinstance(widget, QWidget) else None

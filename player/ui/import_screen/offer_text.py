"""An offer as a formatted text in the colours of a theme: sessions, facts, report, the sessions as TOML."""

from __future__ import annotations

import html
from typing import TYPE_CHECKING

from player.language import said

if TYPE_CHECKING:
    from player.ui.import_screen.page import OfferPage
    from player.ui.theme import Theme

_HEADINGS = {"changed": said("Different now"), "dropped": said("Left out"), "kept": said("As it was")}
"""In the order in which they are told: what asks for attention comes first."""
_MOST_SESSIONS = 3


def offer_html(page: OfferPage, theme: Theme, pixels: int) -> str:
    """Return the text; ``pixels`` is the size of its words."""
    parts = []
    if len(page.sessions) > 1:
        parts.append(_list([f"<b>{_safe(line.title)}</b>, {_safe(line.length)}" for line in page.sessions]))
    for name, text in page.facts:
        colour = theme.warning if name == "Caution" else theme.muted
        parts.append(f'<p><span style="color:{colour}"><b>{_safe(name)}</b></span>&nbsp; {_safe(text)}</p>')
    for fate, heading in _HEADINGS.items():
        texts = [_sentence(text) for told, text in page.report if told == fate]
        if texts:
            colour = (
                theme.warning if fate == "dropped" else theme.accent if fate == "changed" else theme.muted
            )
            parts.append(
                f'<p style="color:{colour}"><b>{heading}</b></p>{_list([_safe(text) for text in texts])}'
            )
    shown = page.sessions[:_MOST_SESSIONS]
    heading = said("The session as text") if len(shown) == 1 else said("The sessions as text")
    parts.append(f'<p style="color:{theme.muted}"><b>{heading}</b></p>')
    parts += [
        f'<pre style="white-space:pre-wrap; font-size:{round(pixels * 0.88)}px">{_safe(line.text)}</pre>'
        for line in shown
    ]
    if len(page.sessions) > len(shown):
        more = said("And {count} more.", count=len(page.sessions) - len(shown))
        parts.append(f"<p>{_safe(more)}</p>")
    return f'<div style="color:{theme.ink}; font-size:{pixels}px">{"".join(parts)}</div>'


def _list(entries: list[str]) -> str:
    return "<ul style='margin-left:-18px'>" + "".join(f"<li>{entry}</li>" for entry in entries) + "</ul>"


def _sentence(text: str) -> str:
    return text[:1].upper() + text[1:]


def _safe(text: str) -> str:
    return html.escape(text)

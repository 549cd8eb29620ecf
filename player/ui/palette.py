"""The theme as Qt knows colours."""

from __future__ import annotations

from PySide6.QtGui import QColor, QPalette

from player.ui.theme import Theme


def palette_of(theme: Theme) -> QPalette:
    """Return the theme as Qt knows colours, for scroll bars, hints and whatever else Qt paints."""
    palette = QPalette()
    role = QPalette.ColorRole
    for roles, colour in (
        ((role.Window, role.Button, role.Base), theme.window),
        ((role.WindowText, role.Text, role.ButtonText, role.ToolTipText), theme.ink),
        ((role.ToolTipBase, role.AlternateBase), theme.card),
        ((role.Highlight,), theme.accent),
        ((role.HighlightedText,), theme.on_accent),
        ((role.PlaceholderText,), theme.muted),
        ((role.Mid, role.Dark), theme.line),
    ):
        for each in roles:
            palette.setColor(each, QColor(colour))
    return palette

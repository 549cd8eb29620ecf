"""The MPRIS interface as tables: methods, properties with their types and values, and the description of
all that in XML."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from player.desktop.now_playing import NowPlaying, Wish

PATH = "/org/mpris/MediaPlayer2"
ROOT = "org.mpris.MediaPlayer2"
"""Interface of the program."""
PLAYER = "org.mpris.MediaPlayer2.Player"
"""Interface of what is playing."""

METHODS: dict[tuple[str, str], tuple[Wish, str]] = {
    (ROOT, "Raise"): ("raise", ""),
    (ROOT, "Quit"): ("quit", ""),
    (PLAYER, "Next"): ("next", ""),
    (PLAYER, "Previous"): ("back", ""),
    (PLAYER, "Pause"): ("pause", ""),
    (PLAYER, "PlayPause"): ("toggle", ""),
    (PLAYER, "Stop"): ("stop", ""),
    (PLAYER, "Play"): ("play", ""),
    (PLAYER, "Seek"): ("seek", "x"),
    (PLAYER, "SetPosition"): ("go to", "ox"),
    (PLAYER, "OpenUri"): ("open", "s"),
}
"""What each method asks for, and the types of its arguments."""

PROPERTIES: dict[str, dict[str, tuple[str, bool]]] = {
    ROOT: {
        "CanQuit": ("b", False),
        "CanRaise": ("b", False),
        "HasTrackList": ("b", False),
        "Identity": ("s", False),
        "DesktopEntry": ("s", False),
        "SupportedUriSchemes": ("as", False),
        "SupportedMimeTypes": ("as", False),
    },
    PLAYER: {
        "PlaybackStatus": ("s", False),
        "Rate": ("d", True),
        "MinimumRate": ("d", False),
        "MaximumRate": ("d", False),
        "Metadata": ("a{sv}", False),
        "Volume": ("d", True),
        "Position": ("x", False),
        "CanGoNext": ("b", False),
        "CanGoPrevious": ("b", False),
        "CanPlay": ("b", False),
        "CanPause": ("b", False),
        "CanSeek": ("b", False),
        "CanControl": ("b", False),
    },
}
"""Type of each property, and whether it can be set."""

_NOTHING = "/org/mpris/MediaPlayer2/TrackList/NoTrack"


def values_of(now: NowPlaying) -> dict[str, dict[str, tuple[str, Any]]]:
    """Return the value of every property with its type, by interface."""
    on = now.status != "Stopped"
    plain: dict[str, Any] = {
        "CanQuit": True,
        "CanRaise": True,
        "HasTrackList": False,
        "Identity": "Limber",
        "DesktopEntry": "limber",
        "SupportedUriSchemes": ["file"],
        "SupportedMimeTypes": ["application/x-limber-session+toml", "application/toml"],
        "PlaybackStatus": now.status,
        "Rate": 1.0,
        "MinimumRate": 1.0,
        "MaximumRate": 1.0,
        "Metadata": _metadata(now),
        "Volume": now.volume,
        "Position": now.position,
        "CanGoNext": on and now.can_go_next,
        "CanGoPrevious": on,
        "CanPlay": on,
        "CanPause": on,
        "CanSeek": on,
        "CanControl": True,
    }
    return {
        interface: {name: (kind, plain[name]) for name, (kind, _) in properties.items()}
        for interface, properties in PROPERTIES.items()
    }


def _metadata(now: NowPlaying) -> dict[str, tuple[str, Any]]:
    if now.status == "Stopped":
        return {"mpris:trackid": ("o", _NOTHING)}
    return {
        "mpris:trackid": ("o", f"/limber/step/{now.number}"),
        "mpris:length": ("x", now.length),
        "xesam:title": ("s", now.step),
        "xesam:album": ("s", now.session),
        "xesam:artist": ("as", ["Limber"]),
        "xesam:trackNumber": ("i", now.number),
    }


def _interface(name: str) -> str:
    lines = [f'<interface name="{name}">']
    for (interface, method), (_, types) in METHODS.items():
        if interface == name:
            given = "".join(f'<arg direction="in" type="{kind}"/>' for kind in types)
            lines.append(f'<method name="{method}">{given}</method>')
    if name == PLAYER:
        lines.append('<signal name="Seeked"><arg type="x"/></signal>')
    for key, (kind, settable) in PROPERTIES[name].items():
        access = "readwrite" if settable else "read"
        lines.append(f'<property name="{key}" type="{kind}" access="{access}"/>')
    return "".join([*lines, "</interface>"])


INTROSPECTION = (
    '<!DOCTYPE node PUBLIC "-//freedesktop//DTD D-BUS Object Introspection 1.0//EN" '
    '"http://www.freedesktop.org/standards/dbus/1.0/introspect.dtd">'
    f"<node>{_interface(ROOT)}{_interface(PLAYER)}</node>"
)
"""All of it in the XML that the bus knows."""

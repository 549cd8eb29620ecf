"""Which package holds which system library, font and test tool, for each package manager.

Nothing is installed because it stands here: a library is looked up when loading it has failed. On systems of
RPM packages no table of libraries is needed, because a package can be asked for by the library it provides.
Sources: the file lists of Debian 12 and 13, and those of Arch Linux as of 2025.
"""

from __future__ import annotations

import sys
from collections.abc import Iterable

FONTS = "fonts"
"""Stands for "any font at all" among the names of libraries."""

LIBRARIES: dict[str, dict[str, str]] = {
    # the name to load: the package of apt, the package of pacman
    "libEGL.so.1": {"apt": "libegl1", "pacman": "libglvnd"},
    "libGL.so.1": {"apt": "libgl1", "pacman": "libglvnd"},
    "libGLX.so.0": {"apt": "libglx0", "pacman": "libglvnd"},
    "libOpenGL.so.0": {"apt": "libopengl0", "pacman": "libglvnd"},
    "libX11-xcb.so.1": {"apt": "libx11-xcb1", "pacman": "libx11"},
    "libX11.so.6": {"apt": "libx11-6", "pacman": "libx11"},
    "libXext.so.6": {"apt": "libxext6", "pacman": "libxext"},
    "libXrandr.so.2": {"apt": "libxrandr2", "pacman": "libxrandr"},
    "libbrotlicommon.so.1": {"apt": "libbrotli1", "pacman": "brotli"},
    "libbrotlidec.so.1": {"apt": "libbrotli1", "pacman": "brotli"},
    "libbz2.so.1": {"apt": "libbz2-1.0", "pacman": "bzip2"},
    "libbz2.so.1.0": {"apt": "libbz2-1.0", "pacman": "bzip2"},
    "libdbus-1.so.3": {"apt": "libdbus-1-3", "pacman": "dbus"},
    "libdrm.so.2": {"apt": "libdrm2", "pacman": "libdrm"},
    "libfontconfig.so.1": {"apt": "libfontconfig1", "pacman": "fontconfig"},
    "libfreetype.so.6": {"apt": "libfreetype6", "pacman": "freetype2"},
    "libgcc_s.so.1": {"apt": "libgcc-s1", "pacman": "gcc-libs"},
    "libglib-2.0.so.0": {"apt": "libglib2.0-0", "pacman": "glib2"},
    "libgomp.so.1": {"apt": "libgomp1", "pacman": "gcc-libs"},
    "libgssapi_krb5.so.2": {"apt": "libgssapi-krb5-2", "pacman": "krb5"},
    "libgthread-2.0.so.0": {"apt": "libglib2.0-0", "pacman": "glib2"},
    "libpulse.so.0": {"apt": "libpulse0", "pacman": "libpulse"},
    "libstdc++.so.6": {"apt": "libstdc++6", "pacman": "gcc-libs"},
    "libwayland-client.so.0": {"apt": "libwayland-client0", "pacman": "wayland"},
    "libwayland-cursor.so.0": {"apt": "libwayland-cursor0", "pacman": "wayland"},
    "libwayland-egl.so.1": {"apt": "libwayland-egl1", "pacman": "wayland"},
    "libxcb-cursor.so.0": {"apt": "libxcb-cursor0", "pacman": "xcb-util-cursor"},
    "libxcb-glx.so.0": {"apt": "libxcb-glx0", "pacman": "libxcb"},
    "libxcb-icccm.so.4": {"apt": "libxcb-icccm4", "pacman": "xcb-util-wm"},
    "libxcb-image.so.0": {"apt": "libxcb-image0", "pacman": "xcb-util-image"},
    "libxcb-keysyms.so.1": {"apt": "libxcb-keysyms1", "pacman": "xcb-util-keysyms"},
    "libxcb-randr.so.0": {"apt": "libxcb-randr0", "pacman": "libxcb"},
    "libxcb-render-util.so.0": {"apt": "libxcb-render-util0", "pacman": "xcb-util-renderutil"},
    "libxcb-render.so.0": {"apt": "libxcb-render0", "pacman": "libxcb"},
    "libxcb-shape.so.0": {"apt": "libxcb-shape0", "pacman": "libxcb"},
    "libxcb-shm.so.0": {"apt": "libxcb-shm0", "pacman": "libxcb"},
    "libxcb-sync.so.1": {"apt": "libxcb-sync1", "pacman": "libxcb"},
    "libxcb-util.so.1": {"apt": "libxcb-util1", "pacman": "xcb-util"},
    "libxcb-xfixes.so.0": {"apt": "libxcb-xfixes0", "pacman": "libxcb"},
    "libxcb-xkb.so.1": {"apt": "libxcb-xkb1", "pacman": "libxcb"},
    "libxcb.so.1": {"apt": "libxcb1", "pacman": "libxcb"},
    "libxkbcommon-x11.so.0": {"apt": "libxkbcommon-x11-0", "pacman": "libxkbcommon-x11"},
    "libxkbcommon.so.0": {"apt": "libxkbcommon0", "pacman": "libxkbcommon"},
    "libz.so.1": {"apt": "zlib1g", "pacman": "zlib"},
    "libzstd.so.1": {"apt": "libzstd1", "pacman": "zstd"},
}

OTHER: dict[str, dict[str, str]] = {
    FONTS: {
        "apt": "fonts-dejavu-core",
        "pacman": "ttf-dejavu",
        "dnf": "dejavu-sans-fonts",
        "zypper": "dejavu-fonts",
    },
    # programs that the tests start
    "Xvfb": {
        "apt": "xvfb",
        "pacman": "xorg-server-xvfb",
        "dnf": "xorg-x11-server-Xvfb",
        "zypper": "xorg-x11-server-Xvfb",
    },
    "xdotool": {"apt": "xdotool", "pacman": "xdotool", "dnf": "xdotool", "zypper": "xdotool"},
    "openbox": {"apt": "openbox", "pacman": "openbox", "dnf": "openbox", "zypper": "openbox"},
    "pulseaudio": {"apt": "pulseaudio", "pacman": "pulseaudio", "dnf": "pulseaudio", "zypper": "pulseaudio"},
    "at-spi-bus-launcher": {
        "apt": "at-spi2-core",
        "pacman": "at-spi2-core",
        "dnf": "at-spi2-core",
        "zypper": "at-spi2-core",
    },
    "busctl": {"apt": "systemd", "pacman": "systemd", "dnf": "systemd", "zypper": "systemd"},
    "dbus-daemon": {
        "apt": "dbus-daemon",
        "pacman": "dbus",
        "dnf": "dbus-daemon",
        "zypper": "dbus-1-daemon",
    },
    "playerctl": {"apt": "playerctl", "pacman": "playerctl", "dnf": "playerctl", "zypper": "playerctl"},
    "parec": {
        "apt": "pulseaudio-utils",
        "pacman": "libpulse",
        "dnf": "pulseaudio-utils",
        "zypper": "pulseaudio-utils",
    },
}

TEST_TOOLS = (
    "Xvfb",
    "xdotool",
    "openbox",
    "pulseaudio",
    "parec",
    "dbus-daemon",
    "playerctl",
    "busctl",
    "at-spi-bus-launcher",
)
"""The programs that the tests of real windows and real sound start, on Linux."""

OUT_OF_PATH = ("/usr/libexec", "/usr/lib/at-spi2-core", "/usr/lib")
"""Where systems keep those of them that people do not start by name."""


def package_for(name: str, manager: str) -> str | None:
    """Return the package that a manager has for a library (by the name it is loaded by), a tool or `FONTS`.

    None where it is not known.
    """
    if name in OTHER:
        return OTHER[name].get(manager)
    if manager in ("dnf", "zypper") and ".so" in name:
        # rpm's own name for "whatever provides this library"
        return f"{name}()(64bit)" if sys.maxsize > 2**32 else name
    return LIBRARIES.get(name, {}).get(manager)


def packages_for(names: Iterable[str], manager: str) -> tuple[list[str], list[str]]:
    """Return the packages for names, each once and in order, and the names for which none is known."""
    known: dict[str, None] = {}
    unknown: list[str] = []
    for name in names:
        package = package_for(name, manager)
        if package is None:
            unknown.append(name)
        else:
            known[package] = None
    return list(known), unknown

"""Zip archives that are not trusted: names made safe, sizes and numbers limited before anything is
unpacked."""

from __future__ import annotations

import io
import re
import stat
import struct
import zipfile
import zlib
from dataclasses import dataclass
from typing import TYPE_CHECKING

from player.errors import PlayerError
from player.language import said

if TYPE_CHECKING:
    from collections.abc import Iterable

MOST_MEMBERS = 1000
"""Members of the largest archive that is opened."""
LARGEST_MEMBER = 32 * 1024 * 1024
"""Bytes of the largest member that is read, unpacked."""
LARGEST_TOTAL = 64 * 1024 * 1024
"""Bytes of everything that is read of one archive, unpacked."""
GREATEST_RATIO = 200
"""How many times larger than packed a member of more than a megabyte may be."""
LONGEST_NAME = 200
"""Characters of the longest name of a member."""
_DIRECTORY = 1024 * 1024
_END = b"PK\x05\x06"
_END_64 = b"PK\x06\x07"
_RESERVED = re.compile(r"(?i)(con|prn|aux|nul|com[0-9]|lpt[0-9])(\..*)?")
_BAD_LETTERS = re.compile(r'[\x00-\x1f\x7f<>:"|?*]')


@dataclass(frozen=True, slots=True)
class Archive:
    """An archive whose list of members has been looked through."""

    raw: bytes
    """The whole file."""
    names: dict[str, str]
    """Safe names of the members that may be read, to the names they have in the archive."""
    remarks: tuple[str, ...]
    """What was wrong with names or members; each is about something that is left out or renamed."""

    def read(self, name: str) -> bytes:
        """Return what is in a member. Raises ``PlayerError`` where it is not what the archive says."""
        return self.read_all((name,))[name]

    def read_all(self, names: Iterable[str]) -> dict[str, bytes]:
        """Return what is in members, by their safe names; raises as ``read``."""
        name = ""
        found = {}
        try:
            with zipfile.ZipFile(io.BytesIO(self.raw)) as archive:
                for name in names:
                    with archive.open(self.names[name]) as member:
                        found[name] = member.read(LARGEST_MEMBER + 1)
        except (
            zipfile.BadZipFile,
            zlib.error,
            EOFError,
            OSError,
            RuntimeError,
            NotImplementedError,
            ValueError,
            struct.error,
        ) as error:
            raise PlayerError(
                said("“{name}” in the archive is damaged.", name=name), said("Fetch the file again.")
            ) from error
        large = next((name for name, content in found.items() if len(content) > LARGEST_MEMBER), None)
        if large is not None:
            raise PlayerError(
                said(
                    "“{large}” in the archive is larger than {most} MB.",
                    large=large,
                    most=LARGEST_MEMBER >> 20,
                )
            )
        return found


def is_archive(raw: bytes) -> bool:
    """Return whether bytes begin like a zip archive."""
    return raw[:4] in (b"PK\x03\x04", _END)


def open_archive(raw: bytes) -> Archive:
    """Look through the list of members, without unpacking any.

    Raises ``PlayerError`` for an archive that is damaged, or a bomb: too many members, too large, or too much
    larger than packed.
    """
    _check_directory(raw)
    try:
        with zipfile.ZipFile(io.BytesIO(raw)) as archive:
            members = archive.infolist()
    except (zipfile.BadZipFile, ValueError, OSError, struct.error, NotImplementedError, EOFError) as error:
        raise PlayerError(said("The archive is damaged."), said("Fetch the file again.")) from error
    if len(members) > MOST_MEMBERS:
        raise PlayerError(said("The archive has more than {most} files in it.", most=MOST_MEMBERS))
    names: dict[str, str] = {}
    remarks = []
    taken: set[str] = set()
    total = 0
    for member in members:
        if member.is_dir():
            continue
        safe = safe_name(member.filename)
        shown = "".join(letter if letter.isprintable() else "?" for letter in member.filename[:60])
        why = _why_not(member, safe, taken)
        if why:
            remarks.append(said("“{shown}” in the archive: {why}", shown=shown, why=why))
            continue
        if safe != member.filename:
            remarks.append(said("“{shown}” in the archive is taken as “{safe}”", shown=shown, safe=safe))
        total += member.file_size
        if total > LARGEST_TOTAL:
            raise PlayerError(
                said(
                    "The archive is larger than {most} MB when it is unpacked.",
                    most=LARGEST_TOTAL >> 20,
                )
            )
        if member.file_size > max(1 << 20, GREATEST_RATIO * member.compress_size):
            raise PlayerError(
                said("“{safe}” in the archive is packed far more tightly than any honest file.", safe=safe)
            )
        taken.add(safe.casefold())
        names[safe] = member.filename
    return Archive(raw, names, tuple(remarks))


def safe_name(name: str) -> str:
    """Return the path of a member without what would lead out of a folder; nothing where it would."""
    parts = [
        part
        for part in re.sub(r"^[A-Za-z]:", "", name.replace("\\", "/")).split("/")
        if part not in ("", ".")
    ]
    if not parts or ".." in parts or len(name) > LONGEST_NAME:
        return ""
    for part in parts:
        if _BAD_LETTERS.search(part) or _RESERVED.fullmatch(part) or part[-1] in ". " or len(part) > 120:
            return ""
    return "/".join(parts)


def _why_not(member: zipfile.ZipInfo, safe: str, taken: set[str]) -> str:
    """Return why a member is not read, or nothing."""
    if not safe:
        return said("its name leads out of its folder or is not one that every system takes; left out")
    if safe.casefold() in taken:
        return said("there are two of this name; the first one counts")
    if stat.S_ISLNK(member.external_attr >> 16):
        return said("it is a link, not a file; left out")
    if member.flag_bits & 0x1:
        return said("it is locked with a password; left out")
    if member.compress_type not in (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED):
        return said("it is packed in a way that is not read here; left out")
    return ""


def _check_directory(raw: bytes) -> None:
    """Refuse a list of members that would take long to read, going by its size, before it is read."""
    at = raw.rfind(_END, max(0, len(raw) - 66_000))
    if at < 0 or len(raw) < at + 22:
        raise PlayerError(said("The archive is damaged: its end is missing."), said("Fetch the file again."))
    size = struct.unpack_from("<L", raw, at + 12)[0]
    if size > _DIRECTORY or raw[max(0, at - 20) : at].startswith(_END_64):
        raise PlayerError(said("The archive has more than {most} files in it.", most=MOST_MEMBERS))

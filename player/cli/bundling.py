"""``limber bundle``: a session and all it needs as one file for others."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

from player import paths
from player.app.supplies import Supplies
from player.errors import PlayerError
from player.language import said
from player.sharing.bundle import SUFFIX, gather, packed
from player.sharing.merging import Arrival, Merge, write_all

if TYPE_CHECKING:
    import argparse


def add_verb(verbs: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Add the verb to the parser."""
    verb = verbs.add_parser(
        "bundle",
        help=said("pack a session and all it needs into one file"),
        description=said(
            "Packs a session with the exercises, pictures and sounds that do not ship with Limber "
            "into one file. Others open it with a double click or with limber import."
        ),
    )
    verb.add_argument(
        "session",
        metavar=said("SESSION"),
        help=said("a session or programme: a file, or a name in the library"),
    )
    verb.add_argument(
        "-o",
        "--output",
        metavar=said("FILE") + SUFFIX,
        help=said("where to write; by default beside you, named as it"),
    )
    verb.set_defaults(run=_run)


def _run(arguments: argparse.Namespace) -> int:
    supplies = Supplies()
    path = supplies.find(arguments.session)
    output = Path(arguments.output or f"{path.stem}{SUFFIX}").expanduser()
    if output.suffix != SUFFIX:
        raise PlayerError(
            said("{name} is no name for a bundle.", name=output.name),
            said("Write for example -o evening{suffix}", suffix=SUFFIX),
        )
    if output.exists():
        raise PlayerError(
            said("{output} is there already.", output=output),
            said("Give another name with -o; nothing was written."),
        )
    shipped = (paths.shipped_folder("media") / "exercises", paths.shipped_folder("sessions"))
    contents = gather(path, supplies.catalogue, shipped, supplies.library.named)
    raw = packed(contents)
    write_all(Merge((Arrival(output.name, raw),), {output.name: output.name}), output.parent)
    for file in contents.files:
        print(f"  {file.name}")
    print(f"{output}  {contents.title}, {len(raw) / 1000:.0f} kB")
    for remark in contents.remarks:
        print(said("Left out: {remark}.", remark=remark), file=sys.stderr)
    if not contents.licence:
        print(said('It names no licence. Write for example license = "CC-BY-4.0" into it.'), file=sys.stderr)
    return 0

"""``limber import``: sessions from the files of other programs, from bundles, and from lists as people write
them."""

from __future__ import annotations

import sys
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from player.app.offers import offer_of_bytes, offer_of_file, take
from player.app.supplies import Supplies
from player.errors import PlayerError
from player.importing.door import FORMATS
from player.importing.imported import report_text
from player.importing.source import LARGEST_SOURCE
from player.language import said
from player.session.problems import plain

if TYPE_CHECKING:
    import argparse

    from player.app.offers import Offer


def add_verb(verbs: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Add the verb to the parser."""
    verb = verbs.add_parser(
        "import",
        help=said("make sessions of other programs’ files, or of a list"),
        description=said(
            "Reads a file of another program, or a list such as “Plank 3 x 30s, rest 15s”, finds out "
            "by itself what it is, and adds what it makes of it to your sessions. Nothing there is "
            "replaced. Tells what was kept, changed and dropped."
        ),
    )
    verb.add_argument("file", metavar=said("FILE"), help=said("what to read; - for what is piped in"))
    verb.add_argument(
        "-o",
        "--output",
        metavar=said("FILE") + ".toml",
        help=said("write the session here instead; - to print it"),
    )
    verb.add_argument(
        "--format",
        default="",
        choices=[entry.name for entry in FORMATS],
        help=said("what the file is, if you know"),
    )
    verb.add_argument("-y", "--yes", action="store_true", help=said("add a bundle without asking"))
    verb.set_defaults(run=_run)


def agreed(question: str) -> bool:
    """Return whether the person says yes; where nobody can be asked, it was meant as it was called."""
    if not sys.stdin.isatty():
        return True
    answer = input(f"{question} {said('[Y/n]')} ").strip().lower()
    return answer in ("", "y", "yes", *said("y, yes").split(", "))


def bring_bundle(path: Path, supplies: Supplies) -> Path | None:
    """Tell what is in a bundle, add it to the person's sessions if they agree, and return its session."""
    offer = offer_of_file(path, supplies)
    _tell(offer)
    return take(offer).sessions[0] if agreed(said("Add it to your sessions?")) else None


def _run(arguments: argparse.Namespace) -> int:
    offer = _offer(arguments.file, arguments.format)
    if arguments.output == "-":
        print("\n".join(session.text for session in offer.sessions), end="")
        print(report_text(offer.report), end="", file=sys.stderr)
        return 0
    _tell(offer)
    if offer.facts and not arguments.yes and not agreed(said("Add it to your sessions?")):
        return 1
    for path, session in zip(_written(offer, arguments.output), offer.sessions, strict=True):
        print(f"{path}  {session.title}, {session.length}")
    return 0


def _tell(offer: Offer) -> None:
    print(said("from {kind}", kind=offer.kind))
    wide = max([8, *(len(name) for name, _ in offer.facts)])
    print("".join(f"{name:{wide}} {plain(text, 300)}\n" for name, text in offer.facts), end="")
    print(report_text(offer.report), end="")


def _offer(file: str, name: str) -> Offer:
    supplies = Supplies()
    if file != "-":
        return offer_of_file(Path(file).expanduser(), supplies, name)
    return offer_of_bytes(sys.stdin.buffer.read(LARGEST_SOURCE), supplies, name)


def _written(offer: Offer, output: str | None) -> tuple[Path, ...]:
    if output is None:
        taken = take(offer)
        for remark in taken.remarks:
            print(remark)
        return taken.sessions
    path = Path(output).expanduser()
    if path.suffix != ".toml":
        raise PlayerError(
            said("{name} is no name for a session.", name=path.name),
            said("Write for example -o evening.toml"),
        )
    if len(offer.sessions) > 1:
        raise PlayerError(
            said("There are {count} sessions in the file.", count=len(offer.sessions)),
            said("Leave out -o to add all to your sessions."),
        )
    if path.exists():
        raise PlayerError(
            said("{path} is there already.", path=path), said("Give another name; nothing was written.")
        )
    first = offer.sessions[0]
    arrivals = tuple(
        replace(arrival, name=path.name) if arrival.name == first.name else arrival
        for arrival in offer.arrivals
    )
    renamed = replace(offer, sessions=(replace(first, name=path.name),), arrivals=arrivals)
    return take(renamed, path.parent).sessions

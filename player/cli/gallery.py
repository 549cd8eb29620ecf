"""``limber gallery``: all exercises on one sheet, on pages to print, or on a page for a browser."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

from player.app.exercises import exercise_at, file_of
from player.app.supplies import Supplies
from player.errors import PlayerError
from player.exporting.gallery import GalleryCard, card_for, card_of_pictures
from player.exporting.gallery_page import gallery_page
from player.figures.looks import LOOK_NAMES
from player.figures.reading import read_figure
from player.files import write_whole
from player.language import said

if TYPE_CHECKING:
    import argparse

_WIDTH = 4000
_WIDTHS = (800, 12_000)


def add_verb(verbs: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Add the verb to the parser."""
    verb = verbs.add_parser(
        "gallery",
        help=said("write a sheet of all exercises"),
        description=said(
            "Writes all exercises with their key poses, both sides, muscles and equipment: as one "
            "picture (PNG), as A4 pages to print (PDF), or as a page for a browser (HTML)."
        ),
    )
    verb.add_argument(
        "exercises",
        nargs="*",
        metavar=said("EXERCISE"),
        help=said("only these; files or names (default: all)"),
    )
    verb.add_argument(
        "-o",
        "--output",
        required=True,
        metavar=said("FILE"),
        help=said("where to write: x.png, x.pdf or x.html"),
    )
    verb.add_argument(
        "--size", type=int, default=_WIDTH, metavar=said("PIXELS"), help=said("width of the picture")
    )
    verb.add_argument("--look", choices=[name for name, _ in LOOK_NAMES], help=said("who the figure is"))
    verb.add_argument("--dark", action="store_true", help=said("the picture in dark colours"))
    verb.set_defaults(run=_run)


def _run(arguments: argparse.Namespace) -> int:
    path = Path(arguments.output)
    ending = path.suffix.lower()
    if ending not in (".png", ".pdf", ".html"):
        raise PlayerError(
            said("{name} is no sheet that can be written.", name=path.name),
            said("Write x.png, x.pdf or x.html."),
        )
    if not _WIDTHS[0] <= arguments.size <= _WIDTHS[1]:
        raise PlayerError(
            said("{size} pixels is no width for a sheet.", size=arguments.size),
            said("Choose {low} to {high}.", low=_WIDTHS[0], high=_WIDTHS[1]),
        )
    grounds = (
        ("light", "dark") if ending == ".html" else ("dark",) if _is_dark(arguments, ending) else ("light",)
    )
    cards = _cards(arguments.exercises, arguments.look or "", grounds)
    if ending == ".html":
        text = gallery_page(cards)
        write_whole(path, lambda file: file.write(text.encode("utf-8")))
    else:
        from player.app.gallery import write_pages, write_sheet  # Qt, only where something is painted

        if ending == ".pdf":
            write_pages(cards, path)
        else:
            write_sheet(cards, path, arguments.size, dark=arguments.dark)
    print(path)
    return 0


def _is_dark(arguments: argparse.Namespace, ending: str) -> bool:
    """Whether dark colours are wanted; paper is always white."""
    return bool(arguments.dark) and ending == ".png"


def _cards(names: list[str], look: str, grounds: tuple[str, ...]) -> list[GalleryCard]:
    """Return the cards, by name; an exercise without a figure is told and left out."""
    supplies = Supplies()
    cards = []
    wanted = names or supplies.catalogue.names()
    for place, name in enumerate(wanted, 1):
        _say(said("drawing {place} of {count} exercises", place=place, count=len(wanted)))
        try:
            exercise = exercise_at(file_of(name, supplies))
        except PlayerError as error:
            if names:
                raise
            print(f"{name}: {error.message}", file=sys.stderr)
            continue
        figure, _ = read_figure(exercise.table)
        card = card_for(exercise, figure, look, grounds) if figure is not None else card_of_pictures(exercise)
        if card is None:
            print(said("{name}: no figure and no picture", name=name), file=sys.stderr)
            continue
        cards.append(card)
    _say("")
    if not cards:
        raise PlayerError(
            said("There is nothing to show."), said("`limber list --exercises` names the exercises.")
        )
    return sorted(cards, key=lambda card: card.name.casefold())


def _say(text: str) -> None:
    """Tell how far it is, where somebody is looking."""
    if sys.stderr.isatty():
        print(f"\r\033[K{text}", end="", file=sys.stderr, flush=True)

"""A wish on the command line: a sentence, or options one by one."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from player.errors import PlayerError
from player.language import said
from player.making.sentence import understood
from player.making.wish import AIMS, AT_HAND, AVOIDED, LEAST_MINUTES, LEVELS, MOST_MINUTES, Wish, in_order
from player.session.parts import PARTS
from player.session.problems import did_you_mean

if TYPE_CHECKING:
    import argparse
    from collections.abc import Iterable

    from player.making.wish import Avoided

_MORE = ("band", "block", "dowel", "partner", "roller", "step")
_THINGS = (*sorted(AT_HAND), *_MORE)
_OPTIONS = ("parts", "minutes", "level", "aim", "gear", "without", "tighter", "seed")


def add_wish(verb: argparse.ArgumentParser) -> None:
    """Add the options of a wish to a verb."""
    group = verb.add_argument_group(
        said("from a wish"), said("The same wish gives the same session; --seed gives another one for it.")
    )
    group.add_argument(
        "--wish",
        metavar=said("SENTENCE"),
        help=said('all in one: "twenty minutes for hamstrings, gentle, no kneeling"'),
    )
    group.add_argument(
        "--for",
        dest="parts",
        metavar=said("PARTS"),
        help=said("parts of the body, with commas: {parts}", parts=", ".join(PARTS)),
    )
    group.add_argument("--minutes", type=int, metavar="N", help=said("how long it is to take (default: 15)"))
    group.add_argument("--level", choices=LEVELS, help=said("how much may be asked (default: gentle)"))
    group.add_argument("--aim", choices=AIMS, help=said("what it is for (default: loosen)"))
    group.add_argument(
        "--with",
        dest="gear",
        metavar=said("THINGS"),
        help=said(
            "what is at hand besides {usual}: {more}",
            usual=", ".join(sorted(AT_HAND)),
            more=", ".join(_MORE),
        ),
    )
    group.add_argument(
        "--without",
        metavar=said("THINGS"),
        help=said("what is not at hand, or must not be asked for: {things}", things=", ".join(AVOIDED)),
    )
    group.add_argument(
        "--tighter", choices=("left", "right"), help=said("the side that begins and gets more")
    )
    group.add_argument("--seed", type=int, metavar="N", help=said("another session for the same wish"))


def wish_of(arguments: argparse.Namespace) -> tuple[Wish | None, tuple[str, ...]]:
    """Return the wish that was written, or None where none was, and what is to be told about it."""
    given = [name for name in _OPTIONS if getattr(arguments, name) is not None]
    if arguments.wish is None and not given:
        return None, ()
    wish, remarks = Wish(), tuple[str, ...]()
    if arguments.wish is not None:
        heard = understood(arguments.wish)
        if not heard.heard:
            raise PlayerError(
                said("Nothing of “{sentence}” was understood.", sentence=arguments.wish),
                said("Say for example: twenty minutes for hamstrings, gentle"),
            )
        wish, remarks = heard.wish, heard.remarks
        if heard.unknown:
            told = said("Not understood: {words}.", words=", ".join(heard.unknown))
            remarks = (told, *remarks)
    changes = {
        name: getattr(arguments, name)
        for name in ("minutes", "level", "aim", "tighter", "seed")
        if getattr(arguments, name) is not None
    }
    wish = replace(wish, **changes)
    if not LEAST_MINUTES <= wish.minutes <= MOST_MINUTES:
        raise PlayerError(
            said("A session takes {least} to {most} minutes.", least=LEAST_MINUTES, most=MOST_MINUTES)
        )
    if arguments.parts is not None:
        wish = replace(wish, parts=in_order(set(_named(arguments.parts, PARTS, "--for"))))
    if arguments.gear is not None:
        wish = replace(wish, equipment=wish.equipment | set(_named(arguments.gear, _THINGS, "--with")))
    if arguments.without is not None:
        named = _named(arguments.without, (*AVOIDED, *_THINGS), "--without")
        avoided: set[Avoided] = {each for each in AVOIDED if each in named}
        wish = replace(wish, without=wish.without | avoided, equipment=wish.equipment - set(named))
    return wish, remarks


def _named(text: str, known: Iterable[str], option: str) -> list[str]:
    """Return the words of an option. Raises ``PlayerError`` for one that means nothing."""
    words = [word.strip().casefold().replace("-", " ") for word in text.split(",")]
    names = tuple(known)
    for word in words:
        if word not in names:
            hint = did_you_mean(word, names) or said("There are {templates}.", templates=", ".join(names))
            raise PlayerError(
                said("{option}: “{word}” is not known.", option=option, word=word), hint[0].upper() + hint[1:]
            )
    return words

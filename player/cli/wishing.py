"""A wish on the command line: a sentence, or options one by one."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

from player.errors import PlayerError
from player.language import later, named, said
from player.making.sentence import understood
from player.making.wish import AT_HAND, AVOIDED, LEAST_MINUTES, MOST_MINUTES, Wish, in_order
from player.making.writing import AVOIDED_NAMES, LEVEL_NAMES
from player.session.parts import PARTS
from player.session.problems import did_you_mean

if TYPE_CHECKING:
    import argparse
    from collections.abc import Iterable, Mapping

    from player.making.wish import Aim, Avoided

_MORE = ("band", "block", "dowel", "partner", "roller", "step")
_THINGS = (*sorted(AT_HAND), *_MORE)
_AIM_WORDS: Mapping[Aim, str] = {
    "loosen": later("Loosen"),
    "strengthen": later("Strengthen"),
    "warm up": later("Warm up"),
    "wind down": later("Wind down"),
}
_SIDE_WORDS = {"left": later("left"), "right": later("right")}
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
        help=said("parts of the body, with commas: {parts}", parts=named(PARTS)),
    )
    group.add_argument("--minutes", type=int, metavar="N", help=said("how long it is to take (default: 15)"))
    group.add_argument(
        "--level", **_one_of(LEVEL_NAMES), help=said("how much may be asked (default: gentle)")
    )
    group.add_argument("--aim", **_one_of(_AIM_WORDS), help=said("what it is for (default: loosen)"))
    group.add_argument(
        "--with",
        dest="gear",
        metavar=said("THINGS"),
        help=said(
            "what is at hand besides {usual}: {more}",
            usual=named(sorted(AT_HAND)),
            more=named(_MORE),
        ),
    )
    group.add_argument(
        "--without",
        metavar=said("THINGS"),
        help=said(
            "what is not at hand, or must not be asked for: {things}",
            things=", ".join(said(AVOIDED_NAMES[each]) for each in AVOIDED),
        ),
    )
    group.add_argument("--tighter", **_one_of(_SIDE_WORDS), help=said("the side that begins and gets more"))
    group.add_argument("--seed", type=int, metavar="N", help=said("another session for the same wish"))


def _one_of(names: Mapping[Any, str]) -> dict[str, Any]:
    """Return how an option takes one of a few values, by its name or by what it is called."""
    called = {said(text).casefold(): value for value, text in names.items()}

    def value(text: str) -> str:
        return str(called.get(text.casefold(), text))

    return {"type": value, "choices": tuple(names), "metavar": "{" + ",".join(called) + "}"}


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
    called = {
        **{said(AVOIDED_NAMES[each]): each for each in AVOIDED if each in names},
        **{said(name): name for name in names},
    }
    words = [called.get(word, word) for word in words]
    for word in words:
        if word not in names:
            hint = did_you_mean(word, (*called, *names)) or said(
                "There are {templates}.", templates=", ".join(called)
            )
            raise PlayerError(
                said("{option}: “{word}” is not known.", option=option, word=word), hint[0].upper() + hint[1:]
            )
    return words

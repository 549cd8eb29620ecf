"""What the library that reads the arguments says by itself, in the person's language: headings of the help,
and what is wrong with arguments."""

from __future__ import annotations

import argparse

from player.language import later, said

USAGE = (
    *(later("usage: "), later("positional arguments"), later("options"), later("subcommands")),
    *(later("show this help message and exit")),
    later("%(prog)s: error: %(message)s\n"),
    later("argument %(argument_name)s: %(message)s"),
    later("the following arguments are required: %s"),
    later("one of the arguments %s is required"),
    later("unrecognized arguments: %s"),
    later("invalid choice: %(value)r (choose from %(choices)s)"),
    later("invalid %(type)s value: %(value)r"),
    later("unknown parser %(parser_name)r (choices: %(choices)s)"),
    later("ambiguous option: %(option)s could match %(matches)s"),
    later("not allowed with argument %s"),
    later("ignored explicit argument %r"),
    *(
        later("expected one argument"),
        later("expected at most one argument"),
        later("expected at least one argument"),
    ),
    *(later("expected %s argument"), later("expected %s arguments")),
)
"""What it says, as ``argparse`` of Python 3.10 to 3.14 has it."""


def speak_usage() -> None:
    """Let it say its own texts in the language of the interface: it asks two functions of ``gettext`` for
    them, by these names."""
    vars(argparse).update(_=said, ngettext=lambda one, many, count: said(one if count == 1 else many))

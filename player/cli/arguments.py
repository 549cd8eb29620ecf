"""The arguments of every verb, and the help that teaches them."""

from __future__ import annotations

import argparse

from player import __version__
from player.cli import (
    beginning,
    bundling,
    checking,
    describing,
    doctor,
    editing,
    exercises,
    exporting,
    following,
    gallery,
    importing,
    listing,
    picturing,
    playing,
    showing,
    tidying,
    voices,
)
from player.cli.usage import speak_usage
from player.language import later, said

_EXAMPLES = later("""\
examples:
  limber                                   open the library
  limber play hamstring-pnf                play a session of the library
  limber evening.toml                      show the start page of a file of your own
  limber play evening.toml --from 3        play it from its third step
  limber play hamstring-pnf --terminal     play without a window
  limber edit evening.toml:12              write on a session, at its twelfth line
  limber new evening.toml --template pnf   begin a session that you then change
  limber check evening.toml                every mistake, with its place and a way out
  limber format evening.toml               tidy it, comments and all
  limber show evening.toml                 what happens at which second
  limber show evening.toml --set hold=45s   with another value of a parameter
  limber export hamstring-pnf -o pnf.wav   the session as a sound file
  limber picture plank -o plank.gif        an exercise as a picture that moves
  limber exercise new chair-twist          begin an exercise of your own
  limber programme                         what your programme has for today
  limber import back-day.seconds           make sessions of another program's file
  limber schema --docs                     the documentation of the format
  limber voice try "Push your heel down."  hear the voice

A session is a text file, written in five minutes: see sessions/FORMAT.md, or limber schema --docs
""")


def parser() -> argparse.ArgumentParser:
    """Return the parser; each verb sets ``run``, which takes the arguments and returns an exit code."""
    speak_usage()
    root = argparse.ArgumentParser(
        prog="limber",
        description=said(
            "Plays guided exercise sessions: says what to do, shows it, counts, and is never late."
        ),
        epilog=said(_EXAMPLES),
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    root.add_argument(
        "--version", action="version", version=f"limber {__version__}", help=said("show the version and exit")
    )
    verbs = root.add_subparsers(title=said("verbs"), metavar=said("VERB"), required=True)
    for module in (
        playing,
        exporting,
        importing,
        bundling,
        picturing,
        gallery,
        beginning,
        checking,
        tidying,
        showing,
        listing,
        following,
        editing,
        exercises,
        describing,
        voices,
        doctor,
    ):
        module.add_verb(verbs)
    return root

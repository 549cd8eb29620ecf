"""``limber voice``: which voices there are, the pack of the neural ones, and how a line sounds."""

from __future__ import annotations

import sys
import time
from typing import TYPE_CHECKING

from player.app.sounding import Sound
from player.app.voices import studio
from player.audio.voice.voices import SYSTEM, VoiceWish
from player.language import number_text, said, spoken_language
from player.playback.transport import Transport
from player.timeline.frames import Span, seconds_of
from player.timeline.timeline import Cue, Phase, Timeline, TimelineStep

if TYPE_CHECKING:
    import argparse

    from player.audio.voice.clip import Clip
    from player.audio.voice.install import InstallProgress


def add_verb(verbs: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Add the verb to the parser."""
    verb = verbs.add_parser(
        "voice",
        help=said("list the voices, install the good ones, hear one"),
        description=said(
            "The voice that leads you. The neural voices come as a pack that is installed once and "
            "then works offline; without it the system's voices speak."
        ),
    )
    verbs_of_voice = verb.add_subparsers(title=said("verbs"), metavar=said("VERB"), required=True)
    listed = verbs_of_voice.add_parser("list", help=said("list the voices"))
    listed.add_argument(
        "--language",
        metavar=said("TAG"),
        default=spoken_language(),
        help=said("which of the system's voices (BCP 47)"),
    )
    listed.add_argument("--all", action="store_true", help=said("the system's voices of every language"))
    listed.set_defaults(run=_list)
    install = verbs_of_voice.add_parser(
        "install", help=said("install the neural voices (about 100 MB, once)")
    )
    install.set_defaults(run=_install)
    remove = verbs_of_voice.add_parser("remove", help=said("remove the neural voices"))
    remove.set_defaults(run=_remove)
    hear = verbs_of_voice.add_parser("try", help=said("hear a line"))
    hear.add_argument("text", metavar=said("TEXT"), help=said("what to say"))
    hear.add_argument("--voice", metavar=said("VOICE"), help=said("a voice, by its identity or name"))
    hear.add_argument(
        "--language",
        metavar=said("TAG"),
        default=spoken_language(),
        help=said("language of the text (BCP 47)"),
    )
    hear.add_argument(
        "--rate", metavar=said("SPEED"), type=float, default=1.0, help=said("speed; 1 is normal")
    )
    hear.set_defaults(run=_try)


def _list(arguments: argparse.Namespace) -> int:
    here = studio()
    chosen = here.choose(VoiceWish(language=arguments.language))
    asked = arguments.language.split("-")[0].lower()
    for voice in here.voices():
        if voice.engine == SYSTEM and not (arguments.all or voice.language.lower().split("-")[0] == asked):
            continue
        mark = "*" if chosen is not None and (voice.engine, voice.id) == (chosen.engine, chosen.id) else " "
        print(f"{mark} {voice.engine:8} {voice.id:24} {voice.language:10} {voice.name}")
    if not here.pack_installed:
        print(said("The neural voices are not installed: limber voice install"), file=sys.stderr)
    return 0


def _install(arguments: argparse.Namespace) -> int:
    here = studio()
    if here.pack_installed:
        print(said("The neural voices are installed already."))
        return 0
    folder = here.install(_progress)
    if sys.stderr.isatty():
        print(file=sys.stderr)
    print(said("The neural voices are in {folder}", folder=folder))
    return 0


def _remove(arguments: argparse.Namespace) -> int:
    print(
        said("The neural voices are removed.")
        if studio().remove()
        else said("There are no neural voices here.")
    )
    return 0


def _try(arguments: argparse.Namespace) -> int:
    wish = VoiceWish(arguments.voice, arguments.language, arguments.rate)
    clip = studio().speak(arguments.text, wish)
    told: list[str] = []
    sound = Sound(told.append)
    transport = Transport(sound.output, _one_line(clip), lambda text: clip.samples)
    try:
        transport.play()
        while transport.position().state == "playing":
            time.sleep(0.02)
        time.sleep(0.2)
    finally:
        transport.close()
        sound.close()
    for message in told:
        print(message, file=sys.stderr)
    print(f"{number_text(seconds_of(clip.frames), '.2f')} s")
    return 0


def _one_line(clip: Clip) -> Timeline:
    span = Span(0, clip.frames)
    return Timeline(
        title=clip.text,
        language="",
        steps=(TimelineStep("1", clip.text, span, 1),),
        phases=(Phase(span, "prepare", clip.text, 0),),
        cues=(Cue(span, 0, line=clip.text),),
    )


def _progress(progress: InstallProgress) -> None:
    if sys.stderr.isatty():
        done, total = progress.done / 1e6, progress.total / 1e6
        far = said("{doing} {done:.0f} of {total:.0f} MB", doing=progress.doing, done=done, total=total)
        print(f"\r\033[K{far}", end="", file=sys.stderr, flush=True)

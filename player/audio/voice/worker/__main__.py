"""The conversation of a helper process: ``python -m player.audio.voice.worker ENGINE [FOLDER]``.

The engine has the main thread, because COM and the run loop of macOS want it. A second thread reads standard
input, so that the process ends with its parent even while the engine hangs. Whatever a library prints goes
nowhere: the real standard output is kept for messages. An engine's unexpected exception ends the process,
with its traceback on standard error; the parent starts another one.
"""

from __future__ import annotations

import os
import signal
import sys
from queue import SimpleQueue
from threading import Thread
from typing import TYPE_CHECKING, BinaryIO

from player.audio.voice.protocol import PROTOCOL, GarbledMessage, Message, read_message, write_message
from player.audio.voice.worker.speaker import CannotSpeak, EngineFailed

if TYPE_CHECKING:
    from collections.abc import Sequence

    from player.audio.voice.worker.speaker import Speaker

_NICENESS = 5
"""Speech may be made a little later; the picture and the sound may not."""


def main(arguments: Sequence[str]) -> int:
    """Serve requests until standard input ends; ``arguments`` are the engine and, for Kokoro, its folder."""
    requests, answers = _private_streams()
    # Ctrl-C in a terminal reaches the whole group; the end of standard input is what ends this process.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    if hasattr(os, "nice"):
        os.nice(_NICENESS)
    waiting: SimpleQueue[Message] = SimpleQueue()
    Thread(target=_receive, args=(requests, waiting), daemon=True).start()
    speaker = _speaker(arguments)
    write_message(answers, Message({"hello": PROTOCOL}))
    while True:
        try:
            write_message(answers, _answer(speaker, waiting.get()))
        except BrokenPipeError:
            return 0


def _private_streams() -> tuple[BinaryIO, BinaryIO]:
    requests, answers = os.fdopen(os.dup(0), "rb"), os.fdopen(os.dup(1), "wb")
    nothing = os.open(os.devnull, os.O_RDWR)
    os.dup2(nothing, 0)
    os.dup2(nothing, 1)
    os.close(nothing)
    return requests, answers


def _receive(requests: BinaryIO, waiting: SimpleQueue[Message]) -> None:
    """Hand over requests until there are no more, then end the process, whatever the engine is doing."""
    try:
        while (message := read_message(requests)) is not None:
            waiting.put(message)
    except (GarbledMessage, OSError):
        os._exit(3)
    os._exit(0)


def _speaker(arguments: Sequence[str]) -> Speaker:
    # Imported here because each engine loads large libraries and a helper process needs one of them.
    if arguments[0] == "system":
        from player.audio.voice.worker.system import SystemSpeaker

        return SystemSpeaker()
    if arguments[0] == "kokoro":
        from player.audio.voice.worker.neural import NeuralSpeaker

        return NeuralSpeaker(arguments[1], threads=int(arguments[2]))
    raise SystemExit(f"there is no engine named {arguments[0]}")


def _answer(speaker: Speaker, request: Message) -> Message:
    asked = request.head
    if asked["do"] == "voices":
        return Message({"voices": speaker.voices()})
    try:
        spoken = speaker.speak(asked["text"], asked["voice"], asked["language"], asked["rate"])
    except CannotSpeak as reason:
        return Message({"unspeakable": str(reason)})
    except EngineFailed as reason:
        return Message({"failed": str(reason)})
    head = {"format": spoken.format, "rate": spoken.rate, "channels": spoken.channels}
    return Message(head, spoken.samples)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))

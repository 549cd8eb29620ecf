"""A helper process that behaves badly on request; started by the tests as a real process.

Its first argument is a folder in which it notes each start and each request. What a text begins with says
what happens to it.
"""

from __future__ import annotations

import math
import os
import struct
import sys
import time
from pathlib import Path

from player.audio.voice.protocol import PROTOCOL, Message, read_message, write_message

RATE = 24_000


def spoken(text: str) -> bytes:
    """Return a tone of 0.1 s and 10 ms a letter more, between two silences."""
    count = RATE // 10 + len(text) * RATE // 100
    tone = [int(8000 * math.sin(2 * math.pi * 440 * n / RATE)) for n in range(count)]
    silence = [0] * (RATE // 5)
    samples = [*silence, *tone, *silence]
    return struct.pack(f"<{len(samples)}h", *samples)


def main(folder: Path, manner: str) -> None:
    stdin, stdout = sys.stdin.buffer, sys.stdout.buffer
    with (folder / "starts").open("a") as starts:
        starts.write(f"{os.getpid()}\n")
    if manner == "never-starts":
        print("no such library", file=sys.stderr)
        raise SystemExit(1)
    if manner == "never-says-hello":
        time.sleep(60)
    write_message(stdout, Message({"hello": PROTOCOL}))
    while (request := read_message(stdin)) is not None:
        text = request.head["text"]
        with (folder / "requests").open("a") as requests:
            requests.write(f"{text}\n")
        if manner == "always-dies" or text.startswith("Die"):
            os._exit(7)
        if text.startswith("Once") and not (folder / "died").exists():
            (folder / "died").touch()
            os._exit(7)
        if text.startswith("Hang"):
            time.sleep(60)
        if text.startswith("Garble"):
            stdout.write(b"Audio saved to /tmp/x.wav\n" * 10)
            stdout.flush()
            time.sleep(60)
        if text.startswith("Slow"):
            time.sleep(0.1)
        if text.startswith("Refuse"):
            write_message(stdout, Message({"unspeakable": "it cannot"}))
        elif text.startswith("Fail"):
            write_message(stdout, Message({"failed": "it did not"}))
        elif text.startswith("Silent"):
            write_message(stdout, Message({"format": "<i2", "rate": RATE, "channels": 1}, bytes(RATE)))
        elif text.startswith("Odd"):
            write_message(stdout, Message({"format": "O", "rate": "quick", "channels": 0}, b"abc"))
        else:
            write_message(stdout, Message({"format": "<i2", "rate": RATE, "channels": 1}, spoken(text)))


if __name__ == "__main__":
    main(Path(sys.argv[1]), sys.argv[2] if len(sys.argv) > 2 else "")

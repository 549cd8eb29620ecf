"""The verbs of `packaging/dev.py`, in a table, and what each does."""

from __future__ import annotations

import json
import os
import subprocess
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from workshop import lock
from workshop.environment import Checkout, make_ready, remember
from workshop.libraries import bring_libraries, bring_test_tools
from workshop.telling import SetupFailed, say

_NO_VOICE = "--no-voice"
_LAYERS = "import sys; from importlinter.cli import lint_imports_command; lint_imports_command(sys.argv[1:])"
_CHECKS = (
    ("format", ("-m", "ruff", "format", "--check", ".")),
    ("lint", ("-m", "ruff", "check", "--output-format", "concise", ".")),
    ("types", ("-m", "mypy")),
    ("layers", ("-c", _LAYERS, "--no-logo")),
)


@dataclass(frozen=True)
class Verb:
    """One verb of the command."""

    does: str
    """What it does, in a line."""
    act: Callable[[Checkout, list[str]], int]
    """Does it with the arguments after the verb; returns the exit code."""


def main(arguments: Sequence[str]) -> int:
    """Do what the first argument says, with the others; return the exit code."""
    if not arguments or arguments[0] in ("-h", "--help", "help"):
        print(usage())
        return 0 if arguments else 2
    verb = VERBS.get(arguments[0])
    if verb is None:
        say(f"there is no verb {arguments[0]!r}.\n{usage()}")
        return 2
    checkout = Checkout(Path(__file__).resolve().parent.parent.parent)
    try:
        return verb.act(checkout, list(arguments[1:]))
    except SetupFailed as failure:
        say(str(failure))
        return 1
    except KeyboardInterrupt:
        return 130


def usage() -> str:
    """Return the help text: every verb and what it does."""
    lines = ["python3 packaging/dev.py VERB [arguments]", ""]
    lines += [f"  {name:<12}{verb.does}" for name, verb in VERBS.items()]
    lines += [
        "",
        f"{_NO_VOICE} after setup, run or test (or LIMBER_NO_VOICE_PACK=1) leaves the voice pack out.",
    ]
    return "\n".join(lines)


def prepare(checkout: Checkout, need: str, arguments: list[str], again: bool = False) -> list[str]:
    """Bring all that a need takes; return the arguments without those that were for this.

    Raises:
        SetupFailed: with what a person must do.
    """
    left = [argument for argument in arguments if argument != _NO_VOICE]
    make_ready(checkout, need)
    loads = bring_libraries(checkout, again)
    if need == "test":
        if not loads:
            raise SetupFailed("without them the tests cannot run.")
        bring_test_tools()
    if left == arguments and os.environ.get("LIMBER_NO_VOICE_PACK", "0") in ("", "0"):
        _bring_voice(checkout, again)
    return left


def _bring_voice(checkout: Checkout, again: bool) -> None:
    """Ask the program to install its voice pack: once of itself, and whenever `setup` is asked for."""
    note = checkout.note("voice")
    if note.exists() and (not again or json.loads(note.read_text("utf-8"))["installed"]):
        return
    installed = start(checkout, ["-m", "player", "voice", "install"]) == 0
    remember(note, {"installed": installed})
    if not installed:
        say("going on without the voice pack. To try again: python3 packaging/dev.py setup")


def start(checkout: Checkout, arguments: Sequence[str]) -> int:
    """Run the environment's Python and return its exit code; what was started answers an interrupt."""
    command = [str(checkout.python), *arguments]
    started = subprocess.Popen(command, env=checkout.variables())
    while True:
        try:
            return started.wait()
        except KeyboardInterrupt:
            continue


def run(checkout: Checkout, arguments: list[str]) -> int:
    """Start Limber in place of this process, where the system can do that."""
    left = prepare(checkout, "run", arguments)
    if os.name != "nt":
        command = [str(checkout.python), "-m", "player", *left]
        os.execve(checkout.python, command, checkout.variables())
    return start(checkout, ["-m", "player", *left])


def test(checkout: Checkout, arguments: list[str]) -> int:
    """Run the tests. Without arguments all of them, after the checks; pytest's closing line stands last."""
    left = prepare(checkout, "test", arguments)
    checked = check(checkout, []) if not left else 0
    if checked:
        say("the checks failed (above); the tests run all the same.")
    os.chdir(checkout.root)
    return start(checkout, ["-m", "pytest", *left]) or checked


def setup(checkout: Checkout, arguments: list[str]) -> int:
    """Bring all that running and testing take, and do no more."""
    left = prepare(checkout, "test", arguments, again=True)
    if left:
        say(f"setup takes no {' '.join(left)}")
        return 2
    say("ready: python3 packaging/dev.py run")
    return 0


def check(checkout: Checkout, arguments: list[str]) -> int:
    """Check format, lint, types and layers; with `--fix`, mend the first two."""
    make_ready(checkout, "test")
    if arguments not in ([], ["--fix"]):
        say("check takes --fix and nothing else")
        return 2
    if arguments:
        _quietly(checkout, ("-m", "ruff", "check", "--fix", "."))
        _quietly(checkout, ("-m", "ruff", "format", "."))
    failed = 0
    for name, command in _CHECKS:
        done = _quietly(checkout, command)
        print(f"{name:<8}{'failed' if done.returncode else 'ok'}", flush=True)
        if done.returncode:
            failed = 1
            print(done.stdout.rstrip(), flush=True)
    return failed


def _quietly(checkout: Checkout, arguments: Sequence[str]) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [checkout.python, *arguments],
        cwd=checkout.root,
        env=checkout.variables(),
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        errors="replace",
        check=False,
    )


def bench(checkout: Checkout, arguments: list[str]) -> int:
    """Measure the bars of the design, each beside its baseline."""
    left = prepare(checkout, "test", arguments)
    return start(checkout, [str(checkout.root / "tests" / "bench"), *left])


def screenshots(checkout: Checkout, arguments: list[str]) -> int:
    """Make the pictures of the README anew, from the real program."""
    left = prepare(checkout, "test", arguments)
    return start(checkout, [str(checkout.root / "tests" / "pictures"), *left])


def accept(checkout: Checkout, arguments: list[str]) -> int:
    """Put each `NAME.actual` that a failed test wrote in place of the golden file `NAME`."""
    below = [Path(argument).resolve() for argument in arguments] or [checkout.root / "tests"]
    accepted = 0
    for folder in below:
        for actual in sorted([folder] if folder.suffix == ".actual" else folder.rglob("*.actual")):
            golden = actual.with_suffix("")
            actual.replace(golden)
            print(f"accepted {golden.relative_to(checkout.root)}")
            accepted += 1
    print(f"{accepted} golden files accepted")
    return 0


def relock(checkout: Checkout, arguments: list[str]) -> int:
    """Make the lock files anew; packages that are named, or `--all`, are brought to newest versions."""
    make_ready(checkout, "test")
    return lock.write(checkout, arguments)


VERBS: dict[str, Verb] = {
    "run": Verb("start Limber; arguments go to it (run play sessions/hamstring-pnf.toml)", run),
    "test": Verb("check and test everything; with arguments, only what they tell pytest", test),
    "setup": Verb("bring all that run and test need, and do no more", setup),
    "check": Verb("format, lint, types and layers (--fix mends the first two)", check),
    "bench": Verb("measure onset, drift, start, processor and memory beside their baselines", bench),
    "accept": Verb("accept the golden files that failed tests wrote (tests/**/NAME.actual)", accept),
    "screenshots": Verb("make the pictures of the README anew", screenshots),
    "lock": Verb("make the lock files anew (lock NAME... or --all for newer versions)", relock),
}

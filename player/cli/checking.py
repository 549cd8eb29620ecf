"""``limber check``: every problem of session files, with its place and a way out that can be taken."""

from __future__ import annotations

import argparse
import difflib
import json
from pathlib import Path
from typing import TYPE_CHECKING

from player.app.checking import check_file
from player.app.fixing import fixed
from player.app.supplies import Supplies
from player.cli.gathering import files_in
from player.cli.watching import watch
from player.errors import PlayerError
from player.files import write_over
from player.language import counted, later, said
from player.session.documents import read_text
from player.session.problems import Problem, has_errors

if TYPE_CHECKING:
    from collections.abc import Sequence

_DESCRIPTION = later("""\
Lists every problem with file:line:column, what is wrong and what to write instead. Errors stop playing;
warnings do not: they say what could be better, and where that is known from. A warning that is meant is
answered in the file, in a step, a group or at the top, with its code: accept = ["unusual-dose"].
""")
_EPILOG = later("""\
exit code:
  0  no errors; warnings may have been listed
  1  errors, or warnings with --warnings-as-errors
  2  the command was not understood

JSON (--json) is a list of problems in order of place, each a table of
  severity ("error" or "warning"), code, file, line, column, message, hint, and
  fix: null, or title, safe, and edits, a list of start, end (characters of the file
  from 0, without a byte order mark) and text.
New keys may be added; none of these changes or goes.
""")


def add_verb(verbs: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Add the verb to the parser."""
    verb = verbs.add_parser(
        "check",
        help=said("list the mistakes in session files"),
        description=said(_DESCRIPTION),
        epilog=said(_EPILOG),
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    verb.add_argument(
        "files",
        nargs="+",
        metavar=said("FILE"),
        help=said("session files, folders of them, or names in the library"),
    )
    how = verb.add_mutually_exclusive_group()
    how.add_argument("--json", action="store_true", help=said("write the problems as JSON, see below"))
    how.add_argument(
        "--watch", action="store_true", help=said("check again whenever a file is saved, until Ctrl+C")
    )
    how.add_argument("--fix", action="store_true", help=said("write what was surely meant into the files"))
    verb.add_argument("--dry-run", action="store_true", help=said("with --fix: only show what would change"))
    verb.add_argument(
        "--warnings-as-errors", action="store_true", help=said("end with code 1 for warnings as well")
    )
    verb.set_defaults(run=_run)


def _run(arguments: argparse.Namespace) -> int:
    if arguments.dry_run and not arguments.fix:
        raise PlayerError(
            said("--dry-run shows what --fix would do."),
            said("Write both: limber check --fix --dry-run FILE"),
        )
    supplies = Supplies()
    if arguments.fix:
        _check_own(arguments.files)
    if arguments.watch:
        watch(lambda: _paths(arguments.files, supplies), lambda paths: _tell(_checked(paths, Supplies())))
        return 0
    paths = _paths(arguments.files, supplies)
    dry = arguments.dry_run
    problems = _fix(paths, supplies, dry=dry) if arguments.fix else _checked(paths, supplies)
    if arguments.json:
        print(json.dumps([problem.as_table() for problem in problems], indent=2, ensure_ascii=False))
    elif not arguments.fix:
        _tell(problems)
    return 1 if has_errors(problems) or (arguments.warnings_as_errors and problems) else 0


def _check_own(files: Sequence[str]) -> None:
    """Refuse to write into what ships: a session that is named, and not by its path, may be one of those."""
    for file in files:
        if not Path(file).exists():
            raise PlayerError(
                said("There is no file {file} here.", file=file),
                said("--fix writes into files of your own: name them by their path."),
            )


def _tell(problems: Sequence[Problem]) -> None:
    for problem in problems:
        print(problem)
    print(summary_of(problems))


def summary_of(problems: Sequence[Problem]) -> str:
    """Return how many errors and warnings there are: ``1 error, 2 warnings``."""
    errors = sum(problem.severity == "error" for problem in problems)
    warnings = len(problems) - errors
    return ", ".join(
        (
            counted("1 error", "{count} errors", errors),
            counted("1 warning", "{count} warnings", warnings),
        )
    )


def _paths(files: Sequence[str], supplies: Supplies) -> list[Path]:
    """Return the files that are meant; one that is not there is a problem of its own, told as such."""
    paths: list[Path] = []
    for file in files:
        if Path(file).is_dir():
            paths += files_in(Path(file))
            continue
        try:
            paths.append(supplies.find(file))
        except PlayerError:
            paths.append(Path(file))
    return paths


def _checked(paths: Sequence[Path], supplies: Supplies) -> list[Problem]:
    return [problem for path in paths for problem in check_file(path, supplies)]


def _fix(paths: Sequence[Path], supplies: Supplies, *, dry: bool) -> list[Problem]:
    """Make the safe fixes, say which, and return the problems of the files as they are afterwards."""
    problems: list[Problem] = []
    count = 0
    for path in paths:
        text = read_text(path)
        if isinstance(text, Problem):
            problems.append(text)
            print(text)
            continue
        made = fixed(text, path, supplies)
        count += len(made.done)
        if dry:
            print(_difference(text, made.text, str(path)), end="")
        elif made.text != text:
            _write(path, made.text)
        for problem in () if dry else made.done:
            title = problem.fix.title if problem.fix is not None else ""
            where = f"{path}:{problem.place.line}:{problem.place.column}"
            print(f"{where}: {said('fixed')}: {title} [{problem.code}]")
        left = check_file(path, supplies) if dry else made.left
        problems += left
        for problem in () if dry else left:
            print(problem)
    told = (
        counted("1 fix possible", "{count} fixes possible", count)
        if dry
        else counted("1 fix made", "{count} fixes made", count)
    )
    print(f"{told}; {summary_of(problems)}")
    return problems


def _write(path: Path, text: str) -> None:
    """Write the text of a file as it was written: with its byte order mark and its line ends."""
    mark = path.read_bytes()[:3] == b"\xef\xbb\xbf"
    write_over(path, text.encode("utf-8-sig" if mark else "utf-8"))


def _difference(before: str, after: str, name: str) -> str:
    lines = difflib.unified_diff(
        before.splitlines(keepends=True), after.splitlines(keepends=True), name, f"{name} ({said('fixed')})"
    )
    return "".join(line if line.endswith("\n") else f"{line}\n" for line in lines)

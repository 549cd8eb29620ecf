"""``limber exercise``: exercises of one's own, checked, begun, shown, and edited in the pose workshop."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING

from player import paths
from player.app.beginning import put_schema
from player.app.exercise_checking import check_exercise
from player.app.exercises import exercise_at, file_of
from player.app.supplies import Supplies
from player.cli.checking import summary_of
from player.cli.opening import in_window
from player.errors import PlayerError
from player.figures.reading import read_figure
from player.files import write_whole
from player.language import called, named, reason_of, said
from player.session.catalogue import is_identity
from player.session.exercise_template import exercise_template
from player.session.json_schema import FILE_NAMES
from player.session.problems import has_errors

if TYPE_CHECKING:
    import argparse
    from collections.abc import Iterable

    from player.figures.figure import Figure
    from player.session.model import Exercise
    from player.session.problems import Problem


def add_verb(verbs: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Add the verb to the parser."""
    verb = verbs.add_parser(
        "exercise",
        help=said("check, begin or show an exercise"),
        description=said("Exercises of your own: text files that you can draw without a drawing program."),
    )
    actions = verb.add_subparsers(title=said("actions"), metavar=said("ACTION"), required=True)
    check = actions.add_parser(
        "check",
        help=said("list the mistakes in exercise files"),
        description=said(
            "Lists every problem with file:line:column, what is wrong and what to write instead. "
            "Exit code 1 if there are errors."
        ),
    )
    check.add_argument(
        "files", nargs="+", metavar=said("FILE"), help=said("exercise files, or names of exercises")
    )
    check.add_argument("--json", action="store_true", help=said("write the problems as JSON"))
    check.set_defaults(run=_check)
    new = actions.add_parser(
        "new",
        help=said("begin an exercise"),
        description=said("Writes a complete exercise to change, into your own exercises or another folder."),
    )
    new.add_argument("identity", metavar=said("ID"), help=said("its name in sessions, such as chair-twist"))
    new.add_argument("--name", metavar=said("NAME"), default="", help=said("what people call it"))
    new.add_argument(
        "--folder",
        metavar=said("FOLDER"),
        type=Path,
        help=said("where to write it (default: your own exercises)"),
    )
    new.set_defaults(run=_new)
    edit = actions.add_parser(
        "edit",
        help=said("open an exercise in the pose workshop"),
        description=said(
            "Opens the pose workshop: drag joints, set angles, see it move. An exercise that ships "
            "with Limber is copied into your own when you save it."
        ),
    )
    edit.add_argument("exercise", metavar=said("ID"), help=said("the name of an exercise, or its file"))
    edit.set_defaults(run=_edit)
    show = actions.add_parser("show", help=said("show what is known of an exercise"))
    show.add_argument("exercise", metavar=said("ID"), help=said("the name of an exercise, or its file"))
    show.set_defaults(run=_show)


def _edit(arguments: argparse.Namespace) -> int:
    path = file_of(arguments.exercise, Supplies())
    reason = in_window(exercise=str(path))
    if reason is not None:
        raise PlayerError(
            said("{reason} The pose workshop needs a window.", reason=reason),
            said("The file is {path}", path=path),
        )
    return 0


def _check(arguments: argparse.Namespace) -> int:
    supplies = Supplies()
    problems: list[Problem] = []
    for name in arguments.files:
        problems += check_exercise(file_of(name, supplies))
    if arguments.json:
        print(json.dumps([problem.as_table() for problem in problems], indent=2, ensure_ascii=False))
    else:
        for problem in problems:
            print(problem)
        print(summary_of(problems))
    return 1 if has_errors(problems) else 0


def _new(arguments: argparse.Namespace) -> int:
    identity = arguments.identity.removesuffix(".toml")
    if not is_identity(identity):
        raise PlayerError(
            said('"{identity}" is no name for an exercise file.', identity=identity),
            said("Use small letters, digits and hyphens, for example chair-twist."),
        )
    folder: Path = arguments.folder or paths.data_folder() / "exercises"
    path = folder / f"{identity}.toml"
    if path.exists():
        raise PlayerError(
            said("{path} is there already.", path=path), said("Choose another name, or change that file.")
        )
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise PlayerError(
            said("{folder} cannot be made: {reason}.", folder=folder, reason=reason_of(error))
        ) from error
    text = f"#:schema {FILE_NAMES['exercise']}\n{exercise_template(identity, arguments.name)}"
    write_whole(path, lambda file: file.write(text.encode("utf-8")))
    for written in (path, *put_schema(folder, "exercise", Supplies())):
        print(written)
    return 0


def _show(arguments: argparse.Namespace) -> int:
    path = file_of(arguments.exercise, Supplies())
    exercise = exercise_at(path)
    figure, _ = read_figure(exercise.table)
    for line in _lines(exercise, figure):
        print(line)
    print(f"\n{path}")
    return 0


def _lines(exercise: Exercise, figure: Figure | None) -> list[str]:
    table = exercise.table
    lines = [
        exercise.name,
        *([said("  also: {names}", names=", ".join(table["also"]))] if table.get("also") else []),
    ]
    for title, key in (("", "summary"), (said("Set-up"), "setup")):
        if table.get(key):
            lines += ["", f"{title}: {table[key]}" if title else str(table[key])]
    sides = said("both sides at once")
    if exercise.unilateral:
        sides = said("one side at a time ({limb})", limb=said(exercise.limb or "side"))
    facts = (
        (said("Kind"), called("kind", str(table.get("kind", "")))),
        (said("Sides"), sides),
        (said("Muscles"), named(table.get("target", ()))),
        (said("Against"), named(table.get("opposing", ()))),
        (said("Equipment"), named(exercise.equipment) or said("none")),
        (said("Poses"), _named("pose", figure.poses) if figure is not None else ""),
        (said("Phases"), _named("phase", figure.motion.paths) if figure is not None else ""),
        (said("Pictures"), ", ".join(name for _, name in exercise.pictures)),
    )
    wide = 2 + max(len(name) for name, _ in facts)
    lines += ["", *(f"{name + ':':{wide}}{text}" for name, text in facts if text)]
    for title, key in (
        (said("Mistakes"), "mistakes"),
        (said("Cautions"), "cautions"),
        (said("Easier"), "easier"),
        (said("Harder"), "harder"),
        (said("Sources"), "sources"),
    ):
        entries = table.get(key, ())
        if entries:
            lines += ["", title, *(f"  - {entry}" for entry in _listed(entries))]
    return lines


def _named(kind: str, names: Iterable[str]) -> str:
    """Return names as they stand in the file, each with what it means in the person's language."""
    told = ((name, called(kind, name.replace("-", " ").replace("_", " "))) for name in names)
    return ", ".join(name if name.replace("-", " ") == there else f"{name} ({there})" for name, there in told)


def _listed(entries: object) -> list[str]:
    return [str(entry) for entry in entries] if isinstance(entries, list) else [str(entries)]

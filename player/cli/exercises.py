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
from player.cli.opening import in_window
from player.errors import PlayerError
from player.figures.reading import read_figure
from player.files import write_whole
from player.session.catalogue import is_identity
from player.session.exercise_template import exercise_template
from player.session.json_schema import FILE_NAMES
from player.session.problems import has_errors

if TYPE_CHECKING:
    import argparse

    from player.figures.figure import Figure
    from player.session.model import Exercise
    from player.session.problems import Problem


def add_verb(verbs: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Add the verb to the parser."""
    verb = verbs.add_parser(
        "exercise",
        help="check, begin or show an exercise",
        description="Exercises of your own: text files that you can draw without a drawing program.",
    )
    actions = verb.add_subparsers(title="actions", metavar="ACTION", required=True)
    check = actions.add_parser(
        "check",
        help="list the mistakes in exercise files",
        description="Lists every problem with file:line:column, what is wrong and what to write instead. "
        "Exit code 1 if there are errors.",
    )
    check.add_argument("files", nargs="+", metavar="FILE", help="exercise files, or names of exercises")
    check.add_argument("--json", action="store_true", help="write the problems as JSON")
    check.set_defaults(run=_check)
    new = actions.add_parser(
        "new",
        help="begin an exercise",
        description="Writes a complete exercise to change, into your own exercises or another folder.",
    )
    new.add_argument("identity", metavar="ID", help="its name in sessions, such as chair-twist")
    new.add_argument("--name", default="", help="what people call it")
    new.add_argument("--folder", type=Path, help="where to write it (default: your own exercises)")
    new.set_defaults(run=_new)
    edit = actions.add_parser(
        "edit",
        help="open an exercise in the pose workshop",
        description="Opens the pose workshop: drag joints, set angles, see it move. An exercise that ships "
        "with Limber is copied into your own when you save it.",
    )
    edit.add_argument("exercise", metavar="ID", help="the name of an exercise, or its file")
    edit.set_defaults(run=_edit)
    show = actions.add_parser("show", help="show what is known of an exercise")
    show.add_argument("exercise", metavar="ID", help="the name of an exercise, or its file")
    show.set_defaults(run=_show)


def _edit(arguments: argparse.Namespace) -> int:
    path = file_of(arguments.exercise, Supplies())
    reason = in_window(exercise=str(path))
    if reason is not None:
        raise PlayerError(f"{reason} The pose workshop needs a window.", f"The file is {path}")
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
        errors = sum(problem.severity == "error" for problem in problems)
        print(f"{_counted(errors, 'error')}, {_counted(len(problems) - errors, 'warning')}")
    return 1 if has_errors(problems) else 0


def _new(arguments: argparse.Namespace) -> int:
    identity = arguments.identity.removesuffix(".toml")
    if not is_identity(identity):
        raise PlayerError(
            f'"{identity}" is no name for an exercise file.',
            "Use small letters, digits and hyphens, for example chair-twist.",
        )
    folder: Path = arguments.folder or paths.data_folder() / "exercises"
    path = folder / f"{identity}.toml"
    if path.exists():
        raise PlayerError(f"{path} is there already.", "Choose another name, or change that file.")
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise PlayerError(f"{folder} cannot be made: {error.strerror or error}.") from error
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
    lines = [exercise.name, *([f"  also: {', '.join(table['also'])}"] if table.get("also") else [])]
    for title, key in (("", "summary"), ("Set-up", "setup")):
        if table.get(key):
            lines += ["", f"{title}: {table[key]}" if title else str(table[key])]
    sides = f"one side at a time ({exercise.limb or 'side'})" if exercise.unilateral else "both sides at once"
    facts = {
        "Kind": str(table.get("kind", "")),
        "Sides": sides,
        "Muscles": ", ".join(table.get("target", ())),
        "Against": ", ".join(table.get("opposing", ())),
        "Equipment": ", ".join(exercise.equipment) or "none",
        "Poses": ", ".join(figure.poses) if figure is not None else "",
        "Phases": ", ".join(figure.motion.paths) if figure is not None else "",
        "Pictures": ", ".join(name for _, name in exercise.pictures),
    }
    lines += ["", *(f"{name + ':':11}{text}" for name, text in facts.items() if text)]
    for title in ("mistakes", "cautions", "easier", "harder", "sources"):
        entries = table.get(title, ())
        if entries:
            lines += ["", title.capitalize(), *(f"  - {entry}" for entry in _listed(entries))]
    return lines


def _listed(entries: object) -> list[str]:
    return [str(entry) for entry in entries] if isinstance(entries, list) else [str(entries)]


def _counted(count: int, what: str) -> str:
    return f"{count} {what}" if count == 1 else f"{count} {what}s"

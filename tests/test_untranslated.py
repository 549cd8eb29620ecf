"""Texts that a person sees stand in ``said``, ``counted`` or ``later``: nobody can add one that cannot be
translated."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterable, Iterator
from functools import lru_cache
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
LOOKED_UP = ("said", "counted", "later")
DOORS = frozenset(
    (
        *("print", "PlayerError", "SessionError", "EditError", "QLabel", "QAction", "WordButton", "drawText"),
        *("setText", "set_text", "set_words", "setToolTip", "setStatusTip", "setTitle", "setWindowTitle"),
        *("setAccessibleName", "setAccessibleDescription", "setPlaceholderText", "setDescription"),
        *("OutlineRow", "Notice", "ImportedSession", "kept", "changed", "dropped", "add_argument"),
    )
)
"""What shows a person even a single word."""
INNER = frozenset(("ValueError", "RuntimeError", "ProtocolError", "EngineDied", "SpeechFailed", "_buried"))
"""Raised and caught inside, or bugs: nobody reads these but in a log."""
PROSE = re.compile(r"[A-Za-z]{2,}[,.:;)]? [({“\"]?[a-z]|\{\} [a-z]{2,}|[a-z]{2,} \{\}")
WORD = re.compile(r"[A-Za-z]{3,}")
NO_PROSE = re.compile(
    r"^\s*(SELECT|INSERT|UPDATE|DELETE|PRAGMA|CREATE|</?[a-z!]|#:schema|import |Q\w+(::\w+)? \{)"
    r"|\\[bsd]|\(\?|\bet al\.|^(dict|tuple|list|Callable)\["
)
"""SQL, HTML, notations of patterns, where a dose is known from."""
UNITS = re.compile(r"[{} ]*(min|kg|s|MB)[{} ]*|\.\w+|\{\} – Limber|Limber|utf-8")
"""Units, endings of files, and the program's own name."""

ALLOWED = {
    "app/making_wiring.py": ("template {}",),  # a name
    "app/surroundings.py": ("left shoulder", "right shoulder"),  # names of buttons
    "app/welcome_wiring.py": ("first session",),  # a tag
    "cli/following.py": ("--set {}", "limber play {}"),  # a command
    "audio/voice/protocol.py": ("message",),  # caught
    "audio/voice/wording.py": ("for example", "that is", "et cetera", "left and right"),  # English, spoken
    "audio/voice/worker": ("",),  # a process of its own: for the log
    "desktop/gamepad.py": ("left shoulder", "right shoulder"),
    "desktop/mpris.py": ("the bus gives", "no method", "no property"),  # for other programs
    "editing/pose_rows.py": ("{} on {}",),  # a notation
    "editing/tokens.py": ("@comment",),  # a query
    "exporting/gallery_page.py": (":root", "path{fill"),  # CSS
    "history/summary.py": ("how it ended", "seconds"),  # columns, known by name
    "history/store.py": ("id = (", "id IN (", "step, turn", "question, value"),  # SQL
    # names of steps are words of the session, which is in the language of the foreign file
    "importing": (
        *("Warm up", "Cool down", "Free ride", "Greatest effort", "up to {}", "Workrave exercises"),
        *("From {}", "Day {}", "Exercise {}", "part {}", "percent"),
    ),
    "making": ("pelvis on chair", "door frame"),  # names
    "session/advice/measures.py": ("pnf pull", "big three"),  # names of families
    "session/advice/needs.py": ("",),  # words by which exercises warn
    "session/advice/ranges.py": ("pnf pull", "big three", "dead bug", "ACSM guidelines"),
    "session/upgrades.py": ("named {}",),  # a type
    "timeline/plan.py": ("contract moving",),  # a name
    # said where they are shown; test_language knows them by name
    "editing/joint_drag.py": ("lower back", "upper back"),
    "app/exercise_checking.py": ("door frame",),
    "figures/muscles.py": ("",),
    "session/parts.py": ("",),
    "session/vocabulary.py": ("",),
    "session/common_mistakes.py": (" = ",),  # lines of TOML
    # what the format is: said where it is shown; test_language knows it by name
    "session/schema.py": ("",),
    "session/schema_dose.py": ("",),
    "session/schema_exercise.py": ("",),
    "session/schema_programme.py": ("",),
    "session/schema_step.py": ("",),
    # names
    "ui/settings_screen/row.py": ("try word",),
}
"""Parts of texts that nobody needs in another language, by file or folder, with the reason beside them."""


@lru_cache
def names() -> frozenset[str]:
    """Return the names that types are made of, and those of settings: identities, which nobody reads."""
    found = set()
    for tree in trees().values():
        for node in ast.walk(tree):
            if (
                isinstance(node, ast.Subscript)
                and isinstance(node.value, ast.Name)
                and node.value.id == "Literal"
            ):
                found |= {each.value for each in ast.walk(node.slice) if isinstance(each, ast.Constant)}
            if (
                isinstance(node, ast.Call)
                and called(node) == "Setting"
                and isinstance(node.args[0], ast.Constant)
            ):
                found.add(node.args[0].value)
    return frozenset(map(str, found))


@lru_cache
def trees() -> dict[str, ast.Module]:
    folder = ROOT / "player"
    return {
        path.relative_to(folder).as_posix(): ast.parse(path.read_text("utf-8"))
        for path in sorted(folder.rglob("*.py"))
    }


def called(node: ast.Call) -> str:
    return node.func.id if isinstance(node.func, ast.Name) else getattr(node.func, "attr", "")


def texts(node: ast.AST, *, door: bool = False) -> Iterator[tuple[int, str]]:
    """Yield the texts in a piece of code that a person may see and that are not looked up."""
    if isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant):
        return  # a docstring, or what stands below a field
    if isinstance(node, ast.Call):
        name = called(node)
        told = isinstance(node.func, ast.Attribute) and isinstance(node.func.value, ast.Name)
        if name in INNER or (told and node.func.value.id in ("_LOG", "logging", "re")):  # type: ignore[attr-defined]
            return
        if name in LOOKED_UP:
            for part in (*node.args[1 + (name == "counted") :], *(each.value for each in node.keywords)):
                yield from texts(part)
            return
        door = name in DOORS
        parts: list[ast.expr] = [
            *node.args,
            *(each.value for each in node.keywords if each.arg in (None, "help", "title")),
        ]
        if name == "add_argument":
            parts = [each.value for each in node.keywords if each.arg in ("help", "metavar")]
        inside: Iterable[ast.AST] = parts if door else ast.iter_child_nodes(node)
        for each in inside:
            yield from texts(each, door=door)
        return
    if isinstance(node, ast.JoinedStr):
        plain = "".join(str(each.value) if isinstance(each, ast.Constant) else "{}" for each in node.values)
        if seen(plain, door=door):
            yield node.lineno, plain
        for each in node.values:
            if isinstance(each, ast.FormattedValue):
                yield from texts(each.value)
        return
    if isinstance(node, ast.Constant):
        if isinstance(node.value, str) and seen(node.value, door=door):
            yield node.lineno, node.value
        return
    into = isinstance(node, (ast.IfExp, ast.BoolOp, ast.BinOp))
    for child in inner(node):
        yield from texts(child, door=door and into)


def inner(node: ast.AST) -> Iterator[ast.AST]:
    """Yield the parts of a piece of code in which texts can be: not its types."""
    if isinstance(node, ast.AnnAssign):
        yield from (node.value,) if node.value is not None else ()
    elif isinstance(node, (ast.FunctionDef, ast.AsyncFunctionDef)):
        yield from (
            each for each in (*node.args.defaults, *node.args.kw_defaults, *node.body) if each is not None
        )
    elif isinstance(node, ast.Compare):
        yield from (each for each in (node.left, *node.comparators) if not isinstance(each, ast.Constant))
    elif not isinstance(node, (ast.Name, ast.Import, ast.ImportFrom)):
        yield from ast.iter_child_nodes(node)


def seen(text: str, *, door: bool) -> bool:
    """Return whether a text looks like one for people: a sentence, or a word where words are shown."""
    if not (WORD if door else PROSE).search(text):
        return False
    return not (text in names() or NO_PROSE.search(text) or UNITS.fullmatch(text) or text.endswith(": %s"))


@lru_cache
def untranslated() -> tuple[tuple[str, int, str], ...]:
    """Return each text that is not looked up, with its file and line."""
    return tuple((file, line, text) for file, tree in trees().items() for line, text in texts(tree))


def allowed(file: str, text: str) -> bool:
    places = (place for place in ALLOWED if file == place or file.startswith(f"{place}/"))
    return any(part in text for place in places for part in ALLOWED[place])


def test_every_text_that_a_person_sees_can_be_translated() -> None:
    found = [
        f"{file}:{line}: {text[:80]!r}" for file, line, text in untranslated() if not allowed(file, text)
    ]
    assert found == []


def test_what_is_allowed_is_still_there() -> None:
    for place, parts in ALLOWED.items():
        known = [text for file, _, text in untranslated() if file == place or file.startswith(f"{place}/")]
        assert [part for part in parts if not any(part in text for text in known)] == [], place

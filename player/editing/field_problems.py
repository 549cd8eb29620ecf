"""Which field of the form a problem belongs to, by the key whose value stands where the problem is."""

from __future__ import annotations

from typing import TYPE_CHECKING

from player.editing.field_edits import is_of_session, own_path
from player.editing.step_blocks import kept_lines
from player.editing.toml_tree import Tree

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from player.editing.step_blocks import Block
    from player.session.problems import KeyPath, Problem


def problems_by_key(
    text: str, blocks: Sequence[Block], index: int, problems: Sequence[Problem]
) -> dict[KeyPath, Problem]:
    """Return the problems of a step, or of the session and its tables, by the path of the key where they are;
    the worst of each key. What is about no key alone stands at the empty path."""
    block = blocks[index]
    own = [each for each in blocks if is_of_session(each)] if is_of_session(block) else [block]
    lines, found = kept_lines(text), dict[tuple[str | int, ...], "Problem"]()
    for each in own:
        here = [problem for problem in problems if each.first < problem.place.line <= each.own_end]
        if not here:
            continue
        tree, root = Tree("".join(lines[each.first : each.own_end])), own_path(each)
        for problem in here:
            path = _path_at(tree, problem.place.line - 1 - each.first)
            path = path[len(root) :] if path[: len(root)] == root else ()
            if path not in found or problem.severity == "error":
                found[path] = problem
    return found


def _path_at(tree: Tree, line: int) -> KeyPath:
    """The path of the innermost key that stands on a line; that of its table where it is a header."""
    for table in reversed(tree.tables):
        for pair in table.pairs:
            if pair.node.start_point[0] <= line <= pair.node.end_point[0]:
                return (*table.path, *pair.names)
        if table.names is not None and table.names.start_point[0] == line:
            return table.path
    return ()


def problem_for(path: KeyPath, found: dict[KeyPath, Problem]) -> Problem | None:
    """Return the problem of a field, by the path of its key: that of the key, of what stands in its value, or
    of the value that it stands in."""
    inside = list(_meeting(path, found))
    return next((each for each in inside if each.severity == "error"), inside[0] if inside else None)


def _meeting(path: KeyPath, found: dict[KeyPath, Problem]) -> Iterator[Problem]:
    for other, problem in found.items():
        if other and (other[: len(path)] == path or path[: len(other)] == other):
            yield problem

"""Checking an exercise file from end to end: as text, as an exercise, as a figure, and as something to be
taught."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import tomli

from player.app.picture_cast import faults_of
from player.figures.joints import RANGE_SOURCE
from player.figures.pose import PROPS, UnknownKey, beyond_range, side_names
from player.figures.reading import EXERCISE_KINDS, read_figure
from player.language import later, said
from player.session.documents import located, read_text
from player.session.exercise_file import load_exercise_text
from player.session.model import Pictured
from player.session.places import Places
from player.session.problems import Finding, Problem, did_you_mean, plain
from player.session.schema import PHASE_KINDS

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from pathlib import Path

    from player.figures.figure import Figure
    from player.session.model import Exercise
    from player.session.problems import KeyPath

_MOST_WORDS = 25
"""Words of a set-up that are taken in while one gets into position."""
_NEEDED = {
    "setup": later("say in up to 25 words how to get into position"),
    "summary": later("say in a sentence what it is for"),
    "target": later('name the muscles, for example target = ["hamstrings"]'),
    "mistakes": later('say what goes wrong, for example mistakes = ["Back rounds."]'),
}
_THINGS = (*PROPS, "band", "block", "cushion", "dowel", "door frame", "partner", "weight")
_SPOKEN = ("stretch", "contract", "relax", "pull", "deepen", "hold", "rep", "roll", "inhale", "exhale")


def check_exercise(path: Path) -> tuple[Problem, ...]:
    """Return the problems of an exercise file, in order of place."""
    text = read_text(path)
    return (text,) if isinstance(text, Problem) else check_exercise_text(text, path.stem, str(path))


def check_exercise_text(text: str, identity: str, file: str = "") -> tuple[Problem, ...]:
    """Return the problems of the text of an exercise file, in order of place."""
    loaded = load_exercise_text(text, identity, file)
    try:
        document = tomli.loads(text)
    except ValueError:
        return loaded.problems
    findings = list(_texts_missing(document))
    if "poses" in document or not ("picture" in document or "pictures" in document):
        figure, faults = read_figure(document)
        findings += [
            Finding(key_path(document, path), "bad-figure", message, at_key=isinstance(message, UnknownKey))
            for path, message in faults
        ]
        if figure is not None:
            findings += _beyond(document, figure)
            findings += _unspoken(document, figure)
    if loaded.exercise is not None:
        findings += _bad_pictures(loaded.exercise)
    found = (*loaded.problems, *located(findings, Places(text), file))
    return tuple(sorted(found, key=lambda problem: (problem.place, problem.code, problem.message)))


def key_path(document: Mapping[str, Any], dotted: str) -> KeyPath:
    """Return the keys that a dotted path means in a document, where names may have dots of their own."""
    path: list[str | int] = []
    words, table = dotted.split("."), document
    while words:
        name = next(
            (
                ".".join(words[:count])
                for count in range(len(words), 0, -1)
                if isinstance(table, dict) and ".".join(words[:count]) in table
            ),
            words[0],
        )
        path.append(name)
        table = table.get(name, {}) if isinstance(table, dict) else {}
        words = words[name.count(".") + 1 :]
    return tuple(path)


def _texts_missing(document: Mapping[str, Any]) -> Iterator[Finding]:
    for key, hint in _NEEDED.items():
        if not document.get(key) and not (key == "target" and "target" in document):
            yield _warning((), "missing-text", said("`{name}` is missing", name=key), said(hint))
    setup = document.get("setup")
    if isinstance(setup, str) and len(setup.split()) > _MOST_WORDS:
        message = said(
            "the set-up has {count} words, more than can be taken in at once", count=len(setup.split())
        )
        yield _warning(("setup",), "missing-text", message, said("say it in {count}", count=_MOST_WORDS))
    if document.get("laterality") == "unilateral" and not document.get("limb"):
        hint = said('for example limb = "leg": then the voice says “left leg”')
        yield _warning((), "missing-text", said("`limb` is missing: what is left or right about it?"), hint)
    kind = document.get("kind", EXERCISE_KINDS[0])
    if kind not in EXERCISE_KINDS:
        hint = did_you_mean(str(kind), EXERCISE_KINDS) or said(
            "one of {names}", names=", ".join(EXERCISE_KINDS)
        )
        yield _warning(
            ("kind",), "bad-choice", said('there is no kind "{kind}"', kind=plain(str(kind))), hint
        )
    things = document.get("equipment", ())
    for place, thing in enumerate(things if isinstance(things, list) else ()):
        meant = did_you_mean(thing, _THINGS) if isinstance(thing, str) and thing not in _THINGS else ""
        if meant:
            yield _warning(
                ("equipment", place),
                "bad-choice",
                said('"{thing}" is no thing that is known', thing=plain(thing)),
                meant,
            )


def _bad_pictures(exercise: Exercise) -> Iterator[Finding]:
    for kind, name in exercise.pictures:
        for message, hint in faults_of(Pictured(name, exercise.file)):
            yield _warning(("pictures", kind) if kind else ("picture",), "bad-picture", message, hint)


def _beyond(document: Mapping[str, Any], figure: Figure) -> Iterator[Finding]:
    for name, pose in figure.poses.items():
        for channel, message in beyond_range(pose):
            path = _written(document["poses"][name], channel)
            hint = said("a healthy adult does not reach it ({source})", source=RANGE_SOURCE)
            yield _warning(
                ("poses", name, *path),
                "beyond-range",
                f"{channel.rpartition('.')[0].replace('.', ' ')}: {message}",
                hint,
            )


def _written(pose: Mapping[str, Any], channel: str) -> KeyPath:
    """Return where a channel of a pose is written: its side may be called by several names."""
    side, _, rest = channel.partition(".")
    joint, _, movement = rest.partition(".")
    if not movement:
        return (side, rest)
    found: KeyPath = ()
    for name, table in pose.items():
        joints = table.get(joint, {}) if side in side_names(name) and isinstance(table, dict) else {}
        if isinstance(joints, dict) and movement in joints:
            found = (name, joint, movement)
    return found


def _unspoken(document: Mapping[str, Any], figure: Figure) -> Iterator[Finding]:
    """Find the phases that the figure has poses for, in a file that has words for none of them."""
    if document.get("words"):
        return
    kinds = [kind for kind in PHASE_KINDS if kind in figure.motion.paths and kind in _SPOKEN]
    if kinds:
        hint = said(
            'for example [words] with {kinds} = "What to do."; without them the program has its own',
            kinds=kinds[0],
        )
        yield _warning((), "missing-text", said("it has no words of its own for its phases"), hint)


def _warning(path: KeyPath, code: str, message: str, hint: str) -> Finding:
    return Finding(path, code, message, hint, "warning")

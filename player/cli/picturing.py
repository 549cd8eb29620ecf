"""``limber picture``: an exercise as a picture file, still or moving."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from player.app.exercises import drawn, exercise_at, file_of
from player.app.picture_cast import telling_picture
from player.app.supplies import Supplies
from player.errors import PlayerError
from player.figures.camera import VIEWS, camera_for
from player.figures.key_poses import KeyPose, phase_still, still, telling_pose
from player.figures.looks import LOOK_NAMES
from player.figures.loop import looped_kind
from player.figures.motion import KINDS
from player.figures.simplify import simplified
from player.figures.svg import svg_of
from player.files import write_whole
from player.language import said
from player.session.picture_files import PictureFault, PictureFile, read_picture
from player.session.problems import did_you_mean

if TYPE_CHECKING:
    import argparse

    from player.figures.drawing import Drawing
    from player.figures.figure import Figure
    from player.session.model import Exercise

_ENDINGS = (".svg", ".png", ".gif")
_HEIGHTS = {".svg": 700, ".png": 900, ".gif": 360}
_LEAST, _MOST = 16, 4320
_TOLERANCE = 0.0001
"""Parts of stature that outlines may move to have fewer points: a third of a pixel at 4000."""
_GROUNDS = {"light": "#fffcf7", "dark": "#22262c"}


def add_verb(verbs: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Add the verb to the parser."""
    verb = verbs.add_parser(
        "picture",
        help=said("write a picture of an exercise"),
        description=said(
            "Writes a picture of an exercise as SVG, PNG or moving GIF. Without --pose or --phase it "
            "is the one by which the exercise is recognised."
        ),
    )
    verb.add_argument(
        "exercise", metavar=said("EXERCISE"), help=said("an exercise file, or the name of an exercise")
    )
    verb.add_argument(
        "-o",
        "--output",
        required=True,
        metavar=said("FILE"),
        help=said("where to write: x.svg, x.png or x.gif"),
    )
    verb.add_argument("--pose", metavar=said("POSE"), help=said("one of the exercise's poses"))
    verb.add_argument(
        "--phase",
        "--kind",
        metavar=said("KIND"),
        help=said("a kind of phase: {kinds} (a GIF moves in it)", kinds=", ".join(KINDS)),
    )
    verb.add_argument("--side", choices=("left", "right"), default="right", help=said("the working side"))
    verb.add_argument(
        "--view",
        metavar=said("VIEW"),
        help=said("from where: {views}, or degrees of turn such as 30", views=", ".join(VIEWS)),
    )
    verb.add_argument("--size", type=int, metavar=said("PIXELS"), help=said("height of the picture"))
    verb.add_argument("--dark", action="store_true", help=said("in the colours for a dark ground"))
    verb.add_argument("--look", choices=[name for name, _ in LOOK_NAMES], help=said("who the figure is"))
    verb.add_argument("--ground", action="store_true", help=said("with a ground; a GIF always has one"))
    verb.set_defaults(run=_run)


def _run(arguments: argparse.Namespace) -> int:
    path = Path(arguments.output)
    ending = path.suffix.lower()
    if ending not in _ENDINGS:
        raise PlayerError(
            said("{name} is no picture that can be written.", name=path.name),
            said("Write x.svg, x.png or x.gif."),
        )
    height = arguments.size or _HEIGHTS[ending]
    if not _LEAST <= height <= _MOST:
        raise PlayerError(
            said("{height} pixels is no size for a picture.", height=height),
            said("Choose {low} to {high}.", low=_LEAST, high=_MOST),
        )
    exercise = exercise_at(file_of(arguments.exercise, Supplies()))
    brought = _brought(exercise, _kind(arguments.phase))
    if brought is not None:
        from player.app.picturing import write_brought  # Qt, only where something is painted

        write_brought(brought, path, height, mirrored=arguments.side == "left" and exercise.mirror)
        print(path)
        return 0
    figure = drawn(exercise)
    _turn(figure, arguments.view)
    ground_name = "dark" if arguments.dark else "light"
    palette = f"{ground_name} {arguments.look}" if arguments.look else ground_name
    if ending == ".gif":
        from player.app.picturing import write_moving  # Qt, only where something is painted

        kind = _kind(arguments.phase) or looped_kind(figure)
        write_moving(figure, kind, arguments.side, palette, path, height, _GROUNDS[ground_name])
    else:
        drawing = _drawing(figure, arguments, palette)
        ground = _GROUNDS[ground_name] if arguments.ground else None
        if ending == ".svg":
            text = svg_of(
                simplified(drawing, _TOLERANCE),
                height=height,
                background=ground,
                title=_title(exercise, arguments),
            )
            write_whole(path, lambda file: file.write(text.encode("utf-8")))
        else:
            from player.app.picturing import write_png  # Qt, only where something is painted

            write_png(drawing, path, height, ground)
    print(path)
    return 0


def _brought(exercise: Exercise, kind: str) -> PictureFile | None:
    """The picture that stands in place of a figure, of an exercise that has no poses."""
    if "poses" in exercise.table or not exercise.pictures:
        return None
    pictured = (exercise.picture_in(kind) if kind else None) or telling_picture(exercise)
    found = read_picture(pictured) if pictured is not None else None
    if isinstance(found, PictureFault):
        raise PlayerError(f"{found.message}.", f"{found.hint[0].upper()}{found.hint[1:]}.")
    return found


def _drawing(figure: Figure, arguments: argparse.Namespace, palette: str) -> Drawing:
    kind = _kind(arguments.phase)
    if arguments.pose:
        if arguments.pose not in figure.poses:
            hint = did_you_mean(arguments.pose, figure.poses) or said(
                "There are {poses}.", poses=", ".join(figure.poses)
            )
            raise PlayerError(
                said('There is no pose "{pose}".', pose=arguments.pose), hint[0].upper() + hint[1:]
            )
        pose = KeyPose(arguments.pose, kind or telling_pose(figure).kind)
        return still(figure, pose, arguments.side, palette)
    if kind:
        return phase_still(figure, kind, arguments.side, palette)
    return still(figure, telling_pose(figure), arguments.side, palette)


def _kind(name: str | None) -> str:
    if name and name not in KINDS:
        hint = did_you_mean(name, KINDS) or said("one of {names}", names=", ".join(KINDS))
        raise PlayerError(said('There is no kind of phase "{name}".', name=name), hint[0].upper() + hint[1:])
    return name or ""


def _turn(figure: Figure, view: str | None) -> None:
    if view is None:
        return
    try:
        camera = camera_for({"turn": float(view)})
    except ValueError:
        camera = camera_for(view)
    if camera is None:
        raise PlayerError(
            said('There is no view "{view}".', view=view),
            said("Choose {views}, or degrees of turn.", views=", ".join(VIEWS)),
        )
    figure.camera = camera


def _title(exercise: Exercise, arguments: argparse.Namespace) -> str:
    side = said(f"{arguments.side} side") if exercise.unilateral else ""
    return ", ".join(filter(None, (exercise.name, arguments.pose or arguments.phase, side)))

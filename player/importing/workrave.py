"""Workrave: ``exercises.xml``, exercises for breaks with texts in many languages and a sequence of pictures.

The pictures of a sequence are shown in turn, again and again, until its time is over; a mirrored picture
stands for the other side.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from player.importing.imported import ImportedFile
from player.importing.pictures import picture_suffix
from player.importing.sketch import Seconds, SessionSketch, StepSketch
from player.language import quoted, said

if TYPE_CHECKING:
    from player.importing.sketch import Sketcher
    from player.importing.source import Source
    from player.importing.xml_tree import Element

TITLE = "Workrave"
_USUAL_LENGTH = "15"
_LEAST_PART = 3.0
_MOST_PARTS = 12
_MOST_ROUNDS = 20
_MOST_WORDS = 25
_LARGEST_PICTURE = 8 * 1024 * 1024


@dataclass(frozen=True, slots=True)
class _Image:
    """One picture of a sequence."""

    source: str
    """Its file, as it is written."""
    seconds: float
    """How long it is shown."""
    mirrored: bool
    """Whether left and right are exchanged."""


def recognises(source: Source) -> bool:
    """Return whether it is a file of exercises."""
    root = source.xml
    return root is not None and root.name == "exercises" and any(root.all("exercise"))


def sketches(source: Source, sketcher: Sketcher) -> list[SessionSketch]:
    """Return one session with all exercises."""
    root = source.xml
    sketch = SessionSketch("Workrave exercises", [])
    for exercise in root.all("exercise") if root is not None else ():
        sketch.steps += _exercise(exercise, sketch, source, sketcher)
    return [sketch]


def _exercise(
    exercise: Element, sketch: SessionSketch, source: Source, sketcher: Sketcher
) -> list[StepSketch]:
    name = sketcher.name(_in_english(exercise, "title", sketcher))
    text = sketcher.words(_in_english(exercise, "description", sketcher))
    steps: list[StepSketch] = []
    for sequence in exercise.all("sequence"):
        time = sketcher.time(sequence.attributes.get("duration", _USUAL_LENGTH), quoted(name))
        if time is None:
            sketcher.report.dropped(said("a sequence of “{name}” that takes no time", name=name))
            continue
        images = _images(sequence, sketcher)
        steps += _sequence(name, time, images, sketch, source, sketcher)
    if not steps:
        sketcher.report.dropped(said("“{name}”, which has no sequence", name=name))
    elif text:
        _put_words(steps[0].steps[0] if steps[0].steps else steps[0], text)
    return steps


def _put_words(step: StepSketch, text: str) -> None:
    """Let what can be heard in one breath be said, and all of it be shown."""
    first = text.partition(". ")[0].rstrip(".") + "."
    if len(first.split()) <= _MOST_WORDS:
        step.keys["say"] = first
    if first != text:
        step.keys["note"] = text


def _in_english(exercise: Element, name: str, sketcher: Sketcher) -> str:
    """Return a text in English; in the first language there is where it is not written in English."""
    texts = [(element.attributes.get("xml:lang", "en"), element.text) for element in exercise.all(name)]
    if len(texts) > 1:
        sketcher.report.dropped(said("texts in other languages than English"))
    english = [text for language, text in texts if language.split("_")[0].split("-")[0] == "en"]
    return (english or [text for _, text in texts] or [""])[0]


def _images(sequence: Element, sketcher: Sketcher) -> list[_Image]:
    images = []
    for element in sequence.all("image"):
        length = sketcher.number(element.attributes.get("duration", "1"))
        if length is not None and length > 0 and element.attributes.get("src"):
            mirrored = element.attributes.get("mirrorx", "no") in ("yes", "true", "1")
            images.append(_Image(element.attributes["src"], length, mirrored))
        else:
            sketcher.report.dropped(said("a picture without a file or a time"))
    return images


def _sequence(
    name: str, time: Seconds, images: list[_Image], sketch: SessionSketch, source: Source, sketcher: Sketcher
) -> list[StepSketch]:
    files = {image.source for image in images}
    turns = {image.mirrored for image in images}
    if len(files) == 1 and len(turns) == 2:
        return [_two_sides(name, time, images, sketch, source, sketcher)]
    parts = [image for image in images if image.seconds >= _LEAST_PART]
    period = sum(image.seconds for image in images)
    rounds = round(time.value / period) if period else 0
    if len(files) > 1 and len(parts) == len(images) <= _MOST_PARTS and 0 < rounds <= _MOST_ROUNDS:
        return _parts(name, images, rounds, sketch, source, sketcher)
    step = sketcher.timed(name, time)
    if images:
        _show(step, images[0], sketch, source, sketcher)
    if len(files) > 1:
        sketcher.report.changed(
            said("“{name}” shows its first picture; the others came too quickly one after another", name=name)
        )
    return [step]


def _two_sides(
    name: str, time: Seconds, images: list[_Image], sketch: SessionSketch, source: Source, sketcher: Sketcher
) -> StepSketch:
    step = sketcher.timed(name, Seconds(max(1.0, round(time.value / 2, 1))), "each")
    step.keys["first"] = "left" if images[0].mirrored else "right"
    step.comment = said("Shown to both sides in turn in the original, {value:g} s in all.", value=time.value)
    sketcher.report.changed(
        said("“{name}”, with its picture mirrored in turn, is half its time on each side", name=name)
    )
    _show(step, images[0], sketch, source, sketcher)
    return step


def _parts(
    name: str, images: list[_Image], rounds: int, sketch: SessionSketch, source: Source, sketcher: Sketcher
) -> list[StepSketch]:
    steps = []
    for number, image in enumerate(images, start=1):
        time = sketcher.time(image.seconds, quoted(name)) or Seconds(_LEAST_PART)
        step = sketcher.timed(f"{name}, part {number}", time)
        if number > 1 or rounds > 1:
            step.keys |= {"prepare": Seconds(0), "announce": "off"}
        _show(step, image, sketch, source, sketcher)
        steps.append(step)
    sketcher.report.changed(said("“{name}”: each picture of its sequence is a part of its own", name=name))
    return sketcher.group(steps, rounds, title=name)


def _show(step: StepSketch, image: _Image, sketch: SessionSketch, source: Source, sketcher: Sketcher) -> None:
    """Let a step show a picture that lies beside the file."""
    if "exercise" in step.keys:
        return
    content = _picture(image.source, source)
    suffix = picture_suffix(content)
    if not suffix:
        sketcher.report.dropped(
            said("the picture “{text}”: it is not beside the file", text=sketcher.text(image.source, 60))
        )
        return
    if image.mirrored and "first" not in step.keys:
        sketcher.report.changed(
            said("the picture of “{keys}” is shown as it is, not mirrored", keys=step.keys["name"])
        )
    sketcher.picture(step, sketch, ImportedFile(f"picture{suffix}", content))


def _picture(name: str, source: Source) -> bytes:
    """Return what is in a picture beside the file, or below its folder; nothing for any other place."""
    if source.folder is None:
        return b""
    for folder in ("", "exercises"):
        try:
            path = (source.folder / folder / name).resolve()
            inside = path.is_relative_to(source.folder.resolve()) and path.is_file()
            if inside and path.stat().st_size <= _LARGEST_PICTURE:
                return path.read_bytes()
        except (OSError, ValueError):
            continue
    return b""

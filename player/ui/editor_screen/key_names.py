"""What the keys of the format and their choices are called in the form, in the person's language."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

from player.language import said, spoken_language

if TYPE_CHECKING:
    from player.session.keys import Key

_CODE = re.compile(r"`(\w+)`")


def name_of_key(key: Key) -> str:
    """Return what a key is called."""
    return _key_names(spoken_language()).get(key.name) or key.name.replace("_", " ").capitalize()


def name_of_choice(value: str) -> str:
    """Return what one of a few values is called."""
    return _choice_names(spoken_language()).get(value) or value[:1].upper() + value[1:]


def meaning_of(key: Key) -> str:
    """Return what a key means, other keys by what they are called in the form."""
    names = _key_names(spoken_language())
    return _CODE.sub(lambda found: f"“{names[found[1]]}”" if found[1] in names else found[0], key.told)


@lru_cache(maxsize=2)
def _key_names(_language: str) -> dict[str, str]:
    return {
        # the session
        "format": said("Version of the format"),
        "kind": said("Kind"),
        "title": said("Title"),
        "summary": said("Summary"),
        "language": said("Language"),
        "level": said("Level"),
        "equipment": said("Equipment"),
        "tags": said("Tags"),
        "cautions": said("Cautions"),
        "authors": said("Authors"),
        "license": said("Licence"),
        "sources": said("Sources"),
        "cover": said("Cover"),
        "accept": said("Warnings meant so"),
        "parameters": said("Parameters"),
        "exercises": said("Exercises of its own"),
        "rate": said("Speed"),
        "volume": said("Loudness"),
        "voice": said("Voice"),
        "file": said("File"),
        "folder": said("Folder"),
        "duck": said("Loudness under speech"),
        "default": said("Usual value"),
        "min": said("Least"),
        "max": said("Most"),
        "choices": said("Choices"),
        "label": said("Label"),
        "weeks": said("Weeks"),
        "days": said("Days"),
        "plan": said("Plan"),
        "session": said("Session"),
        "measure": said("Measurements"),
        "time": said("Time of day"),
        # steps
        "exercise": said("Exercise"),
        "name": said("Name"),
        "view": said("Seen from"),
        "picture": said("Picture file"),
        "pictures": said("Pictures by phase"),
        "side": said("Side"),
        "first": said("Side that begins"),
        "first_side": said("Side that begins"),
        "extra": said("More sets on one side"),
        "left": said("Left"),
        "right": said("Right"),
        "tighter": said("Tighter side"),
        "sets": said("Sets"),
        "rest": said("Rest"),
        "say": said("Said"),
        "note": said("Shown"),
        "cue": said("Words on the way"),
        "at": said("At"),
        "every": said("Again every"),
        "optional": said("May be left out"),
        "ask": said("Question"),
        "test": said("Test"),
        "unit": said("Unit"),
        "highest": said("Greatest result"),
        "when": said("Only when"),
        "stop": said("The session ends here"),
        "repeat": said("Rounds"),
        "between": said("Rest between rounds"),
        "shuffle": said("Drawn order"),
        "seed": said("Seed of the draw"),
        "pick": said("Steps drawn for a round"),
        "use": said("Another session"),
        "with": said("Values of its parameters"),
        "prepare": said("Getting ready"),
        "change_side": said("Change of side"),
        "countdown": said("Last seconds counted"),
        "counting": said("How they are counted"),
        "halfway": said("Middle is told"),
        "announce": said("Announcement"),
        # doses
        "hold": said("Hold"),
        "limit": said("At most"),
        "reps": said("Reps"),
        "tempo": said("Tempo"),
        "pace": said("Time of a rep"),
        "pace_to": said("Time of the last rep"),
        "each": said("Hold of each rep"),
        "release": said("Pause after each rep"),
        "pnf": said("PNF"),
        "breathe": said("Breath"),
        "for": said("Time"),
        "cycles": said("Cycles"),
        "finish": said("Last breath is finished"),
        "count": said("Breaths are counted"),
        "roll": said("Roll"),
        "pass": said("Time of a pass"),
        "phases": said("Phases"),
        "method": said("Method"),
        "stretch": said("Stretch"),
        "contract": said("Push"),
        "ramp": said("Building up"),
        "relax": said("Letting go"),
        "pull": said("Pull"),
        "deepen": said("Deeper stretch"),
        "return": said("Back to neutral"),
        "effort": said("Effort"),
        "resistance": said("Against what"),
        "pose": said("Pose"),
        # exercises
        "also": said("Other names"),
        "setup": said("Set-up"),
        "limb": said("Limb"),
        "target": said("Muscles that work"),
        "opposing": said("Opposing muscles"),
        "laterality": said("Sides"),
        "mistakes": said("Mistakes"),
        "wrong": said("Poses that show a mistake"),
        "easier": said("Easier"),
        "harder": said("Harder"),
        "starts_with": said("A rep begins"),
        "words": said("Words by phase"),
        "poses": said("Poses"),
        "motion": said("Motion"),
        "mirror": said("Mirrored for the other side"),
    }


@lru_cache(maxsize=2)
def _choice_names(_language: str) -> dict[str, str]:
    return {
        "each": said("Each side"),
        "alternate": said("Alternating"),
        "left": said("Left"),
        "right": said("Right"),
        "both": said("Both at once"),
        "tighter": said("The tighter one"),
        "gentle": said("Gentle"),
        "easy": said("Easy"),
        "medium": said("Medium"),
        "hard": said("Hard"),
        "full": said("In full"),
        "short": said("In short"),
        "off": said("Off"),
        "spoken": said("Spoken"),
        "ticked": said("Ticked"),
        "up": said("Up"),
        "down": said("Down"),
        "pain": said("Pain, 0 to 10"),
        "effort": said("Effort, 0 to 10"),
        "measure": said("Result of a test"),
        "degrees": said("Degrees"),
        "cm": said("Centimetres"),
        "s": said("Seconds"),
        "reps": said("Reps"),
        "front": said("In front"),
        "side": said("The side"),
        "top": said("Above"),
        "three-quarter": said("Between front and side"),
        "strap": said("A strap"),
        "wall": said("A wall"),
        "hands": said("The hands"),
        "partner": said("A partner"),
        "floor": said("The floor"),
        "band": said("A band"),
        "unilateral": said("One at a time"),
        "bilateral": said("Both at once"),
        "lift": said("Upwards"),
        "lower": said("Downwards"),
        "out": said("Away and back"),
        "prepare": said("Getting ready"),
        "stretch": said("Stretch"),
        "contract": said("Push"),
        "relax": said("Letting go"),
        "pull": said("Pull"),
        "deepen": said("Deeper stretch"),
        "hold": said("Hold"),
        "rep": said("Rep"),
        "inhale": said("Breathe in"),
        "exhale": said("Breathe out"),
        "roll": said("Roll"),
        "rest": said("Rest"),
        "change side": said("Change of side"),
        "hold-relax": said("Push and let go"),
        "contract-relax": said("Push through the range"),
        "hold-relax-agonist-contract": said("Push, let go, pull"),
        "slow-reversal-hold-relax": said("Push, then pull"),
        "agonist-contract": said("Pull only"),
        "stretch-return-contract": said("Return, then push"),
    }

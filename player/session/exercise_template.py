"""The text that a new exercise file begins with: complete, playable, and explained line by line."""

from __future__ import annotations

_TEMPLATE = """\
# An exercise of your own. A session names it by the name of this file: exercise = "{identity}"
# Look at it with:  limber exercise edit {identity}
# Every mistake:    limber exercise check {identity}

name = "{name}"
summary = "Loosens the hips and the back of the legs."
setup = "Stand tall, feet as wide as the hips, knees soft. Let the arms hang at your sides."
target = ["hamstrings"]          # what is stretched or works; it glows
opposing = ["quadriceps"]        # what pulls against it
kind = "stretch"                 # stretch, strength, power, mobility, roll or breath
laterality = "bilateral"         # or "unilateral": one side, then the other; then also say limb = "leg"
equipment = []                   # for example ["mat", "strap"]
view = "side"                    # side, three-quarter, front or top
mistakes = ["Back rounds.", "Knees lock."]
# wrong = {{ rounded = "Back rounds." }}  # with [poses.rounded]: seen small, struck out, while getting ready
cautions = ["Stop at sharp pain."]
easier = ["Rest the hands on a chair."]
harder = ["Let the hands reach the floor."]

# What is said in a phase, in full the first time, then short.
[words]
hold = {{ full = "Fold forwards from the hips. Let the head hang.", short = "Fold." }}
rep = "Fold, and come up slowly."

# Poses are angles in degrees; standing with the arms hanging is zero everywhere.
[poses.stand]
root = "standing"
contact = ["feet"]

[poses.fold]
root = "standing"
pelvis = {{ flexion = 50 }}
lumbar = {{ flexion = 20 }}
thorax = {{ flexion = 15 }}
both = {{ hip = {{ flexion = 50 }}, knee = {{ flexion = 5 }}, shoulder = {{ flexion = 70 }} }}
contact = ["feet"]

# Which pose is taken in which phase; two poses mean: from the first to the second.
[motion]
start = "stand"
hold = ["stand", "fold"]
stretch = ["stand", "fold"]
rep = ["stand", "fold"]
"""


def exercise_template(identity: str, name: str = "") -> str:
    """Return the text of a new exercise file; its name is made from its identity where none is given."""
    made = name or identity.replace("-", " ").capitalize()
    return _TEMPLATE.format(identity=identity, name=made.replace("\\", "").replace('"', "'"))

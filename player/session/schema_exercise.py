"""The rows of the format's table that describe an exercise."""

from __future__ import annotations

from player.session.keys import Key, table_of
from player.session.vocabulary import PHASE_KINDS, RESISTANCE

EXERCISE_KEYS = (
    Key("name", "text", "What it is called.", 'name = "Plank"', required=True),
    Key("also", "texts", "Other names.", 'also = ["Front plank"]'),
    Key("summary", "text", "What it is for.", 'summary = "Holds the trunk still."'),
    Key("setup", "text", "Spoken set-up, up to 25 words.", 'setup = "Elbows under shoulders."'),
    Key("limb", "text", "What is left or right about it, as it is spoken.", 'limb = "leg"'),
    Key("target", "texts", "Muscles that work or are stretched.", 'target = ["hamstrings"]'),
    Key("opposing", "texts", "Muscles that move against them.", 'opposing = ["hip flexors"]'),
    Key(
        "kind",
        "text",
        "What sort of exercise: stretch, strength, mobility, roll or breath.",
        'kind = "stretch"',
    ),
    Key(
        "laterality",
        "choice",
        "Whether it has sides.",
        'laterality = "unilateral"',
        choices=("unilateral", "bilateral"),
        default='"bilateral"',
        meanings=("one side at a time", "both sides at once"),
    ),
    Key("equipment", "texts", "What is needed.", 'equipment = ["mat"]'),
    Key("view", "any", "From where the figure is seen.", 'view = "side"'),
    Key("resistance", "choice", "What one pushes against.", 'resistance = "strap"', choices=RESISTANCE),
    Key("mistakes", "texts", "What goes wrong.", 'mistakes = ["Hips sag."]'),
    Key(
        "wrong",
        "any",
        "Poses that show a mistake, and what is wrong in each; one is seen small while getting ready. "
        "Such a pose may have a `view` of its own.",
        'wrong = { rounded = "Back rounds." }',
        beside=('name = "Fold"', 'poses = { rounded = { root = "standing", lumbar = { flexion = 40 } } }'),
    ),
    Key("cautions", "texts", "Who should take care.", 'cautions = ["Sore wrists."]'),
    Key("easier", "texts", "Easier ways.", 'easier = ["Knees down."]'),
    Key("harder", "texts", "Harder ways.", 'harder = ["Lift a leg."]'),
    Key("sources", "texts", "Where its facts come from.", 'sources = ["Behm 2016"]'),
    Key(
        "starts_with",
        "choice",
        "How a rep begins.",
        'starts_with = "lift"',
        choices=("lift", "lower", "out"),
        default='"out"',
        meanings=("upwards, as a bridge does", "downwards, as a squat does", "away from the start, and back"),
    ),
    Key(
        "words",
        "words",
        "What to say in a phase: a text, or `{ full = …, short = … }`.",
        'words = { hold = "Long neck." }',
        otherwise="the program's own words",
    ),
    Key(
        "poses",
        "any",
        "Poses in anatomical angles, by names of your own.",
        'poses = { stand = { root = "standing", contact = ["feet"] } }',
    ),
    Key(
        "motion",
        "any",
        "The poses that the figure takes in a phase: one, or a way through several.",
        'motion = { hold = "stand" }',
        beside=('name = "Stand"', 'poses = { stand = { root = "standing", contact = ["feet"] } }'),
    ),
    Key(
        "picture",
        "text",
        "A picture file beside this one, in place of the figure.",
        'picture = "plank.png"',
        file="picture",
    ),
    Key(
        "pictures",
        "table pictures",
        "Pictures for certain kinds of phase.",
        'pictures = { contract = "push.png" }',
    ),
    Key(
        "mirror",
        "flag",
        "Whether the other side shows the picture mirrored.",
        "mirror = false",
        default="true",
    ),
)

EXERCISE_TABLES = {
    "exercise": table_of(*EXERCISE_KEYS),
    "pictures": table_of(
        *(
            Key(
                kind,
                "text",
                f"The picture in `{kind}`.",
                f'"{kind}" = "picture.png"' if " " in kind else f'{kind} = "picture.png"',
                otherwise="`picture`",
                file="picture",
            )
            for kind in PHASE_KINDS
        )
    ),
}
"""The table of an exercise, and the one in it, by name."""

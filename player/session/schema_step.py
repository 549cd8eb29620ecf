"""The rows of the format's table that stand in a step, and in the tables of a step."""

from __future__ import annotations

from player.session.keys import Key, section, table_of
from player.session.problems import ACCEPTABLE
from player.session.schema_dose import DOSE_KEYS, PHASE_KEYS, PNF_KEYS
from player.session.vocabulary import (
    ANNOUNCE,
    ASKS,
    COUNTING,
    FIRST,
    SIDES,
    UNITS,
    VIEWS,
)

_PLANK = 'exercise = "plank"'
_HOLD = 'hold = "30s"'
_STRETCH = 'exercise = "supine-strap-hamstring"'
_INNER = 'step = [{ exercise = "plank", hold = "30s" }]'
_TEST = ('ask = "measure"', 'test = "active-knee-extension"')

ACCEPT = Key(
    "accept",
    "texts",
    "Warnings that have been seen and are meant so, by their codes: `limber check` is silent on them here.",
    'accept = ["unusual-dose"]',
    choices=ACCEPTABLE,
)
TIMING = (
    Key(
        "prepare",
        "time",
        "Time to get into position; grows when the announcement is longer.",
        'prepare = "15s"',
        default='"10s"',
    ),
    Key(
        "change_side",
        "time",
        "Time between the two sides.",
        'change_side = "10s"',
        default='"10s"',
        beside=(_STRETCH, _HOLD),
    ),
    Key(
        "rest",
        "time",
        "Time between sets, none after the last. In a step without an exercise or a name: a rest.",
        'rest = "30s"',
        default='"30s"',
        beside=(_PLANK, _HOLD, "sets = 2"),
    ),
    Key(
        "countdown",
        "count",
        "How many last seconds are counted.",
        "countdown = 3",
        low=0,
        high=10,
        default="3",
    ),
    Key(
        "counting",
        "choice",
        "How they are counted.",
        'counting = "spoken"',
        choices=COUNTING,
        default='"spoken"',
    ),
    Key(
        "halfway",
        "flag",
        "Whether the middle of a long hold is told.",
        "halfway = true",
        default="true",
    ),
    Key(
        "announce",
        "choice",
        "How much is said before a step.",
        'announce = "short"',
        choices=ANNOUNCE,
        default='"full"',
        meanings=("name, side, dose and set-up", "name and side", "nothing"),
    ),
)
"""Keys of a step that `[defaults]` has as well."""

_SIDE_KEYS = (
    Key(
        "side",
        "choice",
        "Which side.",
        'side = "each"',
        choices=SIDES,
        otherwise='`"each"` for a one-sided exercise, else `"both"`',
        meanings=(
            "all sets on one side, then on the other",
            "rep by rep, or set by set, in turn",
            "the left only",
            "the right only",
            "both at once: no sides are named",
        ),
        beside=(_STRETCH, _HOLD),
    ),
    Key(
        "first",
        "choice",
        "The side that begins.",
        'first = "left"',
        choices=FIRST,
        otherwise="`first_side` of `[defaults]`",
        beside=(_STRETCH, _HOLD),
    ),
    Key(
        "extra",
        "table extra",
        "More sets on one side.",
        "extra = { tighter = 1 }",
        beside=(_STRETCH, _HOLD),
    ),
)

_SETS = Key(
    "sets",
    "count",
    "How many sets.",
    "sets = 3",
    low=1,
    high=100,
    otherwise="1, or one for each entry of a list",
    beside=(_PLANK, _HOLD),
)

_GROUP_KEYS = (
    Key("title", "text", "What a group is called.", 'title = "Core block"', beside=("repeat = 2", _INNER)),
    Key(
        "repeat",
        "repeat",
        'Do the steps of the group so often; "2..4" asks before each round after the second.',
        "repeat = 3",
        low=1,
        high=1000,
        default="1",
    ),
    Key(
        "between",
        "time",
        "Rest between rounds, none after the last.",
        'between = "30s"',
        default='"0s"',
        beside=("repeat = 2", _INNER),
    ),
    Key(
        "every",
        "time",
        "Begin a round so often; a rest fills what is left of it. Five seconds or more.",
        'every = "90s"',
        beside=("repeat = 3", _INNER),
    ),
    Key(
        "shuffle",
        "flag",
        "Whether the steps come in a drawn order.",
        "shuffle = true",
        default="false",
    ),
    Key(
        "seed",
        "count",
        "What the draw depends on; without it on the day too.",
        "seed = 7",
        low=0,
        high=10**9,
        otherwise="another draw each day",
        beside=("shuffle = true", _INNER),
    ),
    Key(
        "pick",
        "count",
        "How many of the steps are drawn for a round.",
        "pick = 1",
        low=1,
        high=1000,
        otherwise="all of them",
    ),
    Key(
        "use",
        "text",
        "Another session whose steps come here: a file in this folder, or a session of the library by name.",
        'use = "warm-up"',
        beside=(),
    ),
    Key(
        "with",
        "any",
        "Values of its parameters.",
        'with = { hold = "20s" }',
        beside=('use = "warm-up"',),
    ),
    Key("step", "tables step", "The steps of a group.", _INNER, beside=()),
)

_ASK_KEYS = (
    Key(
        "optional",
        "flag",
        "Whether the step can be left out for today.",
        "optional = true",
        default="false",
        beside=(_PLANK, _HOLD),
    ),
    Key(
        "ask",
        "choice",
        "A question, which is never waited for.",
        'ask = "pain"',
        choices=ASKS,
        meanings=("pain, from 0 to 10", "how hard it was, from 0 to 10", "the result of a `test`"),
    ),
    Key(
        "test",
        "text",
        "Name of the test whose result is asked; `when` and the history know it by this name.",
        'test = "active-knee-extension"',
        beside=('ask = "measure"',),
    ),
    Key(
        "unit",
        "choice",
        "What the test counts.",
        'unit = "degrees"',
        choices=UNITS,
        default='"degrees"',
        beside=_TEST,
    ),
    Key(
        "highest",
        "count",
        "Greatest result that a test can have.",
        "highest = 180",
        low=1,
        high=10_000,
        otherwise="180 degrees, 100 cm, 600 s, 200 reps",
        beside=_TEST,
    ),
    Key(
        "when",
        "when",
        "Done only where this is so: answers of this run, or parameters, held against numbers. An answer "
        "that was not given makes it false.",
        'when = "pain >= 6"',
        otherwise="always done",
        beside=('say = "Go gently today."',),
    ),
    Key(
        "stop",
        "flag",
        "Whether the session ends here.",
        "stop = true",
        default="false",
        beside=('say = "That is enough for today."',),
    ),
)

STEP_KEYS = (
    *section(
        "What",
        Key(
            "exercise",
            "text",
            "What is done: an exercise that Limber knows, or one of your own.",
            'exercise = "plank"',
            beside=(_HOLD,),
        ),
        Key(
            "name",
            "text",
            "What the step is called; free text where there is no exercise.",
            'name = "Slow squat"',
            otherwise="the name of the exercise",
            beside=(_HOLD,),
        ),
        Key(
            "view",
            "choice",
            "From where the figure is seen.",
            'view = "front"',
            choices=VIEWS,
            otherwise="the exercise's own",
        ),
        Key(
            "picture",
            "text",
            "A picture file beside the session, in place of the figure.",
            'picture = "squat.png"',
            otherwise="the figure",
            file="picture",
        ),
        beside=(_PLANK, _HOLD),
    ),
    *section("Sides", *_SIDE_KEYS),
    *section("Dose and sets", *DOSE_KEYS, _SETS, beside=(_PLANK,)),
    *section(
        "Words",
        Key("say", "text", "Spoken as the dose begins, or a step that only speaks.", 'say = "Slowly now."'),
        Key("note", "text", "Shown, not spoken.", 'note = "Pillow under the head."'),
        Key("cue", "tables cue", "Words at certain times.", 'cue = [{ at = "50%", say = "Breathe." }]'),
        beside=(_PLANK, _HOLD),
    ),
    *section("Groups", *_GROUP_KEYS, beside=(_INNER,)),
    *section("Choices and questions", *_ASK_KEYS),
    *section("Timing", *TIMING, beside=(_PLANK, _HOLD)),
    *section("Checking", ACCEPT, beside=(_PLANK, _HOLD)),
)
"""Keys of a step, in the order in which they are best written."""

EXTRA_KEYS = (
    Key("left", "count", "More sets on the left.", "left = 1", low=0, high=10, otherwise="none"),
    Key("right", "count", "More sets on the right.", "right = 1", low=0, high=10, otherwise="none"),
    Key(
        "tighter",
        "count",
        "More sets on the tighter side, which the person names once.",
        "tighter = 1",
        low=0,
        high=10,
        otherwise="none",
    ),
)

CUE_KEYS = (
    Key(
        "at",
        "at",
        "When: a share of the step, a time after its start, or before its end.",
        'at = "-5s"',
        beside=('say = "Nearly there."',),
    ),
    Key(
        "every",
        "time",
        "Again and again, so far apart; a second or more.",
        'every = "10s"',
        beside=('say = "Breathe."',),
    ),
    Key("say", "text", "What is said.", 'say = "Shoulders down."', required=True, beside=('at = "50%"',)),
)

STEP_TABLES = {
    "step": table_of(*STEP_KEYS),
    "extra": table_of(*EXTRA_KEYS),
    "cue": table_of(*CUE_KEYS),
    "phase": table_of(*PHASE_KEYS),
    "pnf": table_of(*PNF_KEYS),
}
"""The table of a step, and the tables that stand in one, by name."""

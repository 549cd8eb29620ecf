"""The rows of the format's table that say for how long or how often: doses, and the tables in them."""

from __future__ import annotations

from player.session.keys import Key
from player.session.vocabulary import COUNTS, METHODS, PHASE_KINDS, RESISTANCE

_PLANK = 'exercise = "plank"'
_STRETCH = 'exercise = "supine-strap-hamstring"'
_REPS = ('exercise = "glute-bridge"', "reps = 10")
_BREATH = ('breathe = "4-7-8"',)

PHASE_KEYS = (
    Key("name", "text", "What the screen calls the phase.", 'name = "Tense"', otherwise="its kind's own"),
    Key("for", "time", "How long it lasts.", 'for = "6s"', required=True, beside=('name = "Tense"',)),
    Key(
        "kind",
        "choice",
        "What it asks of the body: its colour, shape, sound and words.",
        'kind = "contract"',
        choices=PHASE_KINDS,
        default='"hold"',
        meanings=(
            "getting into position",
            "a first, mild stretch",
            "pushing with the muscle that was stretched",
            "letting go",
            "pulling further with the opposing muscle",
            "a deeper stretch",
            "keeping still",
            "moving",
            "breathing in",
            "breathing out",
            "moving on the roller",
            "a rest",
            "changing to the other side",
        ),
    ),
    Key("say", "text", "Spoken as it begins.", 'say = "Make a fist."'),
    Key("note", "text", "Shown, not spoken.", 'note = "Only the hand."'),
    Key("effort", "percent", "How hard, of the greatest effort.", 'effort = "30%"'),
    Key("pose", "text", "A pose of the exercise to show.", 'pose = "stretch"', otherwise="by its kind"),
)

DOSE_KEYS = (
    Key(
        "hold",
        "hold",
        'Keep the position; "open" until the person says done.',
        'hold = "30s"',
        per_set=True,
    ),
    Key(
        "limit",
        "time",
        "When an open hold, or reps without a pace, are over by themselves; in a question, when it is left.",
        'limit = "4m"',
        otherwise="no limit; in a question 20 s, for a measurement 60 s",
        beside=(_PLANK, 'hold = "open"'),
    ),
    Key(
        "reps",
        "count",
        "So many repetitions. With `tempo`, `pace` or `each` they are paced and counted aloud; with none of "
        "these the step waits for the person.",
        "reps = 10",
        low=1,
        high=1000,
        per_set=True,
    ),
    Key("tempo", "tempo", "Beats of a rep: lower, pause, lift, pause.", 'tempo = "3-1-1-0"', beside=_REPS),
    Key("pace", "time", "Time of a rep.", 'pace = "4s"', beside=_REPS),
    Key(
        "pace_to",
        "time",
        "Time of the last rep: the pace changes evenly from the first to it.",
        'pace_to = "2s"',
        otherwise="the pace stays",
        beside=(*_REPS, 'pace = "4s"'),
    ),
    Key("each", "time", "Hold of every rep.", 'each = "10s"', per_set=True, beside=_REPS),
    Key(
        "release",
        "time",
        "Pause after every held rep.",
        'release = "2s"',
        default='"0s"',
        beside=(*_REPS, 'each = "10s"'),
    ),
    Key(
        "pnf",
        "pnf",
        "Contract and relax: a method, or a table of its values.",
        'pnf = "hold-relax"',
        beside=(_STRETCH,),
    ),
    Key(
        "breathe",
        "breath",
        "A breath pattern, in-hold-out-hold; with `cycles` or `for`.",
        'breathe = "4-7-8"',
        beside=("cycles = 4",),
    ),
    Key(
        "for",
        "time",
        "Plain timed activity, how long to breathe, or the time of a whole group.",
        'for = "3m"',
        per_set=True,
        beside=('name = "Walk on the spot"',),
    ),
    Key("cycles", "count", "How many breaths.", "cycles = 4", low=1, high=1000, beside=_BREATH),
    Key(
        "finish",
        "flag",
        "Whether a breath is finished when its time is over.",
        "finish = true",
        default="false",
        beside=(*_BREATH, 'for = "5m"'),
    ),
    Key(
        "count",
        "choice",
        "Whether breaths are counted aloud, and which way.",
        'count = "down"',
        choices=COUNTS,
        default='"off"',
        beside=(*_BREATH, "cycles = 4"),
    ),
    Key(
        "roll",
        "time",
        "Foam rolling.",
        'roll = "60s"',
        per_set=True,
        beside=('exercise = "foam-roll-quad"',),
    ),
    Key(
        "pass",
        "time",
        "Time of a pass of the roller, one way; half a second or more.",
        'pass = "3s"',
        default='"3s"',
        beside=('exercise = "foam-roll-quad"', 'roll = "60s"'),
    ),
    Key(
        "phases",
        "tables phase",
        "Phases of one's own.",
        'phases = [{ name = "Tense", for = "6s" }]',
        beside=('name = "Hands"',),
    ),
)

PNF_KEYS = (
    Key(
        "method",
        "method",
        "Which phases in which order.",
        'method = "crac"',
        choices=METHODS,
        default='"hold-relax"',
        meanings=(
            "stretch; then push without moving, relax, deepen",
            "stretch; then push through the range against something that yields, relax, deepen",
            'stretch; then push, let go, pull with the opposing muscle, deepen; short: `"crac"`',
            "stretch; then push, and pull from the new angle",
            "stretch; then pull with the opposing muscle, relax",
            "stretch, return to neutral, push there",
        ),
    ),
    Key("cycles", "count", "How many contractions.", "cycles = 3", low=1, high=20, default="3"),
    Key("stretch", "time", "The opening stretch.", 'stretch = "10s"', default='"10s"'),
    Key(
        "contract",
        "time",
        "Each contraction of the target muscle.",
        'contract = "6s"',
        default='"6s"',
    ),
    Key(
        "ramp",
        "time",
        "Time to build up the effort, within the contraction.",
        'ramp = "1s"',
        default='"1s"',
    ),
    Key("relax", "time", "Letting go after the contraction.", 'relax = "3s"', default='"3s"'),
    Key(
        "pull",
        "time",
        "Each contraction of the opposing muscle.",
        'pull = "6s"',
        default='"6s"',
        beside=('method = "crac"',),
    ),
    Key("deepen", "time", "The deeper stretch after it.", 'deepen = "20s"', default='"20s"'),
    Key(
        "return",
        "time",
        "Going back to neutral before a contraction there.",
        'return = "3s"',
        default='"3s"',
        beside=('method = "stretch-return-contract"',),
    ),
    Key("effort", "percent", "How hard, of the greatest effort.", 'effort = "30%"', default='"30%"'),
    Key(
        "resistance",
        "choice",
        "What one pushes against.",
        'resistance = "strap"',
        choices=RESISTANCE,
        otherwise="the exercise's own",
    ),
)

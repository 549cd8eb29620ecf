"""The one table of the format: every key, what it takes, what it means and an example of it.

Loading, did-you-mean, and whatever documents or completes the format read this table; nothing else lists
keys.
"""

from __future__ import annotations

from player.session.keys import Key, section, table_of
from player.session.problems import ACCEPTABLE
from player.session.schema_programme import PLAN_KEYS, PROGRAMME_KEYS

LEVELS = ("gentle", "easy", "medium", "hard")
VIEWS = ("side", "front", "three-quarter", "top")
ASKS = ("pain", "effort", "measure")
UNITS = ("degrees", "cm", "s", "reps")
SIDES = ("each", "alternate", "left", "right", "both")
FIRST = ("left", "right", "tighter")
COUNTS = ("up", "down", "off")
ANNOUNCE = ("full", "short", "off")
COUNTING = ("spoken", "ticked", "off")
RESISTANCE = ("strap", "wall", "hands", "partner", "floor", "band")
METHODS = (
    "hold-relax",
    "contract-relax",
    "hold-relax-agonist-contract",
    "slow-reversal-hold-relax",
    "agonist-contract",
    "stretch-return-contract",
)
METHOD_ALIASES = {"crac": "hold-relax-agonist-contract"}
PHASE_KINDS = (
    "prepare",
    "stretch",
    "contract",
    "relax",
    "pull",
    "deepen",
    "hold",
    "rep",
    "inhale",
    "exhale",
    "roll",
    "rest",
    "change side",
)
"""Must be the names of ``timeline.PhaseKind``; a test holds the two together."""
SPOKEN_KINDS = (*PHASE_KINDS, "contract moving", "back", "get ready")
"""What an exercise can have words of its own for: phases, a contraction that moves, the way back to neutral,
and what is said before a contraction."""
SOUND_EVENTS = ("start", "end", "contract", "relax", "change-side", "tick", "finish")
DOSES = ("hold", "reps", "pnf", "breathe", "roll", "for", "phases")
"""The keys that say how long or how often."""

_ACCEPT = Key(
    "accept",
    "texts",
    "Warnings that have been seen and are meant so, by their codes: `limber check` is silent on them here.",
    'accept = ["unusual-dose"]',
    choices=ACCEPTABLE,
)

_HEADER = (
    Key("format", "format", "Version of the format.", "format = 1", required=True),
    Key(
        "kind",
        "choice",
        "What the file is; a session where nothing is said.",
        'kind = "session"',
        choices=("session", "programme"),
    ),
    Key("title", "text", "What it is called.", 'title = "Evening release"', required=True),
    Key("summary", "text", "One or two sentences about it.", 'summary = "Slow, before bed."'),
    Key("language", "text", "Language of its texts (BCP 47).", 'language = "en"'),
    Key("authors", "texts", "Who wrote it.", 'authors = ["A. Physio"]'),
    Key("license", "text", "Under what licence it may be shared.", 'license = "CC-BY-4.0"'),
    Key("sources", "texts", "Where its doses come from.", 'sources = ["Sharman 2006"]'),
    Key("level", "choice", "How demanding it is.", 'level = "gentle"', choices=LEVELS),
    Key("equipment", "texts", "What is needed.", 'equipment = ["mat", "strap"]'),
    Key("tags", "texts", "Words to find it by.", 'tags = ["hamstrings"]'),
    Key(
        "cautions",
        "texts",
        "Warnings: shown, and spoken at the beginning.",
        'cautions = ["Stop at sharp pain."]',
    ),
    Key("cover", "text", "The exercise whose figure stands for it.", 'cover = "supine-strap-hamstring"'),
)

_TIMING = (
    Key(
        "prepare",
        "time",
        "Time to get into position; grows when the announcement is longer.",
        'prepare = "15s"',
    ),
    Key("change_side", "time", "Time between the two sides.", 'change_side = "10s"'),
    Key("rest", "time", "Time between sets, none after the last.", 'rest = "30s"'),
    Key("countdown", "count", "How many last seconds are counted.", "countdown = 3", low=0, high=10),
    Key("counting", "choice", "How they are counted.", 'counting = "spoken"', choices=COUNTING),
    Key("halfway", "flag", "Whether the middle of a long hold is told.", "halfway = true"),
    Key("announce", "choice", "How much is said before a step.", 'announce = "short"', choices=ANNOUNCE),
)

_PHASE_KEYS = (
    Key("name", "text", "What the screen calls the phase.", 'name = "Tense"'),
    Key("for", "time", "How long it lasts.", 'for = "6s"', required=True),
    Key("kind", "choice", "What it asks of the body.", 'kind = "contract"', choices=PHASE_KINDS),
    Key("say", "text", "Spoken as it begins.", 'say = "Make a fist."'),
    Key("note", "text", "Shown, not spoken.", 'note = "Only the hand."'),
    Key("effort", "percent", "How hard, of the greatest effort.", 'effort = "30%"'),
    Key("pose", "text", "A pose of the exercise to show.", 'pose = "stretch"'),
)

_DOSE_KEYS = (
    Key(
        "hold",
        "hold",
        'Keep the position; "open" until the person says done.',
        'hold = "30s"',
        per_set=True,
    ),
    Key(
        "limit", "time", "When an open hold, or reps without a pace, are over by themselves.", 'limit = "4m"'
    ),
    Key("reps", "count", "So many repetitions.", "reps = 10", low=1, high=1000, per_set=True),
    Key("tempo", "tempo", "Beats of a rep: lower, pause, lift, pause.", 'tempo = "3-1-1-0"'),
    Key("pace", "time", "Time of a rep.", 'pace = "4s"'),
    Key(
        "pace_to",
        "time",
        "Time of the last rep: the pace changes evenly from the first to it.",
        'pace_to = "2s"',
    ),
    Key("each", "time", "Hold of every rep.", 'each = "10s"', per_set=True),
    Key("release", "time", "Pause after every held rep.", 'release = "2s"'),
    Key("pnf", "pnf", "A PNF method, or a table of its values.", 'pnf = "hold-relax"'),
    Key("breathe", "breath", "A breath pattern: in-hold-out-hold.", 'breathe = "4-7-8"'),
    Key("cycles", "count", "How many breaths.", "cycles = 4", low=1, high=1000),
    Key("finish", "flag", "Whether a breath is finished when its time is over.", "finish = true"),
    Key(
        "count",
        "choice",
        "Whether breaths are counted aloud, and which way.",
        'count = "down"',
        choices=COUNTS,
    ),
    Key("roll", "time", "Foam rolling.", 'roll = "60s"', per_set=True),
    Key("pass", "time", "Time of a pass of the roller, one way.", 'pass = "3s"'),
    Key(
        "for",
        "time",
        "Plain timed activity, how long to breathe, or the time of a whole group.",
        'for = "3m"',
        per_set=True,
    ),
    Key("phases", "tables phase", "Phases of one's own.", 'phases = [{ name = "Tense", for = "6s" }]'),
)

_GROUP_KEYS = (
    Key("title", "text", "What a group is called.", 'title = "Core block"'),
    Key(
        "repeat",
        "repeat",
        'Do the steps of the group so often; "2..4" asks before each round after the second.',
        "repeat = 3",
        low=1,
        high=1000,
    ),
    Key("between", "time", "Rest between rounds, none after the last.", 'between = "30s"'),
    Key("every", "time", "Begin a round so often; a rest fills what is left of it.", 'every = "60s"'),
    Key("shuffle", "flag", "Whether the steps come in a drawn order.", "shuffle = true"),
    Key(
        "seed", "count", "What the draw depends on; without it on the day too.", "seed = 7", low=0, high=10**9
    ),
    Key("pick", "count", "How many of the steps are drawn for a round.", "pick = 5", low=1, high=1000),
    Key(
        "use",
        "text",
        "Another session whose steps come here: a file in this folder, or a session of the library by name.",
        'use = "warm-up"',
    ),
    Key("with", "any", "Values of its parameters.", 'with = { hold = "20s" }'),
    Key("step", "tables step", "The steps of a group.", 'step = [{ rest = "30s" }]'),
)

_ASK_KEYS = (
    Key("optional", "flag", "Whether the step can be left out for today.", "optional = true"),
    Key("ask", "choice", "A question, which is never waited for.", 'ask = "pain"', choices=ASKS),
    Key("test", "text", "Name of the test whose result is asked.", 'test = "active-knee-extension"'),
    Key("unit", "choice", "What the test counts.", 'unit = "degrees"', choices=UNITS),
    Key("highest", "count", "Greatest result that a test can have.", "highest = 180", low=1, high=10_000),
    Key(
        "when",
        "when",
        "Done only where this is so: answers of this run, or parameters, held against numbers.",
        'when = "pain >= 6"',
    ),
    Key("stop", "flag", "Whether the session ends here.", "stop = true"),
)

TABLES: dict[str, dict[str, Key]] = {
    "session": table_of(
        *_HEADER,
        _ACCEPT,
        Key(
            "defaults",
            "table defaults",
            "Values for every step that has none of its own.",
            'defaults = { rest = "20s" }',
        ),
        Key("voice", "table voice", "Wishes for the voice.", "voice = { rate = 0.95 }"),
        Key(
            "music", "table music", "Music under the session.", 'music = { file = "calm.ogg", volume = 0.4 }'
        ),
        Key(
            "sounds",
            "table sounds",
            "Sound files of one's own, in place of the tones.",
            'sounds = { start = "gong.wav" }',
        ),
        Key(
            "parameters",
            "named parameter",
            "What the player chooses before it begins; `$NAME` stands for it wherever a value stands.",
            'parameters = { hold = { default = "30s", min = "10s", max = "60s" } }',
        ),
        Key(
            "exercises",
            "named exercise",
            "Exercises that only this session knows, with the keys of an exercise file.",
            'exercises = { my-stretch = { name = "My stretch" } }',
        ),
        Key("step", "tables step", "The steps, in order.", 'step = [{ rest = "30s" }]', required=True),
    ),
    "defaults": table_of(
        *_TIMING,
        Key("first_side", "choice", "The side that begins.", 'first_side = "right"', choices=FIRST),
    ),
    "voice": table_of(
        Key("rate", "number", "Speed; 1 is normal.", "rate = 0.9", low=0.5, high=2),
        Key("volume", "number", "Loudness; 1 is normal.", "volume = 0.8", low=0, high=1),
        Key("voice", "text", "A voice, by name: a wish, never a requirement.", 'voice = "af_heart"'),
    ),
    "step": table_of(
        *section(
            "What",
            Key("exercise", "text", "The exercise, by its identity.", 'exercise = "plank"'),
            Key(
                "name",
                "text",
                "What the step is called; free text where there is no exercise.",
                'name = "Slow squat"',
            ),
            Key("view", "choice", "From where the figure is seen.", 'view = "front"', choices=VIEWS),
            Key(
                "picture",
                "text",
                "A picture file beside the session, in place of the figure.",
                'picture = "squat.png"',
            ),
        ),
        *section("Dose", *_DOSE_KEYS),
        *section(
            "Sides and sets",
            Key("side", "choice", "Which side.", 'side = "each"', choices=SIDES),
            Key("first", "choice", "The side that begins.", 'first = "left"', choices=FIRST),
            Key("extra", "table extra", "More sets on one side.", "extra = { tighter = 1 }"),
            Key("sets", "count", "How many sets.", "sets = 3", low=1, high=100),
        ),
        *section(
            "Words",
            Key(
                "say", "text", "Spoken as the dose begins, or a step that only speaks.", 'say = "Slowly now."'
            ),
            Key("note", "text", "Shown, not spoken.", 'note = "Pillow under the head."'),
            Key("cue", "tables cue", "Words at certain times.", 'cue = [{ at = "50%", say = "Breathe." }]'),
        ),
        *section("Groups", *_GROUP_KEYS),
        *section("Choices and questions", *_ASK_KEYS),
        *section("Timing", *_TIMING),
        *section("Checking", _ACCEPT),
    ),
    "music": table_of(
        Key("file", "text", "A sound file in the session's folder.", 'file = "calm.ogg"'),
        Key("folder", "text", "Or a folder of them, played in turn.", 'folder = "music"'),
        Key("volume", "number", "Loudness; 1 is as it was recorded.", "volume = 0.4", low=0, high=1),
        Key("duck", "number", "What is left of it under speech.", "duck = 0.3", low=0, high=1),
    ),
    "sounds": table_of(
        *(
            Key(event, "text", f"The file that is heard at `{event}`.", f'{event} = "gong.wav"')
            for event in SOUND_EVENTS
        )
    ),
    "parameter": table_of(
        Key("label", "text", "What the start page calls it.", 'label = "Hold"'),
        Key(
            "default",
            "value",
            "What it is where nobody chooses: a time, a number, a percentage, a text, or true or false.",
            'default = "30s"',
            required=True,
        ),
        Key("min", "value", "Least that can be chosen.", 'min = "10s"'),
        Key("max", "value", "Most that can be chosen.", 'max = "60s"'),
        Key("step", "value", "How far apart the choices are.", 'step = "5s"'),
        Key(
            "choices",
            "values",
            "The values that can be chosen, where they are few.",
            'choices = ["20s", "30s"]',
        ),
    ),
    "programme": table_of(*_HEADER, *PROGRAMME_KEYS),
    "plan": table_of(*PLAN_KEYS),
    "extra": table_of(
        Key("left", "count", "More sets on the left.", "left = 1", low=0, high=10),
        Key("right", "count", "More sets on the right.", "right = 1", low=0, high=10),
        Key("tighter", "count", "More sets on the tighter side.", "tighter = 1", low=0, high=10),
    ),
    "cue": table_of(
        Key(
            "at", "at", "When: a share of the step, a time after its start, or before its end.", 'at = "-5s"'
        ),
        Key("every", "time", "Again and again, so far apart.", 'every = "60s"'),
        Key("say", "text", "What is said.", 'say = "Shoulders down."', required=True),
    ),
    "phase": table_of(*_PHASE_KEYS),
    "pnf": table_of(
        Key("method", "method", "Which phases in which order.", 'method = "crac"', choices=METHODS),
        Key("cycles", "count", "How many contractions.", "cycles = 3", low=1, high=20),
        Key("stretch", "time", "The opening stretch.", 'stretch = "10s"'),
        Key("contract", "time", "Each contraction of the target muscle.", 'contract = "6s"'),
        Key("ramp", "time", "Time to build up the effort, within the contraction.", 'ramp = "1s"'),
        Key("relax", "time", "Letting go after the contraction.", 'relax = "3s"'),
        Key("pull", "time", "Each contraction of the opposing muscle.", 'pull = "6s"'),
        Key("deepen", "time", "The deeper stretch after it.", 'deepen = "20s"'),
        Key("return", "time", "Going back to neutral before a contraction there.", 'return = "3s"'),
        Key("effort", "percent", "How hard, of the greatest effort.", 'effort = "30%"'),
        Key("resistance", "choice", "What one pushes against.", 'resistance = "strap"', choices=RESISTANCE),
    ),
    "exercise": table_of(
        Key("name", "text", "What it is called.", 'name = "Plank"', required=True),
        Key("also", "texts", "Other names.", 'also = ["Front plank"]'),
        Key("summary", "text", "What it is for.", 'summary = "Holds the trunk still."'),
        Key("setup", "text", "Spoken set-up, up to 25 words.", 'setup = "Elbows under shoulders."'),
        Key("limb", "text", "What is left or right about it, as it is spoken.", 'limb = "leg"'),
        Key("target", "texts", "Muscles that work or are stretched.", 'target = ["hamstrings"]'),
        Key("opposing", "texts", "Muscles that move against them.", 'opposing = ["hip flexors"]'),
        Key("kind", "text", "What sort of exercise.", 'kind = "stretch"'),
        Key(
            "laterality",
            "choice",
            "Whether it has sides.",
            'laterality = "unilateral"',
            choices=("unilateral", "bilateral"),
        ),
        Key("equipment", "texts", "What is needed.", 'equipment = ["mat"]'),
        Key("view", "any", "From where the figure is seen.", 'view = "side"'),
        Key("resistance", "choice", "What one pushes against.", 'resistance = "strap"', choices=RESISTANCE),
        Key("mistakes", "texts", "What goes wrong.", 'mistakes = ["Hips sag."]'),
        Key(
            "wrong",
            "any",
            "Poses that show a mistake, and what is wrong in each; one is seen small while getting ready.",
            'wrong = { rounded = "Back rounds." }',
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
        ),
        Key("words", "words", "What to say in a phase.", 'words = { hold = "Long neck." }'),
        Key(
            "poses",
            "any",
            "Poses in anatomical angles, each with what rests on what, the things in use, and how far it is "
            "moved, as in a jump.",
            "poses = {}",
        ),
        Key("motion", "any", "The poses that the figure moves between in a phase.", "motion = {}"),
        Key(
            "picture",
            "text",
            "A picture file beside this one, in place of the figure.",
            'picture = "plank.png"',
        ),
        Key(
            "pictures",
            "table pictures",
            "Pictures for certain kinds of phase.",
            'pictures = { contract = "push.png" }',
        ),
        Key("mirror", "flag", "Whether the other side shows the picture mirrored.", "mirror = false"),
    ),
    "pictures": table_of(
        *(
            Key(
                kind,
                "text",
                f"The picture in `{kind}`.",
                f'"{kind}" = "picture.png"' if " " in kind else f'{kind} = "picture.png"',
            )
            for kind in PHASE_KINDS
        )
    ),
}
"""Every table of the format by name."""

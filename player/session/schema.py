"""The one table of the format: every key, what it takes, what it means, what holds without it, and an
example of it.

Loading, did-you-mean, documentation, the schemas for editors, completion and tidying read this table; nothing
else lists keys. The rows of steps, exercises and programmes lie in modules of their own.
"""

from __future__ import annotations

from player.session.keys import Key, table_of
from player.session.schema_exercise import EXERCISE_TABLES
from player.session.schema_programme import PLAN_KEYS, PROGRAMME_KEYS
from player.session.schema_step import ACCEPT, STEP_TABLES, TIMING
from player.session.vocabulary import (
    DOSES,
    FIRST,
    LEVELS,
    METHOD_ALIASES,
    METHODS,
    PHASE_KINDS,
    RESISTANCE,
    SIDES,
    SOUND_EVENTS,
    SOUND_MEANINGS,
    SPOKEN_KINDS,
)

__all__ = [
    "DOSES",
    "LEVELS",
    "METHODS",
    "METHOD_ALIASES",
    "PHASE_KINDS",
    "RESISTANCE",
    "SIDES",
    "SOUND_EVENTS",
    "SPOKEN_KINDS",
    "TABLES",
]

_HEADER = (
    Key("format", "format", "Version of the format.", "format = 1", required=True),
    Key(
        "kind",
        "choice",
        "What the file is; a session where nothing is said.",
        'kind = "session"',
        choices=("session", "programme"),
        default='"session"',
    ),
    Key("title", "text", "What it is called.", 'title = "Evening release"', required=True),
    Key("summary", "text", "One or two sentences about it.", 'summary = "Slow, before bed."'),
    Key("language", "text", "Language of its texts (BCP 47).", 'language = "en"', default='"en"'),
    Key("level", "choice", "How demanding it is.", 'level = "gentle"', choices=LEVELS),
    Key("equipment", "texts", "What is needed.", 'equipment = ["mat", "strap"]'),
    Key("tags", "texts", "Words to find it by.", 'tags = ["hamstrings"]'),
    Key(
        "cautions",
        "texts",
        "Warnings: shown, and spoken at the beginning.",
        'cautions = ["Stop at sharp pain."]',
    ),
    Key("authors", "texts", "Who wrote it.", 'authors = ["A. Physio"]'),
    Key("license", "text", "Under what licence it may be shared.", 'license = "CC-BY-4.0"'),
    Key("sources", "texts", "Where its doses come from.", 'sources = ["Sharman 2006"]'),
    Key("cover", "text", "The exercise whose figure stands for it.", 'cover = "supine-strap-hamstring"'),
)

TABLES: dict[str, dict[str, Key]] = {
    "session": table_of(
        *_HEADER,
        ACCEPT,
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
        *TIMING,
        Key(
            "first_side",
            "choice",
            "The side that begins.",
            'first_side = "right"',
            choices=FIRST,
            default='"right"',
            meanings=("the left", "the right", "the one that the person has called the tighter"),
        ),
    ),
    "voice": table_of(
        Key("rate", "number", "Speed; 1 is normal.", "rate = 0.9", low=0.5, high=2, default="1"),
        Key("volume", "number", "Loudness; 1 is normal.", "volume = 0.8", low=0, high=1, default="1"),
        Key(
            "voice",
            "text",
            "A voice, by name: a wish, never a requirement.",
            'voice = "af_heart"',
            otherwise="the person's own choice",
        ),
    ),
    "music": table_of(
        Key("file", "text", "A sound file in the session's folder.", 'file = "calm.ogg"', file="music"),
        Key("folder", "text", "Or a folder of them, played in turn.", 'folder = "music"', file="folder"),
        Key(
            "volume",
            "number",
            "Loudness; 1 is as loud as the voice.",
            "volume = 0.4",
            low=0,
            high=1,
            default="0.5",
            beside=('file = "calm.ogg"',),
        ),
        Key(
            "duck",
            "number",
            "What is left of it under speech.",
            "duck = 0.3",
            low=0,
            high=1,
            default="0.3",
            beside=('file = "calm.ogg"',),
        ),
    ),
    "sounds": table_of(
        *(
            Key(
                event,
                "text",
                f"Heard {meaning}.",
                f'{event} = "gong.wav"',
                otherwise="the tone",
                file="sound",
            )
            for event, meaning in SOUND_MEANINGS.items()
        )
    ),
    "parameter": table_of(
        Key(
            "label",
            "text",
            "What the start page calls it.",
            'label = "Hold"',
            otherwise="its name",
            beside=('default = "30s"',),
        ),
        Key(
            "default",
            "value",
            "What it is where nobody chooses: a time, a number, a percentage, a text, or true or false.",
            'default = "30s"',
            required=True,
        ),
        Key("min", "value", "Least that can be chosen.", 'min = "10s"', beside=('default = "30s"',)),
        Key("max", "value", "Most that can be chosen.", 'max = "60s"', beside=('default = "30s"',)),
        Key(
            "step",
            "value",
            "How far apart the choices are.",
            'step = "5s"',
            beside=('default = "30s"', 'min = "10s"', 'max = "60s"'),
        ),
        Key(
            "choices",
            "values",
            "The values that can be chosen, where they are few.",
            'choices = ["20s", "30s"]',
            beside=('default = "30s"',),
        ),
    ),
    **STEP_TABLES,
    **EXERCISE_TABLES,
    "programme": {**table_of(*_HEADER), **table_of(*PROGRAMME_KEYS)},
    "plan": table_of(*PLAN_KEYS),
}
"""Every table of the format by name."""

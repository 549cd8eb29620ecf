"""The rows of the format's table that only programmes have."""

from __future__ import annotations

from player.session.keys import Key

MOST_WEEKS = 104
"""How many weeks a programme may have."""

PROGRAMME_KEYS = (
    Key(
        "kind",
        "choice",
        "That it is a programme.",
        'kind = "programme"',
        required=True,
        choices=("programme",),
    ),
    Key("weeks", "count", "How many weeks it takes.", "weeks = 6", required=True, low=1, high=MOST_WEEKS),
    Key(
        "days",
        "days",
        "On which days, where a row says nothing else: days of the week, or 1 to 7 from the start.",
        'days = ["mon", "wed", "fri"]',
    ),
    Key(
        "plan",
        "tables plan",
        "The rows of the plan: what is done, on which days of which weeks.",
        'plan = [{ session = "hamstring-pnf" }]',
        required=True,
    ),
)

_SESSION = ('session = "hamstring-pnf"',)

PLAN_KEYS = (
    Key(
        "session",
        "text",
        "A session of the library, or a file here.",
        'session = "hamstring-pnf"',
        otherwise="only `measure`",
    ),
    Key(
        "days",
        "days",
        "On which days.",
        'days = ["mon", "thu"]',
        otherwise="the programme's `days`",
        beside=_SESSION,
    ),
    Key(
        "weeks",
        "weeks",
        'In which weeks, if not in all: 3, "1-3", "4-", "odd", "even".',
        'weeks = "1-3"',
        otherwise="all",
        beside=_SESSION,
    ),
    Key(
        "with",
        "any",
        "Values of the session's parameters; `$week` is the week; a list has one entry a week.",
        'with = { deepen = "15s + 1s * $week" }',
        beside=_SESSION,
    ),
    Key("measure", "texts", "Tests that are taken again.", 'measure = ["active-knee-extension"]'),
    Key(
        "title",
        "text",
        "What it is called in the calendar.",
        'title = "A quiet evening"',
        otherwise="the title of the session",
        beside=_SESSION,
    ),
    Key("note", "text", "Shown in the calendar.", 'note = "Warm up well."', beside=_SESSION),
    Key("time", "clock", "At what time of day.", 'time = "07:30"', beside=_SESSION),
    Key(
        "optional",
        "flag",
        "Whether the day may be left out.",
        "optional = true",
        default="false",
        beside=_SESSION,
    ),
)

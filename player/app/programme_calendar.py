"""A programme that is followed as a file for calendars: what is still to come of it."""

from __future__ import annotations

from collections import Counter
from datetime import datetime
from typing import TYPE_CHECKING

from player.app.programme_plan import values_text
from player.exporting.calendar import Event, calendar_text
from player.language import said

if TYPE_CHECKING:
    from collections.abc import Iterable

    from player.app.programme_plan import ProgrammePlan
    from player.history.following import Followed
    from player.session.programme import Appointment


def calendar_of(
    plan: ProgrammePlan, followed: Followed, coming: Iterable[Appointment], time: str = ""
) -> str:
    """Return appointments of a programme that is followed as the text of a calendar file.

    Those without a time of their own have ``time``, or the whole day where that is empty.
    """
    events = []
    seen: Counter[str] = Counter()
    for each in coming:
        due = plan.due(followed.name, each)
        optional = said("If you like.") if each.optional else ""
        values = values_text(each, due) if due is not None else ""
        about = (values, each.note, optional, followed.title)
        # A pause moves it by whole weeks, and its name stays; a week that is repeated comes twice.
        began = followed.began.isoformat()
        name = f"{followed.name}-{began}-{each.week}-{each.row}-{each.date.isoweekday()}"
        seen[name] += 1
        events.append(
            Event(
                name if seen[name] == 1 else f"{name}-{seen[name]}",
                each.date,
                plan.title(followed.name, each),
                "\n".join(part for part in about if part),
                each.time or time,
                due.seconds if due is not None else 0.0,
            )
        )
    return calendar_text(followed.title, events, datetime.now().astimezone())

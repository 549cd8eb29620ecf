"""The person's language, and the texts of the interface in it.

Texts stand in the code in English and are looked up as they stand: ``said("Save as…")``. What they are in a
language is a text file, ``media/words/interface/LANGUAGE.toml``; a text that it does not have is English. Qt
is not asked: the terminal says the same words.
"""

from __future__ import annotations

import os
import re
import sys
import unicodedata
from functools import lru_cache
from pathlib import Path
from string import Formatter
from typing import TYPE_CHECKING, Any

from player import paths

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from datetime import date

ENGLISH = "en"
_TAG = re.compile(r"[a-z]{2,3}(-[A-Za-z0-9]{1,8}){0,3}")
_PLURAL = "plural"
_DECIMAL = "decimal"
_USUAL_PLURAL = {"one": ["1"]}


class _Spoken:
    """The language that is spoken now, and its texts."""

    language = ENGLISH
    texts: Mapping[str, Any] = {}
    numbers = str.maketrans("", "")
    """How the signs of an English number are written."""


def plain_letters(text: str) -> str:
    """Return a text without what tells big letters from small ones and letters with marks from those
    without."""
    letters = unicodedata.normalize("NFKD", text.casefold())
    return "".join(letter for letter in letters if not unicodedata.combining(letter))


def languages() -> tuple[str, ...]:
    """Return the languages that the interface has texts in, English first."""
    folder = paths.shipped_folder("media") / "words" / "interface"
    return (ENGLISH, *sorted(path.stem for path in folder.glob("*.toml") if _TAG.fullmatch(path.stem)))


def language_name(tag: str) -> str:
    """Return what its speakers call a language; its tag where nobody has told."""
    return _known_languages().get(tag, {}).get("name", tag)


def sample_lines() -> dict[str, str]:
    """Return the lines by which voices are tried, by language."""
    return {tag: each["sample"] for tag, each in _known_languages().items() if "sample" in each}


def _known_languages() -> dict[str, dict[str, str]]:
    found = read_texts(paths.shipped_folder("media") / "words" / "languages.toml")
    return {tag: told for tag, told in found.items() if isinstance(told, dict)}


def person_language(chosen: str) -> str:
    """Return the language that the person has chosen (``Settings.language``), or the system's where there are
    texts in it; else English."""
    tag = system_language() if chosen == "system" else chosen
    return next((each for each in (tag, tag.split("-")[0]) if each in languages()), ENGLISH)


def system_language() -> str:
    """Return the language of the system: ``es-MX``, or ``en`` where it does not say."""
    told = next((value for name in ("LC_ALL", "LC_MESSAGES", "LANG") if (value := os.environ.get(name))), "")
    if not told:
        told = _told_by_the_desktop()
    tag = told.split(".")[0].split("@")[0].replace("_", "-")
    return tag if _TAG.fullmatch(tag) else ENGLISH


def _told_by_the_desktop() -> str:
    """Return the language of a system that tells programs outside a terminal nothing in their environment."""
    if sys.platform == "win32":
        import ctypes  # only here: the window opens without them
        import locale

        return locale.windows_locale.get(ctypes.windll.kernel32.GetUserDefaultUILanguage(), "")
    if sys.platform == "darwin":
        import plistlib

        try:
            kept = plistlib.loads((Path.home() / "Library/Preferences/.GlobalPreferences.plist").read_bytes())
            return str(kept["AppleLanguages"][0])
        except (OSError, ValueError, LookupError, TypeError):
            return ""
    return ""


def speak(language: str) -> None:
    """Say the texts of the interface in a language from now on."""
    _Spoken.language = language
    _Spoken.texts = {} if language == ENGLISH else read_texts(interface_file(language))
    comma = _Spoken.texts.get(_DECIMAL, ".") == ","
    _Spoken.numbers = str.maketrans(".,", ",.") if comma else str.maketrans("", "")


def interface_file(language: str) -> Path:
    """Return the file of the interface's texts in a language."""
    return paths.shipped_folder("media") / "words" / "interface" / f"{language}.toml"


def read_texts(path: Path) -> Mapping[str, Any]:
    """Return the texts of a file by what they are in English; none where the file cannot be read."""
    import tomli  # only here: who speaks English reads no texts

    try:
        return tomli.loads(path.read_text("utf-8"))
    except (OSError, ValueError):
        return {}


def spoken_language() -> str:
    """Return the language that the interface is in."""
    return _Spoken.language


def said(text: str, /, **fields: object) -> str:
    """Return a text in the person's language, with its fields filled in."""
    found = _Spoken.texts.get(text, text)
    return _filled(found if isinstance(found, str) else text, fields)


def said_in(language: str, text: str, /, **fields: object) -> str:
    """Return a text in another language than the person's, as it belongs to a file in that language; in the
    person's where ``language`` is empty or has no such text."""
    tag = language.split("-")[0]
    if tag in ("", _Spoken.language):
        return said(text, **fields)
    there = text if tag == ENGLISH else _texts_of(tag).get(text)
    return _filled(there, fields) if isinstance(there, str) else said(text, **fields)


@lru_cache(maxsize=2)
def _texts_of(language: str) -> Mapping[str, Any]:
    return read_texts(interface_file(language)) if _TAG.fullmatch(language) else {}


def called(kind: str, name: str) -> str:
    """Return what something is called whose name is a word with other meanings besides: a ``pose``, a
    ``phase`` or a ``part`` of the body, which stand as ``"part: hip"`` among the texts."""
    found = _Spoken.texts.get(f"{kind}: {name}", name)
    return found if isinstance(found, str) else name


def part_of(side: str, part: str) -> str:
    """Return a part of the body of a side as people call it: ``working knee``; without a side the part."""
    whose = _WHOSE.get(side)
    named = called("part", part.replace("-", " "))
    return said(whose, part=named) if whose else named


def later(text: str) -> str:
    """Return a text as it stands in the code: it stands in a table, and is said where it is shown."""
    return text


def counted(one: str, many: str, count: int, /, **fields: object) -> str:
    """Return a text with a number in the person's language: ``one`` for 1, else ``many``, in which
    ``{count}`` stands. A language that has more forms than two names the counts of each."""
    forms = _Spoken.texts.get(many)
    fields = {"count": count, **fields}
    if not isinstance(forms, dict):
        return _filled(forms if isinstance(forms, str) else one if count == 1 else many, fields)
    rules = _Spoken.texts.get(_PLURAL, _USUAL_PLURAL)
    form = next((name for name, ranges in rules.items() if any(_within(count, each) for each in ranges)), "")
    return _filled(str(forms.get(form, forms.get("other", many))), fields)


def quoted(text: str) -> str:
    """Return a text in the quotes of the person's language."""
    return said("“{text}”", text=text)


def number_text(number: float, form: str = "g") -> str:
    """Return a number as it is written in the person's language: ``2.5``, or ``2,5``."""
    return format(number, form).translate(_Spoken.numbers)


def named(things: Iterable[object]) -> str:
    """Return things that the program knows by name, such as muscles, each in the person's language."""
    return ", ".join(said(str(thing)) for thing in things)


def reason_of(error: OSError) -> str:
    """Return why the system did not do something: ``Permission denied``."""
    return said(error.strerror or str(error))


SYSTEM_REASONS = (
    *(
        later("Permission denied"),
        later("Operation not permitted"),
        later("No such file or directory"),
        later("File exists"),
    ),
    *(
        later("Is a directory"),
        later("Not a directory"),
        later("Directory not empty"),
        later("File name too long"),
        later("Read-only file system"),
    ),
    *(
        later("No space left on device"),
        later("Disk quota exceeded"),
        later("Input/output error"),
        later("Too many open files"),
    ),
)
"""What systems say most often when they do not do something."""


_WHOSE = {
    "working": later("working {part}"),
    "other": later("other {part}"),
    "near": later("near {part}"),
    "far": later("far {part}"),
    "left": later("left {part}"),
    "right": later("right {part}"),
}


def filled(form: str, number: float) -> str:
    """Return a number in a form such as ``{:.1f} m``, as it is written in the person's language."""
    return _FORMATTER.vformat(form, (number,), {})


def _filled(text: str, fields: Mapping[str, object]) -> str:
    return _FORMATTER.vformat(text, (), fields) if fields else text


class _Formatter(Formatter):
    """Puts fields in, numbers as the language writes them."""

    def format_field(self, value: object, format_spec: str) -> str:
        text = format(value, format_spec)
        return text.translate(_Spoken.numbers) if isinstance(value, (int, float)) else text


_FORMATTER = _Formatter()


def _within(number: int, span: str) -> bool:
    """Return whether a number lies in a range as it is written: ``3``, or ``2-4``."""
    first, _, last = span.partition("-")
    return int(first) <= number <= int(last or first)


DAYS = (later("Mon"), later("Tue"), later("Wed"), later("Thu"), later("Fri"), later("Sat"), later("Sun"))
"""Days of the week, Monday first."""
MONTHS = (
    later("Jan"),
    later("Feb"),
    later("Mar"),
    later("Apr"),
    later("May"),
    later("Jun"),
    later("Jul"),
    later("Aug"),
    later("Sep"),
    later("Oct"),
    later("Nov"),
    later("Dec"),
)
"""Months."""


def day_text(day: date) -> str:
    """Return a day in the person's language: ``Thu 26 Nov``."""
    return said(
        "{weekday} {day} {month}", weekday=said(DAYS[day.weekday()]), day=day.day, month=month_text(day)
    )


def month_text(day: date) -> str:
    """Return the month of a day in the person's language: ``Nov``."""
    return said(MONTHS[day.month - 1])

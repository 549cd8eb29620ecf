"""Settings: what the person has chosen, in one small file that survives a crash."""

from __future__ import annotations

import json
import logging
import os
from dataclasses import asdict, dataclass, field, fields
from typing import TYPE_CHECKING, Any

from player.errors import PlayerError
from player.language import reason_of, said

if TYPE_CHECKING:
    from pathlib import Path

_LOG = logging.getLogger(__name__)
_NAME = "settings.json"


@dataclass(frozen=True, slots=True)
class Settings:
    """What the person has chosen."""

    language: str = "system"
    """Language of the interface and of sessions that are translated: ``system``, or a tag such as ``es``."""
    theme: str = "system"
    """``system``, ``light`` or ``dark``."""
    contrast: str = "system"
    """``system``, ``usual`` or ``high``."""
    text_size: int = 0
    """Size of text in percent of the usual; 0 for the system's."""
    reduced_motion: str = "system"
    """Whether less moves on the screen: ``system``, ``on`` or ``off``."""
    distance: float = 4.0
    """From how many metres the player screen is seen."""
    screen_inches: float = 0.0
    """Diagonal of the screen in inches; 0 for what the system says."""
    distance_view: str = "full screen"
    """When only that is shown which is read from the mat: ``full screen``, ``always`` or ``never``."""
    monitor: str = ""
    """Name of the screen that full screen goes to; empty for the one the window is on."""
    captions: bool = True
    """Whether what is said is shown."""
    caption_size: int = 100
    """Size of what is said in percent of the usual."""
    flash: str = "off"
    """What flashes with every tone: ``off``, ``edge`` or ``screen``."""
    announcements: bool = True
    """Whether a screen reader is told of each phase."""
    voice: str = ""
    """Identity of a voice; empty for the best there is."""
    rate: float = 1.0
    """Speed of the voice; 1 is normal."""
    pronunciations: dict[str, str] = field(default_factory=dict)
    """How words are to be said, where a voice says them wrong."""
    announce: str = "session"
    """How much is announced: ``session`` for as the author wants it, ``full``, ``short`` or ``off``."""
    start_full_screen: bool = False
    """Whether the screen is filled as a session begins."""
    whole: float = 1.0
    """Volume of everything, 0 to 1."""
    speech: float = 1.0
    """Volume of the voice, 0 to 1."""
    tones: float = 1.0
    """Volume of the tones, 0 to 1."""
    music: float = 1.0
    """Volume of the music, 0 to 1."""
    pause_others: bool = False
    """Whether other players are paused while a session lasts."""
    resume_others: bool = True
    """Whether those that were paused play on after it."""
    music_path: str = ""
    """File or folder of music for sessions that bring none; empty for none."""
    music_places: dict[str, str] = field(default_factory=dict)
    """Where music stopped last, by its file or folder: the piece, a line break, and frames into it."""
    sound_start: str = ""
    """A sound file in place of the tone that begins an exercise; empty for the program's own, as below."""
    sound_end: str = ""
    """When a rest begins."""
    sound_contract: str = ""
    """When a contraction begins."""
    sound_relax: str = ""
    """When a contraction is over."""
    sound_change_side: str = ""
    """When the other side comes."""
    sound_tick: str = ""
    """With each rep or beat."""
    sound_finish: str = ""
    """At the end of a session."""
    count_in: str = "full"
    """What leads back in after a pause: ``off``, ``short`` (a count) or ``full`` (place and count)."""
    figure_look: str = ""
    """Who the figure is, one of ``figures.looks.LOOKS``; empty for the usual one."""
    tighter: str = ""
    """The tighter side: ``left``, ``right``, or empty where nobody knows."""
    welcomed: bool = False
    """Whether the safety card has been read."""
    weekly_days: int = 3
    """Days with a session that make a week count as kept."""
    favourites: list[str] = field(default_factory=list)
    """Session files with a star."""
    folders: list[str] = field(default_factory=list)
    """Folders of the person's own whose sessions are listed as well."""
    equipment: list[str] = field(default_factory=list)
    """What the person has, where only sessions that need nothing else are to be listed."""
    choices: dict[str, Any] = field(default_factory=dict)
    """What was chosen last on the start page, by session file (``session.choices``)."""
    unplugged: str = "go on"
    """When the sound device is pulled out: ``go on`` through another one, or ``pause``."""
    keys: dict[str, list[str]] = field(default_factory=dict)
    """Keys of commands that the person has changed, by the command's name."""
    window: dict[str, str] = field(default_factory=dict)
    """Places of windows, by name, as the toolkit writes them."""

    def own_sound(self, event: str) -> str:
        """Return the sound file of the person's own for an event of a session, such as ``change-side``."""
        return str(getattr(self, f"sound_{event.replace('-', '_')}"))


def load_settings(folder: Path) -> Settings:
    """Return the settings of a folder; a file that cannot be understood is put aside and the usual ones are
    returned."""
    path = folder / _NAME
    try:
        document = json.loads(path.read_text(encoding="utf-8"))
    except FileNotFoundError:
        return Settings()
    except (OSError, ValueError) as error:
        _LOG.info("settings put aside: %s", error)
        _put_aside(path)
        return Settings()
    return Settings(**_understood(document)) if isinstance(document, dict) else Settings()


def save_settings(settings: Settings, folder: Path) -> None:
    """Write the settings so that a crash leaves the old ones or the new ones. Raises ``PlayerError``."""
    path = folder / _NAME
    partial = path.with_suffix(f".{os.getpid()}.partial")
    try:
        folder.mkdir(parents=True, exist_ok=True)
        partial.write_text(json.dumps(asdict(settings), indent=2) + "\n", encoding="utf-8")
        partial.replace(path)
    except OSError as error:
        partial.unlink(missing_ok=True)
        raise PlayerError(
            said("The settings cannot be saved: {reason}.", reason=reason_of(error)),
            said("Check the folder {folder}.", folder=folder),
        ) from error


def _understood(document: dict[str, Any]) -> dict[str, Any]:
    """Return the values whose names and types are known."""
    usual = Settings()
    return {
        entry.name: document[entry.name]
        for entry in fields(Settings)
        if entry.name in document and isinstance(document[entry.name], type(getattr(usual, entry.name)))
    }


def _put_aside(path: Path) -> None:
    try:
        path.replace(path.with_suffix(".broken"))
    except OSError as error:
        _LOG.info("a broken settings file stays where it is: %s", error)

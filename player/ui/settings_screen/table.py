"""Every setting in one table: the page, its search and its tests read it.

A row is added here and as a field of ``player.settings.Settings``; the page shows it, keeps it and hands it
over without being touched. What has to happen at once when it changes is connected in ``app.choosing``.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from player.figures.looks import LOOK_NAMES, USUAL_LOOK
from player.ui.settings_screen.kinds import Choice, Kind, Level, Listed, Pairs, Picked, Press, Reading, Switch

Section = Literal[
    "Screen",
    "Distance",
    "Sound and voice",
    "Music and sounds",
    "Leading",
    "Body",
    "Remotes and keys",
    "Screen reader",
    "Safety",
]
"""Under which heading a row stands."""

SECTIONS: tuple[Section, ...] = (
    "Screen",
    "Distance",
    "Sound and voice",
    "Music and sounds",
    "Leading",
    "Body",
    "Remotes and keys",
    "Screen reader",
    "Safety",
)
"""The headings from top to bottom."""


@dataclass(frozen=True, slots=True)
class Setting:
    """One row."""

    name: str
    """Field of ``Settings`` it is kept in; of a button or a text, a name of its own."""
    label: str
    """Its name on the screen."""
    section: Section
    """Its heading."""
    kind: Kind
    """What it looks like, and what it may be."""
    help: str = ""
    """A sentence or two below the label."""
    also: str = ""
    """Other words by which it is found."""

    @property
    def kept(self) -> bool:
        """Return whether a value is kept."""
        return not isinstance(self.kind, (Press, Reading))

    def matches(self, sought: str) -> bool:
        """Return whether every word that is sought stands somewhere in the row."""
        text = f"{self.label} {self.section} {self.help} {self.also} {self._options}".casefold()
        return all(word in text for word in sought.casefold().split())

    @property
    def _options(self) -> str:
        return " ".join(name for _, name in self.kind.options) if isinstance(self.kind, Choice) else ""


_SOUND_FILES = "Sounds (*.wav *.mp3 *.ogg *.oga *.opus *.flac *.m4a *.aac *.aif *.aiff *.wma)"
_OWN_SOUNDS = (
    ("sound_start", "Sound: begin", "When an exercise begins."),
    ("sound_contract", "Sound: push", "When a contraction begins."),
    ("sound_relax", "Sound: let go", "When it is over."),
    ("sound_change_side", "Sound: change sides", "When the other side comes."),
    ("sound_end", "Sound: rest", "When a set is over and a rest begins."),
    ("sound_tick", "Sound: tick", "With each rep or beat, where nothing is said."),
    ("sound_finish", "Sound: well done", "At the end of a session."),
)
_AS_SYSTEM = ("system", "Like the system")

SETTINGS: tuple[Setting, ...] = (
    Setting(
        "theme",
        "Colours",
        "Screen",
        Choice((_AS_SYSTEM, ("light", "Light"), ("dark", "Dark"))),
        also="theme appearance night",
    ),
    Setting(
        "contrast",
        "Contrast",
        "Screen",
        Choice((_AS_SYSTEM, ("usual", "Usual"), ("high", "High"))),
        "High contrast is black on white or white on black, with edges around everything.",
        also="accessibility",
    ),
    Setting(
        "text_size",
        "Text size",
        "Screen",
        Choice(((0, "Like the system"), (100, "100 %"), (125, "125 %"), (150, "150 %"), (200, "200 %"))),
        "Words that are read from a chair. What is read from the mat is set under Distance.",
        also="font larger zoom accessibility",
    ),
    Setting(
        "reduced_motion",
        "Less movement on the screen",
        "Screen",
        Choice((_AS_SYSTEM, ("on", "Less"), ("off", "All"))),
        "The figure goes from pose to pose in few pictures, the ring moves once a second, nothing fades.",
        also="animation reduced motion vestibular accessibility",
    ),
    Setting(
        "distance",
        "How far away you lie",
        "Distance",
        Level(1.0, 6.0, 0.5, "{:.1f} m"),
        "Words on the player screen are made so large that they are read from there.",
        also="metres viewing distance mat size",
    ),
    Setting(
        "screen_inches",
        "Size of the screen",
        "Distance",
        Level(0.0, 100.0, 1.0, "{:.0f} inches", "As the system says"),
        "Corner to corner. Set it where the system does not know: televisions, projectors, virtual machines.",
        also="inches diagonal monitor",
    ),
    Setting(
        "legibility",
        "How well it is read",
        "Distance",
        Reading(),
        also="minutes of arc legible size letters",
    ),
    Setting(
        "distance_view",
        "Distance view",
        "Distance",
        Choice((("full screen", "In full screen"), ("always", "Always"), ("never", "Never"))),
        "Only the figure, the seconds, the phase, the side and what is next, as large as they need to be.",
        also="far big simple",
    ),
    Setting(
        "monitor",
        "Full screen on",
        "Distance",
        Listed("The screen the window is on"),
        also="monitor display television second screen",
    ),
    Setting(
        "start_full_screen",
        "Begin in full screen",
        "Distance",
        Switch(),
        "A session fills the screen as it begins.",
    ),
    Setting(
        "captions",
        "Captions",
        "Distance",
        Switch(),
        "What the voice says, in writing.",
        also="subtitles deaf hearing text",
    ),
    Setting(
        "caption_size",
        "Size of captions",
        "Distance",
        Choice(((100, "100 %"), (125, "125 %"), (150, "150 %"), (200, "200 %"))),
        also="subtitles larger",
    ),
    Setting(
        "flash",
        "Flash",
        "Distance",
        Choice((("off", "No"), ("edge", "The edge"), ("screen", "The whole screen"))),
        "At every change, tone and count, for those who do not hear them. Never more than three times in "
        "a second.",
        also="deaf hearing light signal photosensitive",
    ),
    Setting(
        "voice",
        "Voice",
        "Sound and voice",
        Listed("The best there is"),
        "A session in another language finds a voice of that language by itself.",
        also="speaker kokoro natural system language",
    ),
    Setting(
        "rate",
        "Speed of the voice",
        "Sound and voice",
        Level(0.6, 1.6, 0.05, "{:.0f} %", times=100),
        also="rate slow fast quick",
    ),
    Setting(
        "speech",
        "Volume of the voice",
        "Sound and voice",
        Level(0.0, 1.0, 0.05, "{:.0f} %", times=100),
        also="loud quiet",
    ),
    Setting(
        "tones",
        "Volume of the tones",
        "Sound and voice",
        Level(0.0, 1.0, 0.05, "{:.0f} %", times=100),
        also="loud quiet chime beep",
    ),
    Setting(
        "preview voice",
        "Try the voice",
        "Sound and voice",
        Press("Preview"),
        "A line as it is said in a session.",
        also="listen hear test",
    ),
    Setting(
        "pronunciations",
        "Words that are said wrong",
        "Sound and voice",
        Pairs("The word", "Say it as"),
        "Write a word, and how it sounds: psoas, so-as. Heard with the next session.",
        also="pronunciation dictionary spelling",
    ),
    Setting(
        "announce",
        "Announcements",
        "Leading",
        Choice((("session", "As the session says"), ("full", "Full"), ("short", "Short"), ("off", "Off"))),
        "Full says how to get ready for each exercise; short says its name and side.",
        also="talk less quiet words",
    ),
    Setting(
        "count_in",
        "After a pause",
        "Leading",
        Choice((("full", "The place and a count"), ("short", "A count"), ("off", "At once"))),
        "What leads back in when a session goes on.",
        also="count in three two one resume pause",
    ),
    Setting(
        "announcements",
        "Tell a screen reader each phase",
        "Screen reader",
        Switch(),
        "Phase and side, as they begin. Off, if the voice that leads is enough.",
        also="orca nvda voiceover accessibility blind",
    ),
    Setting(
        "figure_look",
        "Who shows the exercises",
        "Body",
        Choice(
            tuple(("" if name == USUAL_LOOK else name, label) for name, label in LOOK_NAMES), pictured=True
        ),
        "The figure on the library's cards and in sessions.",
        also="figure look avatar person skin hair woman man older gender body",
    ),
    Setting(
        "music_path",
        "Music",
        "Music and sounds",
        Picked("Music under every session", _SOUND_FILES, "None", folders=True),
        "A file, or a folder that is played in turn, under sessions that bring no music. It gives way while "
        "something is said, and goes on another day where it stopped.",
        also="song background folder",
    ),
    Setting(
        "pause_others",
        "Pause other players",
        "Music and sounds",
        Switch(),
        "Whatever plays music or films on this computer waits while a session lasts. On Linux.",
        also="spotify browser radio mpris",
    ),
    *(
        Setting(
            name,
            label,
            "Music and sounds",
            Picked(label, _SOUND_FILES, "Limber's own"),
            help_,
            also="tone chime gong bell event",
        )
        for name, label, help_ in _OWN_SOUNDS
    ),
    Setting(
        "unplugged",
        "When headphones are pulled out",
        "Leading",
        Choice((("go on", "Go on"), ("pause", "Pause"))),
        "Go on through another sound device, or pause.",
        also="sound device unplugged bluetooth",
    ),
    Setting(
        "tighter",
        "Tighter side",
        "Body",
        Choice((("left", "Left"), ("right", "Right"), ("", "Not known"))),
        "Sessions that give one side more give it to this one.",
        also="stiff hamstring",
    ),
    Setting(
        "weekly_days",
        "Days a week",
        "Body",
        Choice(tuple((days, str(days)) for days in range(1, 8))),
        "So many days with a session keep a week. Three keep what has been gained; one does not.",
        also="goal history streak",
    ),
    Setting(
        "open keys",
        "Keys and clickers",
        "Remotes and keys",
        Press("Change keys"),
        "Every command, the keys and clicker buttons that ask for it, and keys of your own.",
        also="shortcut keyboard presenter remote headset",
    ),
    Setting(
        "open safety",
        "When to stop, and when to ask first",
        "Safety",
        Press("Read the card"),
        "Pain that means stop, signs that need help today, and when to see a doctor before you begin.",
        also="pain red flag danger emergency doctor contraindication",
    ),
)
"""All rows, in the order in which they are shown."""


def settings_of(section: Section) -> tuple[Setting, ...]:
    """Return the rows of a section."""
    return tuple(setting for setting in SETTINGS if setting.section == section)

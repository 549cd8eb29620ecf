"""Every setting in one table: the page, its search and its tests read it.

A row is added here and as a field of ``player.settings.Settings``; the page shows it, keeps it and hands it
over without being touched. What has to happen at once when it changes is connected in ``app.choosing``.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from player.figures.looks import LOOK_NAMES, USUAL_LOOK
from player.language import language_name, languages, said
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
        text = f"{self.label} {said(self.section)} {self.help} {self.also} {self._options}".casefold()
        return all(word in text for word in sought.casefold().split())

    @property
    def _options(self) -> str:
        return " ".join(name for _, name in self.kind.options) if isinstance(self.kind, Choice) else ""


_SOUND_FILES = said("Sounds (*.wav *.mp3 *.ogg *.oga *.opus *.flac *.m4a *.aac *.aif *.aiff *.wma)")
_OWN_SOUNDS = (
    ("sound_start", said("Sound: begin"), said("When an exercise begins.")),
    ("sound_contract", said("Sound: push"), said("When a contraction begins.")),
    ("sound_relax", said("Sound: let go"), said("When it is over.")),
    ("sound_change_side", said("Sound: change sides"), said("When the other side comes.")),
    ("sound_end", said("Sound: rest"), said("When a set is over and a rest begins.")),
    ("sound_tick", said("Sound: tick"), said("With each rep or beat, where nothing is said.")),
    ("sound_finish", said("Sound: well done"), said("At the end of a session.")),
)
_AS_SYSTEM = ("system", said("Like the system"))

SETTINGS: tuple[Setting, ...] = (
    Setting(
        "language",
        said("Language"),
        "Screen",
        Choice((_AS_SYSTEM, *((tag, language_name(tag)) for tag in languages()))),
        said("Of what is written, and of sessions that are in it. With the next start."),
        also=said("translation tongue"),
    ),
    Setting(
        "theme",
        said("Colours"),
        "Screen",
        Choice((_AS_SYSTEM, ("light", said("Light")), ("dark", said("Dark")))),
        also=said("theme appearance night"),
    ),
    Setting(
        "contrast",
        said("Contrast"),
        "Screen",
        Choice((_AS_SYSTEM, ("usual", said("Usual")), ("high", said("High")))),
        said("High contrast is black on white or white on black, with edges around everything."),
        also=said("accessibility"),
    ),
    Setting(
        "text_size",
        said("Text size"),
        "Screen",
        Choice(
            (
                (0, said("Like the system")),
                (100, "100 %"),
                (125, "125 %"),
                (150, "150 %"),
                (200, "200 %"),
            )
        ),
        said("Words that are read from a chair. What is read from the mat is set under Distance."),
        also=said("font larger zoom accessibility"),
    ),
    Setting(
        "reduced_motion",
        said("Less movement on the screen"),
        "Screen",
        Choice((_AS_SYSTEM, ("on", said("Less")), ("off", said("Usual")))),
        said(
            "The figure goes from pose to pose in few pictures, the ring moves once a second, nothing fades."
        ),
        also=said("animation reduced motion vestibular accessibility"),
    ),
    Setting(
        "distance",
        said("How far away you lie"),
        "Distance",
        Level(1.0, 6.0, 0.5, "{:.1f} m"),
        said("Words on the player screen are made so large that they are read from there."),
        also=said("metres viewing distance mat size"),
    ),
    Setting(
        "screen_inches",
        said("Size of the screen"),
        "Distance",
        Level(0.0, 100.0, 1.0, said("{:.0f} inches"), said("As the system says")),
        said(
            "Corner to corner. Set it where the system does not know: televisions, projectors, virtual "
            "machines."
        ),
        also=said("inches diagonal monitor"),
    ),
    Setting(
        "legibility",
        said("How well it is read"),
        "Distance",
        Reading(),
        also=said("minutes of arc legible size letters"),
    ),
    Setting(
        "distance_view",
        said("Distance view"),
        "Distance",
        Choice(
            (("full screen", said("In full screen")), ("always", said("Always")), ("never", said("Never")))
        ),
        said(
            "Only the figure, the seconds, the phase, the side and what is next, as large as they need to be."
        ),
        also=said("far big simple"),
    ),
    Setting(
        "monitor",
        said("Full screen on"),
        "Distance",
        Listed(said("The screen the window is on")),
        also=said("monitor display television second screen"),
    ),
    Setting(
        "start_full_screen",
        said("Begin in full screen"),
        "Distance",
        Switch(),
        said("A session fills the screen as it begins."),
    ),
    Setting(
        "captions",
        said("Captions"),
        "Distance",
        Switch(),
        said("What the voice says, in writing."),
        also=said("subtitles deaf hearing text"),
    ),
    Setting(
        "caption_size",
        said("Size of captions"),
        "Distance",
        Choice(((100, "100 %"), (125, "125 %"), (150, "150 %"), (200, "200 %"))),
        also=said("subtitles larger"),
    ),
    Setting(
        "flash",
        said("Flash"),
        "Distance",
        Choice((("off", said("No")), ("edge", said("The edge")), ("screen", said("The whole screen")))),
        said(
            "At every change, tone and count, for those who do not hear them. Never more than three times in "
            "a second."
        ),
        also=said("deaf hearing light signal photosensitive"),
    ),
    Setting(
        "voice",
        said("Voice"),
        "Sound and voice",
        Listed(said("The best there is")),
        said("A session in another language finds a voice of that language by itself."),
        also=said("speaker kokoro natural system language"),
    ),
    Setting(
        "rate",
        said("Speed of the voice"),
        "Sound and voice",
        Level(0.6, 1.6, 0.05, "{:.0f} %", times=100),
        also=said("rate slow fast quick"),
    ),
    Setting(
        "speech",
        said("Volume of the voice"),
        "Sound and voice",
        Level(0.0, 1.0, 0.05, "{:.0f} %", times=100),
        also=said("loud quiet"),
    ),
    Setting(
        "tones",
        said("Volume of the tones"),
        "Sound and voice",
        Level(0.0, 1.0, 0.05, "{:.0f} %", times=100),
        also=said("loud quiet chime beep"),
    ),
    Setting(
        "preview voice",
        said("Try the voice"),
        "Sound and voice",
        Press(said("Preview")),
        said("A line as it is said in a session."),
        also=said("listen hear test"),
    ),
    Setting(
        "pronunciations",
        said("Words that are said wrong"),
        "Sound and voice",
        Pairs(said("The word"), said("Say it as")),
        said("Write a word, and how it sounds: psoas, so-as. Hear it here; the next session says it so."),
        also=said("pronunciation dictionary spelling"),
    ),
    Setting(
        "announce",
        said("Announcements"),
        "Leading",
        Choice(
            (
                ("session", said("As the session says")),
                ("full", said("Full")),
                ("short", said("Short")),
                ("off", said("Off")),
            )
        ),
        said("Full says how to get ready for each exercise; short says its name and side."),
        also=said("talk less quiet words"),
    ),
    Setting(
        "count_in",
        said("After a pause"),
        "Leading",
        Choice(
            (("full", said("The place and a count")), ("short", said("A count")), ("off", said("At once")))
        ),
        said("What leads back in when a session goes on."),
        also=said("count in three two one resume pause"),
    ),
    Setting(
        "announcements",
        said("Tell a screen reader each phase"),
        "Screen reader",
        Switch(),
        said("Phase and side, as they begin. Off, if the voice that leads is enough."),
        also=said("orca nvda voiceover accessibility blind"),
    ),
    Setting(
        "figure_look",
        said("Who shows the exercises"),
        "Body",
        Choice(
            tuple(("" if name == USUAL_LOOK else name, label) for name, label in LOOK_NAMES), pictured=True
        ),
        said("The figure on the library's cards and in sessions."),
        also=said("figure look avatar person skin hair woman man older gender body"),
    ),
    Setting(
        "music_path",
        said("Music"),
        "Music and sounds",
        Picked(said("Music under every session"), _SOUND_FILES, said("None"), folders=True),
        said(
            "A file, or a folder that is played in turn, under sessions that bring no music. It gives "
            "way while something is said, and goes on another day where it stopped."
        ),
        also=said("song background folder"),
    ),
    Setting(
        "pause_others",
        said("Pause other players"),
        "Music and sounds",
        Switch(),
        said(
            "Whatever plays music or films on this computer waits while a session lasts. "
            "On Linux and Windows."
        ),
        also=said("spotify browser radio mpris"),
    ),
    Setting(
        "resume_others",
        said("Let them play on afterwards"),
        "Music and sounds",
        Switch(),
        said(
            "What was paused for a session goes on when you leave it; what you had paused yourself stays so."
        ),
        also=said("other players resume continue"),
    ),
    *(
        Setting(
            name,
            label,
            "Music and sounds",
            Picked(label, _SOUND_FILES, said("Limber's own")),
            help_,
            also=said("tone chime gong bell event"),
        )
        for name, label, help_ in _OWN_SOUNDS
    ),
    Setting(
        "unplugged",
        said("When headphones are pulled out"),
        "Leading",
        Choice((("go on", said("Go on")), ("pause", said("Pause")))),
        said("Go on through another sound device, or pause."),
        also=said("sound device unplugged bluetooth"),
    ),
    Setting(
        "tighter",
        said("Tighter side"),
        "Body",
        Choice((("left", said("Left")), ("right", said("Right")), ("", said("Not known")))),
        said("Sessions that give one side more give it to this one."),
        also=said("stiff hamstring"),
    ),
    Setting(
        "weekly_days",
        said("Days a week"),
        "Body",
        Choice(tuple((days, str(days)) for days in range(1, 8))),
        said("So many days with a session keep a week. Three keep what has been gained; one does not."),
        also=said("goal history streak"),
    ),
    Setting(
        "open keys",
        said("Keys and clickers"),
        "Remotes and keys",
        Press(said("Change keys")),
        said("Every command, the keys and clicker buttons that ask for it, and keys of your own."),
        also=said("shortcut keyboard presenter remote headset"),
    ),
    Setting(
        "open safety",
        said("When to stop, and when to ask first"),
        "Safety",
        Press(said("Read the card")),
        said("Pain that means stop, signs that need help today, and when to see a doctor before you begin."),
        also=said("pain red flag danger emergency doctor contraindication"),
    ),
)
"""All rows, in the order in which they are shown."""


def settings_of(section: Section) -> tuple[Setting, ...]:
    """Return the rows of a section."""
    return tuple(setting for setting in SETTINGS if setting.section == section)

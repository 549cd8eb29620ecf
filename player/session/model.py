"""What a session says, as frozen values; times are frames."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, Literal, TypeAlias

if TYPE_CHECKING:
    from collections.abc import Mapping

    from player.session.conditions import Condition
    from player.session.parameters import Parameter
    from player.session.reading import At, Tempo


@dataclass(frozen=True, slots=True)
class Defaults:
    """How a step is prepared, counted and announced."""

    prepare: int = 10 * 48_000
    """Frames to get into position."""
    change_side: int = 10 * 48_000
    """Frames between the sides."""
    rest: int = 30 * 48_000
    """Frames between sets."""
    countdown: int = 3
    """How many last seconds are counted."""
    counting: Literal["spoken", "ticked", "off"] = "spoken"
    """How."""
    halfway: bool = True
    """Whether the middle of a long hold is told."""
    announce: Literal["full", "short", "off"] = "full"
    """How much is said before a step."""
    first_side: Literal["left", "right", "tighter"] = "right"
    """The side that begins."""


@dataclass(frozen=True, slots=True)
class VoiceWish:
    """What the author would like to hear."""

    rate: float = 1.0
    """Speed; 1 is normal."""
    volume: float = 1.0
    """Loudness; 1 is normal."""
    voice: str = ""
    """A voice, by name."""


@dataclass(frozen=True, slots=True)
class Pictured:
    """A picture as it is named in a file."""

    name: str
    """Its path, from the folder of the file that names it."""
    file: str
    """The file that names it."""


@dataclass(frozen=True, slots=True)
class Exercise:
    """What is known of an exercise."""

    identity: str
    """Name of its file."""
    name: str
    """What people call it."""
    setup: str = ""
    """How to get into position, spoken."""
    limb: str = ""
    """What is left or right about it: ``leg``, ``arm`` or nothing."""
    unilateral: bool = False
    """Whether it is done on one side at a time."""
    resistance: str = ""
    """What one pushes against."""
    starts_with: Literal["lift", "lower", "out"] = "out"
    """How a rep begins."""
    equipment: tuple[str, ...] = ()
    """What is needed."""
    words: tuple[tuple[str, tuple[str, ...]], ...] = ()
    """What to say in a phase, by kind: in full, then short."""
    pictures: tuple[tuple[str, str], ...] = ()
    """Picture files in place of the figure, by kind of phase; under no name the one for all others."""
    mirror: bool = True
    """Whether the other side is shown by the picture's mirror image."""
    file: str = field(default="", compare=False)
    """Path of the file it was read from; pictures lie beside it."""
    table: Mapping[str, Any] = field(default_factory=dict, compare=False, repr=False, hash=False)
    """The whole file, for the figure."""

    def picture_in(self, kind: str) -> Pictured | None:
        """Return the picture that is shown in a kind of phase in place of the figure."""
        pictures = dict(self.pictures)
        name = pictures.get(kind) or pictures.get("")
        return Pictured(name, self.file) if name else None

    def words_for(self, kind: str) -> tuple[str, ...]:
        """Return the full and short words of a phase; empty where it has none of its own."""
        return next((texts for name, texts in self.words if name == kind), ())


@dataclass(frozen=True, slots=True)
class Hold:
    """Keep the position."""

    lengths: tuple[int, ...]
    """Frames, one entry a set, or one for all."""


@dataclass(frozen=True, slots=True)
class OpenHold:
    """Keep the position until the person says done."""

    limit: int | None = None
    """Frames after which it is over by itself."""


@dataclass(frozen=True, slots=True)
class Reps:
    """Repetitions: paced by a tempo, a pace or held reps; with none of these the person paces them."""

    counts: tuple[int, ...]
    """How many, one entry a set, or one for all."""
    tempo: Tempo | None = None
    """Beats."""
    pace: int | None = None
    """Frames of a rep."""
    each: tuple[int, ...] = ()
    """Frames of a held rep, one entry a set, or one for all."""
    release: int = 0
    """Frames after each held rep."""
    limit: int | None = None
    """Frames after which reps that the person paces are over by themselves."""
    speeds_to: int | None = None
    """Frames of the last rep, where the pace changes evenly from the first to the last."""


PNF_CYCLES: dict[str, tuple[tuple[str, ...], tuple[str, ...]]] = {
    "hold-relax": (("stretch",), ("contract", "relax", "deepen")),
    "contract-relax": (("stretch",), ("contract", "relax", "deepen")),
    "hold-relax-agonist-contract": (("stretch",), ("contract", "relax", "pull", "deepen")),
    "slow-reversal-hold-relax": (("stretch",), ("contract", "pull")),
    "agonist-contract": (("stretch",), ("pull", "relax")),
    "stretch-return-contract": ((), ("stretch", "back", "contract")),
}
"""The phases of each PNF method: once at its opening, then in every cycle; one without length is left out."""


@dataclass(frozen=True, slots=True)
class Pnf:
    """A PNF dose. Defaults: protocols of Sharman 2006 and the ACSM guidelines (6 s, about a third of the
    strength)."""

    method: str = "hold-relax"
    """Which phases in which order."""
    cycles: int = 3
    """How many contractions."""
    stretch: int = 10 * 48_000
    """Frames of the opening stretch."""
    contract: int = 6 * 48_000
    """Frames of each contraction."""
    ramp: int = 48_000
    """Frames to build it up."""
    relax: int = 3 * 48_000
    """Frames of letting go."""
    pull: int = 6 * 48_000
    """Frames of each contraction of the opposing muscle."""
    deepen: int = 20 * 48_000
    """Frames of the deeper stretch."""
    back: int = 3 * 48_000
    """Frames of going back to neutral."""
    effort: int = 30
    """Percent of the greatest effort."""
    resistance: str = ""
    """What one pushes against; the exercise's own where empty."""

    def frames(self, phase: str) -> int:
        """Return the frames of a phase by the name that it has in ``PNF_CYCLES``."""
        return int(getattr(self, phase))


@dataclass(frozen=True, slots=True)
class Breathe:
    """Breathing to a pattern."""

    pattern: tuple[int, int, int, int]
    """Frames in, held, out, held."""
    cycles: int | None = None
    """How many breaths."""
    length: int | None = None
    """Or how many frames."""
    finish: bool = False
    """Whether a breath is finished when its time is over."""
    counting: Literal["up", "down", "off"] = "off"
    """Whether breaths are counted aloud, and which way."""


@dataclass(frozen=True, slots=True)
class Roll:
    """Foam rolling."""

    lengths: tuple[int, ...]
    """Frames, one entry a set, or one for all."""
    one_way: int = 3 * 48_000
    """Frames of a pass, one way."""


@dataclass(frozen=True, slots=True)
class Timed:
    """Plain timed activity."""

    lengths: tuple[int, ...]
    """Frames, one entry a set, or one for all."""


@dataclass(frozen=True, slots=True)
class OwnPhase:
    """A phase that the author wrote."""

    name: str
    """What the screen calls it."""
    length: int
    """Frames."""
    kind: str = "hold"
    """What it asks of the body."""
    say: str = ""
    """Spoken as it begins."""
    note: str = ""
    """Shown."""
    effort: int | None = None
    """Percent."""
    pose: str = ""
    """A pose of the exercise."""


@dataclass(frozen=True, slots=True)
class OwnPhases:
    """Phases that the author wrote."""

    phases: tuple[OwnPhase, ...]
    """In order."""


Dose: TypeAlias = Hold | OpenHold | Reps | Pnf | Breathe | Roll | Timed | OwnPhases
"""How long or how often."""


@dataclass(frozen=True, slots=True)
class AuthorCue:
    """Words at certain times of a step."""

    at: At
    """When."""
    say: str
    """What."""


@dataclass(frozen=True, slots=True)
class Step:
    """What, in which dose, on which sides, in how many sets."""

    path: str
    """``3``, or ``4.2`` in a group."""
    line: int
    """Line of the file, from 1."""
    name: str
    """What it is called."""
    dose: Dose
    """How long or how often."""
    timing: Defaults
    """How it is prepared, counted and announced."""
    exercise: Exercise | None = None
    """The exercise, where there is one."""
    side: Literal["each", "alternate", "left", "right", "both"] = "both"
    """Which side."""
    extra: tuple[tuple[str, int], ...] = ()
    """More sets: ``left``, ``right`` or ``tighter``, and how many."""
    sets: int = 1
    """How many sets."""
    follows_round: bool = False
    """Whether lists in the dose follow the round of the group, since the step has no sets of its own."""
    say: str = ""
    """Spoken as the dose begins."""
    note: str = ""
    """Shown."""
    cues: tuple[AuthorCue, ...] = ()
    """Words at certain times."""
    view: str = ""
    """From where the figure is seen; the exercise's own view where empty."""
    picture: Pictured | None = None
    """The picture that is shown in place of the figure."""
    optional: bool = False
    """Whether the person may leave it out."""
    when: Condition | None = None
    """It is done only where this holds."""


@dataclass(frozen=True, slots=True)
class Rest:
    """A rest."""

    path: str
    """Where it stands."""
    line: int
    """Line of the file."""
    length: int
    """Frames."""
    timing: Defaults
    """How it is counted."""
    say: str = ""
    """Spoken as it begins."""
    note: str = ""
    """Shown."""
    optional: bool = False
    """Whether the person may leave it out."""
    when: Condition | None = None
    """It is done only where this holds."""


@dataclass(frozen=True, slots=True)
class Say:
    """Something said, for as long as it takes."""

    path: str
    """Where it stands."""
    line: int
    """Line of the file."""
    text: str
    """What; nothing for a step that only ends the session."""
    note: str = ""
    """Shown."""
    stop: bool = False
    """Whether the session ends after it."""
    optional: bool = False
    """Whether the person may leave it out."""
    when: Condition | None = None
    """It is done only where this holds."""


@dataclass(frozen=True, slots=True)
class Ask:
    """A question to the person."""

    path: str
    """Where it stands."""
    line: int
    """Line of the file."""
    what: Literal["pain", "effort", "measure"]
    """What is asked."""
    limit: int
    """Frames after which the session goes on without an answer."""
    timing: Defaults
    """How it is announced, and which side is asked first."""
    test: str = ""
    """Name of the test whose result is asked."""
    unit: str = ""
    """What the test counts."""
    high: int = 10
    """Greatest answer."""
    sides: bool = False
    """Whether each side is asked for by itself."""
    say: str = ""
    """The question in the author's words."""
    note: str = ""
    """Shown."""
    optional: bool = False
    """Whether the person may leave it out."""
    when: Condition | None = None
    """It is done only where this holds."""


@dataclass(frozen=True, slots=True)
class Group:
    """Steps done several times."""

    path: str
    """Where it stands."""
    line: int
    """Line of the file."""
    steps: tuple[AnyStep, ...]
    """What is done."""
    timing: Defaults
    """How its rests are counted."""
    repeat: int = 1
    """How often; at least so often where ``most`` is greater."""
    between: int = 0
    """Frames of rest between rounds."""
    title: str = ""
    """What it is called."""
    most: int = 0
    """How often at most: after the last sure round the person is asked before each further one."""
    length: int | None = None
    """Frames after which it is over, whatever is going on in it."""
    every: int | None = None
    """Frames from the beginning of one round to that of the next; a rest fills what is left."""
    shuffle: bool = False
    """Whether the steps of each round come in a drawn order."""
    seed: int | None = None
    """What the draw depends on; without it on the day as well."""
    pick: int | None = None
    """How many of its steps are drawn for each round."""
    used: bool = False
    """Whether its steps stand in another session."""
    optional: bool = False
    """Whether the person may leave it out."""
    when: Condition | None = None
    """It is done only where this holds."""

    @property
    def rounds(self) -> int:
        """Return how many rounds it has, or may have."""
        return max(self.repeat, self.most)

    @property
    def clocked(self) -> bool:
        """Return whether a clock runs in it, which no preparation holds up."""
        return self.length is not None or self.every is not None


@dataclass(frozen=True, slots=True)
class Music:
    """Music that plays under a session."""

    path: str
    """The file, or the folder of files, relative to the session's folder."""
    folder: bool = False
    """Whether it is a folder."""
    volume: float = 0.5
    """Loudness; 1 is as loud as the voice."""
    duck: float = 0.3
    """How loud it is left under speech, of its volume."""


AnyStep: TypeAlias = Step | Rest | Say | Ask | Group
"""Whatever stands in a list of steps."""


@dataclass(frozen=True, slots=True)
class Session:
    """A session as its author wrote it."""

    title: str
    """What it is called."""
    steps: tuple[AnyStep, ...]
    """In order."""
    defaults: Defaults = field(default_factory=Defaults)
    """For every step that has no values of its own."""
    summary: str = ""
    """One or two sentences."""
    language: str = "en"
    """BCP 47."""
    authors: tuple[str, ...] = ()
    """Who wrote it."""
    license: str = ""
    """How it may be shared."""
    sources: tuple[str, ...] = ()
    """Where its doses come from."""
    level: str = ""
    """How demanding it is."""
    equipment: tuple[str, ...] = ()
    """What is needed."""
    tags: tuple[str, ...] = ()
    """Words to find it by."""
    cautions: tuple[str, ...] = ()
    """Warnings."""
    cover: str = ""
    """The exercise whose figure stands for it."""
    voice: VoiceWish = field(default_factory=VoiceWish)
    """Wishes for the voice."""
    parameters: tuple[Parameter, ...] = ()
    """What the person may choose before it begins, with the values that were put in."""
    exercises: tuple[Exercise, ...] = ()
    """Exercises that only this session knows."""
    sounds: tuple[tuple[str, str], ...] = ()
    """Sound files in place of the program's tones, by event, relative to the session's folder."""
    music: Music | None = None
    """What plays under it."""

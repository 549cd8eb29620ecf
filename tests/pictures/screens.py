"""The screens of the README, each set up from parts of the real program: library, sessions, window."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from datetime import date, timedelta
from pathlib import Path
from typing import Any

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QApplication

from player.app.cards import broken_card, card_of, figure_of
from player.app.editor_wiring import EditorWiring
from player.app.memory import Memory
from player.app.playing import Playing
from player.app.programme_wiring import ProgrammeWiring
from player.app.start_wiring import StartWiring
from player.app.supplies import Supplies
from player.audio.voice.estimate import estimated_frames
from player.editing.workbench import Workbench
from player.figures.cast import Cast
from player.figures.drawing import Drawing
from player.history.store import FILE_NAME
from player.paths import data_folder
from player.playback.transport import State
from player.settings import Settings
from player.timeline.compiler import compile_session
from player.timeline.frames import RATE
from player.timeline.moment import moment_at
from player.timeline.timeline import PhaseKind, Timeline
from player.ui.figure_view import FigureView
from player.ui.history_screen.page import page_of
from player.ui.main_window import MainWindow
from player.ui.theme import Scheme
from player.ui.workshop_screen.screen import WorkshopScreen
from tests.eight_weeks import PROGRAMME, eight_weeks, keep_eight_weeks

_SIZE = (1280, 800)
_SESSION = "hamstring-pnf.toml"
_PAINTED = 20
_TODAY = date(2026, 11, 26)
_WAITING = """format = 1
title = "After the office"

[[step]]
exercise = "glute-bridge"
reps = 8
"""
_BROKEN = """format = 1
title = "What my physiotherapist wrote"

[[step]]
exersise = "leg-swing"
reps = 12

[[step]]
exercise = "suppine-strap-hamstring"
hold = "30 secs"

[[step]]
exercise = "plank"
hold = "30s"
reps = 5
"""
_WRITTEN = """#:schema limber-session.schema.json
format = 1
title = "Hamstrings before bed"
level = "easy"
equipment = ["mat", "strap"]

# the heart of it
[[step]]
exercise = "supine-strap-hamstring"
side = "each"
extra = { tighter = 1 }
pnf = { method = "hold-relax", cycles = 2, deepen = "20s" }

[[step]]
title = "Core"
repeat = 2

[[step.step]]
exercise = "plank"
hold = "5s"
say = "Press the floor away, draw the ribs to the hips, keep the neck long, look at your hands, and breathe."

[[step.step]]
exercise = "side-plank"
hold = "20s"
side = "each"

[[step]]
exercise = "diaphragm-breathing"
breathe = "4-2-6"
for = "1m"
"""
_LARGE = (1680, 1000)


@dataclass(frozen=True, slots=True)
class Picture:
    """One picture."""

    name: str
    """Name of its file, without the ending."""
    scheme: Scheme
    """Its colours."""
    set_up: Callable[[Scenery], None]
    """Brings the window there."""


class StillMemory:
    """Knows nothing of other windows, and keeps nothing."""

    def __init__(self, scheme: Scheme) -> None:
        self.settings = Settings(theme=scheme)

    def window_geometry(self) -> bytes:
        return b""

    def keep_window_geometry(self, geometry: bytes) -> None:
        pass

    def keep(self, **changes: Any) -> None:
        self.settings = replace(self.settings, **changes)


class Scenery:
    """A window in a scheme, and the sessions it can show."""

    def __init__(self, scheme: Scheme, home: Path) -> None:
        self.supplies = Supplies()
        self.scheme: Scheme = scheme
        self.home = home
        self.figure = FigureView()
        self.memory = StillMemory(scheme)
        self.window = MainWindow(self.memory, lambda: self.figure, _paint_cover)
        self.window.resize(*_SIZE)
        self._cast = Cast(lambda identity: figure_of(identity, self.supplies.catalogue))

    def show_library(self) -> None:
        """Show the sessions that ship with the program."""
        cards = (card_of(path, self.supplies, self.scheme) for path in self.supplies.library.paths())
        self.window.library.set_cards(tuple(cards))
        self.window.show_library()

    def show_start(self) -> None:
        """Show the start page of a session for which there is little time."""
        path = next(path for path in self.supplies.library.paths() if path.name == _SESSION)
        starting = StartWiring(self.window, self.supplies, self.memory)
        starting.show(path)
        self.window.start.chosen.emit("minutes", 12)

    def show_history(self) -> None:
        """Show what somebody has done and measured in eight weeks."""
        self.window.resize(*_LARGE)
        _, runs = eight_weeks(_TODAY, 6)
        self.window.history.show_page(page_of(runs, _TODAY, 3))
        self.window.stack.setCurrentWidget(self.window.history)

    def show_programme(self) -> None:
        """Show a programme in its fifth week, with something due."""
        self._programme().show()

    def show_programmes(self) -> None:
        """Show the programmes that there are to choose from."""
        self._programme().choose()

    def show_beginning(self) -> None:
        """Show a programme before it is begun."""
        programme = self._programme()
        programme.choose()
        programme.screen.chosen.emit(PROGRAMME)

    def _programme(self) -> ProgrammeWiring:
        wednesday = _TODAY - timedelta(days=1)
        path = data_folder() / FILE_NAME
        if not path.exists():
            keep_eight_weeks(path, wednesday)
        return ProgrammeWiring(self.window, self.supplies, self.memory, lambda: wednesday)

    def show_problems(self) -> None:
        """Show a file with mistakes."""
        path = self.home / "physio.toml"
        path.write_text(_BROKEN, encoding="utf-8")
        card = broken_card(path, self.supplies.load(path))
        self.window.show_problems(replace(card, path=Path("sessions") / path.name))

    def show_workshop(self) -> None:
        """Show an exercise in the pose workshop, with a joint in hand."""
        path = self.supplies.catalogue.path("supine-strap-hamstring")
        if path is None:
            raise ValueError("the exercise is not there")
        bench = Workbench(path.read_text(encoding="utf-8"))
        bench.choose("stretch")
        screen = WorkshopScreen(self.window.theme, self.window.scale)
        name = str(bench.document["name"])
        screen.show_bench(bench, name, "A copy of your own; what ships with Limber stays as it is")
        screen.canvas.choose("working.ankle")
        screen.angles.reveal("working.hip.flexion")
        self.window.show_page(screen, name)
        screen.canvas.setFocus()

    def show_editor(self, *, closer: bool = False) -> None:
        """Show a session in the editor, with a push at the play-head; ``closer`` is on words that find no
        room."""
        path = self.home / "hamstrings.toml"
        path.write_text(_WRITTEN, encoding="utf-8")
        self.window.resize(*_LARGE)
        self.window.show()
        memory = Memory(self.home)
        playing = Playing(self.window, memory, lambda: self.supplies, lambda: self.figure, silent=True)
        editor = EditorWiring(self.window, lambda: self.supplies, memory, playing)
        editor.open(path)
        screen = editor.screen
        while screen.draft.text != screen.text or screen.draft.is_sketch:
            QApplication.processEvents()
        timeline = screen.draft.timeline
        if timeline is None:
            raise ValueError("the session cannot be played")
        kind = "hold" if closer else "contract"
        phase = next(phase for phase in timeline.phases if phase.kind == kind)
        screen.steering.go_to_frame(phase.span.start + round(2.5 * RATE))
        if closer:
            screen.ruler.show_step()
        screen.show_note("sessions/hamstrings.toml")
        screen.outline.setFocus()
        editor.close()

    def show_phase(
        self, kind: PhaseKind, seconds: float, nth: int = 0, state: State = "playing", name: str = _SESSION
    ) -> None:
        """Show the moment so many seconds into the nth phase of a kind of a session."""
        timeline = self._timeline(name)
        phase = [phase for phase in timeline.phases if phase.kind == kind][nth]
        self._show(timeline, phase.span.start + round(seconds * RATE), state)

    def show_wait(self) -> None:
        """Show an exercise that waits for the person."""
        path = self.home / "waiting.toml"
        path.write_text(_WAITING, encoding="utf-8")
        timeline = self._timeline(str(path))
        phase = next(phase for phase in timeline.phases if phase.open)
        self._show(timeline, phase.span.end - 1, "waiting", waited=17 * RATE)

    def show_finish(self) -> None:
        """Show the end of a session that was played from beginning to end."""
        timeline = self._timeline(_SESSION)
        self.window.show_player(timeline.title)
        self.window.player.set_timeline(timeline)
        for frame in range(0, timeline.length, RATE):
            self.window.player.show_moment(moment_at(timeline, frame), "playing")
        self.window.player.show_moment(moment_at(timeline, timeline.length), "finished")

    def _timeline(self, name: str) -> Timeline:
        shipped = {path.name: path for path in self.supplies.library.paths()}
        session = self.supplies.load(shipped.get(name, Path(name))).session
        if session is None:
            raise ValueError(f"{name} cannot be played")
        words = self.supplies.words(session.language)
        return compile_session(session, words, lambda text: estimated_frames(text, session.voice.rate))

    def _show(self, timeline: Timeline, frame: int, state: State, waited: int = 0) -> None:
        moment = moment_at(timeline, frame, waited)
        self.window.player.set_timeline(timeline)
        self.window.show_player(timeline.title)
        self.window.player.show_moment(moment, state)
        drawing = self._cast.drawing_at(moment, self.scheme)
        if drawing is not None:
            self.window.player.set_upright(drawing.upright)
        self.figure.show_drawing(drawing)


def _paint_cover(painter: QPainter, drawing: Drawing, box: QRectF) -> None:
    view = FigureView()
    view.show_drawing(drawing)
    _, _, width, height = drawing.view_box
    scale = min(box.width() / width, box.height() / height)
    target = QRectF(0, 0, width * scale, height * scale)
    target.moveCenter(box.center())
    view.paint(painter, target)


PICTURES = (
    Picture("library", "light", Scenery.show_library),
    Picture("library-dark", "dark", Scenery.show_library),
    Picture("start", "light", Scenery.show_start),
    Picture("history", "light", Scenery.show_history),
    Picture("programme", "light", Scenery.show_programme),
    Picture("contract", "light", lambda scenery: scenery.show_phase("contract", 1.6)),
    Picture("contract-dark", "dark", lambda scenery: scenery.show_phase("contract", 1.6)),
    Picture("stretch", "light", lambda scenery: scenery.show_phase("deepen", 6.2, 4)),
    Picture("stretch-dark", "dark", lambda scenery: scenery.show_phase("deepen", 6.2, 4)),
    Picture("reps", "light", lambda scenery: scenery.show_phase("rep", 0.9, 6)),
    Picture("reps-dark", "dark", lambda scenery: scenery.show_phase("rep", 0.9, 6)),
    Picture("rest", "light", lambda scenery: scenery.show_phase("rest", 8.0)),
    Picture("paused", "light", lambda scenery: scenery.show_phase("deepen", 6.2, 1, "paused")),
    Picture("waiting", "light", Scenery.show_wait),
    Picture("finished", "light", Scenery.show_finish),
    Picture("problems", "light", Scenery.show_problems),
    Picture("workshop", "light", Scenery.show_workshop),
    Picture("editor", "light", Scenery.show_editor),
    Picture("editor-dark", "dark", lambda scenery: scenery.show_editor(closer=True)),
)
"""All pictures of the README."""


def make_pictures(folder: Path, home: Path) -> Iterator[Path]:
    """Make every picture in a folder and give its path; ``home`` is for files that are needed on the way."""
    application = QApplication.instance() or QApplication(["limber"])
    for picture in PICTURES:
        scenery = Scenery(picture.scheme, home)
        picture.set_up(scenery)
        scenery.window.show()
        for _ in range(_PAINTED):  # figures on cards are painted a few at a time
            application.processEvents()
        path = folder / f"{picture.name}.png"
        scenery.window.grab().save(str(path))
        scenery.window.close()
        yield path

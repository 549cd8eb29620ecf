"""The pose workshop wired: which exercise is worked on, where it is saved, and drafts of what is not."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt

from player import paths
from player.app.drafts import DraftStore, Kept
from player.app.exercise_cards import entry_of, figure_loop
from player.app.exercises import file_of
from player.app.own_copies import bring_translations, own_place
from player.editing.own_exercise import with_first_poses
from player.editing.toml_text import EditError
from player.editing.workbench import Workbench
from player.errors import PlayerError
from player.files import write_over
from player.language import later, said, spoken_language
from player.session.catalogue import is_identity
from player.session.documents import parse_toml, read_text
from player.session.exercise_template import exercise_template
from player.session.problems import Problem
from player.session.translation import translation
from player.ui.exercise_browser.entries import ExerciseEntry
from player.ui.timers import single_shot
from player.ui.workshop_screen.chooser import ExerciseChooser
from player.ui.workshop_screen.screen import WorkshopScreen

if TYPE_CHECKING:
    from collections.abc import Callable

    from player.app.supplies import Supplies
    from player.ui.exercise_browser.moving import FigureLoop
    from player.ui.main_window import MainWindow

_UNSAVED, _OWN = later("not saved"), later("yours")
_DRAFT_MS = 600
"""How long after a change it is kept as a draft."""


class WorkshopWiring(QObject):
    """Opens exercises, keeps drafts of them and saves them."""

    def __init__(self, window: MainWindow, supplies: Callable[[], Supplies]) -> None:
        """Take the window to show the workshop in, and what knows the exercises there are."""
        super().__init__(window)
        self._window = window
        self._supplies = supplies
        self._drafts = DraftStore(paths.data_folder() / "drafts")
        self._chooser: ExerciseChooser | None = None
        self._screen: WorkshopScreen | None = None
        self._file = Path()
        self._base = ""
        self._source: Path | None = None
        self._warned = ""
        self._opened_directly = False
        self._keep: Callable[[str], None] | None = None
        self._back: Callable[[], None] | None = None
        self._draft_soon = single_shot(self, _DRAFT_MS, self._keep_draft)

    @property
    def screen(self) -> WorkshopScreen:
        """Return the workshop's screen."""
        if self._screen is None:
            self._screen = screen = WorkshopScreen(self._window.theme, self._window.scale)
            screen.left.connect(self._leave)
            screen.save_asked.connect(self.save)
            screen.text_changed.connect(self._draft_soon.start)
            screen.draft_wanted.connect(self._answer_draft)
        return self._screen

    @property
    def chooser(self) -> ExerciseChooser:
        """Return the page on which an exercise is chosen."""
        if self._chooser is None:
            self._chooser = chooser = ExerciseChooser(self._window.theme, self._window.scale)
            chooser.left.connect(self._window.show_library)
            chooser.exercise_chosen.connect(self._open_named)
            chooser.new_asked.connect(self._begin)
            chooser.browser.set_figures(self._loop, moves=not self._window.look.reduced_motion)
        return self._chooser

    def choose(self) -> None:
        """Let the person choose an exercise."""
        self._opened_directly = False
        own, kept = self._own_folder(), {draft.file.stem for draft in self._drafts.all()}
        catalogue = self._supplies().catalogue
        entries = []
        for identity in sorted({*catalogue.names(), *kept}):
            path = catalogue.path(identity)
            mark = _UNSAVED if identity in kept else _OWN if path and path.parent == own else ""
            found = entry_of(identity, catalogue, said(mark))
            entries.append(found or ExerciseEntry(identity, identity, said(mark)))
        first = (said(_UNSAVED), said(_OWN))
        entries.sort(key=lambda each: (*(each.mark != mark for mark in first), each.name.casefold()))
        self.chooser.show_exercises(tuple(entries))
        self._window.show_page(self.chooser, said("Pose workshop"))
        self.chooser.search.setFocus(Qt.FocusReason.OtherFocusReason)

    def _loop(self, identity: str) -> FigureLoop | None:
        return figure_loop(identity, self._supplies().catalogue, self._window.look.palette)

    def open(self, name: str, back: Callable[[], None] | None = None, pose: str = "") -> None:
        """Work on the exercise that a person means by a path or a name, with a pose in hand if it has it;
        ``back`` leads back to where it was asked for. Raises ``PlayerError``."""
        self._opened_directly = True
        self._open(file_of(name, self._supplies()))
        self.screen.take_in_hand(pose)
        self._back = back

    def open_text(
        self,
        identity: str,
        text: str,
        keep: Callable[[str], None],
        back: Callable[[], None],
        pose: str = "",
    ) -> None:
        """Work on the text of an exercise that stands elsewhere, with a pose in hand if it has it; ``keep``
        takes it, changed, and ``back`` leads back there. One without poses begins with some. Raises
        ``PlayerError``."""
        try:
            has_poses = bool(Workbench(text).poses)
        except EditError:
            has_poses = False
        begun = text if has_poses else with_first_poses(text, exercise_template(identity))
        self._opened_directly = True
        self._show(Path(f"{identity}.toml"), begun, None)
        self._keep, self._back = keep, back
        self.screen.take_in_hand(pose)
        bench = self.screen.bench
        if bench is not None and begun != text:
            bench.note_unsaved()
        self.screen.show_note(said("An exercise of the session: saving puts it back there."))

    def save(self) -> None:
        """Write the exercise into its file; of what another program wrote there meanwhile it is told once."""
        bench = self.screen.bench
        if bench is None or not bench.changed:
            return
        if self._keep is not None:
            self._keep(bench.text)
            bench.note_saved()
            self.screen.show_note(said("Put into the session, which is still to be saved."))
            return
        there = self._text_there()
        if there is not None and there != self._base and self._warned != there:
            self._warned = there
            self.screen.show_note(
                said("The file was changed by another program. Save again to write over it.")
            )
            return
        data = bench.text.encode("utf-8")
        try:
            self._file.parent.mkdir(parents=True, exist_ok=True)
            write_over(self._file, data)
        except (OSError, PlayerError) as error:
            told = error.message if isinstance(error, PlayerError) else str(error)
            self._keep_draft()
            self._drafts.settle()
            kept = said("{told} Your changes are kept as a draft.", told=told)
            self.screen.show_note(told if self._drafts.trouble else kept)
            return
        if self._source is not None:
            bring_translations(self._source, self._file)
            self._source = None
        bench.note_saved()
        self._base = bench.text
        self._draft_soon.stop()
        self._drafts.forget(self._file)
        self._supplies().catalogue.forget(self._file.stem)
        self.screen.show_note(said("Saved: {file}", file=self._file))

    def close(self) -> None:
        """Keep what has not been saved."""
        if self._draft_soon.isActive():
            self._draft_soon.stop()
            self._keep_draft()
        self._drafts.settle()
        self._drafts.settle()

    def _open_named(self, identity: str) -> None:
        draft = next((draft for draft in self._drafts.all() if draft.file.stem == identity), None)
        path = self._supplies().catalogue.path(identity)
        try:
            if path is None and draft is not None:
                self._show(draft.file, draft.base, draft)
            elif path is not None:
                self._open(path)
        except PlayerError as error:
            self.chooser.show_note(str(error))

    def _in_words(self, name: str, identity: str) -> str:
        """Return what an exercise of a name is called in the person's language, where it ships."""
        shipped = paths.shipped_folder("media") / "exercises" / f"{identity}.toml"
        return translation(shipped, spoken_language()).get(name, name)

    def _begin(self, name: str) -> None:
        """Begin an exercise under a name that is made fit for a file."""
        identity = re.sub(r"[^a-z0-9]+", "-", name.lower()).strip("-")[:80]
        if not is_identity(identity):
            self.chooser.show_note(said("An exercise's name has letters or digits in it."))
            return
        if self._supplies().catalogue.path(identity) is not None:
            self.chooser.show_note(
                said(
                    "There is an exercise “{identity}” already. Open it, or choose another name.",
                    identity=identity,
                )
            )
            return
        self._show(self._own_folder() / f"{identity}.toml", exercise_template(identity, name), None)
        bench = self.screen.bench
        if bench is not None:
            bench.note_unsaved()
            self.screen.show_note(said("New. It is yours once you save it."))
            self._keep_draft()

    def _open(self, path: Path) -> None:
        """Work on a file, or on a copy of one that ships with the program."""
        own = own_place(path, paths.shipped_folder("media") / "exercises", self._own_folder())
        target = path if own is None else own
        read = target if target.exists() else path
        text = read_text(read)
        document = parse_toml(text, str(read)) if isinstance(text, str) else text
        if isinstance(text, Problem) or isinstance(document, Problem):
            raise PlayerError(str(text if isinstance(text, Problem) else document))
        source = path.resolve() if own is not None and not own.exists() else None
        self._show(target, text, self._drafts.find(target), source)

    def _show(self, target: Path, text: str, draft: Kept | None, source: Path | None = None) -> None:
        try:
            bench = Workbench(text)
        except EditError as error:
            raise PlayerError(
                said("{name} has no poses to work on.", name=target.name),
                said("`limber exercise check` tells what is wrong."),
            ) from error
        self._file, self._base, self._warned, self._source = target, text, "", source
        self._keep = self._back = None
        kept = draft is not None and draft.text != text
        name = self._in_words(str(bench.document.get("name", target.stem)), target.stem)
        copied = not target.exists()
        note = said("A copy: saved as {target}", target=target) if copied else str(target)
        self.screen.set_palette(self._window.look.palette)
        self.screen.show_bench(bench, name, note, kept=kept)
        self._window.show_page(self.screen, name)
        self.screen.canvas.setFocus(Qt.FocusReason.OtherFocusReason)

    def _answer_draft(self, wanted: bool) -> None:
        draft, bench = self._drafts.find(self._file), self.screen.bench
        if draft is None or bench is None:
            return
        if wanted:
            bench.take_text(draft.text)
        else:
            self._drafts.forget(self._file)

    def _keep_draft(self) -> None:
        bench = self.screen.bench
        if self._keep is not None:
            return  # the session that it stands in keeps drafts of its own
        if bench is not None and bench.changed:
            self._drafts.keep(Kept(self._file, self._base, bench.text))
        elif bench is not None:
            self._drafts.forget(self._file)

    def _leave(self) -> None:
        if self._keep is not None:
            self.save()
        self.close()
        if self._back is not None:
            self._back()
        elif self._opened_directly:
            self._window.show_library()
        else:
            self.choose()

    def _text_there(self) -> str | None:
        """What the file holds now; None where it is not there yet."""
        text = read_text(self._file) if self._file.exists() else None
        return text if isinstance(text, str) else None

    def _own_folder(self) -> Path:
        return paths.data_folder() / "exercises"

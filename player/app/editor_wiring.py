"""The editor wired: which session is written, drafts of it, its file, and what the screen needs to know."""

from __future__ import annotations

from bisect import bisect_left
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, Qt, Signal

from player.app.draft_reading import DraftReader
from player.app.editor_file import EditorFile
from player.app.exercise_cards import entry_of, figure_loop
from player.app.file_desk import SessionFiles
from player.app.line_measuring import LineMeasuring
from player.app.preview_wiring import PreviewWiring
from player.app.session_file import SessionFile, free_path
from player.app.voice_choosing import VoiceChoosing
from player.app.voices import wish_of
from player.editing.asking import names_in_conditions, names_of_tests
from player.editing.completion import help_at, offer_at
from player.editing.condition_names import known_of, parameters_of
from player.editing.line_ends import plain_lines
from player.editing.new_steps import new_session
from player.editing.own_exercise import exercise_text, own_values, with_exercise_text
from player.editing.step_blocks import kept_lines
from player.figures.camera import VIEWS
from player.figures.reading import EXERCISE_KINDS
from player.session.parts import PARTS
from player.session.schema import PHASE_KINDS
from player.ui.editor_screen.form_desk import FormDesk
from player.ui.editor_screen.screen import EditorScreen
from player.ui.exercise_browser.entries import ExerciseEntry

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from player.app.memory import Memory
    from player.app.playing import Playing
    from player.app.supplies import Supplies
    from player.editing.completion import Offer
    from player.editing.condition_names import Known
    from player.editing.draft import Draft
    from player.editing.totals import Totals
    from player.ui.exercise_browser.moving import FigureLoop
    from player.ui.main_window import MainWindow

_NEAR = 200
"""So many cues from the play-head on are measured before all others."""


class EditorWiring(QObject):
    """Opens sessions, keeps drafts of them, saves them, and lets them be tried out."""

    workshop_wanted = Signal(str, object, str)
    """An exercise, by its identity, is to be drawn, beginning with a pose or, where that is empty, with its
    first: its text where the session has it, else None."""

    def __init__(
        self, window: MainWindow, supplies: Callable[[], Supplies], memory: Memory, playing: Playing
    ) -> None:
        """Take the window, what knows the exercises there are, the settings, and what plays."""
        super().__init__(window)
        self._window = window
        self._supplies = supplies
        self._playing = playing
        self._screen: EditorScreen | None = None
        self._file = EditorFile(lambda: self.screen, self)
        self._file.saved.connect(self._show_title)
        self._preview: PreviewWiring | None = None
        self._files: SessionFiles | None = None
        self._followed: tuple[Draft, tuple[Known, ...]] | None = None
        self._memory = memory
        self._measuring = LineMeasuring(lambda: memory.settings, self, silent=playing.silent)
        self._reader = DraftReader(supplies, self._measuring, self)
        self._measuring.came.connect(self._reader.measure_again)
        self._voice = VoiceChoosing(lambda: memory.settings, playing.output, self)

    @property
    def screen(self) -> EditorScreen:
        """Return the editor's screen."""
        if self._screen is None:
            catalogue = self._supplies().catalogue
            self._screen = screen = EditorScreen(
                self._window.theme, lambda identity: catalogue.exercise(identity), self._window.scale
            )
            screen.left.connect(self._leave)
            screen.save_asked.connect(self.save)
            screen.play_asked.connect(self._play)
            screen.text_changed.connect(self._take_text)
            screen.top.answered.connect(self._take_answer)
            screen.say_asked.connect(self._say)
            self._connect_preview(screen)
            screen.view.help.set_advice(self._offer, self._help)
            self._reader.read.connect(self._show_draft)
            self._voice.told.connect(lambda told: screen.show_note(told or self._file.note))
            self._window.page_shown_again.connect(self._come_back)
            moves = not self._window.look.reduced_motion
            screen.picker.set_exercises(self._entries, self._loop, moves=moves)
            screen.form.set_desk(self._desk(screen))
            screen.form.workshop_wanted.connect(self._ask_workshop)
        return self._screen

    def _desk(self, screen: EditorScreen) -> FormDesk:
        """Return what the form asks of the program."""
        self._files = SessionFiles(
            lambda: self._file.path.parent, lambda: self._memory.settings, self._playing.output, self
        )
        self._files.begun.connect(self._hush_session)
        self._files.told.connect(lambda told: screen.show_note(told or self._file.note))
        return FormDesk(
            names=self._names,
            name_of=screen.name_of,
            files=self._files,
            exercise=self._exercise_values,
            palette=lambda: self._window.look.palette,
            known=lambda: known_of(screen.draft.text),
            parameters=self._parameters,
            moves=lambda: not self._window.look.reduced_motion,
        )

    def _parameters(self) -> tuple[Known, ...]:
        """Return the parameters of the session, which every field of the form asks for."""
        draft = self.screen.draft
        if self._followed is None or self._followed[0] is not draft:
            self._followed = draft, parameters_of(draft.text, draft.blocks)
        return self._followed[1]

    def _exercise_values(self, identity: str) -> Mapping[str, Any] | None:
        """Return what is written of an exercise: one of the session's own, or any other."""
        own = own_values(self.screen.text, identity)
        exercise = self._supplies().catalogue.exercise(identity) if own is None else None
        return exercise.table if exercise is not None else own

    def _connect_preview(self, screen: EditorScreen) -> None:
        self._preview = preview = PreviewWiring(
            screen.preview, self._window, self._supplies, self._memory, self._playing
        )
        preview.frame_reached.connect(screen.steering.follow_play)
        preview.playing_changed.connect(screen.steering.set_playing)
        preview.playing_changed.connect(lambda plays: self._measuring.rest(rests=plays))
        screen.steering.head_moved.connect(preview.show_frame)
        screen.hear_asked.connect(self._hear)

    def open(self, path: Path, line: int = 0) -> None:
        """Write on a session's file, or on a copy of one that ships with the program, with the cursor on a
        line, from 1. Raises ``PlayerError``."""
        self._set_aside()
        file = self._file.found(path)
        self._show(file, is_new=not file.path.exists(), line=line)

    @property
    def unsaved(self) -> str:
        """Return what a session is called that was begun and never saved; empty where there is none."""
        self._set_aside()
        kept = self._file.unsaved
        return kept.file.stem.replace("-", " ").capitalize() if kept is not None else ""

    def begin_with(self, text: str, title: str) -> None:
        """Begin a session with a text that lies nowhere yet; nothing of it is lost if it is left."""
        self._set_aside()
        path = free_path(self._file.folder, title, {draft.file for draft in self._file.drafts.all()})
        self._show(SessionFile(path, new_session(title)), is_new=True)
        self.screen.view.apply(plain_lines(text))
        self.screen.view.go_to(1)
        self.screen.focus_title()

    def go_on_with_unsaved(self) -> None:
        """Show the session that was begun and never saved; nothing where there is none."""
        self._set_aside()
        kept = self._file.unsaved
        if kept is not None:
            self._show(SessionFile(kept.file, kept.base), is_new=True)

    def save(self) -> None:
        """Write the text into its file, if it is another one; what stands in the way is told or asked."""
        self._file.save()

    def close(self) -> None:
        """Keep what has not been saved."""
        if self._screen is not None:
            self._screen.take_fields()
            self._file.close()
        self._hush()
        self._reader.close()
        self._measuring.close()

    # -- the file

    def _show(self, file: SessionFile, *, is_new: bool, line: int = 0) -> None:
        screen = self.screen
        self._file.show(file, is_new=is_new)
        if self._preview is not None:
            self._preview.begin(file.path)
        self._reader.submit(screen.text, file.path)
        self._window.show_page(screen, screen.draft.rows[0].title)
        if line:
            screen.views.show_text()
            screen.view.go_to(line)
            screen.view.centerCursor()
        self._focus()

    def _show_title(self) -> None:
        self._window.setWindowTitle(f"{self.screen.top.title.text} – Limber")

    def _take_answer(self, answer: str) -> None:
        self._file.take_answer(answer)
        self.screen.set_text_scale(self.screen.scale)
        self._focus()

    def _take_text(self, text: str) -> None:
        self._reader.submit(text, self._file.path)
        self._file.take_text()

    def _set_aside(self) -> None:
        """Keep what is being written before another session comes."""
        if self._screen is not None:
            self._file.set_aside()

    def _leave(self) -> None:
        self._set_aside()
        self._hush()
        self._window.show_library()

    # -- what the screen asks for

    def _show_draft(self, draft: Draft, totals: Totals | None) -> None:
        screen, timeline = self.screen, draft.timeline
        lines = timeline.lines if timeline is not None and not draft.is_sketch else ()
        screen.show_draft(draft, totals, self._measuring.guessed(lines))
        if draft.text == screen.text and timeline is not None and not draft.is_sketch:
            if self._preview is not None:
                self._preview.show_draft(draft.session, timeline)
            head = screen.steering.head
            first = bisect_left(timeline.cues, head, key=lambda cue: cue.span.start)
            near = timeline.cues[max(0, first - 1) : first + _NEAR]
            ahead = [cue.line for cue in near if cue.line and cue.span.end >= head]
            self._measuring.measure(tuple(dict.fromkeys((*ahead, *lines))))

    def _play(self, frame: int) -> None:
        draft = self.screen.draft
        if draft.session is not None and draft.timeline is not None:
            self._hush()
            self._file.keep_draft()
            self._playing.try_out(self._file.path, draft.session, draft.timeline, frame, self.screen)

    def _hear(self, frame: int) -> None:
        self._voice.stop()
        if self._preview is not None:
            self._preview.play(frame)

    def _say(self, line: str) -> None:
        session = self.screen.draft.session
        if session is not None:
            self._hush()
            self._voice.say(line, wish_of(session, self._voice.settings))

    def _hush(self) -> None:
        """Let nothing be heard any more."""
        if self._files is not None:
            self._files.hush()
        self._hush_session()

    def _hush_session(self) -> None:
        """Let neither the session nor a line of it be heard any more."""
        self._voice.stop()
        if self._preview is not None:
            self._preview.stop()

    def _offer(self, line: int, column: int) -> Offer:
        lines, catalogue = kept_lines(self.screen.text), self._supplies().catalogue
        return offer_at(lines, line, column, catalogue, self._names)

    def _help(self, line: int, column: int) -> str:
        return help_at(kept_lines(self.screen.text), line, column, self._supplies().catalogue)

    def _entries(self) -> tuple[ExerciseEntry, ...]:
        catalogue = self._supplies().catalogue
        found = (entry_of(identity, catalogue) for identity in catalogue.names())
        return tuple(sorted((each for each in found if each is not None), key=_name_of_entry))

    def _loop(self, identity: str) -> FigureLoop | None:
        return figure_loop(identity, self._supplies().catalogue, self._window.look.palette)

    def _ask_workshop(self, identity: str, pose: str) -> None:
        """Ask for an exercise to be drawn: one of the session's own by its text, any other by its file."""
        self.screen.take_fields()
        text = self.screen.text
        self.workshop_wanted.emit(identity, exercise_text(text, identity), pose)

    def take_exercise(self, identity: str, text: str) -> None:
        """Take what was made of an exercise of the session's own."""
        self.screen.edit(lambda session: with_exercise_text(session, identity, text))

    def come_back(self) -> None:
        """Show the session again, with the exercises as they are now."""
        screen = self.screen
        self._window.show_page(screen, screen.draft.rows[0].title)
        self._reader.submit(screen.text, self._file.path)
        self._focus()

    def _names(self, key: str) -> tuple[str, ...]:
        """Return the names that can be written for a key of the format."""
        if key == "tags":
            return PARTS
        if key == "when":
            return names_in_conditions(self.screen.text)
        if key == "kind":
            return EXERCISE_KINDS
        if key == "view":
            return tuple(VIEWS)
        if key in ("words", "motion", "pictures"):
            return PHASE_KINDS
        if key in ("test", "measure"):
            return names_of_tests(self.screen.text)
        if key in ("use", "session"):
            return tuple(path.stem for path in self._supplies().library.paths())
        lists = {"target": ("target", "opposing"), "opposing": ("target", "opposing")}
        catalogue, found = self._supplies().catalogue, set[str]()
        for identity in catalogue.names() if key in (*lists, "equipment") else ():
            exercise = catalogue.exercise(identity)
            for name in lists.get(key, (key,)):
                found.update(map(str, exercise.table.get(name, ()) if exercise is not None else ()))
        return tuple(sorted(found))

    def _come_back(self, page: object) -> None:
        if page is self._screen:
            self._focus()

    def _focus(self) -> None:
        screen = self.screen
        widget = screen.view if screen.view.isVisible() else screen.outline
        widget.setFocus(Qt.FocusReason.OtherFocusReason)


def _name_of_entry(entry: ExerciseEntry) -> str:
    return entry.name.casefold()

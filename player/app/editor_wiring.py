"""The editor wired: which session is written, drafts of it, its file, and what the screen needs to know."""

from __future__ import annotations

from bisect import bisect_left
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt

from player import paths
from player.app.beginning import template_text, templates
from player.app.cards import figure_of
from player.app.draft_reading import DraftReader
from player.app.drafts import DraftStore, Kept
from player.app.line_measuring import LineMeasuring
from player.app.preview_wiring import PreviewWiring
from player.app.session_file import SessionFile, free_path, opened
from player.app.voice_choosing import VoiceChoosing
from player.app.voices import wish_of
from player.editing.asking import names_in_conditions, names_of_tests
from player.editing.changes import merged
from player.editing.completion import help_at, offer_at
from player.editing.field_edits import with_value
from player.editing.line_ends import plain_lines
from player.editing.new_steps import new_session
from player.editing.step_blocks import kept_lines
from player.editing.step_values import toml_value
from player.errors import PlayerError
from player.figures.key_poses import telling_pose
from player.language import said
from player.session.parts import PARTS
from player.session.schema import PHASE_KINDS
from player.ui.editor_screen.picker import Pickable
from player.ui.editor_screen.screen import EditorScreen
from player.ui.file_watch import FileWatch
from player.ui.timers import single_shot

if TYPE_CHECKING:
    from collections.abc import Callable

    from player.app.memory import Memory
    from player.app.playing import Playing
    from player.app.supplies import Supplies
    from player.editing.completion import Offer
    from player.editing.draft import Draft
    from player.editing.totals import Totals
    from player.figures.drawing import Drawing
    from player.ui.main_window import MainWindow

_NEAR = 200
"""So many cues from the play-head on are measured before all others."""
_DRAFT_MS = 700
"""So long after the first change that is not kept yet, a draft is kept."""
_UNREAD = said("This text has signs that an editor cannot keep: line separators of another age.")


class EditorWiring(QObject):
    """Opens sessions, keeps drafts of them, saves them, and lets them be tried out."""

    def __init__(
        self, window: MainWindow, supplies: Callable[[], Supplies], memory: Memory, playing: Playing
    ) -> None:
        """Take the window, what knows the exercises there are, the settings, and what plays."""
        super().__init__(window)
        self._window = window
        self._supplies = supplies
        self._playing = playing
        self._drafts = DraftStore(paths.data_folder() / "session-drafts")
        self._screen: EditorScreen | None = None
        self._file = SessionFile(Path(), "")
        self._is_new = self._begins = False
        self._offered: Kept | None = None
        self._watch: FileWatch | None = None
        self._preview: PreviewWiring | None = None
        self._memory = memory
        self._measuring = LineMeasuring(lambda: memory.settings, self, silent=playing.silent)
        self._reader = DraftReader(supplies, self._measuring, self)
        self._measuring.came.connect(self._reader.measure_again)
        self._voice = VoiceChoosing(lambda: memory.settings, playing.output, self)
        self._draft_soon = single_shot(self, _DRAFT_MS, self._keep_draft)

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
            self._voice.told.connect(lambda told: screen.show_note(told or self._note()))
            self._window.page_shown_again.connect(self._come_back)
            screen.picker.set_exercises(self._pickables, self._figure)
            screen.form.set_names(self._names)
        return self._screen

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
        file = opened(path)
        if paths.shipped_folder("sessions") in path.absolute().parents:
            own = paths.data_folder() / "sessions" / path.name
            file = opened(own) if own.exists() else SessionFile(own, file.held)
        self._show(file, is_new=not file.path.exists(), line=line)

    @property
    def unsaved(self) -> str:
        """Return what a session is called that was begun and never saved; empty where there is none."""
        self._set_aside()
        kept = self._unsaved
        return kept.file.stem.replace("-", " ").capitalize() if kept is not None else ""

    @property
    def _unsaved(self) -> Kept | None:
        return next((draft for draft in self._drafts.all() if not draft.file.exists()), None)

    def begin_with(self, text: str, title: str) -> None:
        """Begin a session with a text that lies nowhere yet; nothing of it is lost if it is left."""
        self._set_aside()
        path = free_path(self._folder, title, {draft.file for draft in self._drafts.all()})
        self._show(SessionFile(path, new_session(title)), is_new=True)
        self.screen.view.apply(plain_lines(text))
        self.screen.view.go_to(1)
        self.screen.focus_title()

    def begin(self) -> None:
        """Begin a new session; one that was begun and never saved is offered first."""
        self._set_aside()
        unsaved = self._unsaved
        if unsaved is not None:
            self._show(SessionFile(unsaved.file, unsaved.base), is_new=True)
            return
        path = free_path(self._folder, "new session")
        self._show(SessionFile(path, new_session(said("New session"))), is_new=True)
        offered = tuple(
            (said("template {name}", name=name), name.capitalize()) for name in list(templates())[:5]
        )
        self.screen.ask(
            said("Begin with a template, or with nothing."), (("nothing", said("Nothing")), *offered)
        )
        self.screen.focus_title()
        self._begins = True

    def save(self) -> None:
        """Write the text into its file, if it is another one; what stands in the way is told or asked."""
        screen, file = self.screen, self._file
        if not screen.changed and not self._is_new:
            return
        there = file.now() if not self._is_new else None
        if there is not None and plain_lines(there) != file.base:
            self._take_outside()
            if self.screen.top.answers:
                return
        if not file.writable:
            screen.ask(
                said("{name} can only be read.", name=file.path.name),
                (("own", said("Save it with my sessions")), ("", said("Not now"))),
            )
            return
        self._write()

    def close(self) -> None:
        """Keep what has not been saved."""
        if self._screen is not None:
            self._screen.take_fields()
            self._keep_draft()
        self._hush()
        self._reader.close()
        self._measuring.close()

    # -- the file

    @property
    def _folder(self) -> Path:
        return paths.data_folder() / "sessions"

    def _show(self, file: SessionFile, *, is_new: bool, line: int = 0) -> None:
        screen, draft = self.screen, self._drafts.find(file.path)
        self._file, self._is_new, self._begins = file, is_new, False
        if self._preview is not None:
            self._preview.begin(file.path)
        if not screen.begin(file.base, self._note(), saved="" if is_new else None):
            raise PlayerError(_UNREAD)
        self._watch_file()
        self._offered = None
        if draft is not None and plain_lines(draft.text) != file.base:
            self._offered = draft
            screen.ask(
                said("There are changes from last time that were not saved."),
                (("kept", said("Take them up")), ("dropped", said("Leave them"))),
            )
        self._reader.submit(screen.text, file.path)
        self._window.show_page(screen, screen.draft.rows[0].title)
        if line:
            screen.show_view("both")
            screen.view.go_to(line)
        self._focus()

    def _write(self) -> None:
        screen, file = self.screen, self._file
        if self._is_new and file.path.stem.startswith("new-session") and screen.draft.rows:
            file.path = free_path(self._folder, screen.draft.rows[0].title)
        before = file.path
        try:
            file.save(screen.text)
        except PlayerError as error:
            self._keep_draft()
            screen.show_note(said("{error} Your changes are kept as a draft.", error=error))
            own = self._folder / before.name
            if own != before:
                screen.ask(str(error), (("own", said("Save it with my sessions")), ("", said("Not now"))))
            return
        self._draft_soon.stop()
        self._put_by()
        self._drafts.forget(before)
        self._is_new = False
        screen.note_saved(screen.text)
        self._watch_file()
        self._window.setWindowTitle(f"{screen.top.title.text} – Limber")
        screen.show_note(said("Saved: {path}", path=file.path))

    def _watch_file(self) -> None:
        """Watch the file that is written on; what this program has written itself is no news."""
        if self._watch is not None and self._watch.path == self._file.path:
            self._watch.note_own(self._file.held.encode("utf-8"))
            return
        if self._watch is not None:
            self._watch.deleteLater()
        self._watch = FileWatch(self._file.path, self) if self._file.path.parent.is_dir() else None
        if self._watch is not None:
            self._watch.saved.connect(self._take_outside)

    def _take_outside(self) -> None:
        """Another program has written the file: take its changes as an edit, or ask where both changed the
        same lines."""
        there, screen = self._file.now(), self.screen
        if there is None or there == self._file.held:
            return
        theirs = plain_lines(there)
        made = merged(self._file.base, screen.text, theirs)
        if made is None:
            screen.ask(
                said("Another program changed the same lines of this file."),
                (("mine", said("Keep mine")), ("theirs", said("Take theirs"))),
            )
            return
        self._file.held = there
        screen.view.apply(made)
        screen.note_saved(theirs)
        screen.show_note(said("Taken up: what another program changed in this file. Ctrl+Z takes it back."))

    def _take_answer(self, answer: str) -> None:
        screen = self.screen
        if answer in ("kept", "dropped"):
            self._settle_offer(taken=answer == "kept")
        elif answer == "mine":
            self._file.held = self._file.now() or self._file.held
            self._write()
        elif answer == "theirs":
            self._file.held = self._file.now() or self._file.held
            screen.view.apply(self._file.base)
            screen.note_saved(self._file.base)
        elif answer == "own":
            self._file.path = free_path(self._folder, self._file.path.stem)
            self._write()
        elif answer.startswith("template "):
            self._take_template(answer.removeprefix("template "))
        screen.set_text_scale(screen.scale)
        if answer == "nothing" or answer.startswith("template "):
            screen.focus_title()
        else:
            self._focus()

    def _take_template(self, name: str) -> None:
        text, title = plain_lines(template_text(name)), self.screen.draft.rows[0].title
        if title != said("New session"):  # it has been called something
            text = with_value(text, 0, ("title",), toml_value(title))
        self.screen.view.apply(text)
        self.screen.view.go_to(1)

    def _take_text(self, text: str) -> None:
        self._reader.submit(text, self._file.path)
        if self._begins and len(self.screen.draft.blocks) > 1:  # it has begun without a template
            self._begins = False
            self.screen.ask("", ())
        if not self._draft_soon.isActive():
            self._draft_soon.start()

    def _keep_draft(self) -> None:
        screen, file = self.screen, self._file
        if screen.changed and screen.text != file.base:
            self._put_by()
            self._drafts.keep(Kept(file.path, file.base, screen.text))
        elif not screen.top.answers:
            self._drafts.forget(file.path)

    @property
    def _put_by_path(self) -> Path:
        return self._file.path.with_name(f"{self._file.path.stem}-earlier.toml")

    def _put_by(self) -> None:
        """Keep an offered draft that was not answered under a name of its own: another takes its place."""
        if self._offered is not None:
            self._drafts.keep(Kept(self._put_by_path, self._offered.base, self._offered.text))

    def _settle_offer(self, *, taken: bool) -> None:
        """Take up the draft that was offered, or throw it away."""
        offered, self._offered = self._offered, None
        self._drafts.forget(self._put_by_path)
        if offered is not None and taken:
            self.screen.view.apply(plain_lines(offered.text))
        elif not self.screen.changed:
            self._drafts.forget(self._file.path)

    def _set_aside(self) -> None:
        """Keep what is being written before another session comes."""
        if self._screen is not None and self._file.path != Path():
            self._draft_soon.stop()
            self._keep_draft()

    def _leave(self) -> None:
        self._set_aside()
        self._hush()
        self._window.show_library()

    def _note(self) -> str:
        shown = str(self._file.path).replace(str(Path.home()), "~", 1)
        return said("New: it will be saved as {shown}", shown=shown) if self._is_new else shown

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
            self._keep_draft()
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
        self._voice.stop()
        if self._preview is not None:
            self._preview.stop()

    def _offer(self, line: int, column: int) -> Offer:
        return offer_at(kept_lines(self.screen.text), line, column, self._supplies().catalogue)

    def _help(self, line: int, column: int) -> str:
        return help_at(kept_lines(self.screen.text), line, column, self._supplies().catalogue)

    def _figure(self, identity: str) -> Drawing | None:
        figure = figure_of(identity, self._supplies().catalogue)
        if figure is None:
            return None
        return figure.drawing_of(telling_pose(figure).name, None, self._window.look.palette)

    def _pickables(self) -> tuple[Pickable, ...]:
        catalogue = self._supplies().catalogue
        found = []
        for identity in catalogue.names():
            exercise = catalogue.exercise(identity)
            if exercise is None:
                continue
            table = exercise.table
            words = [str(each) for key in ("target", "also", "equipment") for each in table.get(key, ())]
            kind, summary = str(table.get("kind", "")), str(table.get("summary", ""))
            found.append(Pickable(identity, exercise.name, kind, " ".join(words), summary))
        return tuple(sorted(found, key=lambda each: each.name.casefold()))

    def _names(self, key: str) -> tuple[str, ...]:
        """Return the names that can be written for a key of the format."""
        if key == "tags":
            return PARTS
        if key == "when":
            return names_in_conditions(self.screen.text)
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

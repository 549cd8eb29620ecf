"""What is written in the editor and its file: drafts, saving, what other programs do to it, and ways out."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QGuiApplication

from player import paths
from player.app.drafts import DraftStore, Kept
from player.app.session_file import SessionFile, free_path, opened_own, refuse_signs
from player.editing.changes import merged
from player.editing.line_ends import plain_lines, sign_not_kept
from player.errors import PlayerError
from player.language import said
from player.ui.file_watch import FileWatch
from player.ui.timers import single_shot

if TYPE_CHECKING:
    from collections.abc import Callable

    from player.ui.editor_screen.screen import EditorScreen

_DRAFT_MS = 700
"""So long after the first change that is not kept yet, a draft is kept."""


class EditorFile(QObject):
    """The file of what the editor shows. Nothing is lost: whatever stands in the way of saving is told with a
    way out, and until then a draft is kept elsewhere."""

    saved = Signal()
    """The file holds what was written."""
    _draft_done = Signal()
    """A draft was kept, or could not be."""

    def __init__(self, screen_of: Callable[[], EditorScreen], parent: QObject) -> None:
        """Take what gives the screen, which is made when it is first needed."""
        super().__init__(parent)
        self._screen_of = screen_of
        self._file = SessionFile(Path(), "")
        self._offered: Kept | None = None
        self._watch: FileWatch | None = None
        self._is_gone = False
        self._told = ""
        self._draft_done.connect(self._tell_of_draft)
        self.drafts = DraftStore(paths.data_folder() / "session-drafts", self._draft_done.emit)
        """All drafts there are."""
        self.is_new = False
        """Whether there is no file yet."""
        self._draft_soon = single_shot(self, _DRAFT_MS, self.keep_draft)

    @property
    def path(self) -> Path:
        """Return where it lies, or will; empty before anything was shown."""
        return self._file.path

    @property
    def folder(self) -> Path:
        """Return where the person's sessions lie."""
        return paths.data_folder() / "sessions"

    @property
    def note(self) -> str:
        """Return what is said of it under the title."""
        shown = str(self.path).replace(str(Path.home()), "~", 1)
        return said("New: it will be saved as {shown}", shown=shown) if self.is_new else shown

    @property
    def unsaved(self) -> Kept | None:
        """Return a draft whose file is not there: begun and never saved, or gone since."""
        return next((draft for draft in self.drafts.all() if not draft.file.exists()), None)

    # -- showing

    def found(self, path: Path) -> SessionFile:
        """Return what is edited for a path: the file, a copy of one that ships with the program, or the draft
        of one that is gone. Raises ``PlayerError``."""
        draft = self.drafts.find(path) if not path.exists() else None
        if draft is not None:
            return SessionFile(path, draft.base)
        return opened_own(path)

    def show(self, file: SessionFile, *, is_new: bool) -> None:
        """Show a file, and offer what of last time was not saved. Raises ``PlayerError``."""
        refuse_signs(file)
        self.drafts.release(self.path)
        alone, draft = self.drafts.claim(file.path), self.drafts.find(file.path)
        screen = self._screen_of()
        self._file, self.is_new, self._is_gone, self._told = file, is_new, False, ""
        screen.begin(file.base, self.note, saved="" if is_new else None)
        if not alone:
            told = said("{name} is being written in another window too: save often.", name=file.path.name)
            screen.show_note(told)
        self._watch_file()
        self._offered = None
        if draft is not None and plain_lines(draft.text) != file.base:
            self._offered = draft
            screen.ask(
                said("There are changes from last time that were not saved."),
                (("kept", said("Take them up")), ("dropped", said("Leave them"))),
            )

    def take_text(self) -> None:
        """Keep a draft soon: the text is another one."""
        if not self._draft_soon.isActive():
            self._draft_soon.start()

    def close(self) -> None:
        """Keep what is being written, and leave the file to others."""
        self.set_aside()
        self.drafts.release(self.path)

    def set_aside(self) -> None:
        """Keep what is being written before another session comes."""
        if self.path != Path():
            self._draft_soon.stop()
            self.keep_draft()

    # -- drafts

    def keep_draft(self) -> None:
        """Keep what is written and not saved, soon; where that is not possible either, it is said."""
        screen, file = self._screen_of(), self._file
        if not (self.is_new or self._is_gone or file.path.exists()):
            self._take_loss()  # its folder was renamed: of that nobody tells
            return
        if screen.changed and (screen.text != file.base or self._is_gone):
            self._put_by()
            self.drafts.keep(Kept(file.path, file.base, screen.text))
        elif not screen.top.answers:
            self.drafts.forget(file.path)

    def _tell_of_draft(self) -> None:
        told = self.drafts.trouble
        if told and told != self._told:
            note = said("No draft can be kept: {told} Save elsewhere, or copy the text.", told=told)
            self._screen_of().show_note(note)
        elif self._told and not told:
            self._screen_of().show_note(self.note)
        self._told = told

    @property
    def _put_by_path(self) -> Path:
        return self.path.with_name(f"{self.path.stem}-earlier.toml")

    def _put_by(self) -> None:
        """Keep an offered draft that was not answered under a name of its own: another takes its place."""
        if self._offered is not None:
            self.drafts.keep(Kept(self._put_by_path, self._offered.base, self._offered.text))

    def _settle_offer(self, *, taken: bool) -> None:
        """Take up the draft that was offered, or throw it away."""
        screen, offered, self._offered = self._screen_of(), self._offered, None
        self.drafts.forget(self._put_by_path)
        if offered is not None and taken:
            screen.view.apply(plain_lines(offered.text))
        elif not screen.changed:
            self.drafts.forget(self.path)

    # -- saving

    def save(self) -> None:
        """Write the text into its file, if it is another one; what stands in the way is told or asked."""
        screen, file = self._screen_of(), self._file
        if not screen.changed and not self.is_new:
            return
        there = file.now() if not self.is_new else None
        if there is not None and plain_lines(there) != file.base:
            self._take_outside()
            if screen.top.answers:
                return
        trouble = file.trouble if not self.is_new else ""
        if trouble:
            self._ask_about(trouble)
        else:
            self._write()

    def _ask_about(self, trouble: str) -> None:
        """Tell what has happened to the file, and how what was written can be kept all the same."""
        name, folder = self.path.name, self.path.parent
        again, anew = ("again", said("Try again")), ("anew", said("Write it anew"))
        told = {
            "gone": said("{name} is gone: it was moved, renamed or deleted.", name=name),
            "no folder": said("The folder {folder} is gone, and {name} in it.", folder=folder, name=name),
            "no text": said("{name} cannot be read as text any more.", name=name),
            "read-only": said("{name} can only be read.", name=name),
        }[trouble]
        own = ("own", said("Save it with my sessions"))
        self.keep_draft()
        self._ask(told, (again, own) if trouble == "read-only" else (anew,))

    def _ask(self, told: str, answers: tuple[tuple[str, str], ...]) -> None:
        elsewhere, copy = ("elsewhere", said("Save elsewhere…")), ("copy", said("Copy the text"))
        self._screen_of().ask(told, (*answers, elsewhere, copy, ("", said("Not now"))))

    def _write(self, path: Path | None = None) -> None:
        """Write the text, into another file where one is named; where that fails, ask."""
        screen, file, before = self._screen_of(), self._file, self._file.path
        if path is not None:
            file.path = path
        elif self.is_new and before.stem.startswith("new-session") and screen.draft.rows:
            file.path = free_path(self.folder, screen.draft.rows[0].title)
        meant = file.path
        try:
            file.save(screen.text)
        except PlayerError as error:
            file.path = before
            self.keep_draft()
            self.drafts.settle()
            self._tell_of_draft()
            kept = said("{error} Your changes are kept as a draft.", error=error.message)
            screen.show_note(error.message if self._told else kept)
            own = (("own", said("Save it with my sessions")),) if meant.parent != self.folder else ()
            self._ask(error.message, (("again", said("Try again")), *own))
            return
        self._draft_soon.stop()
        self._put_by()
        self.drafts.forget(before)
        if file.path != before:
            self.drafts.release(before)
            self.drafts.claim(file.path)
        self.is_new = self._is_gone = False
        if self._offered is None:
            screen.ask("", ())  # what was asked about the file is settled
        screen.note_saved(screen.text)
        self._watch_file()
        screen.show_note(said("Saved: {path}", path=file.path))
        self.saved.emit()

    def _write_elsewhere(self) -> None:
        from PySide6.QtWidgets import QFileDialog

        start = self.path if self.path.parent.is_dir() else self.folder / self.path.name
        name, _ = QFileDialog.getSaveFileName(
            self._screen_of(), said("Save the session"), str(start), said("Sessions (*.toml)")
        )
        if name:
            self._write(Path(name) if Path(name).suffix else Path(f"{name}.toml"))

    # -- what other programs do

    def _watch_file(self) -> None:
        """Watch the file that is written on; what this program has written itself is no news."""
        if self._watch is not None and self._watch.path == self.path:
            self._watch.note_own(self._file.held.encode("utf-8"))
            return
        if self._watch is not None:
            self._watch.deleteLater()
        self._watch = FileWatch(self.path, self) if self.path.parent.is_dir() else None
        if self._watch is not None:
            self._watch.saved.connect(self._take_outside)
            self._watch.gone.connect(self._take_loss)

    def _take_loss(self) -> None:
        """The file is gone: what is written stays, as something that is not saved."""
        screen = self._screen_of()
        self._is_gone = True
        screen.note_saved("")
        self.keep_draft()
        name = self.path.name
        screen.show_note(said("{name} is gone. What you wrote is still here: save it to keep it.", name=name))

    def _take_outside(self) -> None:
        """Another program has written the file: take its changes as an edit, or ask where both changed the
        same lines."""
        there, screen = self._file.now(), self._screen_of()
        if there is not None and self._is_gone:  # it is back
            self._is_gone = False
            screen.note_saved(self._file.base)
        if there is None or there == self._file.held:
            return
        theirs = plain_lines(there)
        if sign_not_kept(there) is not None:
            name = self.path.name
            told = said("Another program put a sign into {name} that the editor cannot keep.", name=name)
            self._ask(told, (("mine", said("Keep mine")),))
            return
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

    def _keep_mine(self) -> None:
        """Write what is written here over what another program wrote, which one undo brings back."""
        screen, there = self._screen_of(), self._file.now()
        if there is not None:
            self._file.held = there
            if sign_not_kept(there) is None:
                mine = screen.text
                screen.view.apply(plain_lines(there))
                screen.view.apply(mine)
        self._write()

    def take_answer(self, answer: str) -> None:
        """Do what was answered to a question about the file."""
        screen = self._screen_of()
        if answer in ("kept", "dropped"):
            self._settle_offer(taken=answer == "kept")
        elif answer == "mine":
            self._keep_mine()
        elif answer == "theirs":
            self._file.held = self._file.now() or self._file.held
            screen.view.apply(self._file.base)
            screen.note_saved(self._file.base)
        elif answer == "again":
            self.save()
        elif answer == "anew":
            self._write()
        elif answer == "own":
            self._write(free_path(self.folder, self.path.stem))
        elif answer == "elsewhere":
            self._write_elsewhere()
        elif answer == "copy":
            QGuiApplication.clipboard().setText(screen.text)
            screen.show_note(said("The whole text is copied."))

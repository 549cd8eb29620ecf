"""The workshop: the figure in the middle, its poses below, and what can be set of them at the side."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer, Signal
from PySide6.QtGui import QColor, QKeySequence, QPainter, QPaintEvent, QResizeEvent, QShortcut
from PySide6.QtWidgets import QWidget

from player.editing import pose_edits
from player.editing.joint_drag import HANDLES
from player.editing.toml_text import EditError
from player.figures.camera import VIEWS
from player.figures.loop import loop_of
from player.language import called, said
from player.ui.page import Page
from player.ui.painted import Themed, Words
from player.ui.settings_screen.fields import ChoiceField
from player.ui.settings_screen.kinds import Choice
from player.ui.timers import single_shot
from player.ui.work_bar import WorkBar
from player.ui.workshop_screen.angle_panel import AnglePanel
from player.ui.workshop_screen.arrangement import Parts, arrange
from player.ui.workshop_screen.canvas import FigureCanvas
from player.ui.workshop_screen.motion_panel import MotionPanel
from player.ui.workshop_screen.pose_bar import PoseBar
from player.ui.workshop_screen.pose_panel import PosePanel

if TYPE_CHECKING:
    from collections.abc import Callable

    from player.editing.workbench import Workbench
    from player.figures.drawing import Drawing
    from player.figures.figure import Figure
    from player.figures.loop import Instant
    from player.ui.theme import Theme

_PICTURES_MS = 180
"""How long after a change the small pictures are painted anew."""
_PANELS = (("angles", said("Angles")), ("pose", said("Pose")), ("motion", said("Motion")))
_HINT = said("Drag a joint; with Shift only the joint above it turns.")


class WorkshopScreen(Page):
    """An exercise in work."""

    save_asked = Signal()
    """To write the exercise into its file."""
    text_changed = Signal()
    """The text is another one."""
    draft_wanted = Signal(bool)
    """Whether the changes that were kept from last time are wanted."""

    def __init__(self, theme: Theme, text_scale: float = 1.0, parent: QWidget | None = None) -> None:
        super().__init__(theme, parent)
        self._scale = text_scale
        self._palette: str = theme.scheme
        self._bench: Workbench | None = None
        self._loop: tuple[Instant, ...] = ()
        self._step = 0
        self._pictures: dict[str, tuple[object, Drawing]] = {}
        self.setAccessibleName(said("Pose workshop"))
        self._make_top(theme)
        self._make_middle(theme)
        self._make_side(theme)
        self._pictures_soon = single_shot(self, _PICTURES_MS, self._show_pictures)
        self._tick = QTimer(self)
        self._tick.setSingleShot(True)
        self._tick.timeout.connect(self._next_instant)
        self._make_keys()

    def _make_top(self, theme: Theme) -> None:
        self.top = WorkBar(theme, said("Play"), said("Play the motion (Ctrl+P)"), self)
        self.top.way_back.clicked.connect(self._leave)
        self.top.undo.clicked.connect(self._undo)
        self.top.redo.clicked.connect(self._redo)
        self.top.play.clicked.connect(self._toggle_play)
        self.top.save.clicked.connect(self._ask_save)
        self.top.answered.connect(lambda answer: self._answer_kept(wanted=answer == "take"))

    def _make_middle(self, theme: Theme) -> None:
        self.canvas = FigureCanvas(theme, self)
        self.canvas.joint_dragged.connect(self._drag)
        self.canvas.drag_ended.connect(self._end_drag)
        self.canvas.joint_chosen.connect(self._reveal)
        self.views = ChoiceField(
            theme,
            said("View"),
            Choice(tuple((view, called("view", view).capitalize()) for view in VIEWS)),
            self,
        )
        self.views.value_changed.connect(
            lambda view: self._change(lambda text: pose_edits.set_view(text, str(view)))
        )
        self.hint = Words(theme, self, ink="muted", where="centre", most_lines=2)
        self.hint.set_text(_HINT)
        self.poses = PoseBar(theme, self)
        self.strip = self.poses.strip
        self.strip.pose_chosen.connect(self._choose)
        self.poses.add.clicked.connect(self._add_pose)
        self.poses.copy.clicked.connect(self._copy_pose)
        self.poses.mirror.clicked.connect(self._mirror_pose)
        self.poses.delete.clicked.connect(self._delete_pose)

    def _make_side(self, theme: Theme) -> None:
        self.choice = ChoiceField(theme, said("Panel"), Choice(_PANELS), self)
        self.choice.show_value("angles")
        self.choice.value_changed.connect(lambda name: self.show_panel(str(name)))
        self.angles = AnglePanel(theme, self)
        self.angles.degrees_changed.connect(self._set_degrees)
        self.angles.released.connect(self._release)
        self.angles.side_changed.connect(self._show_angles)
        self.pose = PosePanel(theme, self)
        self.pose.renamed.connect(self._rename_pose)
        self.pose.root_chosen.connect(
            lambda root: self._change(lambda text: pose_edits.set_root(text, self._in_hand, root))
        )
        self.pose.contacts_changed.connect(
            lambda names: self._change(lambda text: pose_edits.set_contacts(text, self._in_hand, names))
        )
        self.pose.props_changed.connect(
            lambda props: self._change(lambda text: pose_edits.set_props(text, self._in_hand, props))
        )
        self.motion = MotionPanel(theme, self)
        self.motion.path_changed.connect(
            lambda kind, path: self._change(lambda text: pose_edits.set_motion(text, kind, path))
        )
        self.motion.push_changed.connect(
            lambda key, point, way: self._change(lambda text: pose_edits.set_push(text, key, point, way))
        )
        self.motion.play_asked.connect(self.play_kind)
        self.show_panel("angles")

    def _make_keys(self) -> None:
        keys: tuple[tuple[str, Callable[[], None]], ...] = (
            ("Ctrl+S", self._ask_save),
            ("Ctrl+Z", self._undo),
            ("Ctrl+Shift+Z", self._redo),
            ("Ctrl+Y", self._redo),
            ("Ctrl+P", self._toggle_play),
        )
        for key, call in keys:
            shortcut = QShortcut(QKeySequence(key), self)
            shortcut.activated.connect(call)

    @property
    def bench(self) -> Workbench | None:
        """Return the exercise in work."""
        return self._bench

    def show_bench(self, bench: Workbench, title: str, note: str, *, kept: bool = False) -> None:
        """Work on an exercise; ``kept`` offers changes that were not saved last time."""
        self.stop()
        self._bench = bench
        self._pictures.clear()
        told = said("There are changes from last time that were not saved.") if kept else ""
        self.top.ask(told, (("take", said("Take them up")), ("leave", said("Leave them"))))
        self.top.title.set_text(title)
        self.top.show_note(note)
        self.views.show_value(bench.document.get("view", "side"))
        self._refresh()
        self._show_pictures()
        self._arrange()

    def show_note(self, note: str) -> None:
        """Say something under the title: where it was saved, or why not."""
        self.top.show_note(note)
        self._show_state()

    def take_in_hand(self, pose: str) -> None:
        """Go on with a pose, if there is one of that name."""
        if self._bench is not None and pose in self._bench.poses:
            self._choose(pose)

    def show_panel(self, name: str) -> None:
        """Show ``angles``, ``pose`` or ``motion``."""
        for panel, known in ((self.angles, "angles"), (self.pose, "pose"), (self.motion, "motion")):
            panel.setVisible(known == name)
        self.choice.show_value(name)

    def play_kind(self, kind: str) -> None:
        """Let the figure move as in a kind of phase, again and again."""
        figure = self._bench.figure if self._bench is not None else None
        if figure is None:
            return
        self._loop = loop_of(figure, kind)
        self._step = 0
        self.top.play.set_words(said("Stop"), "pause")
        self._next_instant()

    def stop(self) -> None:
        """Stand still again."""
        self._tick.stop()
        if self._loop:
            self._loop = ()
            self.top.play.set_words(said("Play"), "play")
            self._show_figure()

    @property
    def playing(self) -> bool:
        """Return whether the figure moves by itself."""
        return bool(self._loop)

    def set_text_scale(self, scale: float) -> None:
        """Take another scale of text, 1 to 3."""
        self._scale = scale
        self._arrange()

    def set_theme(self, theme: Theme) -> None:
        """Take other colours."""
        super().set_theme(theme)
        for child in self.findChildren(QWidget):
            if isinstance(child, Themed):
                child.set_theme(theme)
        _, space, person = self._palette.partition(" ")
        self.set_palette(f"{theme.scheme}{space}{person}")

    def set_palette(self, palette: str) -> None:
        """Draw in a palette, as in ``Figure.drawing_at``: on which ground, and who the figure is."""
        self._palette = palette
        if self._bench is not None:
            self._refresh()
            self._show_pictures()

    @property
    def _in_hand(self) -> str:
        return self._bench.pose if self._bench is not None else ""

    def _leave(self) -> None:
        self.stop()
        self.left.emit()

    def _ask_save(self) -> None:
        self.save_asked.emit()

    def _answer_kept(self, *, wanted: bool) -> None:
        self._arrange()
        self.draft_wanted.emit(wanted)
        self._refresh()
        self._pictures_soon.start()

    def _change(self, edit: Callable[[str], str]) -> None:
        if self._bench is None:
            return
        self.stop()
        try:
            changed = self._bench.change(edit)
        except EditError as error:
            self.show_note(said("That cannot be done: {error}.", error=error))
            self._refresh()
            return
        if changed:
            self._tell()

    def _tell(self) -> None:
        self._refresh()
        self._pictures_soon.start()
        self.text_changed.emit()

    def _undo(self) -> None:
        if self._bench is not None and self._bench.can_undo:
            self.stop()
            self._bench.undo()
            self._tell()

    def _redo(self) -> None:
        if self._bench is not None and self._bench.can_redo:
            self.stop()
            self._bench.redo()
            self._tell()

    def _choose(self, pose: str) -> None:
        if self._bench is not None:
            self.stop()
            self._bench.choose(pose)
            self._refresh()

    def _drag(self, point: str, x: float, y: float, only: bool) -> None:
        if self._bench is not None:
            self._bench.drag(point, (x, y), parent_only=only, mirrored=self.angles.mirrored)
            self._show_figure()
            self._show_angles()

    def _end_drag(self) -> None:
        if self._bench is not None:
            self._bench.end_drag()
            self._tell()

    def _reveal(self, point: str) -> None:
        channels = next((handle.channels for handle in HANDLES if handle.point == point), ())
        if channels:
            self.angles.reveal(channels[0][0])

    def _set_degrees(self, channel: str, degrees: float) -> None:
        if self._bench is not None:
            self.stop()
            self._bench.set_degrees(channel, degrees, mirrored=self.angles.mirrored)
            self._tell()

    def _release(self) -> None:
        if self._bench is not None:
            self._bench.close_change()

    def _add_pose(self) -> None:
        if self._bench is not None:
            name = pose_edits.free_name(self._bench.poses, "pose")
            root = str(self._bench.document["poses"][self._in_hand].get("root", "standing"))
            contacts = self._bench.contacts()
            self._change(lambda text: pose_edits.add_pose(text, name, root, contacts))
            self._choose(name)

    def _copy_pose(self) -> None:
        if self._bench is not None:
            name = pose_edits.free_name(self._bench.poses, self._in_hand)
            self._change(lambda text: pose_edits.copy_pose(text, self._in_hand, name))
            self._choose(name)

    def _mirror_pose(self) -> None:
        self._change(lambda text: pose_edits.mirror_pose(text, self._in_hand))

    def _delete_pose(self) -> None:
        self._change(lambda text: pose_edits.delete_pose(text, self._in_hand))

    def _rename_pose(self, name: str) -> None:
        if self._bench is None or not name or name == self._in_hand:
            return
        old = self._in_hand
        if name not in self._bench.poses:
            self._bench.rename(old, name)
            self._tell()
        else:
            self.show_note(said("There is a pose “{name}” already.", name=name))
            self._refresh()

    def _toggle_play(self) -> None:
        if self.playing or self._bench is None:
            self.stop()
            return
        motion = [kind for kind in self._bench.motion() if kind != "start"]
        pose = self._in_hand
        through = [kind for kind in motion if pose in self._bench.motion()[kind]]
        if motion:
            self.play_kind((through or motion)[0])

    def _next_instant(self) -> None:
        figure = self._bench.figure if self._bench is not None else None
        if not self._loop or figure is None:
            return
        instant = self._loop[self._step % len(self._loop)]
        self._step += 1
        self.canvas.show_drawing(figure.drawing_at(instant.state, None, self._palette), ())
        self._tick.start(instant.milliseconds)

    def _refresh(self) -> None:
        if self._bench is None:
            return
        self._show_figure()
        self._show_angles()
        self.pose.show_pose(self._bench)
        self.motion.show_motion(self._bench)
        warned = frozenset(each.pose for each in self._bench.beyond())
        self.strip.show_poses(self._bench.poses, self._bench.pose, warned)
        self._show_state()

    def _show_state(self) -> None:
        bench = self._bench
        if bench is None:
            return
        self.top.show_state(can_undo=bench.can_undo, can_redo=bench.can_redo, changed=bench.changed)
        self.poses.delete.setEnabled(len(bench.poses) > 1)

    def _show_figure(self) -> None:
        if self._bench is not None and not self._loop:
            self.canvas.show_drawing(self._bench.drawing(self._palette), self._bench.spots())

    def _show_angles(self) -> None:
        if self._bench is not None:
            self.angles.show_angles(self._bench)

    def _show_pictures(self) -> None:
        figure = self._bench.figure if self._bench is not None else None
        if figure is not None:
            self.strip.show_pictures({name: self._picture(figure, name) for name in figure.poses})

    def _picture(self, figure: Figure, name: str) -> Drawing:
        """The small picture of a pose; one whose angles are the same is not drawn again."""
        seen = (figure.camera.turn, figure.camera.tilt, figure.on_mat, self._palette)
        shown = (figure.poses[name], figure.poses[figure.motion.start], seen)
        kept = self._pictures.get(name)
        if kept is None or kept[0] != shown:
            kept = self._pictures[name] = (shown, figure.drawing_of(name, None, self._palette))
        return kept[1]

    def _arrange(self) -> None:
        panels = (self.angles, self.pose, self.motion)
        parts = Parts(self.top, self.views, self.canvas, self.hint, self.poses, self.choice, panels)
        arrange(parts, self.width(), self.height(), round(15 * self._scale))

    def resizeEvent(self, event: QResizeEvent) -> None:
        self._arrange()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(event.rect(), QColor(self._theme.window))
        painter.end()

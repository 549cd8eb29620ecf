"""What the person can ask for while a session plays: from the table of commands to the session on stage."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QPoint, Qt

from player.ui.timers import single_shot

if TYPE_CHECKING:
    from collections.abc import Callable

    from player.app.memory import Memory
    from player.app.stage import Stage
    from player.ui.actions import CommandId
    from player.ui.bridge import Bridge
    from player.ui.main_window import MainWindow
    from player.ui.player_screen.step_list import StepList

_TIME = 10
"""Seconds that are added or taken at a time."""
_ASKS: dict[CommandId, Callable[[Bridge], None]] = {
    "toggle": lambda bridge: bridge.toggle_or_done(),
    "next": lambda bridge: bridge.next_phase(),
    "back": lambda bridge: bridge.back(),
    "restart step": lambda bridge: bridge.restart_step(),
    "restart": lambda bridge: bridge.restart(),
    "repeat side": lambda bridge: bridge.repeat_side(),
    "more time": lambda bridge: bridge.change_time(_TIME),
    "less time": lambda bridge: bridge.change_time(-_TIME),
    "slower": lambda bridge: bridge.slower(),
    "faster": lambda bridge: bridge.faster(),
    "skip": lambda bridge: bridge.skip(),
    "end": lambda bridge: bridge.end_early(),
}
_TURNS: dict[CommandId, tuple[float, float]] = {
    "turn left": (-16.0, 0.0),
    "turn right": (16.0, 0.0),
    "from above": (0.0, 10.0),
    "from below": (0.0, -10.0),
}
"""Degrees by which the figure is turned to the right and tilted towards the viewer."""
_LOOK_MS = 500


class SessionCommands(QObject):
    """Connects the commands of sessions, and keeps the list of steps."""

    def __init__(self, window: MainWindow, stage: Callable[[], Stage | None], memory: Memory) -> None:
        """Take the window, what gives the session on stage, if there is one, and the settings."""
        super().__init__(window)
        self._window = window
        self._stage = stage
        self._memory = memory
        self._list: StepList | None = None
        self._look_soon = single_shot(self, _LOOK_MS, self._show_steps)
        for identity, ask in _ASKS.items():
            window.actions_table.connect_command(identity, partial(self.ask, ask))
        for identity, (right, towards) in _TURNS.items():
            window.actions_table.connect_command(identity, partial(self._turn, right, towards))
        window.actions_table.connect_command("usual view", self._turn_back)
        window.actions_table.connect_command("steps", self._toggle_steps)
        window.player_left.connect(self.close_steps)
        window.player_made.connect(self._connect_player)

    def ask(self, command: Callable[[Bridge], None]) -> None:
        """Ask something of the session on stage."""
        stage = self._stage()
        if stage is not None:
            command(stage.bridge)

    def _turn(self, right: float, towards: float) -> None:
        stage = self._stage()
        if stage is not None:
            stage.figure.turn_by(right, towards)

    def _turn_back(self) -> None:
        stage = self._stage()
        if stage is not None:
            stage.figure.turn_back()

    def _connect_player(self) -> None:
        player = self._window.player
        player.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        player.customContextMenuRequested.connect(self._show_menu)

    def _show_menu(self, place: QPoint) -> None:
        from player.ui.session_menu import session_menu

        player = self._window.player
        session_menu(self._window.actions_table, self._window.scale, player).popup(player.mapToGlobal(place))

    def pause_unplugged(self) -> None:
        """Pause if the person wants that when a sound device is pulled out."""
        if self._memory.settings.unplugged == "pause":
            self.ask(lambda bridge: bridge.pause())

    @property
    def steps(self) -> StepList:
        """Return the list of steps."""
        if self._list is None:
            from player.ui.player_screen.step_list import StepList

            self._list = StepList(self._window.theme, self._window.actions_table, self._window.player)
            self._list.step_chosen.connect(lambda index: self.ask(lambda bridge: bridge.go_to_step(index)))
        return self._list

    def close_steps(self) -> None:
        """Put the list of steps away."""
        if self._list is not None and self._list.isVisible():
            self._list.close_list()
        self._look_soon.stop()

    def _toggle_steps(self) -> None:
        if self._list is not None and self._list.isVisible():
            self.close_steps()
        elif self._stage() is not None:
            self.steps.set_text_scale(self._window.scale)
            self.steps.set_theme(self._window.theme)
            self._show_steps()
            self.steps.open_list()
            self._look_soon.start()

    def _show_steps(self) -> None:
        """List the steps as they stand now, and again a little later while they are seen."""
        from player.ui.player_screen.step_list import rows_of

        stage = self._stage()
        if stage is None or not stage.timeline.phases:
            return
        now = stage.timeline.phases[stage.phase].step
        self.steps.show_steps(
            rows_of(stage.timeline, now, stage.guide.skipped, self._window.player.played_steps)
        )
        if self.steps.isVisible():
            self._look_soon.start()

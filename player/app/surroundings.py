"""The session on stage and the desktop around it: media controls, a machine that stays awake, its sleep."""

from __future__ import annotations

import logging
import sys
from pathlib import Path
from typing import TYPE_CHECKING, cast
from urllib.parse import unquote, urlsplit

from PySide6.QtCore import QObject, QTimer, Signal

from player.desktop import gamepad, media_controls
from player.desktop.awake import Awake
from player.desktop.now_playing import NowPlaying
from player.desktop.other_players import pause_others
from player.desktop.sleep import SleepWatch
from player.language import said
from player.timeline.frames import RATE

if TYPE_CHECKING:
    from collections.abc import Callable

    from player.app.memory import Memory
    from player.app.stage import Stage
    from player.desktop.gamepad import Gamepad
    from player.desktop.now_playing import Status, Wish
    from player.desktop.sleep import SleepSignal
    from player.playback.transport import State
    from player.timeline.moment import Moment
    from player.ui.actions import CommandId

_LOG = logging.getLogger(__name__)
_LOOK_MS = 2000
_STATUS: dict[State, Status] = {"playing": "Playing", "waiting": "Playing", "paused": "Paused"}
GAMEPAD: dict[str, CommandId] = {
    "a": "toggle",
    "start": "toggle",
    "b": "back",
    "left": "back",
    "right": "next",
    "x": "repeat side",
    "y": "steps",
    "select": "restart step",
    "left shoulder": "less time",
    "right shoulder": "more time",
    "up": "louder",
    "down": "quieter",
}
"""What each button of a gamepad asks for."""
SLEPT = said("The computer has been asleep. The session is paused.")


class Surroundings(QObject):
    """Follows the session on stage and carries wishes from the desktop to it."""

    wished = Signal(str, object)
    """Something that only the program can do was asked for elsewhere: ``volume``, ``raise``, ``quit`` or
    ``open``, and its value."""
    commanded = Signal(str)
    """A command of the table was asked for with a gamepad."""
    told = Signal(str)
    """Something that the person should know."""
    untold = Signal(str)
    """Something that was told is no longer so."""
    _asked = Signal(str, object)
    """A wish from the media controls. Sent by their thread."""
    _pressed = Signal(str)
    """A button of a gamepad was pressed. Sent by the thread that looks."""
    _slept = Signal(bool)
    """The machine is about to sleep, or has slept. Sent by the thread that listens."""

    def __init__(self, memory: Memory, parent: QObject | None = None) -> None:
        """Take the settings; the desktop is asked when the first session begins."""
        super().__init__(parent)
        self._memory = memory
        self._stage: Stage | None = None
        self._state: State = "stopped"
        self._frame = 0
        self._asleep = False
        self._now = NowPlaying()
        self._awake = Awake()
        self._hush = Awake(lambda held: pause_others(held, lambda: memory.settings.resume_others))
        self._watch = SleepWatch()
        self._look = QTimer(self)
        self._look.setInterval(_LOOK_MS)
        self._look.timeout.connect(self._look_for_sleep)
        self._gamepad: Gamepad | None = None
        self._signal: SleepSignal | None = None
        self._asked.connect(self._obey)
        self._pressed.connect(self._take_button)
        self._slept.connect(self._take_sleep)
        self._controls = media_controls.connect(self._asked.emit)
        if sys.platform.startswith("linux"):
            self._listen_for_sleep()
        if gamepad.is_possible():
            self._gamepad = gamepad.Gamepad(self._pressed.emit)

    def follow(self, stage: Stage) -> None:
        """Follow a session."""
        self._stage = stage
        stage.bridge.state_changed.connect(self._take_state)
        stage.bridge.moment_changed.connect(self._take_moment)

    def leave(self) -> None:
        """The session has been left."""
        self._stage = None
        self._take_state("stopped")
        self._hush.want(False)
        self._show(NowPlaying(volume=self._memory.settings.whole))

    def close(self) -> None:
        """Let everything go."""
        self.leave()
        self._awake.close()
        self._hush.close()
        if self._gamepad is not None:
            self._gamepad.close()
        if self._controls is not None:
            self._controls.close()
        if self._signal is not None:
            self._signal.close()

    def _listen_for_sleep(self) -> None:
        try:
            from player.desktop.sleep import SleepSignal

            self._signal = SleepSignal(self._slept.emit)
        except (ImportError, OSError, KeyError, ValueError, TimeoutError) as error:
            _LOG.info("nobody tells of sleep: %s", error)

    def _take_state(self, state: str) -> None:
        self._state = cast("State", state)
        moves = state in ("playing", "waiting")
        self._awake.want(moves)
        if moves:
            self.untold.emit(SLEPT)
        if moves and self._memory.settings.pause_others:
            self._hush.want(True)
        if moves and not self._look.isActive():
            self._watch.restart()
            self._look.start()
        elif not moves:
            self._look.stop()

    def _take_moment(self, moment: Moment, state: str) -> None:
        phase, stage = moment.phase, self._stage
        if stage is None:
            return
        self._frame = moment.frame
        where = f"{phase.name}, {phase.side}" if phase.side else phase.name
        self._show(
            NowPlaying(
                status=_STATUS.get(cast("State", state), "Stopped"),
                session=stage.timeline.title,
                step=f"{phase.title}: {where}" if phase.title and phase.title != phase.name else where,
                number=phase.step,
                length=_microseconds(stage.timeline.length),
                position=_microseconds(moment.frame),
                moves=state == "playing" and not moment.lead,
                volume=self._memory.settings.whole,
                can_go_next=moment.phase_index + 1 < len(stage.timeline.phases),
            )
        )

    def _show(self, now: NowPlaying) -> None:
        if self._controls is not None and now != self._now:
            self._controls.show(now)
        self._now = now

    def _obey(self, name: str, value: object) -> None:
        """Carry out a wish of the media controls."""
        wish = cast("Wish", name)
        if wish in ("volume", "raise", "quit"):
            self.wished.emit(wish, value)
        elif wish == "open":
            path = _path_of(str(value))
            if path is not None:
                self.wished.emit("open", path)
        elif self._stage is not None:
            self._obey_on_stage(self._stage, wish, value)

    def _obey_on_stage(self, stage: Stage, wish: Wish, value: object) -> None:
        bridge, state = stage.bridge, self._state
        calls: dict[Wish, Callable[[], None]] = {
            "toggle": bridge.toggle_or_done,
            "next": bridge.next_phase,
            "back": bridge.back,
            # Somebody who stops from elsewhere may well want to go on from there.
            "stop": bridge.pause,
            "pause": bridge.pause,
        }
        if wish in calls:
            calls[wish]()
        elif wish == "play" and state != "playing":
            bridge.toggle_or_done()
        elif wish in ("seek", "go to") and isinstance(value, int):
            bridge.seek(value * RATE // 1_000_000)

    def _take_button(self, button: str) -> None:
        if button in GAMEPAD:
            self.commanded.emit(GAMEPAD[button])

    def _look_for_sleep(self) -> None:
        if self._watch.slept():
            self._take_sleep(False)

    def _take_sleep(self, begins: bool) -> None:
        """Pause before the machine sleeps, and tell when it wakes."""
        stage = self._stage
        if stage is None:
            return
        if begins:
            stage.bridge.pause()
            self._asleep = self._state == "paused"
        elif self._state in ("playing", "waiting") or self._asleep:
            self._asleep = False
            self._watch.restart()
            stage.guide.tell_slept(self._frame)
            stage.bridge.poll()
            self.told.emit(SLEPT)


def _microseconds(frames: int) -> int:
    return frames * 1_000_000 // RATE


def _path_of(uri: str) -> Path | None:
    """Return the file of a URI; None where it is not one."""
    parts = urlsplit(uri)
    if parts.scheme != "file" or not parts.path:
        return None
    from urllib.request import url2pathname  # brings the whole web with it: only when it is asked for

    return Path(url2pathname(unquote(parts.path)))

"""What was measured last, for whoever asks which side is the tighter one."""

from __future__ import annotations

import logging
from contextlib import closing

from player import paths
from player.errors import PlayerError
from player.history.changes import tighter_text
from player.history.measures import series_of, tighter_of
from player.history.store import FILE_NAME, Store

_LOG = logging.getLogger(__name__)
_PATIENCE = 0.2


def measured_tighter() -> str:
    """Return in words which side was measured to be the tighter one; empty where none was."""
    path = paths.data_folder() / FILE_NAME
    if not path.exists():
        return ""
    try:
        with closing(Store(path, patience=_PATIENCE)) as store:
            side, series = tighter_of(series_of(store.answered()))
    except PlayerError as error:
        _LOG.info("%s", error)
        return ""
    return tighter_text(side, series) if side and series is not None else ""

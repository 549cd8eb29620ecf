"""Modules that are loaded when they are first needed, so that the window is there at once."""

from __future__ import annotations

import linecache
from importlib import import_module
from typing import Any


def loaded_module(name: str) -> Any:
    """Import a module and give back the text of its source, which PySide looks through and leaves in memory,
    of every module that is loaded after it: twelve megabytes in all."""
    module = import_module(name)
    linecache.clearcache()
    return module

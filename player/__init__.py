"""Limber, a player of guided exercise sessions.

The program is one pipeline over one value::

    session file --session.load--> Session --timeline.compiler--> Timeline
                                                                  |-- moment_at -> screen, terminal
                                                                  |-- mixer     -> sound card, sound file
                                                                  '-- listing   -> `limber show`, golden tests

``README.md`` in this folder is the map. Layers import only what stands below them.
"""

from __future__ import annotations

__version__ = "0.1.0"

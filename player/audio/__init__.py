"""Everything that is heard: tones made by the program, spoken clips, and their mix.

In come a ``Timeline``, clips of its lines and levels; out go frames of sound for any span of the timeline,
and outputs that make them heard or write them to a file. It knows nothing of the transport, the screen or Qt.
"""

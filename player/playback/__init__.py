"""Playing a session: where we are, and keeping the output fed.

In come a ``Timeline``, its clips, an output and the person's commands; out go sound through the output and,
to whoever asks, a ``Position``. It never calls up: the screen polls. It knows nothing of windows or Qt.
"""

"""The value that everything plays from.

In comes a ``Session`` and the lengths of the lines to be spoken; out comes a ``Timeline`` and, for any frame
of it, a ``Moment``. It knows nothing of sound cards, screens, files, clocks or threads.
"""

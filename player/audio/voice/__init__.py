"""Spoken lines: text goes in, finished clips of one loudness come out, made ahead and kept on disk.

In come lines in the order of need, a wish for a voice, and the folders of the voice pack and of the clips.
Out go clips, their lengths, progress, and notices for people. Engines speak in helper processes of their own,
because they hang, abort and hold the interpreter (``worker``). This package must not know of timelines,
screens or sound devices. Nothing is imported here, so that a helper process starts without numpy.

Read in this order: ``studio`` (the door), ``voices``, ``synthesis``, ``engine_process``, ``worker``,
``finishing``, ``cache``; ``pack``, ``install`` and ``downloads`` bring the neural voice.
"""

"""Where sound goes: one interface, and the outputs that need no sound device.

In come frames of sound numbered as in the session; out comes the frame that the ear has reached. It knows
nothing of cues, timelines or Qt: the output for real devices is Qt's and stands in ``ui``.
"""

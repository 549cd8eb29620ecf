"""The desktop around the program: media controls, a machine that stays awake, and what it tells of its sleep.

In come values that say what is playing; out go calls when the person asks for something elsewhere than in the
window. It knows nothing of windows, Qt or sessions. Where a system lacks something, nothing happens.
"""

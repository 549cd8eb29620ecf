"""The screen of a session that is being played.

In come a timeline and, thirty times a second, a ``Moment``; out go signals of what the person asked for. It
knows nothing of the transport, of sound, or of files.
"""

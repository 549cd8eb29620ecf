"""What was done: one run for every use of a session, kept in one SQLite file.

In come plain values told while a session plays; out go runs and what they add up to. It must not know
windows, sound or the transport. ``store`` alone knows SQLite, ``recorder`` alone has a thread; the rest is
pure.
"""

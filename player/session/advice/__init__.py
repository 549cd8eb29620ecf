"""Advice: what a craftsman would say of a session that is written without a mistake.

In comes a session; out come findings that are warnings, each with what is wrong, what to write instead and
where that is known from. Nothing here reads a file or knows when a line is heard: what happens when is the
timeline's.
"""

"""Exercises to choose from, as cards with moving figures, found by words and filters.

In come entries and what draws their figures; the identity of the chosen one goes out. What is done with it is
no business of these modules.
"""

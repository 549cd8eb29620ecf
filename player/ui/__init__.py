"""The windows: what people see and press.

In come moments, cards and problems as values, and callables for what a person may ask for; out go signals,
in the past tense. Nothing here knows how a session is loaded, compiled, spoken or mixed.
"""

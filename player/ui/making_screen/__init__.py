"""The screen on which a session is made from a wish: a sentence, chips below it, and what comes of it.

It is given what it shows (``page.py``) and says what the person wants; it makes nothing itself.
"""

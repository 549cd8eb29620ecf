"""The screen that brings sessions in: a list is pasted or a file chosen, and what comes of it is shown first.

It is given what it shows (``page.py``) and says what the person wants; it reads no file itself.
"""

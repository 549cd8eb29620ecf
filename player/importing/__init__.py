"""Everyone else's files: one module a foreign format, behind one door (``door.py``).

In: the bytes or text of a file of another program, or a list as people write it. Out: sessions as text that
a person could have written, and a report of what was kept, changed and dropped. Nothing here knows of windows
or of the person's folders; nothing is believed of what a file says about itself.
"""

"""The start page of one session: what comes, what can be chosen, and a large button that begins it.

In comes the page as a value, anew after every choice; out goes each choice. It reckons nothing itself.
"""

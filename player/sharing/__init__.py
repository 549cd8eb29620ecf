"""Giving sessions to others and taking theirs: bundles of one file, and what is taken merged into a folder.

In: a session and what it uses; or a bundle, or what an import made. Out: bytes; or files in the person's
folder, all of them or none, none of them in the place of another. Nothing here knows of windows.
"""

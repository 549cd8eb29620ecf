"""Sessions, exercises and words: what people write.

In come TOML files; out come frozen values and every problem that was found in the files, each with its
place. It knows nothing of time lines, sound, pictures or the screen.
"""

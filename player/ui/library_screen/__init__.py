"""The first screen: the sessions as cards, and the problems of those that cannot be played.

In come cards as values; out goes which card was chosen. It knows nothing of files or of loading.
"""

"""Sessions and exercises as files that other programs play, show or print.

In come a ``Timeline`` and what it needs to be heard or seen, or the figures of exercises; out go files, whole
or not at all. It knows nothing of the transport, of windows or of Qt.
"""

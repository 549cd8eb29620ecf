"""The editor: one text, seen as an outline, a form, the text itself and a time ruler, always in step.

In come drafts and commands; out come changed texts. Must not know: files, voices, the transport.
"""

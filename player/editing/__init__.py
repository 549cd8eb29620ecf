"""Changing what people have written: small edits of a text that leave every other byte as it was.

In come a text, a key path and a value; out comes the changed text. Must not know: files, Qt, the transport.
"""

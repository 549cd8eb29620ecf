"""What has been done: weeks, sides and sessions, and a table of it for other programs.

In comes the history as a value; out goes the wish for the table. It reads no file.
"""

"""Programmes: chosen, begun, and followed day by day.

In come pages as values; out go wishes: to begin, to play what is due, to pause, to go a week back, to end. It
reads no file and knows no history.
"""

"""Wiring: builds the parts, hands them to one another, and holds no logic of its own.

It alone knows every layer. Nothing imports it but the command line. Only ``window`` and ``sounding`` load Qt.
"""

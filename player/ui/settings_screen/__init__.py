"""The settings: one table of rows in, one value out for each thing that is changed.

It knows nothing of who takes the values up, nor of the file they are kept in.
"""

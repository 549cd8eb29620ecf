"""The pose workshop: a figure whose joints can be dragged, its angles, contacts, props and motion.

The screen is given a ``Workbench`` and changes it; files and drafts are not its business.
"""

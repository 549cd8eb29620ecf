"""The guide: how sessions are written, to be read in the window. It is given a page of Markdown and knows
nothing of the format."""

"""What `packaging/dev.py` is made of: from a checkout on any machine to a program that runs.

In: the checkout, the lock files, and the machine as it is. Out: a `.venv` beside the checkout's folders,
system libraries where the rights are there, and the program or its tests run in it. It uses the standard
library alone and must not know what is inside `player`: it only starts it.
"""

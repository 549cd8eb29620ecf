"""Making a session from a wish: "twenty minutes for the hamstrings, gentle".

In: a wish and the exercises there are. Out: a session as text, with its exercises, doses and length; or a
``PlayerError`` that says in plain words why there is none. The same wish and the same exercises give the same
text. It knows no folder, no window and no voice: how long lines take is estimated.
"""

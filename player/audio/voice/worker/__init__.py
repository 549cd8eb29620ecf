"""The inside of a helper process that speaks: requests come in on its standard input, samples go out.

``__main__`` holds the conversation; ``system`` speaks with what the machine has (pyttsx3), ``neural`` with
the Kokoro voice pack. Nothing here may be imported by the program itself, which must never load an engine.
"""

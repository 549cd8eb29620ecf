"""What people bring to be heard: sounds in place of the tones, and music under the session.

In come files of any format; out go samples at the program's rate. Must not know: the transport, the screen.

    music      tracks one after the other for ever, in frames of the session
     |- tracks     files -> tracks, decoded ahead in a thread, kept in a folder
     '- ducking    how loud music is at a frame: down under speech, out at the end
    sounds     one short file an event
     '- decoding   PyAV: any file -> samples
"""

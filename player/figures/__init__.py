"""Figures: a three-dimensional adult who does the exercises, drawn as flat shapes.

In: tables of exercise files (poses in anatomical angles, motion), and a `FigureState` that says what the
timeline is doing.
Out: `Drawing` values, and their SVG. Must not know: Qt, files, time, sessions.

    figure (the door)
     |- pose, joints        angles <- TOML
     |- motion              which poses, how far
     |- placing, limbs      on the floor; skeleton: bones
     '- scene               person (body, contours, head), muscles, props, looks, camera -> drawing -> svg
"""

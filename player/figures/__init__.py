"""Figures: a three-dimensional adult who does the exercises, drawn as flat shapes.

In: tables of exercise files (poses in anatomical angles, motion), and a `FigureState` that says what the
timeline is doing.
Out: `Drawing` values, and their SVG. Must not know: Qt, files, sessions; only `cast` knows the timeline.

    figure (the door)
     |- pose, joints        angles <- TOML
     |- motion              which poses, how far
     |- placing, planting   on the floor (contacts, limbs); skeleton: bones
     |- cast                which figure a moment of the timeline shows
     '- scene               person (body, contours, head), muscles, props, furniture, looks, camera
                            -> drawing -> svg
"""

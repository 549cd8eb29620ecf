"""Figures: a three-dimensional adult who does the exercises, drawn as flat shapes.

In: tables of exercise files (poses in anatomical angles, motion), and a `FigureState` that says what the
timeline is doing.
Out: `Drawing` values, and their SVG. Must not know: Qt, files, sessions; only `cast` knows the timeline.

The door is `reading`: `read_figure(table)` gives a `Figure`, and `Figure.drawing_at(state, side, palette,
turned, view)` or `Figure.drawing_of(pose, ...)` a `Drawing`, whatever person (`looks`), side or view.

    reading                (the door) what an exercise file says, or faults
    figure
     |- pose, joints        angles <- TOML
     |- motion, positions   which poses in which phase; how far at an instant
     |- marks               what glows, where it goes, what comes next
     |- placing, planting   on the floor (contacts, limbs); skeleton: bones
     |- framing, inset      the view box; a mistake small in its corner
     |- cast                which figure a moment of the timeline shows
     '- scene               all shapes in their order
         |- tubes           body (breadths) in chains round the bones; contours, union: outlines
         |- person, head    skin, clothes, hair; layering: what hides what; areas: with edge and shade
         |- muscles, arrows glow and direction
         |- props, furniture, gear, partner
         '- looks, camera   -> drawing -> svg
"""

"""Pictures of derivations, as SVG: drawn from the terms that were checked, never from a formula typed again.

A curve or a map is drawn through values that ball arithmetic encloses; what floating point makes of a formula is
computed operator by operator from the formula itself. The same derivation gives the same text.

Main statements: `Picture` (drawing.py), `pictures_of` (gallery.py).
"""

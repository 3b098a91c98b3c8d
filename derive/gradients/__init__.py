"""The derivation of a user's own gradient: written step by step as a teacher would, ending in the simplest form.

A formula comes in; out comes a `Derivation` like those of the catalogue, every step checked by the kernel. What happens
here only proposes: `rules.py` and `steps.py` differentiate line by line, `preparation.py` takes logarithms apart
first, `fractions.py`, `layout.py`, `bases.py` and `simplest.py` look for the simplest form (the smallest by `size.py`),
`conditions.py` says what has to be known. `gradient.py` puts it together: `derive.gradient`.
"""

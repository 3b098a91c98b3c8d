"""The derivation of a user's own gradient: written step by step as a teacher would, ending in the simplest form.

A formula comes in; out comes a `Derivation` like those of the catalogue, every step checked by the kernel. What happens
here only proposes.

- `gradient.py`: `derive.gradient`; `command.py`: `derive gradient`; `conditions.py`: what has to be known.
- `writing.py`: the page, line by line, each put to the kernel. It is written with `preparation.py` (logarithms taken
  apart first), `rules.py` and `steps.py` (one layer of rules on each line), `sums_of_cases.py` (cases under a sum).
- `simplest.py`: the search for the shortest form by `size.py`. Formulas are read (`reading.py`, `sums.py`) as quotients
  of polynomials (`fractions.py`), in several function values (`bases.py`), case by case (`cases.py`), and written in
  all ways (`layout.py`).
"""

"""Where SymPy derives: the border in both directions, and its solvers. Nothing here decides; the kernel checks.

SymPy is imported inside the functions that need it, never when a module of this package is imported.
"""

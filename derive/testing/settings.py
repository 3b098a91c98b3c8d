"""How much is tried where a call does not say: set by the pytest plugin's options.

Main statements: `effort`, `seed`.
"""

effort = "default"
seed = 0

"""The catalogue: one derivation per file."""

"""Derivations of information theory and classification losses, checked step by step."""

"""Correct losses, errors planted into them, and the tools that look for them: parts of benchmarks/planted_errors.py."""

"""The kernel: the only place where a theorem is made. It does no input or output and never imports SymPy."""

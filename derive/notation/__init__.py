"""How terms are written and read: one emitter for each notation (a term in, a string out), and readers."""

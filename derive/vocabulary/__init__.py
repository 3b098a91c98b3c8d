"""The words of the subject as values: definitions with how they are written, and named hypotheses."""

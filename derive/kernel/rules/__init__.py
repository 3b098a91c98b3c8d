"""The rules of inference, by subject. Each rule's docstring is the rule as a formula, with its side conditions."""

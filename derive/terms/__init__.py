"""The ground floor: terms, sorts and definitions. Imports nothing of the project."""

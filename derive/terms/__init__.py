"""The ground floor: terms, sorts and definitions. Imports nothing of the project but the name
under which a notebook asks for a formula."""

"""What can keep a site from being written; each error is a sentence for the reader.

Main statements: `NoSite`, `NoKatex`, `NotTypeset`.
"""


class NoSite(Exception):
    """The site cannot be written."""


class NoKatex(NoSite):
    """The formulas cannot be set: what runs KaTeX is not installed."""


class NotTypeset(NoSite):
    """KaTeX does not understand a formula."""

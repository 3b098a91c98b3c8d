"""Tests read English, whatever the language of the machine they run on; those of the translations choose their own."""

import os

os.environ["LANGUAGE"] = "en"

"""What holds for every test: it reads English whatever the language of the machine (those of the translations choose
their own), and no test hands its precision of JAX on to the next."""

import os
import sys
from collections.abc import Iterator

import pytest

os.environ["LANGUAGE"] = "en"


@pytest.fixture(autouse=True)
def jax_in_its_own_precision() -> Iterator[None]:
    """JAX computes in float32 unless a test asks otherwise for itself."""
    yield
    if "jax" in sys.modules:
        sys.modules["jax"].config.update("jax_enable_x64", False)

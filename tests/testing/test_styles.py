"""No correct implementation is refused, in whatever style it is written."""

from __future__ import annotations

import numpy as np
import pytest

from derive.testing import assert_loss_matches
from derive.testing.losses import CONTRACTS, contract
from tests.testing.styles import STYLES


def test_every_loss_is_written_in_some_style():
    written = {contract(loss).name for _, loss, *_ in STYLES}
    assert written | {"weighted_binary_cross_entropy_with_logits"} == set(CONTRACTS)  # that is an option: pos_weight


@pytest.mark.slow
@pytest.mark.parametrize(("title", "loss", "function", "gradient", "options"), STYLES, ids=[s[0] for s in STYLES])
def test_a_correct_style_passes(title, loss, function, gradient, options):
    with np.errstate(all="ignore"):
        for seed in (0, 11):
            assert_loss_matches(function, loss, gradient=gradient, seed=seed, **options)

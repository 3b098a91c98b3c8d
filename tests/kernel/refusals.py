"""What most tests of the kernel ask: does this rule refuse?"""

from __future__ import annotations

from collections.abc import Callable

import pytest

from derive.kernel.theorem import Refusal


def refused(rule: Callable[..., object], *arguments: object, **options: object) -> Refusal:
    """The refusal of a rule that must refuse."""
    with pytest.raises(Refusal) as caught:
        rule(*arguments, **options)
    return caught.value

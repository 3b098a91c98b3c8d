"""A process that proves much does not grow: python-flint keeps the text of every polynomial that was ever written."""

import gc
import resource
import sys
from pathlib import Path

import pytest

from derive.authoring import index, log, natural, positive, variable
from derive.kernel.field import Field
from derive.terms.build import sum_
from derive.terms.sorts import family_sort


def _resident() -> int:
    return int(Path("/proc/self/statm").read_text().split()[1]) * resource.getpagesize()


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="what a process holds is read from /proc")
def test_many_questions_leave_nothing():
    n = variable("n", natural)
    p, q, i = variable("p", family_sort(n, positive)), variable("q", family_sort(n, positive)), index("i", n)
    xs = [variable(f"x{k}", positive) for k in range(40)]

    def ask(k):
        t = sum_(i, p[i] * log(p[i] / q[i]) + k) * xs[k % 40] + sum(xs[1:], xs[0])
        assert Field(()).is_zero(t - t)
        assert not Field(()).is_zero(t - k)

    for k in range(40):
        ask(k)
    gc.collect()
    before = _resident()
    for k in range(200):
        ask(k % 40)
    gc.collect()
    assert _resident() - before < 5 << 20

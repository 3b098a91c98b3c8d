"""Attempts to have ball arithmetic settle what is undefined, or call undefined what is not."""

import signal
import subprocess
import sys

import pytest

from derive.kernel.balls import decide
from derive.kernel.rules import enclosure
from derive.kernel.theorem import Refusal
from derive.terms.build import Eq, Gt, function, index, power, prod, sum_, term, variable, vector
from derive.terms.definition import Notation, define
from derive.terms.sorts import family_sort, integers, natural, real
from derive.terms.term import Term

n = variable("n", natural)
name = Notation("F", "F")


def test_a_definition_is_evaluated_at_families_of_its_sizes_only():
    """Σ p_i q_i over 1, …, n for p of three entries and q of two was 1·1 + 2·2 = 5."""
    i = index("i", n)
    p, q = variable("p", family_sort(n, real)), variable("q", family_sort(n, real))
    product = define("P", (p, q), sum_(i, p[i] * q[i]), name)
    from_zero = variable("j", integers(0, 2))
    shifted = function(from_zero, from_zero + 0)
    for arguments in (
        (vector(1, 2, 3), vector(1, 2)),
        (vector(1, 2), vector(1, 2, 3)),
        (shifted, shifted),
    ):
        with pytest.raises(Refusal):
            enclosure.enclosure(Eq(Term(product, arguments), 5))
    assert enclosure.enclosure(Eq(product(vector(1, 2), vector(1, 2)), 5))
    rows = variable("w", family_sort(n, family_sort(2, real)))
    first = define("R", (rows,), rows[1, 1], name)
    assert enclosure.enclosure(Eq(first(vector(vector(3, 4), vector(5, 6))), 3))
    with pytest.raises(Refusal):
        enclosure.enclosure(Eq(Term(first, (vector(vector(3, 4, 5), vector(5, 6, 7)),)), 3))


def test_an_exponent_that_is_an_integer_by_its_form():
    """(−1)^(1 + 2) was called undefined when the exponent was written as a sum, a product, a power or a definition."""
    two = index("i", 2)
    three = define("T", (), term(3), name)
    assert decide(Eq(power(-1, sum_(two, two)), -1), {}) is True
    assert decide(Eq(power(-1, prod(two, two)), 1), {}) is True
    assert decide(Eq(power(-2, three()), -8), {}) is True
    assert decide(Gt(power(-2, power(2, n)), 0), {n: 2}) is True


def test_the_exponent_of_a_definition_is_the_one_that_is_given():
    """(−2)^k at k = 3 was undefined where k was declared real, and at k = 6/2 was −8 where k was declared natural."""
    a, k = variable("a"), variable("k")
    real_power = define("P", (a, k), power(a, k), name)
    assert decide(Eq(real_power(-2, 3), -8), {}) is True
    assert decide(Eq(real_power(0, term(1) / 2), 0), {}) is True
    twice = define("Q", (a, k), real_power(a, k + k), name)
    assert decide(Eq(twice(-2, 3), 64), {}) is True
    natural_power = define("N", (a, n), power(a, n), name)
    with pytest.raises(Refusal):
        enclosure.enclosure(Eq(natural_power(-2, term(6) / 2), -8))
    assert enclosure.enclosure(Eq(natural_power(-2, 3), -8))


_INTERRUPTED = """
import random, signal
from derive.kernel import balls
from derive.terms.build import exp, integrate_over, log, sqrt, variable

def stop(*_):
    raise KeyboardInterrupt

signal.signal(signal.SIGALRM, stop)
x = variable("x")
body = exp(log(1 + x**2) * sqrt(1 + x) + x**3 / 7) / (1 + exp(-x)) + log(2 + x) * sqrt(3 + x**5)
stopped = 0
for _ in range(60):
    try:
        signal.setitimer(signal.ITIMER_REAL, random.uniform(0.0005, 0.02))
        balls.evaluate(integrate_over(x, 0, 5, body), {}, bits=256)
    except KeyboardInterrupt:
        stopped += 1
print(stopped)
"""


@pytest.mark.skipif(not hasattr(signal, "setitimer"), reason="there are no timers here")
def test_an_interruption_within_an_integral_is_passed_on():
    """An exception at the entry of the integrand ended the process, or came out as a SystemError."""
    done = subprocess.run([sys.executable, "-c", _INTERRUPTED], capture_output=True, text=True, check=False)
    assert done.stdout == "60\n", done.stderr

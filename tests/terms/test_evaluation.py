"""Function literals applied to bound variables are evaluated, and nothing is captured on the way."""

from derive.terms.build import D, delta, exp, forall, function, index, sum_, term, variable
from derive.terms.evaluation import evaluated
from derive.terms.sorts import family_sort, natural, real
from derive.terms.term import substitute

n, m = variable("n", natural), variable("m", natural)
p, a = variable("p", family_sort(n, real)), variable("a", family_sort(n, real))
W = variable("W", family_sort(n, family_sort(m, real)))
i, j, k, u = index("i", n), index("j", n), index("k", n), index("u", m)


def test_under_one_binder():
    written = substitute(sum_(k, p[k]), {p: function(i, exp(a[i]))})
    assert written != sum_(k, exp(a[k]))
    assert evaluated(written) == sum_(k, exp(a[k]))


def test_a_literal_of_two_indices():
    written = substitute(forall(i, sum_(u, W[i, u]) >= 0), {W: function(k, function(u, a[k] ** u))})
    assert evaluated(written) == forall(i, sum_(u, a[i] ** u) >= 0)


def test_an_outer_bound_variable_goes_under_the_binders_of_the_literal():
    """p_k = Σ_j a_j δ_jk for the outer k: the sum over j does not capture it."""
    literal = function(i, sum_(j, a[j] * delta(j, i)))
    written = substitute(sum_(k, k * p[k]), {p: literal})
    assert evaluated(written) == sum_(k, k * sum_(j, a[j] * delta(j, k)))


def test_two_bound_variables_in_one_argument_place_each():
    written = substitute(sum_(i, sum_(j, p[i] * p[j])), {p: function(k, sum_(j, a[j]) + a[k])})
    total = sum_(k, a[k])
    assert evaluated(written) == sum_(i, sum_(j, (total + a[i]) * (total + a[j])))


def test_a_literal_that_ignores_its_argument():
    assert evaluated(substitute(sum_(i, p[i]), {p: function(k, 1)})) == sum_(i, term(1))


def test_derivatives_in_entries():
    loss = sum_(i, a[i] ** 2)
    written = substitute(forall(j, p[j] >= 0), {p: function(k, D(loss, a[k]))})
    assert evaluated(written) == forall(j, D(loss, a[j]) >= 0)


def test_nothing_to_evaluate():
    for t in (sum_(i, p[i]), forall(i, p[i] >= 0), function(i, p[i]), n, term(1)):
        assert evaluated(t) is t

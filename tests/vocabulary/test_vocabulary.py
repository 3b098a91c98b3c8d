"""The definitions say what the field means by the words, and refuse arguments that do not fit."""

from __future__ import annotations

from fractions import Fraction

import pytest

from derive.terms.build import (
    Eq,
    call,
    decimal,
    div,
    exp,
    forall,
    function,
    implies,
    index,
    integral,
    log,
    neg,
    sum_,
    term,
    variable,
    vector,
    xlogy,
)
from derive.terms.definition import Definition, SizeMismatch, unfold
from derive.terms.sorts import family_sort, function_sort, interval, natural, nonnegative, real
from derive.vocabulary import (
    activations,
    binary_losses,
    divergence_losses,
    information,
    margin_losses,
    predicates,
    regression_losses,
    softmax_losses,
)

n = variable("n", natural)
m = variable("m", natural)
i = index("i", n)
p = variable("p", family_sort(n, nonnegative))
q = variable("q", family_sort(n, nonnegative))


def all_definitions() -> list[Definition]:
    losses = (binary_losses, divergence_losses, margin_losses, regression_losses, softmax_losses)
    modules = (information, activations, *losses)
    return [value for module in modules for value in vars(module).values() if isinstance(value, Definition)]


def test_entropies_are_sums_of_xlogy() -> None:
    assert unfold(information.entropy(p)) == neg(sum_(i, xlogy(p[i], p[i])))
    assert unfold(information.cross_entropy(p, q)) == neg(sum_(i, xlogy(p[i], q[i])))
    assert unfold(information.kl_divergence(p, q)) == sum_(i, xlogy(p[i], p[i]) - xlogy(p[i], q[i]))
    assert unfold(information.entropy_bits(p)) == neg(sum_(i, div(xlogy(p[i], p[i]), log(2))))


def test_bare_log_where_the_loss_has_one() -> None:
    y, p_hat = variable("y"), variable("p_hat")
    expected = neg(y * log(p_hat)) - (1 - y) * log(1 - p_hat)
    assert unfold(binary_losses.binary_cross_entropy(y, p_hat)) == expected


def test_softmax_is_a_family() -> None:
    z, k = variable("z", family_sort(n, real)), index("k", n)
    assert call(unfold(activations.softmax(z)), k) == div(exp(z[k]), sum_(i, exp(z[i])))


def test_sizes_are_found_and_must_agree() -> None:
    one_hot = vector(1, 0, 0)
    guess = vector(decimal("0.5"), decimal("0.25"), decimal("0.25"))
    j = index("j", 3)
    assert unfold(information.cross_entropy(one_hot, guess)) == neg(sum_(j, xlogy(call(one_hot, j), call(guess, j))))
    with pytest.raises(SizeMismatch):
        information.kl_divergence(p, variable("r", family_sort(m, real)))
    with pytest.raises(SizeMismatch):
        information.entropy(variable("x"))


def test_differential_entropy_takes_its_interval_from_the_density() -> None:
    domain = interval(0, term(Fraction(1, 2)))
    f, x = variable("f", function_sort(domain, nonnegative)), variable("x", domain)
    assert unfold(information.differential_entropy(f)) == neg(integral(x, xlogy(f(x), f(x))))
    g, t = variable("g", function_sort(real, nonnegative)), variable("t", real)
    assert unfold(information.differential_entropy_line(g)) == neg(integral(t, xlogy(g(t), g(t))))


def test_predicates_are_written_out() -> None:
    assert predicates.normalised(p) == Eq(sum_(i, p[i]), 1)
    assert predicates.absolutely_continuous(p, q) == forall(i, implies(Eq(q[i], 0), Eq(p[i], 0)))
    literal = function(index("k", 3), Fraction(1, 3))
    assert predicates.total(literal) == sum_(index("i", 3), Fraction(1, 3))
    with pytest.raises(SizeMismatch):
        predicates.absolutely_continuous(p, variable("q", family_sort(m, nonnegative)))
    with pytest.raises(TypeError):
        predicates.total(variable("x"))


def test_an_index_that_is_taken_is_not_captured() -> None:
    family = function(index("k", n), i * p[index("k", n)])
    j = variable("j", i.args[0])
    assert predicates.total(family) == sum_(j, i * p[j])


@pytest.mark.parametrize("definition", all_definitions(), ids=lambda d: d.name)
def test_every_definition_is_complete(definition: Definition) -> None:
    made = definition(*definition.parameters)
    assert unfold(made) == definition.body
    assert definition.meaning.endswith(".")
    assert ":=" in definition.meaning
    arguments = [f"⟨{k}⟩" for k in range(len(definition.parameters))]
    for template in (definition.notation.latex, definition.notation.text):
        written = template.format(*arguments)
        assert all(argument in written for argument in arguments)
        assert written.count("{") == written.count("}")


def test_no_two_definitions_share_a_name() -> None:
    names = [d.name for d in all_definitions()]
    imported_twice = {"jensen_shannon", "logsumexp", "sigmoid", "softmax"}  # others are defined with them
    assert {name for name in names if names.count(name) > 1} <= imported_twice

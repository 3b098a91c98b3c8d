"""Degenerate cases attack every theorem: each instance must be refused, or hold wherever its hypotheses do.

One class, nothing but zeros, one-hot families, equal families, weights that do not sum to 1, negative arguments, the
ends of the intervals: the kernel is asked for that instance of the theorem, and what it gives is held against numbers.
"""

import pytest

from derive.catalogue import find, index
from derive.kernel.balls import decide
from derive.kernel.propositions import membership
from derive.kernel.rules import logic
from derive.kernel.theorem import Refusal
from derive.terms import build as b
from derive.terms.sorts import (
    family_sort,
    is_function_sort,
    is_integer_sort,
    natural,
    nonnegative,
    positive,
)
from derive.terms.term import free_variables, substitute
from derive.witness import witness

# A case: the size n of every family, the entries of families and the values of scalars that are tried, in this order.
CASES = {
    "one class": (1, [[1], [0]], [1, 0, b.term(1) / 2]),
    "nothing but zeros": (2, [[0, 0]], [0]),
    "one-hot": (3, [[1, 0, 0], [1, 1, 1]], [1, b.term(1) / 2]),
    "one-hot at the last place": (2, [[0, 1], [1, 1]], [0, 1]),
    "weights that do not sum to 1": (2, [[2, 3], [1, 1]], [5, 1]),
    "small weights": (2, [[b.term(1) / 8, b.term(1) / 4], [0, 0]], [b.term(1) / 8]),
    "negative arguments": (2, [[-1, -2]], [-1, -b.term(1) / 4]),
    "equal entries": (2, [[b.term(1) / 2, b.term(1) / 2], [1, 1]], [b.term(1) / 2]),
}


def variables_of(theorem):
    """The free variables, those in the sorts first."""
    found = [v for t in (theorem.conclusion, *theorem.hypotheses) for v in free_variables(t)]
    inside = [w for v in found for w in free_variables(v.args[0])]
    return list(dict.fromkeys([*inside, *sorted(found, key=repr)]))


def lies_in(value, sort):
    return all(decide(part, {}) is True for part in membership(value, sort))


def values_for(theorem, size, families, scalars):
    """A value for every variable that has one in this case; functions on intervals stay what they are."""
    values = {}
    for v in variables_of(theorem):
        sort = substitute(v.args[0], values)
        if free_variables(sort):
            continue
        if not is_function_sort(sort):
            sizes = [size] if is_integer_sort(sort) else []
            candidates = [b.term(c) for c in (*sizes, *scalars, 2, 3)]
            found = next((c for c in candidates if lies_in(c, sort)), None)
        else:
            found = next((b.vector(*f) for f in families if is_family(b.vector(*f), sort)), None)
        if found is not None:
            values[v] = found
    return values


def is_family(entries, sort):
    domain, codomain = sort.args
    if (
        not is_integer_sort(domain)
        or is_function_sort(codomain)
        or domain.args != (b.term(1), b.term(len(entries.args)))
    ):
        return False
    return all(lies_in(entry, codomain) for entry in entries.args)


@pytest.mark.parametrize("name", sorted(index()))
def test_degenerate_instances_are_refused_or_hold(name):
    theorem = find(name).theorem
    for case, (size, families, scalars) in CASES.items():
        values = values_for(theorem, size, families, scalars)
        if not values:
            continue
        try:
            instance = logic.instantiate(theorem, values)
        except Refusal:
            continue
        report = witness(instance.conclusion, instance.hypotheses, count=4)
        assert report.disagreement is None, f"{case}: {report.disagreement}"


@pytest.mark.parametrize("name", sorted(index()))
def test_equal_families_are_refused_or_hold(name):
    """q = p, and y = x: all variables of one sort are the same."""
    theorem = find(name).theorem
    first = {}
    for v in variables_of(theorem):
        first.setdefault(v.args[0], v)
    values = {v: first[v.args[0]] for v in variables_of(theorem) if v != first[v.args[0]]}
    try:
        instance = logic.instantiate(theorem, values)
    except Refusal:
        return
    report = witness(instance.conclusion, instance.hypotheses, count=6)
    assert report.disagreement is None, str(report.disagreement)


class TestTheAttacksBite:
    """A false statement falls to them, and they reach the theorems."""

    n = b.variable("n", natural)
    p = b.variable("p", family_sort(n, nonnegative))

    def fallen(self, claim):
        """The cases that refute it."""
        assumed = logic.assume(claim)
        found = set()
        for case, chosen in CASES.items():
            instance = substitute(claim, values_for(assumed, *chosen))
            if witness(instance).disagreement is not None:
                found.add(case)
        return found

    def test_a_strict_inequality_falls_at_the_edges(self):
        i = b.index("i", self.n)
        assert "nothing but zeros" in self.fallen(b.sum_(i, self.p[i]) > 0)
        assert "one class" in self.fallen(b.sum_(i, self.p[i] * (1 - self.p[i])) > 0)
        assert "weights that do not sum to 1" in self.fallen(b.sum_(i, self.p[i]) <= 1)

    def test_a_quotient_falls_at_zero(self):
        x = b.variable("x")
        assert "nothing but zeros" in self.fallen(b.Eq(x / x, 1))
        assert "negative arguments" in self.fallen(abs(x) <= x)

    def test_the_kernel_gives_the_instances(self):
        theorem = find("gibbs_inequality").theorem
        for case, chosen in CASES.items():
            values = values_for(theorem, *chosen)
            assert values, case
            if "negative" not in case:
                assert {v.head.name for v in values} == {"n", "p", "q"}, case
                assert logic.instantiate(theorem, values).conclusion == substitute(theorem.conclusion, values), case

    def test_a_value_outside_a_sort_is_refused(self):
        t = b.variable("t", positive)
        with pytest.raises(Refusal):
            logic.instantiate(logic.assume(t > 0), {t: b.term(0)})

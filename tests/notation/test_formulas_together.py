"""Several formulas about the same variables, and case distinctions as they are typed."""

from __future__ import annotations

import pytest

from derive.notation.formula_reader import FormulaError, read_formula, read_together
from derive.notation.text import text
from derive.terms.term import free_variables


def test_what_one_formula_says_of_a_name_holds_in_the_others() -> None:
    (loss, entry, claim), (given,) = read_together(["logsumexp(z)", "z[k]", "delta(k, c)"], "z[i] > 0")
    (family,) = {v for v in free_variables(loss) if text(v) == "z"}
    assert family in free_variables(entry)
    assert family in free_variables(given)
    (k,) = {v for v in free_variables(entry) if text(v) == "k"}
    assert k in free_variables(claim)


def test_which_name_is_a_family_may_be_said_later() -> None:
    """b*z alone says nothing of b and z; the entry z[k] says it, and of what range k is."""
    (loss, entry, claim), (given,) = read_together(["logsumexp(b*z)/b", "z[k]", "softmax(b*z)[k]"], "b > 0")
    assert text(loss) == "lse((b zᵢ)ᵢ₌₁ⁿ)/b"
    assert text(claim) == "softmax((b zᵢ)ᵢ₌₁ⁿ)ₖ"
    assert free_variables(loss) | free_variables(entry) == free_variables(claim)
    assert free_variables(given) < free_variables(loss)


def test_what_one_differentiates_in_is_a_number_where_something_else_can_be_the_family() -> None:
    (loss, entry), _ = read_together(["logsumexp(b*z)", "b"])
    assert text(loss) == "lse((b zᵢ)ᵢ₌₁ⁿ)"
    assert entry in free_variables(loss)


def test_families_in_one_formula_are_of_one_size() -> None:
    (loss, _, _), _ = read_together(["logsumexp(z + a)", "z[k]", "sum(j, 1, m, a[j])"])
    assert text(loss) == "lse((zᵢ + aᵢ)ᵢ₌₁ᵐ)"


def test_a_tolerance_is_refused() -> None:
    with pytest.raises(FormulaError, match="has no meaning here"):
        read_together(["x = 1 +- 0.5", "x"])


def test_case_distinctions() -> None:
    assert text(read_formula("piecewise(x, x > 0, -x)")) == "{x if x > 0; −x otherwise}"  # type: ignore[arg-type]


@pytest.mark.parametrize(
    "formula", ["piecewise(x)", "piecewise(x, x > 0)", "piecewise(x, y, z)", "piecewise(1, x = y)"]
)
def test_case_distinctions_that_are_none(formula: str) -> None:
    with pytest.raises(FormulaError, match=r"condition|piecewise takes"):
        read_formula(formula)

"""What is left over where two sides do not cancel is a term that can be written for a reader."""

import pytest

from derive.kernel.field import Field
from derive.notation.text import text
from derive.terms.build import exp, index, maximum_, sub, sum_, variable
from derive.terms.sorts import family_sort, natural, real

n = variable("n", natural)
i, j = index("i", n), index("j", n)
z = variable("z", family_sort(n, real))


@pytest.mark.parametrize(
    ("left", "right", "told"),
    [
        (sum_(i, exp(z[i])) * sum_(i, z[i]), sum_(i, exp(z[i])), "(Σᵢ₌₁ⁿ exp(zᵢ)) Σᵢ₌₁ⁿ zᵢ − Σᵢ₌₁ⁿ exp(zᵢ)"),
        (sum_(i, maximum_(j, z[j] * z[i])), 2 * sum_(i, z[i]), "Σᵢ₌₁ⁿ max[1 ≤ j ≤ n] zⱼ zᵢ − 2 Σᵢ₌₁ⁿ zᵢ"),
    ],
)
def test_bound_variables_have_plain_letters(left, right, told):
    left_over = Field().reduced(sub(left, right))
    assert left_over is not None
    assert text(left_over) == told

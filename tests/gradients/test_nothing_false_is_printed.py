"""The search and the rules only propose: what they get wrong the kernel refuses, and it does not reach the page."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import pytest

import derive
from derive.gradients import rules, writing
from derive.gradients.gradient import GradientError
from derive.notation.text import text
from derive.terms.build import exp, log, term, variable
from derive.terms.term import Term

x, y = variable("x"), variable("y")
LOSS = log(1 + exp(x)) - y * x


def test_a_false_form_is_not_taken(monkeypatch: pytest.MonkeyPatch) -> None:
    search = writing.forms

    def with_false_ones(t: Term, equations: Sequence[Term] = (), bases: bool = True) -> list[Term]:
        return [term(0), x, *search(t, equations, bases)]

    monkeypatch.setattr(writing, "forms", with_false_ones)
    assert text(derive.gradient(LOSS, x).value) == "σ(x) − y"


def test_only_false_forms_leave_the_derivative_as_it_was(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(writing, "forms", lambda *_, **__: [term(0)])
    assert text(derive.gradient(LOSS, x).value) == "eˣ/(1 + eˣ) − y"


@pytest.mark.parametrize("wrong", [lambda u, d: d, lambda u, d: exp(u), lambda u, d: -(exp(u) * d)])
def test_a_false_rule_gives_no_page(monkeypatch: pytest.MonkeyPatch, wrong: Callable[[Term, Term], Term]) -> None:
    monkeypatch.setitem(rules._ELEMENTARY, "exp", ("a false rule", wrong))
    with pytest.raises(GradientError, match="The kernel does not follow"):
        derive.gradient(log(1 + exp(2 * x)) - y * x, x)


def test_under_a_contradiction_no_claim_is_proved() -> None:
    """From y > 1 and y < 0 follows 2xy = 2x."""
    found = derive.gradient(x**2 * y, x, y > 1, y < 0)
    assert found.check(2 * x).status == "unknown"
    assert derive.gradient(x**2 * y, x, y > 1).check(2 * x * y).status == "proved"

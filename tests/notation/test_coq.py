"""Statements in Coq: what has to be defined is said, and every sort says what it ranges over."""

from derive.notation.coq import coq_statement
from derive.terms.build import D, Eq, index, log, sum_, variable
from derive.terms.sorts import family_sort, natural, positive

n = variable("n", natural)
x = variable("x")


def test_a_logarithm_wants_a_positive_number() -> None:
    assert coq_statement((), Eq(log(x), 0)) == "forall (x : R),\n0 < x /\\ ln x = 0"


def test_what_a_variable_ranges_over_is_no_obligation() -> None:
    t = variable("t", positive)
    assert coq_statement((), Eq(log(t), 0)) == "forall (t : R),\n0 < t ->\nln t = 0"


def test_a_sum_over_a_family() -> None:
    p, i = variable("p", family_sort(n, positive)), index("i", n)
    assert coq_statement([Eq(sum_(i, p[i]), 1)], log(p[2]) < 0) == (
        "forall (n : R) (p : R -> R),\n"
        "integer n /\\ 1 <= n ->\n"
        "(forall i : R, in_range 1 n i -> 0 < p i) ->\n"
        "(Sum 1 n (fun i => p i) = 1) ->\n"
        "in_range 1 n 2 /\\ 0 < p 2 /\\ ln (p 2) < 0"
    )


def test_a_derivative_exists_and_its_function_has_values_around_the_point() -> None:
    statement = coq_statement((), Eq(D(log(x), x), 1 / x))
    assert "locally x (fun x' => 0 < x') /\\ ex_derive (fun x' => ln x') x /\\ x <> 0" in statement

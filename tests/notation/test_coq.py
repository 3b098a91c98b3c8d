"""Statements in Coq: what has to be defined is said, and every variable ranges over its sort."""

from __future__ import annotations

import re

import pytest

from derive.notation.coq import NotInCoq, coq_definitions, coq_parts, coq_proposition, coq_statement, coq_term
from derive.notation.coq_names import definition_name, definition_named, variable_name, variable_named
from derive.terms.build import (
    D,
    D_at,
    Eq,
    Ne,
    add,
    atanh,
    bind,
    call,
    ceiling,
    conjunction,
    continuous,
    decimal,
    delta,
    differentiable,
    e,
    exp,
    expectation,
    floor,
    forall,
    function,
    implies,
    index,
    infinity,
    integrable,
    integral,
    is_integer,
    limit,
    log,
    maximum,
    maximum_,
    minimum,
    neg,
    op,
    pi,
    piecewise,
    prod,
    sinh,
    sqrt,
    sub,
    sum_,
    term,
    variable,
    vector,
    xlogy,
)
from derive.terms.definition import define
from derive.terms.sorts import (
    family_sort,
    function_sort,
    index_range,
    integer,
    integers,
    interval,
    natural,
    nonnegative,
    open_probability,
    positive,
    real,
)
from derive.terms.term import Operator, Term
from derive.vocabulary import activations, information

n, K = variable("n", natural), variable("K", natural)
x, y, a, b = variable("x"), variable("y"), variable("a"), variable("b")
t = variable("t", positive)
u = variable("u", open_probability)
i, j, k = index("i", n), index("j", n), index("k", n)
p = variable("p", family_sort(n, nonnegative))
z = variable("z", family_sort(n, real))
w = variable("w", family_sort(n, family_sort(K, real)))
f = variable("f", function_sort(real, real))
from_0, to_1 = variable("s", interval(0, 1, right_open=True)), variable("s", interval(0, 1, left_open=True))
h = variable("h", function_sort(from_0.args[0], real))
first_of_two = define("first_of_two", (x, y), x, {"latex": "F", "text": "F"})
counts = variable("m", family_sort(n, natural))
g = variable("g", function_sort(interval(0, 1, left_open=True), real))


TERMS = [
    (x + y + a, "x + y + a"),
    (Term(Operator("add"), (x + y, a)), "(x + y) + a"),
    (x - y - a, "x - y - a"),
    (x - (y - a), "x - (y - a)"),
    (x - neg(y), "x - (- y)"),
    (neg(x) + y, "- x + y"),
    (term(-2) * x, "- (2 * x)"),
    (Term(Operator("mul"), (term(-2), x)), "(-2) * x"),
    (neg(x + y), "- (x + y)"),
    (x * y / a, "x * y / a"),
    (x / y * a, "(x / y) * a"),
    (x / (y * a), "x / (y * a)"),
    (x / y / a, "(x / y) / a"),
    (neg(x**2), "- x ^ 2"),
    (neg(x) ** 2, "(- x) ^ 2"),
    (exp(x) ** 3, "exp x ^ 3"),
    ((x**2) ** 3, "(x ^ 2) ^ 3"),
    (x ** term(-1), "power x (-1)"),
    (x ** (term(1) / 2), "power x (1 / 2)"),
    (decimal("0.40") * x, "(40 / 100 (* 0.40 *)) * x"),
    (e + pi, "exp 1 + PI"),
    (exp(1), "exp (1)"),
    (log(x + 1), "ln (x + 1)"),
    (log(x, 2), "log_base x 2"),
    (sqrt(x) + sinh(x) + atanh(x), "sqrt x + sinh x + atanh x"),
    (abs(x) + floor(x) + ceiling(x), "Rabs x + floor x + ceiling x"),
    (maximum(x, y, a), "Rmax x (Rmax y a)"),
    (maximum(x, maximum(y, a)), "Rmax x ((Rmax y a))"),
    (maximum(maximum(x, y), a), "Rmax (Rmax x y) a"),
    (minimum(x, maximum(y, a)), "Rmin x (Rmax y a)"),
    (xlogy(p[i], p[i]) * delta(i, j), "xlogy (p i) (p i) * delta i j"),
    (w[i, k], "w i k"),
    (call(w[i], k), "w i k"),
    (Term(Operator("call"), (w[i], k)), "(w i) k"),
    (sum_(i, z[i]), "Sum 1 n (fun i => z i)"),
    (sum_(i, sum_(i, z[i])), "Sum 1 n (fun i => Sum 1 n (fun j => z j))"),
    (prod(variable("j", integers(0, n + 1)), x), "Prod 0 (n + 1) (fun j => x)"),
    (maximum_(i, z[i]), "Maximum 1 n (fun i => z i)"),
    (call(vector(x, y), 1), "vector [x; y] 1"),
    (Term(Operator("call"), (vector(z, z), term(1), i)), "rows [z; z] 1 i"),
    (piecewise((x, x < 0), otherwise=y), "piecewise (x < 0) x y"),
    (piecewise((x, x < 0), (y, x < 1), otherwise=a), "piecewise (x < 0) x (piecewise (x < 1) y a)"),
    (
        piecewise((x, x < 0), otherwise=piecewise((y, x < 1), otherwise=a)),
        "piecewise (x < 0) x ((piecewise (x < 1) y a))",
    ),
    (D(x**2, x), "Derive (fun x' => x' ^ 2) x"),
    (D(log(u), u, 2), "Derive_n (fun u' (* (0, 1) *) => ln u') 2 u"),
    (D_at(f(x), x, 2), "Derive (fun x => f x) 2"),
    (D(sum_(i, z[i] ** 2), z[k]), "Derive (fun t (* entry z k *) => Sum 1 n (fun i => update z k t i ^ 2)) (z k)"),
    (
        D(w[i, j] * x, w[i, j]),
        "Derive (fun t (* entry w i j *) => update w i (update (w i) j t) i j * x) (w i j)",
    ),
    (integral(u, log(u)), "RInt_gen (fun u => ln u) (at_right 0) (at_left 1)"),
    (integral(variable("s", interval(a, b)), x), "RInt (fun s => x) a b"),
    (
        integral(variable("s", real), exp(neg(variable("s", real) ** 2))),
        "RInt_gen (fun s => exp (- s ^ 2)) (Rbar_locally m_infty) (Rbar_locally p_infty)",
    ),
    (limit(log(t), t, 0, "+"), "Limit (above (fun x : R => 0 < x) 0) (fun t => ln t)"),
    (limit(f(x), x, infinity), "Limit (near (fun x : R => True) p_infty) (fun x => f x)"),
    (limit(1 / n, n, infinity), "Limit (near (fun x : R => integer x /\\ 1 <= x) p_infty) (fun n => 1 / n)"),
    (expectation(p, i, z[i]), "Sum 1 n (fun i (* E *) => p i * z i)"),
    (activations.softmax(z)[k], "softmax n z k"),
    (information.entropy(function(i, p[i] / 2)), "entropy n (fun i (* 1 .. n *) => p i / 2)"),
    (information.entropy(vector(x, y)), "entropy 2 (vector [x; y])"),
]


@pytest.mark.parametrize(("formula", "text"), TERMS, ids=[text for _, text in TERMS])
def test_terms(formula: Term, text: str) -> None:
    assert coq_term(formula) in (text, f"({text})")


# What has to hold, and the statement that follows: every operation that is not defined everywhere.
HOLDS = [
    (log(x) > 0, "0 < x /\\ ln x > 0"),
    (log(t) > 0, "ln t > 0"),  # 0 < t is what t ranges over
    (log(0) > 0, "0 < 0 /\\ ln 0 > 0"),
    (log(from_0) > 0, "0 < s /\\ ln s > 0"),
    (log(to_1) > 0, "ln s > 0"),
    (log(2, from_0) > 0, "0 < s /\\ log_base 2 s > 0"),
    (log(2, to_1) > 0, "s <> 1 /\\ log_base 2 s > 0"),
    (log(2, 1 - u) > 0, "0 < 1 - u /\\ 1 - u <> 1 /\\ log_base 2 (1 - u) > 0"),
    (g(to_1) > 0, "g s > 0"),
    (g(from_0) > 0, "0 < s <= 1 /\\ g s > 0"),
    (g(u) > 0, "g u > 0"),
    (h(to_1) > 0, "0 <= s < 1 /\\ h s > 0"),
    (h(from_0) > 0, "h s > 0"),
    (log(x) ** 2 > 0, "0 < x /\\ ln x ^ 2 > 0"),
    (sqrt(log(x)) > 0, "0 < x /\\ 0 <= ln x /\\ sqrt (ln x) > 0"),
    (atanh(log(x)) > 0, "0 < x /\\ -1 < ln x /\\ ln x < 1 /\\ atanh (ln x) > 0"),
    (xlogy(1 / x, 1 / y) > 0, "x <> 0 /\\ y <> 0 /\\ xlogy_defined (1 / x) (1 / y) /\\ xlogy (1 / x) (1 / y) > 0"),
    (x ** (term(1) / 0) > 0, "0 <> 0 /\\ 0 < x /\\ power x (1 / 0) > 0"),
    (x ** counts[i] > 0, "(x <> 0 \\/ 0 <= m i) /\\ power x (m i) > 0"),
    (x ** (n + 1) > 0, "(x <> 0 \\/ 0 <= n + 1) /\\ power x (n + 1) > 0"),
    (x ** (n + y) > 0, "0 < x /\\ power x (n + y) > 0"),
    (
        Term(Operator("call"), (function(to_1, log(to_1)), x)) > 0,
        "0 < x <= 1 /\\ 0 < x /\\ (fun s (* (0, 1] *) => ln s) x > 0",
    ),
    (Term(Operator("call"), (w[i], j)) > 0, "in_range 1 K j /\\ (w i) j > 0"),
    (forall(variable("m", integers(None, 5)), x > 0), "forall m : R, integer m /\\ m <= 5 -> x > 0"),
    (forall(variable("m", integers(5, None)), x > 0), "forall m : R, integer m /\\ 5 <= m -> x > 0"),
    (forall(variable("m", integer), x > 0), "forall m : R, integer m -> x > 0"),
    (log(1 - u) < 0, "0 < 1 - u /\\ ln (1 - u) < 0"),
    (1 / x > 0, "x <> 0 /\\ 1 / x > 0"),
    (1 / n > 0, "1 / n > 0"),  # 1 <= n
    (x / 2 > 0, "x / 2 > 0"),
    (x / (term(1) - 1) > 0, "1 - 1 <> 0 /\\ x / (1 - 1) > 0"),
    (sqrt(x) >= 0, "0 <= x /\\ sqrt x >= 0"),
    (atanh(x) > 0, "-1 < x /\\ x < 1 /\\ atanh x > 0"),
    (log(x, y) > 0, "0 < y /\\ y <> 1 /\\ 0 < x /\\ log_base x y > 0"),
    (log(x, 2) > 0, "0 < x /\\ log_base x 2 > 0"),
    (log(x, 1) > 0, "1 <> 1 /\\ 0 < x /\\ log_base x 1 > 0"),
    (xlogy(x, y) > 0, "xlogy_defined x y /\\ xlogy x y > 0"),
    (x**3 > 0, "x ^ 3 > 0"),
    (x**n > 0, "power x n > 0"),
    (x ** variable("m", integer) > 0, "(x <> 0 \\/ 0 <= m) /\\ power x m > 0"),
    (x ** term(-2) > 0, "x <> 0 /\\ power x (-2) > 0"),
    (x ** (term(1) / 2) > 0, "0 <= x /\\ power x (1 / 2) > 0"),
    (x ** neg(term(1) / 2) > 0, "0 < x /\\ power x (- (1 / 2)) > 0"),
    (x**y > 0, "0 < x /\\ power x y > 0"),
    (t**y > 0, "power t y > 0"),
    (z[k] > 0, "z k > 0"),  # k ranges over 1, …, n
    (z[2] > 0, "in_range 1 n 2 /\\ z 2 > 0"),
    (z[k + 1] > 0, "in_range 1 n (k + 1) /\\ z (k + 1) > 0"),
    (g(x) > 0, "0 < x <= 1 /\\ g x > 0"),
    (call(vector(1 / x, y), 2) > 0, "x <> 0 /\\ vector [1 / x; y] 2 > 0"),
    (Term(Operator("call"), (vector(z, z), term(3), i)) > 0, "in_range 1 2 3 /\\ rows [z; z] 3 i > 0"),
    (first_of_two(x, log(y)) > 0, "0 < y /\\ first_of_two x (ln y) > 0"),
    (call(vector(x, y), k) > 0, "in_range 1 2 k /\\ vector [x; y] k > 0"),
    (sum_(i, log(p[i])) > 0, "(forall i : R, in_range 1 n i -> 0 < p i) /\\ Sum 1 n (fun i => ln (p i)) > 0"),
    (sum_(variable("j", integers(0, x)), y) > 0, "integer x /\\ Sum 0 x (fun j => y) > 0"),
    (maximum_(variable("j", integers(0, n)), y) > 0, "Maximum 0 n (fun j => y) > 0"),
    (maximum_(variable("j", integers(n, K)), y) > 0, "n <= K /\\ Maximum n K (fun j => y) > 0"),
    (
        piecewise((log(x), x > 0), (1 / x, x < 0), otherwise=sqrt(x)) > 0,
        "((x > 0) -> 0 < x) /\\ ((x <= 0) -> ((x < 0) -> x <> 0) /\\ ((x >= 0) -> 0 <= x)) /\\ "
        "piecewise (x > 0) (ln x) (piecewise (x < 0) (1 / x) (sqrt x)) > 0",
    ),
    (implies(x > 0, log(x) < x), "(x > 0) -> 0 < x /\\ ln x < x"),
    (implies(log(x) > 0, x > 1), "0 < x /\\ ((ln x > 0) -> x > 1)"),
    (forall(t, log(t) < t), "forall t : R, 0 < t -> ln t < t"),
    (forall(x, log(x) < x), "forall x : R, 0 < x /\\ ln x < x"),
    (forall(x, implies(x > 0, x > y)), "forall x : R, (x > 0) -> x > y"),
    (forall(variable("s", interval(0, 1 / a)), x > 0), "a <> 0 /\\ (forall s : R, 0 <= s <= 1 / a -> x > 0)"),
    (forall(p, x > 0), "forall p : R -> R, (forall i : R, in_range 1 n i -> 0 <= p i) -> x > 0"),
    (forall(z, x > 0), "forall z : R -> R (* 1 .. n -> R *), x > 0"),
    (conjunction((1 / x > 0, y > 0)), "x <> 0 /\\ (1 / x > 0 /\\ y > 0)"),
    (is_integer(1 / x), "x <> 0 /\\ integer (1 / x)"),
    (Ne(x, y), "x <> y"),
    (continuous(f, interval(0, 1)), "continuous_on (fun x : R => 0 <= x <= 1) f"),
    (
        continuous(g, interval(0, 1)),
        "(forall x : R, 0 <= x <= 1 -> 0 < x <= 1) /\\ continuous_on (fun x : R => 0 <= x <= 1) g",
    ),
    (
        differentiable(function(x, log(x)), positive),
        "forall x : R, 0 < x -> ex_derive (fun x' => ln x') x",
    ),
    (differentiable(g, interval(0, 1)), "forall x : R (* [0, 1] *), 0 < x < 1 -> ex_derive g x"),
    (integrable(f, interval(0, infinity, right_open=True)), "ex_RInt_gen f (at_point 0) (Rbar_locally p_infty)"),
    (
        Eq(integral(variable("s", interval(a, b)), f(variable("s", interval(a, b)))), 1),
        "a <= b /\\ ex_RInt (fun s => f s) a b /\\ RInt (fun s => f s) a b = 1 :> R",
    ),
    (Eq(D(x**2, x), 2 * x), "ex_derive (fun x' => x' ^ 2) x /\\ Derive (fun x' => x' ^ 2) x = 2 * x"),
    (
        Eq(D(log(x), x), 1),
        "locally x (fun x' => 0 < x') /\\ ex_derive (fun x' => ln x') x /\\ Derive (fun x' => ln x') x = 1",
    ),
    (
        Eq(D_at(f(x), x, 1 / y), 1),
        "y <> 0 /\\ ex_derive (fun x => f x) (1 / y) /\\ Derive (fun x => f x) (1 / y) = 1",
    ),
    (
        Eq(D(x**3, x, 2), 1),
        "ex_derive_times 2 (fun x' => x' ^ 3) x /\\ Derive_n (fun x' => x' ^ 3) 2 x = 1",
    ),
    (
        Eq(D_at(g(u), variable("s", interval(0, 1)), x), 1),
        "0 < x < 1 /\\ ex_derive (fun s (* [0, 1] *) => g u) x /\\ Derive (fun s (* [0, 1] *) => g u) x = 1",
    ),
    (
        Eq(D(1 / z[k], z[k]), 1),
        "locally (z k) (fun t => update z k t k <> 0) /\\ "
        "ex_derive (fun t (* entry z k *) => 1 / update z k t k) (z k) /\\ "
        "Derive (fun t (* entry z k *) => 1 / update z k t k) (z k) = 1",
    ),
    (
        Eq(integral(variable("s", interval(0, 1 / y)), x), 1),
        "y <> 0 /\\ 0 <= 1 / y /\\ ex_RInt (fun s => x) 0 (1 / y) /\\ RInt (fun s => x) 0 (1 / y) = 1 :> R",
    ),
    (
        Eq(integral(to_1, log(to_1)), x),
        "ex_RInt_gen (fun s => ln s) (at_right 0) (at_point 1) /\\ "
        "RInt_gen (fun s => ln s) (at_right 0) (at_point 1) = x :> R",
    ),
    (
        Eq(integral(from_0, log(from_0)), x),
        "(forall s : R, 0 <= s < 1 -> 0 < s) /\\ ex_RInt_gen (fun s => ln s) (at_point 0) (at_left 1) /\\ "
        "RInt_gen (fun s => ln s) (at_point 0) (at_left 1) = x :> R",
    ),
    (
        Eq(integral(variable("s", nonnegative), x), 1),
        "ex_RInt_gen (fun s => x) (at_point 0) (Rbar_locally p_infty) /\\ "
        "RInt_gen (fun s => x) (at_point 0) (Rbar_locally p_infty) = 1 :> R",
    ),
    (
        Eq(D_at(x, variable("s", interval(0, 1 / y)), a), 1),
        "y <> 0 /\\ 0 < a < 1 / y /\\ ex_derive (fun s (* [0, 1 / y] *) => x) a /\\ "
        "Derive (fun s (* [0, 1 / y] *) => x) a = 1",
    ),
    (
        Eq(bind("partial", p, p[k], function(i, z[i] ** 2), k, order=1), 1),
        "(forall i : R, in_range 1 n i -> 0 <= z i ^ 2) /\\ 0 < z k ^ 2 /\\ "
        "ex_derive (fun t (* entry (fun i (* 1 .. n *) => z i ^ 2) k in 1 .. n -> [0, oo) *) => "
        "update (fun i (* 1 .. n *) => z i ^ 2) k t k) ((fun i (* 1 .. n *) => z i ^ 2) k) /\\ "
        "Derive (fun t (* entry (fun i (* 1 .. n *) => z i ^ 2) k in 1 .. n -> [0, oo) *) => "
        "update (fun i (* 1 .. n *) => z i ^ 2) k t k) ((fun i (* 1 .. n *) => z i ^ 2) k) = 1",
    ),
    (
        Eq(D(p[k], p[k]), 1),
        "0 < p k /\\ "
        "ex_derive (fun t (* entry p k *) => update p k t k) (p k) /\\ "
        "Derive (fun t (* entry p k *) => update p k t k) (p k) = 1",
    ),
    (
        Eq(limit(log(x), x, 0), 1),
        "near (fun x : R => True) 0 (fun x => 0 < x) /\\ "
        "ex_limit (near (fun x : R => True) 0) (fun x => ln x) /\\ "
        "Limit (near (fun x : R => True) 0) (fun x => ln x) = 1",
    ),
    (
        Eq(activations.softmax(z)[k], 1),
        "Sum 1 n (fun i => exp (z i)) <> 0 /\\ softmax n z k = 1",
    ),
]  # fmt: skip


@pytest.mark.parametrize(("proposition", "text"), HOLDS, ids=[text for _, text in HOLDS])
def test_what_has_to_hold(proposition: Term, text: str) -> None:
    assert coq_proposition(proposition).split() == text.split()  # on however many lines


def test_a_statement() -> None:
    """What the variables range over, the hypotheses with their obligations, the conclusion with its own."""
    hypotheses = [Eq(sum_(i, p[i]), 1), 1 / x > 0]
    assert coq_statement(hypotheses, forall(k, implies(p[k] > 0, log(p[k]) <= 0))) == (
        "forall (n x : R) (p : R -> R),\n"
        "integer n /\\ 1 <= n ->\n"
        "(forall i : R, in_range 1 n i -> 0 <= p i) ->\n"
        "(Sum 1 n (fun i => p i) = 1) ->\n"
        "(x <> 0 /\\ 1 / x > 0) ->\n"
        "forall k : R, in_range 1 n k -> (p k > 0) -> 0 < p k /\\ ln (p k) <= 0"
    )


def test_an_implication_is_no_hypothesis() -> None:
    supposed, implied = coq_statement([x > 0], y > 0), coq_statement([], implies(x > 0, y > 0))
    assert supposed == "forall (x y : R),\n(x > 0) ->\ny > 0"
    assert implied == "forall (x y : R),\n((x > 0) -> y > 0)"


def test_a_variable_that_stands_only_in_a_sort_is_quantified_too() -> None:
    m = variable("m", index_range(n))
    s = variable("s", interval(0, 1 / t))
    assert coq_statement([], Eq(variable("r", index_range(m)), s)).splitlines()[:6] == [
        "forall (n t m s r : R),",
        "integer n /\\ 1 <= n ->",
        "0 < t ->",
        "in_range 1 n m ->",
        "0 <= s <= 1 / t ->",
        "in_range 1 m r ->",
    ]


def test_the_ends_of_a_range_are_defined() -> None:
    s, r = variable("s", interval(0, 1 / x)), variable("r", integers(1, y))
    assert coq_parts([], Eq(s, 0)).ranges == ("x <> 0 /\\ 0 <= s <= 1 / x",)
    assert coq_parts([], Eq(r, 0)).ranges == ("integer y /\\ in_range 1 y r",)


def test_the_text_of_a_premise_depends_on_it_alone() -> None:
    """So that a lemma's premises are those of the lemma that it is applied to."""
    alone = coq_parts([], log(x) > 0).conclusion
    assert coq_parts([log(x) > 0], x > 0).hypotheses == (alone,)
    assert coq_parts([x > 0, log(x) > 0, forall(y, y > x)], x > 0).hypotheses[1] == alone


def test_definitions_come_in_order_and_with_their_sizes() -> None:
    texts = coq_definitions([activations.log_softmax(z)[k], information.jensen_shannon(p, p)])
    names = [name for name, _ in texts]
    assert len(set(names)) == len(names)
    for place, (name, text) in enumerate(texts):
        assert text.startswith(f"Definition {name} ")
        for later in names[place + 1 :]:
            assert not re.search(rf"\b{later}\b", text)


def test_a_definition() -> None:
    assert coq_definitions([activations.softmax(z)[k]]) == [
        (
            "softmax",
            "Definition softmax (n : R (* size 1 .. oo *)) (z : R -> R (* 1 .. n -> R *)) : R -> R :=\n"
            "  fun k (* 1 .. n *) => exp (z k) / Sum 1 n (fun i => exp (z i)).",
        )
    ]


def test_two_definitions_of_one_name_are_refused() -> None:
    one, other = (define("loss", (x,), body, {"latex": "L", "text": "L"}) for body in (x, x + 1))
    with pytest.raises(NotInCoq, match="Two definitions are called loss"):
        coq_definitions([one(x) + other(x)])


@pytest.mark.parametrize("name", ["x", "p_hat", "alpha", "z_0", "f'", "loss", "R", "delta", "e", "w_1", "exp", "α"])
def test_names_come_back(name: str) -> None:
    assert variable_named(variable_name(name)) == name
    assert definition_named(definition_name(name)) == name


def test_no_variable_is_called_like_a_definition() -> None:
    names = ["x", "P", "R", "delta", "loss", "softmax", "the_x", "the_loss", "x_1", "exp", "p_hat", "power", "forall"]
    identifiers = [f(name) for f in (variable_name, definition_name) for name in names]
    assert len(set(identifiers)) == len(identifiers)


@pytest.mark.parametrize("name", ["x y", "1x", "x-1", "x_", "", "x\u2032"])
def test_other_names_are_refused(name: str) -> None:
    with pytest.raises(NotInCoq, match="no identifier"):
        variable_name(name)


REFUSED = [
    (Eq(sum_(variable("j", natural), x), 0), "finite range of integers"),
    (Eq(sum_(variable("s", interval(0, 1)), x), 0), "finite range of integers"),
    (Eq(infinity, x), "Infinity is no number"),
    (Eq(op("max", x), x), "single number"),
    (Eq(limit(f(x), x, infinity, "+"), 0), "one side only"),
    (Eq(D(x, x, 0), x), "order of a derivative"),
    (Eq(op("unheard of", x), 0), "unheard of has no counterpart"),
    (forall(variable("F", function_sort(function_sort(real, real), real)), x > 0), "argument is a function"),
    (Eq(x, variable("x", positive)), "Two variables are called x"),
    (Eq(add(call(x, 1), 1), 0), "no function of 1 arguments"),
    (Eq(call(z, i, j), sub(1, 1)), "no function of"),
]


@pytest.mark.parametrize(("proposition", "why"), REFUSED, ids=[why for _, why in REFUSED])
def test_what_has_no_counterpart_is_refused(proposition: Term, why: str) -> None:
    with pytest.raises(NotInCoq, match=why):
        coq_statement([], proposition)

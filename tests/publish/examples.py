"""Derivations made by hand, as printers see them: nothing here was checked, and nothing here needs the kernel."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING

from derive.authoring.derivation import Block, Chain, Derivation, Reason, Said, Scope, Stated, Step
from derive.terms.build import (
    D,
    Eq,
    Ge,
    Gt,
    Lt,
    conjunction,
    decimal,
    delta,
    exp,
    forall,
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
from derive.terms.sorts import family_sort, interval, natural, nonnegative, open_probability, positive, real
from derive.terms.term import Term
from derive.vocabulary.activations import logsumexp, softmax
from derive.vocabulary.binary_losses import binary_cross_entropy
from derive.vocabulary.information import cross_entropy, entropy, kl_divergence

if TYPE_CHECKING:
    pass


def because(words: str, *terms: Term, cites: tuple[str, ...] = ()) -> Reason:
    return Reason(words, terms, cites)


def chain(start: object, *links: tuple[str, object, Reason]) -> Chain:
    return Chain(term(start), tuple(Step(relation, term(t), reason) for relation, t, reason in links))


def derivation(name: str, title: str, statement: Term, *blocks: Block, **more: object) -> Derivation:
    fields: dict[str, object] = {
        "kind": "theorem", "summary": "", "hypotheses": (), "verdict": "proved", "claims": (), "source": "",
        "cites": (), "path": f"proofs/information/{name}.py",
    }  # fmt: skip
    fields |= more
    return Derivation(name=name, title=title, statement=statement, blocks=blocks, **fields)  # type: ignore[arg-type]


def log_le_sub_one() -> Derivation:
    t = variable("t", positive)
    return derivation(
        "log_le_sub_one",
        "The logarithm lies below its tangent",
        log(t) <= t - 1,
        Said(
            "The difference {0} has the derivative {1}, which changes its sign at t = 1 only.",
            (t - 1 - log(t), 1 - 1 / t),
        ),
        Stated(
            Eq(D(t - 1 - log(t), t), 1 - 1 / t), because("by SymPy's diff; checked by the rules of differentiation")
        ),
        path="proofs/calculus/log_le_sub_one.py",
        claims=("B11",),
    )


def gibbs_inequality() -> Derivation:
    n = variable("n", natural)
    p, q = variable("p", family_sort(n, nonnegative)), variable("q", family_sort(n, nonnegative))
    i = index("i", n)
    tangent = "log t ≤ t − 1 at t = {0}, times {1}"
    gap, summand = p[i] - q[i], xlogy(p[i], p[i]) - xlogy(p[i], q[i])
    dominated = forall(i, implies(Eq(q[i], 0), Eq(p[i], 0)))
    zero = Scope(
        "case", "Case {0}.", (Eq(p[i], 0),),
        (chain(gap, ("=", -q[i], because("{0}", Eq(p[i], 0))), ("≤", 0, because("domain of {0}", q)),
               ("=", summand, because("definition of a log b"))),),
    )  # fmt: skip
    positive_case = Scope(
        "case", "Case {0}.", (Gt(p[i], 0),),
        (Stated(Gt(q[i], 0), because("P ≪ Q, read backwards; domain of {0}", q)),
         chain(gap, ("=", -p[i] * (q[i] / p[i] - 1), because("algebra")),
               ("≤", -p[i] * log(q[i] / p[i]), because(tangent, q[i] / p[i], p[i], cites=("log_le_sub_one",))),
               ("=", summand, because("rules of logarithms"))),),
    )  # fmt: skip
    return derivation(
        "gibbs_inequality",
        "Gibbs' inequality",
        kl_divergence(p, q) >= 0,
        Scope("each", "For each {0} we show that {1}.", (i, gap <= summand), (zero, positive_case)),
        Said("It remains to add these up over i = 1, …, n."),
        chain(
            kl_divergence(p, q),
            ("=", sum_(i, summand), because("definition")),
            ("≥", sum_(i, gap), because("summed over {0}", i)),
            ("=", 0, because("linearity of the sum; {0} and {1}", Eq(sum_(i, p[i]), 1), Eq(sum_(i, q[i]), 1))),
        ),
        summary="A code made for Q costs at least what the code made for P does: D(P ‖ Q) = H(P, Q) − H(P) ≥ 0.",
        hypotheses=(Eq(sum_(i, p[i]), 1), Eq(sum_(i, q[i]), 1), dominated),
        claims=("A7", "B11"),
        source="Cover & Thomas 2.6.3",
        cites=("log_le_sub_one",),
    )


def softmax_cross_entropy_gradient() -> Derivation:
    K = variable("K", natural)
    z, t = variable("z", family_sort(K, real)), variable("t", family_sort(K, nonnegative))
    i, k = index("i", K), index("k", K)
    loss = cross_entropy(t, softmax(z))
    flat = logsumexp(z) - sum_(i, t[i] * z[i])
    return derivation(
        "softmax_cross_entropy_gradient",
        "The gradient of softmax cross-entropy",
        Eq(D(loss, z[k]), softmax(z)[k] - t[k]),
        chain(
            loss,
            ("=", -sum_(i, t[i] * (z[i] - logsumexp(z))), because("definition; logarithm of softmax")),
            ("=", flat, because("linearity of the sum; {0}", Eq(sum_(i, t[i]), 1))),
        ),
        Said("Only the first summand is not linear in z."),
        chain(
            D(loss, z[k]),
            ("=", D(flat, z[k]), because("the equation above, differentiated in {0}", z[k])),
            ("=", softmax(z)[k] - sum_(i, t[i] * delta(i, k)), because("gradient of logsumexp; chain rule")),
            ("=", softmax(z)[k] - t[k], because("Kronecker delta")),
        ),
        hypotheses=(Eq(sum_(i, t[i]), 1),),
        claims=("loss:cross_entropy",),
        path="proofs/losses/softmax_cross_entropy_gradient.py",
    )


def binary_cross_entropy_from_two_classes() -> Derivation:
    y, q = variable("y", open_probability), variable("p_hat", open_probability)
    target, prediction = vector(y, 1 - y), vector(q, 1 - q)
    return derivation(
        "binary_cross_entropy_from_two_classes",
        "Binary cross-entropy is cross-entropy with two classes",
        Eq(cross_entropy(target, prediction), binary_cross_entropy(y, q)),
        chain(
            cross_entropy(target, prediction),
            ("=", neg(xlogy(y, q) + xlogy(1 - y, 1 - q)), because("definition, the sum written out")),
            ("=", neg(y * log(q)) - (1 - y) * log(1 - q), because("algebra")),
            ("=", binary_cross_entropy(y, q), because("definition")),
        ),
        claims=("A15", "A16"),
        path="proofs/losses/binary/binary_cross_entropy_from_two_classes.py",
    )


def one_hot_example() -> Derivation:
    point = vector(*[decimal(d) for d in ("0.4", "0.3", "0.05", "0.05", "0.2")])
    value = cross_entropy(vector(1, 0, 0, 0, 0), point)
    return derivation(
        "one_hot_example",
        "The documents' first prediction costs 0.916 nats",
        conjunction((Gt(value, decimal("0.9155")), Lt(value, decimal("0.9165")))),
        chain(value, ("=", neg(log(decimal("0.4"))), because("definition; 0 log b = 0"))),
        verdict="enclosed",
        claims=("A10",),
    )


def entropies_do_not_compare() -> Derivation:
    p, q = vector(Fraction(1, 5), Fraction(4, 5)), vector(Fraction(4, 5), Fraction(1, 5))
    return derivation(
        "equal_entropies_are_not_equal_distributions",
        "Relative entropy is not a difference of entropies",
        conjunction((Eq(entropy(p), entropy(q)), Gt(kl_divergence(p, q), 0))),
        kind="refutation",
        summary="The text calls D(P ‖ Q) the difference of two entropies. For P = (0.2, 0.8) and Q = (0.8, 0.2) "
        "that is 0; D is not.",
        claims=("B14",),
    )


def definition_of_entropy() -> Derivation:
    n = variable("n", natural)
    p = variable("p", family_sort(n, nonnegative))
    i = index("i", n)
    return derivation(
        "entropy_definition",
        "Entropy",
        Eq(entropy(p), neg(sum_(i, xlogy(p[i], p[i])))),
        kind="definition",
        claims=("A1",),
    )


def wide() -> Derivation:
    """Formulas and reasons wider than any page."""
    a, b, c = (variable(name, real) for name in ("alpha", "beta", "gamma"))
    x = variable("x", interval(a, b))
    long = a * b * c
    for k in range(2, 8):
        long = long + (a + b) ** k * c / (k + exp(a / b)) - integral(x, log(1 + (x - a) ** k))
    nested = exp(a) * ((a + b + c) / c + (a + b) ** 2 + (a + b) ** 3 + (a + b) ** 4 + (a + b) ** 5 + a * b + long)
    too_long = "a reason that goes on and on, far beyond what could ever stand at the margin, for {0} is not {1}"
    longer = "a reason that is longer than the line it stands on can hold at {0}"
    return derivation(
        "wide_formulas",
        "Formulas wider than the page",
        Eq(long, long + a - a),
        chain(
            long,
            ("=", long + a - a, because("algebra")),
            ("=", nested, because(too_long, a, b)),
        ),
        chain(a, ("=", long, because("algebra")), ("≤", b, because(longer, a))),
        hypotheses=(Eq(long, 0), Gt(a, b), Ge(c, 0)),
    )  # fmt: skip


def examples() -> list[Derivation]:
    return [
        definition_of_entropy(),
        log_le_sub_one(),
        gibbs_inequality(),
        entropies_do_not_compare(),
        one_hot_example(),
        binary_cross_entropy_from_two_classes(),
        softmax_cross_entropy_gradient(),
        wide(),
    ]


TITLES = {d.name: d.title for d in examples()}

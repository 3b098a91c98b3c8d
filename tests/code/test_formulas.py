"""From terms to arrays: which operations are chosen, what is rewritten by which theorem, and what is refused."""

from __future__ import annotations

import tracemalloc

import numpy as np
import pytest
from click.testing import CliRunner

from derive.authoring import Eq, Script, algebra, theorem
from derive.cli import main
from derive.code import written
from derive.code.arrays import Axis, Graph, Node
from derive.code.callables import Function
from derive.code.layout import axis_order, fitted
from derive.code.lowering import Lowering
from derive.code.proved import NoCode
from derive.code.source import source_of
from derive.code.stable import Rewriter, match
from derive.terms.build import delta, exp, function, index, integral, log, neg, piecewise, sum_, variable, xlogy
from derive.terms.sorts import family_sort, integers, natural, positive, real
from derive.terms.term import Term
from derive.vocabulary.activations import sigmoid, softmax, softplus

K = variable("K", natural)
i, k = index("i", K), index("k", K)
z, t = variable("z", family_sort(K, real)), variable("t", family_sort(K, real))
x, T = variable("x", real), variable("T", positive)


def lowered(term: Term, *outputs: Term) -> Node:
    return Lowering(Graph(), outputs).lowered(term)


def test_operations_that_round_less() -> None:
    assert lowered(log(1 + exp(x))).op == "log1p"
    assert lowered(log(exp(x) + 1)).op == "log1p"
    assert lowered(log(1 - x)).op == "log1p"
    assert lowered(log(2 + x)).op == "log"
    assert lowered(exp(x) - 1).op == "expm1"
    assert lowered(1 - exp(x)).args[0].op == "expm1"
    assert [a.op for a in lowered(exp(x) - x - 1).args] == ["expm1", "neg"]
    assert lowered(x / 2).op == "div"
    assert lowered(xlogy(x, x)).op == "xlogy"


def test_equal_sums_are_one_node() -> None:
    """Σ e^{z_i} over i and over j are computed once, and e^{z_k} is what is summed."""
    j = index("j", K)
    node = lowered(exp(z[k]) / sum_(i, exp(z[i])) + 1 / sum_(j, exp(z[j])), k)
    sums = {n for n in _all(node) if n.op == "sum"}
    assert len(sums) == 1
    assert sums.pop().args[0] in _all(node.args[0].args[0])


def test_double_sums_have_two_axes() -> None:
    node = lowered(sum_(i, sum_(k, log(1 + exp(z[i] - z[k])))))
    inner = node.args[0]
    assert (node.op, inner.op) == ("sum", "sum")
    assert node.data != inner.data
    assert len(inner.args[0].axes) == 2


def _all(node: Node) -> set[Node]:
    return {node}.union(*map(_all, node.args))


def test_a_definition_is_rewritten_by_the_theorem_about_it() -> None:
    rewriter = Rewriter()
    assert rewriter.rewritten(sigmoid(x)) is not None
    assert rewriter.rewritten(softmax(z)[k]) is not None
    assert rewriter.rewritten(softmax(function(i, z[i] / T))[k]) is not None
    assert list(rewriter.cited) == [
        "sigmoid_stable_form",
        "softmax_stable_form",
        "softmax_at_a_temperature_stable_form",
    ]
    assert rewriter.rewritten(softplus(x) + 1) is None


def test_a_theorem_is_not_used_outside_its_domain() -> None:
    """softmax(z/T) at a real T is no instance of the theorem about T > 0: the general theorem is used."""
    rewriter = Rewriter()
    assert rewriter.rewritten(softmax(function(i, z[i] / x))[k]) is not None
    assert list(rewriter.cited) == ["softmax_stable_form"]


def test_matching() -> None:
    n = variable("n", natural)
    family = variable("p", family_sort(n, real))
    assert match(softmax(family), softmax(z)) == {family: z, n: K}
    assert match(x + x, T + T) == {x: T}
    assert match(x + x, T + x) is None
    assert match(sigmoid(x), softplus(x)) is None


def test_what_has_no_code() -> None:
    for term, why in (
        (integral(x, exp(x)), "integral"),
        (sum_(variable("i", integers(2, K)), x), "no axis"),
        (piecewise((x, x > 0), (1 / x, x < 0), otherwise=0), ""),
    ):
        if why:
            with pytest.raises(NoCode, match=why):
                lowered(term)
        else:
            lowered(term)


def test_a_branch_that_is_not_taken_is_harmless() -> None:
    """1/x for x > 0, else 0: the quotient is never computed at 0."""
    node = lowered(piecewise((1 / x, x > 0), otherwise=0))
    assert node.op == "where"
    assert node.args[1].op == "div"
    assert node.args[1].args[1].op == "where"


def test_an_indicator_chooses_where_a_product_may_be_infinite() -> None:
    y = index("y", K)
    assert lowered(neg(delta(k, y) / z[k]), k).args[0].op == "where"
    assert lowered(delta(k, y) * z[k], k).op == "mul"


def test_axes_and_shapes() -> None:
    n, c = Axis(K, 0), Axis(variable("N", natural), 0)
    assert axis_order([(n, c), (c,)]) == {n: 0, c: 1}
    assert axis_order([(n, c), (c, n)]) == {n: 0, c: 1}
    a = np.arange(6.0).reshape(2, 3)
    assert fitted("a", (n, c), (n, c)) == "a"
    assert fitted("a", (n,), (n, c)) == "a[..., None]"
    assert fitted("a", (c,), (n, c)) == "a[..., None, :]"
    assert fitted("a", (None,), ()) == "a[..., 0]"
    assert fitted("a", (n, None), (n, c)) == "a"
    assert fitted("a", (n, None), (n,)) == "a[..., 0]"
    assert (a.sum(-1)[..., None] == a.sum(-1, keepdims=True)).all()


def test_the_command() -> None:
    run = CliRunner().invoke
    printed = run(main, ["code", "binary_cross_entropy_with_logits", "--hessian"])
    assert printed.exit_code == 0
    assert "def binary_cross_entropy_with_logits_hessian_vector_product(y, x, v):" in printed.output
    compile(printed.output, "printed", "exec")
    assert "import torch" in run(main, ["code", "hinge", "--target", "torch"]).output
    assert "import jax.numpy as jnp" in run(main, ["code", "hinge", "--target", "jax"]).output
    for name, why in (("gibbs_inequality", "closed form"), ("no_such_loss", "No derivation is called")):
        refused = run(main, ["code", name])
        assert refused.exit_code == 2
        assert why in refused.output


def test_a_derivation_that_does_not_hold_is_refused_in_sentences(monkeypatch: pytest.MonkeyPatch) -> None:
    @theorem("Half of it")
    def hinge_stable_form(d: Script) -> None:
        x = d.real("x")
        d.show(Eq(sigmoid(x), x / 2))
        d.have(Eq(sigmoid(x), x / 2), algebra)

    @theorem("None of it")
    def squared_hinge_stable_form(d: Script) -> None:
        d.show(Eq(d.real("x"), 0))

    broken = {entry.name: entry for entry in (hinge_stable_form, squared_hinge_stable_form)}
    monkeypatch.setattr("derive.code.proved.find", broken.__getitem__)
    for name, why in (("hinge", "It is false: at x = −1"), ("squared_hinge", "proves nothing")):
        shown = CliRunner().invoke(main, ["code", name])
        assert shown.exit_code == 2, shown.output
        assert f"{name}_stable_form is not proved" in shown.output
        assert why in shown.output
        assert isinstance(shown.exception, SystemExit)  # no traceback


def test_a_second_derivative_that_is_zero_is_written_as_zero() -> None:
    for name in ("hinge", "negative_log_likelihood", "multi_margin"):
        product = written(name, hessian=True).text.partition("_hessian_vector_product(")[2]
        summary = product.partition("\n\n")[0]
        assert summary.endswith(" = 0"), summary


def test_the_hessian_times_a_vector_makes_no_matrix() -> None:
    """Deltas are summed, sums exchanged: nothing grows with the square of the number of classes or features."""
    entry = written("softmax_cross_entropy_with_integer_labels", hessian=True).text
    assert "return softmax * (v - np.sum(softmax * v, axis=-1, keepdims=True))" in entry
    rng = np.random.default_rng(0)
    N, K = 3, 400
    y, p = rng.integers(0, 2, K).astype(float), rng.random(K)
    X, W = rng.standard_normal((N, K)), rng.standard_normal((5, K))
    wide = {
        "dice": ("hessian_vector_product", (y, p, p)),
        "tversky": ("hessian_vector_product", (y, p, 0.3, 0.7, p)),
        "logistic_regression": ("hessian_vector_product_w", (W[0], 0.5, X, y[:N], p)),
        "softmax_regression": ("hessian_vector_product_W", (W, np.zeros(5), X, np.zeros(N, int), W)),
    }
    for name, (role, arguments) in wide.items():
        product = getattr(Function(source_of(name), "numpy"), role)
        product(*arguments)
        tracemalloc.start()
        product(*arguments)
        peak = tracemalloc.get_traced_memory()[1]
        tracemalloc.stop()
        assert peak < 8 * K * K / 2, (name, peak)


def test_a_zero_of_the_vector_meets_no_infinity() -> None:
    """v/t, not v times 1/t: at t = 10⁻³²⁰ the second derivative is beyond the floats, and 0 times it is 0."""
    compute = Function(source_of("kl_divergence_with_log_input"), "numpy").hessian_vector_product_t
    found = compute(np.array([1e-320, 0.5]), np.zeros(2), np.array([0.0, 1.0]))
    assert found.tolist() == [0.0, 2.0]

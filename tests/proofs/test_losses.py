"""The table of losses: value, slopes, curvature, convexity, least value and mean of every loss, each by theorems that
speak of that loss."""

import pytest

from derive.authoring.loss import Loss, filed
from derive.catalogue import aliases, find, index
from derive.kernel.propositions import parts
from derive.terms.build import is_binder, is_op, is_relation
from derive.terms.definition import Definition
from derive.terms.term import Operator, Variable, free_variables, fresh_variable, open_body, subterms
from proofs.losses.table import LOSSES

LOOKED_UP = (  # one name for each line of the losses' literature that a reader comes with
    "softmax_cross_entropy",
    "softmax_cross_entropy_with_integer_labels",
    "label_smoothing_cross_entropy",
    "label_smoothing_over_other_classes",
    "temperature_cross_entropy",
    "distillation",
    "binary_cross_entropy",
    "binary_cross_entropy_with_logits",
    "negative_log_likelihood",
    "kl_divergence",
    "kl_divergence_with_log_input",
    "kl_divergence_with_log_target",
    "jensen_shannon",
    "gaussian_negative_log_likelihood",
    "poisson_negative_log_likelihood",
    "sigmoid_focal",
    "hinge",
    "squared_hinge",
    "multi_margin",
    "soft_margin",
    "multilabel_soft_margin",
    "dice",
    "tversky",
    "squared_error",
    "huber",
    "log_cosh",
    "logistic_regression",
    "softmax_regression",
    "gaussian_kl",
    "info_nce",
    "bradley_terry",
    "perplexity",
    "z_loss",
)
BY_NAME = {loss.name: loss for loss in LOSSES}
MEANS = {  # these are means over items themselves; what has a mean's gradient is the loss of one item
    "perplexity": "softmax_cross_entropy_with_integer_labels",
    "softmax_regression": "softmax_cross_entropy_with_integer_labels",
    "logistic_regression": "binary_cross_entropy_with_logits",
}


def statement(name):
    return find(name).derivation.statement


def definition(loss):
    """The definition that the loss's value is about."""
    value = statement(loss.value)
    assert is_op(value, "=")
    head = value.args[0].head
    assert isinstance(head, Definition), "the left side is not the loss as it is defined"
    return head


def claims(proposition):
    """The relations that a theorem claims: the parts of conjunctions, for every value, under its conditions."""
    if is_op(proposition, "and"):
        for part in parts(proposition):
            yield from claims(part)
    elif is_op(proposition, "implies"):
        yield from claims(proposition.args[1])
    elif is_binder(proposition, "forall"):
        x = fresh_variable(proposition.head.hint, proposition.args[0], (proposition,))
        yield from claims(open_body(proposition, x))
    else:
        yield proposition


@pytest.mark.parametrize("name", LOOKED_UP)
def test_what_readers_look_up_is_there(name):
    assert name in BY_NAME


@pytest.mark.parametrize("name", sorted(BY_NAME))
def test_everything_about_a_loss_is_settled(name):
    loss = BY_NAME[name]
    assert set(loss.gradients) == set(loss.arguments)
    assert set(loss.hessians) >= set(loss.arguments), "no second derivative"
    if len(loss.arguments) == 2:
        assert ",".join(loss.arguments) in loss.hessians, "no mixed second derivative"
    assert loss.convexity
    assert loss.minimum
    assert loss.reductions
    for derivation in loss.derivations():
        assert derivation in index(), derivation


@pytest.mark.parametrize("name", sorted(BY_NAME))
def test_value_and_slopes_say_what_they_are_filed_under(name):
    """The value is an equation of the definition itself; a gradient one of its derivative in that argument."""
    loss = BY_NAME[name]
    head = definition(loss)
    slopes = [(x, 1, d) for x, d in loss.gradients.items()] + [(x, 2, d) for x, d in loss.hessians.items()]
    for arguments, order, derivation in slopes:
        equation = statement(derivation)
        assert is_op(equation, "="), derivation
        left, moved = equation.args[0], []
        while is_binder(left, "derivative") or is_binder(left, "partial"):
            point = left.args[2].head
            moved += [point.name if isinstance(point, Variable) else None] * left.head.order
            left = left.args[1]
        assert left.head == head, derivation
        assert len(moved) == order, derivation
        assert {m for m in moved if m} <= set(arguments.split(",")), derivation


@pytest.mark.parametrize("name", sorted(BY_NAME))
def test_its_least_value_is_a_theorem_about_the_loss(name):
    """Something bounds it from below, and something says how good the bound is: a point where the loss has that value,
    points where it comes as near as one likes, or that it goes below every bound."""
    loss = BY_NAME[name]
    head = definition(loss)
    found = [c for derivation in loss.minimum for c in claims(statement(derivation)) if is_relation(c)]

    def is_loss(t):
        return t.head == head

    below = [c for c in found if is_op(c, "≥") or is_op(c, ">") if is_loss(c.args[0])]
    assert below, "no theorem says that the loss is at least something"
    values = [c for c in found if is_op(c, "=") and is_loss(c.args[0])]  # 0, an entropy, −M: where it is attained
    near = [c for c in found if is_op(c, "<") and is_loss(c.args[0]) and _is_any_positive_number_above(c.args[1])]
    compared = [c for c in below if is_loss(c.args[1])]  # no point has less than this one has
    falls = [c for c in found if is_op(c, "<") and any(is_binder(s, "derivative") for s in subterms(c.args[0]))]
    assert values or near or compared or falls, "no theorem says where it is least, or that nothing is"


def _is_any_positive_number_above(bound):
    """ε, w ε or 1 + ε for a positive variable ε."""
    return any(v.head.name == "epsilon" for v in free_variables(bound))


@pytest.mark.parametrize("name", ["softmax_regression", "logistic_regression"])
def test_a_linear_model_is_least_exactly_where_its_gradient_vanishes(name):
    """Both ways: gradient 0 ⇒ least (the loss is convex), and a slope ⇒ a step that lowers the loss."""
    loss = BY_NAME[name]
    head = definition(loss)
    enough, needed = find(f"{name}_minimum").derivation, find(f"{name}_steps_down").derivation
    assert {enough.name, needed.name} <= set(loss.minimum)
    (bound,) = claims(enough.statement)
    assert is_op(bound, "≥")
    assert [t.head for t in bound.args] == [head, head]
    conditions = [*enough.hypotheses]
    if is_op(enough.statement, "implies"):
        conditions.append(enough.statement.args[0])
    level = [c for h in conditions for c in claims(h)]
    assert sorted(c.args[0].args[2].head.name for c in level) == sorted(loss.arguments)
    assert all(is_op(c, "=") and repr(c.args[1]) == "0" for c in level)
    assert needed.hypotheses == ()
    for step in parts(needed.statement):
        falls, lower = step.args
        assert is_op(falls, "<")
        assert any(s.head == head for s in subterms(falls))
        assert is_op(lower, "<")
        assert [t.head for t in lower.args] == [head, head]
    slopes = {s.args[2].head.name for s in subterms(needed.statement) if is_binder(s, "partial") or _is_slope(s)}
    assert slopes == set(loss.arguments)


def _is_slope(t):
    return is_binder(t, "derivative") and isinstance(t.args[2].head, Variable)


@pytest.mark.parametrize("name", sorted(BY_NAME))
def test_its_mean_over_items_has_the_gradient_with_the_factor(name):
    """A reduction differentiates a sum of the losses of items, divided: ∂/∂x (Σ ℓ)/N."""
    item = definition(BY_NAME[MEANS.get(name, name)])
    for derivation in BY_NAME[name].reductions:
        for equation in claims(statement(derivation)):
            assert is_op(equation, "="), derivation
            slope = equation.args[0]
            assert is_binder(slope, "partial"), derivation
            mean = slope.args[1]
            assert mean.head == Operator("div"), derivation
            assert is_binder(mean.args[0], "sum"), derivation
            assert any(s.head == item for s in subterms(mean)), derivation


def test_an_alias_means_one_loss():
    names = [n for loss in LOSSES for n in (loss.name, *loss.aliases)]
    assert len(names) == len(set(names))
    for name in names:
        assert aliases()[name] in index()


# ---- filing by name


@pytest.fixture
def folder(tmp_path):
    for stem in (
        "losses",
        "plain_stable_form",
        "plain_gradient",
        "plain_gradient_stable_form",
        "plain_second_derivative",
        "plain_convex",
        "plain_no_minimum",
        "plain_mean",
        "plain_of_something",
        "plain_with_scale_stable_form",
        "plain_with_scale_mean_gradient",
        "plain_with_scale_gradient",
        "plain_with_scale_mean_hessian",
        "plain_with_scale_hessian",
        "plain_with_scale_mixed_hessian",
        "plain_with_scale_not_convex",
        "another_theorem",
    ):
        (tmp_path / f"{stem}.py").touch()
    return tmp_path


def test_derivations_are_filed_by_their_names(folder):
    plain, scaled = filed(
        str(folder / "losses.py"),
        Loss("plain", "plain", {"x": ""}, variants=("another_theorem",)),
        Loss("plain_with_scale", "scaled", {"m": "mean", "s": ""}, convexity=("another_theorem",)),
    )
    assert plain == Loss(
        "plain",
        "plain",
        {"x": ""},
        value="plain_stable_form",
        gradients={"x": "plain_gradient_stable_form"},
        hessians={"x": "plain_second_derivative"},
        convexity=("plain_convex",),
        minimum=("plain_no_minimum",),
        reductions=("plain_mean",),
        rests_on=("plain_gradient", "plain_of_something"),
        variants=("another_theorem",),
    )
    assert scaled == Loss(
        "plain_with_scale",
        "scaled",
        {"m": "mean", "s": ""},
        value="plain_with_scale_stable_form",
        gradients={"m": "plain_with_scale_mean_gradient", "s": "plain_with_scale_gradient"},
        hessians={
            "m": "plain_with_scale_mean_hessian",
            "s": "plain_with_scale_hessian",
            "m,s": "plain_with_scale_mixed_hessian",
        },
        convexity=("another_theorem", "plain_with_scale_not_convex"),
    )


def test_what_the_author_wrote_stays(folder):
    (plain,) = filed(
        str(folder / "losses.py"),
        Loss("plain", "plain", {"x": ""}, value="another_theorem", gradients={"x": "another_theorem"}),
    )
    assert plain.value == "another_theorem"
    assert plain.gradients == {"x": "another_theorem"}
    assert "plain_gradient_stable_form" in plain.rests_on

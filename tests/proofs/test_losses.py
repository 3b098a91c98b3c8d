"""The table of losses: every loss has a value, its slopes, its curvature, its convexity and its least value settled."""

import pytest

from derive.catalogue import aliases, find, index
from derive.terms.build import is_binder, is_op
from derive.terms.definition import Definition
from derive.terms.term import subterms
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


@pytest.mark.parametrize("name", LOOKED_UP)
def test_what_readers_look_up_is_there(name):
    assert name in BY_NAME


@pytest.mark.parametrize("name", sorted(BY_NAME))
def test_everything_about_a_loss_is_settled(name):
    loss = BY_NAME[name]
    assert loss.gradients
    assert set(loss.hessians), "no second derivative"
    assert loss.convexity
    assert loss.minimum
    for derivation in loss.derivations():
        assert derivation in index(), derivation


@pytest.mark.parametrize("name", sorted(BY_NAME))
def test_value_and_slopes_say_what_they_are_filed_under(name):
    """The value is an equation of the definition itself; a gradient one of its derivative."""
    loss = BY_NAME[name]
    value = find(loss.value).derivation.statement
    assert is_op(value, "=")
    definition = value.args[0].head
    assert isinstance(definition, Definition), "the left side is not the loss as it is defined"
    for derivation in (*loss.gradients.values(), *loss.hessians.values()):
        statement = find(derivation).derivation.statement
        assert is_op(statement, "="), derivation
        taken = [s for s in subterms(statement.args[0]) if is_binder(s, "derivative") or is_binder(s, "partial")]
        assert taken, derivation
        assert any(s.head == definition for t in taken for s in subterms(t)), derivation


def test_an_alias_means_one_loss():
    names = [n for loss in LOSSES for n in (loss.name, *loss.aliases)]
    assert len(names) == len(set(names))
    for name in names:
        assert aliases()[name] in index()

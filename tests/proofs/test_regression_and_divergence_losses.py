"""The losses of regression and the divergences: what their records name exists, and their values are the known ones."""

from fractions import Fraction

import pytest

from derive.catalogue import find
from derive.catalogue import index as catalogue
from derive.kernel.balls import decide
from derive.terms.build import is_binder, is_op, log, neg, sqrt, term, vector
from derive.vocabulary import divergence_losses as divergences
from derive.vocabulary import regression_losses as regression
from proofs.losses.divergence.losses import LOSSES as DIVERGENCE
from proofs.losses.regression.losses import LOSSES as REGRESSION

LOSSES = (*DIVERGENCE, *REGRESSION)
half = term(1) / 2


@pytest.mark.parametrize("loss", LOSSES, ids=lambda loss: loss.name)
def test_a_record_names_theorems_of_the_catalogue(loss):
    assert [name for name in loss.derivations() if name not in catalogue()] == []
    assert loss.gradients
    assert loss.hessians.keys() >= loss.gradients.keys() - {"t"}
    assert loss.convexity
    assert loss.minimum


@pytest.mark.parametrize("loss", LOSSES, ids=lambda loss: loss.name)
def test_value_and_gradients_are_equations_about_one_loss(loss):
    value = find(loss.value).derivation.statement
    assert is_op(value, "=")
    for argument, name in loss.gradients.items():
        gradient = find(name).derivation.statement
        assert is_op(gradient, "=")
        slope = gradient.args[0]
        assert is_binder(slope, "derivative") or is_binder(slope, "partial")
        assert slope.args[1].head == value.args[0].head  # the same definition
        assert slope.args[2].head.name == argument


def test_every_derivation_of_the_two_folders_belongs_to_a_loss():
    named = {name for loss in LOSSES for name in loss.derivations()}
    here = {
        listed.name
        for listed in catalogue().values()
        if "losses/regression/" in listed.path or "losses/divergence/" in listed.path
    }
    assert here - named == set()


def logs(*values):
    return vector(*(log(term(v)) for v in values))


FACTS = {
    "a residual of 3 beyond δ = 1": (regression.huber(0, 3, 1), Fraction(5, 2)),
    "a residual at the kink": (regression.huber(0, 2, 2), 2),
    "a residual inside, from below": (regression.huber(3, 2, 2), Fraction(1, 2)),
    "smooth L1 is Huber divided by δ": (regression.smooth_l1(0, 1, 2), Fraction(1, 4)),
    "smooth L1 outside": (regression.smooth_l1(0, -5, 2), 4),
    "squared error": (regression.squared_error(1, 4), 9),
    "halved squared error": (regression.half_squared_error(1, 4), Fraction(9, 2)),
    "log cosh 0": (regression.log_cosh(7, 7), 0),
    "a variance of 4 and a residual of 2": (
        regression.gaussian_negative_log_likelihood(0, 2, 4),
        (log(term(4)) + 1) * half,
    ),
    "the same in the log-variance": (
        regression.gaussian_negative_log_likelihood_with_log_variance(0, 2, log(term(4))),
        (log(term(4)) + 1) * half,
    ),
    "a count of 5 at rate 3": (regression.poisson_negative_log_likelihood(5, 3), 3 - 5 * log(term(3))),
    "the same at the log-rate": (
        regression.poisson_negative_log_likelihood_with_log_rate(5, log(term(3))),
        3 - 5 * log(term(3)),
    ),
    "NLL reads the log-probability": (divergences.negative_log_likelihood(logs(half, half), 2), log(term(2))),
    "NLL of probabilities": (
        divergences.negative_log_likelihood_of_probabilities(vector(half / 2, 3 * half / 2), 1),
        log(term(4)),
    ),
    "a one-hot target": (divergences.kl_divergence_with_log_input(vector(1, 0), logs(half, half)), log(term(2))),
    "a logarithmic target": (
        divergences.kl_divergence_with_log_target(logs(half, half), logs(half / 2, half / 2)),
        log(term(2)),
    ),
    "what sums 1 and 2 add": (
        divergences.generalised_kl_divergence(vector(half, half), vector(1, 1)),
        1 - log(term(2)),
    ),
    "the distance is the root": (
        divergences.jensen_shannon_distance(vector(1, 0), vector(0, 1)),
        sqrt(log(term(2))),
    ),
    "a standard normal latent": (divergences.gaussian_kl(vector(0, 0), vector(1, 1)), 0),
    "a latent of mean 1 and deviation 2": (divergences.gaussian_kl(vector(1), vector(2)), 2 - log(term(2))),
    "the latent in the log-variance": (
        divergences.gaussian_kl_with_log_variance(vector(1), logs(4)),
        2 - log(term(2)),
    ),
}


@pytest.mark.parametrize("name", FACTS)
def test_known_values(name):
    value, known = FACTS[name]
    off = abs(value + neg(term(known)))
    assert decide(off < term(1) / 10**20, {}) is True

"""Every step of a derivation is broken, every hypothesis left out: nothing false may come through.

`derive check --mutants` does it for the whole catalogue.
"""

import subprocess
import sys
from dataclasses import replace

import pytest

from derive.authoring import log, mutation, positive, variable
from derive.authoring.mutation import mutants, run, run_entry
from derive.catalogue import find, index
from derive.kernel.theorem import make
from derive.terms import build as b
from derive.terms.sorts import family_sort, natural

FIRST_SCREEN = [
    "log_form",
    "binary_cross_entropy_from_two_classes",
    "binary_cross_entropy_gradient",
    "softmax_cross_entropy_gradient",
    "gibbs_inequality",
]
QUICK = [
    *FIRST_SCREEN,
    "binary_cross_entropy_from_likelihood",
    "binary_entropy_maximum",
    "change_of_base",
    "coding_bound",
    "cross_entropy_is_entropy_plus_divergence",
    "entropy_le_log_size",
    "gibbs_needs_normalisation",
    "gibbs_termwise",
    "jensen_for_log",
    "kl_divergence_gradient",
    "log_le_sub_one",
    "log_lt_sub_one",
    "pinsker_two_classes",
    "wrong_code_length",
]


def no_survivors(name):
    outcome = run_entry(find(name))
    assert outcome.survivors == []
    assert outcome.refused > 0, "no mutant was refused: nothing was tried"


@pytest.mark.parametrize("name", QUICK)
def test_mutants(name):
    no_survivors(name)


@pytest.mark.slow
@pytest.mark.parametrize("name", sorted(set(index()) - set(QUICK)))
def test_mutants_of_the_others(name):
    no_survivors(name)


def test_a_kernel_that_believes_everything_is_found_out():
    """The numbers are what tells a survivor; a mutation run over a prover that refuses nothing has many."""

    def believe(claim, reasons, hypotheses, facts):
        return make("belief", hypotheses, claim)

    asked = [replace(a, prove=believe) for a in find("gibbs_inequality").asked]
    outcome = run(asked)
    assert outcome.refused == 0
    assert len(outcome.survivors) > 10


def test_a_forgotten_hypothesis_is_found_out(monkeypatch):
    entry = find("gibbs_inequality")
    monkeypatch.setattr(mutation, "without", lambda e, h: make("forgets", (), e.theorem.conclusion))
    left_out = [claim for how, claim, __ in run_entry(entry).survivors if how == "hypothesis left out"]
    assert len(left_out) == len(entry.derivation.hypotheses)


def test_every_usual_way_is_tried():
    n = b.variable("n", natural)
    p, q = (b.variable(name, family_sort(n, positive)) for name in "pq")
    i, x = b.index("i", n), variable("x", positive)
    claim = b.sum_(i, b.xlogy(p[i], q[i])) + b.exp(x) - 2 * log(x) ** 2 / x
    tried = {how for how, __ in mutants(claim)}
    assert tried >= {"sign", "constant", "exponent", "dropped", "swapped", "range", "base", "inverted"}
    assert any(changed == b.substitute(claim, {p: q, q: p}) for __, changed in mutation.exchanged(claim))


def test_the_command():
    command = [sys.executable, "-m", "derive.cli", "check", "gibbs_inequality", "change_of_base", "--mutants"]
    ran = subprocess.run(command, capture_output=True, text=True, timeout=120)
    assert ran.returncode == 0, ran.stderr
    assert "0 survivors" in ran.stdout


def test_a_mutant_that_keeps_the_kernel_busy_is_given_up(monkeypatch):
    (step, *__) = find("log_le_sub_one").asked

    def busy(*__):
        while True:
            pass

    monkeypatch.setattr(mutation, "_SECONDS", 0.02)
    outcome = mutation.run([replace(step, prove=busy)])
    assert outcome.given_up == outcome.mutants > 0

"""Every loss of the catalogue can be tested: its contract speaks of the variables of its theorems."""

from __future__ import annotations

import itertools

import pytest
from flint import ctx

from derive.catalogue import find
from derive.terms.term import free_variables
from derive.testing.expected import Options, Reference
from derive.testing.floats import FORMATS
from derive.testing.forms import forms_of
from derive.testing.formula import is_size
from derive.testing.losses import CONTRACTS, contract
from derive.testing.regimes import cases
from derive.testing.statements import formulas_of
from derive.testing.variants import variants_of
from proofs.losses.table import LOSSES, loss


def test_every_loss_has_a_contract():
    assert {found.name for found in LOSSES} == set(CONTRACTS)


def test_library_names_lead_to_contracts():
    for found in LOSSES:
        if found.name in CONTRACTS:
            for alias in found.aliases:
                assert contract(alias).name == found.name
    with pytest.raises(LookupError, match="Did you mean huber"):
        contract("hubber")


@pytest.mark.parametrize("name", sorted(CONTRACTS))
def test_contract_and_theorems_name_the_same_variables(name):
    found, record = CONTRACTS[name], loss(name)
    known = {a.variable for a in found.arguments} | set(found.parameters)
    for derivation in (record.value, *(record.gradients[v] for v in record.gradients if v in known)):
        left, right = find(derivation).derivation.statement.args
        index = {v for v in free_variables(left) if v in left.args[3:]}  # the k of ∂/∂z_k
        free = {v for v in free_variables(right) if not is_size(v)} - index
        assert {v.head.name for v in free} <= known, derivation
    wanted = [a.variable for a in found.arguments if a.name in found.predictions]
    assert set(wanted) & set(record.gradients), f"no gradient of {name} can be tested"


@pytest.mark.parametrize("name", sorted(CONTRACTS))
def test_references_have_values_at_the_edges(name):
    """Most inputs have a value and gradients; where the formula has none it is at a stated border."""
    found = CONTRACTS[name]
    value, gradients = formulas_of(name)
    reduction = "mean" if found.whole else "none"
    options = Options(reduction, parameters={v: default for v, (_, default) in found.parameters.items()})
    reference = Reference(found, value, gradients, options)
    seen = without = 0
    for case in list(cases(found, FORMATS["float64"]))[::5]:
        if not case.items or case.classes > 31:
            continue
        seen += 1
        values = reference.value(case).values
        without += bool((values != values).any())
        for argument in found.predictions:
            if argument in reference.differentiable:
                assert reference.gradient(case, argument).values.shape == case.inputs[argument].shape
    assert seen > 4
    assert without <= 0.25 * seen, f"{without} of {seen} inputs without a value"


@pytest.mark.parametrize("name", [n for n in sorted(CONTRACTS) if forms_of(n) or variants_of(n)])
def test_forms_agree_with_the_theorem_and_variants_do_not(name):
    found = CONTRACTS[name]
    value, gradients = formulas_of(name)
    options = Options("none", parameters={v: 1.75 - k for k, v in enumerate(found.parameters)})
    reference = Reference(found, value, gradients, options)
    small = [c for c in cases(found, FORMATS["float64"]) if c.items <= 3 and c.classes <= 3]
    inputs = [i for case in small for i in _inputs(reference, case)]
    ordinary = [i for c in small if c.regime in ("ordinary", "batch") for i in _inputs(reference, c)]
    with ctx.workprec(400):
        for given in ordinary:
            exact = value.formula.at(given)[0]
            for form in value.forms:
                assert form.at(given)[0].overlaps(exact)
        for argument in found.arguments:
            if argument.variable in gradients:
                slope = gradients[argument.variable]
                for form, given in itertools.product(slope.forms, ordinary):
                    exact, other = (f.entries(given) if slope.indices else [f.at(given)] for f in (slope.formula, form))
                    assert all(a[0].overlaps(b[0]) for a, b in zip(exact, other, strict=True))
        for variant in variants_of(name):
            if "1e-" in variant.words or "ε" in variant.words:  # such a small number need not show in these inputs
                continue
            formula = variant.formula()
            assert any(_differs(formula, value.formula, i) for i in inputs), variant.words


def _inputs(reference, case):
    return [reference._whole_input(case)] if reference.contract.whole else list(reference._inputs(case))


def _differs(one, other, given) -> bool:
    from derive.testing.pairs import NoValue

    try:
        return not one.at(given)[0].overlaps(other.at(given)[0])
    except NoValue:
        return True

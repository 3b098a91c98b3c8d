"""Binary and margin losses: what their records name exists and fits together, and their values are the known ones."""

from fractions import Fraction

import pytest

from derive.catalogue import find
from derive.catalogue import index as catalogue
from derive.kernel.balls import decide
from derive.kernel.rules import algebra
from derive.kernel.theorem import Refusal
from derive.terms.build import D, Eq, is_binder, is_op, log, neg, term, variable, vector
from derive.terms.term import Bound, free_variables
from derive.vocabulary import binary_losses as binary
from derive.vocabulary import margin_losses as margin
from proofs.losses.binary.losses import LOSSES as BINARY
from proofs.losses.margin.losses import LOSSES as MARGIN
from proofs.losses.table import LOSSES as ALL
from proofs.losses.table import loss as loss_named

LOSSES = (*BINARY, *MARGIN)
half = term(1) / 2
x, y = variable("x"), variable("y")
PARAMETERS = {"alpha", "beta", "gamma", "c", "m"}  # not trained: no gradient in them is asked for
LABELS = {"y", "X"}


@pytest.mark.parametrize("loss", LOSSES, ids=lambda loss: loss.name)
def test_a_record_names_theorems_of_the_catalogue(loss):
    assert [name for name in loss.derivations() if name not in catalogue()] == []
    assert loss.gradients
    assert loss.hessians.keys() >= loss.gradients.keys()
    assert loss.convexity


@pytest.mark.parametrize("loss", LOSSES, ids=lambda loss: loss.name)
def test_value_gradients_and_second_derivatives_speak_of_one_loss(loss):
    value = find(loss.value).derivation.statement
    assert is_op(value, "=")
    definition = value.args[0].head
    for argument, name in loss.gradients.items():
        slope = _left(name)
        assert slope.args[1].head == definition
        assert slope.args[2].head.name == argument
    for arguments, name in loss.hessians.items():
        second = _left(name)
        moved = [second.args[2].head.name] * second.head.order
        if second.head.order == 1:
            second = second.args[1]
            again = isinstance(second.args[2].head, Bound)  # the same variable, bound by the outer derivative
            moved.append(moved[0] if again else second.args[2].head.name)
        assert second.args[1].head == definition
        assert set(moved) == set(arguments.split(","))


def _left(name):
    statement = find(name).derivation.statement
    assert is_op(statement, "=")
    left = statement.args[0]
    assert is_binder(left, "derivative") or is_binder(left, "partial")
    return left


@pytest.mark.parametrize("loss", LOSSES, ids=lambda loss: loss.name)
def test_every_score_has_a_gradient(loss):
    value = find(loss.value).derivation.statement.args[0]
    names = {v.head.name for argument in value.args for v in free_variables(argument)}
    sizes = {"N", "K", "F"}
    assert names - sizes - PARAMETERS - LABELS <= set(loss.gradients)


def test_every_derivation_of_the_two_folders_belongs_to_a_loss():
    named = {name for loss in LOSSES for name in loss.derivations()}
    cited = {name for found in named for name in find(found).derivation.cites}
    here = {
        listed.name
        for listed in catalogue().values()
        if "losses/binary/" in listed.path or "losses/margin/" in listed.path
    }
    assert here - named - cited == set()


def test_no_name_stands_for_two_losses():
    names = [name for loss in ALL for name in (loss.name, *loss.aliases)]
    assert sorted(names) == sorted(set(names))
    assert loss_named("torch.nn.BCEWithLogitsLoss").name == "binary_cross_entropy_with_logits"
    with pytest.raises(LookupError, match="binary_cross_entropy"):
        loss_named("binary_crossentropy_")


FACTS = {
    "a logit of 0 says nothing": (binary.binary_cross_entropy_with_logits(1, 0), log(term(2))),
    "a weight counts only the positive class": (
        binary.weighted_binary_cross_entropy_with_logits(half, 0, 3),
        2 * log(term(2)),
    ),
    "torch's largest loss": (binary.clamped_binary_cross_entropy(1, 0), 100),
    "clipping at 10⁻⁷": (binary.clipped_binary_cross_entropy(1, 0, Fraction(1, 10**7)), 7 * log(term(10))),
    "the mean over labels": (binary.multilabel_soft_margin(vector(1, 0), vector(0, 0)), log(term(2))),
    "focal, the label 1": (binary.sigmoid_focal(1, 0, Fraction(1, 4), 2), log(term(2)) / 16),
    "focal, the label 0": (binary.sigmoid_focal(0, 0, Fraction(1, 4), 2), 3 * log(term(2)) / 16),
    "half of the set found": (binary.dice(vector(1, 1), vector(1, 0)), Fraction(1, 3)),
    "a false alarm weighs α": (binary.tversky(vector(1, 0), vector(1, 1), 3, 5), Fraction(3, 4)),
    "a miss weighs β": (binary.tversky(vector(1, 1), vector(1, 0), 3, 5), Fraction(5, 6)),
    "inside the margin": (margin.hinge(-1, half), Fraction(3, 2)),
    "beyond the margin": (margin.hinge(-1, -2), 0),
    "squared": (margin.squared_hinge(-1, half), Fraction(9, 4)),
    "the true class is not counted, but divided by": (margin.multi_margin(1, vector(0, 0), 1), half),
    "the excess squared": (margin.squared_multi_margin(2, vector(1, 0, 0), 1), Fraction(5, 3)),
    "equal scores": (margin.bradley_terry(7, 7), log(term(2))),
    "no preference yet": (margin.dpo(0, Fraction(1, 10)), log(term(2))),
}


@pytest.mark.parametrize("name", FACTS)
def test_known_values(name):
    value, known = FACTS[name]
    off = abs(value + neg(term(known)))
    assert decide(off < term(1) / 10**20, {}) is True


@pytest.mark.parametrize(
    "false",
    [
        Eq(D(margin.hinge(1, x), x), -margin.is_positive(1 - x)),  # not at x = 1
        Eq(D(margin.squared_hinge(1, x), x, 2), 2 * margin.is_positive(1 - x)),  # nor this
        Eq(D(binary.binary_cross_entropy_with_logits(half, x), x), y),
    ],
)
def test_a_gradient_that_is_none_is_refused(false):
    with pytest.raises(Refusal):
        algebra.algebra(*false.args)

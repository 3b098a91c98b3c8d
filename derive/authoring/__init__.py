"""Everything a derivation is written with: `from derive.authoring import *` at the top of a file of the catalogue."""

from types import ModuleType

from derive.authoring.analysis import (
    by_induction,
    continuity_at,
    difference_quotient,
    differentiable_as,
    equal_limit,
    fundamental_theorem,
    integrating,
    linearity_of_integral,
    regularity,
    squeezed,
    substituting,
    vanishing_integral,
)
from derive.authoring.numeric import enclosed_by_balls, rounds_to
from derive.authoring.reasons import (
    Because,
    algebra,
    chain_rule,
    definition,
    differentiation,
    domain,
    exponentials,
    kronecker,
    linearity,
    logarithms,
    product_rule,
    quotient_rule,
    sign,
    words,
)
from derive.authoring.rounding import (
    at_most_ceiling,
    below_floor_plus_one,
    ceiling_below,
    floor_at_most,
    integer_power,
    integer_step,
    integer_sum,
)
from derive.authoring.rules import (
    archimedes,
    at,
    at_most_maximum,
    both_ways,
    contradiction,
    differentiating,
    maximum_at_most,
    mean_value,
    splitting,
    strict_summing,
    summing,
    term_of_sum,
    triangle_inequality,
    vanishing,
)
from derive.authoring.script import Script, StepRefused, Unfinished
from derive.authoring.theorem import Entry, theorem
from derive.terms.build import (
    D,
    D_at,
    Eq,
    Ge,
    Gt,
    Le,
    Lt,
    Ne,
    ceiling,
    conjunction,
    continuous,
    cosh,
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
    integrate_over,
    is_integer,
    limit,
    log,
    maximum,
    maximum_,
    minimum,
    pi,
    piecewise,
    prod,
    sinh,
    sqrt,
    sum_,
    tanh,
    term,
    variable,
    vector,
    xlogy,
)
from derive.terms.sorts import (
    family_sort,
    function_sort,
    index_range,
    integer,
    integers,
    interval,
    natural,
    natural0,
    nonnegative,
    open_probability,
    positive,
    probability,
    real,
)
from derive.terms.term import Term
from derive.translation import _
from derive.vocabulary.activations import log_softmax, logsumexp, sigmoid, softmax, softplus
from derive.vocabulary.binary_losses import (
    binary_cross_entropy,
    binary_cross_entropy_with_logits,
    clamped_binary_cross_entropy,
    class_weight,
    clipped_binary_cross_entropy,
    dice,
    focal,
    multilabel_soft_margin,
    sigmoid_focal,
    sigmoid_focal_of_cross_entropy,
    signed_label,
    tversky,
    weighted_binary_cross_entropy_with_logits,
)
from derive.vocabulary.divergence_losses import (
    gaussian_kl,
    gaussian_kl_with_log_variance,
    generalised_kl_divergence,
    jensen_shannon_distance,
    kl_divergence_with_log_input,
    kl_divergence_with_log_target,
    negative_log_likelihood,
    negative_log_likelihood_of_probabilities,
)
from derive.vocabulary.information import (
    binary_entropy,
    cross_entropy,
    cross_entropy_bits,
    differential_entropy,
    differential_kl_divergence,
    differential_kl_divergence_line,
    entropy,
    entropy_bits,
    jensen_shannon,
    kl_divergence,
    kl_divergence_bits,
    surprisal,
    surprisal_bits,
)
from derive.vocabulary.margin_losses import (
    bradley_terry,
    dpo,
    hinge,
    is_positive,
    multi_margin,
    soft_margin,
    squared_hinge,
    squared_multi_margin,
)
from derive.vocabulary.predicates import absolutely_continuous, normalised, positive_family, total
from derive.vocabulary.regression_losses import (
    gaussian_negative_log_likelihood,
    gaussian_negative_log_likelihood_with_log_variance,
    half_squared_error,
    huber,
    log_cosh,
    poisson_negative_log_likelihood,
    poisson_negative_log_likelihood_with_log_rate,
    smooth_l1,
    squared_error,
)
from derive.vocabulary.softmax_losses import (
    distillation,
    info_nce,
    label_smoothing_cross_entropy,
    label_smoothing_over_other_classes,
    perplexity,
    softmax_cross_entropy,
    softmax_cross_entropy_with_integer_labels,
    temperature_cross_entropy,
    z_loss,
)

__all__ = [
    name
    for name, value in globals().items()
    if name == "_" or not (name.startswith("_") or isinstance(value, ModuleType))
]

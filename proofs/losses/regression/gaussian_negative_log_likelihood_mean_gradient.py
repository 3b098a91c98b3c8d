"""∂/∂m ½ (log v + (m − y)²/v) = (m − y)/v."""

from derive.authoring import *


@theorem(
    _("The gradient of the Gaussian loss in the mean"),
    claims=("loss:gaussian_negative_log_likelihood",),
    lemma=_("the gradient of the Gaussian loss in the mean"),
)
def gaussian_negative_log_likelihood_mean_gradient(d):
    """The residual, measured in variances: certain predictions are pulled harder."""
    y, m, v = d.real("y"), d.real("m"), d.positive("v")
    loss = gaussian_negative_log_likelihood(y, m, v)
    d.show(Eq(D(loss, m), (m - y) / v))
    d.chain(D(loss, m)).eq(D((log(v) + (m - y) ** 2 / v) / 2, m), definition).eq((m - y) / v, chain_rule)

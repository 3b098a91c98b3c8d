"""The generalised divergence, term by term."""

from derive.authoring import *


@theorem(_("The generalised divergence"), claims=("loss:kl_divergence",))
def generalised_kl_divergence_stable_form(d):
    """Σ (t_i log(t_i/q_i) − t_i + q_i), what SciPy's kl_div adds up to, for q_i > 0."""
    n = d.size("n")
    t, q, i = d.family("t", n, nonnegative), d.family("q", n, positive), index("i", n)
    form = sum_(i, xlogy(t[i], t[i] / q[i]) - t[i] + q[i])
    d.show(Eq(generalised_kl_divergence(t, q), form))

    def written(i):
        return xlogy(t[i], t[i]) - xlogy(t[i], q[i]) - t[i] + q[i]

    with d.each(i):
        one = xlogy(t[i], t[i] / q[i]) - t[i] + q[i]
        d.claim(Eq(written(i), one))
        with d.case(Eq(t[i], 0)) as nothing:
            d.chain(written(i)).eq(q[i], nothing).eq(one, nothing)
        with d.case(t[i] > 0):
            d.chain(written(i)).eq(one, logarithms)
    each_term = d.proved()
    d.chain(generalised_kl_divergence(t, q)).eq(sum_(i, written(i)), definition).eq(form, summing(each_term))

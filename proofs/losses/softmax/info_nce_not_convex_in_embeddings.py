"""InfoNCE is not convex in the query and the keys together."""

from derive.authoring import *


@theorem(_("InfoNCE is not convex in the embeddings"), kind="refutation", claims=("loss:info_nce",))
def info_nce_not_convex_in_embeddings(d):
    """Refuted: InfoNCE is convex in the query and the keys. With one feature, the query s, the keys s and 0, and τ
    = 1, the similarities are s² and 0 and the loss is log(1 + e^{−s²}), whose second derivative at s = 0 is −1."""
    s = variable("s")
    similarities = vector(s**2, 0)
    d.show(D_at(info_nce(similarities, 1, 1), s, 0, 2) < 0)
    (
        d.chain(D_at(info_nce(similarities, 1, 1), s, 0, 2))
        .eq(D_at(log(1 + exp(-(s**2))), s, 0, 2), definition)
        .eq(-1, differentiation)
        .lt(0, sign)
    )

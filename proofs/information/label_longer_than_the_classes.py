"""The label table of the first document gives six entries to five animals."""

from derive.authoring import *


@theorem(_("A label of six entries for five animals"), kind="remark", claims=("A17",))
def label_longer_than_the_classes(d):
    """The table labels dog (1, 0, 0, 0, 0, 0); the text then counts five animals and writes P₁ = (1, 0, 0, 0, 0).

    The first has six entries, the second five. No cross-entropy joins families of different lengths: with a
    prediction Q₁ of five entries, H((1, 0, 0, 0, 0, 0), Q₁) cannot even be written.
    """
    i, k = index("i", 6), index("k", 5)
    entries, animals = sum_(i, term(1)), sum_(k, term(1))
    d.show(conjunction((Ne(entries, animals), forall(k, Eq(delta(6, k), 0)))))
    d.chain(entries).eq(6, words(_("the entries of a label"))).ne(5, algebra).eq(animals, words(_("the animals")))
    d.say(_("Animal {0} is labelled by a 1 in place {0}: the sixth entry is 0 in every label and says nothing."), k)
    d.have(forall(k, Eq(delta(6, k), 0)), kronecker)

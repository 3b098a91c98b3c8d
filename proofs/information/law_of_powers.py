"""What the law of information says of powers."""

from derive.authoring import *


@theorem(_("The law of information at powers"), lemma=_("the law at powers"))
def law_of_powers(d):
    """f(xy) = f(x) + f(y) on (0, 1] gives f(x^m) = m f(x) for m = 0, 1, 2, …; nothing else is asked of f."""
    unit = interval(0, 1, left_open=True)
    f = d.function("f", unit)
    x, y = variable("x", unit), variable("y", unit)
    law = d.suppose(forall(x, forall(y, Eq(f(x * y), f(x) + f(y)))))
    m = variable("m", natural0)
    d.show(forall(x, forall(m, Eq(f(x**m), m * f(x)))))

    with d.each(x):
        one = d.have(Eq(f(term(1)), 0), at(law, 1, 1).saying(_("the law at {0} and {1}"), term(1), term(1)))
        first = d.chain(f(x**0)).eq(f(term(1)), algebra).eq(0 * f(x), one).because()
        with d.each(m), d.supposing(Eq(f(x**m), m * f(x))) as induction:
            (
                d.chain(f(x ** (m + 1)))
                .eq(f(x**m * x), exponentials)
                .eq(f(x**m) + f(x), at(law, x**m, x).saying(_("the law at {0} and {1}"), x**m, x))
                .eq((m + 1) * f(x), induction)
            )
        following = d.proved()
        d.have(forall(m, Eq(f(x**m), m * f(x))), by_induction(first, following, m, Eq(f(x**m), m * f(x))))

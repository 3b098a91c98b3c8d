"""The Huber loss without branches: c (|e| − c/2) with c = min(|e|, δ)."""

from derive.authoring import *


@theorem(_("The Huber loss without branches"), claims=("loss:huber",), source="Huber 1964")
def huber_stable_form(d):
    """With the residual e = x − y and c = min(|e|, δ) it is c (|e| − c/2): both branches in one formula, which is
    continuous by its form; at |e| = δ the branches meet."""
    y, x, width = d.real("y"), d.real("x"), d.positive("delta")
    e = abs(x - y)
    c = minimum(e, width)
    d.show(Eq(huber(y, x, width), c * (e - c / 2)))
    with d.case(e <= width) as near:
        d.chain(huber(y, x, width)).eq((x - y) ** 2 / 2, definition).eq(c * (e - c / 2), near)
    with d.case(e > width) as far:
        d.chain(huber(y, x, width)).eq(width * (e - width / 2), definition).eq(c * (e - c / 2), far)

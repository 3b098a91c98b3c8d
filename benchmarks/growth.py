"""How the cost of a check grows with the number of explicit classes, and that a symbolic number costs the same always.

    python -m benchmarks.growth

Each line is one zero test with a new field, nothing remembered: D(P‖Q) = H(P, Q) − H(P) for n explicit classes, one
diagonal and one mixed second derivative of the softmax cross-entropy in K explicit logits, I = H(X) + H(Y) − H(X, Y)
for an explicit n × n table; and, last, the same three with symbolic sizes.
"""

from __future__ import annotations

import time
from collections.abc import Iterable
from functools import reduce

from derive.kernel.field import Field
from derive.terms.build import D, add, delta, exp, index, log, sum_, variable
from derive.terms.sorts import family_sort, function_sort, index_range, natural, positive, real
from derive.terms.term import Term

Identity = tuple[Term, Term]


def total(terms: Iterable[Term]) -> Term:
    return reduce(add, terms)


def variables(name: str, count: int, sort: Term) -> list[Term]:
    return [variable(f"{name}_{k}", sort) for k in range(1, count + 1)]


def divergence(n: int) -> Identity:
    p, q = variables("p", n, positive), variables("q", n, positive)
    pairs = list(zip(p, q, strict=True))
    return total(a * log(a / b) for a, b in pairs), total(a * log(a) for a in p) - total(a * log(b) for a, b in pairs)


def hessian(n: int, mixed: bool) -> Identity:
    y, z = variables("y", n, real), variables("z", n, real)
    partition = total(exp(w) for w in z)
    loss = -total(a * (w - log(partition)) for a, w in zip(y, z, strict=True))
    first, second = z[0], z[1] if mixed else z[0]
    soft = exp(first) / partition
    rest = -exp(second) / partition if mixed else 1 - soft
    return D(D(loss, first), second), total(y) * soft * rest


def information(n: int) -> Identity:
    table = [variables(f"r_{a}", n, positive) for a in range(1, n + 1)]
    rows, columns = [total(row) for row in table], [total(column) for column in zip(*table, strict=True)]
    cells = [r for row in table for r in row]
    mutual = total(table[a][b] * log(table[a][b] / (rows[a] * columns[b])) for a in range(n) for b in range(n))
    return mutual, total(r * log(r) for r in cells) - total(r * log(r) for r in rows) - total(
        r * log(r) for r in columns
    )


def symbolic() -> Iterable[tuple[str, Identity]]:
    n, m = variable("n", natural), variable("m", natural)
    i, j, k, a = index("i", n), index("j", n), index("k", n), index("a", m)
    p, q = variable("p", family_sort(n, positive)), variable("q", family_sort(n, positive))
    yield "divergence", (sum_(i, p[i] * log(p[i] / q[i])), sum_(i, p[i] * log(p[i])) - sum_(i, p[i] * log(q[i])))
    y, z = variable("y", family_sort(n, real)), variable("z", family_sort(n, real))
    partition = sum_(k, exp(z[k]))
    loss = -sum_(i, y[i] * (z[i] - log(partition)))
    soft = exp(z[i]) / partition
    yield "Hessian", (D(D(loss, z[i]), z[j]), sum_(k, y[k]) * soft * (delta(i, j) - exp(z[j]) / partition))
    r = variable("r", function_sort(index_range(n), family_sort(m, positive)))
    row, column = sum_(a, r[i, a]), sum_(i, r[i, a])
    mutual = sum_(
        i,
        sum_(
            a,
            r[i, a]
            * log(r[i, a] / (sum_(variable("b", a.args[0]), r[i, variable("b", a.args[0])]) * sum_(k, r[k, a]))),
        ),
    )
    cells = sum_(i, sum_(a, r[i, a] * log(r[i, a])))
    yield "information", (mutual, cells - sum_(i, row * log(row)) - sum_(a, column * log(column)))


def report(name: str, size: str, identity: Identity) -> None:
    field = Field()
    start = time.perf_counter()
    holds = field.equal(*identity)
    seconds = time.perf_counter() - start
    print(
        f"{name:12} {size:>8} {1e3 * seconds:10.1f} ms  {'proved' if holds else f'not proved: {field.refusal}'}",
        flush=True,
    )


def main() -> None:
    for n in (3, 10, 30, 100):
        report("divergence", f"n = {n}", divergence(n))
    for mixed in (False, True):
        for n in (5, 10, 20, 50):
            report("mixed" if mixed else "diagonal", f"K = {n}", hessian(n, mixed))
    for n in range(2, 9):
        report("information", f"{n} × {n}", information(n))
    for name, identity in symbolic():
        report(name, "any", identity)


if __name__ == "__main__":
    main()

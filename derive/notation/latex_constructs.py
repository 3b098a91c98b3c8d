"""Reading the LaTeX of what binds a variable: sums, integrals, limits, expectations, derivatives, and sorts."""

from __future__ import annotations

from abc import abstractmethod

from derive.notation.latex_tokens import ACCENTS, Cursor, LatexError
from derive.notation.scope import assumed_limit_sort, domains
from derive.notation.sort_writer import INFINITY, MINUS_INFINITY, is_pair
from derive.terms.definition import sort_of
from derive.terms.sorts import function_sort, index_range, integers, interval, real
from derive.terms.term import Binder, Interval, Term, close_body


def bound(binder: str, name: tuple[str, ...], marker: Term, body: Term, *others: Term, order: int = 0) -> Term:
    hint = next((token for token in name if token.isalpha()), "x")
    return Term(Binder(binder, hint, order), (marker.args[0], close_body(body, marker), *others))


class Constructs(Cursor):
    """The constructs with a variable of their own; formulas inside them are read by `LatexReader`."""

    @abstractmethod
    def proposition(self) -> Term: ...
    @abstractmethod
    def expression(self) -> Term: ...
    @abstractmethod
    def product(self) -> Term: ...
    @abstractmethod
    def factor(self) -> Term: ...
    @abstractmethod
    def postfix(self, exponents: bool = True) -> Term: ...

    def script(self) -> Term:
        """What stands in an exponent: one token or a group."""
        if self.accept("{"):
            inside = self.expression()
            self.expect("}")
            return inside
        before, rest = self.tokens, self.tokens[self.at + 1 :]
        self.tokens = (*self.tokens[: self.at + 1], "}", *rest)  # a lone token is a group
        inside = self.expression()
        self.expect("}")
        self.tokens = before
        self.at -= 1
        return inside

    # ---- sums, integrals, limits

    def big(self, binder: str) -> Term:
        self.expect("_")
        self.expect("{")
        name = self.name()
        if self.accept(r"\in"):
            sort = self.sort()
            self.expect("}")
        else:
            sort = self._range_after_name()
        with self.binding(name, sort) as marker:
            return bound(binder, name, marker, self.product())

    def maximum(self) -> Term:
        r"""After \max: the range 1 \le i \le n (or i \in S) below, and the body."""
        self.expect("_")
        self.expect("{")
        start = self.at
        try:
            name = self.name()
            self.expect(r"\in")
            sort = self.sort()
        except LatexError:
            self.at = start
            lower = self.expression()
            self.expect(r"\le")
            name = self.name()
            self.expect(r"\le")
            sort = integers(lower, self.expression())
        self.expect("}")
        with self.binding(name, sort) as marker:
            return bound("maximum", name, marker, self.product())

    def _range_after_name(self) -> Term:
        self.expect("=")
        lower = self.expression()
        self.expect("}")
        self.expect("^")
        return integers(lower, self.script())

    def integral(self) -> Term:
        self.expect("_")
        end = self.closing(self.at)
        self.expect("{")
        if self.tokens[end + 1 : end + 2] == ("^",):
            lower = self.expression()
            self.expect("}")
            self.expect("^")
            upper = self.script()
            sort = interval(None if lower == MINUS_INFINITY else lower, None if upper == INFINITY else upper)
        else:
            sort = self.sort()
            self.expect("}")
        start, self.at = self.at, self._differential_of_integral() + 2
        name = self.name()
        after, self.at = self.at, start
        with self.binding(name, sort) as marker:
            body = self.product()
        self.expect(r"\,")
        self.at = after
        return bound("integral", name, marker, body)

    def _differential_of_integral(self) -> int:
        """Where the thin space before the dx of the integral stands whose body begins here."""
        depth = 1
        for k in range(self.at, len(self.tokens) - 1):
            depth += self.tokens[k] == r"\int"
            ends = self.tokens[k] == r"\," and self.tokens[k - 1] != ","
            depth -= ends and self.tokens[k + 1] in ("d", r"\mathrm{d}")
            if depth == 0:
                return k
        raise self.error("the dx of an integral was expected")

    def limit(self) -> Term:
        self.expect("_")
        self.expect("{")
        name = self.name()
        self.expect(r"\to")
        point = self.expression()
        direction = self.take() if self.accept("^") else ""
        letter = name[1] if name[0] in ACCENTS else name[0]
        assumed = assumed_limit_sort(letter if letter.isalpha() else "x", point, direction)
        sort = self._restriction(assumed)
        self.expect("}")
        with self.binding(name, sort) as marker:
            return bound("limit" + direction, name, marker, self.product(), point)

    def _restriction(self, assumed: Term) -> Term:
        """The sort that is said of a bound variable (", x ∈ S"), or the assumed one."""
        if not self.accept(",", r"\,"):
            return assumed
        self.name()
        self.expect(r"\in")
        return self.sort()

    def expectation(self) -> Term:
        self.expect("_")
        self.expect("{")
        name = self.name()
        self.expect(r"\sim")
        family = self.expression()
        sort = self._restriction(next(iter(domains(family)), real))
        self.expect("}")
        self.expect("[")
        with self.binding(name, sort) as marker:
            body = self.expression()
        self.expect("]")
        return bound("expectation", name, marker, body, family)

    # ---- function literals and quantifiers

    def literal(self) -> Term | None:
        """What stands in parentheses, when it is a family (…)_{k=1}^{n} or a function literal (x ↦ …)."""
        start, end = self.at, self.closing(self.at)
        if self.tokens[end + 1 : end + 3] == ("_", "{"):
            self.at = end + 3
            name = self.name()
            if self.peek() == "=":
                sort = self._range_after_name()
                after, self.at = self.at, start + 1
                with self.binding(name, sort) as marker:
                    body = self.expression()
                self.expect(")")
                self.at = after
                return bound("lambda", name, marker, body)
        self.at = start + 1
        try:
            name = self.name()
            sort = self.sort() if self.accept(r"\in") else real
            self.expect(r"\mapsto")
        except LatexError:
            self.at = start
            return None
        with self.binding(name, sort) as marker:
            body = self.expression()
        self.expect(")")
        return bound("lambda", name, marker, body)

    def quantified(self) -> Term:
        name = self.name()
        self.expect(r"\in")
        sort = self.sort()
        self.expect(r"\colon")
        with self.binding(name, sort) as marker:
            return bound("forall", name, marker, self.proposition())

    # ---- derivatives

    def differential_sign(self) -> str:
        """Which derivative begins inside \\frac{ here: "derivative", "partial" or ""."""
        if self.peek() == r"\partial":
            return "partial"
        plain = self.peek() == "d" and ("d",) not in self.scope
        return "derivative" if plain or self.peek() == r"\mathrm{d}" else ""

    def derivative(self, kind: str) -> Term:
        """After \\frac{: d^2 body}{dx^2}, or d^2}{dx^2} body."""
        self.take()
        order = self._order()
        short = None if self.peek() == "}" else self.postfix(exponents=False)
        self.expect("}")
        self.expect("{")
        self.take()
        variable, *indices = self._differentiated(kind)
        if self._order() != order:
            raise self.error("the order of the derivative was expected again")
        self.expect("}")
        body = self.factor() if short is None else short
        return bound(kind, ("x",), variable, body, variable, *indices, order=order)

    def _differentiated(self, kind: str) -> tuple[Term, ...]:
        """x, or the family and the indices of z_k."""
        if kind == "partial":
            return self.postfix(exponents=False).args
        name = self.known_name()
        if name is None:
            raise self.error("a variable to differentiate in was expected")
        self.at += len(name)
        return (self.scope[name],)

    def _order(self) -> int:
        if not self.accept("^"):
            return 1
        if self.accept("{"):
            order = int(self.take())
            self.expect("}")
            return order
        return int(self.take())

    def derivative_at(self) -> Term:
        r"""After \left. : a derivative, \right| and the point."""
        start, depth = self.at, 1
        while depth and self.at < len(self.tokens):
            depth += self.peek() == r"\left."
            # \right| closes \left| as well, which begins a pair of its own
            depth += self.peek() == r"\left|"
            depth -= self.peek() == r"\right|"
            self.at += 1
        self.expect("_")
        self.expect("{")
        name = self.name()
        self.expect("=")
        point = self.expression()
        sort = self.sort() if self.accept(r"\in") else None
        self.expect("}")
        after, self.at = self.at, start
        self.expect(r"\frac")
        self.expect("{")
        kind = self.differential_sign()
        if sort is None:
            sort = real if kind == "derivative" else sort_of(point)
        if sort is None:
            raise self.error("the sort of a family was expected")
        with self.binding(name, sort):
            found = self.derivative(kind)
        self.expect(r"\right|")
        self.at = after
        return Term(found.head, (*found.args[:2], point, *found.args[3:]))

    # ---- sorts

    def sort(self) -> Term:
        base = self._simple_sort()
        if self.accept("^"):
            sizes = self._sizes()
            for size in reversed(sizes):
                base = function_sort(index_range(size), base)
        return function_sort(base, self.sort()) if self.accept(r"\to") else base

    def _sizes(self) -> list[Term]:
        if not self.accept("{"):
            return [self.script()]
        sizes = [self.postfix()]
        while self.accept(r"\times"):
            sizes.append(self.postfix())
        self.expect("}")
        return sizes

    def _simple_sort(self) -> Term:
        if self.accept(r"\mathbb{R}"):
            return real
        if self.accept(r"\mathbb{Z}"):
            return integers(None, None)
        if self.accept(r"\{"):
            return self._integers()
        start = self.at
        left = self.take()
        if left not in ("(", "["):
            raise self.error("a set was expected")
        try:
            lower = self.expression()
            self.expect(",")
            upper = self.expression()
            right = self.take()
            if right not in (")", "]"):
                raise self.error("the end of an interval was expected")
        except LatexError:
            self.at = start
            self.expect("(")
            inner = self.sort()
            self.expect(")")
            return inner
        return Term(Interval(left == "(", right == ")"), (lower, upper))

    def _integers(self) -> Term:
        lower: Term | None = None
        upper: Term | None = None
        if self.peek() != r"\dots":
            lower = self.expression()
            self.expect(",")
            if self.peek() != r"\dots":
                second = self.expression()
                if self.accept(r"\}"):
                    return self._pair(lower, second)
                self.expect(",")
        self.expect(r"\dots")
        if self.accept(","):
            upper = self.expression()
        self.expect(r"\}")
        return integers(lower, upper)

    def _pair(self, lower: Term, upper: Term) -> Term:
        """{0, 1}: a range of two neighbours."""
        if not is_pair(integers(lower, upper)):
            raise self.error("two neighbouring numbers, or dots, were expected in the set")
        return integers(lower, upper)

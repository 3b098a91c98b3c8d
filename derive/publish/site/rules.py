"""The kernel's rules in words: what each step's certificate names, and the page that explains them.

Main statements: `RULES`, `name`, `says`, `anchor`; `names_no_theorem` of a reason.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from derive.translation import _, language
from derive.translation import deferred as later


@dataclass(frozen=True, slots=True)
class Rule:
    """A rule of the kernel: its name there, a heading for readers, and what it says."""

    name: str
    heading: str
    says: str


@dataclass(frozen=True, slots=True)
class Group:
    heading: str
    rules: tuple[Rule, ...]


RULES = (
    Group(
        later("Equations and inequalities"),
        (
            Rule(
                "definition",
                later("Definition"),
                later("Both sides become the same expression once the named definitions in them are written out."),
            ),
            Rule(
                "algebra",
                later("Algebra"),
                later(
                    "Both sides have the same exact normal form: fractions, powers, logarithms, exponentials and "
                    "finite sums over a symbolic range are brought into one form, with rational numbers only. Where "
                    "something must be positive or not zero for that, it is checked first."
                ),
            ),
            Rule(
                "sign",
                later("Sign"),
                later("The sign of the difference of the two sides can be read off its normal form and the domains."),
            ),
            Rule(
                "combine",
                later("Adding inequalities"),
                later(
                    "The difference of the two sides is a sum of known inequalities, each times a factor ≥ 0, and a "
                    "rest that is ≥ 0 by its form."
                ),
            ),
            Rule(
                "chain",
                later("Chain"),
                later("Links s = t, t ≤ u, … give s ≤ u: the strictest relation that follows; < and > do not mix."),
            ),
            Rule("turn", later("Read from right to left"), later("s ≤ t says the same as t ≥ s.")),
            Rule("antisymmetry", later("Both ways"), later("s ≤ t and t ≤ s give s = t.")),
        ),
    ),
    Group(
        later("Logic"),
        (
            Rule(
                "assume",
                later("Hypothesis"),
                later("What is supposed may be used, and is carried along as a hypothesis."),
            ),
            Rule("weaken", later("More hypotheses"), later("What holds without a hypothesis holds with it.")),
            Rule("discharge", later("Supposition"), later("What was shown under a supposition becomes “if … then …”.")),
            Rule("detach", later("If … then"), later("“If a then b” and a give b.")),
            Rule(
                "generalise",
                later("For every"),
                later(
                    "What was shown for x holds for every x in its domain. No hypothesis may speak of x: what holds "
                    "for one i must not be summed over all."
                ),
            ),
            Rule(
                "specialise",
                later("One case of a “for every”"),
                later("What holds for every x holds for a value that lies in the domain."),
            ),
            Rule(
                "instantiate",
                later("Instance of a theorem"),
                later(
                    "Values are put for the variables of a theorem. That they lie where the variables range, and "
                    "satisfy the hypotheses, is checked."
                ),
            ),
            Rule("conjoin", later("Both"), later("a and b, shown one by one, give “a and b”.")),
            Rule("part", later("One of both"), later("“a and b” gives a, and b.")),
            Rule(
                "evident",
                later("At once"),
                later(
                    "It follows at once from a hypothesis, from a domain, from the sign of a normal form, or as an "
                    "instance."
                ),
            ),
            Rule(
                "cases",
                later("Cases"),
                later(
                    "a < b, a = b and a > b, each of which leads to the claim, give the claim. A case may be left out "
                    "only where the hypotheses exclude it."
                ),
            ),
            Rule(
                "absurd",
                later("Contradiction"),
                later("Where a claim and its negation both hold, there is no such case."),
            ),
        ),
    ),
    Group(
        later("Sums and maxima"),
        (
            Rule("sum", later("Summed"), later("a_i ≤ b_i for every i gives Σ a_i ≤ Σ b_i; likewise with = and ≥.")),
            Rule(
                "strict sum",
                later("Summed, strict at one place"),
                later("a_i ≤ b_i for every i, and < for one of them, give Σ a_i < Σ b_i."),
            ),
            Rule(
                "vanishing sum",
                later("A sum of non-negative terms that is 0"),
                later("If every a_i ≥ 0 and Σ a_i = 0, every a_i is 0."),
            ),
            Rule(
                "term of a sum",
                later("One term of a sum"),
                later("A term of a sum of non-negative terms is at most the sum."),
            ),
            Rule("triangle inequality", later("Triangle inequality"), later("|Σ a_i| ≤ Σ |a_i|.")),
            Rule(
                "split sum",
                later("A sum split in two"),
                later("A sum from 1 to n is the sum from 1 to m and that from m + 1 to n, where 0 ≤ m ≤ n."),
            ),
            Rule("entry of a maximum", later("An entry and the maximum"), later("No entry exceeds the maximum.")),
            Rule(
                "bound of a maximum",
                later("A bound of the maximum"),
                later("If no entry exceeds b, neither does the maximum: it is one of the entries."),
            ),
        ),
    ),
    Group(
        later("Calculus"),
        (
            Rule(
                "differentiate",
                later("Differentiation"),
                later(
                    "An equation may be differentiated in x where x ranges over an open interval and no hypothesis "
                    "speaks of x: under Σ p_i = 1 one may not differentiate in p_i."
                ),
            ),
            Rule(
                "mean value",
                later("Mean value theorem"),
                later(
                    "A function that is continuous on an interval and has a derivative ≥ 0 inside grows: f(a) ≤ f(b) "
                    "for a ≤ b. Likewise with ≤, strictly with > and <, and f(a) = f(b) where the derivative is 0."
                ),
            ),
            Rule(
                "regularity",
                later("By its form"),
                later("The function is differentiable, or continuous, because of what it is made from."),
            ),
            Rule(
                "regularity by an equation",
                later("Differentiable, being equal"),
                later("A function that equals a differentiable one on an open interval is differentiable there."),
            ),
            Rule("squeeze", later("Squeezed"), later("What lies between two functions with one limit has that limit.")),
            Rule(
                "limit of a continuous function",
                later("Continuity"),
                later("The limit of a continuous function is its value."),
            ),
            Rule(
                "limit of equals",
                later("Limits of equal functions"),
                later("Functions that agree near the point have the same limit there."),
            ),
            Rule(
                "arithmetic of limits",
                later("Arithmetic of limits"),
                later(
                    "Sums, differences, products and quotients of limits; of quotients where the divisor’s limit is "
                    "not 0."
                ),
            ),
            Rule(
                "difference quotient",
                later("Difference quotient"),
                later("The limit of (f(u) − f(a))/(u − a) is f′(a)."),
            ),
            Rule(
                "fundamental theorem",
                later("Fundamental theorem of calculus"),
                later(
                    "If F is continuous on [a, b], F′ = f inside and f is continuous on [a, b], then ∫ f = F(b) − F(a)."
                ),
            ),
            Rule(
                "primitive",
                later("A primitive"),
                later("A continuous function has a primitive; the claim must not speak of it."),
            ),
            Rule(
                "integral",
                later("Integrated"),
                later("f ≤ g on the interval gives ∫ f ≤ ∫ g, where both integrals exist."),
            ),
            Rule(
                "linearity of the integral",
                later("Linearity of the integral"),
                later(
                    "The integral of a sum with constant factors is that sum of the integrals, where each of them "
                    "exists."
                ),
            ),
            Rule(
                "affine substitution", later("Substitution"), later("y = a x + b is put into an integral, with a > 0.")
            ),
            Rule(
                "vanishing integral",
                later("A non-negative function whose integral is 0"),
                later("A continuous function f ≥ 0 with ∫ f = 0 is 0 everywhere."),
            ),
            Rule(
                "integrability by an equation",
                later("Integrable, being equal"),
                later("A function that equals a continuous one on a closed interval is integrable there."),
            ),
        ),
    ),
    Group(
        later("Numbers"),
        (
            Rule(
                "induction",
                later("Induction"),
                later("φ(k), and φ(m) ⇒ φ(m + 1) for every m ≥ k, give φ(m) for every m ≥ k."),
            ),
            Rule("Archimedes", later("Archimedes"), later("If a ≤ b + c/m for every m ≥ 1, then a ≤ b.")),
            Rule("rounding", later("Rounding"), later("⌊t⌋ ≤ t < ⌊t⌋ + 1 and t ≤ ⌈t⌉ < t + 1.")),
            Rule(
                "integers",
                later("Whole numbers"),
                later("Between whole numbers a < b gives a + 1 ≤ b; sums and powers of whole numbers are whole."),
            ),
            Rule(
                "enclosure",
                later("Ball arithmetic"),
                later(
                    "Both sides are computed as intervals that are certain to hold them, with all rounding counted; "
                    "the intervals decide. A theorem that rests on this is called enclosed."
                ),
            ),
        ),
    ),
)

_BY_NAME = {rule.name: rule for group in RULES for rule in group.rules}


def name(rule: str) -> str:
    """The heading of a rule, in the reader's language."""
    return _(_BY_NAME[rule].heading) if rule in _BY_NAME else rule


def says(rule: str) -> str:
    """What it says, in one sentence or two."""
    return _(_BY_NAME[rule].says) if rule in _BY_NAME else ""


def anchor(rule: str) -> str | None:
    """Where it stands on the page of the rules; None for one that is not there."""
    return re.sub(r"\W+", "-", rule.lower()) if rule in _BY_NAME else None


def names_no_theorem(words: str) -> bool:
    """Do the words of a part of a reason, in the reader's language, name a way of reckoning?"""
    return _plain_reasons(language()).fullmatch(words) is not None


@lru_cache(maxsize=4)
def _plain_reasons(_language: str) -> re.Pattern[str]:
    """The words in the reader's language; any placeholder for theirs, as those of a reason are numbered through."""
    said = (re.split(r"\{\d+\}", _(words)) for words in _PLAIN_REASONS)
    return re.compile("|".join(r"\{\d+\}".join(map(re.escape, parts)) for parts in said))


_PLAIN_REASONS = (
    "algebra",
    "linearity of the sum",
    "Kronecker delta",
    "rules of logarithms",
    "rules of exponentials",
    "chain rule",
    "product rule",
    "quotient rule",
    "rules of differentiation",
    "its sign",
    "domain of {0}",
    "definition",
    "which cannot be",
    "as supposed",
    "summed over the index",
    "summed over the index, strict at {0}",
    "a sum of non-negative terms that is 0 has only zeros",
    "one term of a sum of non-negative terms",
    "the sum split after {0}",
    "triangle inequality",
    "no entry exceeds the maximum",
    "the maximum is one of the entries",
    "differentiated in {0}",
    "mean value theorem between {0} and {1}",
    "by its form",
    "the right side is differentiable",
    "the right side is continuous",
    "continuity",
    "limits of equal functions",
    "squeezed between two bounds with one limit",
    "limit of the difference quotient",
    "difference of limits",
    "integrated",
    "linearity of the integral",
    "fundamental theorem of calculus",
    "a continuous non-negative function whose integral is 0 vanishes",
    "substituting {0}",
    "induction on {0}",
    "Archimedes: it holds for every {0}",
    "rounding up",
    "rounding down",
    "a sum of integers",
    "a power with a whole exponent ≥ 0",
    "both are integers",
    "rigorous ball arithmetic",
)

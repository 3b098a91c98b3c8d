"""What the two source documents say, claim by claim, and what a careful reader finds.

A: an article on cross-entropy in five sections; B: a lecture note that begins with information. A derivation names the
claims it settles (`claims=("A7", "B11")`); `derive list --claims` shows the table. `true` is "yes", "no", "in part",
or "slip" where the text is at odds with itself (a table that is one column too long, an unnamed logarithm): what stands
there then is what it does, and a remark settles it.

`finding` says to somebody who has read the document what to make of the sentence.
"""

from __future__ import annotations

from dataclasses import dataclass

from derive.translation import deferred as _


@dataclass(frozen=True, slots=True)
class Claim:
    id: str
    words: str
    true: str
    finding: str


@dataclass(frozen=True, slots=True)
class Document:
    """A source document: the letter its claims begin with, and what it is."""

    letter: str
    title: str
    about: str


DOCUMENTS = (
    Document(
        "A",
        _("The article on cross-entropy"),
        _(
            "An article that begins with the formula of entropy, explains cross-entropy by code lengths, and ends at "
            "the loss of a classifier of five animals."
        ),
    ),
    Document(
        "B",
        _("The lecture note that begins with information"),
        _(
            "A lecture note that finds the measure of information from a cup with eight teams, and goes from there to "
            "entropy, relative entropy and the loss of binary cross-entropy."
        ),
    ),
)

CLAIMS = (
    Claim(
        "A1",
        _("Discrete entropy is H(P) = −Σ P(i) log₂ P(i)."),
        "yes",
        _("A definition. A summand with P(i) = 0 counts 0."),
    ),
    Claim(
        "A2",
        _("Continuous entropy is h(P) = −∫ P(x) log P(x) dx."),
        "yes",
        _("A definition too, of what is called differential entropy. It behaves otherwise than entropy does: see A4."),
    ),
    Claim(
        "A3",
        _("Both are one expectation, H(P) = E_{x∼P}[−log P(x)]."),
        "yes",
        _("Written out, the expectation is the sum in the one case and the integral in the other."),
    ),
    Claim(
        "A4",
        _("H(P) is the least average code length; in the continuous case too."),
        "in part",
        _(
            "True of a discrete P: no code that can be decoded has a shorter mean length than H(P), and some prefix "
            "code stays below H(P) + 1. False in the continuous case: differential entropy can be negative and "
            "changes with the unit of x, and a code length does neither."
        ),
    ),
    Claim(
        "A5",
        _("The entropy of an estimate Q may be far from H(P), or equal it by chance; near P it is close."),
        "yes",
        _(
            "There is a Q other than P with the same entropy, and one with a smaller one. On a finite alphabet H(Q) "
            "tends to H(P) as Q tends to P."
        ),
    ),
    Claim(
        "A6",
        _("Cross-entropy E_{x∼P}[−log Q(x)] is the mean code length under the code made for Q."),
        "yes",
        _(
            "Up to rounding: lengths are whole numbers, so the code with the lengths −log₂ Q(i), rounded up, costs at "
            "least H(P, Q) bits and less than H(P, Q) + 1."
        ),
    ),
    Claim(
        "A7",
        _("H(P,Q) ≥ H(P), with equality exactly when Q = P."),
        "yes",
        _(
            "This is Gibbs’ inequality. It needs both sums to be 1: where the q_i add up to more than 1, the "
            "cross-entropy can lie below the entropy."
        ),
    ),
    Claim(
        "A8",
        _("H(P,Q) and H(Q,P) differ unless Q = P."),
        "in part",
        _(
            "In general they differ. But they can agree for different P and Q: for (0.2, 0.8) and (0.8, 0.2) both are "
            "1.9219 bits."
        ),
    ),
    Claim(
        "A9",
        _("A one-hot distribution has entropy 0."),
        "yes",
        _("One summand is 1 · log 1 = 0, the others are 0 log 0, which stands for 0: x log x tends to 0 as x does."),
    ),
    Claim(
        "A10",
        _("One-hot against (0.4, 0.3, 0.05, 0.05, 0.2): H = −log 0.4 ≈ 0.916."),
        "yes",
        _("With the natural logarithm: 0.916 nats, which are 1.32 bits."),
    ),
    Claim(
        "A11",
        _("One-hot against (0.98, 0.01, 0, 0, 0.01): H = −log 0.98 ≈ 0.02."),
        "yes",
        _(
            "The number is right, but not for the reason of A9: p log q has no limit as p and q both tend to 0. Terms "
            "with p = 0 count 0 because such outcomes never occur."
        ),
    ),
    Claim(
        "A12",
        _("Cross-entropy falls as the prediction improves and is 0 for a perfect one."),
        "in part",
        _(
            "True of one-hot targets, where “better” means a larger probability of the right class. With soft targets "
            "the least value is the entropy of the target: (0.7, 0.3) leaves 0.611 nats however good the prediction "
            "is."
        ),
    ),
    Claim(
        "A13",
        _("log₂ x = ln x / ln 2; another base only rescales."),
        "yes",
        _("Entropy, cross-entropy and divergence all take the same factor when the base changes."),
    ),
    Claim(
        "A14",
        _("1 nat is the information at probability 1/e, 1 bit at probability 1/2."),
        "yes",
        _("Since −ln(1/e) = 1 and −log₂(1/2) = 1."),
    ),
    Claim(
        "A15",
        _("With P(dog) = 1 − P(cat) two-class cross-entropy is −P log P̂ − (1−P) log(1−P̂)."),
        "yes",
        _("It also takes Q(dog) = 1 − Q(cat), which the text uses and does not say."),
    ),
    Claim(
        "A16",
        _("Binary cross-entropy is cross-entropy with two classes."),
        "yes",
        _("Written out for the distributions (y, 1 − y) and (q, 1 − q), the two are the same expression."),
    ),
    Claim(
        "A17",
        _("The label table gives six entries to five animals; a later vector has five."),
        "slip",
        _("A slip in the text: the table has one column too many for the five animals."),
    ),
    Claim(
        "A18",
        _("Entropy is written with log₂ in one place and with an unnamed (natural) log in another."),
        "slip",
        _(
            "Both are customary, but a text should say which it means: the numbers of A10 and A11 are nats, those of "
            "the coding part bits."
        ),
    ),
    Claim(
        "A19",
        _("If a distribution is known, its entropy can be computed."),
        "in part",
        _(
            "On a finite alphabet, yes. With infinitely many outcomes the entropy of a known distribution can be "
            "infinite."
        ),
    ),
    Claim(
        "A20",
        _("Base e is used because derivatives are easier."),
        "yes",
        _("The derivative of log_b x is 1/(x ln b); the factor is 1 for the base e, and for no other."),
    ),
    Claim(
        "A21",
        _("One bit of information removes half of the uncertainty."),
        "in part",
        _(
            "It halves the number of equally likely possibilities. It does not halve the entropy: from 8 "
            "possibilities to 4 it goes from 3 bits to 2."
        ),
    ),
    Claim(
        "B1",
        _("f(1/8) = f(1/4) + f(1/2)."),
        "yes",
        _("The law of B3 at one place: 1/8 = 1/4 · 1/2."),
    ),
    Claim(
        "B2",
        _("P(win) = P(final)·P(win the final)."),
        "yes",
        _(
            "By the chain rule of probability. The second factor is the probability of winning the final once one is "
            "in it; the events are not independent, nor need they be."
        ),
    ),
    Claim(
        "B3",
        _("f(x₁x₂) = f(x₁) + f(x₂) makes f a multiple of the logarithm."),
        "in part",
        _(
            "True if f is differentiable, or continuous, or monotone, each of which is enough. Without any such "
            "condition there are other, wild solutions."
        ),
    ),
    Claim(
        "B4",
        _("Information falls as the probability grows, so the factor is negative."),
        "yes",
        _(
            "It even follows: where the law of B3 holds and no value is negative, f never grows, and a monotone f that "
            "obeys the law is a multiple of the logarithm. (Only f = 0 has the factor 0.)"
        ),
    ),
    Claim(
        "B5",
        _("f = −log to a base; base 2 or e is a choice of unit."),
        "yes",
        _("f(1/2) = 1 makes the base 2 and the unit the bit, f(1/e) = 1 makes the base e and the unit the nat."),
    ),
    Claim(
        "B6",
        _("Information summed over outcomes: 2 bits and 6.6584 bits; it does not measure uncertainty."),
        "yes",
        _(
            "The numbers are right. The plain sum even turns the order round: it calls the lopsided match the more "
            "uncertain one, 6.66 bits against 2, while the entropies are 0.081 and 1."
        ),
    ),
    Claim(
        "B7",
        _("The entropies of the two systems are 1 bit and 0.08079 bits."),
        "yes",
        _("To the digits given."),
    ),
    Claim(
        "B8",
        _("Entropy is the expectation of information."),
        "yes",
        _("With f = −log₂ put into Σ p_i f(p_i) this is the definition of entropy."),
    ),
    Claim(
        "B9",
        _("D(P‖Q) = Σ pᵢ(f(qᵢ) − f(pᵢ)) = H(P,Q) − H(P)."),
        "yes",
        _("All three forms are equal, where no q_i is 0 unless p_i is."),
    ),
    Claim(
        "B10",
        _("D is small when P and Q are close, 0 when they are equal."),
        "in part",
        _(
            "For a P without zeros, yes: D falls like the square of the distance. At the edge it is false: (1 − ε, ε) "
            "is as close to (1, 0) as one likes and the divergence is infinite. The other way round it always holds: "
            "small D means close."
        ),
    ),
    Claim(
        "B11",
        _("Gibbs: H(P,Q) ≥ H(P), so D(P‖Q) ≥ 0."),
        "yes",
        _("The second is the first with H(P) taken to the other side. All rests on log t ≤ t − 1."),
    ),
    Claim(
        "B12",
        _("Minimising H(P,Q) brings Q to P; minimising cross-entropy is minimising D."),
        "in part",
        _(
            "For one fixed P, yes: both have the same gradient in Q, and Q = P is the only minimum. Values for "
            "different P cannot be compared: H((1, 0), (0.9, 0.1)) = 0.105 lies below the least value 0.693 for P = "
            "(½, ½)."
        ),
    ),
    Claim(
        "B13",
        _("Over n items: −Σ (xᵢ log yᵢ + (1−xᵢ) log(1−yᵢ)), from Σ xᵢ(−log yᵢ) by equalities."),
        "in part",
        _(
            "The loss is right, and is the negative log-likelihood of independent yes-or-no outcomes. The chain of "
            "equalities is not: for x = 0 and y = ½ the sum with one term is 0, that with two is 1 bit. The least "
            "value for soft x is not 0 but the sum of their entropies."
        ),
    ),
    Claim(
        "B14",
        _("Relative entropy compares the entropies of two systems: it is their difference."),
        "no",
        _("(0.2, 0.8) and (0.8, 0.2) have the same entropy, and the divergence of one from the other is 1.2 bits."),
    ),
    Claim(
        "B15",
        _("D(P‖Q) and D(Q‖P) differ: the first argument is the base."),
        "yes",
        _("An example shows that they differ; P, the first, is the distribution over which the mean is taken."),
    ),
)

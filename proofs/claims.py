"""What the two source documents say, claim by claim, and what a careful reader finds.

A: an article on cross-entropy in five sections; B: a lecture note that begins with information. A derivation names the
claims it settles (`claims=("A7", "B11")`); `derive list --claims` shows the table. `true` is "yes", "no" or "in part".
A claim about the text itself (a table that is one column short, an unnamed logarithm) has a remark instead of a proof.
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Claim:
    id: str
    words: str
    true: str


CLAIMS = (
    Claim("A1", "Discrete entropy is H(P) = −Σ P(i) log₂ P(i).", "yes"),
    Claim("A2", "Continuous entropy is h(P) = −∫ P(x) log P(x) dx.", "yes"),
    Claim("A3", "Both are one expectation, H(P) = E_{x∼P}[−log P(x)].", "yes"),
    Claim("A4", "H(P) is the least average code length; in the continuous case too.", "in part"),
    Claim("A5", "The entropy of an estimate Q may be far from H(P), or equal it by chance; near P it is close.", "yes"),
    Claim("A6", "Cross-entropy E_{x∼P}[−log Q(x)] is the mean code length under the code made for Q.", "yes"),
    Claim("A7", "H(P,Q) ≥ H(P), with equality exactly when Q = P.", "yes"),
    Claim("A8", "H(P,Q) and H(Q,P) differ unless Q = P.", "in part"),
    Claim("A9", "A one-hot distribution has entropy 0.", "yes"),
    Claim("A10", "One-hot against (0.4, 0.3, 0.05, 0.05, 0.2): H = −log 0.4 ≈ 0.916.", "yes"),
    Claim("A11", "One-hot against (0.98, 0.01, 0, 0, 0.01): H = −log 0.98 ≈ 0.02.", "yes"),
    Claim("A12", "Cross-entropy falls as the prediction improves and is 0 for a perfect one.", "in part"),
    Claim("A13", "log₂ x = ln x / ln 2; another base only rescales.", "yes"),
    Claim("A14", "1 nat is the information at probability 1/e, 1 bit at probability 1/2.", "yes"),
    Claim("A15", "With P(dog) = 1 − P(cat) two-class cross-entropy is −P log P̂ − (1−P) log(1−P̂).", "yes"),
    Claim("A16", "Binary cross-entropy is cross-entropy with two classes.", "yes"),
    Claim("A17", "The label table gives six entries to five animals; a later vector has five.", "no"),
    Claim("A18", "Entropy is written with log₂ in one place and with an unnamed (natural) log in another.", "no"),
    Claim("A19", "If a distribution is known, its entropy can be computed.", "in part"),
    Claim("A20", "Base e is used because derivatives are easier.", "yes"),
    Claim("A21", "One bit of information removes half of the uncertainty.", "in part"),
    Claim("B1", "f(1/8) = f(1/4) + f(1/2).", "yes"),
    Claim("B2", "P(win) = P(final)·P(win the final).", "yes"),
    Claim("B3", "f(x₁x₂) = f(x₁) + f(x₂) makes f a multiple of the logarithm.", "in part"),
    Claim("B4", "Information falls as the probability grows, so the factor is negative.", "yes"),
    Claim("B5", "f = −log to a base; base 2 or e is a choice of unit.", "yes"),
    Claim("B6", "Information summed over outcomes: 2 bits and 6.6584 bits; it does not measure uncertainty.", "yes"),
    Claim("B7", "The entropies of the two systems are 1 bit and 0.08079 bits.", "yes"),
    Claim("B8", "Entropy is the expectation of information.", "yes"),
    Claim("B9", "D(P‖Q) = Σ pᵢ(f(qᵢ) − f(pᵢ)) = H(P,Q) − H(P).", "yes"),
    Claim("B10", "D is small when P and Q are close, 0 when they are equal.", "in part"),
    Claim("B11", "Gibbs: H(P,Q) ≥ H(P), so D(P‖Q) ≥ 0.", "yes"),
    Claim("B12", "Minimising H(P,Q) brings Q to P; minimising cross-entropy is minimising D.", "in part"),
    Claim("B13", "Over n items: −Σ (xᵢ log yᵢ + (1−xᵢ) log(1−yᵢ)), from Σ xᵢ(−log yᵢ) by equalities.", "in part"),
    Claim("B14", "Relative entropy compares the entropies of two systems: it is their difference.", "no"),
    Claim("B15", "D(P‖Q) and D(Q‖P) differ: the first argument is the base.", "yes"),
)

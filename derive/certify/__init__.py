"""Certificates: every step of a derivation as a lemma that the kernel of Coq proves again.

lemmas.py turns the tree of reasons of a theorem into lemmas, scripts.py writes their proofs, models.py a point at which
the hypotheses hold, certificate.py puts a file together; coq.py runs Coq, accepting.py says what is accepted, run.py
does it for many derivations; remembered.py keeps what was found.
"""

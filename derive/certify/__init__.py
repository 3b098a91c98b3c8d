"""Certificates: every step of a derivation as a lemma that the kernel of Coq proves again.

lemmas.py turns the tree of reasons of a theorem into lemmas, scripts.py writes their proofs, models.py a point at which
the hypotheses hold, certificate.py puts a file together, gathering.py does so for many. coq.py runs Coq, steps.py asks
it about single steps, accepting.py about whole files, and says what is accepted; run.py decides which way to go, and
keeps what was found. recording.py writes the list of what is certified, recorded.py reads it, report.py makes tables of
it. mutants.py sees that no false statement passes.
"""

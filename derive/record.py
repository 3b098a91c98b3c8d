"""python -m derive.record: ask SymPy all questions of the catalogue anew and write down what it answers.

Run it when a derivation asks SymPy something new; the record lets the catalogue be checked without SymPy.
"""

from __future__ import annotations

import click

from derive.catalogue import find, index
from derive.propose.recorded import ask_sympy, asked, write_record


def main() -> None:
    for name in index():
        assert find(name).derivation
    answers = {key: ask_sympy(kind, question) for key, (kind, question) in asked().items()}
    write_record(answers)
    click.echo(f"{len(answers)} answers of SymPy recorded.")


if __name__ == "__main__":
    main()

"""python -m derive.record: ask SymPy all questions of the catalogue anew and write down what it answers.

Run it when a derivation asks SymPy something new; the record lets the catalogue be checked without SymPy.
"""

from __future__ import annotations

import click

from derive.authoring.refusals import StepRefused, Unfinished
from derive.catalogue import find, index
from derive.propose.recorded import ask_sympy, asked, write_record


def main() -> None:
    for name in index():
        try:
            assert find(name).derivation
        except (StepRefused, Unfinished) as error:  # what it asked before is recorded all the same
            click.echo(f"Not all of its questions may be recorded: {error}", err=True)
    answers = {key: ask_sympy(kind, question) for key, (kind, question) in asked().items()}
    write_record(answers)
    click.echo(f"{len(answers)} answers of SymPy recorded.")


if __name__ == "__main__":
    main()

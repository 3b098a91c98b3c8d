"""The command line: derive list · show · check · gradient · code · export · build.

What is slow to import is imported inside the commands, so that `derive list` and `--help` answer at once.
A user's mistake ends in a sentence and exit code 2; a check that does not pass in exit code 1.
"""

from __future__ import annotations

import gc
import math
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from derive.commands import Commands, Mistake
from derive.options import with_choices, with_files
from derive.punctuation import colon, space
from derive.translation import _, relayed

if TYPE_CHECKING:
    from derive.authoring.derivation import Derivation
    from derive.authoring.theorem import Entry
    from derive.catalogue import Listed
    from derive.kernel.theorem import Theorem
    from derive.publish.choices import Choices

FORMATS = ("text", "markdown", "latex")
CERTIFICATE = "coq"
_OBJECTS = 100_000  # so many new objects before garbage is looked for: terms are many, and in no cycles


class _Commands(Commands):
    """The commands; what goes wrong in a line of a user's own file ends in a sentence that names the line."""

    def invoke(self, ctx: click.Context) -> Any:
        try:
            return super().invoke(ctx)
        except MemoryError:
            raise Mistake(_("This takes more memory than there is.")) from None
        except Exception as error:
            line = _line_of_a_users_file(error)
            if line is None:
                raise
            told = error.msg if isinstance(error, SyntaxError) else str(error) or type(error).__name__
            raise Mistake(f"{line}{colon()}{space()}{relayed(told)}") from None


_own_files: set[str] = set()  # those that were asked for on the command line


def _line_of_a_users_file(error: Exception) -> str | None:
    """ "my_proof.py, line 7" where the error comes from there; None where it may be our own mistake."""
    if isinstance(error, SyntaxError) and error.filename in _own_files:
        return _("{file}, line {number}").format(file=error.filename, number=error.lineno)
    found, here = None, error.__traceback__
    while here is not None:
        name = here.tb_frame.f_code.co_filename
        if name in _own_files and (here.tb_next is None or isinstance(error, TypeError | ValueError)):
            found = _("{file}, line {number}").format(file=name, number=here.tb_lineno)
        here = here.tb_next
    return found


@click.group(cls=_Commands, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(package_name="derive-proofs")
def main() -> None:
    """Derivations of information theory and classification losses, checked step by step."""
    gc.set_threshold(_OBJECTS)


def _entries(names: Sequence[str]) -> list[Entry]:
    """The entries of these names or files."""
    from derive.catalogue import NotInCatalogue, find, load_file

    found: list[Entry] = []
    for name in names:
        if name.endswith(".py"):
            _own_files.update((name, str(Path(name).resolve())))
        try:
            found += load_file(Path(name)) if name.endswith(".py") else [find(name)]
        except NotInCatalogue as error:
            raise Mistake(str(error)) from None
        except FileNotFoundError:
            raise Mistake(_("There is no file {name}.").format(name=name)) from None
    return found


def _everything() -> list[Entry]:
    return _entries(list(_index()))


def _index() -> dict[str, Listed]:
    from derive.catalogue import NotInCatalogue, index

    try:
        return index()
    except NotInCatalogue as error:
        raise Mistake(str(error)) from None


@main.command("list")
@click.option("--claims", is_flag=True, help="The claims of the two source documents, row by row, with their verdicts.")
@click.option("--losses", is_flag=True, help="The losses, each with what is proved of it and the verdicts.")
@click.argument("words", nargs=-1)
def list_(claims: bool, losses: bool, words: tuple[str, ...]) -> None:
    """List the derivations (those whose name or title holds all WORDS)."""
    if claims + losses + bool(words) > 1:
        raise Mistake(_("Ask for one of them: `derive list WORDS`, `derive list --claims`, `derive list --losses`."))
    if claims:
        from derive.reports import print_claims

        sys.exit(0 if print_claims() else 1)
    if losses:
        from derive.reports import print_losses

        sys.exit(0 if print_losses() else 1)
    found = [
        x for x in _index().values() if all(w.lower() in f"{x.name} {x.title} {_(x.title)}".lower() for w in words)
    ]
    for listed in found:
        click.echo(f"{listed.name:48s} {_(listed.title)}")
    if not found:
        told = _("No derivation has {words} in its name or title. `derive list` shows all.")
        raise Mistake(told.format(words=_(" and ").join(words)))


@main.command()
@click.argument("names", nargs=-1, required=True, metavar="NAME|FILE.py…")
@click.option("--format", "notation", type=click.Choice((*FORMATS, CERTIFICATE)), default="text", show_default=True)
@click.option("--tree", is_flag=True, help="The kernel's tree of reasons instead of the page.")
@with_choices
def show(names: tuple[str, ...], notation: str, tree: bool, choices: Choices) -> None:
    """Print derivations by name, or those in a file of your own."""
    if tree and notation != "text":
        raise Mistake(_("The tree of reasons is text: leave out --format {format}.").format(format=notation))
    if notation == CERTIFICATE:
        from derive.certify.certificate import SameName
        from derive.certify.command import print_certificates

        try:
            sys.exit(0 if print_certificates(_entries(names)) else 1)
        except SameName as error:
            raise Mistake(str(error)) from None
    from derive.reports import pages, print_trees
    from derive.verification import checked_derivation

    derivations: list[Derivation] = []
    theorems: list[Theorem] = []
    good = True
    for entry in _entries(names):
        derivation = checked_derivation(entry, own=entry.path in _own_files)
        good = derivation is not None
        if derivation is None:
            break
        derivations.append(derivation)
        theorems.append(entry.theorem)
    if tree:
        print_trees(theorems, derivations, choices)
    else:
        for page in pages(derivations, notation, choices):
            click.echo(page)
    sys.exit(0 if good else 1)


@main.command(context_settings={"ignore_unknown_options": True})
@click.argument("what", nargs=-1, type=click.UNPROCESSED, metavar="[FORMULA|NAME|FILE.py]…")
@click.option("--where", default="", help="Hypotheses of a formula, separated by commas: '0<p<1, q>0'.")
@click.option("--samples", type=click.IntRange(1), help="With gibbs_inequality: this many random distributions.")
@click.option("--classes", type=click.IntRange(2), default=10, show_default=True, help="Classes of each distribution.")
@click.option("--seed", type=int, default=0, show_default=True)
@click.option("--mutants", is_flag=True, help="Break every step, leave out every hypothesis, and ask the kernel again.")
@click.option("--picture", type=click.Path(dir_okay=False, path_type=Path), help="Write the gap's distribution (SVG).")
def check(
    what: tuple[str, ...],
    where: str,
    samples: int | None,
    classes: int,
    seed: int,
    mutants: bool,
    picture: Path | None,
) -> None:
    """Check a formula, a derivation, a file of your own, or (with no argument) the whole catalogue.

    \b
    derive check 'log(x^2) = 2*log(x)' --where 'x > 0'
    derive check '-log(0.4) = 0.916 +- 0.0005'
    derive check gibbs_inequality --samples 1000000
    """
    from derive import reports
    from derive.catalogue import aliases

    unknown_option = next((w for w in what if w.startswith("--") and w[2:].replace("-", "").isalpha()), None)
    if unknown_option:
        told = _("There is no option {option}. `derive check --help` shows the options.")
        raise Mistake(told.format(option=unknown_option))
    if picture is not None and samples is None:
        raise Mistake(_("--picture draws the random distributions of --samples: say how many, as in --samples 10000."))
    good = True
    if mutants:
        good = reports.check_mutants(_entries(what) if what else _everything())
        sys.exit(0 if good else 1)
    if not what:
        _refuse_where(where, _("the catalogue"))
        good = reports.check_catalogue()
    for w in what:
        if _is_folder(w):
            raise Mistake(_("{name} is a folder: name a file in it, such as my_proof.py.").format(name=w))
        if w.endswith(".py") or w in _index() or w in aliases() or w.isidentifier():
            _refuse_where(where, w)
            for entry in _entries([w]):
                good &= reports.check_entry(entry)
                if samples is not None:
                    good &= reports.sweep(entry.name, samples, classes, seed, picture)
        else:
            good &= reports.check_formula(w, where)
    sys.exit(0 if good else 1)


def _is_folder(name: str) -> bool:
    try:
        return Path(name).is_dir()
    except (OSError, ValueError):  # a formula may be too long for a path
        return False


def _refuse_where(where: str, name: str) -> None:
    if where:
        told = _("--where gives hypotheses of a formula; those of {name} stand in its derivation.")
        raise Mistake(told.format(name=name))


@main.command()
@click.argument("name")
@click.option("--target", type=click.Choice(("numpy", "torch", "jax")), default="numpy", show_default=True)
@click.option("--hessian", is_flag=True, help="Also the Hessian times a vector.")
def code(name: str, target: str, hessian: bool) -> None:
    """Print a loss (or any theorem "f(…) = a closed form") as a NumPy, PyTorch or JAX program.

    \b
    derive code binary_cross_entropy_with_logits --target torch
    derive code softmax_cross_entropy --hessian
    """
    from derive.catalogue import NotInCatalogue
    from derive.code import NoCode, written

    if name.endswith(".py"):
        raise Mistake(_("`derive code` takes the name of a loss or a theorem of the catalogue, not a file."))
    try:
        click.echo(written(name, target, hessian).text, nl=False)
    except (NotInCatalogue, NoCode) as error:
        raise Mistake(str(error)) from None


@main.command(context_settings={"ignore_unknown_options": True})
@click.argument("formula", type=click.UNPROCESSED)
@click.option("--wrt", required=True, help="What to differentiate in: a variable x or an entry z[k].")
@click.option("--where", default="", help="Hypotheses, separated by commas: '0<p<1, sum(i,1,K,t[i])=1'.")
@click.option("--format", "notation", type=click.Choice(FORMATS), default="text", show_default=True)
@click.option("--hessian", is_flag=True, help="The second derivative too.")
@click.option("--check", "claim", help="A result of your own, held against the derived one: 'sigma(x) - y'.")
def gradient(formula: str, wrt: str, where: str, notation: str, hessian: bool, claim: str | None) -> None:
    """Derive the derivative of a formula step by step, down to its simplest form.

    \b
    derive gradient '-y*log(σ(x)) - (1-y)*log(1-σ(x))' --wrt x --check 'σ(x) - y'
    derive gradient '-log(exp(z[y])/sum(j,1,K,exp(z[j])))' --wrt 'z[k]' --hessian
    derive gradient '-y*log(p) - (1-y)*log(1-p)' --wrt p --where '0<p<1' --format latex
    """
    from derive.reports import print_gradient

    sys.exit(0 if print_gradient(formula, wrt, where, notation, hessian, claim) else 1)


@main.command()
@click.argument("names", nargs=-1, metavar="[NAME|FILE.py]…")
@click.option("--all", "again", is_flag=True, help="Try what is listed as not certified again.")
@click.option("--seconds", type=click.IntRange(min=1), help="Coq's time for a sentence of a proof.  [default: 20]")
@click.option("--minutes", type=click.FloatRange(min=0), help="When to stop trying what fails, step by step.")
@click.option("--record", is_flag=True, help="Try everything, and write the list of what is certified anew.")
def certify(names: tuple[str, ...], again: bool, seconds: int | None, minutes: float | None, record: bool) -> None:
    """Have derivations, or the whole catalogue, proved again by Coq's kernel.

    \b
    derive certify gibbs_inequality
    derive certify my_proof.py
    derive certify --all --seconds 60
    derive show gibbs_inequality --format coq
    """
    from derive.certify.certificate import SameName
    from derive.certify.command import Wanted
    from derive.certify.command import certify as certify_
    from derive.certify.coq import SECONDS_FOR_A_STEP, NoCoq

    if record and names:
        raise Mistake(_("The list is of the whole catalogue: `derive certify --record` takes no names."))
    wanted = Wanted(not names, again, record, seconds or SECONDS_FOR_A_STEP, math.inf if minutes is None else minutes)
    try:
        good = certify_(_entries(names) if names else _everything(), wanted)
    except (NoCoq, SameName) as error:
        raise Mistake(str(error)) from None
    sys.exit(0 if good else 1)


_output = click.option(
    "-o", "--output", "folder", type=click.Path(file_okay=False, path_type=Path), required=True, help="Where to write."
)
_pdf = click.option("--pdf", is_flag=True, help="A typeset PDF too. No TeX is needed.")

_html = click.option("--html", is_flag=True, help="A site too, in the folder site: pages that need no network.")
_html_page = click.option(
    "--html", is_flag=True, help="Each as one HTML file too, which needs no other and no network."
)


@main.command()
@click.argument("names", nargs=-1, required=True, metavar="NAME|FILE.py…")
@_output
@_pdf
@_html_page
@with_files
@with_choices
def export(names: tuple[str, ...], folder: Path, choices: Choices, pdf: bool, html: bool) -> None:
    """Write the LaTeX fragment and the Markdown page of some derivations."""
    _write(_entries(names), folder, choices, article=False, pdf=pdf, html=html)


@main.command("build")
@click.argument("names", nargs=-1, metavar="[FILE.py]…")
@click.option("-o", "--output", "folder", type=click.Path(file_okay=False, path_type=Path), help="Where to write.")
@click.option(
    "--coq",
    "certificates",
    type=click.Path(file_okay=False, path_type=Path),
    help="Where to write the certificates, which Coq's own tools compile.",
)
@_pdf
@_html
@with_files
@with_choices
def build_(
    names: tuple[str, ...],
    folder: Path | None,
    certificates: Path | None,
    choices: Choices,
    pdf: bool,
    html: bool,
) -> None:
    """Verify the whole catalogue (and files of your own) and write all documents."""
    if folder is None and certificates is None:
        raise Mistake(_("Say where to write: `derive build -o FOLDER`."))
    entries = [*_everything(), *_entries(names)]
    if certificates is not None:
        _write_certificates(entries, certificates)
    if folder is not None:
        _write(entries, folder, choices, article=True, pdf=pdf, html=html)


def _write_certificates(entries: Sequence[Entry], folder: Path) -> None:
    from derive.certify.certificate import SameName
    from derive.certify.command import write_certificates
    from derive.certify.coq import NoCoq

    try:
        write_certificates(entries, folder)
    except (NoCoq, SameName) as error:
        raise Mistake(str(error)) from None
    except OSError as error:
        told = _("{folder} cannot be written: {why}.")
        raise Mistake(told.format(folder=folder, why=error.strerror or error)) from None


def _write(
    entries: Sequence[Entry], folder: Path, choices: Choices, article: bool, pdf: bool, html: bool = False
) -> None:
    """Write the documents; the exit code says whether all derivations hold."""
    from derive.publish.own_files import NotOurs
    from derive.publish.site.errors import NoSite
    from derive.publish.tex import TexFailed, TexMissing
    from derive.publish.typst.pdf import NoPdf
    from derive.reports import build

    try:
        good = build(entries, folder, choices, article, pdf, html)
    except (NotOurs, NoPdf, NoSite, TexMissing, TexFailed) as error:
        raise Mistake(str(error)) from None
    except OSError as error:
        told = _("{folder} cannot be written: {why}.")
        raise Mistake(told.format(folder=folder, why=error.strerror or error)) from None
    sys.exit(0 if good else 1)


if __name__ == "__main__":
    main()
